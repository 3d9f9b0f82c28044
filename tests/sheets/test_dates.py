import pytest

from tawthiq.sheets.dates import day, order_of


@pytest.mark.parametrize(
    ("cells", "order"),
    [
        (["03/04/2017", "17/03/2017"], "dmy"),
        (["03/04/2017", "03/17/2017 21:00"], "mdy"),
        (["03/04/2017", "", "x"], None),
        (["17/03/2017", "03/17/2017"], None),
        (["40/03/2017"], None),
    ],
)
def test_a_column_tells_its_order_where_one_cell_does(cells: list[str], order: str | None) -> None:
    assert order_of(cells) == order


@pytest.mark.parametrize("cell", ["42811", "soon", "17 رمضان 1438", "31 شباط 2017", "17 آذار", "2017-13-01"])
def test_what_names_no_day_is_refused_with_a_remedy(cell: str) -> None:
    with pytest.raises(ValueError, match=r"\. "):
        day(cell, None)
