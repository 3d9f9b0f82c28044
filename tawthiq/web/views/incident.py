"""An incident as its page shows it: the answer in the first screen, then all that stands behind it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from tawthiq.model.claim import Claim
from tawthiq.model.decision import DecisionKind
from tawthiq.model.document import Document
from tawthiq.model.incident import Contradiction, Incident
from tawthiq.model.vocabulary import Group, RangeVictims
from tawthiq.web import days, figures, phrases
from tawthiq.web.views import acts, claims_table, history, making, places, sources
from tawthiq.web.views.history import Dispute
from tawthiq.web.views.origins import OriginsView
from tawthiq.web.views.origins import origins as independent_origins
from tawthiq.web.views.parts import Bar, GradeMark, bar, grade, sentence
from tawthiq.web.views.place_map import place_map
from tawthiq.web.views.standpoints import PositionView, Voice, answers, position, says
from tawthiq.web.views.voices import VoiceRow
from tawthiq.web.views.written import WrittenView, written_view
from tawthiq.web.words import Words


@dataclass(frozen=True, slots=True)
class Headline:
    """One range of the first screen."""

    title: Markup
    gloss: Markup
    words: Markup
    bar: Bar | None
    scale: str


@dataclass(frozen=True, slots=True)
class GradeView:
    """The grade with what it rests on and what would change it."""

    mark: GradeMark
    strike: Markup
    reasons: tuple[Markup, ...]
    flags: tuple[Markup, ...]
    without_accused: GradeMark | None
    changes: tuple[tuple[GradeMark, Markup], ...]


@dataclass(frozen=True, slots=True)
class ContradictionView:
    """One slot with its values side by side, each with the claims that say so (id, who)."""

    slot: Markup
    values: tuple[tuple[Markup, tuple[tuple[str, Markup], ...]], ...]


@dataclass(frozen=True, slots=True)
class IncidentView:
    """Everything on the page of one incident."""

    id: str
    code: str
    sentence: Markup
    headlines: tuple[Headline, ...]
    grade: GradeView
    says: tuple[Voice, ...]
    answers: tuple[Voice, ...]
    origins: int
    outlets: int
    table: tuple[claims_table.ClaimRow, ...]
    has_others: bool
    makings: tuple[making.Making, ...]
    positions: tuple[PositionView, ...]
    tree: tuple[sources.Node, ...]
    independence: OriginsView
    papers: tuple[sources.Paper, ...]
    place: places.PlaceView | None
    place_map: Markup | None
    contradictions: tuple[ContradictionView, ...]
    differing: tuple[ContradictionView, ...]
    history: tuple[history.HistoryLine, ...]
    acts: acts.Acts
    disputes: tuple[Dispute, ...]
    withheld: Markup | None
    written: WrittenView | None
    rule_version: str
    redirects: tuple[str, ...]
    review_state: Markup
    voices: tuple[VoiceRow, ...]


def incident(
    words: Words,
    value: Incident,
    claims: Sequence[Claim],
    documents: Mapping[str, Document],
    past: history.Past,
) -> IncidentView:
    """Build the page from an incident, its claims, their documents and its history."""
    table = claims_table.table(words, value, claims, documents)
    known = {c.id: c for c in claims}
    return IncidentView(
        id=value.id,
        code=value.code,
        sentence=sentence(words, value),
        headlines=headlines(words, value),
        grade=grade_view(words, value),
        says=says(words, value, known),
        answers=answers(words, value, claims),
        origins=value.independent_origins,
        outlets=value.outlets,
        table=table,
        has_others=any(row.others.figures for row in table),
        makings=making.makings(words, value, claims),
        positions=tuple(position(words, p, known) for p in value.positions),
        tree=sources.tree(words, value),
        independence=independent_origins(words, value, documents),
        papers=sources.papers(words, value, documents),
        place=places.place_view(words, value.where),
        place_map=place_map(words, value.where),
        contradictions=tuple(_sides(words, c, known, documents) for c in value.contradictions),
        differing=tuple(
            _sides(words, c, known, documents)
            for c in value.side_by_side
            if c.slot not in {k.slot for k in value.contradictions}
        ),
        history=history.whole(words, past),
        acts=acts.acts(words, value, claims, documents),
        disputes=history.disputes(words, past),
        withheld=_withheld(words, past),
        written=written_view(words, value, past.written),
        rule_version=value.rule_version,
        redirects=value.redirects,
        review_state=words.name("review_state", value.review_state),
        voices=past.voices,
    )


def _withheld(words: Words, past: history.Past) -> Markup | None:
    """That the incident is withheld from publication, where a decision that stands says so."""
    found = [c for c in past.changes if c.change == DecisionKind.WITHHOLD and c.standing]
    if not found:
        return None
    ground = found[-1].after
    return (
        words.t("withholding.because", ground=words.name("ground", ground)) if ground else words.t("withholding.plain")
    )


def headlines(words: Words, value: Incident) -> tuple[Headline, ...]:
    """The ranges of the first screen: whole groups; the same numbers in both readings of "civilian" are one line."""
    rows = [r for r in making.shown_ranges(value) if r.group is Group.ALL]
    harmed = [r for r in rows if r.victims in {RangeVictims.CIVILIAN, RangeVictims.NOT_COMBATANT}]
    rows = harmed or rows
    scale = max([r.max or 0 for r in rows], default=1)
    made: list[Headline] = []
    for row in rows:
        twin = next((r for r in rows if r.outcome is row.outcome and r is not row), None)
        same = twin is not None and (twin.min, twin.max, twin.open_above) == (row.min, row.max, row.open_above)
        if same and row.victims is RangeVictims.NOT_COMBATANT:
            continue
        title = making.title(words, row)
        gloss = words.t("range_gloss.both" if same else f"range_gloss.{row.victims}")
        drawn = bar(words, row.min, row.max, row.open_above, scale) if row.max is not None else None
        made.append(Headline(title, gloss, figures.range_cell(words, row).words, drawn, words.number(scale)))
    return tuple(made)


def grade_view(words: Words, value: Incident) -> GradeView:
    """The grade, its reasons and flags in words."""
    changes = tuple((grade(words, c.to), _reason(words, c.needs, c.values)) for c in value.grade_would_change)
    other = value.grade_without_accused
    return GradeView(
        mark=grade(words, value.grade),
        strike=words.t(f"strike.{value.strike_status}"),
        # the grade without the accused side's word has a line of its own
        reasons=tuple(_reason(words, r.code, r.values) for r in value.grade_reasons if r.code != "without_accused"),
        flags=tuple(words.name("flag", f) for f in value.flags),
        without_accused=grade(words, other) if other else None,
        changes=changes,
    )


def _reason(words: Words, code: str, values: tuple[str, ...]) -> Markup:
    told = words.name("reason", code)
    shown = [_reason_value(words, v) for v in values]
    return words.t("reason_with", reason=told, values=words.join(shown)) if shown else told


def _reason_value(words: Words, value: str) -> Markup:
    if value.isascii() and value.isdigit():
        return Markup("{}").format(words.number(int(value)))
    if words.has(f"grade.{value}"):
        return words.t(f"grade.{value}")
    if all(words.has(f"party.{part}") for part in value.split("+")):
        return parties(words, value)
    return phrases.quoted(value)


def _sides(
    words: Words, value: Contradiction, claims: Mapping[str, Claim], documents: Mapping[str, Document]
) -> ContradictionView:
    def who(name: str) -> Markup:
        claim = claims.get(name)
        if claim is None:
            return days.ltr(name[:12])
        document = documents.get(claim.document)
        return phrases.chain(words, claim, document.publisher if document else None)

    told = tuple((slot_value(words, value.slot, v.value), tuple((c, who(c)) for c in v.claims)) for v in value.values)
    return ContradictionView(words.name("slot", value.slot), told)


def slot_value(words: Words, slot: str, value: str) -> Markup:
    """A value as the assessment writes it ("120-260", "10+ vague", "?", "russia+iran", a date, a place) in words."""
    if slot == "when":
        return days.edtf(words, value)
    if slot == "where":
        return phrases.quoted(value)
    if slot == "responsible":
        return parties(words, value)
    if slot == "method":
        return words.name("method", value)
    if value == "?":
        return words.t("figure.unquantified")
    number, _, vague = value.partition(" ")
    low, dash, high = number.rstrip("+").partition("-")
    bounds = [int(n) if n.isdigit() else None for n in (low, high if dash else low)]
    shown = figures.numbers(words, bounds[0], bounds[1], number.endswith("+"))
    return words.t("figure.vaguely", number=shown) if vague else shown


def parties(words: Words, value: str) -> Markup:
    """Parties of one answer, joined: "russia+syrian-government-forces"."""
    return words.t("list.with").join([words.name("party", p) for p in value.split("+")])
