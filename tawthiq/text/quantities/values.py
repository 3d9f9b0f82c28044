"""Numbers as such, for a whole string or a sentence of any kind: fractions, decimals, percent, powers, signs.

`find` (finding.py) reads figures that count things in a report; here نصف is 0.5, 20% is 0.2 and ١/٣ a third.

1. `numbers` gives every number of a text with its offsets and exact or decimal value.
2. `value` gives the number that a string is, None where it is none; its rank is in ordinals.py.
"""

import re
from collections.abc import Sequence
from fractions import Fraction as Ratio

from tawthiq.records import Record
from tawthiq.text.quantities.figures import digits
from tawthiq.text.quantities.numerals import Numeral, read
from tawthiq.text.quantities.words import Sort, atom, fraction, unit_fractions
from tawthiq.text.tokens import Shape, Token, tokenize

Number = int | float | Ratio

_GROUPED = re.compile(r"\d{1,3}(?:[ ٬,\u00a0\u202f]\d{3})+(?:[.٫]\d+)?(?![\d٬,])")
_POWER = re.compile(r"\s*\^\s*([+\-]*)\s*(\d+(?:[.,٫]\d+)?)")
_EXPONENT = re.compile(r"[eE]([+\-]?\d+)")
_POINT = frozenset({"فاصله", "فاصل"})
_MINUS = frozenset({"سالب", "ناقص"})
_PARTS = frozenset({"جزء", "اجزاء"})
_WHOLES = {"بالميه": 100, "بالمايه": 100, "بالالف": 1000, "%": 100, "٪": 100}


class Value(Record, frozen=True):
    """A number at text[start:end]."""

    start: int
    end: int
    value: Number


class _Read(Record, frozen=True):
    """A number read from tokens up to `last`; `end` is the offset behind it where it ends inside the tokens after."""

    last: int
    value: Number
    end: int


def numbers(text: str) -> tuple[Value, ...]:
    """Every number of a text, in order. Figures that touch a letter (100كم) are no numbers of their own."""
    tokens = tokenize(text)
    found: list[Value] = []
    at, free = 0, 0
    while at < len(tokens):
        signed = _signed(text, tokens, at) if tokens[at].start >= free else None
        if signed is None:
            at += 1
            continue
        found.append(Value(tokens[at].start, signed.end, plain(signed.value)))
        free, at = signed.end, signed.last + 1
    return tuple(found)


def plain(number: Number) -> Number:
    """An int where the number is whole, else a float."""
    return int(number) if number == int(number) else float(number)


def value(text: str) -> Number | None:
    """The number that the whole string is, None where it is not one number."""
    found = numbers(text)
    return found[0].value if len(found) == 1 else None


def _signed(text: str, tokens: Sequence[Token], at: int) -> _Read | None:
    token = tokens[at]
    negative = token.folded in _MINUS or (
        token.folded == "-" and _touches(tokens, at) and not _behind_number(tokens, at)
    )
    if not negative and token.folded != "+":
        return _number(text, tokens, at)
    found = _number(text, tokens, at + 1) if at + 1 < len(tokens) else None
    if found is None:
        return None
    return _Read(found.last, -found.value if negative else found.value, found.end)


def _touches(tokens: Sequence[Token], at: int) -> bool:
    return at + 1 < len(tokens) and tokens[at + 1].start == tokens[at].end and tokens[at + 1].shape is not Shape.WORD


def _behind_number(tokens: Sequence[Token], at: int) -> bool:
    return at > 0 and tokens[at - 1].end == tokens[at].start and tokens[at - 1].shape is not Shape.PUNCT


def _number(text: str, tokens: Sequence[Token], at: int) -> _Read | None:
    found = _grouped(text, tokens, at) or _base(text, tokens, at)
    if found is None:
        return None
    found = _pointed(tokens, found)
    found = _powered(text, tokens, found)
    return _parted(text, tokens, found)


def _grouped(text: str, tokens: Sequence[Token], at: int) -> _Read | None:
    """١ ٠٠٠ ٠٠٠, 1٬000 000: groups of three whatever parts them, at least two of them behind a space."""
    match = _GROUPED.match(text, tokens[at].start)
    spaced = bool(match and re.search(r"\s", match.group()))
    if match is None or (spaced and len(re.findall(r"\D\d{3}", match.group())) < 2) or not spaced:
        return None
    last = max(n for n in range(at, len(tokens)) if tokens[n].start < match.end())
    whole, _, decimals = re.sub(r"[ ٬,\u00a0\u202f]", "", match.group()).replace("٫", ".").partition(".")
    return _Read(last, Ratio(f"{int(whole)}.{decimals or 0}"), match.end())


