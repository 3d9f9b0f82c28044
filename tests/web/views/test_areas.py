"""Incidents gathered by area: what the map draws, and never finer than what is known."""

from dataclasses import replace
from xml.etree import ElementTree

import pytest

from tawthiq.model.vocabulary import Precision
from tawthiq.register.counting import Spot
from tawthiq.register.outlines import Outline
from tawthiq.web.views.areas import areas, box_of, drawable
from tawthiq.web.views.drawing import drawing
from tawthiq.web.words import words

VILLAGE = Spot(place="تل غدير", country="SY", lat=35.5, lon=36.5, precision=Precision.VILLAGE)
NEAR = replace(VILLAGE, place="كفر نور", lat=35.51)
FAR = replace(VILLAGE, place="رأس النبع", lat=33.1, lon=40.2)
IDLIB = replace(VILLAGE, place="إدلب", lat=35.8, lon=36.6, precision=Precision.GOVERNORATE)
SYRIA = replace(VILLAGE, place="سوريا", lat=35.0, lon=38.0, precision=Precision.COUNTRY)
NOWHERE = replace(VILLAGE, lat=None, lon=None)


def lying(*spots: Spot | None) -> list[Outline]:
    row = Outline("", "", "2016-05-01", "2016-06-30", "weak", None, None, (), None, None, 1, "", False, False, None)
    return [replace(row, id=str(n), spot=spot) for n, spot in enumerate(spots)]


def test_each_area_stands_once_and_coarse_ones_are_shaded_whole() -> None:
    found = areas(lying(VILLAGE, VILLAGE, IDLIB, SYRIA, NOWHERE, None))
    assert [(area.shade, area.kilometres, area.incidents) for area in found] == [
        ("SY", 300.0, 1), ("SY-ID", 70.0, 1), ("", 1.5, 2),
    ]  # fmt: skip


def test_a_place_is_never_drawn_finer_than_its_precision() -> None:
    coarse = replace(VILLAGE, precision=Precision.SUBDISTRICT)
    assert {(area.precision, area.kilometres) for area in areas(lying(VILLAGE, coarse))} == {
        (Precision.VILLAGE, 1.5), (Precision.SUBDISTRICT, 15.0),
    }  # fmt: skip


def test_the_script_is_told_areas_and_months() -> None:
    told = drawable(words("en"), [*lying(VILLAGE, FAR, None), replace(lying(VILLAGE)[0], first=None, last=None)])
    assert told.area == (1, 0, 1)
    assert (told.first, told.last) == ((0, 0, -1), (1, 1, -1))
    assert (told.months, told.starts, told.unplaced) == (("May 2016", "June 2016"), "2016-05", 1)
    assert (told.areas[1].name, told.areas[1].precision) == ("تل غدير, Syria", "village")


def test_an_open_date_lies_in_every_month_to_its_open_end() -> None:
    rows = [*lying(VILLAGE), replace(lying(VILLAGE)[0], first="0001-01-01", last="2016-05-09")]
    told = drawable(words("ar"), rows)
    assert (told.first[1], told.last[1], len(told.months)) == (0, 0, 2)


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_the_drawing_has_circles_clusters_and_shaded_divisions(lang: str) -> None:
    found = areas(lying(VILLAGE, NEAR, NEAR, FAR, IDLIB))
    drawn = ElementTree.fromstring(drawing(words(lang), found, "<Map>"))  # noqa: S314 - our own
    name = "{http://www.w3.org/2000/svg}"
    assert drawn.findtext(f"{name}title") == "<Map>"
    assert [text.text for text in drawn.iter(f"{name}text")] == ["3"]  # two villages near one another
    assert len(list(drawn.iter(f"{name}circle"))) == 1
    assert any(path.get("fill-opacity") for path in drawn.iter(f"{name}path"))


def test_a_drawing_of_nothing_is_a_drawing() -> None:
    ElementTree.fromstring(drawing(words("ar"), (), "خريطة"))  # noqa: S314 - our own


@pytest.mark.parametrize("text", ["", "1,2,3", "a,b,c,d", "1,2,3,4,5"])
def test_what_is_no_box_narrows_nothing(text: str) -> None:
    assert box_of(text) is None


def test_a_box_holds_the_middles_in_it() -> None:
    box, upside_down = box_of("35,36,36,37"), box_of("36,36,35,37")
    assert box is not None
    assert upside_down is not None
    assert not upside_down.holds(VILLAGE)
    assert [box.holds(spot) for spot in (VILLAGE, FAR, NOWHERE, None)] == [True, False, False, False]
