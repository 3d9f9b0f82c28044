"""Where the name of a source ends: `read` takes it from its first token up to the word that cannot belong to it.

1. A mark of speech, a new name, a figure or a stop ends it. 2. What stands in quotation marks, in brackets or, shortly,
between commas is of it; so are words that end other names where they are known to be of this one (الأمين العام).
"""

from collections.abc import Sequence

from tawthiq.claims.reporting import Mark, Role
from tawthiq.claims.source_names import (
    COMMAS,
    QUOTES,
    Name,
    Tokens,
    are_voices,
    describe,
    head_at,
    head_words,
    is_outlet_for,
    is_recorder_for,
    speakers,
)
from tawthiq.lexicon.chosen import Folders, by_folders
from tawthiq.lexicon.entries import load
from tawthiq.lexicon.matcher import Matcher
from tawthiq.text import quantities
from tawthiq.text.tokens import Shape

Marks = Sequence[Mark | None]

_INSIDE = frozenset("-–/#_&")
_TOLL, _KIN = "حصيله", "survivor"
# المكتب ذاته: the word ends a name, whatever is told after it
_SAME_AFTER = frozenset({"ذاته", "نفسه", "ذاتها", "نفسها", "عينه", "عينها", "انفسهم", "ذاتهم"})
_OF_YEARS = frozenset(
    ("الماضي", "الجاري", "الحالي", "الفايت", "الفائت", "المنصرم", "المقبل", "السابق", "الذي", "نفسه", "ذاته")
)
_OFFICERS = frozenset({"مدير", "امين", "قايد", "مفتش", "مندوب", "منسق", "مراقب", "وكيل"})  # مدير عام
_TO = frozenset({"ل", "لـ"})
_ENDLESS = frozenset({"في", "من", "علي", "عن", "الي"})
_BEFORE_OFFICE = frozenset({"السابق", "السابقه", "الحالي", "الحاليه"})  # وزير الصحة السابق
_IS_CALLED = "يدعي"  # شاهد يدعى سالم; written so, يدعي claims
_WHO_SAW = frozenset(
    ("مراسل", "مراسله", "مراسلان", "مراسلون", "مصور", "مصوران", "صحفي", "صحفيون", "صحافي", "صحافيون", "صحافيه", "فريق")
)  # مراسل لفرانس برس
_RANKS = frozenset(
    (
        "اللواء",
        "العميد",
        "العقيد",
        "المقدم",
        "الرائد",
        "الرايد",
        "النقيب",
        "الملازم",
        "الفريق",
        "الجنرال",
        "الدكتور",
        "الشيخ",
    )
)  # كتب الناطق العقيد سالم
_INFORMED = "مطلع"
_FOR_NEWS = frozenset({"للاعلام", "للاذاعه", "للتلفزيون", "للصحافه", "للبث"})  # الوكالة الوطنية للإعلام
_TO_ONE = frozenset({"احد", "احدي"})
_LATEST = frozenset({"اخر", "احدث"})
_ACCOUNT = "روايه"
_MOURNED = frozenset({"ام", "اب", "ابن", "ابنه", "اخ", "اخت", "جار", "خال", "خاله", "عمه", "جده"})
_BEARS = frozenset({"كتايب", "كتيبه", "لواء", "الويه", "مستشفي", "سرايا"})
_DEEDS = frozenset(
    {"العمليه", "الهجوم", "الهجومين", "الهجمات", "التفجير", "التفجيرين", "الاغتيال", "القصف", "الاستهداف"}
)
_OUTLETS = frozenset({"وكاله", "منظمه", "صحيفه", "قناه", "شبكه", "موقع", "مراسل", "مراسله"})
_UNGOVERNING = ("ون", "يه", "ود")  # متمردون، محلية، شهود
_SOUND_PLURAL = "ون"
_WHOLE = frozenset({"eyewitness", "residents", "monitors", "un"})  # no party is of them: شهود، هيومن رايتس ووتش
_DESCRIBING = frozenset({"رفيع", "مسوول", "مطلع", "خاص", "موثوق", "امني", "طبي", "عسكري", "محلي", "حكومي", "ميداني"})
_PARTIES = frozenset({"forces", "party"})
_LEADS_ON = frozenset({"باسم", "في", "من", "لدي", "قايد", "قياده", "مكتب", "اعلام"})
_NEVER_FIRST = frozenset({"في", "من"})
_LONGEST = 16
_CHARGES = frozenset({"وقوف", "ضلوع", "تورط", "مسووليه"})  # رجحت مصادر أمنية وقوف …


