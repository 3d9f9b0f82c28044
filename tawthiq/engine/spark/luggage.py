"""The user's own files that the stages need (place packs, word lists, maps), carried to machines without them.

Files are known by their bytes: on the other side they lie in a folder of the process, which ends with it.
"""

import atexit
import shutil
import tempfile
from dataclasses import dataclass, fields, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from tawthiq.errors import InputError
from tawthiq.settings import Settings

_LISTS = "*.yaml"
Files = tuple[tuple[str, bytes], ...]


@dataclass(frozen=True, slots=True)
class Case:
    """One file, or the word lists of one folder: name within, bytes."""

    name: str
    is_folder: bool
    files: Files


@dataclass(frozen=True, slots=True)
class Luggage:
    """Settings, and of each field with paths what lies there."""

    settings: Settings
    cases: tuple[tuple[str, tuple[Case, ...]], ...]


def pack(settings: Settings) -> Luggage:
    """The settings with the files that they name. Raises InputError for one that cannot be read."""
    cases: list[tuple[str, tuple[Case, ...]]] = []
    bare: dict[str, Any] = {}
    for field in fields(Settings):
        value = getattr(settings, field.name)
        if isinstance(value, Path):
            cases.append((field.name, (_case(value),)))
            bare[field.name] = None
        elif isinstance(value, tuple) and any(isinstance(part, Path) for part in value):
            cases.append((field.name, tuple(_case(part) for part in value)))
            bare[field.name] = ()
    return Luggage(replace(settings, **bare), tuple(cases))


def _case(path: Path) -> Case:
    try:
        if path.is_dir():
            return Case(path.name, True, tuple((one.name, one.read_bytes()) for one in sorted(path.glob(_LISTS))))
        return Case(path.name, False, ((path.name, path.read_bytes()),))
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror}). Check the settings that name it") from error


@lru_cache(maxsize=2)
def unpacked(luggage: Luggage) -> Settings:
    """The settings, their paths leading to copies of the files; once a process."""
    if not luggage.cases:
        return luggage.settings
    place = Path(tempfile.mkdtemp(prefix="tawthiq-"))
    atexit.register(shutil.rmtree, place, ignore_errors=True)
    found: dict[str, Any] = {}
    for field, cases in luggage.cases:
        paths = tuple(_put(case, place / field / str(number)) for number, case in enumerate(cases))
        single = getattr(luggage.settings, field) is None
        found[field] = paths[0] if single else paths
    return replace(luggage.settings, **found)


def _put(case: Case, folder: Path) -> Path:
    inside = folder / case.name if case.is_folder else folder
    inside.mkdir(parents=True)
    for name, content in case.files:
        (inside / name).write_bytes(content)
    return inside if case.is_folder else folder / case.name
