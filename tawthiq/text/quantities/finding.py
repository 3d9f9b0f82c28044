"""Finding the quantities of a passage.

1. At each token that can begin one, read a numeral, a vague phrase or an ordinal.
2. Look for a second numeral that makes it a range, then for words that bound it.
3. Say what it counts when its neighbours show that it counts no people.
4. Join "more than a and less than b" into one range.
"""

from collections.abc import Sequence
from fractions import Fraction as Ratio
from functools import cache
from typing import NamedTuple

from tawthiq.records import replace
from tawthiq.text.quantities import bounds
from tawthiq.text.quantities.numerals import Numeral, read
from tawthiq.text.quantities.quantity import Bound, Kind, Quantity, Role
from tawthiq.text.quantities.roles import are_years, is_counted, role
from tawthiq.text.quantities.words import Sort, atom, fraction, may_begin, ordinal, vague_at
from tawthiq.text.tokens import Shape, Token
from tawthiq.text.wordlists import load

_NOUN = 3  # tokens from a former figure to إلى: the noun between
_BOUND = 4  # tokens from the first word of a bound to past its figure (ما لا يقل عن 40)
_CHANGE_REACH = 10  # tokens from the verb of change to the former figure


def find(tokens: Sequence[Token]) -> tuple[Quantity, ...]:
    """The quantities of a passage in order; they do not overlap. Offsets are those of the tokens."""
    found: list[Quantity] = []
    free = 0
    for at, token in enumerate(tokens):
        if at < free or not may_begin(token.folded):
            continue
        quantity = _at(tokens, at, free)
        if quantity:
            found.append(quantity)
            free = quantity.last + 1 + 2 * (quantity.role is Role.PERCENT and tokens[quantity.last + 1].folded == "في")
    return tuple(_joined(tokens, [_reached(tokens, found, n) for n in range(len(found))]))


def _at(tokens: Sequence[Token], at: int, floor: int) -> Quantity | None:
    word = atom(tokens[at].folded)
    numeral = None if word and _is_weekday(tokens, at) else read(tokens, at)
    vague = None
    if tokens[at].shape is Shape.WORD:
        rank = _ordinal(tokens, at)
        if rank:
            return rank
        vague = vague_at(tokens, at)
        if vague and not (numeral and numeral.last >= vague[0]):
            return _build(tokens, _Place(at, vague[0], at), _Amount(vague[1], None, Bound.VAGUE), Kind.VAGUE)
        if numeral is None:
            return _fraction(tokens, at)
    if numeral is None:
        return None
    if is_former(tokens, numeral.first, numeral.last):
        amount = _Amount(_count(numeral.value), _count(numeral.value), Bound.EXACT)
        place = _Place(numeral.first, numeral.last, numeral.first)
        return _build(tokens, place, amount, Kind.CARDINAL, counted=Role.FORMER)
    ranged = _range(tokens, numeral, floor) if _may_range(tokens, numeral) else None
    if ranged:
        return ranged
    return _bounded(tokens, numeral, floor)


def _is_weekday(tokens: Sequence[Token], at: int) -> bool:
    """الاثنين is Monday, and the name of no number, unless والعشرين or عشر follows."""
    word = atom(tokens[at].folded)
    if word is None or word.sort is not Sort.UNIT or word.value != 2:
        return False
    if not word.definite:
        return at > 0 and tokens[at - 1].folded == "يوم"
    after = atom(tokens[at + 1].folded) if at + 1 < len(tokens) else None
    return not (after and (after.joined or after.sort is Sort.TEN))


class _Place(NamedTuple):
    first: int
    last: int
    figure: int


class _Amount(NamedTuple):
    low: int | None
    high: int | None
    bound: Bound


def _build(
    tokens: Sequence[Token],
    place: _Place,
    amount: _Amount,
    kind: Kind,
    *,
    definite: bool = False,
    counted: Role | None = None,
) -> Quantity:
    return Quantity(
        first=place.first,
        last=place.last,
        figure=place.figure,
        reach=place.last,
        start=tokens[place.first].start,
        end=tokens[place.last].end,
        min=amount.low,
        max=amount.high,
        bound=amount.bound,
        kind=kind,
        role=counted,
        definite=definite,
    )


