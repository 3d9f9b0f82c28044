"""Lexicon entries: words as data, read from YAML.

1. `load` reads one or more YAML files: `source: …`, `entries: [{id, means, forms, …}]`.
2. Forms are folded on loading with the same function as the text; a form may have several words.
3. Any further key of an entry becomes a string attribute.

The package's own files are `tawthiq/lexicon/data/*.yaml`; a user's folder holds files of the same names, read later.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from tawthiq.errors import InputError
from tawthiq.text.folding import fold

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class Entry:
    """One word sense: `means` is the value it stands for (an enum value, an actor id, a class)."""

    id: str
    means: str
    forms: tuple[str, ...]
    attributes: Mapping[str, str] = field(default_factory=dict)


def load(name: str, folders: Sequence[Path] = ()) -> tuple[Entry, ...]:
    """Entries of `data/NAME.yaml` and of the same file in each further folder. Raises InputError naming the entry."""
    return tuple(_entry(raw) for raw in read_raw(name, folders))


def forms(name: str, folders: Sequence[Path], *means: str) -> frozenset[str]:
    """The folded forms of all entries of a file that mean one of these."""
    return frozenset(form for entry in load(name, folders) if entry.means in means for form in entry.forms)


def read_raw(name: str, folders: Sequence[Path] = ()) -> list[dict[str, Any]]:
    """The entries as YAML has them, for loaders that make forms of their own. Raises InputError naming the file."""
    paths = [DATA / f"{name}.yaml", *(folder / f"{name}.yaml" for folder in folders)]
    return [raw for path in paths if path.exists() for raw in _read(path)]


def _read(path: Path) -> list[dict[str, Any]]:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        entries: list[dict[str, Any]] = yaml.load(path.read_text("utf-8"), Loader=loader)["entries"]  # noqa: S506 - safe
        if any("id" not in raw for raw in entries):
            raise InputError(f"{path}: an entry has no id. Give every entry id, means and forms")
    except (yaml.YAMLError, KeyError, TypeError) as error:
        raise InputError(f"{path}: not a lexicon file ({error}). Give every entry id, means and forms") from error
    return entries


def _entry(raw: dict[str, Any]) -> Entry:
    if "forms" not in raw:
        raise InputError(f"lexicon entry {raw['id']} has no forms. Give every entry id, means and forms")
    known = {"id", "means", "forms", "examples", "source"}
    forms = tuple(dict.fromkeys(fold(str(form)) for form in raw["forms"]))
    attributes = {key: str(value) for key, value in raw.items() if key not in known}
    return Entry(str(raw["id"]), str(raw.get("means", raw["id"])), forms, attributes)
