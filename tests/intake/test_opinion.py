"""The second reading of a page: asked where the first is doubtful, adding what it lost, never taking away."""

from pathlib import Path

import pytest

from tawthiq.intake import opinion
from tawthiq.intake.opinion import asked

from .conftest import Reading

LEAD = [f"قال مصدر طبي إن {n} مدنيين قتلوا في غارة على سوق الرمان وسط البلدة مساء أمس." for n in range(3, 11)]
LOST = [f"وأصيب {n} أطفال في قرية التين بحسب الدفاع المدني." for n in range(3, 7)]
LINKS = "<ul><li><a href='/1'>افتتاح معرض الكتاب</a></li><li><a href='/2'>موجة برد</a></li></ul>"


def page(folder: Path) -> Path:
    """An article whose end is parted by links into pieces too small to be told from other news."""
    parts = "".join(f"<p>{text}</p>" for text in LEAD) + "".join(f"{LINKS}<p>{text}</p>" for text in LOST)
    place = folder / "a.html"
    place.write_text(f"<html><body><article><h1>غارة على السوق</h1>{parts}</article></body></html>", "utf-8")
    return place


def test_what_one_reading_lost_the_other_keeps(tmp_path: Path, reading: Reading) -> None:
    pytest.importorskip("trafilatura")
    result = reading(page(tmp_path))
    lines = result.documents[0].text.split("\n")
    assert [line for line in lines if line in LEAD + LOST] == LEAD + LOST


def test_custody_says_who_read_it_and_that_they_differ() -> None:
    pytest.importorskip("trafilatura")
    markup = "<html><body><article>" + "".join(f"<p>{text}</p>" for text in LEAD) + "</article></body></html>"
    agreed = asked(
        markup, [*LEAD[:3], *LEAD[4:], "وقال شاهد عيان إن الطائرات حلقت فوق البلدة ساعات قبل القصف."], frozenset()
    )
    assert agreed is not None
    assert [line for line in agreed.lines if line][:8] == LEAD
    assert (agreed.only_first, agreed.only_second) == (1, 1)


def test_lists_of_links_are_not_taken_from_the_second_reading() -> None:
    pytest.importorskip("trafilatura")
    teaser = "مقتل عشرة أشخاص في حادث سير على طريق النخيل قرب القرية"
    markup = (
        f"<html><body><article><p>{LEAD[0]}</p><p><a href='/x'>{teaser}</a></p><p>{LEAD[1]}</p></article></body></html>"
    )
    agreed = asked(markup, LEAD[:2], frozenset({"".join(teaser.split())}))
    assert agreed is not None
    assert teaser not in agreed.lines


@pytest.mark.parametrize("markup", ["", "<", "<html></html>", "\x01\x02"])
def test_a_page_without_an_opinion(markup: str) -> None:
    pytest.importorskip("trafilatura")
    assert asked(markup, ["x"], frozenset()) is None


@pytest.mark.parametrize("markup", ["<p>" * 3000 + "x", "<div>" * 3000 + LEAD[0], "<table>" * 500, "<a" * 5000])
def test_a_hostile_page_breaks_no_opinion(markup: str) -> None:
    pytest.importorskip("trafilatura")
    agreed = asked(markup, ["x"], frozenset())
    assert agreed is None or "x" in agreed.lines


def test_without_the_library_the_first_reading_stands(
    tmp_path: Path, reading: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opinion, "installed", lambda: False)
    result = reading(page(tmp_path))
    assert [name.split()[0] for name in result.originals[0].extraction.libraries] == ["resiliparse"]
    assert all(text in result.documents[0].text for text in LEAD)
