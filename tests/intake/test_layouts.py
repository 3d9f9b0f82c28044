"""Invented pages in the layouts and encodings of real sites: nothing of the article is lost, no other news kept."""

from pathlib import Path

import pytest

from tawthiq.intake import opinion

from ..benches import bench
from .conftest import Reading

ROOT = Path(__file__).parent.parent.parent


layouts = bench("layouts")


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """The first reading must not lean on the second."""
    monkeypatch.setattr(opinion, "installed", lambda: False)


@pytest.mark.parametrize("encoding", sorted(set(layouts.ENCODINGS)))
@pytest.mark.parametrize("layout", sorted(layouts.LAYOUTS))
def test_a_page_gives_its_article_and_nothing_else(
    tmp_path: Path, reading: Reading, layout: str, encoding: str
) -> None:
    for number in (3, 8):
        made = layouts.page(layout, encoding, number)
        place = tmp_path / str(number) / made.name
        place.parent.mkdir()
        place.write_bytes(made.data)
        (document,) = reading(place).documents
        lines = document.text.split("\n")
        assert [line for line in lines if line in made.story.paragraphs] == list(made.story.paragraphs)
        assert [line for line in made.junk if line in lines] == []
        assert lines[0] == made.story.title
        assert (document.title, document.publisher) == (made.story.title, made.story.outlet)
        assert (document.published, document.published_from) == (made.story.day, "page")


@pytest.mark.parametrize("layout", sorted(set(layouts.LAYOUTS) - {"tables"}))
def test_the_address_is_the_pages_own(tmp_path: Path, reading: Reading, layout: str) -> None:
    made = layouts.page(layout, "utf-8", 4)
    (tmp_path / made.name).write_bytes(made.data)
    assert reading(tmp_path).documents[0].url == made.story.url


def test_rows_of_a_table_stay_rows(tmp_path: Path, reading: Reading) -> None:
    rows = "".join(f"<tr><td>{name}</td><td>{age}</td></tr>" for name, age in (("سمير الحقل", 4), ("ليلى الرمان", 30)))
    prose = "<p>قال مصدر طبي إن مدنيين اثنين قتلا في غارة على السوق صباح اليوم.</p>" * 2
    (tmp_path / "a.html").write_text(f"<div><h1>غارة</h1>{prose}<table><tbody>{rows}</tbody></table></div>", "utf-8")
    text = reading(tmp_path).documents[0].text
    assert "سمير الحقل 4\nليلى الرمان 30" in text
