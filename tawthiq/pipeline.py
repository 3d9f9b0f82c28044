"""The data's way, readable top to bottom.

For each input: `intake.read` -> `passages.split` -> `claims.find` -> the register. Then, over all claims that the
register holds: `engine.resolve` (`incidents`, `assessment`) -> the register, as far as anything changed.

Each document with its claims is one transaction, so a run that is killed loses nothing and doubles nothing: the next
one knows what stands and goes on. A document read under this version before is not read again.
"""

import contextlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from time import monotonic
from uuid import uuid4

from tawthiq import engine, incidents, intake
from tawthiq.claims.unknown import Sighting, most_frequent
from tawthiq.engine import Manner, intake_version, linking, map_batches, reading_version, resolving_version
from tawthiq.engine.loading import Loaded, Loader, Read, twice
from tawthiq.engine.reading import Reading, read_batch, resources
from tawthiq.errors import RulesChanged, Stopped, UsageError
from tawthiq.incidents.weights import Weights, weights
from tawthiq.lexicon.chosen import using
from tawthiq.model.document import Document
from tawthiq.model.issue import Issue
from tawthiq.register import Register, Taker, Tally
from tawthiq.register.corrections import placed
from tawthiq.register.custody import custody_id
from tawthiq.settings import Settings
from tawthiq.upkeep import apply_filings

__all__ = [
    "Inputs",
    "Orders",
    "Outcome",
    "Reading",
    "extract",
    "learned_weights",
    "read_batch",
    "resolve",
    "resources",
    "run",
]

