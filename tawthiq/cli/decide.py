"""tawthiq decide, undo, decisions: what people hold to be so, appended to the record and never written over."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from tawthiq.cli.options import REGISTER, AuthorOption, JsonOption, ReasonOption, RegisterOption
from tawthiq.cli.terminal import answer, say

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
    from tawthiq import decisions as taking
    from tawthiq.model.decision import DecisionKind
    from tawthiq.register import Register

    kind = DecisionKind(verdict.value)
    wanted = taking.Wanted(kind=kind, subjects=subjects, author=author, reason=reason, field=field, after=after)
    with Register.open(register) as opened:
        _record(opened, taking.decide(opened, wanted), later, json)


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
    from tawthiq import decisions as taking
    from tawthiq.register import Register

    with Register.open(register) as opened:
        _record(opened, taking.undoing(opened, decision, author, reason), later, json)


def decisions(
    register: RegisterOption = REGISTER,
    subject: Annotated[
        str | None, typer.Option("--subject", metavar="ID", help="Only about this claim, incident or origin.")
    ] = None,
    json: JsonOption = False,
) -> None:
    """List decisions, oldest first; those taken back stay in the list and say so."""
    from tawthiq.decisions import find
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


def _record(register: "Register", decision: "Decision", later: bool, json: bool) -> None:
    from tawthiq import decisions as taking
    from tawthiq.settings import Settings

    taking.record(register, decision, Settings.from_environment().lexicon, later)
    if json:
        answer(decision)
    else:
        say(f"{decision.kind} recorded as {decision.id[:12]}. Take it back with tawthiq undo {decision.id[:12]}")
