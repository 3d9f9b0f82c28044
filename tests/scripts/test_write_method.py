"""The method page is what the rules say."""

import subprocess
import sys
from pathlib import Path

from tawthiq.assessment import rules


def test_the_page_is_up_to_date(root: Path) -> None:
    done = subprocess.run(
        [sys.executable, str(root / "scripts" / "write_method.py"), "--check"],
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout


def test_every_rule_stands_on_the_page(root: Path) -> None:
    page = (root / "docs" / "explanation" / "method.md").read_text("utf-8")
    assert [r.id for r in rules() if f"`{r.id}`" not in page] == []
