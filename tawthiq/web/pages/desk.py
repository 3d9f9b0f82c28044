"""`/`: what the register holds, what waits, what happened last."""

from dataclasses import dataclass

from tawthiq.adoption import rules_changed
from tawthiq.model.vocabulary import Grade
from tawthiq.model.voice import VoiceState
from tawthiq.register.records import IncidentFilter, IncidentSort
from tawthiq.web.answer import Answer, Asked, Table
from tawthiq.web.indexes import conflicts_of, of_state
from tawthiq.web.pages.log import in_words
from tawthiq.web.views.lists import IssueRow, LogRow, issue_row
from tawthiq.web.views.parts import GradeMark, IncidentRow, grade, incident_row
from tawthiq.web.views.voices import VoiceRow, rows

NEWEST = 5


@dataclass(frozen=True, slots=True)
class Held:
    """One line of what the register holds: a number that leads to its rows."""

    href: str
    key: str
    number: int


@dataclass(frozen=True, slots=True)
class DeskView:
    """The desk."""

    empty: bool
    held: tuple[Held, ...]
    grades: tuple[tuple[GradeMark, int], ...]
    contested: tuple[IncidentRow, ...]
    newest: tuple[IncidentRow, ...]
    issues: tuple[IssueRow, ...]
    issues_total: int
    log: tuple[LogRow, ...]
    voices: tuple[VoiceRow, ...]
    voices_waiting: int
    rules_changed: bool
    conflicts: int


def desk(asked: Asked) -> Answer:
    """The first page."""
    register, words = asked.register, asked.words
    counts = of_state(register, "counts", register.counts)

    def view() -> DeskView:
        by_grade = {f.value: f.count for f in of_state(register, ("facets", None), register.facets).grade}
        contested = register.incidents(IncidentFilter(grade=Grade.CONTESTED), IncidentSort.NEWEST, 0, NEWEST)
        newest = register.incidents(None, IncidentSort.NEWEST, 0, NEWEST)
        issues = register.issues(0, 5)
        told = of_state(register, ("voices", words.lang, words.digits), lambda: rows(words, register))
        return DeskView(
            empty=counts.documents == 0,
            held=(
                Held("/incidents", "incidents", counts.incidents),
                Held("/documents", "documents", counts.documents),
                Held("/documents", "claims", counts.claims),
                Held("/totals", "totals", counts.totals),
                Held("/issues", "issues", counts.issues),
                Held("/log", "decisions", counts.decisions),
            ),
            grades=tuple((grade(words, g), by_grade[g]) for g in Grade if g in by_grade),
            contested=tuple(incident_row(words, i) for i in contested.rows),
            newest=tuple(incident_row(words, i) for i in newest.rows),
            issues=tuple(issue_row(words, i) for i in issues.rows),
            issues_total=issues.total,
            log=tuple(in_words(asked, register.log(0, 6, newest_first=True).rows)),
            voices=told[:NEWEST],
            voices_waiting=sum(row.state == VoiceState.PENDING for row in told),
            rules_changed=rules_changed(register.whole, asked.settings),
            conflicts=len(conflicts_of(register)),
        )

    def table() -> Table:
        return Table(("what", "number"), tuple((name, getattr(counts, name)) for name in counts.__dataclass_fields__))

    return Answer("desk.html", words.t("nav.desk"), view, counts, "desk", table=table)
