"""The register: one folder that holds everything, read through records and written through a Writer."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from hashlib import file_digest
from pathlib import Path
from typing import Any

from sqlalchemy import func, select

from tawthiq.model.alias import Alias, aliases
from tawthiq.model.claim import Claim
from tawthiq.model.conflicts import Conflict, conflicts
from tawthiq.model.decision import Decision, DecisionKind
from tawthiq.model.document import Document
from tawthiq.model.incident import Incident, LedgerRow
from tawthiq.model.issue import Issue
from tawthiq.model.restriction import GOVERNING, restricted
from tawthiq.model.standing import names_of
from tawthiq.model.voice import Voice, voices
from tawthiq.register import entered, erasing, schema, seen
from tawthiq.register.anchors import carried, claims_of
from tawthiq.register.corrections import unfit
from tawthiq.register.custody import Erasure
from tawthiq.register.hiding import hidden_from, shadow_of
from tawthiq.register.material import MaterialReading
from tawthiq.register.originals import Sealed
from tawthiq.register.packs import Packs
from tawthiq.register.reading_changes import ChangesReading
from tawthiq.register.reading_incidents import IncidentsReading
from tawthiq.register.reading_review import ReviewReading
from tawthiq.register.records import Admitted
from tawthiq.register.seen import Hidden
from tawthiq.register.writing import Writer

_OF_ORIGINS = frozenset(
    {DecisionKind.CREDIBLE, DecisionKind.NOT_CREDIBLE, DecisionKind.DEPENDENT, DecisionKind.INDEPENDENT}
)


class Register(IncidentsReading, ReviewReading, MaterialReading, ChangesReading, Packs):
    """Open with `Register.open(folder)`, best in a `with` block.

    Reading methods each see one consistent state. Writing methods are one transaction each; `writing()` makes one
    transaction of several acts.
    """

    def carried_decisions(self, standing: bool = True) -> tuple[Decision, ...]:
        """The decisions that stand (else all), each about the claims that now carry the words it was made about."""
        decisions = self.decisions(standing=standing)
        moved = self.replaced_claims({name for item in decisions for name in claims_of(item)})
        return tuple(carried(item, moved) for item in decisions)

    def conflicts(self) -> tuple[Conflict, ...]:
        """The decisions that cannot all hold, and what is in force of them; see `model.conflicts`."""
        decisions = self.carried_decisions()
        if not decisions:
            return ()
        names = names_of(decisions)
        origins = {name for d in decisions if d.kind in _OF_ORIGINS for name in d.subjects}
        about = {*names, *self.targets(names).values(), *self.incidents_with(names), *self.incidents_naming(origins)}
        incidents = [incident for incident, _ in self.incidents_of(about)]
        claims = {name: claim for (_, name), claim in self.claims_named(names).items()}
        return (*conflicts(decisions, incidents, claims.keys()), *unfit(claims.values(), decisions))

    def carried_incidents(self) -> tuple[Incident, ...]:
        """The incidents as they stand, each with the claims that now carry the words it was made from."""
        standing = tuple(self.all_incidents())
        moved = self.replaced_claims({claim for incident in standing for claim in incident.claims})
        return tuple(
            replace(incident, claims=tuple(dict.fromkeys(moved.get(claim, claim) for claim in incident.claims)))
            for incident in standing
        )

    @property
    def whole(self) -> "Register":
        """The register with everything that it holds; what works out incidents has to ask it."""
        return self

    @property
    def view(self) -> "Register":
        """What stays the same from one request to the next: what is worked out of a register is kept under it."""
        return self

    @property
    def hidden(self) -> Hidden:
        """What is hidden from whoever looks at this one: nothing."""
        return Hidden()

    def seen_without(self, hidden: Hidden) -> "SeenRegister":
        """The register as somebody sees it from whom this is hidden; to be closed when it is no longer asked."""
        return SeenRegister(self, hidden)

    def open_part(self) -> "Register":
        """The register without anything that is restricted, as it may leave the house; itself where nothing is."""
        names = restricted(self.governing())
        hidden = hidden_from(self, names, ()) if names else Hidden()
        return self.seen_without(hidden) if hidden else self

    def state(self) -> tuple[int, int, str]:
        """A mark of what was decided, read and worked out: another one where any of it is."""
        with self.reading() as connection:
            decided = connection.scalar(select(func.max(schema.decisions.c.seq))) or 0
            read = connection.scalar(select(func.max(schema.generations.c.seq))) or 0
        return decided, read, self.snapshot()

    def governing(self) -> tuple[Decision, ...]:
        """The decisions on who sees what and who reads what again, with the judgements of claims read twice.

        Those that stand, each about the claims that now carry the words it was made about; () where nobody decided so.
        """
        table = schema.decisions
        kinds = [kind.value for kind in GOVERNING]
        with self.reading() as connection:
            if connection.execute(select(table.c.seq).where(table.c.kind.in_(kinds)).limit(1)).first() is None:
                return ()
        return self.carried_decisions()

    def aliases(self) -> tuple[Alias, ...]:
        """Which place each spelling stands for by what people said; () where nobody said so."""
        table = schema.decisions
        asked = select(table.c.seq).where(table.c.kind == DecisionKind.ALIAS.value).limit(1)
        with self.reading() as connection:
            if connection.execute(asked).first() is None:
                return ()
        return aliases(self.decisions(standing=True))

    def place_packs(self) -> tuple[Path, ...]:
        """The packs that were added and, after them, what people said of spellings."""
        said = self.whole.aliases()
        return (*super().place_packs(), *((self.keep_aliases(said),) if said else ()))

    def voices(self) -> tuple[Voice, ...]:
        """What came in from outside and what was done with it, in the order in which it was taken in."""
        table = schema.decisions
        asked = select(table.c.seq).where(table.c.kind == DecisionKind.RECEIVE.value).limit(1)
        with self.reading() as connection:
            if connection.execute(asked).first() is None:
                return ()
        return voices(self.carried_decisions())

    def composed(self, document: str, read: Sequence[Claim]) -> tuple[Claim, ...]:
        """What a reading of a document would stand as: with the claims that people entered, without those of voices."""
        with self.reading() as connection:
            return entered.composed(connection, document, read)

    @contextmanager
    def writing(self, actor: str | None = None) -> Iterator[Writer]:
        """A transaction: what the Writer did is kept when the block ends well, all of it or nothing."""
        with self.transaction() as connection:
            yield Writer(connection, self.originals, actor or self.actor)

    def add_document(self, document: Document, original: bytes | None = None) -> Admitted:
        """Add one document with the bytes it was read from; idempotent by content."""
        with self.writing() as writer:
            return writer.add_document(document, original)

    def add_claims(self, document: Document | str, claims: Sequence[Claim], pipeline_version: str) -> int:
        """Append one reading of a document; returns its generation."""
        with self.writing() as writer:
            return writer.add_claims(document, claims, pipeline_version)

    def add_issues(self, issues: Iterable[Issue]) -> int:
        """Append issues; returns how many were new."""
        with self.writing() as writer:
            return writer.add_issues(issues)

    def add_issue(self, issue: Issue) -> None:
        """Append one issue."""
        self.add_issues([issue])

    def add_decision(self, decision: Decision) -> None:
        """Append what a person decided."""
        with self.writing() as writer:
            writer.add_decision(decision)

    def erase(self, document: str, author: str, agreed: str, reason: str) -> Erasure:
        """Take a document out for good, with its bytes, readings, claims and captures; a tombstone stands for it.

        `author` decides, `agreed` is another person who agrees. The incidents are to be worked out anew after it, then
        `rewrite` clears the file of the words.
        """
        return erasing.erase(self, document, author, agreed, reason)

    def note_archives(self, archives: Iterable[Path]) -> None:
        """Log the hashes of archives of fetched pages as they are now, for `verify` to hold them to."""
        with self.writing() as writer:
            for place in archives:
                with place.open("rb") as file:
                    writer.note("archive", place.name, file_digest(file, "sha256").hexdigest())

    def add_place_pack(self, source: Path) -> Path:
        """Copy a place pack into the register, with the record of where it came from and log entries for both;
        returns where it stands.
        """
        place, new = self.keep_with_record(source)
        if new:
            with self.writing() as writer:
                for name, digest in new.items():
                    writer.note("places", name, digest)
        return place

    def replace_incidents(self, incidents: Sequence[Incident], ledger: Sequence[LedgerRow]) -> bool:
        """Replace the computed incidents and totals whole; False where nothing changed."""
        with self.writing() as writer:
            return writer.replace_incidents(incidents, ledger)


class SeenRegister(Register):
    """A register without what is hidden from somebody; what is written goes to the whole one."""

    def __init__(self, whole: Register, hidden: Hidden) -> None:
        self.__dict__.update(whole.__dict__)
        self._whole = whole
        self._hidden = hidden
        shadow = shadow_of(whole, hidden)
        self._reader = seen.shadowed(whole._engine, shadow)
        if shadow.masked.sealed:
            self.originals = Sealed(whole.originals, shadow.masked.sealed)

    @property
    def whole(self) -> Register:
        """The register with everything that it holds."""
        return self._whole

    @property
    def hidden(self) -> Hidden:
        """What is hidden."""
        return self._hidden

    def ledger(self) -> tuple[LedgerRow, ...]:
        """The cumulative claims; what is left of them beside the incidents is not told, since it counts hidden ones."""
        found = super().ledger()
        return tuple(replace(row, residual=()) for row in found) if self._hidden else found

    def close(self) -> None:
        """Let go of the connections that see no more than this."""
        self._reader.dispose()

    @contextmanager
    def transaction(self) -> Iterator[Any]:
        """A writing transaction of the whole register."""
        with self._whole.transaction() as connection:
            yield connection
