"""Decisions that cannot all hold, each with what is in force now. Nothing is swallowed: a person has to settle it.

1. Sameness: what one decision (or a chain of them) binds and another keeps apart. The last word on a pair is in force;
   of a chain, what was kept apart stays apart, and the samenesses hold in order of time as far as they can.
2. Values: two people who grade an incident, correct a field, judge a claim or an origin, or say of a spelling which
   place it is, differently. The last is in force.
3. A claim moved or bound into an incident that was rejected or discounted.
4. Claims that stand otherwise than was decided, since other decisions are about other claims of the same events.
5. A decision whose subject is gone, or whose two subjects were read anew as one claim: it is kept, and waits.

A person who says otherwise later has changed their mind; that is no conflict.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from tawthiq.model import coordinates
from tawthiq.model.bonds import TAKING, Bond, Pair, Paths, bonds, joined, last_words, stands_for
from tawthiq.model.decision import Decision, DecisionKind
from tawthiq.model.incident import Incident
from tawthiq.model.standing import standing

_ORIGINS = frozenset({DecisionKind.DEPENDENT, DecisionKind.INDEPENDENT})
_OF_NO_CLAIM = frozenset(
    {DecisionKind.NO_CLAIM, DecisionKind.RESTRICT, DecisionKind.RECEIVE, DecisionKind.ANSWER, DecisionKind.ALIAS}
)
_WITH_VALUE = frozenset({DecisionKind.GRADE, DecisionKind.CORRECT, DecisionKind.ALIAS})
_DISCOUNTED = frozenset({"discounted", "none_reported", "all_combatants", "another_party"})
FLAG = "decisions_conflict"
"""The flag of an incident that a conflict is about."""


class ConflictKind(StrEnum):
    """Why decisions cannot all hold."""

    SAMENESS = "sameness"  # two people, one pair: the same, and not
    CHAIN = "chain"  # a chain of samenesses between two that are kept apart
    GRADE = "grade"
    FIELD = "field"
    REVIEW = "review"  # accepted and rejected
    ORIGIN = "origin"  # credible and not
    DEPENDENCE = "dependence"  # two people, or a chain, on whether origins are independent
    INTO_REJECTED = "into_rejected"
    GONE = "gone"
    ONE_CLAIM = "one_claim"  # two claims that were kept apart are one in the present reading
    OVERRIDDEN = "overridden"  # claims stand otherwise than decided, by decisions about their reports' events
    ALIAS = "alias"  # one spelling, two places
    UNFIT = "unfit"  # a correction that the claim, as it is read now, has no room for


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """`decisions` in order of time, `in_force` those of them that hold now; `incidents` are the ids it is about."""

    kind: ConflictKind
    decisions: tuple[str, ...]
    in_force: tuple[str, ...]
    subjects: tuple[str, ...]
    incidents: tuple[str, ...] = ()
    field: str | None = None


@dataclass(frozen=True, slots=True)
class _Known:
    """What the register holds: the incident of each claim, incident and merged id, and all that decisions can name."""

    home: Mapping[str, str]
    incidents: Mapping[str, Incident]
    everything: Collection[str]


def conflicts(
    decisions: Iterable[Decision], incidents: Iterable[Incident], claims: Collection[str]
) -> tuple[Conflict, ...]:
    """All conflicts among the decisions that stand, in order of their latest decision.

    `decisions` are about the claims of the present reading (`Register.carried_decisions`); `claims` are the ids of all
    of these, in an incident or not.
    """
    ruled = standing(decisions)
    if not ruled:
        return ()
    known = _known(incidents, claims)
    events = [d for d in ruled if d.kind not in _ORIGINS]
    found = [
        *_sameness([d for d in ruled if d.kind in _ORIGINS], lambda _: ConflictKind.DEPENDENCE),
        *_sameness(events, lambda kind: kind),
        *_values(ruled, known),
        *_into_rejected(ruled, known),
        *_gone(ruled, known),
    ]
    found += _overridden(events, known, {name for conflict in found for name in conflict.decisions})
    order = {d.id: n for n, d in enumerate(ruled)}
    placed = (_placed(conflict, ruled, known) for conflict in found)
    return tuple(sorted(placed, key=lambda c: (order[c.decisions[-1]], c.kind, c.subjects, c.decisions)))


def flagged(incidents: Iterable[Incident], found: Iterable[Conflict]) -> tuple[Incident, ...]:
    """The incidents, those that a conflict is about with the flag that says so."""
    about = {name for conflict in found for name in conflict.incidents}
    return tuple(replace(i, flags=(*i.flags, FLAG)) if i.id in about else i for i in incidents)


def _known(incidents: Iterable[Incident], claims: Collection[str]) -> _Known:
    by_id = {incident.id: incident for incident in incidents}
    home = {name: i.id for i in by_id.values() for name in (i.id, *i.redirects, *i.claims)}
    origins = {origin.id for i in by_id.values() for origin in i.origin_tree}
    return _Known(home, by_id, {*home, *claims, *origins})


def _placed(conflict: Conflict, ruled: Sequence[Decision], known: _Known) -> Conflict:
    """The conflict with the incidents that it is about: those of its subjects."""
    by_id = {d.id: d for d in ruled}
    names = [
        name
        for subject in conflict.subjects
        for name in (subject, *(c for d in conflict.decisions for c in stands_for(by_id[d], subject)))
    ]
    where = tuple(dict.fromkeys(known.home[name] for name in names if name in known.home))
    return replace(conflict, incidents=where)


def _sameness(decisions: Sequence[Decision], name: Callable[[ConflictKind], ConflictKind]) -> Iterator[Conflict]:
    """Conflicts of sameness (step 1) among decisions about events, or among those about origins."""
    last = last_words(decisions)
    told: dict[tuple[tuple[str, ...], ConflictKind], Conflict] = {}
    for pair, said in _by_pair(decisions).items():
        words = list({bond.decision.author: bond for bond in said}.values())
        if len({bond.same for bond in words}) > 1:
            _tell(told, name(ConflictKind.SAMENESS), [b.decision for b in words], {last[pair].decision.id}, pair)
    held_pairs = joined(last)
    paths = Paths(last)
    for pair, bond in last.items():
        path = () if bond.same else paths.between(pair)
        if path:
            held = {b.decision.id for b in path if b.pair in held_pairs} | {bond.decision.id}
            broken = {b.decision.id for b in path if b.pair not in held_pairs}
            _tell(told, name(ConflictKind.CHAIN), [*(b.decision for b in path), bond.decision], held - broken, pair)
    yield from told.values()


def _by_pair(decisions: Iterable[Decision]) -> dict[Pair, list[Bond]]:
    found: dict[Pair, list[Bond]] = defaultdict(list)
    for decision in decisions:
        for bond in bonds(decision):
            found[bond.pair].append(bond)
    return {pair: said for pair, said in found.items() if len(said) > 1}


def _tell(
    told: dict[tuple[tuple[str, ...], ConflictKind], Conflict],
    kind: ConflictKind,
    decisions: Iterable[Decision],
    in_force: Collection[str],
    pair: Sequence[str],
) -> None:
    """One conflict for one set of decisions, however many pairs they disagree on."""
    ordered = sorted({d.id: d for d in decisions}.values(), key=lambda d: (d.time, d.id))
    names = tuple(d.id for d in ordered)
    holding = tuple(n for n in names if n in in_force)
    about = tuple(dict.fromkeys((*(told[names, kind].subjects if (names, kind) in told else ()), *pair)))
    told[names, kind] = Conflict(kind=kind, decisions=names, in_force=holding, subjects=about)


def _values(ruled: Sequence[Decision], known: _Known) -> Iterator[Conflict]:
    """Different people, or decisions made of incidents that are one by now, that give one thing two values (step 2)."""
    said: dict[tuple[ConflictKind, str, str | None], list[tuple[Decision, str]]] = defaultdict(list)
    for decision in ruled:
        for subject in decision.subjects:
            axis = _axis(decision)
            if axis is not None:
                kind, field = axis
                whole = kind is ConflictKind.GRADE or field == coordinates.FIELD  # said of the incident
                about = known.home.get(subject, subject) if whole else subject
                said[kind, about, field].append((decision, subject))
    for (kind, about, field), words in said.items():
        last = {(d.author, subject): d for d, subject in words}
        values = {_value(d) for d in last.values()}
        if len(values) > 1 and len(last) > 1:
            ordered = sorted(last.values(), key=lambda d: (d.time, d.id))
            final = words[-1][0]
            names = tuple(dict.fromkeys(d.id for d in ordered))
            yield Conflict(kind=kind, decisions=names, in_force=(final.id,), subjects=(about,), field=field)


def _axis(decision: Decision) -> tuple[ConflictKind, str | None] | None:
    """The question that a decision answers of each of its subjects; a flag is set, never denied."""
    kinds = {
        DecisionKind.GRADE: ConflictKind.GRADE,
        DecisionKind.CORRECT: ConflictKind.FIELD,
        DecisionKind.ACCEPT: ConflictKind.REVIEW,
        DecisionKind.REJECT: ConflictKind.REVIEW,
        DecisionKind.CREDIBLE: ConflictKind.ORIGIN,
        DecisionKind.NOT_CREDIBLE: ConflictKind.ORIGIN,
        DecisionKind.ALIAS: ConflictKind.ALIAS,
    }
    kind = kinds.get(decision.kind)
    if kind is None or decision.field == "flag":
        return None
    if kind is ConflictKind.ALIAS:
        return kind, None  # two ways to write it are one spelling
    field = decision.field or ("grade" if kind is ConflictKind.GRADE else None)
    return kind, field


def _value(decision: Decision) -> str | None:
    return decision.after if decision.kind in _WITH_VALUE else decision.kind.value


def _into_rejected(ruled: Sequence[Decision], known: _Known) -> Iterator[Conflict]:
    """Claims moved into an incident that people rejected claim by claim, or discounted (step 3)."""
    review = {s: d for d in ruled if d.kind in {DecisionKind.ACCEPT, DecisionKind.REJECT} for s in d.subjects}
    graded = {
        known.home.get(s, s): d for d in ruled if d.kind is DecisionKind.GRADE and d.field != "flag" for s in d.subjects
    }
    for decision in ruled:
        if decision.kind is not DecisionKind.MOVE or not decision.after:
            continue
        taken = set(decision.subjects)
        target = next((known.home[c] for c in stands_for(decision, decision.after) if c in known.home), decision.after)
        standing_there = known.incidents[target].claims if target in known.incidents else ()
        others = [c for c in standing_there if c not in taken]
        against = [review[c] for c in others if c in review and review[c].kind is DecisionKind.REJECT]
        verdict = graded.get(target)
        if verdict is not None and verdict.after in _DISCOUNTED:
            against.append(verdict)
        elif not others or len(against) < len(others):
            continue
        names = tuple(
            d.id for d in sorted({d.id: d for d in (*against, decision)}.values(), key=lambda d: (d.time, d.id))
        )
        yield Conflict(kind=ConflictKind.INTO_REJECTED, decisions=names, in_force=names, subjects=decision.subjects)


def _overridden(events: Sequence[Decision], known: _Known, told: Collection[str]) -> Iterator[Conflict]:
    """Claims that do not stand as decided (step 4), found by where they stand; `told` are conflicts told otherwise."""
    last = last_words(events)
    ends = {bond.pair: tuple(known.home.get(end) for end in bond.pair) for bond in last.values()}
    found: dict[str, Conflict] = {}
    for pair, bond in last.items():
        here = set(ends[pair])
        if None in here or (len(here) == 1) is bond.same or bond.decision.id in told:
            continue
        against = [b.decision for p, b in last.items() if b.same is not bond.same and here & set(ends[p])]
        ordered = sorted({d.id: d for d in (*against, bond.decision)}.values(), key=lambda d: (d.time, d.id))
        names = tuple(d.id for d in ordered)
        found[bond.decision.id] = Conflict(
            kind=ConflictKind.OVERRIDDEN,
            decisions=names,
            in_force=tuple(name for name in names if name != bond.decision.id),
            subjects=pair,
        )
    yield from found.values()


def _gone(ruled: Sequence[Decision], known: _Known) -> Iterator[Conflict]:
    """Decisions about what the register does not hold any more (step 5)."""
    for decision in ruled:
        if decision.kind in _OF_NO_CLAIM:
            continue  # it is about a report or a spelling, and asks nothing of the claims
        named = dict.fromkeys((*decision.subjects, *((decision.after,) if decision.kind is DecisionKind.MOVE else ())))
        gone = tuple(
            name
            for name in named
            if name and not any(c in known.everything for c in (name, *stands_for(decision, name)))
        )
        left = [name for name in decision.subjects if name not in gone]
        needed = 2 if decision.kind not in TAKING and any(True for _ in bonds(decision)) else 1
        if gone:
            holding = (decision.id,) if len(left) >= needed and decision.after not in gone else ()
            yield Conflict(kind=ConflictKind.GONE, decisions=(decision.id,), in_force=holding, subjects=gone)
        elif len(set(decision.subjects)) < len(decision.subjects) and decision.kind is DecisionKind.DIFFERENT:
            one = tuple(s for s in dict.fromkeys(decision.subjects) if decision.subjects.count(s) > 1)
            yield Conflict(kind=ConflictKind.ONE_CLAIM, decisions=(decision.id,), in_force=(), subjects=one)
