"""Rows of the CSV tables: one column a thing, named the same in every release.

A cell that a spreadsheet would take for a formula is written with an apostrophe before it: texts come from the open
web, and opening a table must run nothing.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import TypeVar

from tawthiq.model.claim import Claim, Harm
from tawthiq.model.incident import Incident, LedgerRow, Range
from tawthiq.model.vocabulary import Group, Outcome, RangeVictims
from tawthiq.publication.crosswalk import COARSE, acled_date, acled_where, ucdp_date, ucdp_where
from tawthiq.register import StoredDocument
from tawthiq.text import edtf

T = TypeVar("T")
Cell = str | int | float | bool | None
Row = dict[str, Cell]

AUDIENCE = "audience"
"""The last column of a table: whom it is for, internal or public."""
_FORMULA = frozenset("=+-@\t\r\n＝＋－＠|")
# asked of every cell before it is looked at: all but a few begin with a letter or a digit, or are empty
_HARMLESS = frozenset({"", *(character for character in map(chr, range(0x780)) if character.isalnum())})
_BARE = frozenset({int, float, type(None)})
_TOGETHER = 200  # rows
_BOM = "\ufeff".encode()
_RANGES = tuple(
    (outcome, victims)
    for outcome in (Outcome.KILLED, Outcome.INJURED)
    for victims in (RangeVictims.CIVILIAN, RangeVictims.NOT_COMBATANT, RangeVictims.COMBATANT)
)


def safe(cell: Cell) -> Cell:
    """The cell as a spreadsheet may open it."""
    if isinstance(cell, str):
        first = cell[:1]
        if first in _FORMULA or (first.isspace() and cell.lstrip()[:1] in _FORMULA):
            return "'" + cell
        return cell
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return cell


def sheet(rows: Iterable[Row], columns: tuple[str, ...], hashtags: Mapping[str, str] | None = None) -> Iterator[bytes]:
    """CSV as bytes: UTF-8 with the mark that makes spreadsheets read Arabic, a header even where no row follows.

    `hashtags` (HXL) of the columns stand in a second row of headers.
    """
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer)
    yield _BOM
    writer.writerow(columns)
    if hashtags:
        writer.writerow([hashtags[name] for name in columns])
    for number, row in enumerate(rows, 1):
        writer.writerow(_safe_row(row, columns))
        if number % _TOGETHER == 0:
            yield _emptied(buffer)
    yield _emptied(buffer)


def _safe_row(row: Row, columns: tuple[str, ...]) -> list[Cell]:
    # told apart in place: a call for every cell would take a quarter of the time
    return [
        cell if (isinstance(cell, str) and cell[:1] in _HARMLESS) or cell.__class__ in _BARE else safe(cell)
        for cell in map(row.__getitem__, columns)
    ]


def _emptied(buffer: io.StringIO) -> bytes:
    written = buffer.getvalue().encode("utf-8", "replace")
    buffer.seek(0)
    buffer.truncate()
    return written


def document_row(stored: StoredDocument) -> Row:
    """A document; its text stands last."""
    document = stored.document
    return {
        "id": document.id,
        "publisher": document.publisher,
        "published": document.published,
        "published_from": document.published_from,
        "url": document.url,
        "lang": document.lang,
        "title": document.title,
        "sha256": stored.sha256,
        "bytes_sha256": stored.bytes_sha256,
        "added": stored.added,
        "claims": stored.claims,
        "pipeline_version": stored.pipeline_version,
        "text": document.text,
    }


def claim_row(claim: Claim) -> Row:
    """A claim; lists are joined with `; `."""
    where, when = claim.where, claim.when
    point = where is not None and where.precision not in COARSE
    return {
        "id": claim.id,
        "document": claim.document,
        "kind": claim.kind,
        "incident": claim.incident,
        "quote": claim.quote,
        "start": claim.start,
        "end": claim.end,
        "harms": _joined(harm_in_figures(harm) for harm in claim.harms),
        "method": claim.method,
        "facilities": _joined(claim.facilities),
        "date": when.edtf if when else None,
        "date_words": when.quote if when else None,
        "place": where.place if where else None,
        "within": _joined(where.within) if where else None,
        "country": where.country if where else None,
        "lat": where.lat if where and point else None,
        "lon": where.lon if where and point else None,
        "precision": where.precision if where else None,
        "responsible": _joined(f"{party.actor} ({party.stance})" for party in claim.responsible),
        "sources": _joined(f"{source.level}: {source.quote} ({source.kind})" for source in claim.sources),
        "response": _joined(claim.response),
        "origin": claim.origin,
        "confidence": claim.confidence,
    }


def harm_in_figures(harm: Harm) -> str:
    """Like `killed civilian 120-260 about`, `injured unknown 10- vague`."""
    low, high = ("" if value is None else str(value) for value in (harm.min, harm.max))
    figure = low if low == high and low else f"{low}-{high}" if low or high else "?"
    who = harm.victims if harm.group is Group.ALL else f"{harm.victims} {harm.group}"
    part = "" if harm.subset_of is None else " (part)"
    return f"{harm.outcome} {who} {figure} {harm.bound}{part}"


def incident_row(incident: Incident) -> Row:
    """An incident; min and max stand in columns of their own, `open` says "or more"."""
    where, when = incident.where, incident.when
    days = edtf.days(when.edtf) if when else None
    point = where is not None and where.precision not in COARSE
    row: Row = {
        "id": incident.id,
        "code": incident.code,
        "title_ar": incident.title.ar,
        "title_en": incident.title.en,
        "date": when.edtf if when else None,
        "first_day": days[0].isoformat() if days and days[0] != date.min else None,
        "last_day": days[1].isoformat() if days and days[1] != date.max else None,
        "place": where.place if where else None,
        "within": _joined(where.within) if where else None,
        "country": where.country if where else None,
        "lat": where.lat if where and point else None,
        "lon": where.lon if where and point else None,
        "precision": where.precision if where else None,
        "method": incident.method,
        "facilities": _joined(incident.facilities),
    }
    for outcome, victims in _RANGES:
        row |= _range_cells(f"{outcome}_{victims}", _range(incident, outcome, victims))
    return row | {
        "grade": incident.grade,
        "grade_reasons": _joined(reason.code for reason in incident.grade_reasons),
        "strike_status": incident.strike_status,
        "flags": _joined(incident.flags),
        "responsible": _joined(f"{party.actor} ({'/'.join(party.stances)})" for party in incident.responsible),
        "independent_origins": incident.independent_origins,
        "outlets": incident.outlets,
        "claims": len(incident.claims),
        "documents": len(incident.documents),
        "review_state": incident.review_state,
        "rule_version": incident.rule_version,
        "ucdp_where_prec": ucdp_where(where.precision if where else None),
        "ucdp_date_prec": ucdp_date(days),
        "acled_geo_precision": acled_where(where.precision if where else None),
        "acled_time_precision": acled_date(days),
    }


def total_row(row: LedgerRow, claim: Claim | None) -> Row:
    """A cumulative claim; residuals as `killed civilian 47-107`."""
    residual = (f"{r.outcome} {r.victims} {r.min}-{'' if r.max is None else r.max}" for r in row.residual)
    return {
        "claim": row.claim,
        "document": row.document,
        "period": row.period,
        "area": row.area.place if row.area else None,
        "country": row.area.country if row.area else None,
        "harms": _joined(harm_in_figures(harm) for harm in claim.harms) if claim else None,
        "attacks_min": claim.attacks.min if claim and claim.attacks else None,
        "attacks_max": claim.attacks.max if claim and claim.attacks else None,
        "sources": _joined(f"{source.level}: {source.quote}" for source in claim.sources) if claim else None,
        "quote": claim.quote if claim else None,
        "residual": _joined(residual),
    }


def _range(incident: Incident, outcome: Outcome, victims: RangeVictims) -> Range | None:
    rows = (row for row in incident.ranges if row.outcome is outcome and row.group is Group.ALL)
    return next((row for row in rows if row.victims is victims), None)


def _range_cells(name: str, found: Range | None) -> Row:
    return {
        f"{name}_min": found.min if found else None,
        f"{name}_max": found.max if found else None,
        f"{name}_open": found.open_above if found else None,
        f"{name}_unquantified": found.unquantified if found else None,
    }


def _joined(parts: Iterable[str]) -> str:
    return "; ".join(parts)
