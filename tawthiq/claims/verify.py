"""The one door: a claim is accepted only if every value can be derived again from its own words.

1. Every quote is the text at its offsets. 2. Every figure is read again from its quote by the number grammar and must
agree with min, max and bound; "none" must be denied by it. 3. A party, basis, means or facility must be found again in
its words, a place be named by them, and a date lie in a year that they name. What fails becomes an issue; the claim
goes on without it. Rules, models and people all pass here.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Protocol, TypeVar

from tawthiq.claims import honoured, named_together, no_harm, persons, victims
from tawthiq.claims.basis import supports_basis
from tawthiq.claims.evidence import supports_actor, supports_facility, supports_method
from tawthiq.claims.linking_deaths import OF_TWO
from tawthiq.claims.people import listed, named
from tawthiq.claims.victim_words import ONE_OF_THEM
from tawthiq.errors import GroundingError
from tawthiq.lexicon.chosen import Folders, chosen
from tawthiq.model.claim import Attacks, Claim, Harm, When, Where, claim_id
from tawthiq.model.document import Document, text_hash
from tawthiq.model.vocabulary import Bound
from tawthiq.records import Record, replace
from tawthiq.text import quantities
from tawthiq.text.folding import fold
from tawthiq.text.tokens import tokenize

V = TypeVar("V")

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_CAPITAL = "العاصمه"  # stands for the capital's name
_REMEMBERED = 20_000  # quotes of figures: most are told again in other reports

__all__ = ["Fault", "check", "verify", "without"]


class Fault(Record, frozen=True):
    """A value that its words do not give: the slot, its place in the slot, and what is wrong in one phrase."""

    slot: str
    index: int
    what: str

    @property
    def is_fatal(self) -> bool:
        """Whether the claim as a whole stands on other words than the text's."""
        return self.slot == "claim"


def verify(claim: Claim, document: Document) -> Claim:
    """The claim, whole and named by its id. Raises GroundingError naming the first value that its words do not give."""
    for fault in check(claim, document):
        raise GroundingError(f"{document.id}: {fault.slot}: {fault.what}")
    if claim.id and claim.id != claim_id(text_hash(document.text), claim):
        raise GroundingError(f"{document.id}: the claim's id is not that of its content")
    return claim


def check(claim: Claim, document: Document) -> Iterator[Fault]:
    """Each value that is not what its words say."""
    if claim.document != document.id:
        yield Fault("claim", 0, f"it is of document {claim.document}")
        return
    yield from _quotes(claim, document.text)
    yield from _values(claim)


def without(claim: Claim, faults: Iterable[Fault]) -> Claim | None:
    """The claim without its faulty values; None where nothing of it stands."""
    bad: dict[str, set[int]] = {}
    for fault in faults:
        bad.setdefault(fault.slot, set()).add(fault.index)
    if "claim" in bad:
        return None
    unaffiliated, baseless = bad.get("affiliation", set()), bad.get("basis", set())
    harms = tuple(
        replace(harm, affiliation=None) if at in unaffiliated else harm for at, harm in enumerate(claim.harms)
    )
    parties = tuple(
        replace(party, basis=None) if at in baseless else party for at, party in enumerate(claim.responsible)
    )
    claim = replace(
        claim,
        harms=_harms_without(harms, bad.get("harms", set())),
        attacks=None if "attacks" in bad else claim.attacks,
        people=_kept(claim.people, bad.get("people")),
        where=None if "where" in bad else claim.where,
        when=None if "when" in bad else claim.when,
        responsible=_kept(parties, bad.get("responsible")),
        sources=_kept(claim.sources, bad.get("sources")),
        facilities=_kept(claim.facilities, bad.get("facilities")),
    )
    evidence = replace(claim.evidence, facilities=_kept(claim.evidence.facilities, bad.get("facilities")))
    if "method" in bad:
        return replace(claim, method=None, evidence=replace(evidence, method=None))
    return replace(claim, evidence=evidence)


