"""Two tellings looked at one thing at a time: the level of each comparison (weights.yaml), with the values that it saw.

Each function gives the id of one level, `level` or `level:value`, or None where nothing can be compared. The level is
the same for both orders of the two tellings.
"""

from tawthiq.incidents.cuts import of_another_order
from tawthiq.incidents.places import compare_places
from tawthiq.incidents.tellings import Telling
from tawthiq.lexicon.parties import load as load_sides
from tawthiq.model.vocabulary import Method, Outcome, PartOfDay, Victims
from tawthiq.text import edtf

_KIN = (
    frozenset({Method.AIRSTRIKE, Method.DRONE_STRIKE, Method.SHELLING, Method.EXPLOSION, Method.CHEMICAL}),
    frozenset({Method.EXPLOSION, Method.EXPLOSIVE_DEVICE, Method.VEHICLE_BOMB, Method.SUICIDE_BOMBING}),
    frozenset({Method.SHOOTING, Method.ASSASSINATION, Method.EXECUTION, Method.CLASHES, Method.GROUND_RAID}),
    frozenset({Method.EXPLOSIVE_DEVICE, Method.VEHICLE_BOMB, Method.ASSASSINATION}),
    frozenset({Method.TORTURE, Method.EXECUTION}),
)
_OPEN_MEANS = frozenset({Method.OTHER, Method.EXPLOSION, Method.CLASHES})
_HOURS = list(PartOfDay)
_OUTCOMES = tuple(Outcome)
PEOPLE = (Outcome.KILLED, Outcome.INJURED, Outcome.KILLED_OR_INJURED)
_FIGURES = ("another_order", "equal_many", "equal_some", "differs", "equal_few", "fits")
_FIGURE_RANKS = {f"figure.{name}": rank for rank, name in enumerate(_FIGURES)}
COPY, ALIKE, UNLIKE = 0.75, 0.4, 0.1
"""Shares of the words of the shorter telling that the other has too."""
FEW_WORDS = 5


def dates(a: Telling, b: Telling) -> tuple[str | None, ...]:
    """The level of their days and, on one day, that of their hours."""
    if a.days is None or b.days is None:
        return (_yearless(a, b),)
    gap = max(0, b.days[0] - a.days[1], a.days[0] - b.days[1])
    if a.by_publication or b.by_publication:
        return (_by_publication(gap),)
    if gap:
        return ({1: "date.next_day", 2: "date.two_days"}.get(gap, "date.apart"),)
    longest = max(a.days[1] - a.days[0], b.days[1] - b.days[0])
    if longest > 3:
        return ("date.month",)
    return (f"date.same_day:{a.edtf}" if longest == 0 else "date.overlap", _hours(a, b) if longest == 0 else None)


def _by_publication(gap: int) -> str:
    if gap == 0:
        return "date.by_publication"
    return "date.near_publication" if gap <= 5 else "date.far_publication"


def _yearless(a: Telling, b: Telling) -> str:
    if a.edtf is None or b.edtf is None:
        return "date.unknown"
    gap = edtf.distance(a.edtf, b.edtf)
    if gap == 0:
        return "date.yearless"
    return "date.unknown" if gap is None or gap <= 2 else "date.apart"


def _hours(a: Telling, b: Telling) -> str | None:
    if a.part_of_day is None or b.part_of_day is None:
        return None
    gap = abs(_HOURS.index(a.part_of_day) - _HOURS.index(b.part_of_day))
    # Neighbouring parts of the day are told one for the other (dawn, morning; evening, night).
    return "hour.same" if gap == 0 else ("hour.apart" if gap > 1 else None)


def places(a: Telling, b: Telling) -> str:
    """The level of their places; where one has none of its own, or only a wide one, its report may name the other's."""
    level = compare_places(a.spots, b.spots)
    if level not in {"place.unknown", "place.within_area"}:
        return level
    exact = [t for t in (a, b) if t.spots and not t.spots[0].is_area]
    if len(exact) != 1:
        return level
    told, other = (a, b) if exact[0] is a else (b, a)
    return "place.in_report" if told.spots[0].name in other.named else level


