"""Incidents in the columns that users of Airwars', UCDP's and ACLED's tables have tools for.

Each row says in its first column whose shape it has and that it is not that project's data. What those projects decide
by rules of their own and this register does not stays empty: UCDP's best estimate (no average is made here), its ids of
conflicts and dyads, ACLED's interaction codes. Minimum and maximum are those of everybody not said to be a combatant.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from types import MappingProxyType

from tawthiq.lexicon import parties
from tawthiq.lexicon.vocabularies import methods
from tawthiq.model.incident import Incident, Range
from tawthiq.model.vocabulary import Group, Outcome, RangeVictims
from tawthiq.publication.crosswalk import COARSE, acled_date, acled_where, ucdp_date, ucdp_where
from tawthiq.publication.sheets import Row
from tawthiq.text import edtf

_MARK = "shape"


def airwars(incident: Incident) -> Row:
    """Airwars' public incident tables: strike type, belligerents, grade, ranges by group."""
    where, days = incident.where, _days(incident)
    row: Row = {
        _MARK: "Airwars-shaped by Tawthiq; not Airwars data",
        "unique_reference_codes": incident.code,
        "incident_date_start": _iso(days, 0),
        "incident_date_end": _iso(days, 1),
        "country": where.country if where else None,
        "locations": _within(incident),
        "latitude": _coordinate(incident, "lat"),
        "longitude": _coordinate(incident, "lon"),
        "geolocation_accuracy": where.precision if where else None,
        "strike_type": "; ".join(methods()[incident.method].airwars) if incident.method else None,
        "belligerents": _parties(incident),
        "strike_status": incident.strike_status,
        "civilian_harm_status": incident.grade,
    }
    for outcome, name in ((Outcome.KILLED, "killed"), (Outcome.INJURED, "injured")):
        row |= _span(f"civilians_{name}", _range(incident, outcome))
        for group in (Group.CHILDREN, Group.WOMEN, Group.MEN):
            row |= _span(f"{group}_{name}", _range(incident, outcome, group))
    fighters = _range(incident, Outcome.KILLED, Group.ALL, RangeVictims.COMBATANT)
    return row | _span("militants_killed", fighters) | {"number_of_sources": len(incident.documents)}


def ucdp(incident: Incident) -> Row:
    """UCDP's Georeferenced Event Dataset."""
    where, days = incident.where, _days(incident)
    killed = _range(incident, Outcome.KILLED)
    return {
        _MARK: "UCDP GED-shaped by Tawthiq; not UCDP data",
        "id": incident.id,
        "relid": incident.code,
        "year": days[0].year if days and days[0].year == days[1].year else None,
        "side_a": _parties(incident) or None,
        "number_of_sources": len(incident.documents),
        "where_prec": ucdp_where(where.precision if where else None),
        "where_coordinates": where.place if where else None,
        "where_description": _within(incident),
        "latitude": _coordinate(incident, "lat"),
        "longitude": _coordinate(incident, "lon"),
        "country": where.country if where else None,
        "event_clarity": 1 if days and days[0] == days[1] else 2,
        "date_prec": ucdp_date(days),
        "date_start": _iso(days, 0),
        "date_end": _iso(days, 1),
        "best": None,
        "low": killed.min if killed else None,
        "high": killed.max if killed and not killed.open_above else None,
    }


def acled(incident: Incident) -> Row:
    """ACLED's event table. `fatalities` is the minimum, as ACLED enters the most conservative figure."""
    where, days = incident.where, _days(incident)
    names = methods()[incident.method] if incident.method else None
    killed = _range(incident, Outcome.KILLED)
    return {
        _MARK: "ACLED-shaped by Tawthiq; not ACLED data",
        "event_id_cnty": incident.code,
        "event_date": _iso(days, 0),
        "year": days[0].year if days else None,
        "time_precision": acled_date(days),
        "event_type": names.acled_event if names else None,
        "sub_event_type": names.acled_sub_event if names else None,
        "actor1": _parties(incident) or None,
        "civilian_targeting": "Civilian targeting" if _asserts_civilians(incident) else None,
        "country": where.country if where else None,
        "location": where.place if where else None,
        "latitude": _coordinate(incident, "lat"),
        "longitude": _coordinate(incident, "lon"),
        "geo_precision": acled_where(where.precision if where else None),
        "notes": incident.title.en,
        "fatalities": killed.min if killed else None,
    }


def marked(row: Row, audience: str) -> Row:
    """The row with whom it is for beside whose shape it has."""
    return row | {_MARK: f"{row[_MARK]}; {audience}"}


SHAPES: Mapping[str, Callable[[Incident], Row]] = MappingProxyType({"airwars": airwars, "ucdp": ucdp, "acled": acled})


def _range(
    incident: Incident, outcome: Outcome, group: Group = Group.ALL, victims: RangeVictims = RangeVictims.NOT_COMBATANT
) -> Range | None:
    rows = (r for r in incident.ranges if r.outcome is outcome and r.group is group and r.victims is victims)
    return next(rows, None)


def _span(name: str, found: Range | None) -> Row:
    high = None if found is None or found.max is None else f"{found.max}+" if found.open_above else found.max
    return {f"{name}_min": found.min if found else None, f"{name}_max": high}


def _days(incident: Incident) -> tuple[date, date] | None:
    days = edtf.days(incident.when.edtf) if incident.when else None
    return None if days is None or days[0] == date.min or days[1] == date.max else days


def _iso(days: Sequence[date] | None, at: int) -> str | None:
    return days[at].isoformat() if days else None


def _within(incident: Incident) -> str | None:
    where = incident.where
    return "; ".join(name for name in (where.place, *where.within) if name) if where else None


def _coordinate(incident: Incident, axis: str) -> float | None:
    where = incident.where
    if where is None or where.precision is None or where.precision in COARSE:
        return None
    return where.lat if axis == "lat" else where.lon


def _parties(incident: Incident) -> str:
    listed = parties.load()
    return "; ".join(listed.name(party.actor, "en") for party in incident.responsible if party.actor != "unknown")


def _asserts_civilians(incident: Incident) -> bool:
    return any(r.victims is RangeVictims.CIVILIAN and (r.max or 0) > 0 for r in incident.ranges)
