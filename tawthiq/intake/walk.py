"""Files and folders -> the files to read, in the order of their names, whatever order the disk gives.

Links are followed once; a folder that was already entered is not entered again. Hidden files and the
files of a register are not documents.
"""

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from io import BufferedReader
from pathlib import Path

from tawthiq.intake.faults import RefusedError, fault, located
from tawthiq.intake.names import REGISTER, described_by, is_hidden, is_sidecar, readable, sidecar_name
from tawthiq.intake.originals import Blob
from tawthiq.model.issue import Issue

_SIDECAR_LIMIT = 1_000_000


@dataclass(frozen=True, slots=True)
class Place:
    """Where a file lies, the name that issues show it under, and its size in bytes."""

    path: Path
    shown: str
    size: int


def files(given: Path) -> Iterator[Blob | Issue]:
    """The file, or the files of the folder and its folders; an issue for what cannot be reached."""
    for found in places(given):
        yield found if isinstance(found, Issue) else at(found)


def places(given: Path) -> Iterator[Place | Issue]:
    """The same files, without looking into what lies beside them."""
    met: set[tuple[int, int]] = set()
    waiting = [(given, readable(str(given)))]  # a stack rather than recursion: folders can lie thousands deep
    while waiting:
        path, shown = waiting.pop()
        try:
            status = path.stat()
            if not stat.S_ISDIR(status.st_mode):
                regular = stat.S_ISREG(status.st_mode)
                yield Place(path, shown, status.st_size) if regular else fault("special-file", file=shown)
                continue
            names = _names(path, status, met)
        except FileNotFoundError:
            yield fault("missing", file=shown)
        except OSError as error:
            yield fault("unreadable", error.strerror or type(error).__name__, file=shown)
        except RefusedError as refused:
            yield located(refused.fault, shown)
        else:
            waiting.extend((path / name, f"{shown.rstrip('/')}/{readable(name)}") for name in reversed(names))


def _names(folder: Path, status: os.stat_result, met: set[tuple[int, int]]) -> list[str]:
    key = (status.st_dev, status.st_ino)
    if key in met:
        raise RefusedError("loop")
    met.add(key)
    names = sorted(name for name in os.listdir(folder) if not is_hidden(name))
    if not names:
        raise RefusedError("empty-folder")
    if REGISTER in names:
        raise RefusedError("register")  # what the program wrote is no report, wherever somebody keeps it
    return names


def at(place: Place) -> Blob:
    """The file at a place."""
    path = place.path
    beside = path.with_name(sidecar_name(path.name))
    return Blob(
        shown=place.shown,
        name=readable(path.name),
        open=partial(_open, path),
        size=place.size,
        sidecar=partial(_beside, beside),
        orphan=is_sidecar(path.name) and not any(path.with_name(n).exists() for n in described_by(path.name)),
    )


def _open(path: Path) -> BufferedReader:
    return path.open("rb")


def _beside(path: Path) -> bytes | None:
    if not path.is_file():
        return None
    with path.open("rb") as stream:
        return stream.read(_SIDECAR_LIMIT)