def _kept(values: tuple[V, ...], bad: set[int] | None) -> tuple[V, ...]:
    return tuple(value for at, value in enumerate(values) if not bad or at not in bad)


def _harms_without(harms: tuple[Harm, ...], bad: set[int]) -> tuple[Harm, ...]:
    """Harms kept, with `subset_of` counted anew; a part whose whole is gone stands alone."""
    places = {at: new for new, at in enumerate(at for at in range(len(harms)) if at not in bad)}
    kept = (harm for at, harm in enumerate(harms) if at in places)
    return tuple(
        harm if harm.subset_of is None else replace(harm, subset_of=places.get(harm.subset_of)) for harm in kept
    )


def _quotes(claim: Claim, text: str) -> Iterator[Fault]:
    for slot, index, words in _spans(claim):
        quote, start, end = words.quote, words.start, words.end
        if quote is None and start is None and end is None:
            continue
        if not quote or start is None or end is None or start < 0 or text[start:end] != quote:
            yield Fault(slot, index, f"the quote is not the text at {start}-{end}")


class _Words(Protocol):
    @property
    def quote(self) -> str | None: ...
    @property
    def start(self) -> int | None: ...
    @property
    def end(self) -> int | None: ...


def _spans(claim: Claim) -> Iterator[tuple[str, int, _Words]]:
    many: tuple[tuple[str, tuple[_Words, ...]], ...] = (
        ("harms", claim.harms),
        ("people", claim.people),
        ("responsible", claim.responsible),
        ("sources", claim.sources),
        ("facilities", claim.evidence.facilities),
        ("responses", claim.evidence.responses),
    )
    one: tuple[tuple[str, _Words | None], ...] = (
        ("claim", claim),
        ("attacks", claim.attacks),
        ("where", claim.where),
        ("where", claim.where.carried_from if claim.where else None),
        ("when", claim.when),
        ("method", claim.evidence.method),
    )
    for slot, value in one:
        if value is not None:
            yield slot, 0, value
    for slot, values in many:
        for index, each in enumerate(values):
            yield slot, index, each


def _people(claim: Claim) -> Iterator[Fault]:
    for at, harm in enumerate(claim.harms):
        if not figure_agrees(harm):
            yield Fault("harms", at, f"{harm.min}-{harm.max} {harm.bound} is not what {harm.quote!r} says")
    for at, person in enumerate(claim.people):
        if not persons.supports(person.quote, person):
            yield Fault("people", at, f"{person.name or person.kin or person.role} is not what {person.quote!r} says")


def _circumstances(claim: Claim) -> Iterator[Fault]:
    if claim.where and not place_agrees(claim.where):
        yield Fault("where", 0, f"{claim.where.place} is not named by {claim.where.quote!r}")
    if claim.when and not year_agrees(claim.when):
        yield Fault("when", 0, f"{claim.when.edtf} is in no year that {claim.when.quote!r} names")


def _values(claim: Claim) -> Iterator[Fault]:
    yield from _people(claim)
    yield from _circumstances(claim)
    if claim.attacks and not figure_agrees(claim.attacks):
        yield Fault("attacks", 0, f"{claim.attacks.min}-{claim.attacks.max} is not what {claim.attacks.quote!r} says")
    for at, harm in enumerate(claim.harms):
        if harm.affiliation and not supports_actor(claim.quote, harm.affiliation):
            yield Fault("affiliation", at, f"{harm.affiliation} is not named by {claim.quote!r}")
    for at, party in enumerate(claim.responsible):
        if not supports_basis(claim, party):
            yield Fault("basis", at, f"{party.basis} is told neither by {claim.quote!r} nor by the sources")
        if not supports_actor(party.quote, party.actor):
            yield Fault("responsible", at, f"{party.actor} is not named by {party.quote!r}")
    if claim.method and claim.evidence.method and not supports_method(claim.evidence.method.quote, claim.method):
        yield Fault("method", 0, f"{claim.method} is not told by {claim.evidence.method.quote!r}")
    for at, (facility, span) in enumerate(zip(claim.facilities, claim.evidence.facilities, strict=False)):
        if not supports_facility(span.quote, facility):
            yield Fault("facilities", at, f"{facility} is not told by {span.quote!r}")


