"""What the index keeps of an incident and of a place that a claim names, beside their words: rows for overviews."""

from collections.abc import Iterator

from tawthiq.model.claim import Where
from tawthiq.model.incident import Incident, Position
from tawthiq.model.vocabulary import Stance
from tawthiq.search.concepts import place_key

Row = tuple[object, ...]


def spot(where: Where | None) -> Row:
    """The key of an incident's place, its country, and where it lies."""
    if where is None:
        return None, None, None, None, None
    return place_key(where.place) or None, where.country, where.lat, where.lon, where.precision


def mention(where: Where) -> Row:
    """A place as a claim names it; the number of other places that the name may mean comes last."""
    quote = where.quote or (where.carried_from.quote if where.carried_from else None)
    english, within = where.place_en, "\x1f".join(where.within)
    told = (where.country, where.place_id, where.precision, quote, len(where.alternatives))
    return place_key(where.place), where.place, english, within, *told


def origins(incident: Incident) -> Iterator[Row]:
    """The origins of an incident: the group that each counts in (None for one that knows only from others) and how many
    of its figures a later word of its own replaced.
    """
    grouped = {name: at for at, group in enumerate(incident.origin_groups) for name in group}
    gone = {old.claim for found in incident.ranges for old in found.superseded}
    for origin in incident.origin_tree:
        revised = len(gone.intersection(origin.claims))
        told = (origin.name, origin.kind, origin.party, origin.parent, grouped.get(origin.id), revised)
        yield origin.id, *told


def answers(incident: Incident) -> Iterator[Row]:
    """The parties of an incident: who is said to have done it, what each answers, the killed that it concedes."""
    stances = {party.actor: set(party.stances) for party in incident.responsible}
    positions = {position.party: position for position in incident.positions}
    for party in dict.fromkeys((*stances, *positions)):
        told = stances.get(party, set())
        flags = tuple(int(stance in told) for stance in (Stance.ALLEGED, Stance.ADMITTED, Stance.DENIED))
        yield party, *flags, *_position(positions.get(party))


def _position(position: Position | None) -> Row:
    if position is None:
        return "", None, None
    return " ".join(position.response), position.conceded.killed.min, position.conceded.killed.max
