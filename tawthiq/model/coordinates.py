"""Where an incident lies by a person's decision: CORRECT with the field `coordinates`, "latitude, longitude[ name]"."""

import re
from collections.abc import Iterable

from tawthiq.model.decision import Decision, DecisionKind

FIELD = "coordinates"
"""No field of a claim: what is corrected is the incident."""
_WRITTEN = re.compile(r"(-?\d+(?:\.\d+)?)\s*[,;\s]\s*(-?\d+(?:\.\d+)?)(?:\s+(\S.*))?")


def read(text: str | None) -> tuple[float, float, str] | None:
    """Degrees (WGS84) and the place's name, empty where it is not said; None for anything else."""
    found = _WRITTEN.fullmatch((text or "").strip())
    if found is None:
        return None
    lat, lon = float(found[1]), float(found[2])
    return (lat, lon, found[3] or "") if abs(lat) <= 90 and abs(lon) <= 180 else None


def decided(decisions: Iterable[Decision]) -> tuple[float, float, str] | None:
    """The last word on where an incident lies, from decisions in order of time."""
    said = [d.after for d in decisions if d.kind is DecisionKind.CORRECT and d.field == FIELD]
    return read(said[-1]) if said else None
