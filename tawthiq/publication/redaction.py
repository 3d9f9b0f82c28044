"""What may leave the house: incidents, claims and reports without protected names, inner notes and guessed points.

1. `protected` gathers the names of victims and witnesses over all claims; `Veil` takes them out of any text, however
   it is spelled (folded) and with what stands joined before it (ولخالد), wherever it stands: quotations, titles,
   names of places and sources, addresses, ids of reports.
2. `Veil.incident`, `.claim`, `.document` give the public form of an object: no text of a report, no victim by name,
   no coordinates of a place known no better than its district, no id of a decision.
3. `public_history` leaves what the rules moved; who decided what, and why, stays inside.
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, TypeVar
from urllib.parse import unquote

from tawthiq.model import wire
from tawthiq.model.claim import Claim, Where
from tawthiq.model.document import Document
from tawthiq.model.incident import Incident, LedgerRow
from tawthiq.publication.crosswalk import COARSE
from tawthiq.publication.protected import Name, protected_names
from tawthiq.register.records import Change
from tawthiq.text.tokens import Shape, Stem, stems, tokenize

__all__ = ["Veil", "protected_names", "public_history"]

T = TypeVar("T")
WITHHELD_AR, WITHHELD_EN = "[اسم محجوب]", "[name withheld]"


class Veil:
    """Takes names out of texts. `near` are the names of the incident at hand: their parts are taken out too.

    A name of one word is only taken out where it is near: محمد is a victim here and a place's name elsewhere.
    """

    def __init__(self, everywhere: Iterable[Name], near: Iterable[Name] = ()) -> None:
        self._by_first: dict[str, list[Name]] = {}
        self._everywhere = frozenset(name for name in everywhere if len(name) > 1)
        parts = {part for name in near for part in _parts(name)}
        for name in self._everywhere | parts if near else self._everywhere:
            self._by_first.setdefault(name[0], []).append(name)
        for listed in self._by_first.values():
            listed.sort(key=len, reverse=True)
        self._outer: Veil | None = None

    def near(self, names: Iterable[Name]) -> "Veil":
        """The same with the names of one incident."""
        inner = Veil((), names)
        inner._outer = self  # built once for all incidents, asked by each
        return inner

    def text(self, text: str) -> str:
        """The text without the names; the words for "name withheld" stand in their place."""
        tokens = tokenize(text)
        words = [token.folded for token in tokens if token.shape is not Shape.PUNCT]
        solid = [token for token in tokens if token.shape is not Shape.PUNCT]
        kept, at, i = [], 0, 0
        while i < len(words):
            length = self._length(words, i)
            if length:
                kept += [text[at : solid[i].start], WITHHELD_AR if _arabic(words[i]) else WITHHELD_EN]
                at = solid[i + length - 1].end
            i += length or 1
        return "".join([*kept, text[at:]]) if kept else text

    def _length(self, words: list[str], i: int) -> int:
        found = max((self._longest(stem, words, i) for stem in _readings(words[i])), default=0)
        return max(found, self._outer._length(words, i)) if self._outer else found

    def _longest(self, first: str, words: list[str], i: int) -> int:
        for name in self._by_first.get(first, ()):
            if tuple(words[i + 1 : i + len(name)]) == name[1:]:
                return len(name)
        return 0

    def plain(self, value: Any) -> Any:
        """The same over lists and mappings of plain values."""
        if isinstance(value, str):
            return self.text(value) if " " in value or not value.isascii() else value
        if isinstance(value, list | tuple):
            return [self.plain(item) for item in value]
        if isinstance(value, dict):
            return {name: self.plain(item) for name, item in value.items()}
        return value

    def _veiled(self, value: T) -> T:
        return wire.convert(self.plain(wire.to_builtins(value)), type(value))

    def incident(self, value: Incident) -> Incident:
        """An incident as it may be published."""
        told = replace(value, where=_placed(value.where), dependences=tuple(
            replace(d, decision=None) for d in value.dependences if not d.overruled
        ))  # fmt: skip
        return self._veiled(told)

    def claim(self, value: Claim) -> Claim:
        """A claim as it may be published."""
        return self._veiled(replace(value, people=(), slot_confidence=None, where=_placed(value.where)))

    def ledger_row(self, value: LedgerRow) -> LedgerRow:
        """A row of the ledger as it may be published."""
        return self._veiled(replace(value, area=_placed(value.area)))

    def document(self, value: Document) -> Document:
        """A report without its text, which is its publisher's; an address that spells a name is left out."""
        url = value.url if value.url and self._clean_address(value.url) else None
        title = value.title or _first_line(value.text)
        return replace(self._veiled(replace(value, text="", url=None, title=title)), url=url)

    def _clean_address(self, url: str) -> bool:
        spelled = unquote(url).replace("-", " ").replace("_", " ").replace("/", " ").replace("+", " ")
        return self.text(spelled) == spelled


def public_history(changes: Iterable[Change]) -> tuple[Change, ...]:
    """What the rules moved, without decisions and their authors."""
    return tuple(change for change in changes if change.actor == "rules" and change.decision is None)


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


def _readings(word: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(stem for reading in stems(word) for stem in _with_article(reading)))


def _with_article(reading: Stem) -> tuple[str, ...]:
    return (reading.text, f"ال{reading.text}") if reading.definite else (reading.text,)


def _arabic(word: str) -> bool:
    return any("\u0600" <= letter <= "\u06ff" for letter in word)


def _first_line(text: str, longest: int = 110) -> str:
    line = next((part.strip() for part in text.splitlines() if part.strip()), "")
    return line if len(line) <= longest else line[:longest].rsplit(" ", 1)[0] + "…"
