"""The data's way, readable top to bottom.

For each input: `intake.read` -> `passages.split` -> `claims.find` -> the register. Then, over all claims that the
register holds: `engine.resolve` (`incidents`, `assessment`) -> the register, as far as anything changed.

Documents with their claims come in by small transactions, in the order of the inputs, so a run that is killed loses
nothing and doubles nothing: the next one knows what stands and goes on. A document read under this version before is
not read again. What is in hand stands in the job table beside the register (`register.jobs`).
"""

import contextlib
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from tawthiq import engine, incidents, intake
from tawthiq.claims.unknown import Sighting, most_frequent
from tawthiq.engine import Manner, intake_version, linking, local, map_batches, reading_version, resolving_version
from tawthiq.engine.reading import Reading, forget, read_batch, resources
from tawthiq.errors import RulesChanged, Stopped, UsageError
from tawthiq.incidents.weights import Weights, weights
from tawthiq.lexicon.chosen import using
from tawthiq.model import wire
from tawthiq.model.document import Document
from tawthiq.model.issue import Issue
from tawthiq.register import Register, Taker, Tally
from tawthiq.register.corrections import placed
from tawthiq.register.jobs import Jobs
from tawthiq.register.underway import Ledger, RunState, spool_of, under_way
from tawthiq.settings import Settings
from tawthiq.upkeep import apply_filings

if TYPE_CHECKING:
    from tawthiq.engine.spark import Spark

__all__ = [
    "Inputs",
    "Orders",
    "Outcome",
    "Reading",
    "extract",
    "forget",
    "learned_weights",
    "read_batch",
    "resolve",
    "resources",
    "retry",
    "run",
]

