"""Which folders of a user's own word lists are read with, beside the package's lists.

1. `using` names the folders for a stretch of work: one report, one resolution of incidents. 2. `by_folders` makes of a
function of the folders one that takes none: it is worked out once for each choice and answers for the choice in force.

A choice belongs to the context (thread, task) that made it; outside any `using` the package's lists are read alone.
See docs/decisions/0007-folders-of-words.md.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, wraps
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")
Folders = tuple[Path, ...]

_CHOSEN: ContextVar[Folders] = ContextVar("lexicon_folders", default=())


@contextmanager
def using(folders: Sequence[Path]) -> Iterator[None]:
    """Read with these folders until the block ends."""
    before = _CHOSEN.set(tuple(folders))
    try:
        yield
    finally:
        _CHOSEN.reset(before)


def chosen() -> Folders:
    """The folders in force."""
    return _CHOSEN.get()


def by_folders(make: Callable[[Folders], T]) -> Callable[[], T]:
    """What `make` gives for the folders in force, made once for each choice."""
    made = cache(make)
    get = _CHOSEN.get

    @wraps(make)
    def answer() -> T:
        return made(get())

    return answer
