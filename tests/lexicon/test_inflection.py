"""Forms made by rule."""

from pathlib import Path

from tawthiq.lexicon import inflection


def test_persons_of_the_perfect_and_of_the_imperfect() -> None:
    assert inflection.persons("قصف")["f"] == ["قصفت"]
    assert "قصفوا" in inflection.persons("قصف")["p"]
    assert inflection.persons("يقصف")["f"][0] == "تقصف"
    assert "يقصفون" in inflection.persons("يقصف")["p"]


def test_weak_verbs_lose_their_last_letter() -> None:
    assert inflection.persons("نفي")["f"] == ["نفت"]
    assert inflection.persons("نفي")["p"][0] == "نفوا"


def test_entries_take_pronouns(tmp_path: Path) -> None:
    (tmp_path / "words.yaml").write_text(
        "entries:\n  - {id: a, means: x, nouns: [غارة, قصف]}\n  - {id: b, means: y, verbs: [قصف]}\n", "utf-8"
    )
    noun, *verbs = inflection.entries("words", [tmp_path])
    assert {"غاره", "غارته", "قصفا", "قصفهم"} <= set(noun.forms)
    attached = next(v for v in verbs if v.attributes.get("object") and v.attributes["person"] == "f")
    assert "قصفتهم" in attached.forms
