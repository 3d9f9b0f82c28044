"""Why origins do not know independently of one another: each reason with the claims that show it.

1. Pairs that are one: of one family or party, publishers of one text, the same unnamed words with the same number,
   passages in the same words whose order nobody knows.
2. Origins that say nothing of their own: they quote, or copy, another that also tells the event.

An origin that adds a source of its own to what it took stays independent. Rule ids: dependence.quotes, dependence.copy,
dependence.passage, dependence.family, dependence.unnamed.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from tawthiq.assessment.borrowing import Borrowing
from tawthiq.assessment.duplicates import earlier
from tawthiq.assessment.figures import is_zero
from tawthiq.assessment.names import name_of
from tawthiq.assessment.origins import Knower, Trace
from tawthiq.model.claim import Claim
from tawthiq.model.document import Document
from tawthiq.records import Record


class Reason(Record, frozen=True):
    """Origin key `one` depends on `other` (or the two are one) by `rule`; `claims` show it, those of `one` first."""

    rule: str
    one: str
    other: str
    claims: tuple[str, ...] = ()
    words: str | None = None


class Told(Record, frozen=True):
    """What the rules look at: an incident's claims with their reports and origins, and what was borrowed."""

    claims: Sequence[Claim]
    documents: Mapping[str, Document]
    traced: Trace
    borrowing: Borrowing


def reasons(told: Told) -> tuple[tuple[Reason, ...], tuple[Reason, ...]]:
    """Pairs of origins that are one (step 1), and origins that do not count beside the second of the pair (step 2)."""
    copied = _copied(told)
    return tuple(_alike(told, copied)), tuple(_leaning(told, copied))


def _alike(told: Told, copied: "_Copied") -> Iterator[Reason]:
    yield from _same_family(told)
    yield from _same_text(told)
    yield from _same_unnamed(told)
    for taken in copied.taken:
        if taken.mutual and copied.is_all_taken(taken.one) and copied.is_all_taken(taken.other):
            yield Reason("dependence.passage", taken.one, taken.other, taken.claims)


def _leaning(told: Told, copied: "_Copied") -> Iterator[Reason]:
    yield from _quoting(told)
    for taken in copied.taken:
        one, other = copied.is_all_taken(taken.one), taken.mutual and copied.is_all_taken(taken.other)
        if one and not other:
            yield Reason(taken.rule, taken.one, taken.other, taken.claims)
        elif other and not one:
            yield Reason(taken.rule, taken.other, taken.one, taken.claims[::-1])


def _same_family(told: Told) -> Iterator[Reason]:
    """Origins of one organisation family, or speaking for one party."""
    families: dict[str, dict[str, str]] = defaultdict(dict)
    for claim in told.claims:
        for knower in told.traced.knowers[claim.id]:
            for family in (knower.family, knower.party and f"party:{knower.party}"):
                if family and not knower.leaf:
                    families[family].setdefault(knower.key, claim.id)
    for family, members in families.items():
        (first, shows), *others = members.items()
        for other, claim_id in others:
            yield Reason("dependence.family", other, first, (claim_id, shows), family)


def _same_text(told: Told) -> Iterator[Reason]:
    """Publishers whose own words stand in one text."""
    own = _own_words(told)
    for a, b in _text_pairs(told):
        if a in own and b in own and own[a].key != own[b].key:
            one, other = (a, b) if earlier(told.documents.get(b), told.documents.get(a)) else (b, a)
            claims = (own[one].claims[0].id, own[other].claims[0].id)
            yield Reason("dependence.copy", own[one].key, own[other].key, claims)


def _same_unnamed(told: Told) -> Iterator[Reason]:
    """The same unnamed words (مصادر محلية) with the same number under two publishers."""
    first: dict[tuple[str, str, int | None, int | None], tuple[str, str]] = {}
    for claim in told.claims:
        for knower in told.traced.knowers[claim.id]:
            if not knower.leaf or knower.source is None:
                continue
            words = name_of(knower.source.quote, knower.source.kind).key
            for harm in claim.harms:
                if (harm.min is None and harm.max is None) or is_zero(harm):
                    continue
                key, shows = first.setdefault((words, harm.outcome, harm.min, harm.max), (knower.key, claim.id))
                if key != knower.key:
                    yield Reason("dependence.unnamed", knower.key, key, (claim.id, shows), knower.source.quote)


