"""A telling: what one report tells of one event, read into the features that comparison needs.

`feature` reads dates, places, figures, means, parties, names and words once, so that a comparison is only look-up;
`reports` says which claims are one telling.
"""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from enum import IntEnum
from hashlib import sha256

from tawthiq.incidents.cuts import tolls
from tawthiq.incidents.places import Spot, spots
from tawthiq.incidents.wording import content_words, longest, signature
from tawthiq.lexicon import parties
from tawthiq.model.claim import Claim
from tawthiq.model.document import Document
from tawthiq.model.vocabulary import (
    Facility,
    Kind,
    Method,
    Outcome,
    PartOfDay,
    PublishedFrom,
    Stance,
    Victims,
)
from tawthiq.records import Record
from tawthiq.text import edtf
from tawthiq.text.dates.stamps import stamped
from tawthiq.text.folding import fold

_UNDATED = "9999"  # reports without a date come last
_LONG = 7  # days; a longer interval says too little to look for its days


class Weight(IntEnum):
    """Who is told to be harmed: nobody, nobody but fighters, others; the answer of a party counts as others."""

    NOBODY = 0
    FIGHTERS = 1
    OTHERS = 2


class Aside(IntEnum):
    """Whether a telling is only the news of a day beside the harm that its report tells; UNHURT: of nobody hurt."""

    NO = 0
    NEWS = 1
    UNHURT = 2


class Telling(Record, frozen=True, kw_only=True):
    """One event as one report tells it. `id` is the incident id that it would found.

    `edtf`: its most exact date. `days`: first and last day (ordinals) that it can have been, from `edtf` or, with
    `by_publication`, from the report's own date. `figures`: for each outcome the smallest and largest number counted.
    `weight`: who is told to be harmed. `continues`: the telling of its report that it goes on from. `aside`: only the
    news of a day beside the harm that its report tells.
    `words` are the words of its claims as bits (wording.py), `longest` the six longest of them; `named` the places of
    any telling that its report names.
    """

    id: str
    document: str
    label: str
    claims: tuple[str, ...]
    order: tuple[str, str, int]
    edtf: str | None = None
    days: tuple[int, int] | None = None
    by_publication: bool = False
    part_of_day: PartOfDay | None = None
    spots: tuple[Spot, ...] = ()
    weight: Weight = Weight.NOBODY
    figures: Mapping[Outcome, tuple[int, float]]
    numbers: Mapping[Outcome, frozenset[int]]
    statuses: frozenset[Victims] = frozenset()
    methods: frozenset[Method] = frozenset()
    facilities: frozenset[Facility] = frozenset()
    doers: frozenset[str] = frozenset()
    victims: frozenset[str] = frozenset()
    origins: frozenset[str] = frozenset()
    continues: str | None = None
    aside: Aside = Aside.NO
    words: int = 0
    longest: tuple[str, ...] = ()
    named: frozenset[str] = frozenset()


def founding_id(document_sha256: str, label: str) -> str:
    """The incident id that a telling founds: a hash of its report's text and its label there."""
    return sha256(f"{document_sha256}\x1f{label}".encode("utf-8", "surrogatepass")).hexdigest()[:16]


def feature(claims: Sequence[Claim], document: Document | None, label: str) -> Telling:
    """Read a telling's features (step 3)."""
    identifier = claims[0].document
    sha = document.sha256 if document else sha256(identifier.encode("utf-8", "surrogatepass")).hexdigest()
    told = _date(claims)
    days = _days(told)
    by_publication = told is None
    if told is None:
        days = _around_publication(document)
    figures, numbers = tolls(claims)
    sides = parties.load()
    words = content_words({c.quote for c in claims})
    return Telling(
        id=founding_id(sha, label),
        document=identifier,
        label=label,
        claims=tuple(c.id for c in claims),
        order=((document.published if document else None) or _UNDATED, sha, claims[0].start),
        edtf=told,
        days=days,
        by_publication=by_publication and days is not None,
        part_of_day=next((c.when.part_of_day for c in claims if c.when and c.when.part_of_day), None),
        spots=spots(c.where for c in claims if c.where),
        weight=_weight(claims),
        figures=figures,
        numbers=numbers,
        statuses=frozenset(h.victims for c in claims for h in c.harms),
        methods=frozenset(c.method for c in claims if c.method),
        facilities=frozenset(f for c in claims for f in c.facilities),
        doers=frozenset(
            sides.fold(r.actor)
            for c in claims
            for r in c.responsible
            if r.actor != "unknown" and r.stance is not Stance.DENIED
        ),
        victims=frozenset(fold(p.name) for c in claims for p in c.people if p.name and " " in p.name.strip()),
        origins=frozenset(fold(s.quote) for c in claims for s in c.sources),
        words=signature(words),
        longest=longest(words),
    )


def _weight(claims: Sequence[Claim]) -> Weight:
    if any(c.kind is Kind.RESPONSE for c in claims):
        return Weight.OTHERS
    harmed = {h.victims for c in claims for h in c.harms if h.max != 0}
    if harmed - {Victims.COMBATANT}:
        return Weight.OTHERS
    return Weight.FIGHTERS if harmed else Weight.NOBODY


def _date(claims: Sequence[Claim]) -> str | None:
    """The most exact date told, the first of equals."""
    dates = [c.when.edtf for c in claims if c.when and edtf.is_valid(c.when.edtf)]
    return min(dates, key=lambda d: (edtf.is_yearless(d), _length(d)), default=None)


def _length(told: str) -> int:
    days = edtf.days(told)
    return (days[1] - days[0]).days if days else 0


def _days(told: str | None) -> tuple[int, int] | None:
    days = edtf.days(told) if told else None
    return (days[0].toordinal(), days[1].toordinal()) if days else None


def _around_publication(document: Document | None) -> tuple[int, int] | None:
    """The days that a report without a date of the event most likely speaks of."""
    if document is None:
        return None
    published = edtf.days(((document.published or stamped(document.text)) or "")[:10])
    if published is None:
        return None
    before, after = (2, 2) if document.published_from is PublishedFrom.REGISTER else (3, 0)
    return _shift(published[0], -before), _shift(published[1], after)


def _shift(day: date, by: int) -> int:
    return (day + timedelta(days=by)).toordinal()


def searchable_days(telling: Telling) -> range:
    """The days under which a telling is looked for; none where its dates say too little."""
    if telling.days is None or telling.days[1] - telling.days[0] > _LONG:
        return range(0)
    return range(telling.days[0], telling.days[1] + 1)
