"""The page of a PDF's report says page and box of each claim's words, in both languages, and draws the place."""

import io
import json
import re
import zipfile
from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from tawthiq import pipeline
from tawthiq.publication.dossier import pack
from tawthiq.register import Register
from tawthiq.web.app import create_app
from tests.intake.test_boxes import page

TEXT = "قال الدفاع المدني إن أربعة مدنيين قتلوا في غارة جوية استهدفت السوق في مدينة سرمين في 11 أيار 2021."


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Register]:
    folder = tmp_path_factory.mktemp("paged")
    (folder / "a.pdf").write_bytes(page(f"<h1>غارة على السوق</h1><p>{TEXT}</p>"))
    with Register.open(folder / "register", create=True) as opened:
        pipeline.run([folder / "a.pdf"], opened, pipeline.Orders(operator="Huda"))
        yield opened


@pytest.fixture
def client(register: Register) -> TestClient:
    return TestClient(create_app(register), base_url="http://127.0.0.1")


def test_a_claim_says_its_page_and_box(client: TestClient) -> None:
    lines = [line["box"] for line in client.get("/documents/a.pdf.json").json()["places"][0]]
    left, top, right, bottom = (
        choose(at) for choose, at in zip((min, min, max, max), zip(*lines, strict=True), strict=True)
    )
    sides = {
        "en": f"On page 1 of the original, box: left {left}, top {top}, right {right}, bottom {bottom} (points)",
        "ar": f"الإطار: من اليسار {left}، من الأعلى {top}، حتى اليمين {right}، حتى الأسفل {bottom} (نقاط)",
    }
    for lang, told in sides.items():
        shown = client.get("/documents/a.pdf", params={"lang": lang}).text
        assert told in re.sub("<[^>]+>", "", shown)
        assert shown.count('<g id="plan-1">') == 1
        assert '<use href="#plan-1"/><rect class="mark"' in shown
        assert 'viewBox="0 0 400.0 500.0"' in shown


def test_json_and_package_say_the_same(client: TestClient, register: Register) -> None:
    told = client.get("/documents/a.pdf.json").json()
    (line, *_) = told["places"][0]
    assert line["page"] == 1
    left, top, right, bottom = line["box"]
    assert 40 <= left < right <= 361
    assert 40 <= top < bottom <= 460
    (incident,) = register.all_incidents()
    with zipfile.ZipFile(io.BytesIO(pack(register, incident.code))) as packed:
        held = json.loads(packed.read(f"{incident.code}-dossier/data/places.json"))
    assert held[0]["claim"] == told["claims"][0]["id"]
    assert held[0]["places"] == told["places"][0]
