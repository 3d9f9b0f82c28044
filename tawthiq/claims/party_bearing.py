"""Parties that bear responsibility for a deed, or are charged with it, by words that name the responsibility itself.

1. إسرائيل تتحمل مسؤولية القصف، تتحمل قوات س المسؤولية عن الجريمة, التحالف مسؤول عن الغارة → DOER.
2. ألقت الحكومة مسؤولية الهجوم على تنظيم س: whom it is cast on → DOER, who casts it → SPEAKER.
3. وحملت الحكومة مسؤولية مقتل المدنيين, وتحمل التحالف مسؤولية القصف: where no other party is named, the one that is
   named bears it, whichever way the verb is read.
What they bear must be a deed or a loss: مسؤولية حماية المدنيين charges nobody.
"""

from tawthiq.claims.party_parts import DOER, SPEAKER, Part, is_negated
from tawthiq.claims.party_phrase import Name
from tawthiq.claims.party_reading import Reading
from tawthiq.lexicon.matcher import Match
from tawthiq.text.tokens import Shape

_REACH = 8
_OF_WHAT = 5  # tokens from the responsibility to the deed (المسؤولية الكاملة عن هذه الجريمة)
_DEEDS = frozenset(("attack", "harm", "clash"))
_SUFFERED = frozenset(("الضحايا", "الخسائر", "القتلي", "الوفيات", "الاصابات"))  # مسؤولية 60 في المائة من الضحايا
_HAPPENED = frozenset(("حدث", "جري", "حصل", "دماء", "ارواح", "سقوط", "وفاه", "انفجار", "الانفجار", "ذلك"))
_TO = frozenset(("الي", "علي"))
_ONTO = "علي"
_IS = frozenset(("هو", "هي", "هم"))
_CASTS = frozenset(
    f"{joined}{verb}" for joined in ("", "و", "ف") for verb in ("القي", "القت", "القوا", "يلقي", "تلقي", "يلقون")
)
_ANSWERABLE = "behind.answerable"


def part_of(reading: Reading, name: Name) -> Part | None:
    """The part that words of responsibility give the party, None where there are none."""
    if "behind" in reading.parts and (part := _answers_for(reading, name)):
        return part
    if "claim" not in reading.parts:
        return None
    return _bears(reading, name) or _is_cast(reading, name) or _is_left(reading, name)


def _bears(reading: Reading, name: Name) -> Part | None:
    verb = _beside(reading, name, "bear")
    if verb is None or is_negated(reading, verb.first):
        return None
    return DOER if _claimed(reading, max(name.last, verb.last)) is not None else None


def _answers_for(reading: Reading, name: Name) -> Part | None:
    """التحالف هو المسؤول عن الغارة، كانت القوات مسؤولة عن مقتلهم."""
    at, is_said = reading.after(name.last), False
    while reading.is_a(at, "gap") or reading.folded(at) in _IS:
        is_said = is_said or reading.folded(at) in _IS
        at = reading.after(at)
    match = reading.cover.get(at)
    if reading.folded(at).startswith("ال") and not is_said:
        return None  # الفصائل المسؤولة عن القصف: which of them
    if match is None or match.entry.id != _ANSWERABLE or is_negated(reading, match.first):
        return None
    return DOER if is_of_a_deed(reading, match.last) else None


def _is_cast(reading: Reading, name: Name) -> Part | None:
    if reading.folded(reading.before(name.first)) in _CASTS and not name.clitics:
        return SPEAKER if _claimed(reading, name.last) is not None else None
    if reading.folded(reading.before(name.first)) != _ONTO or name.clitics:
        return None
    for at in reading.leftward(name.first, _REACH):
        if reading.is_a(at, "claim"):
            cast = any(reading.folded(i) in _CASTS for i in reading.leftward(at, _REACH))
            return DOER if cast and _claimed(reading, at - 1) is not None else None
    return None


def _is_left(reading: Reading, name: Name) -> Part | None:
    """وحملت الحكومة مسؤولية الهجوم: charged by whoever spoke before, as nobody else is named whom it could charge."""
    verb = _beside(reading, name, "accuse", behind=False)
    if verb is None or verb.entry.attributes.get("needs") != "claim" or name.clitics:
        return None
    claimed = _claimed(reading, name.last)
    if claimed is None or claimed - name.last > 1 + _counts_gaps(reading, name.last, claimed):
        return None
    for at in reading.rightward(claimed, _REACH):
        match = reading.cover.get(at)
        onto = reading.folded(at) in _TO or (match is not None and match.stem.clitics.endswith("ل"))
        if onto or (match is not None and reading.party(match)):
            return None
    return DOER


def _counts_gaps(reading: Reading, first: int, last: int) -> int:
    return sum(reading.is_a(at, "gap") or reading.folded(at) == "كامل" for at in range(first + 1, last))


def _beside(reading: Reading, name: Name, means: str, behind: bool = True) -> Match | None:
    """The verb right before the party, else right behind it, over words that may stand between."""
    before = reading.before(name.first)
    while reading.is_a(before, "gap"):
        before = reading.before(before)
    match = reading.cover.get(before)
    if match is not None and match.entry.means == means and not name.clitics:
        return match
    after = reading.after(name.last)
    while behind and reading.is_a(after, "gap"):
        after = reading.after(after)
    match = reading.cover.get(after) if behind else None
    return match if match is not None and match.entry.means == means else None


def _claimed(reading: Reading, last: int) -> int | None:
    """Where the responsibility for a deed is named behind token `last`."""
    for at in reading.rightward(last, _REACH):
        if reading.is_a(at, "claim"):
            return at if is_of_a_deed(reading, at) else None
    return None


def is_of_a_deed(reading: Reading, last: int) -> bool:
    """مسؤولية الهجوم، مسؤوليته, المسؤولية الكاملة عن مقتل س; not مسؤولية حماية المدنيين."""
    if reading.folded(last).endswith(("ته", "تها")) and reading.is_a(last, "claim"):
        return True
    plain = True
    for at in reading.rightward(last, _OF_WHAT):
        if reading.tokens[at].shape is Shape.PUNCT:
            return plain
        match = reading.cover.get(at)
        if (match is not None and _is_a_deed(match)) or reading.folded(at) in _HAPPENED | _SUFFERED:
            return True
        plain = plain and reading.folded(at).startswith("ال")
    return plain


def _is_a_deed(match: Match) -> bool:
    return match.entry.means in _DEEDS and match.entry.attributes.get("type") != "munition"
