import io
import struct
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tawthiq.intake import read
from tawthiq.model.issue import Issue
from tawthiq.settings import Settings

from .conftest import Reading

TEXT = "قتل خمسة مدنيين في غارة على السوق."
PAGE = f"<html><head><title>عنوان</title></head><body><article><p>{TEXT}</p></article></body></html>"


def pack(path: Path, members: dict[str, str | bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in members.items():
            packed.writestr(name, data)
    return path


def test_every_type_is_read_from_a_zip_under_its_name(tmp_path: Path, reading: Reading) -> None:
    path = pack(
        tmp_path / "reports.zip",
        {
            "b/تقرير.txt": "نص عربي",
            "a.html": PAGE,
            "docs.jsonl": '{"id": "d-1", "text": "نص"}\n',
            "a.meta.json": '{"published": "2021-08-18"}',
            "__MACOSX/._a.html": "x",
            "b/": "",
        },
    )
    result = reading(path)
    assert result.ids == ["reports.zip/a.html", "reports.zip/b/تقرير.txt", "d-1"]
    assert result.documents[0].published == "2021-08-18"
    assert result.originals[1].name == f"{path}/b/تقرير.txt"


@pytest.mark.parametrize(
    "name", ["../a.txt", "/etc/a.txt", "a/../../b.txt", "C:\\a.txt", "..\\a.txt", "\\\\host\\a.txt"]
)
def test_names_that_lead_outside_are_left_out(tmp_path: Path, reading: Reading, name: str) -> None:
    path = pack(tmp_path / "a.zip", {name: TEXT, "good.txt": "نص"})
    result = reading(path, expect=["unsafe-name"])
    assert result.ids == ["a.zip/good.txt"]


def test_a_file_without_a_name_is_left_out(tmp_path: Path, reading: Reading) -> None:
    path = pack(tmp_path / "a.zip", {"a": TEXT, "good.txt": "نص"})
    data = path.read_bytes()
    for signature, name in ((b"PK\x03\x04", 30), (b"PK\x01\x02", 46)):  # the letter "a" becomes NUL, which ends a name
        at = data.index(signature) + name
        data = data[:at] + b"\0" + data[at + 1 :]
    path.write_bytes(data)
    result = reading(path, expect=["unsafe-name"])
    assert result.ids == ["a.zip/good.txt"]


def test_a_link_inside_is_left_out(tmp_path: Path, reading: Reading) -> None:
    info = zipfile.ZipInfo("link.txt")
    info.external_attr = 0o120777 << 16
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as packed:
        packed.writestr(info, "/etc/passwd")
    reading(tmp_path, expect=["unsafe-name"])


def test_an_archive_inside_is_left_out(tmp_path: Path, reading: Reading) -> None:
    inner = pack(tmp_path / "inner.zip", {"a.txt": TEXT}).read_bytes()
    path = pack(tmp_path / "outer.zip", {"inner.zip": inner, "b.tar.gz": b"x", "c.txt": TEXT})
    assert reading(path, expect=["nested-archive", "nested-archive"]).ids == ["outer.zip/c.txt"]


def test_a_password_is_asked_for(tmp_path: Path, reading: Reading) -> None:
    path = pack(tmp_path / "a.zip", {"a.txt": TEXT})
    data = bytearray(path.read_bytes())
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.index(signature) + offset
        struct.pack_into("<H", data, at, struct.unpack_from("<H", data, at)[0] | 1)
    path.write_bytes(data)
    reading(path, expect=["encrypted"])


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 no", b"not a zip at all"])
def test_a_file_that_is_no_archive_is_damaged(tmp_path: Path, reading: Reading, data: bytes) -> None:
    (tmp_path / "a.zip").write_bytes(data)
    reading(tmp_path, expect=["corrupt-archive"])


def test_a_damaged_member_leaves_the_others(tmp_path: Path, reading: Reading) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w", zipfile.ZIP_STORED) as packed:
        packed.writestr("a.txt", TEXT)
        packed.writestr("b.txt", "نص آخر")
    data = (tmp_path / "a.zip").read_bytes().replace(TEXT.encode(), TEXT.replace("خمسة", "ثمان").encode(), 1)
    (tmp_path / "a.zip").write_bytes(data)
    result = reading(tmp_path, expect=["corrupt-archive"])
    assert result.ids == ["a.zip/b.txt"]
    assert result.issues[0].file == f"{tmp_path}/a.zip/a.txt"


def test_an_empty_archive(tmp_path: Path, reading: Reading) -> None:
    reading(pack(tmp_path / "a.zip", {}), expect=["empty-folder"])


def test_a_bomb_is_named_before_it_unpacks(tmp_path: Path, reading: Reading) -> None:
    path = pack(tmp_path / "a.zip", {"bomb.txt": b"0" * 50_000_000, "good.txt": TEXT})
    result = reading(path, expect=["archive-bomb"])
    assert result.ids == ["a.zip/good.txt"]
    assert "50000000" in result.issues[0].reason


def test_a_member_over_the_limit(tmp_path: Path, reading: Reading) -> None:
    path = pack(tmp_path / "a.zip", {"big.txt": "قتل خمسة مدنيين " * 100_000, "good.txt": TEXT})
    limits = Settings(max_report_mb=1, max_archive_ratio=100_000)
    assert reading(path, settings=limits, expect=["too-large"]).ids == ["a.zip/good.txt"]


def test_too_much_or_too_many_in_all(tmp_path: Path, reading: Reading) -> None:
    path = pack(tmp_path / "a.zip", {f"{n}.txt": str(n) * 300_000 for n in range(5)})
    reading(path, settings=Settings(max_archive_mb=1), expect=["archive-bomb"])
    reading(path, settings=Settings(max_archive_members=4), expect=["archive-bomb"])


def test_a_lie_about_the_size_is_no_way_around_the_limit(tmp_path: Path, reading: Reading) -> None:
    path = pack(tmp_path / "a.zip", {"a.txt": "x" * 3_000_000})
    data = bytearray(path.read_bytes())
    at = data.index(b"PK\x01\x02") + 24
    struct.pack_into("<I", data, at, 10)
    path.write_bytes(data)
    result = reading(path, expect=["corrupt-archive"])
    assert not result.documents


def test_names_without_the_utf8_flag(tmp_path: Path, reading: Reading) -> None:
    path = pack(tmp_path / "a.zip", {"xxxx.txt": TEXT})
    path.write_bytes(path.read_bytes().replace(b"xxxx.txt", "نص.txt".encode()))
    assert reading(path).ids == ["a.zip/نص.txt"]


def _packed() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("a.txt", TEXT * 5)
        packed.writestr("b.jsonl", '{"id": "b", "text": "نص"}\n')
    return stream.getvalue()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=200, deadline=None)
@given(st.data())
def test_no_damage_raises(tmp_path: Path, data: st.DataObject) -> None:
    packed = bytearray(_packed())
    for _ in range(data.draw(st.integers(1, 4))):
        packed[data.draw(st.integers(0, len(packed) - 1))] = data.draw(st.integers(0, 255))
    path = tmp_path / "a.zip"
    path.write_bytes(packed[: data.draw(st.integers(1, len(packed)))])
    for item in read([path]):
        if isinstance(item, Issue):
            assert "\n" not in str(item)
