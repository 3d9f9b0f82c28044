"""The ledger of cumulative claims: each toll with its period, area and what the recorded incidents leave of it.

1. A claim of kind `total` becomes a row; its years are completed from the dated incidents of its own report.
2. `residual` takes from it the incidents recorded for the same outcome, victims row, period, area and party:
   [max(0, lo − Σ recorded max), max(0, hi − Σ recorded min)]. Rows are never added to one another.

Rule id: totals.ledger.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from tawthiq.assessment.figures import Figure, Row, rows
from tawthiq.assessment.sides import Sides, default_sides
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


def ledger(
    claims: Iterable[Claim],
    incidents: Sequence[Incident],
    documents: Mapping[str, Document] | Iterable[Document],
    sides: Sides | None = None,
) -> tuple[LedgerRow, ...]:
    """One row for each cumulative claim, in the order given."""
    by_id = documents if isinstance(documents, Mapping) else {d.id: d for d in documents}
    anchors = _anchors(incidents)
    recorded = _by_area([i for i in incidents if i.grade not in _NOT_RECORDED])
    found = []
    for claim in claims:
        if claim.kind is Kind.TOTAL:
            period = _period(claim, by_id.get(claim.document), anchors.get(claim.document, ()))
            inside = [i for i in _in_area(recorded, claim.where) if _inside(i, claim, period, sides or default_sides())]
            found.append(
                LedgerRow(
                    claim=claim.id,
                    document=claim.document,
                    period=period,
                    area=claim.where,
                    residual=tuple(_residuals(claim, inside)),
                )
            )
    return tuple(found)


def _anchors(incidents: Sequence[Incident]) -> Mapping[str, tuple[str, ...]]:
    """The full dates of the incidents that each report speaks of."""
    found: dict[str, list[str]] = defaultdict(list)
    for incident in incidents:
        if incident.when and edtf.days(incident.when.edtf) and not edtf.is_open(incident.when.edtf):
            for document in incident.documents:
                found[document].append(incident.when.edtf)
    return {document: tuple(sorted(dates)) for document, dates in found.items()}


def _period(claim: Claim, document: Document | None, anchors: Sequence[str]) -> str | None:
    """The claim's period with its year where the report's own date or its dated incidents give one (step 1)."""
    if claim.when is None:
        return None
    told = claim.when.edtf
    if not edtf.is_yearless(told):
        return told
    published = (document.published or "")[:10] if document else ""
    nearest = [published] if edtf.days(published) else list(anchors[-1:])
    return (edtf.complete(told, nearest[0]) if nearest else None) or told


def _inside(incident: Incident, claim: Claim, period: str | None, sides: Sides) -> bool:
    return _in_period(incident, period) and _by_party(incident, claim, sides)


def _in_period(incident: Incident, period: str | None) -> bool:
    span = _closed(period)
    if span is None:
        return True
    days = edtf.days(incident.when.edtf) if incident.when else None
    return days is not None and span[0] <= days[0] and days[1] <= span[1]


def _closed(period: str | None) -> tuple[date, date] | None:
    return edtf.days(period) if period else None


_ANYWHERE = ""


def _by_area(incidents: Sequence[Incident]) -> Mapping[str, list[Incident]]:
    """Incidents under every folded name of a place that they lie in, under their country's code, and everywhere."""
    found: dict[str, list[Incident]] = defaultdict(list)
    for incident in incidents:
        found[_ANYWHERE].append(incident)
        place = incident.where
        if place:
            country = {place.country} if place.country else set()
            for key in {fold(place.place), *map(fold, place.within)} | country:
                found[key].append(incident)
    return found


def _in_area(recorded: Mapping[str, list[Incident]], area: Where | None) -> Sequence[Incident]:
    """The incidents that lie in an area, each once."""
    if area is None:
        return recorded.get(_ANYWHERE, [])
    name = fold(area.place)
    is_country = area.precision is Precision.COUNTRY or name in _countries()
    keys = [name, area.country] if is_country and area.country else [name]
    return list({i.id: i for key in keys for i in recorded.get(key, ())}.values())


@by_folders
def _countries(folders: Folders) -> frozenset[str]:
    """Folded names of countries, with and without the article."""
    forms = {form for entry in load("bearings", folders) if entry.id.startswith("country.") for form in entry.forms}
    return frozenset(forms | {f"ال{form}" for form in forms})


def _by_party(incident: Incident, claim: Claim, sides: Sides) -> bool:
    wanted = {sides.fold(r.actor) for r in claim.responsible if r.stance is not Stance.DENIED and r.actor != "unknown"}
    told = {sides.fold(p.actor) for p in incident.responsible if set(p.stances) - {Stance.DENIED}}
    return not wanted or bool(wanted & told)


def _residuals(claim: Claim, inside: Sequence[Incident]) -> Iterable[Residual]:
    told = rows(claim)
    for harm in claim.harms:
        if harm.group is not Group.ALL or harm.subset_of is not None:
            continue
        row = Row(harm.outcome, _ROW_OF[harm.victims], Group.ALL)
        figure = told.get(row)
        if figure and figure.quantified:
            yield residual(row, figure, [r for i in inside for r in i.ranges])


def residual(row: Row, figure: Figure, recorded: Iterable[Range]) -> Residual:
    """What a toll leaves beyond the recorded ranges of its row (step 2). Exactly 307 against 200-260 → 47-107."""
    same = [r for r in recorded if (r.outcome, r.victims, r.group) == row]
    least = sum(r.min or 0 for r in same)
    most = None if any(r.open_above or r.unquantified for r in same) else sum(r.max or 0 for r in same)
    low = figure.low or 0
    return Residual(
        outcome=row.outcome,
        victims=row.victims,
        min=0 if most is None else max(0, low - most),
        max=None if figure.high is None else max(0, figure.high - least),
        recorded_min=least,
        recorded_max=most,
    )
