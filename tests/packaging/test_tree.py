"""The tree as others get it: no path of one machine, no registry's host, no file that is too large to read."""

import re
import subprocess
from pathlib import Path

import pytest

from ..conftest import LONGEST

TEXTS = {".py", ".md", ".toml", ".yaml", ".yml", ".sh", ".cfg", ".html", ".js", ".css", ".json", ".cff", ".txt", ".in"}
NAMES = {"Makefile", "run", "NOTICE", "LICENSE"}
MACHINE_PATH = re.compile(r"(?<![\w.:/-])/(?:home|root|work|Users|mnt)/\w")
UNFINISHED = re.compile(r"\b(?:TODO|FIXME|HACK)\b")
REGISTRY = re.compile(
    r"(?:pypi|pythonhosted|npmjs|registry\.|crates\.io|proxy\.golang)[\w.]*\.(?:org|com|io)|deb\.debian"
)


def texts(root: Path) -> dict[str, str]:
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard"], check=False, cwd=root, capture_output=True, text=True
    )
    if listed.returncode:
        pytest.skip("not a git checkout")
    files = (root / name for name in listed.stdout.splitlines())
    return {
        file.relative_to(root).as_posix(): file.read_text("utf-8")
        for file in files
        if file.is_file()
        and (file.suffix in TEXTS or file.name in NAMES)
        and "samples/" not in file.as_posix()
        and "/vendor" not in file.as_posix()
    }


@pytest.mark.parametrize(
    ("what", "pattern"), [("a path of one machine", MACHINE_PATH), ("a registry", REGISTRY), ("unfinished", UNFINISHED)]
)
def test_the_tree_names_no_machine_and_leaves_nothing_unfinished(
    root: Path, what: str, pattern: re.Pattern[str]
) -> None:
    own = Path(__file__).name
    met = [
        f"{name}:{number}: {what}: {line.strip()[:80]}"
        for name, text in texts(root).items()
        if not name.endswith(own)
        for number, line in enumerate(text.splitlines(), 1)
        if pattern.search(line)
    ]
    assert met == []


def test_modules_have_one_subject(root: Path) -> None:
    long = [
        f"{path.relative_to(root)}: {lines} lines"
        for path in (root / "tawthiq").rglob("*.py")
        if (lines := len(path.read_text("utf-8").splitlines())) > 400
    ]
    assert long == []


def test_constraints_are_plain_pins(root: Path) -> None:
    lines = (root / "constraints" / "py3.txt").read_text("utf-8").splitlines()
    assert [line for line in lines if not re.fullmatch(r"#.*|[A-Za-z0-9_.-]+==[0-9][\w.]*", line)] == []


NETWORK = re.compile(
    r"^\s*(?:import|from)\s+(?:urllib\.request|http\.client|socket|ftplib|httpx|requests|asyncio)\b",
    re.MULTILINE,
)


def test_few_modules_call_out_to_a_network(root: Path) -> None:
    met = {
        path.relative_to(root / "tawthiq").as_posix()
        for path in (root / "tawthiq").rglob("*.py")
        if NETWORK.search(path.read_text("utf-8"))
    }
    # the desk's server asks for a free port and listens on this machine only; fetching is asked for by its verb; the
    # spark engine knocks at the master that it was given
    assert met == {
        "gazetteer/download.py",
        "cli/serve.py",
        "fetching/client.py",
        "fetching/guard.py",
        "engine/spark/preflight.py",
    }


def test_the_files_of_tests_that_go_first_are_there(root: Path) -> None:
    assert [name for name in LONGEST if not (root / "tests" / name).is_file()] == []
