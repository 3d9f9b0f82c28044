"""tawthiq decide, undo, decisions: what people hold to be so, appended to the record and never written over."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from tawthiq.cli.options import (
    REGISTER,
    AuthorOption,
    JsonOption,
    Language,
    LanguageOption,
    ReasonOption,
    RegisterOption,
)
from tawthiq.cli.terminal import answer, say
from tawthiq.model.decision import Decision, DecisionKind

if TYPE_CHECKING:
    from tawthiq.model.conflicts import Conflict
    from tawthiq.register import Register


_VERDICTS = tuple(kind for kind in DecisionKind if kind is not DecisionKind.UNDO)  # UNDO has a verb of its own

LaterOption = Annotated[bool, typer.Option("--later", help="Only record it; incidents are worked out by the next run.")]


def decide(
    verdict: Annotated[DecisionKind, typer.Argument(metavar="VERDICT", help=" ".join(_VERDICTS))],
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
    from tawthiq.register import Register

    wanted = taking.Wanted(kind=verdict, subjects=subjects, author=author, reason=reason, field=field, after=after)
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
    conflicts: Annotated[
        bool, typer.Option("--conflicts", help="Only those that cannot all hold, and which of them are in force.")
    ] = False,
    lang: LanguageOption = None,
    json: JsonOption = False,
) -> None:
    """List decisions, oldest first; those taken back stay in the list and say so."""
    from tawthiq.decisions import find
    from tawthiq.register import Register

    with Register.open(register) as opened:
        about = find(opened, subject).id if subject else None
        found = opened.decisions(about)
        standing = {item.id for item in opened.decisions(standing=True)}
        disputed = opened.conflicts() if conflicts else ()
    if conflicts:
        _disputed([c for c in disputed if about in (None, *c.subjects, *c.incidents)], found, lang, json)
    elif json:
        answer([{"decision": item, "standing": item.id in standing} for item in found])
    else:
        for item in found:
            print(_line(item, "" if item.id in standing or item.kind is DecisionKind.UNDO else " (taken back)"))
        say(f"{len(found):,} decisions")


def _disputed(found: "Sequence[Conflict]", decisions: Sequence[Decision], lang: Language | None, json: bool) -> None:
    from tawthiq.cli.wording import speech

    by_id = {item.id: item for item in decisions}
    if json:
        answer([{"conflict": item, "decisions": [by_id[n] for n in item.decisions if n in by_id]} for item in found])
        return
    words = speech(lang)
    for item in found:
        field = f" ({item.field})" if item.field else ""
        print(f"{words.name('conflict', item.kind)}{field}: {', '.join(name[:12] for name in item.subjects)}")
        for name in item.decisions:
            state = words.say("in_force" if name in item.in_force else "not_in_force")
            print(f"  [{state}] {_line(by_id[name], '')}" if name in by_id else f"  [{state}] {name[:12]}")
    say(f"{len(found):,} conflicts. Settle one with tawthiq undo DECISION or a decision of your own")


def _line(item: Decision, state: str) -> str:
    subjects = ", ".join(name[:12] for name in item.subjects)
    values = f" {item.field or ''}: {item.before} → {item.after}" if item.after is not None else ""
    return f"{item.id[:12]}  {item.time[:19]}  {item.author}: {item.kind}{state} {subjects}{values} — {item.reason}"


def _record(register: "Register", decision: Decision, later: bool, json: bool) -> None:
    from tawthiq import decisions as taking
    from tawthiq.settings import Settings

    taking.record(register, decision, Settings.from_environment().lexicon, later)
    if json:
        answer(decision)
    else:
        say(f"{decision.kind} recorded as {decision.id[:12]}. Take it back with tawthiq undo {decision.id[:12]}")
