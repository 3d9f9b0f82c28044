"""What a party does in its sentence: strikes, is struck, speaks, or is only named.

Rules in order, first that holds wins; each reads the words beside the phrase only, so that a later clause of the same
sentence is judged by itself.

1. fights: one of two sides of a clash → OTHER
2. agent: من قبل، على يد، مصدره … before it → DOER
3. attack noun before it: قصف النظام, غارات للتحالف → DOER; اغتيال القيادي → TARGET; استهداف by what follows
4. adjective of an attack: قصف تركي → DOER
5. verb before or after it: subject → DOER, object → TARGET
6. accusation, admission, denial, speech → DOER with its stance, or SPEAKER
7. على، ضد، مواقع … before it → TARGET; else OTHER
Then parties joined by و or by بمساندة share the part of the first.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tawthiq.claims.mentions import PartyRole
from tawthiq.claims.party_names import Name, Reading
from tawthiq.lexicon.matcher import Match
from tawthiq.model.vocabulary import Basis, Stance
from tawthiq.text.tokens import Shape

_REACH = 10
_STOPS = frozenset(".!؟?؛;:\n")
_OPENERS = frozenset(
    ["ان", "انه", "انها", "بان", "وان", "لكن", "ولكن", "حيث", "فيما", "بينما", "كما", "لان", "اذ", "اذا", "عندما", "بعدما", "حين", "حينما", "ان", "كان", "وكان", "وكانت", "كانت", "قبل", "وقد", "فقد", "هذا", "وذلك", "ذلك", "عاجل"]
)
_FRESH = frozenset(["حيث", "فيما", "بينما", "كما", "ان", "قد", "وقد", "فقد", "كان", "كانت", "وكانت", "وكان", "بعدما", "عندما", "حين"])


@dataclass(frozen=True, slots=True)
class Part:
    """A party's part in its sentence."""

    role: PartyRole
    stance: Stance = Stance.ALLEGED
    basis: Basis | None = None
    joint: bool = False


OTHER = Part(PartyRole.OTHER)
TARGET = Part(PartyRole.TARGET)
SPEAKER = Part(PartyRole.SPEAKER)
DOER = Part(PartyRole.DOER)


def roles(reading: Reading, names: Sequence[Name]) -> list[Part]:
    """The part of each name, in the same order."""
    parts: list[Part] = []
    for index, name in enumerate(names):
        part = _alone(reading, name, names, index)
        parts.append(part)
    _share(reading, names, parts)
    _stances(reading, names, parts)
    return parts


def _alone(reading: Reading, name: Name, names: Sequence[Name], index: int) -> Part:
    if _fights(reading, name):
        return OTHER
    for rule in (_by_agent, _by_attack, _by_verb_before, _by_speech, _by_verb_after, _by_place):
        part = rule(reading, name)
        if part is not None:
            return part
    return SPEAKER if name.kind == "office" else OTHER


# --- 1
def _fights(reading: Reading, name: Name) -> bool:
    """Whether it is a side of a clash: اشتباكات بين س وص، مواجهات مع س."""
    at, between = name.first, "مع" in (reading.tokens[max(reading.before(name.first), 0)].folded,)
    for _ in range(_REACH):
        at = reading.before(at)
        if at < 0 or reading.tokens[at].text in _STOPS:
            return False
        match = reading.cover.get(at)
        if match is None:
            continue
        if match.entry.means == "between":
            between = True
        elif match.entry.means == "clash":
            return between
        elif match.entry.means in ("verb", "agent"):
            return False
    return False


# --- 2
def _by_agent(reading: Reading, name: Name) -> Part | None:
    match = _left(reading, name)
    if match is None or match.entry.means != "agent":
        return None
    basis = match.entry.attributes.get("basis")
    return replace(DOER, basis=Basis(basis) if basis else None)


