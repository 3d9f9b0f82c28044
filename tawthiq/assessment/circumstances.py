"""When, where and with what, as most of the independent origins tell it.

1. `when`: the most specific date that most origins' dates allow; a date without a year is completed by the others.
   An incident that nobody dates has the day of its first report, approximate (~) and flagged.
2. `where`: the most specific place that most origins' places allow: one that a larger place names as its own, or that
   lies in a coarser one, is borne out by it. Coordinates that a person decided on stand before all.
3. `method`, `facilities`: the one most told, and all told.

Rule ids: circumstance.when, circumstance.where, circumstance.method.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TypeVar

from tawthiq.assessment.matter import Matter
from tawthiq.assessment.surroundings import FINENESS, contains, encloses
from tawthiq.model import coordinates
from tawthiq.model.claim import Claim, When, Where
from tawthiq.model.document import Document
from tawthiq.model.vocabulary import Facility, Method, PartOfDay, Precision, PublishedFrom
from tawthiq.text import edtf
from tawthiq.text.dates.stamps import stamped
from tawthiq.text.folding import fold

T = TypeVar("T")
_COARSE = len(FINENESS)
_UNLISTED = FINENESS[Precision.CITY] + 0.5
_NEAR = 21  # days between what a report stamps itself with and what a register knows of it
# A named method says more than these, which leave open what went off or what else happened.
_VAGUE = frozenset({Method.EXPLOSION, Method.OTHER, Method.CLASHES})


def completed(dates: Iterable[str]) -> dict[str, str]:
    """Each date with its year where another of them has it on the same days; dates that stay without are themselves."""
    told = list(dict.fromkeys(dates))
    firm = sorted((d for d in told if edtf.days(d) and not edtf.is_open(d)), key=_length)
    found: dict[str, str] = {}
    for date_told in told:
        by = next((f for f in firm if edtf.is_yearless(date_told) and edtf.compatible(date_told, f, slack=3)), None)
        found[date_told] = (edtf.complete(date_told, by) if by else None) or date_told
    return found


def when(matter: Matter) -> When | None:
    """The date of the incident (step 1); the day of its first report where no claim dates it."""
    claims = [c for c in matter.credited if c.when and edtf.is_valid(c.when.edtf)]
    if not claims:
        return reported(matter)
    years = completed(c.when.edtf for c in claims if c.when)
    told = {c.id: years[c.when.edtf] for c in claims if c.when}
    votes = _votes(matter, claims, lambda c: told[c.id])
    best = max(votes, key=lambda d: (_support(d, votes), -_length(d), not edtf.is_approximate(d), votes[d], _late(d)))
    parts = [c.when.part_of_day for c in claims if c.when and c.when.part_of_day and told[c.id] == best]
    return When(edtf=best, part_of_day=_most(parts))


def reported(matter: Matter) -> When | None:
    """The day that an undated incident was first reported, approximate; only as a page, feed or text dates itself."""
    documents = {claim.document for claim in matter.credited} & matter.documents.keys()
    days = [day for document in documents if (day := _own_day(matter.documents[document]))]
    return When(edtf=f"{min(days)}~") if days else None


def _own_day(document: Document) -> str | None:
    """The day that a report gives itself; what a register or a crawl knows of it is not its own."""
    if document.published and document.published_from in (PublishedFrom.PAGE, PublishedFrom.FEED):
        return document.published[:10]
    stamp, near = stamped(document.text), edtf.days((document.published or "")[:10])
    day = edtf.days(stamp) if stamp else None
    if day is None or near is None:
        return stamp
    return stamp if abs((day[0] - near[0]).days) <= _NEAR else None  # else of other news on the page


def is_reported_only(matter: Matter) -> bool:
    """Whether the incident's date is that of its first report."""
    return not any(c.when and edtf.is_valid(c.when.edtf) for c in matter.credited) and reported(matter) is not None


def _support(wanted: str, votes: Mapping[str, float]) -> float:
    """Origins whose date allows this one; a vaguer date allows every day in it."""
    return sum(
        n for d, n in votes.items() if d == wanted or (edtf.compatible(d, wanted) and _length(d) >= _length(wanted))
    )


