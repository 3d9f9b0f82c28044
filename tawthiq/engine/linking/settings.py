"""Splink's model of the comparison: the levels of levels.yaml with our weights, for any back end.

1. `comparisons` reads the levels, their fragments put in.
2. `settings` makes Splink's settings of them: m and u of each level so that ln(m/u) is its weight.
"""

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from tawthiq.engine.linking.table import OUTCOMES, WORD_COLUMNS
from tawthiq.incidents.weights import Weights

NOTHING, NONE = "nothing", "none"  # cannot be compared; compared, and says nothing
_FRAGMENT = re.compile(r"\{(\w+)\}")
_ELSE = "else"
Settings = dict[str, Any]  # Splink's own form


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition of a comparison in SQL; `level` is an id of weights.yaml, NOTHING or NONE."""

    level: str
    sql: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """Conditions in the order in which they are asked; the first that holds gives the level."""

    name: str
    conditions: tuple[Condition, ...]


@cache
def comparisons() -> tuple[Comparison, ...]:
    """All comparisons, complete SQL."""
    raw = yaml.safe_load((Path(__file__).parent / "levels.yaml").read_text("utf-8"))
    fragments: dict[str, str] = dict(raw["fragments"])
    shared = (f"cast(bit_count(words_{n}_l & words_{n}_r) as int)" for n in range(WORD_COLUMNS))
    fragments["common_words"] = f"({' + '.join(shared)})"
    for name, sql in raw["outcomes"].items():
        each = {f"{name}_{outcome}": sql.replace("<o>", outcome) for outcome in OUTCOMES}
        fragments |= each | {name: "(" + " or ".join(f"{{{key}}}" for key in each) + ")"}
    return tuple(
        Comparison(name, tuple(Condition(level, _complete(sql, fragments)) for level, sql in conditions))
        for name, conditions in raw["comparisons"].items()
    )


def _complete(sql: str, fragments: Mapping[str, str]) -> str:
    while _FRAGMENT.search(sql):
        sql = _FRAGMENT.sub(lambda found: fragments[found[1]], sql)
    return sql


def settings(table: Weights) -> Settings:
    """Splink's settings with the weights of the table; a pair's `match_weight` times ln 2 is its score."""
    return {
        "link_type": "dedupe_only",
        "unique_id_column_name": "uid",
        "probability_two_random_records_match": _share(table.prior),
        "comparisons": [_weighted(comparison, table) for comparison in comparisons()],
        "blocking_rules_to_generate_predictions": [],  # pairs come blocked: see blocking.py
        "additional_columns_to_retain": ["at"],
        "retain_matching_columns": False,
        "retain_intermediate_calculation_columns": False,
    }


def _weighted(comparison: Comparison, table: Weights) -> Settings:
    levels: list[Settings] = []
    for condition in comparison.conditions:
        weight = 0.0 if condition.level in {NOTHING, NONE} else table.levels[condition.level].weight
        level: Settings = {"sql_condition": condition.sql, "label_for_charts": condition.level}
        if condition.level == NOTHING:
            level["is_null_level"] = True
        else:
            level |= {"m_probability": _share(weight), "u_probability": _share(-weight)}
        levels.append(level)
    return {"output_column_name": comparison.name, "comparison_levels": levels}


def _share(log_odds: float) -> float:
    """The probability of these log-odds: m and u made so are any two with the right ratio."""
    return 1 / (1 + math.exp(-log_odds))


def level_ids() -> Sequence[str]:
    """The ids of weights.yaml that the SQL can give, each once."""
    found = dict.fromkeys(c.level for comparison in comparisons() for c in comparison.conditions)
    return [level for level in found if level not in {NOTHING, NONE}]
