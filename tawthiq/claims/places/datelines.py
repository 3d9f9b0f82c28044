"""Datelines: where an agency filed its report from (بغداد (أ ف ب) -، كابول أول يونيو 2012 (شينخوا)، صنعاء - سبأ:).

A dateline opens a passage: a name, then a date, an agency in brackets or strokes, an agency behind a dash, or (after a
name of one or two words) a dash alone, or a colon with a word of saying behind it (نيالا: كشف شهود …). It says where
the report was written, which is where it happened only when nothing else is said.
"""

from collections.abc import Sequence

from tawthiq.lexicon.chosen import Folders, by_folders
from tawthiq.lexicon.entries import load
from tawthiq.lexicon.matcher import Matcher
from tawthiq.text.months import month_at
from tawthiq.text.tokens import Shape, Token

_DASHES = frozenset("-–—ـ")
_CLOSES = {"(": ")", "/": "/", "«": "»", "[": "]"}
_STOPS = frozenset("،,.")
_SIDES = ("شمال", "جنوب", "شرق", "غرب", "وسط")
_SHORT_NAME = 2
_SAYS = frozenset({
    "قال", "قالت", "اعلن", "اعلنت", "افاد", "افادت", "ذكر", "ذكرت", "اكد", "اكدت", "كشف", "كشفت", "نفي", "نفت",
    "صرح", "حذر", "حذرت", "ادان", "ادانت", "طالب", "طالبت", "ابلغ", "روي", "اتهم", "اتهمت",
})  # fmt: skip
_MOST_TOKENS, _MOST_WORDS, _AGENCY, _BEHIND_DASH = 18, 8, 6, 3


def dateline(tokens: Sequence[Token]) -> int:
    """The last token of the dateline that a passage opens with, -1 where it opens with none."""
    if tokens and tokens[0].text == "(":
        return _in_brackets(tokens)
    told = _at_colon(tokens)
    return told if told >= 0 else _in_line(tokens)


def _at_colon(tokens: Sequence[Token]) -> int:
    """نيالا: كشف شهود …: the colon behind a short name and before a word of saying; -1 before any other word."""
    for k in range(1, min(_SHORT_NAME + 1, len(tokens) - 1)):
        if tokens[k].text == ":":
            return k if tokens[k + 1].folded in _SAYS else -1
    return -1


def _in_line(tokens: Sequence[Token]) -> int:
    k, words, by_agency, dated = 0, 0, False, False
    while k < min(len(tokens), _MOST_TOKENS):
        token = tokens[k]
        if token.text in _CLOSES and not _in_date(tokens, k):
            k, by_agency = _past_agency(tokens, k), True
            if k < 0:
                return -1
            continue
        if token.text in _DASHES and not _in_date(tokens, k):
            return _before_dash(tokens, k, sure=by_agency or dated)
        if token.shape is Shape.WORD:
            if by_agency:
                told = token.folded in _SAYS and tokens[k - 1].text == "/"  # بغداد/ س/ قال مصدر …
                return k - 1 if dated or told or _is_wire(tokens, k - 1) else -1
            words += 1
        elif token.shape is Shape.NUMBER and words:
            dated = True
        elif token.text not in _STOPS and not _in_date(tokens, k):
            return -1
        if words > _MOST_WORDS:
            return -1
        k += 1
    return -1


def _before_dash(tokens: Sequence[Token], k: int, *, sure: bool) -> int:
    """The last token of the dateline that the dash at token `k` ends; `sure` behind an agency or a date."""
    if _opens_aside(tokens, k):
        return -1
    return k if sure else max(_behind_dash(tokens, k), _at_dash(tokens, k))


def _opens_aside(tokens: Sequence[Token], k: int) -> bool:
    """قتل أمس أربعة في قصف -شنته قوات س- على ص: whether a dash opens words that another closes."""
    if not 0 < k < len(tokens) - 1 or tokens[k - 1].end == tokens[k].start or tokens[k].end != tokens[k + 1].start:
        return False
    ahead = range(k + 1, min(k + 1 + _MOST_TOKENS, len(tokens) - 1))
    closes = next((at for at in ahead if tokens[at].text in _DASHES), None)
    beside = closes is not None and tokens[closes - 1].end == tokens[closes].start
    return beside and closes is not None and tokens[closes].end < tokens[closes + 1].start


