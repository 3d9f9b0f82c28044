"""People named before the verb that tells what befell them, with no noun for them (سالم العلي قُتل في غارة على س).

A name is known here by the given name that it begins with, by the word or mark before it, where a sentence or a phrase
of its own begins, and by a verb that agrees in number.
"""

from collections.abc import Collection, Sequence

from tawthiq.claims.outcomes import OutcomeWord
from tawthiq.claims.people import Named, named
from tawthiq.claims.victim_phrase import VictimPhrase
from tawthiq.lexicon.chosen import Folders, by_folders
from tawthiq.lexicon.entries import forms
from tawthiq.model.vocabulary import Bound, Outcome, Victims
from tawthiq.text.folding import fold
from tawthiq.text.tokens import Shape, Token

_LONGEST = 14  # tokens of the names before a verb
_HARMS = (Outcome.KILLED, Outcome.INJURED)
_QUOTES = frozenset("\"“”«»'")
_RELATIVES = frozenset(("الذي", "التي", "اللذان", "اللذين", "اللتان", "اللتين", "الذين"))
_OPENING = frozenset(":،,؛.(|-–•#/")
_BEFORE = frozenset(
    (
        *("ان", "بان", "وان", "لان", "حيث", "فيما", "بينما", "صوره", "عزاء", "جثمان", "جثه", "جنازه", "مجلس", "وفاه"),
        *("فيديو", "اسم", "نبا", "خبر", "للمدعو", "المدعو", "للسيد", "السيد", "الاخ", "العم", "وداعا"),
    )
)
_NOTICE = "killed.verb.notice"  # في ذمة الله: inflected for nobody
_DUAL = ("ا", "تا")
_PLURAL = ("وا",)


def subjects(
    tokens: Sequence[Token], words: Sequence[OutcomeWord], taken: Collection[int], people: Collection[int]
) -> list[VictimPhrase]:
    """A figure for those named right before each verb of harm.

    `taken`: the tokens of figures read otherwise; `people`: the first tokens of these, whom a verb right before them
    harms (سالم العلي قتل جنديا).
    """
    found = []
    for word in words:
        if not word.is_verb or word.must_act or word.joined or word.outcome not in _HARMS or word.last + 1 in people:
            continue
        names = _ending_at(tokens, _end_of_names(tokens, word.first))
        agrees = names is not None and (word.rule == _NOTICE or _agrees(tokens[word.first].folded, names.count))
        if names is not None and agrees and not _within(names, taken):
            found.append(_figure(names))
    return found


def _figure(names: Named) -> VictimPhrase:
    status = Victims.CIVILIAN if names.aged or names.kin else Victims.UNKNOWN
    count = names.count
    return VictimPhrase(
        first=names.first, last=names.last, min=count, max=count, bound=Bound.EXACT, status=status, counted=True
    )


def _within(names: Named, taken: Collection[int]) -> bool:
    return any(at in taken for at in range(names.first - 1, names.last + 1))


def _end_of_names(tokens: Sequence[Token], verb: int) -> int:
    """The token at which names before a verb would end: over قد and a relative."""
    at = verb - 1
    if at >= 0 and tokens[at].folded == "قد":
        at -= 1
    if at >= 0 and tokens[at].folded in _RELATIVES:
        at -= 1
    return at


def _ending_at(tokens: Sequence[Token], last: int) -> Named | None:
    """The names that end with token `last`, closing marks aside; the longest run that begins as one of its own."""
    end = last - (last >= 0 and tokens[last].text in _QUOTES)
    for first in range(max(0, end - _LONGEST), end):
        if not _is_given(tokens[first]) or not _begins(tokens, first):
            continue
        names = named(tokens, first)
        if names is not None and names.first == first and names.last == end:
            whole = all(_is_given(tokens[one.first]) for one in names.people)
            return names if whole else None
    return None


def _begins(tokens: Sequence[Token], first: int) -> bool:
    """Whether a name may begin at token `first`: behind a mark, إن or a word that leads to one, or at the start."""
    at = first - 1
    while at >= 0 and tokens[at].text in _QUOTES:
        at -= 1
    return at < 0 or tokens[at].text in _OPENING or tokens[at].folded in _BEFORE


def _agrees(verb: str, count: int) -> bool:
    if count == 1:
        return not verb.endswith((*_DUAL, *_PLURAL))
    return verb.endswith(_DUAL if count == 2 else _PLURAL)


def _is_given(token: Token) -> bool:
    if token.shape is not Shape.WORD:
        return False
    return token.folded in _given() or token.folded.removeprefix("و") in _given()


@by_folders
def _given(folders: Folders) -> frozenset[str]:
    return frozenset(fold(form) for form in forms("persons", folders, "given"))
