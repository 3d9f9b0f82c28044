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
_ON = "علي"
_SHOT_AT = 5  # tokens from there to what is known to be hit
_TARGET = 3  # tokens from there to who or what is aimed at (على مجموعة من المزارعين)
_UNARMED = frozenset((
    Facility.MEDICAL, Facility.SCHOOL, Facility.RESIDENTIAL, Facility.WORSHIP, Facility.HUMANITARIAN, Facility.MEDIA,
    Facility.CAMP, Facility.MARKET, Facility.AGRICULTURE,
))  # fmt: skip


def is_aimed(tokens: Sequence[Token], fire: MeansMention, hit: Sequence[int], named: Sequence[FacilityMention]) -> bool:
    """Whether the words right behind gunfire aim it at unarmed people or at what such people use, among the facilities
    `named`; or put it on what is known to be hit, which stands at the tokens `hit` (النار على حاجز). Fire towards
    fighters (باتجاه القوات) is fighting.
    """
    behind = range(fire.at.last + 1, min(fire.at.last + 1 + _REACH, len(tokens)))
    aim = next((at for at in behind if tokens[at].folded in _AIMS), None)
    if aim is None:
        return False
    if tokens[aim].folded == _ON and any(0 < first - aim <= _SHOT_AT for first in hit):
        return True
    near = range(aim + 1, min(aim + 1 + _TARGET, len(tokens)))
    if any(mention.facility in _UNARMED and mention.at.first in near for mention in named):
        return True
    nouns = (people().at(tokens, at) for at in near if is_plain_word(tokens, at))
    noun = next((noun for noun in nouns if noun is not None), None)
    return noun is not None and noun.entry.means == "civilian"
