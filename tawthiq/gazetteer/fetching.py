"""Place packs from the net, for who is online and asks for them: a country of GeoNames, a table of OCHA.

1. `fetch` takes the files into a folder: each comes whole (download.py), opens, and holds places, or nothing is kept.
2. Beside each pack stands its record, PACK.source.json: address, date, SHA-256, licence and whom to name.

Nothing else of the program fetches anything, and reading reports never does.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from tawthiq.errors import InputError, UsageError
from tawthiq.gazetteer.download import Downloaded, Progress, check_address, download
from tawthiq.gazetteer.packs import RECORD, Pack, read
from tawthiq.model import wire
from tawthiq.model.issue import Issue

GEONAMES = "https://download.geonames.org/export/dump/"
"""Where GeoNames keeps its country dumps, CC.zip each."""
_TABLES = (".csv", ".tsv", ".txt", ".zip", ".gz")
_MAGIC = {b"PK\x03\x04": ".zip", b"\x1f\x8b": ".gz"}


class Terms(NamedTuple):
    """Under what terms a pack may be used, and whom to name."""

    licence: str
    attribution: str


_GEONAMES = Terms("CC BY 4.0", "GeoNames (geonames.org)")
_OCHA = Terms("CC BY 3.0 IGO, unless its page says otherwise", "OCHA and the sources that the table's page names")


@dataclass(frozen=True, slots=True)
class Record:
    """Where a pack came from, as it is kept beside it. `fetched` is the time in UTC, `bytes` those that came."""

    url: str
    fetched: str
    sha256: str
    bytes: int
    places: int
    licence: str
    attribution: str


@dataclass(frozen=True, slots=True)
class Fetched:
    """A pack in its place, its record, and an issue for each row that cannot be used."""

    pack: Path
    record: Record
    issues: tuple[Issue, ...]


def fetch(
    country: str, folder: Path, progress: Progress, *, base: str = GEONAMES, ocha: str | None = None
) -> tuple[Fetched, ...]:
    """The dump of a country (ISO 3166-1 alpha-2) and, where asked for, the OCHA table at an address; all or none.

    Raises UsageError for a wrong country or address, InputError for what cannot be fetched, used or written.
    """
    wanted = list(_wanted(country, base, ocha))
    near = next(place for place in (folder, *folder.absolute().parents) if place.is_dir())
    try:
        with TemporaryDirectory(prefix=".fetching-", dir=near) as waiting:
            found = [
                _checked(download(url, Path(waiting) / name, progress), now(), terms) for url, name, terms in wanted
            ]
            folder.mkdir(parents=True, exist_ok=True)
            return tuple(_settle(one, folder) for one in found)
    except OSError as error:
        raise InputError(f"{folder}: cannot be written ({error.strerror}). Check the folder and the disk") from error


def now() -> datetime:
    """The time of day, in UTC."""
    return datetime.now(UTC)


def _wanted(country: str, base: str, ocha: str | None) -> Iterator[tuple[str, str, Terms]]:
    """Address, name of the file and terms of each file to fetch; every address is looked at before any is asked."""
    code = country.upper()
    if not re.fullmatch("[A-Z]{2}", code):
        raise UsageError(f"{country}: not a country code. Give two letters (ISO 3166-1): SY, IQ, YE, PS, SD, LY")
    day = f"{now():%Y-%m-%d}"
    address = f"{base.rstrip('/')}/{code}.zip"
    check_address(address)
    yield address, f"geonames-{code}-{day}.zip", _GEONAMES
    if ocha is not None:
        check_address(ocha)
        yield ocha, f"ocha-{code}-{day}-{_name(ocha)}", _OCHA


def _name(url: str) -> str:
    """A file name for what stands at an address: its own last part, of harmless letters."""
    last = PurePosixPath(unquote(urlsplit(url).path)).name
    return re.sub(r"[^A-Za-z0-9._-]+", "-", last).lstrip(".-")[-80:] or "table"


def _checked(came: Downloaded, when: datetime, terms: Terms) -> Fetched:
    """What came, once it proved to be a pack with places in it."""
    path = _typed(came.path, came.url)
    try:
        pack: Pack = read(path)
    except InputError as error:
        raise InputError(f"{came.url}: {str(error).removeprefix(f'{path}: ')}") from error
    if not pack.lines:
        raise InputError(f"{came.url}: holds no place with an Arabic name. Check the country code or the address")
    record = Record(
        url=came.url,
        fetched=when.isoformat(timespec="seconds"),
        sha256=came.sha256,
        bytes=came.bytes,
        places=len(pack.lines),
        **terms._asdict(),
    )
    return Fetched(path, record, tuple(pack.issues))


def _typed(path: Path, url: str) -> Path:
    """The file with the ending that its first bytes call for. Raises InputError for a page in place of a file."""
    with path.open("rb") as file:
        head = file.read(512)
    kind = next((ending for magic, ending in _MAGIC.items() if head.startswith(magic)), None)
    if kind is None and (path.suffix == ".zip" or head.lstrip().lower().startswith((b"<!doctype", b"<html"))):
        begin = head[:40].decode("utf-8", "replace").split("\n")[0]
        wanted = "zip archive" if path.suffix == ".zip" else "table"
        raise InputError(f"{url}: no {wanted} (it begins {begin!r}), perhaps a log-in page. Open it in a browser")
    if path.suffix in _TABLES and (kind is None or kind == path.suffix):
        return path
    return path.rename(path.with_name(path.name + (kind or ".csv")))


def _settle(found: Fetched, folder: Path) -> Fetched:
    """Pack and record put in their place, the record first, so that no pack ever stands without one."""
    place = folder / found.pack.name
    record = found.pack.with_name(found.pack.name + RECORD)
    record.write_bytes(wire.pretty(found.record))
    record.replace(place.with_name(record.name))
    found.pack.replace(place)
    return Fetched(place, found.record, found.issues)
