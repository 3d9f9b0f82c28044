"""The tables of parties, methods and facilities in the reference are those of the data."""

from collections.abc import Iterable
from pathlib import Path

from tawthiq.lexicon import parties
from tawthiq.lexicon.vocabularies import facilities, methods

REFERENCE = Path(__file__).parents[2] / "docs" / "reference"


def table(page: str, name: str) -> list[list[str]]:
    text = (REFERENCE / page).read_text("utf-8")
    body = text.split(f"<!-- begin {name} -->\n")[1].split(f"\n<!-- end {name} -->")[0]
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in body.splitlines()[2:]]


def listed(ids: Iterable[str]) -> str:
    return ", ".join(f"`{item}`" for item in ids) or "–"


def test_parties() -> None:
    known = parties.load()
    assert table("parties.md", "parties") == [
        [f"`{p.id}`", p.ar, p.en, listed(p.member_of), listed(sorted(known.allies(p.id)))]
        for p in known.parties.values()
    ]


def test_methods() -> None:
    assert table("vocabularies.md", "methods") == [
        [f"`{method.value}`", m.ar, m.en, ", ".join(m.airwars), m.acled_event, m.acled_sub_event]
        for method, m in methods().items()
    ]


def test_facilities() -> None:
    assert table("vocabularies.md", "facilities") == [
        [f"`{facility.value}`", f.ar, f.en, ", ".join(f.snhr) or "–"] for facility, f in facilities().items()
    ]
