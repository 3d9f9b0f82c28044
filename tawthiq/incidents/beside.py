"""How the tellings of one report stand to each other, read from that report alone.

1. What says neither where nor when in words of its own goes on from the telling beside it (وأصيب ثلاثة آخرون).
2. The news of a day names the shelled villages, and the fronts where fighters fell, beside the place where people
   died: such a telling is set aside.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from tawthiq.incidents.tellings import Aside, Telling, Weight
from tawthiq.model.claim import Claim
from tawthiq.records import replace


def with_going_on(told: Sequence[Telling], claims: Iterable[Claim]) -> tuple[Telling, ...]:
    """Tellings with the one that they go on from: told just before, for the first of a report just after."""
    home = {claim: telling.id for telling in told for claim in telling.claims}
    known = [c for c in claims if c.id in home]
    own = {home[c.id] for c in known if (c.where and c.where.quote) or (c.when and c.when.quote)}
    beside: dict[str, str] = {}
    for before, after in pairwise(sorted(known, key=lambda c: (c.document, c.start, c.end, c.id))):
        one, other = home[before.id], home[after.id]
        if before.document == after.document and one != other:
            beside.setdefault(other, one)
            beside.setdefault(one, other)
    return tuple(t if t.id in own else replace(t, continues=beside.get(t.id)) for t in told)


def set_aside(told: Sequence[Telling]) -> tuple[Telling, ...]:
    """Tellings with those marked that are only the news of a day."""
    reports: dict[str, list[Telling]] = defaultdict(list)
    for telling in told:
        reports[telling.document].append(telling)
    return tuple(replace(t, aside=_aside(t)) if _is_aside(t, reports[t.document]) else t for t in told)


def _aside(telling: Telling) -> Aside:
    """A telling that counts people and none of them harmed says that nobody was."""
    return Aside.UNHURT if telling.weight is Weight.NOBODY and telling.statuses else Aside.NEWS


def _is_aside(telling: Telling, report: Sequence[Telling]) -> bool:
    """Whether nobody is told to be harmed here but elsewhere in the report, or fighters here and others the same day.

    Fighters who fell in another year, which a report looks back on, are no news of its day.
    """
    if telling.days is None or telling.weight is Weight.OTHERS:
        return False
    if telling.weight is Weight.NOBODY:
        return any(t.weight for t in report)
    first, last = telling.days
    others = (t.days for t in report if t.weight is Weight.OTHERS and t.days is not None)
    return any(days[0] <= last and first <= days[1] for days in others)