def _left(reading: Reading, name: Name) -> Match | None:
    """The match before the phrase; إلى, لـ and the like between are passed over."""
    at = reading.before(name.first)
    if at >= 0 and at not in reading.cover and reading.tokens[at].folded in ("الي", "عن"):
        at = reading.before(at)
    return reading.cover.get(at)


# --- 3, 4
def _by_attack(reading: Reading, name: Name) -> Part | None:
    if name.attack is not None:
        return TARGET if name.attack.entry.attributes["reads"] == "target" else DOER
    if name.clitics and not name.clitics.endswith("ل"):
        return None
    at = reading.past_modifiers(name.first)
    match = reading.cover.get(at)
    from_it = match is not None and match.entry.means == "belongs" and reading.tokens[at].folded == "من"
    if from_it:
        at = reading.past_modifiers(at)
        match = reading.cover.get(at)
    if match is None or match.entry.means != "attack" or match.last != at:
        return None
    reads = match.entry.attributes["reads"]
    if from_it:
        return DOER if reads != "target" else None
    if reads == "doer":
        return DOER
    if reads == "target":
        return TARGET
    return _either(reading, name)


def _either(reading: Reading, name: Name) -> Part:
    """استهداف الطيران لبلدة: the doer, as an object follows; استهداف قوات النظام: the target."""
    if name.clitics.endswith("ل"):
        return TARGET
    at = reading.after(name.last)
    token = reading.tokens[at] if at < len(reading.tokens) else None
    object_follows = token is not None and token.shape is Shape.WORD and token.folded.startswith("ل")
    return DOER if object_follows or name.head == "craft" else TARGET


# --- 5
def _by_verb_before(reading: Reading, name: Name) -> Part | None:
    if name.clitics:
        return None
    at = reading.before(name.first)
    while at >= 0 and (reading.is_a(at, "gap") or reading.tokens[at].text in "،,-"):
        at = reading.before(at)
    match = reading.cover.get(at)
    if match is None or match.entry.means != "verb":
        return None
    attributes = match.entry.attributes
    if attributes.get("reads") == "target":
        return TARGET
    if "object" in attributes:
        return DOER
    if not _agree(attributes["person"], name.gender, after=True) or _has_subject(reading, match):
        return TARGET
    if "needs" in attributes and not _attack_follows(reading, name.last):
        return None
    return DOER


def _agree(person: str, gender: str | None, *, after: bool) -> bool:
    if gender is None:
        return True
    if person == "p":
        return not after
    return person == gender


def _has_subject(reading: Reading, verb: Match) -> bool:
    """Whether the verb's subject stands before it (قصف استهدف قوات النظام), so that what follows is its object."""
    if verb.entry.attributes.get("subject") != "attack" or verb.stem.clitics:
        return False
    at = reading.before(verb.first)
    if at >= 0 and reading.tokens[at].folded in ("الذي", "التي"):
        return True
    at = reading.past_modifiers(verb.first)
    match = reading.cover.get(at)
    return match is not None and (match.entry.means in ("attack", "force") or "kind" in match.entry.attributes)


def _attack_follows(reading: Reading, last: int) -> bool:
    at = last
    for _ in range(_REACH):
        at = reading.after(at)
        if at >= len(reading.tokens) or reading.tokens[at].text in _STOPS:
            return False
        match = reading.cover.get(at)
        if match is not None and match.entry.means in ("attack", "verb", "clash"):
            return match.entry.attributes.get("reads") != "target" or match.entry.means == "attack"
    return False


def _by_verb_after(reading: Reading, name: Name) -> Part | None:
    if not _is_free(reading, name):
        return None
    at = name.last
    for _ in range(_REACH):
        at = reading.after(at)
        if at >= len(reading.tokens) or reading.tokens[at].text in _STOPS:
            return None
        match = reading.cover.get(at)
        if match is None or match.first != at:
            continue
        kind = match.entry.attributes.get("kind")
        if match.entry.means == "verb":
            return _subject_of(reading, name, match)
        if kind in ("name", "word") or match.entry.means in ("say", "accuse", "deny", "admit", "attack"):
            return None
    return None