def _length(edtf_date: str) -> int:
    days = edtf.days(edtf_date)
    if days is None:
        return 10_000  # no year: said to no day at all
    return (days[1] - days[0]).days


def _late(edtf_date: str) -> int:
    days = edtf.days(edtf_date)
    return -(days[0] - date.min).days if days else 0


def _votes(matter: Matter, claims: Sequence[Claim], value: Callable[[Claim], T]) -> dict[T, float]:
    """How many independent origins tell each value; the number of claims only breaks ties."""
    origins: dict[T, set[str]] = defaultdict(set)
    times: Counter[T] = Counter()
    for claim in claims:
        told = value(claim)
        origins[told].update(matter.trace.keys(claim.id))
        times[told] += 1
    return {told: matter.independence.count(keys) + min(times[told], 99) / 1000 for told, keys in origins.items()}


def where(matter: Matter) -> Where | None:
    """The place of the incident (step 2): a person's word on where it lies stands before that of the claims."""
    told = _told_place(matter)
    point = coordinates.decided(matter.decisions)
    if point is None:
        return told
    lat, lon, name = point
    if told is None:
        return Where(place=name, lat=lat, lon=lon, precision=Precision.TOWN) if name else None
    # A person's point is no middle of an area: a coarse place becomes a place in that area.
    coarse = told.precision is None or fineness(told) > FINENESS[Precision.CITY]
    return replace(told, lat=lat, lon=lon, precision=Precision.TOWN if coarse else told.precision)


def _told_place(matter: Matter) -> Where | None:
    claims = [c for c in matter.credited if c.where]
    if not claims:
        return None
    places: dict[str, Where] = {}
    for claim in claims:
        if claim.where:
            kept = places.get(fold(claim.where.place))
            places[fold(claim.where.place)] = claim.where if kept is None else _better(kept, claim.where)
    votes = _votes(matter, claims, lambda c: fold(c.where.place) if c.where else "")
    support = {
        k: sum(
            n for o, n in votes.items() if o == k or contains(places[o], places[k]) or encloses(places[o], places[k])
        )
        for k in votes
    }
    best = max(votes, key=lambda k: (support[k], -fineness(places[k]), votes[k], k))
    chosen = places[best]
    return Where(
        place=chosen.place,
        place_en=chosen.place_en,
        within=chosen.within,
        country=chosen.country or next((p.country for p in places.values() if p.country), None),
        lat=chosen.lat,
        lon=chosen.lon,
        precision=chosen.precision,
        place_id=chosen.place_id,
        alternatives=chosen.alternatives,
    )


def fineness(place: Where) -> float:
    """Rank of a place's precision, 0 the finest; without one, a place told inside a larger one is finer.

    A village of which only the area is known that it lies in is finer than that area, and no finer than a known place.
    """
    if place.precision is not None:
        unlisted = place.place_id is None and bool(place.within)
        return min(FINENESS[place.precision], _UNLISTED) if unlisted else FINENESS[place.precision]
    return _COARSE - min(len(place.within), 3)


def _bears_out(told: Where, wanted: Where) -> bool:
    return contains(told, wanted) or encloses(told, wanted)


def _better(a: Where, b: Where) -> Where:
    """The fuller telling of one place name: with a point, then finer, then with more around it."""
    return max(a, b, key=lambda p: (p.lat is not None, -fineness(p), len(p.within)))


def method(matter: Matter) -> Method | None:
    """The means most told; a plain explosion or clash only where nobody says more."""
    claims = [c for c in matter.credited if c.method]
    if not claims:
        return None
    votes = _votes(matter, claims, lambda c: c.method)
    order = list(Method)
    return max(votes, key=lambda m: (m not in _VAGUE, votes[m], -order.index(m) if m else 0))


def facilities(matter: Matter) -> tuple[Facility, ...]:
    """Everything told to have been hit, in the order of the vocabulary."""
    told = {f for c in matter.credited for f in c.facilities}
    return tuple(f for f in Facility if f in told)


def _most(parts: Sequence[PartOfDay]) -> PartOfDay | None:
    return Counter(parts).most_common(1)[0][0] if parts else None