Inputs = Sequence[str | Path]
_STDIN = "-"
_RULES_CHANGED = (
    "the rules have changed since the incidents were worked out, which stand as they were. "
    "See what would move with tawthiq resolve --preview, then adopt it with tawthiq resolve"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Orders:
    """How to run. `watch` is told the tally after each document; `stop` is asked before the next one.

    `workers` are the processes that read, watched over from this one; with none, this one reads.
    """

    settings: Settings = field(default_factory=Settings)
    workers: int = 0
    engine: str = "local"
    master: str = "local[*]"  # of Spark, where that is the engine
    cluster: "Spark | None" = None  # set by `run`, once it is started
    operator: str | None = None  # who takes the reports in
    reread: bool = False  # also read anew what the register holds under an earlier version
    again: tuple[str, ...] = ()  # ids of documents of the register that alone are read anew
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
    for _, reading in map_batches(work, _documents(inputs, orders.settings, issues), max(orders.workers, 1)):
        yield from _drained(issues)
        yield reading
        if orders.stop():
            return
    yield from _drained(issues)


def run(inputs: Inputs, register: Register, orders: Orders, again: Sequence[str] = ()) -> Outcome:
    """Read the inputs into the register, then work out its incidents and totals anew.

    `again` are keys of parked documents that are tried again before the inputs.
    """
    if orders.engine == "spark" and orders.cluster is None:
        from tawthiq.engine.spark import session  # noqa: PLC0415 # an extra

        with session(orders.master) as cluster:
            return run(inputs, register, replace(orders, cluster=cluster), again)
    given = tuple(str(one) for one in inputs)
    with under_way(register.folder, orders.engine, max(orders.workers, 1), given) as ledger:
        course = _Course(register, orders, ledger)
        with course.noted(given):
            course.read(given, tuple(again))
            if not course.stopped:
                course.tell_unknown()
                course.resolve()
    return course.outcome


def retry(register: Register, orders: Orders, keys: Sequence[str] = ()) -> Outcome:
    """Try again what was given up, all of it or what these keys name, then work out the incidents anew.

    A parked document is read from what was kept of it; a parked file by reading the inputs again that it was met in.
    """
    with Jobs(register.folder) as jobs:
        chosen = [one for one in jobs.parked() if not keys or one.key in keys]
        files = [one for one in chosen if one.body is None]
        jobs.release(one.key for one in files)
    inputs = dict.fromkeys(given for one in files for given in wire.decode(one.inputs, list[str]) if given != _STDIN)
    return run(tuple(inputs), register, orders, [one.key for one in chosen if one.body is not None])


def resolve(
    register: Register,
    lexicons: Sequence[Path] = (),
    adopt: bool = False,
    orders: Orders | None = None,
    within: bool = False,
) -> int:
    """Work out incidents, ranges, grades and the ledger of totals from all that stands; returns their number.

    Only what changed since the last time is worked out again; the result is that of working out everything. `lexicons`
    are a user's folders of word lists, whose parties and names are reckoned with. Raises RulesChanged where incidents
    stand by other rules, unless these are to be adopted; Stopped where the orders' `stop` asked for it. With `within`
    decisions take effect all the same, on what they are about and around it; the other incidents stand as they are.
    """
    register = register.whole
    version = resolving_version(tuple(lexicons), linking.own_rules(register.folder))
    in_force = register.rules_in_force()
    changed = in_force not in (None, version) and not adopt
    if changed and not (within and engine.is_settled(register)):
        raise RulesChanged(_RULES_CHANGED)
    with using(lexicons):
        apply_filings(register)
    how = orders or Orders()
    manner = Manner(
        lexicons=tuple(lexicons),
        processes=max(how.workers, 1),
        splink=_by_splink(how.settings),
        watch=how.watch_resolving,
        stop=how.stop,
        cluster=how.cluster,
        within=changed,
    )
    count = register.retried(lambda: engine.resolve(register, manner))
    if in_force != version and not changed:
        with register.writing() as writer:
            writer.note_rules(version)
    return count


def _by_splink(settings: Settings) -> bool:
    """Whether Splink is to score. Raises UsageError where it is wanted and not installed."""
    wanted = settings.scorer == "splink"
    if wanted and not linking.installed():
        raise UsageError("TAWTHIQ_SCORER is 'splink', which is not installed: pip install 'tawthiq[splink]'")
    return wanted


def learned_weights(register: Register, held_by: float) -> Weights:
    """Weights as a register's pairs bear them out. Raises UsageError without the extra, InputError for few pairs."""
    if not linking.installed():
        raise UsageError("weights are learned with Splink. Install it: pip install 'tawthiq[splink]'")
    from tawthiq.engine.linking.learning import learn  # noqa: PLC0415 # heavy

    standing = tuple(placed(register.all_claims(), register.carried_decisions()))
    told = incidents.told_by(standing, register.all_documents())
    return learn(told, weights(), held_by, register.folder)


class _Course:
    """One run under way."""

    def __init__(self, register: Register, orders: Orders, ledger: Ledger) -> None:
        self.stopped = False
        self._register = register
        self._orders = orders
        self._ledger = ledger
        self._version = reading_version(orders.settings)
        self._incidents = 0
        self._began = monotonic()

    @contextlib.contextmanager
    def noted(self, inputs: Sequence[str]) -> Iterator[None]:
        """The run's beginning and end in the register's log, and in the job table."""
        name = self._ledger.jobs.run
        with self._register.writing() as writer:
            writer.begin_run(name, self._version, self._orders.engine, inputs)
        status = RunState.FAILED
        try:
            yield
            status = RunState.STOPPED if self.stopped else RunState.DONE
        finally:
            self.outcome = self._outcome()
            with self._register.writing() as writer:
                writer.end_run(name, status, self.outcome.tally)
        self._ledger.step(status)

    def read(self, inputs: Sequence[str], again: tuple[str, ...]) -> None:
        """Read documents, put them into the register with their claims, until a stop is asked for."""
        orders, jobs = self._orders, self._ledger.jobs
        if orders.again:  # it is known how many
            self._ledger.step(RunState.READING, parts=len(orders.again))
        errand = local.Errand(
            run=jobs.run,
            folder=self._register.folder,
            inputs=tuple(inputs),
            settings=orders.settings,
            version=self._version,
            taker=Taker(intake_version(), orders.operator),
            work=partial(read_batch, settings=orders.settings, spotting=True),
            actor=self._register.actor,
            reread=orders.reread,
            retry=again,
            again=orders.again,
            stdin=_spooled(jobs) if orders.workers and _STDIN in inputs else None,
        )
        if orders.cluster is not None:
            self.stopped = not orders.cluster.read(errand, self._register, jobs, orders.watch, orders.stop)
        else:
            self.stopped = not local.read(errand, self._register, jobs, orders.workers, orders.watch, orders.stop)
        self._ledger = Ledger.of(jobs)

    def tell_unknown(self) -> None:
        """Issues of the words that no list knew, when all is read."""
        told = most_frequent(wire.decode(one, Sighting) for one in self._ledger.sightings())
        self._register.add_issues(told)
        self._ledger.count_issues(told)
        self._ledger.forget_sightings()

    def resolve(self) -> None:
        """Work out the incidents; where the rules changed they stand as they are, and the run says so."""
        self._ledger.step(RunState.RESOLVING)
        orders = replace(self._orders, watch_resolving=self._watch_resolving)
        try:
            self._incidents = resolve(self._register, self._orders.settings.lexicon, orders=orders)
        except Stopped:
            self.stopped = True
        except RulesChanged as error:
            reason, _, remedy = str(error).partition(". ")
            told = Issue(code="rules-changed", file=str(self._register.folder), reason=reason, remedy=remedy)
            self._ledger.count_issues([told])
            self._incidents = self._register.counts().incidents

    def _watch_resolving(self, step: str, done: int, parts: int) -> None:
        self._ledger.step(RunState.RESOLVING, step, done, parts)
        self._orders.watch_resolving(step, done, parts)

    def _outcome(self) -> Outcome:
        tally = replace(self._ledger.tally, incidents=self._incidents, seconds=round(monotonic() - self._began, 3))
        return Outcome(tally=tally, issues=self._ledger.issues(), stopped=self.stopped, stopped_after=self._ledger.last)


def _spooled(jobs: Jobs) -> Path:
    """Standard input as a file, so that a process which dies on it can be replaced."""
    place = spool_of(jobs.folder, jobs.run)
    with place.open("wb") as file:
        shutil.copyfileobj(sys.stdin.buffer, file)
    return place


def _documents(inputs: Inputs, settings: Settings, issues: list[Issue]) -> Iterator[Document]:
    for item in intake.read(inputs, settings):
        if isinstance(item, Issue):
            issues.append(item)
        elif isinstance(item, Document):
            yield item


def _drained(issues: list[Issue]) -> Iterator[Issue]:
    while issues:
        yield issues.pop(0)
