"""GeoNames country dumps: 19 tab-separated columns, no header (https://download.geonames.org/export/dump/readme.txt).

Only rows with an Arabic name among the alternate names are places here; divisions give their names to the rows inside.
"""

from collections.abc import Iterator

from tawthiq.gazetteer.rows import Bad, arabic

_TYPES = {
    "PCLI": "country", "ADM1": "governorate", "ADM2": "district", "ADM3": "subdistrict", "ADM4": "subdistrict",
    "RGN": "region", "PPLX": "neighbourhood", "CMP": "camp", "CMPRF": "camp", "PPLC": "city", "PPLA": "city",
    "PPLA2": "town", "AIRP": "landmark", "AIRB": "landmark", "BDG": "landmark", "DAM": "landmark", "INSM": "landmark",
    "MT": "landmark", "MTS": "region", "VAL": "region", "PLN": "region", "DSRT": "region", "ISL": "region",
    "HSP": "landmark", "PRT": "landmark", "PASS": "landmark", "OILF": "landmark", "HLL": "landmark",
}  # fmt: skip
_CITY, _TOWN = 50_000, 5_000


def read_dump(text: str) -> Iterator[tuple[int, list[str] | Bad]]:
    """Rows of a dump, with the line each stands on; rows of no use to an Arabic reader are passed over."""
    lines = [line.split("\t") for line in text.split("\n")]
    divisions = {}
    for cells in lines:
        if len(cells) == 19 and cells[7] in {"ADM1", "ADM2", "ADM3"}:
            depth = int(cells[7][3])
            names = _names(cells)
            divisions[tuple(cells[10 : 10 + depth])] = _bare(names[0]) if names else cells[2]
    for number, cells in enumerate(lines, 1):
        if len(cells) == 1 and not cells[0].strip():
            continue
        if len(cells) != 19:
            yield number, Bad(f"{len(cells)} columns instead of 19", "Give the dump as GeoNames publishes it")
        elif names := _names(cells):
            yield number, _row(cells, names, divisions)


def _names(cells: list[str]) -> list[str]:
    return [name for name in (cells[1], *cells[3].split(",")) if arabic(name)]


def _bare(name: str) -> str:
    head, _, rest = name.partition(" ")
    return rest if rest and head in {"محافظة", "منطقة", "ناحية", "قضاء", "مديرية", "ولاية"} else name


def _row(cells: list[str], names: list[str], divisions: dict[tuple[str, ...], str]) -> list[str] | Bad:
    kind = _TYPES.get(cells[7], "other")
    if kind == "other" and cells[6] == "P":
        people = int(cells[14]) if cells[14].isdigit() else 0
        kind = "city" if people >= _CITY else "town" if people >= _TOWN else "village"
    depth = {"governorate": 0, "district": 1, "subdistrict": 2, "country": 0}.get(kind, 3)
    codes = tuple(cells[10 : 10 + depth])
    admin = [divisions.get(codes[:n], "") if n <= depth else "" for n in (1, 2, 3)]
    if kind in {"governorate", "district", "subdistrict"}:
        names = list(dict.fromkeys([*map(_bare, names), *names]))
    variants = "|".join(names[1:])
    key, country, people_told = f"gn:{cells[0]}", cells[8], cells[14]
    own = [names[0], variants, cells[2], kind, country, *admin, cells[4], cells[5]]
    return [*own, key, "GeoNames", "CC-BY-4.0", "exact", people_told]
