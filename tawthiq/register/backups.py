"""A register in one file: a backup that proves itself, of either database, restored into either.

The file is a zip:

1. `register.sqlite`, the rows as they stood at one moment: from SQLite by its own online backup, from PostgreSQL row by
   row in one consistent view. Others go on writing meanwhile.
2. `originals/ab/cdef…` and the other files of the folder, as they lie there.
3. `manifest.json`, written last: the SHA-256 and size of every file, the log's last entry, when it was made.

What is packed is verified before the manifest is written; a file without one is no backup. `restore` verifies the
hashes, then the register, and makes it all or not at all.
"""

import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import file_digest, sha256
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
from sqlalchemy import Connection, select

from tawthiq import __version__
from tawthiq.errors import InputError, RegisterError
from tawthiq.records import replace
from tawthiq.register import dialect, schema
from tawthiq.register.carrying import Carried, carry, carry_files, copy_file, empty_place, other_files
from tawthiq.register.chain import now
from tawthiq.register.place import Place
from tawthiq.register.store import DATABASE, ORIGINALS, Store
from tawthiq.register.verify import faults_in

MANIFEST = "manifest.json"
_FORM = 1
_LEVEL = 1  # of compression: most of the time goes into it
_PART = 1 << 20
# what reading a damaged archive raises, wherever in it the damage is
_UNREADABLE = (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, RuntimeError)


@dataclass(frozen=True, slots=True)
class Packed:
    """A file of a backup."""

    sha256: str
    bytes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What a backup says of itself. `log` and `head` are number and hash of the log's last entry."""

    form: int
    made: str
    made_by: str
    register: str
    schema: int
    log: int
    head: str
    files: dict[str, Packed]


def back_up(register: Store, to: Path) -> Manifest:
    """Write a backup; what stands under this name is replaced only when the new one is whole.

    Raises RegisterError where the register is not whole, and where the disk refuses.
    """
    making = to.with_name(f".{to.name}.making")
    try:
        with TemporaryDirectory(prefix=".backup-", dir=to.absolute().parent) as folder:
            rows = _rows(register, Path(folder))
            try:
                manifest = _pack(register, rows, Path(folder) / DATABASE, making)
            finally:
                rows.close()
        making.replace(to)
    except OSError as error:
        raise RegisterError(f"{to}: cannot be written ({error.strerror}). Free some space or check rights") from error
    finally:
        making.unlink(missing_ok=True)
    return manifest


def _rows(register: Store, folder: Path) -> Store:
    """The register's rows in an SQLite file of their own, with the originals and files where they are."""
    place = folder / DATABASE
    if register.on_postgresql:
        with (
            Store.empty(Place(folder, None, register.shown)) as copy,
            copy.transaction() as writing,
            register.reading() as reading,
        ):
            carry(register, reading, copy, writing, with_originals=False)
    else:
        dialect.back_up_file(register.folder / DATABASE, place)
    engine = dialect.sqlite_engine(place)
    rows = Store(Place(register.folder, None, register.shown), engine, "tawthiq")
    rows.originals = register.originals
    return rows


def _pack(register: Store, rows: Store, file: Path, to: Path) -> Manifest:
    with rows.reading() as connection:
        for fault in faults_in(rows, connection):
            raise RegisterError(f"{register.shown}: is not whole ({fault}). See tawthiq verify, then back it up")
        wanted = sorted(_originals(connection))
        meta = {row.name: row.value for row in connection.execute(select(schema.meta.c.name, schema.meta.c.value))}
        log = schema.log
        head = connection.execute(select(log.c.seq, log.c.hash).order_by(log.c.seq.desc()).limit(1)).one()
    files: dict[str, Packed] = {}
    with zipfile.ZipFile(to, "w", zipfile.ZIP_DEFLATED, compresslevel=_LEVEL) as packed:
        files[DATABASE] = _put(packed, DATABASE, file)
        for digest in wanted:
            content = register.originals.read(digest)
            name = f"{ORIGINALS}/{digest[:2]}/{digest[2:]}"
            packed.writestr(name, content)
            files[name] = Packed(sha256(content).hexdigest(), len(content))
        for path in other_files(register.folder):
            name = path.relative_to(register.folder).as_posix()
            still = file.with_name("beside")
            copy_file(path, still)  # a moment's state of what may be written to meanwhile
            files[name] = _put(packed, name, still)
            still.unlink()
        manifest = Manifest(
            form=_FORM,
            made=now(),
            made_by=f"tawthiq {__version__}",
            register=meta["register"],
            schema=int(meta["schema"]),
            log=head.seq,
            head=head.hash,
            files=files,
        )
        packed.writestr(MANIFEST, msgspec.json.format(msgspec.json.encode(manifest), indent=1))
    return manifest


