"""Places that stand side by side: قرى س وص وع; مدينة س وص، وبلدة ع; "س" و"ص".

1. A kind of its own, or a name that the gazetteer has, joined by و: a place of the list. Where the kind before the list
   announces several, what is joined by a comma too, and names that no gazetteer has.
2. After one kind or none, a name that no gazetteer has counts only where the list goes on behind it with a known one
   (مدينة س وزمروق وص), or the words after it say where it lies: never an everyday word or a plural.
"""

from collections.abc import Callable
from typing import NamedTuple

from tawthiq.claims.places import unknown
from tawthiq.claims.places.names import BREAKS_BEFORE, OPEN, Name
from tawthiq.claims.places.parts import Part, Parts
from tawthiq.claims.places.roads import DASHES
from tawthiq.claims.places.words import Word
from tawthiq.text.tokens import Shape

COMMAS = frozenset("،,")
_MOST_ITEMS = 20
_MOST_UNKNOWN = 3  # names that no gazetteer has, one behind the other
_LONG_LIST = 2  # places, with which a further name may look like a plural (النويحات)
_LARGE, _TOWN = frozenset({"city", "governorate"}), frozenset({"town"})
_COUNTRY = frozenset({"country"})


class _Join(NamedTuple):
    """Where the next of a list may begin: `comma` before it, `alone` where its و is a word of its own."""

    at: int
    comma: bool
    alone: bool

    @property
    def clitics(self) -> tuple[str, ...]:
        """What may be joined to the front of its name."""
        if self.alone:
            return ("",)
        return ("و", "") if self.comma else ("و",)


