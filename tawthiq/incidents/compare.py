"""Two tellings compared: the level of each comparison, and the score as the sum of their weights.

`compare` adds the weights of the levels (levels.py) to the prior; a score above 0 says rather the same event than not.
What lies between one report and another, or within one, is weighed here.
"""

from tawthiq.incidents import levels
from tawthiq.incidents.tellings import Telling
from tawthiq.incidents.weights import Weights, weights
from tawthiq.records import Record

_CONTRADICTING = ("means.differs", "party.differs", "figure.another_order", "harm.other_kind", "status.apart")


class Pair(Record, frozen=True):
    """Two tellings with the score of their comparison and its reasons (`level` or `level:value`)."""

    left: str
    right: str
    score: float
    reasons: tuple[str, ...]


def compare(a: Telling, b: Telling, table: Weights | None = None) -> Pair:
    """Score two tellings; the order of the two does not matter."""
    if b.id < a.id:
        a, b = b, a
    table = table or weights()
    found = (
        *levels.dates(a, b),
        levels.places(a, b),
        *levels.harms(a, b),
        levels.means(a, b),
        levels.doers(a, b),
        levels.facilities(a, b),
        levels.victims(a, b),
    )
    reasons = tuple(reason for reason in found if reason)
    reasons += _within_report(a, b, reasons) if a.document == b.document else _between_reports(a, b)
    score = table.prior + sum(table.levels[r.partition(":")[0]].weight for r in reasons)
    return Pair(a.id, b.id, round(score, 4), reasons)


def _between_reports(a: Telling, b: Telling) -> tuple[str, ...]:
    return tuple(reason for reason in (levels.words(a, b), levels.origins(a, b)) if reason)


def _within_report(a: Telling, b: Telling, reasons: tuple[str, ...]) -> tuple[str, ...]:
    """One report that labels two events means two, unless one goes on from the other or has no figure of its own there.

    Words and sources say nothing here: a list of villages hit gives each of them the same.
    """
    if (a.continues == b.id or b.continues == a.id) and not any(r.startswith(_CONTRADICTING) for r in reasons):
        return ("document.continued",)
    same = any(r.startswith(("place.same", "place.within", "place.in_report")) for r in reasons)
    mention = same and not (a.figures and b.figures)
    return ("document.mention",) if mention else ("document.two_events",)
