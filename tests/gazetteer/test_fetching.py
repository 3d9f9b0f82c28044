"""Packs from a server on this machine, which also misbehaves."""

import gzip
import io
import json
import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from tawthiq.errors import InputError, TawthiqError, UsageError
from tawthiq.gazetteer import download, packs
from tawthiq.gazetteer.fetching import Fetched, fetch

ROW = "2\tKafr Zayt\tKafr Zayt\tكفر زيت,Kafr\t36.3\t37.1\tP\tPPL\tSY\t\t09\t\t\t\t900\t\t0\tAsia/Damascus\t2024-01-01"
LATIN = ROW.replace("كفر زيت", "Kafr")
TABLE = "ADM1_AR,ADM1_PCODE,NAME_AR,PCODE,Latitude,Longitude\nحلب,SY02,كفر التين,C1999,36.5,36.9\n"


def zipped(**members: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in members.items():
            archive.writestr(re.sub("_txt$", ".txt", name), text)
    return buffer.getvalue()


GOOD = zipped(readme_txt="about " * 200, SY_txt=ROW + "\n")


class Server(BaseHTTPRequestHandler):
    """Answers by the address' first part."""

    def do_GET(self) -> None:
        kind = self.path.strip("/").split("/")[0]
        body = {
            "good": GOOD,
            "truncated": GOOD,
            "page": b"<html>please log in</html>",
            "bomb": zipped(SY_txt="0" * 5_000_000),
            "damaged": GOOD[:60] + bytes(40) + GOOD[100:],
            "latin": zipped(SY_txt=LATIN),
            "prose": zipped(SY_txt="no table at all"),
            "table.csv": TABLE.encode(),
            "packed": gzip.compress(TABLE.encode()),
            "book.xlsx": zipped(**{"[Content_Types].xml": "<Types/>"}),
            "huge": bytes(1000),
        }.get(kind)
        if kind == "away":
            self.send_response(302)
            self.send_header("Location", "http://example.org/SY.zip")
        else:
            self.send_response({"busy": 503, "empty": 204}.get(kind, 200 if body is not None else 404))
        if body is not None and kind != "endless":
            self.send_header("Content-Length", str(len(body) + (100 if kind == "truncated" else 0)))
        self.end_headers()
        self.wfile.write(body or b"")

    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def serving() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Server)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with serving() as address:
        yield address


def fetched(base: str, folder: Path, ocha: str | None = None, country: str = "SY") -> tuple[Fetched, ...]:
    return fetch(country, folder, lambda came, whole: None, base=base, ocha=ocha)


def test_a_dump_is_kept_with_the_record_of_where_it_came_from(server: str, tmp_path: Path) -> None:
    told: list[tuple[int, int | None]] = []
    (found,) = fetch("sy", tmp_path / "packs", lambda came, whole: told.append((came, whole)), base=f"{server}/good/")
    assert found.pack.read_bytes() == GOOD
    assert [line.split("\t")[0] for line in packs.read(found.pack).lines] == ["كفر زيت"]
    record = json.loads(found.pack.with_name(found.pack.name + packs.RECORD).read_bytes())
    assert record.pop("fetched")[:10] in found.pack.name
    assert record == {
        "url": f"{server}/good/SY.zip",
        "sha256": sha256(GOOD).hexdigest(),
        "bytes": len(GOOD),
        "places": 1,
        "licence": "CC BY 4.0",
        "attribution": "GeoNames (geonames.org)",
    }
    assert told[-1] == (len(GOOD), len(GOOD))
    assert len(list((tmp_path / "packs").iterdir())) == 2


