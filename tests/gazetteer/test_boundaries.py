import pytest

from tawthiq.gazetteer.boundaries import area_at


@pytest.mark.parametrize(
    ("lat", "lon", "name"),
    [(35.93, 36.63, "إدلب"), (36.34, 43.13, "نينوى"), (31.50, 34.46, "قطاع غزة"), (13.63, 25.35, "شمال دارفور")],
)
def test_a_point_lies_in_its_division(lat: float, lon: float, name: str) -> None:
    area = area_at(lat, lon)
    assert area is not None
    assert area.ar == name


def test_the_sea_belongs_to_nobody() -> None:
    assert area_at(34.0, 31.0) is None
