"""How a PDF says its ligatures and brackets, which programs do in two ways each.

1. A glyph of several letters (لا) is said in the order of reading, as the standard asks, or in that of the eye.
2. A bracket is said as it is drawn, so that it turns round with its line, or as it was written, so that it does not.

`signs` counts in a text what stands only where one of both was taken for the other.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

_LAM_ALEF = re.compile(r"(?<!\w)(?:[وفبك]?ا[أإآ]ل\w|و?(?:ال|إال)(?!\w))")
_BRACKETS = {"(": ")", "[": "]", "{": "}", "«": "»"}
_CLOSED = {close: begun for begun, close in _BRACKETS.items()}
_DRAWN = str.maketrans("()[]{}«»", ")(][}{»«")
_UNTURNED = "".join(chr(0x2400 + n) for n in range(8))  # of no direction, never turned round, in no text
_HIDDEN = str.maketrans("()[]{}«»", _UNTURNED)
_SHOWN = str.maketrans(_UNTURNED, "()[]{}«»")


class Manner(NamedTuple):
    """Whether a glyph's letters stand in the order of reading, and whether brackets are said as they are drawn."""

    letters_in_order: bool = True
    brackets_drawn: bool = True


class Signs(NamedTuple):
    """How often لا stands as ال in words that there are none of; brackets that close before they open."""

    ligatures: int
    brackets: int


def signs(text: str) -> Signs:
    """What speaks against the manner in which a text was read; brackets if turned round they meet better."""
    wrong, right = (sum(_alone(line) for line in lines) for lines in (text.split("\n"), turned(text).split("\n")))
    return Signs(len(_LAM_ALEF.findall(text)), max(wrong - right, 0))


def turned(text: str) -> str:
    """A text with its brackets turned round."""
    return text.translate(_DRAWN)


def hidden(line: str) -> str:
    """A line whose brackets the bidirectional algorithm does not turn round; `shown` gives them back."""
    return line.translate(_HIDDEN)


def shown(line: str) -> str:
    """The brackets that `hidden` took away."""
    return line.translate(_SHOWN)


def _alone(letters: Iterable[str]) -> int:
    """Brackets that nothing closes or opens."""
    open_: list[str] = []
    alone = 0
    for letter in letters:
        if letter in _BRACKETS:
            open_.append(letter)
        elif letter in _CLOSED:
            if open_ and open_[-1] == _CLOSED[letter]:
                open_.pop()
            else:
                alone += 1
    return alone + len(open_)