def _subject_of(reading: Reading, name: Name, verb: Match) -> Part | None:
    attributes = verb.entry.attributes
    if verb.stem.clitics or not _agree(attributes["person"], name.gender, after=False):
        return None
    if attributes.get("reads") == "target":
        return TARGET
    if "needs" in attributes and not _attack_follows(reading, verb.last):
        return None
    return DOER


def _is_free(reading: Reading, name: Name) -> bool:
    """Whether nothing governs the phrase, so that it can be the subject of a verb after it."""
    if name.clitics and not name.clitics.endswith(("و", "ف")):
        return False
    at = name.first - 1
    while at >= 0 and reading.tokens[at].text in QUOTES_OPEN:
        at -= 1
    if at < 0:
        return True
    token = reading.tokens[at]
    return token.shape is Shape.PUNCT or token.folded in _OPENERS


QUOTES_OPEN = frozenset("\"'“”«»#([_*")


# --- 6
def _by_speech(reading: Reading, name: Name) -> Part | None:
    match = _left(reading, name)
    if match is not None:
        means = match.entry.means
        if means == "deny" and not name.clitics:
            return replace(DOER, stance=Stance.DENIED) if _deed_follows(reading, name.last) else SPEAKER
        if means == "admit" and not name.clitics:
            return replace(DOER, stance=Stance.ADMITTED)
        if means == "say" and (not name.clitics or "type" in match.entry.attributes):
            return SPEAKER
        if means == "accuse" and not name.clitics:
            return _accused_or_accuser(reading, name, match)
    if _accused_before(reading, name):
        return DOER
    if name.kind == "office":
        return SPEAKER
    after = reading.match_after(name.last)
    if after is not None and after.entry.means in ("say", "accuse") and _is_free(reading, name):
        return SPEAKER
    if after is not None and _is_free(reading, name) and after.entry.means in ("deny", "admit"):
        stance = Stance.DENIED if after.entry.means == "deny" else Stance.ADMITTED
        return replace(DOER, stance=stance) if _deed_follows(reading, after.last) else SPEAKER
    return None


def _deed_follows(reading: Reading, last: int) -> bool:
    at = last
    for _ in range(_REACH):
        at = reading.after(at)
        if at >= len(reading.tokens):
            return False
        if (match := reading.cover.get(at)) and match.entry.means in ("attack", "verb", "claim"):
            return True
    return False


def _accused_or_accuser(reading: Reading, name: Name, match: Match) -> Part:
    """رجح أن يكون داعش: the accused; اتهمت روسيا المعارضة: the accuser, as another party follows."""
    if "person" not in match.entry.attributes:
        return DOER
    at = name.last
    for _ in range(_REACH):
        at = reading.after(at)
        if at >= len(reading.tokens):
            break
        other = reading.cover.get(at)
        if other is not None and other.entry.attributes.get("kind") in ("name", "word", "demonym"):
            return SPEAKER
    token = reading.tokens[reading.after(name.last)] if reading.after(name.last) < len(reading.tokens) else None
    return DOER if token is not None and token.folded.startswith("ب") else SPEAKER


def _accused_before(reading: Reading, name: Name) -> bool:
    """اتهم ناشطون قوات النظام بقصف …: the object of an accusation that is followed by its deed."""
    if name.clitics:
        return False
    at = name.first
    for _ in range(_REACH):
        at = reading.before(at)
        if at < 0 or reading.tokens[at].text in _STOPS:
            return False
        match = reading.cover.get(at)
        if match is None:
            continue
        if match.entry.means == "accuse":
            return _deed_follows(reading, name.last) and ("needs" not in match.entry.attributes or _claim_near(reading, name))
        if match.entry.means in ("verb", "at", "agent"):
            return False
    return False


def _claim_near(reading: Reading, name: Name) -> bool:
    at = name.first
    for _ in range(_REACH):
        at = reading.before(at)
        if at >= 0 and reading.is_a(at, "claim"):
            return True
    at = name.last
    for _ in range(_REACH):
        at = reading.after(at)
        if reading.is_a(at, "claim"):
            return True
    return False


