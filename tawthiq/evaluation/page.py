"""Differences as one page that needs nothing else: no script, no request, Arabic from right to left."""

import re
from collections.abc import Mapping, Sequence
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from tawthiq.evaluation.differences import Errors, figure_in_words
from tawthiq.evaluation.scores import Scores
from tawthiq.evaluation.sides import Sides
from tawthiq.evaluation.tallies import Figure
from tawthiq.evaluation.wordlists import read

_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff]")


def of_claims(scores: Scores, errors: Sequence[Errors], language: str = "en") -> str:
    """The page of claims that were missed, found beside the annotation, or differ. `language` is ar or en."""
    return _render("claims.html", language, scores=scores, errors=errors, in_words=figure_in_words)


def of_register(figures: Mapping[str, Figure], sides: Sequence[Sides], language: str = "en") -> str:
    """The page of incidents that differ from those of the recorders."""
    return _render("register.html", language, figures=figures, sides=sides)


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
