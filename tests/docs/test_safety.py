"""Each threat of the safety page names tests that exist."""

import re
from pathlib import Path

NAMED = re.compile(r"`([a-z_/]+\.py)(?:::(test_[a-z0-9_]+))?`")


def test_every_threat_names_tests_that_exist(root: Path) -> None:
    page = (root / "docs" / "explanation" / "safety.md").read_text("utf-8")
    table = page.partition("<!-- begin threats -->")[2].partition("<!-- end threats -->")[0]
    rows = [line.strip("|").split("|") for line in table.strip().splitlines()[2:]]
    assert len(rows) > 20
    for threat, what, tests in rows:
        named = NAMED.findall(tests)
        assert what.strip()
        assert named, threat
        for file, name in named:
            place = root / "tests" / file
            assert place.exists(), file
            assert not name or f"def {name}(" in place.read_text("utf-8"), f"{file}::{name}"
