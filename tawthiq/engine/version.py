"""Which version of the stages reads here: two readings of one text under one version give the same claims.

The version is the program's own, with a hash over the code and word lists of the stages and over the user's packs, so
that a changed word list is another version too and its readings stand beside the earlier ones.
"""

from collections.abc import Iterable
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from tawthiq import __version__
from tawthiq.errors import InputError
from tawthiq.settings import Settings

ROOMS = ("text", "model", "lexicon", "gazetteer", "passages", "claims")
_READ = {".py", ".yaml", ".tsv", ".gz", ".json"}


RESOLVING = ("text", "model", "lexicon", "incidents", "assessment", "engine")
_CARRYING = (
    "engine/local",
    "engine/spark",
    "engine/reading.py",
    "engine/loading.py",
    "engine/planning.py",
    "engine/version.py",
)
"""Of these rooms what only carries the work: where it is done changes nothing of what comes out."""


def resolving_version(lexicons: tuple[Path, ...], own: tuple[Path, ...] = ()) -> str:
    """Which version of rules, weights and word lists resolves and assesses here; `own` are a register's own files."""
    rules = _rules(lexicons)
    return sha256("".join((rules, *(sha256(_bytes(path)).hexdigest() for path in own))).encode()).hexdigest()


@lru_cache(maxsize=4)
def _rules(lexicons: tuple[Path, ...]) -> str:
    return _hashed(RESOLVING, _word_lists(lexicons))


@lru_cache(maxsize=1)
def intake_version() -> str:
    """Which version makes texts of files here, like `reading_version`."""
    return f"{__version__}+{_hashed(('text', 'intake'), ())[:12]}"


@lru_cache(maxsize=4)
def reading_version(settings: Settings) -> str:
    """Like `0.1.0+3f9a2c41d0b7`. Raises InputError for a pack or word list that is not there."""
    return f"{__version__}+{_hashed(ROOMS, (*settings.places, *_word_lists(settings.lexicon)))[:12]}"


def _hashed(rooms: tuple[str, ...], more: Iterable[Path]) -> str:
    """The hash of the code and word lists of these rooms, and of further files."""
    package = Path(__file__).parent.parent
    found = [path for room in rooms for path in sorted((package / room).rglob("*")) if path.suffix in _READ]
    digest = sha256()
    for path in found:
        name = path.relative_to(package).as_posix()
        if name.startswith(_CARRYING):
            continue
        digest.update(name.encode())
        digest.update(sha256(path.read_bytes()).digest())
    for path in more:
        digest.update(sha256(_bytes(path)).digest())
    return digest.hexdigest()


def _word_lists(folders: tuple[Path, ...]) -> list[Path]:
    return [path for folder in folders for path in sorted(folder.glob("*.yaml"))]


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror}). Check TAWTHIQ_PLACES") from error
