"""Decisions that cannot all hold are told, with what is in force."""

from collections.abc import Iterable
from typing import Any

import pytest

from tawthiq.model.conflicts import FLAG, Conflict, ConflictKind, conflicts, flagged
from tawthiq.model.decision import Anchor, Decision, DecisionKind
from tawthiq.model.incident import Incident, Origin, Title

CLAIMS = {"a", "b", "c", "d", "e"}


def incident(name: str, *claims: str, origins: Iterable[str] = ()) -> Incident:
    tree = tuple(Origin(id=origin, name=origin) for origin in origins)
    return Incident(id=name, code=name, title=Title("", ""), claims=claims, documents=(), origin_tree=tree)


class Book:
    """Decisions one after the other, each a second later."""

    def __init__(self) -> None:
        self.decisions: list[Decision] = []

    def say(self, author: str, kind: str, *subjects: str, **more: Any) -> str:
        n = len(self.decisions)
        self.decisions.append(
            Decision(
                id=f"x{n}",
                kind=DecisionKind(kind),
                subjects=subjects,
                author=author,
                time=f"2024-01-01T00:00:{n:02d}Z",
                reason="r",
                **more,
            )
        )
        return f"x{n}"

    def found(self, *incidents: Incident, claims: Iterable[str] = CLAIMS) -> tuple[Conflict, ...]:
        return conflicts(self.decisions, incidents, set(claims))


@pytest.fixture
def book() -> Book:
    return Book()


def test_decisions_that_agree_are_no_conflict(book: Book) -> None:
    book.say("r", "same", "a", "b")
    book.say("s", "same", "b", "c")
    book.say("s", "different", "a", "d")
    book.say("r", "grade", "i", after="fair", field="grade")
    book.say("s", "grade", "i", after="fair", field="grade")
    assert book.found(incident("i", "a", "b", "c")) == ()


def test_two_people_on_one_pair(book: Book) -> None:
    first = book.say("r", "same", "a", "b")
    second = book.say("s", "different", "b", "a")
    (found,) = book.found(incident("i", "a"), incident("j", "b"))
    assert (found.kind, found.decisions, found.in_force) == (ConflictKind.SAMENESS, (first, second), (second,))
    assert found.incidents == ("i", "j")


def test_one_person_may_change_their_mind(book: Book) -> None:
    book.say("r", "same", "a", "b")
    book.say("r", "different", "a", "b")
    assert book.found() == ()


def test_an_undone_decision_conflicts_with_none(book: Book) -> None:
    wrong = book.say("r", "same", "a", "b")
    book.say("s", "different", "a", "b")
    book.say("r", "undo", wrong)
    assert book.found() == ()


def test_a_chain_that_a_difference_cuts(book: Book) -> None:
    first, second = book.say("r", "same", "a", "b"), book.say("r", "same", "b", "c")
    third = book.say("r", "different", "a", "c")
    (found,) = book.found()
    assert (found.kind, found.decisions) == (ConflictKind.CHAIN, (first, second, third))
    assert found.in_force == (first, third)
    assert set(found.subjects) == {"a", "c"}


def test_a_chain_through_incidents_is_seen_by_the_claims_they_held(book: Book) -> None:
    anchors = (Anchor("i", ("a", "b")), Anchor("j", ("c",)))
    merged = book.say("r", "merge", "i", "j", anchors=anchors)
    apart = book.say("s", "different", "b", "c")
    (found,) = (c for c in book.found() if c.kind is ConflictKind.SAMENESS)
    assert (found.decisions, found.in_force) == ((merged, apart), (apart,))


def test_two_grades(book: Book) -> None:
    first = book.say("r", "grade", "i", after="fair", field="grade")
    second = book.say("s", "grade", "i", after="weak", field="grade")
    (found,) = book.found(incident("i", "a"))
    assert (found.kind, found.in_force, found.incidents) == (ConflictKind.GRADE, (second,), ("i",))
    assert found.decisions == (first, second)


def test_grades_of_two_incidents_that_are_one_now(book: Book) -> None:
    book.say("r", "grade", "a", after="fair", field="grade")
    book.say("r", "grade", "b", after="weak", field="grade")
    assert [c.kind for c in book.found(incident("i", "a", "b"))] == [ConflictKind.GRADE]
    assert book.found(incident("i", "a"), incident("j", "b")) == ()


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        (("accept", "a"), ("reject", "a"), "review"),
        (("credible", "o"), ("not_credible", "o"), "origin"),
        (("dependent", "o", "p"), ("independent", "o", "p"), "dependence"),
    ],
)
def test_two_people_say_opposite_things(book: Book, one: Any, other: Any, kind: str) -> None:
    book.say("r", *one)
    last = book.say("s", *other)
    (found,) = book.found(incident("i", "a", origins=("o", "p")))
    assert (found.kind, found.in_force) == (kind, (last,))


def test_two_corrections_of_one_field(book: Book) -> None:
    book.say("r", "correct", "a", field="method", after="shelling")
    book.say("s", "correct", "a", field="harms.0.min", after="3")
    assert book.found() == ()
    last = book.say("s", "correct", "a", field="method", after="shooting")
    (found,) = book.found()
    assert (found.kind, found.field, found.in_force) == (ConflictKind.FIELD, "method", (last,))


def test_a_move_into_an_incident_whose_claims_are_rejected(book: Book) -> None:
    refused = book.say("r", "reject", "b")
    moved = book.say("s", "move", "a", before="i", after="j", anchors=(Anchor("j", ("b",)),))
    (found,) = book.found(incident("j", "a", "b"))
    assert (found.kind, found.decisions) == (ConflictKind.INTO_REJECTED, (refused, moved))


def test_a_move_into_a_discounted_incident(book: Book) -> None:
    book.say("r", "grade", "j", after="discounted", field="grade")
    book.say("s", "move", "a", before="i", after="j")
    assert ConflictKind.INTO_REJECTED in {c.kind for c in book.found(incident("j", "a", "b"))}


def test_a_subject_that_is_gone(book: Book) -> None:
    waiting = book.say("r", "same", "a", "lost")
    partly = book.say("r", "same", "a", "b", "lost")
    found = book.found()
    assert [(c.kind, c.decisions, c.in_force) for c in found] == [
        (ConflictKind.GONE, (waiting,), ()),
        (ConflictKind.GONE, (partly,), (partly,)),
    ]


def test_two_claims_kept_apart_that_are_read_as_one(book: Book) -> None:
    book.say("r", "different", "a", "a")
    assert [c.kind for c in book.found()] == [ConflictKind.ONE_CLAIM]


def test_the_incident_carries_a_flag(book: Book) -> None:
    book.say("r", "grade", "i", after="fair", field="grade")
    book.say("s", "grade", "i", after="weak", field="grade")
    incidents = (incident("i", "a"), incident("j", "b"))
    marked, other = flagged(incidents, book.found(*incidents))
    assert (marked.flags, other.flags) == ((FLAG,), ())
