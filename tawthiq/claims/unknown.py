"""Words that no list knows, standing where victims, harm, places or parties would stand (spotting.py), counted.

A word is told with examples of where it stands and with the line that would make it known; whether it is one is for a
person to say.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from tawthiq.claims.finders import Resources, readings
from tawthiq.claims.spotting import Missing, Spot, spots
from tawthiq.lexicon.chosen import using
from tawthiq.model.issue import Issue
from tawthiq.model.passage import Passage, Report

__all__ = ["Missing", "Sighting", "Unknown", "counts", "gather", "most_frequent", "sighting", "sightings"]

_AROUND = 60  # code points shown on either side of a word
_EXAMPLES = 3
_IN_NO_LIST = " is in no list and stands"
_WHERE = {
    Missing.PEOPLE: "where people who were harmed would stand",
    Missing.HARM: "where a word of harm would stand",
    Missing.PLACE: "where a place is named",
    Missing.PARTY: "where a party is named",
}
_LINE = {
    Missing.PEOPLE: "If these are people, put into words/victims.yaml under entries: "
    "- {{id: own.{id}, means: unknown, group: all, plural: [{word}]}} (means: civilian, combatant or unknown)",
    Missing.HARM: "If it is harm, put into words/outcomes.yaml under entries: "
    '- {{id: own.{id}, means: killed, frame: verb, active: "yes", past: [{word}], present: [{word}]}} '
    "(means: killed, injured, missing, detained or displaced)",
    Missing.PARTY: "If it is a party, put into words/parties.yaml under parties: "
    "- {{id: own-{id}, ar: {word}, en: own {id}}} and under entries: "
    "- {{id: own-{id}.name, means: own-{id}, kind: name, forms: [{bare}]}} (en: its name in English)",
    Missing.PLACE: "If it is a place, make a table places.tsv of two lines, "
    "name_ar⇥type⇥country⇥admin1_ar⇥lat⇥lon and {word}⇥{type}⇥{country}⇥{around}⇥⇥ (⇥ is a tab; fill in the point), "
    "and call tawthiq places add places.tsv",
}
_LATIN = {
    **dict(zip(map(ord, "ابتجحدذرزسصضطظعفقكلمنهوي"), "abtjhddrzssdtzafqklmnhwy", strict=True)),
    ord("ث"): "th",
    ord("خ"): "kh",
    ord("ش"): "sh",
    ord("غ"): "gh",
    ord("ء"): "",
}


@dataclass(frozen=True, slots=True)
class Sighting:
    """One such word in a report; `context` are the words around it. Sightings of one key are one word's."""

    document: str
    context: str
    spot: Spot


@dataclass(slots=True)
class Unknown:
    """A word as it was first met, with its sightings: how often, in which reports, some of them in full."""

    spot: Spot
    count: int = 0
    documents: set[str] = field(default_factory=set)
    examples: list[str] = field(default_factory=list)

    @property
    def missing(self) -> Missing:
        """What it would be."""
        return self.spot.missing

    @property
    def word(self) -> str:
        """The word as a list would have it."""
        return self.spot.name

    def issue(self) -> Issue:
        """The word as an issue for a person."""
        times = "once" if self.count == 1 else f"{self.count} times"
        examples = " | ".join(f"«{example.rstrip('.')}»" for example in self.examples)
        reason = f"{self.word}{_IN_NO_LIST} {times} {_WHERE[self.missing]}: {examples}"
        only = next(iter(self.documents)) if len(self.documents) == 1 else None
        return Issue(code=f"unknown-{self.missing}", reason=reason, remedy=self.remedy(), document=only, left_out=False)

    def remedy(self) -> str:
        """The line that makes the word known, to be copied."""
        spot = self.spot
        bare = " ".join(word.removeprefix("ال") for word in spot.name.split())
        latin = "-".join(spot.key.translate(_LATIN).split())
        told = {"type": spot.type, "country": spot.country, "around": spot.around}
        guide = "place-packs" if spot.missing is Missing.PLACE else "extend-the-lexicon"
        return f"{_LINE[spot.missing].format(word=spot.name, bare=bare, id=latin, **told)}. See docs/how-to/{guide}.md"


def word_told(issue: Issue) -> str | None:
    """The word that an issue tells to be in no list; None where it tells anything else."""
    name, found, _ = issue.reason.partition(_IN_NO_LIST)
    return name if found and issue.code.startswith("unknown-") else None


def place_told(issue: Issue) -> str | None:
    """The name that an issue tells to be of no known place; None where it tells anything else."""
    return word_told(issue) if issue.code == f"unknown-{Missing.PLACE}" else None


def sightings(report: Report, resources: Resources) -> tuple[Sighting, ...]:
    """The unknown words of one report."""
    with using(resources.lexicons):
        return tuple(
            sighting(reading.passage, spot, report.document.id)
            for reading in readings(report, resources)
            for spot in spots(reading)
        )


def gather(found: Iterable[Sighting], least: int = 2) -> tuple[Unknown, ...]:
    """The words that stand at least so often, the most frequent first."""
    words: dict[tuple[Missing, str], Unknown] = {}
    for one in found:
        known = words.setdefault((one.spot.missing, one.spot.key), Unknown(one.spot))
        known.count += 1
        if one.document not in known.documents and len(known.examples) < _EXAMPLES:
            known.examples.append(one.context)
        known.documents.add(one.document)
    often = [word for word in words.values() if word.count >= least]
    return tuple(sorted(often, key=lambda word: (-word.count, word.missing, word.word)))


def most_frequent(found: Iterable[Sighting], most: int = 50) -> tuple[Issue, ...]:
    """An issue for each word that stands often; of each sort at most so many, and one that says where the rest is."""
    words = gather(found, least=1)
    shown: list[Issue] = []
    for missing in Missing:
        of_sort = [word for word in words if word.missing is missing]
        shown += [word.issue() for word in of_sort[:most]]
        if len(of_sort) > most:
            shown.append(_more(missing, len(of_sort) - most))
    return tuple(shown)


def _more(missing: Missing, number: int) -> Issue:
    return Issue(
        code=f"unknown-{missing}",
        reason=f"{number:,} further words stand {_WHERE[missing]}",
        remedy="List them with tawthiq lexicon unknown --docs INPUT --least 1 --limit 10000",
        left_out=False,
    )


def counts(found: Iterable[Unknown]) -> dict[Missing, int]:
    """How many words of each sort."""
    return dict(Counter(word.missing for word in found))


def sighting(passage: Passage, spot: Spot, document: str) -> Sighting:
    """A spot with its words, apart from the passage."""
    start, end = (at - passage.start for at in (passage.tokens[spot.first].start, passage.tokens[spot.last].end))
    context = " ".join(passage.text[max(0, start - _AROUND) : end + _AROUND].split())
    return Sighting(document, context, spot)
