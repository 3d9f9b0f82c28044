"""What tests of every room share: the annotated reports beside the checkout, the samples in it, and the browser."""

import contextlib
import importlib.util
import os
import shutil
import tempfile
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


MEMORY_DISK = Path("/dev/shm")  # noqa: S108 - pytest makes a folder of its own there
ROOM = 4 << 30  # bytes; a whole run was seen to hold less than a tenth of it


def pytest_configure() -> None:
    """Tables are as wide as where nobody names a width: several processes of tests are told one that is narrow.

    Registers of tests are written to memory where there is room, since most of what a test waits for is the disk. Name
    a folder with TMPDIR to have them elsewhere.
    """
    for name in ("COLUMNS", "LINES"):
        os.environ.pop(name, None)
    if not os.environ.keys() & {"TMPDIR", "PYTEST_DEBUG_TEMPROOT"} and _has_room(MEMORY_DISK):
        os.environ["TMPDIR"] = tempfile.tempdir = str(MEMORY_DISK)


def _has_room(place: Path) -> bool:
    return place.is_dir() and os.access(place, os.W_OK) and shutil.disk_usage(place).free > ROOM


# What takes longest goes first (make test): whoever ends alone at last has little left. The longest come first here.
LONGEST = (
    "quality/test_register.py", "engine/spark/test_engine.py", "engine/local/test_crew.py", "test_pipeline.py",
    "web/test_chores_browser.py", "web/test_deciding_browser.py", "engine/local/test_faults.py",
    "web/people/test_workers.py", "decisions/test_together.py", "web/people/test_acts_browser.py",
    "web/test_voices_browser.py", "web/test_adding_browser.py", "web/test_adding.py", "intake/test_boxes.py",
    "web/people/test_people_browser.py", "web/test_chores.py", "web/test_observed.py", "engine/test_resolving.py",
    "packaging/test_wheel.py", "estimation/test_published.py", "web/test_trials.py", "decisions/test_survival.py",
    "web/test_browser.py", "web/test_atlas_browser.py", "web/test_alias_browser.py", "engine/linking/test_linking.py",
    "web/people/test_restricting.py", "web/people/test_masking.py", "web/people/test_objects.py",
    "web/people/test_access.py", "web/test_hostile.py", "intake/test_fuzz.py", "web/test_openapi.py",
    "cli/test_weights.py", "cli/test_fetching.py", "publication/test_nothing_leaves.py", "quality/test_claims.py",
)  # fmt: skip


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the files of LONGEST first; the order within a file stays."""
    places = {ROOT / "tests" / name: at for at, name in enumerate(LONGEST)}
    items.sort(key=lambda item: places.get(item.path, len(places)))


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


@pytest.fixture(scope="session")
def small_made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder in which the register of `small` was read; tests get copies of it."""
    folder = tmp_path_factory.mktemp("small")
    with read_in(folder, REPORTS) as register:
        assert register.counts().incidents == 3
    return folder


@pytest.fixture
def small(small_made: Path, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Register]:
    """A register of three invented reports and three incidents, read by the program itself, to decide on."""
    if "database" in request.fixturenames and request.getfixturevalue("database") == "postgresql":
        with read_in(tmp_path, REPORTS) as register:
            yield register
        return
    shutil.copytree(small_made, tmp_path, dirs_exist_ok=True)
    with Register.open(tmp_path / "register") as register:
        yield register
