"""`/log`: every act on the register, newest first, each sealed with the hash of the one before."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from tawthiq.model.decision import Decision
from tawthiq.model.standing import taken_back
from tawthiq.register import Register
from tawthiq.register.chain import LogEntry
from tawthiq.web.answer import Answer, Asked, Table
from tawthiq.web.codes import codes
from tawthiq.web.drafts import address
from tawthiq.web.indexes import of_state
from tawthiq.web.reading import PAGE_SIZE
from tawthiq.web.views import history
from tawthiq.web.views.lists import LogRow, Pager, log_row, page_number, pager

COLUMNS = ("seq", "time", "actor", "action", "subject", "payload", "previous", "hash")


@dataclass(frozen=True, slots=True)
class LogView:
    """The log."""

    rows: tuple[LogRow, ...]
    pager: Pager


@dataclass(frozen=True, slots=True)
class Found:
    """One page of the log as JSON."""

    total: int
    offset: int
    entries: tuple[LogEntry, ...]


def log(asked: Asked) -> Answer:
    """The log."""
    page = page_number(asked.query)
    found = asked.register.log((page - 1) * PAGE_SIZE, PAGE_SIZE, newest_first=True)

    def view() -> LogView:
        rows = tuple(in_words(asked, found.rows))
        return LogView(rows, pager("/log", {}, page, PAGE_SIZE, found.total))

    def table() -> Table:
        return Table(COLUMNS, tuple(tuple(getattr(entry, name) for name in COLUMNS) for entry in found.rows))

    data = Found(found.total, found.offset, found.rows)
    return Answer("log.html", asked.words.t("nav.log"), view, data, "log", table=table)


def _decided(register: Register) -> tuple[dict[str, Decision], frozenset[str]]:
    """Every decision by its id, and the ids of those taken back."""
    every = {item.id: item for item in register.decisions()}
    return every, taken_back(every.values())


def in_words(asked: Asked, entries: tuple[LogEntry, ...]) -> Iterator[LogRow]:
    """The entries in words: decisions as sentences that can be taken back; reports and codes lead to their pages."""
    register, words = asked.register, asked.words
    every, gone = of_state(register, "decisions", lambda: _decided(register))
    named = [every[e.subject] for e in entries if e.action == "decision" and e.subject in every]
    known = codes(register, named)
    fixed = {i.id: i.code for i, _ in register.incidents_of([e.subject for e in entries if e.action == "name"])}
    for entry in entries:
        row = log_row(words, entry)
        if entry.action == "decision" and entry.subject in every:
            line = history.decided(words, every[entry.subject], gone, known, every)
            row = replace(row, told=line.words, decision=line.decision, undoes=line.undoes)
        elif entry.action in {"document", "claims"}:
            name = entry.subject.rpartition("#")[0] if entry.action == "claims" else entry.subject
            row = replace(row, href=address("documents", name))
        elif entry.subject in fixed:
            row = replace(row, href=address("incidents", entry.subject), subject=fixed[entry.subject])
        yield row
