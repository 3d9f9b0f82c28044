"""Periods of another statement than the one in which people come to harm or an attack is told."""

from collections.abc import Sequence

from tawthiq.text.tokens import Token

_COMMAS = frozenset("،,؛;")
_NEAR = 3  # tokens
_COMPARED = frozenset(("اول", "لاول", "الاول", "الاولي", "اعنف", "الاعنف", "اكبر", "الاكبر"))
_OPENS = frozenset(("بعد", "بعدما", "حيث", "وسط", "ضمن"))
_WITHIN = frozenset(("اطار", "ظل", "سياق"))


def is_aside(tokens: Sequence[Token], start: int, first: int, core: Sequence[int]) -> bool:
    """Whether the period at token `first` is another statement's, or what an attack is compared with.

    `start`: where the segment begins; `core`: where its harms and attacks stand. قتل ثلاثة …، وسبقتها تصريحات في
    الفترة الماضية؛ قتل ثلاثة في 24 شباط، وخلال شهر شباط سجلت …؛ لأول مرة منذ بدء العملية.
    """
    if any(token.folded in _COMPARED for token in tokens[max(0, first - _NEAR) : first]):
        return True
    comma = next((at for at in range(first - 1, start - 1, -1) if tokens[at].text in _COMMAS), None)
    if comma is None or not core or max(core) > comma:
        return False
    opening = tokens[comma + 1].folded
    if comma + 1 == first:
        return opening.startswith("و")
    within = opening == "في" and tokens[comma + 2].folded in _WITHIN
    return first - comma > _NEAR and (within or opening.startswith("و") or opening in _OPENS)
