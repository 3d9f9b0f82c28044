"""Words hidden from moderation by a mark within (قص.ف، صار*وخ), where no stretched letter gives the disguise away, or
by the figure one for an alif (د١عش).

A mark between two letters may also be a stop with its space lost (المدينة.وقال), so it counts as a disguise only
within one of the words that people hide (data/hidden.yaml). `unveiled` puts a tatweel in its place, which folding
drops, and the alif in that of its figure: the text keeps its length, and every offset holds.
"""

import re
from functools import cache

from tawthiq.text import wordlists

_MARKS = r"[.*•·]"
_LETTER = "\u0620-\u064a"
_MAYBE = re.compile(rf"[{_LETTER}]{_MARKS}[{_LETTER}]")
_FIGURE = re.compile(rf"[{_LETTER}][1١][{_LETTER}]")
_TATWEEL = "\u0640"
_SPELLINGS = {"ا": "[اأإآ]", "ي": "[يىئ]", "ه": "[هة]"}


def unveiled(text: str) -> str:
    """The text with a tatweel for each mark that hides one of the known words."""
    if _FIGURE.search(text):
        text = _figured().sub(lambda found: re.sub("[1١]", "ا", found.group()), text)
    if not _MAYBE.search(text):
        return text
    return _hidden().sub(lambda found: re.sub(_MARKS, _TATWEEL, found.group()), text)


@cache
def _hidden() -> re.Pattern[str]:
    words = sorted(wordlists.load("hidden")["words"], key=len, reverse=True)
    return re.compile("|".join(_with_mark(word) for word in words))


@cache
def _figured() -> re.Pattern[str]:
    words = sorted((word for word in wordlists.load("hidden")["words"] if "ا" in word[1:]), key=len, reverse=True)
    return re.compile("|".join(_with_figure(word) for word in words))


def _with_figure(word: str) -> str:
    """The folded word in any spelling, with the figure one for at least one alif behind its first letter."""
    spelt = [_SPELLINGS.get(letter, letter) for letter in word]
    either = ["[1١ا]" if letter == "ا" and at else spelt[at] for at, letter in enumerate(word)]
    hidden = (at for at, letter in enumerate(word) if letter == "ا" and at)
    return "|".join("".join((*either[:at], "[1١]", *either[at + 1 :])) for at in hidden)


def _with_mark(word: str) -> str:
    """The folded word in any spelling, with a mark behind at least one of its letters but the last."""
    letters = [_SPELLINGS.get(letter, letter) for letter in word]
    rest = [f"{_MARKS}?".join(letters[at:]) for at in range(len(letters))]
    begun = ["".join(letters[:at]) for at in range(len(letters))]
    return "|".join(f"{begun[at]}{_MARKS}{rest[at]}" for at in range(1, len(letters)))
