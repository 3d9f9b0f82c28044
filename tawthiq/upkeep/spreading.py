"""How the texts of a register's reports spread: all of them, or that of one report."""

from tawthiq.assessment.duplicates import same_text
from tawthiq.assessment.spread import Spread, spread, spreads
from tawthiq.register import Register


def spreads_of(register: Register) -> tuple[Spread, ...]:
    """The texts that several reports of the register carry, those that went farthest first."""
    return spreads(register.all_documents())


def spread_of(register: Register, document: str) -> Spread:
    """Who else carries the text of a report: those that are alike to it, and to those again.

    Only reports of like length within days of it are read. Raises RegisterError for an unknown document.
    """
    asked = register.document(document).document
    family, waiting = {asked.id: asked}, [asked]
    while waiting:
        one = waiting.pop()
        for other in register.documents_like(one):
            if other.id not in family and same_text(one, other):
                family[other.id] = other
                waiting.append(other)
    return spread(tuple(family.values()))
