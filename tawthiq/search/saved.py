"""Searches that people keep, each with the person's name: `searches.json` in the register's folder.

No part of the record. Written whole and put in place at once; a file that cannot be read counts as empty.
"""

import json
import os
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from threading import Lock

FILE = "searches.json"
MOST = 50
LONGEST = 500
_lock = Lock()


@dataclass(frozen=True, slots=True)
class Saved:
    """A search under a name that its person gave it; `query` is the query string of the search page."""

    person: str
    name: str
    query: str


def saved(folder: Path, person: str) -> tuple[Saved, ...]:
    """What a person keeps, in the order of saving."""
    return tuple(item for item in _read(folder) if item.person == person)


def save(folder: Path, item: Saved) -> None:
    """Keep a search; one of the same name gives way. The oldest beyond fifty of a person are let go."""
    item = Saved(item.person, item.name[:LONGEST], item.query[: 4 * LONGEST])
    with _lock:
        every = [old for old in _read(folder) if (old.person, old.name) != (item.person, item.name)]
        own = [old for old in every if old.person == item.person]
        gone = set(own[: max(0, len(own) + 1 - MOST)])
        _write(folder, [*(old for old in every if old not in gone), item])


def forget(folder: Path, person: str, name: str) -> None:
    """Let a search go."""
    with _lock:
        _write(folder, [old for old in _read(folder) if (old.person, old.name) != (person, name)])


def _read(folder: Path) -> list[Saved]:
    try:
        rows = json.loads((folder / FILE).read_text("utf-8"))
        return [Saved(str(row["person"]), str(row["name"]), str(row["query"])) for row in rows]
    except (OSError, ValueError, KeyError, TypeError):
        return []


def _write(folder: Path, items: Iterable[Saved]) -> None:
    new = folder / f".{FILE}.{os.getpid()}"
    new.write_text(json.dumps([asdict(item) for item in items], ensure_ascii=False, indent=1) + "\n", "utf-8")
    new.replace(folder / FILE)
