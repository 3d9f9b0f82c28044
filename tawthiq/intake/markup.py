"""What a page's markup says of its article: never its visible text, whose dates are those of other things too.

In order of trust, the first that gives a value wins:

1. JSON-LD of an article (schema.org `datePublished`, `headline`, `publisher`),
2. `<meta>`: article:published_time, og:*, and the older names of a publication date,
3. microdata and `<time>` marked as the publication date,
4. `<link rel=canonical>`, `<html lang>`, `<title>` or `<h1>`, and for the publisher the host of the page's own address
   (og:url, the canonical link, or the `url` or `mainEntityOfPage` of the article).
"""

from collections.abc import Iterable, Iterator
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

import msgspec
from resiliparse.parse.html import ElementNode, HTMLTree

from tawthiq.intake.fields import Fields, is_published
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
_OLDEST_PAGE = "1990"  # systems that know no date write 0001, 1970 or the year of their database's zero
_UNIX_ZERO = "1970-01-01"


def read(tree: HTMLTree) -> tuple[Fields, str | None]:
    """The fields that the markup gives, and a publication date that could not be read (None where there is none)."""
    article = _article(tree)
    meta = _meta(tree)
    url = _address(meta.get("og:url")) or _canonical(tree) or _own_address(article)
    dates = [_string(article.get("datePublished")), *(meta.get(name) for name in _DATES), *_marked_dates(tree)]
    given = [date.strip() for date in dates if date and date.strip()]
    published = next((iso for iso in map(_iso, given) if iso), None)
    root = next(iter(_all(tree, "html")), None)
    locale = (root.getattr("lang") if root else None) or meta.get("og:locale") or ""
    return Fields(
        publisher=_name(article.get("publisher")) or meta.get("og:site_name") or hostname(url),
        published=published,
        published_from=PublishedFrom.PAGE if published else None,
        url=url,
        lang=locale.replace("_", "-").split("-")[0].strip().lower() or None,
        title=_string(article.get("headline")) or meta.get("og:title") or _title(tree),
    ), (given[0] if given and not published else None)


def _article(tree: HTMLTree) -> dict[str, object]:
    for script in _all(tree, 'script[type="application/ld+json"]'):
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


def _meta(tree: HTMLTree) -> dict[str, str]:
    found: dict[str, str] = {}
    for node in _all(tree, "meta[content]"):
        value = _squeezed(node.getattr("content"))
        for attribute in ("property", "name", "itemprop"):
            name = node.getattr(attribute)
            if name and value:
                found.setdefault(name.strip().lower(), value)
    return found


def _marked_dates(tree: HTMLTree) -> Iterator[str | None]:
    for node in _all(tree, '[itemprop="datePublished"], time[pubdate], time.entry-date.published'):
        yield node.getattr("datetime") or node.getattr("content")


def _title(tree: HTMLTree) -> str | None:
    """The page's title, or its headline where the title is the headline with the site's name added."""
    title = _squeezed(tree.title)
    headline = next((_squeezed(node.text) for node in _all(tree, "h1")), None)
    if title and headline and headline in title and 2 * len(headline) > len(title):
        return headline
    return title or headline


def _canonical(tree: HTMLTree) -> str | None:
    return next((_address(link.getattr("href")) for link in _all(tree, 'link[rel="canonical"]')), None)


def _own_address(article: dict[str, object]) -> str | None:
    page = article.get("mainEntityOfPage")
    given = (article.get("url"), page.get("@id") if isinstance(page, dict) else page)
    return next((found for value in given if (found := _address(_string(value)))), None)


def _all(tree: HTMLTree, selector: str) -> Iterable[ElementNode]:
    return tree.document.query_selector_all(selector) if tree.document else ()


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
