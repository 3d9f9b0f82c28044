"""What a party does in its sentence: strikes, is struck, speaks, or is only named.

Rules in order, the first that holds wins; each reads the words beside the phrase only, so that a later clause of the
same sentence is judged by itself.

1. one of two sides of a clash → OTHER
2. after من قبل، على يد، مصدره … → DOER
3. after an attack (قصف النظام، غارات للتحالف، قصف تركي) → DOER; after اغتيال → TARGET; after استهداف by what follows
4. subject of a verb before it → DOER, object → TARGET
5. speech (party_speech.py) → SPEAKER, or DOER accused, admitting or denied
6. subject of a verb after it → DOER
7. after على، ضد، مواقع … → TARGET; else OTHER
Then parties joined by و or بمساندة share the part of the first.
"""

from collections.abc import Sequence
from dataclasses import replace

from tawthiq.claims import party_speech
from tawthiq.claims.mentions import PartyRole
from tawthiq.claims.party_names import Name
from tawthiq.claims.party_parts import DOER, OTHER, SPEAKER, TARGET, Part, attack_follows, is_free, is_negated
from tawthiq.claims.party_reading import Reading
from tawthiq.lexicon.matcher import Match
from tawthiq.model.vocabulary import Basis
from tawthiq.text.tokens import Shape

_REACH = 10
_ARMS = frozenset({"craft", "vehicle"})
_MUNITION_WITHIN = 4
_BOTH = frozenset({"قصف", "ضرب", "قتل", "اسر", "نسف"})  # perfect and verbal noun look alike
_BETWEEN_JOINED = frozenset("\"'“”«»()[]،,")


def roles(reading: Reading, names: Sequence[Name]) -> list[Part]:
    """The part of each name, in the same order."""
    parts = [_alone(reading, name) for name in names]
    _share(reading, names, parts)
    party_speech.admit(reading, names, parts)
    return parts


def _alone(reading: Reading, name: Name) -> Part:
    if _fights(reading, name):
        return OTHER
    for rule in (_by_agent, _by_attack, _by_verb_before, party_speech.part_of, _by_verb_after, _by_place):
        part = rule(reading, name)
        if part is not None:
            # Aircraft without an owner are a party's only where they strike.
            return OTHER if name.kind == "craft" and part is not DOER else part
    return SPEAKER if name.kind == "office" else OTHER


# --- 1
def _fights(reading: Reading, name: Name) -> bool:
    """Whether it is a side of a clash: اشتباكات بين س وص، مواجهات مع س."""
    between = reading.folded(reading.before(name.first)) == "مع"
    for at in reading.leftward(name.first, _REACH):
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
    at = reading.before(name.first)
    while reading.is_a(at, "so_called") or reading.folded(at) == "ب":
        at = reading.before(at)
    to = reading.folded(at) == "الي"
    match = reading.match_before(at) if to else reading.cover.get(at)
    if match is None or match.entry.means not in ("agent", "hold"):
        return None
    attributes = match.entry.attributes
    if match.entry.means == "hold":
        held = any(reading.is_a(i, "agent") for i in reading.leftward(match.first, _REACH))
        return replace(DOER, basis=Basis.LOCATION_CONTROL) if held else None
    if "to" in attributes and not (to or name.clitics.endswith("ل")):
        return None
    if "needs" in attributes and not _attack_before(reading, match.first):
        return None
    return replace(DOER, basis=Basis(attributes["basis"])) if "basis" in attributes else DOER


def _attack_before(reading: Reading, first: int) -> bool:
    return any(
        reading.is_a(at, "attack") or reading.is_a(at, "verb") or reading.is_a(at, "clash")
        for at in reading.leftward(first, _REACH)
    )


