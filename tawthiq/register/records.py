"""What the register hands out: frozen records, never rows or dicts.

Model objects (Document, Claim, Incident, Decision, Issue) come as they are, wrapped only where the register knows more
about them than they say themselves.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from tawthiq.model.claim import Claim
from tawthiq.model.document import Document
from tawthiq.model.issue import Issue
from tawthiq.model.vocabulary import Grade, Method, Outcome, RangeVictims

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """Some of the rows asked for, and how many there are in all."""

    rows: tuple[T, ...]
    total: int
    offset: int = 0


class Admission(StrEnum):
    """What became of a document that was offered."""

    ADDED = "added"
    KNOWN = "known"  # the same document stands already
    TWICE = "twice"  # the same text from the same place stands under another id
    RENAMED = "renamed"  # its id stands for another text; it was added under a new id


@dataclass(frozen=True, slots=True)
class Admitted:
    """What became of a document and the id under which its text stands."""

    id: str
    admission: Admission


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredDocument:
    """A document with what the register knows of it. `claims` counts those of its latest reading."""

    seq: int
    document: Document
    sha256: str
    bytes_sha256: str | None
    added: str
    claims: int = 0
    generation: int = 0
    pipeline_version: str | None = None

    @property
    def id(self) -> str:
        """The document's id."""
        return self.document.id


@dataclass(frozen=True, slots=True)
class DocumentIdentity:
    """What a document can be called by: its id, the SHA-256 of its text and of its bytes, its address."""

    id: str
    sha256: str
    bytes_sha256: str | None
    url: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredClaim:
    """A claim with its reading. `current` is False for one that a later reading of the document replaced."""

    claim: Claim
    generation: int
    pipeline_version: str
    added: str
    current: bool
    incident: str | None = None  # id of the incident that it stands under, if any

    @property
    def id(self) -> str:
        """The claim's id."""
        return self.claim.id


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredIssue:
    """An issue with the time at which it was met."""

    seq: int
    time: str
    issue: Issue


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One run; `status` is running, done, stopped or failed. Counts are None while it runs."""

    id: str
    started: str
    pipeline_version: str
    engine: str
    inputs: tuple[str, ...]
    ended: str | None = None
    status: str = "running"
    tally: "Tally | None" = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """What one run did."""

    read: int = 0
    added: int = 0
    known: int = 0
    claims: int = 0
    issues: int = 0
    left_out: int = 0
    incidents: int = 0
    seconds: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimFilter:
    """Which claims; None asks nothing. `first`/`last` bound the EDTF text as written (ISO dates)."""

    kind: str | None = None
    method: str | None = None
    country: str | None = None
    document: str | None = None
    current: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentFilter:
    """Which incidents; None asks nothing. `first` and `last` are ISO days; an incident that may lie between counts."""

    grade: Grade | None = None
    party: str | None = None
    method: Method | None = None
    country: str | None = None
    first: str | None = None
    last: str | None = None
    q: str | None = None


class IncidentSort(StrEnum):
    """Orders of a list of incidents; undated and uncounted ones come last."""

    NEWEST = "-date"
    OLDEST = "date"
    KILLED = "-killed"
    ORIGINS = "-origins"
    CODE = "code"


@dataclass(frozen=True, slots=True)
class Facet:
    """How many of the incidents asked for carry a value."""

    value: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Facets:
    """Values of each slot with their counts, most frequent first."""

    grade: tuple[Facet, ...] = ()
    party: tuple[Facet, ...] = ()
    method: tuple[Facet, ...] = ()
    country: tuple[Facet, ...] = ()
    year: tuple[Facet, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One line of an incident's history: a recomputation that moved something, or a decision.

    Of a decision, `decision` is its id, `field` and `subjects` what it was about, `standing` whether it was never
    taken back.
    """

    time: str
    change: str
    actor: str
    before: str | None = None
    after: str | None = None
    reason: str = ""
    decision: str | None = None
    field: str | None = None
    subjects: tuple[str, ...] = ()
    standing: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How much the register holds. `claims` counts those of each document's latest reading."""

    documents: int
    claims: int
    incidents: int
    totals: int
    issues: int
    decisions: int
    runs: int
    log: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Bucket:
    """Sums over the incidents of some grades, for one outcome and reading of "civilian"; min and max apart.

    `keys` are the values that the totals were split by, "" where an incident does not say. `incidents` have this row,
    `unquantified` of them without a number. `single_source`, `coarse` (placed no better than a district) and `undated`
    count among `of`, all incidents of these grades and keys; `without_figure` of those have no figure in any row.
    Shares are of `of`, 0-1. `min` and `max` are None where nobody gives a number.
    """

    keys: tuple[str, ...] = ()
    name: str  # confirmed_fair, weak, contested, discounted
    outcome: Outcome
    victims: RangeVictims
    of: int
    incidents: int
    min: int | None
    max: int | None
    open_above: bool
    unquantified: int
    without_figure: int
    single_source: int
    single_source_share: float
    coarse: int
    coarse_share: float
    undated: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """Sums in buckets by grade, never one number; `discounted` stands in a bucket of its own and is never added.

    `additive` False: an incident may stand under several keys, so that the sums of one must not be added to another's.
    """

    buckets: tuple[Bucket, ...]
    by: tuple[str, ...] = ()
    additive: bool = True
    incidents: int
    filters: IncidentFilter
    rule_version: str
    data_version: str  # hash of the log's last entry when the sums were made
