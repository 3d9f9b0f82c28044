"""What moved from one working out of a register's incidents to another: joined, split, moved, ranges, grades.

Pure: two sets of incidents in, what differs out. An incident is the same where its id is (ids stay for ever).
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from tawthiq.model.incident import Incident, Range
from tawthiq.model.vocabulary import Group
from tawthiq.register.snapshot import shown


class MoveKind(StrEnum):
    """What can move."""

    JOINED = "joined"
    SPLIT = "split"
    MOVED = "moved"  # claims go from one incident to another
    FOUNDED = "founded"
    WITHDRAWN = "withdrawn"
    RANGE = "range"
    GRADE = "grade"
    DATE = "date"
    PLACE = "place"


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """One thing that moved. `incident` is an id, `code` empty for one that has none yet; `others` are ids as well.

    `before` and `after` are values as text: codes of a range ("killed not_combatant 3-5"), grade, date, place.
    `reasons` are codes of the rules with their values ("place.same_city", "independent_origins:2").
    """

    kind: MoveKind
    incident: str
    code: str
    others: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    before: str | None = None
    after: str | None = None
    reasons: tuple[str, ...] = ()


Why = Callable[[str, str], tuple[str, ...]]
"""Reasons for which the claims of two former incidents stand together now."""


def moves(before: Iterable[Incident], after: Iterable[Incident], why: Why = lambda *_: ()) -> tuple[Move, ...]:
    """Everything that moved, incidents in their order."""
    old, new = {i.id: i for i in before}, {i.id: i for i in after}
    found = [*_regrouped(old, new, why)]
    for name, incident in new.items():
        if name in old:
            found += _values(old[name], incident)
    return tuple(found)


def _regrouped(old: Mapping[str, Incident], new: Mapping[str, Incident], why: Why) -> Iterator[Move]:
    was = {claim: i.id for i in old.values() for claim in i.claims}
    merged = {name: i.id for i in new.values() for name in i.redirects if name in old}
    for incident in new.values():
        came: dict[str, list[str]] = defaultdict(list)
        for claim in incident.claims:
            came[was.get(claim, "")].append(claim)
        joined = tuple(name for name in came if merged.get(name) == incident.id)
        if joined:
            reasons = tuple(dict.fromkeys(r for name in joined for r in why(incident.id, name)))
            yield _move(MoveKind.JOINED, incident, others=joined, reasons=reasons)
        for name, claims in came.items():
            if name and name != incident.id and name not in joined:
                kind = MoveKind.MOVED if incident.id in old else MoveKind.SPLIT
                reasons = why(incident.id, name) if kind is MoveKind.MOVED else ()
                yield _move(kind, old[name], others=(incident.id,), claims=tuple(claims), reasons=reasons)
        if incident.id not in old and set(came) == {""}:
            yield _move(MoveKind.FOUNDED, incident, claims=incident.claims)
    for name, incident in old.items():
        if name not in new and name not in merged:
            yield _move(MoveKind.WITHDRAWN, incident, claims=incident.claims)


def _values(old: Incident, new: Incident) -> Iterator[Move]:
    if old.grade is not new.grade:
        reasons = tuple(":".join((r.code, *r.values)) for r in new.grade_reasons)
        yield _move(MoveKind.GRADE, new, before=old.grade, after=new.grade, reasons=reasons)
    told = [{(r.outcome, r.victims): r for r in i.ranges if r.group is Group.ALL} for i in (old, new)]
    for key in dict.fromkeys((*told[0], *told[1])):
        was, now = (_range(side.get(key)) for side in told)
        if was != now:
            label = f"{key[0]} {key[1]}"
            yield _move(
                MoveKind.RANGE,
                new,
                before=was and f"{label} {was}",
                after=now and f"{label} {now}",
                reasons=_why_range(old, new, told[0].get(key), told[1].get(key)),
            )
    dates = [i.when.edtf if i.when else None for i in (old, new)]
    places = [i.where.place if i.where else None for i in (old, new)]
    for kind, (was, now) in ((MoveKind.DATE, dates), (MoveKind.PLACE, places)):
        if was != now:
            yield _move(kind, new, before=was, after=now)


def _range(row: Range | None) -> str | None:
    return None if row is None else shown(row)


def _why_range(old: Incident, new: Incident, was: Range | None, now: Range | None) -> tuple[str, ...]:
    """What else differs: claims that came or went, those that do not enter now and why."""
    came, went = len(set(new.claims) - set(old.claims)), len(set(old.claims) - set(new.claims))
    found = [f"{word}:{number}" for word, number in (("claims_came", came), ("claims_went", went)) if number]
    out = [Counter(item.reason for item in row.left_out) if row else Counter() for row in (was, now)]
    found += [f"{reason}:{number}" for reason, number in sorted((out[1] - out[0]).items())]
    found += [f"no_more_{reason}:{number}" for reason, number in sorted((out[0] - out[1]).items())]
    later = [len(row.superseded) if row else 0 for row in (was, now)]
    if later[0] != later[1]:
        found.append(f"superseded:{later[0]}→{later[1]}")
    if old.rule_version != new.rule_version:
        found.append(f"rules:{old.rule_version}→{new.rule_version}")
    return tuple(found)


def _move(kind: MoveKind, incident: Incident, **more: object) -> Move:
    return Move(kind=kind, incident=incident.id, code=incident.code, **more)  # type: ignore[arg-type]
