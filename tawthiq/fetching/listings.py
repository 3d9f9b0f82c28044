"""Addresses out of lists: files with one address a line, feeds, sitemaps and the sitemaps that those name."""

import re
from html import unescape
from pathlib import Path
from urllib.parse import urljoin

from tawthiq.errors import InputError
from tawthiq.fetching.guard import RefusedError

_LOC = re.compile(r"<(?:\w+:)?loc>\s*(?:<!\[CDATA\[)?\s*(.*?)\s*(?:\]\]>)?\s*</(?:\w+:)?loc>", re.DOTALL)
_INDEX = re.compile(r"<(?:\w+:)?sitemapindex\b")
_WEB = ("http://", "https://")


def is_address(given: str) -> bool:
    """Whether a word is an address of the web."""
    return given.lower().startswith(_WEB)


def of_place(place: Path) -> tuple[list[str], list[str]]:
    """The pages that a file names, one a line or as a sitemap, and further sitemaps. Raises InputError as `of_file`."""
    try:
        data = place.read_bytes()
    except OSError as error:
        raise InputError(f"{place}: cannot be read as a list of addresses. Give an address or a text file") from error
    head = data[:2_000].decode("utf-8", "replace")
    if "<urlset" in head or _INDEX.search(head):
        return of_sitemap(data)
    return of_file(place), []


def of_file(place: Path) -> list[str]:
    """The addresses of a file, one a line; empty lines and those that begin with `#` are passed over.

    Raises InputError naming the file, or the line that is no address.
    """
    try:
        lines = place.read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{place}: cannot be read as a list of addresses. Give an address or a text file") from error
    found = []
    for number, line in enumerate(lines, 1):
        word = line.strip()
        if not word or word.startswith("#"):
            continue
        if not is_address(word):
            raise InputError(f"{place}:{number}: {word[:80]!r} is no address. Give one that begins with https://")
        found.append(word)
    return found


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
