import re
from pathlib import Path

import pytest

from tawthiq import claims, gazetteer
from tawthiq.claims.unknown import Missing, gather, most_frequent, sightings
from tawthiq.lexicon.checking import check
from tawthiq.model.document import Document
from tawthiq.passages import split


def words(text: str, *folders: Path, times: int = 2) -> dict[Missing, str]:
    resources = claims.Resources(gazetteer=gazetteer.load(), lexicons=folders)
    reports = [split(Document(id=str(at), text=text, published="2020-03-05")) for at in range(times)]
    found = gather((one for report in reports for one in sightings(report, resources)), least=2)
    return {word.missing: word.word for word in found}


def lines(text: str, places: tuple[Path, ...] = (), *folders: Path) -> dict[str, str]:
    """The remedy for each unknown word of a report."""
    resources = claims.Resources(gazetteer=gazetteer.load(places), lexicons=folders)
    found = claims.read(split(Document(id="a", text=text, published="2020-03-05")), resources).unknown
    return {word.missing: word.remedy() for word in gather(found, least=1)}


@pytest.mark.parametrize(
    ("text", "missing", "word"),
    [
        ("قتل خمسة منقبين في غارة على بلدة كفرنبل.", Missing.PEOPLE, "منقبين"),
        ("طحلب ثلاثة مدنيين في بلدة كفرنبل.", Missing.HARM, "طحلب"),
        ("زهمل مسلحون خمسة مدنيين في بلدة كفرنبل.", Missing.HARM, "زهمل"),
        ("وقد زهملوا خمسة أشخاص في بلدة كفرنبل.", Missing.HARM, "زهمل"),
        ("قتل ثلاثة مدنيين في قصف على قرية زعبوطة الفوقا.", Missing.PLACE, "زعبوطة الفوقا"),
        ("قتل ثلاثة مدنيين في قصف على قرية زعبوطة في ريف إدلب الجنوبي.", Missing.PLACE, "زعبوطة"),
        ("قصفت ميليشيا الزعابيط بلدة كفرنبل.", Missing.PARTY, "ميليشيا الزعابيط"),
        ("قتل ثلاثة مدنيين في قصف شنته كتائب الفجر الأخضر على بلدة كفرنبل.", Missing.PARTY, "كتائب الفجر الأخضر"),
        ("قتل مدنيان برصاص من عناصر الزعبوط في بلدة كفرنبل.", Missing.PARTY, "عناصر الزعبوط"),
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


@pytest.mark.parametrize(
    "text",
    [
        "قتل ثلاثة مدنيين في قصف على بلدة كفرنبل، ووصلت فرق الدفاع المدني.",
        "قصفت قوات النظام بلدة كفرنبل فقتلت مدنيين.",
        "قتل ثلاثة مدنيين برصاص عناصر الشرطة في بلدة كفرنبل.",
        "قتل ثلاثة مدنيين في غارة على 36.20, 37.16.",
        "توجه خمسة مدنيين إلى بلدة كفرنبل وقتل ثلاثة منهم.",
    ],
)
def test_known_words_are_not_told(text: str) -> None:
    assert words(text, times=3).keys() <= {Missing.HARM}
    assert words(text, times=3).get(Missing.HARM) in {None, "توجه"}


def test_an_unknown_word_becomes_an_issue_with_examples_and_a_remedy() -> None:
    text = "قتل خمسة منقبين في غارة على بلدة كفرنبل."
    report = split(Document(id="a", text=text, published="2020-03-05"))
    (word,) = gather(sightings(report, claims.Resources(gazetteer=gazetteer.load())), least=1)
    issue = word.issue()
    assert (issue.code, issue.left_out) == ("unknown-people", False)
    assert "قتل خمسة منقبين" in issue.reason
    assert "victims.yaml" in issue.remedy
    assert issue.document == "a"


def test_the_line_for_a_verb_makes_it_known(tmp_path: Path) -> None:
    text = "زهمل مسلحون خمسة مدنيين في بلدة كفرنبل."
    line = lines(text)[Missing.HARM]
    (entry,) = re.findall(r"under entries: (- \{.*?\})", line)
    (tmp_path / "outcomes.yaml").write_text(f"entries:\n  {entry}\n", "utf-8")
    assert check(tmp_path) == ()
    found, _ = claims.find(split(Document(id="a", text=text)), _with(tmp_path))
    assert [(harm.outcome, harm.min) for claim in found for harm in claim.harms] == [("killed", 5)]
    assert Missing.HARM not in lines(text, (), tmp_path)


def test_the_lines_for_a_party_make_it_known(tmp_path: Path) -> None:
    text = "قتل ثلاثة مدنيين في قصف شنته كتائب الفجر الأخضر على بلدة كفرنبل."
    line = lines(text)[Missing.PARTY]
    (party,) = re.findall(r"under parties: (- \{.*?\})", line)
    (entry,) = re.findall(r"under entries: (- \{.*?\})", line)
    (tmp_path / "parties.yaml").write_text(f"parties:\n  {party}\nentries:\n  {entry}\n", "utf-8")
    assert check(tmp_path) == ()
    (claim,), _ = claims.find(split(Document(id="a", text=text)), _with(tmp_path))
    assert [one.actor for one in claim.responsible] == ["own-fjr-akhdr"]
    assert Missing.PARTY not in lines(text, (), tmp_path)


def test_the_line_for_people_makes_them_known(tmp_path: Path) -> None:
    text = "قتل خمسة منقبين في غارة على بلدة كفرنبل."
    (entry,) = re.findall(r"under entries: (- \{.*?\})", lines(text)[Missing.PEOPLE])
    (tmp_path / "victims.yaml").write_text(f"entries:\n  {entry}\n", "utf-8")
    assert check(tmp_path) == ()
    assert Missing.PEOPLE not in lines(text, (), tmp_path)


@pytest.mark.parametrize("point", ["", "35.7"])
def test_the_lines_for_a_place_make_it_known(tmp_path: Path, point: str) -> None:
    text = "قتل ثلاثة مدنيين في قصف على قرية زعبوطة في ريف إدلب."
    line = lines(text)[Missing.PLACE]
    head, row = re.findall(r"two lines, (\S+) and (\S+) \(", line)[0]
    row = row.removesuffix("⇥⇥") + (f"⇥{point}⇥36.6" if point else "⇥⇥")
    pack = tmp_path / "places.tsv"
    pack.write_text(f"{head}\n{row}\n".replace("⇥", "\t"), "utf-8")
    resources = claims.Resources(gazetteer=gazetteer.load((pack,)))
    (claim,), _ = claims.find(split(Document(id="a", text=text)), resources)
    assert claim.where is not None
    assert claim.where.place_id is not None
    assert claim.where.place_id.startswith("row:")
    assert (claim.where.lat == 35.7) == bool(point)
    assert claim.where.lat is not None, "without a point of its own it keeps that of what it lies in"
    assert Missing.PLACE not in lines(text, (pack,))


def test_a_run_names_the_most_frequent_and_says_where_the_rest_is() -> None:
    text = " ".join(f"قتل ثلاثة مدنيين في قصف على قرية زعبوط{letter}." for letter in "ابتثجحخدذرزس")
    report = split(Document(id="a", text=text))
    found = sightings(report, claims.Resources(gazetteer=gazetteer.load()))
    issues = most_frequent(found, most=5)
    assert [issue.code for issue in issues] == ["unknown-place"] * 6
    assert "further words" in issues[-1].reason
    assert not any(issue.left_out for issue in issues)


def _with(folder: Path) -> claims.Resources:
    return claims.Resources(gazetteer=gazetteer.load(), lexicons=(folder,))
