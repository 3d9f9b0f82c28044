"""fetch and watch as a user calls them, on a server of this machine."""

import io
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from fastwarc import ArchiveIterator

TEXT = "قال الدفاع المدني إن أربعة مدنيين قتلوا في غارة جوية استهدفت السوق في مدينة سرمين في 11 أيار 2021."


ASKED: list[str] = []
HUNG, FREED = threading.Event(), threading.Event()


class _Handler(BaseHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Nothing."""

    def do_GET(self) -> None:
        ASKED.append(self.path)
        if self.path == "/hang":  # until the one who asks is killed
            HUNG.set()
            FREED.wait(30)
        host = f"http://{self.headers['Host']}"
        if self.path == "/feed":
            item = f"<item><title>x</title><link>{host}/a</link></item>"
            kind, body = "application/rss+xml", f"<rss version='2.0'><channel>{item}</channel></rss>"
        else:
            kind, body = (
                "text/html; charset=utf-8",
                f"<html lang=ar><article><h1>خبر</h1><p>{TEXT}</p></article></html>",
            )
        found = self.path in {"/feed", "/a", "/hang"}
        self.send_response(200 if found else 404)
        self.send_header("Content-Type", kind)
        self.end_headers()
        self.wfile.write(body.encode() if found else b"")


@pytest.fixture
def base(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    monkeypatch.setenv("TAWTHIQ_FETCH_ALLOW", "127.0.0.1")
    monkeypatch.setattr("time.sleep", lambda _: None)
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


def test_fetched_pages_are_read_with_their_custody(command: Any, base: str, tmp_path: Path) -> None:
    (tmp_path / "list.txt").write_text(f"# mine\n{base}/a\n", "utf-8")
    ran = command("fetch", tmp_path / "list.txt", "-r", tmp_path / "r", "--operator", "Huda", "--json")
    assert ran.status == 0
    assert (ran.json["fetched"]["tally"]["kept"], ran.json["read"]["tally"]["added"]) == (1, 1)
    (found,) = command("custody", f"{base}/a", "-r", tmp_path / "r", "--json").json["custody"]
    assert (found["operator"], found["taken_in_by"], found["status"]) == ("Huda", "Huda", 200)
    assert command("verify", "-r", tmp_path / "r").status == 0


def test_a_sitemap_in_a_file_is_a_list_of_addresses(command: Any, base: str, tmp_path: Path) -> None:
    places = f"<url><loc>{base}/a</loc></url><url><loc>{base}/none</loc></url>"
    (tmp_path / "sitemap.xml").write_text(f'<?xml version="1.0"?><urlset>{places}</urlset>', "utf-8")
    ran = command("fetch", tmp_path / "sitemap.xml", "-r", tmp_path / "r", "--json")
    assert ran.json["fetched"]["tally"]["kept"] == 1
    assert [issue["file"] for issue in ran.json["fetched"]["issues"]] == [f"{base}/none"]


def test_what_is_not_fetched_is_told_and_kept_as_an_issue(command: Any, base: str, tmp_path: Path) -> None:
    ran = command("fetch", f"{base}/none", "http://10.0.0.1/x", "-r", tmp_path / "r")
    assert ran.status == 3
    assert f"{base}/none: the server answers 404" in ran.err
    assert "lies inside the network" in ran.err
    codes = {row["issue"]["code"] for row in command("issues", "-r", tmp_path / "r", "--json").json["rows"]}
    assert codes == {"not-fetched", "refused-address"}


def test_watch_once_reads_what_is_new(command: Any, base: str, tmp_path: Path) -> None:
    feeds = tmp_path / "feeds.toml"
    feeds.write_text(f'[[feed]]\nurl = "{base}/feed"\nevery = 5\n', "utf-8")
    first = command("watch", feeds, "-r", tmp_path / "r", "--once")
    assert first.status == 0
    assert "1 pages fetched" in first.err
    assert "0 pages fetched" in command("watch", feeds, "-r", tmp_path / "r", "--once").err


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "names no feed"),
        ("[[feed]]\n", "feed 1: has no url"),
        ('[[feed]]\nurl = "https://e.org/"\nevery = 0\n', "Give whole minutes"),
        ('[[feed]]\nurl = "https://e.org/"\nhourly = 1\n', "hourly is not known"),
        ('[[fed]]\nurl = "https://e.org/"\n', "fed is not known"),
        ("[[feed", "is no TOML"),
    ],
)
def test_a_wrong_feeds_file_is_named(command: Any, tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "f.toml").write_text(text, "utf-8")
    ran = command("watch", tmp_path / "f.toml", "-r", tmp_path / "r", "--once")
    assert ran.status == 1
    assert said in ran.err


def test_a_line_that_is_no_address_is_named_and_the_others_are_fetched(command: Any, base: str, tmp_path: Path) -> None:
    (tmp_path / "l.txt").write_text(f"nonsense\n{base}/a\nhttps://e.org/ two\n", "utf-8")
    ran = command("fetch", tmp_path / "l.txt", "-r", tmp_path / "r")
    assert ran.status == 3
    assert "l.txt:1: 'nonsense' is no address. Give one that begins with https://" in ran.err
    assert "l.txt:3: 'https://e.org/ two' is no address" in ran.err
    assert "1 pages fetched" in ran.err
    told = command("issues", "-r", tmp_path / "r", "--json").json
    assert [row["issue"]["line"] for row in (told["rows"] if isinstance(told, dict) else told)] == [3, 1]


def test_nothing_to_fetch_is_wrong_usage(command: Any, tmp_path: Path) -> None:
    assert command("fetch", "-r", tmp_path / "r").status == 2


def test_an_erased_page_is_taken_out_of_the_archive_and_the_others_stay(
    command: Any, base: str, tmp_path: Path
) -> None:
    ASKED.clear()
    command("fetch", f"{base}/a", f"{base}/none", "-r", tmp_path / "r")
    (place,) = (tmp_path / "r" / "fetched").glob("pages-*.warc.gz")
    before = [(r.stream_pos, r.record_id) for r in ArchiveIterator(io.BytesIO(place.read_bytes()))]
    size = place.stat().st_size
    told = command(
        "erase", f"{base}/a", "--author", "Huda", "--agreed-by", "Rana", "--reason", "x", "-r", tmp_path / "r", "--json"
    ).json
    assert told["left"] == []
    after = [(r.stream_pos, r.record_id) for r in ArchiveIterator(io.BytesIO(place.read_bytes()))]
    assert place.stat().st_size == size
    assert [at for at, _ in before] == [at for at, _ in after]
    assert [i for i, (one, other) in enumerate(zip(before, after, strict=True)) if one != other] == [1]
    again = command("fetch", f"{base}/a", "-r", tmp_path / "r")
    assert (again.status, "its report was erased" in again.err) == (3, True)
    archive = ArchiveIterator(io.BytesIO(place.read_bytes()), parse_http=False)
    assert ASKED.count("/a") == 1
    assert "مدنيين".encode() not in b"".join(record.reader.read() for record in archive)
    assert command("verify", "-r", tmp_path / "r").status == 0


def test_a_killed_run_goes_on_and_asks_for_nothing_twice(command: Any, base: str, tmp_path: Path) -> None:
    ASKED.clear()
    words = ["fetch", f"{base}/a", f"{base}/hang", "-r", str(tmp_path / "r")]
    environment = {**os.environ, "TAWTHIQ_FETCH_ALLOW": "127.0.0.1"}
    with subprocess.Popen([sys.executable, "-m", "tawthiq", *words], env=environment) as running:
        assert HUNG.wait(60)
        running.kill()
    FREED.set()
    ran = command(*words)
    assert ran.status == 0
    assert "1 pages fetched, 0 not modified, 1 fetched before the last stop" in ran.err
    assert "2 reports added" in ran.err
    assert (ASKED.count("/a"), ASKED.count("/hang")) == (1, 2)
    assert len(command("export", "documents", "-r", tmp_path / "r").out.splitlines()) == 2
    assert command("verify", "-r", tmp_path / "r").status == 0


def test_a_flipped_byte_in_an_archive_of_fetched_pages_is_named(command: Any, base: str, tmp_path: Path) -> None:
    command("fetch", f"{base}/a", "-r", tmp_path / "r")
    (place,) = (tmp_path / "r" / "fetched").glob("pages-*.warc.gz")
    content = bytearray(place.read_bytes())
    content[400] ^= 1
    place.write_bytes(bytes(content))
    assert f"archive {place.name}: its bytes were changed" in command("verify", "-r", tmp_path / "r").out
    place.unlink()
    assert f"archive {place.name}: is missing" in command("verify", "-r", tmp_path / "r").out
