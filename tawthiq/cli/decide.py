"""tawthiq decide, undo, decisions: what people hold to be so, appended to the record and never written over."""

from datetime import UTC, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated
from uuid import uuid4

import typer

from tawthiq.cli.options import REGISTER, AuthorOption, JsonOption, ReasonOption, RegisterOption
from tawthiq.cli.terminal import answer, say
from tawthiq.errors import UsageError

if TYPE_CHECKING:
    from tawthiq.model.decision import Decision
    from tawthiq.register import Register


class Verdict(StrEnum):
    """What can be decided, as in tawthiq.model.decision; UNDO has a verb of its own."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"
    MERGE = "merge"
    SPLIT = "split"
    MOVE = "move"
    CORRECT = "correct"
    ACCEPT = "accept"
    REJECT = "reject"
    GRADE = "grade"
    DEPENDENT = "dependent"
    INDEPENDENT = "independent"
    CREDIBLE = "credible"
    NOT_CREDIBLE = "not_credible"


_PAIRS = frozenset(
    {Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE, Verdict.MERGE, Verdict.DEPENDENT, Verdict.INDEPENDENT}
)
_VALUED = frozenset({Verdict.CORRECT, Verdict.GRADE, Verdict.MOVE})

LaterOption = Annotated[bool, typer.Option("--later", help="Only record it; incidents are worked out by the next run.")]


def decide(
    verdict: Annotated[Verdict, typer.Argument(metavar="VERDICT", help=" ".join(Verdict))],
    subjects: Annotated[
        list[str],
        typer.Argument(metavar="SUBJECT...", help="Codes or ids (their beginnings will do) of what it is about."),
    ],
    author: AuthorOption,
    reason: ReasonOption,
    register: RegisterOption = REGISTER,
    field: Annotated[
        str | None, typer.Option("--field", metavar="NAME", help="correct: the claim's field; grade: finding or flag.")
    ] = None,
    after: Annotated[str | None, typer.Option("--after", metavar="VALUE", help="What it should be.")] = None,
    later: LaterOption = False,
    json: JsonOption = False,
) -> None:
    """Record a decision about claims, incidents or origins, and work out the incidents anew."""
    from tawthiq.cli.subjects import find
    from tawthiq.cli.verdicts import valued
    from tawthiq.register import Register

    _check(verdict, subjects, after)
    with Register.open(register) as opened:
        named = [find(opened, subject) for subject in subjects]
        decision = _decision(verdict.value, [item.id for item in named], author, reason)
        _record(opened, valued(opened, decision, named, field, after), later, json)


def undo(
    decision: Annotated[
        str, typer.Argument(metavar="DECISION", help="Id of the decision to take back (its beginning will do).")
    ],
    author: AuthorOption,
    reason: ReasonOption,
    register: RegisterOption = REGISTER,
    later: LaterOption = False,
    json: JsonOption = False,
) -> None:
    """Take a decision back, by a decision of its own; both stay in the record."""
    from tawthiq.register import Register

    with Register.open(register) as opened:
        found = [item.id for item in opened.decisions() if item.id.startswith(decision)]
        if len(found) != 1:
            raise UsageError(f"{decision}: {len(found)} decisions begin so. List them with tawthiq decisions")
        _record(opened, _decision("undo", found, author, reason), later, json)


def decisions(
    register: RegisterOption = REGISTER,
    subject: Annotated[
        str | None, typer.Option("--subject", metavar="ID", help="Only about this claim, incident or origin.")
    ] = None,
    json: JsonOption = False,
) -> None:
    """List decisions, oldest first; those taken back stay in the list and say so."""
    from tawthiq.cli.subjects import find
    from tawthiq.register import Register

    with Register.open(register) as opened:
        found = opened.decisions(find(opened, subject).id if subject else None)
        standing = {item.id for item in opened.decisions(standing=True)}
    if json:
        answer([{"decision": item, "standing": item.id in standing} for item in found])
        return
    for item in found:
        state = "" if item.id in standing or item.kind.value == "undo" else " (taken back)"
        subjects = ", ".join(name[:12] for name in item.subjects)
        values = f" {item.field or ''}: {item.before} → {item.after}" if item.after is not None else ""
        print(f"{item.id[:12]}  {item.time[:19]}  {item.author}: {item.kind}{state} {subjects}{values} — {item.reason}")
    say(f"{len(found):,} decisions")


def _check(verdict: Verdict, subjects: list[str], after: str | None) -> None:
    if verdict in _PAIRS and len(subjects) < 2:
        raise UsageError(f"{verdict} is about two or more. Name another SUBJECT")
    if verdict in _VALUED and after is None:
        raise UsageError(f"{verdict} needs --after VALUE")
    if verdict not in _VALUED and after is not None:
        raise UsageError(f"{verdict} takes no --after. Leave it out")


def _decision(kind: str, subjects: list[str], author: str, reason: str) -> "Decision":
    from tawthiq.model.decision import Decision, DecisionKind

    time = datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    if not reason.strip():
        raise UsageError("a decision needs a reason. Say why (--reason TEXT)")
    return Decision(
        id=uuid4().hex,
        kind=DecisionKind(kind),
        subjects=tuple(subjects),
        author=author.strip(),
        time=time,
        reason=reason.strip(),
    )


def _record(register: "Register", decision: "Decision", later: bool, json: bool) -> None:
    from tawthiq import pipeline
    from tawthiq.settings import Settings

    register.add_decision(decision)
    if not later:
        pipeline.resolve(register, Settings.from_environment().lexicon)
    if json:
        answer(decision)
    else:
        say(f"{decision.kind} recorded as {decision.id[:12]}. Take it back with tawthiq undo {decision.id[:12]}")
