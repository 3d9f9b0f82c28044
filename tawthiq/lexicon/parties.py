"""The party list: who fights, under which names, in which coalition and beside whom.

1. `load` reads lexicon/data/parties.yaml and the same file of each further folder; a party told again replaces the
   earlier one, words are added.
2. `PartyList.fold` takes a member to its coalition; `allies` gives those that share its answers; `names` its names.
3. `words` are the entries that name parties, for the finder in claims/parties.py.

A party that the list does not hold folds to itself, has no allies and is called by its id: slugs of users stay usable.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from tawthiq.errors import InputError
from tawthiq.lexicon import inflection
from tawthiq.lexicon.chosen import chosen
from tawthiq.lexicon.entries import Entry
from tawthiq.lexicon.sections import read_section

UNKNOWN = "unknown"
_MOST_MET = 50_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """One party. `member_of` are coalitions, the first of them the one it folds into; `proxies` the party that militias
    loyal to it are counted as; `theatre` (ISO 3166-1 alpha-2)
    the country where it fights, None where in several.
    """

    id: str
    ar: str
    en: str
    kind: str = "armed_group"
    theatre: str | None = None
    member_of: tuple[str, ...] = ()
    allies: tuple[str, ...] = ()
    proxies: str | None = None


@dataclass(frozen=True, slots=True)
class PartyList:
    """All parties by id, with the words that name them."""

    parties: Mapping[str, Party]
    words: tuple[Entry, ...] = ()
    _allies: Mapping[str, frozenset[str]] = field(default_factory=dict)
    _met: dict[tuple[str, str], bool] = field(default_factory=dict, repr=False, compare=False)

    def get(self, actor: str) -> Party | None:
        """The party of this id, None when the list does not hold it."""
        return self.parties.get(actor)

    def fold(self, actor: str) -> str:
        """The coalition that the party answers within, itself where it is in none."""
        seen = {actor}
        while (party := self.parties.get(actor)) and party.member_of and party.member_of[0] not in seen:
            actor = party.member_of[0]
            seen.add(actor)
        return actor

    def allies(self, actor: str) -> frozenset[str]:
        """Ids of the parties that share answers with this one: told of either side, and of what they fold into."""
        own = self._allies.get(actor, frozenset()) | self._allies.get(self.fold(actor), frozenset())
        return own - {actor}

    def allied(self, one: str, other: str) -> bool:
        """Whether two answers to "who did it" come from one side; told once of each two that meet."""
        found = self._met.get((one, other))
        if found is None:
            a, b, allies = self.fold(one), self.fold(other), self.allies(one)
            found = a == b or other in allies or b in map(self.fold, allies)
            if len(self._met) < _MOST_MET:
                self._met[one, other] = found
        return found

    def name(self, actor: str, lang: str) -> str:
        """The name to show in `ar` or `en`; the id itself, spaced, where the list does not hold it."""
        party = self.parties.get(actor)
        if party is None:
            return actor.replace("-", " ")
        return party.ar if lang == "ar" else party.en

    def names(self, actor: str, lang: str = "ar") -> tuple[str, ...]:
        """The name to show first, then (in Arabic) every folded form that names the party by itself."""
        first = self.name(actor, lang)
        if lang != "ar":
            return (first,)
        forms = (form for word in self.words if word.means == actor for form in _naming(word))
        return tuple(dict.fromkeys((first, *forms)))


def _naming(word: Entry) -> tuple[str, ...]:
    return word.forms if word.attributes.get("kind") == "name" else ()


@cache
def _load(folders: tuple[Path, ...]) -> PartyList:
    parties = {party.id: party for raw in read_section("parties", "parties", folders) for party in (_party(raw),)}
    allies: dict[str, set[str]] = {}
    for party in parties.values():
        for other in party.allies:
            allies.setdefault(party.id, set()).add(other)
            allies.setdefault(other, set()).add(party.id)
    shared = {actor: frozenset(others) for actor, others in allies.items()}
    return PartyList(parties, inflection.entries("parties", folders), shared)


def load(folders: Sequence[Path] | None = None) -> PartyList:
    """The package's party list with those of the folders (None: those in force).

    Raises InputError naming the file or party that is wrong.
    """
    return _load(chosen() if folders is None else tuple(folders))


def _party(raw: Mapping[str, Any]) -> Party:
    missing = [key for key in ("id", "ar", "en") if key not in raw]
    if missing:
        raise InputError(f"party {raw.get('id', raw)} has no {', '.join(missing)}. Give every party id, ar and en")
    lists = {key: tuple(str(item) for item in raw.get(key, ())) for key in ("member_of", "allies")}
    texts = {key: str(raw[key]) for key in ("theatre", "proxies", "kind") if key in raw}
    return Party(id=str(raw["id"]), ar=str(raw["ar"]), en=str(raw["en"]), **lists, **texts)  # type: ignore[arg-type]
