"""The place packs of a register: copies in its `places/` folder, read in the order of their names after the user's.

They stand in the folder so that the register takes its places along, and in the log so that a reading can be traced
to the places it was made with.

What people said of spellings (ALIAS decisions) is one more pack, derived from the decisions that stand and read after
the others. It lies in `places/aliases/` under the hash of its content: it is never written over, so that a reading
under way keeps the places that it began with, and whoever keeps a pack in memory by its name never keeps a stale one.
"""

import shutil
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from uuid import uuid4

from tawthiq.errors import RegisterError
from tawthiq.gazetteer.aliases import table
from tawthiq.gazetteer.packs import RECORD
from tawthiq.model.alias import Alias
from tawthiq.register.store import Store

FOLDER = "places"
ALIASES = "aliases"
"""The folder in it of packs that follow from decisions."""
_LETTERS = 20


class Packs(Store):
    """Place packs added to the register."""

    def place_packs(self) -> tuple[Path, ...]:
        """The files of the packs."""
        return tuple(path for path in self._kept() if not path.name.endswith(RECORD))

    def _kept(self) -> list[Path]:
        found = (self.folder / FOLDER).glob("*")
        return sorted(path for path in found if path.is_file() and not path.name.startswith("."))

    def keep_with_record(self, source: Path) -> tuple[Path, dict[str, str]]:
        """`keep_pack`, and its record (PACK.source.json) with it where one stands beside; returns the pack's place
        and the SHA-256 of each file that is new here, by its name.
        """
        known = self.place_packs()
        place, digest = self.keep_pack(source)
        if place in known:
            return place, {}
        record = source.with_name(source.name + RECORD)
        beside = {RECORD: self.keep_pack(record)[1]} if record.is_file() else {}
        return place, {place.name + ending: digest for ending, digest in {"": digest, **beside}.items()}

    def keep_pack(self, source: Path) -> tuple[Path, str]:
        """Copy a pack into the register; returns its place there and its SHA-256. The same pack again is no error.

        Raises RegisterError where another pack has its name or the copy cannot be written.
        """
        try:
            content = source.read_bytes()
            place = self.folder / FOLDER / source.name
            if place.exists() and place.read_bytes() != content:
                raise RegisterError(f"{place}: another pack has this name. Rename the file and add it again")
            if not place.exists():
                place.parent.mkdir(exist_ok=True)
                new = place.with_name(f".{place.name}.new")
                shutil.copyfile(source, new)
                new.replace(place)
        except OSError as error:
            raise RegisterError(
                f"{source}: cannot be added ({error.strerror}). Check the file and the folder"
            ) from error
        return place, sha256(content).hexdigest()

    def keep_aliases(self, aliases: Iterable[Alias]) -> Path:
        """The pack of these aliases, made where it does not stand. Raises RegisterError where it cannot be written."""
        content = table(aliases).encode()
        place = self.folder / FOLDER / ALIASES / f"{sha256(content).hexdigest()[:_LETTERS]}.tsv"
        try:
            if not place.exists() or place.read_bytes() != content:
                place.parent.mkdir(parents=True, exist_ok=True)
                new = place.with_name(f".{place.name}.{uuid4().hex[:8]}.new")
                new.write_bytes(content)
                new.replace(place)
        except OSError as error:
            raise RegisterError(f"{place}: cannot be written ({error.strerror}). Check the folder") from error
        return place


def alias_faults(folder: Path) -> Iterator[str]:
    """The packs of aliases in a register's folder that are not what their names say."""
    for path in sorted((folder / FOLDER / ALIASES).glob("*.tsv")):
        if not sha256(path.read_bytes()).hexdigest().startswith(path.stem):
            yield f"{FOLDER}/{ALIASES}/{path.name}"