class Siblings:
    """Reads what is listed after a place. `lies_within`: whether the words after a part say where it lies."""

    def __init__(self, parts: Parts, lies_within: Callable[[Part], bool]) -> None:
        self.parts = parts
        self.lies_within = lies_within
        self.tokens = parts.tokens
        self.names = parts.names

    def listed(self, part: Part) -> list[Part]:
        """The places of the list that a part begins; several vouch for each other."""
        items = [part, *self._behind(part)]
        return [one._replace(listed=True) for one in items] if len(items) > _LONG_LIST else items

    def _behind(self, part: Part) -> list[Part]:
        items: list[Part] = []
        guessed: list[Part] = []  # names, if what follows bears them out
        while len(items) < _MOST_ITEMS and len(guessed) <= _MOST_UNKNOWN:
            join = self._join((guessed or items or [part])[-1].last + 1)
            many = _many((items or [part])[-1]) or _many(part)
            found = self._certain(join, part, many) if join is not None else None
            if found is not None and self._is_of_another_rank(part, found):
                break
            if found is not None and (not guessed or self.is_sure(found)):
                items += [*guessed, found]
                guessed = []
                continue
            guess = self._guess(join, part, len(items)) if join is not None and found is None and many is None else None
            if guess is None:
                break
            guessed.append(guess)
        if guessed and self.lies_within(guessed[-1]):
            items += guessed
        return items

    def resumed(self, before: Part, last: int, *, apart: bool) -> list[Part]:
        """قريتي س وص بريف ع، وف وق بسهل ك: what stands joined by و behind token `last`, where a list with the larger
        places around it ends; () unless a list or larger places follow again. `apart`: larger places stand between.
        """
        if not any(token.folded.startswith("و") for token in self.tokens[last + 1 : last + 3]):
            return []
        join = self._join(last + 1)
        if join is None or self.parts.first_word(join.at) is not None:
            return []
        many = _many(before)
        name = self.names.known(join.at, ("",) if join.alone else ("و",))
        if name is None or (apart and self.is_large(name)):
            return []
        part = Part(join.at, name.end, name.clitics, name, many)
        return self.listed(part) if self.is_sure(part) else []

    def is_sure(self, part: Part) -> bool:
        """Whether a part can be nothing but a place, so that what is listed before it is one too."""
        name = part.name
        if name is None or not name.ids or self.is_country(name):
            return False
        if part.cue is not None or name.last > name.first:
            return True
        folded = self.tokens[name.first].folded
        large = self._is_of(name, _LARGE | _TOWN) and "shy" not in self.parts.words.senses[folded].classes
        return large or unknown.may_name(self.tokens, name, self.parts.words, plural=True)

    def is_large(self, name: Name) -> bool:
        """Whether a name is that of a city or a governorate."""
        return self._is_of(name, _LARGE)

    def is_country(self, name: Name) -> bool:
        """Whether a name is that of a country."""
        return self._is_of(name, _COUNTRY)

    def _is_of_another_rank(self, part: Part, other: Part) -> bool:
        """قصف على إدلب وإيران ترد: a country is not listed with a town."""
        country = other.name is not None and self.is_country(other.name)
        return country and part.name is not None and bool(part.name.ids) and not self.is_country(part.name)

    def _join(self, j: int) -> _Join | None:
        k = j + (j < len(self.tokens) and self.tokens[j].text in COMMAS | DASHES)
        alone = k < len(self.tokens) and self.tokens[k].text == "و"
        k += alone
        return _Join(k, k - alone > j, alone) if k < len(self.tokens) else None

    def _certain(self, join: _Join, part: Part, many: Word | None) -> Part | None:
        k, apart = join.at, join.comma or join.alone
        word = self.parts.first_word(k)
        if word is not None and (word.clitics == "و" or (apart and many and not word.clitics)):
            found = self.parts.read(k, ("و", ""))
            return found if found and found.name else None
        whole = self._quoted(join)
        name = self.names.known(k, join.clitics) if whole is None else (whole if whole.ids else None)
        if name is None and many is not None:
            folded = self.tokens[k].folded
            if folded.startswith("و") and len(folded) > 2:
                name = self.names.unknown(k, "و", many)
            elif apart:
                name = self._listed(self.names.unknown(k, "", many))
        if name is None or (apart and not many and not self._may_stand_apart(name, join)):
            return None
        beside = part.bearing if many is None and part.cue is None and not part.rural else None  # جنوب س وص
        return Part(k, name.end, name.clitics, name, many, part.rural, bearing=beside)

    def _guess(self, join: _Join, part: Part, known: int) -> Part | None:
        """A name that no gazetteer has, joined by و to a place; in a list with `known` others."""
        if join.comma or not (known or (part.name is not None and part.name.ids)) or _is_road(part):
            return None
        k, clitics = join.at, "" if join.alone else "و"
        cue = unknown.settlement(self.parts.words)
        name = self._quoted(join)
        if name is None:
            if self.tokens[k].shape is not Shape.WORD or not self.tokens[k].folded.startswith(clitics):
                return None
            name = self.names.unknown(k, clitics, cue)
            if name is None or not unknown.may_name(self.tokens, name, self.parts.words, plural=known >= _LONG_LIST):
                return None
        return Part(k, name.end, name.clitics, name, cue)

    def _quoted(self, join: _Join) -> Name | None:
        """و"س": what stands in the quotation marks behind a و of its own."""
        alone = join.alone and self.tokens[join.at].text in OPEN
        return self.names.quoted(join.at, unknown.settlement(self.parts.words)) if alone else None

    def _listed(self, name: Name | None) -> Name | None:
        """An unknown name after a comma is one of a list only when the list goes on after it."""
        if name is None or name.end + 1 >= len(self.tokens):
            return None
        after = self.tokens[name.end + 1]
        if self.tokens[name.first].folded.startswith(BREAKS_BEFORE):
            return None  # ، بالمدافع وقذائف الهاون
        return name if after.text in COMMAS or after.text == ")" or after.folded.startswith("و") else None

    def _is_of(self, name: Name, types: frozenset[str]) -> bool:
        return any(self.parts.prior.gazetteer.place(at).type in types for at in name.ids)

    def _may_stand_apart(self, name: Name, join: _Join) -> bool:
        """Whether a name without و, or whose و is a word of its own, goes on with a list of which no kind was told."""
        if join.alone and not join.comma and self.tokens[join.at].text in OPEN:
            return True
        if self._is_of(name, _LARGE | _TOWN):
            return True
        if not join.comma or join.alone or not self._goes_on(name):
            return False
        return unknown.is_only_name(self.tokens, name, self.parts.words, self.parts.prior.gazetteer)

    def _goes_on(self, name: Name) -> bool:
        """Whether a list goes on behind a name, or ends with the clause (على س، ص، ع في قضاء ف)."""
        after = self.tokens[name.end + 1] if name.end + 1 < len(self.tokens) else None
        return after is None or after.text in COMMAS or after.text == "." or after.folded.startswith("و")


def _many(part: Part) -> Word | None:
    """The kind before a part, where it announces several."""
    return part.cue if part.cue is not None and part.cue.has("many") else None


def _is_road(part: Part) -> bool:
    return part.cue is not None and part.cue.has("road")
