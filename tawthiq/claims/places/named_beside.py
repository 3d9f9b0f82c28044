"""A name that no gazetteer has and no kind of place announces: beside it something happened, and where it lies is told
next (قرب جنالي في إقليم شبيلي السفلى، بالقرب من برقش شمال دمشق).
"""

from tawthiq.claims.places.names import Names
from tawthiq.claims.places.spelling import is_nunated
from tawthiq.lexicon.known import is_listed
from tawthiq.text.tokens import Shape

VILLAGE = "قريه"
_BESIDE = frozenset({"قرب", "القرب", "مشارف", "اطراف", "مقربه"})
_PREFIXES = ("", "و", "ب", "ف", "وب", "علي")
_SHORTEST = 4
_AREAS = frozenset({"district", "subdistrict", "governorate", "region"})


def beside(names: Names, first: int, at: int) -> bool:
    """Whether token `at`, behind the locating words that begin at `first`, can be nothing but a name."""
    tokens = names.tokens
    if at <= first or at + 1 >= len(tokens) or not _locates(tokens[first].folded):
        return False
    word = tokens[at]
    if word.shape is not Shape.WORD or len(word.folded) < _SHORTEST or word.folded.startswith(("ال", "لل")):
        return False
    if word.folded.endswith(("ه", "ات")) or is_nunated(word) or is_listed(word.folded):
        return False
    return _lies_in(names, at + 1)


def _locates(folded: str) -> bool:
    return any(folded.removeprefix(prefix) in _BESIDE for prefix in _PREFIXES)


def _lies_in(names: Names, at: int) -> bool:
    """Whether an area is told here in which something lies: في إقليم س، بمحافظة ص, or a side of a known place."""
    senses = names.words.senses
    inside = names.tokens[at].folded == "في"
    if at + inside >= len(names.tokens):
        return False
    classes = senses[names.tokens[at + inside].folded].classes
    area = classes.get("cue")
    if area is not None:
        return area.entry.attributes.get("precision") in _AREAS and (inside or area.clitics == "ب")
    side = classes.get("direction")
    return side is not None and not inside and not side.clitics and names.known(at + 1) is not None
