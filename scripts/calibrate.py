"""Learn the weights behind the confidence of a claim and of its slots, and measure how far the answers can be trusted.

    python scripts/calibrate.py [--also DOCS GOLD]... [--write]

Reads the annotated reports beside the checkout (TAWTHIQ_BENCH, by default ../shared). Reports whose id has a SHA-256
divisible by three are held back: the weights are learned on the others. Since the rules were written with those at
hand, the level of each score, one number, is set on the reports held back. The tables of predicted against observed
are made on those held back, too, each half of them with the level that the other half gives. Only counts and shares
are printed or written: no text leaves the reports.
With --also further annotated reports, in the same form, are learned on beside those. With --write the weights go to
tawthiq/claims/confidence.yaml and the tables to docs/reference/confidence.md.
"""

import argparse
import os
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from math import exp, log, sqrt
from pathlib import Path

from tawthiq import claims, gazetteer, passages
from tawthiq.claims.confidence import Surroundings, Weights, features, probability
from tawthiq.claims.slot_confidence import SEEN
from tawthiq.claims.slot_confidence import features as slot_features
from tawthiq.evaluation import annotations, matching
from tawthiq.evaluation.annotations import Annotation
from tawthiq.evaluation.counting import Slot, same_day, values
from tawthiq.model.document import Document
from tawthiq.model.vocabulary import PublishedFrom

ROOT = Path(__file__).parent.parent
WEIGHTS = ROOT / "tawthiq" / "claims" / "confidence.yaml"
PAGE = ROOT / "docs" / "reference" / "confidence.md"
RIDGE = 4.0  # pull of each weight towards nothing, in claims: with a few hundred claims few weights deserve trust
ROUNDS = 4000
STEP = 0.5
STRONGEST = 5
FARTHEST, HALVINGS = 5.0, 40  # log odds within which a level is sought, and steps of the search
WHOLE = "claim"
SCORED = {
    "harms": Slot.HARM,
    "where": Slot.WHERE,
    "when": Slot.WHEN,
    "method": Slot.METHOD,
    "facilities": Slot.FACILITIES,
    "responsible": Slot.RESPONSIBLE,
}
BINS = ((0.0, 0.5), (0.5, 0.65), (0.65, 0.75), (0.75, 0.85), (0.85, 1.01))


@dataclass(frozen=True)
class Case:
    """One claim that the program made, or one slot of it: what holds of it, and whether a person has the same."""

    held_back: bool
    features: tuple[str, ...]
    right: bool
    half: bool = False  # of the reports held back, which half


Cases = dict[str, list[Case]]


def held_back(name: str) -> bool:
    return int(sha256(name.encode()).hexdigest(), 16) % 3 == 0


def in_half(name: str) -> bool:
    """In which half of the reports held back a report is."""
    return int(sha256(name.encode()).hexdigest(), 16) % 2 == 0


def cases(docs: Path, annotated: Path) -> Cases:
    """Of the claim as a whole (`WHOLE`) and of each slot: the latter only of claims that a person has, too."""
    documents = annotations.read_documents(docs)
    gold = annotations.by_document(annotations.read_gold(annotated, documents).claims)
    resources = claims.Resources(gazetteer=gazetteer.load())
    found: Cases = {subject: [] for subject in (WHOLE, *SEEN)}
    for name, one in documents.items():
        for subject, case in _of_document(one, gold.get(name, []), resources):
            found[subject].append(case)
    return found


def _of_document(
    document: Document, gold: Sequence[Annotation], resources: claims.Resources
) -> Iterator[tuple[str, Case]]:
    report = passages.split(document)
    found, _ = claims.find(report, resources)
    predicted = annotations.of_claims(found)
    mate = {pair.predicted: gold[pair.gold] for pair in matching.align(gold, predicted, document.text)}
    around, held, half = Surroundings.of(report, found), held_back(document.id), in_half(document.id)
    slack = int(document.published_from == PublishedFrom.REGISTER)
    for at, claim in enumerate(found):
        right = at in mate and _figures(mate[at]) == _figures(predicted[at])
        yield WHOLE, Case(held, features(claim, around), right, half)
        if at in mate:
            for slot, holds in slot_features(claim, around).items():
                yield slot, Case(held, holds, same(slot, mate[at], predicted[at], slack), half)


