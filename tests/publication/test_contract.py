"""What the program writes against the schemas in the checkout: the files that other programs build on."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from tawthiq import pipeline
from tawthiq.model import wire
from tawthiq.pipeline import Orders, Reading
from tawthiq.publication import export
from tawthiq.register import Register

SUBJECTS = {"claims": "claim", "incidents": "incident", "documents": "document", "totals": "ledger"}


def validator(root: Path, name: str) -> Draft202012Validator:
    schema = json.loads((root / "schemas" / f"{name}.schema.json").read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory, seeds: Path) -> Iterator[Register]:
    with Register.open(tmp_path_factory.mktemp("contract") / "register", create=True) as opened:
        pipeline.run([seeds / "docs.jsonl"], opened, Orders())
        yield opened


@pytest.mark.parametrize(("subject", "name"), SUBJECTS.items())
def test_every_line_of_an_export_holds_to_its_schema(register: Register, root: Path, subject: str, name: str) -> None:
    lines = b"".join(export(register, subject, "jsonl")).splitlines()
    assert lines
    asked = validator(root, name)
    for line in lines:
        found = json.loads(line)
        assert [error.message for error in asked.iter_errors(found)] == []
        known = set(asked.schema["$defs"][asked.schema["$ref"].rpartition("/")[2]]["properties"])  # type: ignore[index]
        assert set(found) == known, "no field is missing and none is unknown to the schema"


def test_every_extracted_claim_holds_to_the_schema(root: Path, seeds: Path) -> None:
    asked = validator(root, "claim")
    readings = [read for read in pipeline.extract([seeds / "docs.jsonl"], Orders()) if isinstance(read, Reading)]
    claims = [json.loads(wire.encode(claim)) for read in readings for claim in read.claims]
    assert claims
    assert [error.message for claim in claims for error in asked.iter_errors(claim)] == []


def test_a_schema_refuses_what_is_not_the_contract(register: Register, root: Path) -> None:
    line = json.loads(b"".join(export(register, "claims", "jsonl")).splitlines()[0])
    asked = validator(root, "claim")
    assert list(asked.iter_errors({**line, "kind": "rumour"}))
    assert list(asked.iter_errors({**line, "start": "0"}))
    assert list(asked.iter_errors({key: value for key, value in line.items() if key != "quote"}))