def _originals(connection: Connection) -> set[str]:
    documents, captures = schema.documents, schema.captures
    kept = connection.execute(select(documents.c.bytes_sha256).distinct()).scalars()
    got = connection.execute(select(captures.c.sha256).distinct()).scalars()
    return {digest for digest in (*kept, *got) if digest}


def _put(packed: zipfile.ZipFile, name: str, path: Path) -> Packed:
    found, size = sha256(), 0
    with path.open("rb") as file, packed.open(name, "w", force_zip64=True) as into:
        while part := file.read(_PART):
            found.update(part)
            size += len(part)
            into.write(part)
    return Packed(found.hexdigest(), size)


def check(file: Path) -> Manifest:
    """What a backup says of itself, when every file in it is as it says. Raises InputError in one line where not."""
    with _opened(file) as packed:
        manifest = _manifest(packed, file)
        for fault in _faults(packed, manifest):
            raise InputError(f"{file}: is damaged ({fault}). Use another backup")
    return manifest


def _opened(file: Path) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(file)
    except _UNREADABLE as error:
        raise InputError(f"{file}: is no backup of a register ({error}). Name a file of tawthiq backup") from error


def _manifest(packed: zipfile.ZipFile, file: Path) -> Manifest:
    try:
        found = msgspec.json.decode(packed.read(MANIFEST), type=Manifest)
    except (KeyError, msgspec.MsgspecError, *_UNREADABLE) as error:
        raise InputError(f"{file}: is no backup of a register ({error}). Name a file of tawthiq backup") from error
    if found.form != _FORM:
        raise InputError(f"{file}: was made by a newer program ({found.made_by}). Update tawthiq to restore it")
    return found


def _faults(packed: zipfile.ZipFile, manifest: Manifest) -> Iterator[str]:
    names = set(packed.namelist()) - {MANIFEST}
    yield from (f"{name} is missing" for name in sorted(manifest.files.keys() - names))
    yield from (f"{name} does not belong to it" for name in sorted(names - manifest.files.keys()))
    for name in sorted(names & manifest.files.keys()):
        try:
            with packed.open(name) as file:
                found = file_digest(file, "sha256").hexdigest()  # type: ignore[arg-type]
        except _UNREADABLE as error:
            yield f"{name}: {error}"
        else:
            if found != manifest.files[name].sha256:
                yield f"{name} was changed"


def restore(file: Path, to: str | Path) -> Carried:
    """Make the register of a backup at a new place, in a folder or in an empty database, verified or not at all."""
    manifest = check(file)
    with empty_place(to) as target, TemporaryDirectory(prefix=".restore-", dir=target.folder.parent) as folder:
        with _opened(file) as packed:
            packed.extractall(folder, manifest.files)
        unpacked = Path(folder)
        for path in unpacked.glob("*.sqlite"):
            path.chmod(0o600)  # accounts are nobody else's business, and a zip does not keep who may read
        with (
            Store.open(unpacked) as source,  # one of an older schema is brought forward
            source.reading() as reading,
            target.transaction() as writing,
        ):
            target.see_originals_through(writing)
            carried = carry(source, reading, target, writing)
            files = carry_files(unpacked, target.folder)
            for fault in (*_log_faults(writing, manifest), *faults_in(target, writing)):
                raise RegisterError(f"{file}: its register is not whole ({fault}). Nothing was kept")
    return replace(carried, files=files)


def _log_faults(connection: Connection, manifest: Manifest) -> Iterator[str]:
    log = schema.log
    if connection.scalar(select(log.c.hash).where(log.c.seq == manifest.log)) != manifest.head:
        yield "its log is not the one that its manifest tells of"
