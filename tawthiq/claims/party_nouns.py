"""What a noun of attack makes of the party after it: قصف النظام, غارات للتحالف, قصف تركي, استهداف الجيش منازل.

`reads` of the noun (lexicon/data/deeds.yaml) decides: the doer, the target, or either by what follows.
"""

from tawthiq.claims.party_parts import DOER, TARGET, Part, attack_before, attack_follows, object_follows
from tawthiq.claims.party_phrase import Name
from tawthiq.claims.party_reading import Reading
from tawthiq.lexicon.matcher import Match

_ARMS = frozenset({"craft", "vehicle"})
_MUNITION_WITHIN = 4
_BLOWN_UP = frozenset({"vehicle", "craft", "person"})


def part_of(reading: Reading, name: Name) -> Part | None:
    """The part that an attack named before the phrase, or within it, gives the party; None where there is none."""
    if name.attack is not None:
        return _reads(reading, name, name.attack)
    if name.clitics.endswith("ب"):
        return DOER if name.head in _ARMS else None
    for_it = name.clitics.endswith("ل")
    if name.clitics and not for_it:
        return None
    at = reading.noun_before(name.first)
    if reading.folded(at) == "من":
        return _from_it(reading, name, at)
    match = _attack_at(reading, at)
    if match is not None and (for_it or not match.stem.definite):
        return _reads(reading, name, match)
    return DOER if for_it and _munition_near(reading, name.first) else None


def _attack_at(reading: Reading, at: int) -> Match | None:
    match = reading.cover.get(at)
    return match if match is not None and match.entry.means == "attack" and match.last == at else None


def _from_it(reading: Reading, name: Name, at: int) -> Part | None:
    """قصف مكثف من الجيش; قصف على منزله من طائرة مسيرة لـ: craft and guns also further from the attack."""
    if name.head in _ARMS and attack_before(reading, at):
        return DOER
    match = _attack_at(reading, reading.noun_before(at))
    return DOER if match is not None and match.entry.attributes["reads"] != "target" else None


def _munition_near(reading: Reading, first: int) -> bool:
    """قصف بصواريخ حرارية موجهة لقوات س: the munition's own words stand between."""
    for at in reading.leftward(first, _MUNITION_WITHIN):
        match = reading.cover.get(at)
        if match is not None and match.entry.means != "modifier":
            return match.entry.attributes.get("type") == "munition"
    return False


def _reads(reading: Reading, name: Name, attack: Match) -> Part | None:
    reads = attack.entry.attributes["reads"]
    if reads == "target":
        return TARGET
    if reads == "launch":
        return DOER if attack_follows(reading, name.last) else None
    if reads == "blast":
        return TARGET if name.head in _BLOWN_UP else DOER
    if reads == "doer" or name.attack is not None:
        return _as_object(reading, name, attack) or DOER
    return _either(reading, name, attack)


def _as_object(reading: Reading, name: Name, attack: Match) -> Part | None:
    """غارات على مخازن أسلحة إيرانية: arms that are kept somewhere are struck, not fired."""
    kept = reading.match_before(name.first)
    stored = attack.entry.attributes.get("type") == "munition" and kept is not None and kept.entry.means == "at"
    return TARGET if stored else None


def _either(reading: Reading, name: Name, attack: Match) -> Part:
    """استهداف الطيران لبلدة: the doer, as an object follows; استهداف قوات النظام: the target."""
    if name.clitics.endswith("ل") or (name.head == "person" and "verb" not in attack.entry.attributes):
        return TARGET
    return DOER if name.head == "craft" or object_follows(reading, name.last) else TARGET
