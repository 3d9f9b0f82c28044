"""The part of a party in its sentence, and what the rules for it ask of the words around."""

from tawthiq.claims.mentions import PartyRole
from tawthiq.claims.party_phrase import Name
from tawthiq.claims.party_reading import QUOTES, Reading
from tawthiq.lexicon.matcher import Match
from tawthiq.model.vocabulary import Basis, Stance
from tawthiq.records import Record
from tawthiq.text.tokens import Shape

_AND_NOT = frozenset({"ولم", "ولن", "ولا"})
_REACH = 10
_BACK = frozenset(("له", "لها", "لهم", "لهما"))
_SHORTEST_OBJECT = 4  # letters
_ATTACKS = frozenset({"attack", "verb", "harm"})


class Part(Record, frozen=True):
    """A party's part: its role, and for a doer its stance, on what that rests, and whether others share the deed."""

    role: PartyRole
    stance: Stance = Stance.ALLEGED
    basis: Basis | None = None
    joint: bool = False


OTHER = Part(PartyRole.OTHER)
TARGET = Part(PartyRole.TARGET)
SPEAKER = Part(PartyRole.SPEAKER)
DOER = Part(PartyRole.DOER)


def attack_follows(reading: Reading, last: int) -> bool:
    """Whether an attack is named within a few words after token `last` (شنت قوات س غارات)."""
    for at in reading.rightward(last, _REACH):
        match = reading.cover.get(at)
        if match is not None and match.entry.means == "act":
            return False
        if match is not None and match.entry.means in ("attack", "verb", "clash"):
            return match.entry.means != "verb" or match.entry.attributes.get("reads") != "target"
    return False


def is_negated(reading: Reading, first: int) -> bool:
    """Whether لم, لن or لا stands before the verb at token `first`, with or without و."""
    at = reading.before(first)
    return reading.is_a(at, "not") or reading.folded(at) in _AND_NOT


def deed_follows(reading: Reading, last: int) -> bool:
    """Whether an attack or a responsibility is named within a few words after token `last`."""
    return any(
        reading.is_a(at, means)
        for at in reading.rightward(last, _REACH)
        for means in ("attack", "verb", "claim", "clash")
    )


def is_free(reading: Reading, name: Name) -> bool:
    """Whether nothing governs the phrase, so that it can be the subject of a verb after it."""
    if name.clitics and not name.clitics.endswith(("و", "ف")):
        return False
    at = _before_phrase(reading, name.first)
    if _counts(reading, at):  # ثلاث طائرات روسية قصفت
        at = _before_phrase(reading, at)
    if at < 0 or reading.tokens[at].shape is Shape.PUNCT or _ends_hashtag(reading, at):
        return True
    match = reading.cover.get(at)
    return match is not None and match.entry.means in ("opener", "gap")


def _ends_hashtag(reading: Reading, at: int) -> bool:
    """Whether token `at` is the last word of a hashtag (#أخبار_الميدان), which governs nothing behind it."""
    while at > 1 and reading.tokens[at - 1].text == "_":
        at -= 2
    return at > 0 and reading.tokens[at - 1].text == "#"


def _before_phrase(reading: Reading, first: int) -> int:
    at = first - 1
    while at >= 0 and reading.tokens[at].text in QUOTES:
        at -= 1
    return at


def _counts(reading: Reading, at: int) -> bool:
    """Whether a number of one word, without a clitic, stands at token `at`."""
    match = reading.cover.get(at)
    if match is not None and match.entry.attributes.get("type") == "number":
        return match.first == match.last and not match.stem.clitics
    return at >= 0 and reading.tokens[at].shape is Shape.NUMBER


def attack_before(reading: Reading, first: int) -> bool:
    """Whether an attack is named within a few words before token `first`."""
    return any(
        (match := reading.cover.get(at)) is not None and match.entry.means in _ATTACKS
        for at in reading.leftward(first, _REACH)
    )


def object_follows(reading: Reading, last: int) -> bool:
    """Whether whom or what an attack hits stands right after token `last`: a figure, مدنيين, منازل, مواقع …"""
    at = reading.after(_end_of_joined(reading, last))
    armed = False
    while reading.is_a(at, "gap") or _is_weapon(reading, at, armed) or (armed and _describes_weapon(reading, at)):
        armed = armed or not reading.is_a(at, "gap")
        at = reading.after(at)
    comma = reading.folded(at) in ("،", ",")
    at = reading.after(at) if comma else at
    if at >= len(reading.tokens):
        return False
    match = reading.cover.get(at)
    told = match is not None and (match.entry.means == "object" or match.entry.attributes.get("type") == "place")
    if comma:  # باستهداف الجيش، معبر س: nothing else but what is hit stands so without a particle
        return told and match is not None and match.entry.means == "object" and not match.stem.clitics
    to_object = reading.tokens[at].shape is Shape.WORD and reading.folded(at).startswith("ل") and not armed
    return told or to_object or reading.tokens[at].shape is Shape.NUMBER or (match is None and _is_object(reading, at))


def _end_of_joined(reading: Reading, last: int) -> int:
    """Where the parties end that are joined to the one that ends at `last` (استهداف س والفصائل الموالية لها مزارع)."""
    while (match := reading.match_after(last)) is not None and match.stem.clitics == "و" and _names(reading, match):
        last = match.last
        while (match := reading.match_after(last)) is not None and _goes_on(reading, match):
            last = match.last
        last = reading.after(last) if reading.folded(reading.after(last)) in _BACK else last
    return last


def _names(reading: Reading, match: Match) -> bool:
    return reading.party(match) or match.entry.means == "force"


def _goes_on(reading: Reading, match: Match) -> bool:
    """Whether a word after a force or party belongs to its name: whose it is, of which nation, what it is like."""
    if match.stem.clitics not in ("", "ل"):
        return False
    return _names(reading, match) or match.entry.means in ("belongs", "modifier")


def _is_object(reading: Reading, at: int) -> bool:
    """قاضيا، محاميا: an indefinite noun in the accusative."""
    word = reading.folded(at)
    return len(word) >= _SHORTEST_OBJECT and word.endswith("ا") and not word.startswith("ال")


def _describes_weapon(reading: Reading, at: int) -> bool:
    """بصاروخ موجه, محلي الصنع."""
    return reading.is_a(at, "modifier") or reading.is_a(at, "made")


def _is_weapon(reading: Reading, at: int, armed: bool) -> bool:
    """بالمدفعية, بصاروخ, وقذائف الهاون: with what, between the doer and whom it hits."""
    match = reading.cover.get(at)
    if armed and match is not None and match.entry.attributes.get("type") == "munition":
        return True  # وقذائف الهاون
    if armed and match is not None and match.entry.attributes.get("type") == "vehicle" and match.stem.definite:
        return not match.stem.clitics  # بقذائف المدفعية
    with_it = reading.folded(at).startswith(("ب", "و") if armed else "ب")
    return with_it and match is not None and match.entry.means in ("attack", "force", "modifier")
