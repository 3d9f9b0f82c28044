"""One place as written: locating words + kind + name + sides (محيط قرية س; ريف حلب الشمالي).

A name of several words in the gazetteer (جسر الشغور, شمال سيناء) is never taken apart for the kinds and sides in it.
"""

from collections.abc import Sequence
from typing import NamedTuple

from tawthiq.claims.places import sites
from tawthiq.claims.places.named_beside import VILLAGE, beside
from tawthiq.claims.places.names import Name, Names
from tawthiq.claims.places.prior import Prior
from tawthiq.claims.places.roads import fork, road
from tawthiq.claims.places.words import Vocabulary, Word
from tawthiq.text.tokens import Shape, Token

PREFIXES = ("", "و", "ف", "ب", "ل", "وب", "ول", "فب")
_SURROUNDINGS_KM = 30.0
_STOPPING = frozenset({"end", "never", "cue", "near", "direction", "rural", "locative"})


class Part(NamedTuple):
    """One named place. `rural`/`bearing` make it an area of the name; `name` None points back (القرية).

    `says_kind`: the name itself begins with a kind of place (سد الفرات) and is no everyday word.
    `listed`: it stands in a list of three places or more. `km` is how far off the named place lies (7 كم شرقي س), where
    that is said.
    """

    first: int
    last: int
    clitics: str = ""
    name: Name | None = None
    cue: Word | None = None
    rural: bool = False
    near: bool = False
    bearing: float | None = None
    km: float | None = None
    says_kind: bool = False
    listed: bool = False

    @property
    def is_far(self) -> bool:
        """Whether it only says how far off it lies (370 كلم شمال بغداد) and is no surroundings."""
        return self.km is not None and self.km > _SURROUNDINGS_KM


