"""Names told by two places: roads and forks (طريق س - ص، طريق عام س – ص، الطريق الواصل بين س وص، مثلث س - ص).

Both names are known, or a dash stands between them and neither is an everyday word.
"""

from tawthiq.claims.places.names import Name, Names
from tawthiq.lexicon.known import is_listed
from tawthiq.text.tokens import Shape

DASHES = frozenset("-–—/")
_STYLES = frozenset({"عام", "العام", "الدولي", "السريع", "الرئيسي", "القديم", "فرعي"})
_JOINS = frozenset({"الواصل", "الواصله", "الرابط", "الرابطه"})
_SETTLEMENT = "قريه"
_SHORTEST = 4  # letters


def road(names: Names, j: int) -> Name | None:
    """The road named from token j, the word for it before that; None where no name of its own stands there."""
    between = _between(names, j)
    if between is not None:
        return between
    first, tokens = j - 1, names.tokens
    while j < len(tokens) - 1 and tokens[j].folded in _STYLES:
        j += 1
    styled = j > first + 1
    one = names.known(j)
    if one is None or styled:
        one = _paired(names, j) or (None if styled else one)
    if one is None:
        return None
    k = one.end + 1
    other = _far_end(names, k)
    if other is None and k < len(tokens):
        other = names.known(k, ("و",))
    told = other or one
    return Name(first, told.last, told.end, "", names.text(first, told.last, ""), one.ids)


def _between(names: Names, j: int) -> Name | None:
    """الطريق الواصل بين مدينة س وبلدة ص: the road that is told by what it joins."""
    tokens = names.tokens
    if j + 2 >= len(tokens) or tokens[j].folded not in _JOINS or tokens[j + 1].folded != "بين":
        return None
    one = _joined(names, j + 2, "")
    other = _joined(names, one.end + 1, "و") if one is not None and one.end + 1 < len(tokens) else None
    if one is None or other is None:
        return None
    cue = names.words.senses[tokens[j - 1].folded].classes.get("cue")
    clitics = cue.clitics if cue is not None else ""
    return Name(j - 1, other.last, other.end, clitics, names.text(j - 1, other.last, clitics), one.ids)


def _joined(names: Names, k: int, clitics: str) -> Name | None:
    """A name at token k, be it behind the word for its kind (مدينة س، وبلدة ص)."""
    cue = names.words.senses[names.tokens[k].folded].classes.get("cue")
    kind = cue is not None and cue.clitics == clitics and not cue.definite and not cue.has("keep")
    named = names.announced(k + 1, cue) if cue is not None and kind else None
    return named or names.known(k, (clitics,))


def fork(names: Names, j: int) -> Name | None:
    """The two names of what lies between two places, from token j; None where no dash joins such."""
    one = _paired(names, j)
    other = _far_end(names, one.end + 1) if one is not None else None
    if one is None or other is None:
        return None
    return one._replace(last=other.last, end=other.end, text=names.text(one.first, other.last, ""))


def _far_end(names: Names, k: int) -> Name | None:
    """The name behind a dash at token k."""
    if k + 1 >= len(names.tokens) or names.tokens[k].text not in DASHES:
        return None
    return names.known(k + 1) or _end(names, k + 1)


def _paired(names: Names, j: int) -> Name | None:
    """A name at token j behind which a dash and a further one follow, be it that no gazetteer has it."""
    one = names.known(j) or _end(names, j)
    return one if one is not None and _far_end(names, one.end + 1) is not None else None


def _end(names: Names, j: int) -> Name | None:
    """A name at one end that no gazetteer has, none of its words an everyday one."""
    token = names.tokens[j]
    if token.shape is not Shape.WORD or token.folded.isascii() or len(token.folded) < _SHORTEST:
        return None
    name = names.unknown(j, "", names.words.senses[_SETTLEMENT].classes["cue"])
    if name is None or any(is_listed(one.folded) for one in names.tokens[name.first : name.last + 1]):
        return None
    return name
