"""Figures in words, in both languages."""

import pytest

from tawthiq.model.claim import Harm
from tawthiq.model.vocabulary import Bound, Group, Outcome, Victims
from tawthiq.web import figures
from tawthiq.web.words import words

AR, EN = words("ar"), words("en")


@pytest.mark.parametrize(
    ("low", "high", "open_above", "arabic", "english"),
    [
        (120, 260, False, "من 120 إلى 260", "120 to 260"),
        (5, 5, False, "5", "5"),
        (0, 5, False, "من 0 إلى 5", "0 to 5"),
        (10, 10, True, "10 فأكثر", "10 or more"),
        (5, 300, True, "من 5 إلى 300 فأكثر", "5 to 300 or more"),
        (200, None, False, "200 فأكثر", "200 or more"),
        (None, 9, False, "حتى 9", "up to 9"),
        (None, None, False, "من دون رقم", "no figure"),
        (6910, 6910, False, "6,910", "6,910"),
    ],
)
def test_a_range_in_prose(low: int | None, high: int | None, open_above: bool, arabic: str, english: str) -> None:
    assert figures.numbers(AR, low, high, open_above) == arabic
    assert figures.numbers(EN, low, high, open_above) == english


def harm(low: int | None, high: int | None, bound: Bound = Bound.EXACT, **more: object) -> Harm:
    values: dict[str, object] = {"victims": Victims.CIVILIAN} | more
    return Harm(outcome=Outcome.KILLED, min=low, max=high, bound=bound, quote="x", start=0, end=1, **values)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("value", "arabic", "english"),
    [
        (harm(1, 1), "مدني واحد", "1 civilian"),
        (harm(2, 2), "مدنيَّين", "2 civilians"),
        (harm(5, 5), "5 مدنيين", "5 civilians"),
        (harm(11, 11), "11 مدنيًا", "11 civilians"),
        (harm(200, None, Bound.AT_LEAST), "ما لا يقل عن 200 مدني", "at least 200 civilians"),
        (harm(None, 9, Bound.AT_MOST), "ما يصل إلى 9 مدنيين", "up to 9 civilians"),
        (harm(120, 260, Bound.RANGE), "من 120 إلى 260 مدنيًا", "120 to 260 civilians"),
        (harm(30, 30, Bound.ABOUT), "نحو 30 مدنيًا", "about 30 civilians"),
        (harm(10, None, Bound.VAGUE), "عشرات المدنيين", "tens of civilians"),
        (harm(1000, None, Bound.VAGUE), "آلاف المدنيين", "thousands of civilians"),
        (harm(None, None, Bound.VAGUE), "مدنيين (من دون ذكر العدد)", "civilians (number not given)"),
        (harm(2, 2, group=Group.CHILDREN), "طفلين", "2 children"),
        (harm(1, 1, group=Group.WOMEN), "امرأة واحدة", "1 woman"),
    ],
)
def test_counted_people(value: Harm, arabic: str, english: str) -> None:
    assert figures.people(AR, value) == arabic
    assert figures.people(EN, value) == english


def test_a_part_is_told_as_a_subject() -> None:
    assert figures.people(AR, harm(2, 2, group=Group.CHILDREN), subject=True) == "طفلان"
    assert figures.people(AR, harm(None, None, Bound.VAGUE), subject=True) == "مدنيون (من دون ذكر العدد)"


def test_cells_keep_two_numbers() -> None:
    cell = figures.harm_cell(AR, harm(120, 260, Bound.RANGE))
    assert (cell.low, cell.high, cell.words) == ("120", "260", "من 120 إلى 260")
    assert figures.harm_cell(EN, harm(200, None, Bound.AT_LEAST)).high == "or more"
    assert not figures.harm_cell(EN, harm(None, None, Bound.VAGUE)).numbered
    assert figures.harm_cell(EN, harm(0, 0, Bound.NONE)).words == "no casualties"


def test_an_open_end_keeps_its_plus_on_the_right() -> None:
    assert figures.cell(AR, 10, 10, True).high == '<bdi dir="ltr">10+</bdi>'
