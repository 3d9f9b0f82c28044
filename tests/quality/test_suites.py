"""Floors on other projects' number and date suites; the cases stand beside the checkout (TAWTHIQ_BENCH)."""

import importlib.util
import json
import sys
from pathlib import Path
from types import ModuleType

import pytest

HERE = Path(__file__).parent


def _load() -> ModuleType:
    # Tests are no package: the module beside this one is loaded by its path.
    spec = importlib.util.spec_from_file_location("tawthiq_suites", HERE / "suites.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["tawthiq_suites"] = module
    spec.loader.exec_module(module)
    return module


suites = _load()
FLOORS: dict[str, float] = json.loads((HERE / "floors_suites.json").read_text("utf-8"))

pytestmark = [
    pytest.mark.bench,
    pytest.mark.skipif(not suites.FOLDER.is_dir(), reason="no suites beside the checkout (TAWTHIQ_BENCH)"),
]


@pytest.mark.parametrize("name", sorted(FLOORS))
def test_suite_is_not_below_its_floor(name: str) -> None:
    score = suites.SUITES[name]()
    assert score.share >= FLOORS[name], f"{score.passed} of {score.total}; fails on {score.failures}"


def test_every_suite_has_a_floor() -> None:
    assert set(FLOORS) == set(suites.SUITES)


if __name__ == "__main__":
    for suite_name, suite in suites.SUITES.items():
        found = suite()
        print(f"{suite_name}: {found.passed} of {found.total} ({found.share:.3f}), {found.excluded} excluded")
        for failure in found.failures:
            print(f"    {failure}")
