"""The compiled program (make compile) tells the same claims as the sources, to the byte."""

import json
import os
import random
import re
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

pytestmark = pytest.mark.full

TOLD = 300  # generated texts
SEED = 20170317


@pytest.fixture(scope="module")
def compiled(root: Path) -> Path:
    compiler = shutil.which((sysconfig.get_config_var("CC") or "cc").split()[0]) or shutil.which("cc")
    if not compiler:
        pytest.skip("no C compiler on this machine: install one (Debian: gcc) to compile the program")
    if not (Path(sysconfig.get_path("include")) / "Python.h").exists():
        pytest.skip("Python's C headers are missing (Debian: python3-dev), so that nothing can be compiled")
    done = subprocess.run([sys.executable, "scripts/compile.py"], cwd=root, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return root / "build" / "compiled"


@pytest.fixture(scope="module")
def texts(root: Path, seeds: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample reports, the annotated ones where they stand beside the checkout, and texts shuffled from them."""
    files = [seeds / "docs.jsonl", root / os.environ.get("TAWTHIQ_BENCH", "../shared") / "gold" / "dev.docs.jsonl"]
    rows = [json.loads(line) for file in files if file.exists() for line in file.read_text("utf-8").splitlines()]
    sentences = [part for row in rows for part in re.split(r"(?<=[.،:\n])", row["text"]) if part.strip()]
    chance = random.Random(SEED)  # noqa: S311 - the same texts every time
    for number in range(TOLD):
        words = " ".join(chance.choices(sentences, k=chance.randint(2, 20))).split(" ")
        for _ in range(len(words) // 8 if number % 2 else 0):
            one, other = chance.randrange(len(words)), chance.randrange(len(words))
            words[one], words[other] = words[other], words[one]
        published = chance.choice([None, "2016-05-01", "2020-12-31"])
        rows.append({"id": f"shuffled-{number}", "text": " ".join(words), "published": published})
    path = tmp_path_factory.mktemp("texts") / "docs.jsonl"
    known = ("id", "text", "publisher", "published", "published_from", "url", "lang", "title")
    lines = [json.dumps({key: row[key] for key in known if row.get(key)}, ensure_ascii=False) for row in rows]
    path.write_text("\n".join(lines), "utf-8")
    return path


def run(program: Path, arguments: list[str], folder: Path) -> str:
    environment = {**os.environ, "PYTHONPATH": str(program)}
    done = subprocess.run(
        [sys.executable, *arguments], cwd=folder, env=environment, check=False, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_what_is_compiled_is_what_runs(compiled: Path, tmp_path: Path) -> None:
    asked = "import tawthiq.claims.drafts as module; print(module.__file__)"
    file = Path(run(compiled, ["-c", asked], tmp_path).strip())
    assert file.is_relative_to(compiled)
    assert file.suffix != ".py"


def test_the_compiled_program_tells_the_same_claims(root: Path, compiled: Path, texts: Path, tmp_path: Path) -> None:
    for program, name in ((root, "read.jsonl"), (compiled, "compiled.jsonl")):
        run(program, ["-m", "tawthiq", "extract", str(texts), "--out", str(tmp_path / name)], tmp_path)
    read = (tmp_path / "read.jsonl").read_bytes()
    assert read.count(b"\n") > TOLD
    assert (tmp_path / "compiled.jsonl").read_bytes() == read
