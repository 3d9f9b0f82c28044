"""What one claim says in numbers: its harms as rows of outcome × victims × group.

1. Entries of one outcome and status that stand outside parts make the whole, added (three men and a child = four).
   Without an entry for all, men, women and children are added; without those, the lone overlapping group counts.
2. Parts (بينهم، منهم) never add to their whole; they say how many of it were civilians or combatants. A part that the
   claim also tells by itself (a man and his child … two dead, one of them a child) is told twice, not further dead.
3. `rows` derives from that the civilian and not_combatant rows, and combatant and unknown as they are told.

Rule ids: figure.whole, figure.civilian, figure.not_combatant (tawthiq/assessment/rules.yaml).
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from tawthiq.model.claim import Claim, Harm
from tawthiq.model.vocabulary import Bound, Group, Outcome, RangeVictims, Victims
from tawthiq.records import Record

_DISJOINT = frozenset({Group.MEN, Group.WOMEN, Group.CHILDREN})
_HURT = frozenset({Outcome.KILLED, Outcome.INJURED})
_ZERO = frozenset({Bound.NONE, Bound.NONE_REPORTED})


class Row(NamedTuple):
    """The key of a range."""

    outcome: Outcome
    victims: RangeVictims
    group: Group


class Figure(Record, frozen=True):
    """People, as one statement counts them.

    `low` None: the words give no low ("up to 9"). `high` None: open above, or no number at all; `floor` is then the
    number that an open statement reaches ("more than 200" → 200). `counted` False for vague plurals (عشرات، مدنيون).
    """

    low: int | None
    high: int | None
    floor: int | None
    counted: bool

    @property
    def quantified(self) -> bool:
        """Whether any number stands in it."""
        return self.low is not None or self.high is not None or self.floor is not None


class Entry(NamedTuple):
    """What a harm says in numbers, without the words it was read from; as `Harm`."""

    outcome: Outcome
    victims: Victims
    group: Group
    min: int | None
    max: int | None
    bound: Bound
    subset_of: int | None


def _entries(claim: Claim) -> tuple[Entry, ...]:
    return tuple([Entry(h.outcome, h.victims, h.group, h.min, h.max, h.bound, h.subset_of) for h in claim.harms])


def is_zero(harm: Harm | Entry) -> bool:
    """An explicit "no casualties" or "no word of casualties"."""
    return harm.bound in _ZERO or (harm.min == 0 and harm.max == 0)


def added(harms: Sequence[Entry]) -> Figure | None:
    """The sum of entries that stand side by side; None for none."""
    if not harms:
        return None
    lows = [h.min for h in harms if h.min is not None]
    highs = [h.max for h in harms if h.max is not None]
    closed = len(highs) == len(harms)
    reached = sum(h.min if h.min is not None else h.max or 0 for h in harms)
    return Figure(
        low=sum(lows) if lows else None,
        high=sum(highs) if closed else None,
        floor=reached if not closed and (lows or highs) else None,
        counted=any(h.bound is not Bound.VAGUE for h in harms),
    )


def whole(harms: Sequence[Entry]) -> Figure | None:
    """The whole of entries of one outcome and status (step 1)."""
    if any(h.group is Group.ALL for h in harms):
        return added(harms)
    disjoint = [h for h in harms if h.group in _DISJOINT]
    if disjoint:
        return added(disjoint)
    if len(harms) < 2:
        return added(harms)
    # Two overlapping groups (a medic and a journalist) may be the same person or not: both readings stay in.
    total = added(harms)
    lows = [h.min for h in harms if h.min is not None]
    return total and Figure(max(lows, default=None), total.high, total.floor, total.counted)


def rows(claim: Claim) -> Mapping[Row, Figure]:
    """Every row that the claim gives a figure for; entries of zero are not among them (see `zeros`)."""
    return _rows(_entries(claim))


@lru_cache(maxsize=20_000)  # most claims say what many others say: three civilians killed
def _rows(harms: tuple[Entry, ...]) -> Mapping[Row, Figure]:
    found: dict[Row, Figure] = {}
    for outcome in dict.fromkeys(h.outcome for h in harms):
        entries = [(i, h) for i, h in enumerate(harms) if h.outcome is outcome and not is_zero(h)]
        if not entries:
            continue
        tops, parts = _split(harms, entries)
        _derive(found, outcome, Group.ALL, _by_status(tops, whole), _by_status(parts, whole))
        for group in dict.fromkeys(h.group for _, h in entries if h.group is not Group.ALL):
            members, among = _of_group(harms, [(i, h) for i, h in entries if h.group is group])
            _derive(found, outcome, group, _by_status(members, added), _by_status(among, added))
    return found


def zeros(claim: Claim) -> Mapping[Outcome, Bound]:
    """Outcomes that the claim says nobody suffered: NONE said outright, NONE_REPORTED where no word came of any.

    0,0 of killed_or_injured covers killed and injured.
    """
    return _zeros(_entries(claim))


@lru_cache(maxsize=20_000)
def _zeros(harms: tuple[Entry, ...]) -> Mapping[Outcome, Bound]:
    found: dict[Outcome, Bound] = {}
    for harm in harms:
        if not is_zero(harm):
            continue
        bound = Bound.NONE_REPORTED if harm.bound is Bound.NONE_REPORTED else Bound.NONE
        covered: tuple[Outcome, ...] = (harm.outcome,)
        if harm.outcome is Outcome.KILLED_OR_INJURED:
            covered = (Outcome.KILLED, Outcome.INJURED, Outcome.KILLED_OR_INJURED)
        for outcome in covered:
            found[outcome] = bound
    return found


def nobody_in(claim: Claim, row: Row) -> bool:
    """Whether the claim's "no casualties" speaks of this row.

    Without a status it covers every status and group; "no civilians" does not speak of combatants.
    """
    return any(is_zero(harm) and _covered(harm, row) for harm in claim.harms)


def _covered(harm: Harm, row: Row) -> bool:
    if harm.outcome is not row.outcome and not (harm.outcome is Outcome.KILLED_OR_INJURED and row.outcome in _HURT):
        return False
    fighters = row.victims is RangeVictims.COMBATANT
    return harm.victims is Victims.UNKNOWN or fighters == (harm.victims is Victims.COMBATANT)


def _split(harms: Sequence[Entry], entries: Iterable[tuple[int, Entry]]) -> tuple[list[Entry], list[Entry]]:
    """Entries on their own, and those parts that say more of the status of their whole than it does itself."""
    tops: list[Entry] = []
    parts: list[Entry] = []
    for index, harm in entries:
        holder = _holder(harms, index)
        if holder is None:
            if not _told_as_part(harms, index):
                tops.append(harm)
        elif holder.victims is Victims.UNKNOWN and harm.victims is not Victims.UNKNOWN:
            parts.append(harm)
    return tops, parts


def _of_group(harms: Sequence[Entry], entries: Iterable[tuple[int, Entry]]) -> tuple[list[Entry], list[Entry]]:
    """Entries of one group that are no part of each other (ten children, four of them infants, are ten children), and
    those parts of others of it that say their status.
    """
    members: list[Entry] = []
    parts: list[Entry] = []
    for index, harm in entries:
        holder = next((whole for whole in _wholes(harms, index) if whole.group is harm.group), None)
        if holder is None:
            members += [] if _told_as_part(harms, index) else [harm]
        elif holder.victims is Victims.UNKNOWN and harm.victims is not Victims.UNKNOWN:
            parts.append(harm)
    return members, parts


def _told_as_part(harms: Sequence[Entry], index: int) -> bool:
    """Whether an entry of one group counts no more than the part of another whole that the claim tells of it."""
    harm = harms[index]
    if harm.group is Group.ALL or harm.max is None or harm.subset_of is not None:
        return False
    return any(
        other.outcome is harm.outcome
        and other.group is harm.group
        and other.subset_of not in (None, index)
        and other.max is not None
        and other.max >= harm.max
        for other in harms
    )


def _holder(harms: Sequence[Entry], index: int) -> Entry | None:
    """The entry of the same outcome whose part this is, however deep; the nearest one of the same status."""
    holder: Entry | None = None
    for holder in _wholes(harms, index):
        if holder.victims is harms[index].victims:
            break
    return holder


def _wholes(harms: Sequence[Entry], index: int) -> Iterator[Entry]:
    """The entries of the same outcome whose part this is, the nearest first."""
    seen, at = {index}, harms[index].subset_of
    while at is not None and at not in seen and 0 <= at < len(harms) and harms[at].outcome is harms[index].outcome:
        yield harms[at]
        seen.add(at)
        at = harms[at].subset_of


def _by_status(harms: Sequence[Entry], combine: Callable[[Sequence[Entry]], Figure | None]) -> dict[Victims, Figure]:
    if not harms:
        return {}
    by_status: dict[Victims, list[Entry]] = {}
    for harm in harms:
        by_status.setdefault(harm.victims, []).append(harm)
    figures = {status: combine(same) for status, same in by_status.items()}
    return {status: figure for status, figure in figures.items() if figure}


def _derive(
    found: dict[Row, Figure],
    outcome: Outcome,
    group: Group,
    tops: Mapping[Victims, Figure],
    parts: Mapping[Victims, Figure],
) -> None:
    """Write the rows of one outcome and group (step 3)."""
    civilian, unknown = tops.get(Victims.CIVILIAN), tops.get(Victims.UNKNOWN)
    fighters = parts.get(Victims.COMBATANT)
    stated = _plus(civilian, parts.get(Victims.CIVILIAN))
    # Combatants told apart from the rest cancel out of whole − combatants; only those inside an unknown whole remain.
    others = _covering(_minus(_plus(civilian, unknown), fighters), stated)
    if others:
        strict = others if unknown else stated or others
        low = stated.low if stated else None
        found[Row(outcome, RangeVictims.CIVILIAN, group)] = Figure(low, strict.high, strict.floor, others.counted)
        found[Row(outcome, RangeVictims.NOT_COMBATANT, group)] = others
    combatant = _plus(tops.get(Victims.COMBATANT), fighters)
    if combatant:
        found[Row(outcome, RangeVictims.COMBATANT, group)] = combatant
    rest = _minus(_minus(unknown, parts.get(Victims.CIVILIAN)), fighters)
    if rest:
        found[Row(outcome, RangeVictims.UNKNOWN, group)] = rest


def _plus(a: Figure | None, b: Figure | None) -> Figure | None:
    if a is None or b is None:
        return a or b
    low = None if a.low is None and b.low is None else (a.low or 0) + (b.low or 0)
    high = None if a.high is None or b.high is None else a.high + b.high
    reached = _reach(a) + _reach(b)
    numbers = a.quantified or b.quantified
    return Figure(low, high, reached if high is None and numbers else None, a.counted or b.counted)


def _minus(a: Figure | None, b: Figure | None) -> Figure | None:
    """`a` without `b`, an interval: smallest when most are taken off; an open `b` may be all of `a`."""
    if a is None or b is None:
        return a
    low = None if a.low is None else max(0, a.low - b.high) if b.high is not None else 0
    high = None if a.high is None else max(0, a.high - (b.low or 0))
    floor = None if a.floor is None else max(0, a.floor - b.high) if b.high is not None else 0
    return Figure(low, high, floor, a.counted)


def _covering(whole: Figure | None, part: Figure | None) -> Figure | None:
    """A whole that is no smaller than its part: "tens, at least twelve of them civilians" are at least twelve."""
    if whole is None or part is None or not part.quantified:
        return whole
    least = part.low if part.low is not None else 0
    low = least if whole.low is None and not whole.quantified else whole.low
    low = None if low is None else max(low, least)
    if whole.high is not None:
        return Figure(low, max(whole.high, part.high if part.high is not None else _reach(part)), None, whole.counted)
    counted = whole.counted or (part.counted and _reach(part) > _reach(whole))
    return Figure(low, None, max(whole.floor or 0, part.floor or 0, _reach(whole), _reach(part)), counted)


def _reach(figure: Figure) -> int:
    return figure.low or figure.high or figure.floor or 0
