"""Whether text read from a page description is language: scans, broken character maps and reversed words are not.

A PDF draws glyphs; which letters they are is said by a map that may be missing or wrong. Then every reader gives the
same nonsense. The commonest words of a language give it away: they are there, there backwards, or not there at all.
"""

import re
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from tawthiq.intake.faults import RefusedError
from tawthiq.intake.manners import signs
from tawthiq.text.folding import fold

_WORDS = re.compile(r"[^\W\d_]+")
_STRANGE = re.compile("[\ue000-\uf8ff\ufffd\x00-\x08\x0e-\x1f\x80-\x9f]")
_MOST_STRANGE = 0.005
_ENOUGH = 60  # words; fewer have no statistics
_BACKWARDS = 0.02  # share of common words that stand backwards
_FEW, _TURNED = 2, 0.02  # words with ال for لا, which turns a denial round; two in a hundred
_MOST_ALONE = 0.1  # of Arabic words; a font that draws dots by themselves says that most letters are others
_LEAST_FREQUENT = 0.5  # share of the commonest letters; 0.65 to 0.7 in news and in lists of names, 0.4 by chance
_LEAST_ON_A_PAGE = 20  # characters; a page with fewer is a picture


def check(text: str, pages: int) -> None:
    """Raise RefusedError where the text of so many pages is none, or is not what stands on them."""
    if len(text.strip()) < _LEAST_ON_A_PAGE * min(max(pages, 1), 3):
        raise RefusedError("scanned")
    if len(_STRANGE.findall(text)) > _MOST_STRANGE * len(text):
        raise RefusedError("garbled-pages", "its characters stand for no letters")
    words = _WORDS.findall(fold(text).lower())
    if signs(text).ligatures > max(_FEW, _TURNED * len(words)):
        raise RefusedError("garbled-pages", "its لا stands as ال")
    if len(words) < _ENOUGH:
        return
    arabic = [word for word in words if "\u0600" <= word[0] <= "\u06ff"]
    for script, among in (("arabic", arabic), ("latin", [word for word in words if word.isascii()])):
        if len(among) >= max(_ENOUGH, len(words) / 2):
            _judge(among, script)


def _judge(words: list[str], script: str) -> None:
    common, backwards = _common(script)
    reversed_words = sum(word in backwards for word in words)
    if reversed_words > max(_BACKWARDS * len(words), sum(word in common for word in words)):
        raise RefusedError("garbled-pages", "its words stand backwards")
    if script == "arabic" and sum(len(word) == 1 and word != "و" for word in words) > _MOST_ALONE * len(words):
        raise RefusedError("garbled-pages", "its letters stand alone")
    # By letters, not by words: a list of the dead has no running text, and must not be refused for it.
    letters, frequent = "".join(words), _listed()[script]["letters"]
    if sum(letter in frequent for letter in letters) < _LEAST_FREQUENT * len(letters):
        raise RefusedError("garbled-pages", "its letters make no words")


@cache
def _common(script: str) -> tuple[frozenset[str], frozenset[str]]:
    """The commonest words of a script, and those that are words of it only when read backwards."""
    words = frozenset(fold(word) for word in _listed()[script]["words"])
    return words, frozenset(word[::-1] for word in words if len(word) > 2) - words


@cache
def _listed() -> dict[str, dict[str, Any]]:
    listed: dict[str, dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "common_words.yaml").read_text("utf-8"))
    return listed
