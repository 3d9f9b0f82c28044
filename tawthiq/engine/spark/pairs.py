"""Linking on Spark: tellings in, scored pairs out; Splink with the settings, rows and blocking of `engine.linking`.

1. The rows of all tellings are made here, in one order for all codes, and handed to the executors a stretch at a time.
2. Keys are made and crowds dropped (linking.blocking), pairs joined and scored by Splink.
3. What scores more than the floor comes back, in rising order.
"""

import logging
import math
from array import array
from collections.abc import Sequence
from functools import reduce
from typing import Any

from tawthiq.engine.linking import blocking
from tawthiq.engine.linking.duck import arrow, columns_of_words
from tawthiq.engine.linking.settings import settings
from tawthiq.engine.linking.table import Tellings
from tawthiq.incidents.pairs import PairSource, ScoredPairs
from tawthiq.incidents.tellings import Telling
from tawthiq.incidents.weights import Weights

_ROWS = 50_000  # handed over at a time


def source(session: Any) -> PairSource:
    """Score on this session of Spark."""

    def score(told: Sequence[Telling], table: Weights, floor: float) -> ScoredPairs:
        return score_pairs(session, told, table, floor)

    return score


def score_pairs(session: Any, told: Sequence[Telling], table: Weights, floor: float) -> ScoredPairs:
    """All candidates that score more than `floor`."""
    if len(told) < 2:
        return ScoredPairs(len(told), array("q"), array("d"))
    with _Views(session) as views:
        views.keep("tellings", _rows(session, told))
        for name, sql in blocking.keys("explode", "sequence(first_day, last_day)").items():
            views.name(name, session.sql(sql))
            views.keep(name, session.sql(blocking.uncrowded(name)))
        views.keep("blocked", session.sql(blocking.pairs("true")))
        return _scored(session, table, floor, len(told))


def _rows(session: Any, told: Sequence[Telling]) -> Any:
    rows = Tellings(told)
    stretches = (_listed(arrow(rows, start, start + _ROWS)) for start in range(0, len(told), _ROWS))
    made = [session.createDataFrame(stretch) for stretch in stretches]
    whole = reduce(lambda one, other: one.unionAll(other), made)
    return whole.selectExpr("*", *_split(columns_of_words(first=0))).drop("words")


def _split(columns: str) -> list[str]:
    return [column.strip() for column in columns.split(", ")]


def _listed(table: Any) -> Any:
    """The same with lists of any length: Spark knows none of a fixed one."""
    import pyarrow as pa  # noqa: PLC0415 # an extra

    return table.set_column(
        table.schema.get_field_index("words"), "words", table.column("words").cast(pa.list_(pa.int64()))
    )


def _scored(session: Any, table: Weights, floor: float, size: int) -> ScoredPairs:
    found = _predicted(session, table)
    key = f"cast(least(at_l, at_r) as bigint) * {size} + greatest(at_l, at_r)"
    score = f"round(match_weight * {math.log(2)!r}, 4)"
    asked = f"select * from (select {key} as key, {score} as score from {found}) where score > {floor} order by key"  # noqa: S608
    try:
        came = session.sql(asked).toArrow()
    finally:
        session.table(found).unpersist()
        session.catalog.dropTempView(found)
    keys: array[int] = array("q")
    scores: array[float] = array("d")
    for batch in came.to_batches():
        key_column, score_column = (c.buffers()[1].slice(8 * c.offset, 8 * len(c)) for c in batch.columns)
        keys.frombytes(key_column)
        scores.frombytes(score_column)
    return ScoredPairs(size, keys, scores)


def _predicted(session: Any, table: Weights) -> str:
    """The name of the table with every blocked pair's weight.

    Splink is asked for no threshold: Spark would put the whole comparison into the condition, many times over, and
    take minutes to plan it.
    """
    import splink  # noqa: PLC0415 # heavy, and an extra

    api: Any = splink.SparkAPI
    backend = api(spark_session=session, break_lineage_method="persist", register_udfs_automatically=False)
    linker = splink.Linker(
        backend.register("tellings"), settings(table), log_level=logging.ERROR, validate_settings=False
    )
    linker.table_management.register_blocked_pairs_for_predict(backend.register("blocked"))
    return str(linker.inference.predict(warning_mode="never").physical_name)


class _Views:
    """Tables of one linking under their names; gone afterwards."""

    def __init__(self, session: Any) -> None:
        self._session = session
        self._kept: list[Any] = []
        self._names: dict[str, None] = {}

    def __enter__(self) -> "_Views":
        return self

    def __exit__(self, *_: object) -> None:
        for frame in self._kept:
            frame.unpersist()
        for name in self._names:
            self._session.catalog.dropTempView(name)

    def name(self, name: str, frame: Any) -> None:
        """Make a table known."""
        frame.createOrReplaceTempView(name)
        self._names[name] = None

    def keep(self, name: str, frame: Any) -> None:
        """The same, kept on the executors once it was made."""
        kept = frame.persist()
        self._kept.append(kept)
        self.name(name, kept)