# --- 7
def _by_place(reading: Reading, name: Name) -> Part | None:
    match = _left(reading, name)
    if match is not None and match.entry.means == "at":
        return TARGET
    return None


# --- together
def _share(reading: Reading, names: Sequence[Name], parts: list[Part]) -> None:
    for i in range(1, len(names)):
        link = _joined(reading, names[i - 1], names[i])
        if not link or parts[i - 1].role is PartyRole.OTHER:
            continue
        if link == "with" and parts[i - 1].role is not PartyRole.DOER:
            continue
        if parts[i].role is PartyRole.DOER and parts[i - 1].role is not PartyRole.DOER:
            continue
        joint = parts[i - 1].role is PartyRole.DOER
        parts[i - 1] = replace(parts[i - 1], joint=joint)
        parts[i] = replace(parts[i - 1], joint=joint)


def _joined(reading: Reading, one: Name, other: Name) -> str | None:
    """`and` where و alone stands between, `with` where بمساندة and the like does."""
    between = [i for i in range(one.last + 1, other.first) if reading.tokens[i].text not in "\"'“”«»()[]،,"]
    if not between and other.clitics.startswith("و"):
        return "and"
    if len(between) == 1 and reading.tokens[between[0]].folded == "و":
        return "and"
    if not between and other.kind == "demonym" and other.attack is not None and other.attack is one.attack:
        return "and"
    match = reading.match_before(other.first)
    if match is not None and match.entry.means == "with" and other.first - one.last <= _REACH:
        return "with"
    return None


def _stances(reading: Reading, names: Sequence[Name], parts: list[Part]) -> None:
    """A doer that is itself the one who tells it admits it: قالت قسد إنها قتلت، أعلن الجيش التركي تنفيذ ضربات."""
    for i, name in enumerate(names):
        if parts[i].role is PartyRole.SPEAKER and _tells_own_deed(reading, name, names, i):
            parts[i] = replace(DOER, stance=Stance.ADMITTED)
    speaker: str | None = None
    for i, name in enumerate(names):
        if parts[i].role is PartyRole.SPEAKER:
            speaker = name.actor
        elif parts[i].role is PartyRole.DOER and parts[i].stance is Stance.ALLEGED and speaker == name.actor:
            parts[i] = replace(parts[i], stance=Stance.ADMITTED)


_ITSELF = frozenset(["انه", "انها", "بانه", "بانها", "انهم", "بانهم"])
_CARRIED_OUT = frozenset(["تنفيذ", "استهداف", "قصف", "شن", "تدمير", "قتل", "تصفيه", "اغتيال", "القضاء", "تحييد", "مهاجمه", "اعتقال", "ضرب", "اطلاق", "استهدافه", "استهدافها", "قصفه", "قصفها", "بقصف", "باستهداف", "بتنفيذ"])


def _tells_own_deed(reading: Reading, name: Name, names: Sequence[Name], index: int) -> bool:
    limit = names[index + 1].first if index + 1 < len(names) else len(reading.tokens)
    at = reading.after(name.last)
    steps = 0
    while at < limit and steps < 8:
        token = reading.tokens[at]
        if token.text in _STOPS and token.text != ":":
            return False
        if steps <= 3 and token.folded in _CARRIED_OUT:
            return True
        if token.folded in _ITSELF:
            return _own_verb(reading, at, limit)
        at = reading.after(at)
        steps += 1
    return False


def _own_verb(reading: Reading, at: int, limit: int) -> bool:
    for _ in range(4):
        at = reading.after(at)
        if at >= limit:
            return False
        match = reading.cover.get(at)
        if match is not None and match.entry.means == "verb":
            attributes = match.entry.attributes
            if attributes.get("reads") == "target":
                return False
            return "needs" not in attributes or _attack_follows(reading, match.last)
    return False
