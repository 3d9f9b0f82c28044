"""A user's words reach every reader: each list, a sentence of its own that only the folder's word can tell."""

from pathlib import Path

import pytest

from tawthiq import claims, gazetteer
from tawthiq.lexicon.chosen import using
from tawthiq.model.claim import Claim
from tawthiq.model.document import Document
from tawthiq.model.vocabulary import Kind, Outcome, Victims
from tawthiq.passages import split

FILES = {
    "victims": "{id: own.miners, means: civilian, group: all, singular: [منقب], plural: [منقبين]}",
    "outcomes": "{id: own.drown, means: killed, frame: noun, forms: [إغراق]}",
    "means": "{id: own.catapult, means: shelling, kind: event, forms: [منجنقة]}",
    "facilities": "{id: own.mill, means: agriculture, forms: [سقيفة]}",
    "modality": "{id: own.every, means: general, reach: statement, forms: [كدأب]}",
    "sources": "{id: own.guild, means: ngo_monitor, forms: [رابطة الرواة]}",
    "reporting": "{id: own.chanted, means: said, role: verb, forms: [ترنمت]}",
    "no_harm": "{id: own.deny, means: denial, forms: [بمنجاة من]}",
    "furniture": "{id: own.end, means: end_of_report, forms: [انتهى الحكي]}",
    "breaks": "{id: own.turn, means: break, forms: [وعلى صعيد مغاير]}",
}
PARTIES = (
    "parties:\n  - {id: river-guards, ar: حراس النهر, en: River Guards}\n"
    "entries:\n  - {id: own.guards, means: river-guards, kind: name, forms: [رابضو النهر]}\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, entry in FILES.items():
        (tmp_path / f"{name}.yaml").write_text(f"entries:\n  - {entry}\n", "utf-8")
    (tmp_path / "parties.yaml").write_text(PARTIES, "utf-8")
    return tmp_path


def read(text: str, *folders: Path) -> tuple[Claim, ...]:
    resources = claims.Resources(gazetteer=gazetteer.load(), lexicons=folders)
    with using(folders):
        report = split(Document(id="d", text=text, published="2020-03-05"))
    return claims.find(report, resources)[0]


def test_victims(folder: Path) -> None:
    text = "قتل خمسة منقبين في غارة جوية على بلدة كفرنبل."
    assert read(text)[0].harms[0].victims is Victims.UNKNOWN
    assert read(text, folder)[0].harms[0].victims is Victims.CIVILIAN
    assert read(text)[0].harms[0].victims is Victims.UNKNOWN


def test_outcomes(folder: Path) -> None:
    text = "إغراق ثلاثة مدنيين في بلدة كفرنبل."
    assert not any(claim.harms for claim in read(text))
    assert read(text, folder)[0].harms[0].outcome is Outcome.KILLED


def test_means_and_facilities(folder: Path) -> None:
    text = "قتل ثلاثة مدنيين في منجنقة استهدفت سقيفة في بلدة كفرنبل."
    (before,), (after,) = read(text), read(text, folder)
    assert (before.method, before.facilities) == (None, ())
    assert (after.method, after.facilities) == ("shelling", ("agriculture",))


def test_parties(folder: Path) -> None:
    text = "قتل ثلاثة مدنيين في غارة جوية نفذها رابضو النهر على بلدة كفرنبل."
    assert not read(text)[0].responsible
    assert read(text, folder)[0].responsible[0].actor == "river-guards"


def test_sources_and_reporting(folder: Path) -> None:
    text = "ترنمت رابطة الرواة أن ثلاثة مدنيين قتلوا في غارة على بلدة كفرنبل."
    assert not read(text)[0].sources
    assert read(text, folder)[0].sources[0].kind == "ngo_monitor"


def test_modality(folder: Path) -> None:
    text = "كدأب يقتل ثلاثة مدنيين في غارات على بلدة كفرنبل."
    assert read(text)
    assert not read(text, folder)


def test_no_harm(folder: Path) -> None:
    text = "غارة جوية على بلدة كفرنبل بمنجاة من إصابات."
    assert read(text, folder)[0].harms[0].max == 0
    assert not any(harm.max == 0 for claim in read(text) for harm in claim.harms)


def test_furniture(folder: Path) -> None:
    text = "قتل ثلاثة مدنيين في بلدة كفرنبل.\n\nانتهى الحكي\n\nقتل سبعة مدنيين في بلدة البارة."
    assert (len(read(text)), len(read(text, folder))) == (2, 1)


def test_kind_of_claims_without_folders_is_not_touched(folder: Path) -> None:
    text = "قتل ثلاثة مدنيين في غارة على بلدة كفرنبل."
    assert read(text) == read(text, folder)
    assert read(text)[0].kind is Kind.INCIDENT
