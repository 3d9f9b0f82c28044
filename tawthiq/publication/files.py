"""A file that is whole or not there: written beside its place and renamed at the end."""

import os
import sys
import tempfile
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

from tawthiq.errors import InputError

STDOUT = "-"


def write(out: str | Path, chunks: Iterable[bytes]) -> str:
    """Write the chunks to a file, or to standard output for `-`; returns the SHA-256 of what was written.

    Raises InputError naming the file where it cannot be written; then nothing of it is left behind.
    """
    if str(out) == STDOUT:
        return _to_stdout(chunks)
    place = Path(out)
    try:
        return _to_file(place, chunks)
    except OSError as error:
        raise InputError(f"{place}: cannot be written ({error.strerror}). Name another file for --out") from error


def _to_stdout(chunks: Iterable[bytes]) -> str:
    digest = sha256()
    for chunk in chunks:
        digest.update(chunk)
        sys.stdout.buffer.write(chunk)
    sys.stdout.buffer.flush()
    return digest.hexdigest()


def _to_file(place: Path, chunks: Iterable[bytes]) -> str:
    digest = sha256()
    if place.exists() and not place.is_file():  # a pipe or a device cannot be replaced by a file
        with place.open("wb") as file:
            file.writelines(chunks)
        return digest.hexdigest()
    handle, temporary = tempfile.mkstemp(dir=place.parent, prefix=f".{place.name}-")
    try:
        with os.fdopen(handle, "wb") as file:
            for chunk in chunks:
                digest.update(chunk)
                file.write(chunk)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(0o666 & ~_umask())
        Path(temporary).replace(place)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    return digest.hexdigest()


def _umask() -> int:
    # The only portable way to read it is to set it; a temporary file is private, the finished one need not be.
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
