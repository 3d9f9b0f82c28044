"""Which passages are folded in lists because they hurt to read; a click opens them."""

import re
from functools import cache, lru_cache
from importlib.resources import files

import yaml

from tawthiq.text.folding import fold

_BEFORE = "(?:[وف])?(?:[بلك])?(?:ال)?"


@cache
def _pattern() -> re.Pattern[str]:
    forms = yaml.safe_load((files("tawthiq.web") / "graphic.yaml").read_text("utf-8"))["forms"]
    words = "|".join(re.escape(fold(form)).replace(r"\ ", r"\s+") for form in forms)
    return re.compile(rf"(?<!\w){_BEFORE}(?:{words})(?!\w)")


@lru_cache(maxsize=20_000)
def is_graphic(text: str) -> bool:
    """Whether a passage holds one of the words of `graphic.yaml`."""
    return bool(_pattern().search(fold(text)))
