"""Where a register lies: a folder of its own, or a PostgreSQL database with a folder beside it.

1. A folder with `register.sqlite` holds everything.
2. `postgresql://USER@HOST/NAME` names a database that holds the record and the originals. What is no row of it (place
   packs, archives of fetched pages, learned weights, what resolving keeps) lies in a folder: `?folder=DIR` in the
   address, else one under the user's data folder. A file in it, `register.database`, names the database, so that the
   folder opens the register as well.

A password never stands in that file nor in what is shown: `without_password` takes it out of an address and leaves it
in the environment, where processes started from here find it. Better is what PostgreSQL itself reads: ~/.pgpass.
"""

import os
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from tawthiq.errors import RegisterError, UsageError
from tawthiq.settings import data_folder, leave, left

POINTER = "register.database"
"""The file in a folder that names the database of its register."""
_SCHEMES = ("postgresql://", "postgres://", "postgresql+psycopg://")


@dataclass(frozen=True, slots=True)
class Place:
    """`url` is None where the folder holds everything; `shown` names the register to a person, without a password."""

    folder: Path
    url: URL | None
    shown: str


def is_address(given: str | Path) -> bool:
    """Whether a register is named by the address of its database."""
    return isinstance(given, str) and given.startswith(_SCHEMES)


def place_of(given: str | Path) -> Place:
    """The place that a folder or an address names. Raises UsageError for an address that is none."""
    if isinstance(given, str) and is_address(given):
        url, folder = _parsed(given)
        return Place(folder or _own_folder(url), url, _shown(url))
    folder = Path(given)
    pointer = folder / POINTER
    if not pointer.is_file():
        return Place(folder, None, str(folder))
    try:
        url, _ = _parsed(pointer.read_text("utf-8").strip())
    except (OSError, UsageError, UnicodeDecodeError) as error:
        raise RegisterError(f"{pointer}: does not name a database. Write its address into it") from error
    return Place(folder, url, str(folder))


def keep_pointer(place: Place) -> None:
    """Note in the place's folder which database it belongs to. Raises RegisterError where it belongs to another one."""
    if place.url is None:
        return
    pointer, named = place.folder / POINTER, _address(place.url)
    try:
        place.folder.mkdir(parents=True, exist_ok=True)
        if not pointer.exists():
            new = place.folder / f".{POINTER}.{os.getpid()}"
            new.write_text(f"{named}\n", "utf-8")
            new.replace(pointer)
        other = _key(make_url(pointer.read_text("utf-8").strip())) != _key(place.url)
    except OSError as error:
        raise RegisterError(
            f"{place.folder}: cannot be made ({error.strerror}). Name another with ?folder=DIR in the address"
        ) from error
    except ArgumentError as error:
        raise RegisterError(f"{pointer}: does not name a database. Write its address into it") from error
    if other:
        raise RegisterError(f"{place.folder}: belongs to another database. Name another with ?folder=DIR")


def without_password(address: str) -> str:
    """The address without its password, which is left in the environment; a folder's name as it is."""
    if not is_address(address):
        return address
    url, folder = _parsed(address)
    return _address(url) if folder is None else _address(url.update_query_dict({"folder": str(folder)}))


def _parsed(address: str) -> tuple[URL, Path | None]:
    """The address with its password where one is known, and the folder that it names."""
    try:
        url = make_url(address)
    except (ArgumentError, ValueError) as error:
        raise UsageError(
            f"{address.partition('@')[2] or 'the address'}: is no address of a database. {_FORM}"
        ) from error
    if not url.database:
        raise UsageError(f"{_address(url)}: names no database. {_FORM}")
    folder = url.query.get("folder")
    url = url.set(drivername="postgresql+psycopg").difference_update_query(["folder"])
    if url.password:
        leave(_PASSWORD + _key(url), str(url.password))
    else:
        url = url.set(password=left(_PASSWORD + _key(url)))
    return url, Path(str(folder)) if folder else None


_PASSWORD = "TAWTHIQ_PASSWORD_"  # noqa: S105 - the beginning of a variable's name
_FORM = "Write it as postgresql://USER@HOST/NAME"


def _address(url: URL) -> str:
    return URL.create("postgresql", url.username, None, url.host, url.port, url.database, url.query).render_as_string()


def _shown(url: URL) -> str:
    return _address(url.difference_update_query(["options"]))


def _key(url: URL) -> str:
    """A short mark of a database, the same for every user of it."""
    where = f"{url.host} {url.port or 5432} {url.database} {sorted(url.query.items())}"
    return sha256(where.encode()).hexdigest()[:12]


def _own_folder(url: URL) -> Path:
    return data_folder() / "tawthiq" / f"{url.database}-{_key(url)}"
