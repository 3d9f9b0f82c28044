"""The weights of the comparison as data (weights.yaml): each level has an id, a log-odds weight and words."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml


@dataclass(frozen=True, slots=True)
class Level:
    """One outcome of one comparison; `weight` in log-odds (natural)."""

    id: str
    weight: float
    ar: str
    en: str


@dataclass(frozen=True, slots=True)
class Weights:
    """`prior`: the log-odds that two candidates are one event before anything is compared."""

    prior: float
    levels: Mapping[str, Level]


@cache
def weights() -> Weights:
    """The package's weights."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    path = Path(__file__).parent / "weights.yaml"
    raw = yaml.load(path.read_text("utf-8"), Loader=loader)  # noqa: S506 (safe)
    return Weights(float(raw["prior"]), {level["id"]: Level(**level) for level in raw["levels"]})
