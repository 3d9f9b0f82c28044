"""Bytes to text without a guess that cannot be defended: nothing is replaced, nothing is dropped but the BOM.

1. A byte order mark decides (UTF-8, UTF-16, UTF-32).
2. The signature of a known binary format, or NUL bytes that are not UTF-16, refuse the input by name.
3. Strict UTF-8; its byte patterns hardly ever arise by chance.
4. One of the single-byte Arabic code pages (Windows-1256, ISO 8859-6), only where the letters that come out are
   distributed as in Arabic: every byte string decodes in Windows-1256, so decoding alone proves nothing.
5. The charset that the page itself declares, decoded strictly.
6. Otherwise RefusedError.

The shares below were set on Arabic news text in both code pages against the same text as UTF-8 cut in mid-letter,
in Latin code pages and in the other Arabic code page; see tests/intake/test_encoding.py.
"""

import codecs
import re
from dataclasses import dataclass
from functools import cache

from tawthiq.intake.faults import RefusedError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16 LE, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SIGNATURES = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a zip archive or office document"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\x1f\x8b", "gzip-packed data"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "a rich-text (RTF) document"),
    (b"SQLite format 3", "a database"),
)
_CODE_PAGES = ("windows-1256", "iso-8859-6")
_FREQUENT = frozenset("اليمونرتبه")
_MARKS = frozenset("،؛؟“”‘’«»–—…\u00a0\u200c\u200d\u200e\u200f·•") | {chr(c) for c in range(0x064B, 0x0653)}
_ARABIC_LETTER = re.compile(r"[\u0620-\u064a]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
_ASCII = bytes(range(0x80))
_CONTROL_BYTES = bytes((*range(0x09), *range(0x0E, 0x20)))
_SAMPLE = 100_000
_MIN_LETTERS = 8  # fewer letters have no statistics; such a text is refused rather than guessed
_MIN_ARABIC = 0.9  # share of letters and Arabic punctuation among the characters above ASCII
_MIN_FREQUENT = 0.5  # share of the ten commonest letters; about 0.68 in news, 0.4 by chance
_MAX_CONTROL = 0.002
_MOJIBAKE = re.compile("[ØÙ][\u0080-\u00ff\u0152-\u2122]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text with the IANA name of the encoding that it was read from."""

    text: str
    encoding: str


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """The text of `data`; `declared` is the charset that a page names. Raises RefusedError with the reason."""
    decoded = _by_mark(data)
    if decoded is None:
        _refuse_binary(data)
        decoded = _unmarked(data, declared)
    if _mostly_control(data, decoded):
        raise RefusedError("binary", "control characters")
    if _is_mojibake(decoded.text):
        raise RefusedError("garbled", "UTF-8 that was read as Latin letters, such as Ø§Ù„")
    return decoded


def utf16_without_mark(head: bytes) -> str | None:
    """Which UTF-16 the bytes are, judged by where the NULs of spaces and line ends fall; None when they are neither."""
    even, odd = head[0::2], head[1::2]
    for encoding, high in (("utf-16-le", odd), ("utf-16-be", even)):
        # In Arabic or Latin text nearly every high byte is 00, 06 or 20 (general punctuation).
        if high and 0 in high and sum(high.count(b) for b in (0x00, 0x06, 0x20)) >= 0.9 * len(high):
            return encoding
    return None


def _by_mark(data: bytes) -> Decoded | None:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return Decoded(strict(data[len(mark) :], encoding), encoding)
    return None


def _refuse_binary(data: bytes) -> None:
    for signature, name in _SIGNATURES:
        if data.startswith(signature):
            raise RefusedError("binary", name)


def _unmarked(data: bytes, declared: str | None) -> Decoded:
    if b"\0" in data[:_SAMPLE]:
        utf16 = None if len(data) % 2 else utf16_without_mark(data[:_SAMPLE])
        if utf16 is None:
            raise RefusedError("binary", "NUL bytes")
        return Decoded(strict(data, utf16), utf16)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        broken_at = error.start
    page = max(_CODE_PAGES, key=lambda name: _arabic_share(data, name))
    if _arabic_share(data, page) > 0:
        return Decoded(strict(data, page), page)
    if declared and declared.lower() not in {"utf-8", "utf8", *_CODE_PAGES}:
        return Decoded(strict(data, declared), declared.lower())
    raise RefusedError(
        "wrong-encoding", f"not UTF-8 from byte {broken_at} on, and in no Arabic code page do its letters make words"
    )


def strict(data: bytes, encoding: str) -> str:
    """The text of `data` in `encoding`. Raises RefusedError at the first byte that does not fit."""
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise RefusedError("wrong-encoding", f"not {encoding} from byte {error.start} on") from error
    except LookupError as error:
        raise RefusedError("wrong-encoding", f"the page declares {encoding!r}, which is no known charset") from error


def _arabic_share(data: bytes, encoding: str) -> float:
    """Share of the commonest letters among the Arabic ones; 0 where the bytes do not read as Arabic at all."""
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return 0.0
    # Counted by what is left when they are taken out: a page is counted in the time of reading it once.
    above = data[:_SAMPLE].translate(None, _ASCII)
    letters, marks, common = _code_page(encoding)
    found = len(above) - len(above.translate(None, letters))
    known = len(above) - len(above.translate(None, letters + marks))
    if found < _MIN_LETTERS or known < _MIN_ARABIC * len(above):
        return 0.0
    frequent = (len(above) - len(above.translate(None, common))) / found
    return frequent if frequent >= _MIN_FREQUENT else 0.0


@cache
def _code_page(encoding: str) -> tuple[bytes, bytes, bytes]:
    """The bytes of a code page that are Arabic letters, punctuation of Arabic text, and the ten commonest letters."""
    shown = {n: bytes([n]).decode(encoding, "replace") for n in range(0x80, 0x100)}
    return (
        bytes(n for n, c in shown.items() if _ARABIC_LETTER.match(c)),
        bytes(n for n, c in shown.items() if c in _MARKS),
        bytes(n for n, c in shown.items() if c in _FREQUENT),
    )


def _mostly_control(data: bytes, decoded: Decoded) -> bool:
    if "\0" in decoded.text:
        return True
    if decoded.encoding.startswith(("utf-16", "utf-32")):
        sample = decoded.text[:_SAMPLE]
        return len(_CONTROL.findall(sample)) > _MAX_CONTROL * len(sample) + 2
    head = data[:_SAMPLE]
    return len(head) - len(head.translate(None, _CONTROL_BYTES)) > _MAX_CONTROL * len(head) + 2


def _is_mojibake(text: str) -> bool:
    sample = text[:_SAMPLE]
    if sample.isascii() or ("Ø" not in sample and "Ù" not in sample):
        return False
    pairs = len(_MOJIBAKE.findall(sample))
    return pairs >= _MIN_LETTERS and pairs > 2 * len(_ARABIC_LETTER.findall(sample))
