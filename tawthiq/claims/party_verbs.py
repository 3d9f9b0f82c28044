"""What a verb makes of the party beside it: its subject strikes, its object is struck.

A verb before its subject agrees with it in gender and stands in the singular; that tells قصفت قوات النظام (they did)
from استهدف قوات النظام (they were hit).
"""

from tawthiq.claims.party_parts import (
    DOER,
    TARGET,
    Part,
    attack_before,
    attack_follows,
    is_free,
    is_negated,
    object_follows,
)
from tawthiq.claims.party_phrase import Name
from tawthiq.claims.party_reading import Reading
from tawthiq.claims.victim_words import ALSO
from tawthiq.lexicon.matcher import Match
from tawthiq.text.tokens import Shape

_U = "\u064f"  # قُتل: with its vowel written the verb is a passive
_GOVERNING = frozenset({"في", "جراء", "اثر", "نتيجه", "بسبب", "بعد", "عقب", "خلال", "اثناء"})
_REACH = 10
_PLURALS = (None, "militia")  # فصائل الثوار, ميليشيات
_IN_IT = frozenset({"فيها", "فيه", "خلالها", "خلاله"})  # المرة التي تستهدف فيها طائرات س بلدة: the subject follows
_WITH = ("ب", "و", "ل")
_NOMINATIVE = "ون"  # استهدف الحوثيون س: the subject, as no object ends so
_CLAUSE = 30  # tokens of a relative clause between a subject and its verb


def before(reading: Reading, name: Name) -> Part | None:
    """The part that a verb before the phrase gives the party: its subject strikes, its object is struck."""
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
        return DOER if _launches(reading, name, verb) else None
    if attributes.get("reads") == "target" or ("passive" in attributes and _U in reading.tokens[verb.first].text):
        return TARGET  # قُتل أمس عنصر من قوات س
    if "object" in attributes:
        return DOER
    if _has_subject(reading, verb):
        return TARGET
    subject = _agree(attributes["person"], name.gender) or reading.folded(name.first).endswith(_NOMINATIVE)
    return DOER if subject or _heads_its_clause(reading, name, verb) else TARGET


def _launches(reading: Reading, name: Name, verb: Match) -> bool:
    """شنت قوات س غارات: an attack follows; غارات شنتها قوات س: it stands before and the verb points to it."""
    if "object" not in verb.entry.attributes:
        return attack_follows(reading, name.last)
    return "own" not in verb.entry.attributes and attack_before(reading, verb.first)


def _agree(person: str, gender: str | None) -> bool:
    """Before its subject a verb stands in the singular and agrees in gender."""
    return gender is None or person == gender


def _heads_its_clause(reading: Reading, name: Name, verb: Match) -> bool:
    """استهدف فصائل س بالصواريخ مواقع: masculine before a broken plural, where what is hit follows."""
    return verb.entry.attributes["person"] == "m" and name.head in _PLURALS and object_follows(reading, name.last)


def _has_subject(reading: Reading, verb: Match) -> bool:
    """Whether the verb's subject stands before it (قصف استهدف قوات النظام), so that what follows is its object."""
    if verb.entry.attributes.get("subject") != "attack" or verb.stem.clitics:
        return False
    if reading.is_a(reading.before(verb.first), "relative"):
        return reading.folded(reading.after(verb.last)) not in _IN_IT
    match = reading.cover.get(reading.noun_before(verb.first))
    return match is not None and (match.entry.means in ("attack", "force") or reading.party(match))


def after(reading: Reading, name: Name) -> Part | None:
    """The part that a verb after the phrase gives the party, where nothing governs it: قوات النظام … قصفت."""
    at = reading.after(name.last)
    relative = reading.cover.get(reading.after(at) if reading.folded(at) in ("،", ",") else at)
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
        if attached and at > name.last + 2 and reading.party(match):
            return _after_clause(reading, name, at)
        if verb := _as_verb(reading, match):
            return _subject_of(reading, name, match, verb)
        if _ends_subject(reading, match, attached):
            return None
    return None


def _after_clause(reading: Reading, name: Name, inside: int) -> Part | None:
    """فصائل س، التي تضم ص وع، قصفت …: the verb right after the comma that ends the relative clause."""
    comma = False
    for at in reading.rightward(inside, _CLAUSE):
        match = reading.cover.get(at)
        if comma and match is not None and match.first == at and match.entry.means == "verb":
            return _subject_of(reading, name, match, match.entry.attributes["person"])
        comma = reading.tokens[at].text in "،,"
    return None


def _as_verb(reading: Reading, match: Match) -> str | None:
    """The person of a verb (m, f, p), also where the word is read as a noun and may be both (قصف، قتل)."""
    if match.entry.means == "verb":
        return match.entry.attributes["person"]
    before = reading.before(match.first)
    if reading.folded(before) in _GOVERNING:
        return None  # قتل عنصر من س في قصف على ص
    beside = reading.is_a(before, "gap") or reading.cover.get(before, match).entry.means != "attack"
    bare = match.stem.clitics == "" and not match.stem.definite
    return "m" if match.entry.means == "attack" and bare and beside and "verb" in match.entry.attributes else None


def _ends_subject(reading: Reading, match: Match, attached: bool) -> bool:
    """Whether a verb after this word can no longer have the party for its subject."""
    if reading.party(match):
        return not reading.starts_joined(match)
    if attached and match.entry.means == "relative":
        return False
    return match.entry.means in ("say", "accuse", "deny", "admit", "attack", "opener", "itself", "act")


def _subject_of(reading: Reading, name: Name, verb: Match, person: str) -> Part | None:
    attributes = verb.entry.attributes
    if verb.stem.clitics or is_negated(reading, verb.first) or (person != "p" and not _agree(person, name.gender)):
        return None
    if verb.entry.means == "attack":
        launched = verb.entry.attributes["reads"] != "launch" or attack_follows(reading, verb.last)
        return DOER if launched else None
    if attributes.get("reads") == "target":
        return TARGET
    return DOER if _strikes(reading, verb, person) else None


def ends_there(reading: Reading, last: int) -> bool:
    """Whether nobody can stand after the verb whom it befell: a preposition, a time or the end follows."""
    at = reading.after(last)
    if at >= len(reading.tokens) or reading.tokens[at].shape is Shape.PUNCT:
        return True
    if object_follows(reading, last):
        return False
    if reading.folded(at) in ALSO:  # قتلوا أيضا شابا
        return ends_there(reading, at)
    word = reading.folded(at)
    return word.startswith(_WITH) or any(reading.is_a(at, means) for means in ("gap", "prep", "at", "agent", "opener"))


def _strikes(reading: Reading, verb: Match, person: str) -> bool:
    attributes = verb.entry.attributes
    if "object" in attributes:
        # "قوات النظام التي استهدفتها …": another did it to the party.
        return not reading.is_a(reading.before(verb.first), "relative") and "needs" not in attributes
    if "needs" in attributes:
        return attack_follows(reading, verb.last)
    # "عناصر النظام قتلوا في …" is a passive unless whom they killed follows.
    return "passive" not in attributes or person != "p" or not ends_there(reading, verb.last)
