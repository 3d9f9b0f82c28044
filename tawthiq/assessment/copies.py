"""Which report of an incident says the same words as which: each beside the earliest that it can have them from.

A report's day is its own page's; where two came out on one day, or one is undated, nobody knows which took from which,
and the copy says so.
"""

from collections.abc import Mapping, Sequence

from tawthiq.assessment.borrowing import Borrowing
from tawthiq.assessment.duplicates import earlier
from tawthiq.model.claim import Claim
from tawthiq.model.document import Document
from tawthiq.model.incident import Copy
from tawthiq.text.likeness import CommonPassage, common_passages

_UNDATED = "9999"
_SHOWN = 6  # words in a row that are worth showing as common to two reports


def copies(claims: Sequence[Claim], documents: Mapping[str, Document], borrowed: Borrowing) -> tuple[Copy, ...]:
    """The copies among the reports of an incident, in order of publication."""
    home = {c.id: c.document for c in claims}
    alike: dict[str, dict[str, tuple[str, str] | None]] = {name: {} for name in dict.fromkeys(home.values())}
    for claim in claims:
        for other in sorted(borrowed.passages.get(claim.id, ())):
            if other in home:
                alike[claim.document].setdefault(home[other], (claim.id, other))
    for name, same in alike.items():
        same.update((other, None) for other in borrowed.texts.get(name, ()) if other in alike)
    found = []
    for name in sorted(alike, key=lambda n: _order(documents, n)):
        before = [other for other in alike[name] if _order(documents, other) < _order(documents, name)]
        if before:
            # a whole text says more than a passage, an earlier report more than a later one
            of = min(before, key=lambda other: (alike[name][other] is not None, _order(documents, other)))
            shown = alike[name][of]
            ordered = earlier(documents.get(of), documents.get(name))
            found.append(Copy(document=name, of=of, ordered=ordered, whole=shown is None, claims=shown or ()))
    return tuple(found)


def in_common(one: str, other: str) -> tuple[CommonPassage, ...]:
    """The words that the texts of two reports have in common, six or more in a row, in the order of the first."""
    return common_passages(one, other, _SHOWN)


def _order(documents: Mapping[str, Document], name: str) -> tuple[str, str]:
    document = documents.get(name)
    return ((document.published if document else None) or _UNDATED, name)
