"""Reading one number from tokens: digits, words, and both together (230 ألفا، 3 آلاف و500، مليون ونصف).

`read` reads the longest number that begins at a token. `loose` allows what only a whole string may hold: parts
joined without و (متين واحد وعشرين) and in rising order (مئة وعشرة ومليون).
"""

from collections.abc import Sequence
from fractions import Fraction as Ratio
from functools import lru_cache

from tawthiq.records import Record
from tawthiq.text.quantities.figures import alone, figure, whole
from tawthiq.text.quantities.words import Atom, Sort, atom, fraction
from tawthiq.text.tokens import Shape, Token

_CONJUNCTION = "و"


_SCALES = frozenset({Sort.SCALE, Sort.SCALE_MANY, Sort.SCALE_OR_DUAL})


_PLURALS = frozenset({Sort.MANY, Sort.SCALE_MANY, Sort.TENS_MANY})


class Numeral(Record, frozen=True):
    """A number read from tokens first..last. `value` is exact (a Fraction where it is not whole).

    `multiplier` is the scale word that stands last (1000 in 5 آلاف), for ranges that share it; `vague` for plurals of
    scales alone (مئات الآلاف); `joint` is the index of the first و inside, where a range may be cut.
    """

    first: int
    last: int
    value: int | Ratio
    multiplier: int = 1
    vague: bool = False
    definite: bool = False
    in_digits: bool = False
    joint: int | None = None


class _Builder:
    """The number so far: `total` of closed scales, `group` below a thousand, and the largest scale still allowed."""

    def __init__(self, *, loose: bool) -> None:
        self.loose = loose
        self.total: int | Ratio = 0
        self.addend: int | Ratio = 0
        self.group: int | Ratio | None = None
        self.has = {"h": False, "t": False, "u": False}
        self.cap = 10**18
        self.scale = 1
        self.vague = False
        self.empty = True

    @property
    def value(self) -> int | Ratio:
        return self.total + (self.group or 0)

    def add(self, part: int | Ratio, slots: str) -> bool:
        """Add a part below a thousand that fills the slots hundreds, tens, units; False where they are taken."""
        if any(self.has[slot] for slot in slots) or ("h" in slots and self.group and not self.loose):
            return False
        if "u" in slots and self.has["t"]:
            return False
        for slot in slots:
            self.has[slot] = True
        self.group = (self.group or 0) + part
        return True

    def close(self, factor: int) -> bool:
        """Multiply the group by a scale, or the scale just closed by a further one (مئة ألف مليون)."""
        if self.group is not None and (factor < self.cap or self.loose):
            self.addend = self.group * factor
            self.total += self.addend
        elif self.group is None and self.scale > 1:
            self.total += self.addend * (factor - 1)
            self.addend *= factor
        else:
            return False
        self.group, self.cap, self.scale = None, factor, factor
        self.has = dict.fromkeys(self.has, False)
        return True

    def plus(self, amount: int, factor: int) -> bool:
        """Add a scale that stands for itself (وألف, ألفين)."""
        if self.loose and self.group is not None:
            self.total, self.group = self.total + self.group, None
        if self.group is not None or (factor >= self.cap and not self.loose):
            return False
        self.total += amount
        self.addend, self.cap, self.scale = amount, factor, factor
        self.has = dict.fromkeys(self.has, False)
        return True


