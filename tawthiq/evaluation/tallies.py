"""The figures of a comparison of registers: how many incidents were found, and how far what they say agrees."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import inf

from tawthiq.evaluation.registers import Comparison, Match, range_of
from tawthiq.model.vocabulary import Outcome

COMPARED = (Outcome.KILLED, Outcome.INJURED)
_NEAR_KM = 5

Figure = float | int | str | None


@dataclass(frozen=True, slots=True)
class Ranges:
    """A kept and a found range of one outcome; `high` is infinite where it is open."""

    kept: tuple[int, int]
    low: int
    high: float

    @property
    def overlaps(self) -> bool:
        """Whether they meet; an open high must not meet everything."""
        top = self.high if self.high < inf else self.low
        return self.low <= self.kept[1] and self.kept[0] <= top


def kept_range(match: Match, outcome: Outcome) -> tuple[int, int] | None:
    """Minimum and maximum that the recorders hold; None where they do not say."""
    low = match.kept.civ_killed_min if outcome is Outcome.KILLED else match.kept.civ_injured_min
    high = match.kept.civ_killed_max if outcome is Outcome.KILLED else match.kept.civ_injured_max
    return None if low is None or high is None else (low, high)


def ranges(match: Match, outcome: Outcome) -> Ranges | None:
    """Both ranges; None unless both sides give one ("0 or more" says nothing)."""
    kept = kept_range(match, outcome)
    told = range_of(match.found.incident, outcome) if match.found else None
    if kept is None or told is None or (not told[0] and told[1] is None):
        return None
    return Ranges(kept, told[0] or 0, inf if told[1] is None else told[1])


def figures(comparison: Comparison) -> dict[str, Figure]:
    """All figures by the names that the scorer beside the kept register uses. Shares are of 1."""
    matches = comparison.matches
    found = [match for match in matches if match.found]
    located = [match for match in found if match.kept.lat is not None]
    km = sorted(match.found.km for match in found if match.found and match.found.km is not None)
    told: dict[str, Figure] = {
        "gold incidents": len(matches),
        "predicted incidents": comparison.predicted,
        "found": _share(len(found), len(matches)),
        "date exact, of found": _share(sum(m.found.on_day for m in found if m.found), len(found)),
        "located, of found": _share(len(km), len(located)),
        "median km": km[len(km) // 2] if km else None,
        "within 5 km, of found": _share(sum(one <= _NEAR_KM for one in km), len(located)),
    }
    told |= _grouping(matches)
    told["pieces per found incident"] = _share(sum(1 + len(m.others) for m in found), len(found))
    for outcome in COMPARED:
        told |= _of_outcome(found, outcome)
    return told


def _grouping(matches: Sequence[Match]) -> dict[str, Figure]:
    """Over incidents of several reports, each weighed by their number."""
    several = [match for match in matches if len(match.reports) > 1]
    crowded = [match for match in several if match.crowded]
    names = ("grouping precision", "grouping recall", "grouping F1")
    told: dict[str, Figure] = {name: _weighed(several, at) for at, name in enumerate(names)}
    return told | {"grouping F1, crowded days": _weighed(crowded, 2)}


def _weighed(matches: Iterable[Match], at: int) -> float:
    rows = [(len(match.reports), match.grouping[at]) for match in matches]
    return _share(sum(weight * value for weight, value in rows), sum(weight for weight, _ in rows))


def _of_outcome(found: Sequence[Match], outcome: Outcome) -> dict[str, Figure]:
    known = [kept for match in found if (kept := kept_range(match, outcome))]
    both = [both for match in found if (both := ranges(match, outcome))]
    exact = [one for one in both if (one.low, one.high) == one.kept]
    counts = {
        "given": len(both),
        "exact": len(exact),
        "min exact": sum(one.low == one.kept[0] for one in both),
        "max exact": sum(one.high == one.kept[1] for one in both),
        "overlap": sum(one.overlaps for one in both),
    }
    told: dict[str, Figure] = {
        f"{outcome}: range {name}, of known": _share(count, len(known)) for name, count in counts.items()
    }
    many = sum(kept[1] > 1 for kept in known)
    told[f"{outcome}: range exact, of known with max above 1"] = _share(sum(o.kept[1] > 1 for o in exact), many)
    gold = f"{sum(one.kept[0] for one in both)}-{sum(one.kept[1] for one in both)}"
    high = sum(one.low if one.high == inf else int(one.high) for one in both)
    told[f"{outcome}: sums gold {gold} got"] = f"{sum(one.low for one in both)}-{high}"
    return told


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0
