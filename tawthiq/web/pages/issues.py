"""`/issues`: what could not be read or understood, and what to do about it."""

from dataclasses import dataclass

from tawthiq.register.records import StoredIssue
from tawthiq.web.answer import Answer, Asked, Table
from tawthiq.web.indexes import conflicts_of
from tawthiq.web.pages.alias import place_of
from tawthiq.web.reading import PAGE_SIZE
from tawthiq.web.views.lists import IssueRow, Pager, issue_row, page_number, pager


@dataclass(frozen=True, slots=True)
class IssuesView:
    """The list of issues."""

    rows: tuple[IssueRow, ...]
    pager: Pager
    conflicts: int


@dataclass(frozen=True, slots=True)
class Found:
    """One page of issues as JSON."""

    total: int
    offset: int
    issues: tuple[StoredIssue, ...]


def issues(asked: Asked) -> Answer:
    """The list of issues."""
    page = page_number(asked.query)
    found = asked.register.issues((page - 1) * PAGE_SIZE, PAGE_SIZE)

    def view() -> IssuesView:
        settled = {one.key: place_of(asked.words, one) for one in asked.register.aliases()}
        rows = tuple(issue_row(asked.words, i, settled) for i in found.rows)
        pages = pager("/issues", {}, page, PAGE_SIZE, found.total)
        return IssuesView(rows, pages, len(conflicts_of(asked.register)))

    data = Found(found.total, found.offset, found.rows)

    def table() -> Table:
        told = ("code", "file", "line", "document", "reason", "remedy", "left_out")
        rows = tuple((stored.time, *(getattr(stored.issue, name) for name in told)) for stored in found.rows)
        return Table(("time", *told), rows)

    return Answer("issues.html", asked.words.t("nav.issues"), view, data, "issues", table=table)
