"""Named people: runs of personal names where victims are told (استشهاد سالم حسن (45 عاما) وابنه كريم).

1. A name is two words or more that are neither vocabulary nor grammar, or one followed by an age in brackets.
2. و before a further name, a comma, or a word of kin (وابنه) begins the next person; names that begin with و do not.
"""

from collections.abc import Sequence

from tawthiq.lexicon.chosen import Folders, by_folders
from tawthiq.lexicon.entries import forms, load
from tawthiq.lexicon.matcher import Matcher
from tawthiq.lexicon.victims import outcome_words, victim_nouns
from tawthiq.records import Record
from tawthiq.text import quantities
from tawthiq.text.folding import fold
from tawthiq.text.tokens import Shape, Token

_LONGEST_NAME = 6
_MARKS = frozenset("\"“”«»'")
_HASH, _JOINT = "#", "_"
_DIGITS = 5  # of the number of an item: lists of the dead of a war have tens of thousands
_TITLES = frozenset(("الشهيد", "الشهيده"))  # which begin the next person of a list without commas
_NAMES_IN_WAW = frozenset(
    [
        "وليد",
        "وائل",
        "وسيم",
        "وسام",
        "وديع",
        "وفاء",
        "ورد",
        "ورده",
        "ولاء",
        "وداد",
        "وعد",
        "وجدي",
        "وهبي",
        "وحيد",
        "واصف",
        "وجيه",
        "وضاح",
        "وهيب",
    ]
)
_NAMES_IN_PREPOSITIONS = frozenset(
    fold(name)
    for name in (
        *(
            "باسل",
            "باسم",
            "بلال",
            "بشار",
            "بشير",
            "بدر",
            "بسام",
            "بهاء",
            "براء",
            "بتول",
            "بسمة",
            "بشرى",
            "بديع",
            "برهان",
        ),
        *("لؤي", "ليث", "لمى", "ليلى", "لطفي", "لطيفة", "لقمان", "لبنى", "لجين", "لبيب", "لينا", "ليان"),
    )
)  # that no ب or ل begins
_WITHIN_NAMES = frozenset(("حاج", "حج", "شيخ"))  # of a family's name: أحمد حاج محمد
_NAMES_AND_NOUNS = frozenset(("امين",))  # أمين سالم, no أمين سر
_PRONOUNS = ("ه", "ها", "هم", "هما")
_AGES = frozenset(("عام", "عامان", "عامين", "سنه", "سنتان", "سنتين", "شهر", "شهران", "شهرين", "رضيع", "رضيعه"))
_BORN = frozenset(("مواليد", "من", "ولد", "ولدت"))
_STROKES = frozenset("/-–")
_YEARS = frozenset(("عاما", "سنوات", "اعوام", "ربيعا", "شهرا", "اشهر"))
_FEW = frozenset(("ثلاث", "اربع", "خمس", "ست", "سبع", "ثماني", "ثمان", "تسع", "عشر"))
_FUNCTIONS = frozenset(("function", "boundary"))
_COMMAS = frozenset("،,")
_BULLETS = frozenset("-–—•*·ـ")
_AFTER_NUMBER = frozenset("-–_.)/")
_OPENERS = frozenset(
    (
        *("كل", "من", "كلا", "المدعو", "يدعى", "الشهيد", "الشهيده", "الاخ", "الاخت", "الزميل", "والزميل", "السيد"),
        *("المرحوم", "المرحومه", "الفقيد", "الفقيده", "العم", "المغفور", "له", "باذن", "الله", "تعالى", "البطل"),
    )
)


class Named(Record, frozen=True):
    """The people named one after the other, each with its tokens."""

    people: tuple["OnePerson", ...]

    @property
    def first(self) -> int:
        """The first token of the first name."""
        return self.people[0].first

    @property
    def last(self) -> int:
        """The last token of the last name, its age included."""
        return self.people[-1].last

    @property
    def count(self) -> int:
        """How many people are named."""
        return len(self.people)

    @property
    def aged(self) -> bool:
        """Whether an age stands with one of them."""
        return any(person.aged for person in self.people)

    @property
    def kin(self) -> bool:
        """Whether one of them is told by a word of kin."""
        return any(person.kin for person in self.people)


class OnePerson(Record, frozen=True):
    """Tokens [first, last] that tell one person, the name ending at `name_last`; `aged` where an age stands with it."""

    first: int
    name_last: int
    last: int
    aged: bool
    kin: bool


@by_folders
def _vocabulary(folders: Folders) -> Matcher:
    persons = (entry for entry in load("persons", folders) if entry.means in ("aged", "end"))
    words = (*load("harm_words", folders), *load("breaks", folders), *persons)
    return Matcher((*victim_nouns(folders), *outcome_words(folders), *words))


