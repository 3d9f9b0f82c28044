"""What was fetched, line by line, beside the archives: so that a run that was killed goes on and nothing comes twice.

`journal.jsonl` is only ever appended to; a line is written after its record lies on the disk. A last line that a kill
cut off is dropped, and so is what an archive holds beyond the last line about it.
"""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

from tawthiq.errors import InputError, RegisterError

FILE = "journal.jsonl"
LOCK = "fetching.lock"
_OK = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An exchange that was kept: `asked` the address on the list, `url` the one that answered (they differ after a
    redirect), `end` where the archive ended after it, in bytes. `done` where nothing is left to ask for `asked`.
    """

    asked: str
    url: str
    time: str
    status: int
    archive: str
    end: int
    done: bool
    etag: str | None = None
    modified: str | None = None


class Journal:
    """The memory of fetching in one folder. Open with `Journal.open(folder)`."""

    def __init__(self, folder: Path, entries: list[dict[str, Any]]) -> None:
        self.folder = folder
        self.run = uuid4().hex[:8]
        self.known: dict[str, Entry] = {}  # the last whole answer of each address
        self.finished: set[str] = set()  # asked for and done in runs that did not end
        self.captured: set[str] = set()  # ever done
        self._waiting: dict[str, None] = {}  # archives that were not taken in yet
        self._ends: dict[str, int] = {}
        self._listed: dict[str, Entry] = {}  # lists of a run that did not end: their pages may not all be here
        for entry in entries:
            self._follow(entry)
        for name, end in self._ends.items():
            _cut(folder / name, end)

    @classmethod
    @contextmanager
    def open(cls, folder: Path) -> Iterator["Journal"]:
        """The journal of a folder, made where there is none. Raises RegisterError while another program fetches."""
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with (folder / LOCK).open("w") as lock:
                _hold(lock.fileno(), folder)
                yield cls(folder, _read(folder / FILE))
        except OSError as error:
            raise RegisterError(f"{folder}: cannot be written ({error.strerror}). Check the folder's rights") from error

    def archive(self, kind: str) -> Path:
        """Where this run keeps answers of a kind (`pages`, `listings`)."""
        day = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
        return self.folder / f"{kind}-{day}-{self.run}.warc.gz"

    def waiting(self) -> tuple[Path, ...]:
        """Archives of pages that were not taken in yet, oldest first."""
        return tuple(self.folder / name for name in self._waiting if (self.folder / name).exists())

    def keep(self, entry: Entry) -> None:
        """Note an exchange that lies in its archive."""
        self._write({"kept": asdict(entry)})

    def taken(self, archives: tuple[Path, ...], whole: bool = True) -> None:
        """Note that archives were taken into the register, and that this run, and those before it, ended.

        `whole`: nothing was left out, so that lists need only be asked for again where they changed.
        """
        self._write({"taken": [place.name for place in archives], "whole": whole})

    def _write(self, line: dict[str, Any]) -> None:
        place = self.folder / FILE
        try:
            with place.open("ab") as file:
                file.write(json.dumps(line, ensure_ascii=False).encode() + b"\n")
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            raise InputError(f"{place}: cannot be written ({error.strerror}). Free some space") from error
        self._follow(line)

    def _follow(self, line: dict[str, Any]) -> None:
        if "taken" in line:
            for name in line["taken"]:
                self._waiting.pop(name, None)
            self.finished.clear()
            self.known.update(self._listed if line["whole"] else {})
            self._listed.clear()
            return
        entry = Entry(**line["kept"])
        pages = entry.archive.startswith("pages-")
        if pages:
            self._waiting[entry.archive] = None
        self._ends[entry.archive] = entry.end
        if entry.status == _OK:
            (self.known if pages else self._listed)[entry.url] = entry
        if entry.done:
            self.finished.add(entry.asked)
            self.captured.add(entry.asked)


def _read(place: Path) -> list[dict[str, Any]]:
    if not place.exists():
        return []
    data = place.read_bytes()
    whole = data.rfind(b"\n") + 1
    if whole < len(data):  # cut off by a kill
        with place.open("r+b") as file:
            file.truncate(whole)
    try:
        return [json.loads(line) for line in data[:whole].splitlines()]
    except ValueError as error:
        raise RegisterError(f"{place}: is damaged. Move it away; addresses are then asked for anew") from error


def _cut(place: Path, end: int) -> None:
    """Drop what a kill left at the end of an archive."""
    if place.exists() and place.stat().st_size > end:
        with place.open("r+b") as file:
            file.truncate(end)


def _hold(descriptor: int, folder: Path) -> None:
    try:
        import fcntl  # noqa: PLC0415 # not on Windows
    except ImportError:
        return
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        raise RegisterError(f"{folder}: another program is fetching into it. Wait for it to end") from error
