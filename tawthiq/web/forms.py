"""What a browser sends: the fields of a plain form, read with limits."""

from collections.abc import AsyncGenerator, Mapping
from dataclasses import dataclass, replace
from urllib.parse import parse_qsl

from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import Request

TYPE = "application/x-www-form-urlencoded"
MOST_BYTES = 64_000
MOST_WORDS = 300_000  # where the words of a statement are pasted; an Arabic letter is sent as six bytes
MOST_FILE = 20_000_000  # bytes of a file in which a statement came
_LONG = frozenset({"/receive"})
"""Forms that take a statement: pasted, or as a file."""
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


async def read(request: Request) -> Form:
    """The form of a request. Raises RefusedError for another type, too much of it, or bytes that are no text."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
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
    length = 0

    async def limited() -> AsyncGenerator[bytes, None]:
        nonlocal length
        async for chunk in request.stream():
            length += len(chunk)
            if length > MOST_FILE:
                raise RefusedError(413)
            yield chunk

    parser = MultiPartParser(request.headers, limited(), max_files=1, max_fields=MOST_FIELDS, max_part_size=MOST_WORDS)
    try:
        told = await parser.parse()
    except (MultiPartException, UnicodeDecodeError, KeyError) as error:
        raise RefusedError(400) from error
    pairs, file = [], None
    for name, value in told.multi_items():
        if isinstance(value, UploadFile):
            content = await value.read()
            file = (value.filename or "", content) if content else None
        else:
            pairs.append((name, value))
    return replace(gathered(pairs), file=file)
