"""Words that deny casualties: دون وقوع إصابات (none), لم ترد أنباء عن ضحايا، أضرار مادية فقط (none_reported).

1. A denial is followed, over words that only join, up to the casualties that it denies. 2. A word of hearsay on the way
makes it "no word of" instead of "none". 3. Damage to things only is "no word of" too. Words: lexicon/data/no_harm.yaml.
"""

from collections.abc import Sequence

from tawthiq.claims.mentions import At, NoHarmMention
from tawthiq.lexicon.chosen import Folders, by_folders
from tawthiq.lexicon.entries import forms, load
from tawthiq.lexicon.matcher import Match, Matcher
from tawthiq.model.passage import Passage
from tawthiq.model.vocabulary import Bound
from tawthiq.text.tokens import Shape, Token

_LONGEST = 11
_CLITICS = frozenset({"", "و", "ف", "ب", "ل", "وب", "ول"})
_ENDS = ("material", "material-only", "other")
_BEFORE_VERBS = frozenset(("لم", "لا"))
_SUBJECT = 4  # words of who has no word of casualties (لم يبلغ الدفاع المدني عن إصابات)
_DEED = 13  # words of a deed with its place
_INTO = frozenset(("عن", "الي", "باي", "بوقوع", "بسقوط"))
_OF_WHAT = frozenset(("عن", "اي", "ايه", "بوقوع", "بسقوط", "بتسجيل", "باي"))
_NOT_ONLY = ("ماديه", "الماديه", "فقط", "فحسب")  # لم يسفر عن إصابات فقط، بل …
_DETAILS = frozenset(("تفاصيل", "معلومات", "احصائيه"))
_AFTER = frozenset({"بشريه", "البشريه"})
_OR = frozenset({"او", "ام"})
_ANY = frozenset({"اي", "ايه"})
_AMONG = frozenset({"صفوف", "بين", "اوساط"})


def find(passage: Passage) -> tuple[NoHarmMention, ...]:
    """The denials of a passage in text order."""
    return read(passage.tokens)


def read(tokens: Sequence[Token]) -> tuple[NoHarmMention, ...]:
    """The denials of any words in their order."""
    found = []
    free = 0
    for match in _openers().scan(tokens):
        mention = _from(tokens, match) if match.first >= free and match.stem.clitics in _CLITICS else None
        if mention:
            found.append(mention)
            free = mention.at.last + 1
    return tuple(found)


def _at(tokens: Sequence[Token], i: int) -> Match | None:
    match = _matcher().at(tokens, i) if i < len(tokens) and tokens[i].shape is Shape.WORD else None
    return match if match and match.stem.clitics in _CLITICS else None


def _from(tokens: Sequence[Token], match: Match) -> NoHarmMention | None:
    if match.entry.means == "denial":
        return _denied(tokens, match)
    if match.entry.means != "material-only":
        return None
    words = " ".join(token.folded for token in tokens[match.first : match.last + 1])
    if not words.endswith("علي"):
        if tokens[match.last].folded.startswith("ال"):  # خلف الأضرار المادية, no sentence as الأضرار مادية is
            return None
        return _mention(tokens, match.first, match.last, Bound.NONE_REPORTED)
    things = _at(tokens, match.last + 1)
    if things is None or things.entry.means not in ("things", "material"):
        return None
    return _mention(tokens, match.first, things.last, Bound.NONE_REPORTED)


