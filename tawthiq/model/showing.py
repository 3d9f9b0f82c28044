"""How the names of victims, witnesses, relatives, medics and private senders are published, by decisions that stand.

NAME is about one claim; `field` says which of its people or sources bears the name (`people.0`, `sources.1`), `after`
how it is shown. The name itself stands in no decision: neither the log nor an export of decisions tells it. A name is
withheld as long as nobody decided otherwise. It moves no figure.
"""

import re
from collections.abc import Iterable
from enum import StrEnum

from tawthiq.model.decision import Decision, DecisionKind

FIELD = re.compile(r"(people|sources)\.\d{1,3}")


class Showing(StrEnum):
    """How a name is shown, from the strictest."""

    WITHHELD = "withheld"
    INITIALS = "initials"
    PUBLIC = "public"


def showings(standing: Iterable[Decision]) -> dict[tuple[str, str], Showing]:
    """What was decided last of each claim and field, in the order in which it was."""
    found: dict[tuple[str, str], Showing] = {}
    for decision in standing:
        if decision.kind is DecisionKind.NAME and decision.after in set(Showing):
            for claim in decision.subjects:
                found.pop((claim, decision.field or ""), None)
                found[claim, decision.field or ""] = Showing(decision.after)
    return found
