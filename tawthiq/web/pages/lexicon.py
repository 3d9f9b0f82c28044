"""`/lexicon`: the lists of words that reports are read with: each entry with what it means and its forms."""

from dataclasses import dataclass
from functools import cache

from tawthiq.errors import InputError
from tawthiq.lexicon.entries import DATA, Entry, load
from tawthiq.lexicon.inflection import entries as inflected
from tawthiq.text.folding import fold
from tawthiq.web.answer import Answer, Asked, Table
from tawthiq.web.reading import PAGE_SIZE
from tawthiq.web.views.lists import Pager, page_number, pager

_SHOWN = 24


@dataclass(frozen=True, slots=True)
class Listed:
    """An entry with the list that it stands in."""

    list: str
    id: str
    means: str
    forms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LexiconView:
    """One page of entries; `lists` are the lists with the number of their entries."""

    rows: tuple[tuple[Listed, tuple[str, ...], int], ...]
    lists: tuple[tuple[str, int], ...]
    pager: Pager
    q: str
    list: str


@dataclass(frozen=True, slots=True)
class Found:
    """One page of entries as JSON."""

    total: int
    offset: int
    entries: tuple[Listed, ...]


@cache
def listed() -> tuple[Listed, ...]:
    """Every entry of the package's lists that has forms."""
    found: list[Listed] = []
    for path in sorted(DATA.glob("*.yaml")):
        found += [Listed(path.stem, entry.id, entry.means, entry.forms) for entry in _entries(path.stem)]
    return tuple(found)


def _entries(name: str) -> tuple[Entry, ...]:
    try:
        return load(name)
    except InputError:  # forms made by rule
        return inflected(name)


def lexicon(asked: Asked) -> Answer:
    """The entries that hold a word, of one list or all."""
    every = listed()
    names = tuple(dict.fromkeys(entry.list for entry in every))
    q, name, page = asked.query.get("q", "").strip(), asked.query.get("list", ""), page_number(asked.query)
    name = name if name in names else ""
    word = fold(q)
    chosen = tuple(
        entry
        for entry in every
        if (not name or entry.list == name) and (not word or any(word in form for form in (*entry.forms, entry.means)))
    )
    start = (page - 1) * PAGE_SIZE
    shown = chosen[start : start + PAGE_SIZE]

    def view() -> LexiconView:
        rows = tuple((entry, _first(entry.forms, word), max(0, len(entry.forms) - _SHOWN)) for entry in shown)
        counts = tuple((one, sum(1 for entry in every if entry.list == one)) for one in names)
        kept = {"q": q, "list": name}
        return LexiconView(rows, counts, pager("/lexicon", kept, page, PAGE_SIZE, len(chosen)), q, name)

    def table() -> Table:
        rows = tuple((e.list, e.id, e.means, "; ".join(e.forms)) for e in chosen)
        return Table(("list", "id", "means", "forms"), rows)

    data = Found(len(chosen), start, shown)
    return Answer("lexicon.html", asked.words.t("nav.lexicon"), view, data, "lexicon", table=table)


def _first(forms: tuple[str, ...], word: str) -> tuple[str, ...]:
    """As many forms as are shown, those with the word first."""
    return tuple(sorted(forms, key=lambda form: not word or word not in form))[:_SHOWN]
