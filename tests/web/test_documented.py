"""Every page, parameter and radius of the desk stands in its reference."""

import re
from pathlib import Path

import pytest

from tawthiq.register.records import IncidentSort
from tawthiq.web.acts import ACTS
from tawthiq.web.acts.correcting import SLOTS
from tawthiq.web.pages import PAGES
from tawthiq.web.pages.incidents import FILTERS
from tawthiq.web.queries import taken
from tawthiq.web.views.places import RADIUS

FIELDS = {"reason", "version"}  # of the form of an act, and of its page


@pytest.fixture(scope="module")
def reference(root: Path) -> str:
    return (root / "docs" / "reference" / "web.md").read_text("utf-8")


def test_every_page_is_documented(reference: str) -> None:
    listed = set(re.findall(r"^\| `(/[^`]*)`", reference, flags=re.MULTILINE))
    assert listed == {path.replace(":path", "") for path, _ in PAGES} | {"/health", "/ready", "/openapi.json"}


def test_every_parameter_is_documented(reference: str) -> None:
    listed = {
        n
        for row in re.findall(r"^\| (`[a-z_`, ]+`) \| [^|]*\| ", reference, flags=re.MULTILINE)
        for n in re.findall(r"`([a-z_]+)`", row)
    }
    assert {*FILTERS, "sort", "page", "lang", "digits"} <= listed
    asked = {parameter.name for path, _ in PAGES for parameter in taken(path, path)}
    assert asked - listed <= FIELDS
    assert all(f"`{sort}`" in reference for sort in IncidentSort)


def test_every_radius_is_documented(reference: str) -> None:
    for precision, kilometres in RADIUS.items():
        assert f"| `{precision}` | {kilometres:g} |" in reference


@pytest.mark.parametrize("name", ["incident.ar", "incident.en", "document.ar", "map.ar", "totals.en"])
def test_pictures_are_there_and_small(root: Path, name: str) -> None:
    assert (root / "docs" / "images" / f"{name}.png").stat().st_size < 250_000


def test_every_act_and_slot_is_documented(reference: str) -> None:
    for path, _ in ACTS:
        assert f"| `POST {path}` |" in reference
    rows = re.findall(r"^\| (`[a-z][^|]*) \| [^|]*`(?:value|outcome|first|place|actor)`", reference, flags=re.MULTILINE)
    told = {name.partition(".")[0] for row in rows for name in re.findall(r"`([a-z.0-9]+)`", row)}
    assert told == SLOTS


def test_every_key_is_documented(reference: str, root: Path) -> None:
    for script, known in (("review", set("auxemsjk")), ("pairs", set("sdupj"))):
        text = (root / "tawthiq" / "web" / "static" / f"{script}.js").read_text("utf-8")
        keys = re.findall(r"^    ([a-z]): \(\)", text, flags=re.MULTILINE)
        assert set(keys) == known
        assert all(f"`{key}`" in reference for key in (*keys, "?"))
