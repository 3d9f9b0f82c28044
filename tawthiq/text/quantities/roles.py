"""What a number counts or names when it counts no people, from the words beside it (data/roles.yaml)."""

from collections.abc import Sequence
from functools import cache, lru_cache

from tawthiq.text.folding import fold
from tawthiq.text.months import month_at, month_before
from tawthiq.text.quantities.quantity import Role
from tawthiq.text.tokens import Shape, Token, stems
from tawthiq.text.wordlists import load

_OF_A_DAY = frozenset(("يوم", "ليله"))
_AGE_LIMIT = 115
_AND, _BRACKETED = frozenset(("و", "،", ",")), 5  # tokens from a bracket to the ages in it
_PHONE = 7
_DASHES = frozenset("-–—_")
_LONGEST_ITEM = 5  # digits of the number that a line begins with
_IN_DATES = frozenset("-–/.")
_YEAR_DIGITS = 4
_DATES = ([1, 1, 4], [1, 2, 4], [2, 2, 4])  # lengths of a day, a month and a year
_ADDRESS = frozenset("/@#_=?&")  # signs that glue a figure to an address or a tag
_ON_DAYS = frozenset({"في", "يومي", "ليلتي", "بتاريخ", "بين"})
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_FEWEST, _FEW = 3, 10  # numbers that count a noun in the plural
_OF_A_MONTH = frozenset(fold(word) for word in ("الماضي", "الجاري", "الفائت", "الحالي", "المنصرم", "المقبل", "القادم"))


@cache
def _table(side: str) -> dict[str, Role]:
    table: dict[str, Role] = {}
    for role, words in load("roles")[side].items():
        for word in words:
            table.setdefault(word, Role(role))
    return table


@cache
def _set(name: str) -> frozenset[str]:
    return frozenset(load("roles")[name])


@lru_cache(maxsize=50_000)
def _look(folded: str, side: str) -> Role | None:
    table = _table(side)
    for stem in stems(folded):
        for key in ("ال" + stem.text, stem.text) if stem.definite else (stem.text,):
            if key in table:
                return table[key]
    return None


@lru_cache(maxsize=50_000)
def _in(folded: str, name: str) -> bool:
    words = _set(name)
    return any(stem.text in words for stem in stems(folded))


def role(tokens: Sequence[Token], first: int, last: int, value: int | None) -> Role | None:
    """The role of the number that stands at tokens first..last, None where nothing rules out a count."""
    before = first - 1
    if before >= 0 and tokens[before].folded == "ال":
        before -= 1
    if _is_of_every(tokens, first, last):
        return Role.PERCENT
    told = (
        _glued(tokens, first, last)
        or _from_next(tokens, first, last, value)
        or _date(tokens, first, last, value)
        or _from_previous(tokens, before, first, value)
    )
    if told is Role.UNIT_NAME and (
        _word(tokens, last + 1) in _set("counted") or _is_small_in_words(tokens, first, value)
    ):
        return None  # قتل الجيش 17 رجلا، أوقف الجيش عشرة مسافرين
    return told


def _is_of_every(tokens: Sequence[Token], first: int, last: int) -> bool:
    """واحد من كل خمسة: both numbers tell a share."""
    one = _word(tokens, last + 1) == "من" and _word(tokens, last + 2) == "كل"
    return one or (_word(tokens, first - 2) == "من" and _word(tokens, first - 1) == "كل")


def _is_small_in_words(tokens: Sequence[Token], first: int, value: int | None) -> bool:
    """ثلاثة … عشرة: no unit is called so, as one is by the ordinal (الفرقة الرابعة)."""
    plain = tokens[first].shape is Shape.WORD and not tokens[first].folded.startswith("ال")
    return plain and value is not None and _FEWEST <= value <= _FEW


def _word(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].folded if 0 <= at < len(tokens) else ""


def _is_latin(token: Token) -> bool:
    return token.shape is Shape.WORD and token.folded[:1].isascii()


def _glued(tokens: Sequence[Token], first: int, last: int) -> Role | None:
    """Models, addresses, clock times and telephone numbers: what touches the figure without a space."""
    token = tokens[first]
    if token.shape is not Shape.NUMBER:
        return None
    previous = tokens[first - 1] if first and tokens[first - 1].end == token.start else None
    after = tokens[last + 1] if last + 1 < len(tokens) and tokens[last + 1].start == tokens[last].end else None
    if previous and previous.folded == "-" and first > 1 and _model_letters(tokens, first - 2):
        return Role.MODEL
    marks = {"-", ")", ".", "/"} if first == 0 else {"-", ")"}
    if after and after.folded in marks and _is_item(tokens, first, last + 2):
        return Role.ITEM
    if first == 0 and _word(tokens, last + 1) in _DASHES and _is_item(tokens, first, last + 2):
        return Role.ITEM  # 1 - فلان
    if previous or after:
        if _is_in_date(tokens, first):
            return Role.DATE
        found = _glued_to(tokens, first, last, previous, after)
        if found:
            return found
    phone = len(token.folded) >= _PHONE and token.folded.isdecimal()
    plus = previous is not None and previous.folded == "+"
    return Role.PHONE if phone and (token.folded[0] == "0" or plus or len(token.folded) > 9) else None


