"""Names of what stands in a town: markets, mosques, schools, hospitals, prisons (سوق قورو، مسجد خالد بن الوليد).

1. In quotation marks, or the name or title of a person with what goes on with it (مستشفى كمال عدوان، جامع الإمام علي).
2. A word with the article that says nothing of what the site is like (فندق الواحة, not سوق الخضار). 3. Else as every
place without a list. A market that has only the name of its town is no name of its own (سوق حمورية).
"""

from tawthiq.claims.places.names import BREAKS_BEFORE, Name, Names
from tawthiq.claims.places.spelling import is_on
from tawthiq.claims.places.words import Word
from tawthiq.lexicon.known import is_listed
from tawthiq.text.tokens import Shape

_OF_KIN = frozenset({"بن", "ابن", "بنت"})
_WHERE = frozenset({"في", "وسط", "شمالي", "جنوبي", "شرقي", "غربي"})
_LONGEST = 4  # words of a person's name
_SHORTEST = 3  # letters


def named(names: Names, i: int, cue: Word) -> Name | None:
    """The name of a site from the token behind the word for it; None where no name stands there."""
    sorted_to = _behind_sort(names, i) if cue.has("sorts") else i
    if sorted_to != i:
        return _of_sort(names, sorted_to, cue)
    if i >= len(names.tokens):
        return None
    quoted = names.quoted(i, cue)
    if quoted is not None:
        return quoted
    if names.tokens[i].shape is not Shape.WORD or _is_common(names, i):
        return None
    last = _person(names, i)
    if last is not None:
        return _of(names, i, last)
    known = names.known(i) if cue.has("town") else None
    if known is not None:
        return None
    if names.tokens[i].folded.startswith("ال") and _names_site(names, i):
        return _of(names, i, i)
    return names.announced(i, cue)


def _behind_sort(names: Names, i: int) -> int:
    """The token behind the words for what a station serves (محطة وقود س، محطة ضخ مياه س)."""
    while i < len(names.tokens) and _is_sort(names, i):
        i += 1
    return i


def _is_sort(names: Names, i: int) -> bool:
    word = names.words.senses[names.tokens[i].folded].classes.get("sort")
    return word is not None and not word.clitics


def _of_sort(names: Names, i: int, cue: Word) -> Name | None:
    """The name behind such words: in quotation marks, of a person, known, or with the article behind words that have
    none (محطة مياه السلام, not محطة المياه الوحيدة); anything else may be said of the station (محطة وقود قديمة).
    """
    if i >= len(names.tokens) or is_on(names.tokens[i]):
        return None
    quoted = names.quoted(i, cue)
    if quoted is not None or names.tokens[i].shape is not Shape.WORD or _is_common(names, i):
        return quoted
    last = _person(names, i)
    if last is not None:
        return _of(names, i, last)
    definite = names.tokens[i].folded.startswith("ال") and not names.tokens[i - 1].folded.startswith("ال")
    return _of(names, i, i) if definite and _names_site(names, i) else names.known(i)


def styled(names: Names, last: int) -> int:
    """The last token of a site's name with the adjectives of its style (مطار س الدولي، مستشفى س التعليمي), and with any
    word with the article that where it lies follows (مستشفى س الحديث، للأطفال في ص).
    """
    while last + 1 < len(names.tokens) and names.tokens[last + 1].folded.startswith(("ال", "لل")):
        after = names.words.senses[names.tokens[last + 1].folded].classes.get("style")
        if (after is None or after.clitics) and not _lies_behind(names, last + 2):
            break
        last += 1
    return last


def _lies_behind(names: Names, at: int) -> bool:
    return at < len(names.tokens) and names.tokens[at].folded in _WHERE


def foreign(names: Names, i: int) -> bool:
    """Whether a token is the adjective of a country or a people that built a site (المستشفى الإندونيسي)."""
    if i >= len(names.tokens):
        return False
    word = names.words.senses[names.tokens[i].folded].classes.get("builder")
    return word is not None and word.definite and not word.clitics


def _of(names: Names, first: int, last: int) -> Name:
    return Name(first, last, last, "", names.text(first, last, ""), ())


def _is_common(names: Names, i: int) -> bool:
    """Whether a word says what is sold, taught or made there, or whose it is (سوق الخضار، مدرسة البنات)."""
    return "common" in names.words.senses[names.tokens[i].folded].classes


def _names_site(names: Names, i: int) -> bool:
    """Whether a word with the article may name a site: none that some list has, save such as sites are called by."""
    token = names.tokens[i]
    if "called" in names.words.senses[token.folded].classes:
        return True
    return not is_listed(token.folded) and not token.folded.endswith(("يه", "ين", "ون"))


def _person(names: Names, i: int) -> int | None:
    """The last token of a person's name that begins at a token, None where none does."""
    first = names.words.senses[names.tokens[i].folded].classes
    word = first.get("person") or first.get("title")
    if word is None or word.clitics:
        return None
    last = i
    while last + 1 < len(names.tokens) and last - i < _LONGEST - 1 and _goes_on(names, i, last):
        last += 1
    titled = last == i and "person" not in first
    return None if titled or names.tokens[last].folded in _OF_KIN else last


def _goes_on(names: Names, first: int, last: int) -> bool:
    """Whether the name of a person goes on behind token `last`: a further name after the first or after بن, أبو."""
    after = names.tokens[last + 1]
    if after.shape is not Shape.WORD or (len(after.folded) < _SHORTEST and after.folded not in _OF_KIN):
        return False
    classes = names.words.senses[after.folded].classes
    here = names.words.senses[names.tokens[last].folded].classes
    leads = names.tokens[last].folded in _OF_KIN or "title" in here
    if leads:
        return True
    if after.folded in _OF_KIN or "person" in classes or (last == first and after.folded == "الدين"):
        return not (classes.get("person") and classes["person"].clitics)
    if last > first or "style" in classes or after.folded.startswith(("و", *BREAKS_BEFORE)):
        return False
    return not names.ends_at(last + 1)
