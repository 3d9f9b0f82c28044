"""Words that no list knows, standing where victims, harm, places or parties would stand.

1. People: the word after a number near a word of harm (قتل خمسة منقبين). 2. Harm: the word right before people who are
counted and of whom nothing is told to have happened. 3. Places: a name after قرية, بلدة … that no gazetteer has.
4. Parties: the word after قوات, ميليشيا … that names no party.

A word is reported where it stands often enough; what to do with it is for a person to say.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from tawthiq.claims import victims
from tawthiq.claims.finders import Resources, readings
from tawthiq.claims.outcomes import find as find_outcomes
from tawthiq.claims.party_context import words as party_words
from tawthiq.claims.reading import PassageReading
from tawthiq.claims.victim_phrase import VictimPhrase
from tawthiq.lexicon.checking import WORDS, names
from tawthiq.lexicon.chosen import Folders, by_folders, chosen, using
from tawthiq.lexicon.entries import read_raw
from tawthiq.model.issue import Issue
from tawthiq.model.passage import Passage, Report
from tawthiq.text import quantities
from tawthiq.text.folding import fold
from tawthiq.text.tokens import Shape, Token, stems

_NEAR_HARM = 8  # tokens between a word of harm and the number of those that it befell
_AROUND = 60  # code points shown on either side of a word
_EXAMPLES = 3
_SHORTEST = 3  # letters: shorter words are grammar


class Missing(StrEnum):
    """What a word would be if a list had it."""

    PEOPLE = "people"
    HARM = "harm"
    PLACE = "place"
    PARTY = "party"


_LISTS = {
    Missing.PEOPLE: "victims.yaml",
    Missing.HARM: "outcomes.yaml",
    Missing.PLACE: "a place pack (docs/how-to/place-packs.md)",
    Missing.PARTY: "parties.yaml",
}
_WHERE = {
    Missing.PEOPLE: "where people who were harmed would stand",
    Missing.HARM: "where a word of harm would stand",
    Missing.PLACE: "where a place is named",
    Missing.PARTY: "where a party is named",
}


@dataclass(frozen=True, slots=True)
class Sighting:
    """One such word in a report; `context` are the words around it. Sightings of one `key` are one word's."""

    missing: Missing
    key: str
    word: str
    document: str
    context: str


@dataclass(slots=True)
class Unknown:
    """A word with its sightings: how often, in which reports, some of them in full."""

    missing: Missing
    word: str
    count: int = 0
    documents: set[str] = field(default_factory=set)
    examples: list[str] = field(default_factory=list)

    def issue(self) -> Issue:
        """The word as an issue for a person."""
        reason = f"{self.word} stands {self.count} times {_WHERE[self.missing]}: {' | '.join(self.examples)}"
        remedy = f"If it is one, add it to {_LISTS[self.missing]} (docs/how-to/extend-the-lexicon.md)"
        return Issue(code=f"unknown-{self.missing}", reason=reason, remedy=remedy, left_out=False)


def sightings(report: Report, resources: Resources) -> tuple[Sighting, ...]:
    """The unknown words of one report."""
    with using(resources.lexicons):
        return tuple(
            _sighting(missing, reading.passage, first, last, report.document.id)
            for reading in readings(report, resources)
            for missing, first, last in _unknown(reading)
        )


def gather(found: Iterable[Sighting], least: int = 2) -> tuple[Unknown, ...]:
    """The words that stand at least so often, the most frequent first."""
    words: dict[tuple[Missing, str], Unknown] = {}
    for one in found:
        known = words.setdefault((one.missing, one.key), Unknown(one.missing, one.word))
        known.count += 1
        if one.document not in known.documents and len(known.examples) < _EXAMPLES:
            known.examples.append(one.context)
        known.documents.add(one.document)
    often = [word for word in words.values() if word.count >= least]
    return tuple(sorted(often, key=lambda word: (-word.count, word.missing, word.word)))


