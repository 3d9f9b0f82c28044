"""custody, dossier and erase as a user calls them."""

import io
import json
import sqlite3
import zipfile
from pathlib import Path
from typing import Any

import pytest
from fastwarc import WarcRecord, WarcRecordType

from tawthiq.register import Register

TEXT = "قال الدفاع المدني إن أربعة مدنيين قتلوا في غارة جوية استهدفت السوق في مدينة سرمين في 11 أيار 2021."
PAGE = f"<html lang=ar><article><h1>غارة على السوق</h1><p>{TEXT}</p><p>{TEXT}</p></article></html>".encode()
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"


def warc(date: str) -> bytes:
    out = io.BytesIO()
    for kind, uri, data in (
        (WarcRecordType.warcinfo, None, b"software: crawler 3\r\noperator: Sami\r\n"),
        (WarcRecordType.response, "http://e.org/a", b"HTTP/1.1 301 Moved\r\nLocation: /b\r\n\r\n"),
        (WarcRecordType.response, "http://e.org/b", HEAD + PAGE),
    ):
        record = WarcRecord()
        record.init_headers(record_type=kind, content_length=len(data))
        if uri:
            record.headers["WARC-Target-URI"] = uri
            record.headers["Content-Type"] = "application/http; msgtype=response"
        record.headers["WARC-Date"] = date
        record.set_bytes_content(data)
        record.write(out)
    return out.getvalue()


@pytest.fixture
def register(tmp_path: Path, command: Any) -> Path:
    (tmp_path / "a.warc").write_bytes(warc("2021-05-12T00:00:00Z"))
    assert command("run", tmp_path / "a.warc", "--register", tmp_path / "r", "--operator", "Huda").status == 0
    return tmp_path / "r"


def test_custody_names_address_tool_and_people(command: Any, register: Path) -> None:
    told = command("custody", "http://e.org/b", "-r", register, "--json").json
    (found,) = told["custody"]
    assert (found["uri"], found["final_uri"]) == ("http://e.org/a", "http://e.org/b")
    assert (found["tool"], found["operator"], found["taken_in_by"]) == ("crawler 3", "Sami", "Huda")
    assert (found["headers"], told["fault"]) == ([["Content-Type", "text/html; charset=utf-8"]], None)
    ran = command("custody", "http://e.org/b", "-r", register, "--bidi", "none")
    assert "final_uri          http://e.org/b" in ran.out
    assert "the original is whole" in ran.err


def test_a_page_captured_again_is_a_second_capture_and_the_same_archive_is_not(
    command: Any, register: Path, tmp_path: Path
) -> None:
    (tmp_path / "b.warc").write_bytes(warc("2022-01-01T00:00:00Z"))
    for _ in range(2):
        for name in ("a.warc", "b.warc"):
            assert command("run", tmp_path / name, "--register", register).status == 0
    found = command("custody", "http://e.org/b", "-r", register, "--json").json["custody"]
    assert [item["captured"][:4] for item in found] == ["2021", "2022"]
    assert command("verify", "-r", register).status == 0


def test_dossier_writes_a_package_and_notes_it(command: Any, register: Path, tmp_path: Path) -> None:
    (row,) = command("incidents", "-r", register, "--json").json["rows"]
    told = command("dossier", row["code"], "-r", register, "--out", tmp_path / "d.zip", "--json").json
    with zipfile.ZipFile(tmp_path / "d.zip") as packed:
        assert f"{row['code']}-dossier/README.ar.txt" in packed.namelist()
    assert told["sha256"] in json.dumps(command("log", "-r", register, "--json").json)


