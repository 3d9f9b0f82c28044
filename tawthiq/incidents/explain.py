"""Why two claims stand together or apart, in words of both languages."""

from dataclasses import dataclass

from tawthiq.incidents.weights import weights
from tawthiq.model.cluster import Link


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason: its level, weight (log-odds), words and the values seen ("killed 5"), empty where there are none."""

    level: str
    weight: float
    ar: str
    en: str
    values: str = ""


def explain(link: Link) -> tuple[Reason, ...]:
    """The reasons of a link, the weightiest first."""
    found = []
    for reason in link.reasons:
        code, _, values = reason.partition(":")
        level = weights().levels[code]
        found.append(Reason(code, level.weight, level.ar, level.en, values))
    return tuple(sorted(found, key=lambda r: -abs(r.weight)))
