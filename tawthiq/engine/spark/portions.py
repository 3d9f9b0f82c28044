"""The inputs as portions of work: files, stretches of large files, documents of the register that are read anew.

1. `places` of intake finds the files in their order, on this machine; the same paths must lead to them on all others.
2. Files too large for one portion are cut where they lie (`executing.cut_all`), on the cluster.
3. `tasks` packs portions into tasks of about as much work each, `tranches` tasks into what is asked for at a time.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TypeVar

from tawthiq.errors import UsageError
from tawthiq.intake.names import PARQUET, suffix
from tawthiq.intake.originals import Original, Part
from tawthiq.intake.reading import STDIN
from tawthiq.intake.walk import Place, places
from tawthiq.model.document import Document
from tawthiq.model.issue import Issue

T = TypeVar("T")

LARGE = 2_000_000
"""Bytes from which a file is cut, where its type can be."""

_OPENING = 4_000  # what opening a file costs, as bytes of it: many small ones are no small task
_PACKED = 5  # times that a compressed archive unpacks
_TASK = 1_000_000  # bytes of work in a task: some seconds of a core
_TASKS_A_CORE = 4
_READ = 6  # bytes that come back for one of work: the original, the text and its claims
_CUT_TOGETHER = 64  # files


@dataclass(frozen=True, slots=True)
class Portion:
    """A file or a part of it; `shown` is its name in issues."""

    path: str
    shown: str
    size: int
    part: Part | None = None

    @property
    def weight(self) -> int:
        """Bytes of work."""
        size = self.size
        if self.part and suffix(self.path) in PARQUET:
            size = LARGE  # its parts count groups of rows
        elif self.part:
            size = (self.size if self.part.last is None else self.part.last) - self.part.first
        return max(0, size) * (_PACKED if suffix(self.path) in {".gz", ".warc.gz", ".wacz", ".zip"} else 1) + _OPENING


@dataclass(frozen=True, slots=True)
class Unpacked:
    """A document of a file that was opened here, where its original stays: all of it would come back in one task."""

    document: Document
    original: Original | None


Piece = Portion | Document | Unpacked
Task = tuple[Portion | Document, ...]
Cut = Iterable[tuple[Part | None, ...]]


def found(inputs: Sequence[str | Path]) -> Iterator[Portion | Issue]:
    """The files of the inputs, whole. Raises UsageError for standard input, which no other machine has."""
    for given in inputs:
        check(given)
        for place in places(Path(given)):
            yield _of(place) if isinstance(place, Place) else place


def check(given: str | Path) -> None:
    """Raise UsageError for an input that other machines cannot read."""
    if str(given) == STDIN:
        raise UsageError("standard input cannot be read on a cluster. Give files, or --engine local")


def _of(place: Place) -> Portion:
    return Portion(str(place.path.absolute()), place.shown, place.size)


def together(items: Iterable[Portion | Issue]) -> Iterator[tuple[Portion | Issue, ...]]:
    """The items in groups in which large files may be cut at one go."""
    source = iter(items)
    while group := tuple(islice(source, _CUT_TOGETHER)):
        yield group


def tranches(
    pieces: Iterable[Piece | Issue], cores: int, room: int | None = None
) -> Iterator[tuple[Piece | Issue, ...]]:
    """The pieces in tranches that keep so many cores busy for a while; issues weigh nothing and keep their place.

    What comes of a tranche takes `room` bytes at most, about.
    """
    held: list[Piece | Issue] = []
    weight, most = 0, _TASK * _TASKS_A_CORE * cores
    if room is not None:
        most = min(most, room // _READ)
    for piece in pieces:
        held.append(piece)
        weight += _weight(piece)
        if weight >= most:
            yield tuple(held)
            held, weight = [], 0
    if held:
        yield tuple(held)


def tasks(pieces: Sequence[Piece], cores: int) -> tuple[Task, ...]:
    """The pieces in their order as tasks of about as much work each, not fewer than there are cores if it can be."""
    most = min(_TASK, max(1, sum(map(_weight, pieces)) // (2 * cores)))
    made: list[Task] = []
    held: list[Portion | Document] = []
    weight = 0
    for piece in pieces:
        held.append(piece.document if isinstance(piece, Unpacked) else piece)
        weight += _weight(piece)
        if weight >= most:
            made.append(tuple(held))
            held, weight = [], 0
    return (*made, tuple(held)) if held else tuple(made)


def _weight(piece: Piece | Issue) -> int:
    if isinstance(piece, Portion):
        return piece.weight
    if isinstance(piece, Unpacked):  # what is held here counts as well
        return len(piece.document.text) * 2 + (len(piece.original.bytes) if piece.original else 0)
    return len(piece.text) * 2 if isinstance(piece, Document) else 0
