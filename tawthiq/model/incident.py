"""An incident: the claims that speak of one event, and what follows from them by rule. Computed, never edited."""

from dataclasses import dataclass

from tawthiq.model.claim import Responsible, When, Where
from tawthiq.model.vocabulary import (
    Assessment,
    Facility,
    Grade,
    Group,
    Method,
    OriginKind,
    Outcome,
    RangeVictims,
    Response,
    Stance,
    StrikeStatus,
)

__all__ = [
    "Conceded",
    "Contradiction",
    "ContradictionValue",
    "Copy",
    "Dependence",
    "GradeChange",
    "GradeReason",
    "Incident",
    "IncidentParty",
    "LedgerRow",
    "LeftOut",
    "MinMax",
    "Origin",
    "Position",
    "Range",
    "Residual",
    "Responsible",
    "Statement",
    "Superseded",
    "Title",
]


@dataclass(frozen=True, slots=True)
class Title:
    """A title in both languages, composed from the words of the claims only."""

    ar: str
    en: str


@dataclass(frozen=True, slots=True)
class Superseded:
    """A claim whose figure a later statement of the same origin replaced."""

    claim: str
    by: str


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A claim that does not enter the range, and why (a reason code of the method page)."""

    claim: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Range:
    """A derived range. `max` always holds a number when `min` or `max` is known; `open_above` shows as "10+"."""

    outcome: Outcome
    victims: RangeVictims
    group: Group = Group.ALL
    min: int | None = None
    max: int | None = None
    open_above: bool = False
    unquantified: bool = False
    origins: tuple[str, ...] = ()
    superseded: tuple[Superseded, ...] = ()
    left_out: tuple[LeftOut, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """A root origin of claims: who knows. `parent` is the origin that quoted it, None for an outermost one.

    `credible` is False where a person judged it not to be.
    """

    id: str
    name: str
    kind: OriginKind = OriginKind.UNKNOWN
    party: str | None = None
    parent: str | None = None
    claims: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    credible: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Dependence:
    """Why one origin does not know independently of another, by the rule of that id (docs/explanation/method.md).

    `origin` depends on `on` where `directed`; else the two are one. `claims` is one of each that shows it, those of
    `origin` first; `words` what they share where it is a name or an unnamed source. `decision` is a person's word that
    makes it, or, with `overruled`, that sets it aside.
    """

    rule: str
    origin: str
    on: str
    directed: bool = False
    claims: tuple[str, ...] = ()
    words: str | None = None
    decision: str | None = None
    overruled: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """A report that says the same words as another: `document` has them from `of`, or both from a third.

    `ordered` is False where it is not known which came first. `whole` says that the texts are near-duplicates; else
    `claims` (of `document`, of `of`) are told in the same words.
    """

    document: str
    of: str
    ordered: bool = True
    whole: bool = False
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentParty:
    """An answer to "who did it", with the stances taken and the origins that take them."""

    actor: str
    stances: tuple[Stance, ...] = ()
    origins: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MinMax:
    """An inclusive range; None where unknown."""

    min: int | None = None
    max: int | None = None


@dataclass(frozen=True, slots=True)
class Conceded:
    """The figures that a party concedes."""

    killed: MinMax = MinMax()
    injured: MinMax = MinMax()


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement of a party: the claim that carries it, the document's date and address."""

    claim: str
    date: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """What a party says of an incident: its assessment, apart from admitting the strike or the harm."""

    party: str
    assessment: Assessment = Assessment.NOT_YET_ASSESSED
    response: tuple[Response, ...] = ()
    conceded: Conceded = Conceded()
    statements: tuple[Statement, ...] = ()


@dataclass(frozen=True, slots=True)
class GradeReason:
    """One reason of a grade: a rule's code with the values it saw."""

    code: str
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GradeChange:
    """What evidence would change the grade, and to what; `values` are the parties of the answer it is about, if any."""

    to: Grade
    needs: str
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ContradictionValue:
    """One of several values of a slot, with the claims that say so."""

    value: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Values of one slot that cannot all be true, side by side."""

    slot: str
    values: tuple[ContradictionValue, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """One event as the register's claims tell it (the public contract; docs/reference/contract.md).

    `contradictions` are the slots whose values cannot all be true; `side_by_side` every slot told in more than one way.
    `origin_groups` are the independent origins, each a group of ids that count as one; `dependences` say why the others
    do not count, `copies` which report says the same words as which.
    """

    id: str
    code: str
    redirects: tuple[str, ...] = ()
    title: Title
    claims: tuple[str, ...]
    documents: tuple[str, ...]
    when: When | None = None
    where: Where | None = None
    method: Method | None = None
    facilities: tuple[Facility, ...] = ()
    ranges: tuple[Range, ...] = ()
    responsible: tuple[IncidentParty, ...] = ()
    positions: tuple[Position, ...] = ()
    strike_status: StrikeStatus = StrikeStatus.SINGLE_SOURCE
    grade: Grade = Grade.WEAK
    grade_reasons: tuple[GradeReason, ...] = ()
    flags: tuple[str, ...] = ()
    independent_origins: int = 0
    outlets: int = 0
    origin_tree: tuple[Origin, ...] = ()
    origin_groups: tuple[tuple[str, ...], ...] = ()
    dependences: tuple[Dependence, ...] = ()
    copies: tuple[Copy, ...] = ()
    grade_without_accused: Grade | None = None
    grade_would_change: tuple[GradeChange, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    side_by_side: tuple[Contradiction, ...] = ()
    review_state: str = "unreviewed"
    rule_version: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Residual:
    """What a cumulative claim leaves beyond the recorded incidents; `max` None where open above."""

    outcome: Outcome
    victims: RangeVictims
    min: int
    max: int | None
    recorded_min: int
    recorded_max: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerRow:
    """A cumulative claim in the ledger of totals; never added to anything."""

    claim: str
    document: str
    period: str | None
    area: Where | None
    residual: tuple[Residual, ...] = ()
