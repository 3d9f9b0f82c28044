"""tawthiq report, publish and releases as a user calls them."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tawthiq.editions import pdf
from tawthiq.errors import UsageError

Command = Callable[..., Any]
TEXT = "قالت وكالة الفرات إن خمسة مدنيين قتلوا في غارة جوية على مدينة الموصل يوم 11 أيار 2017.\n"


@pytest.fixture
def register(command: Command, tmp_path: Path) -> Path:
    (tmp_path / "one.txt").write_text(TEXT, "utf-8")
    assert command("run", tmp_path / "one.txt", "--register", tmp_path / "r").status == 0
    return tmp_path / "r"


def test_report_says_what_it_wrote(command: Command, register: Path, tmp_path: Path) -> None:
    ran = command("report", "-r", register, "--lang", "en", "-o", tmp_path / "out.html", "--json")
    assert ran.status == 0
    assert list(ran.json["files"]) == [str(tmp_path / "out.html")]
    assert "report en html" in command("log", "-r", register, "--json").out
    wrong = command("report", "-r", register, "--governorate", "XX-1", "-o", tmp_path / "no.html")
    assert (wrong.status, (tmp_path / "no.html").exists()) == (2, False)
    assert "ISO 3166-2" in wrong.err


def test_publish_previews_then_writes_and_tells_releases_apart(
    command: Command, register: Path, tmp_path: Path
) -> None:
    site = tmp_path / "site"
    ran = command("publish", "-r", register, "-o", site, "--unreviewed", "--preview", "--json")
    assert [moved["change"] for moved in ran.json["moved"]] == ["added"]
    assert not site.exists()
    assert "passed review" in command("publish", "-r", register, "-o", site, "--release", "a").err
    assert command("publish", "-r", register, "-o", site, "--release", "b", "--unreviewed").status == 0
    assert command("publish", "-r", register, "-o", site, "--release", "b").status == 2
    listed = json.loads(command("releases", "list", site, "--json").out)
    assert [(release["name"], release["incidents"]) for release in listed] == [("a", 0), ("b", 1)]
    assert "added" in command("releases", "diff", site, "a", "b").out
    assert "no such release" in command("releases", "diff", site, "a", "z").err


def test_withholding_is_previewed_published_and_told_with_its_decision(
    command: Command, register: Path, tmp_path: Path
) -> None:
    site = tmp_path / "site"
    (told,) = command("incidents", "-r", register, "--json").json["rows"]
    assert command("publish", "-r", register, "-o", site, "--release", "a", "--unreviewed").status == 0
    by = ("-r", register, "--author", "Rima", "--reason", "a witness is in danger")
    assert "Name one of: safety" in command("decide", "withhold", told["code"], "--after", "whim", *by).err
    assert command("decide", "withhold", told["code"], "--after", "safety", *by).status == 0
    ran = command("publish", "-r", register, "-o", site, "--unreviewed", "--preview")
    assert "(safety)" in ran.out
    assert "withhold by Rima" in ran.out
    assert "a witness is in danger" in ran.out
    assert "1 that a decision withholds" in ran.err
    assert command("publish", "-r", register, "-o", site, "--release", "b", "--unreviewed").status == 0
    assert "Rima" not in command("releases", "diff", site, "a", "b").out
    assert "withhold by Rima" in command("releases", "diff", site, "a", "b", "--register", register).out
    refused = command("dossier", told["code"], "-r", register, "--public", "--out", tmp_path / "x.zip")
    assert (refused.status, "withheld from publication" in refused.err) == (2, True)
    assert command("export", "incidents", "-r", register, "--public").out == ""
    assert not [p for p in (site / "releases" / "b").rglob("*") if p.is_file() and b"Rima" in p.read_bytes()]


def test_a_missing_library_is_one_clear_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "weasyprint", None)
    with pytest.raises(UsageError, match=r"tawthiq\[pdf\]"):
        pdf.pdf(b"<html></html>")


def test_a_long_pdf_says_so_when_the_html_stands(
    command: Command, register: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "report.html"
    stood: list[bool] = []

    def pages(_html: bytes) -> bytes:
        stood.append(out.exists())
        return b"%PDF"

    monkeypatch.setattr(pdf, "pdf", pages)
    asked = ("report", "-r", register, "-o", out, "--pdf", tmp_path / "report.pdf")
    assert "memory" not in command(*asked).err
    monkeypatch.setattr(pdf, "LARGE", 0)
    assert "narrow the report (--from" in command(*asked).err
    assert stood == [True, True]
