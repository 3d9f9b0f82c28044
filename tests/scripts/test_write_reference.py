import runpy
from pathlib import Path


def test_the_reference_is_what_the_program_says(root: Path) -> None:
    pages = runpy.run_path(str(root / "scripts" / "write_reference.py"))["pages"]()
    stale = [name for name, text in pages.items() if (root / "docs" / "reference" / name).read_text("utf-8") != text]
    assert stale == [], "run make reference"