def read(tokens: Tokens, marks: Marks, i: int, *, definite_ends: bool = False) -> Name | None:
    """The name that begins at token i, or None. `definite_ends`: the object follows without a particle (اتهم س ص)."""
    if tokens[i].folded in _NEVER_FIRST or tokens[i].folded.startswith(("بال", "كال")):
        return None
    if (told := _past_told(tokens, i)) is not None:
        return read(tokens, marks, told, definite_ends=definite_ends)
    last = _extent(tokens, marks, i, definite_ends=definite_ends)
    if last is None:
        return None
    while last >= i and _is_left_over(tokens, last):
        last -= 1
    if last < i or not any(t.shape is Shape.WORD for t in tokens[i : last + 1]):
        return None
    name = describe(tokens, i, last)
    return None if name.head is None and _only_possessed(tokens, i, last) else name


def _past_told(tokens: Tokens, i: int) -> int | None:
    """ما صرح به لـ"س" مستشار الوزارة: the token behind the medium in quotation marks to which somebody spoke."""
    if tokens[i].folded not in _TO or i + 1 >= len(tokens) or tokens[i + 1].text not in QUOTES:
        return None
    close = next((k for k in range(i + 2, min(i + 8, len(tokens))) if tokens[k].text in QUOTES), None)
    return close + 1 if close is not None and close + 1 < len(tokens) else None


def _is_left_over(tokens: Tokens, last: int) -> bool:
    """Whether a token cannot end a name: a mark, or a preposition before what could not belong to it."""
    token = tokens[last]
    if token.shape is Shape.PUNCT:
        return token.text not in QUOTES | {")"}
    return token.folded in _ENDLESS and token.text != "علي"


def _only_possessed(tokens: Tokens, first: int, last: int) -> bool:
    """سيطرتها is somebody's deed, بالاستناد a phrase: no one's name."""
    word = tokens[first].folded
    prefixed = word.startswith(("بال", "كال", "لل")) or (
        word.startswith("ب") and head_words().at(tokens, first) is not None
    )
    return prefixed or (first == last and len(word) > 3 and word.endswith(("ها", "هم", "ته")))


def _is_general(tokens: Tokens, at: int) -> bool:
    """المجلس العام، الأمين العام، مدير عام المستشفى: the adjective, which is also the year (العام الماضي)."""
    if tokens[at].folded == "عام" and tokens[at - 1].folded.removeprefix("و") in _OFFICERS:
        return True
    if tokens[at].folded != "العام" or not tokens[at - 1].folded.startswith("ال"):
        return False
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    return after is None or not (after.folded in _OF_YEARS or after.shape is Shape.NUMBER)


