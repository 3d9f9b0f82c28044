"""One incident as a report or a site prints it: its figures, its grade, and each claim in its words."""

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from tawthiq.model.claim import Claim
from tawthiq.model.incident import Incident
from tawthiq.model.voice import Sender
from tawthiq.publication.gathering import Heard, Report, Signed, Told
from tawthiq.web import days, phrases
from tawthiq.web.views.incident import GradeView, Headline, grade_view, headlines
from tawthiq.web.views.parts import sentence
from tawthiq.web.views.standpoints import Voice, answers
from tawthiq.web.views.texts import Text, texts
from tawthiq.web.words import Words


@dataclass(frozen=True, slots=True)
class Said:
    """A claim: what it says, its words, and the report that it stands in. `url` only of http and https."""

    id: str
    sentence: Markup
    quote: str
    publisher: Markup
    published: Markup
    title: Markup | None
    url: str | None
    hash: str
    note: Markup | None


@dataclass(frozen=True, slots=True)
class Entry:
    """An incident with its claims."""

    id: str
    code: str
    sentence: Markup
    place: Markup
    precision: Markup
    headlines: tuple[Headline, ...]
    grade: GradeView
    parties: Markup
    answers: tuple[Voice, ...]
    origins: int
    outlets: int
    claims: tuple[Said, ...]
    review_state: Markup
    reviewed: bool
    rule_version: str
    heard: tuple[Markup, ...]
    summary: tuple[Text, ...]
    version: Markup | None


def entry(words: Words, told: Told, reports: Mapping[str, Report]) -> Entry:
    """Build it from the public form of an incident."""
    incident = told.incident
    parties = [words.name("party", party.actor) for party in incident.responsible if party.actor != "unknown"]
    precision = incident.where.precision if incident.where else None
    left = _left_out(words, incident)
    return Entry(
        id=incident.id,
        code=incident.code,
        sentence=sentence(words, incident),
        place=phrases.place(words, incident.where),
        precision=words.t(f"precision.{precision or 'unknown'}"),
        headlines=headlines(words, incident),
        grade=grade_view(words, incident),
        parties=words.join(parties) if parties else words.t("value.none_named"),
        answers=answers(words, incident, told.claims),
        origins=incident.independent_origins,
        outlets=incident.outlets,
        claims=tuple(_said(words, claim, reports.get(claim.document), left.get(claim.id)) for claim in told.claims),
        review_state=words.name("review_state", incident.review_state),
        reviewed=incident.review_state == "reviewed",
        rule_version=incident.rule_version,
        heard=tuple(_heard(words, one) for one in told.heard),
        summary=texts(words, told.signed.summary) if told.signed else (),
        version=_version(words, told.signed) if told.signed else None,
    )


def _version(words: Words, signed: Signed) -> Markup:
    """Which version of the assessment was published when, and whether anything moved since."""
    when, number = days.edtf(words, signed.day), words.number(signed.number)
    return words.t("signed.moved" if signed.moved else "signed.stands", number=number, when=when)


def _heard(words: Words, one: Heard) -> Markup:
    """A voice from outside in a line: what kind, from whom, when, and whether it was accepted."""
    who = words.name("party", one.party) if one.party else words.t(f"voices.sender.{one.sender}")
    if one.name and not one.party:
        who = phrases.quoted(one.name)
    elif one.sender == Sender.PERSON:
        who = words.t("voices.person")
    told = words.t(f"voices.named.{one.kind}", who=who)
    return words.join([told, days.published(words, one.received), words.t(f"voices.state.{one.state}")])


def _left_out(words: Words, incident: Incident) -> Mapping[str, Markup]:
    """Why a claim enters no range, where it enters none."""
    counted = {o.claim: o.reason for row in incident.ranges for o in row.left_out}
    return {claim: words.name("reason", reason) for claim, reason in counted.items()}


def _said(words: Words, claim: Claim, report: Report | None, note: Markup | None) -> Said:
    document = report.document if report else None
    return Said(
        id=claim.id,
        sentence=phrases.claim(words, claim, document.publisher if document else None),
        quote=claim.quote,
        publisher=phrases.quoted(document.publisher)
        if document and document.publisher
        else words.t("source.no_publisher"),
        published=days.published(words, document.published, document.published_from)
        if document
        else words.t("date.unpublished"),
        title=phrases.quoted(document.title) if document and document.title else None,
        url=document.url if document and (document.url or "").startswith(("http://", "https://")) else None,
        hash=report.sha256 if report else "",
        note=note,
    )
