"""Fetching from a server that misbehaves: what is kept, what is refused and why, what is asked again."""

import io
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from fastwarc import ArchiveIterator

from tawthiq import intake
from tawthiq.errors import RegisterError
from tawthiq.fetching import Journal
from tawthiq.fetching.errand import Brought, Wishes, fetch
from tawthiq.model.document import Document
from tawthiq.settings import Settings


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "fetched"


def run(site: Any, folder: Path, *paths: str, **more: Any) -> Brought:
    feeds, sitemaps = (tuple(site.base + path for path in more.pop(name, ())) for name in ("feeds", "sitemaps"))
    asked = Wishes(
        pages=tuple(site.base + path for path in paths),
        feeds=feeds,
        sitemaps=sitemaps,
        only_new=more.pop("only_new", False),
    )
    end = more.pop("end", True)
    with Journal.open(folder) as journal:
        brought = fetch(journal, asked, site.limits(**more))
        if end:
            journal.taken(journal.waiting(), whole=not brought.issues)
    return brought


def records(folder: Path, kind: str = "pages") -> list[tuple[str, str]]:
    found = []
    for place in sorted(folder.glob(f"{kind}-*.warc.gz")):
        for record in ArchiveIterator(io.BytesIO(place.read_bytes()), parse_http=False):
            assert record.verify_block_digest()
            found.append(
                (str(record.headers["WARC-Type"]), urlsplit(str(record.headers.get("WARC-Target-URI", ""))).path)
            )
    return found


def documents(folder: Path) -> list[Document]:
    places = sorted(folder.glob("pages-*.warc.gz"))
    return [item for item in intake.read(places, Settings(max_report_mb=1)) if isinstance(item, Document)]


def reasons(brought: Brought) -> list[str]:
    return [f"{issue.code}: {issue.reason}" for issue in brought.issues]


def test_request_and_answer_are_kept_and_the_answer_is_read(site: Any, folder: Path) -> None:
    brought = run(site, folder, "/page/1#part", operator="Huda")
    assert (brought.tally.kept, brought.issues) == (1, ())
    place = next(folder.glob("pages-*.warc.gz"))
    assert records(folder) == [("warcinfo", ""), ("response", "/page/1"), ("request", "/page/1")]
    originals = [item for item in intake.read([place], Settings()) if isinstance(item, intake.Original)]
    capture = originals[0].capture
    assert capture is not None
    assert (capture.operator, capture.status, capture.uri) == ("Huda", 200, f"{site.base}/page/1")
    assert capture.tool is not None
    assert capture.tool.startswith("tawthiq/")
    assert "أربعة مدنيين" in documents(folder)[0].text


@pytest.mark.parametrize("path", ["/chunked", "/packed"])
def test_what_comes_in_parts_or_packed_is_kept_as_it_came_and_read(site: Any, folder: Path, path: str) -> None:
    assert run(site, folder, path).issues == ()
    assert "أربعة مدنيين" in documents(folder)[0].text


def test_redirects_are_followed_hop_by_hop_and_the_asked_address_is_kept(site: Any, folder: Path) -> None:
    run(site, folder, "/moved")
    originals = [
        item
        for item in intake.read(sorted(folder.glob("pages-*.warc.gz")), Settings())
        if isinstance(item, intake.Original)
    ]
    capture = originals[0].capture
    assert capture is not None
    assert (capture.asked, capture.uri) == (f"{site.base}/moved", f"{site.base}/page/after")


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/loop", "not-fetched: its redirects go round in a circle"),
        ("/ever", "not-fetched: it leads on more than 5 times"),
        ("/inside", "refused-address: the host 127.0.0.2 lies inside the network (127.0.0.2)"),
        ("/file", "refused-address: only http and https are asked"),
        ("/film", "not-fetched: it is of a type that is not read (video/mp4)"),
        ("/endless", "not-fetched: it is larger than 1 MB"),
        ("/slow", "not-fetched: it did not end within 30 s"),
        ("/drip", "not-fetched: it did not end within 30 s"),
        ("/nowhere", "not-fetched: the server answers 404"),
        ("/tomorrow", "not-fetched: the server asks to come back in 86,400 s"),
        ("/down", "not-fetched: the server answers 503 time and again"),
    ],
)
def test_a_server_that_misbehaves_is_named_and_the_next_page_fetched(
    site: Any, folder: Path, path: str, said: str
) -> None:
    brought = run(site, folder, path, "/page/next", bytes=1_000_000, seconds=30.0)
    assert reasons(brought) == [said]
    assert (brought.tally.kept, brought.tally.left_out) == (1, 1)
    assert documents(folder)


@pytest.mark.parametrize("path", ["/garbage", "/short"])
def test_what_is_no_answer_is_asked_for_again_and_then_given_up(site: Any, folder: Path, path: str) -> None:
    brought = run(site, folder, path)
    assert reasons(brought)[0].startswith("not-fetched: no answer (")
    assert site.count(path) == 4


