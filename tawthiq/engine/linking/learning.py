"""Weights learned from a register's own pairs, without labels: expectation maximisation, held by the written weights.

1. Splink compares the candidates of the register; equal patterns of levels are counted.
2. `estimate` goes back and forth between how likely each pattern is of one event, and how often each level is seen
   among pairs of one event (m) and of two (u): the model of Fellegi and Sunter.
3. The written weights count as `held_by` further pairs of one event, in every round: what is seldom seen stays near
   them. Splink's own maximisation knows no such priors, and ends where a level is never seen among pairs of two.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from tawthiq.engine.linking.duck import block, compared, connection, load
from tawthiq.engine.linking.settings import NONE, NOTHING, comparisons
from tawthiq.errors import InputError
from tawthiq.incidents.tellings import Telling
from tawthiq.incidents.weights import Learning, Weights

HELD_BY = 1_000.0
_LEAST_PAIRS = 1_000
_ROUNDS = 100
_STILL = 1e-5  # the share of pairs of one event no longer moves
_SPREAD = 1.0  # pairs of two events that every level is given beforehand

Levels = tuple[str, ...]  # one of each comparison, in their order
Odds = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Estimate:
    """`share` of the pairs are of one event; `weights` ln(m/u) by comparison and level."""

    share: float
    weights: tuple[Odds, ...]


def learn(told: Sequence[Telling], table: Weights, held_by: float = HELD_BY, folder: Path | None = None) -> Weights:
    """The weights of the table as these tellings bear them out. Raises InputError where their pairs are too few."""
    patterns: dict[Levels, int] = {}
    if len(told) > 1:
        with connection(folder) as database:
            load(database, told)
            block(database, "true")
            patterns = _patterns(database, table)
    pairs = sum(patterns.values())
    if pairs < _LEAST_PAIRS:
        raise InputError(f"{pairs:,} pairs teach nothing; {_LEAST_PAIRS:,} are the least. Learn from a larger register")
    found = estimate(patterns, table, held_by)
    levels, prior = dict(table.levels), math.log(found.share / (1 - found.share))
    for weights in found.weights:
        silent = weights.get(NONE, 0.0)  # what says nothing weighs nothing: its weight goes to all pairs alike
        prior += silent
        for level in weights.keys() - {NONE}:
            levels[level] = replace(levels[level], weight=round(weights[level] - silent, 3))
    learning = Learning(tellings=len(told), pairs=pairs, share=round(found.share, 4), held_by=held_by)
    return Weights(round(prior, 3), levels, learning)


def _patterns(database: Any, table: Weights) -> dict[Levels, int]:
    """How often each combination of levels was seen."""
    gammas = ", ".join(f"gamma_{comparison.name}" for comparison in comparisons())
    rows = database.execute(
        f"select {gammas}, count(*) from {compared(database, table)} group by all"  # noqa: S608 # our own names
    ).fetchall()
    named = [_by_number([c.level for c in comparison.conditions]) for comparison in comparisons()]
    found: dict[Levels, int] = {}
    for *numbers, count in rows:
        levels = tuple(names[number] for names, number in zip(named, numbers, strict=True))
        found[levels] = found.get(levels, 0) + count
    return found


def _by_number(levels: Sequence[str]) -> dict[int, str]:
    """Splink numbers the levels of a comparison downwards to 0; what cannot be compared is -1."""
    real = [level for level in levels if level != NOTHING]
    return {-1: NOTHING} | {len(real) - 1 - at: level for at, level in enumerate(real)}


def estimate(patterns: Mapping[Levels, int], table: Weights, held_by: float) -> Estimate:
    """Weights that explain the patterns best, from the written ones on and held by them."""
    pairs = sum(patterns.values())
    share = 1 / (1 + math.exp(-table.prior))
    weights: tuple[Odds, ...] = tuple(
        {level: _written(level, table) for level in sorted({p[at] for p in patterns} - {NOTHING})}
        for at in range(len(comparisons()))
    )
    for _ in range(_ROUNDS):
        of_one = {pattern: _probability(pattern, share, weights) for pattern in patterns}
        expected = sum(patterns[pattern] * p for pattern, p in of_one.items())
        weights = tuple(_maximised(at, patterns, of_one, table, held_by) for at in range(len(weights)))
        before, share = share, expected / pairs
        if abs(share - before) < _STILL:
            break
    return Estimate(share, weights)


def _written(level: str, table: Weights) -> float:
    return 0.0 if level == NONE else table.levels[level].weight


def _probability(pattern: Levels, share: float, weights: Sequence[Odds]) -> float:
    odds = math.log(share / (1 - share)) + sum(w.get(level, 0.0) for w, level in zip(weights, pattern, strict=True))
    return 1 / (1 + math.exp(-max(-500.0, min(500.0, odds))))


def _maximised(
    at: int, patterns: Mapping[Levels, int], of_one: Mapping[Levels, float], table: Weights, held_by: float
) -> Odds:
    one: dict[str, float] = {}
    two: dict[str, float] = {}
    for pattern, count in patterns.items():
        level, p = pattern[at], of_one[pattern]
        if level != NOTHING:
            one[level] = one.get(level, 0.0) + count * p
            two[level] = two.get(level, _SPREAD) + count * (1 - p)
    u = {level: seen / sum(two.values()) for level, seen in two.items()}
    written = {level: u[level] * math.exp(_written(level, table)) for level in one}
    total, all_written = sum(one.values()) + held_by, sum(written.values())
    return {level: math.log((one[level] + held_by * written[level] / all_written) / total / u[level]) for level in one}
