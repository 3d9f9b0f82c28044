"""What the claims say differently: slot by slot, each value with the claims that say so.

1. `side_by_side` lists every slot in which they give different values, whether or not all can be true.
2. `contradictions` keeps those that cannot: days that never meet, places apart, figures of one row that do not overlap,
   different answers to who did it, means that exclude each other.

What a source replaced by a later count, what is a part of its report's toll and what is left out of the ranges
contradicts nothing; nor does a part ("three children") of whatever the others count, a night of two dates, or an area
of the same country. Places: localities.py.

Rule ids: contradiction.slots.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import combinations

from tawthiq.assessment.answers import answers, different, named
from tawthiq.assessment.circumstances import completed
from tawthiq.assessment.figures import Figure, Row, is_zero, nobody_in
from tawthiq.assessment.localities import places_apart, spelling
from tawthiq.assessment.matter import Matter
from tawthiq.model.claim import Claim, When, Where
from tawthiq.model.incident import Contradiction, ContradictionValue, Range
from tawthiq.model.vocabulary import Bound, Group, Method, Outcome, PartOfDay, RangeVictims
from tawthiq.text import edtf

Values = Mapping[str, Sequence[Claim]]
_OPEN_MEANS = frozenset({Method.EXPLOSION, Method.OTHER, Method.CLASHES})
# Means of which one is a kind of the other.
_KIN = (
    {Method.AIRSTRIKE, Method.DRONE_STRIKE},
    {Method.SHOOTING, Method.ASSASSINATION, Method.EXECUTION, Method.GROUND_RAID},
    {Method.VEHICLE_BOMB, Method.SUICIDE_BOMBING, Method.EXPLOSIVE_DEVICE, Method.ASSASSINATION},
    {Method.ASSASSINATION, Method.DRONE_STRIKE, Method.AIRSTRIKE},
    {Method.TORTURE, Method.EXECUTION},
    {Method.CHEMICAL, Method.AIRSTRIKE, Method.SHELLING},
)
_NIGHT = frozenset({PartOfDay.EVENING, PartOfDay.NIGHT, PartOfDay.DAWN})
_SLOTS = (
    Outcome.KILLED,
    Outcome.INJURED,
    Outcome.KILLED_OR_INJURED,
    Outcome.MISSING,
    Outcome.DETAINED,
    Outcome.DISPLACED,
)


def side_by_side(matter: Matter) -> tuple[Contradiction, ...]:
    """Every slot with more than one value (step 1), in the order a reader asks: when, where, what, who, how many."""
    claims = matter.telling
    if len(claims) < 2:
        return ()
    slots = {
        "when": _dates(claims),
        "where": _places(claims),
        "method": _methods(claims),
        "responsible": _doers(matter),
    }
    told = {row.outcome for c in claims for row in matter.rows[c.id]}.union(*(matter.zeros[c.id] for c in claims))
    slots.update({outcome.value: _figures(matter, claims, outcome) for outcome in _SLOTS if outcome in told})
    return tuple(_slot(name, values) for name, values in slots.items() if len(values) > 1)


def contradictions(
    matter: Matter, told: Sequence[Contradiction], ranges: Sequence[Range] = ()
) -> tuple[Contradiction, ...]:
    """Of the slots told differently, those whose values cannot all be true (step 2)."""
    by_id = {c.id: c for c in matter.credited}
    kept = []
    for slot in told:
        if slot.slot == "responsible":
            if different(answers(matter)):
                kept.append(slot)
            continue
        silent = _silent(slot.slot, ranges)
        values = [[by_id[i] for i in v.claims if i in by_id and i not in silent] for v in slot.values]
        apart = _apart(matter, slot.slot)
        if any(apart(a, b) for a, b in combinations([v for v in values if v], 2)):
            kept.append(slot)
    return tuple(kept)


def _silent(slot: str, ranges: Sequence[Range]) -> set[str]:
    """Claims whose figures no longer stand, or never did."""
    own = [r for r in ranges if r.outcome == slot]
    left = {x.claim for r in own for x in r.left_out if x.reason != "party_denial"}
    return left | {x.claim for r in own for x in r.superseded}


def _apart(matter: Matter, slot: str) -> Callable[[Sequence[Claim], Sequence[Claim]], bool]:
    """Whether what some claims say of a slot and what others say cannot both be true."""
    if slot == "where":
        return lambda a, b: places_apart(_wheres(a), _wheres(b))
    if slot == "when":
        return _days_apart(matter.telling)
    if slot == "method":
        return lambda a, b: _means_apart(a[0], b[0])
    outcome = Outcome(slot)
    return lambda a, b: any(_figures_apart(matter, outcome, x, y) for x in a for y in b)


def _wheres(claims: Sequence[Claim]) -> list[Where]:
    return [c.where for c in claims if c.where]


def _slot(name: str, values: Values) -> Contradiction:
    return Contradiction(name, tuple(ContradictionValue(v, tuple(c.id for c in said)) for v, said in values.items()))


def _grouped(pairs: Iterable[tuple[str | None, Claim]]) -> dict[str, list[Claim]]:
    found: dict[str, list[Claim]] = defaultdict(list)
    for value, claim in pairs:
        if value is not None:
            found[value].append(claim)
    return dict(found)


def _dates(claims: Sequence[Claim]) -> Values:
    years = completed(c.when.edtf for c in claims if c.when)
    return _grouped((years[c.when.edtf] if c.when else None, c) for c in claims)


def _days_apart(claims: Sequence[Claim]) -> Callable[[Sequence[Claim], Sequence[Claim]], bool]:
    years = completed(c.when.edtf for c in claims if c.when)

    def apart(a: Sequence[Claim], b: Sequence[Claim]) -> bool:
        first, second = a[0].when, b[0].when
        if not first or not second:
            return False
        slack = max(_slack(c.when) for c in (*a, *b) if c.when)
        return not edtf.compatible(years[first.edtf], years[second.edtf], slack=slack)

    return apart


def _slack(date: When) -> int:
    """Days by which a date may be off: three where it is approximate, one where a night has two dates."""
    if edtf.is_approximate(date.edtf):
        return 3
    return 1 if date.part_of_day in _NIGHT else 0


def _places(claims: Sequence[Claim]) -> Values:
    """Places under one spelling each."""
    spelled: dict[str, str] = {}
    for claim in claims:
        if claim.where:
            spelled.setdefault(spelling(claim.where), claim.where.place)
    return _grouped((spelled[spelling(c.where)] if c.where else None, c) for c in claims)


def _methods(claims: Sequence[Claim]) -> Values:
    return _grouped((c.method.value if c.method else None, c) for c in claims)


def _means_apart(a: Claim, b: Claim) -> bool:
    if not a.method or not b.method or _OPEN_MEANS & {a.method, b.method}:
        return False
    return not any({a.method, b.method} <= kin for kin in _KIN)


def _doers(matter: Matter) -> Values:
    return _grouped(("+".join(sorted(named(matter, c))) or None, c) for c in matter.telling)


def _figures(matter: Matter, claims: Sequence[Claim], outcome: Outcome) -> Values:
    return _grouped((_words(matter, c, outcome), c) for c in claims)


def _words(matter: Matter, claim: Claim, outcome: Outcome) -> str | None:
    """A claim's figure as a value: "120-260", "200+", "10+ vague", "?", "0"."""
    figure = _figure(matter, claim, outcome)
    if figure is None:
        return "0" if matter.zeros[claim.id].get(outcome) is Bound.NONE else None
    if not figure.quantified:
        return "?"
    low, high = figure.low, figure.high
    if high is None:
        return f"{low if low is not None else figure.floor}+" + ("" if figure.counted else " vague")
    if low is None:
        return f"-{high}"
    return str(low) if low == high else f"{low}-{high}"


