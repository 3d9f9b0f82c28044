"""What the words before a place say of it: whether something happened there, or somebody is only from there, speaks
from there, goes there.
"""

from collections.abc import Sequence

from tawthiq.claims.places.words import Vocabulary
from tawthiq.text.tokens import Shape, Token

EACH = frozenset(
    {"كل", "كلا", "مناطق", "قري", "بلدات", "مدن", "احياء", "عدد", "اجزاء", "مواقع", "القري", "البلدات", "اماكن"}
)
_BESIDES = frozenset({"بالاضافه", "اضافه", "واضافه", "وبالاضافه"})
_WINDOW, _MOST_WORDS = 6, 4


def before(tokens: Sequence[Token], first: int) -> list[Token]:
    """Up to four words before a token, nearest first, within the same clause."""
    found: list[Token] = []
    for token in reversed(tokens[max(0, first - _WINDOW) : first]):
        if token.shape is Shape.PUNCT and token.text not in '"“”«»#':
            break
        if token.shape is Shape.WORD:
            found.append(token)
    return found[:_MOST_WORDS]


def of_areas(tokens: Sequence[Token], first: int) -> bool:
    """مناطق عدة من سوريا."""
    back = before(tokens, first)
    return bool(back) and back[0].folded == "من" and any(token.folded in EACH for token in back[1:])


def happens(tokens: Sequence[Token], words: Vocabulary, first: int, clitics: str) -> bool:
    """False where the words before make the place an origin, a goal, an office or a seat."""
    back = before(tokens, first)
    if not back:
        return True
    classes = [words.senses[token.folded].classes for token in back]
    nearest, inside = classes[0], "ب" in clitics
    if "away" in nearest and "locative" not in nearest:
        return len(back) > 1 and back[1].folded in _BESIDES
    if "from" in nearest:
        return any(token.folded in EACH for token in back[1:])
    if not inside and ("body" in nearest or "belongs" in nearest):
        return False
    return not any("speaker" in found and not found["speaker"].definite for found in classes)