def test_a_bomb_is_kept_as_it_came_and_left_out_by_its_reader(site: Any, folder: Path) -> None:
    assert run(site, folder, "/bomb", bytes=1_000_000).issues == ()
    assert next(folder.glob("pages-*.warc.gz")).stat().st_size < 100_000
    found = list(intake.read(sorted(folder.glob("pages-*.warc.gz")), Settings(max_report_mb=1)))
    assert [item.code for item in found if not isinstance(item, (Document, intake.Original))] == ["too-large"]


def test_a_busy_server_is_waited_for_as_long_as_it_says(site: Any, folder: Path) -> None:
    assert run(site, folder, "/busy").tally.kept == 1
    assert site.waits.count(7.0) == 2


def test_a_host_is_not_asked_faster_than_it_bears(site: Any, folder: Path) -> None:
    site.robots = b"User-agent: *\nCrawl-delay: 5\n"
    run(site, folder, "/page/1", "/page/2", "/page/3")
    assert site.waits == [5.0, 5.0]


def test_robots_are_obeyed_and_read_once(site: Any, folder: Path) -> None:
    site.robots = b"User-agent: *\nDisallow: /page/no*\n"
    brought = run(site, folder, "/page/no1", "/page/yes", "/page/no2")
    assert reasons(brought) == ["robots: robots.txt of the host asks not to fetch it"] * 2
    assert (site.count("/robots.txt"), site.count("/page/no1"), brought.tally.kept) == (1, 0, 1)
    assert ("response", "/robots.txt") in records(folder, "listings")


def test_a_host_whose_robots_cannot_be_had_is_not_asked(site: Any, folder: Path) -> None:
    site.robots = 500
    assert "robots.txt of the host cannot be had (status 500)" in reasons(run(site, folder, "/page"))[0]
    assert site.count("/page") == 0


def test_a_page_that_did_not_change_is_not_fetched_again(site: Any, folder: Path) -> None:
    run(site, folder, "/etag")
    brought = run(site, folder, "/etag")
    assert (brought.tally.kept, brought.tally.unchanged, brought.issues) == (0, 1, ())
    assert site.headers[-1]["If-Modified-Since"] == "Tue, 11 May 2021 10:00:00 GMT"
    assert [kind for kind, _ in records(folder)].count("revisit") == 1
    assert len(documents(folder)) == 1


def test_a_run_that_was_killed_goes_on_where_it_was(site: Any, folder: Path) -> None:
    run(site, folder, "/page/1", end=False)  # as if killed before it was taken in
    place = next(folder.glob("pages-*.warc.gz"))
    whole = place.read_bytes()
    place.write_bytes(whole + whole[:100])  # and within the next record
    with (folder / "journal.jsonl").open("ab") as file:
        file.write(b'{"kept": {"asked": "http')
    brought = run(site, folder, "/page/1", "/page/2", end=False)
    assert (brought.tally.passed_over, brought.tally.kept) == (1, 1)
    assert place.read_bytes() == whole
    assert (site.count("/page/1"), site.count("/page/2")) == (1, 1)
    with Journal.open(folder) as journal:
        assert len(journal.waiting()) == 2
    assert len(documents(folder)) == 2


def test_two_programs_do_not_fetch_into_one_folder(folder: Path) -> None:
    pytest.importorskip("fcntl")
    with (
        Journal.open(folder),
        pytest.raises(RegisterError, match="another program is fetching"),
        Journal.open(folder),
    ):
        pass


def test_the_pages_of_feeds_and_of_sitemaps_within_sitemaps_are_fetched(site: Any, folder: Path) -> None:
    brought = run(site, folder, feeds=["/feed"], sitemaps=["/sitemap.xml"])
    assert brought.issues == ()
    assert {path for path in site.asked if path.startswith("/page")} == {
        "/page/1",
        "/page/2",
        "/page/3?a=1&b=2",
        "/page/4?a=1&b=2",
    }
    assert site.count("/sitemap.xml") == 1
    assert len(documents(folder)) == 4  # and no entry of the feed beside its page


def test_what_a_watched_feed_named_before_is_not_asked_again(site: Any, folder: Path) -> None:
    run(site, folder, feeds=["/feed"], only_new=True)
    run(site, folder, feeds=["/feed"], only_new=True)
    assert (site.count("/feed"), site.count("/page/1")) == (2, 1)


@pytest.mark.parametrize(("kind", "said"), [("feeds", "it is no feed"), ("sitemaps", "it is no sitemap")])
def test_what_is_no_list_is_named(site: Any, folder: Path, kind: str, said: str) -> None:
    more: dict[str, Any] = {kind: ["/page"]}
    assert reasons(run(site, folder, **more)) == [f"not-fetched: {said}"]


def test_a_stop_is_heeded_between_two_pages(site: Any, folder: Path) -> None:
    with Journal.open(folder) as journal:
        wishes = Wishes(pages=(f"{site.base}/page/1", f"{site.base}/page/2"))
        brought = fetch(journal, wishes, site.limits(), stop=lambda: site.count("/page/1") > 0)
    assert (brought.stopped, site.count("/page/2")) == (True, 0)
