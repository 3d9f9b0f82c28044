"""Incidents and totals that were worked out anew, written in one transaction.

1. Incidents are written as they come, those that decisions speak of last: whether decisions about them conflict can
   only be told when all of these are known.
2. The ledger is moved on by what was kept of incidents that changed, or reckoned from what is kept of all (tolling).
"""

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from tempfile import SpooledTemporaryFile

from tawthiq.assessment.matter import verdicts
from tawthiq.engine import tolling
from tawthiq.engine.assessing import Assessed, assessed
from tawthiq.engine.rulings import Rulings, origins_of
from tawthiq.model import wire
from tawthiq.model.claim import Claim
from tawthiq.model.conflicts import FLAG, conflicts, flagged
from tawthiq.model.decision import DecisionKind
from tawthiq.model.incident import Incident
from tawthiq.model.standing import names_of
from tawthiq.records import replace
from tawthiq.register import Register
from tawthiq.register.chain import digest
from tawthiq.register.corrections import corrected
from tawthiq.register.snapshot import Drawn, Snapshot, drawn
from tawthiq.register.workings import Moved, Workings

_LEDGER = "ledger"
_IN_MEMORY = 8_000_000  # bytes; what is more waits on the disk


@dataclass(frozen=True, slots=True)
class Before:
    """What was set out from: the hash of the incidents that stood, the ids of those that are no more, and whether what
    the workings keep is that of other incidents.
    """

    snapshot: str
    gone: Collection[str]
    strange: bool


def write(register: Register, workings: Workings, rulings: Rulings, found: Iterable[bytes], before: Before) -> str:
    """Write what `judge` found in the place of what stands; returns the hash of the snapshot that then stands.

    Raises RegisterError where other incidents stand than those that were set out from.
    """
    gone = before.gone
    with _put_by(found) as made, register.writing() as writer:
        writer.check_snapshot(before.snapshot)
        snapshot = writer.snapshot()
        ruled = _Ruled(register, rulings)
        moves: list[Moved] = []
        for batch in made:
            moved = workings.put_figures((one.row.id, one.entry) for one in batch)
            if len(moves) <= tolling.MANY:  # more are not asked for, and are as large as all incidents
                moves += moved
            snapshot.put([one.row for one in ruled.kept_back(batch)])
        moves += workings.drop_figures(gone)
        snapshot.withdraw(gone)
        ruled.put(snapshot, gone)
        stamp = _stamp(register, rulings)
        known = not before.strange and workings.noted(_LEDGER) == stamp
        if not known or (moves and not tolling.move(workings, snapshot, moves)):
            tolling.reckon_all(register, workings, snapshot, _totals(register, rulings))
            workings.note(_LEDGER, stamp)
        snapshot.seal()
    return register.snapshot_payload()


def _totals(register: Register, rulings: Rulings) -> Iterator[Claim]:
    """The claims of totals as people left them: corrected, without those that somebody rejected."""
    rejected = verdicts(rulings.decisions)[DecisionKind.REJECT]
    for claim in corrected(register.totals_claims(), rulings.decisions):
        if claim.id not in rejected:
            yield claim


def _stamp(register: Register, rulings: Rulings) -> str:
    """What the ledger was reckoned from besides the figures of incidents: reports, and decisions about their totals."""
    totals = register.totals_among(names_of(rulings.decisions))
    told = (decision.id for decision in rulings.decisions if not totals.isdisjoint(names_of([decision])))
    return digest(register.readings_stamp(), *told)


@contextmanager
def _put_by(found: Iterable[bytes]) -> Iterator[Iterator[tuple[Assessed, ...]]]:
    """The incidents of each docket, worked out to the end first: other writers wait for the writing alone."""
    with SpooledTemporaryFile(max_size=_IN_MEMORY) as spool:
        lengths = [spool.write(packed) for packed in found]
        spool.seek(0)
        yield (assessed(spool.read(length)) for length in lengths)


class _Ruled:
    """The incidents that decisions speak of."""

    def __init__(self, register: Register, rulings: Rulings) -> None:
        self._register = register
        self._decisions = rulings.decisions
        self._names = names_of(rulings.decisions)
        self._origins = origins_of(rulings.decisions)
        self._found: dict[str, Assessed] = {}
        self._fresh: set[str] = set()

    def kept_back(self, found: Iterable[Assessed]) -> Iterator[Assessed]:
        """Those that no decision speaks of; the others are kept."""
        for one in found:
            if self._names:
                self._fresh.add(one.row.id)
                if self._is_named(one.row):
                    self._found[one.row.id] = one
                    continue
            yield one

    def _is_named(self, row: Drawn) -> bool:
        if not self._names.isdisjoint((row.id, *row.redirects, *row.claims)):
            return True
        return any(origin in row.json for origin in self._origins)

    def put(self, snapshot: Snapshot, gone: Collection[str]) -> None:
        """Write those kept, and those standing whose decisions conflict now or no longer do."""
        if not self._names:
            return
        register = self._register
        targets = register.targets(self._names)
        ids = {*self._names, *targets.values(), *register.incidents_with(self._names)}
        ids |= register.incidents_naming(self._origins)
        standing = register.incidents_of(ids - self._fresh - set(gone))
        fresh = {name: wire.decode(a.row.json, Incident) for name, a in self._found.items()}
        sorts = {name: a.row.sort for name, a in self._found.items()} | {i.id: sort for i, sort in standing}
        plain = [*fresh.values(), *(replace(i, flags=tuple(f for f in i.flags if f != FLAG)) for i, _ in standing)]
        claims = register.homes(self._names)
        for incident in flagged(plain, conflicts(self._decisions, plain, claims.keys())):
            snapshot.put([drawn(incident, sorts[incident.id])])
