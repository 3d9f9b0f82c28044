"""The words of a claim: from the first to the last of what it is made of."""

from collections.abc import Iterable

from tawthiq.claims.mentions import At
from tawthiq.claims.telling import Told
from tawthiq.model.claim import Harm, Person, Responsible, When, Where


def is_inside(told: Told, party: Responsible) -> bool:
    """Whether the party is named in the segment, and not only in what stands before it."""
    first = told.reading.passage.tokens[told.segment.first].start
    return party.start is not None and party.start >= first


def words(
    told: Told, marks: Iterable[At], slots: Iterable[Harm | Person | Responsible | When | Where | None]
) -> tuple[str, int, int]:
    """The words from the first to the last of the marks and of what the slots quote, with their offsets."""
    spans = [(at.start, at.end) for at in marks]
    spans += [(slot.start, slot.end) for slot in slots if slot and slot.start is not None and slot.end is not None]
    passage = told.reading.passage
    start = max(min(a for a, _ in spans), passage.start)
    end = min(max(b for _, b in spans), passage.end)
    return passage.text[start - passage.start : end - passage.start], start, end
