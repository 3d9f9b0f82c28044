"""`/parties` and `/parties/ID`: what is said of a party and what it answers; two of its incidents side by side."""

from dataclasses import dataclass

from markupsafe import Markup

from tawthiq.errors import RegisterError
from tawthiq.lexicon import parties as known_parties
from tawthiq.model.incident import Incident
from tawthiq.model.vocabulary import Outcome
from tawthiq.register.corrections import corrected
from tawthiq.search import overviews
from tawthiq.search.overviews import PartyCase, PartyRow
from tawthiq.web import days, figures, phrases
from tawthiq.web.answer import Answer, Asked, Table
from tawthiq.web.drafts import address
from tawthiq.web.indexes import index_of, of_state
from tawthiq.web.reading import PAGE_SIZE
from tawthiq.web.views.lists import Pager, page_number, pager
from tawthiq.web.views.parts import GradeMark, counted, grade, sentence
from tawthiq.web.words import Words

SAID = ("alleged", "admitted", "denied", "answered")
_CHOICES = 40


@dataclass(frozen=True, slots=True)
class PartiesView:
    """The list: each party with its name and what it counts."""

    rows: tuple[tuple[PartyRow, Markup, str], ...]


@dataclass(frozen=True, slots=True)
class Found:
    """Parties as JSON."""

    total: int
    parties: tuple[PartyRow, ...]


def parties(asked: Asked) -> Answer:
    """Every party of the register."""
    rows = of_state(asked.register, "parties", lambda: overviews.parties(index_of(asked.register)))

    def view() -> PartiesView:
        return PartiesView(tuple((row, asked.words.name("party", row.id), address("parties", row.id)) for row in rows))

    columns = ("id", "incidents", "alleged", "admitted", "denied", "answers")

    def table() -> Table:
        return Table(columns, tuple(tuple(getattr(row, name) for name in columns) for row in rows))

    return Answer("parties.html", asked.words.t("nav.parties"), view, Found(len(rows), rows), "parties", table=table)


@dataclass(frozen=True, slots=True)
class CaseRow:
    """One incident of a party in words. `chosen` leads to the page with this one on a side."""

    href: str
    what: Markup
    code: str
    killed: Markup | None
    grade: GradeMark
    stances: tuple[Markup, ...]
    answers: tuple[Markup, ...]
    conceded: Markup | None
    choose: str


@dataclass(frozen=True, slots=True)
class Word:
    """One statement: what it says in the register's words, the report's own words, where it stands."""

    told: Markup
    quote: str
    href: str
    source: Markup
    published: Markup
    own: bool


@dataclass(frozen=True, slots=True)
class Side:
    """One of two incidents: what happened, what others say of the party, what the party itself says."""

    href: str
    what: Markup
    code: str
    grade: GradeMark
    killed: Markup | None
    assessment: Markup | None
    answers: tuple[Markup, ...]
    conceded: Markup | None
    said: tuple[Word, ...]
    own: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class PartyView:
    """One party. `sides` are two incidents laid beside each other, or one that waits for the other."""

    id: str
    name: Markup
    members: tuple[tuple[str, Markup], ...]
    row: PartyRow | None
    said: str
    saids: tuple[tuple[str, Markup, str], ...]
    rows: tuple[CaseRow, ...]
    pager: Pager
    sides: tuple[Side, ...]
    choices: tuple[tuple[str, str], ...]
    left: str
    right: str


@dataclass(frozen=True, slots=True)
class One:
    """One party as JSON; with two incidents named, `beside` holds them whole."""

    party: PartyRow | None
    total: int
    incidents: tuple[PartyCase, ...]
    beside: tuple[Incident, ...]


