"""Named people: runs of personal names where victims are told (استشهاد سالم حسن (45 عاما) وابنه كريم).

1. A name is two words or more that are neither vocabulary nor grammar, or one followed by an age in brackets.
2. و before a further name, a comma, or a word of kin (وابنه) begins the next person; names that begin with و do not.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from tawthiq.lexicon.chosen import Folders, by_folders
from tawthiq.lexicon.entries import load
from tawthiq.lexicon.matcher import Matcher
from tawthiq.lexicon.victims import outcome_words, victim_nouns
from tawthiq.text.tokens import Shape, Token

_LONGEST_NAME = 6
_KIN = frozenset(
    [
        "ابنه",
        "ابنها",
        "ابنته",
        "ابنتها",
        "زوجته",
        "زوجها",
        "نجله",
        "شقيقه",
        "شقيقها",
        "شقيقته",
        "والده",
        "والدته",
        "طفله",
        "طفلته",
        "طفلها",
        "طفلتها",
        "طفلهما",
        "طفلهم",
        "اخوه",
        "اخيه",
        "حفيده",
        "حفيدته",
    ]
)
_NAMES_IN_WAW = frozenset(
    [
        "وليد",
        "وائل",
        "وسيم",
        "وسام",
        "وديع",
        "وفاء",
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
_AGES = frozenset(("عام", "عامان", "عامين", "سنه", "سنتان", "سنتين", "شهر", "شهران", "شهرين", "رضيع", "رضيعه"))
_COMMAS = frozenset("،,")
_OPENERS = frozenset(("كل", "من", "كلا", "المدعو", "يدعى", "الشهيد", "الشهيده"))


@dataclass(frozen=True, slots=True)
class Named:
    """Tokens [first, last] that name `count` people; `aged` where an age stands with one, `kin` where kin are told."""

    first: int
    last: int
    count: int
    aged: bool
    kin: bool


@by_folders
def _vocabulary(folders: Folders) -> Matcher:
    words = (*load("harm_words", folders), *load("breaks", folders))
    return Matcher((*victim_nouns(folders), *outcome_words(folders), *words))


@by_folders
def _speech(folders: Folders) -> Matcher:
    return Matcher(load("reporting", folders))


def named(tokens: Sequence[Token], at: int) -> Named | None:
    """The people named from token `at` on, None where no personal name begins there."""
    while at < len(tokens) and tokens[at].folded in _OPENERS:
        at += 1
    first = at
    if at < len(tokens) and tokens[at].folded.startswith(("و", "ب", "ل")) and _bare(tokens[at]) not in _KIN:
        return None
    people: list[_Person] = []
    while (person := _person(tokens, at)) is not None:
        people.append(person)
        at = _next(tokens, person.last + 1)
        if at < 0:
            break
    if not people:
        return None
    aged, kin = any(person.aged for person in people), any(person.kin for person in people)
    return Named(first, people[-1].last, len(people), aged, kin)


def listed(tokens: Sequence[Token], at: int) -> Named | None:
    """The people of a roll of names from token `at` on, each set off by a comma or و; None where none is named."""
    first = at
    people: list[_Person] = []
    while (person := _person(tokens, at)) is not None:
        people.append(person)
        at = person.last + 1
        if at < len(tokens) and tokens[at].text in _COMMAS:
            at += 1
        elif not (at < len(tokens) and _begins_person(tokens[at])):
            break
    if not people:
        return None
    aged, kin = any(person.aged for person in people), any(person.kin for person in people)
    return Named(first, people[-1].last, len(people), aged, kin)


@dataclass(frozen=True, slots=True)
class _Person:
    last: int
    aged: bool
    kin: bool


def _person(tokens: Sequence[Token], at: int) -> _Person | None:
    """One person: words of a name with an age perhaps, or a word of kin."""
    start = at
    kin = at < len(tokens) and _bare(tokens[at]) in _KIN
    while at < len(tokens) and at - start < _LONGEST_NAME and tokens[at].shape is Shape.WORD:
        if (at > start and _begins_person(tokens[at])) or not _is_name(tokens, at, after_name=at > start):
            break
        at += 1
    after, aged = _bracket(tokens, at)
    words = at - start
    if words < 1 or (words < 2 and not (aged or kin)):
        return None
    return _Person(after - 1 if aged else at - 1, aged, kin)


def _next(tokens: Sequence[Token], at: int) -> int:
    """The index at which a further person may begin: after و or a comma with و; -1 where none does."""
    if at < len(tokens) and tokens[at].text in "،,":
        at += 1
    return at if at < len(tokens) and _begins_person(tokens[at]) else -1


def _bracket(tokens: Sequence[Token], at: int) -> tuple[int, bool]:
    """The index after a short bracket that holds an age, and whether it does."""
    if at < len(tokens) and tokens[at].text == "(":
        for end in range(at + 1, min(at + 6, len(tokens))):
            if tokens[end].text == ")":
                inside = tokens[at + 1 : end]
                return end + 1, any(token.shape is Shape.NUMBER or token.folded in _AGES for token in inside)
    return at, False


def _bare(token: Token) -> str:
    return token.folded.removeprefix("و")


def _begins_person(token: Token) -> bool:
    return token.folded.startswith("و") and len(token.folded) > 3 and token.folded not in _NAMES_IN_WAW


def _is_name(tokens: Sequence[Token], at: int, *, after_name: bool) -> bool:
    token = tokens[at]
    if _bare(token) in _KIN:
        return True
    if len(token.folded) < 2 or not "\u0620" <= token.folded[0] <= "\u064a":
        return False
    if token.text == "علي":
        return True  # written otherwise than على where news is written with care
    if token.folded.startswith("و") and _speech().at(tokens, at):
        return False  # وأشارت المصادر
    match = _vocabulary().at(tokens, at)
    family = after_name and match is not None and match.stem.definite and "singular" in match.entry.attributes.values()
    return match is None or family or bool(match.stem.clitics)  # نبيل الطالب، سالم العامل
