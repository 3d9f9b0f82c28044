"""Taking in what comes from outside: its words become a report of their own, a decision says what they contest.

The report's text is a head of three lines (who, by which channel, when) and the words exactly as they came; the
original that is kept, with its hash and custody, is the bytes as they came, without the head. No claim is read out of
it by the program: it waits until somebody answers it (`answering`).
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import cache
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml

from tawthiq.decisions.deciding import record_all, signed
from tawthiq.decisions.naming import find
from tawthiq.engine import intake_version
from tawthiq.errors import InputError, UsageError
from tawthiq.intake import Original, read
from tawthiq.lexicon.parties import load as load_parties
from tawthiq.model.claim import Claim
from tawthiq.model.decision import Decision, DecisionKind
from tawthiq.model.document import Document, text_hash
from tawthiq.model.incident import Incident
from tawthiq.model.issue import Issue
from tawthiq.model.vocabulary import PublishedFrom
from tawthiq.model.voice import Channel, Sender, VoiceKind, sent_by
from tawthiq.register import Register, Taker, Writer
from tawthiq.register.records import Admission
from tawthiq.text.folding import fold

LONGEST = 40_000  # letters of words that came in
_LONGEST_NAME = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """What came in. `about` are codes or ids (their beginnings will do); `name` is that of a partner, an outlet or an
    authority, `party` the id of a party; `day` is when it came, ISO 8601. `original` are the bytes that the words were
    read from, None where they are the words themselves.
    """

    kind: VoiceKind
    about: tuple[str, ...]
    sender: Sender
    words: str
    day: str
    channel: Channel
    name: str = ""
    party: str | None = None
    original: Original | None = None


@dataclass(frozen=True, slots=True)
class Received:
    """A voice that is to be recorded: its report, the bytes as they came, and the decision."""

    document: Document
    original: Original
    decision: Decision


def receiving(register: Register, told: Incoming, author: str, reason: str) -> Received:
    """What is to be recorded of a voice. Raises UsageError in one line where something is missing or is none."""
    _check(told)
    found = [find(register, name) for name in dict.fromkeys(told.about)]
    for item in found:
        if not isinstance(item.what, Incident | Claim):
            raise UsageError(f"{item.id[:12]}: a voice contests incidents or claims. tawthiq show CODE lists them")
    lang = _language(told.words)
    name = _name(told, lang)
    text = f"{_head(told, lang, name)}\n\n{told.words.strip()}\n"
    content = told.words.encode("utf-8") if told.original is None else told.original.bytes
    kept = told.original or Original(sha256(content).hexdigest(), content, f"{told.kind}-{told.day}.txt", _PLAIN)
    document = Document(
        id=f"voice-{text_hash(text)[:16]}",
        text=text,
        publisher=None if told.sender is Sender.PERSON else name,
        published=told.day,
        published_from=PublishedFrom.REGISTER,
        lang=lang,
        title=text.partition("\n")[0],
        bytes_sha256=kept.sha256,
    )
    decision = signed(DecisionKind.RECEIVE, (document.id, *(item.id for item in found)), author, reason)
    who = sent_by(told.sender, told.party)
    return Received(document, kept, replace(decision, field=told.kind.value, before=told.channel.value, after=who))


def record_received(register: Register, made: Received) -> None:
    """Keep a voice. Nothing is worked out anew: it moves no figure. Raises UsageError where it came in before."""

    def append(writer: Writer) -> None:
        admitted = writer.add_document(made.document, made.original.bytes)
        if admitted.admission is not Admission.ADDED:
            raise UsageError(f"{admitted.id}: these words came in before. Look them up with tawthiq voices list")
        writer.add_decision(made.decision)
        writer.add_custody(admitted.id, made.original, Taker(intake_version(), made.decision.author))

    record_all(register, made.decision, append, later=True)


def heading(text: str) -> tuple[int, int, int]:
    """Where the sender's name stands in a voice's text (start, end), and where the words begin."""
    first = text.partition("\n")[0]
    start = first.index(": ") + 2
    return start, len(first), text.index("\n\n") + 2


_PLAIN = "text/plain; charset=utf-8"


def words_of_file(file: Path) -> tuple[str, Original | None]:
    """The words of a file in which a voice came, and its bytes. Raises InputError where nothing can be read in it."""
    original, found = None, []
    for item in read([str(file)]):
        if isinstance(item, Issue) and item.left_out:
            raise InputError(f"{file.name}: {item.reason}. {item.remedy}")
        if isinstance(item, Original):
            original = original or item
        elif isinstance(item, Document):
            found.append(item.text)
    if not found:
        raise InputError(f"{file.name}: no words could be read in it. Save them as text")
    return "\n\n".join(found), original


def _check(told: Incoming) -> None:
    if not told.about:
        raise UsageError("a voice contests something. Name the incidents or claims that it is about")
    if not told.words.strip():
        raise UsageError("a voice has words. Give them as they came")
    if len(told.words) > LONGEST:
        raise UsageError(f"these are {len(told.words):,} letters. Keep what contests the record, at most {LONGEST:,}")
    if told.kind is VoiceKind.REPLY and told.sender is not Sender.PARTY:
        raise UsageError("a reply is a party's. Name the party, or take it in as a correction")
    if told.sender is Sender.PARTY and (told.party is None or load_parties().get(told.party) is None):
        raise UsageError(f"{told.party or 'a party'}: no such party. Name one of docs/reference/parties.md")
    if told.sender not in {Sender.PARTY, Sender.PERSON} and not _one_line(told.name):
        raise UsageError(f"who is the {told.sender}? Give its name")
    try:
        day = date.fromisoformat(told.day)
    except ValueError as error:
        raise UsageError(f"{told.day}: is no day. Write when it came as 2026-03-17") from error
    if day > datetime.now(UTC).date():
        raise UsageError(f"{told.day}: lies ahead. Give the day on which it came")


def _one_line(name: str) -> str:
    return " ".join("".join(c if c.isprintable() else " " for c in name).split())[:_LONGEST_NAME]


def _name(told: Incoming, lang: str) -> str:
    if told.sender is Sender.PARTY:
        return load_parties().name(told.party or "", lang)
    return str(_wording(lang)["anybody"]) if told.sender is Sender.PERSON else _one_line(told.name)


def _head(told: Incoming, lang: str, name: str) -> str:
    words = _wording(lang)
    return "\n".join(
        (
            str(words[told.kind.value]).format(who=name),
            str(words["channel"]).format(what=words["channels"][told.channel.value]),
            str(words["received"]).format(when=told.day),
        )
    )


@cache
def _wording(lang: str) -> Mapping[str, Any]:
    told: Mapping[str, Any] = yaml.safe_load((files("tawthiq.decisions") / "voices.yaml").read_text("utf-8"))
    found: Mapping[str, Any] = told[lang]
    return found


def _language(text: str) -> str:
    letters = fold(text)
    arabic = sum("\u0600" <= letter <= "\u06ff" for letter in letters)
    return "ar" if arabic * 2 >= sum(letter.isalpha() for letter in letters) else "en"
