"""Rows of the plain lists: issues, log entries, documents; and the pages of a long list."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from urllib.parse import urlencode

from markupsafe import Markup

from tawthiq.claims.unknown import place_told
from tawthiq.gazetteer.aliases import subject
from tawthiq.register.chain import LogEntry
from tawthiq.register.records import StoredDocument, StoredIssue
from tawthiq.web import days
from tawthiq.web.views import faults
from tawthiq.web.views.sources import Paper, paper
from tawthiq.web.words import Words


@dataclass(frozen=True, slots=True)
class IssueRow:
    """One issue in words: where, what is wrong, what to do."""

    place: str
    reason: Markup
    remedy: Markup
    own: Markup | None  # what the program wrote, where the reason is said in the reader's words
    document: str | None
    left_out: bool
    time: Markup
    spelling: str | None = None  # of a place that no pack knows
    settled: Markup | None = None  # the place that people said it is since


@dataclass(frozen=True, slots=True)
class LogRow:
    """One entry of the log; `told` is a decision as a sentence, `decision` its id where it stands."""

    seq: int
    time: Markup
    actor: str
    action: Markup
    subject: str
    href: str | None
    hash: str
    told: Markup | None = None
    decision: str | None = None
    undoes: bool = False


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """One document of the list."""

    paper: Paper
    claims: int
    characters: int
    added: Markup


@dataclass(frozen=True, slots=True)
class Pager:
    """Where a long list stands: rows `first`–`last` of `total`, and the addresses around them."""

    first: int
    last: int
    total: int
    before: str | None
    after: str | None


def issue_row(words: Words, stored: StoredIssue, settled: Mapping[str, Markup] = MappingProxyType({})) -> IssueRow:
    """The row of an issue; `settled` are the places of spellings, by the subject of the decisions about them."""
    issue = stored.issue
    spelling = place_told(issue)
    place = issue.file or issue.document or ""
    if place and issue.line is not None:
        place = f"{place}:{issue.line}"
    reason, remedy, own = faults.told(words, issue)
    return IssueRow(
        place=place,
        reason=reason,
        remedy=remedy,
        own=own,
        document=issue.document,
        left_out=issue.left_out,
        time=days.moment(words, stored.time),
        spelling=spelling,
        settled=settled.get(subject(spelling)) if spelling else None,
    )


def log_row(words: Words, entry: LogEntry) -> LogRow:
    """The row of a log entry."""
    return LogRow(
        seq=entry.seq,
        time=days.moment(words, entry.time),
        actor=entry.actor,
        action=words.name("log_action", entry.action),
        subject=entry.subject,
        href=None,
        hash=entry.hash,
    )


def document_row(words: Words, stored: StoredDocument) -> DocumentRow:
    """The row of a document."""
    added = days.moment(words, stored.added)
    return DocumentRow(paper(words, stored.document), stored.claims, len(stored.document.text), added)


def page_number(query: Mapping[str, str]) -> int:
    """The page asked for, from 1; anything else is the first."""
    text = query.get("page", "1")
    return min(int(text), 1_000_000) if text.isascii() and text.isdigit() and int(text[:9]) > 0 else 1


def pager(path: str, query: Mapping[str, str], page: int, size: int, total: int) -> Pager:
    """The pager of a list at `path`; other parameters of the query string are kept."""

    def at(number: int) -> str:
        kept = [(k, v) for k, v in query.items() if v and k not in {"page", "lang", "digits", "calm", "keys"}]
        return f"{path}?{urlencode([*kept, ('page', str(number))])}"

    first, last = (page - 1) * size + 1, min(page * size, total)
    return Pager(
        first=first if total else 0,
        last=last,
        total=total,
        before=at(page - 1) if page > 1 else None,
        after=at(page + 1) if last < total else None,
    )
