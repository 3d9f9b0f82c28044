"""Places for claims whose own words name none.

1. A claim whose event has no place anywhere takes the one told last. 2. A toll goes on with the place of the toll
before it; a toll of months or years is of the country that the report is about, a shorter one of the place that
everything else in the report was in. 3. In a round-up by places, news without one are of the place that heads them.
"""

from collections.abc import Sequence

from tawthiq.claims.carrying import carried_where
from tawthiq.claims.drafts import Draft
from tawthiq.claims.victim_words import noun_at
from tawthiq.model.claim import Claim, When, Where
from tawthiq.model.vocabulary import Kind, Precision
from tawthiq.records import replace
from tawthiq.text import edtf
from tawthiq.text.folding import fold
from tawthiq.text.tokens import tokenize

_WIDE = frozenset((Precision.COUNTRY, Precision.REGION, Precision.GOVERNORATE))
_REACH = 2  # passages over which a place told still holds
_REACH_OF_TOLLS = 8  # the same for a list of tolls
_HEADS = 2  # lines that are a place, of a round-up that is told by places
_FIRST_COUNT = "اوليه"
_LONG = 40  # days of a toll that is told as background


def headed(drafts: Sequence[Draft], heads: Sequence[tuple[int, Where]]) -> Sequence[Draft]:
    """The drafts of a round-up by places (تعز: … مأرب: …), those without a place at the one that they stand under."""
    if len(heads) < _HEADS:
        return drafts
    return [_under(draft, [where for passage, where in heads if passage < draft.passage]) for draft in drafts]


def _under(draft: Draft, heads: Sequence[Where]) -> Draft:
    if not heads or draft.claim.where is not None or draft.is_headline or draft.claim.kind is Kind.FORECAST:
        return draft
    return replace(draft, claim=replace(draft.claim, where=carried_where(heads[-1])))


def placed(drafts: Sequence[Draft], claims: Sequence[Claim], home: Where | None = None) -> list[Claim]:
    """The claims in their order, each with a place where one can be known; `home` is the country of the report."""
    out: list[Claim] = []
    last: tuple[int, Where] | None = None
    toll: tuple[int, Where] | None = None
    told = _places_told(drafts, claims)
    for draft, claim in zip(drafts, claims, strict=True):
        found = claim
        if claim.kind is Kind.TOTAL and (claim.where is None or draft.weak_place):
            where = _of_toll(draft, claim, toll, told, home) or claim.where
            if where is not None and where is not claim.where:
                found = replace(claim, where=carried_where(where))
        if found.where is None and last is not None and _goes_on(draft, claim, last[0]):
            found = replace(claim, where=carried_where(last[1]))
        elif claim.where is not None:
            last = (draft.passage, claim.where)
        if found.kind is Kind.TOTAL and found.where is not None:
            toll = (draft.passage, found.where)
        out.append(found)
    return out


def _goes_on(draft: Draft, claim: Claim, passage: int) -> bool:
    """Whether the place told last still holds; not after a turn with a date of its own, which may lie elsewhere."""
    turned = draft.turns and draft.claim.when is not None
    near = draft.passage - passage <= _REACH
    if claim.kind is Kind.TOTAL and _is_long(claim.when):
        return False  # the dead of years fell in no village told before
    return near and not draft.is_headline and claim.kind is not Kind.FORECAST and not turned


def _places_told(drafts: Sequence[Draft], claims: Sequence[Claim]) -> dict[str, Where]:
    """The places of the report's events by their folded names."""
    told: dict[str, Where] = {}
    for draft, claim in zip(drafts, claims, strict=True):
        if claim.where is not None and not draft.weak_place:
            told.setdefault(fold(claim.where.place), claim.where)
    return told


def _of_toll(
    draft: Draft, claim: Claim, before: tuple[int, Where] | None, told: dict[str, Where], home: Where | None
) -> Where | None:
    if _FIRST_COUNT in fold(claim.quote):  # the first count of an event, which has its place
        return None
    if home is not None and _counts_a_nation(claim):
        return home
    long = _is_long(claim.when)
    goes_on = before is not None and draft.passage - before[0] <= _REACH_OF_TOLLS
    if before is not None and goes_on and (before[1].precision in _WIDE or not long or draft.is_list):
        return before[1]
    if len(told) == 1 and not long:
        return next(iter(told.values()))
    if long and home is not None:
        return home
    return _shared(tuple(told.values())) or home


def _counts_a_nation(claim: Claim) -> bool:
    """849 عراقيا قتلوا خلال كانون الثاني: people of the country, and not of the village told before."""
    tokens = tokenize(claim.harms[0].quote or "") if claim.harms else ()
    nouns = (noun_at(tokens, at) for at in range(len(tokens)))
    return any(noun is not None and noun.entry.attributes.get("role") == "nation" for noun in nouns)


def _shared(told: Sequence[Where]) -> Where | None:
    """The governorate that all places told lie in."""
    names = {where.place if where.precision is Precision.GOVERNORATE else (where.within or ("",))[-1] for where in told}
    countries = {where.country for where in told}
    if len(names) != 1 or len(countries) != 1 or "" in names:
        return None
    (name,) = names
    own = next((where for where in told if where.place == name), None)
    return own or Where(place=name, country=told[0].country, precision=Precision.GOVERNORATE)


def _is_long(when: When | None) -> bool:
    if when is None:
        return False
    span = edtf.days(when.edtf)
    return span is None or edtf.is_open(when.edtf) or (span[1] - span[0]).days > _LONG
