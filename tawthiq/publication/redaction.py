"""What may leave the house: incidents, claims and reports without protected names, inner notes and guessed points.

1. `protected` gathers the names of victims and witnesses over all claims; `Veil` takes them out of any text, however
   it is spelled (folded) and with what stands joined before it (ولخالد), wherever it stands: quotations, titles,
   names of places and sources, addresses, ids of reports.
2. `Veil.incident`, `.claim`, `.document` give the public form of an object: no text of a report, no victim by name,
   no coordinates of a place known no better than its district, no id of a decision.
3. Addresses and ids are read as they are spelled (%D8%AE…, khalid-al-ali): one that spells a name is withheld whole.
4. `public_history` leaves what the rules moved; who decided what, and why, stays inside.
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any, TypeVar
from urllib.parse import unquote

from tawthiq.model import wire
from tawthiq.model.claim import Claim, Person, Where
from tawthiq.model.document import Document
from tawthiq.model.incident import Incident, LedgerRow, Position
from tawthiq.publication.crosswalk import COARSE
from tawthiq.publication.levels import initials
from tawthiq.publication.protected import Name, protected_names
from tawthiq.records import replace
from tawthiq.register.records import Change
from tawthiq.text.tokens import Shape, Stem, stems, tokenize

__all__ = ["Veil", "protected_names", "public_history"]

T = TypeVar("T")
WITHHELD_AR, WITHHELD_EN = "[اسم محجوب]", "[name withheld]"
_HASH = re.compile(r"[0-9a-f]{12,}")
_BETWEEN = str.maketrans("-_/+.=&?", " " * 8)
_REMEMBERED = 50_000
_SHORT = 60
_FOREIGN = re.compile(r"[^\x00-\x7f]+")
_TATWEEL = "\u0640"
_BARE = frozenset({int, float, bool, type(None)})


class Veil:
    """Takes names out of texts. `near` are the names of the incident at hand: their parts are taken out too.

    A name of one word is only taken out where it is near: محمد is a victim here and a place's name elsewhere. In the
    place of those of them that are `abridged` their initials stand.
    """

    def __init__(self, everywhere: Iterable[Name], near: Iterable[Name] = (), abridged: Iterable[Name] = ()) -> None:
        self._short, everywhere, near = frozenset(abridged), frozenset(everywhere), frozenset(near)
        strict = {part for name in (everywhere | near) - self._short for part in _parts(name)} if self._short else ()
        self._abridged = {part for name in self._short for part in _parts(name)}.difference(strict)
        self._by_first: dict[str, list[Name]] = {}
        self._everywhere = frozenset(name for name in everywhere if len(name) > 1)
        parts = {part for name in near for part in _parts(name)}
        for name in self._everywhere | parts if near else self._everywhere:
            self._by_first.setdefault(name[0], []).append(name)
        for listed in self._by_first.values():
            listed.sort(key=len, reverse=True)
        self._latin = any(first.isascii() for first in self._by_first)
        self._outer: Veil | None = None
        self._known: dict[str, bool] = {}
        self._told: dict[str, str] = {}
        self._begins: dict[str, tuple[Name, ...]] = {}
        self._may: dict[str, bool] = {}

    def near(self, names: Iterable[Name]) -> "Veil":
        """The same with the names of one incident."""
        inner = Veil((), names, self._short)
        inner._outer = self  # built once for all incidents, asked by each
        return inner

    def text(self, text: str) -> str:
        """The text without the names; the words for "name withheld" stand in their place."""
        if len(text) > _SHORT:
            return self._without(text)
        known = self._told.get(text)  # names of places and sources come again and again
        if known is None:
            known = self._without(text)
            if len(self._told) < _REMEMBERED:
                self._told[text] = known
        return known

    def _without(self, text: str) -> str:
        return self._taken_out(text) if self._may_hold(text) else text

    def _may_hold(self, text: str) -> bool:
        """Whether a name may begin in a text: most texts are told free of names by their words alone."""
        if _TATWEEL in text:  # a word may be broken up by spaces
            return True
        return self._begin_in(text.split())

    def _begin_in(self, words: list[str]) -> bool:
        """Whether a name may begin with one of these words, each told of at its first time."""
        known = self._may
        for word in words:
            may = known.get(word)
            if may is None:
                may = any(self._beginning(folded) for folded in _folded(word))
                if len(known) < _REMEMBERED:
                    known[word] = may
            if may:
                return True
        return self._outer._begin_in(words) if self._outer else False

    def _clear(self, value: object) -> bool:
        """Whether nothing in an object can spell a name, told by its letters beyond ASCII alone, where names have such.

        A word is broken up by a stroke at most, and an address spells letters by their codes: then one has to look.
        """
        if self._latin or (self._outer and self._outer._latin):
            return False
        text = wire.encode(value).decode("utf-8", "surrogatepass")
        return "%" not in text and _TATWEEL not in text and not self._begin_in(_FOREIGN.findall(text))

    def _taken_out(self, text: str) -> str:
        tokens = tokenize(text)
        words = [token.folded for token in tokens if token.shape is not Shape.PUNCT]
        solid = [token for token in tokens if token.shape is not Shape.PUNCT]
        kept, at, i = [], 0, 0
        while i < len(words):
            length = self._length(words, i)
            if length:
                kept += [text[at : solid[i].start], self._in_place(words, i, length)]
                at = solid[i + length - 1].end
            i += length or 1
        return "".join([*kept, text[at:]]) if kept else text

    def _in_place(self, words: list[str], i: int, length: int) -> str:
        """What stands in the place of a name: its initials where it is abridged, else that it is withheld."""
        veils = (self, self._outer) if self._outer else (self,)
        fitting = {name for veil in veils for name in veil._fitting(words, i) if len(name) == length}
        if all(name in veil._abridged for name in fitting for veil in veils):
            return initials(min(fitting))
        return WITHHELD_AR if _arabic(words[i]) else WITHHELD_EN

    def _fitting(self, words: list[str], i: int) -> tuple[Name, ...]:
        return tuple(name for name in self._beginning(words[i]) if tuple(words[i + 1 : i + len(name)]) == name[1:])

    def _length(self, words: list[str], i: int) -> int:
        found = 0
        for name in self._beginning(words[i]):
            if len(name) > found and tuple(words[i + 1 : i + len(name)]) == name[1:]:
                found = len(name)
        return max(found, self._outer._length(words, i)) if self._outer else found

    def _beginning(self, word: str) -> tuple[Name, ...]:
        """The names that may begin with a word, whatever is joined before it."""
        known = self._begins.get(word)
        if known is None:
            known = tuple(name for stem in _readings(word) for name in self._by_first.get(stem, ()))
            if len(self._begins) < _REMEMBERED:
                self._begins[word] = known
        return known

    def plain(self, value: Any) -> Any:
        """The same over lists and mappings of plain values."""
        kind = value.__class__
        if kind is str:
            if " " in value or not value.isascii():
                return self.text(value)
            return WITHHELD_EN if self.spells(value) else value
        plain = self.plain
        if kind is dict:
            return {name: item if item.__class__ in _BARE else plain(item) for name, item in value.items()}
        if kind is list or kind is tuple:
            return [plain(item) for item in value]
        return value

    def _veiled(self, value: T) -> T:
        if self._clear(value):
            return value
        told = wire.to_builtins(value)
        shown = self.plain(told)
        return value if shown == told else wire.convert(shown, type(value))

    def incident(self, value: Incident) -> Incident:
        """An incident as it may be published."""
        told = replace(
            value,
            where=_placed(value.where),
            dependences=tuple(replace(d, decision=None) for d in value.dependences if not d.overruled),
            positions=tuple(self._position(position) for position in value.positions),
        )
        return self._veiled(told)

    def _position(self, value: Position) -> Position:
        told = tuple(
            replace(told, url=None) if told.url and self.spells(told.url) else told for told in value.statements
        )
        return replace(value, statements=told)

    def claim(self, value: Claim, people: Sequence[Person] = ()) -> Claim:
        """A claim as it may be published; of its people those only whom a person decided to show, or to abridge."""
        return self._veiled(replace(value, people=tuple(people), slot_confidence=None, where=_placed(value.where)))

    def ledger_row(self, value: LedgerRow) -> LedgerRow:
        """A row of the ledger as it may be published."""
        return self._veiled(replace(value, area=_placed(value.area)))

    def document(self, value: Document) -> Document:
        """A report without its text, which is its publisher's; an address that spells a name is left out.

        Its first line stands for a title that it lacks, but only where it was published at all: the first line of
        what somebody wrote to the recorders is theirs.
        """
        url = value.url if value.url and not self.spells(value.url) else None
        title = value.title or (_first_line(value.text) if value.publisher or value.url else None)
        return replace(self._veiled(replace(value, text="", url=None, title=title)), url=url)

    def spells(self, value: str) -> bool:
        """Whether an address or an id spells a name, in its own letters or by their codes."""
        if "%" not in value and value.isascii() and not self._latin:
            return self._outer.spells(value) if self._outer else False
        if _HASH.fullmatch(value):
            return False
        known = self._known.get(value)
        if known is None:
            spelled = unquote(value).translate(_BETWEEN)
            known = self.text(spelled) != spelled
            if len(self._known) < _REMEMBERED:
                self._known[value] = known
        return known


def public_history(changes: Iterable[Change], veil: Veil) -> tuple[Change, ...]:
    """What the rules moved, without decisions, their authors and reasons, and without names."""
    moved = (change for change in changes if change.actor == "rules" and change.decision is None)
    return tuple(
        replace(change, before=veil.plain(change.before), after=veil.plain(change.after), reason="", subjects=())
        for change in moved
    )


def _placed(where: Where | None) -> Where | None:
    if where is None:
        return None
    if where.precision is None or where.precision in COARSE:
        return replace(where, lat=None, lon=None, alternatives=())
    return replace(where, alternatives=())


def _parts(name: Name) -> Iterable[Name]:
    """The name and every run of at least two of its words."""
    yield name
    for start in range(len(name)):
        for end in range(start + 2, len(name) + 1):
            yield name[start:end]


@lru_cache(maxsize=100_000)
def _folded(word: str) -> tuple[str, ...]:
    """The folded words and numbers of what stands between two spaces."""
    return tuple(token.folded for token in tokenize(word) if token.shape is not Shape.PUNCT)


@lru_cache(maxsize=100_000)
def _readings(word: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(stem for reading in stems(word) for stem in _with_article(reading)))


def _with_article(reading: Stem) -> tuple[str, ...]:
    return (reading.text, f"ال{reading.text}") if reading.definite else (reading.text,)


def _arabic(word: str) -> bool:
    return any("\u0600" <= letter <= "\u06ff" for letter in word)


def _first_line(text: str, longest: int = 110) -> str:
    line = next((part.strip() for part in text.splitlines() if part.strip()), "")
    return line if len(line) <= longest else line[:longest].rsplit(" ", 1)[0] + "…"
