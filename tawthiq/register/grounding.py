"""Does every value of a claim stand on the words it quotes? Walks the claim whole, whatever fields it grows."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from tawthiq.model.claim import Claim


def ungrounded(claim: Claim, text: str) -> Iterator[str]:
    """One line for each quote, in the claim or nested in it, that is not the text between its offsets."""
    yield from _walk(claim, "claim", text)


def _walk(value: object, path: str, text: str) -> Iterator[str]:
    if isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _walk(item, f"{path}[{index}]", text)
    elif is_dataclass(value):
        names = [field.name for field in fields(value)]
        if {"quote", "start", "end"} <= set(names):
            yield from _check(value, path, text)
        for name in names:
            yield from _walk(getattr(value, name), f"{path}.{name}", text)


def _check(value: object, path: str, text: str) -> Iterator[str]:
    quote, start, end = (getattr(value, name) for name in ("quote", "start", "end"))
    if quote is None and start is None and end is None:
        return  # carried over: the claim says from where
    if quote is None or start is None or end is None:
        yield f"{path}: quote, start and end do not stand together"
    elif not 0 <= start <= end <= len(text) or text[start:end] != quote:
        yield f"{path}: the text from {start} to {end} is not what it quotes"
