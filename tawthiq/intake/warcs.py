"""A web archive (WARC, WACZ) -> its pages, each as a file would be read.

1. Records are read as a stream; a page larger than the limit is an issue, the next one is read all the same.
2. Only answers with status 200 (and `resource` records) whose media type is one that is read count; pictures, styles,
   scripts, redirects and repeated captures (`revisit`) are no reports.
3. Each page keeps its capture: the address asked for and the one that answered, time, headers, record and where in
   the archive it stands, and what the archive says of the program and the person that made it. Its id is the address;
   the time of capture stands in for a date of publication that the page does not give, and says so (`crawl`).
"""

import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from hashlib import sha256
from io import BufferedReader
from typing import TYPE_CHECKING, cast
from urllib.parse import urljoin

from tawthiq.intake.faults import RefusedError, fault
from tawthiq.intake.names import readable
from tawthiq.intake.originals import Blob, Capture, Part, in_memory
from tawthiq.model.issue import Issue
from tawthiq.settings import Settings

if TYPE_CHECKING:
    from fastwarc import WarcRecord, WarcRecordType

_ENDINGS = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "application/pdf": ".pdf",
    "application/rss+xml": ".rss",
    "application/atom+xml": ".atom",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
}
_OK = 200
_MOVED = frozenset({301, 302, 303, 307, 308})
_OWN = "tawthiq"
_MAX_LED = 10_000
_MAX_INFO = 65_536  # bytes of what an archive says of itself
_MAX_ID = 300
_INSIDE = "archive/"  # of a WACZ: where its WARC files lie


def members(blob: Blob, settings: Settings) -> Iterator[Blob | Issue]:
    """The pages of an archive as files. Raises RefusedError where the archive cannot be read on."""
    if blob.suffix == ".wacz":
        yield from _of_wacz(blob, settings)
    else:
        with blob.open() as stream:
            yield from _records(blob.shown, stream, settings.max_report_bytes, blob.part)


def cut(blob: Blob, size: int) -> Iterator[Part]:
    """The archive (no WACZ) as stretches of about `size` bytes, each beginning with a record; what cannot be followed
    is in the last one.
    """
    from fastwarc import ArchiveIterator, WarcRecordType

    begun, course = Part(), _Course(None)
    with blob.open() as stream:
        try:
            for record in ArchiveIterator(stream, record_types=_kinds(), parse_http=True, auto_decode="all"):
                at = record.stream_pos
                if at - begun.first >= size:
                    yield replace(begun, last=at)
                    begun = course.part(at)
                if record.record_type is WarcRecordType.warcinfo:
                    course.told(record.reader.read(_MAX_INFO))
                    continue
                course.met += 1
                course.followed(_capture(record, blob.shown))
        except (OSError, ValueError, EOFError, RuntimeError):
            pass  # whoever reads the last stretch meets the same, and says so
    yield begun


def _of_wacz(blob: Blob, settings: Settings) -> Iterator[Blob | Issue]:
    try:
        with blob.open() as stream, zipfile.ZipFile(stream) as packed:
            names = sorted(n for n in packed.namelist() if n.startswith(_INSIDE) and n.endswith((".warc", ".warc.gz")))
            if not names:
                raise RefusedError("corrupt-archive", "it holds no WARC file")
            for name in names:
                with packed.open(name) as inner:
                    shown = f"{blob.shown}/{readable(name)}"
                    yield from _records(shown, cast(BufferedReader, inner), settings.max_report_bytes)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
        raise RefusedError("corrupt-archive", str(error) or type(error).__name__) from error


def _kinds() -> "WarcRecordType":
    from fastwarc import WarcRecordType

    pages = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.revisit
    return pages | WarcRecordType.warcinfo


def _records(shown: str, stream: BufferedReader, limit: int, part: Part | None = None) -> Iterator[Blob | Issue]:
    """The pages of an archive, and a notice where it has none: what `tawthiq fetch` did not get it has said itself."""
    course = _Course(part)
    given = False
    for found in _pages(shown, stream, limit, course):
        given = True
        yield found
    if not given and part is None and not course.is_own:
        yield fault("no-pages", file=shown)


