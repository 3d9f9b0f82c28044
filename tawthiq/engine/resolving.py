"""A register's incidents worked out anew, as far as anything changed since the last time.

1. Texts that are new, were read anew or whose claims people decided on are told again (reading_tellings).
2. The pairs of the tellings that are new or gone are found and scored (pairing): those of all tellings, days by days,
   where much is new; else only around what is.
3. All components are grouped (grouping), or where little is new what was touched and what that draws in (regrouping);
   ids stay where most of the old claims went (renaming).
4. What is new of the groups, or was decided on, is assessed (assessing); the rest stands as it is.
5. Incidents and totals are written in one transaction (writing), and the workings settled after it.

The result is that of resolving everything anew. A killed run leaves the register as it was; the tellings that it made
are kept for the next one.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path
from typing import Protocol, Self, TypeVar

from tawthiq.engine import grouping, linking, pairing, reading_tellings, regrouping
from tawthiq.engine.assessing import Case, dockets, judge
from tawthiq.engine.local import Workers
from tawthiq.engine.nearby import nearby
from tawthiq.engine.renaming import Renaming, as_they_stand
from tawthiq.engine.rulings import Rulings, origins_of
from tawthiq.engine.version import resolving_version
from tawthiq.engine.writing import Before, write
from tawthiq.errors import Stopped
from tawthiq.lexicon.chosen import using
from tawthiq.model.standing import names_of
from tawthiq.records import collect_seldom
from tawthiq.register import Register, links
from tawthiq.register.kept_tellings import FRESH, GONE
from tawthiq.register.links import Likely
from tawthiq.register.material import Standing
from tawthiq.register.workings import Workings

A = TypeVar("A")
B = TypeVar("B")
_FEW = 400  # so many new tellings are looked up one by one in any register
_SHARE = 0.15  # of all tellings: where more is new, all pairs are found anew
_ALONE = 300  # fewer texts or components are not worth the start of a process
_BATCHES = 3  # nor are fewer batches
_TEXTS, _COMPONENTS, _CASES = 256, 400, 200


class Crew(Protocol):
    """Whoever does the steps: processes of this machine, or others."""

    def __enter__(self) -> Self: ...

    def __exit__(self, *_: object) -> None: ...

    def rest(self) -> None:
        """Free what the steps so far left in memory: a step that needs much is over."""
        ...

    def map(self, work: Callable[..., tuple[B, ...]], items: Sequence[A], alone: bool) -> Iterator[B]:
        """What `work` makes of each item, in order; in this process where asked."""
        ...


class Cluster(Protocol):
    """An engine of other machines that does the steps; Splink runs on it."""

    def crew(self, register: Register, lexicons: Sequence[Path]) -> Crew:
        """Who does the steps of one resolution."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """How to resolve. `splink`: pairs are found and scored by Splink on DuckDB, to the same result.

    `watch` is told a step, how much of it is done and of how much; `stop` is asked between.
    """

    lexicons: tuple[Path, ...] = ()
    processes: int = 1
    anew: bool = False
    splink: bool = False
    watch: Callable[[str, int, int], None] = lambda *_: None
    stop: Callable[[], bool] = lambda: False
    cluster: Cluster | None = None
    within: bool = False  # only what decisions are about, though the incidents stand by other rules


def is_settled(register: Register) -> bool:
    """Whether what is kept of the last resolution, by whatever rules, is that of the incidents as they stand."""
    with Workings.open(register.folder) as workings:
        return workings.noted("snapshot") == register.snapshot_payload()


def resolve(register: Register, manner: Manner | None = None) -> int:
    """Work out incidents, ranges, grades and the ledger; returns the number of incidents.

    Raises Stopped where `stop` asked for it: nothing is written then but the workings.
    """
    manner = manner or Manner()
    collect_seldom()
    try:
        with (
            using(manner.lexicons),
            register.resolving(),
            Workings.open(register.folder) as workings,
            _crew(register, manner) as workers,
        ):
            return _Resolution(register, workings, manner, workers).run()
    finally:
        reading_tellings.release(register.folder)


def _crew(register: Register, manner: Manner) -> Crew:
    return manner.cluster.crew(register, manner.lexicons) if manner.cluster else Workers(manner.processes)


class _Resolution:
    """One resolution under way."""

    def __init__(self, register: Register, workings: Workings, manner: Manner, workers: Crew) -> None:
        self._register = register
        self._workings = workings
        self._manner = manner
        self._workers = workers
        self._stood = register.snapshot()
        self._rulings = Rulings(register, workings)
        self._texts = register.texts()
        self._renaming = Renaming(register, workings)

    def run(self) -> int:
        """All steps."""
        whole = self._begin()
        self._tell()
        with self._workings.transaction():
            fresh, gone = set(self._workings.seqs(FRESH)), set(self._workings.seqs(GONE))
            count = self._workings.count()
            much = len(fresh) + len(gone) > max(_FEW, _SHARE * count)
            groups, every = self._grouped(fresh, gone, whole or much)
            del fresh
            cases, ids = self._cases(groups, gone, whole, every)
            del groups
            found = self._judged(cases)
            del cases
            payload = write(self._register, self._workings, self._rulings, found, Before(self._stood, ids, whole))
            self._rulings.note()
            self._workings.settle({"snapshot": payload})
        return self._register.counts().incidents

    def _begin(self) -> bool:
        """Whether everything has to be worked out: under other rules, or where the register is not what was settled."""
        version = resolving_version(self._manner.lexicons, linking.own_rules(self._register.folder))
        if self._workings.noted("version") != version and not self._manner.within:
            with self._workings.transaction():
                self._workings.clear()
                self._workings.note("version", version)
        return self._manner.anew or self._workings.noted("snapshot") != self._register.snapshot_payload()

    def _tell(self) -> None:
        """Tell the texts again that changed (step 1); kept some batches at a time."""
        orders = reading_tellings.orders(self._register, self._rulings.decisions, self._texts)
        stamps = self._workings.stamps()
        stale = [order for sha, order in orders.items() if stamps.get(sha) != order.text.stamp]
        if self._manner.within:
            stale = [order for order in stale if not self._decided_on.isdisjoint(order.text.documents)]
        self._workings.put_texts(self._mapped("tellings", reading_tellings.tell, stale, _TEXTS), len(stale))

    def _all(self) -> tuple[list[int], Likely]:
        """All tellings in canonical order, and all pairs that score above zero (step 2)."""
        found = Likely.joined([_likely(part) for part in self._found_anew()])
        links.put_all(self._workings.connection, found)
        asked = "SELECT seq FROM tellings WHERE state <> 2 ORDER BY sort"
        return [row[0] for row in self._workings.connection.execute(asked)], found

    def _found_anew(self) -> Iterator[pairing.Links]:
        linked = self._manner.splink
        windows = pairing.windows(self._workings, linked)
        yield from self._each("pairs", pairing.find, windows, alone=not linked and len(windows) < _BATCHES)
        self._workers.rest()  # what pairs took is held until their process ends

    def _around(self, fresh: set[int], gone: set[int]) -> set[int]:
        """The tellings that anything touched (step 2), of those that stand; the pairs are settled."""
        workings = self._workings
        near = nearby(workings, self._register, fresh | gone)
        lost = Likely.joined((links.with_any(workings.connection, near.fresh | gone), near.lost))
        found = _likely(near.found)
        links.change(workings.connection, lost, found)
        seeds = near.fresh.union(lost.ends().tolist(), found.ends().tolist())
        seeds |= set(self._rulings.places(names_of(self._rulings.changed())).values())
        seeds |= {seq for (seq,) in workings.rows("seq", self._told_again(), "document")}
        return seeds - gone

    def _grouped(self, fresh: set[int], gone: set[int], anew: bool) -> tuple[list[tuple[int, ...]], bool]:
        """The groups that may be others than before, and whether these are all; their pairs are let go of here."""
        rules = self._rulings.constraints()
        if anew:
            groups = list(self._groups(grouping.components(*self._all(), rules)))
            self._workers.rest()  # one of them held all that hangs together
        else:
            touched = regrouping.Touched(self._around(fresh, gone), gone)
            groups = regrouping.regrouped(self._workings, rules, touched, self._groups)
        regrouping.note(self._workings, groups)
        return groups, sum(map(len, groups)) == self._workings.count()

    def _cases(
        self, groups: list[tuple[int, ...]], gone: set[int], whole: bool, every: bool
    ) -> tuple[list[Case], set[str]]:
        """The incidents to assess, and the ids of those that are no more (step 3)."""
        cases = self._renaming.cases(grouping.founding(self._workings, groups, self._rulings.decisions))
        before = self._renaming.before(cases, gone, whole or every)
        named, before = self._renaming.named(cases, before, whole)
        touched = self._touched()
        stood = {s.id: s for s in before}
        wanted = [case for case in named if whole or touched.holds(case) or not _same(case, stood)]
        ids = {case.cluster.id for case in named}
        elsewhere = touched.incidents - ids - stood.keys()
        return [*wanted, *as_they_stand(self._register.standing_of(elsewhere))], stood.keys() - ids

    def _groups(self, components: Iterable[grouping.Component]) -> Iterator[tuple[int, ...]]:
        weighed = []
        for component in components:
            if grouping.plain(component):
                yield component.members
            else:
                weighed.append(component)
        for batch in self._mapped("groups", grouping.group, weighed, _COMPONENTS):
            for groups in batch:
                yield from groups

    def _told_again(self) -> set[str]:
        """The documents whose claims were read anew or decided on."""
        return {d for sha in self._workings.unsettled() for d in self._texts[sha].documents}

    @cached_property
    def _decided_on(self) -> set[str]:
        """The documents whose claims decisions speak of that came or went."""
        names = names_of(self._rulings.changed())
        return names.union(*self._register.homes(names).values())

    def _touched(self) -> "_Touched":
        changed = self._rulings.changed()
        names = names_of(changed)
        documents = self._told_again()
        incidents = self._register.incidents_naming(origins_of(changed))
        incidents |= {s.id for s in self._register.standing_of(names)} | self._register.incidents_with(names)
        incidents |= set(self._register.targets(names).values())
        return _Touched(documents, names, incidents)

    def _judged(self, cases: Sequence[Case]) -> Iterator[bytes]:
        """The incidents of the cases, packed (step 4)."""
        given = list(dockets(cases, self._rulings.decisions, _CASES))
        yield from self._each("incidents", judge, given, alone=len(given) < _BATCHES)
        self._workers.rest()  # what is left is done by this process

    def _mapped(self, step: str, work: Callable[..., tuple[B, ...]], items: Sequence[A], size: int) -> Iterator[B]:
        """What the work makes of batches of items."""
        batches = [items[n : n + size] for n in range(0, len(items), size)]
        yield from self._each(step, work, batches, alone=len(items) < _ALONE or len(batches) < _BATCHES)

    def _each(self, step: str, work: Callable[..., tuple[B, ...]], items: Sequence[A], alone: bool) -> Iterator[B]:
        """What the work makes of each item, in any process; tells how far it is, and asks whether to stop."""
        bound = partial(work, folder=self._register.folder, lexicons=self._manner.lexicons)
        for done, made in enumerate(self._workers.map(bound, items, alone), 1):
            self._manner.watch(step, done, len(items))
            yield made
            if self._manner.stop():
                raise Stopped("stopped while working out the incidents. Run the same command again to go on")


def _likely(found: pairing.Links) -> Likely:
    return Likely.of(found.left, found.right, found.scores)


@dataclass(frozen=True, slots=True)
class _Touched:
    """What an assessment has to be made anew for, whatever became of the groups."""

    documents: set[str]
    names: set[str]
    incidents: set[str]

    def holds(self, case: Case) -> bool:
        """Whether a case is about any of it."""
        cluster = case.cluster
        return (
            cluster.id in self.incidents
            or not self.documents.isdisjoint(case.documents)
            or not self.names.isdisjoint((cluster.id, *cluster.redirects, *cluster.claims))
        )


def _same(case: Case, stood: Mapping[str, Standing]) -> bool:
    """Whether an incident is the one that stood: its id, its claims and what was merged into it."""
    before = stood.get(case.cluster.id)
    return (
        before is not None
        and before.claims == case.cluster.claims
        and before.redirects == case.cluster.redirects
        and before.sort == case.sort
    )
