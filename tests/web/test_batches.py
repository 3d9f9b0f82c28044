"""What came by the browser, as files: names lead nowhere, nothing is written over, nothing is left behind."""

import json
import os
from io import BytesIO
from pathlib import Path

import pytest

from tawthiq import intake
from tawthiq.intake import names
from tawthiq.intake.reading import _READERS
from tawthiq.register.carrying import other_files
from tawthiq.web import batches


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("report.txt", "report.txt"),
        ("تقرير يوم الجمعة.txt", "تقرير يوم الجمعة.txt"),
        ("../../etc/passwd", "passwd"),
        ("..\\..\\C:\\boot.ini", "boot.ini"),
        ("/etc/cron.d/x", "x"),
        ("..", "file"),
        ("", "file"),
        ("a/", "file"),
        (".hidden.txt", "hidden.txt"),
        ("a\0b\n.txt", "ab.txt"),
        ("\u202etxt.exe", "txt.exe"),
        ("register.sqlite", "_register.sqlite"),
        ("a:b|c.txt", "a_b_c.txt"),
        ("-", "-"),
    ],
)
def test_only_the_last_part_of_a_name_is_kept(given: str, kept: str) -> None:
    assert batches.plain(given) == kept


@pytest.mark.parametrize("given", ["ط" * 4000 + ".txt", "x" * 4000 + ".meta.json", "y." + "z" * 4000])
def test_a_name_without_end_is_cut_before_its_ending(given: str) -> None:
    kept = batches.plain(given)
    assert len(kept.encode()) <= 180
    assert kept[-4:] == given[-4:] or "." not in given[-20:]


def test_nothing_is_written_outside_and_nothing_over_another(tmp_path: Path) -> None:
    batch = batches.made(tmp_path)
    for given in ("a.txt", "../a.txt", "b/a.txt", "../../../a.txt", "2"):
        batch.put(given, BytesIO(given.encode()))
    found = {str(p.relative_to(batch.folder)): p.read_text() for p in batch.folder.rglob("*") if p.is_file()}
    assert sorted(found.values()) == sorted(["a.txt", "../a.txt", "b/a.txt", "../../../a.txt", "2"])
    assert [p.name for p in tmp_path.iterdir()] == [batches.FOLDER]
    assert batch.folder.stat().st_mode & 0o077 == 0, "nobody else of this machine reads it"
    batch.remove()
    assert list((tmp_path / batches.FOLDER).iterdir()) == []


def test_what_is_said_lies_beside_what_can_be_described_so(tmp_path: Path) -> None:
    batch = batches.made(tmp_path)
    for name in ("a.txt", "b.pdf", "c.csv", "d.txt", "d.meta.json", "e.eml"):
        batch.put(name, BytesIO(b"{}"))
    batch.describe({"publisher": "شبكة الضفتين"})
    beside = {p.name: json.loads(p.read_text("utf-8")) for p in batch.folder.glob("*.meta.json")}
    assert beside.pop("d.meta.json") == {}, "what came with it stands"
    assert beside == {name: {"publisher": "شبكة الضفتين"} for name in ("a.meta.json", "b.meta.json")}


def test_what_a_desk_left_behind_is_removed_after_a_day(tmp_path: Path) -> None:
    old, young = batches.made(tmp_path), batches.made(tmp_path)
    os.utime(old.folder, (0, 0))
    batches.made(tmp_path)
    assert not old.folder.exists()
    assert batches.waits(tmp_path, young.name)
    assert not batches.waits(tmp_path, "..")


def test_every_type_that_is_read_can_be_chosen() -> None:
    assert {*_READERS, *names.TABLE, *names.ARCHIVE, *names.WEB_ARCHIVE} <= set(batches.READ)


def test_the_same_words_pasted_again_are_the_same_report(tmp_path: Path) -> None:
    found = []
    for _ in range(2):
        batch = batches.made(tmp_path)
        batch.paste("قُتل مدنيان في قصف على البلدة.")
        (document,) = (item for item in intake.read([batch.folder]) if not isinstance(item, intake.Original))
        found.append(getattr(document, "id", document))
    assert found[0] == found[1]


def test_a_copy_of_the_register_leaves_it_out(tmp_path: Path) -> None:
    batches.made(tmp_path).put("a.txt", BytesIO(b"x"))
    (tmp_path / "searches.json").write_text("{}")
    assert [path.name for path in other_files(tmp_path)] == ["searches.json"]
