from pathlib import Path

import pytest

from tawthiq import claims, gazetteer
from tawthiq.claims.unknown import Missing, gather, sightings
from tawthiq.model.document import Document
from tawthiq.passages import split


def words(text: str, *folders: Path, times: int = 2) -> dict[Missing, str]:
    resources = claims.Resources(gazetteer=gazetteer.load(), lexicons=folders)
    reports = [split(Document(id=str(at), text=text, published="2020-03-05")) for at in range(times)]
    found = gather((one for report in reports for one in sightings(report, resources)), least=2)
    return {word.missing: word.word for word in found}


@pytest.mark.parametrize(
    ("text", "missing", "word"),
    [
        ("قتل خمسة منقبين في غارة على بلدة كفرنبل.", Missing.PEOPLE, "منقبين"),
        ("طحلب ثلاثة مدنيين في بلدة كفرنبل.", Missing.HARM, "طحلب"),
        ("قتل ثلاثة مدنيين في قصف على قرية زعبوطة الفوقا.", Missing.PLACE, "قرية زعبوطة الفوقا"),
        ("قصفت ميليشيا الزعابيط بلدة كفرنبل.", Missing.PARTY, "ميليشيا الزعابيط"),
    ],
)
def test_words_that_no_list_has_are_found_where_they_would_stand(text: str, missing: Missing, word: str) -> None:
    assert words(text).get(missing) == word
    assert missing not in words(text, times=1)


def test_a_word_that_a_folder_adds_is_known(tmp_path: Path) -> None:
    (tmp_path / "victims.yaml").write_text(
        "entries:\n  - {id: own.miners, means: civilian, group: all, plural: [منقبين]}\n", "utf-8"
    )
    assert Missing.PEOPLE not in words("قتل خمسة منقبين في غارة على بلدة كفرنبل.", tmp_path)


def test_an_unknown_word_becomes_an_issue_with_examples_and_a_remedy() -> None:
    text = "قتل خمسة منقبين في غارة على بلدة كفرنبل."
    report = split(Document(id="a", text=text, published="2020-03-05"))
    (word,) = gather(sightings(report, claims.Resources(gazetteer=gazetteer.load())), least=1)
    issue = word.issue()
    assert (issue.code, issue.left_out) == ("unknown-people", False)
    assert "قتل خمسة منقبين" in issue.reason
    assert "victims.yaml" in issue.remedy
