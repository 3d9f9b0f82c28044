"""What is done on the executors: cut files, read pieces, and send back rows.

A row is the number of its task, of its piece within, what it is, a body (JSON) and the bytes of the original. Rows of
one piece come in the order in which intake gives them. Everything here is pure but for reading files: a task that is
tried again, here or elsewhere, gives the same rows.
"""

import pickle
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from functools import lru_cache
from pathlib import Path
from typing import Any

import msgspec

from tawthiq.engine.reading import Reading, read_batch
from tawthiq.engine.spark.luggage import Luggage, unpacked
from tawthiq.engine.spark.portions import LARGE, Portion, Task
from tawthiq.engine.version import intake_version, reading_version
from tawthiq.intake import parts
from tawthiq.intake.faults import fault
from tawthiq.intake.originals import Blob, Capture, Extraction, Original, Part
from tawthiq.intake.reading import of_file
from tawthiq.intake.walk import Place, at
from tawthiq.model.document import Document
from tawthiq.model.issue import Issue
from tawthiq.settings import Settings

COLUMNS = "task int, piece int, kind int, body binary, content binary"
_UNKNOWN = Extraction()
_TOGETHER = 16  # documents read at a time
_encoder = msgspec.json.Encoder()


class Kind(IntEnum):
    """What a row is."""

    ISSUE = 0
    DOCUMENT = 1
    PICKLED = 2  # a document with letters that no file can hold, which the register will refuse


@dataclass(frozen=True, slots=True)
class Sent:
    """A document on its way back. `reading` is None where the register holds one of this version."""

    document: Document
    reading: Reading | None = None
    sha256: str | None = None  # of the original; None for a document that came from the register
    name: str = ""
    media_type: str = ""
    line: int | None = None
    capture: Capture | None = None
    extraction: Extraction = _UNKNOWN
    author: str | None = None

    def original(self, content: bytes) -> Original | None:
        """The original that the document was read from."""
        if self.sha256 is None:
            return None
        came = (self.name, self.media_type, self.line, self.capture, self.extraction, self.author)
        return Original(self.sha256, content, *came)


@dataclass(frozen=True, slots=True)
class Parcel:
    """What one job takes along. `known` holds the first bytes of the hashes of texts that need no reading."""

    tasks: tuple[Task, ...]
    luggage: Luggage
    known: frozenset[bytes] = frozenset()


KNOWN_BY = 8  # bytes of a hash


@lru_cache(maxsize=1)
def program() -> str:
    """Which program this is: two that differ in this must not work on one run."""
    return f"{reading_version(Settings())} {intake_version()}"


def read(batches: Iterable[Any], parcel: Parcel) -> Iterator[Any]:
    """The rows of the tasks whose numbers the batches hold."""
    settings = unpacked(parcel.luggage)
    for batch in batches:
        for task in batch.column(0).to_pylist():
            for piece, given in enumerate(parcel.tasks[task]):
                yield from _read(given, (task, piece), settings, parcel.known)


Item = Document | Original | Issue


def _read(given: Portion | Document, at: tuple[int, int], settings: Settings, known: frozenset[bytes]) -> Iterator[Any]:
    items: Iterable[Item] = (given,) if isinstance(given, Document) else items_of(given, settings)
    held: list[Item] = []
    documents = 0
    for item in items:
        held.append(item)
        documents += isinstance(item, Document)
        if documents >= _TOGETHER:
            yield _rows(held, at, settings, known)
            held, documents = [], 0
    if held:
        yield _rows(held, at, settings, known)


def items_of(portion: Portion, settings: Settings) -> Iterator[Item]:
    """The documents of a portion, each after its original, and issues between them."""
    return of_file(replace(_blob(portion), part=portion.part), settings)


def _blob(portion: Portion) -> Blob:
    return at(Place(Path(portion.path), portion.shown, portion.size))


def _rows(items: Sequence[Item], at: tuple[int, int], settings: Settings, known: frozenset[bytes]) -> Any:
    """One batch of rows."""
    import pyarrow as pa  # noqa: PLC0415 # an extra

    fresh = [i for i in items if isinstance(i, Document) and bytes.fromhex(i.sha256)[:KNOWN_BY] not in known]
    readings = dict(zip(map(id, fresh), read_batch(fresh, settings, spotting=True), strict=True))
    rows: list[tuple[int, bytes, bytes | None]] = []
    original: Original | None = None
    for item in items:
        if isinstance(item, Original):
            original = item
        elif isinstance(item, Issue):
            rows.append((Kind.ISSUE, _encoder.encode(item), None))
        else:
            rows.append(_row(_sent(item, readings.get(id(item)), original), original))
            original = None
    kinds, bodies, contents = zip(*rows, strict=True)
    count = len(rows)
    return pa.RecordBatch.from_arrays(
        [
            pa.array([at[0]] * count, pa.int32()),
            pa.array([at[1]] * count, pa.int32()),
            pa.array(kinds, pa.int32()),
            pa.array(bodies, pa.binary()),
            pa.array(contents, pa.binary()),
        ],
        names=["task", "piece", "kind", "body", "content"],
    )


def _sent(document: Document, reading: Reading | None, original: Original | None) -> Sent:
    if original is None:
        return Sent(document, reading)
    named = (original.sha256, original.name, original.media_type, original.line, original.capture)
    return Sent(document, reading, *named, original.extraction, original.author)


def _row(sent: Sent, original: Original | None) -> tuple[int, bytes, bytes | None]:
    content = original.bytes if original else None
    try:
        return Kind.DOCUMENT, _encoder.encode(sent), content
    except UnicodeEncodeError:
        return Kind.PICKLED, pickle.dumps(sent), content


def cut_all(batches: Iterable[Any], portions: Sequence[Portion]) -> Iterator[Any]:
    """For each of the portions whose numbers the batches hold its parts, pickled, as rows of the same columns."""
    import pyarrow as pa  # noqa: PLC0415

    for batch in batches:
        for number in batch.column(0).to_pylist():
            body = pickle.dumps(_cut(portions[number]))
            values = {"task": number, "piece": 0, "kind": Kind.PICKLED, "body": body, "content": None}
            yield pa.RecordBatch.from_pylist([values], schema=_schema(pa))


def _schema(pa: Any) -> Any:
    numbers = [(name, pa.int32()) for name in ("task", "piece", "kind")]
    return pa.schema([*numbers, ("body", pa.binary()), ("content", pa.binary())])


def _cut(portion: Portion) -> tuple[Part | None, ...] | Issue:
    try:
        return tuple(parts.cut(_blob(portion), LARGE))
    except OSError as error:
        return fault("unreadable", error.strerror or str(error), file=portion.shown)