def counts(found: Iterable[Unknown]) -> dict[Missing, int]:
    """How many words of each sort."""
    return dict(Counter(word.missing for word in found))


_Place = tuple[Missing, int, int]


def _unknown(reading: PassageReading) -> Iterator[_Place]:
    tokens = reading.passage.tokens
    # Reading looks for figures only where a word of harm stands; here such a word may be what is missing.
    phrases = victims.find(tokens, quantities.find(tokens))
    yield from _people(reading, phrases)
    yield from _harms(reading, phrases)
    yield from _places(reading)
    yield from _parties(reading)


def _people(reading: PassageReading, phrases: Iterable[VictimPhrase]) -> Iterator[_Place]:
    tokens = reading.passage.tokens
    harmed = [word.last for word in find_outcomes(tokens)]
    for phrase in phrases:
        at = phrase.last + 1
        near = any(0 < phrase.first - last <= _NEAR_HARM for last in harmed)
        if phrase.counted and phrase.bare and near and at < len(tokens) and _is_unknown(tokens[at]):
            yield Missing.PEOPLE, at, at


def _harms(reading: PassageReading, phrases: Iterable[VictimPhrase]) -> Iterator[_Place]:
    tokens = reading.passage.tokens
    told = {mention.at.first for mention in reading.harms}
    for phrase in phrases:
        at = phrase.first - 1
        counted = phrase.counted and not phrase.bare and phrase.outcome is None
        if counted and phrase.first not in told and at >= 0 and _is_unknown(tokens[at]):
            yield Missing.HARM, at, at


def _places(reading: PassageReading) -> Iterator[_Place]:
    for mention in reading.places:
        own = mention.where.quote is not None and fold(mention.where.place) in fold(mention.where.quote)
        if own and mention.where.place_id is None and mention.where.lat is None:
            yield Missing.PLACE, mention.at.first, mention.at.last


def _parties(reading: PassageReading) -> Iterator[_Place]:
    if not reading.may_claim:  # parties are looked for only where a claim can be made
        return
    tokens, deeds = reading.passage.tokens, party_words(chosen()).deeds
    named = {at for mention in reading.parties for at in range(mention.at.first, mention.at.last + 1)}
    for at, token in enumerate(tokens[:-1]):
        head = deeds.at(tokens, at) if token.shape is Shape.WORD and at not in named else None
        if head is None or head.entry.means != "force" or head.entry.attributes.get("type") in ("craft", "vehicle"):
            continue
        after = head.last + 1
        if after < len(tokens) and after not in named and _is_unknown(tokens[after]):
            yield Missing.PARTY, head.first, after


def _is_unknown(token: Token) -> bool:
    if token.shape is not Shape.WORD or len(token.folded) < _SHORTEST or not "\u0620" <= token.folded[0] <= "\u064a":
        return False
    return not any(stem.text in _known() for stem in stems(token.folded))


@by_folders
def _known(folders: Folders) -> frozenset[str]:
    """Every word that stands in any list, single or within a phrase."""
    found: set[str] = set()
    for name in names():
        for raw in read_raw(name, folders):
            for key in WORDS:
                for word in raw.get(key, ()):
                    found.update(fold(str(word)).split())
    return frozenset(found | {word.removeprefix("ال") for word in found})


def _sighting(missing: Missing, passage: Passage, first: int, last: int, document: str) -> Sighting:
    start, end = passage.tokens[first].start - passage.start, passage.tokens[last].end - passage.start
    context = " ".join(passage.text[max(0, start - _AROUND) : end + _AROUND].split())
    own = passage.tokens[last : last + 1] if missing is Missing.PARTY else passage.tokens[first : last + 1]
    # Quotation marks, hyphens and the article do not make another name of it.
    key = " ".join(token.folded.removeprefix("ال") for token in own if token.shape is not Shape.PUNCT)
    return Sighting(missing, key, passage.text[start:end], document, context)
