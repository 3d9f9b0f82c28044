"""Passages of reports that no claim was read from (reports in English above all), with the concepts that they name.

A passage is a paragraph, or as many of its sentences as fit; it counts where it names at least two slots, so that a
question of several is answered by one passage and not by words from all over a page. A dated page whose words name no
day tells of the week before it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from tawthiq import gazetteer
from tawthiq.gazetteer.places import Place
from tawthiq.lexicon import entries
from tawthiq.model.claim import Where
from tawthiq.model.document import Document
from tawthiq.search.concepts import latin_key, place_key, place_names
from tawthiq.search.question import spotted
from tawthiq.text import edtf

_LONGEST, _MOST, _LEAST_SLOTS = 700, 60, 2
_PIECE = re.compile(r"[^\n]+?(?:[.!?؟](?=\s)|(?=\n)|$)")
_NAME = re.compile(r"[A-Z][\w'’-]*(?:[ -](?:al-|el-|[A-Z])[\w'’-]*)*")
_NEWS_DAYS = 7
_WIDE = frozenset({"country", "region", "governorate", "city"})


@dataclass(frozen=True, slots=True)
class Passage:
    """Words [start, end) of a report: what they name, the days that they are of (ISO, None where nothing tells), and
    the names of its places with their concepts.
    """

    text: str
    start: int
    end: int
    concepts: tuple[str, ...]
    first: str | None
    last: str | None
    names: tuple[tuple[str, str], ...]


def passages(document: Document) -> Iterator[Passage]:
    """The passages of a report that name at least two slots, at most 60."""
    made = 0
    for start, end in _pieces(document.text):
        text = document.text[start:end]
        places = tuple(_places(text))
        known = {key: (f"place:{place_key(p.name)}",) for key, p in places}
        told, days = spotted(text, lambda keys, known=known: {k: known[k] for k in keys if k in known})  # type: ignore[misc]
        countries = {f"country:{place.country}" for _, place in places}
        slots = {name.partition(":")[0] for name in told}
        if len(slots) < _LEAST_SLOTS:
            continue
        span = (days[0].first, days[-1].last) if days else _of_page(document)
        names = tuple(pair for _, place in places for pair in place_names(_where(place)))
        yield Passage(text, start, end, tuple(dict.fromkeys([*told, *sorted(countries)])), *span, names)
        made += 1
        if made == _MOST:
            return


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """Paragraphs, long ones cut where sentences end."""
    start = end = 0
    for match in _PIECE.finditer(text):
        if "\n" in text[end : match.start()] or match.end() - start > _LONGEST:
            if text[start:end].strip():
                yield start, end
            start = match.start()
        end = match.end()
    if text[start:end].strip():
        yield start, end


def _of_page(document: Document) -> tuple[str | None, str | None]:
    found = edtf.days(document.published) if document.published else None
    if not found or found[0] <= date.min + timedelta(_NEWS_DAYS):
        return None, None
    return (found[0] - timedelta(_NEWS_DAYS)).isoformat(), found[1].isoformat()


def _places(text: str) -> Iterator[tuple[str, Place]]:
    """Names with capital letters that the gazetteer has, in countries that reports are about."""
    known = _english()
    for match in _NAME.finditer(text):
        words = match[0].split()
        for first in range(len(words)):
            for last in range(len(words), first, -1):
                key = latin_key(" ".join(words[first:last]))
                if key in known:
                    yield key, known[key]
                    break


@cache
def _english() -> dict[str, Place]:
    """Places of the theatres by the keys of their English names; of equal names the wider and larger one."""
    countries = {entry.means for entry in entries.load("theatres")}
    everything = gazetteer.load()
    found: dict[str, Place] = {}
    for place in map(everything.place, range(len(everything))):
        key = latin_key(place.name_en)
        if key and place.country in countries and (key not in found or _weight(place) > _weight(found[key])):
            found[key] = place
    return found


def _weight(place: Place) -> tuple[bool, int]:
    return place.type in _WIDE, place.population


def _where(place: Place) -> Where:
    return Where(place=place.name, place_en=place.name_en or None, within=place.admin, country=place.country)
