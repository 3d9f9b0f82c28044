"""Two tellings compared: the level of each comparison, and the score as the sum of their weights.

Each function gives the id of one level (weights.yaml) with the values that it saw, or None where nothing can be
compared. `compare` adds the weights to the prior; a score above 0 says rather the same event than not.
"""

from dataclasses import dataclass

from tawthiq.incidents.cuts import of_another_order
from tawthiq.incidents.places import compare_places
from tawthiq.incidents.tellings import Telling
from tawthiq.incidents.weights import Weights, weights
from tawthiq.lexicon import parties
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
PEOPLE = (Outcome.KILLED, Outcome.INJURED, Outcome.KILLED_OR_INJURED)
_CONTRADICTING = ("means.differs", "party.differs", "figure.another_order", "harm.other_kind", "status.apart")
COPY, ALIKE, UNLIKE = 0.75, 0.4, 0.1
"""Shares of the words of the shorter telling that the other has too."""
FEW_WORDS = 5


@dataclass(frozen=True, slots=True)
class Pair:
    """Two tellings with the score of their comparison and its reasons (`level` or `level:value`)."""

    left: str
    right: str
    score: float
    reasons: tuple[str, ...]


def compare(a: Telling, b: Telling, table: Weights | None = None) -> Pair:
    """Score two tellings; the order of the two does not matter."""
    if b.id < a.id:
        a, b = b, a
    table = table or weights()
    place = _places(a, b)
    found = (
        *_dates(a, b),
        place,
        *_harms(a, b),
        _means(a, b),
        _parties(a, b),
        _facilities(a, b),
        _victims(a, b),
    )
    reasons = tuple(reason for reason in found if reason)
    reasons += _within_report(a, b, reasons) if a.document == b.document else _between_reports(a, b)
    score = table.prior + sum(table.levels[r.partition(":")[0]].weight for r in reasons)
    return Pair(a.id, b.id, round(score, 4), reasons)


def _dates(a: Telling, b: Telling) -> tuple[str | None, ...]:
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


def _places(a: Telling, b: Telling) -> str:
    """The level of their places; where one has none of its own, or only a wide one, its report may name the other's."""
    level = compare_places(a.spots, b.spots)
    if level not in {"place.unknown", "place.within_area"}:
        return level
    exact = [t for t in (a, b) if t.spots and not t.spots[0].is_area]
    if len(exact) != 1:
        return level
    told, other = (a, b) if exact[0] is a else (b, a)
    return "place.in_report" if told.spots[0].name in other.named else level


def _harms(a: Telling, b: Telling) -> tuple[str | None, ...]:
    return (_figures(a, b), _status(a, b))


def _figures(a: Telling, b: Telling) -> str | None:
    shared = [o for o in Outcome if o in a.figures and o in b.figures]
    if not shared:
        casualties = [any(o in t.figures for o in PEOPLE) for t in (a, b)]
        other_kind = bool(a.figures and b.figures) and casualties[0] != casualties[1]
        return "harm.other_kind" if other_kind else None
    levels = [_figure(a, b, outcome) for outcome in shared]
    order = (
        "figure.another_order",
        "figure.equal_many",
        "figure.equal_some",
        "figure.differs",
        "figure.equal_few",
        "figure.fits",
    )
    return min(levels, key=lambda level: next((i for i, o in enumerate(order) if level.startswith(o)), 9))


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


def _status(a: Telling, b: Telling) -> str | None:
    fighters = frozenset({Victims.COMBATANT})
    one, other = a.statuses, b.statuses
    apart = (one == fighters and Victims.CIVILIAN in other) or (other == fighters and Victims.CIVILIAN in one)
    return "status.apart" if apart and Victims.COMBATANT not in one & other else None


def _means(a: Telling, b: Telling) -> str | None:
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


def _parties(a: Telling, b: Telling) -> str | None:
    if not a.doers or not b.doers:
        return None
    if a.doers & b.doers:
        return f"party.same:{min(a.doers & b.doers)}"
    sides = parties.load()
    if any(sides.allied(x, y) for x in a.doers for y in b.doers):
        return "party.allied"
    return f"party.differs:{min(a.doers)}/{min(b.doers)}"


def _facilities(a: Telling, b: Telling) -> str | None:
    if not a.facilities or not b.facilities:
        return None
    shared = a.facilities & b.facilities
    return f"facility.same:{min(shared)}" if shared else "facility.differs"


def _victims(a: Telling, b: Telling) -> str | None:
    return "victim.shared" if a.victims & b.victims else None


def _text(a: Telling, b: Telling) -> str | None:
    smaller = min(a.words.bit_count(), b.words.bit_count())
    if smaller < FEW_WORDS:
        return None
    shared = (a.words & b.words).bit_count() / smaller
    if shared >= COPY:
        return "text.copy"
    if shared >= ALIKE:
        return "text.alike"
    return "text.unlike" if shared < UNLIKE else None


def _origin(a: Telling, b: Telling) -> str | None:
    return "origin.shared" if a.origins & b.origins else None


def _between_reports(a: Telling, b: Telling) -> tuple[str, ...]:
    return tuple(reason for reason in (_text(a, b), _origin(a, b)) if reason)


def _within_report(a: Telling, b: Telling, reasons: tuple[str, ...]) -> tuple[str, ...]:
    """One report that labels two events means two, unless one goes on from the other or has no figure of its own there.

    Words and sources say nothing here: a list of villages hit gives each of them the same.
    """
    if (a.continues == b.id or b.continues == a.id) and not any(r.startswith(_CONTRADICTING) for r in reasons):
        return ("document.continued",)
    same = any(r.startswith(("place.same", "place.within", "place.in_report")) for r in reasons)
    mention = same and not (a.figures and b.figures)
    return ("document.mention",) if mention else ("document.two_events",)
