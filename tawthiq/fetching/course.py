"""A course of fetching: each address in its turn, politely, until an answer, a refusal or a stop.

1. An address that a killed run had done is passed over; one that was answered before is asked for conditionally.
2. `robots` is asked first; then a host is asked not sooner than `delay` (or its own Crawl-delay) after the last time.
3. A redirect is a new address: looked at, allowed and timed like any other.
4. 429 and 5xx wait as long as Retry-After says, else ever longer, and give up after `attempts`; so does no answer.
5. What is answered with 200 and of a type that is read is kept, and so are redirects, pages that are gone, and "not
   modified"; everything else is an issue with its reason.
"""

from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from urllib.parse import urljoin, urlsplit

from tawthiq.fetching.archive import Archive
from tawthiq.fetching.client import Answer, Client, checked_url
from tawthiq.fetching.guard import RefusedError
from tawthiq.fetching.journal import Entry, Journal
from tawthiq.fetching.limits import Limits
from tawthiq.fetching.patience import Later, wait_asked
from tawthiq.fetching.robots import Robots
from tawthiq.model.issue import Issue

PAGES, LISTINGS = "pages", "listings"
_OK, _UNCHANGED = 200, 304
_LATER = frozenset({429, 500, 502, 503, 504})
_LEADS = frozenset({301, 302, 303, 307, 308})
_READ = frozenset(
    {
        "text/html",
        "application/xhtml+xml",
        "text/plain",
        "application/pdf",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    }
)
_MARKUP = ("xml", "rss", "atom", "html", "plain", "gzip", "octet-stream")
_REMEDIES = {
    "erased": "Nothing to do: it stays out",
    "robots": "Ask its publisher, or save the page by hand and read the file",
    "refused-address": "Give a public http or https address, or name a host of your own in TAWTHIQ_FETCH_ALLOW",
    "not-fetched": "Run the same command again later, or save the page by hand and read the file",
}


@dataclass(frozen=True, slots=True)
class Task:
    """An address in its turn: `asked` is the one on the list, `hops` the addresses that led here."""

    url: str
    asked: str
    kind: str = PAGES
    hops: tuple[str, ...] = ()
    attempt: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """How far it has come: addresses done with; of them pages kept, not modified, passed over, left out; bytes."""

    done: int = 0
    kept: int = 0
    unchanged: int = 0
    passed_over: int = 0
    left_out: int = 0
    bytes: int = 0


