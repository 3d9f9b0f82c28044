"""Precision, recall and F1 of each slot over all documents, with intervals that say how far they can be trusted.

Intervals are 95 % percentiles of a bootstrap by document: reports are drawn again with replacement, since the claims of
one report stand or fall together. The draw is fixed, so that one comparison gives one answer.
"""

import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tawthiq.evaluation.annotations import Annotation, by_document
from tawthiq.evaluation.counting import AVERAGED, Agreement, Counts, Slot, agreement
from tawthiq.model.document import Document

Interval = tuple[float, float]
DRAWS = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotScore:
    """One slot: shares between 0 and 1, and how many values stand behind them."""

    slot: Slot
    precision: float
    recall: float
    f1: float
    ci95: Interval
    gold: int
    predicted: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """A whole comparison. `mean` is over the slots that were annotated or found, responses apart."""

    documents: int
    slots: tuple[SlotScore, ...]
    kind_accuracy: float
    tenfold_errors: int
    ungrounded_values: int
    mean: float
    mean_ci95: Interval

    def slot(self, slot: Slot) -> SlotScore:
        """The score of one slot."""
        return next(score for score in self.slots if score.slot is slot)

    def as_answer(self) -> dict[str, Any]:
        """For --json, keyed as the scorers beside the annotated reports key it."""
        slots = {
            score.slot.value: {
                "precision": score.precision,
                "recall": score.recall,
                "f1": score.f1,
                "gold": score.gold,
                "predicted": score.predicted,
                "ci95": score.ci95,
            }
            for score in self.slots
        }
        return slots | {
            "documents": self.documents,
            "kind accuracy": self.kind_accuracy,
            "tenfold errors": self.tenfold_errors,
            "ungrounded values": self.ungrounded_values,
            "mean slot F1": self.mean,
            "mean slot F1 ci95": self.mean_ci95,
        }


def compare(
    documents: Mapping[str, Document], gold: Sequence[Annotation], predicted: Sequence[Annotation]
) -> dict[str, Agreement]:
    """The agreement of each document."""
    mine, theirs = by_document(gold), by_document(predicted)
    return {name: agreement(mine.get(name, ()), theirs.get(name, ()), one) for name, one in documents.items()}


def score(agreements: Mapping[str, Agreement], draws: int = DRAWS) -> Scores:
    """Sum up a comparison; `draws` 0 leaves the intervals at 0."""
    slots = tuple(Slot)
    whole = _total(agreements.values())
    draw = random.Random(0)  # noqa: S311 - a fixed draw, so that the same comparison gives the same interval
    ids = list(agreements)
    drawn = [_total([agreements[draw.choice(ids)] for _ in ids]) for _ in range(draws)] if ids else []
    pairs = whole[Slot.CLAIM].hits
    return Scores(
        documents=len(agreements),
        slots=tuple(_slot(slot, whole[slot], [f1(counts[slot]) for counts in drawn]) for slot in slots),
        kind_accuracy=sum(one.same_kind for one in agreements.values()) / max(1, pairs),
        tenfold_errors=sum(one.tenfold for one in agreements.values()),
        ungrounded_values=sum(one.ungrounded for one in agreements.values()),
        mean=mean(whole),
        mean_ci95=_interval([mean(counts) for counts in drawn]),
    )


def precision(counts: Counts) -> float:
    """Share of the predicted that agrees."""
    return counts.hits / counts.predicted if counts.predicted else 0.0


def recall(counts: Counts) -> float:
    """Share of the annotated that was found."""
    return counts.hits / counts.gold if counts.gold else 0.0


def f1(counts: Counts) -> float:
    """Harmonic mean of both."""
    p, r = precision(counts), recall(counts)
    return 2 * p * r / (p + r) if p + r else 0.0


def mean(counts: Mapping[Slot, Counts]) -> float:
    """Mean F1; a slot that nobody told and nobody found is no error."""
    told = [slot for slot in AVERAGED if counts[slot].predicted or counts[slot].gold]
    return sum(f1(counts[slot]) for slot in told) / len(told) if told else 0.0


def _slot(slot: Slot, counts: Counts, drawn: Sequence[float]) -> SlotScore:
    return SlotScore(
        slot=slot,
        precision=precision(counts),
        recall=recall(counts),
        f1=f1(counts),
        ci95=_interval(drawn),
        gold=counts.gold,
        predicted=counts.predicted,
    )


def _total(agreements: Iterable[Agreement]) -> dict[Slot, Counts]:
    found = list(agreements)
    totals = {}
    for slot in Slot:
        counts = [one.counts[slot] for one in found]
        totals[slot] = Counts(sum(c[0] for c in counts), sum(c[1] for c in counts), sum(c[2] for c in counts))
    return totals


def _interval(values: Sequence[float]) -> Interval:
    if not values:
        return 0.0, 0.0
    ranked = sorted(values)
    return ranked[int(0.025 * len(ranked))], ranked[int(0.975 * len(ranked)) - 1]
