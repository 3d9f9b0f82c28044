"""Whatever bytes come in, reading ends in documents and issues: no crash, no hang, no flood of memory.

Files of every form are broken bytewise and by their own structure: pieces doubled, dropped, swapped, cut, filled with
what the form is sensitive to; the members of zips and the content of gzips are broken inside of whole ones.
"""

# ruff: noqa: E501 (what files hold is written as it stands in them)

import gzip
import io
import resource
import signal
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tawthiq.intake import Original, read
from tawthiq.model.document import Document
from tawthiq.model.issue import Issue
from tawthiq.settings import Settings

from .forms import FORMS

SECONDS = 60  # for a file of some kilobytes, on a machine that does much else
GROWTH = 400_000  # kB that the whole process may grow by
LIMITS = Settings(max_report_mb=1, max_archive_mb=20)
TOKENS = (
    b"<", b">", b"</", b"<![CDATA[", b"<!--", b"<!DOCTYPE x [<!ENTITY a '", b"&a;", b"&#x110000;", b"&#0;", b"<script>", b"<table><td>",
    b"{", b"[", b'"', b"\\ud800", b"\\u0000", b"1e999", b"null", b",", b";", b"\t", b"=", b'""', b"\r", b"\n\n", b"\0", b"\xff\xfe", b"\xef\xbb\xbf",
    b"\xd8", b"\x80", b"PK\x03\x04", b"PK\x05\x06", b"\x1f\x8b\x08", b"%PDF-1.7", b"0 0 R", b"2 0 R", b"<< /Kids [2 0 R] >>", b"stream\n", b"endobj",
    b"/Filter /FlateDecode", b"/Count 99999999", b"/Length 99999999", b"/Rotate 90 ", b"/Rotate 45 ", b"/CropBox [9 9 0 0] ", b"/UserUnit 0 ", b" 1e99 0 0 -1e99 0 0 cm ", b" 0 0 0 0 0 0 Tm ", b" 0 Tz ", b" /F1 0 Tf ", b"WARC/1.0\r\n", b"Content-Length: 99999999\r\n", b"Content-Length: -1\r\n",
    b"Content-Encoding: gzip\r\n", b"Transfer-Encoding: chunked\r\n", b"=?utf-8?b?", b"Content-Type: multipart/mixed; boundary=a\r\n", b"--a\r\n",
    b'<row r="999999999">', b'<c r="XFD1048576">', b'<c r="ZZZZZ1">', b"9" * 400, "ا".encode() * 200, b"/" * 300, b"../" * 20,
)  # fmt: skip

place = st.floats(0, 1, exclude_max=True)
mutation = st.tuples(
    st.sampled_from(["flip", "drop", "double", "swap", "cut", "put", "put", "fill", "repeat"]),
    place,
    st.integers(1, 200),
    st.sampled_from(TOKENS),
)
mutations = st.lists(mutation, min_size=1, max_size=6)


def mutated(data: bytes, changes: list[tuple[str, float, int, bytes]]) -> bytes:
    out = bytearray(data)
    for kind, where, size, token in changes:
        at = int(where * max(1, len(out)))
        piece = bytes(out[at : at + size])
        if kind == "flip" and at < len(out):
            out[at] ^= 1 << size % 8
        elif kind == "drop":
            del out[at : at + size]
        elif kind == "double":
            out[at:at] = piece
        elif kind == "swap":
            out[at : at + 2 * size] = bytes(out[at + size : at + 2 * size]) + piece
        elif kind == "cut":
            del out[at:]
        elif kind == "put":
            out[at:at] = token
        elif kind == "fill":
            out[at : at + len(token)] = token
        elif kind == "repeat":
            out[at:at] = token * (size * 5)
    return bytes(out)


