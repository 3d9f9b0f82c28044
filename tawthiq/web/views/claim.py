"""A claim as its page shows it: one sentence, its words in their place, each value with its words, the chain."""

from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import fields as fields_of

from markupsafe import Markup

from tawthiq.model.claim import SlotConfidence
from tawthiq.model.decision import Decision
from tawthiq.model.document import Document
from tawthiq.register.records import StoredClaim
from tawthiq.web import phrases
from tawthiq.web.spans import shown
from tawthiq.web.views import history
from tawthiq.web.views.fields import Field, fields
from tawthiq.web.views.sources import Paper, paper
from tawthiq.web.words import Words

AROUND = 220


@dataclass(frozen=True, slots=True)
class Link:
    """One link of the chain: who, of what kind, with what verb; `root` where it knows by itself."""

    name: Markup
    kind: Markup
    verb: Markup | None
    level: int
    root: bool


@dataclass(frozen=True, slots=True)
class ClaimView:
    """Everything on the page of one claim."""

    id: str
    kind: Markup
    sentence: Markup
    before: Markup
    words: Markup
    after: Markup
    lang: str
    dir: str
    fields: tuple[Field, ...]
    chain: tuple[Link, ...]
    publisher: Markup
    paper: Paper
    incident: str | None
    current: bool
    rule: str
    version: str
    certainty: str
    certainties: tuple[tuple[Markup, str], ...]
    decisions: tuple[Markup, ...]


def _by_slot(words: Words, told: SlotConfidence | None) -> tuple[tuple[Markup, str], ...]:
    """Each slot's name with its confidence; () where a person entered the claim."""
    if told is None:
        return ()
    return tuple(
        (words.t(f"claim.slot.{slot.name}"), words.figures(f"{getattr(told, slot.name):.2f}"))
        for slot in fields_of(told)
    )


def claim(words: Words, stored: StoredClaim, document: Document, decisions: Sequence[Decision] = ()) -> ClaimView:
    """Build the page of a claim."""
    value = stored.claim
    text = document.text
    lang = document.lang or phrases.language(text)
    before = text[max(0, value.start - AROUND) : value.start].rpartition("\n")[2]
    after = text[value.end : value.end + AROUND].partition("\n")[0]
    known = phrases.roots(value.sources)
    return ClaimView(
        id=value.id,
        kind=words.t(f"kind.{value.kind}"),
        sentence=phrases.claim(words, value, document.publisher),
        before=shown(("…" if len(before) == AROUND else "") + before),
        words=shown(value.quote),
        after=shown(after + ("…" if len(after) == AROUND else "")),
        lang=lang,
        dir="rtl" if lang.startswith("ar") else "ltr",
        fields=fields(words, value),
        chain=tuple(
            Link(
                name=phrases.quoted(s.quote),
                kind=words.t(f"origin_kind.{s.kind}"),
                verb=words.t(f"verb.{s.verb}") if s.verb else None,
                level=s.level,
                root=s in known,
            )
            for s in value.sources
        ),
        publisher=paper(words, document).publisher,
        paper=paper(words, document),
        incident=stored.incident,
        current=stored.current,
        rule=value.origin,
        version=stored.pipeline_version,
        certainty=words.figures(f"{value.confidence:.2f}"),
        certainties=_by_slot(words, value.slot_confidence),
        decisions=tuple(history.decision(words, d) for d in decisions),
    )