def read(tokens: Sequence[Token], at: int, *, loose: bool = False, stop: int | None = None) -> Numeral | None:
    """The longest number that begins at `at` and ends before `stop`; None where none begins."""
    if tokens[at].shape is Shape.NUMBER and _stands_alone(tokens, at):
        amount = alone(tokens, at)
        return None if amount is None else Numeral(at, at, amount, in_digits=True)
    builder = _Builder(loose=loose)
    end = len(tokens) if stop is None else stop
    last, position, definite, in_digits = at - 1, at, False, False
    joint: int | None = None
    while position < end:
        if position > at and not _may_continue(tokens[position].folded):
            break
        joined = position > at and tokens[position].folded == _CONJUNCTION and position + 1 < end
        here = position + joined
        used = _element(builder, tokens, here, joined=joined or _joins(tokens[here]))
        if used is None or (used >= end):
            break
        if position == at:
            found = atom(tokens[at].folded)
            definite = bool(found and found.definite)
            in_digits = tokens[at].shape is Shape.NUMBER
        elif joint is None and (joined or _joins(tokens[here])):
            joint = position
        builder.empty = False
        last, position = used, used + 1
    if builder.empty:
        return None
    value = whole(builder.value)
    multiplier = builder.scale if builder.group is None else 1
    return Numeral(at, last, value, multiplier, builder.vague, definite, in_digits, joint)


def _stands_alone(tokens: Sequence[Token], at: int) -> bool:
    """Whether nothing behind a figure can be part of its number: so it is with most figures of a report."""
    if at + 1 == len(tokens):
        return True
    after = tokens[at + 1].folded
    return after != "،" and not _may_continue(after)


@lru_cache(maxsize=50_000)
def _may_continue(folded: str) -> bool:
    """Whether a number can go on with this token."""
    return folded == _CONJUNCTION or folded[:1].isdecimal() or bool(atom(folded) or fraction(folded))


def _joins(token: Token) -> bool:
    if token.shape is not Shape.WORD:
        return False
    found = atom(token.folded) or fraction(token.folded)
    return bool(found and found.clitics == _CONJUNCTION)


def _element(builder: _Builder, tokens: Sequence[Token], at: int, *, joined: bool) -> int | None:
    """Add the element at `at` to the number; its last token, or None where it does not belong to it."""
    if tokens[at].shape is Shape.NUMBER:
        return _digits_element(builder, tokens, at, joined=joined)
    if tokens[at].shape is Shape.PUNCT:
        return None
    part = fraction(tokens[at].folded)
    if part and not part.many:
        return _half(builder, tokens, at, joined=joined)
    word = atom(tokens[at].folded)
    if word is None or (word.loose and not builder.loose) or (not builder.empty and word.clitics not in ("", "و")):
        return None
    if not (builder.empty or joined or builder.loose or _multiplies(word) or _is_hundreds(builder, tokens, at, word)):
        return None
    return _word_element(builder, tokens, at, word, joined=joined)


def _is_hundreds(builder: _Builder, tokens: Sequence[Token], at: int, word: Atom) -> bool:
    """ألف خمسمئة: hundreds may follow a scale without و."""
    if builder.scale == 1 or builder.group is not None:
        return False
    after = atom(tokens[at + 1].folded) if at + 1 < len(tokens) else None
    return word.sort is Sort.HUNDREDS or (word.sort is Sort.UNIT and after is not None and after.sort is Sort.HUNDRED)


def _multiplies(word: Atom) -> bool:
    return word.sort in _SCALES or word.sort in {Sort.HUNDRED, Sort.MANY, Sort.TEN}


def _digits_element(builder: _Builder, tokens: Sequence[Token], at: int, *, joined: bool) -> int | None:
    found = figure(tokens, at)
    if found is None:
        return None
    value, last = found
    if builder.empty:
        builder.add(value, "htu")
        return last
    fits = joined and builder.group is None and 1 <= value < builder.cap and builder.scale > 1
    if builder.loose and joined and builder.has["h"] and 1 <= value < 100 and builder.add(value, "tu"):
        return last
    return last if fits and builder.add(value, "htu") else None


def _half(builder: _Builder, tokens: Sequence[Token], at: int, *, joined: bool) -> int | None:
    """نصف مليون at the beginning, مليون ونصف after a scale."""
    part = fraction(tokens[at].folded)
    if part is None:
        return None
    ratio = Ratio(part.top, part.bottom)
    scale = atom(tokens[at + 1].folded) if at + 1 < len(tokens) else None
    if builder.empty and scale and scale.sort is Sort.SCALE and not scale.clitics:
        builder.plus(int(ratio * scale.value), scale.value)
        builder.cap = 0
        return at + 1
    if builder.empty or not joined or builder.group is not None or builder.scale < 1000 or builder.cap == 0:
        return None
    again = scale is not None and scale.definite and scale.value == builder.scale  # مليون ونصف المليون
    if scale and not scale.clitics and not again:
        return None  # ألف وربع مئة: the quarter is of the hundred
    builder.total += int(builder.scale * ratio)
    builder.cap = 0
    return at + again