def _quoting(told: Told) -> Iterator[Reason]:
    """Origins without a source of their own, with those they quote in the same report."""
    own: dict[str, set[str]] = defaultdict(set)
    quoted: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    shows: dict[str, str] = {}
    sourced: set[str] = set()
    for claim in told.claims:
        for knower in told.traced.knowers[claim.id]:
            own[knower.key].add(claim.document)
            shows.setdefault(knower.key, claim.id)
            if _is_own_source(told, claim, knower):
                sourced.add(knower.key)
            for above in knower.quoted_by:
                quoted[above, claim.document].setdefault(knower.key, claim.id)
    for key, reports in own.items():
        if key in sourced or not all((key, report) in quoted for report in reports):
            continue
        others = {o: c for report in sorted(reports) for o, c in quoted[key, report].items()}
        for other, claim_id in others.items():
            yield Reason("dependence.quotes", key, other, (shows[key], claim_id))


def _is_own_source(told: Told, claim: Claim, knower: Knower) -> bool:
    """Whether an origin has its word from somebody of its own: unnamed people, or a publisher's own correspondent."""
    return knower.leaf or (knower.source is not None and knower.key == _publisher(told, claim))


class _Own(Record, frozen=True):
    """What a publisher tells in its own word, or from unnamed sources, in one report."""

    key: str
    claims: tuple[Claim, ...]


def _own_words(told: Told) -> Mapping[str, _Own]:
    found: dict[str, list[Claim]] = defaultdict(list)
    for claim in told.claims:
        if _publisher(told, claim) in told.traced.keys(claim.id):
            found[claim.document].append(claim)
    return {name: _Own(_publisher(told, claims[0]), tuple(claims)) for name, claims in found.items()}


def _publisher(told: Told, claim: Claim) -> str:
    return told.traced.publishers[claim.document]


class _Taken(Record, frozen=True):
    """A claim of origin `one` in the words of a claim of `other`; `mutual` where nobody knows which came first."""

    rule: str
    one: str
    other: str
    claims: tuple[str, str]
    mutual: bool


class _Copied(Record, frozen=True):
    taken: tuple[_Taken, ...]
    free: frozenset[str]

    def is_all_taken(self, key: str) -> bool:
        """Whether an origin adds nothing of its own: each of its reports has copied claims, and no other source."""
        return key not in self.free


def _copied(told: Told) -> _Copied:
    """Claims that publishers took, and the publishers that also tell something of their own."""
    by_id = {c.id: c for c in told.claims}
    taken: dict[tuple[str, str, str], _Taken] = {}
    marked: set[str] = set()
    for rule, a, b in _pairs(told, by_id):
        for item in _between(told, rule, by_id[a], by_id[b]):
            taken.setdefault((item.rule, item.one, item.other), item)
            marked.update(item.claims if item.mutual else item.claims[:1])
    free = set()
    for own in _own_words(told).values():
        kept = [c for c in own.claims if c.id not in marked]
        if len(kept) == len(own.claims) or any(
            _is_own_source(told, c, k) for c in kept for k in told.traced.knowers[c.id]
        ):
            free.add(own.key)
    return _Copied(tuple(taken.values()), frozenset(free))


def _pairs(told: Told, by_id: Mapping[str, Claim]) -> Iterator[tuple[str, str, str]]:
    """Pairs of claims in the same words, with the rule: passages, and the claims of near-duplicate texts."""
    for a in by_id:
        for b in sorted(told.borrowing.passages.get(a, ())):
            if a < b and b in by_id:
                yield "dependence.passage", a, b
    reports: dict[str, list[str]] = defaultdict(list)
    for claim in told.claims:
        reports[claim.document].append(claim.id)
    for one, other in _text_pairs(told):
        yield from (("dependence.copy", a, b) for a in reports[one] for b in reports[other])


def _text_pairs(told: Told) -> Iterator[tuple[str, str]]:
    """Pairs of reports of this incident that are one text."""
    here = dict.fromkeys(c.document for c in told.claims)
    for a in here:
        yield from ((a, b) for b in sorted(told.borrowing.texts.get(a, ())) if a < b and b in here)


def _between(told: Told, rule: str, a: Claim, b: Claim) -> Iterable[_Taken]:
    """Who took from whom in one pair of claims, where at least one of them is its publisher's own word."""
    keys = {c.id: told.traced.keys(c.id) for c in (a, b)}
    own = {c.id: _publisher(told, c) if _publisher(told, c) in keys[c.id] else None for c in (a, b)}
    one, other = own[a.id], own[b.id]
    if one and other:
        if one == other:
            return
        first, second = told.documents.get(a.document), told.documents.get(b.document)
        if earlier(first, second):
            yield _Taken(rule, other, one, (b.id, a.id), False)
        else:
            yield _Taken(rule, one, other, (a.id, b.id), not earlier(second, first))
    elif one:
        # Words that another report ascribes to somebody by name are that one's, whoever printed them first.
        yield from (_Taken(rule, one, key, (a.id, b.id), False) for key in keys[b.id] if key != one)
    elif other:
        yield from (_Taken(rule, other, key, (b.id, a.id), False) for key in keys[a.id] if key != other)