# --- 3
def _by_attack(reading: Reading, name: Name) -> Part | None:
    if name.attack is not None:
        return _reads(reading, name, name.attack)
    if name.clitics.endswith("ب") and name.head in _ARMS:
        return DOER
    if name.clitics and not name.clitics.endswith("ل"):
        return None
    at = reading.noun_before(name.first)
    from_it = reading.folded(at) == "من"
    if from_it:
        if name.head in _ARMS and _attack_before(reading, at):
            return DOER
        at = reading.noun_before(at)
    elif name.clitics.endswith("ل") and _munition_near(reading, name.first):
        return DOER
    match = reading.cover.get(at)
    if match is None or match.entry.means != "attack" or match.last != at:
        return None
    if from_it:
        return DOER if match.entry.attributes["reads"] != "target" else None
    if match.stem.definite and not name.clitics and name.attack is None:
        return None
    return _reads(reading, name, match)


def _munition_near(reading: Reading, first: int) -> bool:
    """قصف بقذائف كراسنبول الليزرية لقوات س: the munition's own words stand between."""
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
    if reads == "doer" or name.attack is not None:
        return DOER
    return _either(reading, name)


def _either(reading: Reading, name: Name) -> Part:
    """استهداف الطيران لبلدة: the doer, as an object follows; استهداف قوات النظام: the target."""
    if name.clitics.endswith("ل"):
        return TARGET
    if name.head == "person":
        return TARGET
    return DOER if name.head == "craft" or _object_follows(reading, name.last) else TARGET


def _object_follows(reading: Reading, last: int) -> bool:
    """Whether whom or what an attack hits stands right after token `last`: a figure, مدنيين, منازل, مواقع …"""
    at = reading.after(last)
    armed = False
    while reading.is_a(at, "gap") or _is_weapon(reading, at) or (armed and reading.is_a(at, "modifier")):
        armed = armed or not reading.is_a(at, "gap")
        at = reading.after(at)
    if at >= len(reading.tokens):
        return False
    match = reading.cover.get(at)
    told = match is not None and (match.entry.means == "object" or match.entry.attributes.get("type") == "place")
    to_object = reading.tokens[at].shape is Shape.WORD and reading.folded(at).startswith("ل") and not armed
    return told or to_object or reading.tokens[at].shape is Shape.NUMBER


def _is_weapon(reading: Reading, at: int) -> bool:
    """بالمدفعية, بصاروخ: with what, between the doer and whom it hits."""
    match = reading.cover.get(at)
    with_it = reading.folded(at).startswith("ب")
    return with_it and match is not None and match.entry.means in ("attack", "force", "modifier")


# --- 4
def _by_verb_before(reading: Reading, name: Name) -> Part | None:
    if name.clitics:
        return None
    at = reading.before(name.first)
    while at >= 0 and (reading.is_a(at, "gap") or reading.tokens[at].text in "،,-"):
        at = reading.before(at)
    verb = reading.cover.get(at)
    if verb is None or verb.entry.means != "verb" or verb.last != at or is_negated(reading, verb.first):
        return None
    attributes = verb.entry.attributes
    if "needs" in attributes:
        told = _attack_before(reading, verb.first) if "object" in attributes else attack_follows(reading, name.last)
        return DOER if told else None
    if attributes.get("reads") == "target":
        return TARGET
    if "object" in attributes:
        return DOER
    return DOER if _agree(attributes["person"], name.gender) and not _has_subject(reading, verb) else TARGET


def _agree(person: str, gender: str | None) -> bool:
    """Before its subject a verb stands in the singular and agrees in gender."""
    return gender is None or person == gender


def _has_subject(reading: Reading, verb: Match) -> bool:
    """Whether the verb's subject stands before it (قصف استهدف قوات النظام), so that what follows is its object."""
    if verb.entry.attributes.get("subject") != "attack" or verb.stem.clitics:
        return False
    if reading.is_a(reading.before(verb.first), "relative"):
        return True
    match = reading.cover.get(reading.noun_before(verb.first))
    return match is not None and (match.entry.means in ("attack", "force") or reading.party(match))


