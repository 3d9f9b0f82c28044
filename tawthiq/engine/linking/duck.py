"""Linking on DuckDB: tellings in, scored pairs out, in bounded memory.

1. The rows of all tellings go into one table, a stretch at a time.
2. Keys are made and crowds dropped (blocking.py).
3. Stretch by stretch, pairs are joined (`block`) and scored by Splink; what scores more than the floor is kept.
4. The pairs leave in rising order, as two `packed` columns.

DuckDB is a cache that ends with the call: what does not fit into memory lies in a folder that is removed again.
"""

import logging
import math
from array import array
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tawthiq.engine.linking import blocking
from tawthiq.engine.linking.settings import Settings, settings
from tawthiq.engine.linking.table import COLUMNS, WORD_COLUMNS, Tellings
from tawthiq.incidents.pairs import ScoredPairs
from tawthiq.incidents.tellings import Telling
from tawthiq.incidents.weights import Weights

MEMORY = "1500MB"
_ROWS = 5_000  # written at a time; a row of a hundred values takes some kilobytes until then
_ROUNDING = 1e-6  # of the sum of a dozen weights
_STRETCH = 100_000  # tellings whose pairs are joined and scored at a time
# Names of Spark's that DuckDB has under others.
_MACROS = (
    "create macro arrays_overlap(a, b) as list_has_any(a, b)",
    "create macro size(a) as len(a)",
)


def score_pairs(told: Sequence[Telling], table: Weights, floor: float, folder: Path | None = None) -> ScoredPairs:
    """All candidates that score more than `floor`; what does not fit into memory goes into `folder`."""
    if len(told) < 2:
        return ScoredPairs(len(told), array("q"), array("d"))
    with connection(folder) as database:
        load(database, told)
        for start in range(0, max(1, len(told)), _STRETCH):
            block(database, f"l.uid >= {start} and l.uid < {start + _STRETCH}")
            score_blocked(database, table, floor, len(told))
        return packed(database, len(told))


@contextmanager
def connection(folder: Path | None = None, memory: str = MEMORY) -> Iterator[Any]:
    """A database of its own with our functions, gone afterwards."""
    import duckdb  # noqa: PLC0415 # heavy, and an extra

    with TemporaryDirectory(prefix="linking-", dir=folder) as spill:
        database = duckdb.connect(
            ":memory:", config={"memory_limit": memory, "temp_directory": spill, "preserve_insertion_order": False}
        )
        try:
            for macro in _MACROS:
                database.execute(macro)
            yield database
        finally:
            database.close()


def load(database: Any, told: Sequence[Telling]) -> None:
    """The table `tellings` and under what they meet."""
    rows(database, told)
    for name, found in blocking.keys("unnest", "range(first_day, last_day + 1)").items():
        database.execute(f"create table {name} as {found}")
        database.execute(blocking.crowded(name))


def rows(database: Any, told: Sequence[Telling], keyed: bool = True) -> None:
    """The table `tellings`; their keys stand in it only where it is `keyed`."""
    made = Tellings(told, keyed)
    words = columns_of_words(first=1)
    for start in range(0, len(told), _ROWS):
        database.register("stretch", arrow(made, start, start + _ROWS))
        into = "insert into tellings" if start else "create table tellings as"
        database.execute(f"{into} select * exclude (words), {words} from stretch")  # noqa: S608
        database.unregister("stretch")


def columns_of_words(first: int) -> str:
    """The list `words` as columns of numbers, and how many words there are; `first` is the dialect's first index."""
    places = range(first, first + WORD_COLUMNS)
    words = ", ".join(f"words[{place}] as words_{place - first}" for place in places)
    return f"{words}, {' + '.join(f'cast(bit_count(words[{place}]) as int)' for place in places)} as words_n"


def arrow(rows: Tellings, start: int, stop: int) -> Any:
    """The rows of a stretch of tellings as an Arrow table, their words in one column of lists."""
    import pyarrow as pa  # noqa: PLC0415

    kinds = {"int": pa.int64(), "real": pa.float64(), "bool": pa.bool_(), "codes": pa.list_(pa.int32())}
    columns = {name: pa.array(values, kinds[COLUMNS[name]]) for name, values in rows.columns(start, stop).items()}
    words = pa.py_buffer(rows.words(start, stop))
    numbers = pa.Array.from_buffers(pa.int64(), words.size // 8, [None, words])
    return pa.table(columns | {"words": pa.FixedSizeListArray.from_arrays(numbers, WORD_COLUMNS)})


def block(database: Any, condition: str) -> None:
    """The table `blocked`: the candidates whose first row (`l`) meets the condition."""
    database.execute(f"create or replace table blocked as {blocking.pairs(condition)}")


def score_blocked(database: Any, table: Weights, floor: float, size: int) -> None:
    """Score what is blocked by Splink and keep what lies above the floor in the table `scored`."""
    database.execute("create table if not exists scored (key bigint, score double)")
    bits = floor / math.log(2) - _ROUNDING
    found = (
        _linker(database, settings(table))
        .inference.predict(threshold_match_weight=bits, warning_mode="never")
        .physical_name
    )
    key = f"least(at_l, at_r)::bigint * {size} + greatest(at_l, at_r)"
    score = f"round(match_weight * {math.log(2)!r}, 4)"
    database.execute(
        f"insert into scored select * from (select {key} as key, {score} as score from {found}) where score > {floor}"  # noqa: S608
    )
    database.execute(f"drop table {found}")


def compared(database: Any, table: Weights) -> str:
    """The name of a table with the levels (`gamma_…`, in Splink's numbers) of what is blocked."""
    linker = _linker(database, settings(table) | {"retain_matching_columns": True})
    return str(linker.inference.predict(warning_mode="never").physical_name)


def _linker(database: Any, model: Settings) -> Any:
    import splink  # noqa: PLC0415

    backend = splink.DuckDBAPI(connection=database)
    tellings = backend.register("tellings")
    linker = splink.Linker(tellings, model, log_level=logging.ERROR, validate_settings=False)
    linker.table_management.register_blocked_pairs_for_predict(backend.register("blocked"))
    return linker


def packed(database: Any, size: int) -> ScoredPairs:
    """What was kept, in rising order."""
    keys: array[int] = array("q")
    scores: array[float] = array("d")
    reader = database.sql("select key, score from scored order by key").to_arrow_reader(1_000_000)
    for batch in reader:
        key, score = (column.buffers()[1].slice(8 * column.offset, 8 * len(column)) for column in batch.columns)
        keys.frombytes(key)
        scores.frombytes(score)
    return ScoredPairs(size, keys, scores)