def _base(text: str, tokens: Sequence[Token], at: int) -> _Read | None:
    token = tokens[at]
    if token.folded in {".", "٫"}:
        return _bare_decimal(tokens, at)
    if token.shape is Shape.NUMBER:
        return _figure(text, tokens, at)
    glued = at and tokens[at - 1].shape is Shape.NUMBER and tokens[at - 1].end == token.start
    if token.shape is not Shape.WORD or glued or _definite(tokens, at) or (at and tokens[at - 1].folded == "اي"):
        return None
    if token.folded == "جزء" and _text(tokens, at + 1) == "من" and at + 2 < len(tokens):
        below = read(tokens, at + 2, loose=True)
        return _Read(below.last, 1 / Ratio(below.value), tokens[below.last].end) if below and below.value else None
    return _spelled(tokens, at)


def _spelled(tokens: Sequence[Token], at: int) -> _Read | None:
    part = fraction(tokens[at].folded)
    if part and not part.many and not part.definite:
        return _fraction_first(tokens, at, Ratio(part.top, part.bottom))
    numeral = read(tokens, at, loose=True)
    return _of(tokens, numeral) if numeral and not numeral.vague else None


def _definite(tokens: Sequence[Token], at: int) -> bool:
    word = atom(tokens[at].folded)
    return bool(word and word.definite)


def _of(tokens: Sequence[Token], numeral: Numeral) -> _Read:
    return _Read(numeral.last, numeral.value, tokens[numeral.last].end)


def _bare_decimal(tokens: Sequence[Token], at: int) -> _Read | None:
    """.77 and ٫٧٧, where nothing stands before the point."""
    if not _touches(tokens, at) or (at and tokens[at - 1].end == tokens[at].start):
        return None
    figure = tokens[at + 1]
    after = tokens[at + 2] if at + 2 < len(tokens) else None
    if not figure.folded.isdecimal() or (after and after.start == figure.end and after.shape is Shape.WORD):
        return None
    return _Read(at + 1, Ratio(f"0.{figure.folded}"), figure.end)


def _figure(text: str, tokens: Sequence[Token], at: int) -> _Read | None:
    token = tokens[at]
    power = _EXPONENT.match(text, token.end)
    amount = digits(token.folded)
    if power and amount is not None:
        last = max(n for n in range(at, len(tokens)) if tokens[n].start < power.end())
        return _Read(last, amount * Ratio(10) ** int(power[1]), power.end())
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if after and after.start == token.end and after.shape is Shape.WORD:
        return None
    numeral = read(tokens, at, loose=True)
    return _of(tokens, numeral) if numeral else None


def _fraction_first(tokens: Sequence[Token], at: int, ratio: Ratio) -> _Read:
    """نصف, ربع مية, نصف دزينة: a fraction alone or of the number behind it."""
    whole = read(tokens, at + 1) if at + 1 < len(tokens) else None
    if whole and not whole.vague and not whole.definite and not (atom(tokens[at + 1].folded) or _NONE).clitics:
        return _Read(whole.last, ratio * whole.value, tokens[whole.last].end)
    return _Read(at, ratio, tokens[at].end)


class _NoWord:
    clitics = "-"


_NONE = _NoWord()


def _text(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].folded if at < len(tokens) else ""


def _pointed(tokens: Sequence[Token], found: _Read) -> _Read:
    """عشرة فاصلة سبعة, اربعة فاصلة خمسة مليون, مائتين فاصلة ثلاثة من مائة."""
    if _text(tokens, found.last + 1) not in _POINT:
        return found
    decimals = read(tokens, found.last + 2, loose=True) if found.last + 2 < len(tokens) else None
    if decimals is None or not isinstance(decimals.value, int):
        return found
    amount, scale, last = decimals.value, 1, decimals.last
    if decimals.multiplier > 1:
        amount, scale = amount // decimals.multiplier, decimals.multiplier
    whole = read(tokens, last + 2) if _text(tokens, last + 1) == "من" and last + 2 < len(tokens) else None
    if whole and whole.value:
        return _Read(whole.last, found.value + Ratio(amount) / Ratio(whole.value), tokens[whole.last].end)
    return _Read(last, (found.value + Ratio(f"0.{amount}")) * scale, tokens[last].end)


def _powered(text: str, tokens: Sequence[Token], found: _Read) -> _Read:
    match = _POWER.match(text, found.end)
    exponent = digits(match[2].translate(_LATIN)) if match else None
    if match is None or exponent is None:
        return found
    sign = -1 if match[1].count("-") % 2 else 1
    last = max(n for n in range(found.last, len(tokens)) if tokens[n].start < match.end())
    return _Read(last, float(found.value) ** (sign * float(exponent)), match.end())


_LATIN = {base + n: str(n) for base in (0x0660, 0x06F0) for n in range(10)}


def _parted(text: str, tokens: Sequence[Token], found: _Read) -> _Read:
    """What makes a fraction of the number: 3/4, 1 على 3, واحد من خمسة, خمسة أثمان, ثلث more, 20%."""
    step = found.last + 1
    word = _text(tokens, step)
    if word in _WHOLES:
        return _Read(step, Ratio(found.value) / _WHOLES[word], tokens[step].end)
    if word == "في" and _text(tokens, step + 1) in {"الالف", "الميه", "المايه"}:
        return _Read(
            step + 1, Ratio(found.value) / (1000 if "الف" in tokens[step + 1].folded else 100), tokens[step + 1].end
        )
    over = step + (word in _PARTS) if _text(tokens, step + (word in _PARTS)) in {"من", "علي", "/"} else None
    if over is not None and over + 1 < len(tokens) and (word != "/" or tokens[step].start == found.end):
        below = read(tokens, over + 1, loose=True)
        if below and below.value and not below.vague and not below.definite:
            return _Read(below.last, Ratio(found.value) / Ratio(below.value), tokens[below.last].end)
    return _fractioned(tokens, found)


def _fractioned(tokens: Sequence[Token], found: _Read) -> _Read:
    step = found.last + 1
    word = _text(tokens, step)
    part = fraction(word)
    if (part and part.many) or word in unit_fractions():
        bottom = part.bottom if part and part.many else unit_fractions()[word]
        return _split(tokens, found, step, bottom)
    if word == "الا" and (less := fraction(_text(tokens, step + 1))):
        return _Read(step + 1, found.value * (1 - Ratio(less.top, less.bottom)), tokens[step + 1].end)
    return _with_fraction(tokens, found) if word[:1] == "و" else found


def _with_fraction(tokens: Sequence[Token], found: _Read) -> _Read:
    """مائة وثلث, عشرون وثلاثة أخماس, ثلاثة وخمس: the number and a fraction more."""
    joined = _text(tokens, found.last + 1) == "و"
    step = found.last + 1 + joined
    more = fraction(_text(tokens, step))
    if more and not more.many and (joined or more.clitics == "و"):
        scaled = _fraction_first(tokens, step, Ratio(more.top, more.bottom))
        return _Read(scaled.last, found.value + scaled.value, scaled.end)
    count = read(tokens, step) if step < len(tokens) else None
    some = fraction(_text(tokens, count.last + 1)) if count else None
    if count and some and some.many:
        last = count.last + 1
        return _Read(last, found.value + Ratio(count.value) / some.bottom, tokens[last].end)
    part = _text(tokens, step).removeprefix("" if joined else "و")
    if part in unit_fractions() or part == "خمسين":
        ratio = Ratio(2, 5) if part == "خمسين" else Ratio(1, unit_fractions()[part])
        return _Read(step, found.value + ratio, tokens[step].end)
    return found


def _split(tokens: Sequence[Token], found: _Read, step: int, bottom: int) -> _Read:
    """مئة وثلاثة أرباع is 100 and three quarters; ثلاث وعشرون خمس is 23 fifths."""
    whole, top = divmod(int(found.value), 100)
    end = tokens[step].end
    plural = step and fraction(tokens[step].folded) is not None
    if plural and whole and 1 < top < 10 and top < bottom:
        return _Read(step, whole * 100 + Ratio(top, bottom), end)
    tens, unit = divmod(int(found.value), 10)
    last = atom(tokens[found.last].folded)
    if plural and tens and 1 < unit < bottom and last and last.sort is Sort.UNIT:
        return _Read(step, tens * 10 + Ratio(unit, bottom), end)
    return _Read(step, Ratio(found.value) / bottom, end)
