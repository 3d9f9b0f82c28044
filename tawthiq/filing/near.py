"""Which events of a report are the one that a team filed it under: near in days and kilometres, by both if known.

A claim without a day, or with no place finer than a district, contradicts nothing and proves nothing.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from math import asin, cos, radians, sin, sqrt

from tawthiq.model.claim import Claim, Where
from tawthiq.model.filing import Filing
from tawthiq.model.vocabulary import Kind, Precision
from tawthiq.text import edtf
from tawthiq.text.folding import fold

DAYS, KILOMETRES = 2, 25.0
"""How far an event may lie from the filing; the same as when a register is scored against a kept one."""
_CLOSE_KILOMETRES = 10.0
_EARTH_KM = 12742.0  # twice the radius
_COARSE = frozenset({Precision.DISTRICT, Precision.GOVERNORATE, Precision.REGION, Precision.COUNTRY})
_EVENT_KINDS = frozenset({Kind.INCIDENT, Kind.ATTRIBUTION, Kind.RESPONSE})


class Fit(IntEnum):
    """How well an event of a report fits a filing."""

    CONTRADICTS = 0
    OPEN = 1  # neither day nor place can be compared
    PARTLY = 2  # day or place fits, or both nearly
    CLOSE = 3  # the very day, and the place where both are known


@dataclass(frozen=True, slots=True)
class Event:
    """The claims of a report that carry one label."""

    document: str
    label: str
    claims: tuple[Claim, ...]


def events(claims: Iterable[Claim]) -> tuple[Event, ...]:
    """The events that a report tells, in the order of its text."""
    groups: dict[tuple[str, str], list[Claim]] = {}
    for claim in sorted(claims, key=lambda c: (c.document, c.start, c.end, c.id)):
        if claim.kind in _EVENT_KINDS:
            groups.setdefault((claim.document, claim.incident or claim.id), []).append(claim)
    return tuple(Event(document, label, tuple(found)) for (document, label), found in groups.items())


def fit(event: Event, filing: Filing) -> Fit:
    """How well an event fits: by the best of its claims, none of those that contradict."""
    return max((_fit(claim, filing, event) for claim in event.claims), default=Fit.CONTRADICTS)


def fitting(event: Event, filing: Filing) -> tuple[Claim, ...]:
    """The claims of an event that do not contradict the filing."""
    return tuple(claim for claim in event.claims if _fit(claim, filing, event) is not Fit.CONTRADICTS)


def kilometres(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Distance on the sphere between two points (latitude, longitude) in degrees."""
    p, q = radians(a[0]), radians(b[0])
    h = sin((q - p) / 2) ** 2 + cos(p) * cos(q) * sin(radians(b[1] - a[1]) / 2) ** 2
    return _EARTH_KM * asin(min(1.0, sqrt(h)))


def days_apart(one: str | None, other: str | None) -> int | None:
    """Days between two EDTF dates, 0 where they meet; None where either is unknown or without a year."""
    first, second = (edtf.days(date) if date else None for date in (one, other))
    if first is None or second is None:
        return None
    return max(0, (second[0] - first[1]).days, (first[0] - second[1]).days)


def _fit(claim: Claim, filing: Filing, event: Event) -> Fit:
    days = days_apart(claim.when.edtf if claim.when else _date_of(event.claims), filing.date)
    km = _distance(claim.where or _place_of(event.claims), filing)
    if (days is not None and days > DAYS) or (km is not None and km > KILOMETRES):
        return Fit.CONTRADICTS
    if days is None and km is None:
        return Fit.OPEN
    close = days == 0 and (km is None or km <= _CLOSE_KILOMETRES)
    return Fit.CLOSE if close else Fit.PARTLY


def _date_of(claims: Sequence[Claim]) -> str | None:
    return next((c.when.edtf for c in claims if c.when), None)


def _place_of(claims: Sequence[Claim]) -> Where | None:
    return next((c.where for c in claims if c.where), None)


def _distance(where: Where | None, filing: Filing) -> float | None:
    """Kilometres between a claim's place and the filing's; 0 for one name; None where they cannot be compared."""
    if where is None:
        return None
    if filing.place and fold(where.place) in {fold(part) for part in (filing.place, *filing.place.split("،"))}:
        return 0.0
    if where.lat is None or where.lon is None or filing.lat is None or filing.lon is None or where.precision in _COARSE:
        return None
    return kilometres((where.lat, where.lon), (filing.lat, filing.lon))
