"""A document as its page shows it: the text in marked pieces, its claims in text order, where it came from."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from tawthiq.model.decision import Decision, DecisionKind
from tawthiq.register.custody import Custody
from tawthiq.register.records import StoredClaim, StoredDocument
from tawthiq.web import days, phrases
from tawthiq.web.spans import Piece, Utf16, pieces
from tawthiq.web.views import history
from tawthiq.web.views.fields import fields
from tawthiq.web.views.history import HistoryLine
from tawthiq.web.views.leaves import Plan, Stand, plans, stands
from tawthiq.web.views.sources import Paper, paper
from tawthiq.web.words import Words


@dataclass(frozen=True, slots=True)
class Button:
    """Words of the text to press on: offsets in UTF-16 units, and the words themselves to check against."""

    name: Markup
    value: Markup
    quote: str
    start: int
    end: int
    slot: str


@dataclass(frozen=True, slots=True)
class ClaimItem:
    """A claim beside the text: its sentence, the button for all its words, buttons for each field."""

    id: str
    anchor: str
    number: int
    kind: Markup
    sentence: Markup
    whole: Button
    buttons: tuple[Button, ...]
    incident: str | None
    stands: tuple[Stand, ...]


@dataclass(frozen=True, slots=True)
class DocumentView:
    """Everything on the page of one document."""

    id: str
    paper: Paper
    lang: str
    dir: str
    pieces: tuple[Piece, ...]
    claims: tuple[ClaimItem, ...]
    bytes_hash: str | None
    added: Markup
    characters: int
    version: str | None
    mark: str
    readers: tuple[HistoryLine, ...]
    plans: tuple[Plan, ...]
    is_masked: bool  # some of its words are hidden from the reader
    since: int  # claims that stand now and did not when a person last said that there are no others


@dataclass(frozen=True, slots=True)
class Read:
    """What people said of a report as a whole: the decisions, those taken back, and the mark of it as it stands.

    `paged` is the chain of custody that says on which pages its words stand, None where none does.
    """

    decisions: Sequence[Decision] = ()
    gone: frozenset[str] = frozenset()
    mark: str = ""
    ever: Sequence[StoredClaim] = ()  # the claims of every reading of it
    paged: Custody | None = None
    is_masked: bool = False


def document(
    words: Words, stored: StoredDocument, claims: Sequence[StoredClaim], read: Read | None = None
) -> DocumentView:
    """Build the page of a document."""
    read = read or Read()
    value = stored.document
    units = Utf16(value.text)
    places = [stands(words, read.paged, c.claim.start, c.claim.end) for c in claims]
    shown = zip(claims, places, strict=True)
    items = tuple(_item(words, c, n, value.publisher, (units, on)) for n, (c, on) in enumerate(shown, 1))
    lang = value.lang or phrases.language(value.text)
    every = {d.id: d for d in read.decisions}
    spans = [(f"words-{n}", c.claim.start, c.claim.end) for n, c in enumerate(claims, 1)]
    return DocumentView(
        id=value.id,
        paper=paper(words, value),
        lang=lang,
        dir="rtl" if lang.startswith(("ar", "fa", "he", "ur", "ckb")) else "ltr",
        pieces=pieces(value.text, spans),
        claims=items,
        bytes_hash=stored.bytes_sha256,
        added=days.moment(words, stored.added),
        characters=len(value.text),
        version=stored.pipeline_version,
        mark=read.mark,
        readers=tuple(history.decided(words, d, read.gone, {}, every) for d in read.decisions),
        plans=plans(read.paged, [stand for on in places for stand in on]),
        is_masked=read.is_masked,
        since=_since(read, claims),
    )


def _since(read: Read, claims: Sequence[StoredClaim]) -> int:
    """How many claims stand on words that no claim stood on when a person last said that there are no others."""
    told = [d for d in read.decisions if d.id not in read.gone and d.kind is DecisionKind.NO_CLAIM]
    if not told:
        return 0
    earlier = [stored for stored in read.ever if stored.added <= told[-1].time]
    latest = max((stored.generation for stored in earlier), default=0)
    then = [stored.claim for stored in earlier if stored.generation == latest]
    now = [stored.claim for stored in claims]
    return sum(not any(old.start < new.end and new.start < old.end for old in then) for new in now)


def _item(
    words: Words, stored: StoredClaim, number: int, publisher: str | None, known: tuple[Utf16, tuple[Stand, ...]]
) -> ClaimItem:
    claim = stored.claim
    units, on = known

    def button(name: Markup, value: Markup, quote: str, at: tuple[int, int], slot: str) -> Button:
        return Button(name, value, quote, units(at[0]), units(at[1]), slot)

    marked = tuple(
        button(f.name, f.value, f.quote, (f.start, f.end), f.slot)
        for f in fields(words, claim)
        if f.quote is not None and f.start is not None and f.end is not None
    )
    whole = button(
        words.t("document.show_words"), words.t(f"kind.{claim.kind}"), claim.quote, (claim.start, claim.end), "claim"
    )
    return ClaimItem(
        id=claim.id,
        anchor=f"words-{number}",
        number=number,
        kind=words.t(f"kind.{claim.kind}"),
        sentence=phrases.claim(words, claim, publisher),
        whole=whole,
        buttons=marked,
        incident=stored.incident,
        stands=on,
    )