def same(slot: str, one: Annotation, other: Annotation, slack: int) -> bool:
    """Whether two claims say the same in a slot; nothing said is the same as nothing said."""
    if slot == "kind":
        return one.kind is other.kind
    if slot == "sources":
        number = len(one.source_quotes)
        return number == len(other.source_quotes) == matching.same_sources(one.source_quotes, other.source_quotes)
    mine, theirs = (values(claim)[SCORED[slot]] for claim in (one, other))
    if slot == "when" and mine and theirs:
        return same_day(str(mine[0]), str(theirs[0]), slack)
    return Counter(mine) == Counter(theirs)


def _figures(claim: Annotation) -> Counter[object]:
    return Counter(values(claim)[Slot.FIGURE])


def fit(learned: Sequence[Case]) -> Weights:
    """Logistic regression by gradient descent; with yes-or-no features of such number nothing more is needed."""
    names = sorted({name for case in learned for name in case.features})
    alike = Counter((case.features, case.right) for case in learned)
    weights, bias = dict.fromkeys(names, 0.0), 0.0
    for _ in range(ROUNDS):
        slopes, slope = {name: RIDGE * weights[name] for name in names}, 0.0
        now = Weights(bias, weights)
        for (holds, right), number in alike.items():
            off = number * (1 / (1 + exp(-now.odds(holds))) - right)
            slope += off
            for name in holds:
                slopes[name] += off
        bias -= STEP * slope / len(learned)
        weights = {name: weights[name] - STEP * slopes[name] / len(learned) for name in names}
    return Weights(round(bias, 3), {name: round(weight, 3) for name, weight in weights.items()})


def settled(model: Weights, of: Sequence[Case]) -> Weights:
    """The model with the level at which its mean over the cases is the share that is right."""
    right = sum(case.right for case in of)
    if not 0 < right < len(of):
        return model
    low, high = -FARTHEST, FARTHEST
    for _ in range(HALVINGS):
        shift = (low + high) / 2
        told = sum(probability(model.odds(case.features) + shift) for case in of)
        low, high = (shift, high) if told < right else (low, shift)
    return Weights(round(model.bias + low, 3), model.weights)


def told_of(model: Weights, measured: Sequence[Case]) -> list[tuple[float, bool]]:
    """What is predicted and what came out, each half of the cases with the level of the other."""
    halves = [[case for case in measured if case.half is half] for half in (False, True)]
    if not all(halves):
        return [(probability(model.odds(case.features)), case.right) for case in measured]
    levels = [settled(model, halves[1]), settled(model, halves[0])]
    return [(probability(levels[case.half].odds(case.features)), case.right) for case in measured]


def table(told: Sequence[tuple[float, bool]]) -> str:
    lines = ["| confidence | claims | mean predicted | observed right | 95 % |", "|---|---|---|---|---|"]
    for low, high in BINS:
        inside = [(predicted, right) for predicted, right in told if low <= predicted < high]
        if not inside:
            continue
        predicted, observed = sum(p for p, _ in inside) / len(inside), sum(r for _, r in inside) / len(inside)
        name = f"{low:.2f}–{min(high, 1.0):.2f}"
        first, last = wilson(observed, len(inside))
        lines.append(f"| {name} | {len(inside)} | {predicted:.2f} | {observed:.2f} | {first:.2f}–{last:.2f} |")
    return "\n".join(lines)


def wilson(share: float, number: int) -> tuple[float, float]:
    """The 95 % interval of a share of so many (Wilson 1927)."""
    z = 1.96
    middle, spread = (
        share + z * z / (2 * number),
        z * sqrt(share * (1 - share) / number + z * z / (4 * number * number)),
    )
    return max(0.0, (middle - spread) / (1 + z * z / number)), min(1.0, (middle + spread) / (1 + z * z / number))


def summary(name: str, told: Sequence[tuple[float, bool]]) -> str:
    brier = sum((p - r) ** 2 for p, r in told) / len(told)
    loss = -sum(log(max(0.01, p if r else 1 - p)) for p, r in told) / len(told)
    base = sum(r for _, r in told) / len(told)
    return (
        f"| {name} | {len(told)} | {base:.3f} | {sum(p for p, _ in told) / len(told):.3f} | {brier:.3f} "
        f"| {base * (1 - base):.3f} | {loss:.3f} | {_ranking(told):.3f} |"
    )


def _ranking(told: Sequence[tuple[float, bool]]) -> float:
    """How often a right claim has a higher confidence than a wrong one (area under the curve)."""
    right, wrong = [p for p, r in told if r], [p for p, r in told if not r]
    won = sum((a > b) + 0.5 * (a == b) for a in right for b in wrong)
    return won / max(1, len(right) * len(wrong))


