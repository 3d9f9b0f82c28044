"""What was hit: homes, hospitals, markets … and whether the words make it the target or only a landmark.

1. `find` gives every word of lexicon/data/facilities.yaml in text order; one that tells two (سيارة عسكرية) gives two.
2. Words such as موقع or مقر count only where a party's name follows (مواقع للحوثيين).
3. A facility that only locates (قرب المدرسة) or is where victims were taken (نقلوا إلى المستشفى) has `is_target` False.
"""

from collections.abc import Sequence
from functools import cache
from itertools import takewhile
from pathlib import Path

from tawthiq.claims.aims import LEADING, is_aimed, is_target
from tawthiq.claims.mentions import At, FacilityMention, PlaceMention
from tawthiq.lexicon import inflection, parties
from tawthiq.lexicon.matcher import Match, Matcher
from tawthiq.model.passage import Passage
from tawthiq.model.vocabulary import Facility, Precision
from tawthiq.text.tokens import Shape, Token

_BUILDING = "building"
_OWNER_REACH = 4
_NAME_REACH = 2
_SETTLED = frozenset((Precision.VILLAGE, Precision.TOWN, Precision.CITY))
_AT = frozenset(("في", "علي"))
_SHELTER_REACH = 3
_SHELTERED = frozenset(
    ("للنازحين", "النازحين", "نازحين", "للاجيين", "اللاجيين", "لاجيين", "للمهجرين", "المهجرين", "للنزوح", "النزوح")
)
_STOPS = frozenset(".،,؛:")
_RIGGED, _MAKE = ("مفخخ", "ملغوم"), 5  # words from a car to that it was rigged
_MILITARY = frozenset(("عسكري", "عسكريه", "عسكريين"))


@cache
def _matcher(folders: tuple[Path, ...]) -> Matcher:
    return Matcher(inflection.entries("facilities", folders))


@cache
def _owners(folders: tuple[Path, ...]) -> Matcher:
    words = [word for word in parties.load(folders).words if word.attributes.get("kind") not in ("none", "office")]
    told = [word for word in inflection.entries("facilities", folders) if word.means in ("owner", "carries")]
    return Matcher([*told, *words])


def find(passage: Passage, folders: tuple[Path, ...] = ()) -> tuple[FacilityMention, ...]:
    """The facilities of a passage, in text order. `folders` hold a user's own facilities.yaml."""
    matches = _matcher(folders).scan(passage.tokens)
    found: list[FacilityMention] = []
    for index, match in enumerate(matches):
        kind = match.entry.attributes.get("kind")
        if kind is not None:
            continue
        owned = _is_owned(passage.tokens, match, _owners(folders))
        if match.entry.means == Facility.VEHICLE and _is_rigged(passage.tokens, match.last):
            continue
        if ("of" in match.entry.attributes and not owned) or _is_of_next(matches, index):
            continue
        found += _mentions(passage, matches, index, owned)
    return tuple(found)


def _is_of_next(matches: Sequence[Match], index: int) -> bool:
    """مبنى مدرسة: a building that the word right behind it says to be something else."""
    after = matches[index + 1] if index + 1 < len(matches) else None
    if matches[index].entry.id != _BUILDING or after is None or after.first != matches[index].last + 1:
        return False
    return "kind" not in after.entry.attributes and not after.stem.clitics


def _is_rigged(tokens: Sequence[Token], last: int) -> bool:
    """سيارة من نوع كيا مفخخة: the bomb, and nothing that was hit."""
    behind = takewhile(lambda token: token.text not in _STOPS, tokens[last + 1 : last + 1 + _MAKE])
    words = [token.folded for token in behind]
    return "نوع" in words[:2] and any(word.startswith(_RIGGED) for word in words)


