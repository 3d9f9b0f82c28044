"""What a page's markup says of its article: never its visible text, whose dates are those of other things too.

In order of trust, the first that gives a value wins:

1. JSON-LD of an article (schema.org `datePublished`, `headline`, `publisher`, `author`),
2. `<meta>`: article:published_time, og:*, and the older names of a publication date,
3. microdata and `<time>` marked as the publication date,
4. `<link rel=canonical>`, `<html lang>`, `<title>` or `<h1>`, and for the publisher the host of the page's own address
   (og:url, the canonical link, or the `url` or `mainEntityOfPage` of the article); a byline (`rel=author`,
   `itemprop=author`, class `byline`) for the author.

The tree is asked once for all of these elements: to go through a page takes longer than to tell them apart.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

import msgspec
from resiliparse.parse.html import ElementNode, HTMLTree

from tawthiq.intake.fields import Fields, is_published, one_line
from tawthiq.model.vocabulary import PublishedFrom

_ARTICLES = frozenset(
    {
        "Article",
        "NewsArticle",
        "ReportageNewsArticle",
        "AnalysisNewsArticle",
        "BlogPosting",
        "Report",
        "LiveBlogPosting",
    }
    | {"SocialMediaPosting", "BackgroundNewsArticle", "AskPublicNewsArticle", "ReviewNewsArticle", "OpinionNewsArticle"}
)
_DATES = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "publishdate",
    "publish-date",
    "pubdate",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date",
    "dcterms.created",
    "parsely-pub-date",
    "sailthru.date",
    "date",
)
_AUTHORS = ("author", "article:author", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author", "byl")
_BYLINES = '[rel="author"],[itemprop="author"],[class~="byline"]'
_ASKED = (
    'html,script[type="application/ld+json"],meta[content],h1,link[rel="canonical"],[itemprop="datePublished"],'
    f"time[pubdate],time.entry-date.published,{_BYLINES}"
)
_OTHERS = frozenset({"html", "script", "meta", "h1", "link", "time"})
_BY = re.compile(r"^(?:بقلم|كتب[هت]?|إعداد|By\b)\s*[:|/-]?\s*", re.IGNORECASE)
_LONGEST_NAME, _LONGEST_BYLINE = 200, 60
_OLDEST_PAGE = "1990"  # systems that know no date write 0001, 1970 or the year of their database's zero
_UNIX_ZERO = "1970-01-01"


@dataclass(slots=True)
class _Parts:
    """The elements of a page that may say something, in their order."""

    root: ElementNode | None = None
    scripts: list[ElementNode] = field(default_factory=list)
    metas: list[ElementNode] = field(default_factory=list)
    headlines: list[ElementNode] = field(default_factory=list)
    canonical: list[ElementNode] = field(default_factory=list)
    dates: list[ElementNode] = field(default_factory=list)
    bylines: list[ElementNode] = field(default_factory=list)


def _parts(tree: HTMLTree) -> _Parts:
    found = _Parts()
    of_tag = {"script": found.scripts, "h1": found.headlines, "time": found.dates}
    for node in tree.document.query_selector_all(_ASKED)[:] if tree.document else ():
        tag, item = node.tag, node.getattr("itemprop")
        if tag == "html":
            found.root = found.root or node
        elif tag == "meta":
            found.metas.append(node)
        elif tag in of_tag:
            of_tag[tag].append(node)
        elif tag == "link" and node.getattr("rel") == "canonical":
            found.canonical.append(node)
        if item == "datePublished" and tag != "time":
            found.dates.append(node)
        elif tag not in _OTHERS:
            found.bylines.append(node)
    return found


def read(tree: HTMLTree) -> tuple[Fields, str | None]:
    """The fields that the markup gives, and a publication date that could not be read (None where there is none)."""
    parts = _parts(tree)
    article = _article(parts)
    meta = _meta(parts)
    url = _address(meta.get("og:url")) or _canonical(parts) or _own_address(article)
    dates = [_string(article.get("datePublished")), *(meta.get(name) for name in _DATES), *_marked_dates(parts)]
    given = [date.strip() for date in dates if date and date.strip()]
    published = next((iso for iso in map(_iso, given) if iso), None)
    locale = (parts.root.getattr("lang") if parts.root else None) or meta.get("og:locale") or ""
    return Fields(
        publisher=_name(article.get("publisher")) or meta.get("og:site_name") or hostname(url),
        published=published,
        published_from=PublishedFrom.PAGE if published else None,
        url=url,
        lang=locale.replace("_", "-").split("-")[0].strip().lower() or None,
        title=_string(article.get("headline")) or meta.get("og:title") or _title(tree, parts),
        author=_author(article, meta, parts),
    ), (given[0] if given and not published else None)


def _article(parts: _Parts) -> dict[str, object]:
    for script in parts.scripts:
        try:
            value = msgspec.json.decode((script.text or "").strip())
        except (msgspec.DecodeError, RecursionError):
            continue  # other people's broken markup says nothing; the other sources are asked
        for thing in _things(value):
            if _ARTICLES & set(_strings(thing.get("@type"))):
                return thing
    return {}


def _things(value: object) -> Iterator[dict[str, object]]:
    if isinstance(value, list):
        for item in value:
            yield from _things(item)
    elif isinstance(value, dict):
        yield value
        yield from _things(value.get("@graph"))
        yield from _things(value.get("mainEntity"))


def _meta(parts: _Parts) -> dict[str, str]:
    found: dict[str, str] = {}
    for node in parts.metas:
        value = _squeezed(node.getattr("content"))
        for attribute in ("property", "name", "itemprop"):
            name = node.getattr(attribute)
            if name and value:
                found.setdefault(name.strip().lower(), value)
    return found


def _marked_dates(parts: _Parts) -> Iterator[str | None]:
    for node in parts.dates:
        yield node.getattr("datetime") or node.getattr("content")


def _title(tree: HTMLTree, parts: _Parts) -> str | None:
    """The page's title, or its headline where the title is the headline with the site's name added."""
    title = _squeezed(tree.title)
    headline = next((_squeezed(node.text) for node in parts.headlines), None)
    if title and headline and headline in title and 2 * len(headline) > len(title):
        return headline
    return title or headline


def _canonical(parts: _Parts) -> str | None:
    return next((_address(link.getattr("href")) for link in parts.canonical), None)


def _own_address(article: dict[str, object]) -> str | None:
    page = article.get("mainEntityOfPage")
    given = (article.get("url"), page.get("@id") if isinstance(page, dict) else page)
    return next((found for value in given if (found := _address(_string(value)))), None)


def _author(article: dict[str, object], meta: dict[str, str], parts: _Parts) -> str | None:
    """Who wrote it, several apart by commas; addresses and handles are none."""
    told = article.get("author")
    names = [_name(one) for one in (told if isinstance(told, list) else [told])]
    given = "، ".join(dict.fromkeys(name for name in map(one_line, names) if name and _is_name(name)))
    if given:
        return given[:_LONGEST_NAME]
    named = next((value for name in _AUTHORS if (value := one_line(meta.get(name))) and _is_name(value)), None)
    if named:
        return named
    lines = (_BY.sub("", one_line(node.text) or "").strip() for node in parts.bylines)
    return next((line for line in lines if line and len(line) <= _LONGEST_BYLINE and _is_name(line)), None)


def _is_name(text: str) -> bool:
    return "://" not in text and not text.startswith("@") and any(letter.isalpha() for letter in text)


def _iso(date: str) -> str | None:
    if not is_published(date):
        try:
            date = parsedate_to_datetime(date).isoformat()
        except (ValueError, IndexError):
            return None
    return date if is_published(date) and date >= _OLDEST_PAGE and not date.startswith(_UNIX_ZERO) else None


def _address(value: str | None) -> str | None:
    return value.strip() if value and value.strip().lower().startswith(("http://", "https://")) else None


def hostname(url: str | None) -> str | None:
    """The host of an address without its www; None where there is none."""
    try:
        host = urlsplit(url or "").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


def _name(value: object) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    return _string(value.get("name")) if isinstance(value, dict) else _string(value)


def _string(value: object) -> str | None:
    return _squeezed(value) if isinstance(value, str) else None


def _strings(value: object) -> Iterator[str]:
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, str):
            yield item


def _squeezed(value: str | None) -> str | None:
    return " ".join(value.split()) or None if value else None
