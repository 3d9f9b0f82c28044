"""Parquet -> Document: one a row, its columns named as the fields of a JSON line.

Groups of rows are read one after the other and never held whole. Rows have no bytes of their own: the original of a
document is its row as JSON, the columns in the order of the file, with the row's number as its line.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import msgspec

from tawthiq.intake.faults import RefusedError, fault, located
from tawthiq.intake.fields import text_of
from tawthiq.intake.lines import of_object
from tawthiq.intake.originals import Blob, Original, Part, original
from tawthiq.model.document import Document
from tawthiq.model.issue import Issue

_ROWS = 64  # held at a time
_MEDIA_TYPE = "application/json"
_EXTRA = "pyarrow"


def read(blob: Blob, limit: int) -> Iterator[Document | Original | Issue]:
    """The documents of a Parquet file, each after its original; `limit` is in bytes a row. Raises RefusedError."""
    with blob.open() as stream:
        file = _opened(stream)
        part = blob.part or Part()
        number = part.met
        groups = range(part.first, file.num_row_groups if part.last is None else part.last)
        for row in _rows(file, groups):
            number += 1
            try:
                yield from _document(row, blob, number, limit)
            except RefusedError as refused:
                yield located(refused.fault, blob.shown, number)
        if not file.metadata.num_rows:
            yield fault("empty", file=blob.shown)


def cut(blob: Blob, size: int) -> Iterator[Part]:
    """The file as stretches of groups of rows of about `size` bytes."""
    begun, held, met = Part(), 0, 0
    with blob.open() as stream:
        try:
            metadata = _opened(stream).metadata
        except RefusedError:
            yield begun  # whoever reads it meets the same, and says so
            return
        for group in range(metadata.num_row_groups):
            if held >= size:
                yield Part(first=begun.first, last=group, met=begun.met)
                begun, held = Part(first=group, met=met), 0
            held += metadata.row_group(group).total_byte_size
            met += metadata.row_group(group).num_rows
    yield begun


def _opened(stream: Any) -> Any:
    try:
        from pyarrow import ArrowException, parquet
    except ImportError as error:
        raise RefusedError("needs-extra", _EXTRA) from error
    try:
        return parquet.ParquetFile(stream)
    except (ArrowException, OSError) as error:
        raise RefusedError("damaged-document", f"{error}".splitlines()[0][:160]) from error


def _rows(file: Any, groups: range) -> Iterator[dict[str, Any]]:
    from pyarrow import ArrowException

    try:
        for batch in file.iter_batches(batch_size=_ROWS, row_groups=list(groups)) if len(groups) else ():
            yield from batch.to_pylist()
    except (ArrowException, OSError) as error:
        raise RefusedError("damaged-document", f"{error}".splitlines()[0][:160]) from error


def _document(row: dict[str, Any], blob: Blob, number: int, limit: int) -> tuple[Original, Document]:
    given = {name: _plain(value) for name, value in row.items()}
    line = msgspec.json.encode(given, enc_hook=str)
    if len(line) > limit:
        raise RefusedError("too-large", f"{limit / 1_000_000:g} MB")
    kept = original(line, blob, _MEDIA_TYPE, "utf-8", number)
    return replace(kept, author=text_of(given, "author")), of_object(given, kept)


def _plain(value: Any) -> Any:
    """A date as ISO 8601; all else as it is."""
    return value.isoformat() if isinstance(value, (date, datetime)) else value