def main() -> None:
    asked = _asked()
    folder = ROOT / os.environ.get("TAWTHIQ_BENCH", "../shared") / "gold"
    if not folder.is_dir():
        sys.exit(f"TAWTHIQ_BENCH: no folder {folder} with annotated reports")
    found = cases(folder / "dev.docs.jsonl", folder / "dev.gold.jsonl")
    for docs, annotated in asked.also:
        for subject, further in cases(docs, annotated).items():
            found[subject] += [replace(case, held_back=False) for case in further]
    models = {
        subject: settled(fit([case for case in of if not case.held_back]), [case for case in of if case.held_back])
        for subject, of in found.items()
    }
    whole, slots = _whole(models[WHOLE], found[WHOLE]), _slots(models, found)
    print(f"{whole}\n{slots}")
    if asked.write:
        write(models)
        write_part("calibration", whole)
        write_part("slots", slots)


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--also", nargs=2, type=Path, action="append", default=[], metavar=("DOCS", "GOLD"))
    parser.add_argument("--write", action="store_true")
    return parser.parse_args()


def _whole(model: Weights, of: Sequence[Case]) -> str:
    """The tables of the claim as a whole."""
    learned, measured = [c for c in of if not c.held_back], [c for c in of if c.held_back]
    heads = "| reports | claims | right | mean confidence | Brier | Brier of the mean | log loss | ranking |"
    sums = "\n".join([
        heads,
        "|---|---|---|---|---|---|---|---|",
        summary("learned on", [(probability(model.odds(c.features)), c.right) for c in learned]),
        summary("held back", told_of(model, measured)),
    ])  # fmt: skip
    by_confidence = f"Held back, by confidence:\n\n{table(told_of(model, measured))}"
    return f"{sums}\n\n{by_confidence}\n\nWeights (log odds; bias {model.bias:+.2f}):\n\n{_weights(model, of)}\n"


def _weights(model: Weights, of: Sequence[Case]) -> str:
    uses = Counter(name for case in of for name in case.features)
    ordered = sorted(model.weights.items(), key=lambda item: -item[1])
    rows = [f"| `{name}` | {weight:+.2f} | {uses[name]} |" for name, weight in ordered]
    return "\n".join(["| what holds of the claim | weight | claims |", "|---|---|---|", *rows])


def _slots(models: Mapping[str, Weights], found: Cases) -> str:
    """One line a slot, then for each slot predicted against observed, all of reports held back."""
    rows = [
        "| slot | claims | right | mean confidence | Brier | Brier of the mean | log loss | ranking |",
        "|---|---|---|---|---|---|---|---|",
    ]
    parts = []
    for slot in SEEN:
        measured = [case for case in found[slot] if case.held_back]
        rows.append(summary(f"`{slot}`", told_of(models[slot], measured)))
        strong = sorted(models[slot].weights.items(), key=lambda item: -abs(item[1]))[:STRONGEST]
        said = ", ".join(f"`{name}` {weight:+.2f}" for name, weight in strong)
        parts.append(f"`{slot}`; weighs most: {said}\n\n{table(told_of(models[slot], measured))}")
    return "\n".join(rows) + "\n\n" + "\n\n".join(parts) + "\n"


def write(models: Mapping[str, Weights]) -> None:
    """The weights, with a version that follows from them."""
    content = repr([(name, model.bias, sorted(model.weights.items())) for name, model in models.items()])
    lines = [
        "# Written by scripts/calibrate.py; docs/reference/confidence.md says how it was measured.",
        f'version: "{sha256(content.encode()).hexdigest()[:8]}"',
        *_lines(WHOLE, models[WHOLE], ""),
        "slots:",
        *(line for slot in SEEN for line in _lines(slot, models[slot], "  ")),
    ]
    WEIGHTS.write_text("\n".join(lines) + "\n", "utf-8")


def _lines(name: str, model: Weights, indent: str) -> list[str]:
    weights = [f"{indent}    {key}: {weight}" for key, weight in sorted(model.weights.items())]
    return [f"{indent}{name}:", f"{indent}  bias: {model.bias}", f"{indent}  weights:", *weights]


def write_part(name: str, tables: str) -> None:
    """A generated part of the page."""
    begin, end = f"<!-- begin {name} -->", f"<!-- end {name} -->"
    page = PAGE.read_text("utf-8")
    page = re.sub(f"{begin}.*{end}", lambda _: f"{begin}\n{tables}{end}", page, flags=re.DOTALL)
    PAGE.write_text(page, "utf-8")


if __name__ == "__main__":
    main()
