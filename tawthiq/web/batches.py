"""Reports that came in by the browser, as files, until the run that reads them has ended.

1. `made` makes a folder of its own for what one form brought, under a name that nobody but the program chose.
2. `Batch.put` keeps a file there under the last part of the name that it came with: its type and its id in the record
   hang on that name. Nothing of the name leads anywhere else, and no file is written over another.
3. `Batch.describe` lays what a person says of them beside those files that can be described so (`intake.names`).
4. When the run has ended the folder is removed; the register keeps the originals. One that a desk left behind, because
   it was killed, is removed by the next `made`.
"""

import json
import re
import shutil
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from secrets import token_hex
from typing import BinaryIO

from tawthiq.intake import names

FOLDER = "incoming"
FORM = r"added-\d{8}-[0-9a-f]{12}"
DESCRIBED = (*names.TEXT, *names.PAGE, *names.PAPER, *names.WORD)
"""Types of files that hold one report, which says little of itself."""
READ = (
    *(*DESCRIBED, *names.LETTER, *names.TABLE, *names.FEED, *names.LINES, *names.EXPORT),
    *(*names.PARQUET, *names.WEB_ARCHIVE, *names.ARCHIVE, names.SIDECAR, names.MAP),
)
"""Endings of everything that intake reads."""
_LEFT_BEHIND = 24 * 3600  # seconds after which a folder belongs to no run any more
_LONGEST = 180  # bytes of a name
_FOREIGN = re.compile(r'[<>:"|?*]')  # no letters of a name on some systems
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Batch:
    """The files of one form."""

    folder: Path

    @property
    def name(self) -> str:
        """What the run, the record and the desk call it."""
        return self.folder.name

    def put(self, given: str, content: BinaryIO) -> Path:
        """Keep a file under its own name, beside others of that name in a folder by itself. Raises OSError."""
        place = self.folder / plain(given)
        number = 2
        while place.exists() or place.parent.is_file():
            place = self.folder / str(number) / place.name
            number += 1
        place.parent.mkdir(mode=0o700, exist_ok=True)
        with place.open("xb") as file:
            shutil.copyfileobj(content, file, _CHUNK)
        return place

    def paste(self, text: str) -> Path:
        """Keep a text that was pasted; its name is made from its words, so that the same words are the same report."""
        body = text.encode("utf-8")
        place = self.folder / f"pasted-{sha256(body).hexdigest()[:12]}.txt"
        place.write_bytes(body)
        return place

    def describe(self, told: Mapping[str, str]) -> None:
        """Lay these fields of a document beside each file that they can hold for and that brought none of its own."""
        if not told:
            return
        for place in sorted(self.folder.rglob("*")):
            beside = place.with_name(names.sidecar_name(place.name))
            if names.suffix(place.name) in DESCRIBED and not beside.exists():
                beside.write_text(json.dumps(told, ensure_ascii=False), "utf-8")

    def remove(self) -> None:
        """The run has ended, or there is none."""
        shutil.rmtree(self.folder, ignore_errors=True)


def made(register: Path) -> Batch:
    """A new folder in that of a register. Raises OSError."""
    home = register / FOLDER
    home.mkdir(mode=0o700, exist_ok=True)
    for other in home.iterdir():
        with suppress(OSError):
            if time.time() - other.stat().st_mtime > _LEFT_BEHIND:
                Batch(other).remove()
    batch = Batch(home / f"added-{datetime.now(UTC):%Y%m%d}-{token_hex(6)}")
    batch.folder.mkdir(mode=0o700)
    return batch


def waits(register: Path, name: str) -> bool:
    """Whether a batch of this name lies there, to be read."""
    return bool(re.fullmatch(FORM, name)) and (register / FOLDER / name).is_dir()


def plain(given: str) -> str:
    """The last part of a name, fit for any disk: it leads nowhere, hides nothing and ends as it ended."""
    last = given.replace("\\", "/").rpartition("/")[2]
    shown = "".join(c for c in last if c.isprintable() or c == "\u200c").lstrip(". ").rstrip(". ")
    name = _FOREIGN.sub("_", shown) or "file"
    if name.lower() == names.REGISTER:  # a folder that holds one is taken for a register
        name = f"_{name}"
    ending = names.SIDECAR if name.lower().endswith(names.SIDECAR) else names.suffix(name)
    stem = name[: len(name) - len(ending)] if len(ending) < 20 else name
    ending = name[len(stem) :]
    return stem.encode()[: _LONGEST - len(ending.encode())].decode("utf-8", "ignore") + ending


def is_described(name: str) -> bool:
    """Whether a file of this name can be described from outside."""
    return names.suffix(name) in DESCRIBED and not names.is_sidecar(name)
