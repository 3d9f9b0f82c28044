"""Words hidden from moderation by a mark within (قص.ف، صار*وخ), where no stretched letter gives the disguise away.

A mark between two letters may also be a stop with its space lost (المدينة.وقال), so it counts as a disguise only
within one of the words that people hide (data/hidden.yaml). `unveiled` puts a tatweel in its place, which folding
drops: the text keeps its length, and every offset holds.
"""

import re
from functools import cache

from tawthiq.text import wordlists

_MARKS = r"[.*•·]"
_LETTER = "\u0620-\u064a"
_MAYBE = re.compile(rf"[{_LETTER}]{_MARKS}[{_LETTER}]")
_TATWEEL = "\u0640"
_SPELLINGS = {"ا": "[اأإآ]", "ي": "[يىئ]", "ه": "[هة]"}


def unveiled(text: str) -> str:
    """The text with a tatweel for each mark that hides one of the known words."""
    if not _MAYBE.search(text):
        return text
    return _hidden().sub(lambda found: re.sub(_MARKS, _TATWEEL, found.group()), text)


@cache
def _hidden() -> re.Pattern[str]:
    words = sorted(wordlists.load("hidden")["words"], key=len, reverse=True)
    return re.compile("|".join(_with_mark(word) for word in words))


def _with_mark(word: str) -> str:
    """The folded word in any spelling, with a mark behind at least one of its letters but the last."""
    letters = [_SPELLINGS.get(letter, letter) for letter in word]
    rest = [f"{_MARKS}?".join(letters[at:]) for at in range(len(letters))]
    begun = ["".join(letters[:at]) for at in range(len(letters))]
    return "|".join(f"{begun[at]}{_MARKS}{rest[at]}" for at in range(1, len(letters)))