def _pages(shown: str, stream: BufferedReader, limit: int, course: "_Course") -> Iterator[Blob | Issue]:
    from fastwarc import WarcRecordType

    try:
        for record, capture in _met(shown, stream, course):
            ending = _ENDINGS.get(capture.media_type)
            if record.record_type is WarcRecordType.revisit or capture.status != _OK or ending is None:
                continue
            data = record.reader.read(limit + 1)
            if _is_cut(record, len(data), limit):
                raise RefusedError("corrupt-archive", f"it ends within {capture.uri}, after {course.met - 1:,} records")
            if len(data) > limit:
                yield fault("too-large", f"{limit / 1_000_000:g} MB", file=f"{shown}#{capture.uri}")
            elif data.strip():
                yield _page(shown, data, ending, capture)
    except RefusedError:
        raise
    except (OSError, ValueError, EOFError, RuntimeError) as error:
        # The reader stops at the first record that it cannot follow; what came before stands.
        raise RefusedError("corrupt-archive", f"after {course.met:,} records: {error}"[:160]) from error
    if not course.met:
        raise RefusedError("corrupt-archive", "it holds no records of pages")


def _met(shown: str, stream: BufferedReader, course: "_Course") -> Iterator[tuple["WarcRecord", Capture]]:
    """The records of pages as they stand in the archive, or in the part of it that the course is of."""
    from fastwarc import ArchiveIterator, WarcRecordType

    if course.first:
        stream.seek(course.first)
    for record in ArchiveIterator(stream, record_types=_kinds(), parse_http=True, auto_decode="all"):
        if course.last is not None and record.stream_pos >= course.last:
            return
        if record.record_type is WarcRecordType.warcinfo:
            course.told(record.reader.read(_MAX_INFO))
            continue
        course.met += 1
        yield record, course.followed(_capture(record, shown))


class _Course:
    """What the records met so far say of those that follow: who made the archive, which address led to which."""

    def __init__(self, part: Part | None) -> None:
        part = part or Part()
        self.first, self.last, self.met = part.first, part.last, part.met
        self._tool, self._operator = part.tool, part.operator
        self._led: dict[str, str] = dict(part.led)  # address led to -> address asked for

    @property
    def is_own(self) -> bool:
        """Whether this program made the archive."""
        return (self._tool or "").startswith(_OWN)

    def part(self, first: int) -> Part:
        """The stretch that begins here, with what was said before it."""
        return Part(first=first, met=self.met, tool=self._tool, operator=self._operator, led=tuple(self._led.items()))

    def told(self, info: bytes) -> None:
        """Take in a `warcinfo` record."""
        pairs = (line.partition(":") for line in info.decode("utf-8", "replace").splitlines())
        fields = {name.strip().lower(): readable(value.strip()) for name, _, value in pairs}
        self._tool, self._operator = fields.get("software") or None, fields.get("operator") or None

    def followed(self, capture: Capture) -> Capture:
        """The capture with its tool, its operator and the address that was asked for."""
        asked = self._led.pop(capture.uri, capture.uri)
        if capture.status in _MOVED:
            goal = next((value for name, value in capture.headers if name.lower() == "location"), None)
            if goal:
                self._note(capture.uri, goal, asked)
        return replace(capture, asked=asked, tool=self._tool, operator=self._operator)

    def _note(self, uri: str, goal: str, asked: str) -> None:
        if len(self._led) >= _MAX_LED:  # an archive of redirects alone must not fill the memory
            self._led.pop(next(iter(self._led)))
        try:
            self._led[urljoin(uri, goal)] = asked
        except ValueError:
            return  # an address that is none leads nowhere


def _capture(record: "WarcRecord", shown: str) -> Capture:
    http = record.http_headers if record.is_http else None
    status = http.status_code if http else _OK
    kind = (record.http_content_type if http else record.headers.get("Content-Type")) or ""
    at = record.record_date
    return Capture(
        uri=readable(record.headers.get("WARC-Target-URI") or ""),
        time=at.isoformat() if at else None,
        record=record.record_id or "",
        archive=shown,
        offset=record.stream_pos,
        status=status or 0,
        media_type=kind.split(";")[0].strip().lower(),
        headers=tuple((readable(name), readable(value)) for name, value in http.to_tuples()) if http else (),
        digest=record.headers.get("WARC-Block-Digest") or record.headers.get("WARC-Payload-Digest") or None,
    )


def _is_cut(record: "WarcRecord", size: int, limit: int) -> bool:
    """Whether fewer bytes came than the record names; a packed answer does not tell how many it unpacks to."""
    http = record.http_headers
    packed = http is not None and (http.get("Content-Encoding") or http.get("Transfer-Encoding"))
    return not packed and size < min(record.content_length, limit)


def _page(shown: str, data: bytes, ending: str, capture: Capture) -> Blob:
    name = (
        capture.uri if 0 < len(capture.uri) <= _MAX_ID else sha256((capture.uri or capture.record).encode()).hexdigest()
    )
    return Blob(f"{shown}#{name}", name, partial(in_memory, data), len(data), kind=ending, capture=capture)
