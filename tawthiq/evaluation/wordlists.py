"""The evaluation's own words, read once: what matching leaves off (matching.yaml), what pages say (labels.yaml)."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml


@cache
def read(name: str) -> dict[str, Any]:
    """The content of `NAME.yaml` beside this module."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    text = Path(__file__).with_name(f"{name}.yaml").read_text("utf-8")
    loaded: dict[str, Any] = yaml.load(text, Loader=loader)  # noqa: S506 - the safe loader in C
    return loaded
