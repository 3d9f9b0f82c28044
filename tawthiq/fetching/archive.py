"""What was asked and answered, as a web archive (WARC 1.1), each record packed by itself so that any can be found.

A record is on the disk before the journal says that it is: what a kill leaves at the end is cut off by the next run.
"""

import os
from datetime import UTC, datetime
from importlib.metadata import version
from io import BytesIO
from pathlib import Path
from uuid import uuid4

from fastwarc import GzipWriter, WarcRecord, WarcRecordType

from tawthiq.errors import InputError
from tawthiq.fetching.client import Answer
from tawthiq.fetching.limits import AGENT, Limits

_UNCHANGED = "http://netpreserve.org/warc/1.1/revisit/server-not-modified"
_NOT_MODIFIED = 304


class Archive:
    """A WARC file that is written to; made with its first record."""

    def __init__(self, place: Path, limits: Limits) -> None:
        self.place = place
        self._limits = limits

    def keep(self, answer: Answer) -> int:
        """Append an exchange; returns where the file ends now, in bytes."""
        name = f"<urn:uuid:{uuid4()}>"
        unchanged = answer.status == _NOT_MODIFIED
        kind = WarcRecordType.revisit if unchanged else WarcRecordType.response
        extra = {"WARC-Concurrent-To": name}
        records = _record(kind, answer, answer.received, name, {"WARC-Profile": _UNCHANGED} if unchanged else {})
        records += _record(WarcRecordType.request, answer, answer.sent, f"<urn:uuid:{uuid4()}>", extra)
        head = b"" if self.place.exists() else self._info()
        try:
            with self.place.open("ab") as file:
                file.write(head + records)
                file.flush()
                os.fsync(file.fileno())
                return file.tell()
        except OSError as error:
            raise InputError(f"{self.place}: cannot be written ({error.strerror}). Free some space") from error

    def _info(self) -> bytes:
        lines = {
            "software": f"{AGENT} httpx/{version('httpx')}",
            "operator": self._limits.operator,
            "format": "WARC File Format 1.1",
            "robots": "obey",
            "http-header-user-agent": self._limits.agent,
        }
        told = "".join(f"{name}: {' '.join(value.split())}\r\n" for name, value in lines.items() if value)
        record = WarcRecord()
        content = told.encode()
        record.init_headers(record_type=WarcRecordType.warcinfo)
        record.headers["WARC-Date"] = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        record.headers["Content-Type"] = "application/warc-fields"
        record.set_bytes_content(content)
        return _packed(record)


def _record(kind: WarcRecordType, answer: Answer, content: bytes, name: str, extra: dict[str, str]) -> bytes:
    record = WarcRecord()
    record.init_headers(record_type=kind)
    record.headers["WARC-Record-ID"] = name
    said = "request" if kind is WarcRecordType.request else "response"
    headers = {
        "WARC-Target-URI": answer.url,
        "WARC-Date": answer.time,
        "WARC-IP-Address": answer.address or "",
        "Content-Type": f"application/http; msgtype={said}",
    } | extra
    for field, value in headers.items():
        if value:
            record.headers[field] = value
    record.set_bytes_content(content)
    return _packed(record)


def _packed(record: WarcRecord) -> bytes:
    out = BytesIO()
    stream = GzipWriter(out)
    record.write(stream, checksum_data=True)
    stream.finish()
    return out.getvalue()
