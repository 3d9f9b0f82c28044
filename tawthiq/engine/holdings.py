"""What the steps of resolving ask a register for: the register itself, or an excerpt of it where there is none."""

from collections.abc import Iterable
from typing import Protocol

from tawthiq.model.claim import Claim
from tawthiq.model.document import Document


class Holdings(Protocol):
    """Reports and current claims by name; see `register.material`."""

    def claims_of(self, documents: Iterable[str]) -> list[Claim]:
        """The current claims of these documents, in text order."""
        ...

    def claims_named(self, ids: Iterable[str]) -> dict[tuple[str, str], Claim]:
        """Current claims by document and id."""
        ...

    def reports_named(self, ids: Iterable[str], folded: bool = False) -> dict[str, Document]:
        """Documents by id; with `folded` their text is as it is folded for look-up."""
        ...
