"""The pages of a site, set in as many processes as there are to spare.

1. `tasks` cuts the pages: each language's lists, map, sums and method; incidents by the hundred, in both languages.
2. `pressing` forks processes that hold the edition already, so that nothing is handed over but a task's number; where
   the system cannot fork, one process sets all of them.

Which process sets a page does not show in it.
"""

import multiprocessing
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tawthiq.editions.pages import Edition, Leaf, front, leaves, page_of_gone, pages, placed
from tawthiq.publication.release import FOLDER

LANGUAGES = ("ar", "en")
_EACH = 100


@dataclass(frozen=True, slots=True)
class _Job:
    edition: Edition
    root: Path

    def set(self, task: str | int) -> None:
        """Write the pages of a task: a language's own, or the incidents from a number on."""
        for leaf in self._leaves(task):
            self.put(leaf)

    def put(self, leaf: Leaf) -> None:
        """Write a page at both of its addresses: as it stands, and as it stays."""
        for place, html in placed(self.edition, leaf):
            (self.root / place).write_bytes(html)

    def _leaves(self, task: str | int) -> Iterator[Leaf]:
        if isinstance(task, int):
            yield from leaves(self.edition, LANGUAGES, slice(task, task + _EACH))
            return
        yield from pages(self.edition, task)
        for one in self.edition.gone:
            yield page_of_gone(self.edition, task, one)


_jobs: list[_Job] = []  # what forked processes find in their own memory


def _set(task: str | int) -> None:
    _jobs[-1].set(task)


@contextmanager
def pressing(edition: Edition, root: Path, processes: int) -> Iterator[None]:
    """Set all pages below `root` while the block runs; they are there when it ends well."""
    for lang in LANGUAGES:
        for place in (root, root / FOLDER / edition.release.name):
            (place / lang / "incidents").mkdir(parents=True)
    job = _Job(edition, root)
    job.put(front(edition))
    tasks = (*LANGUAGES, *range(0, len(edition.material.told), _EACH))
    if processes < 2 or "fork" not in multiprocessing.get_all_start_methods():
        yield
        for task in tasks:
            job.set(task)
        return
    _jobs.append(job)
    try:
        with multiprocessing.get_context("fork").Pool(min(processes, len(tasks))) as pool:
            done = pool.map_async(_set, tasks, chunksize=1)
            yield
            done.get()
    finally:
        _jobs.pop()