@by_folders
def _kin(folders: Folders) -> frozenset[str]:
    """Words of kin that say whose they are (ابنه، والدتها)."""
    return frozenset(form for form in forms("persons", folders, "kin") if form.endswith(_PRONOUNS) and " " not in form)


@by_folders
def _speech(folders: Folders) -> Matcher:
    return Matcher(load("reporting", folders))


def named(tokens: Sequence[Token], at: int) -> Named | None:
    """The people named from token `at` on, None where no personal name begins there."""
    start = at
    while at < len(tokens) and (tokens[at].folded in _OPENERS or tokens[at].text == _HASH):
        at += 1
    at += at > start and _is_quoted(tokens, at)
    joined = at < len(tokens) and tokens[at].folded.startswith(("و", "ب", "ل"))
    own = joined and (tokens[at].folded in _NAMES_IN_WAW or tokens[at].folded in _NAMES_IN_PREPOSITIONS)
    if joined and not _is_kin(tokens[at]) and not own:
        return None
    people: list[OnePerson] = []
    while (person := one(tokens, at)) is not None:
        people.append(person)
        at = _next(tokens, person.last + 1)
        if at < 0:
            break
    return Named(tuple(people)) if people else None


def _is_quoted(tokens: Sequence[Token], at: int) -> bool:
    """Whether one name stands between the mark at token `at` and the next (كل من "سالم حسن" و"ماهر علي")."""
    person = one(tokens, at + 1) if at < len(tokens) and tokens[at].text in _MARKS else None
    return person is not None and person.last + 1 < len(tokens) and tokens[person.last + 1].text in _MARKS


def listed(tokens: Sequence[Token], at: int, *, titled: bool = False) -> Named | None:
    """The people of a roll of names from token `at` on, each set off by a comma, و, a bullet or its number
    (2- سالم حسن); None where none is named. `titled`: a noun may stand before each (الجدة فوزية، والطفل كريم).
    """
    people: list[OnePerson] = []
    at = behind_mark(tokens, at)
    while (person := one(tokens, _behind_title(tokens, at) if titled else at)) is not None:
        people.append(person)
        at = person.last + 1
        marked = behind_mark(tokens, at)
        if marked > at:
            at = marked
        elif at < len(tokens) and tokens[at].text in _COMMAS:
            at = behind_mark(tokens, at + 1)
        elif not (at < len(tokens) and begins_person(tokens[at])):
            break
    return Named(tuple(people)) if people else None


def _behind_title(tokens: Sequence[Token], at: int) -> int:
    """The token behind a noun of one person that stands before a name (الجدة فوزية); `at` where none does."""
    match = _vocabulary().at(tokens, at) if at < len(tokens) and tokens[at].shape is Shape.WORD else None
    noun = match is not None and match.stem.definite and match.entry.attributes.get("number") == "singular"
    return match.last + 1 if noun and match is not None else at


def behind_mark(tokens: Sequence[Token], at: int) -> int:
    """The token behind the bullet or the number of an item of a roll; `at` where neither stands there."""
    bullet = at < len(tokens) and tokens[at].text in _BULLETS
    return behind_number(tokens, at + bullet)


def behind_number(tokens: Sequence[Token], at: int) -> int:
    """The token behind the number of an item of a roll (1- , ٢. , 3_); `at` where none stands there."""
    if at + 1 >= len(tokens) or tokens[at].shape is not Shape.NUMBER or len(tokens[at].text) > _DIGITS:
        return at
    return at + 2 if tokens[at + 1].text in _AFTER_NUMBER else at


def one(tokens: Sequence[Token], at: int) -> OnePerson | None:
    """One person: words of a name with an age perhaps, or a word of kin; None where no name begins at token `at`."""
    start = at
    kin = at < len(tokens) and _is_kin(tokens[at])
    while at < len(tokens) and at - start < _LONGEST_NAME and _is_of_name(tokens, at, start):
        if tokens[at].text == _JOINT:
            at += 1
        another = at > start and (begins_person(tokens[at]) or tokens[at].folded in _TITLES)
        if another or _is_age(tokens, at) or not is_name(tokens, at, after_name=at > start):
            break
        at += 1
    after, aged = _bracket(tokens, at + _is_born_behind(tokens, at))
    leads_age = _leads_age(tokens, at)
    words = at - start
    if words < 1 or (words < 2 and not (aged or leads_age or kin)):
        return None
    return OnePerson(start, at - 1, after - 1 if aged else at - 1, aged or leads_age, kin)


