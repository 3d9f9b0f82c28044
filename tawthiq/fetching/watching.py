"""FEEDS.toml: which feeds and sitemaps are looked at, and how often.

```toml
[[feed]]
url = "https://example.org/rss"
every = 30          # minutes; 60 where it is not said

[[sitemap]]
url = "https://example.org/sitemap.xml"
every = 1440
```
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tawthiq.errors import InputError
from tawthiq.fetching.listings import is_address

_HOURLY = 60
_KINDS = ("feed", "sitemap")


@dataclass(frozen=True, slots=True)
class Watched:
    """A list that is looked at every so many minutes; `kind` is feed or sitemap."""

    url: str
    kind: str
    every: int


def load(place: Path) -> tuple[Watched, ...]:
    """The lists of a file. Raises InputError naming the file, the entry and what is wrong with it."""
    try:
        told = tomllib.loads(place.read_text("utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{place}: cannot be read. Give a TOML file with a [[feed]] for each feed") from error
    except tomllib.TOMLDecodeError as error:
        raise InputError(f"{place}: is no TOML ({error}). See docs/how-to/fetch-from-the-web.md") from error
    unknown = sorted(told.keys() - set(_KINDS))
    if unknown:
        raise InputError(f"{place}: {unknown[0]} is not known. Write [[feed]] or [[sitemap]]")
    found = tuple(watched for kind in _KINDS for watched in _of(told.get(kind, []), kind, place))
    if not found:
        raise InputError(f'{place}: names no feed. Write [[feed]] and below it url = "https://…"')
    return found


def _of(entries: Any, kind: str, place: Path) -> Iterator[Watched]:
    for number, entry in enumerate(entries if isinstance(entries, list) else [entries], 1):
        shown = f"{place}: {kind} {number}"
        if not isinstance(entry, dict) or not is_address(str(entry.get("url", ""))):
            raise InputError(f'{shown}: has no url. Write url = "https://…"')
        unknown = sorted(entry.keys() - {"url", "every"})
        if unknown:
            raise InputError(f"{shown}: {unknown[0]} is not known. Write url and every")
        every = entry.get("every", _HOURLY)
        if not isinstance(every, int) or isinstance(every, bool) or every < 1:
            raise InputError(f"{shown}: every is {every!r}. Give whole minutes, 1 or more")
        yield Watched(entry["url"], kind, every)
