"""The one way in which what an engine read enters the register: idempotent, in the order given.

1. A document is known by the hash of its text, publisher and address. What stands is not added again; the same text
   under another name is told as such.
2. Its reading is kept under the version of the readers. A document that was read under this version gets no second
   reading, so the same batch may be loaded again at any time, by any engine, after any kill.
3. Documents, captures, readings and issues of one batch are one transaction: all of it or nothing.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from tawthiq.claims.unknown import Sighting
from tawthiq.engine.reading import Reading
from tawthiq.errors import InputError
from tawthiq.intake import Original
from tawthiq.model.document import Document
from tawthiq.model.issue import Issue
from tawthiq.register import Admission, Register, Taker, Writer
from tawthiq.register.identity import is_own

_NEW = frozenset({Admission.ADDED, Admission.RENAMED})


@dataclass(frozen=True, slots=True)
class Read:
    """A document with what it says and its original; None for one that came without or stands in the register."""

    document: Document
    reading: Reading
    original: Original | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """What became of one document: the id that it stands under (None where it was refused), whether it was added, the
    claims and issues that were kept, and its unknown words under that id.
    """

    id: str | None
    added: bool = False
    claims: int = 0
    issues: tuple[Issue, ...] = ()
    unknown: tuple[Sighting, ...] = ()


class Loader:
    """Loads readings of one version into a register, for one taker."""

    def __init__(self, register: Register, version: str, taker: Taker) -> None:
        self._register = register
        self._version = version
        self._taker = taker

    def load(self, batch: Iterable[Read | Issue]) -> tuple[Loaded, ...]:
        """Load these documents, and issues met between them, in one transaction; what became of each document."""
        items = tuple(batch)

        def loaded() -> tuple[Loaded, ...]:
            with self._register.writing() as writer:
                return tuple(self._kept(writer, items))

        return self._register.retried(loaded)

    def _kept(self, writer: Writer, items: Iterable[Read | Issue]) -> Iterator[Loaded]:
        for item in items:
            if isinstance(item, Issue):
                writer.add_issues([item])
                continue
            loaded = self._load(writer, item)
            writer.add_issues(loaded.issues)
            yield loaded

    def _load(self, writer: Writer, read: Read) -> Loaded:
        document, original = read.document, read.original
        try:
            admitted = writer.add_document(document, original.bytes if original else None)
        except InputError as error:
            return Loaded(id=None, issues=(_refused(document.id, error),))
        if original and (original.capture or admitted.admission in _NEW):
            writer.add_custody(admitted.id, original, self._taker)
        if admitted.admission is Admission.TWICE:
            return Loaded(id=admitted.id, issues=tuple(twice(document, admitted.id)))
        writer.add_claims(admitted.id, read.reading.claims, self._version)
        return Loaded(
            id=admitted.id,
            added=admitted.admission is not Admission.KNOWN,
            claims=len(read.reading.claims),
            issues=tuple(replace(issue, document=admitted.id) for issue in read.reading.issues),
            unknown=tuple(replace(one, document=admitted.id) for one in read.reading.unknown),
        )


def twice(document: Document, standing: str) -> tuple[Issue, ...]:
    """The issue of a text that stands in the register under another id; none where the id is its own."""
    if is_own(standing, document):
        return ()
    reason = f"the same text stands in the register as {standing}"
    remedy = "Nothing to do, or give publisher or address where another outlet published it"
    return (Issue(code="duplicate", document=document.id, reason=reason, remedy=remedy),)


def _refused(document: str, error: InputError) -> Issue:
    return Issue(code="broken-text", document=document, reason=str(error), remedy="Save it again as UTF-8")
