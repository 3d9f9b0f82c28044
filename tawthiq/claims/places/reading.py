"""Place expressions of a passage as they are written, before any place is looked up.

1. An expression begins with a word that announces or locates a place (قرية، ريف، شمال، محيط) or with a bare name of the
   gazetteer where a place is to be expected (في حلب، استهدف الباب، #إدلب).
2. A `Part` is locating words + kind + name + sides (محيط قرية س; ريف حلب الشمالي).
3. More names of the same kind may follow (قرى س وص وع), then the larger places around them (في ريف ص غربي ع).
4. The words before the expression tell whether something happened there or somebody is only from there, speaks from
   there, goes there.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from tawthiq.claims.places.names import Name, Names
from tawthiq.claims.places.prior import Prior
from tawthiq.claims.places.words import Vocabulary, Word
from tawthiq.model.vocabulary import Precision
from tawthiq.text.tokens import Shape, Token

_COMMAS = frozenset("،,")
_DASHES = frozenset("-–—/")
_PREFIXES = ("", "و", "ف", "ب", "ل", "وب", "ول", "فب")
_MOST_ITEMS, _MOST_AROUND = 20, 5
_HASH = frozenset("#_")
_LOCATIVE = frozenset({"locative", "inner", "near"})
_EXPECTING = frozenset({"locative", "target", "away", "from", "inner", "near", "glue"})
_PROMINENT = frozenset({"city", "governorate", "region"})
_KM = frozenset({"كلم", "كم", "كيلومتر", "كيلومترا", "كيلو", "مترا", "متر"})


class Part(NamedTuple):
    """One named place. `rural`/`bearing` make it an area of the name; `name` None points back (القرية)."""

    first: int
    last: int
    clitics: str = ""
    name: Name | None = None
    cue: Word | None = None
    rural: bool = False
    near: bool = False
    bearing: float | None = None


class Reading(NamedTuple):
    """Places named side by side, and the larger ones around all of them, smallest first."""

    items: tuple[Part, ...]
    around: tuple[Part, ...]
    first: int
    last: int
    is_event_place: bool


class Reader:
    """Reads one passage."""

    def __init__(self, tokens: Sequence[Token], words: Vocabulary, prior: Prior) -> None:
        self.tokens = tokens
        self.words = words
        self.prior = prior
        self.gazetteer = prior.gazetteer
        self.names = Names(tokens, words, prior)

    def read(self) -> Iterator[Reading]:
        """Expressions from left to right; none overlap."""
        tokens, i = self.tokens, 0
        senses, starts = self.words.senses, self.gazetteer.starts
        while i < len(tokens):
            token = tokens[i]
            if token.shape is not Shape.WORD:
                i += 1
                continue
            sense = senses[token.folded]
            phrase = self.words.phrase(tokens, i) if sense.phrase else None
            if phrase is not None:
                i = phrase + 1
                continue
            found = self._expression(self._part(i, _PREFIXES), i) if sense.opens else None
            if found is None and starts[token.folded]:
                found = self._expression(self._bare(i), i)
            if found:
                yield found
                i = found.last
            i += 1

    def _expression(self, part: Part | None, first: int) -> Reading | None:
        if part is None:
            return None
        items = [part]
        if part.name is not None:
            items += self._siblings(part)
        around = self._around(items) if part.name is not None else []
        last = (around or items)[-1].last
        return Reading(tuple(items), tuple(around), first, last, self._happens(first, part))

    # -- one place ---------------------------------------------------------------------------------------------------

    def _part(self, i: int, clitics: tuple[str, ...], many: Word | None = None) -> Part | None:
        """Locating words, kind, name, sides from token i; None when no name comes of it."""
        first_word = self._first_word(i)
        if first_word is not None and first_word.clitics not in clitics:
            return None
        draft = Part(i, i, first_word.clitics if first_word else "")
        draft, j = self._located(draft, i)
        draft, j = self._kind(draft, j)
        if draft.cue is None and many is not None:
            draft = draft._replace(cue=many)
        name = self._name(draft, j)
        if name is None:
            return self._backward(draft, j)
        return self._sides(draft._replace(name=name, last=name.end, clitics=draft.clitics or name.clitics))

    def _first_word(self, i: int) -> Word | None:
        classes = self.words.senses[self.tokens[i].folded].classes
        for kind in ("cue", "rural", "direction", "near"):
            if kind in classes:
                return classes[kind]
        return None

    def _located(self, draft: Part, j: int) -> tuple[Part, int]:
        """شمال شرق، ريف، الريف الغربي، بالقرب من، على أطراف: everything before the kind or the name."""
        first = j
        while j < len(self.tokens):
            classes = self.words.senses[self.tokens[j].folded].classes
            inner = j > first
            if not classes or (inner and self._names_from_here(j)):
                break
            if "direction" in classes and not (inner and classes["direction"].clitics not in {"", "و", "ل"}):
                draft = draft._replace(bearing=_turn(draft.bearing, classes["direction"]))
            elif "rural" in classes and not (inner and classes["rural"].clitics not in {"", "ل", "ب"}):
                draft = draft._replace(rural=True)
            elif inner and "side" in classes:
                draft = draft._replace(bearing=_turn(draft.bearing, classes["side"]))
            elif "near" in classes and not (inner and classes["near"].clitics not in {"", "ال"}):
                draft = draft._replace(near=True)
            elif not (inner and ("glue" in classes or "inner" in classes)):
                break
            j += 1
        return draft, j

    def _names_from_here(self, j: int) -> bool:
        """Whether a known name of several words begins here (وسط البلد, شمال سيناء): it is not taken apart."""
        match = self.gazetteer.match(self.tokens, j)
        return match is not None and match.last > j and match.clitics == ""

    def _kind(self, draft: Part, j: int) -> tuple[Part, int]:
        """The word for the kind of place; of several (مدن وبلدات) the last."""
        first = j
        while j < len(self.tokens):
            word = self.words.senses[self.tokens[j].folded].classes.get("cue")
            if word is None or (j > draft.first and word.clitics not in {"", "ل", "و"}):
                break
            if (word.has("keep") or word.definite or j > first) and self._names_from_here(j):
                break
            draft = draft._replace(cue=word)
            j += 1
        return draft, j

    def _name(self, draft: Part, j: int) -> Name | None:
        if j >= len(self.tokens):
            return None
        inner = j > draft.first
        allowed = ("", "ل") if inner and (draft.near or draft.rural or draft.bearing is not None) else ("",)
        if not inner:
            allowed = _PREFIXES
        if draft.cue is None:
            return self.names.known(j, allowed)
        if draft.cue.definite and not draft.cue.has("road"):
            return None
        if draft.cue.has("road"):
            return self._road(j)
        name = self.names.announced(j, draft.cue)
        if name is not None and draft.cue.has("keep") and not draft.cue.has("many"):
            return self._kept(draft, name)
        return name

    def _kept(self, draft: Part, name: Name) -> Name:
        """جسر قرقوزاق: the kind is part of the name, which stands where قرقوزاق stands."""
        first = name.first - 1
        while first > draft.first and self.tokens[first].shape is not Shape.WORD:
            first -= 1
        clitics = draft.cue.clitics if draft.cue else ""
        return name._replace(first=first, clitics=clitics, text=self.names.text(first, name.last, clitics))

    def _road(self, j: int) -> Name | None:
        """طريق س - ص, both names known."""
        one = self.names.known(j)
        if one is None:
            return None
        k = one.last + 1
        if k < len(self.tokens) and self.tokens[k].text in _DASHES:
            other = self.names.known(k + 1)
        else:
            other = self.names.known(k, ("و",)) if k < len(self.tokens) else None
        last = other.last if other else one.last
        end = other.end if other else one.end
        return Name(j - 1, last, end, "", self.names.text(j - 1, last, ""), one.ids)

    def _backward(self, draft: Part, j: int) -> Part | None:
        """القرية، محيط البلدة: a kind with the article and no name points back."""
        cue = draft.cue
        if cue is None or not cue.definite or not cue.has("bare"):
            return None
        return draft._replace(last=j - 1)

    def _sides(self, part: Part) -> Part:
        """ريف حلب الشمالي الغربي; محافظة أبين الجنوبية."""
        j = part.last + 1
        while j < len(self.tokens):
            side = self.words.senses[self.tokens[j].folded].classes.get("side")
            if side is None or side.clitics:
                break
            part = part._replace(last=j, bearing=_turn(part.bearing, side) if part.rural else part.bearing)
            j += 1
        return part

    def _bare(self, i: int) -> Part | None:
        """A known name without any announcing word, where one is to be expected or the name needs none."""
        before = self.tokens[i - 1] if i else None
        classes = self.words.senses[before.folded].classes if before else {}
        expected = not _EXPECTING.isdisjoint(classes) or (before is not None and before.text in _HASH)
        if not expected and not self.prior.notable(self.tokens[i].folded):
            return None
        name = self.names.known(i, _PREFIXES)
        if name is None or not self._fits(name, classes, expected):
            return None
        return Part(i, name.end, name.clitics, name)

    def _fits(self, name: Name, before: Mapping[str, Word], expected: bool) -> bool:
        body = before.get("body")
        if body is not None and not body.definite and not name.clitics:
            return False
        places = [self.gazetteer.place(at) for at in name.ids]
        if any(place.type == "country" for place in places):
            return "ب" in name.clitics or not _LOCATIVE.isdisjoint(before) or self._of_areas(name.first)
        if name.last > name.first:
            return True
        definite = name.text.startswith("ال")
        if not any(place.name.startswith("ال") == definite for place in places):
            return False
        if any(place.type in _PROMINENT and (expected or place.country == self.prior.main) for place in places):
            return True
        if name.clitics:
            return "ب" in name.clitics
        return expected and not ({"from", "away"} & before.keys() and _LOCATIVE.isdisjoint(before))

    def _of_areas(self, i: int) -> bool:
        """مناطق عدة من سوريا."""
        back = self._before(i)
        return bool(back) and back[0].folded == "من" and any(token.folded in _EACH for token in back[1:])

    # -- more of them ------------------------------------------------------------------------------------------------

    def _siblings(self, part: Part) -> list[Part]:
        """Names that follow: و + name, and after commas where one kind has announced several."""
        many = part.cue if part.cue is not None and part.cue.has("many") else None
        items: list[Part] = []
        while len(items) < _MOST_ITEMS:
            found = self._sibling((items or [part])[-1].last + 1, part, many)
            if found is None:
                return items
            items.append(found)
        return items

    def _sibling(self, j: int, part: Part, many: Word | None) -> Part | None:
        k = j
        while k < len(self.tokens) and self.tokens[k].text in _COMMAS | _DASHES:
            k += 1
        if k >= len(self.tokens) or k > j + 1:
            return None
        apart = k > j
        if self.tokens[k].text == "و":
            k, apart = k + 1, True
            if k >= len(self.tokens):
                return None
        word = self._first_word(k)
        if word is not None and (word.clitics == "و" or (apart and many and not word.clitics)):
            found = self._part(k, ("و", ""))
            return found if found and found.name else None
        name = self.names.known(k, ("و", "") if apart else ("و",))
        if name is None and many is not None:
            folded = self.tokens[k].folded
            if folded.startswith("و") and len(folded) > 2:
                name = self.names.unknown(k, "و", many)
            elif apart:
                name = self._listed(self.names.unknown(k, "", many))
        if name is None or (apart and not many and not self._likely_sibling(name)):
            return None
        return Part(k, name.end, name.clitics, name, many, part.rural)

    def _listed(self, name: Name | None) -> Name | None:
        """An unknown name after a comma is one of a list only when the list goes on after it."""
        if name is None or name.end + 1 >= len(self.tokens):
            return None
        after = self.tokens[name.end + 1]
        return name if after.text in _COMMAS or after.text == ")" or after.folded.startswith("و") else None

    def _likely_sibling(self, name: Name) -> bool:
        return any(self.gazetteer.place(at).type in {"city", "governorate", "town"} for at in name.ids)

    # -- what lies around --------------------------------------------------------------------------------------------

    def _around(self, items: list[Part]) -> list[Part]:
        parts: list[Part] = []
        j = items[-1].last + 1
        while len(parts) < _MOST_AROUND:
            part = self._outer(j)
            if part is None or _finer(part, (parts or items)[-1]):
                return parts
            parts.append(part)
            j = part.last + 1
        return parts

    def _outer(self, j: int) -> Part | None:
        """في ريف ص, بريف ص, غربي ص, التابعة لناحية ص, ، شمال ص, 290 كلم شمال ص."""
        k, linked = self._past_links(self._past_distance(self._past_brackets(j)))
        comma = k < len(self.tokens) and self.tokens[k].text in _COMMAS
        if comma:
            k += 1
        if k >= len(self.tokens):
            return None
        classes = self.words.senses[self.tokens[k].folded].classes
        if "inner" in classes and not classes["inner"].clitics and "near" not in classes:
            return self._named(k + 1, ("",), j)
        if "glue" in classes and k + 1 < len(self.tokens):
            after = self.words.senses[self.tokens[k + 1].folded].classes
            if "near" in after or "rural" in after or linked:
                return self._named(k + 1, ("",), j)
            return None
        if "direction" in classes and not classes["direction"].clitics:
            return self._named(k, ("",), j)
        if comma and not linked:
            return self._named(k, ("ب",), j)
        return self._named(k, ("", "ب", "ل") if linked else self._clitics_of_outer(k), j)

    def _clitics_of_outer(self, k: int) -> tuple[str, ...]:
        word = self._first_word(k)
        return ("", "ب") if word is not None and word.entry.means == "near" else ("ب",)

    def _named(self, k: int, clitics: tuple[str, ...], first: int) -> Part | None:
        if k >= len(self.tokens):
            return None
        if self.words.senses[self.tokens[k].folded].opens:
            part = self._part(k, clitics)
        else:
            name = self.names.known(k, clitics)
            part = Part(k, name.end, name.clitics, name) if name else None
        return part._replace(first=first) if part and part.name else None

    def _past_links(self, j: int) -> tuple[int, bool]:
        linked = False
        while j < len(self.tokens) and "link" in self.words.senses[self.tokens[j].folded].classes:
            j, linked = j + 1, True
        return j, linked

    def _past_distance(self, j: int) -> int:
        if j < len(self.tokens) and self.tokens[j].shape is Shape.NUMBER:
            k = j + 1
            while k < len(self.tokens) and k <= j + 2:
                if self.tokens[k].folded in _KM:
                    return k + 1
                k += 1
        return j

    def _past_brackets(self, j: int) -> int:
        if j < len(self.tokens) and self.tokens[j].text == "(":
            for k in range(j + 1, min(len(self.tokens), j + 6)):
                if self.tokens[k].text == ")":
                    return k + 1
        return j

    # -- what the words before say -----------------------------------------------------------------------------------

    def _happens(self, first: int, part: Part) -> bool:
        """False where the words before make the place an origin, a goal, an office or a seat."""
        back = self._before(first)
        if not back:
            return True
        classes = [self.words.senses[token.folded].classes for token in back]
        inside = "ب" in part.clitics
        if "body" in classes[0] and not inside:
            return False
        if "away" in classes[0] and "locative" not in classes[0]:
            return len(back) > 1 and back[1].folded in _BESIDES
        if "from" in classes[0]:
            return any(token.folded in _EACH for token in back[1:])
        if "belongs" in classes[0] and not inside:
            return False
        return not any("speaker" in found and not found["speaker"].definite for found in classes)

    def _before(self, first: int) -> list[Token]:
        """Up to four words before, nearest first, within the same clause."""
        found: list[Token] = []
        for token in reversed(self.tokens[max(0, first - 6) : first]):
            if token.shape is Shape.PUNCT and token.text not in '"“”«»#':
                break
            if token.shape is Shape.WORD:
                found.append(token)
        return found[:4]


_BESIDES = frozenset({"بالاضافه", "اضافه", "واضافه", "وبالاضافه"})
_EACH = frozenset({"كل", "كلا", "مناطق", "قري", "بلدات", "مدن", "احياء", "عدد", "اجزاء", "مواقع", "القري", "البلدات"})


def _finer(outer: Part, inner: Part) -> bool:
    """Whether what should lie around is smaller (غربي مدينة س عند قرية ص): a place of its own then."""
    if outer.cue is None or outer.rural:
        return False
    own = Precision.GOVERNORATE if inner.rural else None
    if own is None and inner.cue is not None:
        own = Precision(inner.cue.entry.attributes["precision"])
    told = Precision(outer.cue.entry.attributes["precision"])
    return own is not None and own in _SETTLED_RANKS and told in _SETTLED_RANKS and _RANK[told] < _RANK[own]


_RANK = {precision: rank for rank, precision in enumerate(Precision)}
_SETTLED_RANKS = frozenset({
    Precision.VILLAGE, Precision.TOWN, Precision.CITY, Precision.NEIGHBOURHOOD, Precision.GOVERNORATE,
    Precision.SUBDISTRICT, Precision.DISTRICT,
})  # fmt: skip


def _turn(bearing: float | None, word: Word) -> float | None:
    """شمال + غربي: the bearing between the two; شمالي شمالي stays."""
    told = float(word.entry.attributes.get("bearing", "-1"))
    if told < 0:
        return bearing
    if bearing is None:
        return told
    apart = (told - bearing + 540) % 360 - 180
    return (bearing + apart / 2) % 360 if abs(apart) < 170 else bearing
