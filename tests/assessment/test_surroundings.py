"""Whether one place lies in another."""

import pytest

from tawthiq.assessment.surroundings import contains, encloses
from tawthiq.model.claim import Where
from tawthiq.model.vocabulary import Precision

IDLIB = Where(place="إدلب", country="SY", precision=Precision.GOVERNORATE)
VILLAGE = Where(place="كنصفرة", country="SY", lat=35.66, lon=36.5, precision=Precision.VILLAGE)
DISTRICT = Where(place="أريحا", country="SY", lat=35.81, lon=36.61, precision=Precision.DISTRICT)


def test_what_a_report_names_around_a_place_contains_it() -> None:
    told = Where(place="كنصفرة", within=("إدلب",))
    assert contains(IDLIB, told)
    assert not contains(told, IDLIB)


@pytest.mark.parametrize(
    "outer",
    [
        IDLIB,
        DISTRICT,
        Where(place="شمال غربي سوريا", country="SY", precision=Precision.REGION),
        Where(place="سوريا", country="SY", precision=Precision.COUNTRY),
    ],
)
def test_an_area_encloses_what_lies_in_it(outer: Where) -> None:
    assert encloses(outer, VILLAGE)


@pytest.mark.parametrize(
    "outer",
    [
        Where(place="دير الزور", country="SY", precision=Precision.GOVERNORATE),
        Where(place="الفلوجة", country="IQ", lat=33.35, lon=43.78, precision=Precision.DISTRICT),
        Where(place="جنوب لبنان", country="LB", precision=Precision.REGION),
        Where(place="أريحا", country="SY", lat=35.81, lon=36.61, precision=Precision.TOWN),
        Where(place="حاس", country="SY"),
    ],
)
def test_nothing_else_does(outer: Where) -> None:
    assert not encloses(outer, VILLAGE)


def test_an_area_lies_in_no_smaller_place() -> None:
    assert not encloses(DISTRICT, IDLIB)
    assert not encloses(IDLIB, Where(place="إدلب", country="SY"))
