"""The weights of the comparison as data (weights.yaml): each level has an id, a log-odds weight and words.

1. `weights` are those written by hand. 2. `read` takes other figures for the same levels from a file, such as
`tawthiq weights learn` writes. 3. Either has a version, so that a run can say by which weights it went.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache, cached_property
from hashlib import sha256
from pathlib import Path

import yaml

from tawthiq.errors import InputError


@dataclass(frozen=True, slots=True)
class Level:
    """One outcome of one comparison; `weight` in log-odds (natural)."""

    id: str
    weight: float
    ar: str
    en: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Learning:
    """What weights were learned from: so many tellings and pairs, `share` of them of one event.

    `held_by`: as how many pairs of one event the written weights counted.
    """

    tellings: int
    pairs: int
    share: float
    held_by: float


@dataclass(frozen=True)
class Weights:
    """`prior`: the log-odds that two candidates are one event before anything is compared."""

    prior: float
    levels: Mapping[str, Level]
    learning: Learning | None = None

    @cached_property
    def version(self) -> str:
        """`written` or `learned` with a hash of the figures."""
        figures = ";".join(f"{i}={level.weight:g}" for i, level in sorted(self.levels.items()))
        digest = sha256(f"{self.prior:g};{figures}".encode()).hexdigest()[:8]
        return f"{'learned' if self.learning else 'written'}-{digest}"


@cache
def weights() -> Weights:
    """The package's weights."""
    raw = _loaded(Path(__file__).parent / "weights.yaml")
    return Weights(float(raw["prior"]), {level["id"]: Level(**level) for level in raw["levels"]})


def read(path: Path) -> Weights:
    """The weights of a file as `written_out` writes it. Raises InputError in one line for what is none."""
    try:
        raw = _loaded(path)
        figures = {str(level): float(weight) for level, weight in raw["levels"].items()}
        learning = Learning(**raw["learning"]) if raw.get("learning") else None
        prior = float(raw["prior"])
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror}). Name a file of tawthiq weights learn") from error
    except (yaml.YAMLError, AttributeError, KeyError, TypeError, ValueError) as error:
        raise InputError(f"{path}: no file of weights. Write one with tawthiq weights learn --out FILE") from error
    own = weights()
    for level in figures.keys() - own.levels.keys():
        raise InputError(f"{path}: no level {level} is known. Take it out, or learn the weights anew")
    levels = {i: replace(level, weight=figures.get(i, level.weight)) for i, level in own.levels.items()}
    return Weights(prior, levels, learning)


def written_out(table: Weights) -> str:
    """The weights as YAML that `read` reads."""
    learning = table.learning
    raw = {
        "version": table.version,
        "learning": None if learning is None else {n: getattr(learning, n) for n in Learning.__slots__},
        "prior": table.prior,
        "levels": {i: level.weight for i, level in table.levels.items()},
    }
    return yaml.safe_dump(raw, sort_keys=False, allow_unicode=True)


def _loaded(path: Path) -> dict:  # type: ignore[type-arg] # what a file holds is found out by reading it
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load(path.read_text("utf-8"), Loader=loader)  # type: ignore[no-any-return]  # noqa: S506 (safe)