def figure_agrees(figure: Harm | Attacks) -> bool:
    """Whether min, max and bound are what the figure's own words say, read again by the number grammar."""
    if figure.bound in (Bound.NONE, Bound.NONE_REPORTED):
        return (figure.min, figure.max) == (0, 0) and figure.bound in _denials(figure.quote, chosen())
    told, total = _figures(figure.quote, chosen())
    span = (figure.min, figure.max)
    if any(span == (low, high) for low, high, _ in told):
        return (*span, figure.bound) in told
    if total is not None and figure.min == figure.max == total:
        return figure.bound is Bound.EXACT
    return not told and (*span, figure.bound) == (None, None, Bound.VAGUE)


@lru_cache(maxsize=_REMEMBERED)
def _denials(quote: str, _: Folders) -> frozenset[Bound]:
    """Of what sort the words deny casualties, read with the folders in force."""
    return frozenset(mention.bound for mention in no_harm.read(tokenize(quote)))


@lru_cache(maxsize=_REMEMBERED)
def _figures(quote: str, _: Folders) -> tuple[frozenset[tuple[int | None, int | None, Bound]], int | None]:
    """Each min, max and bound that the words can mean, read with the folders in force; the sum of the exact."""
    tokens = tokenize(quote)
    found = quantities.find(tokens)
    phrases = victims.find(tokens, found, {0})
    told = {(phrase.min, phrase.max, phrase.bound) for phrase in phrases} | {
        (q.min, q.max, Bound(q.bound)) for q in found
    }
    if any(phrase.of_families for phrase in phrases):
        told.add((None, None, Bound.VAGUE))  # أبيدت ثلاث عائلات: how many people, nobody says
    if any(token.folded in ONE_OF_THEM for token in tokens):
        told.add((1, 1, Bound.EXACT))
    if phrases and tokens[-1].folded.endswith(OF_TWO):
        told.add((2, 2, Bound.EXACT))  # مزارعين فأصابتهما
    runs = [
        people.count for people in (named(tokens, 0), listed(tokens, 0), named_together.behind(tokens, 0)) if people
    ]
    told |= {(count, count, Bound.EXACT) for count in (*runs, honoured.count(tokens)) if count}
    told |= {(count, count, Bound.EXACT) for count in _by_lines(quote)}
    lows = [phrase.min or 0 for phrase in phrases if phrase.min is not None and phrase.min == phrase.max]
    first = next((phrase.first for phrase in phrases if phrase.is_kin), None)
    run = named(tokens, 0) if first else None
    before = sum(person.last < first for person in run.people) if run and first else 0
    return frozenset(told), before + sum(lows) if before + len(lows) > 1 else None  # سالم حسن وأولاده الثلاثة: 4


def _by_lines(quote: str) -> tuple[int, ...]:
    """How many are named one in each line; nothing where a line names nobody, or there is but one."""
    lines = [listed(tokenize(line), 0, titled=True) for line in quote.split("\n") if line.strip()]
    return (sum(people.count for people in lines if people),) if len(lines) > 1 and all(lines) else ()


def year_agrees(when: When) -> bool:
    """Whether the date lies in a year that its words name, where they name one."""
    named_years = set(_YEAR.findall(fold(when.quote or "")))
    return not named_years or not named_years.isdisjoint(_YEAR.findall(when.edtf))


def place_agrees(where: Where) -> bool:
    """Whether the place is named by its words, or by those that it was carried over from (القرية)."""
    sources = (where.quote, where.carried_from.quote if where.carried_from else None)
    words = fold(" ".join(source for source in sources if source))
    return not words or _letters(fold(where.place)) in _letters(words) or _CAPITAL in words.split()


def _letters(folded: str) -> str:
    """Letters and digits alone: #هاشتاغ_بلدة and "quoted" names are the same."""
    return "".join(char for char in folded if char.isalnum())
