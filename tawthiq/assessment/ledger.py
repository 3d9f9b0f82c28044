"""The ledger of cumulative claims: each toll with its period, area and what the recorded incidents leave of it.

1. A claim of kind `total` becomes a row; its years are completed from its report's date or the dated incidents of its
   own report. A period without an end, or none at all, ends with the report.
2. `residual` takes from it the incidents recorded for the same outcome, victims row, period, area and party:
   [max(0, lo − Σ recorded max), max(0, hi − Σ recorded min)]. Rows are never added to one another.

`entry` keeps of an incident what the ledger asks of it, so that a large register's ledger is reckoned from entries
that stream by, twice; incidents are looked up by area and summed by running sums (sums.py). Where a few incidents
changed, the tolls that hold them are moved on (tolls.py).

Rule id: totals.ledger.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from tawthiq.assessment.figures import Figure, Row, rows
from tawthiq.assessment.sides import Sides, default_sides
from tawthiq.assessment.sums import Account, Recorded
from tawthiq.assessment.tolls import ANYWHERE, Entry, EntrySum, Told, Toll
from tawthiq.lexicon.chosen import Folders, by_folders
from tawthiq.lexicon.entries import load
from tawthiq.model.claim import Claim, Where
from tawthiq.model.document import Document
from tawthiq.model.incident import Incident, LedgerRow, Range, Residual
from tawthiq.model.vocabulary import Grade, Group, Kind, Precision, RangeVictims, Stance, Victims
from tawthiq.text import edtf
from tawthiq.text.folding import fold

_NOT_RECORDED = frozenset({Grade.DISCOUNTED, Grade.NONE_REPORTED})
_ROW_OF = {
    Victims.CIVILIAN: RangeVictims.CIVILIAN,
    Victims.COMBATANT: RangeVictims.COMBATANT,
    Victims.UNKNOWN: RangeVictims.NOT_COMBATANT,
}


@dataclass(frozen=True, slots=True)
class Reckoned:
    """A row of the ledger, and the toll that it is reckoned from."""

    row: LedgerRow
    toll: Toll


def entry(incident: Incident, sides: Sides | None = None) -> Entry:
    """What the ledger keeps of an incident."""
    known = sides or default_sides()
    told, place = incident.when.edtf if incident.when else None, incident.where
    days = edtf.days(told) if told else None
    names = {fold(place.place), *map(fold, place.within), *((place.country,) if place.country else ())} if place else ()
    ranges = () if incident.grade in _NOT_RECORDED else incident.ranges
    return Entry(
        days=(days[0].toordinal(), days[1].toordinal()) if days else (0, 0),
        date=told if told and days and not edtf.is_open(told) else None,
        documents=incident.documents,
        areas=tuple(sorted(names)),
        parties=tuple(sorted({known.fold(p.actor) for p in incident.responsible if set(p.stances) - {Stance.DENIED}})),
        sums=tuple(
            EntrySum(r.outcome, r.victims, r.min or 0, r.max or 0, r.open_above or r.unquantified)
            for r in ranges
            if r.group is Group.ALL
        ),
    )


def ledger(
    claims: Iterable[Claim],
    incidents: Sequence[Incident],
    documents: Mapping[str, Document] | Iterable[Document],
    sides: Sides | None = None,
) -> tuple[LedgerRow, ...]:
    """One row for each cumulative claim, in the order given."""
    by_id = documents if isinstance(documents, Mapping) else {d.id: d for d in documents}
    entries = [entry(incident, sides) for incident in incidents]
    published = {name: document.published for name, document in by_id.items()}
    return tuple(one.row for one in reckoned(claims, lambda: entries, published, sides))


def reckoned(
    claims: Iterable[Claim],
    entries: Callable[[], Iterable[Entry]],
    published: Mapping[str, str | None],
    sides: Sides | None = None,
) -> tuple[Reckoned, ...]:
    """The same from entries, which are gone through at most twice, with the tolls of the rows.

    `published` are the dates of documents by id.
    """
    known = sides or default_sides()
    tolls = [_told(claim, known) for claim in claims if claim.kind is Kind.TOTAL]
    lost = {t.document for t in tolls if _needs_anchor(t, published)}
    anchors = _anchors(entries(), lost) if lost else {}
    for toll in tolls:
        date_told = published.get(toll.document)
        toll.period = _period(toll, date_told, anchors.get(toll.document, ()))
        toll.days = _days(toll.period, date_told)
    accounts = _Accounts(toll for toll in tolls)
    accounts.fill(entries())
    return tuple(_reckoned(toll, accounts, toll.document in lost) for toll in tolls)


@dataclass(slots=True)
class _Telling:
    """A cumulative claim, as far as the ledger needs it; `figures` are those that a residual is reckoned for."""

    claim: str
    document: str
    told: str | None
    area: Where | None
    places: tuple[str, ...]
    parties: frozenset[str]
    figures: tuple[tuple[Row, Figure], ...]
    period: str | None = None
    days: tuple[int, int] | None = None


def _told(claim: Claim, sides: Sides) -> _Telling:
    told = rows(claim)
    wanted = (
        Row(harm.outcome, _ROW_OF[harm.victims], Group.ALL)
        for harm in claim.harms
        if harm.group is Group.ALL and harm.subset_of is None
    )
    return _Telling(
        claim=claim.id,
        document=claim.document,
        told=claim.when.edtf if claim.when else None,
        area=claim.where,
        places=_places(claim.where),
        parties=frozenset(
            sides.fold(r.actor) for r in claim.responsible if r.stance is not Stance.DENIED and r.actor != "unknown"
        ),
        figures=tuple((row, told[row]) for row in dict.fromkeys(wanted) if row in told and told[row].quantified),
    )


def _places(area: Where | None) -> tuple[str, ...]:
    """The names under which the incidents of an area are found."""
    if area is None:
        return (ANYWHERE,)
    name = fold(area.place)
    is_country = area.precision is Precision.COUNTRY or name in _countries()
    return (name, area.country) if is_country and area.country else (name,)


@by_folders
def _countries(folders: Folders) -> frozenset[str]:
    """Folded names of countries, with and without the article."""
    forms = {form for entry in load("bearings", folders) if entry.id.startswith("country.") for form in entry.forms}
    return frozenset(forms | {f"ال{form}" for form in forms})


def _needs_anchor(toll: _Telling, published: Mapping[str, str | None]) -> bool:
    date_told = (published.get(toll.document) or "")[:10]
    return toll.told is not None and edtf.is_yearless(toll.told) and not edtf.days(date_told)


def _anchors(entries: Iterable[Entry], wanted: set[str]) -> Mapping[str, tuple[str, ...]]:
    """The full dates of the incidents that each of these reports speaks of."""
    found: dict[str, list[str]] = defaultdict(list)
    for kept in entries:
        if kept.date:
            for document in wanted.intersection(kept.documents):
                found[document].append(kept.date)
    return {document: tuple(sorted(dates)) for document, dates in found.items()}


def _period(toll: _Telling, published: str | None, anchors: Sequence[str]) -> str | None:
    """The toll's period with its year where the report's own date or its dated incidents give one (step 1)."""
    told = toll.told
    if told is None or not edtf.is_yearless(told):
        return told
    date_told = (published or "")[:10]
    nearest = [date_told] if edtf.days(date_told) else list(anchors[-1:])
    return (edtf.complete(told, nearest[0]) if nearest else None) or told


def _days(period: str | None, published: str | None) -> tuple[int, int] | None:
    """The days of a toll; open or none, they end with its report. None where neither is known."""
    told = edtf.days(period) if period else None
    report = edtf.days((published or "")[:10])
    if told is None:
        return (date.min.toordinal(), report[1].toordinal()) if report else None
    last = report[1] if told[1] == date.max and report and told[0] <= report[1] else told[1]
    return told[0].toordinal(), last.toordinal()


_Key = tuple[tuple[str, ...], frozenset[str], Row]


@dataclass(slots=True)
class _Accounts:
    """An account for each area, party and row that some toll asks for, and for none besides."""

    tolls: Iterable[_Telling]
    _accounts: dict[_Key, Account] = field(default_factory=dict)
    _at: dict[str, list[_Key]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        for toll in self.tolls:
            for row, _ in toll.figures:
                key = (toll.places, toll.parties, row)
                if key not in self._accounts:
                    self._accounts[key] = Account()
                    for place in dict.fromkeys(toll.places):
                        self._at[place].append(key)

    def fill(self, entries: Iterable[Entry]) -> None:
        """Put every incident's ranges into the accounts that they belong to."""
        for kept in entries:
            if not kept.sums:
                continue
            sums = {Row(s.outcome, s.victims, Group.ALL): s for s in kept.sums}
            for key in dict.fromkeys(self._keys(kept)):
                found = sums.get(key[2])
                if found and (not key[1] or not key[1].isdisjoint(kept.parties)):
                    self._accounts[key].add(kept.days, found.min, found.max, found.open)

    def _keys(self, kept: Entry) -> Iterator[_Key]:
        for place in (ANYWHERE, *kept.areas):
            yield from self._at.get(place, ())

    def recorded(self, toll: _Telling, row: Row) -> Recorded:
        """What is recorded for a row of a toll, in its area and period and by its party."""
        return self._accounts[toll.places, toll.parties, row].within(toll.days)


def _reckoned(told: _Telling, accounts: _Accounts, anchored: bool) -> Reckoned:
    toll = Toll(
        document=told.document,
        places=told.places,
        parties=tuple(sorted(told.parties)),
        days=told.days,
        anchored=anchored,
        figures=tuple(_figure(row, figure, accounts.recorded(told, row)) for row, figure in told.figures),
    )
    row = LedgerRow(
        claim=told.claim, document=told.document, period=told.period, area=told.area, residual=toll.residuals()
    )
    return Reckoned(row, toll)


def _figure(row: Row, figure: Figure, recorded: Recorded) -> Told:
    return Told(row.outcome, row.victims, figure.low or 0, figure.high, recorded)


def residual(row: Row, figure: Figure, recorded: Iterable[Range]) -> Residual:
    """What a toll leaves beyond the recorded ranges of its row (step 2). Exactly 307 against 200-260 → 47-107."""
    account = Account()
    for told in recorded:
        if (told.outcome, told.victims, told.group) == row:
            account.add((0, 0), told.min or 0, told.max or 0, told.open_above or told.unquantified)
    return _figure(row, figure, account.within(None)).residual()
