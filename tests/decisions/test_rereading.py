"""Reports that were read before what was decided of a spelling, without a register: the steps around it stand still."""

from collections.abc import Sequence
from typing import cast

import pytest

from tawthiq.decisions import rereading
from tawthiq.model import wire
from tawthiq.model.alias import NamedPlace
from tawthiq.model.decision import Decision, DecisionKind
from tawthiq.model.standing import standing
from tawthiq.register import Register


class Told:
    """Decisions, and one report read before all of them that holds every spelling."""

    def __init__(self, decisions: Sequence[Decision]) -> None:
        self._decisions = decisions

    def decisions(self) -> Sequence[Decision]:
        return self._decisions

    def read_last(self, _words: str, before: str) -> dict[str, str]:
        read = time(0)
        return {"a.txt": read} if read < before else {}


def time(minute: int) -> str:
    return f"2026-01-01T{minute // 60:02d}:{minute % 60:02d}:00.000Z"


def means(minute: int, spelling: str, place: str) -> Decision:
    after = wire.encode(NamedPlace(id=place, name=spelling, type="village")).decode()
    return decision(minute, DecisionKind.ALIAS, f"spelling:{spelling}", field=spelling, after=after)


def takes_back(minute: int, *taken: Decision) -> Decision:
    return decision(minute, DecisionKind.UNDO, *(one.id for one in taken))


def decision(
    minute: int, kind: DecisionKind, *subjects: str, field: str | None = None, after: str | None = None
) -> Decision:
    return Decision(
        id=f"{minute:064d}", kind=kind, subjects=subjects, author="Rima", time=time(minute), field=field, after=after
    )


def behind(*decisions: Decision) -> list[tuple[str, str | None]]:
    found = rereading.behind(cast("Register", Told(decisions)))
    return [(one.spelling, one.alias.place.id if one.alias else None) for one in found]


def test_the_latest_decided_comes_first() -> None:
    assert behind(means(1, "زعبوطة", "p"), means(2, "شمخاوية", "q")) == [("شمخاوية", "q"), ("زعبوطة", "p")]


def test_each_spelling_goes_its_own_way() -> None:
    first, second = means(1, "زعبوطة", "p"), means(2, "شمخاوية", "q")
    undone = takes_back(3, first, second)
    assert behind(first, second, undone) == []
    both = {("شمخاوية", "q"), ("زعبوطة", "p")}  # in force again since one time
    assert set(behind(first, second, undone, takes_back(4, undone))) == both
    assert behind(first, second, takes_back(3, first)) == [("شمخاوية", "q")]


def test_work_grows_with_the_spellings_and_not_with_their_square(monkeypatch: pytest.MonkeyPatch) -> None:
    looked_at = 0

    def counted(decisions: Sequence[Decision]) -> tuple[Decision, ...]:
        nonlocal looked_at
        looked_at += len(decisions)
        return standing(decisions)

    monkeypatch.setattr(rereading, "standing", counted)
    many = [means(minute, f"قرية{minute}", "p") for minute in range(1, 61)]
    assert len(behind(*many)) == 60
    assert looked_at <= 2 * len(many)