Inputs = Sequence[str | Path]
_RULES_CHANGED = (
    "the rules have changed since the incidents were worked out, which stand as they were. "
    "See what would move with tawthiq resolve --preview, then adopt it with tawthiq resolve"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Orders:
    """How to run. `watch` is told the tally after each document; `stop` is asked before the next one."""

    settings: Settings = field(default_factory=Settings)
    processes: int = 1
    engine: str = "local"
    operator: str | None = None  # who takes the reports in
    reread: bool = False  # also read anew what the register holds under an earlier version
    watch: Callable[[Tally], None] = lambda _: None
    watch_resolving: Callable[[str, int, int], None] = lambda *_: None
    stop: Callable[[], bool] = lambda: False


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a run did, what it left out or has to say, and, where it was stopped, after which document."""

    tally: Tally
    issues: tuple[Issue, ...] = ()
    stopped_after: str | None = None
    stopped: bool = False


def extract(inputs: Inputs, orders: Orders) -> Iterator[Reading | Issue]:
    """The claims of each input, document by document; no register is touched."""
    issues: list[Issue] = []
    work = partial(read_batch, settings=orders.settings)
    for _, reading in map_batches(work, _documents(inputs, orders.settings, issues), orders.processes):
        yield from _drained(issues)
        yield reading
        if orders.stop():
            return
    yield from _drained(issues)


def run(inputs: Inputs, register: Register, orders: Orders) -> Outcome:
    """Read the inputs into the register, then work out its incidents and totals anew."""
    course = _Course(register, orders)
    with course.noted(inputs):
        work = partial(_extract_jobs, settings=orders.settings)
        for job, reading in map_batches(work, course.jobs(inputs), orders.processes):
            course.keep(job, reading)
        course.keep_issues()
        if not course.stopped:
            course.resolve()
    return course.outcome()


def resolve(
    register: Register, lexicons: Sequence[Path] = (), adopt: bool = False, orders: Orders | None = None
) -> int:
    """Work out incidents, ranges, grades and the ledger of totals from all that stands; returns their number.

    Only what changed since the last time is worked out again; the result is that of working out everything. `lexicons`
    are a user's folders of word lists, whose parties and names are reckoned with. Raises RulesChanged where incidents
    stand by other rules, unless these are to be adopted; Stopped where the orders' `stop` asked for it.
    """
    version = resolving_version(tuple(lexicons), linking.own_rules(register.folder))
    in_force = register.rules_in_force()
    if in_force not in (None, version) and not adopt:
        raise RulesChanged(_RULES_CHANGED)
    with using(lexicons):
        apply_filings(register)
    how = orders or Orders()
    manner = Manner(lexicons=tuple(lexicons), processes=how.processes, watch=how.watch_resolving, stop=how.stop)
    count = register.retried(lambda: engine.resolve(register, manner))
    if in_force != version:
        with register.writing() as writer:
            writer.note_rules(version)
    return count


def learned_weights(register: Register, held_by: float) -> Weights:
    """Weights as a register's pairs bear them out. Raises UsageError without the extra, InputError for few pairs."""
    if not linking.installed():
        raise UsageError("weights are learned with Splink. Install it: pip install 'tawthiq[splink]'")
    from tawthiq.engine.linking.learning import learn  # noqa: PLC0415 # heavy

    standing = tuple(placed(register.all_claims(), register.carried_decisions()))
    told = incidents.told_by(standing, register.all_documents())
    return learn(told, weights(), held_by, register.folder)


@dataclass(frozen=True, slots=True)
class _Job:
    """A document to be read, with its original; None where it stands in the register already."""

    document: Document
    original: intake.Original | None


def _extract_jobs(jobs: Sequence[_Job], settings: Settings) -> tuple[Reading, ...]:
    return read_batch([job.document for job in jobs], settings, spotting=True)


class _Course:
    """One run under way: what it has read and kept so far."""

    def __init__(self, register: Register, orders: Orders) -> None:
        self.tally = Tally()
        self.stopped = False
        self._register = register
        self._orders = orders
        self._version = reading_version(orders.settings)
        self._taker = Taker(intake_version(), orders.operator)
        self._loader = Loader(register, self._version, self._taker)
        self._issues: list[Issue] = []  # all of this run
        self._fresh: list[Issue] = []  # those not in the register yet
        self._unknown: list[Sighting] = []
        self._last: str | None = None
        self._began = monotonic()

    @contextlib.contextmanager
    def noted(self, inputs: Inputs) -> Iterator[None]:
        """The run's beginning and end in the register's log."""
        name = uuid4().hex
        with self._register.writing() as writer:
            writer.begin_run(name, self._version, self._orders.engine, [str(given) for given in inputs])
        status = "failed"
        try:
            yield
            status = "stopped" if self.stopped else "done"
        finally:
            with self._register.writing() as writer:
                writer.end_run(name, status, self._timed())

    def jobs(self, inputs: Inputs) -> Iterator[_Job]:
        """The documents that need reading, as they come in, until a stop is asked for."""
        for item in self._given(inputs):
            if self._orders.stop():
                self.stopped = True
                return
            if isinstance(item, Issue):
                self._fresh.append(item)
            elif self._register.is_erased(item.document):
                self._fresh.append(_erased(item.document.id))
            elif self._is_new(item):
                yield item

    def _given(self, inputs: Inputs) -> Iterator[_Job | Issue]:
        yield from _with_originals(inputs, self._orders.settings)
        if self._orders.reread:
            yield from (_Job(document, None) for document in self._register.read_before(self._version))

    def _is_new(self, job: _Job) -> bool:
        document = job.document
        self.tally = replace(self.tally, read=self.tally.read + 1)
        known = self._register.known_id(document)
        if known is None or self._register.reading_version(known) != self._version:
            return True
        self._note_capture(job.original, known)
        self._count_known(document, known)
        return False

    def _note_capture(self, original: intake.Original | None, known: str) -> None:
        """A page that stands already, got from the web again, was seen there again: that is kept."""
        if original and original.capture and not self._register.holds_capture(custody_id(known, original)):
            with self._register.writing() as writer:
                writer.add_custody(known, original, self._taker)

    def _count_known(self, document: Document, known: str) -> None:
        self.tally = replace(self.tally, known=self.tally.known + 1)
        self._fresh += twice(document, known)
        self._orders.watch(self.tally)

    def keep(self, job: _Job, reading: Reading) -> None:
        """Document, claims and issues in one transaction."""
        fresh, self._fresh = self._fresh, []
        (loaded,) = self._loader.load([Read(job.document, reading, job.original)], fresh)
        self._issues += [*fresh, *loaded.issues]
        self._unknown += loaded.unknown
        self._count(loaded)
        self._orders.watch(self.tally)

    def _count(self, loaded: Loaded) -> None:
        if loaded.id is None:
            return
        self._last = loaded.id
        self.tally = replace(
            self.tally,
            added=self.tally.added + loaded.added,
            known=self.tally.known + (not loaded.added),
            claims=self.tally.claims + loaded.claims,
        )

    def keep_issues(self) -> None:
        """What is left to say after the last document, the words that no list knew among it."""
        self._fresh += most_frequent(self._unknown)
        self._register.add_issues(self._fresh)
        self._issues += self._fresh
        self._fresh = []

    def resolve(self) -> None:
        """Work out the incidents; where the rules changed they stand as they are, and the run says so."""
        try:
            count = resolve(self._register, self._orders.settings.lexicon, orders=self._orders)
        except Stopped:
            self.stopped = True
            return
        except RulesChanged as error:
            reason, _, remedy = str(error).partition(". ")
            self._issues.append(
                Issue(code="rules-changed", file=str(self._register.folder), reason=reason, remedy=remedy)
            )
            count = self._register.counts().incidents
        self.tally = replace(self.tally, incidents=count)

    def _timed(self) -> Tally:
        left_out = sum(issue.left_out for issue in self._issues)
        seconds = round(monotonic() - self._began, 3)
        return replace(self.tally, issues=len(self._issues), left_out=left_out, seconds=seconds)

    def outcome(self) -> Outcome:
        """What came of it."""
        issues = tuple(self._issues)
        return Outcome(tally=self._timed(), issues=issues, stopped=self.stopped, stopped_after=self._last)


def _with_originals(inputs: Inputs, settings: Settings) -> Iterator[_Job | Issue]:
    """Documents paired with the bytes that intake gave directly before each."""
    original: intake.Original | None = None
    for item in intake.read(inputs, settings):
        if isinstance(item, intake.Original):
            original = item
        elif isinstance(item, Issue):
            yield item
        else:
            yield _Job(item, original)
            original = None


def _documents(inputs: Inputs, settings: Settings, issues: list[Issue]) -> Iterator[Document]:
    for item in _with_originals(inputs, settings):
        if isinstance(item, Issue):
            issues.append(item)
        else:
            yield item.document


def _drained(issues: list[Issue]) -> Iterator[Issue]:
    while issues:
        yield issues.pop(0)


def _erased(document: str) -> Issue:
    return Issue(
        code="erased",
        document=document,
        reason="this report was erased from the register by a person's decision",
        remedy="Nothing to do: it stays out",
    )
