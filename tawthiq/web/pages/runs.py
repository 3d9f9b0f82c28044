"""`/runs`: what goes on, what could be begun, and every run with its versions, times and counts.

A page of a run that goes on is read again by a script.
"""

import re
from dataclasses import dataclass

from markupsafe import Markup

from tawthiq.register import Run, Tally
from tawthiq.web import days
from tawthiq.web.answer import Answer, Asked, Moved, Table
from tawthiq.web.batches import FORM
from tawthiq.web.pages.doubts import Doubt
from tawthiq.web.reading import PAGE_SIZE
from tawthiq.web.views import added, underway
from tawthiq.web.views.lists import Pager, page_number, pager
from tawthiq.web.views.underway import BehindRow, RulesView, UnderWay

COLUMNS = ("id", "started", "ended", "status", "pipeline_version", "engine", "inputs")
COUNTS = ("read", "added", "known", "claims", "issues", "left_out", "incidents", "seconds")


@dataclass(frozen=True, slots=True)
class RunRow:
    """One run."""

    run: Run
    started: Markup
    took: str
    status: Markup
    tally: Tally


@dataclass(frozen=True, slots=True)
class RunsView:
    """What goes on (`now`), reports that are `behind`, rules that `changed`, then the list."""

    rows: tuple[RunRow, ...]
    pager: Pager
    rules: str
    now: UnderWay | None
    behind: tuple[BehindRow, ...]
    changed: RulesView | None
    doubt: str


@dataclass(frozen=True, slots=True)
class Found:
    """One page of runs as JSON."""

    total: int
    offset: int
    runs: tuple[Run, ...]


def runs(asked: Asked) -> Answer | Moved:
    """The runs, newest first; of reports that were added it leads on to what became of them, once they are read."""
    batch = asked.query.get("added", "")
    if batch and added.is_over(added.run_of(asked.register.whole, batch)):
        return Moved("/documents")
    return page_of_runs(asked)


def page_of_runs(asked: Asked, doubt: Doubt | None = None) -> Answer:
    """The same; `doubt` says why nothing was begun."""
    every, page = asked.register.runs(), page_number(asked.query)
    start = (page - 1) * PAGE_SIZE
    shown = every[start : start + PAGE_SIZE]

    def view() -> RunsView:
        words = asked.words
        rows = tuple(
            RunRow(
                run,
                days.moment(words, run.started),
                words.figures(f"{run.tally.seconds:.1f}") if run.tally else "",
                words.t(f"runs.status.{run.status}") if words.has(f"runs.status.{run.status}") else Markup(""),
                run.tally or Tally(),
            )
            for run in shown
        )
        return RunsView(
            rows=rows,
            pager=pager("/runs", {}, page, PAGE_SIZE, len(every)),
            rules=asked.register.rules_in_force() or "",
            now=_now(asked),
            behind=underway.behind(words, asked.register),
            changed=underway.rules(words, asked.register, asked.settings),
            doubt=doubt.key if doubt else "",
        )

    def table() -> Table:
        def row(run: Run) -> tuple[str | int | float | None, ...]:
            told = (run.id, run.started, run.ended, run.status, run.pipeline_version, run.engine, " ".join(run.inputs))
            return (*told, *(getattr(run.tally, name) if run.tally else None for name in COUNTS))

        return Table((*COLUMNS, *COUNTS), tuple(row(run) for run in every))

    data = Found(len(every), start, shown)
    return Answer("runs.html", asked.words.t("nav.runs"), view, data, "runs", doubt.status if doubt else 200, table)


def _now(asked: Asked) -> UnderWay | None:
    batch = asked.query.get("added", "")
    if re.fullmatch(FORM, batch):
        return added.under_way(asked.words, asked.register.whole, batch)
    return underway.under_way(asked.words, asked.register.whole)