def _is_in_date(tokens: Sequence[Token], at: int) -> bool:
    """2-3-2016, 2016-03-02: one of three figures that touch, joined by one sort of sign, a year first or last."""
    begin = end = at
    while begin > 1 and _follow(tokens, begin - 2):
        begin -= 2
    while _follow(tokens, end):
        end += 2
    signs = {token.text for token in tokens[begin + 1 : end : 2]}
    lengths = [len(token.folded) for token in tokens[begin : end + 1 : 2]]
    dated = sorted(lengths) in _DATES and lengths[1] != _YEAR_DIGITS
    return dated and len(signs) == 1 and signs <= _IN_DATES


def _follow(tokens: Sequence[Token], at: int) -> bool:
    """Whether a figure, a sign and a figure stand here without a space between."""
    if at + 2 >= len(tokens):
        return False
    figure, sign, other = tokens[at : at + 3]
    figures = figure.folded.isdecimal() and other.folded.isdecimal()
    return figures and figure.end == sign.start and sign.end == other.start


def _glued_to(
    tokens: Sequence[Token], first: int, last: int, previous: Token | None, after: Token | None
) -> Role | None:
    before, behind = previous.folded if previous else "", after.folded if after else ""
    clock = (before == ":" and _number_two_back(tokens, first)) or (
        behind == ":" and last + 2 < len(tokens) and tokens[last + 2].shape is Shape.NUMBER
    )
    if clock:
        return Role.CLOCK
    if before in _ADDRESS and behind != "/":
        return Role.DATE if _number_two_back(tokens, first) else Role.PHONE
    if (previous and _is_latin(previous)) or (after and _is_latin(after) and behind not in {"km", "m", "mm"}):
        return Role.VIEWS if behind in {"k", "m"} else Role.MODEL
    return None


def _is_item(tokens: Sequence[Token], first: int, behind: int) -> bool:
    """1- فلان, 2) فلان, at its beginning 3. فلان: the number of a line in a list."""
    digits = _LONGEST_ITEM if first == 0 else 2
    short = len(tokens[first].folded) <= digits and (first == 0 or tokens[first - 1].folded != "(")
    return short and behind < len(tokens) and tokens[behind].shape is Shape.WORD and not month_at(tokens, behind)


def _number_two_back(tokens: Sequence[Token], first: int) -> bool:
    return first > 1 and tokens[first - 2].shape is Shape.NUMBER


def _model_letters(tokens: Sequence[Token], at: int) -> bool:
    return _is_letters(tokens[at]) or (_is_latin(tokens[at]) and len(tokens[at].folded) <= 4)


def _is_letters(token: Token) -> bool:
    """The letters of a model; قتل الثلث، أي 48 شخصا says of a number what it means."""
    return token.folded in _set("model_letters") and not token.text.startswith("أي")


def _names_day(tokens: Sequence[Token], at: int) -> bool:
    """The name of a day, or the day of a month (يوم 3 شباط), behind يوم."""
    if at < len(tokens) and tokens[at].shape is Shape.NUMBER:
        return at + 1 < len(tokens) and month_at(tokens, at + 1) is not None
    return _word(tokens, at) in _set("weekdays")


def _from_next(tokens: Sequence[Token], first: int, last: int, value: int | None) -> Role | None:
    word = _word(tokens, last + 1)
    if word in {"في", "ب"} and _word(tokens, last + 2) in {"الميه", "المايه"}:
        return Role.PERCENT
    if word in {"من"} and _word(tokens, last + 2) in {"العمر", "عمره", "عمرها"}:
        return Role.AGE
    if word in _OF_A_DAY and _names_day(tokens, last + 2):
        return None  # أصيب 23 يوم الأربعاء، قتل ستة ليلة السبت: on a day, not so many days
    if word in _AND and _ages_of_several(tokens, first, last):
        return Role.AGE
    found = _table("next").get(word)
    if found is Role.AGE or found is Role.DURATION:
        return _age_or_duration(tokens, first, found, value)
    if found is Role.CLOCK and word == "بتوقيت":
        return Role.CLOCK
    if found is None and word and _is_latin(tokens[last + 1]) and tokens[first].shape is Shape.NUMBER:
        return Role.MODEL if tokens[last + 1].end - tokens[last + 1].start <= 2 else None
    return found


def _ages_of_several(tokens: Sequence[Token], first: int, last: int) -> bool:
    """طفلان (7 و9 سنوات): a figure in brackets, with others joined to it, before the unit of them all."""
    at = last + 1
    while _word(tokens, at) in _AND and at + 1 < len(tokens) and tokens[at + 1].shape is Shape.NUMBER:
        at += 2
    bracketed = any(token.text == "(" for token in tokens[max(0, first - _BRACKETED) : first])
    return at > last + 1 and bracketed and _table("next").get(_word(tokens, at)) in (Role.AGE, Role.DURATION)


