"""What the claims say differently: slot by slot, each value with the claims that say so.

1. `side_by_side` lists every slot in which they give different values, whether or not all can be true.
2. `contradictions` keeps those that cannot: days that never meet, places apart, figures that do not overlap, different
   answers to who did it, means that exclude each other.

Rule ids: contradiction.slots.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import combinations

from tawthiq.assessment.answers import answers, different, named, telling
from tawthiq.assessment.circumstances import completed, contains
from tawthiq.assessment.figures import Figure, Row
from tawthiq.assessment.matter import Matter
from tawthiq.model.claim import Claim, Where
from tawthiq.model.incident import Contradiction, ContradictionValue
from tawthiq.model.vocabulary import Bound, Group, Method, Outcome, RangeVictims
from tawthiq.text import edtf
from tawthiq.text.folding import fold

Values = Mapping[str, Sequence[Claim]]
_OPEN_MEANS = frozenset({Method.EXPLOSION, Method.OTHER, Method.CLASHES})
# Means of which one is a kind of the other.
_KIN = (
    {Method.AIRSTRIKE, Method.DRONE_STRIKE},
    {Method.SHOOTING, Method.ASSASSINATION, Method.EXECUTION, Method.GROUND_RAID},
    {Method.VEHICLE_BOMB, Method.SUICIDE_BOMBING, Method.EXPLOSIVE_DEVICE, Method.ASSASSINATION},
    {Method.TORTURE, Method.EXECUTION},
    {Method.CHEMICAL, Method.AIRSTRIKE, Method.SHELLING},
)
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
    claims = telling(matter)
    slots = {
        "when": _dates(claims),
        "where": _places(claims),
        "method": _methods(claims),
        "responsible": _doers(matter),
    }
    slots.update({outcome.value: _figures(matter, claims, outcome) for outcome in _SLOTS})
    return tuple(_slot(name, values) for name, values in slots.items() if len(values) > 1)


def contradictions(matter: Matter, told: Sequence[Contradiction]) -> tuple[Contradiction, ...]:
    """Of the slots told differently, those whose values cannot all be true (step 2)."""
    clash: dict[str, Callable[[Claim, Claim], bool]] = {
        "when": _days_apart(telling(matter)),
        "where": _places_apart,
        "method": _means_apart,
    }
    kept = []
    for slot in told:
        if slot.slot == "responsible":
            if different(answers(matter)):
                kept.append(slot)
            continue
        by_id = {c.id: c for c in matter.claims}
        firsts = [by_id[v.claims[0]] for v in slot.values]
        apart = clash.get(slot.slot) or _figures_apart(matter, Outcome(slot.slot))
        if any(apart(a, b) for a, b in combinations(firsts, 2)):
            kept.append(slot)
    return tuple(kept)


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


def _days_apart(claims: Sequence[Claim]) -> Callable[[Claim, Claim], bool]:
    years = completed(c.when.edtf for c in claims if c.when)

    def apart(a: Claim, b: Claim) -> bool:
        return bool(a.when and b.when and not edtf.compatible(years[a.when.edtf], years[b.when.edtf]))

    return apart


def _places(claims: Sequence[Claim]) -> Values:
    spelled: dict[str, str] = {}
    for claim in claims:
        if claim.where:
            spelled.setdefault(fold(claim.where.place), claim.where.place)
    return _grouped((spelled[fold(c.where.place)] if c.where else None, c) for c in claims)


def _places_apart(a: Claim, b: Claim) -> bool:
    if not a.where or not b.where or contains(a.where, b.where) or contains(b.where, a.where):
        return False
    return not _shares_name(a.where, b.where)


def _shares_name(a: Where, b: Where) -> bool:
    """Whether one name is part of the other (الموصل، الموصل الجديدة)."""
    first, second = set(fold(a.place).split()), set(fold(b.place).split())
    return first <= second or second <= first


def _methods(claims: Sequence[Claim]) -> Values:
    return _grouped((c.method.value if c.method else None, c) for c in claims)


def _means_apart(a: Claim, b: Claim) -> bool:
    if not a.method or not b.method or _OPEN_MEANS & {a.method, b.method}:
        return False
    return not any({a.method, b.method} <= kin for kin in _KIN)


def _doers(matter: Matter) -> Values:
    return _grouped(("+".join(sorted(named(matter, c))) or None, c) for c in telling(matter))


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


def _figures_apart(matter: Matter, outcome: Outcome) -> Callable[[Claim, Claim], bool]:
    def apart(a: Claim, b: Claim) -> bool:
        (low, high), (other_low, other_high) = _bounds(matter, a, outcome), _bounds(matter, b, outcome)
        return low > other_high or other_low > high

    return apart


def _bounds(matter: Matter, claim: Claim, outcome: Outcome) -> tuple[float, float]:
    figure = _figure(matter, claim, outcome)
    if figure is None:
        return 0, 0
    if not figure.quantified:
        return 1, float("inf")
    low = figure.low if figure.low is not None else 0
    return low, float("inf") if figure.high is None else figure.high
