"""OCHA gazetteer tables: one row a place or division, with names and codes of the divisions around it.

The tables differ by country and year (admin1Name_ar, ADM1_AR, adm1_name1, …); columns are recognised by what their
names say: a level, or a settlement; Arabic; latitude and longitude.
"""

import csv
import re
from collections.abc import Iterator
from typing import NamedTuple, TextIO

from tawthiq.gazetteer.rows import Bad, arabic

_LEVEL = re.compile(r"(?:admin|adm)_?([0-4])")
_SETTLEMENT = re.compile(r"settlement|community|locality|place|village|camp|site|neighbou?rhood|location|town")
_LAT = re.compile(r"^(lat|latitude|y|point_?y|latitude_?y|y_?coord\w*|lat_?dd|latit\w*)$")
_LON = re.compile(r"^(lon|long|longitude|x|point_?x|longitude_?x|x_?coord\w*|lon_?dd|longi\w*)$")
_TYPES = {0: "country", 1: "governorate", 2: "district", 3: "subdistrict", 4: "village", 5: "village"}
_PREFIX = re.compile(r"^[A-Za-z]{2}")
_SETTLEMENT_LEVEL = 5


class _Columns(NamedTuple):
    """Where things stand: level -> column of the Arabic name, of the English one, of the code."""

    arabic: dict[int, int]
    english: dict[int, int]
    codes: dict[int, int]
    lat: int
    lon: int


def read_ocha(lines: TextIO, head: str) -> Iterator[tuple[int, list[str] | Bad]] | None:
    """Rows of a table, None when its header is not one of OCHA's."""
    delimiter = max(",;\t|", key=head.count)
    reader = csv.reader(lines, delimiter=delimiter)
    columns = _columns([cell.strip().lower() for cell in next(reader, [])])
    return None if columns is None else _rows(reader, columns)


def _columns(header: list[str]) -> _Columns | None:
    names: dict[str, dict[int, int]] = {"ar": {}, "en": {}, "code": {}}
    lat = lon = -1
    for at, title in enumerate(header):
        if _LAT.match(title):
            lat = at
        elif _LON.match(title):
            lon = at
        elif (level := _level(title)) is not None:
            kind = _kind(title)
            if kind:
                names[kind].setdefault(level, at)
    if lat < 0 or lon < 0 or not names["ar"]:
        return None
    return _Columns(names["ar"], names["en"], names["code"], lat, lon)


def _level(title: str) -> int | None:
    found = _LEVEL.search(title)
    if found:
        return int(found.group(1))
    if _SETTLEMENT.search(title) or re.match(r"name_?(ar|en)|(ar|en)\w*_?name|pcode", title):
        return _SETTLEMENT_LEVEL
    return None


def _kind(title: str) -> str | None:
    if "code" in title or title.endswith("_id"):
        return "code"
    if re.search(r"_ar\b|_ar$|arabic|name1$|_ara$|^ar_|namear|name_?ar", title):
        return "ar"
    if re.search(r"_en\b|_en$|english|name$|_eng$|^en_|nameen|name_?en", title):
        return "en"
    return None


def _rows(reader: Iterator[list[str]], columns: _Columns) -> Iterator[tuple[int, list[str] | Bad]]:
    for number, cells in enumerate(reader, 2):
        if any(cell.strip() for cell in cells):
            yield number, _row([cell.strip() for cell in cells], columns)


def _row(cells: list[str], columns: _Columns) -> list[str] | Bad:
    def cell(at: int | None) -> str:
        return cells[at] if at is not None and at < len(cells) else ""

    levels = [level for level, at in columns.arabic.items() if arabic(cell(at))]
    if not levels:
        return Bad("no Arabic name", "Fill the Arabic column of the finest division")
    level = max(levels)
    codes = [cell(at) for _, at in sorted(columns.codes.items()) if cell(at)]
    key = cell(columns.codes.get(level)) or (codes[-1] if codes else "")
    country = next((code[:2].upper() for code in codes if _PREFIX.match(code)), "")
    admin = [cell(columns.arabic.get(n)) if n < level else "" for n in (1, 2, 3)]
    name, english = cell(columns.arabic[level]), cell(columns.english.get(level))
    own = [name, "", english, _TYPES[level], country, *admin, cell(columns.lat), cell(columns.lon)]
    if not (own[-1] and own[-2]):
        return Bad("no latitude or longitude", "Give decimal degrees")
    return [*own, key, "OCHA", "CC-BY-3.0-IGO", "exact", ""]
