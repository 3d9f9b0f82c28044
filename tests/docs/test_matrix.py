"""The matrix of inputs names tests that exist, and every reader stands in it with all three columns."""

import re
from pathlib import Path

import pytest

from tawthiq.intake import names

FORMS = {
    *names.TEXT,
    *names.LINES,
    *names.PAGE,
    *names.PAPER,
    *names.WORD,
    *names.LETTER,
    *names.TABLE,
    *names.PARQUET,
    *names.FEED,
    *names.EXPORT,
    *names.WEB_ARCHIVE,
    *names.ARCHIVE,
}
NAMED = re.compile(r"`([a-z_/]+\.py)(?:::(test_[a-z0-9_]+))?`")


@pytest.fixture(scope="module")
def rows(root: Path) -> list[list[str]]:
    page = (root / "docs" / "reference" / "input-matrix.md").read_text("utf-8")
    table = page.partition("<!-- begin matrix -->")[2].partition("<!-- end matrix -->")[0]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in table.strip().splitlines()[2:]]


def test_every_cell_names_tests_that_exist(root: Path, rows: list[list[str]]) -> None:
    missing = []
    for form, *cells in rows:
        assert len(cells) == 3, form
        for cell in cells:
            found = NAMED.findall(cell)
            assert found, f"{form}: {cell[:60]} names no test"
            assert all(name for _, name in found), f"{form}: {cell[:60]} names a file, not a test of it"
            for file, name in found:
                place = root / "tests" / file
                if not place.exists() or (name and f"def {name}(" not in place.read_text("utf-8")):
                    missing.append(f"{form}: {file}::{name}")
    assert missing == []


def test_every_form_that_is_read_stands_in_it(rows: list[list[str]]) -> None:
    assert {form for row in rows for form in re.findall(r"`([^`]+)`", row[0])} == {*FORMS, "-"}


def test_every_reader_is_of_a_form(root: Path) -> None:
    """A new group of endings in `names` must not pass this test by."""
    source = (root / "tawthiq" / "intake" / "names.py").read_text("utf-8")
    groups = re.findall(r"^([A-Z_]+) = \((\".*)\)$", source, re.MULTILINE)
    assert {ending for _, endings in groups for ending in re.findall(r'"([^"]+)"', endings)} == FORMS


def test_every_form_is_fuzzed(root: Path) -> None:
    forms = (root / "tests" / "intake" / "forms.py").read_text("utf-8")
    fuzzed = set(re.findall(r'^    "(\.[a-z.]+)":', forms, re.MULTILINE))
    alike = {
        ".htm": ".html",
        ".xhtml": ".html",
        ".ndjson": ".jsonl",
        ".tsv": ".csv",
        ".xlsm": ".xlsx",
        ".atom": ".rss",
        ".xml": ".rss",
    }
    assert {alike.get(form, form) for form in FORMS} == fuzzed
