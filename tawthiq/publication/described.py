"""What each column of a table means (columns.yaml): its type, its titles in both languages, its HXL hashtag."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml


@dataclass(frozen=True, slots=True)
class Column:
    """`type`: string, integer, number, boolean, date, datetime, uri or edtf; `hxl`: hashtag with its attributes."""

    name: str
    type: str
    en: str
    ar: str
    hxl: str


@cache
def columns() -> Mapping[str, tuple[Column, ...]]:
    """The columns of each table (claims, incidents, documents, totals), in order."""
    path = Path(__file__).parent / "columns.yaml"
    raw = yaml.safe_load(path.read_text("utf-8"))
    return {subject: tuple(Column(**column) for column in listed) for subject, listed in raw.items()}
