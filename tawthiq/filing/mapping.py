"""Which column of a team's sheet holds what: a map in TOML, or one of the maps that come with the program.

    preset = "airwars"            # what is not said here is taken from there
    dates = "dmy"                 # how 03/04/2017 is to be read: dmy, mdy
    author = "Documentation team" # where no column says who decided

    [columns]
    code = "Incident no."
    reports = ["Link 1", "Link 2"]

    [values.grade]
    "Verified" = "confirmed"

Raises InputError in one line for a map that cannot be read, and for one that does not fit the sheet.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tawthiq.errors import InputError
from tawthiq.sheets import maps

FIELDS = (
    "code", "date", "place", "coordinates", "lat", "lon", "killed", "killed_min", "killed_max", "injured",
    "injured_min", "injured_max", "grade", "party", "means", "reports", "notes", "author", "decided",
)  # fmt: skip
"""What a column can hold; see docs/how-to/import-incidents.md."""

PRESETS = Path(__file__).parent / "presets"
_MANUAL = "docs/how-to/import-incidents.md"
_KEYS = {"preset", "columns", "values", "dates", "author"}


@dataclass(frozen=True, slots=True)
class SheetMap:
    """`columns`: the headings of each field, `values`: words of the sheet (folded to lower case) for a field's own."""

    name: str
    columns: Mapping[str, tuple[str, ...]]
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    dates: str | None = None
    author: str | None = None


def presets() -> tuple[str, ...]:
    """Names of the maps that come with the program."""
    return tuple(sorted(path.stem for path in PRESETS.glob("*.toml")))


def load(named: str) -> SheetMap:
    """The map in a file, or the one of this name that comes with the program."""
    if named in presets():
        return _read(PRESETS / f"{named}.toml", named)
    return _read(Path(named), named)


def fitted(chosen: SheetMap, headings: Sequence[str], file: str) -> SheetMap:
    """The map with the columns that the sheet has. Raises InputError where one that the user named is not there."""
    known = set(headings)
    columns = {what: tuple(h for h in heads if h in known) for what, heads in chosen.columns.items()}
    if not columns.get("code"):
        wanted = " or ".join(chosen.columns.get("code", ())) or "code"
        raise InputError(
            f"{file}: no column {wanted}, which names each incident. Its columns: {', '.join(headings)}. "
            f"Say in the map which one it is: code = …"
        )
    if chosen.name not in presets():
        missing = [h for what, heads in chosen.columns.items() if not columns[what] for h in heads]
        if missing:
            raise InputError(
                f"{file}: no column {missing[0]}, which {chosen.name} names. Columns: {', '.join(headings)}"
            )
    kept = {what: heads for what, heads in columns.items() if heads}
    return SheetMap(chosen.name, kept, chosen.values, chosen.dates, chosen.author)


def _read(path: Path, named: str) -> SheetMap:
    try:
        content = path.read_bytes()
    except OSError as error:
        names = ", ".join(presets())
        raise InputError(f"{named}: no such map ({error.strerror}). Name a TOML file, or one of: {names}") from error
    raw = maps.parsed(content, named, _MANUAL)
    base = _base(raw, named)
    maps.check_keys(raw, _KEYS, named)
    columns = dict(base.columns if base else {}) | maps.columns(raw.get("columns", {}), FIELDS, named)
    values = dict(base.values if base else {})
    for what, words in maps.table(raw.get("values", {}), named, "values").items():
        told = {str(word).casefold().strip(): str(own) for word, own in maps.table(words, named, what).items()}
        values[what] = {**values.get(what, {}), **told}
    dates = maps.order(raw.get("dates", base.dates if base else None), named)
    return SheetMap(named, columns, values, dates, raw.get("author", base.author if base else None))


def _base(raw: Mapping[str, Any], named: str) -> SheetMap | None:
    preset = raw.get("preset")
    if preset is None:
        return None
    if preset not in presets():
        raise InputError(f"{named}: no preset {preset}. Name one of: {', '.join(presets())}")
    return _read(PRESETS / f"{preset}.toml", str(preset))
