"""Parties that speak, accuse, are accused, admit or deny.

1. `part_of`: نفت روسيا قصفها → DOER denied; تبنى داعش → DOER admitted; اتهم ناشطون النظام بقصف → DOER;
   قال الجيش → SPEAKER.
2. `admit`: a speaker that tells its own deed (أعلن الجيش التركي أنه استهدف) becomes a DOER that admits it, and so does
   a doer that the same party's speaker tells of (قالت إذاعة الجيش إن القوات قصفت).
"""

from collections.abc import Sequence

from tawthiq.claims.mentions import PartyRole
from tawthiq.claims.party_bearing import is_of_a_deed
from tawthiq.claims.party_parts import DOER, OTHER, SPEAKER, Part, attack_follows, deed_follows, is_free, is_negated
from tawthiq.claims.party_phrase import Name
from tawthiq.claims.party_reading import Reading
from tawthiq.lexicon.matcher import Match
from tawthiq.model.vocabulary import Stance
from tawthiq.records import replace

_REACH = 10
_FAR = 16  # عزت 40 في المائة من الضحايا إلى س، و20 في المائة إلى ص
_OWN_DEED_WITHIN = 8
_VERB_WITHIN = 5
_NOUN_WITHIN = 3
_OWN_DEEDS = frozenset(("قتله", "قتلها", "قتلهم"))  # أعلن الجيش قتله عشرين مسلحا
_GOVERNING = frozenset(("في", "علي", "من", "الي", "ضد"))
_FELL = "بسقوط"
_FIRED = frozenset(("munition", "craft"))
_COUNTED = 3  # tokens of how many missiles came down
_COMMAS = frozenset("،,")
_SPEECH = frozenset({"say", "accuse", "deny", "admit"})


def part_of(reading: Reading, name: Name) -> Part | None:
    """The part that words of speech give the party, None where there are none."""
    part = _after_verb(reading, name)
    if part is None and "accuse" in reading.parts and _is_accused(reading, name):
        part = DOER
    if part is None and name.kind == "office":
        part = SPEAKER
    return part or _before_verb(reading, name)


def _after_verb(reading: Reading, name: Name) -> Part | None:
    at = reading.before(name.first)
    while reading.is_a(at, "gap") or (at >= 0 and reading.tokens[at].text in _COMMAS):
        at = reading.before(at)
    match = reading.cover.get(at)
    if match is None or match.entry.means not in _SPEECH:
        return None
    if match.entry.means == "say":
        return SPEAKER if not name.clitics or "type" in match.entry.attributes else None
    if name.clitics:
        return None
    if match.entry.means == "accuse":
        return _accused_or_accuser(reading, name, match)
    return _own_stance(reading, name, name.last, match)


def _own_stance(reading: Reading, name: Name, last: int, match: Match) -> Part:
    adopted = "تبن" in reading.folded(match.first)  # تبنى التنظيم قتل ضابطين: nobody claims a loss
    if not adopted and _tells_own_loss(reading, max(last, match.last), name.actor):
        return OTHER
    if match.entry.means == "admit":
        return replace(DOER, stance=Stance.ADMITTED)
    return replace(DOER, stance=Stance.DENIED) if deed_follows(reading, last) else SPEAKER


def _tells_own_loss(reading: Reading, last: int, actor: str) -> bool:
    """اعترف الجيش بمقتل جنديين, نفت الجماعة اغتيال أحد قادتها, أقر بسقوط صواريخ: the loss of one's own, no deed."""
    lost = False
    for at in reading.rightward(last, _REACH):
        match = reading.cover.get(at)
        if reading.folded(at) == _FELL:
            return _is_fired(reading, at + 1)
        if match is None:
            continue
        if match.entry.means == "attack":
            lost = lost or match.entry.attributes["reads"] in ("target", "either")
        elif match.entry.attributes.get("type") == "person" or match.entry.means == "own":
            return lost
        elif match.entry.attributes.get("of") == actor:
            return lost  # مستوطن, told by the Israeli army
        elif match.entry.means == "opener" or (match.entry.means == "object" and "type" not in match.entry.attributes):
            return False
    return False


