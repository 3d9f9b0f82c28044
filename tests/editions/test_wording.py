"""Strings of reports and sites: the same keys in both languages, no bare text in a template."""

import re
from importlib.resources import files

import pytest

from tawthiq.editions.wording import words
from tawthiq.web.words import read

ROOT = files("tawthiq.editions")
PAGES = sorted(p.name for p in (ROOT / "templates").iterdir() if p.name.endswith(".html"))


def test_both_languages_have_the_same_keys_and_values() -> None:
    arabic, english = (read(ROOT / "i18n" / f"{lang}.yaml") for lang in ("ar", "en"))
    assert set(arabic) == set(english)
    for key in arabic:
        assert set(re.findall(r"{(\w+)}", str(arabic[key]))) == set(re.findall(r"{(\w+)}", str(english[key]))), key


@pytest.mark.parametrize("name", PAGES)
def test_every_key_of_a_template_exists_and_none_has_bare_text(name: str) -> None:
    text = (ROOT / "templates" / name).read_text("utf-8")
    for key in re.findall(r"\bt\('([a-z_.]+)'", text):
        assert key.endswith(".") or words("ar").has(key), key
    bare = re.sub(r"{#.*?#}|{%.*?%}|{{.*?}}", " ", text, flags=re.DOTALL)
    assert not re.findall(r"[^\W\d_]{2,}", re.sub(r"<[^>]*>", " ", bare)), name
