"""tawthiq fetch, tawthiq watch: pages from the web, kept as web archives and read into the register."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tawthiq.cli.options import REGISTER, JsonOption, OperatorOption, RegisterOption
from tawthiq.cli.terminal import STOPPED, answer, finish, say, say_issues, stoppable
from tawthiq.errors import UsageError

if TYPE_CHECKING:
    from tawthiq.fetching.errand import Brought, Wishes
    from tawthiq.model.issue import Issue
    from tawthiq.pipeline import Outcome
    from tawthiq.register import Register


def fetch(
    inputs: Annotated[
        list[str] | None,
        typer.Argument(metavar="URL|FILE...", help="Addresses, or files of them: one a line, or a sitemap."),
    ] = None,
    feed: Annotated[
        list[str] | None, typer.Option("--feed", metavar="URL", help="Also the pages that this feed names.")
    ] = None,
    sitemap: Annotated[
        list[str] | None, typer.Option("--sitemap", metavar="URL", help="Also the pages that this sitemap names.")
    ] = None,
    limit: Annotated[
        int | None, typer.Option("--limit", "-n", min=1, help="At most so many pages of feeds and sitemaps.")
    ] = None,
    register: RegisterOption = REGISTER,
    operator: OperatorOption = None,
    json: JsonOption = False,
) -> None:
    """Fetch pages politely, keep them as web archives (WARC) in the register's folder, and read them into it."""
    from tawthiq.fetching import listings
    from tawthiq.fetching.errand import Wishes
    from tawthiq.register import Register

    _check_installed()
    pages: list[str] = []
    sitemaps = list(sitemap or ())
    issues: list[Issue] = []
    for given in inputs or ():
        if listings.is_address(given):
            pages.append(given)
            continue
        listed = listings.of_place(Path(given))
        pages += listed.pages
        sitemaps += listed.sitemaps
        issues += listed.issues
    wishes = Wishes(
        pages=tuple(pages), feeds=tuple(feed or ()), sitemaps=tuple(sitemaps), most=limit, issues=tuple(issues)
    )
    if not (pages or feed or sitemaps or issues):
        raise UsageError("fetch needs an address. Give one, a file with one a line, --feed URL or --sitemap URL")
    with Register.open(register, create=True) as opened, stoppable() as stop:
        brought, outcome = _brought_in(opened, wishes, operator, stop, json)
    if json:
        answer({"fetched": brought, "read": outcome})
    _leave(brought, outcome, register)


def watch(
    feeds: Annotated[Path, typer.Argument(metavar="FEEDS.toml", help="The feeds and sitemaps to look at.")],
    register: RegisterOption = REGISTER,
    once: Annotated[bool, typer.Option("--once", help="Look at each once, then end (for cron).")] = False,
    operator: OperatorOption = None,
    json: JsonOption = False,
) -> None:
    """Look at feeds and sitemaps again and again, and read the pages that are new in them into the register."""
    from time import monotonic, sleep

    from tawthiq.fetching.errand import Wishes
    from tawthiq.fetching.watching import load
    from tawthiq.register import Register

    _check_installed()
    watched = load(feeds)
    due = dict.fromkeys(watched, 0.0)
    with Register.open(register, create=True) as opened, stoppable() as stop:
        while True:
            turn = [item for item in watched if due[item] <= monotonic()]
            lists = {kind: tuple(item.url for item in turn if item.kind == kind) for kind in ("feed", "sitemap")}
            wishes = Wishes(feeds=lists["feed"], sitemaps=lists["sitemap"], only_new=True)
            brought, outcome = _brought_in(opened, wishes, operator, stop, json)
            if json:
                answer({"fetched": brought, "read": outcome})
            if once or brought.stopped:
                break
            _tell(brought, outcome, register)
            due |= {item: monotonic() + 60 * item.every for item in turn}
            while not stop() and monotonic() < min(due.values()):
                sleep(min(1.0, max(0.0, min(due.values()) - monotonic())))
            if stop():
                return
    _leave(brought, outcome, register)


def _check_installed() -> None:
    from tawthiq.fetching import installed

    if not installed():
        raise UsageError("fetching needs two more libraries. Install them: pip install 'tawthiq[fetch]'")


def _brought_in(
    opened: "Register", wishes: "Wishes", operator: str | None, stop: Callable[[], bool], quiet: bool
) -> "tuple[Brought, Outcome | None]":
    """Fetch, then read what was fetched and not read yet, also by a run that was killed."""
    from dataclasses import replace

    from tawthiq import adoption, pipeline
    from tawthiq.cli.progress import fetching_pages, running
    from tawthiq.fetching import Journal, limits_of
    from tawthiq.fetching.errand import fetch as bring
    from tawthiq.register.custody import FETCHED
    from tawthiq.settings import Settings

    settings = Settings.from_environment()
    limits = limits_of(settings, operator)
    settings = replace(settings, places=(*settings.places, *opened.place_packs()))
    with Journal.open(opened.folder / FETCHED) as journal:
        with fetching_pages(quiet) as watch_pages:
            gone = frozenset(erasure.document for erasure in opened.erasures())
            brought = bring(journal, replace(wishes, never=gone), limits, watch_pages, stop)
        unclear = brought.issues  # of pages: an archive is whole though a list has a bad line
        brought = replace(brought, issues=(*wishes.issues, *brought.issues))
        opened.add_issues(brought.issues)
        if brought.stopped:
            return brought, None
        archives = journal.waiting()
        outcome = None
        if archives:
            with running(quiet) as (watch_reading, resolving):
                adoption.settle(opened, settings)
                orders = pipeline.Orders(
                    settings=settings,
                    operator=limits.operator,
                    watch=watch_reading,
                    watch_resolving=resolving,
                    stop=stop,
                )
                outcome = pipeline.run(archives, opened, orders)
            if outcome.stopped:
                return brought, outcome
            opened.note_archives(archives)
        journal.taken(archives, whole=not unclear)
    return brought, outcome


def _tell(brought: "Brought", outcome: "Outcome | None", register: str) -> None:
    tally = brought.tally
    say_issues(_left_out(brought, outcome), f"See them with tawthiq issues --register {register}")
    passed = f", {tally.passed_over:,} fetched before the last stop" if tally.passed_over else ""
    say(f"{tally.kept:,} pages fetched, {tally.unchanged:,} not modified{passed}; {tally.bytes / 1e6:.1f} MB")
    if outcome:
        read = outcome.tally
        say(f"{read.added:,} reports added, {read.known:,} known before, {read.claims:,} claims read")


def _left_out(brought: "Brought", outcome: "Outcome | None") -> "Sequence[Issue]":
    return [*brought.issues, *(issue for issue in (outcome.issues if outcome else ()) if issue.left_out)]


def _leave(brought: "Brought", outcome: "Outcome | None", register: str) -> None:
    _tell(brought, outcome, register)
    if brought.stopped or (outcome and outcome.stopped):
        say("stopped. Run the same command again to go on")
        raise typer.Exit(STOPPED)
    finish(len(_left_out(brought, outcome)))