def _extent(tokens: Tokens, marks: Marks, i: int, *, definite_ends: bool) -> int | None:
    at = i
    while at < len(tokens) and at - i < _LONGEST:
        token = tokens[at]
        if token.shape is Shape.PUNCT:
            quoted = definite_ends and token.text in QUOTES and at > i and _is_complete(tokens, at - 1)
            after = None if quoted else _past_punctuation(tokens, marks, i, at)
        elif definite_ends and at > i and quantities.value(token.text) is not None:
            after = None  # نعت شبكات مقربة أربعة جنود
        elif marks[at] is not None and not _may_stand_inside(tokens, marks, i, at):
            mark = marks[at]
            after = mark.last + 1 if mark and mark.role is Role.UNNAMED else None
        elif at > i and (_is_handed_to(tokens, i, at) or _new_name(tokens, i, at, definite_ends)):
            after = None
        elif definite_ends and at > i and token.folded in _DEEDS:
            after = None  # تبنت كتائب شهداء الأقصى العملية
        elif at > i and _is_told_to(tokens, at):
            after = None
        elif at > i and token.folded in _SAME_AFTER:
            return at
        else:
            after = at + 1
        if after is None:
            break
        at = after
    return at - 1 if at > i else None


def _is_handed_to(tokens: Tokens, i: int, at: int) -> bool:
    """Whether to whom the one of a name spoke begins at `at`; a medium's own name and whose reporter he is go on."""
    if tokens[at].folded in _FOR_NEWS and any(head_at(tokens, k) for k in range(i, at)):
        return False
    if at == i + 1 and tokens[i].folded.removeprefix("و") in _WHO_SAW:
        return False
    return is_outlet_for(tokens, at) or (is_recorder_for(tokens, at) and are_voices(tokens, i, at))


def _may_stand_inside(tokens: Tokens, marks: Marks, i: int, at: int) -> bool:
    """Whether a word that otherwise ends names belongs to this one: الأمين العام, ذوي القتلى, حصيلة للدفاع المدني."""
    if at > i and (_is_general(tokens, at) or _is_named_after(tokens, i, at) or _describes(tokens, at)):
        return True
    mark = marks[at]
    if at > i and tokens[at].text == "علي" and mark is not None and mark.last == at:
        return _ends_name(tokens, at)
    if mark is None or mark.role is not Role.EVENT_NOUN:
        return False
    head = head_at(tokens, i)
    if at == i:
        account = tokens[at].folded.removeprefix("ل") == _ACCOUNT and at and marks[at - 1]
        if account:  # حسب رواية الأهالي, not whose account a deed belies
            return account.role is Role.ACCORDING
        return head is not None and tokens[at].folded.removeprefix("و") == _TOLL
    if at == i + 1 and tokens[i].folded.removeprefix("و") in _LATEST:
        return tokens[at].folded == _TOLL
    return _is_bereaved(tokens, i, at) and tokens[at].folded.startswith("ال")


def _is_bereaved(tokens: Tokens, i: int, at: int) -> bool:
    """ذوي القتلى، والد أحد الضحايا، ناجون من المجزرة: who lives and lost the dead that the word at `at` tells."""
    head, word = head_at(tokens, i), tokens[i].folded.removeprefix("و")
    if word not in _MOURNED and (head is None or head.entry.id != _KIN):
        return False
    return at == i + 1 or (at == i + 2 and tokens[i + 1].folded in _TO_ONE | {"من"})


def _describes(tokens: Tokens, at: int) -> bool:
    """وزير الصحة السابق، شاهد يدعى سالم، مكتب توثيق الشهداء: words that elsewhere are a day, a verb or a harm."""
    word, before = tokens[at].folded, tokens[at - 1].folded
    after = tokens[at + 1].folded if at + 1 < len(tokens) else ""
    if word == _IS_CALLED:
        return tokens[at].text.endswith("ى") and not after.startswith(("ان", "بان"))
    if word == _INFORMED:
        return head_at(tokens, at - 1) is not None  # مصدر مطلع, not مطلع الشهر
    return word in _BEFORE_OFFICE or (before == "توثيق" and word.startswith("ال"))


def _is_named_after(tokens: Tokens, i: int, at: int) -> bool:
    """كتائب شهداء الأقصى، مستشفى شهداء الأقصى: what bears the name of the dead."""
    bears = at == i + 1 and tokens[i].folded.removeprefix("و") in _BEARS
    return bears and tokens[at].folded == "شهداء" and at + 1 < len(tokens) and tokens[at + 1].folded.startswith("ال")


