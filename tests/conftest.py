"""What tests of every room share: the annotated reports beside the checkout, the samples in it, and the browser."""

import contextlib
import importlib.util
import os
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from tawthiq import pipeline
from tawthiq.register import Register
from tawthiq.register.place import POINTER, is_address
from tawthiq.register.store import DATABASE, Store

from . import databases

ROOT = Path(__file__).parent.parent

# A busy machine is no fault of the program: no example is timed.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


def pytest_configure() -> None:
    """Tables are as wide as where nobody names a width: several processes of tests are told one that is narrow."""
    for name in ("COLUMNS", "LINES"):
        os.environ.pop(name, None)


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def seeds() -> Path:
    """The five sample reports with their annotated claims: docs.jsonl and gold.jsonl."""
    return ROOT / "samples" / "seeds"


@pytest.fixture(scope="session")
def bench() -> Path:
    """The folder with the annotated reports, named by TAWTHIQ_BENCH relative to the checkout; skips without it."""
    folder = ROOT / os.environ.get("TAWTHIQ_BENCH", "../shared")
    if not folder.is_dir():
        pytest.skip(f"TAWTHIQ_BENCH: no folder {folder} with annotated reports")
    return folder


@pytest.fixture(scope="session")
def chromium() -> str:
    """The Chromium or Chrome of this machine; skips without one."""
    for name in ("chromium", "chromium-browser", "google-chrome", "chrome"):
        if path := shutil.which(name):
            return path
    pytest.skip("no Chromium on this machine: install it to run the browser tests")


@pytest.fixture(scope="session")
def postgresql() -> Iterator[databases.Server]:
    """A PostgreSQL server; skips where there is none."""
    if importlib.util.find_spec("psycopg") is None:
        pytest.skip("psycopg is not installed (make dev)")
    with databases.server() as running:
        if running is None:
            pytest.skip(databases.MISSING)
        yield running


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The test runs twice: the registers that it makes are of SQLite, then of PostgreSQL."""
    with contextlib.ExitStack() as lent:
        if request.param == "postgresql":
            _made_on(request.getfixturevalue("postgresql"), monkeypatch, lent)
        yield request.param


def _made_on(server: databases.Server, monkeypatch: pytest.MonkeyPatch, lent: contextlib.ExitStack) -> None:
    """A folder without a register gets a database when one is to be made there."""
    before = Store.open.__func__  # type: ignore[attr-defined]

    def opened(cls: Any, folder: Any, create: bool = False, actor: str = "tawthiq") -> Any:
        place = Path(folder)
        if create and not is_address(folder) and not any((place / name).exists() for name in (POINTER, DATABASE)):
            place.mkdir(parents=True, exist_ok=True)
            (place / POINTER).write_text(server.address(lent.enter_context(server.lent())))
        return before(cls, folder, create, actor)

    monkeypatch.setattr(Store, "open", classmethod(opened))


# Two strikes on one town three days apart, told by two outlets, and a shelling elsewhere: three incidents.
REPORTS = {
    "a": "قال الدفاع المدني إن خمسة مدنيين قتلوا في غارة جوية على سوق بلدة البصيرة في ريف دير الزور يوم 11 أيار 2019.",
    "b": "أفاد مصدر طبي بمقتل ثلاثة مدنيين بقصف مدفعي على مدينة تلعفر يوم 3 حزيران 2018.",
    "c": "أعلنت شبكة محلية مقتل تسعة مدنيين في غارة جوية على بلدة البصيرة بدير الزور يوم 14 أيار 2019.",
}


@contextlib.contextmanager
def read_in(folder: Path, texts: Mapping[str, str]) -> Iterator[Register]:
    """A register of these texts by name, in and beside a folder, read by the program itself."""
    reports = folder / "reports"
    reports.mkdir()
    for name, text in texts.items():
        (reports / f"{name}.txt").write_text(text, "utf-8")
    with Register.open(folder / "register", create=True) as register:
        pipeline.run([reports], register, pipeline.Orders())
        yield register


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Register]:
    """A register of three invented reports and three incidents, read by the program itself, to decide on."""
    with read_in(tmp_path, REPORTS) as register:
        assert register.counts().incidents == 3
        yield register
