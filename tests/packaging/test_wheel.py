"""The built wheel carries every data file: what works from a checkout must work after `pip install`."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest


@pytest.fixture(scope="module")
def wheel(root: Path, tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    # A copy, so that a build in the checkout leaves nothing behind there and cannot pick up what an older one left.
    folder = tmp_path_factory.mktemp("wheel")
    tracked = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard"], check=False, cwd=root, capture_output=True, text=True
    )
    if tracked.returncode:
        pytest.skip("not a git checkout")
    for name in tracked.stdout.splitlines():
        source = root / name
        if source.is_file() and not name.startswith(("tests/", "docs/", "samples/")):
            target = folder / "copy" / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(source.read_bytes())
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", str(folder), "."]
    built = subprocess.run(command, check=False, cwd=folder / "copy", capture_output=True, text=True)
    assert built.returncode == 0, built.stderr
    return zipfile.ZipFile(next(folder.glob("*.whl")))


def test_every_data_file_is_in_the_wheel(root: Path, wheel: zipfile.ZipFile) -> None:
    packed = set(wheel.namelist())
    package = root / "tawthiq"
    expected = {
        path.relative_to(root).as_posix()
        for path in package.rglob("*")
        if path.is_file() and path.suffix not in {".py", ".pyc"} and not path.name.startswith(".")
    }
    assert expected
    assert sorted(expected - packed) == []


def test_every_module_is_in_the_wheel(root: Path, wheel: zipfile.ZipFile) -> None:
    packed = set(wheel.namelist())
    expected = {path.relative_to(root).as_posix() for path in (root / "tawthiq").rglob("*.py")}
    assert sorted(expected - packed) == []


def test_licences_are_in_the_wheel(wheel: zipfile.ZipFile) -> None:
    names = {name.rsplit("/", 1)[-1] for name in wheel.namelist()}
    assert {"LICENSE", "NOTICE"} <= names
    assert [name for name in wheel.namelist() if name.startswith(("tests/", "samples/", "benchmarks/"))] == []
