"""Folding Arabic for look-up; the stored text is never changed.

1. `fold` takes a word or phrase to its look-up form: no harakat, tatweel or bidi controls, one form of alef, ya and
   ta marbuta, Latin digits, lower case.
2. `fold_with_map` does the same for a whole text and keeps, for each folded character, its offset in the original.

Index, lexicon and query must be folded by the same function.
"""

from dataclasses import dataclass
from functools import lru_cache

_ONE_TO_ONE = {
    "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي", "ې": "ي", "ة": "ه", "ۀ": "ه", "ہ": "ه", "ە": "ه",
    "ؤ": "و", "ئ": "ي", "ک": "ك", "گ": "ك", "\u00a0": " ", "\u202f": " ", "\u2009": " ",
}  # fmt: skip
_DIGITS = {chr(base + n): str(n) for base in (0x0660, 0x06F0) for n in range(10)}
_DROPPED = (
    [chr(c) for c in range(0x064B, 0x0660)]
    + [chr(c) for c in range(0x0610, 0x061B)]
    + [chr(c) for c in range(0x06D6, 0x06ED) if c not in (0x06E5, 0x06E6)]
    + ["\u0670", "\u0640", "\u061c", "\ufeff", "\u00ad"]
    + [chr(c) for c in (*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A))]
)
_TABLE: dict[int, str | None] = {ord(k): v for k, v in {**_ONE_TO_ONE, **_DIGITS}.items()}
_TABLE.update({ord(c): None for c in _DROPPED})
DROPPED = frozenset(_DROPPED)


@lru_cache(maxsize=200_000)
def fold(text: str) -> str:
    """The look-up form of a word or phrase."""
    return text.translate(_TABLE).lower()


@dataclass(frozen=True, slots=True)
class FoldedText:
    """A folded text; `offsets[i]` is the offset in the original of folded character i, with one more for the end."""

    text: str
    offsets: tuple[int, ...]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in the original text of a folded, non-empty slice."""
        return self.offsets[start], self.offsets[end - 1] + 1


def fold_with_map(text: str) -> FoldedText:
    """Fold a whole text, keeping the way back to its offsets."""
    folded: list[str] = []
    offsets: list[int] = []
    for at, char in enumerate(text):
        new = char.translate(_TABLE).lower()
        folded.append(new)
        offsets.extend([at] * len(new))
    offsets.append(len(text))
    return FoldedText("".join(folded), tuple(offsets))
