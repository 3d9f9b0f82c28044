"""Word lists of the language as data: numbers, bounds, months, words of time (tawthiq/text/data/*.yaml).

Every string is folded on loading with the same function as the text, so a list and a token compare directly. Read
once, on first use.
"""

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from tawthiq.text.folding import fold

DATA = Path(__file__).parent / "data"


@cache
def load(name: str) -> Any:
    """The content of `data/NAME.yaml` with all strings folded. Raises OSError where the package is broken."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    text = (DATA / f"{name}.yaml").read_text("utf-8")
    return _folded(yaml.load(text, Loader=loader))  # noqa: S506 - a safe loader, in C where libyaml is there


def _folded(content: Any) -> Any:
    if isinstance(content, str):
        return fold(content)
    if isinstance(content, list):
        return [_folded(item) for item in content]
    if isinstance(content, dict):
        return {_folded(key): _folded(item) for key, item in content.items()}
    return content


def phrases(forms: list[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Phrases by their last word: the words before it, in order, longest phrase first."""
    table: dict[str, list[tuple[str, ...]]] = {}
    for form in forms:
        words = form.split()
        table.setdefault(words[-1], []).append(tuple(words[:-1]))
    return {last: tuple(sorted(rest, key=len, reverse=True)) for last, rest in table.items()}
