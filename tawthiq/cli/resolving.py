"""tawthiq resolve, changes: the incidents under the rules of today, shown before they are adopted."""

from collections import Counter
from typing import TYPE_CHECKING, Annotated

import typer

from tawthiq.cli.options import REGISTER, Bidi, BidiOption, JsonOption, LanguageOption, RegisterOption
from tawthiq.cli.terminal import answer, say
from tawthiq.errors import UsageError

if TYPE_CHECKING:
    from tawthiq.adoption import Move, Preview
    from tawthiq.cli.wording import Speech
    from tawthiq.cli.writing import Pen
    from tawthiq.register import Register
    from tawthiq.settings import Settings

_SHOWN = 40
LimitOption = Annotated[int, typer.Option("--limit", "-n", min=0, help="Moves that are listed.")]


def resolve(
    register: RegisterOption = REGISTER,
    preview: Annotated[bool, typer.Option("--preview", help="Only show what would move; nothing is recorded.")] = False,
    reread: Annotated[
        bool,
        typer.Option("--reread", help="With --preview: as if all reports were read anew, with the places of today."),
    ] = False,
    limit: LimitOption = _SHOWN,
    lang: LanguageOption = None,
    bidi: BidiOption = Bidi.ISOLATE,
    json: JsonOption = False,
) -> None:
    """Work the incidents out by the rules, weights and word lists of today, and say what moved and why."""
    from dataclasses import replace

    from tawthiq.cli.wording import speech
    from tawthiq.cli.writing import Pen
    from tawthiq.register import Register
    from tawthiq.settings import Settings

    if reread and not preview:
        raise UsageError("--reread goes with --preview. Read everything anew for good with tawthiq run --reread")
    with Register.open(register) as opened:
        settings = Settings.from_environment()
        settings = replace(settings, places=(*settings.places, *opened.place_packs()))
        seen = _previewed(opened, settings, reread) if preview else _adopted(opened, settings, json)
    if json:
        answer(seen)
        return
    _tell(seen, speech(lang), Pen(bidi), limit)
    if seen.reports is not None:
        say(f"{seen.reports:,} reports would be read otherwise")
    if preview and reread:
        say("Nothing was recorded. Adopt it with tawthiq run --reread, then tawthiq resolve")
    elif preview:
        say("Nothing was recorded. Adopt it with tawthiq resolve")


def _previewed(register: "Register", settings: "Settings", reread: bool) -> "Preview":
    """What would move; noted as under way meanwhile."""
    from tawthiq import adoption
    from tawthiq.register.underway import PREVIEWING, resolving

    with resolving(register.folder, PREVIEWING, 1):
        return adoption.preview(register, settings, reread)


def _adopted(register: "Register", settings: "Settings", json: bool) -> "Preview":
    """What moved; how far it is is noted, and shown."""
    from tawthiq import adoption, pipeline
    from tawthiq.cli.progress import running
    from tawthiq.engine.local import cores
    from tawthiq.register.underway import ADOPTING, RunState, resolving

    with resolving(register.folder, ADOPTING, cores()) as ledger, running(quiet=json) as (_, show):

        def watch(step: str, done: int, parts: int) -> None:
            ledger.step(RunState.RESOLVING, step, done, parts)
            show(step, done, parts)

        orders = pipeline.Orders(settings=settings, workers=cores(), watch_resolving=watch)
        return adoption.adopt(register, settings, orders)


def changes(
    register: RegisterOption = REGISTER,
    limit: LimitOption = _SHOWN,
    lang: LanguageOption = None,
    json: JsonOption = False,
) -> None:
    """List what the last adoption of other rules moved: for each incident what it was, and what it is."""
    from tawthiq.register import Register

    with Register.open(register) as opened:
        time, found = opened.changes_of_rules()
        codes = {incident.id: incident.code for incident in opened.all_incidents()} if found else {}
    if json:
        answer({"time": time, "changes": [{"incident": name, "change": change} for name, change in found]})
        return
    for name, change in found[:limit]:
        print(f"{codes.get(name, name[:12])}  {change.change}: {change.before or '–'} → {change.after or '–'}")
    if time is None:
        say("No change of rules has moved anything in this register")
    else:
        say(f"{len(found):,} incidents moved when other rules were adopted, {time[:19]}")


def _tell(seen: "Preview", words: "Speech", pen: "Pen", limit: int) -> None:
    titles = {name: getattr(title, words.language) for name, title in seen.titles.items()}
    for move in seen.moves[:limit]:
        what = words.say(f"move_{move.kind}")
        print(f"{move.code or words.say('new')}  {what}  {pen.write(titles.get(move.incident, ''))}")
        for line in _lines(move, titles, seen.codes, words):
            print(f"    {pen.write(line)}")
    if len(seen.moves) > limit:
        say(f"… and {len(seen.moves) - limit:,} more. See all with --limit {len(seen.moves)}, or --json")
    say(f"rules in force: {(seen.in_force or 'not noted')[:12]}; rules of today: {seen.version[:12]}")
    kinds = ", ".join(f"{n:,} {words.say(f'move_{kind}')}" for kind, n in Counter(m.kind for m in seen.moves).items())
    say(f"{seen.before:,} incidents before, {seen.after:,} after; {kinds or 'nothing moves'}")


def _lines(move: "Move", titles: dict[str, str], codes: dict[str, str], words: "Speech") -> list[str]:
    lines = []
    if move.before is not None or move.after is not None:
        lines.append(f"{_value(move.before, words)} → {_value(move.after, words)}")
    lines += [
        f"{words.say('with')} {codes.get(name) or words.say('new')}  {titles.get(name, '')}" for name in move.others
    ]
    if move.claims:
        lines.append(f"{words.say('claims')}: {', '.join(claim[:12] for claim in move.claims)}")
    if move.reasons:
        lines.append("; ".join(_reason(reason, words) for reason in move.reasons))
    return lines


def _value(text: str | None, words: "Speech") -> str:
    if text is None:
        return "–"
    first, _, rest = text.partition(" ")
    victims, _, figure = rest.partition(" ")
    if figure and words.known("outcome", first):
        return f"{words.name('outcome', first)}, {words.name('range_victims', victims)}: {figure}"
    return words.value(text)


def _reason(reason: str, words: "Speech") -> str:
    from tawthiq.incidents.weights import weights

    code, _, values = reason.partition(":")
    level = weights().levels.get(code)
    if level is not None:
        told = getattr(level, words.language)
    elif code.startswith("no_more_"):
        told = f"{words.say('no_more')}: {words.reason(code.removeprefix('no_more_'))}"
    else:
        told = words.say(code) if code in _OWN else words.reason(code)
    return f"{told} ({values.replace(':', ', ')})" if values else told


_OWN = frozenset({"claims_came", "claims_went", "superseded", "rules"})
