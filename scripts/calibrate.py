"""Learn the weights behind a claim's confidence and measure how far the answers can be trusted.

    python scripts/calibrate.py [--write]

Reads the annotated reports beside the checkout (TAWTHIQ_BENCH, by default ../shared). Reports whose id has a SHA-256
divisible by three are held back: the weights are learned on the others, the table of predicted against observed is made
on those held back. Only counts and shares are printed or written: no text leaves the reports.
With --write the weights go to tawthiq/claims/confidence.yaml and the tables to docs/reference/confidence.md.
"""

import os
import re
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from math import exp, log, sqrt
from pathlib import Path

from tawthiq import claims, gazetteer, passages
from tawthiq.claims.confidence import Surroundings, features, probability
from tawthiq.evaluation import annotations, matching
from tawthiq.evaluation.counting import Slot, values
from tawthiq.model.document import Document

ROOT = Path(__file__).parent.parent
WEIGHTS = ROOT / "tawthiq" / "claims" / "confidence.yaml"
PAGE = ROOT / "docs" / "reference" / "confidence.md"
RIDGE = 4.0  # pull of each weight towards nothing, in claims: with a few hundred claims few weights deserve trust
ROUNDS = 4000
STEP = 0.5
BINS = ((0.0, 0.5), (0.5, 0.65), (0.65, 0.75), (0.75, 0.85), (0.85, 1.01))


@dataclass(frozen=True)
class Case:
    """One claim that the program made: what holds of it, and whether a person has it with the same figures."""

    held_back: bool
    features: tuple[str, ...]
    right: bool


@dataclass(frozen=True)
class Fit:
    bias: float
    weights: dict[str, float]

    def __call__(self, case: Case) -> float:
        return self.bias + sum(self.weights.get(name, 0.0) for name in case.features)


def held_back(name: str) -> bool:
    return int(sha256(name.encode()).hexdigest(), 16) % 3 == 0


def cases(folder: Path) -> list[Case]:
    documents = annotations.read_documents(folder / "gold" / "dev.docs.jsonl")
    gold = annotations.by_document(annotations.read_gold(folder / "gold" / "dev.gold.jsonl", documents).claims)
    resources = claims.Resources(gazetteer=gazetteer.load())
    return [case for name, one in documents.items() for case in _of_document(one, gold.get(name, []), resources)]


def _of_document(
    document: Document, gold: Sequence[annotations.Annotation], resources: claims.Resources
) -> Iterable[Case]:
    report = passages.split(document)
    found, _ = claims.find(report, resources)
    predicted = annotations.of_claims(found)
    mate = {pair.predicted: pair.gold for pair in matching.align(gold, predicted, document.text)}
    around = Surroundings.of(report, found)
    for at, claim in enumerate(found):
        right = at in mate and _figures(gold[mate[at]]) == _figures(predicted[at])
        yield Case(held_back(document.id), features(claim, around), right)


def _figures(claim: annotations.Annotation) -> Counter[object]:
    return Counter(values(claim)[Slot.FIGURE])


def fit(learned: Sequence[Case]) -> Fit:
    """Logistic regression by gradient descent; with yes-or-no features of such number nothing more is needed."""
    names = sorted({name for case in learned for name in case.features})
    weights, bias = dict.fromkeys(names, 0.0), 0.0
    for _ in range(ROUNDS):
        slopes, slope = {name: RIDGE * weights[name] for name in names}, 0.0
        now = Fit(bias, weights)
        for case in learned:
            off = 1 / (1 + exp(-now(case))) - case.right
            slope += off
            for name in case.features:
                slopes[name] += off
        bias -= STEP * slope / len(learned)
        weights = {name: weights[name] - STEP * slopes[name] / len(learned) for name in names}
    return Fit(round(bias, 3), {name: round(weight, 3) for name, weight in weights.items()})


def table(model: Fit, measured: Sequence[Case]) -> str:
    lines = ["| confidence | claims | mean predicted | observed right | 95 % |", "|---|---|---|---|---|"]
    for low, high in BINS:
        inside = [(probability(model(c)), c.right) for c in measured if low <= probability(model(c)) < high]
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


def summary(name: str, model: Fit, measured: Sequence[Case]) -> str:
    told = [(probability(model(case)), case.right) for case in measured]
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
    folder = ROOT / os.environ.get("TAWTHIQ_BENCH", "../shared")
    if not (folder / "gold").is_dir():
        sys.exit(f"TAWTHIQ_BENCH: no folder {folder} with annotated reports")
    found = cases(folder)
    learned, measured = [c for c in found if not c.held_back], [c for c in found if c.held_back]
    model = fit(learned)
    heads = "| reports | claims | right | mean confidence | Brier | Brier of the mean | log loss | ranking |"
    sums = "\n".join(
        [
            heads,
            "|---|---|---|---|---|---|---|---|",
            summary("learned on", model, learned),
            summary("held back", model, measured),
        ]
    )
    uses = Counter(name for case in found for name in case.features)
    weights = "\n".join(
        ["| what holds of the claim | weight | claims |", "|---|---|---|"]
        + [
            f"| `{name}` | {weight:+.2f} | {uses[name]} |"
            for name, weight in sorted(model.weights.items(), key=lambda i: -i[1])
        ]
    )
    by_confidence = f"Held back, by confidence:\n\n{table(model, measured)}"
    tables = f"{sums}\n\n{by_confidence}\n\nWeights (log odds; bias {model.bias:+.2f}):\n\n{weights}\n"
    print(tables)
    if "--write" in sys.argv:
        write(model, tables)


def write(model: Fit, tables: str) -> None:
    content = repr((model.bias, sorted(model.weights.items())))
    version = sha256(content.encode()).hexdigest()[:8]
    lines = [
        "# Written by scripts/calibrate.py; docs/reference/confidence.md says how it was measured.",
        f'version: "{version}"',
        f"bias: {model.bias}",
        "weights:",
        *(f"  {name}: {weight}" for name, weight in sorted(model.weights.items())),
    ]
    WEIGHTS.write_text("\n".join(lines) + "\n", "utf-8")
    part = f"<!-- begin calibration -->\n{tables}<!-- end calibration -->"
    page = re.sub(
        "<!-- begin calibration -->.*<!-- end calibration -->", lambda _: part, PAGE.read_text("utf-8"), flags=re.DOTALL
    )
    PAGE.write_text(page, "utf-8")


if __name__ == "__main__":
    main()
