"""The parts of `/decide` with which the summary of an incident is written and its assessment published."""

from dataclasses import dataclass

from tawthiq.errors import UsageError
from tawthiq.model import wire
from tawthiq.model.decision import DecisionKind
from tawthiq.model.incident import Incident
from tawthiq.model.withholding import withheld
from tawthiq.model.written import LONGEST, Summary, summary_of, written
from tawthiq.register import Register
from tawthiq.web.drafts import Draft
from tawthiq.web.views.written import NextView, next_view
from tawthiq.web.words import Words


@dataclass(frozen=True, slots=True)
class WritingView:
    """The texts to edit, or what would be published; `obstacle` says what stands in the way of publishing, if anything.

    `unjudged` are the claims that nobody judged, `disputed` whether decisions disagree.
    """

    summary: Summary
    most: int
    coming: NextView | None = None
    obstacle: str = ""
    unjudged: int = 0
    disputed: bool = False


def writing(register: Register, words: Words, asked: Draft, incident: Incident | None) -> WritingView | None:
    """What the page shows of a summary or a version; None of any other decision."""
    if incident is None or asked.kind not in {DecisionKind.SUMMARY, DecisionKind.PUBLISH}:
        return None
    standing = register.carried_decisions()
    told = written(standing)
    if asked.kind is DecisionKind.SUMMARY:
        last = told.summary(incident)
        return WritingView(given(asked.after) or (summary_of(last) if last else Summary()), LONGEST)
    coming = next_view(words, incident, told)
    judged = {name for d in standing if d.kind in _JUDGING for name in d.subjects}
    obstacle = ""
    if withheld(standing).of(incident):
        obstacle = "withheld"
    elif register.whole.incident(incident.id) != incident:
        obstacle = "restricted"
    elif coming.last and not coming.last.moved:
        obstacle = "unmoved"
    unjudged = sum(name not in judged for name in incident.claims)
    disputed = "decisions_conflict" in incident.flags
    return WritingView(Summary(), LONGEST, coming, obstacle, unjudged, disputed)


_JUDGING = frozenset({DecisionKind.ACCEPT, DecisionKind.REJECT, DecisionKind.CORRECT, DecisionKind.ENTER})


def given(after: str | None) -> Summary | None:
    """The summary that a form brought; None where it brought none."""
    if after is None:
        return None
    try:
        return wire.decode(after, Summary)
    except (ValueError, UsageError):
        return None
