"""tawthiq voices: corrections from outside and the replies of parties, taken in and answered."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tawthiq.cli.options import REGISTER, AuthorOption, JsonOption, ReasonOption, RegisterOption
from tawthiq.cli.terminal import answer, say

if TYPE_CHECKING:
    from tawthiq.intake import Original

app = typer.Typer(help="What comes from outside: corrections of the public and partners, replies of parties.")


class Kinds(StrEnum):
    """Kinds of voices, as in tawthiq.model.voice, which is not imported for the help's sake."""

    CORRECTION = "correction"
    REPLY = "reply"


class Senders(StrEnum):
    """Who sent it, as there."""

    PARTY = "party"
    PARTNER = "partner"
    OUTLET = "outlet"
    AUTHORITY = "authority"
    PERSON = "person"


class Channels(StrEnum):
    """How it came, as there."""

    EMAIL = "email"
    LETTER = "letter"
    MESSAGE = "message"
    TELEPHONE = "telephone"
    MEETING = "meeting"
    STATEMENT = "statement"


VoiceArgument = Annotated[str, typer.Argument(metavar="VOICE", help="Id of the voice (its beginning will do).")]


@app.command("list", short_help="List what came in and what was done with it")
def listed(register: RegisterOption = REGISTER, json: JsonOption = False) -> None:
    """List what came in, in the order in which it was taken in: who, about what, what was done with it."""
    from tawthiq.register import Register

    with Register.open(register) as opened:
        found = opened.voices()
        codes = {item.id: item.code for item in opened.all_incidents()} if found and not json else {}
    if json:
        answer([{"voice": one, "state": one.state} for one in found])
        return
    for one in found:
        about = ", ".join(codes.get(name, name[:12]) for name in one.about)
        why = f" — {one.answered.reason}" if one.answered else ""
        print(f"{one.document}  {one.kind} from {one.party or one.sender}, about {about}: {one.state}{why}")
    say(f"{len(found):,} voices from outside")


@app.command(short_help="Show one with the claims that the program reads in it")
def show(voice: VoiceArgument, register: RegisterOption = REGISTER, json: JsonOption = False) -> None:
    """Show a voice: its words as they came, and the claims that the program reads in them, by number."""
    from tawthiq import decisions as taking
    from tawthiq.register import Register
    from tawthiq.settings import Settings

    with Register.open(register) as opened:
        told = taking.voice_of(opened, voice)
        document = opened.document(told.document).document
        read = taking.offered(told, document, Settings.from_environment())
    if json:
        answer({"voice": told, "state": told.state, "text": document.text, "read": read})
        return
    print(document.text.strip())
    for number, claim in enumerate(read, 1):
        say(f"{number}: {claim.kind}: {claim.quote}")


@app.command(short_help="Take in a correction or a reply")
def receive(
    kind: Annotated[Kinds, typer.Argument(metavar="KIND", help="correction or reply.")],
    subjects: Annotated[
        list[str],
        typer.Argument(metavar="SUBJECT...", help="Codes or ids of the incidents or claims that it contests."),
    ],
    words: Annotated[
        str,
        typer.Option("--words", metavar="FILE", help="Its words as they came: any file that run reads; - is text."),
    ],
    author: AuthorOption,
    reason: ReasonOption,
    sender: Annotated[Senders, typer.Option("--from", help="Who sent it.")] = Senders.PERSON,
    name: Annotated[str, typer.Option("--name", metavar="NAME", help="Of a partner, an outlet or an authority.")] = "",
    party: Annotated[str | None, typer.Option("--party", metavar="ID", help="The party that replies.")] = None,
    channel: Annotated[Channels, typer.Option("--channel", help="How it came.")] = Channels.EMAIL,
    day: Annotated[str | None, typer.Option("--day", metavar="DATE", help="When it came.  [default: today]")] = None,
    contact: Annotated[
        str | None, typer.Option("--contact", metavar="TEXT", help="How to write back; kept apart from the record.")
    ] = None,
    register: RegisterOption = REGISTER,
    json: JsonOption = False,
) -> None:
    """Keep what came from outside with its source. It moves no figure until somebody accepts it."""
    from datetime import UTC, datetime

    from tawthiq import decisions as taking
    from tawthiq.model.voice import Channel, Sender, VoiceKind
    from tawthiq.register import Register
    from tawthiq.team import Accounts

    text, original = _words(words)
    told = taking.Incoming(
        kind=VoiceKind(kind.value),
        about=tuple(subjects),
        sender=Sender.PARTY if party else Sender(sender.value),
        words=text,
        day=day or datetime.now(UTC).date().isoformat(),
        channel=Channel(channel.value),
        name=name,
        party=party,
        original=original,
    )
    with Register.open(register) as opened:
        made = taking.receiving(opened, told, author, reason)
        taking.record_received(opened, made)
        if contact:
            Accounts(opened.folder).keep_contact(made.document.id, contact, author)
    if json:
        answer({"document": made.document.id, "decision": made.decision})
    else:
        say(f"{made.document.id} waits. Answer it with tawthiq voices accept or tawthiq voices refuse")