@pytest.mark.parametrize("table", ["table.csv", "packed"])
def test_an_ocha_table_comes_with_it(server: str, tmp_path: Path, table: str) -> None:
    _, found = fetched(f"{server}/good", tmp_path, ocha=f"{server}/{table}")
    assert [line.split("\t")[0] for line in packs.read(found.pack).lines] == ["كفر التين"]
    assert found.record.licence.startswith("CC BY 3.0 IGO")


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("missing", r"no such file \(404\)\. Check the country code"),
        ("busy", "answered 503 .* Try again later"),
        ("empty", "answered 204 instead of a file"),
        ("truncated", r"bytes came\. Try again|broke off .* Try again"),
        ("page", "no zip archive .*'<html>please log in.* Open it in a browser"),
        ("bomb", "unpacks to more than 1 MB"),
        ("huge", "larger than"),
        ("damaged", "cannot be read as a place pack"),
        ("latin", "no place with an Arabic name"),
        ("prose", "not a place pack"),
        ("away", "leads on to http://example.org/SY.zip, which is not https"),
    ],
)
def test_what_is_no_pack_leaves_nothing(
    server: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str, said: str
) -> None:
    monkeypatch.setattr(packs, "MOST_UNPACKED", 1_000_000)
    if kind == "huge":
        monkeypatch.setattr(download.download, "__defaults__", (500,))
    folder = tmp_path / "packs"
    with pytest.raises(InputError, match=said) as failed:
        fetched(f"{server}/{kind}", folder)
    assert "\n" not in str(failed.value)
    assert str(failed.value).startswith(f"{server}/{kind}/SY.zip: "), "the address, not a file that is gone"
    assert list(tmp_path.rglob("*")) == []


def test_a_size_that_is_not_told_is_limited_all_the_same(server: str, tmp_path: Path) -> None:
    answers = Server.send_header

    def silent(self: Server, name: str, value: str) -> None:
        if name != "Content-Length":
            answers(self, name, value)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Server, "send_header", silent)
        with pytest.raises(InputError, match="larger than"):
            download.download(f"{server}/huge", tmp_path / "x", lambda came, whole: None, most=500)
    assert list(tmp_path.iterdir()) == []


def test_both_or_none(server: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="404"):
        fetched(f"{server}/good", tmp_path, ocha=f"{server}/none.csv")
    assert list(tmp_path.iterdir()) == []


def test_a_workbook_is_named_as_one(server: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"Excel workbook\. Save its sheet"):
        fetched(f"{server}/good", tmp_path, ocha=f"{server}/book.xlsx")


def test_offline_says_what_to_do(tmp_path: Path) -> None:
    with serving() as gone:
        pass
    with pytest.raises(InputError, match=r"cannot be reached .* tawthiq places add FILE"):
        fetched(gone, tmp_path)


def test_a_folder_that_cannot_be_written_is_named(server: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(InputError, match="cannot be written"):
        fetched(f"{server}/good", tmp_path / "file")


@pytest.mark.parametrize(
    ("country", "base"),
    [
        ("Syria", "https://x.org"),
        ("S1", "https://x.org"),
        ("../", "https://x.org"),
        ("SY", "http://x.org"),
        ("SY", "ftp://x.org"),
        ("SY", "file:///etc"),
        ("SY", "https://name:word@x.org"),
        ("SY", "https://"),
        ("SY", "https://[x"),
    ],
)
def test_wrong_countries_and_addresses_are_wrong_usage(tmp_path: Path, country: str, base: str) -> None:
    with pytest.raises(UsageError):
        fetched(base, tmp_path, country=country)


@pytest.mark.parametrize("last", ["%2e%2e%2f%2e%2e%2fpasswd", "a b?c=d", ".source.json", "..", "ب", "x" * 300])
def test_an_address_never_names_a_file_elsewhere(server: str, tmp_path: Path, last: str) -> None:
    folder = tmp_path / "deep" / "packs"
    fetched(f"{server}/good", folder, ocha=f"{server}/table.csv/{last}")
    assert all(path.parent == folder for path in tmp_path.rglob("*") if path.is_file())
    assert len(list(folder.iterdir())) == 4


def test_every_failure_is_one_of_ours(server: str, tmp_path: Path) -> None:
    for kind in ("missing", "busy", "page", "damaged", "prose"):
        with pytest.raises(TawthiqError):
            fetched(f"{server}/{kind}", tmp_path)
