"""All finders over all passages of a report: the readings that claims are made of.

1. What a report says as a whole is worked out once: its calendar; where any passage can carry claims, also its places
and whom "the coalition" means.
2. Each passage that can carry claims is read by every finder; sources are remembered from one passage to the next,
and an item of a list takes the outcome that the list was opened with.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tawthiq.claims import (
    attributing,
    facilities,
    harms,
    means,
    modality,
    no_harm,
    parties,
    persons,
    places,
    responses,
    roll,
    signed,
    sources,
    times,
    victims,
)
from tawthiq.claims.mentions import HarmMention
from tawthiq.claims.reading import PassageReading
from tawthiq.claims.telling import tells_accident
from tawthiq.gazetteer import Gazetteer
from tawthiq.model.passage import Passage, Report, Role
from tawthiq.model.vocabulary import Outcome
from tawthiq.records import replace
from tawthiq.text import quantities
from tawthiq.text.folding import fold

_SILENT = (Role.FURNITURE, Role.REPEAT)
_OPENING = 2  # passages: the headline and the first sentence
_OPENS_LIST = (":", "هم", "هما", "يلي", "كالتالي", "كالاتي", "التالي", "الاتي")
_PLACE_HEADING = 4  # tokens of a line that may be a place with its colon (ريف حلب الشمالي:)
_BULLETS = ("-", "–", "—", "•", "*", "ـ", "·")


@dataclass(frozen=True, slots=True, kw_only=True)
class Resources:
    """What reading needs beside the text: the gazetteer, and a user's own lexicon folders."""

    gazetteer: Gazetteer
    lexicons: tuple[Path, ...] = ()


def readings(report: Report, resources: Resources) -> Iterator[PassageReading]:
    """The passages that are told, each with the mentions of every slot where a claim can be made of it."""
    folders = resources.lexicons
    calendar = times.calendar_for(report)
    around: tuple[places.PlaceContext, parties.PartyContext] | None = None
    memory = sources.SourceMemory()
    signers = signed.signers(report)
    listed: Outcome | None = None
    news = False  # whether the passage before told of an attack or a harm
    in_accident = _opens_with_accident(report)
    for passage in report.passages:
        if passage.role in _SILENT:
            continue
        frames, memory = sources.find(passage, memory)
        if not frames and passage.index in signers:
            frames = (signed.frame(passage, signers[passage.index]),)
        numbered = listed is not None and roll.is_numbered(passage.tokens)
        bare = listed is not None and roll.is_name_only(passage.tokens, listed)
        is_item = numbered or bare or passage.text.startswith(_BULLETS)
        harmed = (is_item and listed is not None) or harms.may_tell(passage)
        found = quantities.find(passage.tokens) if harmed else ()
        told = harms.find(passage, found, listed if is_item else None) if harmed else ()
        if not is_item and not _is_tags(passage):
            listed = _list_outcome(passage, told) or (roll.opens(passage.tokens) if news else None)
        reading = PassageReading(
            passage=passage,
            in_accident=in_accident,
            is_item=is_item,
            continues_list=is_item and listed is not None,
            quantities=found,
            harms=told,
            no_harms=no_harm.find(passage),
            means=means.find(passage, folders),
            times=times.find(passage, calendar),
            frames=frames,
            responses=responses.find(passage, frames),
            hints=attributing.kind_hints(passage),
        )
        news = bool(told or reading.means)
        heading = passage.tokens[-1:] and passage.tokens[-1].text == ":" and len(passage.tokens) <= _PLACE_HEADING
        if not reading.may_claim and not heading:  # a fifth of the words of the news belongs to no claim
            yield reading
            continue
        if around is None:  # many reports have nothing that a claim can be made of, and need no places
            named_parties = parties.context_for(report, folders)
            around = places.context_for(report, resources.gazetteer, named_parties.countries), named_parties
        named = places.find(passage, around[0])
        if not reading.may_claim:
            yield replace(reading, places=named)
            continue
        yield replace(
            reading,
            home=around[0].home,
            quantities=found if harmed else quantities.find(passage.tokens),
            people=persons.find(passage, told, found),
            facilities=facilities.unnamed(passage.tokens, facilities.find(passage, folders), named),
            places=named,
            parties=parties.find(passage, around[1]),
            modalities=modality.find(passage),
        )


def _opens_with_accident(report: Report) -> bool:
    opening = [passage for passage in report.passages if passage.role not in _SILENT][:_OPENING]
    return any(tells_accident(passage) for passage in opening)


def _is_tags(passage: Passage) -> bool:
    """A line of hashtags only (#تحديث), which may stand between a list and what opens it."""
    return all(word.startswith("#") for word in passage.text.split())


def _list_outcome(passage: Passage, told: tuple[HarmMention, ...]) -> Outcome | None:
    """The outcome of a list that the passage opens: the killed where they are told, else what is told first."""
    if not fold(passage.text).rstrip().endswith(_OPENS_LIST):
        return roll.heads_names(passage.tokens)
    named = victims.named_last(passage.tokens)
    if named:
        return named
    outcomes = [mention.harm.outcome for mention in told]
    if Outcome.KILLED in outcomes:
        return Outcome.KILLED
    return outcomes[0] if outcomes else roll.heads_names(passage.tokens)
