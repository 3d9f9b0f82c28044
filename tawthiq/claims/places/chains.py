"""Places named together: those side by side (قرى س وص وع) and the larger ones around them (في ريف ص غربي ع)."""

from tawthiq.claims.places.names import Name
from tawthiq.claims.places.parts import DASHES, Part, Parts
from tawthiq.claims.places.words import Word
from tawthiq.model.vocabulary import Precision
from tawthiq.text.tokens import Shape, Token

_COMMAS = frozenset("،,")
_MOST_ITEMS, _MOST_AROUND = 20, 5
_DIVISIONS = frozenset({"cue.district", "cue.district.f", "cue.governorate", "cue.subdistrict", "cue.province"})
_KM = frozenset({"كلم", "كم", "كيلومتر", "كيلومترا", "كيلو", "مترا", "متر"})


class Chains:
    """Reads what follows a place in one passage."""

    def __init__(self, parts: Parts) -> None:
        self.parts = parts
        self.tokens = parts.tokens
        self.words = parts.words
        self.names = parts.names

    def siblings(self, part: Part) -> list[Part]:
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
        while k < len(self.tokens) and self.tokens[k].text in _COMMAS | DASHES:
            k += 1
        if k >= len(self.tokens) or k > j + 1:
            return None
        apart = k > j
        if self.tokens[k].text == "و":
            k, apart = k + 1, True
            if k >= len(self.tokens):
                return None
        word = self.parts.first_word(k)
        if word is not None and (word.clitics == "و" or (apart and many and not word.clitics)):
            found = self.parts.read(k, ("و", ""))
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
        beside = part.bearing if many is None and part.cue is None and not part.rural else None  # جنوب س وص
        return Part(k, name.end, name.clitics, name, many, part.rural, bearing=beside)

    def _listed(self, name: Name | None) -> Name | None:
        """An unknown name after a comma is one of a list only when the list goes on after it."""
        if name is None or name.end + 1 >= len(self.tokens):
            return None
        after = self.tokens[name.end + 1]
        return name if after.text in _COMMAS or after.text == ")" or after.folded.startswith("و") else None

    def _likely_sibling(self, name: Name) -> bool:
        return any(self.parts.prior.gazetteer.place(at).type in {"city", "governorate", "town"} for at in name.ids)

    def around(self, items: list[Part]) -> list[Part]:
        """The larger places after some, smallest first; one that is smaller than they are stands for itself."""
        parts: list[Part] = []
        j = items[-1].last + 1
        while len(parts) < _MOST_AROUND:
            part = self._outer(j)
            if part is None or _finer(part, (parts or items)[-1]):
                return parts
            parts.append(part)
            j = part.last + 1
        return parts

    def lies_within(self, part: Part) -> bool:
        """Whether a direction, a division or a countryside with a known place follows at once (شمال ص، قضاء ص)."""
        j = part.last + 1
        j += j < len(self.tokens) and self.tokens[j].text in _COMMAS
        word = self.parts.first_word(j) if j < len(self.tokens) and self.tokens[j].shape is Shape.WORD else None
        if (
            word is None
            or word.entry.means == "near"
            or (word.entry.means == "cue" and word.entry.id not in _DIVISIONS)
        ):
            return False
        outer = self._named(j, ("", "ب"), j)
        return outer is not None and outer.name is not None and bool(outer.name.ids)

    def _outer(self, j: int) -> Part | None:
        """في ريف ص, بريف ص, غربي ص, التابعة لناحية ص, ، شمال ص, 290 كلم شمال ص."""
        at = self._past_brackets(j)
        k = self._past_distance(at)
        if k > at:
            return self._apart(k, at, j)
        k, linked = self._past_links(at)
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
            if "near" in after or "rural" in after or linked or self.tokens[k].folded == "من":
                return self._named(k + 1, ("",), j)
            return None
        beside = "direction" in classes and not classes["direction"].clitics
        if beside or ("cue" in classes and classes["cue"].entry.id in _DIVISIONS and not classes["cue"].clitics):
            return self._named(k, ("",), j)
        if comma and not linked:
            return self._named(k, ("ب",), j)
        return self._named(k, ("", "ب", "ل") if linked else self._clitics_of_outer(k), j)

    def _apart(self, k: int, at: int, first: int) -> Part | None:
        """كلم شمال ص: the place from which a distance is told, with the bracket that closes after it."""
        told = self._named(k, ("",), first)
        if told is None or told.bearing is None:
            return told
        closed = at > first and told.last + 1 < len(self.tokens) and self.tokens[told.last + 1].text == ")"
        return told._replace(km=_number(self.tokens[at]), last=told.last + closed)

    def _clitics_of_outer(self, k: int) -> tuple[str, ...]:
        word = self.parts.first_word(k)
        return ("", "ب") if word is not None and word.entry.means == "near" else ("ب",)

    def _named(self, k: int, clitics: tuple[str, ...], first: int) -> Part | None:
        if k >= len(self.tokens):
            return None
        if self.words.senses[self.tokens[k].folded].opens:
            part = self.parts.read(k, clitics)
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
            if self._past_distance(j + 1) > j + 1:  # (60 كلم شمال بغداد)
                return j + 1
            for k in range(j + 1, min(len(self.tokens), j + 6)):
                if self.tokens[k].text == ")":
                    return k + 1
        return j


def _number(token: Token) -> float | None:
    try:
        return float(token.folded.replace("٫", ".").replace(",", "."))
    except ValueError:
        return None


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
