"""The table of levels is what the weights say."""

import subprocess
import sys
from pathlib import Path


def test_the_table_is_up_to_date(root: Path) -> None:
    done = subprocess.run(
        [sys.executable, str(root / "scripts" / "write_resolution.py"), "--check"],
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout
