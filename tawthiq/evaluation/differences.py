"""What differs between annotation and prediction, document by document, for people who look for the cause."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tawthiq.evaluation.annotations import Annotation, Figure, by_document
from tawthiq.evaluation.counting import Agreement, Slot, day_of, same_day, values
from tawthiq.evaluation.matching import same_sources
from tawthiq.model.document import Document
from tawthiq.model.vocabulary import Group, PublishedFrom

KIND = "kind"
QUOTED = " · \u2068«"
"""Stands between a value and its words."""


@dataclass(frozen=True, slots=True)
class Differing:
    """One slot of a pair of claims: what each side says, in words, empty where it says nothing."""

    slot: str
    gold: tuple[str, ...]
    predicted: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unequal:
    """Two claims that answer for one another and differ."""

    gold: Annotation
    predicted: Annotation
    slots: tuple[Differing, ...]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of the text: carried by an annotated claim, by a predicted one, by both or by none."""

    text: str
    gold: bool
    predicted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Errors:
    """All that differs in one document; `agreed` pairs have no difference."""

    document: Document
    missed: tuple[Annotation, ...]
    spurious: tuple[Annotation, ...]
    unequal: tuple[Unequal, ...]
    agreed: int
    stretches: tuple[Stretch, ...]

    @property
    def count(self) -> int:
        """How many claims are wrong in some way."""
        return len(self.missed) + len(self.spurious) + len(self.unequal)


def errors(
    documents: Mapping[str, Document],
    gold: Sequence[Annotation],
    predicted: Sequence[Annotation],
    agreements: Mapping[str, Agreement],
) -> tuple[Errors, ...]:
    """The errors of each document, in the documents' order; documents without any are left in."""
    mine, theirs = by_document(gold), by_document(predicted)
    return tuple(
        _of_document(document, mine.get(name, []), theirs.get(name, []), agreements[name])
        for name, document in documents.items()
    )


def _of_document(
    document: Document, gold: Sequence[Annotation], predicted: Sequence[Annotation], agreement: Agreement
) -> Errors:
    slack = int(document.published_from == PublishedFrom.REGISTER)
    unequal = []
    for i, j in sorted(agreement.pairs):
        slots = tuple(_differing(gold[i], predicted[j], slack))
        if slots:
            unequal.append(Unequal(gold[i], predicted[j], slots))
    found, answered = {pair.gold for pair in agreement.pairs}, {pair.predicted for pair in agreement.pairs}
    return Errors(
        document=document,
        missed=tuple(claim for i, claim in enumerate(gold) if i not in found),
        spurious=tuple(claim for j, claim in enumerate(predicted) if j not in answered),
        unequal=tuple(unequal),
        agreed=len(agreement.pairs) - len(unequal),
        stretches=tuple(_stretches(document.text, gold, predicted)),
    )


def _differing(gold: Annotation, predicted: Annotation, slack: int) -> Iterator[Differing]:
    if gold.kind is not predicted.kind:
        yield Differing(KIND, (gold.kind,), (predicted.kind,))
    mine, theirs = values(gold), values(predicted)
    shown = _shown(gold), _shown(predicted)
    for slot in shown[0]:
        if Counter(mine[slot]) == Counter(theirs[slot]):
            continue
        days = day_of(gold), day_of(predicted)
        if slot is Slot.WHEN and days[0] and days[1] and same_day(days[0], days[1], slack):
            continue
        yield Differing(slot.name.lower(), shown[0][slot], shown[1][slot])
    hits = same_sources(gold.source_quotes, predicted.source_quotes)
    if not hits == len(gold.sources) == len(predicted.sources):
        yield Differing(Slot.SOURCES.name.lower(), gold.source_quotes, predicted.source_quotes)


def _shown(claim: Annotation) -> dict[Slot, tuple[str, ...]]:
    """What each slot says, with its words."""
    place, date = claim.where, claim.when
    return {
        Slot.HARM: tuple(figure_in_words(figure) for figure in claim.harms),
        Slot.WHERE: (_with_words(place.place, place.quote),) if place and place.place else (),
        Slot.WHEN: (_with_words(date.edtf, date.quote),) if date and date.edtf else (),
        Slot.METHOD: (claim.method,) if claim.method else (),
        Slot.FACILITIES: tuple(claim.facilities),
        Slot.RESPONSIBLE: tuple(_with_words(f"{one.actor} {one.stance}", one.quote) for one in claim.responsible),
        Slot.RESPONSE: tuple(claim.response),
    }


def figure_in_words(figure: Figure) -> str:
    """A figure in one line: killed civilian 3-5 children · «words»."""
    low = "?" if figure.min is None else str(figure.min)
    high = "…" if figure.max is None else str(figure.max)
    span = low if low == high else f"{low}-{high}"
    group = "" if figure.group is Group.ALL else f" {figure.group}"
    return _with_words(f"{figure.outcome} {figure.victims} {span}{group}", figure.quote)


def _with_words(value: str | None, quote: str | None) -> str:
    # Isolated, so that neither side of the line drags the other into its direction.
    return f"{value}{QUOTED}{quote}»\u2069" if quote else str(value)


def _stretches(text: str, gold: Sequence[Annotation], predicted: Sequence[Annotation]) -> Iterator[Stretch]:
    mine, theirs = ([claim.span(text) for claim in side] for side in (gold, predicted))
    inner = {edge for span in (*mine, *theirs) for edge in span if 0 < edge < len(text)}
    for start, end in pairwise([0, *sorted(inner), len(text)]):
        if start < end:
            yield Stretch(text[start:end], _covered(mine, start), _covered(theirs, start))


def _covered(spans: Sequence[tuple[int, int]], at: int) -> bool:
    return any(start <= at < end for start, end in spans)