def _is_told_to(tokens: Tokens, at: int) -> bool:
    """ما أفادت مصادر محلية وكالة فرانس برس، أبلغ شهود منظمة العفو: who was told, behind a word that governs none."""
    complete = tokens[at - 1].folded.endswith(_UNGOVERNING) or tokens[at - 1].folded in _DESCRIBING
    return tokens[at].folded in _OUTLETS and complete and not tokens[at - 1].folded.startswith("ال")


def _ends_name(tokens: Tokens, at: int) -> bool:
    """أفاد أسامة علي، : the name Ali, written otherwise than على, behind which a noun would follow."""
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    return after is None or after.shape is Shape.PUNCT


def _is_complete(tokens: Tokens, at: int) -> bool:
    """Whether a name can end at a token before a quotation: اتهمت الوزارة "وحدات …", not منظمة "هيومن رايتس ووتش"."""
    return tokens[at].folded.startswith(("ال", "لل"))


def _past_punctuation(tokens: Tokens, marks: Marks, i: int, at: int) -> int | None:
    """Index after the punctuation at `at` where the name goes on, None where it ends."""
    text = tokens[at].text
    if text == "." and at > i and len(tokens[at - 1].folded) == 1 and tokens[at - 1].end == tokens[at].start:
        return at + 1  # د. فلان
    if text in QUOTES:
        close = next((k for k in range(at + 1, min(at + 8, len(tokens))) if tokens[k].text in QUOTES), None)
        known = head_at(tokens, at + 1) is not None or (at > i and head_at(tokens, i) is not None)
        return close + 1 if close and known else None
    if text == "(":
        close = next((k for k in range(at + 1, min(at + 9, len(tokens))) if tokens[k].text == ")"), None)
        digits = close and any(t.shape is Shape.NUMBER for t in tokens[at:close])
        return close + 1 if close and at > i and not digits else None
    if text in COMMAS:
        return _past_comma(tokens, marks, i, at) if at > i else None
    return at + 1 if text in _INSIDE and at > i and at + 1 < len(tokens) and marks[at + 1] is None else None


def _past_comma(tokens: Tokens, marks: Marks, i: int, at: int) -> int | None:
    """A short apposition between commas (، فلان الفلاني،) belongs to the name, to whom he spoke (، لوكالة س،) not."""
    if at + 1 < len(tokens) and tokens[at + 1].folded.startswith("ل") and any(t.text in COMMAS for t in tokens[i:at]):
        return None
    for k in range(at + 1, min(at + 9, len(tokens))):
        mark = marks[k]
        if mark is not None and mark.role is not Role.UNNAMED:
            return at + 1 if k > at + 1 and mark.role in (Role.THAT, Role.WHICH, Role.VENUE) else None
        if tokens[k].text in COMMAS or tokens[k].text == ":" or is_outlet_for(tokens, k):
            return at + 1 if k > at + 1 else None
        if tokens[k].shape is Shape.PUNCT and tokens[k].text not in "()":
            return None
    return None


def _new_name(tokens: Tokens, i: int, at: int, definite_ends: bool) -> bool:
    """Whether token `at` can no longer belong to the name that begins at i."""
    word = tokens[at].folded
    own = word.endswith(("ها", "هم")) and not word.startswith(("ال", "باسم"))
    if word in _CHARGES or (len(word) > 4 and (word.startswith("وي") or own)):
        return True
    if definite_ends:
        return _begins_object(tokens, i, at)
    if word.startswith("ال") and tokens[at - 1].text in QUOTES:
        head = head_at(tokens, at)
        return head is not None and "low" in head.entry.attributes
    return False