def test_erase_takes_the_report_out_and_keeps_it_out(command: Any, register: Path, tmp_path: Path) -> None:
    ran = command(
        "erase", "http://e.org/b", "--author", "Huda", "--agreed-by", "Rana", "--reason", "asked for", "-r", register
    )
    assert ran.status == 0
    assert command("incidents", "-r", register, "--json").json["rows"] == []
    assert command("verify", "-r", register).status == 0
    again = command("run", tmp_path / "a.warc", "--register", register)
    assert again.status == 3
    assert "was erased from the register" in again.err
    shown = command("custody", "http://e.org/b", "-r", register)
    assert shown.status == 1
    assert "was erased by Huda" in shown.err
    held = [path for path in register.rglob("*") if path.is_file() and "سرمين".encode() in path.read_bytes()]
    assert held == []


def test_in_a_team_two_who_may_protect_records_erase(command: Any, register: Path) -> None:
    for name, role in (("Huda", "admin"), ("Rana", "editor"), ("Omar", "recorder"), ("Sami", "editor")):
        assert command("people", "add", name, "--role", role, "-r", register).status == 0
    assert command("people", "disable", "Sami", "-r", register).status == 0
    erase = ("erase", "http://e.org/b", "--author", "Huda", "--reason", "asked for", "-r", register)
    for name, told in (("Omar", "Omar has no account that may erase"), ("Sami", "Sami has no account"),
                       ("Nobody", "Nobody has no account"), ("huda", "huda has no account")):  # fmt: skip
        refused = command(*erase, "--agreed-by", name)
        assert (refused.status, told in refused.err) == (2, True), refused.err
    assert command(*erase).status == 2
    assert command(*erase, "--agreed-by", "Rana").status == 0


@pytest.mark.parametrize("form", ["page.html", "page.txt", "page.jsonl", "page.csv", "page.warc"])
def test_a_claims_words_lead_to_the_bytes_that_they_came_from(tmp_path: Path, command: Any, form: str) -> None:
    place, register = tmp_path / form, tmp_path / "mapped"
    contents = {
        "page.html": PAGE.replace("السوق في".encode(), "<b>السوق</b>&nbsp;في".encode()),
        "page.txt": TEXT.encode("windows-1256"),
        "page.jsonl": json.dumps({"id": "x", "text": TEXT}).encode() + b"\n",
        "page.csv": f'text,n\n"{TEXT}",1\n'.encode(),
        "page.warc": warc("2021-05-12T10:00:00Z"),
    }
    place.write_bytes(contents[form])
    assert command("run", place, "--register", register, "--json").json["tally"]["claims"] > 0
    with Register.open(register) as opened:
        (document,) = opened.all_documents()
        (custody,) = opened.custody(document.id)
        claim = opened.claims_of_document(document.id)[0].claim
        data = opened.originals.read(custody.sha256)
        (found,) = opened.whereabouts(document.id, [(claim.start, claim.end)])
    encoding = custody.media_type.partition("charset=")[2]
    raw = " ".join(data[p.first : p.last].decode(encoding) for p in found)
    raw = json.loads(f'"{raw}"') if "\\u" in raw else raw.replace("&nbsp;", " ")
    assert "".join(raw.split()) == "".join(claim.quote.split())
    told = command("custody", document.id, "--register", register, "--claims").out
    assert f"bytes {found[0].first:,} to {found[0].last:,}" in told
    listed = command("custody", document.id, "--register", register, "--json").json["claims"]
    assert (listed[0]["claim"], listed[0]["places"][0]["first"]) == (claim.id, found[0].first)


def test_a_changed_map_is_found_out(tmp_path: Path, command: Any) -> None:
    place, register = tmp_path / "page.html", tmp_path / "mapped"
    place.write_bytes(PAGE)
    command("run", place, "--register", register)
    with sqlite3.connect(register / "register.sqlite") as file:
        for (name,) in file.execute("select name from sqlite_master where type = 'trigger'").fetchall():
            file.execute(f'drop trigger "{name}"')
        file.execute("update captures set json = replace(json, '\"spans\":[[', '\"spans\":[[1,2,3,4],[')")
    ran = command("verify", "--register", register)
    assert ran.status == 1
    assert "was changed" in ran.out + ran.err
