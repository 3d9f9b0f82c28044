"""Whom a claim is laid to, of several doers that its words name, and by which means they did it.

A sentence may tell a second strike beside the one that a claim is made of (تزامنت مع غارات لـ …، ردا على قصف …). Doers
not said to share one deed did different ones: the one named nearest to the harm, or to the place hit, is meant. Where
a sentence goes on and says no means, those told before are meant: of the same doer (شنت غارات …، واستهدفت), or where
another of the kind is told (وانفجرت أخرى).
"""

from tawthiq.claims.hitting import is_verb
from tawthiq.claims.means import method_of
from tawthiq.claims.mentions import At, MeansMention, PartyMention, PartyRole
from tawthiq.claims.reading import inside
from tawthiq.claims.telling import Told
from tawthiq.model.vocabulary import Method

_ANOTHER = frozenset(("اخري", "ثانيه", "ثالثه", "رابعه"))


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


def means_of(told: Told) -> tuple[Method | None, MeansMention | None]:
    """The method of a claim: where several did different things, with what the one it is laid to did it."""
    if told.method[0] is None and _goes_on(told):
        return _method_before(told), None
    if (same := _as_before(told)) is not None:
        return same, None
    chosen = nearest(told)
    if len(chosen) == len(told.doers) or len({mention.method for mention in told.events}) < 2:
        return told.method
    own = [m for m in told.means if min(told.doers, key=lambda doer: _apart(doer.at, m.at)) in chosen]
    return told.method_by(own) if any(mention.is_event for mention in own) else told.method


def _goes_on(told: Told) -> bool:
    """Whether the segment begins with a joined verb of attack that says no means (شنت غارات …، واستهدفت)."""
    first = next((mention for mention in told.means if mention.at.first - told.segment.first <= 1), None)
    return told.segment.first > 0 and first is not None and first.is_joined and first.is_generic and bool(told.doers)


def _method_before(told: Told) -> Method | None:
    """What the same doer did just before in the sentence."""
    actors = {mention.actor for mention in told.doers}
    before = [mention for mention in told.reading.parties if mention.at.first < told.segment.first]
    same = before and before[-1].role is PartyRole.DOER and before[-1].actor in actors
    means = inside(told.reading.means, 0, told.segment.first - 1)
    return method_of(means)[0] if same and means else None


def _as_before(told: Told) -> Method | None:
    """واستهدفت أخرى دراجة، وانفجرت ثانية: another of what was told before in the sentence, if no more is said."""
    if not tells_another(told) or any(not mention.is_event for mention in told.means):
        return None
    return method_of(inside(told.reading.means, 0, told.segment.first - 1))[0]


def tells_another(told: Told) -> bool:
    """Whether a verb of attack tells another than those before it in the sentence (وانفجرت أخرى)."""
    tokens = told.reading.passage.tokens
    return told.segment.first > 0 and any(
        is_verb(tokens[mention.at.first].folded) and tokens[mention.at.last + 1].folded in _ANOTHER
        for mention in told.events
        if mention.at.last + 1 < len(tokens)
    )


def _core(told: Told) -> At | None:
    """What was done: the word of the first harm, else the first place hit."""
    if told.harms:
        return told.harms[0].trigger
    return told.places[0].at if told.places else None


def _apart(one: At, other: At) -> int:
    """Tokens between the two."""
    return max(one.first - other.last, other.first - one.last)
