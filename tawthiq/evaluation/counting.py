"""How far predicted claims agree with annotated ones in one document, slot by slot.

Every slot of a claim is a list of values; the values of two claims that answer for one another are compared as bags.
"""

import datetime
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from tawthiq.evaluation.annotations import Annotation, Figure
from tawthiq.evaluation.matching import Pair, align, figure_key, place_of, same_sources
from tawthiq.evaluation.wordlists import read
from tawthiq.model.document import Document
from tawthiq.model.vocabulary import Group, Kind, Outcome, PublishedFrom

Value = str | tuple[str | int | None, ...]

_VAGUE = (10, 100, 1000, 100000)
_TENFOLD = 10


class Slot(StrEnum):
    """What is scored; the values are the keys of the answer."""

    CLAIM = "claim"
    HARM = "harm (outcome,victims,group,min,max)"
    FIGURE = "figure (outcome,min,max)"
    KILLED = "killed, exact"
    WHERE = "where"
    WHEN = "when"
    METHOD = "method"
    FACILITIES = "facilities"
    RESPONSIBLE = "responsible (actor,stance)"
    RESPONSE = "response"
    SOURCES = "sources"
    EVENT = "same event (pairs of claims)"


VALUED = tuple(slot for slot in Slot if slot not in (Slot.CLAIM, Slot.SOURCES, Slot.EVENT))
AVERAGED = tuple(slot for slot in (*VALUED, Slot.SOURCES) if slot is not Slot.RESPONSE)
"""Responses are too few to be averaged: they are shown beside."""


class Counts(NamedTuple):
    """Values that agree, that were predicted, that were annotated."""

    hits: int = 0
    predicted: int = 0
    gold: int = 0

    def plus(self, other: "Counts") -> "Counts":
        """Both together."""
        return Counts(self.hits + other.hits, self.predicted + other.predicted, self.gold + other.gold)


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """One document: counts by slot; of the pairs, how many are of one kind, ten times off, ungrounded."""

    pairs: tuple[Pair, ...]
    counts: Mapping[Slot, Counts]
    same_kind: int = 0
    tenfold: int = 0
    ungrounded: int = 0


def values(claim: Annotation) -> dict[Slot, list[Value]]:
    """The comparable values of each slot."""
    whole = [figure for figure in claim.harms if figure.group is Group.ALL]
    place, day = place_of(claim), day_of(claim)
    return {
        Slot.HARM: [figure_key(figure) for figure in claim.harms],
        Slot.FIGURE: [(figure.outcome, figure.min, figure.max) for figure in whole],
        Slot.KILLED: [(f.victims, f.min, f.max) for f in whole if f.outcome is Outcome.KILLED],
        Slot.WHERE: [place] if place is not None else [],
        Slot.WHEN: [day] if day is not None else [],
        Slot.METHOD: [claim.method] if claim.method else [],
        Slot.FACILITIES: [*sorted(set(claim.facilities))],
        Slot.RESPONSIBLE: [*sorted({(_actor(party.actor), party.stance) for party in claim.responsible})],
        Slot.RESPONSE: [*sorted(set(claim.response))],
    }


def day_of(claim: Annotation) -> str | None:
    """The date without the marks of doubt, None where there is none."""
    return re.sub(r"[~?%]", "", claim.when.edtf) if claim.when and claim.when.edtf else None


def agreement(gold: Sequence[Annotation], predicted: Sequence[Annotation], document: Document) -> Agreement:
    """Count one document."""
    text = document.text
    pairs = align(gold, predicted, text)
    mate = dict(pairs)
    counts = {Slot.CLAIM: Counts(len(pairs), len(predicted), len(gold)), Slot.EVENT: _events(gold, predicted, pairs)}
    mine, theirs = [values(claim) for claim in gold], [values(claim) for claim in predicted]
    slack = int(document.published_from == PublishedFrom.REGISTER)
    for slot in VALUED:
        hits = sum(_hits(slot, mine[i][slot], theirs[j][slot], slack) for i, j in pairs)
        counts[slot] = Counts(hits, sum(len(v[slot]) for v in theirs), sum(len(v[slot]) for v in mine))
    counts[Slot.SOURCES] = Counts(
        sum(same_sources(gold[i].source_quotes, predicted[j].source_quotes) for i, j in pairs),
        sum(len(claim.sources) for claim in predicted),
        sum(len(claim.sources) for claim in gold),
    )
    return Agreement(
        pairs=tuple(pairs),
        counts=counts,
        same_kind=sum(gold[i].kind is predicted[j].kind for i, j in mate.items()),
        tenfold=sum(_tenfold(gold[i].harms, predicted[j].harms) for i, j in pairs),
        ungrounded=sum(_ungrounded(predicted[j], text) for _, j in pairs),
    )


def same_day(a: str, b: str, slack: int) -> bool:
    """Whether two dates agree, days that differ by `slack` included (approximate dates of publication)."""
    if a == b:
        return True
    try:
        return abs((datetime.date.fromisoformat(a) - datetime.date.fromisoformat(b)).days) <= slack
    except ValueError:
        return False


def _hits(slot: Slot, mine: Sequence[Value], theirs: Sequence[Value], slack: int) -> int:
    if slot is Slot.WHEN:
        return int(bool(mine and theirs) and same_day(str(mine[0]), str(theirs[0]), slack))
    return (Counter(mine) & Counter(theirs)).total()


def _actor(name: str) -> str:
    """Parties beyond the contract's list cannot be guessed: they agree as one."""
    return name if name in read("matching")["parties"] else "other"


def _events(gold: Sequence[Annotation], predicted: Sequence[Annotation], pairs: Sequence[Pair]) -> Counts:
    back = {pair.predicted: pair.gold for pair in pairs}
    mine, theirs = _linked(gold), _linked(predicted)
    both = {(max(back[x], back[y]), min(back[x], back[y])) for x, y in theirs if x in back and y in back}
    return Counts(len(mine & both), len(theirs), len(mine))


def _linked(claims: Sequence[Annotation]) -> set[tuple[int, int]]:
    """Pairs of claims that are told of one event."""
    labels = [None if claim.kind in (Kind.TOTAL, Kind.FORECAST) else claim.incident for claim in claims]
    return {(x, y) for x in range(len(claims)) for y in range(x) if labels[x] and labels[x] == labels[y]}


def _tenfold(gold: Sequence[Figure], predicted: Sequence[Figure]) -> int:
    """Figures of one outcome and group, as many on either side, that differ by ten times or more."""
    errors = 0
    for key in {(figure.outcome, figure.group) for figure in gold}:
        mine, theirs = (sorted(_size(f) for f in side if _told(f) == key) for side in (gold, predicted))
        if len(mine) == len(theirs):
            errors += sum(
                a and b and (a >= _TENFOLD * b or b >= _TENFOLD * a) for a, b in zip(mine, theirs, strict=True)
            )
    return errors


def _told(figure: Figure) -> tuple[Outcome, Group] | None:
    vague = figure.max is None and figure.min in _VAGUE
    return None if vague else (figure.outcome, figure.group)


def _size(figure: Figure) -> int:
    return figure.min if figure.min is not None else figure.max or 0


def _ungrounded(claim: Annotation, text: str) -> int:
    """Values whose own words are not in the text."""
    quotes = [figure.quote for figure in claim.harms] + [party.quote for party in claim.responsible]
    quotes += [slot.quote for slot in (claim.where, claim.when) if slot]
    return sum(bool(quote) and str(quote) not in text for quote in (*quotes, *claim.source_quotes))
