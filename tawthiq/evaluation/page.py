"""Differences as one page that needs nothing else: no script, no request, Arabic from right to left."""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache, partial

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from tawthiq.evaluation.differences import QUOTED, Errors, figure_in_words
from tawthiq.evaluation.scores import Scores
from tawthiq.evaluation.sides import Sides
from tawthiq.evaluation.tallies import Figure
from tawthiq.evaluation.wordlists import read

_GROUPS = {
    "kind": ("kind",),
    "harm": ("outcome", "range_victims", "group"),
    "method": ("method",),
    "facilities": ("facility",),
    "responsible": ("party", "stance"),
    "response": ("response",),
}
"""The vocabularies that the codes of a slot are of."""
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff]")


Named = Callable[[str, str], str | None]
"""The word for a code of a vocabulary (outcome, method, party …), None where the vocabulary does not have it."""


def of_claims(
    scores: Scores, errors: Sequence[Errors], language: str = "en", named: Named = lambda group, code: None
) -> str:
    """The page of claims that were missed, found beside the annotation, or differ. `language` is ar or en."""
    said = partial(_said, named)
    return _render("claims.html", language, scores=scores, errors=errors, in_words=figure_in_words, said=said)


def of_register(figures: Mapping[str, Figure], sides: Sequence[Sides], language: str = "en") -> str:
    """The page of incidents that differ from those of the recorders."""
    return _render("register.html", language, figures=figures, sides=sides)


def _said(named: Named, slot: str, value: str) -> str:
    """A value with its codes in the words of the page's language; its quoted words stay as they are."""
    codes, mark, quote = value.partition(QUOTED)
    return " ".join(_word(named, slot, code) for code in codes.split(" ")) + mark + quote


def _word(named: Named, slot: str, code: str) -> str:
    found = (named(group, code) for group in _GROUPS.get(slot, ()))
    return next((word for word in found if word), code.replace("_", " ") if slot in _GROUPS else code)


def _render(name: str, language: str, **content: object) -> str:
    words = read("labels")[language]
    return _templates().get_template(name).render(lang=language, say=words, direction=direction, **content)


def direction(text: str) -> str:
    """Whether to write rtl: wherever an Arabic letter stands, whatever the words begin with."""
    return "rtl" if _RIGHT_TO_LEFT.search(text) else "ltr"


@cache
def _templates() -> Environment:
    return Environment(
        loader=PackageLoader("tawthiq.evaluation"), autoescape=select_autoescape(), undefined=StrictUndefined
    )
