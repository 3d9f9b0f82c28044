"""Keys under which spellings of one name meet.

1. `word_key` takes a folded word to its key: no article, final ه/ا/اء as one (حماة، حماه، حما; صنعاء، صنعا).
2. `name_keys` gives the keys of a whole name, without the spaces between its words (كفر نوران، كفرنوران; دير الزور،
   ديرالزور), so that names and running text need not agree on where words end.

A key is for look-up only; two places may share one and are told apart by their surroundings.
"""

from functools import lru_cache

from tawthiq.text.folding import fold

_words: dict[str, str] = {}
_KINDS = frozenset({
    "حي", "قريه", "مدينه", "بلده", "مخيم", "محافظه", "ناحيه", "منطقه", "مديريه", "قضاء", "ولايه", "اقليم", "عزله",
    "مركز", "شعبيه", "بلديه", "اماره",
})  # fmt: skip


def word_key(folded: str) -> str:
    """Key of one folded word."""
    key = _words.get(folded)
    if key is None:
        key = folded[2:] if folded.startswith("ال") and len(folded) > 4 else folded
        if len(key) > 4 and key.endswith("اء"):
            key = key[:-2] + "ه"
        elif len(key) > 3 and key.endswith("ا"):
            key = key[:-1] + "ه"
        if len(_words) < 500_000:
            _words[folded] = key
    return key


@lru_cache(maxsize=50_000)
def name_keys(name: str) -> tuple[str, ...]:
    """Keys of a name: articles off every word, and (where it differs) off the first word alone. () for no letters."""
    return word_keys(" ".join(fold(name).translate(SEPARATORS).split()))


@lru_cache(maxsize=50_000)
def first_key(name: str) -> str:
    """The first key of a name, "" when it has no letters."""
    return (name_keys(name) or ("",))[0]


def word_keys(folded: str) -> tuple[str, ...]:
    """The same of a name that is folded already, its words parted by single spaces."""
    if " " not in folded:
        return (word_key(folded),) if folded else ()
    words = folded.split(" ")
    loose = "".join([word_key(word) for word in words])
    if " ال" not in folded:
        return (loose,)
    return (loose, word_key("".join(words)))


def without_kind(folded: str) -> str | None:
    """A folded name without the kind of place that begins it (مخيم جباليا → جباليا); None where none does."""
    kind, _, bare = folded.partition(" ")
    return bare if bare and kind in _KINDS else None


SEPARATORS = dict.fromkeys(map(ord, "-–—_/.,،()[]«»\"'’‘`“”ـ"), " ")
