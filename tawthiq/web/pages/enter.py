"""`/enter`: a claim that a person read in a report and the program did not."""

from dataclasses import dataclass, replace

from markupsafe import Markup

from tawthiq.engine.reading import read_batch
from tawthiq.errors import InputError, RegisterError
from tawthiq.model.claim import Claim
from tawthiq.model.document import Document
from tawthiq.register import Register
from tawthiq.settings import Settings
from tawthiq.web import phrases
from tawthiq.web.answer import Answer, Asked
from tawthiq.web.entries import Entry, beginning, sent_back
from tawthiq.web.forms import Form
from tawthiq.web.pages.decide import Choosing
from tawthiq.web.pages.doubts import Doubt
from tawthiq.web.spans import found_words
from tawthiq.web.views import correcting, deciding
from tawthiq.web.views.passage import Passage, around
from tawthiq.web.views.sources import Paper, paper
from tawthiq.web.words import Words


@dataclass(frozen=True, slots=True)
class EnterView:
    """The page. `doubts` are values that their words do not seem to give: sent once more, they stand."""

    id: str
    paper: Paper
    passage: Passage
    entry: Entry
    choices: correcting.Choices
    places: tuple[deciding.PlaceChoice, ...]
    doubt: str
    detail: Markup | None
    doubts: tuple[Markup, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Begun:
    """The form as JSON: the report, and what the inputs begin with."""

    document: str
    values: dict[str, str]


def enter(asked: Asked) -> Answer | None:
    """The form for the words that the query string names."""
    name, marked = asked.query.get("document", ""), asked.query.get("words", "").strip()
    try:
        document = asked.register.document(name).document
    except RegisterError:
        return None
    text = document.text
    at = found_words(text, marked, asked.query.get("words_start", ""), (0, len(text))) if marked else None
    others = tuple(stored.claim for stored in asked.register.claims_of_document(name))
    read = _read(document, at, asked.settings) if at else None
    entry = beginning(text, at, read, others)
    doubt = Doubt("words", 200) if marked and at is None else None
    return entering(asked.register, asked.words, document, entry, Asking(doubt))


@dataclass(frozen=True, slots=True)
class Asking:
    """Why the page asks again, where it does."""

    doubt: Doubt | None = None
    choosing: Choosing | None = None
    doubts: tuple[str, ...] = ()  # the slots in doubt


def again(register: Register, words: Words, form: Form, why: Asking) -> Answer | None:
    """The page with what was filled in."""
    try:
        document = register.document(form.one("document")).document
    except RegisterError:
        return None
    return entering(register, words, document, sent_back(form), why)


def entering(register: Register, words: Words, document: Document, entry: Entry, why: Asking) -> Answer:
    """The page that asks for a claim."""

    def view() -> EnterView:
        quote = entry.get("words")
        at = found_words(document.text, quote, entry.get("words_start"), (0, len(document.text))) if quote else None
        return EnterView(
            id=document.id,
            paper=paper(words, document),
            passage=around(document, at),
            entry=entry,
            choices=correcting.choices(words),
            places=tuple(deciding.place_choice(words, p) for p in why.choosing.places) if why.choosing else (),
            doubt=why.doubt.key if why.doubt else "",
            detail=phrases.english(why.doubt.detail) if why.doubt and why.doubt.detail else None,
            doubts=tuple(words.t(f"enter.doubts.{slot}") for slot in why.doubts),
            reason=entry.get("reason"),
        )

    status = why.doubt.status if why.doubt else 200
    data = Begun(document.id, dict(entry.values))
    return Answer("enter.html", words.t("enter.title"), view, data, "documents", status)


def _read(document: Document, at: tuple[int, int], settings: Settings) -> Claim | None:
    """What the program reads in the words alone; None where it reads nothing."""
    part = replace(document, text=document.text[at[0] : at[1]], title=None)
    try:
        (reading,) = read_batch((part,), settings)
    except InputError:  # a word list with a fault: the form does without
        return None
    return reading.claims[0] if reading.claims else None
