"""Words that lay a deed to somebody: accused, charged, condemned, said to be where the fire came from.

`kind_hints` marks where they stand: they make a claim of kind `attribution` where it adds no harm. Words:
lexicon/data/responses.yaml (`role: attribution`).
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from tawthiq.claims.mentions import At, KindHint
from tawthiq.lexicon.chosen import Folders, by_folders
from tawthiq.lexicon.entries import forms, load
from tawthiq.lexicon.matcher import Match, Matcher
from tawthiq.model.passage import Passage
from tawthiq.model.vocabulary import Kind
from tawthiq.text.tokens import Token

SHARES = "hint.attribution-shares"  # عزت البعثة نصف الضحايا إلى س
CONDEMNED = "hint.attribution-condemns"  # دانت س القصف الروسي

_REACH = 14
_PREFIXES = frozenset({"", "و", "ف"})
_THAT = frozenset({"ان", "بان", "انه", "انها", "بوقوف", "وقوف", "ضلوع", "تورط"})
_RELATIVES = frozenset({"الذي", "التي", "الذين", "كان", "كانت"})
_RESPONSIBILITY = ("مسووليه", "المسووليه", "مسووليته", "بالمسووليه", "بمسووليه", "باللوم", "باللايمه")
_OF_IT = frozenset({"عنه", "عنها", "عنهما"})  # الاتهامات بالمسؤولية عنه
_DEED_WITHIN = 2  # مسؤول عن هذا القصف
_BEING = frozenset({"يكون", "تكون"})
_NAMED = 4
_TO = frozenset({"الي", "مسووليه", "المسووليه"})
_ANYBODY = frozenset({"المدنيين", "السكان", "النازحين", "الاسري"})
_LAYING = frozenset({"attribution-verbs", "attribution-charge"})


def kind_hints(passage: Passage) -> tuple[KindHint, ...]:
    """Where words stand that attribute a deed, in text order."""
    tokens = passage.tokens
    hints = []
    for match in _matches(tokens):
        if _lays_shares(tokens, match):
            hints.append(KindHint(at=_where(tokens, match), kind=Kind.ATTRIBUTION, rule=SHARES))
        elif _attributes(tokens, match):
            hints.append(KindHint(at=_where(tokens, match), kind=Kind.ATTRIBUTION, rule=f"hint.{match.entry.id}"))
    return tuple(hints)


def charges(tokens: Sequence[Token], at: int) -> bool:
    """Whether the verb of accusing at token `at` says of which deed (اتهم ناشطون الجيش باستخدام …)."""
    return any(token.folded in _forms("charged-with") for token in tokens[at + 1 : at + _REACH])


def _matches(tokens: Sequence[Token]) -> Iterator[Match]:
    for match in _matcher().scan(tokens):
        if match.stem.clitics in _PREFIXES and not match.stem.definite:
            yield match


def _attributes(tokens: Sequence[Token], match: Match) -> bool:
    following = [token.folded for token in tokens[match.last + 1 : match.last + _REACH]]
    means = match.entry.means
    if means == "attribution-if-responsible":
        return any(word.startswith(_RESPONSIBILITY) for word in following)
    if means == "attribution-if-deed":  # مسؤول عن القصف, not مسؤول عن ملف س
        return any(word in _forms("strike", "harm") for word in following[:_DEED_WITHIN])
    if means == "attribution-if-that":
        that = any(word in _THAT for word in following)
        return that and not (_forms("doer").isdisjoint(following) and _is_of_what(following) is None)
    if means == "attribution-if-charges":
        charged = next((at for at, word in enumerate(following) if word in _forms("charges")), None)
        return charged is not None and (_names_deed(following[charged:]) or _charges_one(following[charged:]))
    if means == "attribution-if-condemned":
        return _names_deed(following)
    return means != "attribution-if-known" or _is_of_known(tokens, match.first)


def _charges_one(following: Sequence[str]) -> bool:
    """Whether the deed charged is one upon something known (الاتهامات بقصف السوق), not a habit (باستهداف المدنيين)."""
    upon = {next_word for word, next_word in pairwise(following) if word in _forms("charged-with")}
    return any(word.startswith("ال") and word not in _ANYBODY for word in upon)


def _names_deed(following: Sequence[str]) -> bool:
    """Whether an attack named as known stands among the words, or one is pointed back to (عن القصف، المسؤولية عنه)."""
    bare = (word.removeprefix("ب") if word.startswith("بال") else word for word in following)
    return any((word.startswith("ال") and word in _forms("strike", "deed")) or word in _OF_IT for word in bare)


def _lays_shares(tokens: Sequence[Token], match: Match) -> bool:
    """عزت البعثة 60 في المائة من الضحايا إلى س: those killed and hurt over a time, by whom."""
    if match.entry.id not in _LAYING:
        return False
    following = [token.folded for token in tokens[match.last + 1 : match.last + _REACH]]
    return not _forms("toll").isdisjoint(following) and not _TO.isdisjoint(following)


def _is_of_what(following: Sequence[str]) -> str | None:
    """أن تكون الطائرة التي قصفت السوق: the attack or weapon named as known that is said to be somebody's."""
    being = next((at for at, word in enumerate(following) if word in _BEING), None)
    ahead = following[being + 1 : being + 2] if being is not None else ()
    return next((word for word in ahead if word in _forms("weapon")), None)


def _is_of_known(tokens: Sequence[Token], at: int) -> bool:
    """القصف نفذته طائرة …: said of a deed named as known, which the words do not only single out (الذي نفذته)."""
    before = [token.folded for token in tokens[max(0, at - _NAMED) : at]]
    return bool(before) and before[-1] not in _RELATIVES and any(word.startswith("ال") for word in before)


def _where(tokens: Sequence[Token], match: Match) -> At:
    return At(first=match.first, last=match.last, start=tokens[match.first].start, end=tokens[match.last].end)


@by_folders
def _matcher(folders: Folders) -> Matcher:
    return Matcher(entry for entry in load("responses", folders) if entry.attributes["role"] == "attribution")


def _forms(*means: str) -> frozenset[str]:
    return _forms_of_all()[means]


@by_folders
def _forms_of_all(folders: Folders) -> dict[tuple[str, ...], frozenset[str]]:
    asked = (("charged-with",), ("strike", "harm"), ("doer",), ("weapon",), ("charges",), ("toll",), ("strike", "deed"))
    return {means: forms("responses", folders, *means) for means in asked}