def party(asked: Asked) -> Answer | None:
    """One party: its incidents, and two of them side by side where the query names `left` and `right`."""
    index = index_of(asked.register)
    every = of_state(asked.register, "parties", lambda: overviews.parties(index))
    row = next((one for one in every if one.id == asked.id), None)
    listed = known_parties.load().get(asked.id)
    if row is None and listed is None:
        return None
    said = asked.query.get("said", "")
    said = said if said in SAID else ""
    page = page_number(asked.query)
    cases, total = overviews.cases_of_party(index, asked.id, said, (page - 1) * PAGE_SIZE, PAGE_SIZE)
    beside = tuple(found for name in ("left", "right") if (found := _incident(asked, asked.query.get(name, ""))))
    data = One(row, total, cases, beside)

    def view() -> PartyView:
        words = asked.words
        found = {i.id: i for i, _ in asked.register.incidents_of([case.incident for case in cases])}
        here = address("parties", asked.id)
        kept = {name: value.code for name, value in zip(("left", "right"), beside, strict=False)}
        rows = tuple(_row(words, case, found[case.incident], here, beside) for case in cases if case.incident in found)
        members = tuple(
            (address("parties", p.id), words.name("party", p.id))
            for p in known_parties.load().parties.values()
            if asked.id in p.member_of
        )
        return PartyView(
            id=asked.id,
            name=words.name("party", asked.id),
            members=members,
            row=row,
            said=said,
            saids=tuple((name, words.t(f"parties.said.{name}"), f"{here}?said={name}") for name in SAID),
            rows=rows,
            pager=pager(here, {"said": said, **kept}, page, PAGE_SIZE, total),
            sides=tuple(_side(asked, incident) for incident in beside),
            choices=_choices(asked),
            left=kept.get("left", ""),
            right=kept.get("right", ""),
        )

    def table() -> Table:
        columns = ("incident", "alleged", "admitted", "denied", "answer", "killed_min", "killed_max")
        return Table(columns, tuple(tuple(getattr(case, name) for name in columns) for case in cases))

    return Answer("party.html", asked.words.name("party", asked.id), view, data, "parties", table=table)


def _choices(asked: Asked) -> tuple[tuple[str, str], ...]:
    """Incidents of the party to lay side by side: those it answers for first."""
    index = index_of(asked.register)
    cases, _ = overviews.cases_of_party(index, asked.id, "", 0, _CHOICES)
    found = {i.id: i for i, _ in asked.register.incidents_of([case.incident for case in cases])}
    told = (found[case.incident] for case in cases if case.incident in found)
    return tuple((i.code, f"{i.code} · {sentence(asked.words, i).striptags()}") for i in told)


def _incident(asked: Asked, name: str) -> Incident | None:
    if not name:
        return None
    try:
        return asked.register.incident(name)
    except RegisterError:
        return None


def _row(words: Words, case: PartyCase, incident: Incident, here: str, beside: tuple[Incident, ...]) -> CaseRow:
    flags = {"alleged": case.alleged, "admitted": case.admitted, "denied": case.denied}
    other = f"left={beside[0].code}&right={incident.code}" if beside else f"left={incident.code}"
    return CaseRow(
        href=address("incidents", incident.id),
        what=sentence(words, incident),
        code=incident.code,
        killed=counted(words, incident, Outcome.KILLED),
        grade=grade(words, incident.grade),
        stances=tuple(words.t(f"stance.{name}") for name, holds in flags.items() if holds),
        answers=tuple(words.t(f"response.{name}") for name in case.answer.split()),
        conceded=_conceded(words, case.killed_min, case.killed_max),
        choose=f"{here}?{other}#beside",
    )


def _conceded(words: Words, low: int | None, high: int | None) -> Markup | None:
    return figures.numbers(words, low, high) if low is not None or high is not None else None


def _side(asked: Asked, incident: Incident) -> Side:
    """One incident with every claim of it that names the party or speaks for it."""
    words, register = asked.words, asked.register
    folded = known_parties.load().fold(asked.id)
    mine = {asked.id, folded}
    position = next((p for p in incident.positions if p.party == asked.id), None)
    read = [stored.claim for stored in register.claims_of_incident(incident.id)]
    reports = register.reports_named(incident.documents)
    said: list[Word] = []
    own: list[Word] = []
    for claim in corrected(read, register.carried_decisions()):
        speaks = any(s.party in mine for s in claim.sources) or (
            position is not None and any(s.claim == claim.id for s in position.statements)
        )
        named = any(r.actor in mine or known_parties.load().fold(r.actor) in mine for r in claim.responsible)
        if not speaks and not named:
            continue
        report = reports[claim.document]
        word = Word(
            told=phrases.claim(words, claim, report.publisher),
            quote=claim.quote,
            href=address("claims", claim.id),
            source=phrases.quoted(report.publisher) if report.publisher else words.t("source.no_publisher"),
            published=days.published(words, report.published, report.published_from),
            own=speaks,
        )
        (own if speaks else said).append(word)
    conceded = position.conceded.killed if position else None
    return Side(
        href=address("incidents", incident.id),
        what=sentence(words, incident),
        code=incident.code,
        grade=grade(words, incident.grade),
        killed=counted(words, incident, Outcome.KILLED),
        assessment=words.t(f"assessment.{position.assessment}") if position else None,
        answers=tuple(words.t(f"response.{answer}") for answer in position.response) if position else (),
        conceded=_conceded(words, conceded.min, conceded.max) if conceded else None,
        said=tuple(said),
        own=tuple(own),
    )
