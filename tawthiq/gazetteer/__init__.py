"""Gazetteer: where places are.

1. `load` reads the shipped pack, the hand-made supplement and any further packs into one `Gazetteer` (once per list).
2. `Gazetteer.match` and `candidates` take names to places, `resolve` chooses one by its surroundings.
3. `boundaries.area_at` says in which first-level division a point lies.
"""

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

from tawthiq.gazetteer.index import Gazetteer, NameMatch
from tawthiq.gazetteer.packs import read
from tawthiq.gazetteer.places import Place
from tawthiq.gazetteer.resolve import Resolved, Surroundings, resolve
from tawthiq.records import collect_seldom

__all__ = ["Gazetteer", "NameMatch", "Place", "Resolved", "Surroundings", "load", "resolve"]

DATA = Path(__file__).parent / "data"
DEFAULT = (DATA / "places.tsv.gz", DATA / "supplement.tsv")


def load(packs: Sequence[Path] = ()) -> Gazetteer:
    """The default pack with further ones after it, cached by their paths.

    Rows that cannot be used are in `.issues`. Raises InputError for a file that is no place pack.
    """
    return _load(tuple(Path(pack) for pack in packs))


@lru_cache(maxsize=4)
def _load(packs: tuple[Path, ...]) -> Gazetteer:
    with _uncollected():
        found = [read(path) for path in (*DEFAULT, *packs) if path not in DEFAULT or path.exists()]
        lines = [line for pack in found for line in pack.lines]
        return Gazetteer(lines, [issue for pack in found for issue in pack.issues])


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without the garbage collector, now and later: what is loaded here stays, and every full collection would go
    through all of it in vain, while it is loaded and while a long text is read. What reading makes are small records,
    hardly ever in a ring: it is enough to look for those after every so many thousand.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        collect_seldom()
        if collecting:
            gc.enable()
