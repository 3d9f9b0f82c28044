"""Periods of another statement than the one in which people come to harm or an attack is told."""

from collections.abc import Collection, Sequence

from tawthiq.lexicon.chosen import Folders, by_folders
from tawthiq.lexicon.entries import load
from tawthiq.lexicon.matcher import Matcher
from tawthiq.text.tokens import Shape, Token

_COMMAS = frozenset("،,؛;")
_NEAR = 3  # tokens
_REACH = {"most": 5, "rank": 3}  # tokens from such a word to a period: أشد قصف تشهده المدينة منذ، المرة الثانية خلال
_OF_ITS_KIND, _KIND_REACH = ("من", "نوع"), 9  # الخامس من نوعه في عموم البلاد منذ
_IS = frozenset(("هو", "هي", "ليكون", "لتكون", "ليصبح", "لتصبح"))  # هو ثاني قتيل في البلدة منذ
_CALENDAR = frozenset(
    (
        *("تشرين", "كانون", "ربيع", "جمادي", "امس", "يوم", "اليوم", "اسبوع", "الاسبوع", "شهر", "الشهر", "العام"),
        *("النصف", "الثلث", "الربع", "العقد", "الفصل"),
    )
)  # what their rank says is when: تشرين الأول، النصف الثاني من
_LAST_OF_THEM = frozenset(("اخرها", "واخرها", "احدثها", "واحدثها", "اخره"))
_ONE_OF_THEM = frozenset(("اعنفها", "اشدها", "ابرزها", "اكبرها", "اولها"))
_WERE = frozenset(("كان", "كانت"))
_HAPPENED = frozenset(("وقع", "وقعت", "حدث", "حدثت", "جري", "جرت", "نفذ", "شن"))
_LASTING = ("المستمر", "المتواصل", "مستمر", "متواصل")
_LASTING_REACH = 6  # tokens
_OPENS = frozenset(("بعد", "بعدما", "حيث", "وسط", "ضمن"))
_WITHIN = frozenset(("اطار", "ظل", "سياق", "خضم"))
_SINCE_THEN = frozenset(("اذ", "حيث"))
_RELATIVES = frozenset(("التي", "الذي", "الذين", "اللذين", "اللتين"))
_FRAME = 20  # tokens of a frame before the statement that it opens


def is_aside(tokens: Sequence[Token], start: int, first: int, core: Sequence[int]) -> bool:
    """Whether the period at token `first` is another statement's, or what an attack is compared with.

    `start`: where the segment begins; `core`: where its harms and attacks stand. قتل ثلاثة …، وسبقتها تصريحات في
    الفترة الماضية؛ قتل ثلاثة في 24 شباط، وخلال شهر شباط سجلت …؛ لأول مرة منذ بدء العملية.
    """
    if is_compared(tokens, first) or lasts(tokens, first, core):
        return True
    if core and any(turns_to_one(tokens, at) for at in range(first, max(core))):
        return True  # قصف منذ أشهر، كان آخره مقتل طفلين أمس
    told = max(core, default=first)
    if told < first and any(tokens[at].folded in _SINCE_THEN for at in range(told, first)):
        return True  # قصفت س حيث عزز الجيش مواقعه في اليومين الأخيرين
    comma = next((at for at in range(first - 1, start - 1, -1) if _parts_statements(tokens, at)), None)
    if comma is None or not core:
        return False
    framed = tokens[comma].text not in _COMMAS  # a frame may name the attacks (في ظل تصاعد الغارات)
    if (min(core) if framed else max(core)) > comma:
        return False
    opening = tokens[comma + 1].folded
    if comma + 1 == first:
        return opening.startswith("و")
    return first - comma > _NEAR and (_opens_frame(tokens, comma + 1) or opening.startswith("و") or opening in _OPENS)


def _parts_statements(tokens: Sequence[Token], at: int) -> bool:
    """A comma, or the word before a frame that none sets off (قتل ثلاثة في س في ظل تصاعد الغارات خلال …)."""
    return tokens[at].text in _COMMAS or _opens_frame(tokens, at + 1)


def _opens_frame(tokens: Sequence[Token], at: int) -> bool:
    """في ظل، وفي خضم: whether a frame begins at token `at`."""
    here = [token.folded for token in tokens[at : at + 2]]
    return len(here) > 1 and here[0].removeprefix("و") == "في" and here[1] in _WITHIN


