"""Every setting in one place: read from the environment once, then handed on as a value.

1. `Settings()` holds the defaults; `Settings.from_environment()` lets the environment override them.
2. A command's own options override both, by `dataclasses.replace`.
3. `documented()` lists every variable; docs/reference/settings.md is tested against it.

No other module reads the environment, and nothing here is kept between two calls.
"""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from pathlib import Path

from tawthiq.errors import UsageError

_MB = 1_000_000
_LANGUAGES = ("ar", "en")
_DIGITS = ("latin", "arabic")
_SCORERS = ("numpy", "splink")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The program's settings. Sizes are in megabytes of 1,000,000 bytes unless a name says otherwise."""

    places: tuple[Path, ...] = ()
    lexicon: tuple[Path, ...] = ()
    language: str | None = None
    digits: str = "latin"
    operator: str | None = None
    scorer: str = "numpy"
    sheet_map: Path | None = None
    fetch_delay: int = 1
    fetch_seconds: int = 60
    fetch_max_mb: int = 20
    fetch_contact: str | None = None
    fetch_allow: tuple[str, ...] = ()
    read_seconds: int = 120
    max_report_mb: int = 10
    max_archive_mb: int = 4_000
    max_archive_ratio: int = 200
    max_archive_members: int = 200_000
    max_upload_mb: int = 200

    @property
    def max_report_bytes(self) -> int:
        """The largest single report that is read, in bytes; what is larger is left out with an issue."""
        return self.max_report_mb * _MB

    @property
    def max_archive_bytes(self) -> int:
        """The largest archive that is read, in bytes after unpacking."""
        return self.max_archive_mb * _MB

    @property
    def max_upload_bytes(self) -> int:
        """The most that a browser may send to the desk at once, in bytes."""
        return self.max_upload_mb * _MB

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] | None = None) -> "Settings":
        """The defaults as overridden by the environment. Raises UsageError naming the variable that is wrong."""
        given = os.environ if environment is None else environment
        # Every value was read by its own reader, so the keyword types are right though mypy cannot see it.
        values = {v.field: v.read(v.name, given[v.name]) for v in _VARIABLES if v.field and given.get(v.name)}
        return cls(**values)  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class Documented:
    """A variable of the environment as the reference shows it."""

    name: str
    meaning: str
    default: str


@dataclass(frozen=True, slots=True)
class _Variable:
    name: str
    field: str | None
    meaning: str
    read: Callable[[str, str], object]
    default: str = ""


def _paths(_: str, value: str) -> tuple[Path, ...]:
    # ":" everywhere but on Windows, where it follows the drive letter and ";" is the custom.
    return tuple(Path(part) for part in value.split(os.pathsep) if part)


def _positive(name: str, value: str) -> int:
    if not value.strip().isdecimal() or int(value) == 0:
        raise UsageError(f"{name} is {value!r}. Give a whole number of 1 or more")
    return int(value)


def _one_of(choices: tuple[str, ...]) -> Callable[[str, str], str]:
    def read(name: str, value: str) -> str:
        if value not in choices:
            raise UsageError(f"{name} is {value!r}. Give one of: {', '.join(choices)}")
        return value

    return read