def _begins_object(tokens: Tokens, i: int, at: int) -> bool:
    """Whether whom the speaker accuses begins at a token, no particle leading to it."""
    word, before = tokens[at].folded, tokens[at - 1].folded
    definite = word.startswith("ال")
    if definite and tokens[at - 1].text in QUOTES:
        return True  # اتهمت منظمة "س" النظام
    if _is_whole_calling(tokens, i, at):
        return False  # حمل المتحدث باسم الحكومة الجيش …
    if _is_outlet(tokens, i, at) and _names_party(tokens, at):
        return True  # اتهمت وكالة س قوات ص
    if at > i + 1 and before not in _LEADS_ON and not word.startswith("ل") and _heads_party(tokens, at):
        return True  # حمل محافظ س قوات ص
    if definite and before.startswith("ال"):
        further = before.endswith("ون") and word.endswith("ون")  # اتهم المتمردون الحوثيون …: which rebels they are
        return not further and _names_party(tokens, at)  # اتهم الحوثيون التحالف: whom they accuse
    if definite and _is_indefinite(tokens, i, at - 1) and (before.endswith(_SOUND_PLURAL) or _names_party(tokens, at)):
        return True  # اتهم ناشطون الطيران الروسي
    if word.startswith(("ال", "لل", "ل", "و")) or word in ("في", "من", "باسم") or before in _RANKS:
        return False
    return before.startswith(("ال", "لل")) or _closed(tokens, i, at)


def _is_whole_calling(tokens: Tokens, i: int, at: int) -> bool:
    """Whether the source word that a name begins with goes on at a token (المتحدث باسم …)."""
    head = head_at(tokens, i)
    return head is not None and head.first < at <= head.last


def _heads_party(tokens: Tokens, at: int) -> bool:
    """Whether what heads the name of a party begins at the token (قوات النظام، ميليشيا س), and none before it does."""
    head = None if head_at(tokens, at - 1) else head_at(tokens, at)
    return head is not None and head.stem.clitics == "" and head.entry.id in _PARTIES


def _is_outlet(tokens: Tokens, i: int, at: int) -> bool:
    """Whether a medium's name has begun at i and a word of it stands before token `at`."""
    head = head_at(tokens, i)
    return head is not None and "outlet" in head.entry.attributes and head.last < at


def _names_party(tokens: Tokens, at: int) -> bool:
    """Whether a party of its own begins at the token (التحالف، الجيش), no adjective of the one before."""
    match = speakers().at(tokens, at) or _accused().at(tokens, at)
    return match is not None and match.stem.clitics == "" and not tokens[match.first].folded.endswith(("ي", "يه"))


def _is_indefinite(tokens: Tokens, i: int, at: int) -> bool:
    """Whether a name that begins at i is indefinite by its word at a token, so that what has ال is not of it: a plural
    in ون, an adjective (منظمات حقوقية), or whoever has no party behind him as his own (شهود، هيومن رايتس ووتش).
    """
    word, head = tokens[at].folded.removeprefix("و"), head_at(tokens, i)
    if word.startswith("ال") or head is None or "outlet" in head.entry.attributes:
        return False
    if head.last == at and (at > i or head.entry.id in _WHOLE):
        return head.entry.id in _WHOLE
    return word.endswith(_SOUND_PLURAL) or (at > i and word.endswith("يه"))


@by_folders
def _accused(folders: Folders) -> Matcher:
    """Forces that sentences accuse without a name (اتهم السكان الجيش)."""
    return Matcher(entry for entry in load("sources", folders) if entry.attributes.get("role") == "accused")


def _closed(tokens: Tokens, i: int, at: int) -> bool:
    """A state's name takes no noun after it, nor does a plural in ون (ناشطون دمارا) but its own adjective."""
    head = head_at(tokens, at - 1)
    if head is None:
        return False
    plural = tokens[at - 1].folded.endswith("ون") and not tokens[at].folded.endswith("ون")
    return (plural and "outlet" not in head.entry.attributes) or (at == i + 1 and "metonym" in head.entry.attributes)
