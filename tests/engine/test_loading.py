from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tawthiq.engine.loading import Loaded, Loader, Read
from tawthiq.engine.reading import read_batch
from tawthiq.model.document import Document
from tawthiq.model.issue import Issue
from tawthiq.register import Register, Taker, verify
from tawthiq.settings import Settings

DOCUMENTS = [
    Document(id="a", text="قال الدفاع المدني إن أربعة مدنيين قتلوا في غارة جوية على بلدة سراقب يوم 3 أيار 2019."),
    Document(id="b", text="أصيب مدنيان بقصف مدفعي على مدينة أريحا يوم 4 أيار 2019.", publisher="صحيفة النهر"),
]


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    with Register.open(tmp_path / "register", create=True) as opened:
        yield opened


def read(documents: list[Document]) -> list[Read]:
    return [Read(*pair) for pair in zip(documents, read_batch(documents, Settings()), strict=True)]


def loader(register: Register, version: str = "v1") -> Loader:
    return Loader(register, version, Taker("t"))


def test_a_batch_loaded_again_adds_nothing(register: Register) -> None:
    first = loader(register).load(read(DOCUMENTS))
    assert [(one.id, one.added) for one in first] == [("a", True), ("b", True)]
    entries, claims = register.log().total, register.counts().claims
    again = loader(register).load(read(DOCUMENTS))
    assert [(one.id, one.added) for one in again] == [("a", False), ("b", False)]
    assert (register.log().total, register.counts().claims) == (entries, claims)
    assert claims == sum(one.claims for one in first) > 0
    assert verify(register) == ()


def test_another_version_stands_beside_the_first(register: Register) -> None:
    loader(register).load(read(DOCUMENTS))
    loader(register, "v2").load(read(DOCUMENTS))
    assert register.document("a").generation == 2
    assert register.document("a").pipeline_version == "v2"


def test_the_same_text_under_another_name_is_told_and_a_broken_one_refused(register: Register) -> None:
    loader(register).load(read(DOCUMENTS[:1]))
    broken = Document(id="c", text="قتل مدني \ud800 في بلدة بنش")
    twin, refused = loader(register).load(read([replace(DOCUMENTS[0], id="d"), broken]))
    assert (twin.id, twin.added, [issue.code for issue in twin.issues]) == ("a", False, ["duplicate"])
    assert (refused.id, [issue.code for issue in refused.issues]) == (None, ["broken-text"])
    assert {stored.issue.code for stored in register.issues().rows} >= {"duplicate", "broken-text"}
    assert register.counts().documents == 1


def test_a_batch_is_one_transaction(register: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    batch = read(DOCUMENTS)
    met = Issue(code="empty", reason="it holds no text", remedy="Remove it", file="x.txt")
    kept: list[Loaded] = []

    def failing(self: Loader, writer: object, one: Read) -> Loaded:
        if one.document.id == "b":
            raise KeyboardInterrupt
        kept.append(load_one(self, writer, one))  # type: ignore[arg-type]
        return kept[-1]

    load_one = Loader._load
    monkeypatch.setattr(Loader, "_load", failing)
    with pytest.raises(KeyboardInterrupt):
        loader(register).load([met, *batch])
    assert kept
    assert register.counts().documents == register.counts().issues == 0
