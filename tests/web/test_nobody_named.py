"""Who works on a register stands in none of its exports: neither who decided nor who entered a claim."""

import io
from typing import Any
from zipfile import ZipFile, is_zipfile

from tawthiq.errors import UsageError
from tawthiq.publication import FORMATS, SUBJECTS, export
from tawthiq.register import Register

from .conftest import Desk

NAME = "Zanubya Operator"
SLOTS = {"harm_outcome": "killed", "harm_victims": "civilian", "harm_group": "all", "harm_low": "3", "harm_high": "3"}


def unpacked(data: bytes) -> bytes:
    """A file's bytes, and what is packed in it."""
    if not is_zipfile(io.BytesIO(data)):
        return data
    with ZipFile(io.BytesIO(data)) as packed:
        return data + b"".join(packed.read(name) for name in packed.namelist())


def test_no_export_names_who_worked_on_it(desk: Desk, small: Register) -> None:
    one, two, *_ = small.all_incidents()
    claim, words = one.claims[0], small.claim(two.claims[0]).claim
    graded = f"/decide?verdict=grade&after=fair&subject={one.id}"
    acts: list[tuple[dict[str, Any], str]] = [
        ({"verdict": "accept", "subject": claim}, f"/claims/{claim}"),
        ({"verdict": "grade", "subject": one.id, "after": "fair"}, graded),
        ({"verdict": "merge", "subject": [one.id, two.id]}, f"/decide?verdict=merge&subject={one.id}&subject={two.id}"),
        ({"to": "/enter", "document": words.document, "words": words.quote, "kind": "incident", "sure": "1",
          "harm_words": words.harms[0].quote, **SLOTS}, f"/enter?document={words.document}"),
    ]  # fmt: skip
    for act, page in acts:
        answer = desk.send({"author": NAME, "reason": "read it all", **act}, page)
        assert answer.status_code == 303, (act, answer.text[-3000:])
    assert {d.author for d in small.decisions()} == {NAME}
    made = 0
    for subject in SUBJECTS:
        for form in FORMATS:
            try:
                data = b"".join(export(small, subject, form))
            except UsageError:
                continue  # this table has no such format
            made += 1
            for told in (NAME, "Zanubya", "127.0.0.1", "testclient"):
                assert told.encode() not in unpacked(data), (subject, form)
    assert made > 20