def _word_element(builder: _Builder, tokens: Sequence[Token], at: int, word: Atom, *, joined: bool) -> int | None:
    if word.sort in (Sort.UNIT, Sort.LEAD):
        return _unit(builder, tokens, at, word)
    done = False
    if word.sort is Sort.ZERO:
        done = builder.empty and builder.add(0, "htu")
    elif word.sort in (Sort.TEN, Sort.TEEN, Sort.DOZEN):
        done = builder.add(word.value, "tu")
    elif word.sort is Sort.TENS:
        done = not builder.has["t"] and (builder.empty or joined or builder.loose) and builder.add(word.value, "t")
    elif word.sort in (Sort.HUNDRED, Sort.HUNDREDS):
        done = _hundred(builder, word, joined=joined)
    elif word.sort in _PLURALS or word.sort in _SCALES:
        return _scale(builder, tokens, at, word, joined=joined)
    elif word.sort is Sort.SCALE_DUAL:
        done = (builder.empty or joined) and builder.plus(2 * word.value, word.value)
    return at if done else None


def _unit(builder: _Builder, tokens: Sequence[Token], at: int, word: Atom) -> int | None:
    """A unit with the word that makes it a teen or a hundred (خمسة عشر، ثلاث مئة)."""
    after = atom(tokens[at + 1].folded) if at + 1 < len(tokens) else None
    if after and not after.clitics and not after.definite:
        if after.sort is Sort.TEN and builder.add(10 + word.value, "tu"):
            return at + 1
        if after.sort in (Sort.HUNDRED, Sort.MANY) and word.value > 2 and builder.add(100 * word.value, "h"):
            return at + 1
    if word.sort is Sort.LEAD:
        follows = after and after.sort is Sort.TENS and (after.joined)
        if not follows and not (after is None and _spaced_tens(tokens, at + 1)):
            return None
    return at if builder.add(word.value, "u") else None


def _spaced_tens(tokens: Sequence[Token], at: int) -> bool:
    if at + 1 >= len(tokens) or tokens[at].folded != _CONJUNCTION:
        return False
    word = atom(tokens[at + 1].folded)
    return word is not None and word.sort is Sort.TENS


def _hundred(builder: _Builder, word: Atom, *, joined: bool) -> bool:
    if not builder.empty and not joined and word.sort is Sort.HUNDRED and builder.group and 1 <= builder.group < 100:
        builder.group = builder.group * 100
        builder.has = {"h": True, "t": False, "u": False}
        return True
    return builder.add(word.value, "h")


def _scale(builder: _Builder, tokens: Sequence[Token], at: int, word: Atom, *, joined: bool) -> int | None:
    """A scale word: it multiplies what stands before it, or stands for itself; plurals alone are vague."""
    if not builder.empty and not joined:
        return at if word.value >= 100 and builder.close(word.value) else None
    if word.sort in (Sort.SCALE, Sort.SCALE_OR_DUAL):
        dual = word.sort is Sort.SCALE_OR_DUAL and builder.empty
        return at if builder.plus((1 + dual) * word.value, word.value) else None
    if not builder.empty:
        return None
    # عشرات، مئات، آلاف and what they multiply (عشرات الآلاف).
    builder.vague = True
    total, last = word.value, at
    while last + 1 < len(tokens):
        more = atom(tokens[last + 1].folded)
        if more is None or more.clitics or more.sort not in _PLURALS | _SCALES or more.value <= word.value:
            break
        total, last = total * more.value, last + 1
    builder.total, builder.cap, builder.scale = total, 0, 1
    builder.empty = False
    return last
