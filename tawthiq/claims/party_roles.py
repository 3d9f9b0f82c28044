"""What a party does in its sentence: strikes, is struck, speaks, or is only named.

Rules in order, the first that holds wins; each reads the words beside the phrase only, so that a later clause of the
same sentence is judged by itself.

1. one of two sides of a clash → OTHER, of a mutual shelling or of charges exchanged → DOER
2. after من قبل، على يد، مصدره … → DOER
3. after an attack (party_nouns.py: قصف النظام، غارات للتحالف، قصف تركي) → DOER; after مقتل → TARGET
4. subject of a verb before it (party_verbs.py) → DOER, object → TARGET
5. speech (party_speech.py) → SPEAKER, or DOER accused, admitting or denied
6. subject of a verb after it → DOER
7. after على، ضد، مواقع … → TARGET; else OTHER
Then parties joined by و or بمساندة share the part of the first.
"""

from collections.abc import Sequence

from tawthiq.claims import party_bearing, party_nouns, party_speech, party_verbs
from tawthiq.claims.mentions import PartyRole
from tawthiq.claims.party_parts import DOER, OTHER, SPEAKER, TARGET, Part, attack_before
from tawthiq.claims.party_phrase import ALONE, Name
from tawthiq.claims.party_reading import Reading
from tawthiq.model.vocabulary import Basis
from tawthiq.records import replace

_REACH = 10
_PRONOUNS = frozenset(("هو", "هي", "هم"))
_BETWEEN_JOINED = frozenset("\"'“”«»()[]،,#_")


def roles(reading: Reading, names: Sequence[Name]) -> list[Part]:
    """The part of each name, in the same order."""
    parts = [_alone(reading, name) for name in names]
    _share(reading, names, parts)
    party_speech.admit(reading, names, parts)
    return parts


def _alone(reading: Reading, name: Name) -> Part:
    if "mutual" in reading.parts and _strikes_back(reading, name):
        return replace(DOER, joint=True)
    if "exchange" in reading.parts and _accuses_each_other(reading, name):
        return replace(DOER, joint=True)
    if "clash" in reading.parts and _fights(reading, name):
        return OTHER
    for rule in _RULES:
        part = rule(reading, name)
        if part is not None:
            # Aircraft without an owner, and gunmen, are a party only where they strike.
            return OTHER if name.kind in ALONE and part.role is not PartyRole.DOER else part
    return SPEAKER if name.kind == "office" else OTHER


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


def _strikes_back(reading: Reading, name: Name) -> bool:
    """Whether it is a side of a mutual shelling (قصف متبادل بين س وص): both did it, and both were hit."""
    between = False
    for at in reading.leftward(name.first, _REACH):
        match = reading.cover.get(at)
        if match is not None and match.entry.means == "between":
            between = True
        elif match is not None and match.entry.means == "mutual":
            return between
        elif match is not None and match.entry.means in ("verb", "agent", "opener"):
            return False
    return False


def _accuses_each_other(reading: Reading, name: Name) -> bool:
    """Whether it charges another with the deed, who charges it (تبادل س وص الاتهامات بقصف السوق)."""
    for way in (reading.leftward(name.first, _REACH), reading.rightward(name.last, _REACH)):
        for at in way:
            match = reading.cover.get(at)
            if match is not None and match.entry.means == "exchange":
                return any(reading.is_a(i, "accuse") for i in reading.rightward(match.last, _REACH))
            if reading.is_a(at, "opener") or reading.is_a(at, "accuse"):
                break
    return False


def _by_agent(reading: Reading, name: Name) -> Part | None:
    at = _behind_pronoun(reading, reading.before(name.first))
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
    if "needs" in attributes and not attack_before(reading, match.first):
        return None
    return replace(DOER, basis=Basis(attributes["basis"])) if "basis" in attributes else DOER


def _behind_pronoun(reading: Reading, at: int) -> int:
    """المتهم بالقصف المدفعي هي قوات س: the words that a pronoun between them and the name points back to."""
    if reading.folded(at) not in _PRONOUNS:
        return at
    at = reading.before(at)
    while reading.is_a(at, "modifier"):
        at = reading.before(at)
    return at


def _by_place(reading: Reading, name: Name) -> Part | None:
    match = reading.match_before(name.first)
    if match is not None and match.entry.means == "belongs":
        match = reading.cover.get(reading.noun_before(match.first))
    return TARGET if match is not None and match.entry.means == "at" else None


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


_RULES = (
    *(_by_agent, party_bearing.part_of, party_nouns.part_of, party_verbs.before),
    *(party_speech.part_of, party_verbs.after, _by_place),
)
