"""tawthiq decide, undo, decisions: what people hold to be so, appended to the record and never written over."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from tawthiq.cli.options import (
    REGISTER,
    AuthorOption,
    JsonOption,
    LanguageOption,
    ReasonOption,
    RegisterOption,
)
from tawthiq.cli.restricting import Copies, with_copies
from tawthiq.cli.terminal import answer, say
from tawthiq.model.decision import Decision, DecisionKind

if TYPE_CHECKING:
    from tawthiq.cli.wording import Speech
    from tawthiq.model.alias import Alias
    from tawthiq.model.conflicts import Conflict
    from tawthiq.register import Register


_OWN_VERBS = (DecisionKind.UNDO, DecisionKind.ENTER, DecisionKind.RECEIVE, DecisionKind.ANSWER)
_VERDICTS = tuple(kind for kind in DecisionKind if kind not in _OWN_VERBS)

LaterOption = Annotated[bool, typer.Option("--later", help="Only record it; incidents are worked out by the next run.")]


def decide(
    verdict: Annotated[DecisionKind, typer.Argument(metavar="VERDICT", help=" ".join(_VERDICTS))],
    subjects: Annotated[
        list[str],
        typer.Argument(
            metavar="SUBJECT...",
            help="Codes or ids (their beginnings will do) of what it is about; of alias a spelling.",
        ),
    ],
    author: AuthorOption,
    reason: ReasonOption,
    register: RegisterOption = REGISTER,
    field: Annotated[
        str | None,
        typer.Option(
            "--field", metavar="NAME", help="correct: the claim's field; grade: finding or flag; summary: ar or en."
        ),
    ] = None,
    after: Annotated[str | None, typer.Option("--after", metavar="VALUE", help="What it should be.")] = None,
    copies: Annotated[
        Copies | None,
        typer.Option("--copies", help="restrict: what becomes of other reports that carry the words."),
    ] = None,
    later: LaterOption = False,
    json: JsonOption = False,
) -> None:
    """Record a decision about claims, incidents, origins or reports, and work out the incidents anew."""
    from tawthiq import decisions as taking
    from tawthiq.register import Register
    from tawthiq.settings import Settings

    wanted = taking.Wanted(kind=verdict, subjects=subjects, author=author, reason=reason, field=field, after=after)
    with Register.open(register) as opened:
        wanted = with_copies(opened, wanted, copies)
        _record(opened, taking.decide(opened, wanted, Settings.from_environment().places), later, json)


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
    from tawthiq.cli.wording import speech
    from tawthiq.decisions import find
    from tawthiq.register import Register

    words = speech(lang)
    with Register.open(register) as opened:
        codes = {item.id: item.code for item in opened.all_incidents()} if not json else {}
        about = find(opened, subject).id if subject else None
        found = opened.decisions(about)
        standing = {item.id for item in opened.decisions(standing=True)}
        disputed = opened.conflicts() if conflicts else ()
    if conflicts:
        _disputed([c for c in disputed if about in (None, *c.subjects, *c.incidents)], found, codes, words, json)
    elif json:
        answer([{"decision": item, "standing": item.id in standing} for item in found])
    else:
        for item in found:
            gone = item.id not in standing and item.kind is not DecisionKind.UNDO
            print(_line(item, f" ({words.say('taken_back')})" if gone else "", codes))
        say(f"{len(found):,} decisions")


def _disputed(
    found: "Sequence[Conflict]", decisions: Sequence[Decision], codes: Mapping[str, str], words: "Speech", json: bool
) -> None:
    by_id = {item.id: item for item in decisions}
    if json:
        answer([{"conflict": item, "decisions": [by_id[n] for n in item.decisions if n in by_id]} for item in found])
        return
    for item in found:
        field = f" ({item.field})" if item.field else ""
        print(f"{words.name('conflict', item.kind)}{field}: {_named(item.subjects, codes)}")
        for name in item.decisions:
            state = words.say("in_force" if name in item.in_force else "not_in_force")
            print(f"  [{state}] {_line(by_id[name], '', codes)}" if name in by_id else f"  [{state}] {name[:12]}")
    say(f"{len(found):,} conflicts. Settle one with tawthiq undo DECISION or a decision of your own")


def _named(subjects: Sequence[str], codes: Mapping[str, str]) -> str:
    """Incidents by their codes; what has none, by the beginning of its id."""
    return ", ".join(codes.get(name, name[:12]) for name in subjects)


def _line(item: Decision, state: str, codes: Mapping[str, str]) -> str:
    values = f" {item.field or ''}: {item.before} → {item.after}" if item.after is not None else ""
    if item.kind is DecisionKind.ALIAS and (said := _said(item)) is not None:
        return f"{item.id[:12]}  {item.time[:19]}  {item.author}: alias{state} {_alias(said)} — {item.reason}"
    if item.kind in (DecisionKind.SUMMARY, DecisionKind.PUBLISH):
        values = f": {_written(item)}"
    what = f"{item.kind}{state} {_named(item.subjects, codes)}{values}"
    return f"{item.id[:12]}  {item.time[:19]}  {item.author}: {what} — {item.reason}"


def _written(item: Decision) -> str:
    """How a summary begins in each language, or which version was published."""
    from tawthiq.model.written import summary_of, version_of

    if item.kind is DecisionKind.PUBLISH:
        return f"version {version_of(item).number}"
    told = summary_of(item)
    return " / ".join(text.replace("\n", " ")[:80] for text in (told.ar, told.en) if text) or "taken away"


def line_of(item: Decision) -> str:
    """A decision that names no incident, in one line."""
    return _line(item, "", {})


def _said(item: Decision) -> "Alias | None":
    from tawthiq.model.alias import alias

    return alias(item)


def _alias(said: "Alias") -> str:
    place = said.place
    point = f" ({place.lat}, {place.lon})" if place.lat is not None else ""
    return f"{said.spelling} → {', '.join(dict.fromkeys((place.name, *reversed(place.admin))))}{point} {place.id}"


def _record(register: "Register", decision: Decision, later: bool, json: bool) -> None:
    from tawthiq import adoption
    from tawthiq import decisions as taking
    from tawthiq.settings import Settings

    settings = Settings.from_environment()
    taking.record(register, decision, settings.lexicon, later)
    if not later and adoption.rules_changed(register, settings):
        say(
            "the rules have changed since the incidents were worked out: the decision took effect on those it is "
            "about, the others stand as they were. See what would move with tawthiq resolve --preview"
        )
    if json:
        answer(decision)
    else:
        say(f"{decision.kind} recorded as {decision.id[:12]}. Take it back with tawthiq undo {decision.id[:12]}")
