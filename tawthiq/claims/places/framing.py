"""What the words before a place say of it: whether something happened there, or somebody is only from there, speaks
from there, goes there.
"""

from collections.abc import Mapping, Sequence
from enum import Enum

from tawthiq.claims.places.words import Vocabulary, Word
from tawthiq.text.tokens import Shape, Token


class Framing(Enum):
    """EVENT: something happened there. NATIVE: the victims are of there (أبناء قرية س), which is where it happened when
    nothing else is said. ELSEWHERE: an origin, an office or a seat. GOAL: where the wounded were taken or missiles came
    from, which is never where it happened.
    """

    EVENT = 0
    NATIVE = 1
    ELSEWHERE = 2
    GOAL = 3


EACH = frozenset(
    {"كل", "كلا", "مناطق", "قري", "بلدات", "مدن", "احياء", "عدد", "اجزاء", "مواقع", "القري", "البلدات", "اماكن"}
)
_BESIDES = frozenset({"بالاضافه", "اضافه", "واضافه", "وبالاضافه"})
_TOWARDS, _OUT_OF = frozenset({"الي", "نحو"}), frozenset({"من"})
_CAUSES = frozenset({"بعد", "عقب", "اثر", "جراء", "نتيجه", "بسبب"})
_TREATED = _TOWARDS | {"في", "احد"}  # إلى مشافي س، في أحد مشافي س
_AT = frozenset({"باتجاه", "نحو", "صوب", "تجاه"})
_SIGNS, _MOST_WORDS, _FLIGHT_OF_MISSILE = 2, 4, 14
_TREATED_IN = 8  # words from إلى to the town whose hospitals and clinics are told one by one


def before(tokens: Sequence[Token], first: int, most: int = _MOST_WORDS) -> list[Token]:
    """Up to four words (or `most`) before a token, nearest first, within the same clause."""
    found: list[Token] = []
    for token in reversed(tokens[max(0, first - most - _SIGNS) : first]):
        if token.shape is Shape.PUNCT and token.text not in '"“”«»#':
            break
        if token.shape is Shape.WORD:
            found.append(token)
    return found[:most]


def of_areas(tokens: Sequence[Token], first: int) -> bool:
    """مناطق عدة من سوريا."""
    back = before(tokens, first)
    return bool(back) and back[0].folded == "من" and any(token.folded in EACH for token in back[1:])


def _led_to(back: Sequence[Token], classes: Sequence[Mapping[str, Word]], means: str, leads: frozenset[str]) -> bool:
    """Whether a word of this class stands before the place with one of these before it (إلى مشافي، من مواقعها في), and
    not before what had happened by then (إلى المستشفى بعد غارة على سوق في س).
    """
    cause = next((at for at, token in enumerate(back) if token.folded in _CAUSES), len(back))
    return any(
        means in found and any(token.folded in leads for token in back[at + 1 : at + 3])
        for at, found in enumerate(classes[:cause])
    )


def _fires(tokens: Sequence[Token], words: Vocabulary, first: int) -> bool:
    """أطلق صاروخا من س باتجاه ص: what flies there, and nobody who flees there."""
    classes = [words.senses[token.folded].classes for token in tokens[max(0, first - _FLIGHT_OF_MISSILE) : first]]
    return any("launch" in found for found in classes) and not any("flight" in found for found in classes)


def framed(tokens: Sequence[Token], words: Vocabulary, first: int, clitics: str) -> Framing:
    """What the words before the place at token `first` make of it."""
    back = before(tokens, first)
    if not back:
        return Framing.EVENT
    classes = [words.senses[token.folded].classes for token in back]
    nearest, inside = classes[0], "ب" in clitics
    moving = _moving(tokens, words, first, back)
    if moving is not None:
        return moving
    belongs = nearest.get("belongs")
    beside = "near" in words.senses[tokens[first].folded].classes  # مخيم النازحين قرب س
    if not (inside or beside) and belongs is not None and "ل" not in belongs.clitics:  # للنازحين: whom a camp is for
        return Framing.NATIVE if belongs.has("native") else Framing.ELSEWHERE
    far = before(tokens, first, _TREATED_IN)  # إلى المشافي والنقاط الطبية في مدينتي س
    taken = _led_to(far, [words.senses[token.folded].classes for token in far], "hospital", _TOWARDS)
    if taken or _led_to(back, classes, "hospital", _TREATED):
        return Framing.GOAL
    if _led_to(back, classes, "own", _OUT_OF):
        return Framing.ELSEWHERE
    speaks = any("speaker" in found and not found["speaker"].definite for found in classes)
    return Framing.ELSEWHERE if speaks or (not inside and "body" in nearest) else Framing.EVENT


def _moving(tokens: Sequence[Token], words: Vocabulary, first: int, back: Sequence[Token]) -> Framing | None:
    """What إلى، نحو، من right before a place make of it; None where none of these stands there."""
    classes = [words.senses[token.folded].classes for token in back]
    if back[0].folded in _AT and _fires(tokens, words, first):
        return Framing.EVENT
    if "away" in classes[0] and "locative" not in classes[0]:
        return Framing.EVENT if len(back) > 1 and back[1].folded in _BESIDES else Framing.ELSEWHERE
    if back[0].folded in _OUT_OF and any("launch" in found for found in classes):
        return Framing.GOAL
    if "from" in classes[0]:
        fled = len(back) > 1 and "flight" in classes[1]
        return Framing.EVENT if fled or any(token.folded in EACH for token in back[1:]) else Framing.ELSEWHERE
    return None
