"""Tables that stand in a lexicon file beside its words (the party list, the names of methods and facilities)."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import yaml

from tawthiq.errors import InputError
from tawthiq.lexicon.entries import DATA


def read_section(name: str, section: str, folders: Sequence[Path] = ()) -> list[dict[str, Any]]:
    """The list `section` of `data/NAME.yaml`, then of the same file in each further folder; a file may lack it.

    Raises InputError naming the file that cannot be read.
    """
    paths = [DATA / f"{name}.yaml", *(folder / f"{name}.yaml" for folder in folders)]
    return [row for path in paths if path.exists() for row in _rows(path, section)]


def _rows(path: Path, section: str) -> list[dict[str, Any]]:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        content = yaml.load(path.read_text("utf-8"), Loader=loader)  # noqa: S506 - the safe loader in C
        return [dict(row) for row in content.get(section, ())]
    except (yaml.YAMLError, AttributeError, TypeError, ValueError) as error:
        raise InputError(f"{path}: its part {section} cannot be read ({error}). Give a list of entries") from error