def _is_fired(reading: Reading, at: int) -> bool:
    """Whether what is fired is named behind the word for its coming down (بسقوط صواريخ، بسقوط ثلاث قذائف)."""
    around = (reading.cover.get(n) for n in range(at, at + _COUNTED))
    return any(match is not None and match.entry.attributes.get("type") in _FIRED for match in around)


def _before_verb(reading: Reading, name: Name) -> Part | None:
    at = reading.after(name.last)
    while reading.is_a(at, "gap"):
        at = reading.after(at)
    match = reading.cover.get(at)
    if match is not None and match.entry.means == "relative":
        accused = reading.match_after(match.last)
        by_others = accused is not None and accused.entry.means == "accuse" and "object" in accused.entry.attributes
        return DOER if by_others else None
    if match is None or match.entry.means not in _SPEECH or not is_free(reading, name):
        return None
    if match.entry.means in ("say", "accuse"):
        return SPEAKER
    return _own_stance(reading, name, match.last, match)


def _accused_or_accuser(reading: Reading, name: Name, match: Match) -> Part:
    """رجح أن يكون داعش: the accused; اتهمت روسيا المعارضة: the accuser, as another party follows."""
    attributes = match.entry.attributes
    if "own" in attributes:  # نحمل س المسؤولية: who speaks is not named
        return DOER if any(reading.is_a(at, "claim") for at in reading.rightward(name.last, _REACH)) else OTHER
    if "person" not in attributes and "to" in attributes:  # اتهامات للجيش بقصف …، but اتهامات كييف
        return DOER if name.clitics.endswith("ل") else SPEAKER
    if "person" not in attributes:
        behind = "needs" not in attributes or reading.is_a(reading.after(name.last), "behind")
        return DOER if behind else OTHER
    if "object" in attributes or "to" in attributes:
        return SPEAKER
    for at in reading.rightward(name.last, _REACH):
        other = reading.cover.get(at)
        if other is not None and reading.party(other):
            return SPEAKER
    of_it = reading.folded(reading.after(name.last)).startswith("ب")
    return DOER if of_it and deed_follows(reading, name.last) else SPEAKER


def _is_accused(reading: Reading, name: Name) -> bool:
    """اتهم ناشطون قوات النظام بقصف …: the object of an accusation; نسبت الشرطة الهجوم إلى س: after إلى."""
    to = reading.folded(reading.before(name.first)) == "الي" or name.clitics == "ل"
    if name.clitics and not to:
        return False
    for at in reading.leftward(name.first, _FAR if to else _REACH):
        match = reading.cover.get(at)
        if match is None:
            continue
        if match.entry.means == "accuse" and "object" not in match.entry.attributes:
            return _accuses(reading, name, match, to)
        if to and match.entry.attributes.get("type") == "people":
            continue  # عزت البعثة نصف الضحايا إلى س
        if match.entry.means in ("verb", "at", "agent", "accuse"):
            return False
    return False


def _accuses(reading: Reading, name: Name, match: Match, to: bool) -> bool:
    attributes = match.entry.attributes
    if "to" in attributes or to:
        return to and "to" in attributes
    if "needs" in attributes:
        around = (*reading.leftward(name.first, _REACH), *reading.rightward(name.last, _REACH))
        return any(reading.is_a(at, "claim") and is_of_a_deed(reading, at) for at in around)
    return deed_follows(reading, name.last)


