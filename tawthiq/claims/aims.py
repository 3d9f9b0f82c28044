"""What a facility is to the attack: hit, only near it, where victims went, or whence it came.

The word before it decides (`_cue`), of the kinds of lexicon/data/facilities.yaml: قصف المدرسة، قرب المدرسة، نقلوا إلى
المدرسة، مسلحون على متن سيارة. What follows it counts where it tells what befell it (المستشفى تعرض لقصف).
"""

from collections.abc import Sequence

from tawthiq.lexicon.matcher import Match
from tawthiq.model.vocabulary import Facility
from tawthiq.text.tokens import Token

LEADING = frozenset({"الي", "نحو", "في", "من", "باتجاه", "لدي"})  # prepositions to where somebody goes or is
_CUES = frozenset({"near", "into", "hit", "at", "part", "rides", "suffers", "staff"})
_BESIDE = frozenset({"near", "at", "staff"})  # that say something of the next words only
_AIMS = frozenset({"hit", "around", "suffers"})
_STAFFED = frozenset((Facility.SCHOOL, Facility.MEDICAL, Facility.GOVERNMENT, Facility.MEDIA))
_AIM_REACH = 6
_OBJECT_REACH = 10  # the doer may stand between a verb and what it hit
_HIT_REACH = 3
_INTO_REACH = 7
_NEAR_REACH = 2
_PART_REACH = 2
_STRIKES_WITHIN = 3
_PASSED = "transport"
_RIDES_WITHIN = 16
_RIDERS = 8  # words between armed men and what they rode


def is_target(tokens: Sequence[Token], matches: Sequence[Match], index: int, *, owned: bool) -> bool:
    """Whether the facility `matches[index]` was hit. `matches` are all words of the list in the passage."""
    match, before, after = matches[index], matches[:index], matches[index + 1 :]
    attributes, cue = match.entry.attributes, _cue(before, match)
    if ("strikes" in attributes and _strikes(after, match)) or (cue and _is_subject(match, cue)):
        return False
    if _is_reached(tokens, match, before) or _carries_doers(tokens, match, before):
        return False
    if "refuge" in attributes:
        return _suffers(after, match) or is_aimed(match, before)
    if "moves" in attributes and owned and match.stem.clitics.endswith(("ب", "ل")):
        return True
    if _is_passed(tokens, match, before):
        return False
    owned = owned and "moves" not in attributes
    if cue is None:
        return "hit" not in attributes or owned
    if "hit" in attributes and not owned:
        return (cue.entry.means == "at" or cue.entry.means in _AIMS) and match.first - cue.last <= _HIT_REACH
    return _lets(tokens, before, cue, match)


def _is_passed(tokens: Sequence[Token], match: Match, before: Sequence[Match]) -> bool:
    """استهداف سيارة على جسر س: what a vehicle was on when it was hit."""
    if match.entry.id != _PASSED or match.stem.clitics or not match.first or tokens[match.first - 1].folded != "علي":
        return False
    return any(m.entry.means == Facility.VEHICLE and match.first - m.last <= _RIDES_WITHIN for m in before)


def is_aimed(match: Match, before: Sequence[Match]) -> bool:
    """غارة على مخازن، قصف مواقع; but not قصفت القواعد التركية, where a definite base after its verb is what strikes."""
    cue = _cue(before, match)
    if cue is None or cue.entry.means not in _AIMS:
        return False
    may_strike = "person" in cue.entry.attributes and match.first - cue.last == 1 and match.stem.definite
    if may_strike and match.entry.means in (Facility.MILITARY, Facility.VEHICLE):
        return False
    reached, reach = cue.last, _OBJECT_REACH if "person" in cue.entry.attributes else _AIM_REACH
    for m in before:  # what is listed between was hit too (قصف مدرسة وسوقا ومستشفى)
        if m.first > cue.last and m.first - reached <= reach:
            reached = m.last
    return match.first - reached <= reach


