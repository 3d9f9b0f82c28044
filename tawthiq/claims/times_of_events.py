"""Whether a time is that of an event, or of the statement, report, law or page that speaks of it.

The words that decide are data (lexicon/data/times.yaml).
"""

from itertools import pairwise

from tawthiq.claims.places.datelines import dateline
from tawthiq.lexicon.chosen import Folders, by_folders
from tawthiq.lexicon.entries import load
from tawthiq.model.passage import Passage
from tawthiq.text.dates import Calendar as DateWords
from tawthiq.text.dates import Interval, Offset, TimeExpression
from tawthiq.text.dates.expression import Ago, Unit
from tawthiq.text.tokens import Shape, Token, stems

_BEFORE = 7  # words between a verb of saying and its date: its subject
_TO_WHOM = 9  # the same with the medium that it was told to
_DOCUMENT = 4  # words between a report and its date
_ISSUED = 8  # words from أصدرت to what was issued, its subject between
_AFTER = 3  # words between a date and the إن that opens what was said
_PACT = 12  # words from a pact to its date, its parties between
_REMEMBERED = 50_000  # readings of words kept
_NAMED_AFTER = frozenset(("حي", "شارع", "ساحه", "ميدان", "جسر", "دوار", "مدرسه", "مستشفي"))
_DATELINE = 18  # tokens that a dateline may have
_NAME = 3  # tokens from the bracket that opens a name to its last word
_OPENERS, _CLOSERS = frozenset('("«“['), frozenset(')"»”]')
_ENDS = frozenset(".؛!؟")
_TILL = frozenset(("حتي", "لغايه"))
_SINCE = frozenset(("منذ", "من", "بين", "خلال"))
_SPAN = 8  # tokens from the beginning of a span to its end
_WAS, _LIFE = frozenset(("كان", "كانت", "وكان", "وكانت")), 12  # tokens from what somebody was to when
_LINE = 6  # tokens besides the date in a line that is nothing but a date


class _Meanings(dict[str, frozenset[str]]):
    """What a folded word means, read when first asked for."""

    def __init__(self, words: dict[str, frozenset[str]]) -> None:
        super().__init__()
        self._words = words

    def __missing__(self, folded: str) -> frozenset[str]:
        words = self._words
        found = next((words[stem.text] for stem in stems(folded) if stem.text in words), frozenset[str]())
        if len(self) < _REMEMBERED:
            self[folded] = found
        return found


@by_folders
def _meanings(folders: Folders) -> _Meanings:
    table: dict[str, set[str]] = {}
    for entry in load("times", folders):
        for form in entry.forms:
            table.setdefault(form, set()).add(entry.means)
    return _Meanings({form: frozenset(means) for form, means in table.items()})


def _means(folded: str) -> frozenset[str]:
    return _meanings()[folded]


def is_event_time(passage: Passage, expression: TimeExpression) -> bool:
    """Whether the time can be that of an event."""
    if is_stamp(passage, expression) or _is_line(passage, expression):
        return False
    if is_of_dateline(passage, expression) or _is_name(passage, expression):
        return False
    if isinstance(expression.spec, Interval):
        return True
    if _only_ends_count(passage, expression) or _is_of_a_life(passage, expression):
        return False
    return not (_is_of_document(passage, expression) or _is_of_statement(passage, expression))


def _only_ends_count(passage: Passage, expression: TimeExpression) -> bool:
    """واروا الثرى حتى صباح اليوم 98 جثمانا: up to when something was counted; not منذ أمس وحتى صباح اليوم."""
    tokens, at = passage.tokens, expression.first
    if tokens[at].folded not in _TILL:
        return False
    return not any(token.folded.removeprefix("و") in _SINCE for token in tokens[max(0, at - _SPAN) : at])


def _is_of_a_life(passage: Passage, expression: TimeExpression) -> bool:
    """كان يعمل في س قبل 7 سنوات: years since somebody was or did something, and not since what happened."""
    spec, first = expression.spec, expression.first
    if not isinstance(spec, Ago) or spec.unit is not Unit.YEAR or spec.sign > 0:
        return False
    before = [token.folded for token in passage.tokens[max(0, first - _LIFE) : first]]
    return any(one in _WAS and other.startswith(("ي", "ت")) for one, other in pairwise(before))


def is_stamp(passage: Passage, expression: TimeExpression) -> bool:
    """Whether the date is a page's own time stamp (9:24 AM · Aug 19, 2022; 20:58 - 13 حزيران 2025)."""
    spec, tokens = expression.spec, passage.tokens
    if not isinstance(spec, DateWords) or spec.day is None:
        return False
    if spec.year and any(_is_latin(tokens[at]) for at in range(expression.core, expression.last)):
        return True  # Jan 15, 2025 in an Arabic report is the page's
    near = [*range(max(0, expression.first - 4), expression.first), *range(expression.last + 1, expression.last + 4)]
    words = [tokens[at].folded for at in near if at < len(tokens)]
    return any("stamp" in _means(word) for word in words) or (
        spec.year is not None and _is_by_a_clock(passage, expression)
    )


