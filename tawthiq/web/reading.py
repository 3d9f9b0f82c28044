"""What the desk reads: the register's reading methods, exactly as the register has them.

`tawthiq.register.Register` satisfies `Reading`; so does, in tests, a register in memory. Records are the register's
own. A method that asks for one thing raises `RegisterError` where there is none.
"""

from collections.abc import Iterable, Sequence
from typing import Protocol

from tawthiq.assessment.totals import By
from tawthiq.model.decision import Decision
from tawthiq.model.incident import Incident, LedgerRow
from tawthiq.register.chain import LogEntry
from tawthiq.register.records import (
    Change,
    Counts,
    Facets,
    IncidentFilter,
    IncidentSort,
    Page,
    Run,
    StoredClaim,
    StoredDocument,
    StoredIssue,
    Totals,
)

PAGE_SIZE = 50


class Reading(Protocol):
    """The register as the desk sees it; offsets count rows from 0."""

    def counts(self) -> Counts:
        """How much the register holds."""
        ...

    def documents(self, offset: int = 0, limit: int = 50, q: str | None = None) -> Page[StoredDocument]:
        """Documents in the order they came in."""
        ...

    def document(self, id: str) -> StoredDocument:
        """One document with its text."""
        ...

    def claims_of_document(self, id: str) -> Sequence[StoredClaim]:
        """The claims of its latest reading in text order."""
        ...

    def claim(self, id: str) -> StoredClaim:
        """One claim."""
        ...

    def incidents(
        self,
        filters: IncidentFilter | None = None,
        sort: IncidentSort = IncidentSort.NEWEST,
        offset: int = 0,
        limit: int = 50,
    ) -> Page[Incident]:
        """Incidents that pass the filters."""
        ...

    def facets(self, filters: IncidentFilter | None = None) -> Facets:
        """The values of each slot among them, with counts."""
        ...

    def incident(self, id: str) -> Incident:
        """One incident, by its id, its code or an id that was merged into it."""
        ...

    def claims_of_incident(self, id: str) -> Sequence[StoredClaim]:
        """The claims of an incident, in the order of their documents and texts."""
        ...

    def ledger(self) -> Sequence[LedgerRow]:
        """The cumulative claims with what they leave beyond the recorded incidents."""
        ...

    def totals(self, filters: IncidentFilter | None = None, by: Iterable[By | str] = ()) -> Totals:
        """Sums in buckets by grade."""
        ...

    def issues(self, offset: int = 0, limit: int = 50) -> Page[StoredIssue]:
        """What could not be read or understood."""
        ...

    def log(self, offset: int = 0, limit: int = 50, newest_first: bool = False) -> Page[LogEntry]:
        """The chained log."""
        ...

    def history(self, id: str) -> Sequence[Change]:
        """What moved an incident, and the decisions about it, oldest first."""
        ...

    def decisions(self, subject: str | None = None, standing: bool = False) -> Sequence[Decision]:
        """Decisions, oldest first, about one subject."""
        ...

    def carried_decisions(self) -> Sequence[Decision]:
        """The decisions that stand, each about the claims that now carry its words."""
        ...

    def runs(self) -> Sequence[Run]:
        """Runs, newest first."""
        ...
