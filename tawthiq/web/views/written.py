"""What people wrote of an incident, and the versions of its assessment: in force, since when, and what moved since."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from tawthiq.decisions.writing import next_version
from tawthiq.model.decision import Decision
from tawthiq.model.incident import Incident
from tawthiq.model.written import Summary, Written, held, summary_of, version_of
from tawthiq.register.assessed import assessed, moved
from tawthiq.web import days, phrases
from tawthiq.web.views.moved import lines, name_of, value_of
from tawthiq.web.views.texts import Text, texts
from tawthiq.web.words import Words


@dataclass(frozen=True, slots=True)
class SummaryView:
    """The summary in force, in the reader's language first; who wrote it; how many claims came or left since."""

    texts: tuple[Text, ...]
    by: Markup
    since: tuple[Markup, ...]


@dataclass(frozen=True, slots=True)
class VersionView:
    """The last version that was published, and what moved since."""

    number: int
    told: Markup
    moved: tuple[Markup, ...]


@dataclass(frozen=True, slots=True)
class WrittenView:
    """Both, where there are any."""

    summary: SummaryView | None
    version: VersionView | None


@dataclass(frozen=True, slots=True)
class NextView:
    """The version that would be published: its number, what it says, and the last one with what moved since."""

    number: int
    lines: tuple[tuple[Markup, Markup], ...]
    texts: tuple[Text, ...]
    last: VersionView | None


def written_view(words: Words, incident: Incident, told: Written) -> WrittenView | None:
    """What stands on the page of an incident; None where nobody wrote or published anything."""
    summary, version = told.summary(incident), told.version(incident)
    if summary is None and version is None:
        return None
    return WrittenView(
        _summary(words, summary, incident) if summary else None,
        _version(words, version, incident, summary_of(summary) if summary else Summary()) if version else None,
    )


def next_view(words: Words, incident: Incident, told: Written) -> NextView:
    """What would be published now."""
    coming, last = next_version(told, incident), told.version(incident)
    told_lines = tuple((name_of(words, name), value_of(words, name, value)) for name, value in coming.values)
    shown = _version(words, last, incident, coming.summary) if last else None
    return NextView(coming.number, told_lines, texts(words, coming.summary), shown)


def _summary(words: Words, decision: Decision, incident: Incident) -> SummaryView:
    by = words.t("summary.by", who=phrases.quoted(decision.author), when=days.moment(words, decision.time))
    reason = words.t("change.because", line=by, reason=phrases.quoted(decision.reason)) if decision.reason else by
    return SummaryView(texts(words, summary_of(decision)), reason, tuple(_claims(words, decision, incident)))


def _version(words: Words, decision: Decision, incident: Incident, summary: Summary) -> VersionView:
    last = version_of(decision)
    told = words.t(
        "version.last",
        number=words.number(last.number),
        who=phrases.quoted(decision.author),
        when=days.moment(words, decision.time),
    )
    since = list(lines(words, moved(dict(last.values), assessed(incident))))
    if last.summary != summary:
        since.append(words.t("version.summary_moved"))
    return VersionView(last.number, told, (*since, *_claims(words, decision, incident)))


def _claims(words: Words, decision: Decision, incident: Incident) -> Sequence[Markup]:
    """How many claims came in and left since a decision was taken."""
    had, has = held(decision), set(incident.claims)
    told = (("summary.came", len(has - had)), ("summary.left", len(had - has)))
    return [words.t(key, n) for key, n in told if n]
