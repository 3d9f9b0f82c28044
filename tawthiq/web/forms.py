"""What a browser sends: the fields of a plain form, read with limits."""

from collections.abc import AsyncGenerator, Mapping
from dataclasses import dataclass, replace
from typing import BinaryIO
from urllib.parse import parse_qsl

from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import ClientDisconnect, Request

TYPE = "application/x-www-form-urlencoded"
MOST_BYTES = 64_000
MOST_WORDS = 300_000  # where the words of a statement are pasted; an Arabic letter is sent as six bytes
MOST_FILE = 20_000_000  # bytes of a file in which a statement came
MOST_FILES = 500  # in one form
MOST_PASTED = 2_000_000  # bytes of a report that is pasted
_LONG = frozenset({"/receive", "/add"})
"""Forms that take a text: pasted, or as a file."""
_MANY = frozenset({"/add"})
"""Forms that take files of any number and size that the settings allow, kept on the disk while they come."""
_PATIENCE = 4  # how many times what is allowed is read and dropped, so that a browser hears why nothing was taken
_WITH_FILE = "multipart/form-data"
MOST_FIELDS = 500


class RefusedError(Exception):
    """What was sent is no form of this desk; `status` says how."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


@dataclass(frozen=True, slots=True)
class Form:
    """Fields by name, in the order sent; a name may come more than once."""

    fields: Mapping[str, tuple[str, ...]]
    file: tuple[str, bytes] | None = None  # a file that was sent along, with its name
    files: tuple[tuple[str, BinaryIO], ...] = ()  # of a form that takes many: their names and what reads them
    too_much: bool = False  # such a form was larger than it may be: nothing of it was kept

    def one(self, name: str) -> str:
        """The first value of a field without space around it; empty where there is none."""
        return self.fields.get(name, ("",))[0].strip()

    def raw(self, name: str) -> str:
        """The first value of a field as it was sent, space and all; empty where there is none."""
        return self.fields.get(name, ("",))[0]

    def all(self, name: str) -> tuple[str, ...]:
        """Every value of a field that is not empty."""
        return tuple(value.strip() for value in self.fields.get(name, ()) if value.strip())


def gathered(pairs: list[tuple[str, str]]) -> Form:
    """A form of name and value pairs."""
    fields: dict[str, tuple[str, ...]] = {}
    for name, value in pairs:
        fields[name] = (*fields.get(name, ()), value.replace("\r\n", "\n"))
    return Form(fields)


async def read(request: Request, most: int = MOST_FILE) -> Form:
    """The form of a request; `most` bytes of one that takes many files.

    Raises RefusedError for another type, too much of it, or bytes that are no text.
    """
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind == _WITH_FILE and request.url.path in _MANY:
        return await _with_files(request, most)
    if kind == _WITH_FILE and request.url.path in _LONG:
        return await _with_file(request)
    if kind != TYPE:
        raise RefusedError(415)
    body, most = b"", MOST_WORDS if request.url.path in _LONG else MOST_BYTES
    async for chunk in request.stream():
        body += chunk
        if len(body) > most:
            raise RefusedError(413)
    try:
        return gathered(parse_qsl(body.decode("ascii"), True, errors="strict", max_num_fields=MOST_FIELDS))
    except ValueError as error:  # not percent-encoded, not UTF-8 behind it, or too many fields
        raise RefusedError(400) from error


async def _with_file(request: Request) -> Form:
    """A form with a file. Raises RefusedError for too much of it, or where it is none."""
    pairs, files = await _parsed(request, MOST_FILE, 1, MOST_WORDS)
    named = [(name, content) for name, file in files if (content := await file.read())]
    return replace(gathered(pairs), file=named[0] if named else None)


async def _with_files(request: Request, most: int) -> Form:
    """A form with files, each in a temporary file without a name. Raises RefusedError where it is none."""
    try:
        pairs, files = await _parsed(request, most, MOST_FILES, MOST_PASTED, _PATIENCE)
    except _TooMuchError:
        return Form({}, too_much=True)
    except ClientDisconnect as error:  # whoever sent it closed the page
        raise RefusedError(400) from error
    return replace(gathered(pairs), files=tuple((name, file.file) for name, file in files))


class _TooMuchError(Exception):
    """A form is larger than it may be, and was heard out."""


async def _parsed(
    request: Request, most: int, files: int, field: int, patience: int = 1
) -> tuple[list[tuple[str, str]], list[tuple[str, UploadFile]]]:
    """Fields and files (without those that nobody chose) of a form of parts, with `field` bytes at most each; of
    more than `most` bytes in all none.

    A browser listens only when it has said all: so much of it is read with `patience`, and dropped.
    """

    async def limited() -> AsyncGenerator[bytes, None]:
        length = 0
        async for chunk in request.stream():
            length += len(chunk)
            if length > patience * most:
                raise RefusedError(413)
            if length <= most:
                yield chunk
        if length > most:
            raise _TooMuchError

    parser = MultiPartParser(request.headers, limited(), max_files=files, max_fields=MOST_FIELDS, max_part_size=field)
    try:
        told = await parser.parse()
    except (MultiPartException, UnicodeDecodeError, KeyError) as error:
        raise RefusedError(400) from error
    pairs, sent = [], []
    for name, value in told.multi_items():
        if not isinstance(value, UploadFile):
            pairs.append((name, value))
        elif value.filename or value.size:
            sent.append((value.filename or "", value))
    return pairs, sent
