"""What a claim says as concepts, and the names under which its places can be asked for.

A concept is a slot and a value ("means:airstrike", "party:russia", "place:حلب"). A place is told by the key of its name
(gazetteer.keys), and so is every division around it; the English names come from the gazetteer.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from tawthiq import gazetteer
from tawthiq.gazetteer.keys import first_key, name_keys
from tawthiq.lexicon import parties
from tawthiq.model.claim import Claim, Where
from tawthiq.model.vocabulary import Group
from tawthiq.text.folding import fold

_KINDS = frozenset({
    "حي", "قريه", "مدينه", "بلده", "مخيم", "محافظه", "ناحيه", "منطقه", "مديريه", "قضاء", "ولايه", "اقليم", "ريف",
})  # fmt: skip
_LATIN = re.compile(r"[a-z0-9]+")
_LATIN_ARTICLES = frozenset({"al", "el", "the", "as", "ad", "ar", "an", "ash", "at", "az"})
_VOWELS = frozenset("aeiouy")
_SOUNDS = (("sh", "s"), ("kh", "k"), ("gh", "g"), ("dh", "d"), ("th", "t"), ("ph", "f"), ("ck", "k"), ("w", ""))
_ADULT = 18
_SEXES = {"female": Group.WOMEN, "f": Group.WOMEN, "male": Group.MEN, "m": Group.MEN}


def concepts(claim: Claim) -> tuple[str, ...]:
    """Everything that a claim says, without repetition."""
    return tuple(dict.fromkeys(_all(claim)))


def _all(claim: Claim) -> Iterator[str]:
    yield f"kind:{claim.kind}"
    if claim.method:
        yield f"means:{claim.method}"
    yield from (f"facility:{facility}" for facility in claim.facilities)
    yield from (f"response:{answer}" for answer in claim.response)
    yield from _people(claim)
    known = parties.load()
    for actor in (*(r.actor for r in claim.responsible), *(s.party for s in claim.sources if s.party)):
        yield f"party:{actor}"
        yield f"party:{known.fold(actor)}"
    yield from (f"stance:{r.stance}" for r in claim.responsible)
    if claim.where:
        yield from (f"place:{key}" for name in _places(claim.where) if (key := place_key(name)))
        if claim.where.country:
            yield f"country:{claim.where.country}"


def _people(claim: Claim) -> Iterator[str]:
    for harm in claim.harms:
        yield f"outcome:{harm.outcome}"
        yield f"victims:{harm.victims}"
        if harm.group is not Group.ALL:
            yield f"group:{harm.group}"
    for person in claim.people:
        yield f"outcome:{person.outcome}"
        if person.age is not None and person.age < _ADULT:
            yield f"group:{Group.CHILDREN}"
        elif person.sex in _SEXES:
            yield f"group:{_SEXES[person.sex]}"


def _places(where: Where) -> tuple[str, ...]:
    return (where.place, *where.within)


def place_key(name: str) -> str:
    """The key of a place's name, whatever it is called by (مدينة س, محافظة س and س are one)."""
    words = fold(name).split()
    return first_key(" ".join(words[1:]) if len(words) > 1 and words[0] in _KINDS else name)


def latin_key(name: str) -> str:
    """The key of a place's English name: letters and digits, no article, no hyphens."""
    words = [word for word in _LATIN.findall(fold(name)) if word not in _LATIN_ARTICLES]
    return "".join(words)


def latin_sound(name: str) -> str:
    """What spellings of one Arabic name in Latin letters share: its consonants, marked so (Raqqa, Ar Raqqah: "~rq").

    Vowels go but for one at the start, doubled letters count once, a closing h goes; empty below two letters.
    """
    key = latin_key(name)
    first, rest = key[:1], key[1:]
    sound = ("a" if first in _VOWELS else first) + "".join(letter for letter in rest if letter not in _VOWELS)
    for pair, one in _SOUNDS:
        sound = sound.replace(pair, one)
    sound = re.sub(r"(.)\1+", r"\1", sound)
    sound = sound[:-1] if sound.endswith("h") else sound
    return f"~{sound}" if len(sound) > 1 else ""


def place_names(where: Where) -> tuple[tuple[str, str], ...]:
    """Names under which the concepts of a place can be asked for, each with the concept."""
    found = [pair for name in _places(where) for pair in _names_of(name, where.country or "")]
    if where.place_en and (key := place_key(where.place)):
        found += [(read(where.place_en), f"place:{key}") for read in (latin_key, latin_sound)]
    if where.country:
        found += _country(where.country)
    return tuple(dict.fromkeys((name, concept) for name, concept in found if name))


@lru_cache(maxsize=50_000)
def _names_of(name: str, country: str) -> tuple[tuple[str, str], ...]:
    key = place_key(name)
    if not key:
        return ()
    english = {p.name_en for p in gazetteer.load().candidates(name) if p.name_en and country in ("", p.country)}
    names = (key, *name_keys(name), *(read(text) for text in english for read in (latin_key, latin_sound)))
    return tuple((found, f"place:{key}") for found in names)


@lru_cache(maxsize=300)
def _country(code: str) -> tuple[tuple[str, str], ...]:
    known = gazetteer.load()
    for at in range(len(known)):
        place = known.place(at)
        if place.type == "country" and place.country == code:
            names = (*name_keys(place.name), latin_key(place.name_en))
            return tuple((name, f"country:{code}") for name in names)
    return ()
