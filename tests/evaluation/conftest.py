"""Invented reports with invented annotations."""

import json
from pathlib import Path
from typing import Any

import pytest

TEXT = "قتل 5 مدنيين في غارة جوية روسية على بلدة كفرنبل أمس. وأصيب 3 أطفال في قصف على قرية البارة."
FIRST = "قتل 5 مدنيين في غارة جوية روسية على بلدة كفرنبل أمس"
SECOND = "وأصيب 3 أطفال في قصف على قرية البارة"


def claim(quote: str, **fields: Any) -> dict[str, Any]:
    base = {"document": "a", "quote": quote, "kind": "incident", "incident": "e1", "harms": [], "sources": []}
    return base | fields


def killed(number: int, **fields: Any) -> dict[str, Any]:
    return {"outcome": "killed", "victims": "civilian", "group": "all", "min": number, "max": number} | fields


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    return lines(tmp_path / "docs.jsonl", [{"id": "a", "text": TEXT, "published": "2019-05-06"}])


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    first = claim(
        FIRST,
        harms=[killed(5, quote="5 مدنيين")],
        method="airstrike",
        where={"quote": "بلدة كفرنبل", "place": "بلدة كفرنبل", "within": [], "country": "SY"},
        when={"quote": "أمس", "edtf": "2019-05-05"},
        responsible=[{"quote": "روسية", "actor": "russia", "stance": "alleged"}],
    )
    second = claim(
        SECOND,
        incident="e2",
        harms=[{"outcome": "injured", "victims": "civilian", "group": "children", "min": 3, "max": 3}],
        where={"quote": "قرية البارة", "place": "البارة"},
        facilities=["residential"],
    )
    return lines(tmp_path / "gold.jsonl", [first, second])


def lines(path: Path, rows: list[dict[str, Any]]) -> Path:
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")
    return path
