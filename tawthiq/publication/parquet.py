"""Parquet: a table by columns, typed, for those who reckon with a whole register (extra `tables`).

Written in groups of rows, so that a million claims need no more memory than some thousands. The titles of the columns
stand in each field's metadata.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from tempfile import SpooledTemporaryFile
from typing import TYPE_CHECKING

from tawthiq.errors import UsageError
from tawthiq.publication.described import Column
from tawthiq.publication.sheets import Row

if TYPE_CHECKING:
    import pyarrow

_GROUP = 20_000
_CHUNK = 1 << 16
_IN_MEMORY = 16_000_000


def parquet(rows: Iterable[Row], columns: Sequence[Column]) -> Iterator[bytes]:
    """The table as the bytes of a Parquet file. Raises UsageError where pyarrow is not installed."""
    try:
        import pyarrow
        from pyarrow import parquet as arrow_parquet
    except ImportError as error:
        raise UsageError("Parquet needs pyarrow. Install tawthiq[tables], or export as csv") from error
    schema = _schema(columns)
    remaining = iter(rows)
    with SpooledTemporaryFile(max_size=_IN_MEMORY) as file:
        with arrow_parquet.ParquetWriter(file, schema) as writer:
            while group := list(islice(remaining, _GROUP)):
                arrays = [
                    pyarrow.array([row[column.name] for row in group], field.type)
                    for column, field in zip(columns, schema, strict=True)
                ]
                writer.write_batch(pyarrow.record_batch(arrays, schema=schema))
        file.seek(0)
        while chunk := file.read(_CHUNK):
            yield chunk


def _schema(columns: Sequence[Column]) -> "pyarrow.Schema":
    import pyarrow

    # Dates stay strings: they have unknown parts (EDTF), times zones of their own, or bounds before the year 1.
    types = {"integer": pyarrow.int64(), "number": pyarrow.float64(), "boolean": pyarrow.bool_()}
    return pyarrow.schema(
        [
            pyarrow.field(c.name, types.get(c.type, pyarrow.string()), metadata={"title_ar": c.ar, "title_en": c.en})
            for c in columns
        ]
    )
