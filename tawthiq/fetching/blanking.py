"""Taking one record out of an archive of fetched pages, for an erasure, without moving those that follow.

The record's place on the disk is written over by a packed record of the same length that says that one was erased; the
comment field of its gzip header fills what is left. Offsets of all other records stay true.
"""

import os
import struct
import zlib
from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

from tawthiq.errors import RegisterError

_BLOCK = 65_536
_TRAILER = 8
_HEADER = b"\x1f\x8b\x08\x10\0\0\0\0\0\xff"  # gzip, with a comment, without a time


def blank(place: Path, offset: int) -> bool:
    """Write over the packed record at `offset` (bytes); False where none begins there or it is too short for it.

    Raises RegisterError where the disk refuses.
    """
    try:
        with place.open("r+b") as file:
            file.seek(offset)
            length = _length(file.read)
            written = _filled(length)
            if written is None:
                return False
            file.seek(offset)
            file.write(written)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise RegisterError(f"{place}: cannot be written ({error.strerror}). Delete the archive by hand") from error
    return True


def _length(read: Callable[[int], bytes]) -> int:
    """How many bytes the packed record has; 0 where there is none."""
    reader, taken = zlib.decompressobj(zlib.MAX_WBITS | 16), 0
    try:
        while not reader.eof and (block := read(_BLOCK)):
            taken += len(block)
            reader.decompress(block)
    except zlib.error:
        return 0
    return taken - len(reader.unused_data) if reader.eof else 0


def _filled(length: int) -> bytes | None:
    said = b"erased\r\n"
    head = f"WARC/1.1\r\nWARC-Type: metadata\r\nWARC-Record-ID: <urn:uuid:{uuid4()}>\r\nContent-Length: {len(said)}"
    content = head.encode() + b"\r\n\r\n" + said + b"\r\n\r\n"
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    packed = packer.compress(content) + packer.flush()
    room = length - len(_HEADER) - 1 - len(packed) - _TRAILER
    if room < 0:
        return None
    return _HEADER + b" " * room + b"\0" + packed + struct.pack("<II", zlib.crc32(content), len(content))
