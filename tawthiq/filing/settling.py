"""Decisions that follow from filings, and which of them are still to be appended.

1. `said_by` makes a decision of a filing. Its id begins with a hash over kind and code, by which it is known again.
2. `settled` compares what the filings say with what the record holds: what is new is appended; what a filing does not
   say any more is taken back; what was taken back so, and is said again, stands again. What a person took back stays
   taken back.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from hashlib import sha256

from tawthiq.model import coordinates
from tawthiq.model.decision import Decision, DecisionKind
from tawthiq.model.filing import Filing
from tawthiq.model.standing import standing, taken_back

_OWN = 12  # letters of an id that say of which filing and kind it is
_KINDS = (DecisionKind.SAME, DecisionKind.DIFFERENT, DecisionKind.GRADE, DecisionKind.CORRECT, DecisionKind.UNDO)


def said_by(
    filing: Filing, kind: DecisionKind, subjects: tuple[str, ...], key: Iterable[str] = (), rest: str = ""
) -> Decision:
    """What a filing says, signed by its author; `key` tells it from what else the filing says of this kind."""
    notes = f": {filing.notes}" if filing.notes else ""
    field, after = _value(filing, kind)
    return Decision(
        id=_own(kind, filing.code) + _hash(*key)[: 32 - _OWN],
        kind=kind,
        subjects=subjects,
        author=filing.author,
        time=filing.time,
        reason=f"{filing.source}{rest}{notes}",
        field=field,
        after=after,
    )


def _value(filing: Filing, kind: DecisionKind) -> tuple[str | None, str | None]:
    """The field that a decision of this kind sets, and to what."""
    if kind is DecisionKind.GRADE:
        return "grade", filing.grade
    if kind is DecisionKind.CORRECT:
        return coordinates.FIELD, point_of(filing)
    return None, None


def point_of(filing: Filing) -> str | None:
    """Where a filing says that its incident lies; None where it does not."""
    if filing.lat is None or filing.lon is None:
        return None
    return f"{filing.lat}, {filing.lon} {filing.place or ''}".strip()


def settled(
    said: Sequence[Decision],
    decisions: Sequence[Decision],
    left: Callable[[str, Decision], bool],
    filings: Mapping[str, Filing],
) -> tuple[Decision, ...]:
    """The decisions to be appended (step 2); `left` tells of a code whether it does not say a decision any more.

    `filings` by code, dated by when they are applied: what is taken back must come after what it takes back.
    """
    record = _Record(decisions, filings)
    wanted = {d.id for d in said}
    fresh = [*record.new(said)]
    for code, decision in record.standing_of_filings():
        if decision.id not in wanted and left(code, decision):
            filing = filings[code]
            fresh.append(said_by(filing, DecisionKind.UNDO, (decision.id,), (filing.id, decision.id)))
    known = {d.id for d in decisions}
    return tuple(d for d in fresh if d.id not in known)


class _Record:
    """What the record holds of filings."""

    def __init__(self, decisions: Sequence[Decision], filings: Mapping[str, Filing]) -> None:
        self._filings = filings
        self._owner = {_own(kind, code): (code, kind) for code in filings for kind in _KINDS}
        self._known = {d.id: d for d in decisions}
        self._standing = {d.id for d in standing(decisions)}
        gone = taken_back(decisions)
        self._undone_by: dict[str, list[str]] = defaultdict(list)
        for decision in decisions:
            if decision.kind is DecisionKind.UNDO and decision.id not in gone:
                for subject in decision.subjects:
                    self._undone_by[subject].append(decision.id)
        self._refused = {
            decision.id[:_OWN]
            for decision in decisions
            if decision.id[:_OWN] in self._owner and self._by_people(decision)
        }

    def new(self, said: Iterable[Decision]) -> Iterator[Decision]:
        """What is not in the record yet, and what a filing took back and says again."""
        for decision in said:
            own = decision.id[:_OWN]
            if decision.id not in self._known:
                if decision.kind is not DecisionKind.SAME or own not in self._refused:
                    yield decision
            elif decision.id not in self._standing and not self._by_people(decision):
                filing, undos = self._filings[self._owner[own][0]], tuple(self._undone_by[decision.id])
                yield said_by(filing, DecisionKind.UNDO, undos, ("again", filing.id, *undos))

    def standing_of_filings(self) -> Iterator[tuple[str, Decision]]:
        """Every standing decision that came from a filing, with the filing's code."""
        for name in self._standing:
            owner = self._owner.get(name[:_OWN])
            if owner is not None:
                yield owner[0], self._known[name]

    def _by_people(self, decision: Decision) -> bool:
        """Whether a person, and not a later sheet, took it back."""
        return any(undo[:_OWN] not in self._owner for undo in self._undone_by.get(decision.id, ()))


def _own(kind: DecisionKind, code: str) -> str:
    return _hash("filing", kind.value, code)[:_OWN]


def _hash(*parts: str) -> str:
    return sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