def _age_or_duration(tokens: Sequence[Token], first: int, found: Role, value: int | None) -> Role:
    near = [_word(tokens, at) for at in range(max(0, first - 3), first)]
    if any(_in(word, "age_cues") for word in near if word):
        return Role.AGE
    if found is Role.DURATION or value is None or value > _AGE_LIMIT:
        return Role.DURATION
    return Role.DURATION if any(_in(word, "duration_cues") for word in near if word) else Role.AGE


def _date(tokens: Sequence[Token], first: int, last: int, value: int | None) -> Role | None:
    if value is None:
        return None
    in_digits = tokens[first].shape is Shape.NUMBER and first == last
    found = _before_month(tokens, last, value) or (
        in_digits and (_behind_month(tokens, first, value) or _between_slashes(tokens, first))
    )
    return Role.DATE if found else None


def _before_month(tokens: Sequence[Token], last: int, value: int) -> bool:
    word = _word(tokens, last + 1)
    step = last + 1 + (word in {"من", "/", "-", "،", ","})
    if not 1 <= value <= 31:
        return False
    if word == "و" and _word(tokens, last - 1) in _ON_DAYS and _names_day(tokens, last + 2):
        return True  # في 5 و6 شباط
    found = month_at(tokens, step)
    if found and (not found.weak or step == last + 1):
        return True
    after = _word(tokens, found.last + 1) if found else ""
    if after[:2] in {"19", "20"} or after in _OF_A_MONTH:  # 7 من آب 2021, 20 من آب الماضي
        return True
    return word == "من" and _word(tokens, step) in {"الشهر", "شهر", "هذا"}


def _behind_month(tokens: Sequence[Token], first: int, value: int) -> bool:
    """A year behind its month, or behind عام; a day behind its month (Aug 19, 2022)."""
    month = month_before(tokens, first - 1, weak=_FIRST_YEAR <= value <= _LAST_YEAR)
    if _FIRST_YEAR <= value <= _LAST_YEAR:
        comma = _word(tokens, first - 1) in {",", "،", ")"} and first > 2  # يناير (كانون الثاني) 2007
        return month or _word(tokens, first - 1) in _years() or (comma and month_before(tokens, first - 3))
    return month and 1 <= value <= 31 and _word(tokens, first + 1) in {",", "،", ""}


def _between_slashes(tokens: Sequence[Token], first: int) -> bool:
    return any(
        _touches(tokens, *sorted((first, other))) and _word(tokens, (first + other) // 2) == "/"
        for other in (first - 2, first + 2)
        if 0 <= other < len(tokens)
    )


def _touches(tokens: Sequence[Token], first: int, last: int) -> bool:
    return (
        last < len(tokens)
        and tokens[first].shape is tokens[last].shape is Shape.NUMBER
        and all(tokens[at].end == tokens[at + 1].start for at in range(first, last))
    )


@cache
def _years() -> frozenset[str]:
    return frozenset(load("roles")["years"]["prev"])


def is_counted(tokens: Sequence[Token], at: int) -> bool:
    """A word without an article right behind a number in digits, as what it counts stands there."""
    word = _word(tokens, at)
    return bool(word) and tokens[at].shape is Shape.WORD and not (word.startswith("ال") or _in(word, "after_day"))


def are_years(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether two figures in digits may be years."""
    figures = [tokens[at].folded for at in (first, last)]
    told = all(figure.isdecimal() and len(figure) == _YEAR_DIGITS for figure in figures)
    return told and all(_FIRST_YEAR <= int(figure) <= _LAST_YEAR for figure in figures)


def _from_previous(tokens: Sequence[Token], before: int, first: int, value: int | None) -> Role | None:
    word = _word(tokens, before)
    if word in {"-", "–"} and before and _model_letters(tokens, before - 1):
        return Role.MODEL
    found = _look(word, "prev") if word else None
    if found is Role.UNIT_NAME and tokens[first].shape is Shape.WORD and tokens[first].folded.startswith("و"):
        return None  # أم وثلاثة من أطفالها is no unit's number
    if found is Role.UNIT_NAME and tokens[before].text.endswith("مجموعه"):
        return None  # ما مجموعه 40: a sum, written otherwise than مجموعة
    if found is Role.DATE:
        numeral = tokens[first].shape is Shape.NUMBER or value is None
        year = value is not None and _FIRST_YEAR <= value <= _LAST_YEAR
        day = word in {"يوم", "بتاريخ", "تاريخ", "اليوم"} and value is not None and value <= 31
        if word == "اليوم" and not year and is_counted(tokens, first + 1):
            return None  # استشهد اليوم 15 مواطنا: so many today, not on the fifteenth
        return Role.DATE if numeral and (year or day) else None
    if found is Role.AGE and not (value is not None and value <= _AGE_LIMIT):
        return None
    if found is None and tokens[first].shape is Shape.NUMBER and _is_letters(tokens[before]):
        return Role.MODEL
    return found
