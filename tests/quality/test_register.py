"""The register against one kept by professionals: no figure may fall below its floor.

The filed reports stand beside the checkout (TAWTHIQ_BENCH); where they are absent, this says so and skips. One run of
the program over all of them, a minute or two on two cores. Lowering a floor needs a reason in the commit that does it.
"""

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
SHARED = ROOT / os.environ.get("TAWTHIQ_BENCH", "../shared")
BENCH = json.loads((Path(__file__).parent / "floors.json").read_text("utf-8"))["register"]
ENVIRONMENT = {**os.environ, "TAWTHIQ_PLACES": str(SHARED / BENCH["places"]), "PYTHONPATH": str(ROOT)}

pytestmark = pytest.mark.bench


def run(*command: str) -> str:
    done = subprocess.run(
        [sys.executable, *command], capture_output=True, text=True, cwd=ROOT, env=ENVIRONMENT, check=False
    )
    assert done.returncode in {0, 3}, done.stderr[-2000:]  # 3: some reports were left out, each with its reason
    return done.stdout


@pytest.fixture(scope="module")
def figures(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    files = {name: SHARED / BENCH[name]["path"] for name in ("reports", "links", "incidents")}
    if not all(path.exists() for path in files.values()):
        pytest.skip(f"the filed reports are not at {SHARED} (set TAWTHIQ_BENCH)")
    for name, path in files.items():
        found = hashlib.sha256(path.read_bytes()).hexdigest()
        assert found == BENCH[name]["sha256"], f"{name} changed: measure anew and set the floors with its hash"
    folder = tmp_path_factory.mktemp("register")
    exported = str(folder / "incidents.jsonl")
    run("-m", "tawthiq", "run", str(files["reports"]), "--register", str(folder / "r"))
    run("-m", "tawthiq", "export", "incidents", "--register", str(folder / "r"), "--out", exported)
    options = [word for name, path in files.items() for word in (f"--{name}", str(path))]
    result: dict[str, Any] = json.loads(
        run(str(SHARED / "score" / "score_register.py"), *options, "--pred", exported, "--json")
    )
    return result


@pytest.mark.parametrize("name", sorted(BENCH["floors"]))
def test_no_figure_is_below_its_floor(figures: dict[str, Any], name: str) -> None:
    assert figures[name] >= BENCH["floors"][name]


@pytest.mark.parametrize("name", sorted(BENCH["ceilings"]))
def test_no_figure_is_above_its_ceiling(figures: dict[str, Any], name: str) -> None:
    assert figures[name] <= BENCH["ceilings"][name]
