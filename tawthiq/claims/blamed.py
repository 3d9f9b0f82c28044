"""Whom a claim is laid to, of several doers that its words name.

A sentence may tell a second strike beside the one that a claim is made of (تزامنت مع غارات لـ …، ردا على قصف …). Doers
not said to share one deed did different ones: the one named nearest to the harm, or to the place hit, is meant.
"""

from tawthiq.claims.mentions import At, PartyMention
from tawthiq.claims.telling import Told


def nearest(told: Told) -> tuple[PartyMention, ...]:
    """Of the doers of one event those of the deed told nearest to what it did."""
    doers = told.doers
    core = _core(told)
    if len({mention.actor for mention in doers}) < 2 or core is None:
        return doers
    meant = min(doers, key=lambda mention: _apart(mention.at, core))
    if meant.responsible is None or not meant.responsible.joint:
        return tuple(mention for mention in doers if mention.actor == meant.actor)
    return tuple(mention for mention in doers if mention.responsible and mention.responsible.joint)


def _core(told: Told) -> At | None:
    """What was done: the word of the first harm, else the first place hit."""
    if told.harms:
        return told.harms[0].trigger
    return told.places[0].at if told.places else None


def _apart(one: At, other: At) -> int:
    """Tokens between the two."""
    return max(one.first - other.last, other.first - one.last)
