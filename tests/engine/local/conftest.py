"""Runs of many invented reports in processes of their own, to be killed, and work that kills its own process."""

import importlib
import json
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from tawthiq import pipeline
from tawthiq.publication import export
from tawthiq.register import Register, verify

TOWNS = ("سراقب", "كفرنبل", "أريحا", "دوما", "الرقة", "منبج", "تدمر", "درعا")

# Reads as the program does, but for reports that hold a word of its own: each does another harm to its process.
POISON = """
import os, signal, time
from tawthiq.engine.reading import read_batch

def read(documents, settings, spotting):
    for document in documents:
        if "SEGFAULT" in document.text:
            os.kill(os.getpid(), signal.SIGSEGV)
        if "LEAVES" in document.text:
            os._exit(7)
        if "HANGS" in document.text:
            time.sleep(1000)
    return read_batch(documents, settings, spotting=True)
"""


def report(number: int, more: str = "") -> dict[str, str]:
    town = TOWNS[number % len(TOWNS)]
    text = (
        f"قصف على {town}\n\nقال الدفاع المدني إن {number % 9 + 2} مدنيين قتلوا وأصيب {number % 5 + 3} آخرون "
        f"في غارة جوية على بلدة {town} يوم {number % 28 + 1} أيار 2019. وزهمل مسلحون خمسة مدنيين. {more}"
    )
    return {"id": f"d{number}", "text": text, "publisher": f"صحيفة {number}", "published": "2019-05-30"}


@pytest.fixture(scope="session")
def write(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:
    """Writes so many reports into a file; `poison` are words added to some of them by number, `last` a last line."""
    folder = tmp_path_factory.mktemp("reports")

    def written(count: int, poison: dict[int, str] | None = None, last: str = "") -> Path:
        rows = (report(number, (poison or {}).get(number, "")) for number in range(count))
        text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows) + last
        place = folder / f"{sha256(text.encode()).hexdigest()[:12]}.jsonl"
        place.write_text(text, "utf-8")
        return place

    return written


@pytest.fixture
def poison(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """A module that other processes can import too; test modules cannot be."""
    (tmp_path / "poison_of_a_test.py").write_text(POISON)
    monkeypatch.syspath_prepend(tmp_path)
    return importlib.import_module("poison_of_a_test")


@pytest.fixture
def contents() -> Callable[[Path], dict[str, Any]]:
    """All that a register says, but for when it was said; it is whole besides."""

    def said(folder: Path) -> dict[str, Any]:
        with Register.open(folder) as register:
            subjects = ("documents", "claims", "incidents", "totals")
            tables = {name: b"".join(export(register, name, "jsonl")) for name in subjects}
            issues = [stored.issue for stored in register.issues(limit=10_000).rows]
            assert verify(register) == ()
        return tables | {"issues": issues}

    return said


@pytest.fixture(scope="session")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path], Path]:
    """The register of these reports as one process makes it that nothing disturbs."""
    made: dict[Path, Path] = {}

    def of(reports: Path) -> Path:
        if reports not in made:
            folder = tmp_path_factory.mktemp("undisturbed") / "register"
            with Register.open(folder, create=True) as register:
                pipeline.run([reports], register, pipeline.Orders())
            made[reports] = folder
        return made[reports]

    return of
