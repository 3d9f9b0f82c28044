"""Learn which of a report's claims tell one event: the weights of tawthiq/claims/same_event.yaml.

    python scripts/learn_same_event.py [--write] DOCS GOLD [DOCS GOLD ...]

Each DOCS names reports and each GOLD their annotated claims with `incident` labels, as `tawthiq evaluate` takes them.
Reports whose id has a SHA-256 divisible by three are held back: nothing is learned of them, and only their figures are
printed. Places are those of TAWTHIQ_PLACES.

The weights begin at those written by hand (`written` in the file), to which a ridge pulls them back: a few hundred
reports move the ones that they speak clearly of. The level is the highest that kept pairs nearly best where each fifth
of the reports was read with weights learned on the other four. No text leaves the reports; with --write the weights go
to the file.
"""

import sys
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

import numpy as np
import yaml

from tawthiq import claims, passages, pipeline
from tawthiq.claims.agreement import Setting, holds
from tawthiq.claims.carrying import Event
from tawthiq.claims.drafts import Draft
from tawthiq.claims.events import NO_EVENT, told
from tawthiq.evaluation import annotations, matching
from tawthiq.evaluation.annotations import Annotation
from tawthiq.settings import Settings

ROOT = Path(__file__).parent.parent
WEIGHTS = ROOT / "tawthiq" / "claims" / "same_event.yaml"
RIDGE = 1500.0  # pull of each weight towards the written one, in pairs; with less, other reports are joined worse
FREE = 0.01  # the same for the bias
ROUNDS = 12  # Newton's steps; fewer suffice
CAUTION = 0.01  # of F1, given up for a higher level: a claim joined wrongly also takes over a wrong place and day
FOLDS = 5
LEVELS = [at / 10 for at in range(-14, 9, 2)]
_OVERLAPS = 0.5  # of the shorter quote: a claim told twice is of the event of the one that answers for it

Row = tuple[tuple[str, ...], bool]


@dataclass
class Case:
    """One report: its drafts, the annotated label of each that answers for an annotated claim, the pairs annotated."""

    name: str
    drafts: Sequence[Draft]
    labels: Mapping[int, str]
    sure: frozenset[int]
    pairs: int
    rows: list[Row] = field(default_factory=list)

    @property
    def held_back(self) -> bool:
        return int(sha256(self.name.encode()).hexdigest(), 16) % 3 == 0


def cases(docs: Path, gold: Path, resources: claims.Resources) -> list[Case]:
    documents = annotations.read_documents(docs)
    annotated = annotations.by_document(annotations.read_gold(gold, documents).claims)
    found = []
    for name, document in documents.items():
        if name not in annotated:
            continue
        drafts, _, _ = claims.drafted(passages.split(document), resources)
        found.append(_case(name, document.text, drafts, annotated[name]))
    return found


