"""A server of this machine that misbehaves in every way that servers do, and limits that do not wait for it."""

import gzip
import threading
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from tawthiq.fetching.limits import Limits

TEXT = "قال الدفاع المدني إن أربعة مدنيين قتلوا في غارة جوية استهدفت السوق في مدينة سرمين في 11 أيار 2021."
PAGE = (
    f"<html lang=ar><head><meta charset=utf-8></head><article><h1>غارة على السوق</h1><p>{TEXT}</p></article></html>"
).encode()


@dataclass
class Site:
    """What the server was asked, and the clock that its visitors wait by."""

    base: str
    asked: list[str] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    waits: list[float] = field(default_factory=list)
    now: float = 0.0
    robots: bytes | int = 404
    ended: threading.Event = field(default_factory=threading.Event)

    def sleep(self, seconds: float) -> None:
        self.waits.append(seconds)
        self.now += seconds

    def limits(self, **more: Any) -> Limits:
        values: dict[str, Any] = {"allow": frozenset({"127.0.0.1"}), "sleep": self.sleep, "clock": lambda: self.now}
        return Limits(**values | more)

    def count(self, path: str) -> int:
        return Counter(self.asked)[path]


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    site: Site

    def log_message(self, *_: object) -> None:
        """Nothing."""

    def do_GET(self) -> None:
        site = self.site
        site.asked.append(self.path)
        site.headers.append(dict(self.headers))
        path = self.path.partition("?")[0].strip("/").replace("-", "_").replace(".", "_").partition("/")[0]
        try:
            getattr(self, f"on_{path}", self.on_missing)()
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True

    def answer(
        self, body: bytes = PAGE, status: int = 200, kind: str = "text/html; charset=utf-8", **more: str
    ) -> None:
        self.send_response(status)
        for name, value in {"Content-Type": kind, "Content-Length": str(len(body)), **more}.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def on_missing(self) -> None:
        self.answer(b"gone", 404)

    def on_robots_txt(self) -> None:
        rules = self.site.robots
        self.answer(b"", rules) if isinstance(rules, int) else self.answer(rules, kind="text/plain")

    def on_page(self) -> None:
        self.answer()

    def on_etag(self) -> None:
        if self.headers.get("If-None-Match") == '"v1"':
            self.answer(b"", 304, ETag='"v1"')
        else:
            self.answer(ETag='"v1"', Last_Modified="Tue, 11 May 2021 10:00:00 GMT")

    def on_moved(self) -> None:
        self.answer(b"", 301, Location="/page/after")

    def on_loop(self) -> None:
        self.answer(b"", 302, Location="/loop2")

    def on_loop2(self) -> None:
        self.answer(b"", 302, Location="/loop")

    def on_ever(self) -> None:
        self.answer(b"", 302, Location=f"/ever/{len(self.site.asked)}")

    def on_inside(self) -> None:
        self.answer(b"", 302, Location=self.site.base.replace("127.0.0.1", "127.0.0.2") + "/page")

    def on_file(self) -> None:
        self.answer(b"", 302, Location="file:///etc/passwd")

    def on_film(self) -> None:
        self.answer(b"x" * 1000, kind="video/mp4")

    def on_busy(self) -> None:
        if self.site.count(self.path) < 3:
            self.answer(b"", 429, Retry_After="7")
        else:
            self.answer()

    def on_down(self) -> None:
        self.answer(b"", 503)

    def on_tomorrow(self) -> None:
        self.answer(b"", 503, Retry_After="86400")

    def on_bomb(self) -> None:
        self.answer(gzip.compress(b" " * 30_000_000), Content_Encoding="gzip")

    def on_packed(self) -> None:
        self.answer(gzip.compress(PAGE), Content_Encoding="gzip")

    def on_chunked(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        for part in (PAGE[:40], PAGE[40:]):
            self.wfile.write(f"{len(part):x}\r\n".encode() + part + b"\r\n")
        self.wfile.write(b"0\r\n\r\n")

    def on_endless(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True
        while not self.site.ended.is_set():
            self.wfile.write(b"<p>more</p>" * 10_000)

    def on_slow(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True
        for _ in range(1000):  # each byte lets the visitor's clock run on
            self.site.now += 1.0
            self.wfile.write(b"x")
            self.wfile.flush()
            if self.site.ended.wait(0.001):
                return

    def on_drip(self) -> None:
        self.wfile.write(b"HTTP/1.1 200 OK\r\n")
        self.close_connection = True
        for number in range(1000):
            self.site.now += 1.0
            self.wfile.write(f"X-{number}: 1\r\n".encode())
            self.wfile.flush()
            if self.site.ended.wait(0.001):
                return

    def on_garbage(self) -> None:
        self.wfile.write(b"\x00\x01 this is no HTTP\r\n\r\n")
        self.close_connection = True

    def on_short(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", "5000")
        self.end_headers()
        self.wfile.write(b"<p>half")
        self.close_connection = True

    def on_feed(self) -> None:
        items = "".join(f"<item><title>{n}</title><link>{self.site.base}/page/{n}</link></item>" for n in (1, 2))
        self.answer(
            f"<rss version='2.0'><channel><title>x</title>{items}</channel></rss>".encode(), kind="application/rss+xml"
        )

    def on_sitemap_xml(self) -> None:
        inner = "".join(f"<sitemap><loc>{self.site.base}/{n}</loc></sitemap>" for n in ("inner.xml.gz", "sitemap.xml"))
        self.answer(f"<sitemapindex>{inner}</sitemapindex>".encode(), kind="text/xml")

    def on_inner_xml_gz(self) -> None:
        pages = "".join(f"<url><loc><![CDATA[{self.site.base}/page/{n}?a=1&b=2]]></loc></url>" for n in (3, 4))
        self.answer(gzip.compress(f"<urlset>{pages}</urlset>".encode()), kind="application/gzip")


@pytest.fixture
def site() -> Iterator[Site]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    server.daemon_threads = True
    found = Site(f"http://127.0.0.1:{server.server_address[1]}")
    server.RequestHandlerClass = type("Handler", (_Handler,), {"site": found})
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield found
    found.ended.set()
    server.shutdown()
    server.server_close()
