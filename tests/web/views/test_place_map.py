"""The small map of one incident: as wide as the place is uncertain, in place of a script's, never a point."""

from dataclasses import replace
from xml.etree import ElementTree

import pytest

from tawthiq.model.claim import Where
from tawthiq.model.vocabulary import Precision
from tawthiq.web.views.place_map import HEIGHT, WIDTH, place_map
from tawthiq.web.words import words

VILLAGE = Where(place="تل غدير", country="SY", lat=35.5, lon=36.5, precision=Precision.VILLAGE)
EN, AR = words("en"), words("ar", "arabic")


def drawn(where: Where, lang: str = "en") -> ElementTree.Element:
    found = place_map(EN if lang == "en" else AR, where)
    assert found is not None
    return ElementTree.fromstring(found)  # noqa: S314 - our own drawing


def test_a_fine_place_is_a_circle_and_a_frame_shows_where_in_the_country() -> None:
    told = drawn(VILLAGE)
    (circle,) = told.iter("circle")
    assert float(circle.get("r", 0)) > 15, "seen as an area"
    assert len(list(told.iter("svg"))) == 3, "itself, and two parts"
    assert "Idlib" in {text.text for text in told.iter("text")}


@pytest.mark.parametrize("precision", [Precision.DISTRICT, Precision.REGION])
def test_a_wide_place_is_drawn_as_wide_as_it_is_uncertain(precision: Precision) -> None:
    (circle,) = drawn(replace(VILLAGE, precision=precision)).iter("circle")
    assert 30 < float(circle.get("r", 0)) < HEIGHT / 2


@pytest.mark.parametrize("precision", [Precision.GOVERNORATE, Precision.COUNTRY])
def test_a_governorate_and_a_country_are_shaded_whole(precision: Precision) -> None:
    told = drawn(replace(VILLAGE, place="إدلب", precision=precision))
    assert not list(told.iter("circle"))
    shaded = [path for path in told.iter("path") if path.get("fill-opacity")]
    assert len(shaded) == 1 if precision is Precision.GOVERNORATE else len(shaded) > 10


def test_the_bar_and_the_names_are_in_the_readers_language() -> None:
    told = {text.text for text in drawn(VILLAGE, "ar").iter("text")}
    assert {"إدلب", "٥ كم"} <= told


def test_nothing_stands_outside_and_names_are_escaped() -> None:
    told = drawn(replace(VILLAGE, place='<b>"تل"'))
    assert '<b>"تل"' in told.get("aria-label", "")
    for text in told.iter("text"):
        assert 0 < float(text.get("x", -1)) < WIDTH
        assert 0 < float(text.get("y", -1)) < HEIGHT


def test_a_place_without_a_point_is_not_drawn() -> None:
    assert place_map(EN, None) is None
    assert place_map(EN, replace(VILLAGE, lat=None)) is None
    assert place_map(EN, replace(VILLAGE, precision=None)) is None
