"""How far two people who read the same claims independently agree, field by field.

1. `pairs` lays the first and the second reading of each claim side by side, as they were before anybody settled them.
2. `agreement` counts, for each field, in how many claims both say the same: share with Wilson's interval, Cohen's kappa
   (first and second readings as two raters) and Krippendorff's alpha for nominal values with a bootstrap interval.

A claim that a reader rejects or leaves undecided says nothing of its fields; these are left out there.
Sources: K. Krippendorff, Computing Krippendorff's Alpha-Reliability (2011); J. Cohen (1960); E. B. Wilson (1927).
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from random import Random

from tawthiq.model.claim import Claim
from tawthiq.model.decision import Decision, DecisionKind
from tawthiq.model.restriction import Second, as_judgement, seconds
from tawthiq.model.standing import standing
from tawthiq.model.vocabulary import Outcome
from tawthiq.register.corrections import corrected

FIELDS = (
    "verdict", "kind", "killed", "injured", "means", "facilities", "where", "when", "responsible", "response",
)  # fmt: skip
_VERDICTS = (DecisionKind.ACCEPT, DecisionKind.REJECT, DecisionKind.UNSURE)
_Z = 1.959964  # 95 %
_RESAMPLES = 500
NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Pair:
    """One claim read twice: who read, what each holds each field to be (None where they say nothing of it)."""

    claim: str
    first_readers: tuple[str, ...]
    second_reader: str
    first: Mapping[str, str | None]
    second: Mapping[str, str | None]
    settled: str | None

    @property
    def differing(self) -> tuple[str, ...]:
        """The fields that both speak of and hold to be different."""
        return tuple(
            n for n in FIELDS if None not in (self.first[n], self.second[n]) and self.first[n] != self.second[n]
        )


@dataclass(frozen=True, slots=True)
class Agreement:
    """One field: claims that both speak of, in how many they agree; intervals of 95 %. None where not defined."""

    field: str
    claims: int
    agreed: int
    share: float | None
    share_between: tuple[float, float] | None
    kappa: float | None
    alpha: float | None
    alpha_between: tuple[float, float] | None


def pairs(decisions: Sequence[Decision], claims: Mapping[str, Claim]) -> tuple[Pair, ...]:
    """The claims that two people have read. `decisions` are all, also those taken back, about current claims."""
    found = []
    for name, told in seconds(standing(decisions)).items():
        before = [d for d in decisions if told.settled is None or d.time < told.settled.time]
        then = seconds(standing(before)).get(name)
        if then is not None and then.reader and name in claims:
            pair = _pair(claims[name], then, told.settled)
            if pair:
                found.append(pair)
    return tuple(found)


def _pair(claim: Claim, told: Second, settled: Decision | None) -> Pair | None:
    first = [d for d in told.first if d.author != told.reader]
    if not first or told.reader is None:
        return None
    second = [as_judgement(d) for d in told.steps if d.author == told.reader]
    readers = tuple(dict.fromkeys(d.author for d in first))
    holds = settled.after if settled else None
    return Pair(claim.id, readers, told.reader, _values(claim, first), _values(claim, second), holds)


def _values(claim: Claim, judged: Sequence[Decision]) -> Mapping[str, str | None]:
    verdict = next((d.kind for d in reversed(judged) if d.kind in _VERDICTS), DecisionKind.ACCEPT)
    (held,) = corrected([claim], judged)
    told: dict[str, str | None] = {
        "kind": held.kind.value,
        "killed": _harms(held, Outcome.KILLED),
        "injured": _harms(held, Outcome.INJURED),
        "means": held.method.value if held.method else NOTHING,
        "facilities": _listed(held.facilities),
        "where": (held.where.place_id or held.where.place) if held.where else NOTHING,
        "when": held.when.edtf if held.when else NOTHING,
        "responsible": _listed(f"{party.actor} {party.stance}" for party in held.responsible),
        "response": _listed(held.response),
    }
    if verdict is not DecisionKind.ACCEPT:
        told = dict.fromkeys(told)
    return {"verdict": verdict.value, **told}


def _harms(claim: Claim, outcome: Outcome) -> str:
    return _listed(f"{h.victims} {h.group} {h.min}-{h.max}" for h in claim.harms if h.outcome is outcome)


def _listed(values: Iterable[object]) -> str:
    return ", ".join(sorted(str(value) for value in values)) or NOTHING


def agreement(found: Sequence[Pair]) -> tuple[Agreement, ...]:
    """The agreement of each field."""
    return tuple(_agreement(name, found) for name in FIELDS)


def _agreement(field: str, found: Sequence[Pair]) -> Agreement:
    both = [(p.first[field], p.second[field]) for p in found]
    units = [(a, b) for a, b in both if a is not None and b is not None]
    agreed = sum(a == b for a, b in units)
    count = len(units)
    return Agreement(
        field=field,
        claims=count,
        agreed=agreed,
        share=agreed / count if count else None,
        share_between=wilson(agreed, count),
        kappa=kappa(units),
        alpha=alpha(units),
        alpha_between=_resampled(units),
    )


Units = Sequence[tuple[str, str]]


def alpha(units: Units) -> float | None:
    """Krippendorff's alpha of two readings for nominal values; None where all values are one."""
    counts = Counter(value for unit in units for value in unit)
    total = sum(counts.values())
    expected = total * total - sum(n * n for n in counts.values())
    if not expected:
        return None
    observed = 2 * sum(a != b for a, b in units)
    return 1 - (total - 1) * observed / expected


def kappa(units: Units) -> float | None:
    """Cohen's kappa; None where chance alone would make both agree."""
    count = len(units)
    if not count:
        return None
    left, right = Counter(a for a, _ in units), Counter(b for _, b in units)
    chance = sum(n * right[value] for value, n in left.items()) / count**2
    if chance >= 1:
        return None
    return (sum(a == b for a, b in units) / count - chance) / (1 - chance)


def wilson(hits: int, count: int) -> tuple[float, float] | None:
    """Wilson's interval of a share, 95 %; None of nothing."""
    if not count:
        return None
    share, squared = hits / count, _Z * _Z
    middle = (share + squared / (2 * count)) / (1 + squared / count)
    half = _Z * sqrt(share * (1 - share) / count + squared / (4 * count * count)) / (1 + squared / count)
    return max(0.0, middle - half), min(1.0, middle + half)


def _resampled(units: Units) -> tuple[float, float] | None:
    """The bootstrap interval of alpha over claims, the same for the same readings; None below ten claims."""
    if len(units) < 10 or alpha(units) is None:
        return None
    chance = Random(1)  # noqa: S311 - a draw of claims, no secret
    drawn = (alpha(chance.choices(units, k=len(units))) for _ in range(_RESAMPLES))
    values = sorted(1.0 if value is None else value for value in drawn)
    return values[int(0.025 * len(values))], values[int(0.975 * len(values))]
