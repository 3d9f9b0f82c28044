"""Strings: the same in both languages, all used words present, no bare text in a template."""

import re
from collections import Counter
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
import yaml

from tawthiq.assessment.rules import codes
from tawthiq.model import vocabulary
from tawthiq.web.words import FILES, LANGUAGES, Words, entries, plural, words
from tawthiq.web.words import _flat as flat

ROOT = files("tawthiq.web")
PAGES = sorted(p.name for p in (ROOT / "templates").iterdir())
OWN = {"list", "nav"}


def placeholders(entry: object) -> set[str]:
    texts = [entry] if isinstance(entry, str) else list(entry.values()) if isinstance(entry, dict) else list(entry)  # type: ignore[call-overload]
    return {name for text in texts for name in re.findall(r"{(\w+)}", text)} - {"n"}


def test_both_languages_have_the_same_keys() -> None:
    arabic, english = entries("ar"), entries("en")
    assert set(arabic) == set(english)
    for key in arabic:
        assert type(arabic[key]) is type(english[key]), key
        assert placeholders(arabic[key]) == placeholders(english[key]), key


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_key_stands_twice(lang: str) -> None:
    """YAML keeps the last of two equal keys in silence."""

    class Strict(yaml.SafeLoader):
        pass

    def mapping(loader: Any, node: Any) -> dict[str, Any]:
        names = Counter(key.value for key, _ in node.value)
        assert not [name for name, times in names.items() if times > 1], node.start_mark
        return {loader.construct_object(key): loader.construct_object(value, deep=True) for key, value in node.value}

    Strict.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, mapping)
    for name in FILES:
        yaml.load((ROOT / "i18n" / name.format(lang=lang)).read_text("utf-8"), Loader=Strict)  # noqa: S506 - safe


def test_no_key_stands_in_two_files() -> None:
    for lang in LANGUAGES:
        found: Counter[str] = Counter()
        for name in FILES:
            into: dict[str, Any] = {}
            flat(yaml.safe_load((ROOT / "i18n" / name.format(lang=lang)).read_text("utf-8")), "", into)
            found.update(into.keys())
        assert not [key for key, times in found.items() if times > 1]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_plural_has_its_forms(lang: str) -> None:
    needed = {"one", "two", "few", "many", "other"} if lang == "ar" else {"other"}
    for key, entry in entries(lang).items():
        if isinstance(entry, dict) and len(entry) > 1:
            assert needed <= set(entry), key


def test_arabic_is_arabic_and_english_is_not() -> None:
    names = {"other_language", "settings.arabic", "settings.english", "settings.arab", "settings.latn"}
    letters = re.compile(r"[\u0620-\u064a]")
    for key, entry in entries("en").items():
        if key in names or not isinstance(entry, str):
            continue
        assert not letters.search(entry), key
        arabic = entries("ar")[key]
        if re.search(r"[a-z]", re.sub(r"{\w+}", "", entry)):
            assert isinstance(arabic, str)
            assert letters.search(arabic), key


GROUPS = {
    "kind": vocabulary.Kind, "outcome": vocabulary.Outcome, "harm": vocabulary.Outcome, "group": vocabulary.Group,
    "stance": vocabulary.Stance, "responsible": vocabulary.Stance, "response": vocabulary.Response,
    "method": vocabulary.Method, "facility": vocabulary.Facility, "precision": vocabulary.Precision,
    "origin_kind": vocabulary.OriginKind, "basis": vocabulary.Basis, "verb": vocabulary.Verb, "grade": vocabulary.Grade,
    "grade_gloss": vocabulary.Grade, "strike": vocabulary.StrikeStatus, "strike_gloss": vocabulary.StrikeStatus,
    "assessment": vocabulary.Assessment, "part_of_day": vocabulary.PartOfDay, "range_victims": vocabulary.RangeVictims,
    "range_gloss": vocabulary.RangeVictims,
}  # fmt: skip


@pytest.mark.parametrize("group", GROUPS)
def test_every_word_of_the_vocabulary_has_words(group: str) -> None:
    for member in GROUPS[group]:
        assert f"{group}.{member}" in entries("ar"), member


def test_every_reason_of_the_rules_has_words() -> None:
    assert {f"reason.{code}" for code in codes()} <= set(entries("ar"))


@pytest.mark.parametrize("name", PAGES)
def test_no_template_has_bare_text(name: str) -> None:
    text = (ROOT / "templates" / name).read_text("utf-8")
    text = re.sub(r"{#.*?#}|{%.*?%}|{{.*?}}", " ", text, flags=re.DOTALL)
    text = re.sub(r"<code>.*?</code>", " ", text)
    for attribute in re.findall(r'(?:aria-label|title|placeholder|alt|content)="([^"]*)"', text):
        assert not re.search(r"[^\W\d_]{2,}", attribute.replace("width=device-width, initial-scale=1", "")), attribute
    bare = re.sub(r"<[^>]*>", " ", text)
    assert not re.findall(r"[^\W\d_]+", bare), name


@pytest.mark.parametrize("name", PAGES)
def test_every_key_of_a_template_exists(name: str) -> None:
    text = (ROOT / "templates" / name).read_text("utf-8")
    for key in re.findall(r"\bt\('([a-z_.]+)'", text):
        assert key.endswith(".") or key in entries("ar"), key


@pytest.mark.parametrize(
    ("n", "category"),
    [(0, "zero"), (1, "one"), (2, "two"), (3, "few"), (10, "few"), (11, "many"), (99, "many"), (100, "other"),
     (102, "other"), (103, "few"), (1011, "many")],
)  # fmt: skip
def test_arabic_plurals(n: int, category: str) -> None:
    assert plural("ar", n) == category


def test_values_are_escaped_and_numbers_written() -> None:
    assert words("en").t("incidents.active", name="<b>", value=1234) == "&lt;b&gt;: 1,234"
    assert words("ar", "arabic").t("count.incidents", 6910) == "٦٬٩١٠ حوادث"


def test_a_missing_key_is_an_error() -> None:
    with pytest.raises(KeyError):
        Words("en", {}).t("nothing")


def test_unknown_codes_stay_readable() -> None:
    assert words("en").name("party", "some-new_group") == "<bdi>some new group</bdi>"
    assert words("ar").name("party", None) == "غير معروف"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_act_in_the_log_has_words(lang: str) -> None:
    sources = (path.read_text("utf-8") for path in Path(str(ROOT)).parent.rglob("*.py"))
    noted = re.compile(r"(?<!_workings\.)\b(?:append|note)\(\s*\"([a-z_]+)\", ")  # what resolving keeps is no log
    acts = {act for source in sources for act in noted.findall(source)}
    assert {"filing", "rules", "places"} <= acts | {"places"}
    assert [act for act in sorted(acts | {"places"}) if not words(lang).has(f"log_action.{act}")] == []
