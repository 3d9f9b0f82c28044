"""The word lists that phrases of victims are read with."""

from collections.abc import Iterator, Sequence
from functools import cache

from tawthiq.lexicon import inflection
from tawthiq.lexicon.chosen import Folders, by_folders, chosen
from tawthiq.lexicon.entries import load
from tawthiq.lexicon.matcher import Match, Matcher
from tawthiq.lexicon.victims import outcome_words, victim_nouns
from tawthiq.text.tokens import Shape, Token

_QUOTES = frozenset("\"'“”«»„")
ONE_OF_THEM = frozenset(("احدهم", "احدهما", "احداهما", "احداهن"))  # of people who are counted already
_MAY_BE_OBJECT = ("ا", "ه", "ء")
ALSO = frozenset(("ايضا", "كذلك"))  # between a verb and whom it harms: قتلوا أيضا شابا
SETTLEMENTS = ("cue.village", "cue.town", "cue.city", "cue.subdistrict", "cue.district")


@by_folders
def people(folders: Folders) -> Matcher:
    """The nouns of people, those that say what they suffered (قتيل) included."""
    return Matcher(
        (*victim_nouns(folders), *(entry for entry in outcome_words(folders) if "number" in entry.attributes))
    )


def nouns_of_people(tokens: Sequence[Token]) -> Iterator[Match]:
    """The nouns of people in text order: سائقه with ه is somebody's driver, سائقة a woman who drives."""
    for match in people().scan(tokens, overlapping=True):
        if match.entry.attributes.get("written") != "ta" or not tokens[match.first].text.endswith("ه"):
            yield match
        elif (other := _of_somebody().at(tokens, match.first)) is not None:
            yield other


@by_folders
def _of_somebody(folders: Folders) -> Matcher:
    """The nouns that may end with the pronoun ه."""
    return Matcher(entry for entry in victim_nouns(folders) if entry.attributes.get("written") != "ta")


def words(*means: str) -> Matcher:
    """The words around figures that mean one of these (lexicon/data/harm_words.yaml)."""
    return _words(chosen(), means)


@cache
def _words(folders: Folders, means: tuple[str, ...]) -> Matcher:
    return Matcher(entry for entry in load("harm_words", folders) if entry.means in means)


@by_folders
def _all_words(folders: Folders) -> Matcher:
    return Matcher(load("harm_words", folders))


def is_word(tokens: Sequence[Token], at: int, *means: str) -> bool:
    """Whether a word of this meaning begins at token `at`."""
    if not 0 <= at < len(tokens):
        return False
    token = tokens[at]
    if token.shape is not Shape.WORD or not _all_words().may_begin(
        token.folded
    ):  # nine of ten words mean none of these
        return False
    return words(*means).at(tokens, at) is not None


def is_thing(tokens: Sequence[Token], at: int) -> bool:
    """Whether what begins at token `at` is counted and no person: 11 عاما، 3 قذائف، 12 مركبة، نحو 90 هدفا.

    With a preposition it is told of the people before it (الخمسة بغارة).
    """
    if not is_plain_word(tokens, at):
        return False
    match = words("unit", "thing").at(tokens, at) or _facilities().at(tokens, at)
    return match is not None and not match.stem.clitics and people().at(tokens, at) is None


@by_folders
def _facilities(folders: Folders) -> Matcher:
    """Buildings, places and vehicles, without the words around them."""
    return Matcher(entry for entry in inflection.entries("facilities", folders) if "kind" not in entry.attributes)


def announces(tokens: Sequence[Token], at: int, kinds: tuple[str, ...] = SETTLEMENTS) -> bool:
    """Whether a word that announces the name of such a place (بلدة، وفي مدينة) stands at token `at`."""
    match = _kinds(chosen(), kinds).at(tokens, at) if at >= 0 and is_plain_word(tokens, at) else None
    return match is not None and not match.stem.definite


@cache
def _kinds(folders: Folders, ids: tuple[str, ...]) -> Matcher:
    return Matcher(entry for entry in load("places", folders) if entry.id in ids)


def noun_at(tokens: Sequence[Token], at: int) -> Match | None:
    """The noun of people at token `at`, one that says what happened to them (قتيل) included."""
    return people().at(tokens, at) if is_plain_word(tokens, at) else None


def after_quotes(tokens: Sequence[Token], at: int) -> int:
    """The first token from `at` on that is no quotation mark."""
    while at < len(tokens) and tokens[at].text in _QUOTES:
        at += 1
    return at


def in_other_case(tokens: Sequence[Token], before: int, at: int) -> bool:
    """قتل جندي شابا: whether a noun is in the accusative and that before it is not, and so of somebody else; the tokens
    are the last of each.
    """
    return tokens[at].folded.endswith("ا") and not tokens[before].folded.endswith(_MAY_BE_OBJECT)


def is_plain_word(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word, no number or sign, stands at `at`."""
    return at < len(tokens) and tokens[at].shape is Shape.WORD