def _lets(tokens: Sequence[Token], before: Sequence[Match], cue: Match, match: Match) -> bool:
    """Whether the word before lets the facility be what was hit."""
    distance = match.first - cue.last
    if cue.entry.means == "at":  # عند حاجز: checkpoints are attacked so, other places only lie there
        return match.entry.means == Facility.MILITARY
    if cue.entry.means == "staff":  # طالب في كلية, whatever hit him
        return match.entry.means not in _STAFFED
    if cue.entry.means == "near":
        return not _lists(before, cue, match) and any(m.first > cue.last for m in before if m.entry.means not in _CUES)
    if cue.entry.means == "rides":
        armed = any(m.entry.means == "armed" and cue.first - m.last <= _RIDERS for m in before)
        return distance > _NEAR_REACH or not armed
    if cue.entry.means == "into":
        between = (token.folded for token in tokens[cue.last + 1 : match.first])
        leads = match.stem.clitics.endswith(("ل", "ب")) or any(word in LEADING for word in between)
        return distance > _INTO_REACH or not leads
    return True


def _carries_doers(tokens: Sequence[Token], match: Match, before: Sequence[Match]) -> bool:
    """مسلحون على دراجات نارية: what armed men came on, told right behind them."""
    behind = match.first > 1 and tokens[match.first - 1].text == "على" and match.entry.means == Facility.VEHICLE
    return behind and any(m.entry.means == "armed" and m.last == match.first - 2 for m in before)


def _cue(before: Sequence[Match], match: Match) -> Match | None:
    """The word before that decides; the gate of what is hit is hit with it (على مدخل المستشفى)."""
    for at in range(len(before) - 1, -1, -1):
        cue = before[at]
        if cue.entry.means == "part":
            if at and before[at - 1].entry.means in _AIMS and cue.first - before[at - 1].last <= _PART_REACH:
                continue
            return cue
        far = cue.entry.means in _BESIDE and match.first - cue.last > _NEAR_REACH and not _lists(before, cue, match)
        if cue.entry.means in _CUES and not far:
            return cue
    return None


def _lists(before: Sequence[Match], cue: Match, match: Match) -> bool:
    """قرب المدرسة والمستشفى: a second landmark, joined to the one right after قرب."""
    if match.stem.clitics != "و" or cue.entry.means != "near" or not before:
        return False
    first = before[-1]
    beside = 0 < first.first - cue.last <= _NEAR_REACH and match.first - first.last <= _NEAR_REACH
    return beside and match.stem.definite == first.stem.definite


def _strikes(after: Sequence[Match], match: Match) -> bool:
    """دبابة إسرائيلية أطلقت: what strikes and not what is struck."""
    return bool(after) and after[0].entry.means == "hit" and after[0].first - match.last <= _STRIKES_WITHIN


def _is_subject(match: Match, cue: Match) -> bool:
    """قذائف أطلقتها ارتكازات، قصفت القواعد: what follows a verb that has its object strikes, and so does a base."""
    if match.first - cue.last != 1 or "person" not in cue.entry.attributes:
        return False
    return "object" in cue.entry.attributes or ("hit" in match.entry.attributes and match.stem.definite)


def _is_reached(tokens: Sequence[Token], match: Match, before: Sequence[Match]) -> bool:
    """نقلوا على إثرها إلى مستشفى، عادوا إلى منازلهم: where people went; but امتد القصف إلى السوق."""
    if not match.first or tokens[match.first - 1].folded != "الي":
        return False
    return not any(m.entry.means in ("spread", "suffers") and match.first - m.last <= _INTO_REACH for m in before[-2:])


def _suffers(after: Sequence[Match], match: Match) -> bool:
    """المستشفى تعرض، المشفى خرج عن الخدمة: it is said after it what befell it."""
    if not after or after[0].first - match.last > _STRIKES_WITHIN:
        return False
    told = after[0].entry
    return told.means == "suffers" or (told.means == "hit" and "person" in told.attributes)
