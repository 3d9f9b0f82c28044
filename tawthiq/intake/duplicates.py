"""Each report once: what came in twice is an issue, and two files of one name get ids of their own.

Two reports are the same where their texts are equal and nothing says that two outlets published them: equal texts of
two named publishers, or at two addresses, are two reports, since who repeats whom is part of the record.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from tawthiq.intake.faults import RefusedError, fault, located
from tawthiq.intake.originals import Original
from tawthiq.model.document import Document
from tawthiq.model.issue import Issue

_GIVEN_IDS = "application/json"


@dataclass(frozen=True, slots=True)
class _Seen:
    id: str
    outlet: tuple[str | None, str | None]

    def may_be(self, outlet: tuple[str | None, str | None]) -> bool:
        return self.outlet == outlet or not any(self.outlet) or not any(outlet)


@dataclass(slots=True)
class _Register:
    """What this run has read so far: ids and hashes of texts, never the texts."""

    ids: set[str] = field(default_factory=set)
    texts: dict[bytes, tuple[_Seen, ...]] = field(default_factory=dict)

    def admit(self, document: Document, kept: Original) -> Document:
        """The document under the id that it enters with. Raises RefusedError for one that is here already."""
        key = bytes.fromhex(document.sha256)
        outlet = (document.publisher, document.url)
        before = self.texts.get(key, ())
        for seen in before:
            if seen.may_be(outlet):
                raise RefusedError("duplicate", seen.id)
        admitted = document if document.id not in self.ids else self._renamed(document, kept)
        self.ids.add(admitted.id)
        self.texts[key] = (*before, _Seen(admitted.id, outlet))
        return admitted

    def _renamed(self, document: Document, kept: Original) -> Document:
        # The hash, not a running number: the same file gets the same id in every order of the inputs that renames it.
        name = f"{document.id}~{document.sha256[:8]}"
        if kept.media_type.startswith(_GIVEN_IDS) or name in self.ids:
            raise RefusedError("duplicate-id", document.id)
        return replace(document, id=name)


def told_apart(items: Iterator[Document | Original | Issue]) -> Iterator[Document | Original | Issue]:
    """The items without the documents (and their originals) that came before; an issue in the place of each."""
    met = _Register()
    kept: Original | None = None
    for item in items:
        if isinstance(item, Original):
            kept = item
        elif isinstance(item, Issue) or kept is None:
            yield item
        else:
            try:
                document = met.admit(item, kept)
            except RefusedError as refused:
                yield located(refused.fault, kept.name, kept.line, item.id)
                continue
            yield kept
            yield document
            if document.id != item.id:
                yield fault("renamed", document.id, file=kept.name)
