"""A row of a pack on its way into the gazetteer, and what is said of one that cannot be used.

Whatever the format, a row ends as one line of the project's own table (COLUMNS, tab-separated): a place is made of it
only when somebody asks for it, which keeps start-up short with tens of thousands of rows.
"""

from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from tawthiq.gazetteer.keys import first_key
from tawthiq.gazetteer.places import TYPES, Place, precision_of
from tawthiq.model.issue import Issue

COLUMNS = (
    "name_ar", "variants", "name_en", "type", "country", "admin1_ar", "admin2_ar", "admin3_ar", "lat", "lon",
    "source_id", "source", "licence", "precision", "population",
)  # fmt: skip
WIDTH = len(COLUMNS)
_VOWELLED = frozenset(("ا\u064eل", "ا\u0652ل", "أ\u064eل"))  # the article as vowelled names write it (اَلْـ)


class Bad(NamedTuple):
    """Why a row cannot be used and what a person can do."""

    reason: str
    remedy: str


def bad_row(path: Path, line: int, bad: Bad) -> Issue:
    """One issue for one row."""
    return Issue(code="place-row", reason=bad.reason, remedy=bad.remedy, file=str(path), line=line)


def fault(cells: list[str]) -> Bad | None:
    """What is wrong with the cells of a row, None when it can be used."""
    if not cells[0]:
        return Bad("no Arabic name", "Fill name_ar")
    if cells[3] not in TYPES:
        return Bad(f"type {cells[3]!r} is not known", f"Use one of {', '.join(TYPES)}")
    try:
        lat, lon = (float(cells[8]), float(cells[9])) if cells[8] or cells[9] else (0.0, 0.0)
        int(cells[14] or 0)
    except ValueError:
        return Bad("lat, lon or population is no number", "Give decimal degrees and whole numbers")
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        return Bad(f"{cells[8]}, {cells[9]} is no point on earth", "Give latitude before longitude, in degrees")
    return None


def place(line: str) -> Place:
    """The place of a sound line."""
    cells = line.split("\t")
    kind = cells[3]
    admin = tuple(dict.fromkeys(part for part in cells[5:8] if part))
    articles = {has_article(name) for name in (cells[0], *cells[1].split("|")) if name and arabic(name)}
    around = (*admin, cells[0]) if kind in {"governorate", "district", "subdistrict"} else admin
    return Place(
        id=cells[10] or _own_id(line),
        name=cells[0],
        name_en=cells[2],
        type=kind,
        country=cells[4],
        admin=admin,
        lat=float(cells[8]) if cells[8] else None,
        lon=float(cells[9]) if cells[9] else None,
        precision=precision_of(kind, cells[13]),
        population=int(cells[14] or 0),
        source=cells[11],
        licence=cells[12],
        key=first_key(cells[0]),
        inside=tuple(dict.fromkeys(first_key(name) for name in around)),
        definite=True in articles,
        indefinite=False in articles,
    )


def _own_id(line: str) -> str:
    """An id for a row that brings none: two places without ids must never be taken for one."""
    return f"row:{sha256(line.encode()).hexdigest()[:12]}"


def arabic(text: str) -> bool:
    """Whether a name is written in Arabic letters throughout."""
    return any("ء" <= char <= "ي" for char in text) and not any(
        char.isalpha() and not "\u0600" <= char <= "\u06ff" for char in text
    )


def has_article(name: str) -> bool:
    """Whether a name of one word (beside its kind: مدينة الكويت) bears the article; the text must agree."""
    return name.startswith("ال") or " ال" in name or name[:3] in _VOWELLED
