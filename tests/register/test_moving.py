"""A register carried to another place is the same register, whichever databases they are, or it is not there."""

import json
import re
import shutil
import struct
import zipfile
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from tawthiq.errors import InputError, RegisterError
from tawthiq.intake import Original
from tawthiq.model.document import Document
from tawthiq.model.issue import Issue
from tawthiq.register import ClaimFilter, IncidentFilter, IncidentSort, Register, Taker, Tally, backups, schema, verify
from tawthiq.register.moving import move
from tawthiq.register.place import POINTER

Forge = Callable[..., None]


@pytest.fixture(params=["sqlite", "postgresql"])
def target(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A place without a register: a folder that does not stand yet, or one that names an empty database."""
    place = tmp_path / "elsewhere"
    if request.param == "postgresql":
        server = request.getfixturevalue("postgresql")
        place.mkdir()
        (place / POINTER).write_text(server.address(server.fresh()))
    return place


@pytest.fixture
def full(filled: Any) -> Path:
    """A register with a row in every table of the record, an erasure, a place pack and other files."""
    folder = Path(filled.folder)
    with Register.open(folder) as register:
        register.add_issue(Issue(code="x", reason="r", remedy="m"))
        with register.writing() as writer:
            writer.begin_run("r1", "p1", "local", ["in"])
            writer.end_run("r1", "done", Tally())
            writer.add_custody(
                "d1", Original(sha256(b"other").hexdigest(), b"other", "a.txt", "text/plain"), Taker("p1")
            )
        register.add_document(Document(id="gone", text="نص يمحى"))
        register.erase("gone", "Huda", "Rana", "asked for")
        pack = folder.parent / "own.tsv"
        pack.write_text("name\tcountry\n", "utf-8")
        register.add_place_pack(pack)
    (folder / "weights.yaml").write_text("x: 1\n")
    (folder / "workings.sqlite").write_bytes(b"no part of the record")
    return folder


def told(folder: Path) -> list[Any]:
    """Everything that readers get of a register, in the order in which they get it."""
    with Register.open(folder) as register:
        rows = [register.incidents(sort=sort).rows for sort in IncidentSort]
        with register.reading() as connection:
            tables = [
                [tuple(row) for row in connection.execute(table.select().order_by(*table.primary_key.columns))]
                for table in schema.tables("sqlite")
            ]
        return [
            tables,
            rows,
            [register.original(d.id) for d in register.all_documents()],
            list(register.originals.all()),
            register.facets(IncidentFilter(party="russia")),
            register.documents(q="مدنيين غاره").total,
            register.claims(ClaimFilter(country="SY")).rows,
            register.log().rows,
            register.place_packs()[0].read_bytes(),
        ]


def test_it_is_the_same_register_there(full: Path, target: Path, make: Any) -> None:
    before = told(full)
    with Register.open(full) as register:
        carried = move(register, target)
        head = register.log(newest_first=True).rows[0]
    assert (carried.log, carried.head) == (head.seq, head.hash)
    assert told(target) == before == told(full)
    assert (target / "weights.yaml").read_text() == "x: 1\n"
    assert not (target / "workings.sqlite").exists()
    with Register.open(target) as moved:
        assert verify(moved) == ()
        moved.add_document(make.document("d7", "نص جديد"))  # numbers go on after those that were carried
        assert [d.seq for d in moved.documents().rows] == [1, 2, 3]
        assert verify(moved) == ()


def test_nothing_is_carried_over_something(full: Path, target: Path) -> None:
    with Register.open(full) as register:
        move(register, target)
        with pytest.raises(RegisterError, match=r"holds (something|a register) already"):
            move(register, target)


def test_one_that_is_not_whole_stays_where_it_is(full: Path, target: Path, forge: Forge) -> None:
    forge("UPDATE documents SET title = 'other' WHERE id = 'd1'")
    with Register.open(full) as register, pytest.raises(RegisterError, match=r"not whole \(document d1: its row"):
        move(register, target)
    with pytest.raises(RegisterError, match="no register"):
        Register.open(target)


def test_one_stopped_in_the_middle_leaves_nothing_and_is_done_again(
    full: Path, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Register.open(full) as register:
        with monkeypatch.context() as stopped:
            stopped.setattr(register.originals, "read", lambda digest: 1 / 0)
            with pytest.raises(ZeroDivisionError):
                move(register, target)
        with pytest.raises(RegisterError, match="no register"):
            Register.open(target)
        move(register, target)
    assert told(target) == told(full)


@pytest.mark.parametrize("target", ["postgresql"], indirect=True)
@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_letters_that_the_other_cannot_hold_are_named(full: Path, target: Path) -> None:
    with Register.open(full) as register:
        register.add_document(Document(id="nul", text="نص\0"))
        with pytest.raises(RegisterError, match="documents 3: text holds NUL characters"):
            move(register, target)


# ---- backups


@pytest.fixture
def packed(full: Path, tmp_path: Path) -> Path:
    with Register.open(full) as register:
        backups.back_up(register, tmp_path / "backup.zip")
    return tmp_path / "backup.zip"


def test_a_backup_is_restored_into_either_database(full: Path, packed: Path, target: Path) -> None:
    manifest = backups.check(packed)
    before = told(full)
    shutil.rmtree(full)
    carried = backups.restore(packed, target)
    assert (carried.log, carried.head) == (manifest.log, manifest.head)
    assert told(target) == before
    with Register.open(target) as register:
        assert verify(register) == ()
    assert not [path for path in packed.parent.iterdir() if path.name.startswith(".")]


def flipped(packed: Path, name: str, parts: int) -> Iterator[bytes]:
    """The backup with one bit turned over within a packed file's own bytes, at so many places of it in turn."""
    content = packed.read_bytes()
    with zipfile.ZipFile(packed) as archive:
        member = archive.getinfo(name)
    name_length, extra_length = struct.unpack_from("<HH", content, member.header_offset + 26)
    start = member.header_offset + 30 + name_length + extra_length
    for part in range(parts):
        spoilt = bytearray(content)
        spoilt[start + member.compress_size * part // parts] ^= 1 << part % 8
        yield bytes(spoilt)


def unpacked(file: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(file) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize("name", ["register.sqlite", backups.MANIFEST])
def test_a_damaged_backup_is_refused_before_anything_is_made(packed: Path, tmp_path: Path, name: str) -> None:
    bad, refused = tmp_path / "bad.zip", 0
    for content in flipped(packed, name, 40):
        bad.write_bytes(content)
        try:
            backups.check(bad)
        except InputError as error:
            assert re.search(r"(is damaged|is no backup)", str(error))  # noqa: PT017 - not every bit has to matter
            with pytest.raises(InputError):
                backups.restore(bad, tmp_path / "there")
            refused += 1
        else:  # a copy of zeros from a little farther off is the same zeros: what was packed is whole
            assert unpacked(bad) == unpacked(packed)
    assert refused > 20
    assert not (tmp_path / "there").exists()


def test_what_is_no_backup_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "none.zip").write_bytes(b"PK")
    with pytest.raises(InputError, match="is no backup"):
        backups.check(tmp_path / "none.zip")


def test_a_file_slipped_in_or_left_out_is_named(packed: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(packed) as old, zipfile.ZipFile(tmp_path / "other.zip", "w") as new:
        for name in old.namelist():
            if name != "weights.yaml":
                new.writestr(name, old.read(name))
    with pytest.raises(InputError, match=r"weights.yaml is missing"):
        backups.check(tmp_path / "other.zip")
    with zipfile.ZipFile(packed, "a") as slipped:
        slipped.writestr("places/more.tsv", "x")
    with pytest.raises(InputError, match=r"places/more.tsv does not belong to it"):
        backups.check(packed)


def test_a_manifest_of_another_log_is_found_out(packed: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(packed) as old, zipfile.ZipFile(tmp_path / "other.zip", "w") as new:
        for name in old.namelist():
            told = old.read(name)
            if name == backups.MANIFEST:
                told = json.dumps(json.loads(told) | {"head": "0" * 64}).encode()
            new.writestr(name, told)
    with pytest.raises(RegisterError, match="its log is not the one"):
        backups.restore(tmp_path / "other.zip", tmp_path / "there")
    assert not (tmp_path / "there").exists()


def test_a_register_that_is_not_whole_is_not_backed_up(
    full: Path, tmp_path: Path, spoil: Callable[[str], None]
) -> None:
    with Register.open(full) as register:
        spoil(next(iter(register.originals.all())))
        with pytest.raises(RegisterError, match="its bytes were changed"):
            backups.back_up(register, tmp_path / "b.zip")
    assert not (tmp_path / "b.zip").exists()
