"""Which place a spelling stands for, as people said it: decisions of the kind ALIAS.

The subject is the spelling's key (`spelling:…`, made where names are folded), `field` the spelling as it was written,
`before` the id of the place that it stood for until then, `after` the whole place as JSON, so that the decision means
the same when a place pack is changed or gone. Of several about one spelling the last that stands is in force; where
people differ, `conflicts` tells it.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from tawthiq.model import wire
from tawthiq.model.decision import Decision, DecisionKind
from tawthiq.model.vocabulary import Precision

SUBJECT = "spelling:"
"""What the subjects of these decisions begin with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedPlace:
    """A place as a decision holds it: of a pack under its id there, or a new one under an id of its own.

    `type` as in a place pack; `admin` the divisions around it, largest first; degrees are WGS84, None where unknown.
    """

    id: str
    name: str
    type: str
    name_en: str = ""
    country: str = ""
    admin: tuple[str, ...] = ()
    lat: float | None = None
    lon: float | None = None
    precision: Precision | None = None
    population: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Alias:
    """A spelling with the place that it stands for, by the decision that says so."""

    key: str
    spelling: str
    place: NamedPlace
    decision: Decision


def alias(decision: Decision) -> Alias | None:
    """What a decision says of a spelling; None for any other decision."""
    if decision.kind is not DecisionKind.ALIAS or not decision.after or not decision.field:
        return None
    place = wire.decode(decision.after, NamedPlace)
    return Alias(key=decision.subjects[0], spelling=decision.field, place=place, decision=decision)


def aliases(standing: Iterable[Decision]) -> tuple[Alias, ...]:
    """What is in force of decisions that stand, in order of time: the last word on each spelling."""
    found = [one for one in map(alias, standing) if one is not None]
    return tuple({one.key: one for one in found}.values())
