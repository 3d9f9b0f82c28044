"""The last preview of other rules, kept beside the record for who looks at it later: `preview.json`.

It is no part of the record and may be deleted. It holds as long as the register and the rules are those it was made of.
"""

from dataclasses import dataclass
from pathlib import Path

import msgspec

from tawthiq.adoption.seen import Preview
from tawthiq.model import wire
from tawthiq.register import Register
from tawthiq.register.beside import PREVIEW
from tawthiq.register.chain import digest, now


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A preview with its time (UTC, ISO 8601) and the mark of what it was made of."""

    time: str
    mark: str
    preview: Preview


def keep(register: Register, seen: Preview, mark: str) -> None:
    """Keep a preview in the place of the last one; a folder that cannot be written to keeps none."""
    kept = Kept(time=now(), mark=mark, preview=seen)
    new = register.folder / f".{PREVIEW}.new"
    try:
        new.write_bytes(wire.encode(kept))
        new.replace(register.folder / PREVIEW)
    except OSError:
        return  # who asked for it sees it all the same


def kept(register: Register) -> Kept | None:
    """The last preview that was kept; None where there is none that can be read."""
    try:
        return wire.decode(_read(register.folder), Kept)
    except (OSError, msgspec.MsgspecError):
        return None


def mark_of(register: Register, version: str) -> str:
    """What a preview hangs on: the rules, the incidents as they stand, the readings, the decisions."""
    decisions = str(register.counts().decisions)
    return digest(version, register.snapshot_payload(), register.readings_stamp(), decisions)


def _read(folder: Path) -> str:
    return (folder / PREVIEW).read_text("utf-8")
