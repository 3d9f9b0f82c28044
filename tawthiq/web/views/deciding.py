"""A decision before it is taken: what it is about, what it would change, who decides and why."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from tawthiq.decisions import Moved
from tawthiq.gazetteer import Place
from tawthiq.model import wire
from tawthiq.model.claim import Claim
from tawthiq.model.decision import Decision, DecisionKind
from tawthiq.model.document import Document
from tawthiq.model.incident import Incident, Origin
from tawthiq.model.vocabulary import Group, RangeVictims
from tawthiq.model.written import Summary
from tawthiq.web import days, figures, phrases
from tawthiq.web.drafts import Draft, address
from tawthiq.web.views import values
from tawthiq.web.views.making import origin_name, shown_ranges, title
from tawthiq.web.views.parts import GradeMark, grade, sentence
from tawthiq.web.views.sources import paper
from tawthiq.web.views.texts import headline
from tawthiq.web.words import Words

_MAIN = frozenset({RangeVictims.CIVILIAN, RangeVictims.NOT_COMBATANT})


@dataclass(frozen=True, slots=True)
class Subject:
    """One thing that a decision is about: a line, its words where it has some, its page."""

    words: Markup
    quote: str
    href: str | None


@dataclass(frozen=True, slots=True)
class Line:
    """One line of an incident before and after; `moved` where the two differ."""

    name: Markup
    before: Markup
    after: Markup
    moved: bool


@dataclass(frozen=True, slots=True)
class Change:
    """What a decision makes of one incident: its name, in words what becomes of it, and its lines."""

    title: Markup
    href: str | None
    fate: Markup
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """An incident that may be the other one, with the address of the preview with it."""

    href: str
    sentence: Markup
    code: str
    killed: Markup
    grade: GradeMark
    why: Markup | None = None


@dataclass(frozen=True, slots=True)
class Copies:
    """Other reports that carry the words of what is to be restricted: how many, each, and the address of the decision
    that restricts them too, where it is about a whole report.
    """

    told: Markup
    reports: tuple[Subject, ...]
    too: str | None
    too_told: Markup


@dataclass(frozen=True, slots=True)
class PlaceChoice:
    """A place of the gazetteer that bears the name."""

    id: str
    words: Markup
    precision: Markup
    point: str | None


def about_incident(words: Words, value: Incident) -> Subject:
    """An incident as a subject."""
    told = words.join([sentence(words, value), days.ltr(value.code)])
    return Subject(told, "", address("incidents", value.id))


def about_claim(words: Words, value: Claim, publisher: str | None) -> Subject:
    """A claim as a subject, with its words."""
    return Subject(phrases.claim(words, value, publisher), value.quote, address("claims", value.id))


def about_document(words: Words, value: Document) -> Subject:
    """A report as a subject."""
    return Subject(paper(words, value).title, "", address("documents", value.id))


def about_origin(words: Words, value: Origin) -> Subject:
    """An origin as a subject."""
    kind = words.t(f"origin_kind.{value.kind}")
    return Subject(Markup("{} ({})").format(origin_name(words, value, ()), kind), "", None)


def copies(words: Words, found: Sequence[Document], too: str | None) -> Copies:
    """Other reports that carry the words."""
    if not found:
        return Copies(words.t("restricted.copies.none"), (), None, Markup())
    told, count = words.t("restricted.copies.masked", len(found)), len(found)
    return Copies(told, tuple(_copy(words, one) for one in found), too, words.t("restricted.copies.too", count))


def _copy(words: Words, value: Document) -> Subject:
    told = paper(words, value)
    return Subject(words.join([told.title, told.publisher, told.published]), "", address("documents", value.id))


def changes(words: Words, moved: Sequence[Moved]) -> tuple[Change, ...]:
    """Each incident that would change, before and after."""
    return tuple(_change(words, item, moved) for item in moved)


def _change(words: Words, item: Moved, moved: Sequence[Moved]) -> Change:
    known = item.before or item.after
    if known is None:  # nothing before and nothing after
        return Change(Markup(), None, Markup(), ())
    told = sentence(words, known)
    href = address("incidents", item.before.id) if item.before else None
    code = days.ltr(known.code) if known.code else words.t("decide.no_code")
    lines = _lines(words, item) if item.after is not None else ()  # what ends has nothing beside it
    return Change(words.join([told, code]), href, _fate(words, item, moved), lines)


def _fate(words: Words, item: Moved, moved: Sequence[Moved]) -> Markup:
    if item.before is None:
        return words.t("decide.fate.founded")
    if item.after is not None:
        return words.t("decide.fate.changed")
    into = next((m.after for m in moved if m.after and set(item.before.claims) & set(m.after.claims)), None)
    if into is None:
        return words.t("decide.fate.withdrawn")
    return words.t("decide.fate.merged", code=days.ltr(into.code) if into.code else words.t("decide.no_code"))


def _lines(words: Words, item: Moved) -> tuple[Line, ...]:
    before, after = _told(words, item.before), _told(words, item.after)
    names = list(dict.fromkeys([*before, *after]))
    nothing = Markup("–")
    return tuple(
        Line(name, before.get(name, nothing), after.get(name, nothing), before.get(name) != after.get(name))
        for name in names
    )


def _told(words: Words, value: Incident | None) -> Mapping[Markup, Markup]:
    """The lines of an incident by their names: what, claims, sources, ranges, grade."""
    if value is None:
        return {}
    told = {
        words.t("decide.line.what"): sentence(words, value),
        words.t("column.claims"): Markup("{}").format(words.number(len(value.claims))),
        words.t("column.origins"): words.t("count.origins", value.independent_origins),
    }
    for row in shown_ranges(value):
        if row.group is Group.ALL and (row.victims in _MAIN or not _has_main(value)):
            told[title(words, row)] = figures.range_cell(words, row).words
    told[words.t("column.grade")] = words.t(f"grade.{value.grade}")
    return told


def _has_main(value: Incident) -> bool:
    return any(row.victims in _MAIN and row.group is Group.ALL for row in shown_ranges(value))


def candidate(words: Words, value: Incident, href: str, why: Markup | None = None) -> Candidate:
    """An incident to choose."""
    rows = [row for row in shown_ranges(value) if row.group is Group.ALL]
    first = rows[0] if rows else None
    told = words.t("value.none")
    if first is not None:
        told = Markup("{} {}").format(title(words, first), figures.range_cell(words, first).words)
    return Candidate(href, sentence(words, value), value.code, told, grade(words, value.grade), why)


def place_choice(words: Words, place: Place) -> PlaceChoice:
    """A place to choose, with the areas around it."""
    english = {place.name: place.name_en or None}
    names = (place.name, *reversed(place.admin))
    areas = [phrases.quoted(phrases.named(words, name, english.get(name), place.country or None)) for name in names]
    country = [words.name("country", place.country)] if place.country else []
    point = f"{place.lat:.3f}, {place.lon:.3f}" if place.lat is not None and place.lon is not None else None
    shown = words.join(list(dict.fromkeys([*areas, *country])))
    return PlaceChoice(place.id, shown, words.t(f"precision.{place.precision}"), point)


@dataclass(frozen=True, slots=True)
class Side:
    """One of two answers about the same: who gave it and when, what it says, with what value, and why."""

    who: Markup
    what: Markup
    value: Markup
    reason: Markup


def theirs(words: Words, value: Decision) -> Side:
    """A decision that was recorded while somebody else had the page open."""
    who = words.t("contest.theirs", who=phrases.quoted(value.author), when=days.moment(words, value.time))
    return Side(who, *_said(words, value.kind, value.field, value.after), phrases.quoted(value.reason))


def mine(words: Words, asked: Draft) -> Side:
    """What was sent and not recorded."""
    reason = phrases.quoted(asked.reason) if asked.reason else words.t("value.none")
    return Side(words.t("contest.mine"), *_said(words, asked.kind, asked.field, asked.after), reason)


def _said(words: Words, kind: DecisionKind, field: str | None, after: str | None) -> tuple[Markup, Markup]:
    what = words.t(f"change.{kind}")
    if kind is DecisionKind.CORRECT and field:
        what = words.t("correction.of_field", field=values.name(words, field))
    if after is None:
        return what, words.t("value.none")
    if kind is DecisionKind.SUMMARY:
        return what, headline(words, wire.decode(after, Summary))
    if kind is DecisionKind.PUBLISH:
        return what, words.t("value.none")
    if kind is DecisionKind.GRADE:
        return what, words.name(field or "grade", after)
    return what, values.shown(words, field or "", after) or words.t("value.none")
