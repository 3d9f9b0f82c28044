"""`/runs`: every run with its versions, times and counts; one that goes on is read again by a script."""

from dataclasses import dataclass

from markupsafe import Markup

from tawthiq.register import Run, Tally
from tawthiq.web import days
from tawthiq.web.answer import Answer, Asked, Table
from tawthiq.web.reading import PAGE_SIZE
from tawthiq.web.views.lists import Pager, page_number, pager

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
    """The list; `underway` where the newest has no end yet."""

    rows: tuple[RunRow, ...]
    pager: Pager
    underway: bool
    rules: str


@dataclass(frozen=True, slots=True)
class Found:
    """One page of runs as JSON."""

    total: int
    offset: int
    runs: tuple[Run, ...]


def runs(asked: Asked) -> Answer:
    """The runs, newest first."""
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
        underway = bool(every) and every[0].status == "running"
        rules = asked.register.rules_in_force() or ""
        return RunsView(rows, pager("/runs", {}, page, PAGE_SIZE, len(every)), underway, rules)

    def table() -> Table:
        def row(run: Run) -> tuple[str | int | float | None, ...]:
            told = (run.id, run.started, run.ended, run.status, run.pipeline_version, run.engine, " ".join(run.inputs))
            return (*told, *(getattr(run.tally, name) if run.tally else None for name in COUNTS))

        return Table((*COLUMNS, *COUNTS), tuple(row(run) for run in every))

    data = Found(len(every), start, shown)
    return Answer("runs.html", asked.words.t("nav.runs"), view, data, "runs", table=table)
