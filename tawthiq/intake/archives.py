"""A zip archive -> the files in it, one at a time and never unpacked to the disk.

1. The list of its files is checked as a whole: their number and their size after unpacking.
2. Each file is checked by itself: its name, a password, an archive inside, how far it unpacks.
3. What passes is a Blob named ARCHIVE/MEMBER; files are read in the order of their names.
"""

import io
import lzma
import stat
import zipfile
import zlib
from collections.abc import Iterator
from functools import partial
from pathlib import PurePosixPath, PureWindowsPath

from tawthiq.intake.faults import RefusedError, fault
from tawthiq.intake.names import described_by, is_hidden, is_sidecar, readable, sidecar_name
from tawthiq.intake.originals import Blob
from tawthiq.model.issue import Issue
from tawthiq.settings import Settings

DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, lzma.LZMAError)
_ENCRYPTED = 0x1
_UTF8_NAME = 0x800
_SMALL = 1_000_000
_ARCHIVES = (".zip", ".7z", ".rar", ".tar", ".gz", ".tgz", ".bz2", ".xz", ".zst")


def members(archive: Blob, settings: Settings) -> Iterator[Blob | Issue]:
    """The files of an archive, and an issue for each that is left out. Raises RefusedError for the whole archive."""
    try:
        with archive.open() as stream, zipfile.ZipFile(stream) as packed:
            infos = sorted((i for i in packed.infolist() if not i.filename.endswith("/")), key=lambda i: i.filename)
            _check_whole(infos, settings)
            by_name = {readable(_name(info)): info for info in infos}
            for name, info in by_name.items():
                if code := _member_fault(name, info, settings):
                    yield fault(code, _unpacked(info), file=f"{archive.shown}/{name}")
                elif not is_hidden(name):
                    yield _blob(archive, packed, name, by_name)
    except DAMAGED as error:
        raise RefusedError("corrupt-archive", str(error) or type(error).__name__) from error


def _check_whole(infos: list[zipfile.ZipInfo], settings: Settings) -> None:
    if not infos:
        raise RefusedError("empty-folder")
    if len(infos) > settings.max_archive_members:
        raise RefusedError("archive-bomb", f"{len(infos)} files")
    whole = sum(info.file_size for info in infos)
    if whole > settings.max_archive_bytes:
        raise RefusedError("archive-bomb", f"{whole / 1_000_000:.0f} MB")


def _member_fault(name: str, info: zipfile.ZipInfo, settings: Settings) -> str | None:
    if not name or _leads_outside(name) or stat.S_ISLNK(info.external_attr >> 16):
        return "unsafe-name"
    if info.flag_bits & _ENCRYPTED:
        return "encrypted"
    if name.lower().endswith(_ARCHIVES):
        return "nested-archive"
    if info.file_size > max(_SMALL, settings.max_archive_ratio * info.compress_size):
        return "archive-bomb"
    return None


def _leads_outside(name: str) -> bool:
    windows = PureWindowsPath(name)
    return bool(windows.drive or windows.root or ".." in windows.parts or PurePosixPath(name).is_absolute())


def _name(info: zipfile.ZipInfo) -> str:
    # Without its flag a name is read as the old DOS code page; most tools that forget the flag write UTF-8.
    if info.flag_bits & _UTF8_NAME:
        return info.filename
    try:
        return info.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return info.filename


def _unpacked(info: zipfile.ZipInfo) -> str:
    return f"{info.compress_size} bytes to {info.file_size}"


def _blob(archive: Blob, packed: zipfile.ZipFile, name: str, by_name: dict[str, zipfile.ZipInfo]) -> Blob:
    info = by_name[name]
    beside = by_name.get(sidecar_name(name))
    return Blob(
        shown=f"{archive.shown}/{name}",
        name=f"{archive.name}/{name}",
        open=partial(_open, packed, info),
        size=info.file_size,
        sidecar=partial(packed.read, beside) if beside and beside.file_size <= _SMALL else None,
        orphan=is_sidecar(name) and by_name.keys().isdisjoint(described_by(name)),
    )


def _open(packed: zipfile.ZipFile, info: zipfile.ZipInfo) -> io.BufferedReader:
    # ZipExtFile has all that a BufferedReader asks of the stream below it, though typeshed calls it buffered itself.
    return io.BufferedReader(packed.open(info))  # type: ignore[arg-type]
