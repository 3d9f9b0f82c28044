"""Titles of incidents, composed from what the claims say and from nothing else.

The means or harm in the register's own neutral words, the place as a claim names it, the date. A place that no word
list can say in English stays in Arabic; no name is given that no report gives.
"""

from functools import lru_cache

from tawthiq.assessment.rules import wording
from tawthiq.lexicon.chosen import Folders, by_folders
from tawthiq.lexicon.entries import load
from tawthiq.lexicon.matcher import Matcher
from tawthiq.model.claim import When, Where
from tawthiq.model.incident import Range, Title
from tawthiq.model.vocabulary import Method
from tawthiq.text import edtf
from tawthiq.text.tokens import tokenize


def title(method: Method | None, place: Where | None, date: When | None, told: tuple[Range, ...]) -> Title:
    """The title of an incident, in both languages."""
    what = wording(_what(method, told))
    if place is None:
        nowhere = wording("unplaced")
        return Title(f"{what.ar}، {nowhere.ar}{_date(date, 'ar')}", f"{what.en}, {nowhere.en}{_date(date, 'en')}")
    return Title(
        f"{what.ar} في {place.place}{_date(date, 'ar')}",
        f"{what.en} in {place.place_en or english(place.place)}{_date(date, 'en')}",
    )


def _what(method: Method | None, told: tuple[Range, ...]) -> str:
    if method is not None and method is not Method.OTHER:
        return method.value
    return told[0].outcome.value if told else "incident"


def _date(date: When | None, language: str) -> str:
    """The date in words after a comma; a yearless one without its year, an interval by both ends."""
    comma = "، " if language == "ar" else ", "
    if date is None:
        return ""
    between = " إلى " if language == "ar" else " to "
    ends = [e for e in edtf.plain(date.edtf).split("/") if e not in {"", ".."}]
    words = [_words(end, language) for end in dict.fromkeys(ends)]
    return comma + between.join(words) if words else ""


def _words(point: str, language: str) -> str:
    parts = point.split("-")
    year = "" if parts[0] == "XXXX" else parts[0]
    if len(parts) == 1:
        return year
    month = wording(f"month_{parts[1]}")
    day = str(int(parts[2])) if len(parts) > 2 else ""
    return " ".join(w for w in (day, month.ar if language == "ar" else month.en, year) if w)


@by_folders
def _bearings(folders: Folders) -> Matcher:
    return Matcher(load("bearings", folders))


def english(place: str) -> str:
    """A place name in English as far as bearings and countries go (شمال غربي سوريا → north-west Syria), else itself."""
    return _english(_bearings(), place)


@lru_cache(maxsize=20_000)
def _english(bearings: Matcher, place: str) -> str:
    tokens = tokenize(place)
    matches = bearings.scan(tokens)
    covered = sum(m.last - m.first + 1 for m in matches)
    if not matches or covered < len(tokens) or matches[-1].entry.attributes.get("kind") != "name":
        return place
    return " ".join(m.entry.means for m in matches)