def harms(a: Telling, b: Telling) -> tuple[str | None, ...]:
    """The levels of their figures and of whether fighters or civilians were harmed."""
    return (figures(a, b), status(a, b))


def figures(a: Telling, b: Telling) -> str | None:
    """The level of the figures for what both count; the one that says most against one event goes before."""
    shared = [o for o in _OUTCOMES if o in a.figures and o in b.figures]
    if not shared:
        casualties = [any(o in t.figures for o in PEOPLE) for t in (a, b)]
        other_kind = bool(a.figures and b.figures) and casualties[0] != casualties[1]
        return "harm.other_kind" if other_kind else None
    return min((_figure(a, b, outcome) for outcome in shared), key=_figure_rank)


def _figure_rank(level: str) -> int:
    return _FIGURE_RANKS.get(level.partition(":")[0], len(_FIGURE_RANKS))


def _figure(a: Telling, b: Telling, outcome: Outcome) -> str:
    same = a.numbers[outcome] & b.numbers[outcome]
    if same:
        most = max(same)
        size = "many" if most >= 8 else ("some" if most >= 3 else "few")
        return f"figure.equal_{size}:{outcome} {most}"
    (low, high), (other_low, other_high) = a.figures[outcome], b.figures[outcome]
    values = f"{outcome} {low}/{other_low}"
    if low <= other_high and other_low <= high:
        return f"figure.fits:{values}"
    if of_another_order(max(a.numbers[outcome]), max(b.numbers[outcome])):
        return f"figure.another_order:{values}"
    larger, smaller = max(low, other_low), min(high, other_high)
    return f"figure.close:{values}" if larger - smaller <= max(2, larger / 2) else f"figure.differs:{values}"


def status(a: Telling, b: Telling) -> str | None:
    """Whether the one tells of fighters alone and the other of civilians."""
    fighters = frozenset({Victims.COMBATANT})
    one, other = a.statuses, b.statuses
    apart = (one == fighters and Victims.CIVILIAN in other) or (other == fighters and Victims.CIVILIAN in one)
    return "status.apart" if apart and Victims.COMBATANT not in one & other else None


def means(a: Telling, b: Telling) -> str | None:
    """The level of the means."""
    if not a.methods or not b.methods:
        return None
    if a.methods & b.methods:
        return f"means.same:{min(a.methods & b.methods)}"
    if any(kindred(x, y) for x in a.methods for y in b.methods):
        return "means.kin"
    return f"means.differs:{min(a.methods)}/{min(b.methods)}"


def kindred(one: Method, other: Method) -> bool:
    """Whether one event may well be told with the one and with the other."""
    return bool(_OPEN_MEANS & {one, other}) or any({one, other} <= kin for kin in _KIN)


def doers(a: Telling, b: Telling) -> str | None:
    """The level of who did it."""
    if not a.doers or not b.doers:
        return None
    if a.doers & b.doers:
        return f"party.same:{min(a.doers & b.doers)}"
    sides = load_sides()
    if any(sides.allied(x, y) for x in a.doers for y in b.doers):
        return "party.allied"
    return f"party.differs:{min(a.doers)}/{min(b.doers)}"


def facilities(a: Telling, b: Telling) -> str | None:
    """The level of what was hit."""
    if not a.facilities or not b.facilities:
        return None
    shared = a.facilities & b.facilities
    return f"facility.same:{min(shared)}" if shared else "facility.differs"


def victims(a: Telling, b: Telling) -> str | None:
    """Whether a victim is named in both."""
    return "victim.shared" if a.victims & b.victims else None


def words(a: Telling, b: Telling) -> str | None:
    """The level of the words that the shorter telling shares with the other."""
    smaller = min(a.words.bit_count(), b.words.bit_count())
    if smaller < FEW_WORDS:
        return None
    shared = (a.words & b.words).bit_count() / smaller
    if shared >= COPY:
        return "text.copy"
    if shared >= ALIKE:
        return "text.alike"
    return "text.unlike" if shared < UNLIKE else None


def origins(a: Telling, b: Telling) -> str | None:
    """Whether both say it by the same origin."""
    return "origin.shared" if a.origins & b.origins else None
