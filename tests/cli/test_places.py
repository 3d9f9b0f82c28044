"""tawthiq places fetch, from a server on this machine."""

import json
import zipfile
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any, Protocol

import pytest

ROW = "2\tKhirba\tKhirba\tخربة التجربة\t36.3\t37.1\tP\tPPL\tSY\t\t09\t\t\t\t900\t\t0\tAsia/Damascus\t2024-01-01\n"


class Ran(Protocol):
    status: int
    out: str
    err: str

    @property
    def json(self) -> Any: ...


class Command(Protocol):
    def __call__(self, *words: object) -> Ran: ...


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def base(tmp_path: Path) -> Iterator[str]:
    folder = tmp_path / "served"
    folder.mkdir()
    with zipfile.ZipFile(folder / "SY.zip", "w") as archive:
        archive.writestr("SY.txt", ROW + ROW.replace("36.3", "north").replace("2\t", "3\t", 1))
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_a_fetched_pack_is_read_with_and_the_register_stays_whole(base: str, tmp_path: Path, command: Command) -> None:
    folder = tmp_path / "register"
    ran = command("places", "fetch", "sy", "--base", base, "-r", folder)
    assert ran.status == 3, "one row cannot be used"
    assert "CC BY 4.0" in ran.err
    assert "GeoNames (geonames.org)" in ran.err
    assert "1 places from" in ran.err
    assert command("places", "fetch", "SY", "--base", base, "-r", folder).status == 3, "again is no error"
    assert command("verify", "-r", folder).status == 0
    listed = command("places", "list", "-r", folder, "--json").json
    assert [Path(row["path"]).name[:12] for row in listed if row["from"] == "register"] == ["geonames-SY-"]
    report = tmp_path / "report.txt"
    report.write_text("قُتل خمسة مدنيين في قصف جوي على قرية خربة التجربة في ريف حلب.", "utf-8")
    assert command("run", report, "-r", folder).status == 0
    out = tmp_path / "claims.jsonl"
    assert command("export", "claims", "-r", folder, "--format", "jsonl", "--out", out).status == 0
    claim = json.loads(out.read_text("utf-8").splitlines()[0])
    assert claim["where"]["place_id"] == "gn:2"
    record = next((folder / "places").glob("*.source.json"))
    record.write_text("{}")
    assert "source.json: was changed" in command("verify", "-r", folder).out


def test_a_pack_fetched_into_a_folder_takes_its_record_along(base: str, tmp_path: Path, command: Command) -> None:
    told = command("places", "fetch", "SY", "--base", base, "--out", tmp_path / "packs", "--json").json
    assert told[0]["places"] == 1
    assert Path(told[0]["pack"]).parent == tmp_path / "packs"
    folder = tmp_path / "register"
    assert command("places", "add", told[0]["pack"], "-r", folder).status == 3
    kept = sorted(path.name for path in (folder / "places").iterdir())
    assert [name.endswith(".source.json") for name in kept] == [False, True]


def test_nothing_is_made_where_nothing_came(base: str, tmp_path: Path, command: Command) -> None:
    ran = command("places", "fetch", "XX", "--base", base, "-r", tmp_path / "register")
    assert (ran.status, ran.err.count("\n")) == (1, 1)
    assert "404" in ran.err
    assert not (tmp_path / "register").exists()
    assert command("places", "fetch", "XXX", "--base", base).status == 2
