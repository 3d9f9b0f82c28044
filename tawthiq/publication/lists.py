"""Which incidents, or victims by name, are on which list: for multiple systems estimation, here or with other tools.

1. A list is one origin, or several that count as one ("A+B"): who knows of an incident, in its tree of origins. An
   origin that a person judged not credible is on none.
2. A unit is an incident, or a victim: one name (folded) in one incident.
3. `copied` counts for two lists the units that both hold and where, by the tree of independence, one has it from the
   other or both are one.

Names of victims are in no table: a victim is the incident's code with a number.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from tawthiq.assessment.governorates import governorate
from tawthiq.errors import UsageError
from tawthiq.model.claim import Claim
from tawthiq.model.incident import Incident, Origin
from tawthiq.model.vocabulary import Grade, OriginKind
from tawthiq.publication.protected import words_of
from tawthiq.publication.sheets import Row
from tawthiq.register import IncidentFilter, Register
from tawthiq.register.corrections import corrected
from tawthiq.text import edtf
from tawthiq.text.folding import fold

DEFAULT_LISTS = 4
_UNHARMED = frozenset({Grade.NONE_REPORTED, Grade.DISCOUNTED})
_NO_LIST = frozenset(
    {
        OriginKind.UNKNOWN,
        OriginKind.ANONYMOUS_SOURCE,
        OriginKind.EYEWITNESS,
        OriginKind.SURVIVOR_FAMILY,
        OriginKind.LOCAL_RESIDENT,
        OriginKind.NAMED_PERSON,
        OriginKind.MILITARY_SPOKESPERSON,
        OriginKind.PARTY_TO_CONFLICT,
        OriginKind.ARMED_GROUP_OUTLET,
    }
)
"""Origins that keep no list: not chosen where nobody chooses."""


class Of(StrEnum):
    """What is counted."""

    INCIDENTS = "incidents"
    VICTIMS = "victims"


@dataclass(frozen=True, slots=True)
class Unit:
    """An incident or a victim with its pattern of lists; `identifiable` where name, day and place are all known."""

    code: str
    incident: Incident
    pattern: tuple[int, ...]
    identifiable: bool


@dataclass(frozen=True, slots=True)
class Overlap:
    """The lists by name, the units on at least one, and how many each two share by copying."""

    lists: tuple[str, ...]
    units: tuple[Unit, ...]
    copied: Mapping[tuple[int, int], int]


def overlap(register: Register, of: Of, asked: Sequence[str], filters: IncidentFilter | None) -> Overlap:
    """The units of the incidents that pass, by the lists asked for, or by the four longest.

    Raises UsageError for a list that no incident knows, naming those that there are.
    """
    chosen = [found for found in register.all_incidents(filters) if found.grade not in _UNHARMED]
    sizes = Counter(origin.name for incident in chosen for origin in _knowing(incident))
    lists = tuple(asked) or _longest(chosen)
    parts = [{_key(name) for name in one.split("+")} for one in lists]
    known = {_key(name) for name in sizes}
    for one, names in zip(lists, parts, strict=True):
        if not names & known:
            raise UsageError(f"--list {one}: no incident has this origin. There are: {_told(sizes)}")
    units = tuple(unit for unit in _units(register, of, chosen, parts) if any(unit.pattern))
    return Overlap(lists, units, _copied(units, parts))


def rows(found: Overlap) -> Iterator[Row]:
    """The table of the overlap: unit, governorate and month, whether it is identifiable, a column for each list."""
    for unit in found.units:
        when = unit.incident.when
        days = edtf.days(when.edtf) if when else None
        month = days[0].isoformat()[:7] if days and days[0].isoformat()[:7] == days[1].isoformat()[:7] else None
        row: Row = {
            "unit": unit.code,
            "governorate": governorate(unit.incident.where) or None,
            "month": month,
            "identifiable": unit.identifiable,
        }
        yield row | dict(zip(found.lists, unit.pattern, strict=True))


def columns(found: Overlap) -> tuple[str, ...]:
    """The columns of that table."""
    return ("unit", "governorate", "month", "identifiable", *found.lists)


def _key(name: str) -> str:
    return fold(name).strip()


def _told(sizes: Counter[str]) -> str:
    return "; ".join(f"{name} ({number})" for name, number in sizes.most_common(12)) or "none"


def _longest(chosen: Iterable[Incident]) -> tuple[str, ...]:
    sizes = Counter(o.name for one in chosen for o in _knowing(one) if o.kind not in _NO_LIST)
    return tuple(name for name, _ in sorted(sizes.items(), key=lambda told: (-told[1], told[0]))[:DEFAULT_LISTS])


def _knowing(incident: Incident) -> Iterator[Origin]:
    """The origins that tell of an incident and are believed."""
    return (origin for origin in incident.origin_tree if origin.claims and origin.credible)


def _units(register: Register, of: Of, chosen: Iterable[Incident], parts: Sequence[set[str]]) -> Iterator[Unit]:
    claims = {}
    if of is Of.VICTIMS:
        claims = {claim.id: claim for claim in corrected(register.all_claims(), register.carried_decisions())}
    for incident in chosen:
        if of is Of.INCIDENTS:
            told = frozenset(_key(origin.name) for origin in _knowing(incident))
            yield Unit(incident.code, incident, _pattern(told, parts), False)
        else:
            yield from _victims(incident, claims, parts)


def _victims(incident: Incident, claims: Mapping[str, Claim], parts: Sequence[set[str]]) -> Iterator[Unit]:
    named: dict[tuple[str, ...], set[str]] = {}
    for origin in _knowing(incident):
        for claim in (claims[name] for name in origin.claims if name in claims):
            for person in claim.people:
                if person.name:
                    named.setdefault(words_of(person.name), set()).add(_key(origin.name))
    days = edtf.days(incident.when.edtf) if incident.when else None
    placed = incident.where is not None and days is not None and days[0] == days[1]
    for number, name in enumerate(sorted(named), 1):
        yield Unit(f"{incident.code}#{number}", incident, _pattern(named[name], parts), placed and len(name) > 1)


def _pattern(told: Iterable[str], parts: Sequence[set[str]]) -> tuple[int, ...]:
    known = set(told)
    return tuple(int(bool(known & names)) for names in parts)


def _copied(units: Iterable[Unit], parts: Sequence[set[str]]) -> dict[tuple[int, int], int]:
    found: Counter[tuple[int, int]] = Counter()
    for unit in units:
        names = {origin.id: _key(origin.name) for origin in unit.incident.origin_tree}
        ties = {
            frozenset((names.get(d.origin, ""), names.get(d.on, "")))
            for d in unit.incident.dependences
            if not d.overruled
        }
        for a in range(len(parts)):
            for b in range(a + 1, len(parts)):
                both = unit.pattern[a] and unit.pattern[b]
                if both and any(tie & parts[a] and tie & parts[b] for tie in ties):
                    found[a, b] += 1
    return dict(found)
