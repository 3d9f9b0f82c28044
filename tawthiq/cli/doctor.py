"""tawthiq doctor: can this machine and this register do the work?"""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from tawthiq.cli.options import REGISTER, JsonOption, RegisterOption
from tawthiq.cli.terminal import FAILED, answer, say
from tawthiq.errors import TawthiqError

if TYPE_CHECKING:
    from tawthiq.settings import Settings

_ENOUGH_MB = 500


@dataclass(frozen=True, slots=True)
class Finding:
    """What was looked at, whether it is well, and what to do where it is not."""

    subject: str
    well: bool
    said: str
    remedy: str = ""


def doctor(register: RegisterOption = REGISTER, json: JsonOption = False) -> None:
    """Look at Python, SQLite, the data files, the settings, the terminal and the register; exit 1 on any fault."""
    found = tuple(_findings(register))
    if json:
        answer(found)
    else:
        for finding in found:
            remedy = f". {finding.remedy}" if finding.remedy and not finding.well else ""
            print(f"{'well ' if finding.well else 'FAULT'}  {finding.subject}: {finding.said}{remedy}")
    faults = sum(not finding.well for finding in found)
    if not json:
        say(f"{faults} faults" if faults else "all is well")
    if faults:
        raise typer.Exit(FAILED)


def _findings(register: str) -> Iterator[Finding]:
    from tawthiq.settings import Settings

    yield _python()
    yield _sqlite()
    yield from _data_files()
    try:
        settings = Settings.from_environment()
    except TawthiqError as error:
        yield Finding("settings", False, str(error))
        return
    yield Finding("settings", True, f"{len(settings.places)} place packs, {len(settings.lexicon)} word list folders")
    yield from _packs(settings)
    yield from _word_lists(settings)
    yield _linking()
    yield _spark()
    yield _terminal()
    yield from _register(register)


def _python() -> Finding:
    version = ".".join(map(str, sys.version_info[:3]))
    return Finding("python", sys.version_info >= (3, 11), version, "Install Python 3.11 or newer")


def _sqlite() -> Finding:
    import sqlite3

    return Finding(
        "sqlite", sqlite3.sqlite_version_info >= (3, 35), sqlite3.sqlite_version, "Install SQLite 3.35 or newer"
    )


def _data_files() -> Iterator[Finding]:
    package = Path(__file__).parent.parent
    wanted = {
        "word lists": (package / "lexicon" / "data", "*.yaml"),
        "places": (package / "gazetteer" / "data", "places.tsv.gz"),
        "fonts": (package / "web" / "static" / "fonts", "*.woff2"),
        "interface words": (package / "web" / "i18n", "*.yaml"),
    }
    for name, (folder, pattern) in wanted.items():
        count = len(list(folder.glob(pattern)))
        yield Finding(name, count > 0, f"{count} files", f"{folder} is missing: install tawthiq again")


def _packs(settings: "Settings") -> Iterator[Finding]:
    from tawthiq.gazetteer import DEFAULT
    from tawthiq.gazetteer.packs import read

    for path in (*(path for path in DEFAULT if path.exists()), *settings.places):
        try:
            pack = read(path)
        except TawthiqError as error:
            yield Finding("place pack", False, str(error))
        else:
            yield Finding("place pack", True, f"{path.name}: {len(pack.lines):,} places, {len(pack.issues):,} bad rows")


def _word_lists(settings: "Settings") -> Iterator[Finding]:
    from tawthiq.lexicon.checking import faults

    for folder in settings.lexicon:
        try:
            found = faults(folder)
        except TawthiqError as error:
            yield Finding("word list folder", False, str(error))
        else:
            remedy = f"See them with tawthiq lexicon check {folder}"
            yield Finding("word list folder", not found, f"{folder}: {len(found)} bad entries", remedy)


def _linking() -> Finding:
    from tawthiq.engine.linking import installed

    if installed():
        return Finding("linking", True, "Splink can learn weights, and score pairs where TAWTHIQ_SCORER asks for it")
    return Finding("linking", True, "not installed; to learn weights from a register pip install 'tawthiq[splink]'")


def _spark() -> Finding:
    from importlib.util import find_spec

    from tawthiq.engine.spark.preflight import java_fault

    if find_spec("pyspark") is None:
        return Finding("spark", True, "not installed; for archives over many machines pip install 'tawthiq[spark]'")
    fault = java_fault()
    return Finding("spark", fault is None, f"needs Java, {fault}" if fault else "can be started")


def _terminal() -> Finding:
    encoding = getattr(sys.stdout, "encoding", None) or "unknown"
    return Finding("terminal", encoding.lower().replace("-", "") == "utf8", encoding, "Set a UTF-8 locale")


def _register(named: str) -> Iterator[Finding]:
    from shutil import disk_usage

    from tawthiq.register import Register
    from tawthiq.register.place import place_of
    from tawthiq.register.store import DATABASE

    place = place_of(named)
    folder = place.folder
    standing = next((path for path in (folder, *folder.absolute().parents) if path.exists()), Path())
    free = disk_usage(standing).free // 1_000_000
    yield Finding("disk", free >= _ENOUGH_MB, f"{free:,} MB free", f"Free at least {_ENOUGH_MB} MB")
    if place.url is None and not (folder / DATABASE).exists():
        yield Finding("register", True, f"none at {folder} yet; tawthiq run makes it")
        return
    try:
        with Register.open(named) as opened:
            counts = opened.counts()
            with opened.transaction():
                pass  # a writing transaction that writes nothing shows that one could
    except TawthiqError as error:
        yield Finding("register", False, str(error))
    else:
        held = f"{counts.documents:,} reports, {counts.claims:,} claims"
        yield Finding("register", True, f"{place.shown}: {held}, writable")
