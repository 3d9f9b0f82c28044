"""Ranks: الثالث, الحادي والعشرين, العشرون."""

from collections.abc import Sequence

from tawthiq.text.quantities.numerals import read
from tawthiq.text.quantities.words import Sort, atom, ordinal
from tawthiq.text.tokens import Shape, Token, tokenize


def ordinal_value(text: str) -> int | None:
    """The rank that the whole string is (الحادي والعشرين → 21, العشرون → 20), None where it is none."""
    tokens = [token for token in tokenize(text) if token.shape is Shape.WORD]
    found = ordinal_at(tokens, 0) if tokens else None
    return found[0] if found and found[1] == len(tokens) - 1 else None


def ordinal_at(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    """The rank that begins at a token, with its last token; a definite number word is one too (الثلاثون)."""
    rank = ordinal(tokens[at].folded)
    if rank is None:
        word = atom(tokens[at].folded)
        numeral = read(tokens, at) if word and word.definite and not word.clitics.strip("بل") else None
        whole = numeral is not None and isinstance(numeral.value, int) and not numeral.vague
        return (int(numeral.value), numeral.last) if numeral and whole else None
    value, last = rank[0], at
    step = at + 1 + (at + 1 < len(tokens) and tokens[at + 1].folded == "و")
    after = atom(tokens[step].folded) if step < len(tokens) else None
    if after and after.sort is Sort.TEN and value < 10 and not after.clitics:
        return value + 10, step
    if after and after.sort is Sort.TENS and (after.joined or step > at + 1):
        return value + after.value, step
    return value, last
