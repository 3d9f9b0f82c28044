"""What an assessment says, as values by name: to keep what it said, and to tell what moved since.

`assessed` gives grade, place, date, means, parties and every range of everybody, as the history writes them.
"""

from collections.abc import Iterator, Mapping

from tawthiq.model.incident import Incident
from tawthiq.model.vocabulary import Group
from tawthiq.register.snapshot import shown

NAMED = ("grade", "place", "date", "means", "parties")


def assessed(incident: Incident) -> dict[str, str]:
    """The values of an incident by their names; "" where one says nothing."""
    told = {
        "grade": incident.grade.value,
        "place": incident.where.place or "" if incident.where else "",
        "date": incident.when.edtf if incident.when else "",
        "means": incident.method.value if incident.method else "",
        "parties": " ".join(sorted(party.actor for party in incident.responsible)),
    }
    return told | {f"{r.outcome} {r.victims}": shown(r) for r in incident.ranges if r.group is Group.ALL}


def moved(before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """Name, value before and value after of each that moved."""
    for name in dict.fromkeys((*before, *after)):
        a, b = before.get(name, ""), after.get(name, "")
        if a != b:
            yield name, a, b
