"""A PDF asks no address and opens no file, whatever the page that it is made from says."""

import io
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pypdf
import pytest

from tawthiq.editions.pdf import pdf

pytest.importorskip("weasyprint")


def test_what_the_page_does_not_carry_is_not_fetched(tmp_path: Path) -> None:
    asked: list[str] = []

    class Ear(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(200)
            self.end_headers()

        def log_message(self, format: str, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Ear)
    Thread(target=server.serve_forever, daemon=True).start()
    base = f"http://127.0.0.1:{server.server_port}"
    secret = tmp_path / "secret.txt"
    secret.write_text("of this machine", "utf-8")
    style = tmp_path / "style.css"
    style.write_text("p::after { content: 'from a file'; }", "utf-8")
    page = f"""<html><head><link rel="stylesheet" href="{base}/style.css">
    <link rel="stylesheet" href="{style.as_uri()}">
    <style>@import url("{base}/import.css"); @font-face {{ font-family: x; src: url("{base}/font.woff2"); }}
    p {{ font-family: x; background: url("{base}/back.png"); }}</style>
    <link rel="attachment" href="{secret.as_uri()}"></head>
    <body><p>of the page</p><img src="{base}/image.png"><img src="{secret.as_uri()}">
    <object data="{base}/object.svg"></object><iframe src="{base}/frame"></iframe>
    <svg xmlns:xlink="http://www.w3.org/1999/xlink"><image xlink:href="{base}/inside.png"/></svg></body></html>"""
    made = pdf(page.encode())
    server.shutdown()
    text = "".join(sheet.extract_text() for sheet in pypdf.PdfReader(io.BytesIO(made)).pages)
    assert "of the page" in text
    assert "from a file" not in text
    assert b"of this machine" not in made
    assert pypdf.PdfReader(io.BytesIO(made)).attachments == {}
    assert asked == []
