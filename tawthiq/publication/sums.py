"""Sums as a table: a row for each key, bucket of grades, outcome and reading of "civilian".

Every row carries what must be known to read it: filters, versions, whether sums of different keys may be added.
"""

from collections.abc import Iterator
from dataclasses import fields

from tawthiq.publication.sheets import Row, sheet
from tawthiq.register.records import Bucket, IncidentFilter, Totals

COLUMNS = (
    "bucket",
    "outcome",
    "victims",
    "min",
    "max",
    "open_above",
    "incidents",
    "with_row",
    "row_without_figure",
    "without_figure",
    "single_source",
    "single_source_share",
    "placed_coarsely",
    "placed_coarsely_share",
    "undated",
    "additive",
    "filters",
    "rule_version",
    "data_version",
)


def sums_table(found: Totals) -> Iterator[bytes]:
    """CSV as bytes; the columns named like the splits come first."""
    shared: Row = {
        "additive": found.additive,
        "filters": told(found.filters),
        "rule_version": found.rule_version,
        "data_version": found.data_version,
    }
    return sheet(
        (_row(found, bucket) | shared for bucket in found.buckets),
        (*(split for split in found.by if split not in COLUMNS), *COLUMNS),
    )


def told(filters: IncidentFilter) -> str:
    """The filters as words of a command: country=SY from=2017-03-01."""
    values = ((field.name, getattr(filters, field.name)) for field in fields(filters))
    return " ".join(f"{name}={value}" for name, value in values if value is not None)


def _row(found: Totals, bucket: Bucket) -> Row:
    return {
        **{split: key for split, key in zip(found.by, bucket.keys, strict=True) if split not in COLUMNS},
        "bucket": bucket.name,
        "outcome": bucket.outcome.value,
        "victims": bucket.victims.value,
        "min": bucket.min,
        "max": bucket.max,
        "open_above": bucket.open_above,
        "incidents": bucket.of,
        "with_row": bucket.incidents,
        "row_without_figure": bucket.unquantified,
        "without_figure": bucket.without_figure,
        "single_source": bucket.single_source,
        "single_source_share": bucket.single_source_share,
        "placed_coarsely": bucket.coarse,
        "placed_coarsely_share": bucket.coarse_share,
        "undated": bucket.undated,
    }
