"""Model objects as JSON and back, exactly as the public contract writes them.

1. `encode`/`to_builtins` turn any frozen model object into JSON bytes / plain dicts and lists.
2. `decode` reads JSON bytes into a model type and raises `ValueError` with the path of the bad field.
3. `schema` gives the JSON Schema of a model type, generated from the type itself.
"""

from collections.abc import Hashable, Sequence
from functools import cache
from typing import Any, TypeVar, cast

import msgspec

T = TypeVar("T")

_encoder = msgspec.json.Encoder()


def encode(obj: object) -> bytes:
    """One JSON object as UTF-8, without a line end."""
    return _encoder.encode(obj)


def pretty(obj: object) -> bytes:
    """The same over several lines and with a line end, for files that people read."""
    return msgspec.json.format(_encoder.encode(obj), indent=2) + b"\n"


def to_builtins(obj: object) -> Any:
    """The same as plain dicts, lists, strings and numbers."""
    return msgspec.to_builtins(obj)


def decode(data: bytes | str, kind: type[T]) -> T:
    """Read `kind` from JSON. Raises ValueError (msgspec.ValidationError) naming the field that is wrong."""
    return cast("T", _decoder(cast("Hashable", kind)).decode(data))


@cache
def _decoder(kind: Hashable) -> msgspec.json.Decoder[Any]:
    """Made once for each type: to find out anew how a type is read takes as long as reading it."""
    return msgspec.json.Decoder(kind)


def convert(data: object, kind: type[T]) -> T:
    """Read `kind` from plain dicts and lists, as `decode` does."""
    return msgspec.convert(data, type=kind)


def schema(kind: type) -> dict[str, Any]:
    """JSON Schema (2020-12) of a model type."""
    return msgspec.json.schema(kind)


def schemas(kinds: Sequence[Any], template: str) -> tuple[tuple[dict[str, Any], ...], dict[str, Any]]:
    """JSON Schemas of several types, and by name those they refer to, as `template` writes `{name}`."""
    return msgspec.json.schema_components(kinds, ref_template=template)
