"""The package of an incident proves itself without this program, and refuses evidence that is not whole."""

import io
import json
import zipfile
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from tawthiq import pipeline
from tawthiq.errors import RegisterError
from tawthiq.publication.dossier import pack
from tawthiq.register import Register

TEXT = "قال الدفاع المدني إن أربعة مدنيين قتلوا في غارة جوية استهدفت السوق في مدينة سرمين في 11 أيار 2021."


@pytest.fixture
def register(tmp_path: Path) -> Any:
    page = f"<html lang=ar><article><h1>غارة على السوق</h1><p>{TEXT}</p><p>{TEXT}</p></article></html>"
    (tmp_path / "a.html").write_text(page, "utf-8")
    with Register.open(tmp_path / "register", create=True) as opened:
        pipeline.run([tmp_path / "a.html"], opened, pipeline.Orders(operator="Huda"))
        yield opened


def opened(package: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(package)) as packed:
        return {name.partition("/")[2]: packed.read(name) for name in packed.namelist()}


def test_it_holds_the_evidence_and_the_hashes_of_it(register: Register) -> None:
    (incident,) = register.all_incidents()
    held = opened(pack(register, incident.code))
    for manifest in ("manifest-sha256.txt", "tagmanifest-sha256.txt"):
        for line in held[manifest].decode().splitlines():
            digest, _, path = line.partition("  ")
            assert sha256(held[path]).hexdigest() == digest
    listed = {line.partition("  ")[2] for line in held["manifest-sha256.txt"].decode().splitlines()}
    assert listed == {path for path in held if path.startswith("data/")}
    document = register.document(incident.documents[0])
    assert held[f"data/originals/{document.bytes_sha256}.html"] == register.original(document.id)
    assert held[f"data/texts/{document.sha256}.txt"].decode() == document.document.text
    for stored in json.loads(held["data/claims.json"]):
        claim = stored["claim"]
        assert document.document.text[claim["start"] : claim["end"]] == claim["quote"]
    (custody,) = json.loads(held["data/custody.json"])[document.id]
    assert (custody["taken_in_by"], custody["sha256"]) == ("person 1", document.bytes_sha256)
    named = json.loads(opened(pack(register, incident.code, named=True))["data/custody.json"])[document.id][0]
    assert named["taken_in_by"] == "Huda"
    assert {"document", "claims", "capture"} <= {entry["action"] for entry in json.loads(held["data/log.json"])}
    assert incident.title.en in held["README.en.txt"].decode()
    assert incident.title.ar in held["README.ar.txt"].decode()
    assert b"BagIt-Version: 1.0" in held["bagit.txt"]


def test_the_same_state_gives_the_same_bytes(register: Register) -> None:
    (incident,) = register.all_incidents()
    assert pack(register, incident.id) == pack(register, incident.id)


def test_an_original_that_is_not_whole_is_refused(register: Register) -> None:
    (incident,) = register.all_incidents()
    digest = str(register.document(incident.documents[0]).bytes_sha256)
    (register.folder / "originals" / digest[:2] / digest[2:]).write_bytes(b"other")
    with pytest.raises(RegisterError, match="its bytes were changed"):
        pack(register, incident.id)
