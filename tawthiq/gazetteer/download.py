"""One file over HTTPS, whole or not at all: the only code of the program that calls out to a network.

1. `download` takes an address into a file: of limited size, all that was promised, and only where the answer is 200.
2. Whatever goes wrong is one InputError that names the address and what to do; the half file is removed.

Only https:// is spoken, redirections included, save with this very machine (loopback), where tests have their servers.
"""

import ssl
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from http.client import HTTPException, HTTPMessage, HTTPResponse
from pathlib import Path
from typing import IO
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from tawthiq import __version__
from tawthiq.errors import InputError, UsageError

MOST_BYTES = 300_000_000
"""The largest file that is fetched; the largest country of GeoNames has a quarter of it."""
_SECONDS = 30.0
_BLOCK = 65_536
_HEADERS = {"User-Agent": f"tawthiq/{__version__}", "Accept-Encoding": "identity"}
_AS_THEY_ARE = "%/:?#[]@!$&'()*+,;=~"  # what has a meaning in an address; all else is escaped
_HERE = frozenset({"localhost", "127.0.0.1", "::1"})

Progress = Callable[[int, int | None], None]
"""Told the bytes that came so far, and how many there are to come if the server says so."""


@dataclass(frozen=True, slots=True)
class Downloaded:
    """A file that came whole."""

    path: Path
    url: str
    bytes: int
    sha256: str


class _SafeRedirects(HTTPRedirectHandler):
    """Follows redirections, but never to an address that would not have been asked in the first place."""

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> Request | None:
        if not _allowed(newurl):
            raise InputError(f"{req.full_url}: leads on to {newurl}, which is not https. Give another address")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def check_address(url: str) -> None:
    """Raises UsageError for an address that is not asked."""
    if not _allowed(url):
        raise UsageError(f"{url}: not an https address. Give one that begins with https://")


def _allowed(url: str) -> bool:
    try:
        parts = urlsplit(url)
        secure = parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in _HERE)
    except ValueError:
        return False
    return secure and bool(parts.hostname) and parts.netloc.isascii() and parts.username is None


def download(url: str, into: Path, progress: Progress, most: int = MOST_BYTES) -> Downloaded:
    """The file at an address, written to `into`. Raises UsageError for a wrong address, else InputError."""
    check_address(url)
    try:
        request = Request(quote(url, safe=_AS_THEY_ARE), headers=_HEADERS)  # noqa: S310 - checked
        with build_opener(_SafeRedirects).open(request, timeout=_SECONDS) as answer:
            return _write(url, answer, into, progress, most)
    except BaseException as error:
        into.unlink(missing_ok=True)
        if isinstance(error, (OSError, HTTPException)):
            raise _unreachable(url, error) from error
        raise


def _write(url: str, answer: HTTPResponse, into: Path, progress: Progress, most: int) -> Downloaded:
    if answer.status != 200:
        raise InputError(f"{url}: the server answered {answer.status} instead of a file. Check the address")
    told = answer.headers.get("Content-Length", "")
    whole = int(told) if told.isdecimal() else None
    digest, came = sha256(), 0
    with into.open("wb") as file:
        while block := _next(answer, url, whole, came, most):
            file.write(block)
            digest.update(block)
            came += len(block)
            progress(came, whole)
    if whole is not None and came < whole:
        raise InputError(f"{url}: only {came:,} of {whole:,} bytes came. Try again")
    return Downloaded(into, url, came, digest.hexdigest())


def _next(answer: HTTPResponse, url: str, whole: int | None, came: int, most: int) -> bytes:
    if max(whole or 0, came) > most:
        raise InputError(f"{url}: larger than {most / 1e6:,.0f} MB, which no place pack is. Check the address")
    return answer.read(_BLOCK)


def _unreachable(url: str, error: Exception) -> InputError:
    """What a failure of network, server or disk means to the person who waits for the file."""
    reason = error.reason if isinstance(error, URLError) else error
    if isinstance(error, HTTPError):
        if error.code == 404:
            return InputError(f"{url}: there is no such file (404). Check the country code or the address")
        return InputError(f"{url}: the server answered {error.code} {error.reason}. Try again later")
    if isinstance(reason, ssl.SSLError):
        return InputError(f"{url}: no secure connection ({reason.reason}). Check this machine's clock and proxy")
    if isinstance(reason, OSError) and reason.filename is not None:
        return InputError(f"{reason.filename}: cannot be written ({reason.strerror}). Check the folder and the disk")
    if isinstance(reason, TimeoutError):
        return InputError(f"{url}: no answer within {_SECONDS:.0f} seconds. Try again later")
    if isinstance(reason, HTTPException):
        return InputError(f"{url}: the connection broke off ({type(reason).__name__}). Try again")
    told = getattr(reason, "strerror", None) or reason
    return InputError(
        f"{url}: cannot be reached ({told}). Without a network, fetch the file elsewhere and add it with "
        "tawthiq places add FILE"
    )
