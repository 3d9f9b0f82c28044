"""Figures written in digits, whatever parts their thousands and decimals."""

import re
from collections.abc import Sequence
from fractions import Fraction as Ratio
from functools import lru_cache

from tawthiq.text.tokens import Shape, Token
from tawthiq.text.wordlists import load

_GROUPS = re.compile(r"[1-9]\d{0,2}(?:[.,٬]\d{3})+")


_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:٫\d{3})+")
_DECIMAL = re.compile(r"(\d+)[.,٫](\d+)")


_MIXED = re.compile(r"\d{1,3}(?:[,٬.]\d{3})+[.,٫]\d+")


def whole(value: int | Ratio) -> int | Ratio:
    """An int where the value is whole."""
    return int(value) if value == int(value) else value


@lru_cache(maxsize=50_000)
def digits(folded: str) -> int | Ratio | None:
    """The value of a figure in Latin digits with any separators; None for what is no number (22.01.2022).

    A point or comma before exactly three digits parts thousands, as the press writes them; otherwise it is decimal.
    """
    if folded.isdecimal():
        return int(folded)
    if "٬" not in folded and folded.count("٫") == 1 and not re.search("[.,]", folded):
        return whole(Ratio(folded.replace("٫", ".")))
    if _GROUPS.fullmatch(folded):
        return int(re.sub(r"\D", "", folded))
    if _DECIMAL.fullmatch(folded):
        return whole(Ratio(re.sub("[,٫]", ".", folded)))
    if _MIXED.fullmatch(folded):
        integer, decimals = re.split(r"[.,٫](?=\d+$)", folded)
        return whole(Ratio(f"{re.sub(r'[^0-9]', '', integer)}.{decimals}"))
    return None


def _counts_people(tokens: Sequence[Token], at: int) -> bool:
    """١٫٢٣٤ شخصا: nobody counts people by thousandths; the decimal sign stands for that of thousands."""
    after = tokens[at + 1].folded if at + 1 < len(tokens) else ""
    return bool(_THOUSANDS.fullmatch(tokens[at].folded)) and after in load("roles")["counted"]


def alone(tokens: Sequence[Token], at: int) -> int | Ratio | None:
    """The value of the figure at a token, whatever stands around it."""
    folded = tokens[at].folded
    return int(folded.replace("٫", "")) if "٫" in folded and _counts_people(tokens, at) else digits(folded)


def figure(tokens: Sequence[Token], at: int) -> tuple[int | Ratio, int] | None:
    """A figure in digits at a token with the groups of three that a space or ، parts (1 414 021، ١،٢٣٤،٥٦٧)."""
    value = alone(tokens, at)
    if value is None:
        return None
    last, text, groups = at, tokens[at].folded, 0
    while len(tokens[at].folded) <= 3 and text[0] != "0":
        step = _next_group(tokens, last)
        if step is None:
            break
        text, last, groups = text + tokens[step].folded, step, groups + 1
    # One group of three after a space is mostly the next number; "000" never is.
    if groups == 0 or (groups == 1 and tokens[at + 1].folded != "،" and not text.endswith("000")):
        return value, at
    grouped = digits(text)
    return None if grouped is None else (grouped, last)


def _next_group(tokens: Sequence[Token], last: int) -> int | None:
    step = last + 1
    if step < len(tokens) and tokens[step].folded == "،" and tokens[step].start == tokens[last].end:
        step += 1
        gap = 0
    else:
        gap = 1
    if step >= len(tokens) or tokens[step].start - tokens[step - 1].end != gap:
        return None
    token = tokens[step]
    three = token.shape is Shape.NUMBER and (
        (len(token.folded) == 3 and token.folded.isdecimal()) or bool(re.fullmatch(r"\d{3}[.,٫]\d+", token.folded))
    )
    return step if three else None
