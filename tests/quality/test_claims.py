"""Claims against hand annotation: no slot may fall below its floor.

The annotated reports stand beside the checkout (TAWTHIQ_BENCH); where they are absent, these tests say so and skip.
Lowering a floor needs a reason in the commit that does it.
"""

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tawthiq import claims, gazetteer
from tawthiq.model import wire
from tawthiq.model.document import Document
from tawthiq.passages import split

ROOT = Path(__file__).parents[2]
SHARED = ROOT / os.environ.get("TAWTHIQ_BENCH", "../shared")
FLOORS = json.loads((Path(__file__).parent / "floors.json").read_text("utf-8"))
FIELDS = ("id", "text", "publisher", "published", "published_from", "url", "lang", "title")

pytestmark = pytest.mark.bench


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def extract(docs: Path, out: Path) -> None:
    resources = claims.Resources(gazetteer=gazetteer.load())
    with out.open("wb") as file:
        for line in docs.read_text("utf-8").splitlines():
            row = json.loads(line)
            document = wire.convert({key: row[key] for key in FIELDS if key in row}, Document)
            found, _ = claims.find(split(document), resources)
            file.writelines(wire.encode(claim) + b"\n" for claim in found)


def score(docs: Path, gold: Path, pred: Path) -> dict[str, Any]:
    command = [sys.executable, str(SHARED / "score" / "score_claims.py"), "--json", "--bootstrap", "0"]
    command += ["--docs", str(docs), "--gold", str(gold), "--pred", str(pred)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    result: dict[str, Any] = json.loads(done.stdout)
    return result


@pytest.mark.parametrize("corpus", sorted(FLOORS["claims"]))
def test_no_slot_is_below_its_floor(corpus: str, tmp_path: Path) -> None:
    floors = FLOORS["claims"][corpus]
    docs, gold = SHARED / floors["docs"], SHARED / floors["gold"]
    if not gold.exists():
        pytest.skip(f"the annotated reports are not at {SHARED} (set TAWTHIQ_BENCH)")
    assert sha256(gold) == floors["sha256"], "the annotation changed: measure anew and set the floors with its hash"
    pred = tmp_path / "claims.jsonl"
    extract(docs, pred)
    result = score(docs, gold, pred)
    assert result["tenfold errors"] <= floors["tenfold errors"]
    assert result["ungrounded values"] == 0
    below = {
        slot: (round(measured, 3), floor)
        for slot, floor in floors["floors"].items()
        if (measured := result[slot]["f1"] if isinstance(result[slot], dict) else result[slot]) < floor
    }
    assert not below, f"below the floor (measured, floor): {below}"
