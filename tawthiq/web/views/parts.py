"""Parts that several pages share: grades, range bars, links and the row of one incident."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from tawthiq.assessment.rules import wording
from tawthiq.model.incident import Incident, Range
from tawthiq.model.vocabulary import Grade, Group, Outcome, RangeVictims
from tawthiq.web import days, figures, phrases
from tawthiq.web.words import Words


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere."""

    href: str
    words: Markup


@dataclass(frozen=True, slots=True)
class GradeMark:
    """A grade by word and shape; colour only adds."""

    code: str
    word: Markup
    gloss: Markup


@dataclass(frozen=True, slots=True)
class Bar:
    """A range on a scale, in per cent of the width from the left edge; `open` where it goes on beyond its end."""

    left: float
    width: float
    open: bool
    rtl: bool

    @property
    def tip(self) -> float:
        """Where the open end stands, from the left."""
        return self.left if self.rtl else self.left + self.width


def grade(words: Words, value: Grade) -> GradeMark:
    """The mark of a grade."""
    return GradeMark(value.value, words.t(f"grade.{value}"), words.t(f"grade_gloss.{value}"))


def bar(words: Words, low: int | None, high: int | None, open_above: bool, scale: int) -> Bar:
    """A range as a bar; the axis runs with the reader's direction. Never thinner than it can be seen."""
    top = high if high is not None else low or 0
    bottom = low or 0
    scale = max(scale, 1)
    width = max(100 * (top - bottom) / scale, 1.5)
    start = min(100 * bottom / scale, 100 - width)
    rtl = words.dir == "rtl"
    return Bar(round(100 - start - width if rtl else start, 2), round(width, 2), open_above, rtl)


def find_range(incident: Incident, outcome: Outcome, victims: RangeVictims, group: Group = Group.ALL) -> Range | None:
    """One row of an incident's ranges."""
    for row in incident.ranges:
        if (row.outcome, row.victims, row.group) == (outcome, victims, group):
            return row
    return None


def main_range(incident: Incident, outcome: Outcome = Outcome.KILLED) -> Range | None:
    """The row that a list shows: not combatants (what recorders count in practice), else civilians, else any."""
    order = (RangeVictims.NOT_COMBATANT, RangeVictims.CIVILIAN, RangeVictims.UNKNOWN, RangeVictims.COMBATANT)
    for victims in order:
        row = find_range(incident, outcome, victims)
        if row is not None and (row.max is not None or row.unquantified):
            return row
    return None


def sentence(words: Words, incident: Incident) -> Markup:
    """What, where, when: «غارة جوية على حي سكني في الموصل الجديدة، 17 آذار/مارس 2017»."""
    what = _what(words, incident)
    if incident.facilities:
        hit = words.join([words.t(f"facility.{f}") for f in incident.facilities])
        what = words.t("incident.hit", what=what, hit=hit)
    where = phrases.place(words, incident.where)
    if incident.where is not None:
        what = words.t("claim.at", what=what, place=where)
    return phrases.capital(words.t("claim.when", what=what, when=days.when(words, incident.when)))


def _what(words: Words, incident: Incident) -> Markup:
    """The means; else what happened to people (نزوح), as in the incident's title."""
    if incident.method:
        return words.t(f"method.{incident.method}")
    if incident.ranges:
        said = wording(incident.ranges[0].outcome)
        return Markup("{}").format(said.ar if words.lang == "ar" else said.en.lower())
    return words.t("claim.an_event")


@dataclass(frozen=True, slots=True)
class IncidentRow:
    """An incident in a list: `killed`/`injured` are None where nothing is said of them. `others` are the outcomes that
    have no column, in words.
    """

    id: str
    code: str
    title: Markup
    place: Markup
    when: Markup
    grade: GradeMark
    killed: figures.Cell | None
    killed_who: Markup | None
    injured: figures.Cell | None
    injured_who: Markup | None
    others: tuple[Markup, ...]
    parties: Markup
    origins: int
    outlets: int


def incident_row(words: Words, incident: Incident) -> IncidentRow:
    """The row of one incident."""
    killed, injured = main_range(incident), main_range(incident, Outcome.INJURED)
    parties = [words.name("party", p.actor) for p in incident.responsible if p.actor != "unknown"]
    return IncidentRow(
        id=incident.id,
        code=incident.code,
        title=phrases.capital(_what(words, incident)),
        place=phrases.place(words, incident.where),
        when=days.when(words, incident.when),
        grade=grade(words, incident.grade),
        killed=figures.range_cell(words, killed) if killed else None,
        killed_who=words.t(f"range_victims.{killed.victims}") if killed else None,
        injured=figures.range_cell(words, injured) if injured else None,
        injured_who=words.t(f"range_victims.{injured.victims}") if injured else None,
        others=tuple(_others(words, incident)),
        parties=words.join(parties) if parties else words.t("value.none_named"),
        origins=incident.independent_origins,
        outlets=incident.outlets,
    )


def counted(words: Words, incident: Incident, outcome: Outcome) -> Markup | None:
    """How many of whom suffered it, as «10 فأكثر (مقاتلون)»: a figure alone would leave open whom it counts."""
    row = main_range(incident, outcome)
    if row is None:
        return None
    return Markup("{} ({})").format(figures.range_cell(words, row).words, words.t(f"range_victims.{row.victims}"))


def _others(words: Words, incident: Incident) -> Iterator[Markup]:
    """Figures of the outcomes without a column of their own: «قتلى وجرحى من دون تمييز: مدنيون 100 فأكثر»."""
    for outcome in Outcome:
        row = main_range(incident, outcome) if outcome not in {Outcome.KILLED, Outcome.INJURED} else None
        if row is not None:
            title = words.t(
                "range.title", outcome=words.t(f"outcome.{outcome}"), who=words.t(f"range_victims.{row.victims}")
            )
            yield Markup("{} {}").format(title, figures.range_cell(words, row).words)
