"""What the finders saw in a passage, each mention in one line: which finder, by which rule, what value, which words."""

from collections.abc import Iterator
from dataclasses import dataclass

from tawthiq.claims import outcomes, victims
from tawthiq.claims.mentions import At
from tawthiq.claims.reading import PassageReading
from tawthiq.model.claim import Harm
from tawthiq.model.passage import Passage
from tawthiq.model.vocabulary import Group
from tawthiq.text import quantities


@dataclass(frozen=True, slots=True)
class Seen:
    """One mention: `rule` is the id of the word list's entry or of the rule, empty where the finder has but one."""

    finder: str
    rule: str
    value: str
    quote: str
    start: int
    end: int


def seen(reading: PassageReading) -> tuple[Seen, ...]:
    """Everything that was seen, in text order."""
    passage = reading.passage
    found = [*_figures(reading), *_deeds(reading), *_circumstances(reading), *_speech(reading)]
    lines = (
        Seen(finder, rule, value, passage.text[start - passage.start : end - passage.start], start, end)
        for finder, rule, value, (start, end) in found
    )
    return tuple(sorted(lines, key=lambda one: (one.start, one.end, one.finder)))


_Line = tuple[str, str, str, tuple[int, int]]


def _figures(reading: PassageReading) -> Iterator[_Line]:
    passage, tokens = reading.passage, reading.passage.tokens
    found = reading.quantities or quantities.find(tokens)  # left out where no word of harm stands, to save time
    for quantity in found:
        role = f", {quantity.role}" if quantity.role else ""
        value = f"{_span(quantity.min, quantity.max)} {quantity.bound} ({quantity.kind}{role})"
        yield "number", "", value, (quantity.start, quantity.end)
    for word in outcomes.find(tokens):
        yield "outcome", word.rule, word.outcome, _where(passage, word.first, word.last)
    for phrase in victims.find(tokens, found):
        known = [phrase.status or "as before", phrase.group, _span(phrase.min, phrase.max), phrase.outcome or ""]
        yield "people", "", " ".join(filter(None, known)), _where(passage, phrase.first, phrase.last)
    for mention in reading.harms:
        part = ", a part" if mention.is_subset else ""
        yield "harm", "", f"{figure_of(mention.harm)}{part}", _at(mention.at)
    for denial in reading.no_harms:
        yield "no harm", "", denial.bound, _at(denial.at)


def _deeds(reading: PassageReading) -> Iterator[_Line]:
    for means in reading.means:
        told = ["event" if means.is_event else "weapon", *(["weak"] if means.is_weak else [])]
        told += ["no means by itself"] if means.is_generic else []
        yield "means", means.rule, f"{means.method} ({', '.join(told)})", _at(means.at)
    for facility in reading.facilities:
        aim = "hit" if facility.is_target else "only locates"
        yield "facility", "", f"{facility.facility} ({aim})", _at(facility.at)
    for party in reading.parties:
        stance = f", {party.responsible.stance}" if party.responsible else ""
        yield "party", "", f"{party.actor} ({party.role}{stance})", _at(party.at)


def _circumstances(reading: PassageReading) -> Iterator[_Line]:
    for place in reading.places:
        where = place.where
        inside = f" in {', '.join(where.within)}" if where.within else ""
        role = "" if place.is_event_place else " (not of the event)"
        known = where.place_id or "not in the gazetteer"
        yield "place", known, f"{where.place}{inside} [{where.precision or 'no point'}]{role}", _at(place.at)
    for time in reading.times:
        against = time.when.resolved_from.against if time.when.resolved_from else None
        basis = f" against {against}" if against else ""
        role = "" if time.is_event_time else " (not of the event)"
        yield "time", "", f"{time.when.edtf}{basis}{role}", _at(time.at)


def _speech(reading: PassageReading) -> Iterator[_Line]:
    for frame in reading.frames:
        chain = " ← ".join(f"{source.quote} ({source.kind})" for source in frame.sources)
        how = "inherited" if frame.inherits else ""
        yield "source", how, chain, (frame.scope_start, frame.scope_end)
    for modality in reading.modalities:
        reach = f"{modality.modality}, over {modality.scope_start}–{modality.scope_end}"
        yield "modality", modality.rule, reach, _at(modality.at)
    for response in reading.responses:
        party = response.party or ("a speaker" if response.speaker else "nobody named")
        yield "response", "", f"{', '.join(response.responses)} by {party}", _at(response.at)
    for hint in reading.hints:
        yield "hint", hint.rule, hint.kind, _at(hint.at)


def figure_of(harm: Harm) -> str:
    """A figure in one line: killed civilian 3–5 children."""
    group = "" if harm.group is Group.ALL else f" {harm.group}"
    return f"{harm.outcome} {harm.victims} {_span(harm.min, harm.max)}{group} {harm.bound}"


def _span(low: int | None, high: int | None) -> str:
    if low is None and high is None:
        return "?"
    if low == high:
        return str(low)
    return f"{'' if low is None else low}–{'' if high is None else high}"


def _at(at: At) -> tuple[int, int]:
    return at.start, at.end


def _where(passage: Passage, first: int, last: int) -> tuple[int, int]:
    return passage.tokens[first].start, passage.tokens[last].end
