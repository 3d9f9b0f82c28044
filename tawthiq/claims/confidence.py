"""How likely a claim is right: a logistic score over a few things that can be seen of it.

1. `features` names what holds of a claim, in plain yes or no. 2. `confidence` adds their weights (confidence.yaml) and
takes the sum to a probability; slot_confidence.py does the same for each slot. "Right" means that a person annotating
the report would have the claim with the same figures. The weights are learned and measured by scripts/calibrate.py;
docs/reference/confidence.md has the table.

A claim that a person entered or corrected is not this module's business.
"""

import sys
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from math import exp
from pathlib import Path
from typing import Any

import yaml

from tawthiq.model.claim import Claim
from tawthiq.model.passage import Report, Role
from tawthiq.model.vocabulary import Bound, Kind, Victims

_LONG, _SHORT = 220, 40  # code points of a claim's words
_MANY_FIGURES = 3
_COUNTED = (Bound.EXACT, Bound.RANGE, Bound.ABOUT, Bound.AT_LEAST, Bound.AT_MOST)
_DENIED = (Bound.NONE, Bound.NONE_REPORTED)


@dataclass(frozen=True, slots=True)
class Weights:
    """Weights by feature, in log odds; a feature without a weight counts for nothing."""

    bias: float
    weights: Mapping[str, float]

    def odds(self, holds: Iterable[str]) -> float:
        """Log odds where these features hold."""
        get = self.weights.get
        return self.bias + sum([get(name, 0.0) for name in holds])


@dataclass(frozen=True, slots=True)
class Model:
    """The weights for a claim as a whole and for each of its slots (slot_confidence.py), with their version."""

    version: str
    claim: Weights
    slots: Mapping[str, Weights]


@dataclass(frozen=True)
class Surroundings:
    """What of the report bears on a claim: its headlines (offsets), all of its claims."""

    headlines: tuple[tuple[int, int], ...]
    claims: tuple[Claim, ...]

    @classmethod
    def of(cls, report: Report, claims: Sequence[Claim]) -> "Surroundings":
        """Those of one report."""
        heads = tuple((passage.start, passage.end) for passage in report.passages if passage.role is Role.HEADLINE)
        return cls(heads, tuple(claims))

    def in_headline(self, claim: Claim) -> bool:
        """Whether the claim begins in a headline."""
        before = bisect_right(self.headlines, (claim.start, sys.maxsize))
        return before > 0 and claim.start < self.headlines[before - 1][1]

    def shares_words(self, claim: Claim) -> bool:
        """Whether another claim is told in some of the same words; asked of one of `claims` itself."""
        return id(claim) in self._sharing

    @cached_property
    def _sharing(self) -> frozenset[int]:
        """Claims that overlap, found in one pass: of those begun before, the one that reaches furthest decides."""
        sharing: set[int] = set()
        furthest: Claim | None = None
        for claim in sorted(self.claims, key=lambda claim: claim.start):
            if furthest is not None and claim.start < furthest.end:
                sharing |= {id(claim), id(furthest)}
            if furthest is None or claim.end > furthest.end:
                furthest = claim
        return frozenset(sharing)


@cache
def model() -> Model:
    """The weights in use."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    raw = yaml.load(Path(__file__).with_name("confidence.yaml").read_text("utf-8"), Loader=loader)  # noqa: S506 - safe
    slots = {str(slot): _weights(part) for slot, part in raw["slots"].items()}
    return Model(str(raw["version"]), _weights(raw["claim"]), slots)


def _weights(raw: Mapping[str, Any]) -> Weights:
    return Weights(float(raw["bias"]), {str(name): float(weight) for name, weight in raw["weights"].items()})


def confidence(claim: Claim, around: Surroundings) -> float:
    """Probability, 0 to 1 with two decimals, that the claim is one and its figures are right."""
    return probability(model().claim.odds(features(claim, around)))


def probability(log_odds: float) -> float:
    """The logistic function, to two decimals: more would pretend to an exactness that no table bears out."""
    return round(1 / (1 + exp(-log_odds)), 2)


def features(claim: Claim, around: Surroundings) -> tuple[str, ...]:
    """What holds of a claim, each by its name in confidence.yaml."""
    return (*_kind(claim), *_figures(claim), *_circumstances(claim), *_speech(claim), *_words(claim, around))


def _kind(claim: Claim) -> Iterator[str]:
    if claim.kind is Kind.TOTAL:
        yield "total"
    elif claim.kind is not Kind.INCIDENT:
        yield "no_event_of_its_own"


def _figures(claim: Claim) -> Iterator[str]:
    if not claim.harms:
        yield "attack_only"
        return
    if all(harm.bound in _DENIED for harm in claim.harms):
        yield "denies_harm"
    elif all(harm.bound in _COUNTED for harm in claim.harms):
        yield "all_counted"
    if any(harm.bound is Bound.VAGUE for harm in claim.harms):
        yield "vague_figure"
    if len(claim.harms) >= _MANY_FIGURES:
        yield "many_figures"
    if any(harm.subset_of is not None for harm in claim.harms):
        yield "has_parts"
    if any(harm.victims is not Victims.UNKNOWN for harm in claim.harms):
        yield "status_told"


def _circumstances(claim: Claim) -> Iterator[str]:
    if claim.where is None:
        yield "no_place"
    elif claim.where.quote is None:
        yield "place_carried"
    if claim.where is not None and claim.where.place_id is None:
        yield "place_unknown"
    if claim.when is None:
        yield "no_time"
    elif claim.when.quote is None:
        yield "time_carried"
    if claim.method:
        yield "means_told"


def _speech(claim: Claim) -> Iterator[str]:
    if claim.sources:
        yield "source_told"
    if claim.responsible:
        yield "party_told"


def _words(claim: Claim, around: Surroundings) -> Iterator[str]:
    length = claim.end - claim.start
    if length > _LONG:
        yield "long_words"
    elif length < _SHORT:
        yield "short_words"
    if around.in_headline(claim):
        yield "in_headline"
    if around.shares_words(claim):
        yield "shares_words"