@dataclass(slots=True)
class Course:
    """One course. `watch` is told the tally after each address; `stop` is asked before the next one."""

    client: Client
    journal: Journal
    limits: Limits
    watch: Callable[[Fetched], None] = lambda _: None
    stop: Callable[[], bool] = lambda: False
    tally: Fetched = field(default_factory=Fetched)
    issues: list[Issue] = field(default_factory=list)
    stopped: bool = False
    _robots: Robots = field(init=False)
    _archives: dict[str, Archive] = field(init=False)
    _next: dict[str, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._archives = {kind: Archive(self.journal.archive(kind), self.limits) for kind in (PAGES, LISTINGS)}
        self._robots = Robots(self.client, self.limits, lambda answer: self._keep(Task("", "", LISTINGS), answer))

    def pages(self, urls: Iterable[str]) -> None:
        """Fetch these pages, each once."""
        fresh = []
        for url in dict.fromkeys(urls):
            if url in self.journal.finished:
                self._count(passed_over=1)
            else:
                fresh.append(Task(url, url))
        self._run(fresh)

    def listing(self, url: str) -> tuple[str, bytes] | None:
        """Fetch a feed or sitemap now; its final address and its content, None where there is nothing new in it."""
        answers = self._run([Task(url, url, LISTINGS)])
        for answer in answers:
            try:
                return answer.url, answer.unpacked(self.limits.bytes * 5)
            except RefusedError as refused:
                self._refuse(url, refused)
        return None

    def refuse(self, url: str, refused: RefusedError) -> None:
        """Note an address that was left out."""
        self._refuse(url, refused)

    def _run(self, tasks: Iterable[Task]) -> list[Answer]:
        """Work the tasks off, hosts in turn; the listings' answers."""
        queues: dict[str, deque[Task]] = {}
        for task in tasks:
            queues.setdefault(_host(task.url), deque()).append(task)
        found: list[Answer] = []
        while queues:
            if self.stop():
                self.stopped = True
                break
            host = min(queues, key=lambda name: self._next.get(name, 0.0))
            task = queues[host].popleft()
            if not queues[host]:
                del queues[host]
            self._wait(self._next.get(host, 0.0))
            following = self._tried(task, found)
            if following:
                queues.setdefault(_host(following.url), deque()).appendleft(following)
        return found

    def _tried(self, task: Task, found: list[Answer]) -> Task | None:
        """One exchange and what it came to; what is to be asked next for it."""
        try:
            answer, following = self._step(task)
        except Later as later:
            self._next[_host(task.url)] = self.limits.clock() + later.seconds
            return replace(task, attempt=task.attempt + 1)
        except RefusedError as refused:
            self._refuse(task.asked, refused)
            return None
        if answer and task.kind == LISTINGS:
            found.append(answer)
        return following

    def _wait(self, due: float) -> None:
        left = due - self.limits.clock()
        if left > 0:
            self.limits.sleep(left)

    def _step(self, task: Task) -> tuple[Answer | None, Task | None]:
        """One exchange: an answer, or where it leads. Raises Later and RefusedError."""
        url = checked_url(task.url)
        pause = self._robots.check(url)
        known = self.journal.known.get(url)
        try:
            answer = self.client.ask(url, _conditions(known), _wanted(task.kind))
        except RefusedError as refused:
            if refused.passing and task.attempt < self.limits.attempts:
                raise Later(wait_asked(None, task.attempt, self.limits)) from refused
            raise
        finally:
            self._next[_host(url)] = self.limits.clock() + max(self.limits.delay, pause)
        return self._judged(task, answer)

    def _judged(self, task: Task, answer: Answer) -> tuple[Answer | None, Task | None]:
        if answer.status in _LATER:
            if task.attempt < self.limits.attempts:
                raise Later(wait_asked(answer, task.attempt, self.limits))
            raise RefusedError("not-fetched", f"the server answers {answer.status} time and again")
        if answer.status in _LEADS and "location" in answer.headers:
            following = self._led(task, answer)
            self._keep(task, answer)
            return None, following
        done = answer.status in {_OK, _UNCHANGED}
        self._keep(task, answer, done)
        if not done:
            raise RefusedError("not-fetched", f"the server answers {answer.status}")
        unchanged = answer.status == _UNCHANGED
        if task.kind == PAGES:
            self._count(kept=int(not unchanged), unchanged=int(unchanged), bytes=len(answer.received))
        return (None if unchanged else answer), None

    def _led(self, task: Task, answer: Answer) -> Task:
        goal = urljoin(answer.url, answer.headers["location"])
        hops = (*task.hops, answer.url)
        if goal in hops:
            raise RefusedError("not-fetched", "its redirects go round in a circle")
        if len(hops) > self.limits.redirects:
            raise RefusedError("not-fetched", f"it leads on more than {self.limits.redirects} times")
        return replace(task, url=goal, hops=hops, attempt=1)

    def _keep(self, task: Task, answer: Answer, done: bool = False) -> None:
        archive = self._archives[task.kind]
        end = archive.keep(answer)
        self.journal.keep(
            Entry(
                asked=task.asked,
                url=answer.url,
                time=answer.time,
                status=answer.status,
                archive=archive.place.name,
                end=end,
                done=done and task.kind == PAGES,
                etag=answer.headers.get("etag"),
                modified=answer.headers.get("last-modified"),
            )
        )

    def _refuse(self, url: str, refused: RefusedError) -> None:
        self.issues.append(Issue(code=refused.code, file=url, reason=refused.reason, remedy=_REMEDIES[refused.code]))
        self._count(left_out=1)

    def _count(self, **more: int) -> None:
        held = self.tally
        added = {name: getattr(held, name) + number for name, number in more.items()}
        self.tally = replace(held, **added, done=held.done + 1)
        self.watch(self.tally)


def _host(url: str) -> str:
    return urlsplit(url).netloc.lower()


def _conditions(known: Entry | None) -> dict[str, str]:
    """Ask for a page that is known only where it changed."""
    if known is None:
        return {}
    found = {"If-None-Match": known.etag, "If-Modified-Since": known.modified}
    return {name: value for name, value in found.items() if value}


def _wanted(kind: str) -> Callable[[str], bool]:
    if kind == PAGES:
        return lambda media_type: media_type in _READ
    return lambda media_type: not media_type or any(word in media_type for word in _MARKUP)
