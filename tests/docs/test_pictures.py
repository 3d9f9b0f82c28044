"""Every picture of the desk stands in the documents, in both languages."""

from pathlib import Path


def test_every_page_is_shown_in_both_languages(root: Path) -> None:
    shown = (root / "docs" / "reference" / "pictures.md").read_text("utf-8")
    taken = {path.name for path in (root / "docs" / "images").glob("*.png")}
    assert taken
    for name in taken:
        assert f"(../images/{name})" in shown
        assert {name.replace(".ar.", ".en."), name.replace(".en.", ".ar.")} <= taken