def _figure(matter: Matter, claim: Claim, outcome: Outcome) -> Figure | None:
    told = matter.rows[claim.id]
    for victims in (RangeVictims.NOT_COMBATANT, RangeVictims.COMBATANT):
        figure = told.get(Row(outcome, victims, Group.ALL))
        if figure:
            return figure
    return None


def _figures_apart(matter: Matter, outcome: Outcome, a: Claim, b: Claim) -> bool:
    """Whether two claims count the same people and cannot both be right."""
    if a.document == b.document and matter.trace.keys(a.id) == matter.trace.keys(b.id) and _of_group(a, outcome):
        return False
    for victims in (RangeVictims.NOT_COMBATANT, RangeVictims.COMBATANT):
        row = Row(outcome, victims, Group.ALL)
        first, second = _bounds(matter, a, row), _bounds(matter, b, row)
        if first and second and (first[0] > second[1] or second[0] > first[1]):
            return True
    return False


def _bounds(matter: Matter, claim: Claim, row: Row) -> tuple[float, float] | None:
    """The least and most that a claim allows in a row; None where it does not speak of it."""
    figure = matter.rows[claim.id].get(row)
    if figure is None:
        outright = matter.zeros[claim.id].get(row.outcome) is Bound.NONE
        return (0, 0) if outright and nobody_in(claim, row) else None
    if not figure.quantified:
        return 1, float("inf")
    low = figure.low if figure.low is not None else 0
    return low, float("inf") if figure.high is None or _of_group(claim, row.outcome) else figure.high


def _of_group(claim: Claim, outcome: Outcome) -> bool:
    """Whether it counts some group only (three children), which may be a part of what others count."""
    told = [h for h in claim.harms if h.outcome is outcome and not is_zero(h)]
    return bool(told) and all(h.group is not Group.ALL for h in told)
