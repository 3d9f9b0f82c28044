"""What a change does to the claims of a corpus, before it is adopted: how many come, go or differ, with examples."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tawthiq.evaluation.annotations import Annotation, of_claims
from tawthiq.evaluation.differences import Errors, Unequal, errors
from tawthiq.evaluation.scores import compare
from tawthiq.model.claim import Claim
from tawthiq.model.document import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """Claims before and after a change; claims that only one side has, and pairs that differ, in text order."""

    documents: int
    touched: int
    before: int
    after: int
    gone: tuple[Annotation, ...]
    new: tuple[Annotation, ...]
    changed: tuple[Unequal, ...]


def effect(documents: Mapping[str, Document], before: Sequence[Claim], after: Sequence[Claim]) -> Effect:
    """Compare two readings of the same documents."""
    old, new = of_claims(before), of_claims(after)
    found: tuple[Errors, ...] = errors(documents, old, new, compare(documents, old, new))
    return Effect(
        documents=len(documents),
        touched=sum(one.count > 0 for one in found),
        before=len(old),
        after=len(new),
        gone=tuple(claim for one in found for claim in one.missed),
        new=tuple(claim for one in found for claim in one.spurious),
        changed=tuple(pair for one in found for pair in one.unequal),
    )