def limits(value: int | None, bound: Bound) -> tuple[int | None, int | None]:
    """`min` and `max` of a figure under a bound, as the public contract has them."""
    if bound in {Bound.AT_LEAST, Bound.VAGUE}:
        return value, None
    return (None, value) if bound is Bound.AT_MOST else (value, value)


def _count(value: int | Ratio) -> int | None:
    return value if isinstance(value, int) else None


def _bounded(tokens: Sequence[Token], numeral: Numeral, floor: int) -> Quantity:
    value = _count(numeral.value)
    bound, first = (Bound.VAGUE if numeral.vague else Bound.EXACT), numeral.first
    before = bounds.before(tokens, numeral.first)
    if before and before.at >= floor:
        first = before.at
        bound = bound if numeral.vague else before.bound
    elif first and tokens[first - 1].folded == "ال" and first - 1 >= floor:
        first -= 1
    kind = Kind.VAGUE if numeral.vague else Kind.CARDINAL
    counted = role(tokens, numeral.first, numeral.last, value)
    if value is None and counted is None:
        kind = Kind.FRACTION
    definite = numeral.definite or (numeral.first > 0 and tokens[numeral.first - 1].folded == "ال")
    place = _Place(first, numeral.last, numeral.first)
    return _build(tokens, place, _Amount(*limits(value, bound), bound), kind, definite=definite, counted=counted)


@cache
def _joints() -> frozenset[str]:
    return frozenset(load("bounds")["range"]["joint"])


@cache
def _openers() -> frozenset[str]:
    return frozenset(load("bounds")["range"]["open"])


def _opening(tokens: Sequence[Token], first: int, floor: int) -> tuple[int, bool]:
    """Where a range's words begin (من، ما بين) and whether they are بين, which joins its numbers by و."""
    if first - 1 < floor:
        return first, False
    before = tokens[first - 1].folded
    word = before if before in _openers() else before[1:]
    if word not in _openers():
        return first, False
    pair = f"{tokens[first - 2].folded} {before}" if first - 2 >= floor else ""
    return first - 1 - (pair in _openers()), word in {"بين", "مابين"}


def _may_range(tokens: Sequence[Token], numeral: Numeral) -> bool:
    after = tokens[numeral.last + 1].folded if numeral.last + 1 < len(tokens) else None
    return numeral.joint is not None or (after is not None and (after in _joints() or after[:1] == "و"))


@cache
def _changes() -> frozenset[str]:
    return frozenset(load("bounds")["change"])


def is_former(tokens: Sequence[Token], first: int, last: int) -> bool:
    """ارتفع عدد القتلى من 12 إلى 17: a toll changes from the figure at tokens [first, last], which no longer holds."""
    if first == 0 or tokens[first - 1].folded != "من":
        return False
    after = range(last + 1, min(last + 1 + _NOUN, len(tokens) - 1))
    to = next((at for at in after if tokens[at].folded == "الي"), None)
    if to is None or read(tokens, to + 1) is None:
        return False
    before = range(max(0, first - _CHANGE_REACH), first - 1)
    return any(tokens[at].folded.lstrip("وف") in _changes() for at in before)


def _range(tokens: Sequence[Token], low: Numeral, floor: int) -> Quantity | None:
    begin, between = _opening(tokens, low.first, floor)
    if begin < low.first and not between and bounds.before(tokens, low.first):
        return None  # أكثر من 20 أو: this من is no opening
    if between and low.joint is not None and not _second(tokens, low, between=True):
        # بين خمسة وعشرين: five and twenty, not twenty-five.
        low = read(tokens, low.first, stop=low.joint) or low
    high = _second(tokens, low, between=between)
    if high is None:
        return None
    bottom, top = low.value, high.value
    if high.multiplier > 1 and low.multiplier == 1 and bottom < high.multiplier and not low.vague:
        scaled = bottom * high.multiplier
        bottom = scaled if scaled < top else bottom
    if bottom >= top or _count(bottom) is None or _count(top) is None:
        return None
    counted = role(tokens, low.first, high.last, _count(top)) or role(tokens, low.first, low.last, _count(bottom))
    if counted is None and are_years(tokens, low.first, high.last) and not _counts(tokens, high.last + 1):
        counted = Role.DATE  # قتل بين 2011 و2013 أكثر من 4000 مدني
    amount = _Amount(_count(bottom), None if high.vague else _count(top), Bound.RANGE)
    return _build(tokens, _Place(begin, high.last, low.first), amount, Kind.CARDINAL, counted=counted)


