"""How a text spread: the reports that are near-duplicates of one another, and who published it first.

1. A family are the reports that are the same text by the rule (`duplicates`), taken together over all of its members.
2. First is whoever certainly published before all others (`date`: a bare date does not order reports of one day), or
   whom that report's own credit line names (`credit`). Where no date tells, it is the one whom all credit lines of the
   family name, be its own report among them or not. Otherwise nobody is named.
3. The others are copies and stay reports of their own: they are the evidence of how far the text went.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC
from enum import StrEnum

from tawthiq.assessment.credits import credit_lines
from tawthiq.assessment.duplicates import duplicates, earlier, moment
from tawthiq.assessment.names import name_of
from tawthiq.model.document import Document


class FirstBy(StrEnum):
    """What tells who published first."""

    DATE = "date"
    CREDIT = "credit"


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """A report that carries the text: its publisher, its date, and whom its own credit line names."""

    document: str
    publisher: str | None = None
    published: str | None = None
    credit: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """A text that several reports carry.

    `first` is the id of the first report, None where it is not known or not here; `publisher` who published it first;
    `by` what tells. `reports` are all that carry it, by date, the undated last.
    """

    reports: tuple[Carried, ...]
    first: str | None = None
    publisher: str | None = None
    by: FirstBy | None = None


def spreads(documents: Iterable[Document]) -> tuple[Spread, ...]:
    """The texts that several of these reports carry, those that went farthest first."""
    held = {document.id: document for document in documents}
    alike = duplicates(held.values())
    found = [spread([held[name] for name in family]) for family in _families(alike)]
    return tuple(sorted(found, key=lambda one: (-len(one.reports), _moment(one.reports[0]), one.reports[0].document)))


def spread(family: Sequence[Document]) -> Spread:
    """How the text of these reports, all alike, spread."""
    credited = {name: source.quote for name, source in credit_lines(family).items()}
    reports = sorted(
        (
            Carried(document=d.id, publisher=d.publisher, published=d.published, credit=credited.get(d.id))
            for d in family
        ),
        key=lambda one: (_moment(one), one.document),
    )
    by_id = {document.id: document for document in family}
    first = by_id[reports[0].document]
    if not all(other is first or earlier(first, other) for other in family):
        return _by_credit(tuple(reports), [one.credit for one in reports if one.credit])
    if reports[0].credit:
        return _by_credit(tuple(reports), [reports[0].credit])
    return Spread(reports=tuple(reports), first=first.id, publisher=first.publisher, by=FirstBy.DATE)


def _by_credit(reports: tuple[Carried, ...], credits: Sequence[str]) -> Spread:
    keys = {name_of(credit).key: credit for credit in credits}
    if len(keys) != 1:
        return Spread(reports=reports)
    ((key, shown),) = keys.items()
    own = [one for one in reports if one.publisher and name_of(one.publisher).key == key]
    return Spread(
        reports=reports,
        first=own[0].document if len(own) == 1 else None,
        publisher=own[0].publisher if own else shown,
        by=FirstBy.CREDIT,
    )


def _families(alike: Mapping[str, frozenset[str]]) -> Iterator[list[str]]:
    met: set[str] = set()
    for name in alike:
        if name in met:
            continue
        family, waiting = [], [name]
        met.add(name)
        while waiting:
            one = waiting.pop()
            family.append(one)
            fresh = alike[one] - met
            met |= fresh
            waiting += sorted(fresh)
        yield family


def _moment(one: Carried) -> str:
    at = moment(one.published)
    return at.astimezone(UTC).isoformat() if at else "9999"
