"""A claim as its page shows it: one sentence, its words in their place, each value with its words, the chain."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from dataclasses import fields as fields_of

from markupsafe import Markup

from tawthiq.model.claim import Claim, SlotConfidence
from tawthiq.model.decision import Decision, DecisionKind
from tawthiq.model.document import Document
from tawthiq.model.showing import Showing, showings
from tawthiq.publication.levels import borne
from tawthiq.register.corrections import corrected
from tawthiq.register.records import StoredClaim
from tawthiq.web import days, phrases
from tawthiq.web.views import correcting, history
from tawthiq.web.views.fields import fields
from tawthiq.web.views.passage import Passage, passage
from tawthiq.web.views.sources import Paper, paper
from tawthiq.web.views.voices import VoiceRow
from tawthiq.web.words import Words

JUDGEMENTS = frozenset({DecisionKind.ACCEPT, DecisionKind.REJECT, DecisionKind.UNSURE})


@dataclass(frozen=True, slots=True)
class Link:
    """One link of the chain: who, of what kind, with what verb; `root` where it knows by itself."""

    name: Markup
    kind: Markup
    verb: Markup | None
    level: int
    root: bool


@dataclass(frozen=True, slots=True)
class NameRow:
    """A protected name: the field that bears it, how it is published, and whether somebody decided that here."""

    field: str
    name: Markup
    level: str
    decided: bool


@dataclass(frozen=True, slots=True)
class ClaimView:
    """Everything on the page of one claim."""

    id: str
    kind: Markup
    sentence: Markup
    passage: Passage
    rows: tuple[correcting.Row, ...]
    kind_row: correcting.Row
    choices: correcting.Choices
    state: Markup | None
    subject: str
    mark: str
    second: bool
    chain: tuple[Link, ...]
    publisher: Markup
    paper: Paper
    incident: str | None
    current: bool
    rule: str
    version: str
    certainty: str
    certainties: tuple[tuple[Markup, str], ...]
    decisions: tuple[history.HistoryLine, ...]
    voices: tuple[VoiceRow, ...]
    present: Markup
    names: tuple[NameRow, ...]


@dataclass(frozen=True, slots=True)
class Decided:
    """What people decided about a claim: all of it in order of time, the ids of what was taken back, the codes of the
    incidents that it names, and the mark of the claim as it stands (`versions`).
    """

    all: Sequence[Decision] = ()
    gone: frozenset[str] = frozenset()
    codes: Mapping[str, str] = field(default_factory=dict)
    mark: str = ""
    second: bool = False  # whether who asks is to read it a second time
    voices: tuple[VoiceRow, ...] = ()
    present: Markup | None = None  # who else is at it

    @property
    def standing(self) -> tuple[Decision, ...]:
        """Without what was taken back."""
        return tuple(d for d in self.all if d.id not in self.gone)


def _names(words: Words, value: Claim, standing: Sequence[Decision]) -> tuple[NameRow, ...]:
    """The names that a publication keeps back unless somebody decides otherwise."""
    decided = showings(standing)
    fields = dict.fromkeys(field for field, _ in borne(value))
    rows = []
    for field_ in fields:
        part, _, at = field_.partition(".")
        bearer = getattr(value, part)[int(at)]
        level = decided.get((value.id, field_), Showing.WITHHELD)
        name = bearer.name if part == "people" else bearer.quote
        rows.append(NameRow(field_, phrases.quoted(name), level.value, (value.id, field_) in decided))
    return tuple(rows)


def _by_slot(words: Words, told: SlotConfidence | None) -> tuple[tuple[Markup, str], ...]:
    """Each slot's name with its confidence; () where a person entered the claim."""
    if told is None:
        return ()
    return tuple(
        (words.t(f"claim.slot.{slot.name}"), words.figures(f"{getattr(told, slot.name):.2f}"))
        for slot in fields_of(told)
    )


def claim(words: Words, stored: StoredClaim, document: Document, decided: Decided | None = None) -> ClaimView:
    """Build the page of a claim."""
    decided = decided or Decided()
    value = stored.claim
    corrections = decided.standing
    (person,) = corrected([value], corrections)
    known = phrases.roots(value.sources)
    every = {d.id: d for d in decided.all}
    return ClaimView(
        id=value.id,
        kind=words.t(f"kind.{value.kind}"),
        sentence=phrases.claim(words, person, document.publisher),
        passage=passage(value, document, fields(words, person)),
        rows=correcting.rows(words, value, person, corrections),
        kind_row=correcting.kind_row(words, value, person, corrections),
        choices=correcting.choices(words),
        state=_state(words, corrections),
        subject=value.id,
        second=decided.second,
        mark=decided.mark,
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
        decisions=tuple(history.decided(words, d, decided.gone, decided.codes, every) for d in decided.all),
        voices=decided.voices,
        present=decided.present or Markup(""),
        names=_names(words, value, corrections),
    )


def _state(words: Words, decisions: Sequence[Decision]) -> Markup | None:
    """Whether a person accepted it, rejected it or left it undecided: the last word; None where nobody judged."""
    judged = [d for d in decisions if d.kind in JUDGEMENTS]
    if not judged:
        return None
    last = judged[-1]
    return words.t(f"judged.{last.kind}", who=phrases.quoted(last.author), when=days.moment(words, last.time))
