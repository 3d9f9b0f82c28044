"""Who did it: the parties that a passage names and what each does in it.

1. `party_context.context_for` reads a report once and tells whom its vague words mean.
2. `party_names.names` gives the phrases that name a party.
3. `party_roles.roles` tells the doer of an attack from its target, from who speaks and from who is only named.
4. `party_subjects.deeds` finds the verbs whose doer was named before.
5. `find` hands a doer on ready to stand in a claim, with stance (alleged, admitted, denied) and what it rests on.

Precision before recall: a party is a doer only where the words make it one.
"""

from collections.abc import Iterator, Mapping, Sequence

from tawthiq.claims.mentions import At, PartyMention, PartyRole
from tawthiq.claims.party_context import PartyContext, context_for
from tawthiq.claims.party_names import names
from tawthiq.claims.party_parts import Part
from tawthiq.claims.party_phrase import ALONE, Name
from tawthiq.claims.party_reading import Reading
from tawthiq.claims.party_roles import roles
from tawthiq.claims.party_subjects import Deed, deeds
from tawthiq.model.claim import Responsible
from tawthiq.model.passage import Passage
from tawthiq.model.vocabulary import Basis, Stance

__all__ = ["PartyContext", "context_for", "find"]

_NOWHERE = PartyContext()


def find(passage: Passage, context: PartyContext = _NOWHERE) -> tuple[PartyMention, ...]:
    """The parties of a passage, in text order; a speaker that tells its own deed is given as DOER.

    Where a verb has the doer of the clause before it, a further mention stands at the verb.
    """
    matches = context.scan(passage)
    if not any(_may_name(match.entry.attributes) for match in matches):
        return ()
    reading = Reading(passage.tokens, matches, context)
    found = names(reading)
    parts = roles(reading, found)
    told = [_mention(passage, name, part) for name, part in zip(found, parts, strict=True)]
    again = [mention for deed in deeds(reading, found, parts) for mention in _told_again(passage, deed, told)]
    named = (
        mention
        for mention, name in zip(told, found, strict=True)
        if name.kind not in ALONE or mention.role is PartyRole.DOER
    )
    return tuple(sorted((*named, *again), key=lambda mention: mention.at.first)) if again else tuple(named)


def _told_again(passage: Passage, deed: Deed, told: Sequence[PartyMention]) -> Iterator[PartyMention]:
    tokens = passage.tokens
    at = At(first=deed.first, last=deed.last, start=tokens[deed.first].start, end=tokens[deed.last].end)
    for index in deed.doers:
        party = _as_doer(passage, told[index])
        yield PartyMention(at=at, role=PartyRole.DOER, actor=party.actor, responsible=party)


def _as_doer(passage: Passage, mention: PartyMention) -> Responsible:
    if mention.responsible:
        return mention.responsible
    start, end = mention.at.start, mention.at.end
    words = passage.text[start - passage.start : end - passage.start]
    return Responsible(actor=mention.actor, quote=words, start=start, end=end)


def _may_name(attributes: Mapping[str, str]) -> bool:
    return "kind" in attributes or "anyone" in attributes or attributes.get("type") == "craft"


def _mention(passage: Passage, name: Name, part: Part) -> PartyMention:
    start, end = passage.tokens[name.first].start, passage.tokens[name.last].end
    at = At(first=name.first, last=name.last, start=start, end=end)
    responsible = None
    if name.named_by:  # قواته says nothing of whose they are: the speaker's name does
        start, end = passage.tokens[name.named_by[0]].start, passage.tokens[name.named_by[1]].end
    if part.role is PartyRole.DOER:
        responsible = Responsible(
            actor=name.actor,
            stance=part.stance,
            basis=Basis.PARTY_SELF_CLAIM if part.stance is Stance.ADMITTED else part.basis,
            joint=part.joint,
            quote=passage.text[start - passage.start : end - passage.start],
            start=start,
            end=end,
        )
    return PartyMention(at=at, role=part.role, actor=name.actor, responsible=responsible)
