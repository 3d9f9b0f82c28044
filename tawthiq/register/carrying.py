"""Carrying a register from one place to another, row by row: from SQLite to PostgreSQL, back, or to a copy.

1. The rows of every table go over as they are, numbers and hashes included, in one transaction; each table is hashed on
   both sides (`carry`).
2. The originals go over by their hashes; so do the other files of the folder (place packs, archives, weights).
3. What stands at the other place is verified whole before anybody can open it: a folder is made under another name and
   renamed in the end, the rows in a database are committed in the end. Whatever stops it leaves nothing to open.
"""

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Table, func, insert, select, text

from tawthiq.errors import RegisterError
from tawthiq.register import dialect, migrations, schema
from tawthiq.register.place import POINTER, place_of
from tawthiq.register.store import DATABASE, HEAD, ORIGINALS, Store

_MANY = 1000
_OWN = (DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm", HEAD, POINTER, ORIGINALS)
_BESIDE = ("-wal", "-shm", "-journal", ".lock")  # of databases that are copied whole
_DERIVED = ("workings.", "search.", "jobs.", "incoming")  # follow from the record, or belong to runs under way
_FRESH = frozenset({"schema", "register"})  # of `meta`: what making the tables wrote


@dataclass(frozen=True, slots=True)
class Carried:
    """What went over: rows by table, originals, files, and the log's last entry, the same on both sides."""

    rows: dict[str, int]
    originals: int
    files: int
    log: int
    head: str


def carry(
    source: Store, reading: Connection, target: Store, writing: Connection, *, with_originals: bool = True
) -> Carried:
    """Put what a connection sees of one register into an empty database. Raises RegisterError where they differ."""
    register_id = reading.scalar(select(schema.meta.c.value).where(schema.meta.c.name == "register"))
    migrations.create(writing, str(register_id), target.shown)
    database = writing.dialect.name
    shared = [table for table in schema.tables(database) if table is not schema.originals]
    rows = {table.name: _carry_table(table, reading, writing, target.shown) for table in shared}
    if dialect.is_postgresql(writing):
        _go_on_counting(writing, shared)
    originals = 0
    for digest in source.originals.all() if with_originals else ():
        originals += 1
        if target.originals.add(source.originals.read(digest), writing) != digest:
            raise RegisterError(f"original {digest}: its bytes were changed. Restore it from a backup")
    log = schema.log
    head = writing.execute(select(log.c.seq, log.c.hash).order_by(log.c.seq.desc()).limit(1)).one()
    return Carried(rows=rows, originals=originals, files=0, log=head.seq, head=head.hash)


def _carry_table(table: Table, reading: Connection, writing: Connection, shown: str) -> int:
    sent, number = sha256(), 0
    for part in _parts(table, reading):
        values = [_fitting(table, row, shown) for row in part] if dialect.is_postgresql(writing) else part
        for row in part:
            sent.update(_line(row))
        if table is schema.meta:
            values = [row for row in values if row["name"] not in _FRESH]
        if values:
            writing.execute(insert(table), values)
        number += len(part)
    stands = sha256()
    for part in _parts(table, writing):
        for row in part:
            stands.update(_line(row))
    if stands.digest() != sent.digest():
        raise RegisterError(f"{shown}: the rows of {table.name} did not arrive as they were. Nothing was kept")
    return number


def _parts(table: Table, connection: Connection) -> Iterator[list[dict[str, Any]]]:
    asked = select(table).order_by(*table.primary_key.columns)
    for part in connection.execute(asked.execution_options(yield_per=_MANY)).mappings().partitions():
        yield [dict(row) for row in part]


def _line(row: dict[str, Any]) -> bytes:
    return json.dumps(list(row.values()), ensure_ascii=False, default=_plain).encode("utf-8", "surrogatepass") + b"\n"


def _plain(value: object) -> str:
    return bytes(value).hex() if isinstance(value, (bytes, memoryview)) else str(value)


def _fitting(table: Table, row: dict[str, Any], shown: str) -> dict[str, Any]:
    for name, value in row.items():
        if isinstance(value, str) and "\0" in value:
            key = next(iter(row.values()))
            raise RegisterError(
                f"{shown}: {table.name} {key}: {name} holds NUL characters, which PostgreSQL cannot keep. "
                "Erase that report, or leave the register where it is"
            )
    return row


def _go_on_counting(connection: Connection, tables: list[Table]) -> None:
    """New rows are numbered after those that were carried."""
    for table in tables:
        column = table.autoincrement_column
        if column is not None:
            last = connection.scalar(select(func.max(column)))
            counted = text("SELECT setval(pg_get_serial_sequence(:table, :column), :last, :used)")
            values = {"table": table.name, "column": column.name, "last": last or 1, "used": last is not None}
            connection.execute(counted, values)


def carry_files(source: Path, target: Path) -> int:
    """Copy what else lies in a register's folder: all but its database, originals and workings; how many files."""
    number = 0
    for path in other_files(source):
        place = target / path.relative_to(source)
        place.parent.mkdir(parents=True, exist_ok=True)
        copy_file(path, place)
        number += 1
    return number


def copy_file(path: Path, place: Path) -> None:
    """Copy a file with who may read it; a database of its own as it stands at one moment."""
    if path.suffix == ".sqlite":
        place.touch(mode=0o600)
        dialect.back_up_file(path, place)
        shutil.copymode(path, place)
    else:
        shutil.copy2(path, place)


def other_files(folder: Path) -> list[Path]:
    """The files of a register's folder that are neither its database, its originals nor its workings."""
    tops = [path for path in sorted(folder.glob("*")) if path.name not in _OWN and not path.name.startswith(_DERIVED)]
    found = [path for top in tops for path in ([top] if top.is_file() else sorted(top.rglob("*"))) if path.is_file()]
    return [path for path in found if not path.name.startswith(".") and not path.name.endswith(_BESIDE)]


@contextmanager
def empty_place(given: str | Path) -> Iterator[Store]:
    """An empty register to carry into, without tables; at its place when the block ends well, nowhere else.

    Raises RegisterError where something stands there already.
    """
    place = place_of(given)
    if place.url is not None:
        with Store.empty(place) as store:
            yield store
        return
    folder = Path(given)
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise RegisterError(f"{folder}: holds something already. Name a new or empty folder")
    making = folder.absolute().parent / f".{folder.absolute().name}.making"
    shutil.rmtree(making, ignore_errors=True)  # left by one that was killed
    try:
        making.mkdir(parents=True)
        with Store.empty(place_of(making)) as store:
            yield store
        if folder.exists():
            folder.rmdir()
        making.replace(folder)
    except OSError as error:
        raise RegisterError(f"{folder}: cannot be made ({error.strerror}). Name a folder you may write to") from error
    finally:
        shutil.rmtree(making, ignore_errors=True)
