import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

posix = pytest.mark.skipif(sys.platform == "win32" or not shutil.which("make"), reason="needs make and a POSIX shell")


@posix
def test_every_target_that_the_documents_name_exists(root: Path) -> None:
    makefile = (root / "Makefile").read_text("utf-8")
    targets = set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE))
    pages = [*root.glob("*.md"), *(root / "docs").rglob("*.md")]
    named = {
        name for page in pages for name in re.findall(r"(?:^|`)make ([a-z-]+)", page.read_text("utf-8"), re.MULTILINE)
    }
    assert {"demo", "test"} <= named
    assert named - targets == set()


@posix
def test_the_ci_script_can_be_run(root: Path) -> None:
    script = root / ".ci" / "run"
    assert os.access(script, os.X_OK)
    assert subprocess.run(["bash", "-n", str(script)], check=False).returncode == 0


@posix
def test_make_alone_lists_the_targets(root: Path) -> None:
    listed = subprocess.run(["make"], cwd=root, check=True, capture_output=True, text=True).stdout
    assert "make demo" in listed
    assert "make test " in listed
