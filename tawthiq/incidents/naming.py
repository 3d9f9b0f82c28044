"""Which of the places told anywhere each report names: enough to know whether a report has room for another's place.

A report names a place when it has all words of its name, articles aside. Only the names are kept, never the words of
the reports, so that what a telling holds does not grow with its report.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from tawthiq.incidents.places import as_told
from tawthiq.incidents.tellings import Telling
from tawthiq.model.document import Document
from tawthiq.records import replace


def with_names(told: Sequence[Telling], documents: Mapping[str, Document]) -> tuple[Telling, ...]:
    """The same tellings with the exact places of all of them that their reports name."""
    return with_names_of(told, (documents[name] for name in asking(told) if name in documents))


def with_names_of(told: Sequence[Telling], reports: Iterable[Document]) -> tuple[Telling, ...]:
    """The same from the reports of those that ask, one after the other."""
    index = _by_first_word({t.spots[0].name for t in told if t.spots and not t.spots[0].is_area})
    once: dict[frozenset[str], frozenset[str]] = {}  # reports by the hundred thousand name the same few places
    named = {
        report.id: once.setdefault(names, names)
        for report in reports
        for names in (frozenset(_named(report.text, index)),)
    }
    return tuple(replace(t, named=named[t.document]) if _asks(t) and t.document in named else t for t in told)


def asking(told: Iterable[Telling]) -> set[str]:
    """The documents of those that are told without an exact place."""
    return {t.document for t in told if _asks(t)}


def _asks(telling: Telling) -> bool:
    """Whether it is told without an exact place, so that its report is asked for those of others."""
    return not telling.spots or telling.spots[0].is_area


def _by_first_word(names: Iterable[str]) -> dict[str, list[tuple[str, frozenset[str]]]]:
    index: dict[str, list[tuple[str, frozenset[str]]]] = defaultdict(list)
    for name in sorted(names):
        words = name.split()
        if words:
            index[words[0]].append((name, frozenset(words)))
    return index


def _named(text: str, index: Mapping[str, Sequence[tuple[str, frozenset[str]]]]) -> Iterable[str]:
    words = frozenset(as_told(text).split())
    for word in words & index.keys():
        yield from (name for name, parts in index[word] if parts <= words)