_VARIABLES = (
    _Variable(
        "TAWTHIQ_REGISTER",
        None,
        "The register's folder, or the address of its database, where a command is not given --register",
        _paths,
        "register",
    ),
    _Variable("TAWTHIQ_PLACES", "places", "Further place packs, separated by `:` (`;` on Windows)", _paths),
    _Variable("TAWTHIQ_LEXICON", "lexicon", "Folders with further word lists (YAML), separated likewise", _paths),
    _Variable(
        "TAWTHIQ_LANGUAGE",
        "language",
        "Language of the desk and of the terminal, `ar` or `en`; when unset, the browser's",
        _one_of(_LANGUAGES),
    ),
    _Variable("TAWTHIQ_DIGITS", "digits", "Digits that the desk shows, `latin` or `arabic`", _one_of(_DIGITS)),
    _Variable(
        "TAWTHIQ_OPERATOR",
        "operator",
        "Who takes reports in and fetches pages, for the chain of custody; `--operator` overrides it",
        lambda _, value: value,
    ),
    _Variable(
        "TAWTHIQ_SCORER",
        "scorer",
        "Who finds and scores the pairs of a register, with the same result: `numpy`, or `splink` on DuckDB (slower; "
        "needs the extra `splink`)",
        _one_of(_SCORERS),
    ),
    _Variable(
        "TAWTHIQ_SHEET_MAP",
        "sheet_map",
        "Map of the columns of tables of reports (TOML); `--map` overrides it",
        lambda _, value: Path(value),
    ),
    _Variable(
        "TAWTHIQ_READ_SECONDS",
        "read_seconds",
        "Seconds that reading one report may take, and 60 more for each MB of it, before its process is ended and it "
        "is tried again alone",
        _positive,
    ),
    _Variable(
        "TAWTHIQ_MAX_REPORT_MB", "max_report_mb", "Largest single report that is read, in MB of bytes", _positive
    ),
    _Variable(
        "TAWTHIQ_MAX_ARCHIVE_MB", "max_archive_mb", "Largest zip archive that is read, in MB after unpacking", _positive
    ),
    _Variable(
        "TAWTHIQ_MAX_ARCHIVE_RATIO",
        "max_archive_ratio",
        "How many times larger than its packed size a file of over 1 MB in an archive may be",
        _positive,
    ),
    _Variable("TAWTHIQ_MAX_ARCHIVE_MEMBERS", "max_archive_members", "Most files that an archive may hold", _positive),
    _Variable(
        "TAWTHIQ_MAX_UPLOAD_MB", "max_upload_mb", "Most that a browser may send to the desk at once, in MB", _positive
    ),
    _Variable(
        "TAWTHIQ_FETCH_DELAY", "fetch_delay", "Seconds between two requests to one host, at the least", _positive
    ),
    _Variable("TAWTHIQ_FETCH_SECONDS", "fetch_seconds", "Seconds that one page may take to come", _positive),
    _Variable("TAWTHIQ_FETCH_MAX_MB", "fetch_max_mb", "Largest answer that is fetched, in MB as it comes", _positive),
    _Variable(
        "TAWTHIQ_FETCH_CONTACT",
        "fetch_contact",
        "Address or mail under which a host can reach who fetches; it is told to hosts",
        lambda _, value: value,
    ),
    _Variable(
        "TAWTHIQ_FETCH_ALLOW",
        "fetch_allow",
        "Hosts, separated by commas, that may be asked though they lie inside the network",
        lambda _, value: tuple(host.strip().lower() for host in value.split(",") if host.strip()),
    ),
    _Variable(
        "TAWTHIQ_BENCH",
        None,
        "Tests and benchmarks only: the folder with the annotated reports, from the checkout",
        _paths,
        "../shared",
    ),
)


def data_folder() -> Path:
    """Where a user's programs keep their data (the XDG base directories)."""
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")


def elsewhere() -> dict[str, str]:
    """The environment for a command of this program that runs in another folder: its paths lead where they led."""
    told = dict(os.environ)
    for name in ("TAWTHIQ_PLACES", "TAWTHIQ_LEXICON", "TAWTHIQ_SHEET_MAP", "PYTHONPATH"):
        if told.get(name):
            parts = [told[name]] if name == "TAWTHIQ_SHEET_MAP" else told[name].split(os.pathsep)
            told[name] = os.pathsep.join(os.path.abspath(part) for part in parts if part)
    return told


def leave(name: str, value: str) -> None:
    """Leave a value to this process and to those that are started from it; no other user can read it there."""
    os.environ[name] = value


def left(name: str) -> str | None:
    """What was left under a name."""
    return os.environ.get(name)


def documented() -> tuple[Documented, ...]:
    """Every variable with its meaning and its default, in the order of the reference."""
    defaults = {f.name: f.default for f in fields(Settings)}
    return tuple(Documented(v.name, v.meaning, v.default or _shown(defaults.get(v.field or ""))) for v in _VARIABLES)


def _shown(default: object) -> str:
    return "none" if default in (None, ()) else str(default)
