"""The fields of a document beside its text, checked: from a JSON line, a metadata file or a page's markup.

1. `fields` reads a mapping's known fields into `Fields`; a wrong value raises RefusedError naming the field.
2. `published` alone has a format: an ISO 8601 calendar date or datetime of the years 1900 to 2100.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from tawthiq.intake.faults import RefusedError
from tawthiq.intake.originals import Capture
from tawthiq.model.document import Document
from tawthiq.model.vocabulary import PublishedFrom

KNOWN = ("id", "text", "publisher", "published", "published_from", "url", "lang", "title", "author")

_ISO = re.compile(r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?(?:Z|[+-]\d{2}(?::?\d{2})?)?)?")
_TYPES = {bool: "true or false", int: "a number", float: "a number", list: "a list", dict: "an object"}
_MAX_ID = 300
_FIRST_YEAR, _LAST_YEAR = 1900, 2100  # outside of them a date is a default value or a slip, and reckoning from it fails


@dataclass(frozen=True, slots=True, kw_only=True)
class Fields:
    """What is known of a document beside its text; None where nothing is said."""

    id: str | None = None
    publisher: str | None = None
    published: str | None = None
    published_from: PublishedFrom | None = None
    url: str | None = None
    lang: str | None = None
    title: str | None = None
    author: str | None = None  # kept in custody, never a field of the document: it may be a private person's name

    def or_else(self, other: "Fields") -> "Fields":
        """These values, and those of `other` where they are None; a date keeps the word on where it came from."""
        dated = self if self.published else other
        return Fields(
            id=self.id or other.id,
            publisher=self.publisher or other.publisher,
            published=dated.published,
            published_from=dated.published_from,
            url=self.url or other.url,
            lang=self.lang or other.lang,
            title=self.title or other.title,
            author=self.author or other.author,
        )

    def document(self, name: str, text: str, bytes_sha256: str) -> Document:
        """The document of these fields; `name` is its id where they give none. Raises RefusedError for a bad id."""
        check_id(self.id or name)
        return Document(
            id=self.id or name,
            text=text,
            publisher=self.publisher,
            published=self.published,
            published_from=self.published_from,
            url=self.url,
            lang=self.lang,
            title=self.title,
            bytes_sha256=bytes_sha256,
        )


def of_capture(capture: Capture | None) -> Fields:
    """What a page's capture tells of it: its address and, for want of a date of its own, when it was captured."""
    if capture is None:
        return Fields()
    url = capture.uri if capture.uri.startswith(("http://", "https://")) else None
    dated = is_published(capture.time)
    return Fields(
        published=capture.time if dated else None, published_from=PublishedFrom.CRAWL if dated else None, url=url
    )


def fields(given: Mapping[str, object]) -> Fields:
    """The known fields of a mapping but its text. Raises RefusedError for a wrong value; other keys are not read."""
    name = text_of(given, "id")
    if name is not None:
        check_id(name)
    published = given.get("published")
    if published is not None:
        check_published(published)
    origin = text_of(given, "published_from")
    if origin is not None and origin not in set(PublishedFrom):
        raise RefusedError("wrong-type", f"published_from is {origin!r}, not one of: {', '.join(PublishedFrom)}")
    return Fields(
        id=name,
        publisher=text_of(given, "publisher"),
        published=str(published) if published is not None else None,
        published_from=PublishedFrom(origin) if origin else None,
        url=text_of(given, "url"),
        lang=text_of(given, "lang"),
        title=text_of(given, "title"),
        author=text_of(given, "author"),
    )


def text_of(given: Mapping[str, object], name: str) -> str | None:
    """The value of a text field, None when absent, null or blank. Raises RefusedError for any other type."""
    value = given.get(name)
    if value is None:
        return None
    if not isinstance(value, str):
        raise RefusedError("wrong-type", f"{name} is {_TYPES.get(type(value), 'no text')}, not text")
    return value if value.strip() else None


def one_line(value: str | None, longest: int = 200) -> str | None:
    """A name as one line of letters that show; None where nothing is left."""
    shown = "".join(c if c.isprintable() else " " for c in value or "")
    return " ".join(shown.split())[:longest].strip() or None


def check_id(name: str) -> None:
    """Raise RefusedError unless the id is one line of at most 300 printable characters."""
    if len(name) > _MAX_ID:
        raise RefusedError("bad-id", f"has {len(name)} characters")
    if any(ord(c) < 32 or c in "\x7f\x85\u2028\u2029" for c in name):
        raise RefusedError("bad-id", "holds a line end or another control character")


def check_published(value: object) -> None:
    """Raise RefusedError unless `value` is an ISO 8601 date or datetime that exists in the calendar."""
    if not is_published(value):
        raise RefusedError("bad-published", f"published is {str(value)[:60]!r}, which")


def is_published(value: object) -> bool:
    """Whether `value` is an ISO 8601 date or datetime from 1900 to 2100."""
    if not isinstance(value, str) or not _ISO.fullmatch(value):
        return False
    try:
        return _FIRST_YEAR <= datetime.fromisoformat(value).year <= _LAST_YEAR
    except ValueError:
        return False
