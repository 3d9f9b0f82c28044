"""What one form of reports brought: how far the run is that reads them, and in the end what became of each file."""

from dataclasses import dataclass, replace

from markupsafe import Markup

from tawthiq import adoption
from tawthiq.register import Register
from tawthiq.register.records import Run, StoredIssue
from tawthiq.register.underway import is_under_way, progress
from tawthiq.settings import Settings
from tawthiq.web.batches import waits
from tawthiq.web.chores import last_words
from tawthiq.web.indexes import of_state
from tawthiq.web.views.lists import IssueRow, issue_row
from tawthiq.web.views.underway import UnderWay
from tawthiq.web.views.underway import under_way as any_under_way
from tawthiq.web.words import Words

_SHOWN = 100
_OVER = frozenset({"done", "stopped"})


@dataclass(frozen=True, slots=True)
class AddedView:
    """What came of it in sentences, each file (or line of one) that was left out, and how many are not listed.

    `rules_changed` where the incidents stand by other rules, so that nothing new enters them until these are adopted.
    """

    words: tuple[Markup, ...]
    issues: tuple[IssueRow, ...]
    rest: int
    notes: int
    rules_changed: bool


def run_of(register: Register, name: str) -> Run | None:
    """The run that reads, or read, this batch."""
    return next((run for run in register.runs() if name in run.inputs), None)


def is_over(run: Run | None) -> bool:
    """Whether there is something to show of what it read."""
    return run is not None and run.status in _OVER


def under_way(words: Words, register: Register, name: str) -> UnderWay:
    """How far the reading of this batch is; as a failure where it will not be read any more."""
    lies = waits(register.folder, name)  # asked first: the folder is removed after the run's end was written down
    run = run_of(register, name)
    begun = UnderWay(True, words.t("underway.starting"))
    if is_over(run):  # since the page was asked for: its next reading leads on
        return begun
    if (run is None and lies) or (run and is_under_way(progress(register, run.id))):
        now = any_under_way(words, register)
        return now if now and now.goes_on else begun
    if is_over(run_of(register, name)):
        return begun
    said = last_words(register.folder)
    return UnderWay(False, words.t("underway.failed"), said=said, remedy=words.t("adding.failed"))


def documents_of(register: Register, name: str) -> tuple[int, ...]:
    """The numbers of the documents that are new by it."""
    run = run_of(register.whole, name)
    if run is None:
        return ()
    return of_state(register, ("added", name), lambda: register.documents_taken_from(name, run.started))


def added(words: Words, register: Register, settings: Settings, name: str) -> AddedView | None:
    """What became of this batch; None where no run read it to its end."""
    run = run_of(register.whole, name)
    if run is None or run.ended is None or run.tally is None:
        return None
    met = register.issues_between(run.started, run.ended)
    left_out = [_shortened(one, name) for one in met if one.issue.left_out]
    told = run.tally
    counts = [("new", told.added), ("known", told.known), ("claims", told.claims), ("left_out", len(left_out))]
    return AddedView(
        words=tuple(words.t(f"added.{key}", n) for key, n in counts if n or key == "new"),
        issues=tuple(issue_row(words, one) for one in left_out[:_SHOWN]),
        rest=max(len(left_out) - _SHOWN, 0),
        notes=len(met) - len(left_out),
        rules_changed=adoption.rules_changed(register.whole, settings),
    )


def _shortened(stored: StoredIssue, name: str) -> StoredIssue:
    """The issue with the file as whoever sent it calls it."""
    issue = stored.issue
    if not issue.file:
        return stored
    return replace(stored, issue=replace(issue, file=issue.file.removeprefix(f"{name}/")))
