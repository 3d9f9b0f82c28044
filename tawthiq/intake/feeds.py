"""A news feed (RSS, Atom) kept as a file -> one Document an entry, in the feed's order.

The text is what the feed carries of the entry (its full content, else its summary) under its title; a summary is less
than the report. The date is the entry's own, `published_from` says `feed`.
"""

from calendar import timegm
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.html import HTMLTree

from tawthiq.intake.faults import RefusedError, fault
from tawthiq.intake.fields import Fields, is_published, one_line
from tawthiq.intake.markup import hostname
from tawthiq.intake.originals import Blob, Original, original
from tawthiq.intake.texts import bounded, described
from tawthiq.model.document import Document
from tawthiq.model.issue import Issue
from tawthiq.model.vocabulary import PublishedFrom

_MEDIA_TYPE = "application/xml"
_MAX_ID = 300
# What the library raises on entities of no character, clashing prefixes and the like; none of it is a fault of ours.
_BROKEN = (ValueError, TypeError, KeyError, IndexError, AttributeError, AssertionError, OverflowError, RecursionError)


def read(blob: Blob, limit: int) -> Iterator[Document | Original | Issue]:
    """The documents of a feed, each after the feed's original. Raises RefusedError for one that is left out."""
    data = bounded(blob, limit)
    feed, entries = _parsed(data)
    beside, notices = described(blob)
    kept = original(data, blob, _MEDIA_TYPE)
    for number, entry in enumerate(entries, 1):
        known = beside.or_else(_fields(feed, entry))
        text = _text(entry, known.title)
        if not text:
            yield fault("empty-entry", known.id or number, file=blob.shown)
            continue
        yield replace(kept, author=known.author)
        yield known.document(f"{blob.name}#{number}", text, kept.sha256)
    yield from notices


def _parsed(data: bytes) -> tuple[Mapping[str, Any], list[Mapping[str, Any]]]:
    import feedparser  # its character tables take a tenth of a second to load

    try:
        found = feedparser.parse(data, sanitize_html=False, resolve_relative_uris=False)
    except _BROKEN as error:
        raise RefusedError("damaged-document", f"{type(error).__name__}: {error}"[:120]) from error
    if not found.version:
        raise RefusedError("not-a-feed")
    if not found.entries:
        raise RefusedError("empty")
    return found.feed, list(found.entries)


def _fields(feed: Mapping[str, Any], entry: Mapping[str, Any]) -> Fields:
    url = entry.get("link") or None
    at = entry.get("published_parsed") or entry.get("updated_parsed")
    published = datetime.fromtimestamp(timegm(at), UTC).isoformat() if at else None
    if published and not is_published(published):
        published = None
    name = str(entry.get("id") or url or "")
    return Fields(
        id=(name if len(name) <= _MAX_ID else sha256(name.encode()).hexdigest()) or None,
        publisher=_line(entry.get("author_detail", {}).get("name") if not feed.get("title") else feed["title"])
        or hostname(url),
        published=published,
        published_from=PublishedFrom.FEED if published else None,
        url=url,
        lang=str(feed.get("language") or "").split("-")[0].lower() or None,
        title=_line(_plain(str(entry.get("title", "")))),
        author=one_line(_written_by(entry)),
    )


def _written_by(entry: Mapping[str, Any]) -> str | None:
    """The author of an entry (author, dc:creator); an address of mail with a name in brackets gives the name."""
    detail = entry.get("author_detail", {})
    return str(detail.get("name") or entry.get("author") or "") or None


def _text(entry: Mapping[str, Any], title: str | None) -> str:
    bodies = [str(part.get("value", "")) for part in entry.get("content", ())] or [str(entry.get("summary", ""))]
    text = max((_plain(body) for body in bodies), key=len)
    return "\n\n".join(part for part in (None if title and text.startswith(title) else title, text) if part)


def _plain(markup: str) -> str:
    if "<" not in markup and "&" not in markup:
        return markup.strip()
    tree = HTMLTree.parse(markup)
    text = extract_plain_text(tree, main_content=False, list_bullets=False, alt_texts=False)
    return "\n".join(line.strip() for line in text.strip().split("\n"))


def _line(value: str | None) -> str | None:
    return " ".join(value.split()) or None if value else None
