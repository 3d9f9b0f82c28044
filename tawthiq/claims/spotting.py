"""Where in a passage a word stands that no list knows and that would be people, harm, a place or a party.

1. People: the word after a number near a word of harm (قتل خمسة منقبين). 2. Harm: the word right before people who are
counted and of whom nothing is told to have happened, or before the one who does it (زهمل مسلحون خمسة مدنيين).
3. Places: a name after قرية, بلدة … that no gazetteer has. 4. Parties: the name after ميليشيا, كتائب, عناصر … that
names no party.
"""

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from tawthiq.claims import victims
from tawthiq.claims.outcomes import find as find_outcomes
from tawthiq.claims.party_context import words as party_words
from tawthiq.claims.reading import PassageReading
from tawthiq.claims.victim_phrase import VictimPhrase
from tawthiq.lexicon.checking import WORDS
from tawthiq.lexicon.chosen import Folders, by_folders, chosen
from tawthiq.lexicon.known import entries_of, forms_of, is_listed, with_bare
from tawthiq.lexicon.matcher import Match
from tawthiq.model.vocabulary import Precision
from tawthiq.text import quantities
from tawthiq.text.folding import fold
from tawthiq.text.tokens import Shape, Token, stems

_NEAR_HARM = 8  # tokens between a word of harm and the number of those that it befell
_SHORTEST = 3  # letters: shorter words are grammar
_LONGEST_NAME = 4  # words of a party's name, the word that heads it included
_SPEAK_OF_PARTIES = ("parties", "theatres", "victims", "sources", "facilities")
_NOUNS = tuple(key for key in WORDS if key not in ("verbs", "past", "present"))
_ENDINGS = ("وا", "تا", "ت")  # of verbs in the past, by person
_TYPES = {"بلده": "town", "مدينه": "city", "حي": "neighbourhood", "مخيم": "camp"}
_HEADS_OF_NAMES = frozenset({"militia", "body"})


class Missing(StrEnum):
    """What a word would be if a list had it."""

    PEOPLE = "people"
    HARM = "harm"
    PLACE = "place"
    PARTY = "party"


class Spot(NamedTuple):
    """Tokens [first, last] of a passage. `name` is the word as a list would have it, `key` what its spellings share.

    Of a place: `type` and `country` as in a place pack, `around` the larger place that it lies in ("" for not told).
    """

    missing: Missing
    first: int
    last: int
    name: str
    key: str
    type: str = ""
    country: str = ""
    around: str = ""


def spots(reading: PassageReading) -> Iterator[Spot]:
    """The unknown words of a passage."""
    tokens = reading.passage.tokens
    # Reading looks for figures only where a word of harm stands; here such a word may be what is missing.
    phrases = victims.find(tokens, reading.quantities or quantities.find(tokens))
    yield from _people(reading, phrases)
    yield from _harms(reading, phrases)
    yield from _places(reading)
    yield from _parties(reading)


def _people(reading: PassageReading, phrases: Iterable[VictimPhrase]) -> Iterator[Spot]:
    tokens = reading.passage.tokens
    bare = [phrase for phrase in phrases if phrase.counted and phrase.bare]
    harmed = [word.last for word in find_outcomes(tokens)] if bare else []
    for phrase in bare:
        at = phrase.last + 1
        near = any(0 < phrase.first - last <= _NEAR_HARM for last in harmed)
        if near and at < len(tokens) and _is_unknown(tokens[at]):
            yield Spot(Missing.PEOPLE, at, at, tokens[at].text, _bare(tokens[at].folded))


def _harms(reading: PassageReading, phrases: Sequence[VictimPhrase]) -> Iterator[Spot]:
    tokens = reading.passage.tokens
    told = {mention.at.first for mention in reading.harms}
    begins = {mention.at.last: mention.at.first for mention in reading.parties}
    begins |= {phrase.last: phrase.first for phrase in phrases}
    for phrase in phrases:
        counted = phrase.counted and not phrase.bare and phrase.outcome is None
        if not counted or phrase.first in told:
            continue
        at = phrase.first - 1
        for verb in (at, begins.get(at, at) - 1 if at in begins or _is_force(tokens, at) else -1):
            if verb >= 0 and _is_unknown(tokens[verb]):
                stem = _verb(tokens[verb].folded)
                yield Spot(Missing.HARM, verb, verb, stem, stem)
                break


def _is_force(tokens: Sequence[Token], at: int) -> bool:
    if at < 0 or tokens[at].shape is not Shape.WORD:
        return False
    word = party_words(chosen()).deeds.at(tokens, at)
    return word is not None and word.entry.means == "force"


