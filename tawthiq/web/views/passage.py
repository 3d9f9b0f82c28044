"""The words of a claim in their place: the lines around it, the claim marked, the words of its values marked in it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup

from tawthiq.model.claim import Claim
from tawthiq.model.document import Document
from tawthiq.web import phrases
from tawthiq.web.spans import Utf16, shown
from tawthiq.web.views.fields import Field

AROUND = 260
_EMPTY_LINES = re.compile(r"(?:(?:&#13;)?\n[ \t]*){2,}")


@dataclass(frozen=True, slots=True)
class Run:
    """Words that stand together; `level` 0 around the claim, 1 in it, 2 the words of one of its values."""

    text: Markup
    level: int


@dataclass(frozen=True, slots=True)
class Passage:
    """`start` is the offset of its first letter in the report, in UTF-16 units."""

    lang: str
    dir: str
    start: int
    runs: tuple[Run, ...]
    cut_before: bool
    cut_after: bool


def passage(claim: Claim, document: Document, held: Sequence[Field]) -> Passage:
    """The claim in its place; cut at the ends of lines, else of words."""
    text = document.text
    first, last = _edges(text, claim)
    values = [(f.start, f.end) for f in held if f.start is not None and f.end is not None]
    inside = [(max(a, first), min(b, last)) for a, b in values if first <= a < b <= last]
    cuts = sorted({first, last, max(claim.start, first), min(claim.end, last), *(e for pair in inside for e in pair)})
    runs = []
    for a, b in pairwise(cuts):
        level = 2 if any(x <= a and b <= y for x, y in inside) else int(claim.start <= a and b <= claim.end)
        runs.append(Run(_closed_up(shown(text[a:b])), level))
    lang = document.lang or phrases.language(text)
    direction = "rtl" if lang.startswith("ar") else "ltr"
    return Passage(lang, direction, Utf16(text)(first), tuple(runs), first > 0, last < len(text))


def around(document: Document, at: tuple[int, int] | None) -> Passage:
    """The whole report, with the words at `at` (code points) marked."""
    text = document.text
    cuts = sorted({0, len(text), *(at or ())})
    runs = tuple(Run(_closed_up(shown(text[a:b])), int(at is not None and (a, b) == at)) for a, b in pairwise(cuts))
    lang = document.lang or phrases.language(text)
    return Passage(lang, "rtl" if lang.startswith("ar") else "ltr", 0, runs, False, False)


def _closed_up(text: Markup) -> Markup:
    """Empty lines take little room; their letters stay, so that offsets do."""
    told = _EMPTY_LINES.sub(r'<span class="gap">\g<0></span>', str(text))
    return Markup(told)  # noqa: S704 - escaped by `shown`; only a span was put around line ends


def _edges(text: str, claim: Claim) -> tuple[int, int]:
    first, last = max(0, claim.start - AROUND), min(len(text), claim.end + AROUND)
    if first > 0:
        cut = text.find("\n", first, claim.start)
        cut = cut if cut >= 0 else text.find(" ", first, claim.start)
        first = cut + 1 if cut >= 0 else first
    if last < len(text):
        cut = text.rfind("\n", claim.end, last)
        cut = cut if cut >= 0 else text.rfind(" ", claim.end, last)
        last = cut if cut >= 0 else last
    return first, last
