import json
import runpy
from dataclasses import fields
from pathlib import Path

import pytest

from tawthiq.model.claim import Claim
from tawthiq.model.document import Document


@pytest.fixture(scope="module")
def written(root: Path) -> dict[str, str]:
    texts = runpy.run_path(str(root / "scripts" / "write_schemas.py"))["written"]()
    assert isinstance(texts, dict)
    return texts


def test_the_schemas_are_what_the_model_says(root: Path, written: dict[str, str]) -> None:
    for name, text in written.items():
        assert (root / "schemas" / name).read_text("utf-8") == text, f"schemas/{name} is stale: run make reference"


@pytest.mark.parametrize(("subject", "kind"), [("document", Document), ("claim", Claim)])
def test_every_field_is_in_its_schema(written: dict[str, str], subject: str, kind: type) -> None:
    schema = json.loads(written[f"{subject}.schema.json"])
    assert set(schema["$defs"][kind.__name__]["properties"]) == {field.name for field in fields(kind)}


def test_the_sample_documents_have_what_the_schema_asks_for(written: dict[str, str], seeds: Path) -> None:
    required = json.loads(written["document.schema.json"])["$defs"]["Document"]["required"]
    for line in (seeds / "docs.jsonl").read_text("utf-8").splitlines():
        assert set(required) <= set(json.loads(line))
