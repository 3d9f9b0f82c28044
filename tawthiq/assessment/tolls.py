"""A toll as the ledger holds it against recorded incidents, with what these come to: some change, and it is moved on.

1. A `Toll` has its area's names, its parties, its days, and of each row its figure with the sums of what is recorded
   for it; `residuals` follow from these.
2. `moved` takes incidents out of the sums and puts others in. The result is that of adding everything up anew.

`Entry` is what the ledger asks of an incident.
"""

from collections.abc import Iterable

from tawthiq.assessment.sums import Recorded
from tawthiq.model.incident import Residual
from tawthiq.model.vocabulary import Outcome, RangeVictims
from tawthiq.records import Record, replace

ANYWHERE = ""
Days = tuple[int, int]


class EntrySum(Record, frozen=True):
    """A range of an incident that tolls are held against; `open` where no number bounds it above."""

    outcome: Outcome
    victims: RangeVictims
    min: int
    max: int
    open: bool


class Entry(Record, frozen=True):
    """What the ledger asks of an incident.

    `days` are ordinals, (0, 0) where undated; `date` its full date where it has one; `areas` the folded names of the
    places it lies in and its country's code; `parties` the folded doers; `sums` empty where its grade does not count.
    """

    days: Days
    date: str | None
    documents: tuple[str, ...]
    areas: tuple[str, ...]
    parties: tuple[str, ...]
    sums: tuple[EntrySum, ...]


class Told(Record, frozen=True):
    """A figure of a toll, `high` None where open above, and what is recorded for its row."""

    outcome: Outcome
    victims: RangeVictims
    low: int
    high: int | None
    recorded: Recorded

    def residual(self) -> Residual:
        """What it leaves beyond the recorded ranges. Exactly 307 against 200-260 → 47-107."""
        recorded = self.recorded
        most = None if recorded.open else recorded.max
        return Residual(
            outcome=self.outcome,
            victims=self.victims,
            min=0 if most is None else max(0, self.low - most),
            max=None if self.high is None else max(0, self.high - recorded.min),
            recorded_min=recorded.min,
            recorded_max=most,
        )


class Toll(Record, frozen=True):
    """A cumulative claim of the ledger. `places` are names of its area, ANYWHERE without one; `days` ordinals, None
    where neither period nor report is dated; `anchored`: its year hangs on the incidents of its own report.
    """

    document: str
    places: tuple[str, ...]
    parties: tuple[str, ...]
    days: Days | None
    anchored: bool
    figures: tuple[Told, ...]

    def residuals(self) -> tuple[Residual, ...]:
        """What each of its figures leaves."""
        return tuple(figure.residual() for figure in self.figures)

    def moved(self, gone: Iterable[Entry], come: Iterable[Entry]) -> "Toll":
        """The toll after some incidents went and others came."""
        changes = [(entry, -1) for entry in gone if self._holds(entry)] + [(e, 1) for e in come if self._holds(e)]
        return replace(self, figures=tuple(_moved(one, changes) for one in self.figures)) if changes else self

    def _holds(self, entry: Entry) -> bool:
        """Whether an incident lies in its area and period and is laid to its party."""
        if ANYWHERE not in self.places and set(self.places).isdisjoint(entry.areas):
            return False
        if self.parties and set(self.parties).isdisjoint(entry.parties):
            return False
        first, last = entry.days
        return self.days is None or bool(first and self.days[0] <= first and last <= self.days[1])


def _moved(told: Told, changes: Iterable[tuple[Entry, int]]) -> Told:
    found = told.recorded
    for entry, sign in changes:
        for one in entry.sums:
            if (one.outcome, one.victims) == (told.outcome, told.victims):
                found = Recorded(
                    found.min + sign * one.min, found.max + sign * one.max, found.open + sign * int(one.open)
                )
    return replace(told, recorded=found)
