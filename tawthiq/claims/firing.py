"""Whether gunfire that hurt nobody was aimed at something or somebody (النار على حاجز، على المزارعين، صوب سيارة إسعاف).

Fire into the air, between fighters or at nothing that is told is no claim of its own.
"""

from collections.abc import Sequence

from tawthiq.claims.mentions import FacilityMention, MeansMention
from tawthiq.claims.victim_words import is_plain_word, people
from tawthiq.model.vocabulary import Facility
from tawthiq.text.tokens import Token

_AIMS = frozenset(("علي", "صوب", "نحو", "تجاه", "باتجاه"))
_REACH = 5  # tokens from the fire to the word that aims it (النار بكثافة على)
_SHOT_AT = 5  # tokens from gunfire to على, and from there to what is known to be hit
_ON = "علي"
_TARGET = 3  # tokens from there to who or what is aimed at (على مجموعة من المزارعين)
_UNARMED = frozenset((
    Facility.MEDICAL, Facility.SCHOOL, Facility.RESIDENTIAL, Facility.WORSHIP, Facility.HUMANITARIAN, Facility.MEDIA,
    Facility.CAMP, Facility.MARKET, Facility.AGRICULTURE,
))  # fmt: skip


def at_something(tokens: Sequence[Token], fire: MeansMention, hit: Sequence[int]) -> bool:
    """أطلقوا النار على حاجز لقوات س, على منزل: whether what was hit, which stands at the tokens `hit`, is shot at."""
    after = range(fire.at.last + 1, min(fire.at.last + _SHOT_AT, len(tokens)))
    at = next((k for k in after if tokens[k].folded == _ON), None)
    return at is not None and any(0 < first - at <= _SHOT_AT for first in hit)


def at_people(tokens: Sequence[Token], fire: MeansMention, hit: Sequence[FacilityMention]) -> bool:
    """Whether the words right after a word of gunfire aim it at unarmed people or at what they use."""
    behind = range(fire.at.last + 1, min(fire.at.last + 1 + _REACH, len(tokens)))
    aim = next((at for at in behind if tokens[at].folded in _AIMS), None)
    if aim is None:
        return False
    near = range(aim + 1, min(aim + 1 + _TARGET, len(tokens)))
    if any(mention.facility in _UNARMED and mention.at.first in near for mention in hit):
        return True
    for at in near:
        noun = people().at(tokens, at) if is_plain_word(tokens, at) else None
        if noun is not None:
            return noun.entry.means == "civilian"
    return False