def _places(reading: PassageReading) -> Iterator[Spot]:
    for mention in reading.places:
        where = mention.where
        own = where.quote is not None and fold(where.place) in fold(where.quote)
        # Without an id and yet with a point: the name is unknown, and stands at the point of what it lies in.
        if own and where.place_id is None and where.precision is not Precision.EXACT:
            first, last = mention.at.first, mention.at.last
            key = " ".join(map(_bare, fold(where.place).split()))
            around = where.within[-1] if where.within else ""
            kind = _type(reading.passage.tokens[first])
            yield Spot(Missing.PLACE, first, last, where.place, key, kind, where.country or "", around)


def _type(token: Token) -> str:
    return next((_TYPES[stem.text] for stem in stems(token.folded) if stem.text in _TYPES), "village")


def _parties(reading: PassageReading) -> Iterator[Spot]:
    if not reading.may_claim:  # parties are looked for only where a claim can be made
        return
    tokens, deeds = reading.passage.tokens, party_words(chosen()).deeds
    named = {at for mention in reading.parties for at in range(mention.at.first, mention.at.last + 1)}
    free = 0
    for at, token in enumerate(tokens[:-1]):
        head = deeds.at(tokens, at) if at >= free and token.shape is Shape.WORD and at not in named else None
        if head is None or head.entry.means != "force" or head.stem.definite:
            continue
        last = _name_after(tokens, head, named)
        if last is not None:
            free = last + 1
            words = [token.text for token in tokens[head.first : last + 1]]
            words[0] = words[0][len(head.stem.clitics) :]
            key = " ".join(_bare(token.folded) for token in tokens[head.last + 1 : last + 1])
            yield Spot(Missing.PARTY, head.first, last, " ".join(words), key)


def _name_after(tokens: Sequence[Token], head: Match, named: set[int]) -> int | None:
    """The last token of the name that a word such as ميليشيا or عناصر heads, None where none follows it.

    A word that heads names may be followed by any name; one for people (عناصر) only by a noun that bears the article.
    """
    kind, at = head.entry.attributes.get("type"), head.last + 1
    if kind in ("craft", "vehicle") or at >= len(tokens) or at in named or not _may_name(tokens[at]):
        return None
    if " ".join(_bare(token.folded) for token in tokens[at : at + 2]) in _organisations():
        return None
    if not (_has_article(tokens[at]) or (kind in _HEADS_OF_NAMES and _is_unknown(tokens[at]))):
        return None
    last = at
    while last + 1 < len(tokens) and last + 2 - head.first < _LONGEST_NAME and _goes_on(tokens, last + 1, named):
        last += 1
    return last


def _may_name(token: Token) -> bool:
    """Whether a word may begin a name: none that begins with و, and none by which parties are spoken of."""
    return _is_word(token) and not token.folded.startswith("و") and _is_none_of(token, _party_words())


def _goes_on(tokens: Sequence[Token], at: int, named: set[int]) -> bool:
    return at not in named and _has_article(tokens[at]) and _is_none_of(tokens[at], _party_words())


def _bare(folded: str) -> str:
    return folded.removeprefix("ال")


def _verb(folded: str) -> str:
    """The third person of a verb in the past, as far as letters tell (وزهملت, زهملوا: زهمل)."""
    word = folded[1:] if folded[0] in "وف" and len(folded) > _SHORTEST + 1 else folded
    ending = next((end for end in _ENDINGS if word.endswith(end) and len(word) - len(end) >= _SHORTEST), "")
    return word.removesuffix(ending)


def _has_article(token: Token) -> bool:
    return token.shape is Shape.WORD and token.folded.startswith("ال") and len(token.folded) > _SHORTEST


def _is_word(token: Token) -> bool:
    return token.shape is Shape.WORD and len(token.folded) >= _SHORTEST and "\u0620" <= token.folded[0] <= "\u064a"


def _is_unknown(token: Token) -> bool:
    return _is_word(token) and not is_listed(token.folded)


def _is_none_of(token: Token, words: frozenset[str]) -> bool:
    return not any(stem.text in words for stem in stems(token.folded))


@by_folders
def _party_words(folders: Folders) -> frozenset[str]:
    """Every word by which parties, people and buildings are spoken of: after ميليشيا it makes no new name."""
    forces = [raw for raw in entries_of(("deeds",), folders) if raw.get("means") == "force"]
    entries = (*forces, *entries_of(_SPEAK_OF_PARTIES, folders))
    forms = [form for raw in entries for form in forms_of(raw, _NOUNS)]
    return with_bare(form[0] for form in forms if len(form) == 1)


@by_folders
def _organisations(folders: Folders) -> frozenset[str]:
    """The first two words, without articles, of the names of those who report (فرق الدفاع المدني)."""
    names = [form for raw in entries_of(("origins", "sources"), folders) for form in forms_of(raw)]
    return frozenset(" ".join(map(_bare, form[:2])) for form in names if len(form) > 1)
