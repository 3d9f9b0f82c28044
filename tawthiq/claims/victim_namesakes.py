"""Words that are written like nouns of people and mean none: places, prisons, the taking of people.

1. أم درمان is a town and no mother. 2. في معتقل is where people are held. 3. أسر خمسة جنود is the taking, no families.
4. حققت إصابات مباشرة are hits and no wounded, unless they are told in somebody's ranks.
5. قتلت طالبان عشرة is told of the movement. 6. جماعة الحوثي، حركة إم 23 and مجلس س العسكري are whole parties.
"""

from collections.abc import Container, Sequence

from tawthiq.claims.victim_words import SETTLEMENTS, announces, people
from tawthiq.lexicon import inflection
from tawthiq.lexicon.chosen import Folders, by_folders
from tawthiq.lexicon.matcher import Match, Matcher
from tawthiq.text.tokens import Shape, Token

_CAPTURE = frozenset(("اسر", "واسر", "باسر", "لاسر"))  # أسر خمسة جنود: the taking, no families
_PREPOSITIONS = frozenset(("في", "من", "الي", "علي"))
_SIDES = frozenset(("غرب", "شرق", "شمال", "جنوب"))
_CALLED = (*SETTLEMENTS, "cue.area", "cue.quarter")
_HITS, _DIRECT, _IN_RANKS = "اصابات", frozenset(("مباشره", "دقيقه")), 3  # tokens to صفوف
_LETTER = "إم"  # حركة إم 23: folded like أم, a mother
_MILITARY, _NAME = "عسكري", 3  # words of a party's name before it: قوات مجلس س العسكري
_NOT_KNOWN, _AIRCRAFT = "مجهول", frozenset(("طيران", "الطيران", "قصف", "مسير"))
_TALIBAN, _BEFORE_TALIBAN = "طالبان", ("ت", "ه", "و", "ي")  # قتلت، حركة، مسلحو، مقاتلي
_TRUSTEES = frozenset(("امين", "امان"))  # الأمين العام: no two mothers
_OF_MOTHERS = frozenset(("درمان", "روابه", "بده", "كداده", "قصر", "الفحم", "دافوق", "دخن"))  # أم درمان


def means_nobody(tokens: Sequence[Token], match: Match, starts: Container[int]) -> bool:
    """Whether a noun of people at these tokens means none; `starts`: where figures begin."""
    if match.stem.text in _TRUSTEES or tokens[match.first].text == _LETTER:
        return True
    if _is_taliban(tokens, match.first, starts) or _names_party(tokens, match):
        return True
    taking = tokens[match.first].folded in _CAPTURE and match.last + 1 in starts
    return taking or _begins_place(tokens, match) or _is_prison(tokens, match) or _are_hits(tokens, match)


def _is_taliban(tokens: Sequence[Token], at: int, starts: Container[int]) -> bool:
    """قتلت طالبان عشرة، مسلحو طالبان، من عناصر طالبان: the movement, and no two students as in قتل طالبان."""
    if tokens[at].folded != _TALIBAN or not at:
        return False
    before = tokens[at - 1].folded
    theirs = people().at(tokens, at - 1) if tokens[at - 1].shape is Shape.WORD else None
    if theirs is not None and theirs.entry.means == "combatant":
        return True
    return before.endswith(_BEFORE_TALIBAN) or before in _PREPOSITIONS or at + 1 in starts


def _names_party(tokens: Sequence[Token], match: Match) -> bool:
    """جماعة الحوثي، قوات مجلس س العسكري، طيران مجهول: the end of a party's name."""
    if match.stem.text == _NOT_KNOWN and match.first and tokens[match.first - 1].folded in _AIRCRAFT:
        return True
    singular = match.entry.attributes.get("number") == "singular" and match.entry.means == "combatant"
    if not (singular and match.stem.definite):
        return False
    reach = _NAME if match.stem.text == _MILITARY else 1
    return any(_is_head(tokens, match.first - away) for away in range(1, reach + 1))


def _is_head(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word that heads a party's name stands at a token, without an article."""
    head = _heads().at(tokens, at) if at >= 0 and tokens[at].shape is Shape.WORD else None
    return head is not None and head.last == at and not head.stem.definite


@by_folders
def _heads(folders: Folders) -> Matcher:
    return Matcher(
        entry
        for entry in inflection.entries("deeds", folders)
        if entry.means == "force" and entry.attributes.get("type") in ("body", "militia")
    )


def _are_hits(tokens: Sequence[Token], match: Match) -> bool:
    """إصابات مباشرة، إصابات دقيقة في المواقع: what was hit and how well; not في صفوف قوات س."""
    after = [token.folded for token in tokens[match.last + 1 : match.last + 1 + _IN_RANKS]]
    return (
        match.stem.text == _HITS
        and bool(after)
        and after[0] in _DIRECT
        and not any(word.startswith("صفوف") for word in after)
    )


def _begins_place(tokens: Sequence[Token], match: Match) -> bool:
    """في أم درمان، مدينة أم قصر: the first word of a place's name, no mother."""
    named = match.last + 1 < len(tokens) and tokens[match.last + 1].shape is Shape.WORD
    if match.stem.text != "ام" or match.stem.definite or not named or tokens[match.last + 1].folded.startswith("و"):
        return False
    before = tokens[match.first - 1].folded if match.first else ""
    where = before in _PREPOSITIONS | _SIDES or announces(tokens, match.first - 1, _CALLED)
    return where or match.stem.clitics.endswith("ب") or tokens[match.last + 1].folded in _OF_MOTHERS


def _is_prison(tokens: Sequence[Token], match: Match) -> bool:
    """تحت التعذيب في معتقل تابع ل…: where people are held, which is written like one of them."""
    inside = match.first > 0 and tokens[match.first - 1].folded in _PREPOSITIONS | {"داخل"}
    return inside and tokens[match.first].folded in ("معتقل", "المعتقل") and match.first == match.last
