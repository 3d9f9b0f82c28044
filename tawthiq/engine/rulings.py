"""The decisions of people as resolving needs them: which are new since the last time, and what they bind and part."""

from collections.abc import Iterable, Sequence

from tawthiq.assessment.matter import ORIGIN_DECISIONS
from tawthiq.incidents.constraints import Constraints, constraints
from tawthiq.model import wire
from tawthiq.model.bonds import bonds
from tawthiq.model.decision import Decision
from tawthiq.register import Register
from tawthiq.register.kept_tellings import GONE
from tawthiq.register.workings import Workings


class Rulings:
    """The decisions in force, each about the claims of the present readings."""

    def __init__(self, register: Register, workings: Workings) -> None:
        self.decisions: Sequence[Decision] = register.carried_decisions()
        self._register = register
        self._workings = workings
        self._bodies = {d.id: wire.encode(d).decode() for d in self.decisions}

    def changed(self) -> list[Decision]:
        """Decisions that came, went, or are about other claims since they were last reckoned with."""
        before = dict(self._workings.connection.execute("SELECT id, body FROM decisions"))
        came = [d for d in self.decisions if before.get(d.id) != self._bodies[d.id]]
        went = [body for name, body in before.items() if self._bodies.get(name) != body]
        return [*came, *(wire.decode(body, Decision) for body in went)]

    def note(self) -> None:
        """They are reckoned with (inside a transaction of the workings)."""
        run = self._workings.connection
        run.execute("DELETE FROM decisions")
        run.executemany("INSERT INTO decisions VALUES (?, ?)", self._bodies.items())

    def constraints(self) -> Constraints:
        """What they bind and part, as pairs of numbers of tellings."""
        ends = {end for d in self.decisions for bond in bonds(d) for end in bond.pair}
        at = self.places(ends)
        return constraints(self.decisions, at.get)

    def places(self, names: Iterable[str]) -> dict[str, int]:
        """The telling of each claim, or of the incident that it founded; of several the last in canonical order."""
        wanted = set(names)
        homes = self._register.homes(wanted)
        documents = {document for found in homes.values() for document in found}
        found: dict[str, tuple[str, int]] = {}
        for seq, sort, claims, state in self._workings.rows("seq, sort, claims, state", documents, "document"):
            for claim in () if state == GONE else wanted.intersection(claims.split()):
                found[claim] = max(found.get(claim, ("", 0)), (sort, seq))
        for seq, name, state in self._workings.rows("seq, id, state", wanted - found.keys(), "id"):
            if state != GONE:
                found[name] = ("", seq)
        return {name: seq for name, (_, seq) in found.items()}


def origins_of(decisions: Iterable[Decision]) -> set[str]:
    """The origins that decisions are about."""
    return {subject for d in decisions if d.kind in ORIGIN_DECISIONS for subject in d.subjects}