def _is_wire(tokens: Sequence[Token], end: int) -> bool:
    """أبوجا (شينخوا) ارتفعت …: whether the brackets that end at a token hold an agency, and the news begins."""
    first = next((at for at in range(end - 1, max(-1, end - _AGENCY), -1) if tokens[at].text in "(/"), end)
    match = _wires().at(tokens, first + 1) if first + 1 < end else None
    return match is not None and match.last == end - 1


@by_folders
def _wires(folders: Folders) -> Matcher:
    agencies = (entry for entry in load("sources", folders) if entry.means == "news_agency")
    return Matcher(one for one in agencies if "relays" in one.attributes or one.attributes.get("role") == "dateline")


def _in_brackets(tokens: Sequence[Token]) -> int:
    """(بيروت، 5 كانون الأول 2024) –: a place and a date in brackets, and a dash behind them."""
    inside = [token.shape for token in tokens[1:_MOST_TOKENS]]
    for end in range(1, min(len(tokens) - 1, _MOST_TOKENS)):
        if tokens[end].text == ")":
            told = Shape.WORD is inside[0] and Shape.NUMBER in inside[: end - 1]
            return end + 1 if told and tokens[end + 1].text in _DASHES else -1
    return -1


def _in_date(tokens: Sequence[Token], k: int) -> bool:
    """12-3-2020، 3 مايو/أيار: a stroke or dash between the parts of a date."""
    if not 0 < k < len(tokens) - 1 or tokens[k].text == "(":
        return False
    before, after = tokens[k - 1], tokens[k + 1]
    if before.shape is Shape.NUMBER and after.shape is Shape.NUMBER:
        return True
    return tokens[k].text == "/" and (
        (before.end == tokens[k].start and after.start == tokens[k].end)
        or (before.shape is Shape.NUMBER and month_at(tokens, k + 1) is not None)  # 6/ تشرين الأول/ 2022
        or (after.shape is Shape.NUMBER and _is_month_before(tokens, k))
    )


def _is_month_before(tokens: Sequence[Token], k: int) -> bool:
    """Whether the name of a month, of one word or two, ends right before token `k`."""
    months = (month_at(tokens, at) for at in (k - 1, k - 2) if at >= 0)
    return any(month is not None and month.last == k - 1 for month in months)


def _past_agency(tokens: Sequence[Token], k: int) -> int:
    """The token after a name in brackets or strokes; -1 where they hold a figure, a side, or more than a name."""
    for end in range(k + 1, min(len(tokens), k + 1 + _AGENCY)):
        if tokens[end].text == _CLOSES[tokens[k].text]:
            return end + 1
        if tokens[end].shape is Shape.NUMBER or tokens[end].folded.startswith(_SIDES):
            return -1
    return -1


def _behind_dash(tokens: Sequence[Token], k: int) -> int:
    """صنعاء - سبأ: the colon or dash after an agency that stands behind the first dash; -1 for other words."""
    for end in range(k + 2, min(len(tokens), k + 2 + _BEHIND_DASH)):
        if tokens[end].text in _DASHES or tokens[end].text == ":":
            return end
        if tokens[end].shape is not Shape.WORD:
            return -1
    return -1


def _at_dash(tokens: Sequence[Token], k: int) -> int:
    """بغداد - قتل خمسة …: the dash, where it stands alone after a short name and a word follows; else -1."""
    apart = 0 < k < len(tokens) - 1 and tokens[k - 1].end < tokens[k].start and tokens[k].end < tokens[k + 1].start
    begins = k + 1 < len(tokens) and tokens[k + 1].shape is Shape.WORD and not tokens[k + 1].folded.startswith("ال")
    return k if apart and begins and k <= _SHORT_NAME else -1