def unnamed(
    tokens: Sequence[Token], found: Sequence[FacilityMention], places: Sequence[PlaceMention]
) -> tuple[FacilityMention, ...]:
    """Without the words that are the whole name of a place beside them (غارة على الخيام، في الحسينية)."""
    alone = {
        place.at.first
        for place in places
        if place.where.place_id is not None
        and place.where.precision in _SETTLED
        and (place.where.quote or "").split()[:1] == [place.where.place]
        and _is_listed_or_at(tokens, place.at.first)
    }
    return tuple(mention for mention in found if mention.at.first not in alone or mention.at.first != mention.at.last)


def _is_listed_or_at(tokens: Sequence[Token], at: int) -> bool:
    return tokens[at].folded.startswith("و") or (at > 0 and tokens[at - 1].folded in _AT)


def is_named(tokens: Sequence[Token], at: int, folders: tuple[Path, ...] = ()) -> bool:
    """Whether a word for a facility stands at token `at` (أصاب محطة: what was hit is a thing)."""
    match = _matcher(folders).at(tokens, at) if at < len(tokens) and tokens[at].shape is Shape.WORD else None
    return match is not None and "kind" not in match.entry.attributes and not match.stem.clitics


def can_tell(passage: Passage, facility: Facility, folders: tuple[Path, ...] = ()) -> bool:
    """Whether some word of the passage tells this facility, alone or as the property of a party named elsewhere."""
    for match in _matcher(folders).scan(passage.tokens):
        attributes = match.entry.attributes
        other = (attributes.get("or"), attributes.get("displaced"), *attributes.get("also", "").split())
        told = {match.entry.means, *other}
        if facility in told or (facility is Facility.MILITARY and Facility.VEHICLE in told):
            return True
    return False


def _mentions(passage: Passage, matches: Sequence[Match], index: int, owned: bool) -> list[FacilityMention]:
    match = matches[index]
    tokens, entry = passage.tokens, match.entry
    at = At(first=match.first, last=match.last, start=tokens[match.first].start, end=tokens[match.last].end)
    told = [entry.means, *entry.attributes.get("also", "").split()]
    if owned and "owned" in entry.attributes:
        told = [entry.means] if entry.means != Facility.OTHER else []
        told.append(entry.attributes["owned"])
    if "or" in entry.attributes and _is_military(tokens, match):
        told = [entry.attributes["or"]]
    if "displaced" in entry.attributes and _shelters(tokens, match):
        told = [entry.attributes["displaced"]]
    target = is_target(tokens, matches, index, owned=owned)
    aimed = is_aimed(match, matches[:index])
    return [
        FacilityMention(at=at, facility=Facility(value), is_target=target, is_aimed=aimed)
        for value in dict.fromkeys(told)
    ]


def _is_owned(tokens: Sequence[Token], match: Match, owners: Matcher) -> bool:
    """Whether a party's name follows: at once (مواقع داعش), or after لـ / تابعة لـ (موقعا عسكريا لميليشيا)."""
    for i in range(match.last + 1, min(match.last + 1 + _OWNER_REACH, len(tokens))):
        token = tokens[i]
        if token.text in _STOPS:
            return False
        if token.folded in ("في", "علي", "من", "قرب", "الي", "عند") and i == match.last + 1:
            return False
        if token.shape is Shape.WORD and (owner := owners.at(tokens, i)):
            return "weak" not in owner.entry.attributes and owner.entry.means != "carries"
    return False


def _shelters(tokens: Sequence[Token], match: Match) -> bool:
    """معسكر أبو شوك للنازحين: whom the place shelters is told behind a name of at most three words."""
    behind = tokens[match.last + 1 : match.last + 2 + _SHELTER_REACH]
    name = takewhile(lambda token: token.text not in _STOPS, behind)  # معسكر للجيش، ومقتل نازحين
    return any(token.folded in _SHELTERED for token in name)


def _is_military(tokens: Sequence[Token], match: Match) -> bool:
    """مطار النيرب العسكري: the adjective after a name of at most two words."""
    for token in tokens[match.last + 1 : match.last + 2 + _NAME_REACH]:
        if token.folded.removeprefix("ال") in _MILITARY:
            return True
        if token.shape is not Shape.WORD or token.folded in LEADING:
            return False
    return False