def admit(reading: Reading, names: Sequence[Name], parts: list[Part]) -> None:
    """Set the stance of doers that tell their own deed, in `parts`."""
    speaker: int | None = None
    for i, name in enumerate(names):
        if parts[i].role is PartyRole.SPEAKER:
            following = names[i + 1] if i + 1 < len(names) else None
            stranger = following is not None and parts[i + 1].role is PartyRole.DOER and following.actor != name.actor
            limit = following.first if following is not None else len(reading.tokens)
            stance = _told_of_itself(reading, name, limit, stranger)
            parts[i] = replace(DOER, stance=stance) if stance else parts[i]
            speaker = i
        elif speaker is not None and parts[i].role is PartyRole.DOER and parts[i].stance is Stance.ALLEGED:
            own = names[speaker].actor == name.actor and _reported(reading, names[speaker], name)
            parts[i] = replace(parts[i], stance=Stance.ADMITTED) if own else parts[i]


def _reported(reading: Reading, speaker: Name, doer: Name) -> bool:
    """Whether the doer stands in what the speaker says: after أن or a colon, before a clause of its own begins."""
    said = False
    for at in range(speaker.last + 1, doer.first):
        match = reading.cover.get(at)
        if reading.tokens[at].text == ":" or (match is not None and match.entry.attributes.get("type") == "that"):
            said = True
        elif match is not None and match.entry.means == "opener":
            return False
    return said


def _told_of_itself(reading: Reading, name: Name, limit: int, stranger: bool) -> Stance | None:
    """The stance of a speaker to a deed of its own that it tells, None where it tells none."""
    steps, begun = -1, 0
    for at in reading.rightward(name.last, _OWN_DEED_WITHIN):
        if at >= limit:
            return None
        match = reading.cover.get(at)
        steps += reading.tokens[at].text not in _COMMAS and not reading.is_a(at, "gap")
        if not begun and steps < _NOUN_WITHIN and not stranger and reading.folded(at) in _OWN_DEEDS:
            return Stance.ADMITTED
        if match is None or match.first != at:
            continue
        if match.entry.attributes.get("type") == "that":
            begun = match.last + 1
        elif match.entry.means == "attack" and _is_of_others(reading, name, match, begun):
            return None
        if match.entry.means == "attack" and steps < _NOUN_WITHIN and not stranger:
            return Stance.ADMITTED if match.entry.attributes["reads"] in ("either", "launch") else None
        if match.entry.means == "itself":
            person = match.entry.attributes["person"]
            return _own_verb(reading, at, limit) if name.gender in (None, person) or person == "p" else None
    return None


def _is_of_others(reading: Reading, name: Name, attack: Match, begun: int) -> bool:
    """Whether others than the speaker did or suffered it: قال الجيش إن جنديين قتلا، نقلا عن الجيش، قتل ستة."""
    apart = reading.tokens[reading.before(attack.first)].text in _COMMAS
    befell = "verb" in attack.entry.attributes and ("ف" in attack.stem.clitics or apart)
    return befell or (attack.first > begun if begun else _is_governed(reading, name))


def _is_governed(reading: Reading, name: Name) -> bool:
    """انفجار في وزارة الدفاع قتل ستة، استهدف وزارة الدفاع وقتل ستة: where it happened, nobody who tells of it."""
    at = reading.before(name.first)
    match = reading.cover.get(at)
    struck = match is not None and match.entry.means == "verb" and "needs" not in match.entry.attributes
    return struck or name.clitics.endswith("ب") or reading.folded(at) in _GOVERNING


def _own_verb(reading: Reading, last: int, limit: int) -> Stance | None:
    for at in reading.rightward(last, _VERB_WITHIN):
        match = reading.cover.get(at)
        if at >= limit:
            return None
        if match is not None and match.entry.means == "attack" and "verb" in match.entry.attributes:
            launch = match.entry.attributes["reads"] == "launch"
            done = match.stem.clitics == "" and (not launch or attack_follows(reading, match.last))
            stance = Stance.DENIED if is_negated(reading, match.first) else Stance.ADMITTED
            return stance if done else None  # أنه قصف، أنه شن
        if match is not None and match.entry.means == "verb":
            attributes = match.entry.attributes
            deed = "needs" not in attributes or attack_follows(reading, match.last)
            if attributes.get("reads") == "target" or not deed:
                return None
            return Stance.DENIED if is_negated(reading, match.first) else Stance.ADMITTED
    return None
