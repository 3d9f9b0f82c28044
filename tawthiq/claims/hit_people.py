"""People whom an attack is told to have hit, whose status the dead and wounded told behind them share.

انفجر لغم بعمال ما أدى إلى مقتل ثلاثة، هجوم استهدف متسوقين وأوقع أربعة قتلى: who was hit says who came to harm,
where no words say more of these.
"""

from collections.abc import Sequence

from tawthiq.claims.linked import Linked
from tawthiq.claims.victim_phrase import VictimPhrase
from tawthiq.lexicon.chosen import Folders, by_folders
from tawthiq.lexicon.entries import forms
from tawthiq.model.vocabulary import Group, Outcome, Victims
from tawthiq.records import replace
from tawthiq.text.tokens import Token

_KNOWN = (Victims.CIVILIAN, Victims.COMBATANT)
_HURT = (Outcome.KILLED, Outcome.INJURED, Outcome.KILLED_OR_INJURED)
_GROUPS = frozenset(("مجموعه", "تجمع", "تجمعا", "عدد", "عددا", "من"))
_INFLICTS = frozenset(("كبد", "كبدت", "كبدوا", "كبدا", "تكبيد", "تكبيدهم"))
_INFLICTED = 8  # tokens from the verb to the dead
_LOSSES = "خساير"
_SUBJECT = 6  # tokens from the verb of an explosion to whom it hit (انفجر لغم أرضي بعمال)


@by_folders
def _bursts(folders: Folders) -> frozenset[str]:
    return forms("hitting", folders, "bursts")


@by_folders
def _strikes(folders: Folders) -> frozenset[str]:
    return forms("hitting", folders, "strikes")


def with_status_of_hit(
    tokens: Sequence[Token], people: Sequence[VictimPhrase], linked: Sequence[Linked]
) -> list[Linked]:
    """The figures with the status of those `people` that an attack hit; as they are where any status is told."""
    open_ones = [item for item in linked if not item.is_subset]
    if not open_ones or any(item.phrase.status is not Victims.UNKNOWN for item in open_ones):
        return list(linked)
    hit = next((phrase for phrase in people if phrase.status in _KNOWN and _is_hit(tokens, phrase)), None)
    hit = hit or _pointed_back_to(tokens, people, open_ones)
    if hit is None:
        return [_inflicted(tokens, item) for item in linked]
    return [_of(hit, item) for item in linked]


def _inflicted(tokens: Sequence[Token], item: Linked) -> Linked:
    """كبدت القوات العدو أكثر من 80 قتيلا: the dead that one side inflicted on the other are fighters."""
    phrase = item.phrase
    before = tokens[max(0, phrase.first - _INFLICTED) : phrase.first]
    verb = next((at for at, token in enumerate(before) if token.folded.removeprefix("و") in _INFLICTS), None)
    told = verb is not None and phrase.outcome is not None and phrase.group is Group.ALL
    if not told or phrase.status is not Victims.UNKNOWN or any(token.text in ".،؛" for token in before[verb:]):
        return item
    return replace(item, phrase=replace(phrase, status=Victims.COMBATANT))


def _pointed_back_to(
    tokens: Sequence[Token], people: Sequence[VictimPhrase], linked: Sequence[Linked]
) -> VictimPhrase | None:
    """داهمت موقعا للمسلحين وقتلت 8 منهم: those of whom the figure counts some."""
    some = next((item.phrase for item in linked if _counts_some(tokens, item.phrase)), None)
    dead = next((item.phrase for item in linked if item.phrase.counted and item.phrase.outcome), None)
    told = some or dead
    before = [phrase for phrase in people if told and phrase.last < told.first and phrase.outcome is None]
    several = before and not before[-1].single and before[-1].status in _KNOWN
    return before[-1] if several and (some or _are_losses_of(tokens, before[-1])) else None


def _are_losses_of(tokens: Sequence[Token], phrase: VictimPhrase) -> bool:
    """قدر خسائر المتمردين بثلاثين قتيلا: whose losses the dead are."""
    return phrase.definite and phrase.first > 0 and tokens[phrase.first - 1].folded == _LOSSES


def _counts_some(tokens: Sequence[Token], phrase: VictimPhrase) -> bool:
    return phrase.counted and any(token.folded == "منهم" for token in tokens[phrase.first : phrase.last + 2])


def _of(hit: VictimPhrase, item: Linked) -> Linked:
    phrase = item.phrase
    own = phrase.first > hit.last and phrase.group is Group.ALL and phrase.status is Victims.UNKNOWN
    if not own or item.outcome not in _HURT or phrase.is_event_word:
        return item
    return replace(item, phrase=replace(phrase, status=hit.status))


def _is_hit(tokens: Sequence[Token], phrase: VictimPhrase) -> bool:
    at = phrase.first
    if phrase.outcome is not None or phrase.is_subset:
        return False
    before = [token.folded.removeprefix("و") for token in tokens[max(0, at - _SUBJECT) : at]]
    if tokens[at].folded.startswith("ب"):
        return not _bursts().isdisjoint(before)
    while before and before[-1] in _GROUPS:
        before.pop()
    # استهدف عناصر الجيش: who is right behind the verb may do it
    return phrase.status is Victims.CIVILIAN and bool(before) and before[-1] in _strikes()
