"""Words that bound a figure: in front of it (ما لا يقل عن 20), behind it (22 من عناصرها على الأقل), or over it
(تجاوز عدد القتلى 50). The words themselves are in data/bounds.yaml.
"""

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from tawthiq.text.quantities.quantity import Bound
from tawthiq.text.tokens import Shape, Token, stems
from tawthiq.text.wordlists import load

_BEHIND = 6  # words between a figure and على الأقل: the noun with its adjectives
_OVER = 4  # words between تجاوز and its figure: عدد القتلى المدنيين


class Found(NamedTuple):
    """A bound and the token at its far end: its first word in front of a figure, its last word behind one."""

    bound: Bound
    at: int


@cache
def _table(side: str) -> dict[str, tuple[tuple[tuple[str, ...], Bound], ...]]:
    """Phrases by the word next to the figure, the longest first."""
    table: dict[str, list[tuple[tuple[str, ...], Bound]]] = {}
    for bound, forms in load("bounds")[side].items():
        for form in forms:
            words = tuple(form.split())
            key = words[-1] if side == "before" else words[0]
            table.setdefault(key, []).append((words, Bound(bound)))
    return {key: tuple(sorted(found, key=lambda item: -len(item[0]))) for key, found in table.items()}


@cache
def _touching() -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(form.split()) for form in load("bounds")["touching"])


@lru_cache(maxsize=20_000)
def _is(folded: str, word: str) -> bool:
    """Whether a token is the word, with or without clitics in front."""
    return folded == word or any(stem.text == word for stem in stems(folded))


@lru_cache(maxsize=50_000)
def _keys(folded: str) -> tuple[str, ...]:
    table = _table("before")
    return tuple(dict.fromkeys(stem.text for stem in stems(folded) if stem.text in table))


def before(tokens: Sequence[Token], figure: int) -> Found | None:
    """The bound in front of the figure at token `figure`, with the token where its words begin."""
    found: Found | None = None
    at = figure
    while True:
        step = _one_before(tokens, at)
        if step is None:
            break
        # ما لا يقل عن نحو 20: the outer words bound, the inner only soften.
        if found is None or found.bound is Bound.ABOUT or step.bound is not Bound.ABOUT:
            found = step
        else:
            found = Found(found.bound, step.at)
        at = step.at
    return found or _over(tokens, figure)


def _one_before(tokens: Sequence[Token], figure: int) -> Found | None:
    last = figure - 1
    if last >= 0 and tokens[last].text == "(":
        last -= 1  # أكثر من (13,021) إصابة
    if last >= 0 and tokens[last].folded == "الاقل" and _is_joined(tokens[figure]):
        return None  # تسع جثث على الأقل وثلاثة جرحى: of the figure before
    if last >= 0 and tokens[last].folded in ("ال", "ب", "من"):
        # قدر ب 20, ما يقارب الـ20, ما يقارب من 20: the particle may be a token of its own.
        shorter = _match_before(tokens, last - 1) if tokens[last].folded != "من" else None
        return shorter or _match_before(tokens, last)
    return _match_before(tokens, last)


def _is_joined(token: Token) -> bool:
    return token.folded.startswith("و") and not token.folded.startswith("واحد")


def _match_before(tokens: Sequence[Token], last: int) -> Found | None:
    if last < 0:
        return None
    table = _table("before")
    for key in _keys(tokens[last].folded):
        for words, bound in table[key]:
            first = last - len(words) + 1
            if first < 0 or not _is(tokens[first].folded, words[0]):
                continue
            if len(words) > 1 and (tokens[last].folded != words[-1]):
                continue
            if all(tokens[first + n].folded == word for n, word in enumerate(words[1:-1], 1)):
                return Found(bound, first)
    return None


@cache
def _over_verbs() -> dict[str, Bound]:
    return {verb: Bound(bound) for bound, verbs in load("bounds")["over"].items() for verb in verbs}


@cache
def _subjects() -> frozenset[str]:
    return frozenset(load("bounds")["subject"])


@lru_cache(maxsize=50_000)
def _is_subject(folded: str) -> bool:
    return any(stem.text in _subjects() for stem in stems(folded))


def _over(tokens: Sequence[Token], figure: int) -> Found | None:
    for at in range(figure - 2, max(-1, figure - _OVER - 2), -1):
        token = tokens[at]
        if token.shape is not Shape.WORD:
            return None
        if not _is_subject(tokens[at + 1].folded):
            continue
        for stem in stems(token.folded):
            if stem.text in _over_verbs():
                return Found(_over_verbs()[stem.text], figure)
    return None


def behind(tokens: Sequence[Token], last: int, stop: int) -> Found | None:
    """The bound behind the figure that ends at `last`, before the token `stop`; `at` is its last token."""
    table = _table("after")
    for at in range(last + 1, min(len(tokens), stop, last + 1 + _BEHIND)):
        folded = tokens[at].folded
        for words, bound in table.get(folded, ()):
            end = at + len(words) - 1
            if end >= len(tokens) or any(tokens[at + n].folded != word for n, word in enumerate(words)):
                continue
            if words in _touching() and at > last + 2:
                continue
            if words[0] == "او" and end + 1 < len(tokens) and tokens[end + 1].folded == "من":
                continue  # أو أكثر من 4500 bounds the next figure
            return Found(bound, end)
        closes = at == last + 1 and folded == ")"  # (17) مواطنا على الأقل
        if tokens[at].shape is not Shape.WORD and folded not in ("«", "»", '"', "“", "”") and not closes:
            return None
    return None
