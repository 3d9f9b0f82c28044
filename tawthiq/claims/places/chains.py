"""Places named together: those side by side (siblings.py) and the larger ones around them (في ريف ص غربي ع)."""

from tawthiq.claims.places.parts import Part, Parts
from tawthiq.claims.places.siblings import COMMAS, Siblings
from tawthiq.model.vocabulary import Precision
from tawthiq.text.tokens import Shape, Token

_MOST_AROUND = 5
_DIVISIONS = frozenset({"cue.district", "cue.district.f", "cue.governorate", "cue.subdistrict", "cue.province"})
_BRACKETS, _CLOSING = frozenset('("“”«'), frozenset(')"“”»')
_KM = frozenset({"كلم", "كم", "كيلومتر", "كيلومترا", "كيلو", "مترا", "متر"})


class Chains:
    """Reads what follows a place in one passage."""

    def __init__(self, parts: Parts) -> None:
        self.parts = parts
        self.tokens = parts.tokens
        self.words = parts.words
        self.names = parts.names
        self._siblings = Siblings(parts, self.lies_within)

    def listed(self, part: Part) -> list[Part]:
        """A place with those that stand beside it (س وص وع)."""
        return self._siblings.listed(part)

    def resumed(self, before: Part, last: int, *, apart: bool) -> list[Part]:
        """The places that go on with a list behind the larger ones around it (siblings.py)."""
        items = self._siblings.resumed(before, last, apart=apart)
        return items if len(items) > 1 or (items and self.around(items)) else []

    def is_listed(self, part: Part) -> bool:
        """Whether a place that is known for sure is listed right behind a part."""
        return any(self._siblings.is_sure(other) for other in self.listed(part)[1:2])

    def around(self, items: list[Part]) -> list[Part]:
        """The larger places after some, smallest first; one that is smaller than they are stands for itself."""
        parts: list[Part] = []
        j = self._past_bracket(items)
        while len(parts) < _MOST_AROUND:
            part = self._outer(j)
            if part is None or self._is_finer(part, (parts or items)[-1]):
                return parts
            parts.append(self._jointly(part))
            j = parts[-1].last + 1
        return parts

    def _is_finer(self, outer: Part, inner: Part) -> bool:
        """Whether what should lie around is smaller (غربي مدينة س عند قرية ص): a place of its own then."""
        if outer.cue is None or outer.rural:
            return False
        own, told = None, Precision(outer.cue.entry.attributes["precision"])
        if inner.rural:
            own = Precision.GOVERNORATE
        elif inner.cue is not None:
            own = Precision(inner.cue.entry.attributes["precision"])
        elif inner.bearing is None and inner.name is not None and self._siblings.is_large(inner.name):
            return told in _SETTLED_RANKS | _SPOTS and _RANK[told] < _RANK[Precision.CITY]
        return own is not None and own in _SETTLED_RANKS and told in _SETTLED_RANKS and _RANK[told] < _RANK[own]

    def _past_bracket(self, items: list[Part]) -> int:
        """The token behind a list, and behind the bracket around its names (قرى (س، وص) غربي ع)."""
        j, name = items[-1].last + 1, items[0].name
        opened = name is not None and name.first > 0 and self.tokens[name.first - 1].text in _BRACKETS
        return j + (opened and j < len(self.tokens) and self.tokens[j].text in _CLOSING)

    def _jointly(self, part: Part) -> Part:
        """ريفي ص وع: with the second area that the villages lie in, which is no place beside them."""
        words = [self.words.senses[token.folded].classes.get("rural") for token in self.tokens[part.first : part.last]]
        while any(word is not None and word.has("many") for word in words):
            k = part.last + 1
            name = self.names.known(k, ("و",)) if k < len(self.tokens) else None
            if name is None or not self._siblings.is_large(name):
                break
            part = self.parts.sides(part._replace(last=name.end))
        return part

    def lies_within(self, part: Part) -> bool:
        """Whether a direction, a division or a countryside with a known place follows at once (شمال ص، قضاء ص)."""
        j = part.last + 1
        if self._says_side(j):
            return True
        opened = j < len(self.tokens) and self.tokens[j].text == "("
        j += j < len(self.tokens) and (opened or self.tokens[j].text in COMMAS)
        word = self.parts.first_word(j) if j < len(self.tokens) and self.tokens[j].shape is Shape.WORD else None
        if (
            word is None
            or word.entry.means == "near"
            or (word.entry.means == "cue" and word.entry.id not in _DIVISIONS)
        ):
            return False
        outer = self._named(j, ("", "ب"), j)
        if outer is None or outer.name is None or not outer.name.ids:
            return False
        return not opened or (outer.last + 1 < len(self.tokens) and self.tokens[outer.last + 1].text == ")")

    def _says_side(self, j: int) -> bool:
        """في س (جنوب)، في س (شمال شرق): the side of the country where a town lies, alone in brackets."""
        close = next((k for k in range(j + 2, min(j + 4, len(self.tokens))) if self.tokens[k].text == ")"), None)
        if close is None or self.tokens[j].text != "(":
            return False
        inside = (self.words.senses[token.folded].classes for token in self.tokens[j + 1 : close])
        sides = (word.get("direction") or word.get("near") for word in inside)
        return all(word is not None and not word.clitics for word in sides)

    def _outer(self, j: int) -> Part | None:
        """في ريف ص, بريف ص, غربي ص, التابعة لناحية ص, ، شمال ص, 290 كلم شمال ص."""
        at = self._past_brackets(j)
        k = self._past_distance(at)
        if k > at:
            return self._apart(k, at, j)
        k, linked = self._past_links(at)
        comma = k < len(self.tokens) and self.tokens[k].text in COMMAS
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


_RANK = {precision: rank for rank, precision in enumerate(Precision)}
_SPOTS = frozenset({Precision.LANDMARK, Precision.STREET})
_SETTLED_RANKS = frozenset({
    Precision.VILLAGE, Precision.TOWN, Precision.CITY, Precision.NEIGHBOURHOOD, Precision.GOVERNORATE,
    Precision.SUBDISTRICT, Precision.DISTRICT,
})  # fmt: skip
