"""Incidents as professional casualty recorders keep them, and which reports they filed under each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from tawthiq.errors import InputError
from tawthiq.evaluation.annotations import read_lines
from tawthiq.model import wire
from tawthiq.model.issue import Issue

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """An incident of the recorders; figures count everybody who is not said to be a combatant; degrees WGS84."""

    id: str
    date: date
    code: str | None = None
    location_en: str | None = None
    lat: float | None = None
    lon: float | None = None
    civ_killed_min: int | None = None
    civ_killed_max: int | None = None
    civ_injured_min: int | None = None
    civ_injured_max: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A report and the incidents that it was filed under."""

    id: str
    incident_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KeptRegister:
    """Incidents by id, those without a filed report left out; `filed` are the reports of each."""

    incidents: Mapping[str, Kept]
    filed: Mapping[str, frozenset[str]]
    issues: tuple[Issue, ...] = ()


def read(incidents: Path, links: Path, reports: frozenset[str]) -> KeptRegister:
    """The kept register as far as `reports` (ids) were given; incidents without a date are passed over."""
    issues: list[Issue] = []
    filed: dict[str, set[str]] = {}
    for link in _records(links, Link, issues):
        for incident in link.incident_ids:
            if link.id in reports:
                filed.setdefault(incident, set()).add(link.id)
    kept = {one.id: one for one in _records(incidents, Kept, issues) if one.id in filed}
    return KeptRegister(kept, {name: frozenset(filed[name]) for name in kept}, tuple(issues))


def _records(path: Path, kind: type[T], issues: list[Issue]) -> Sequence[T]:
    found = []
    for number, raw in read_lines(path):
        told = _usable(raw)
        if kind is Kept and "date" not in told:
            continue
        try:
            found.append(wire.convert(told, kind))
        except ValueError as error:
            issues.append(
                Issue(
                    code="bad-annotation",
                    file=str(path),
                    line=number,
                    reason=f"not in the form of a kept incident or link ({str(error).splitlines()[0]})",
                    remedy="It is left out of the score: mend the line (docs/how-to/score-your-own-annotation.md)",
                )
            )
    if not found:
        raise InputError(f"{path}: no usable line. See docs/how-to/score-your-own-annotation.md")
    return found


def _usable(raw: Mapping[str, Any]) -> dict[str, Any]:
    """Null fields left out; of a datetime the day."""
    told = {key: value for key, value in raw.items() if value is not None and value != ""}
    if isinstance(told.get("date"), str):
        told["date"] = told["date"][:10]
    return told