@app.command(short_help="Accept one, with the claims that enter from it")
def accept(
    voice: VoiceArgument,
    author: AuthorOption,
    reason: ReasonOption,
    take: Annotated[
        list[int] | None, typer.Option("--take", metavar="N", help="A claim that tawthiq voices show lists.")
    ] = None,
    response: Annotated[
        list[str] | None, typer.Option("--response", metavar="WORD", help="What a party answers, such as denies_harm.")
    ] = None,
    words: Annotated[
        str | None, typer.Option("--words", metavar="TEXT", help="Its words that say so.  [default: all]")
    ] = None,
    register: RegisterOption = REGISTER,
    json: JsonOption = False,
) -> None:
    """Accept a voice: the claims named enter with the sender as their source, and go to the incident it contests."""
    from tawthiq import decisions as taking
    from tawthiq.errors import UsageError
    from tawthiq.register import Register
    from tawthiq.settings import Settings

    settings = Settings.from_environment()
    with Register.open(register) as opened:
        told = taking.voice_of(opened, voice)
        document = opened.document(told.document).document
        read = taking.offered(told, document, settings) if take else ()
        wrong = [number for number in take or () if not 1 <= number <= len(read)]
        if wrong:
            raise UsageError(f"--take {wrong[0]}: the program reads {len(read)} claims there. See tawthiq voices show")
        claims = [read[number - 1] for number in take or ()]
        if response:
            claims.append(taking.answered_so(told, document, response, words))
        made = taking.answering(opened, told, claims, True, taking.Signature(author, reason))
        taking.record_answered(opened, made, settings)
    if json:
        answer({"claims": [one.claim for one in made.entered], "decision": made.decision})
    else:
        say(f"accepted with {len(made.entered):,} claims. Take it back with tawthiq undo {made.decision.id[:12]}")


@app.command(short_help="Refuse one, saying why")
def refuse(
    voice: VoiceArgument,
    author: AuthorOption,
    reason: ReasonOption,
    register: RegisterOption = REGISTER,
    json: JsonOption = False,
) -> None:
    """Refuse a voice. Its words stay, with the reason."""
    from tawthiq import decisions as taking
    from tawthiq.register import Register
    from tawthiq.settings import Settings

    with Register.open(register) as opened:
        made = taking.answering(opened, taking.voice_of(opened, voice), [], False, taking.Signature(author, reason))
        taking.record_answered(opened, made, Settings.from_environment())
    if json:
        answer({"decision": made.decision})
    else:
        say(f"refused. Take it back with tawthiq undo {made.decision.id[:12]}")


def _words(name: str) -> "tuple[str, Original | None]":
    """The words of a file with its bytes; of standard input, the text. Raises InputError where nothing can be read."""
    from tawthiq.decisions.receiving import words_of_file
    from tawthiq.errors import InputError

    if name == "-":
        try:
            return sys.stdin.buffer.read().decode("utf-8"), None
        except UnicodeDecodeError as error:
            raise InputError("-: is no UTF-8. Give the words as a file") from error
    if not Path(name).is_file():
        raise InputError(f"{name}: no such file. Name the file in which the words came")
    return words_of_file(Path(name))
