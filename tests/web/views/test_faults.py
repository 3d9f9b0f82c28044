"""Every code of an issue has its sentence in Arabic; what the program wrote stands beneath."""

import re
from pathlib import Path

import pytest

from tawthiq.intake import FAULTS
from tawthiq.model.issue import Issue
from tawthiq.web.views.faults import in_words, told
from tawthiq.web.words import words

CODES = re.compile(
    r"""(?:Issue\(\s*(?:[a-z]+=[^,]+,\s*)*?code=|RefusedError\(|_SAYS_NOTHING = |code: str = )"([a-z_-]+)\""""
)


def written(root: Path) -> set[str]:
    """The codes that the program's own text gives to issues."""
    found = {c for p in (root / "tawthiq").rglob("*.py") for c in CODES.findall(p.read_text("utf-8"))}
    return {*found, *FAULTS}


def test_every_code_has_an_arabic_sentence(root: Path) -> None:
    codes = written(root)
    assert {"rule-failed", "robots", "erased", "filing-cell", "lexicon-entry", "ungrounded_value"} <= codes
    assert sorted(code for code in codes if in_words("ar", code) is None) == []


@pytest.mark.parametrize("code", sorted(FAULTS))
def test_the_sentences_are_arabic_and_end(code: str) -> None:
    said = in_words("ar", code)
    assert said
    for line in said:
        assert line.endswith(".")
        assert re.search(r"[\u0621-\u064a]{2}", line)


def test_the_reader_sees_the_sentence_and_what_the_program_wrote() -> None:
    issue = Issue(code="empty", reason="it holds no text", remedy="Remove it")
    arabic, english = told(words("ar"), issue), told(words("en"), issue)
    assert str(arabic.reason) == "لا نص فيه."
    assert arabic.own is not None
    assert "it holds no text" in arabic.own
    assert (english.own, "it holds no text" in english.reason) == (None, True)
    unknown = told(words("ar"), Issue(code="of-tomorrow", reason="why", remedy="what"))
    assert (unknown.own, "why" in unknown.reason) == (None, True)