def is_of_dateline(passage: Passage, expression: TimeExpression) -> bool:
    """Whether the date says when the report was filed (عدن، 2 حزيران 2016 -)."""
    return expression.last < _DATELINE and expression.last <= dateline(passage.tokens)


def _is_name(passage: Passage, expression: TimeExpression) -> bool:
    """وكالة (كركوك اليوم), #عدن_اليوم: a paper's or a channel's name."""
    spec, tokens, at = expression.spec, passage.tokens, expression.core
    if isinstance(spec, DateWords) and at == expression.last and at and tokens[at - 1].folded in _NAMED_AFTER:
        return spec.day is None and spec.year is None  # حي مايو، ساحة تموز
    if not isinstance(spec, Offset) or spec.days or at != expression.last or at < _NAME:
        return False
    if tokens[at - 1].text == "_":
        return True
    closed = at + 1 < len(tokens) and tokens[at + 1].text in _CLOSERS
    return closed and any(tokens[before].text in _OPENERS for before in range(at - _NAME, at - 1))


def _is_latin(token: Token) -> bool:
    return token.shape is Shape.WORD and token.folded.isascii()


def _is_by_a_clock(passage: Passage, expression: TimeExpression) -> bool:
    tokens = passage.tokens
    for at in (expression.first - 2, expression.first - 3, expression.last + 2, expression.last + 3):
        figures = 0 < at < len(tokens) - 1 and tokens[at - 1].shape is tokens[at + 1].shape is Shape.NUMBER
        if figures and tokens[at].folded == ":":
            return True
    return False


def _is_line(passage: Passage, expression: TimeExpression) -> bool:
    """A line with nothing but a date dates the page."""
    spec = expression.spec
    if not isinstance(spec, DateWords) or spec.day is None or spec.year is None:
        return False
    others = (*passage.tokens[: expression.first], *passage.tokens[expression.last + 1 :])
    if any(token.shape is Shape.WORD for token in others):
        return False
    return sum(token.shape is Shape.NUMBER for token in others) <= _LINE


def _is_of_document(passage: Passage, expression: TimeExpression) -> bool:
    """أصدرت تقريرها في 30 أيلول, في بيان صدر يوم, وفي 30 أيلول أصدرت, القانون الصادر عام."""
    tokens = passage.tokens
    before = [_means(tokens[at].folded) for at in range(max(0, expression.first - _DOCUMENT), expression.first)]
    after = [
        _means(tokens[at].folded) for at in range(expression.last + 1, min(len(tokens), expression.last + 1 + _ISSUED))
    ]
    if before and "founding" in frozenset().union(*before[-2:]):
        return True
    if _is_of_pact(passage, expression):
        return True
    issued = any("issue" in means for means in before) or bool(after and "issue" in after[0])
    written = any("document" in means for means in (*before, *after))
    return issued and written


def _is_of_pact(passage: Passage, expression: TimeExpression) -> bool:
    """الاتفاق الموقع بين … في آذار: a pact, that it was signed, and when."""
    signed = False
    for at in range(expression.first - 1, max(-1, expression.first - 1 - _PACT), -1):
        means = _means(passage.tokens[at].folded)
        if signed and "founding" in means:
            return True
        signed = signed or "signed" in means
    return False


def _is_of_statement(passage: Passage, expression: TimeExpression) -> bool:
    """قال في 28 آذار إن: the date stands between the verb of saying and what was said."""
    tokens = passage.tokens
    opened = any(
        at < len(tokens) and "that" in _means(tokens[at].folded)
        for at in range(expression.last + 1, expression.last + 1 + _AFTER)
    )
    return (opened and is_by_statement(passage, expression)) or _is_of_condemning(passage, expression)


def _is_of_condemning(passage: Passage, expression: TimeExpression) -> bool:
    """نددت الوزارة، الخميس، بقصف: the date stands between the verb that condemns (admits, denies) and its deed."""
    tokens = passage.tokens
    for at in range(expression.first - 1, max(-1, expression.first - 1 - _BEFORE), -1):
        means = _means(tokens[at].folded)
        if "condemn" in means:
            return True
        if "deed" in means or "that" in means or tokens[at].text in _ENDS:
            return False
    return False


def is_by_statement(passage: Passage, expression: TimeExpression) -> bool:
    """أعلن الجيش الأربعاء مقتل …, وفق ما قالت الوزارة الأربعاء: the time stands behind a verb of saying, with nothing
    said between.
    """
    tokens = passage.tokens
    for at in range(expression.first - 1, max(-1, expression.first - 1 - _TO_WHOM), -1):
        means = _means(tokens[at].folded)
        if "that" in means or tokens[at].text in _ENDS:
            return False
        if "statement" in means:
            return True
    return False
