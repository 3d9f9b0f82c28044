"""All words that any list of the lexicon has: what is among them is no name that only its surroundings tell.

`entries_of` gives the raw entries of some lists, `forms_of` the words of an entry; `is_listed` asks for one word.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from tawthiq.lexicon.checking import WORDS, names
from tawthiq.lexicon.chosen import Folders, by_folders
from tawthiq.lexicon.entries import read_raw
from tawthiq.text.folding import fold
from tawthiq.text.tokens import stems


def is_listed(folded: str) -> bool:
    """Whether some list has the word, with or without what may be joined to its front."""
    words = _known()
    return any(stem.text in words for stem in stems(folded))


def is_town(folded: str) -> bool:
    """Whether a word is the name of a town or an area in which reports play (theatres.yaml), and no everyday word too;
    the first name of an entry is that of the country.
    """
    return folded in _towns()


@by_folders
def _towns(folders: Folders) -> frozenset[str]:
    named = (raw for raw in entries_of(("theatres",), folders) if not raw.get("weak"))
    return with_article(word[0] for raw in named for word in list(forms_of(raw))[1:] if len(word) == 1)


@by_folders
def _known(folders: Folders) -> frozenset[str]:
    """Every word that stands in any list, single or within a phrase."""
    return with_bare(word for raw in entries_of(names(), folders) for form in forms_of(raw) for word in form)


def entries_of(lists: Iterable[str], folders: Folders) -> Iterator[Mapping[str, Any]]:
    """The entries of some lists as they are written."""
    return (raw for name in lists for raw in read_raw(name, folders))


def forms_of(raw: Mapping[str, Any], keys: Iterable[str] = WORDS) -> Iterator[list[str]]:
    """The forms of an entry, each as its folded words."""
    return (fold(str(form)).split() for key in keys for form in raw.get(key, ()))


def with_article(words: Iterable[str]) -> frozenset[str]:
    """Words as they stand in the lists, and with the article."""
    found = frozenset(words)
    return found | frozenset("ال" + word for word in found if not word.startswith("ال"))


def with_bare(words: Iterable[str]) -> frozenset[str]:
    """Words as they stand in the lists, and without their article."""
    found = frozenset(words)
    return found | frozenset(word.removeprefix("ال") for word in found)
