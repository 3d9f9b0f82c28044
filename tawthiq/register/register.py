"""The register: one folder that holds everything, read through records and written through a Writer."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from hashlib import file_digest
from pathlib import Path

from tawthiq.model.claim import Claim
from tawthiq.model.conflicts import Conflict, conflicts
from tawthiq.model.decision import Decision
from tawthiq.model.document import Document
from tawthiq.model.incident import Incident, LedgerRow
from tawthiq.model.issue import Issue
from tawthiq.register import erasing
from tawthiq.register.anchors import carried, claims_of
from tawthiq.register.corrections import unfit
from tawthiq.register.custody import Erasure
from tawthiq.register.material import MaterialReading
from tawthiq.register.packs import Packs
from tawthiq.register.reading_incidents import IncidentsReading
from tawthiq.register.reading_review import ReviewReading
from tawthiq.register.records import Admitted
from tawthiq.register.writing import Writer


class Register(IncidentsReading, ReviewReading, MaterialReading, Packs):
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
        claims = {claim.id: claim for claim in self.all_claims()}
        found = conflicts(decisions, self.all_incidents(), claims.keys())
        return (*found, *unfit(claims.values(), decisions))

    def carried_incidents(self) -> tuple[Incident, ...]:
        """The incidents as they stand, each with the claims that now carry the words it was made from."""
        standing = tuple(self.all_incidents())
        moved = self.replaced_claims({claim for incident in standing for claim in incident.claims})
        return tuple(
            replace(incident, claims=tuple(dict.fromkeys(moved.get(claim, claim) for claim in incident.claims)))
            for incident in standing
        )

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

    def erase(self, document: str, author: str, reason: str) -> Erasure:
        """Take a document out for good, with its bytes, readings, claims and captures; a tombstone stands for it.

        The incidents are to be worked out anew after it, then `rewrite` clears the file of the words.
        """
        return erasing.erase(self, document, author, reason)

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
