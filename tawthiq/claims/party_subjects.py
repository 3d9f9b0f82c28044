"""Doers that a verb, or a like attack, tells without naming them anew.

1. A verb of attack joined by و or كما has the subject of the clause before it, which another verb may have opened:
   مسلحون من س تخفوا بلباس الشرطة، وقتلوا خمسة. Over the end of a sentence nobody is carried: who struck there is not
   said.
2. A like attack (لقصف مماثل) is by whom the passage has last told as doer.
"""

from collections.abc import Iterator, Sequence

from tawthiq.claims.mentions import PartyRole
from tawthiq.claims.party_parts import Part, attack_follows, is_free, is_negated
from tawthiq.claims.party_phrase import ALONE, Name
from tawthiq.claims.party_reading import Reading
from tawthiq.claims.party_verbs import ends_there
from tawthiq.lexicon.matcher import Match
from tawthiq.model.vocabulary import Stance
from tawthiq.records import Record
from tawthiq.text.tokens import Shape

_JOINED = ("و", "ف")
_ALSO = "كما"  # قصفت قوات س بلدة ع، كما قصفت قرية ل
_ALIKE = frozenset({"مماثل", "مماثله", "مماثلا"})


class Deed(Record, frozen=True):
    """A verb or a like attack at tokens [first, last] whose doers are the names of these indexes."""

    first: int
    last: int
    doers: tuple[int, ...]


def deeds(reading: Reading, names: Sequence[Name], parts: Sequence[Part]) -> Iterator[Deed]:
    """The joined verbs without a subject of their own, and the attacks that are like the one before."""
    starts = {name.first for name in names}
    done = 0
    subject: tuple[int, ...] = ()
    for match in reading.matches:
        while done < len(names) and names[done].last < match.first:
            subject = _subject(reading, names, parts, done, subject)
            done += 1
        if not subject:
            continue
        alike = _is_alike(reading, match) and parts[subject[0]].role is PartyRole.DOER
        if alike or (names[subject[0]].gender != "f" and _launches(reading, match, starts)):
            yield Deed(match.first, match.last, subject)
        elif not _is_joined(reading, match):
            continue
        elif _agree(match, names[subject[0]].gender) and _has_no_subject(reading, match, starts):
            yield Deed(match.first, match.last, subject)


def _is_joined(reading: Reading, match: Match) -> bool:
    if match.entry.means != "verb":
        return False
    also = not match.stem.clitics and reading.folded(reading.before(match.first)) == _ALSO
    return also or match.stem.clitics in _JOINED


def _launches(reading: Reading, match: Match, starts: set[int]) -> bool:
    """وشن غارات: the verb that is written like a noun of attack, joined, with no subject of its own."""
    if "verb" not in match.entry.attributes or match.entry.means != "attack" or match.stem.clitics not in _JOINED:
        return False
    return not _names_subject(reading, _behind(reading, match.last), starts) and attack_follows(reading, match.last)


def _is_alike(reading: Reading, match: Match) -> bool:
    """لقصف مماثل, قصفا مدفعيا مماثلا."""
    if match.entry.means != "attack":
        return False
    at = reading.after(match.last)
    while reading.is_a(at, "modifier"):
        at = reading.after(at)
    return reading.folded(at) in _ALIKE


def _subject(
    reading: Reading, names: Sequence[Name], parts: Sequence[Part], at: int, known: tuple[int, ...]
) -> tuple[int, ...]:
    """Who is the subject after name `at`: a doer and those that share its deed, or who heads a clause."""
    name, part = names[at], parts[at]
    if part.role is PartyRole.DOER:
        shares = part.joint and known and parts[known[0]].joint
        return () if part.stance is Stance.DENIED else (*known, at) if shares else (at,)
    if part.role is PartyRole.SPEAKER:
        return ()
    acts = reading.match_before(name.first)
    leads = is_free(reading, name) or (not name.clitics and acts is not None and acts.entry.means == "act")
    heads = part.role is PartyRole.OTHER and name.kind not in ALONE and leads
    return (at,) if heads else known


def _agree(verb: Match, gender: str | None) -> bool:
    person = verb.entry.attributes["person"]
    return person == "p" or gender is None or person == gender


def _has_no_subject(reading: Reading, verb: Match, starts: set[int]) -> bool:
    """Whether the verb tells an attack, and neither a doer nor whom it befell as a passive stands right after it."""
    attributes = verb.entry.attributes
    if attributes.get("reads") == "target" or is_negated(reading, verb.first):
        return False
    at = _behind(reading, verb.last)
    match = reading.cover.get(at)
    if _names_subject(reading, at, starts):
        return False
    if "needs" in attributes:
        return attack_follows(reading, verb.last)
    struck_by = match is not None and match.entry.means == "attack" and not match.stem.clitics
    return not struck_by and _is_active(reading, verb, at)


def _behind(reading: Reading, last: int) -> int:
    at = reading.after(last)
    while reading.is_a(at, "gap"):
        at = reading.after(at)
    return at


def _names_subject(reading: Reading, at: int, starts: set[int]) -> bool:
    """Whether a party or a force of no name stands there, and nothing is joined to it."""
    match = reading.cover.get(at)
    named = at in starts or (match is not None and (match.entry.means == "force" or reading.party(match)))
    return bool(named) and not (match is not None and match.stem.clitics)


def _is_active(reading: Reading, verb: Match, at: int) -> bool:
    """وأعدمت أربعة: only where whom it befell is told as object; وقتل ثلاثة may be a passive."""
    attributes = verb.entry.attributes
    if "passive" not in attributes or "object" in attributes:
        return True
    if attributes["person"] == "m":
        return False
    if attributes["person"] == "p":
        return not ends_there(reading, verb.last)
    match = reading.cover.get(at)
    counted = match is not None and match.entry.attributes.get("type") == "number"
    return counted or (at < len(reading.tokens) and reading.tokens[at].shape is Shape.NUMBER)