def _is_born_behind(tokens: Sequence[Token], at: int) -> bool:
    """سالم حسن، (مواليد 1985): a comma before the bracket that says when one was born."""
    comma = at + 2 < len(tokens) and tokens[at].text in _COMMAS and tokens[at + 1].text == "("
    return comma and tokens[at + 2].folded in _BORN


def _is_of_name(tokens: Sequence[Token], at: int, start: int) -> bool:
    """A word, or what joins two within a hashtag (#سالم_حسن)."""
    joins = tokens[at].text == _JOINT and at > start and at + 1 < len(tokens)
    return tokens[at + joins].shape is Shape.WORD


def _next(tokens: Sequence[Token], at: int) -> int:
    """The index at which a further person may begin: after و or a comma with و, over quotation marks; -1 where none
    does.
    """
    at += at < len(tokens) and tokens[at].text in _MARKS
    if at + 1 < len(tokens) and tokens[at].folded == "و" and tokens[at + 1].text in _MARKS:
        return at + 2
    if at < len(tokens) and tokens[at].text in "،,":
        at += 1
    if at >= len(tokens) or not begins_person(tokens[at]):
        return -1
    return at + (_bare(tokens[at]) in _TITLES)


def _leads_age(tokens: Sequence[Token], at: int) -> bool:
    """البالغ من العمر، وعمره: words that lead to an age follow the name."""
    match = _vocabulary().at(tokens, at) if at < len(tokens) and tokens[at].shape is Shape.WORD else None
    return match is not None and match.entry.means == "aged"


def _bracket(tokens: Sequence[Token], at: int) -> tuple[int, bool]:
    """The index after an age, in a short bracket, behind a stroke or bare (سالم حسن 30 سنة), and whether it is one."""
    if at + 2 < len(tokens) and tokens[at].text in _STROKES and tokens[at + 1].shape is Shape.NUMBER:
        years = tokens[at + 2].folded in _AGES or tokens[at + 2].folded in _YEARS
        return (at + 3, True) if years else (at, False)
    if _is_age(tokens, at):
        return at + 2, True
    if at < len(tokens) and tokens[at].text == "(":
        for end in range(at + 1, min(at + 6, len(tokens))):
            if tokens[end].text == ")":
                inside = tokens[at + 1 : end]
                return end + 1, any(token.shape is Shape.NUMBER or token.folded in _AGES for token in inside)
    return at, False


def _is_age(tokens: Sequence[Token], at: int) -> bool:
    """30 سنة، ثلاث سنوات: a number of years."""
    if at + 1 >= len(tokens) or not (tokens[at + 1].folded in _AGES or tokens[at + 1].folded in _YEARS):
        return False
    return tokens[at].shape is Shape.NUMBER or tokens[at].folded in _FEW


def _bare(token: Token) -> str:
    return token.folded.removeprefix("و")


def _is_kin(token: Token) -> bool:
    return _bare(token) in _kin() and not token.text.endswith("ة")  # طفلة is no طفله, جدة no جده


def begins_person(token: Token) -> bool:
    """Whether و before the word is "and" and no part of a name (وليد)."""
    return token.folded.startswith("و") and len(token.folded) > 3 and token.folded not in _NAMES_IN_WAW


def is_name(tokens: Sequence[Token], at: int, *, after_name: bool) -> bool:
    """Whether the word can be of a personal name: it is neither vocabulary nor grammar."""
    token = tokens[at]
    if _is_kin(token):
        return True
    if len(token.folded) < 2 or not "\u0620" <= token.folded[0] <= "\u064a" or quantities.value(token.text) is not None:
        return False  # إعدام ثلاثة متخابرين
    if at + 1 < len(tokens) and token.folded in (_WITHIN_NAMES if after_name else _NAMES_AND_NOUNS):
        return is_name(tokens, at + 1, after_name=True)
    if token.text == "علي":
        return True  # written otherwise than على where news is written with care
    if token.folded.startswith("و") and _speech().at(tokens, at):
        return False  # وأشارت المصادر
    match = _vocabulary().at(tokens, at)
    if match is not None and match.stem.clitics.startswith("ل") and "kin" in match.entry.attributes:
        return False  # سالم حسن لنجليه
    by_force = match is not None and match.entry.means == "violence" and match.stem.clitics == "ب"  # سالم حسن بشظايا
    if by_force or (match is not None and match.entry.means == "end"):
        return False  # رحمه الله وغفر له
    singular = match is not None and "singular" in match.entry.attributes.values()
    function = match is not None and match.entry.means in _FUNCTIONS  # no such word has an article: العلي
    family = after_name and match is not None and match.stem.definite and (singular or function)
    family = family or (after_name and match is not None and match.entry.attributes.get("role") == "nation")
    return match is None or family or bool(match.stem.clitics)  # ماهر الطالب، سالم العامل
