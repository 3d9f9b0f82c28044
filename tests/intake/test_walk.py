import os
import sys
from pathlib import Path

import pytest

from tawthiq.intake.names import REGISTER
from tawthiq.register.store import DATABASE

from .conftest import Reading

posix = pytest.mark.skipif(sys.platform == "win32", reason="pipes, links and modes of POSIX")


def put(path: Path, text: str | None = None) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text if text is not None else f"نص {path}", encoding="utf-8")
    return path


def test_folders_are_read_in_the_order_of_names_whatever_the_disk_says(tmp_path: Path, reading: Reading) -> None:
    for name in ("b.txt", "a/z.txt", "c/a.txt", "a.txt", "a/b/c.txt"):
        put(tmp_path / name)
    result = reading(tmp_path, expect=["renamed"])
    assert [original.name.removeprefix(f"{tmp_path}/") for original in result.originals] == [
        "a/b/c.txt",
        "a/z.txt",
        "a.txt",
        "b.txt",
        "c/a.txt",
    ]


def test_hidden_files_are_no_documents(tmp_path: Path, reading: Reading) -> None:
    put(tmp_path / "a.txt")
    put(tmp_path / ".git" / "config")
    put(tmp_path / ".DS_Store")
    put(tmp_path / "__MACOSX" / "a.txt")
    assert reading(tmp_path).ids == ["a.txt"]


def test_what_is_missing_is_an_issue(tmp_path: Path, reading: Reading) -> None:
    reading(tmp_path / "no.txt", expect=["missing"])


def test_an_empty_folder_is_an_issue(tmp_path: Path, reading: Reading) -> None:
    reading(tmp_path, expect=["empty-folder"])


def test_a_register_beside_the_reports_is_not_read(tmp_path: Path, reading: Reading) -> None:
    put(tmp_path / "a.txt")
    put(tmp_path / "register" / REGISTER)
    put(tmp_path / "register" / "originals" / "ab" / "cd")
    result = reading(tmp_path, expect=["register"])
    assert result.ids == ["a.txt"]
    assert not result.issues[0].left_out
    assert REGISTER == DATABASE


@pytest.mark.parametrize("name", ["a.png", "README.md", "noending", "a.sqlite", "a.TXT.bak"])
def test_an_unknown_type_is_an_issue(tmp_path: Path, reading: Reading, name: str) -> None:
    put(tmp_path / name)
    result = reading(tmp_path, expect=["unknown-type"])
    assert result.issues[0].left_out


def test_endings_in_capitals_are_the_same_types(tmp_path: Path, reading: Reading) -> None:
    assert reading(put(tmp_path / "A.TXT")).ids == ["A.TXT"]


@posix
def test_a_loop_of_links_ends(tmp_path: Path, reading: Reading) -> None:
    put(tmp_path / "a" / "a.txt")
    (tmp_path / "a" / "up").symlink_to(tmp_path)
    (tmp_path / "a" / "self").symlink_to(tmp_path / "a" / "self")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere.txt")
    result = reading(tmp_path, expect=["unreadable", "loop", "missing"])
    assert result.ids == ["a.txt"]


@posix
def test_a_pipe_never_blocks(tmp_path: Path, reading: Reading) -> None:
    if sys.platform != "win32":
        os.mkfifo(tmp_path / "a.txt")
    reading(tmp_path, expect=["special-file"])


@posix
@pytest.mark.skipif(sys.platform != "win32" and os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_that_may_not_be_read_is_an_issue(tmp_path: Path, reading: Reading) -> None:
    put(tmp_path / "a.txt").chmod(0)
    put(tmp_path / "b.txt")
    assert reading(tmp_path, expect=["unreadable"]).ids == ["b.txt"]


@posix
def test_a_name_that_is_no_text_still_makes_one_line(tmp_path: Path, reading: Reading) -> None:
    folder = os.fsencode(tmp_path)
    for name in (b"\xe3\xc7.txt", b"a\nb.txt"):
        with open(os.path.join(folder, name), "wb") as stream:
            stream.write(b"text of " + name.hex().encode())
    assert reading(tmp_path).ids == [r"a\x0ab.txt", r"\xe3\xc7.txt"]


def test_folders_lie_deep(tmp_path: Path, reading: Reading) -> None:
    put(Path(tmp_path, *["d"] * 500, "a.txt"))
    assert reading(tmp_path).ids == ["a.txt"]


@pytest.mark.parametrize(
    ("name", "code", "remedy"),
    [
        ("a.xls", "other-table", ".xlsx or .csv"),
        ("a.ods", "other-table", ".xlsx or .csv"),
        ("a.doc", "other-text", ".docx"),
    ],
)
def test_files_of_other_programs_say_how_to_save_them(
    tmp_path: Path, reading: Reading, name: str, code: str, remedy: str
) -> None:
    (tmp_path / name).write_bytes(b"\xd0\xcf\x11\xe0" + bytes(100))
    (tmp_path / "b.txt").write_text("قُتل ثلاثة مدنيين.", "utf-8")
    result = reading(tmp_path, expect=[code])
    assert result.ids == ["b.txt"]
    assert remedy in str(result.issues[0])
    assert str(result.issues[0]).startswith(str(tmp_path / name))