def _case(name: str, text: str, drafts: Sequence[Draft], gold: Sequence[Annotation]) -> Case:
    predicted = annotations.of_claims([draft.claim for draft in drafts])
    mates = {pair.predicted: gold[pair.gold] for pair in matching.align(gold, predicted, text)}
    sure = {at: mate.incident for at, mate in mates.items() if mate.incident and mate.kind not in NO_EVENT}
    events = [claim for claim in gold if claim.incident and claim.kind not in NO_EVENT]
    again = {}
    for at, claim in enumerate(predicted):
        near = max(events, key=lambda one: matching.overlap(one.span(text), claim.span(text)), default=None)
        told_twice = near is not None and matching.overlap(near.span(text), claim.span(text)) >= _OVERLAPS
        if at not in mates and near is not None and told_twice:
            again[at] = near.incident
    sizes = Counter(claim.incident for claim in events).values()
    labels = {at: label for at, label in {**again, **sure}.items() if label}
    return Case(name, drafts, labels, frozenset(sure), sum(n * (n - 1) // 2 for n in sizes))


def rows(case: Case, choose: Callable[[Sequence[tuple[Event, Setting]], Draft], Event | None] | None) -> list[Row]:
    """What holds of each claim and event before it, and whether they are one; `choose` None follows the annotation."""
    found: list[Row] = []

    def chosen(near: Sequence[tuple[Event, Setting]], at: int, draft: Draft) -> Event | None:
        mine = case.labels.get(at)
        if mine is None:
            return None if choose is None else choose(near, draft)
        same = None
        for event, setting in near:
            theirs = Counter(case.labels[member] for member in event.members if member in case.labels)
            if not theirs or (event.passage, event.segment) == (draft.passage, draft.segment):
                continue
            is_same = theirs.most_common(1)[0][0] == mine
            same = event if is_same and same is None else same
            found.append((tuple(holds(event, draft, setting)), is_same))
        return same if choose is None else choose(near, draft)

    told(case.drafts, chosen)
    return found


def by(weights: Mapping[str, float], level: float) -> Callable[[Sequence[tuple[Event, Setting]], Draft], Event | None]:
    """A decision by these weights."""

    def choose(near: Sequence[tuple[Event, Setting]], draft: Draft) -> Event | None:
        best, most = None, level
        for event, setting in near:
            score = sum(weights.get(name, 0.0) for name in holds(event, draft, setting))
            if score >= most and (event.passage, event.segment) != (draft.passage, draft.segment):
                best, most = event, score
        return best

    return choose


def fit(learned: Sequence[Row], written: Mapping[str, float], level: float) -> tuple[dict[str, float], float]:
    """Logistic regression by Newton's steps from the written weights, pulled back to them: weights and bias."""
    names = sorted({name for held, _ in learned for name in held} | set(written))
    column = {name: at for at, name in enumerate(names)}
    held = np.zeros((len(learned), len(names) + 1))
    held[:, -1] = 1.0
    for row, (found, _) in enumerate(learned):
        held[row, [column[name] for name in found]] = 1.0
    same = np.array([is_same for _, is_same in learned], dtype=float)
    start = np.array([*(written.get(name, 0.0) for name in names), -level])
    pull = np.array([RIDGE] * len(names) + [FREE])
    weights = start.copy()
    for _ in range(ROUNDS):
        told_same = 1 / (1 + np.exp(-held @ weights))
        slope = held.T @ (told_same - same) + pull * (weights - start)
        bend = (held.T * (told_same * (1 - told_same))) @ held + np.diag(pull)
        weights -= np.linalg.solve(bend, slope)
    return {name: round(float(weights[at]), 2) for name, at in column.items()}, round(float(weights[-1]), 2)


def learn(on: Sequence[Case], written: Mapping[str, float], level: float) -> tuple[dict[str, float], float]:
    """Weights and their bias: first along the annotation, then along what the weights themselves decide."""
    seen = [row for case in on for row in rows(case, None)]
    weights, bias = fit(seen, written, level)
    seen += [row for case in on for row in rows(case, by(weights, -bias))]
    return fit(seen, written, level)


def pairs(case: Case, weights: Mapping[str, float], level: float) -> Counter[str]:
    """Pairs of claims held together: right, told in all, annotated in all."""
    choose = by(weights, level)
    events = told(case.drafts, lambda near, _, draft: choose(near, draft))
    count: Counter[str] = Counter(gold=case.pairs)
    for at, event in events.items():
        for other, another in events.items():
            if other < at and event is another:
                right = {at, other} <= case.sure and case.labels[at] == case.labels[other]
                count.update(told=1, right=int(right))
    return count


def f1(counts: Counter[str]) -> float:
    return 2 * counts["right"] / max(1, counts["told"] + counts["gold"])


def main() -> None:
    files = [Path(name) for name in sys.argv[1:] if name != "--write"]
    if not files or len(files) % 2:
        sys.exit("usage: learn_same_event.py [--write] DOCS GOLD [DOCS GOLD ...]")
    raw = yaml.safe_load(WEIGHTS.read_text("utf-8"))
    written, level = raw["written"], float(raw["written_level"])
    resources = pipeline.resources(Settings.from_environment())
    found = [case for docs, gold in zip(files[::2], files[1::2], strict=True) for case in cases(docs, gold, resources)]
    learned, held = [case for case in found if not case.held_back], [case for case in found if case.held_back]
    models = [learn([c for at, c in enumerate(learned) if at % FOLDS != k], written, level) for k in range(FOLDS)]
    folds = [(case, *models[at % FOLDS]) for at, case in enumerate(learned)]
    scores = {
        shift: f1(sum((pairs(case, weights, shift - bias) for case, weights, bias in folds), Counter()))
        for shift in LEVELS
    }
    shift = max(level for level, score in scores.items() if score >= max(scores.values()) - CAUTION)
    weights, bias = learn(learned, written, level)
    chosen = round(shift - bias, 2)
    print("cross-validated by level:", {at: round(score, 3) for at, score in scores.items()})
    for name, part in (("learned on", learned), ("held back", held)):
        before = f1(sum((pairs(c, written, level) for c in part), Counter()))
        after = f1(sum((pairs(c, weights, chosen) for c in part), Counter()))
        print(
            f"{name}: {len(part)} reports, pairs F1 {before:.3f} with the written weights, {after:.3f} with the learned"
        )
    if "--write" in sys.argv:
        write(weights, chosen, written, level)


def write(weights: Mapping[str, float], chosen: float, written: Mapping[str, float], level: float) -> None:
    lines = [
        "# Written by scripts/learn_same_event.py; what the names mean: tawthiq/claims/agreement.py.",
        "# `written`: by hand, where learning begins and what it is pulled back to. In log odds.",
        f"level: {chosen}",
        "weights:",
        *(f"  {name}: {weight}" for name, weight in sorted(weights.items()) if weight),
        f"written_level: {level}",
        "written:",
        *(f"  {name}: {weight}" for name, weight in written.items()),
    ]
    WEIGHTS.write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
