"""A claim: who says, through whom, that what happened; every value with the words it was read from.

Field names and meanings are the public contract (docs/reference/contract.md). `quote`, `start` and `end` always
belong together: `text[start:end] == quote`, code points. All three are None where a value was carried over.
"""

from dataclasses import dataclass, field
from hashlib import sha256

from tawthiq.model.vocabulary import (
    Basis,
    Bound,
    Facility,
    Group,
    Kind,
    Method,
    OriginKind,
    Outcome,
    PartOfDay,
    Precision,
    Response,
    Stance,
    Verb,
    Victims,
)

ENTERED = "person"
"""The `origin` of a claim that a person entered; of any other it is the rule that read it."""


@dataclass(frozen=True, slots=True)
class Span:
    """Words of a document: `text[start:end] == quote`."""

    quote: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Harm:
    """One figure: how many of whom suffered what. `subset_of` indexes the claim's harms."""

    outcome: Outcome
    victims: Victims = Victims.UNKNOWN
    group: Group = Group.ALL
    min: int | None = None
    max: int | None = None
    bound: Bound = Bound.VAGUE
    affiliation: str | None = None
    subset_of: int | None = None
    quote: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Attacks:
    """A toll of attacks rather than of people (1231 حادثة اعتداء)."""

    min: int | None
    max: int | None
    bound: Bound
    quote: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A named or described victim."""

    name: str | None = None
    age: int | None = None
    sex: str | None = None
    kin: str | None = None
    role: str | None = None
    outcome: Outcome
    quote: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """Where it happened: the most specific named place with the larger ones around it.

    `place_en` is the gazetteer's English name of the same place, None where it has none.

    `lat`/`lon` are degrees WGS84, None when no gazetteer has the place; `precision` says what the point stands for.
    """

    quote: str | None = None
    start: int | None = None
    end: int | None = None
    place: str
    place_en: str | None = None
    within: tuple[str, ...] = ()
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: Precision | None = None
    place_id: str | None = None
    alternatives: tuple[str, ...] = ()
    carried_from: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ResolvedFrom:
    """The words a date was resolved from and the date they were resolved against."""

    words: str
    against: str | None = None
    against_from: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """The date of the event as EDTF, never a midpoint."""

    quote: str | None = None
    start: int | None = None
    end: int | None = None
    edtf: str
    part_of_day: PartOfDay | None = None
    resolved_from: ResolvedFrom | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Responsible:
    """A party that the words hold to be the doer (or that denies it); never the target."""

    actor: str
    stance: Stance = Stance.ALLEGED
    basis: Basis | None = None
    joint: bool = False
    quote: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One node of the chain of who says it; level 0 is the outermost."""

    level: int = 0
    kind: OriginKind = OriginKind.UNKNOWN
    verb: Verb | None = None
    party: str | None = None
    quote: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """The words behind the values that are plain vocabulary."""

    method: Span | None = None
    facilities: tuple[Span, ...] = ()
    responses: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotConfidence:
    """How likely each slot says what a person would say, 0 to 1, given that the claim is one."""

    kind: float
    harms: float
    where: float
    when: float
    method: float
    facilities: float
    responsible: float
    sources: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One statement, by one chain of sources, about one event or one cumulative toll."""

    id: str = ""
    document: str
    quote: str
    start: int
    end: int
    kind: Kind
    incident: str | None = None
    harms: tuple[Harm, ...] = ()
    attacks: Attacks | None = None
    people: tuple[Person, ...] = ()
    method: Method | None = None
    facilities: tuple[Facility, ...] = ()
    evidence: Evidence = field(default_factory=Evidence)
    where: Where | None = None
    when: When | None = None
    responsible: tuple[Responsible, ...] = ()
    sources: tuple[Source, ...] = ()
    response: tuple[Response, ...] = ()
    origin: str = ""
    confidence: float = 0.0
    slot_confidence: SlotConfidence | None = None


def claim_id(text_sha256: str, claim: Claim) -> str:
    """SHA-256 over the text's hash, start, end, kind, place, when and harms (the public contract's identity)."""
    harms = ";".join(f"{h.outcome},{h.victims},{h.group},{h.min},{h.max},{h.start},{h.end}" for h in claim.harms)
    parts = (
        text_sha256,
        str(claim.start),
        str(claim.end),
        claim.kind,
        claim.where.place if claim.where else "",
        claim.when.edtf if claim.when else "",
        harms,
    )
    return sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