class Parts:
    """Reads single places in one passage."""

    def __init__(self, tokens: Sequence[Token], words: Vocabulary, prior: Prior) -> None:
        self.tokens = tokens
        self.words = words
        self.prior = prior
        self.names = Names(tokens, words, prior)

    def read(self, i: int, clitics: tuple[str, ...], many: Word | None = None) -> Part | None:
        """Locating words, kind, name, sides from token i; None when no name comes of it."""
        first_word = self.first_word(i)
        if first_word is not None and first_word.clitics not in clitics:
            return None
        draft = Part(i, i, first_word.clitics if first_word else "")
        draft, j = self._located(draft, i)
        draft, j = self._kind(draft, j)
        if draft.cue is None and many is not None:
            draft = draft._replace(cue=many)
        name = self._name(draft, j)
        if name is None and draft.cue is None and draft.near and beside(self.names, draft.first, j):
            draft = draft._replace(cue=self.words.senses[VILLAGE].classes["cue"])
            name = Name(j, j, j, "", self.names.text(j, j, ""), ())
        if name is None:
            return self._backward(draft, j)
        kind = name.last > name.first and "cue" in self.words.senses[self.tokens[name.first].folded].classes
        part = draft._replace(name=name, last=name.end, clitics=draft.clitics or name.clitics, says_kind=kind)
        return self.sides(part)

    def first_word(self, i: int) -> Word | None:
        """The word at a token that makes it begin a place: a kind, a countryside, a side, a locating word."""
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
            if not classes or self._names_from_here(j) or self._is_named_site(j):
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
        match = self.prior.gazetteer.match(self.tokens, j)
        return match is not None and match.last > j and match.clitics == ""

    def _is_name_itself(self, word: Word, j: int) -> bool:
        """ضاحية بيروت الجنوبية: a known name of three words; الضاحية: the name of a quarter where the report plays."""
        if "called_in" not in word.entry.attributes:
            return False
        match = self.prior.gazetteer.match(self.tokens, j)
        if match is not None and match.last > j + 1 and match.clitics == word.clitics:
            return True
        return self.names.is_called(j, word)

    def _kind(self, draft: Part, j: int) -> tuple[Part, int]:
        """The word for the kind of place; of several (مدن وبلدات) the last."""
        first = j
        while j < len(self.tokens):
            word = self.words.senses[self.tokens[j].folded].classes.get("cue")
            joined = word is not None and word.clitics == "و" and draft.cue is None  # بالريف الجنوبي ومحور س
            if word is None or (j > draft.first and (joined or word.clitics not in {"", "ل", "و"})):
                break
            whole = word.has("keep") or word.has("whole") or word.definite or j > first
            after_quarter = draft.cue is not None and draft.cue.has("quarter") and word.has("keep")
            after_quarter = after_quarter and (word.definite or self.tokens[j].folded.startswith("ال"))
            if after_quarter or (whole and self._names_from_here(j)) or (j > first and self._heads_name(j)):
                break
            if self._is_name_itself(word, j):
                break
            if word.has("site") and not word.definite and not self._is_named_site(j):
                break
            draft = draft._replace(cue=word)
            j += 1
        told = draft.cue is not None and draft.cue.has("many") and not draft.cue.definite
        opens = told and j + 1 < len(self.tokens) and self.tokens[j].text == ":"  # على بلدات: س، ص
        return draft, j + opens

    def _is_named_site(self, j: int) -> bool:
        """Whether a market with a name of its own stands here, and no word for what is beside or in a town."""
        word = self.words.senses[self.tokens[j].folded].classes.get("cue")
        site = word is not None and word.has("site") and not word.definite
        return site and word is not None and sites.named(self.names, j + 1, word) is not None

    def _heads_name(self, j: int) -> bool:
        """Whether a kind of place is the first word of a name (منطقة وادي الرمان): no article, and a word behind it."""
        senses = self.words.senses
        head = senses[self.tokens[j].folded].classes.get("head")
        if head is None or head.clitics or head.definite or j + 1 >= len(self.tokens):
            return False
        after = self.tokens[j + 1]
        return after.shape is Shape.WORD and _STOPPING.isdisjoint(senses[after.folded].classes)

    def _name(self, draft: Part, j: int) -> Name | None:
        if j >= len(self.tokens):
            return None
        inner = j > draft.first
        allowed: tuple[str, ...] = (
            ("", "ل") if inner and (draft.near or draft.rural or draft.bearing is not None) else ("",)
        )
        if not inner:
            allowed = PREFIXES
        if draft.cue is None:
            return self.names.known(j, allowed)
        if draft.cue.has("named"):
            return self._capital(j)
        if draft.cue.definite and draft.cue.has("site"):
            return self._built_by(draft, j)
        if draft.cue.definite and not draft.cue.has("road"):
            return None
        if draft.cue.has("road"):
            return road(self.names, j)
        site = draft.cue.has("site")
        name = fork(self.names, j) if draft.cue.has("pairs") else None
        name = name or (sites.named(self.names, j, draft.cue) if site else self.names.announced(j, draft.cue))
        if name is not None and draft.cue.has("keep") and not draft.cue.has("many"):
            return self._kept(draft, name)
        return name

    def _built_by(self, draft: Part, j: int) -> Name | None:
        """المستشفى الإندونيسي، السوق التركي: the word for a site and whose it is."""
        if not sites.foreign(self.names, j) or draft.cue is None:
            return None
        clitics = draft.cue.clitics
        return Name(j - 1, j, j, clitics, self.names.text(j - 1, j, clitics), ())

    def _capital(self, j: int) -> Name | None:
        """العاصمة صنعاء، العاصمة الليبية طرابلس، العاصمة المؤقتة عدن: a known name, an adjective before it."""
        adjective = self.tokens[j].folded.startswith("ال") and self.tokens[j].folded.endswith("ه")
        found = self.names.known(j + 1) if adjective and j + 1 < len(self.tokens) else None
        return found or self.names.known(j)

    def _kept(self, draft: Part, name: Name) -> Name:
        """جسر قرقوزاق: the kind is part of the name, which stands where قرقوزاق stands."""
        first = name.first - 1
        if name.end > name.last and draft.cue is not None and draft.cue.has("post"):  # قاعدة "س"
            return name
        while first > draft.first and (self.tokens[first].shape is not Shape.WORD or self._is_sort(draft, first)):
            first -= 1
        clitics = draft.cue.clitics if draft.cue else ""
        last = sites.styled(self.names, name.last) if name.end == name.last else name.last
        end = max(name.end, last)
        return name._replace(
            first=first, last=last, end=end, clitics=clitics, text=self.names.text(first, last, clitics)
        )

    def _is_sort(self, draft: Part, at: int) -> bool:
        """محطة وقود "س": what a station serves stands between the word for it and its name."""
        sorts = draft.cue is not None and draft.cue.has("sorts")
        return sorts and "sort" in self.words.senses[self.tokens[at].folded].classes

    def _backward(self, draft: Part, j: int) -> Part | None:
        """القرية، محيط البلدة: a kind with the article and no name points back."""
        cue = draft.cue
        if cue is None or not cue.definite or not cue.has("bare") or (cue.has("whole") and self._is_described(j)):
            return None
        return draft._replace(last=j - 1)

    def _is_described(self, j: int) -> bool:
        """القطاع الصحي: an adjective makes something else of it than القطاع, the strip told before."""
        return j < len(self.tokens) and self.tokens[j].folded.startswith("ال")

    def sides(self, part: Part) -> Part:
        """ريف حلب الشمالي الغربي; محافظة أبين الجنوبية."""
        j = part.last + 1
        while j < len(self.tokens):
            side = self.words.senses[self.tokens[j].folded].classes.get("side")
            if side is None or side.clitics:
                break
            part = part._replace(last=j, bearing=_turn(part.bearing, side) if part.rural else part.bearing)
            j += 1
        return part


def _turn(bearing: float | None, word: Word) -> float | None:
    """شمال + غربي: the bearing between the two; شمالي شمالي stays."""
    told = float(word.entry.attributes.get("bearing", "-1"))
    if told < 0:
        return bearing
    if bearing is None:
        return told
    apart = (told - bearing + 540) % 360 - 180
    return (bearing + apart / 2) % 360 if abs(apart) < 170 else bearing