def inside(data: bytes, ending: str, member: int, changes: list[tuple[str, float, int, bytes]]) -> bytes:
    """The same archive, whole, with one of its members broken."""
    if ending == ".warc.gz":
        return gzip.compress(mutated(gzip.decompress(data), changes), mtime=0)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        infos = old.infolist()
        for n, info in enumerate(infos):
            content = old.read(info)
            new.writestr(info.filename, mutated(content, changes) if n == member % len(infos) else content)
    return out.getvalue()


@contextmanager
def in_time() -> Iterator[None]:
    def hang(_signal: int, _frame: FrameType | None) -> None:
        raise TimeoutError(f"no end after {SECONDS} s")

    before = signal.signal(signal.SIGALRM, hang)
    signal.alarm(SECONDS)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def check(place: Path, data: bytes) -> None:
    place.write_bytes(data)
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with in_time():
        items = list(read([place], LIMITS))
    assert items, "what is left out is said"
    for item, after in zip(items, [*items[1:], None], strict=True):
        assert isinstance(item, Document | Original | Issue)
        if isinstance(item, Document):
            assert item.text.strip()
            item.text.encode("utf-8", "surrogatepass")
        if isinstance(item, Original):
            assert isinstance(after, Document)
            assert after.bytes_sha256 == item.sha256
            assert all(0 <= start < end <= len(after.text) for start, end, _ in item.extraction.pages)
            spans = {page: (start, end) for start, end, page in item.extraction.pages}
            for box in item.extraction.boxes:
                assert spans[box.page][0] <= box.start < box.end <= spans[box.page][1]
                assert all(-1e7 < side < 1e7 for side in box[3:])
        if isinstance(item, Issue):
            assert "\n" not in str(item)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - held < GROWTH


@pytest.fixture(scope="module", autouse=True)
def loaded(tmp_path_factory: pytest.TempPathFactory) -> None:
    """What reading loads at first is no growth of memory by bad input."""
    folder = tmp_path_factory.mktemp("good")
    for ending, make in FORMS.items():
        (folder / f"a{ending}").write_bytes(make())
        assert any(isinstance(item, Document) for item in read([folder / f"a{ending}"])), ending


def quick(examples: int) -> settings:
    return settings(
        max_examples=examples, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
    )


@pytest.mark.parametrize("ending", FORMS)
@quick(15)
@given(changes=mutations)
def test_broken_bytes_end_in_documents_and_issues(
    tmp_path: Path, ending: str, changes: list[tuple[str, float, int, bytes]]
) -> None:
    check(tmp_path / f"a{ending}", mutated(FORMS[ending](), changes))


@pytest.mark.parametrize("ending", [".xlsx", ".docx", ".wacz", ".zip", ".warc.gz"])
@quick(15)
@given(changes=mutations, member=st.integers(0, 30))
def test_what_is_broken_inside_of_a_whole_archive(
    tmp_path: Path, ending: str, changes: list[tuple[str, float, int, bytes]], member: int
) -> None:
    check(tmp_path / f"a{ending}", inside(FORMS[ending](), ending, member, changes))


@pytest.mark.parametrize("ending", FORMS)
@quick(3)
@given(other=st.sampled_from(sorted(FORMS)), where=place)
def test_a_file_under_a_wrong_name_or_spliced_from_two(tmp_path: Path, ending: str, other: str, where: float) -> None:
    one, two = FORMS[ending](), FORMS[other]()
    check(tmp_path / f"a{ending}", two)
    check(tmp_path / f"a{ending}", one[: int(where * len(one))] + two[int(where * len(two)) :])


@pytest.mark.full
@pytest.mark.parametrize("ending", FORMS)
@quick(800)
@given(changes=mutations, inner=st.booleans(), member=st.integers(0, 30))
def test_the_full_dose(
    tmp_path: Path, ending: str, changes: list[tuple[str, float, int, bytes]], inner: bool, member: int
) -> None:
    whole = FORMS[ending]()
    packed = whole.startswith((b"PK", b"\x1f\x8b"))
    try:
        broken = inside(whole, ending, member, changes) if packed and inner else mutated(whole, changes)
    except zlib.error:
        return
    check(tmp_path / f"a{ending}", broken)