def frame_end(tokens: Sequence[Token], first: int) -> int | None:
    """The comma that ends what the period at token `first` is said of, before an event is told; None where none does.

    A frame before it (في ظل تصاعد غاراتها خلال الأسابيع الأخيرة، استهدف قصف فجر الأحد …), or what goes on with إذ
    (تصعيدا خلال الأيام الماضية، إذ قتلت امرأة يوم الإثنين).
    """
    reach = range(first, min(len(tokens) - 1, first + _FRAME))
    comma = next((at for at in reach if tokens[at].text in _COMMAS), None)
    if comma is None or tokens[comma + 1].folded in _SINCE_THEN:
        return comma
    for at in range(first - 1, max(-1, first - _FRAME), -1):
        if tokens[at].shape is not Shape.WORD:
            return None
        if _opens_frame(tokens, at):
            behind = at > 0 and tokens[at - 1].shape is Shape.WORD  # قتل ثلاثة في ظل …: behind what is told
            return None if behind else comma
    return None


def describes(tokens: Sequence[Token], first: int, named: Collection[int]) -> tuple[int, int] | None:
    """قوات س، التي تنفذ عملية منذ ثلاثة أيام، قصفت: the commas around the clause that says of a party what the time at
    token `first` is of; None where it stands in none. `named`: the last tokens of the parties.
    """
    reach = range(first - 1, max(-1, first - _FRAME), -1)
    opens = next((at for at in reach if tokens[at].text in _COMMAS), None)
    if not opens or tokens[opens + 1].folded not in _RELATIVES or opens - 1 not in named:
        return None
    ahead = range(first, min(len(tokens), first + _FRAME))
    closes = next((at for at in ahead if tokens[at].text in _COMMAS), None)
    return (opens, closes) if closes is not None else None


def turns_to_one(tokens: Sequence[Token], at: int) -> bool:
    """Whether token `at` turns from attacks that were counted to one of them (غارات منذ شهر، كان أعنفها مقتل خمسة)."""
    word, after = tokens[at].folded, tokens[at + 1].folded if at + 1 < len(tokens) else ""
    return word in _LAST_OF_THEM or (word.removeprefix("و") in _WERE and after in _ONE_OF_THEM | _LAST_OF_THEM)


def lasts(tokens: Sequence[Token], first: int, core: Sequence[int]) -> bool:
    """أصيب أربعة نتيجة القصف المستمر على البلدة منذ أسبوع: how long the attack lasts that hurt them, and not over
    which time they are counted.
    """
    if not core or max(core) >= first:
        return False
    before = tokens[max(0, first - _LASTING_REACH) : first]
    at = next((k for k in range(len(before) - 1, -1, -1) if before[k].folded.startswith(_LASTING)), None)
    return at is not None and all(token.shape is Shape.WORD for token in before[at:])


@by_folders
def _anniversaries(folders: Folders) -> Matcher:
    return Matcher(entry for entry in load("times", folders) if entry.means == "anniversary")


def is_remembered(tokens: Sequence[Token], first: int, core: Sequence[int]) -> bool:
    """قتل ثلاثة …، في ذكرى المعركة التي بدأت في 3 تشرين الأول: the day of what is remembered, and not of
    the harms and attacks told before it, which stand at `core`.
    """
    if not core or max(core) >= first:
        return False
    between = range(max(core) + 1, first)
    return any(tokens[at].shape is Shape.WORD and _anniversaries().at(tokens, at) is not None for at in between)


@by_folders
def _comparing(folders: Folders) -> Matcher:
    """Words that hold an attack against others (أعنف، الثاني من نوعه)."""
    return Matcher(entry for entry in load("breaks", folders) if entry.means in _REACH)


def is_compared(tokens: Sequence[Token], first: int) -> bool:
    """Whether the period at token `first` says among which attacks one was the heaviest, the first or the second."""
    return any(
        _comparing_at(tokens, at, first - at)
        for at in range(max(0, first - _KIND_REACH), first)
        if tokens[at].shape is Shape.WORD
    )


def _comparing_at(tokens: Sequence[Token], at: int, away: int) -> bool:
    match = _comparing().at(tokens, at)
    if match is None:
        return False
    after = [token.folded for token in tokens[match.last + 1 : match.last + 3]]
    of_kind = len(after) > 1 and after[0] == _OF_ITS_KIND[0] and after[1].startswith(_OF_ITS_KIND[1])
    of_kind = of_kind or (at > 0 and tokens[at - 1].folded.removeprefix("و") in _IS)
    if away > (_KIND_REACH if of_kind else _REACH[match.entry.means]):
        return False
    if match.entry.means == "most":
        told = any(token.folded in _HAPPENED for token in tokens[match.last + 1 : at + away])
        return after[:1] != ["من"] and not told  # أكثر من ثلاثين، أعنف هجوم وقع في أيار
    dated = at > 0 and tokens[at - 1].folded in _CALENDAR
    return not dated and "امس" not in after  # أول من أمس
