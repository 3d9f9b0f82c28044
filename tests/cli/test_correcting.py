"""A correction: the range, and how it was made, follow it; what was read stays beside it."""

import json
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from tawthiq.register import Register
from tawthiq.web import create_app

TEXT = "قتل 5 مدنيين في غارة جوية روسية على بلدة كفرنبل يوم 5 أيار 2019."


@pytest.fixture
def corrected(tmp_path: Path, command: Any) -> Path:
    docs, folder = tmp_path / "docs.jsonl", tmp_path / "register"
    docs.write_text(json.dumps({"id": "a", "text": TEXT, "published": "2019-05-06"}), "utf-8")
    assert command("run", docs, "--register", folder).status == 0
    with Register.open(folder) as register:
        claim = next(register.all_claims())
    for field in ("harms.0.min", "harms.0.max"):
        said = ["--author", "R. S.", "--reason", "Misread"]
        ran = command("decide", "correct", claim.id, "--field", field, "--after", 7, *said, "--register", folder)
        assert ran.status == 0
    return folder


def test_the_terminal_shows_what_the_range_was_made_of_and_what_was_read(corrected: Path, command: Any) -> None:
    shown = command("show", "TW-2019-0001", "--register", corrected).out
    assert "7 civilians [" in shown
    assert "harms.0.min: 5 → 7 (R. S.: Misread)" in " ".join(shown.split())


def test_the_desk_shows_what_the_range_was_made_of(corrected: Path) -> None:
    with Register.open(corrected) as register:
        client = TestClient(create_app(register), base_url="http://127.0.0.1")
        page = client.get("/incidents/TW-2019-0001?lang=en").text
        assert "7 civilians killed" in page
        assert "5 civilians killed" not in page
