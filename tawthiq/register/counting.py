"""An incident as far as sums and lists look at it, read from its JSON: all of it would take five times as long."""

from dataclasses import dataclass

import msgspec

from tawthiq.model.claim import When
from tawthiq.model.incident import IncidentParty
from tawthiq.model.vocabulary import Facility, Grade, Group, Method, Outcome, Precision, RangeVictims


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A place of the contract without the words of a report: many incidents share one."""

    place: str
    place_en: str | None = None
    within: tuple[str, ...] = ()
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: Precision | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldRange:
    """A range without its origins."""

    outcome: Outcome
    victims: RangeVictims
    group: Group = Group.ALL
    min: int | None = None
    max: int | None = None
    open_above: bool = False
    unquantified: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An incident as far as `assessment.totals` looks at it, with what lists of a desk say of it besides."""

    id: str
    when: When | None = None
    where: Spot | None = None
    method: Method | None = None
    facilities: tuple[Facility, ...] = ()
    ranges: tuple[ToldRange, ...] = ()
    responsible: tuple[IncidentParty, ...] = ()
    grade: Grade = Grade.WEAK
    independent_origins: int = 0
    review_state: str = ""
    flags: tuple[str, ...] = ()


_decoder = msgspec.json.Decoder(Told)


def read(text: str) -> Told:
    """What its JSON tells of it."""
    return _decoder.decode(text)