def _denied(tokens: Sequence[Token], denial: Match) -> NoHarmMention | None:
    bound, at, end, deed = Bound.NONE, denial.last + 1, denial.last + _LONGEST, False
    by_verb = (
        tokens[denial.first].folded.removeprefix("و") in _BEFORE_VERBS
    )  # دون إشارة إلى تسبب القصف بضحايا denies none
    while at < min(len(tokens), end):
        match = _at(tokens, at)
        if match is None and by_verb and bound is Bound.NONE_REPORTED and tokens[at - 1].folded in _hearsay():
            told = _past_subject(tokens, at)
            match, at = (_at(tokens, told), told) if told else (None, at)
        if deed and (match is None or match.entry.means == "deed") and (told := _past_deed(tokens, at)):
            match, at, end, deed = _at(tokens, told), told, told + _LONGEST, False
        if match is None or match.entry.means in _ENDS or (match.entry.means == "deed" and not by_verb):
            return None
        if match.entry.means == "casualties":
            asks = any(token.folded in _DETAILS for token in tokens[denial.last + 1 : match.first])
            if asks and tokens[match.first].folded.startswith("ال"):
                return None  # ولم ترد تفاصيل عن الخسائر: those there were, of which nothing is known
            return _until(tokens, denial.first, match, bound)
        if match.entry.means == "hearsay":
            bound = Bound.NONE_REPORTED
        deed = deed or (by_verb and match.entry.means == "result")
        at = match.last + 1
    return None


def _past_subject(tokens: Sequence[Token], at: int) -> int | None:
    """لم تتبلغ فرق الإسعاف بوقوع إصابات: where the words go on behind who has no word of any."""
    for here in range(at + 1, min(at + _SUBJECT + 1, len(tokens))):
        if tokens[here].shape is not Shape.WORD:
            return None
        if tokens[here].folded in _OF_WHAT:
            after = here + 1 if here + 1 < len(tokens) else here
            return None if tokens[after].folded.startswith("ال") else here
    return None


def _past_deed(tokens: Sequence[Token], at: int) -> int | None:
    """لم يسفر هجوم أمس على س عن خسائر: where what came of the deed is told, behind the deed and its place."""
    for here in range(at, min(at + _DEED, len(tokens))):
        if tokens[here].shape is not Shape.WORD:
            return None
        if tokens[here].folded in _INTO:
            return here
    return None


def _until(tokens: Sequence[Token], first: int, casualties: Match, bound: Bound) -> NoHarmMention | None:
    last = _last_denied(tokens, casualties.last)
    following = [token.folded for token in tokens[last + 1 : last + 5]]
    if following and following[0] in _others():
        return None
    if following and following[0] in _NOT_ONLY:
        return None
    if following and following[0] in _AFTER:
        last += 1
    if len(tokens) > last + 2 and (tokens[last + 1].folded in _AMONG or tokens[last + 2].folded in _AMONG):
        last += 2 if tokens[last + 1].folded in _AMONG else 3
    return _mention(tokens, first, min(last, len(tokens) - 1), bound)


def _last_denied(tokens: Sequence[Token], last: int) -> int:
    """The end of the casualties denied: بعدم إصابة أو مقتل أي مدني, with every noun of harm that أو joins, and whom."""
    while last + 2 < len(tokens) and tokens[last + 1].folded in _OR:
        further = _at(tokens, last + 2)
        if further is None or further.entry.means != "casualties":
            break
        last = further.last
    if tokens[last].folded not in _ANY:
        return last
    of = last + 2 < len(tokens) and tokens[last + 1].folded == "من"  # أي من العناصر
    return min(last + 1 + of, len(tokens) - 1)


def _mention(tokens: Sequence[Token], first: int, last: int, bound: Bound) -> NoHarmMention:
    at = At(first=first, last=last, start=tokens[first].start, end=tokens[last].end)
    return NoHarmMention(at=at, bound=bound)


@by_folders
def _others(folders: Folders) -> frozenset[str]:
    return forms("no_harm", folders, "other")


@by_folders
def _hearsay(folders: Folders) -> frozenset[str]:
    return forms("no_harm", folders, "hearsay")


@by_folders
def _openers(folders: Folders) -> Matcher:
    return Matcher(entry for entry in load("no_harm", folders) if entry.means in ("denial", "material-only"))


@by_folders
def _matcher(folders: Folders) -> Matcher:
    return Matcher(load("no_harm", folders))
