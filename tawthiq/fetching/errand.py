"""What somebody wants fetched, brought home as archives: pages, and what feeds and sitemaps lead to."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tawthiq.fetching import listings
from tawthiq.fetching.client import Client
from tawthiq.fetching.course import Course, Fetched
from tawthiq.fetching.guard import RefusedError
from tawthiq.fetching.journal import Journal
from tawthiq.fetching.limits import Limits
from tawthiq.model.issue import Issue

_SITEMAPS = 1_000
"""Sitemaps that one may lead to, all in all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What to fetch. `most` bounds the pages that feeds and sitemaps lead to; `only_new` passes over pages that were
    ever fetched, instead of asking whether they changed; `never` are addresses of reports that were erased.
    """

    pages: tuple[str, ...] = ()
    feeds: tuple[str, ...] = ()
    sitemaps: tuple[str, ...] = ()
    most: int | None = None
    only_new: bool = False
    never: frozenset[str] = frozenset()
    issues: tuple[Issue, ...] = ()  # what was wrong with the lists themselves


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought:
    """What came of it; `stopped` where not all was asked for."""

    tally: Fetched
    issues: tuple[Issue, ...]
    stopped: bool


def fetch(
    journal: Journal,
    wishes: Wishes,
    limits: Limits,
    watch: Callable[[Fetched], None] = lambda _: None,
    stop: Callable[[], bool] = lambda: False,
) -> Brought:
    """Fetch into the journal's folder. Raises InputError where the disk refuses."""
    with Client(limits) as client:
        course = Course(client, journal, limits, watch, stop)
        urls = list(wishes.pages)
        led = [*_of_feeds(course, wishes.feeds), *_of_sitemaps(course, wishes.sitemaps)]
        if wishes.only_new:
            led = [url for url in led if url not in journal.captured or url in journal.finished]
        urls += led[: wishes.most]
        if not course.stopped:
            course.pages(url for url in urls if url not in wishes.never)
            for url in dict.fromkeys(url for url in urls if url in wishes.never):
                course.refuse(url, RefusedError("erased", "its report was erased from the register"))
        return Brought(tally=course.tally, issues=tuple(course.issues), stopped=course.stopped)


def _of_feeds(course: Course, feeds: tuple[str, ...]) -> Iterator[str]:
    for url in feeds:
        found = course.listing(url)
        if found:
            try:
                yield from listings.of_feed(found[1], found[0])
            except RefusedError as refused:
                course.refuse(url, refused)


def _of_sitemaps(course: Course, sitemaps: tuple[str, ...]) -> Iterator[str]:
    waiting, met = list(sitemaps), set(sitemaps)
    while waiting and not course.stopped:
        url = waiting.pop(0)
        found = course.listing(url)
        if not found:
            continue
        try:
            pages, further = listings.of_sitemap(found[1])
        except RefusedError as refused:
            course.refuse(url, refused)
            continue
        yield from pages
        fresh = [goal for goal in further if goal not in met][: _SITEMAPS - len(met)]
        met.update(fresh)
        waiting += fresh
