"""`/log`: every act on the register, newest first, each sealed with the hash of the one before."""

from dataclasses import dataclass

from tawthiq.register.chain import LogEntry
from tawthiq.web.answer import Answer, Asked
from tawthiq.web.reading import PAGE_SIZE
from tawthiq.web.views.lists import LogRow, Pager, log_row, page_number, pager


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
        rows = tuple(log_row(asked.words, e) for e in found.rows)
        return LogView(rows, pager("/log", {}, page, PAGE_SIZE, found.total))

    return Answer("log.html", asked.words.t("nav.log"), view, Found(found.total, found.offset, found.rows), "log")