def _counts(tokens: Sequence[Token], at: int) -> bool:
    """Whether what is counted stands at a token (بين 2000 و2100 مدني), and not another figure with what bounds it."""
    bounded = (bounds.before(tokens, figure) for figure in range(at + 1, min(at + _BOUND, len(tokens))))
    return is_counted(tokens, at) and not any(found is not None and found.at == at for found in bounded)


def _second(tokens: Sequence[Token], low: Numeral, *, between: bool) -> Numeral | None:
    """The number that ends a range: behind إلى، أو، - or, after بين, behind و."""
    at = low.last + 1
    if at >= len(tokens):
        return None
    folded = tokens[at].folded
    if folded in _joints() or (between and folded == "و"):
        at += 1
    else:
        word = atom(folded)
        if not (between and word and word.joined):
            return None
    for _ in range(3):  # إلى حوالي 260, إلى ما يقارب ال 260
        if at < len(tokens) and tokens[at].shape is Shape.WORD and not atom(tokens[at].folded):
            ahead = bounds.before(tokens, at + 1)
            if ahead is None and tokens[at].folded not in {"ما", "ال", "من"}:
                return None
            at += 1
    return read(tokens, at) if at < len(tokens) else None


def _ordinal(tokens: Sequence[Token], at: int) -> Quantity | None:
    found = ordinal(tokens[at].folded)
    if found is None:
        return None
    value, stem = found
    last = at
    after = atom(tokens[at + 1].folded) if at + 1 < len(tokens) else None
    if after and after.sort is Sort.TEN and not after.clitics and value < 10:
        value, last = value + 10, at + 1
    elif after and after.sort is Sort.TENS and after.joined:
        value, last = value + after.value, at + 1
    counted = role(tokens, at, last, value)
    amount = _Amount(value, value, Bound.EXACT)
    return _build(tokens, _Place(at, last, at), amount, Kind.ORDINAL, definite=stem.definite, counted=counted)


def _fraction(tokens: Sequence[Token], at: int) -> Quantity | None:
    if fraction(tokens[at].folded) is None:
        return None
    return _build(tokens, _Place(at, at, at), _Amount(None, None, Bound.VAGUE), Kind.FRACTION)


def _reached(tokens: Sequence[Token], found: Sequence[Quantity], index: int) -> Quantity:
    """The quantity with the bound that stands behind its noun, if any."""
    quantity = found[index]
    if quantity.bound not in {Bound.EXACT, Bound.ABOUT}:
        return quantity
    stop = found[index + 1].first if index + 1 < len(found) else len(tokens)
    behind = bounds.behind(tokens, quantity.last, stop)
    if behind is None:
        return quantity
    low, high = limits(quantity.min, behind.bound)
    return replace(quantity, min=low, max=high, bound=behind.bound, reach=behind.at)


def _joined(tokens: Sequence[Token], found: list[Quantity]) -> list[Quantity]:
    """More than a and less than b is one range."""
    out: list[Quantity] = []
    for quantity in found:
        last = out[-1] if out else None
        pair = {last.bound, quantity.bound} if last else set()
        if last and pair == {Bound.AT_LEAST, Bound.AT_MOST} and _follows(tokens, last, quantity):
            low, high = (last.min, quantity.max) if last.bound is Bound.AT_LEAST else (quantity.min, last.max)
            if low is not None and high is not None and low < high:
                out[-1] = replace(
                    last,
                    last=quantity.last,
                    reach=max(quantity.reach, quantity.last),
                    end=quantity.end,
                    min=low,
                    max=high,
                    bound=Bound.RANGE,
                    role=last.role or quantity.role,
                )
                continue
        out.append(quantity)
    return out


def _follows(tokens: Sequence[Token], last: Quantity, quantity: Quantity) -> bool:
    gap = quantity.first - last.last - 1
    word = tokens[last.last + 1].folded
    return (gap == 0 and word.startswith("و")) or (gap == 1 and word == "و")
