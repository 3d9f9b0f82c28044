"""Whose the combatants are that were harmed: جنود أتراك، ثلاثة عناصر من قوات النظام، قتلى في صفوف الحوثيين.

Only where the party's words stand in the people's or right behind them, and only of those told as combatants.
"""

from collections.abc import Sequence

from tawthiq.claims.mentions import HarmMention, PartyMention, PartyRole
from tawthiq.claims.telling import Told
from tawthiq.lexicon.parties import UNKNOWN
from tawthiq.model.vocabulary import Victims
from tawthiq.text.tokens import Token

_BEHIND = 3  # tokens
_OF = frozenset({"من", "في", "صفوف", "بصفوف", "تابعين", "تابعا", "تابعون", "ل", "ينتمون", "الي", "عناصر"})


def party_of(told: Told, harm: HarmMention) -> PartyMention | None:
    """The party that the combatants of this harm belong to, None where the words do not say so."""
    if harm.harm.victims is not Victims.COMBATANT:
        return None
    for party in told.reading.parties:
        if party.role is not PartyRole.DOER and party.actor != UNKNOWN and _beside(told, harm, party):
            return party
    return None


def _beside(told: Told, harm: HarmMention, party: PartyMention) -> bool:
    if party.at.first <= harm.at.last:
        return party.at.last >= harm.at.first
    between = told.reading.passage.tokens[harm.at.last + 1 : party.at.first]
    return len(between) <= _BEHIND and _says_of(between) and told.segment.first <= party.at.first <= told.segment.last


def _says_of(between: Sequence[Token]) -> bool:
    return all(token.folded in _OF for token in between)