# --- 6
def _by_verb_after(reading: Reading, name: Name) -> Part | None:
    relative = reading.match_after(name.last)
    attached = relative is not None and relative.entry.means == "relative"
    governed = reading.match_before(name.first)
    if attached and governed is not None and governed.entry.attributes.get("type") == "people":
        return None
    beside = relative is not None and _as_verb(reading, relative) is not None
    if not attached and not is_free(reading, name) and not (beside and name.clitics == "و"):
        return None
    for at in reading.rightward(name.last, _REACH):
        match = reading.cover.get(at)
        if match is None or match.first != at:
            continue
        if verb := _as_verb(reading, match):
            return _subject_of(reading, name, match, verb)
        if _ends_subject(reading, match, attached):
            return None
    return None


def _as_verb(reading: Reading, match: Match) -> str | None:
    """The person of a verb (m, f, p), also where the word is read as a noun and may be both (قصف، قتل)."""
    if match.entry.means == "verb":
        return match.entry.attributes["person"]
    before = reading.before(match.first)
    beside = reading.is_a(before, "gap") or reading.cover.get(before, match).entry.means != "attack"
    bare = match.stem.clitics == "" and not match.stem.definite
    return "m" if match.entry.means == "attack" and bare and beside and match.stem.text in _BOTH else None


def _ends_subject(reading: Reading, match: Match, attached: bool) -> bool:
    """Whether a verb after this word can no longer have the party for its subject."""
    if reading.party(match):
        return not reading.starts_joined(match)
    if attached and match.entry.means == "relative":
        return False
    return match.entry.means in ("say", "accuse", "deny", "admit", "attack", "opener", "itself")


def _subject_of(reading: Reading, name: Name, verb: Match, person: str) -> Part | None:
    attributes = verb.entry.attributes
    if verb.stem.clitics or is_negated(reading, verb.first) or (person != "p" and not _agree(person, name.gender)):
        return None
    if verb.entry.means == "attack":
        return DOER
    if attributes.get("reads") == "target":
        return TARGET
    if "object" in attributes and reading.is_a(reading.before(verb.first), "relative"):
        # "قوات النظام التي استهدفتها …": another did it to the party.
        return None
    if "needs" in attributes and not attack_follows(reading, verb.last):
        return None
    if (
        "passive" in attributes
        and person == "p"
        and "object" not in attributes
        and not _object_follows(reading, verb.last)
    ):
        return None
    return DOER


# --- 7
def _by_place(reading: Reading, name: Name) -> Part | None:
    match = reading.match_before(name.first)
    if match is not None and match.entry.means == "belongs":
        match = reading.cover.get(reading.noun_before(match.first))
    return TARGET if match is not None and match.entry.means == "at" else None


# --- together
def _share(reading: Reading, names: Sequence[Name], parts: list[Part]) -> None:
    for i in range(1, len(names)):
        link = _link(reading, names[i - 1], names[i])
        first, second = parts[i - 1].role, parts[i].role
        if link is None or first is PartyRole.OTHER or (link == "with" and first is not PartyRole.DOER):
            continue
        if second is PartyRole.DOER and first is not PartyRole.DOER:
            continue
        joint = first is PartyRole.DOER
        parts[i - 1] = replace(parts[i - 1], joint=joint)
        parts[i] = replace(parts[i - 1], joint=joint)


def _link(reading: Reading, one: Name, other: Name) -> str | None:
    """`and` where و alone stands between, `with` where بمساندة and the like does."""
    between = [i for i in range(one.last + 1, other.first) if reading.tokens[i].text not in _BETWEEN_JOINED]
    if other.attack is not None and other.attack is one.attack:
        return "and"
    if (not between and other.clitics.startswith("و")) or [reading.folded(i) for i in between] == ["و"]:
        return "and"
    match = reading.match_before(other.first)
    near = other.first - one.last <= _REACH
    return "with" if match is not None and match.entry.means == "with" and near else None
