"""What moved between two workings out of a register."""

from typing import Any

from tawthiq.adoption import MoveKind, moves
from tawthiq.model.incident import GradeReason, Incident, LeftOut, Range, Title
from tawthiq.model.vocabulary import Grade, Outcome, RangeVictims


def incident(name: str, *claims: str, killed: tuple[int, int] | None = None, **more: Any) -> Incident:
    row = (
        Range(outcome=Outcome.KILLED, victims=RangeVictims.NOT_COMBATANT, min=killed[0], max=killed[1])
        if killed
        else None
    )
    return Incident(
        id=name,
        code=name.upper(),
        title=Title("", ""),
        claims=claims,
        documents=(),
        ranges=(row,) if row else (),
        **more,
    )


def test_nothing_moves_where_nothing_differs() -> None:
    assert moves([incident("i", "a", killed=(1, 2))], [incident("i", "a", killed=(1, 2))]) == ()


def test_joined_with_the_reasons_of_the_pairs() -> None:
    (found,) = moves(
        [incident("i", "a"), incident("j", "b")],
        [incident("i", "a", "b", redirects=("j",))],
        lambda one, other: ("place.same_city",) if {one, other} == {"i", "j"} else (),
    )
    assert (found.kind, found.incident, found.others, found.reasons) == (
        MoveKind.JOINED,
        "i",
        ("j",),
        ("place.same_city",),
    )


def test_split_moved_founded_and_withdrawn() -> None:
    before = [incident("i", "a", "b"), incident("j", "c", "d"), incident("k", "e")]
    after = [incident("i", "a", "d"), incident("n", "b"), incident("j", "c"), incident("m", "f")]
    found = {(m.kind, m.incident, m.others, m.claims) for m in moves(before, after)}
    assert found == {
        (MoveKind.MOVED, "j", ("i",), ("d",)),
        (MoveKind.SPLIT, "i", ("n",), ("b",)),
        (MoveKind.FOUNDED, "m", (), ("f",)),
        (MoveKind.WITHDRAWN, "k", (), ("e",)),
    }


def test_ranges_and_grades_before_and_after() -> None:
    out = Range(
        outcome=Outcome.KILLED,
        victims=RangeVictims.NOT_COMBATANT,
        min=5,
        max=5,
        left_out=(LeftOut("b", "origin_not_credible"),),
    )
    reasons = (GradeReason("single_source", ("1",)),)
    before = incident("i", "a", "b", killed=(5, 8), grade=Grade.FAIR)
    after = incident("i", "a", "b", grade=Grade.WEAK, grade_reasons=reasons, rule_version="2")
    grade, span = moves([before], [Incident(**{**fields(after), "ranges": (out,)})])
    assert (grade.kind, grade.before, grade.after, grade.reasons) == (
        MoveKind.GRADE,
        "fair",
        "weak",
        ("single_source:1",),
    )
    assert (span.kind, span.before, span.after) == (
        MoveKind.RANGE,
        "killed not_combatant 5-8",
        "killed not_combatant 5",
    )
    assert span.reasons == ("origin_not_credible:1", "rules:→2")


def fields(of: Incident) -> dict[str, Any]:
    return {name: getattr(of, name) for name in Incident.__dataclass_fields__}
