"""What reports tell: their claims as tellings, and how the tellings of one report stand to each other.

1. Claims of a report with one event label are one telling; those of other kinds (response, attribution, conditional)
   only join it. Totals and forecasts never enter.
2. A telling whose own claims cannot be one event, or that a person took apart, is cut (cuts.py).
3. `feature` reads what comparison needs (tellings.py).
4. `beside` says which telling goes on from another of its report, and which is only the news of the day beside harm.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from tawthiq.incidents.beside import set_aside, with_going_on
from tawthiq.incidents.cuts import cut
from tawthiq.incidents.tellings import Telling, feature, founding_id
from tawthiq.model.claim import Claim
from tawthiq.model.document import Document
from tawthiq.model.vocabulary import Kind
from tawthiq.records import replace

_EVENT_KINDS = frozenset({Kind.INCIDENT, Kind.ATTRIBUTION, Kind.RESPONSE, Kind.CONDITIONAL})


def tellings(
    claims: Iterable[Claim], documents: Mapping[str, Document], apart: Iterable[frozenset[str]] = ()
) -> tuple[Telling, ...]:
    """All tellings in canonical order (report's date, hash, place in it); the order of `claims` does not matter.

    `apart` are sets of claims that a person took out of their telling together.
    """
    taken = {claim: group for group in apart for claim in group}
    groups: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.kind in _EVENT_KINDS:
            label = claim.incident or claim.id
            mark = min(taken[claim.id]) if claim.id in taken else ""
            groups[claim.document, f"{label}{mark}"].append(claim)
    found = []
    for (document, label), members in groups.items():
        ordered = sorted(members, key=lambda c: (c.start, c.end, c.id))
        for number, part in enumerate(cut(ordered)):
            if any(c.kind is not Kind.CONDITIONAL for c in part):
                named = f"{label}#{number}" if number else label
                found.append(feature(part, documents.get(document), named))
    told = _distinct(sorted(found, key=lambda t: (*t.order, t.document, t.label)))
    return set_aside(with_going_on(told, (c for members in groups.values() for c in members)))


def _distinct(ordered: Sequence[Telling]) -> tuple[Telling, ...]:
    """Ids made distinct where one text came in twice."""
    seen: set[str] = set()
    found = []
    for telling in ordered:
        again = telling.id in seen
        seen.add(telling.id)
        found.append(replace(telling, id=founding_id(telling.id, telling.document)) if again else telling)
    return tuple(found)
