"""How each protected name may be published: what a person decided of it in its incident, else it is withheld.

A decision about the bearer of a name in one claim holds for the name in all claims of that incident. Elsewhere the same
name may be somebody else's: it is withheld everywhere until it was decided wherever it stands, and the strictest holds.
"""

from collections.abc import Iterable, Iterator, Mapping

from tawthiq.model.claim import Claim
from tawthiq.model.decision import Decision
from tawthiq.model.showing import Showing, showings
from tawthiq.publication.protected import PROTECTED, Name, name_in, words_of

_ORDER = tuple(Showing)


def borne(claim: Claim) -> Iterator[tuple[str, Name]]:
    """The protected names of a claim, each with the field that bears it."""
    for at, person in enumerate(claim.people):
        if person.name:
            yield f"people.{at}", words_of(person.name)
    for at, source in enumerate(claim.sources):
        if source.kind in PROTECTED:
            yield from ((f"sources.{at}", name) for name in name_in(source.quote))


def levels(claims: Iterable[Claim], homes: Mapping[str, str], decisions: Iterable[Decision]) -> Mapping[Name, Showing]:
    """The names that are shown, wholly or by their initials; any other is withheld."""
    decided = showings(decisions)
    if not decided:
        return {}
    told = [(homes.get(claim.id, claim.id), claim.id, *one) for claim in claims for one in borne(claim)]
    ruled = {}
    for (claim, field), level in decided.items():  # in their order: the last word on a name in an incident holds
        ruled.update({(home, name): level for home, bearer, at, name in told if (bearer, at) == (claim, field)})
    found: dict[Name, Showing] = {}
    for home, _, _, name in told:
        level = ruled.get((home, name), Showing.WITHHELD)
        found[name] = min(level, found.get(name, level), key=_ORDER.index)
    return {name: level for name, level in found.items() if level is not Showing.WITHHELD}


def initials(words: Iterable[str]) -> str:
    """The first letters of a name's words, the article left out: «خ. ع.» for خالد العلي."""
    bare = (word.removeprefix("ال") if len(word) > 3 else word for word in words)
    return " ".join(f"{word[0]}." for word in bare if word)
