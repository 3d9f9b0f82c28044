"""Whose deed a segment says that an attack is which the report told before, or whose share of a toll."""

from tawthiq.claims.attributing import CONDEMNED, SHARES, charges
from tawthiq.claims.mentions import KindHint, ModalityMention
from tawthiq.claims.reading import CHARGE, EXCHANGE, POINTS, SOURCE_OF_FIRE
from tawthiq.claims.telling import Told
from tawthiq.model.vocabulary import Stance
from tawthiq.text.folding import fold

_JUDGED = "modality.judged"
_CARRIED_OUT = (
    *("hint.attribution-behind", "hint.attribution-likely", "hint.attribution-make", "hint.attribution-with"),
    *("hint.attribution-he-who", SOURCE_OF_FIRE),
)


def attributes_attack(told: Told) -> bool:
    """Whether a known deed is laid to a party or to one who carried it out (اتهمت س بالوقوف وراء الهجوم)."""
    by_whom = bool(told.doers) or any(_tells_more(told, hint) for hint in told.hints)
    pointed = bool(told.doers) and any(hint.rule in POINTS for hint in told.hints)  # إن مصدره مواقع س
    return (bool(told.hints and (told.events or told.known_weapons)) and by_whom) or pointed


def _tells_more(told: Told, hint: KindHint) -> bool:
    """Whether a known deed is laid to somebody by words that say enough, whoever he is: with what it was done, who is
    charged with it (حملت الحكومة المسلحين مسؤولية الهجوم), where its fire came from (الصاروخ أطلق من سفينة).
    """
    if hint.rule in _CARRIED_OUT or hint.rule in (CHARGE, EXCHANGE):
        return True
    if hint.rule == "hint.attribution-verbs":
        return charges(told.reading.passage.tokens, hint.at.last)
    return hint.rule == "hint.attribution-carried-out" and told.known_weapons and not told.places


def lays_shares(told: Told) -> bool:
    """عزت البعثة 60 في المائة من الضحايا إلى س: the dead of a time laid to parties, not one event to its doer."""
    return not told.harms and bool(told.doers) and any(hint.rule == SHARES for hint in told.hints)


def admits_it(told: Told) -> bool:
    """أعلنت الحركة أنها تقف وراء الهجوم: whom the words lay the attack to admits it as its own."""
    return bool(told.doers) and all(
        mention.responsible is not None and mention.responsible.stance is Stance.ADMITTED for mention in told.doers
    )


def condemns(told: Told, mention: ModalityMention) -> bool:
    """دانت س القصف الروسي: what is judged is also laid to somebody, if no attack is told with its place."""
    condemned = any(hint.rule == CONDEMNED for hint in told.hints)
    return mention.rule == _JUDGED and condemned and bool(told.doers) and not tells_condemned(told)


def tells_condemned(told: Told) -> bool:
    """استنكرت الوزارة القصف التركي على مدينة س: what is condemned is told with where it was, and so is an event."""
    named = any(fold(place.where.place) in fold(place.where.quote or "") for place in told.places)  # not على البلدة
    return bool(told.strikes) and named and all(hint.rule == CONDEMNED for hint in told.hints)
