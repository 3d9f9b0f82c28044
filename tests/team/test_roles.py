"""One table of roles and rights, and the page that documents it."""

import re
from pathlib import Path

import pytest

from tawthiq.team import Right, Role, may, rights, wording


def test_every_right_has_its_line_and_its_words() -> None:
    assert set(rights()) == set(Right)
    for word in (*Right, *Role):
        assert wording(word, "ar")
        assert wording(word, "en")


def test_more_of_a_role_is_never_less() -> None:
    order = list(Role)
    for right in Right:
        allowed = [may(role, right) for role in order]
        assert allowed == sorted(allowed), right
    assert [right for right in Right if may(Role.READER, right)] == [Right.READ]
    assert all(may(Role.ADMIN, right) for right in Right)
    assert all(may(None, right) for right in Right)


def test_the_table_is_documented_as_it_is(root: Path) -> None:
    page = (root / "docs" / "how-to" / "work-as-a-team.md").read_text("utf-8")
    rows = re.findall(r"^\| `(\w+)`: (.*?) \|((?:[^|\n]*\|)+)$", page, re.MULTILINE)
    assert [row[0] for row in rows] == list(Right)
    for right, words, cells in rows:
        assert words == wording(Right(right), "en")
        told = [cell.strip() == "yes" for cell in cells.split("|")[:-1]]
        assert told == [may(role, Right(right)) for role in Role], right


@pytest.mark.parametrize("role", Role)
def test_every_role_is_a_column(root: Path, role: Role) -> None:
    assert f" {role} |" in (root / "docs" / "how-to" / "work-as-a-team.md").read_text("utf-8").split("## Roles")[1]
