import pytest

from tawthiq.sheets import cell_name


@pytest.mark.parametrize(("column", "name"), [(0, "A7"), (25, "Z7"), (26, "AA7"), (701, "ZZ7"), (702, "AAA7")])
def test_cells_are_named_as_a_spreadsheet_does(column: int, name: str) -> None:
    assert cell_name(column, 7) == name
