"""Addresses out of lists: files with one address a line, feeds, sitemaps and the sitemaps that those name."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from urllib.parse import urljoin

from tawthiq.errors import InputError
from tawthiq.fetching.guard import RefusedError
from tawthiq.model.issue import Issue

_LOC = re.compile(r"<(?:\w+:)?loc>\s*(?:<!\[CDATA\[)?\s*(.*?)\s*(?:\]\]>)?\s*</(?:\w+:)?loc>", re.DOTALL)
_INDEX = re.compile(r"<(?:\w+:)?sitemapindex\b")
_WEB = ("http://", "https://")


def is_address(given: str) -> bool:
    """Whether a word is an address of the web."""
    return given.lower().startswith(_WEB)


@dataclass(frozen=True, slots=True)
class Listed:
    """What a file names: pages, further sitemaps, and its lines that are no address."""

    pages: tuple[str, ...] = ()
    sitemaps: tuple[str, ...] = ()
    issues: tuple[Issue, ...] = ()


def of_place(place: Path) -> Listed:
    """What a file names, one address a line or as a sitemap. Raises InputError where it cannot be read at all."""
    try:
        data = place.read_bytes()
    except OSError as error:
        raise InputError(f"{place}: cannot be read as a list of addresses. Give an address or a text file") from error
    head = data[:2_000].decode("utf-8", "replace")
    if "<urlset" in head or _INDEX.search(head):
        pages, further = of_sitemap(data)
        return Listed(tuple(pages), tuple(further))
    try:
        lines = data.decode("utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        raise InputError(f"{place}: cannot be read as a list of addresses. Give an address or a text file") from error
    return _of_lines(lines, str(place))


def _of_lines(lines: Sequence[str], shown: str) -> Listed:
    """The addresses of lines; empty ones and those that begin with `#` are passed over, one that is bad is an issue."""
    found, issues = [], []
    for number, line in enumerate(lines, 1):
        word = line.strip()
        if not word or word.startswith("#"):
            continue
        if is_address(word) and not any(character.isspace() for character in word):
            found.append(word)
            continue
        seen = "".join(character for character in word[:80] if character.isprintable())
        reason, remedy = f"{seen!r} is no address", "Give one that begins with https://, one a line"
        issues.append(Issue(code="not-fetched", file=shown, line=number, reason=reason, remedy=remedy))
    return Listed(tuple(found), issues=tuple(issues))


def of_feed(data: bytes, url: str) -> list[str]:
    """The addresses of a feed's entries, in its order. Raises RefusedError for what is no feed."""
    import feedparser  # noqa: PLC0415 # heavy

    found = feedparser.parse(data, sanitize_html=False, resolve_relative_uris=False)
    if not found.version:
        raise RefusedError("not-fetched", "it is no feed")
    links = (str(entry.get("link") or "") for entry in found.entries)
    return [goal for link in links if link and is_address(goal := urljoin(url, link))]


def of_sitemap(data: bytes) -> tuple[list[str], list[str]]:
    """The pages and the further sitemaps that a sitemap names. Raises RefusedError for what is none.

    Read by its `loc` alone and without an XML reader: nothing in it can be unfolded.
    """
    text = data.decode("utf-8", "replace")
    found = [goal for word in _LOC.findall(text) if is_address(goal := unescape(word))]
    if not found and "<urlset" not in text and not _INDEX.search(text):
        raise RefusedError("not-fetched", "it is no sitemap")
    return ([], found) if _INDEX.search(text) else (found, [])
