"""Whether people behind a word of harm are those that it tells of."""

from collections.abc import Mapping, Sequence

from tawthiq.claims.beside import has_boundary, only_aside
from tawthiq.claims.doing import acts_after
from tawthiq.claims.outcomes import OutcomeWord
from tawthiq.claims.victim_phrase import VictimPhrase
from tawthiq.claims.victim_words import is_word
from tawthiq.model.vocabulary import Bound, Victims
from tawthiq.text.tokens import Shape, Token

_NEAR = 4  # tokens between an outcome word and people that it counts without a number
_FAR = 9  # the same where the people are counted or the subject may stand between
_DOER = 6  # tokens of a subject between a verb and the one person whom it befalls
_DAYS = 8  # tokens of a day and its hours more (اعتقلت قوات س منذ مساء أمس وحتى صباح اليوم 15 مواطنا)
_ENDS = ("subset", "further", "clause")
_TILL = frozenset(("منذ", "حتي", "وحتي", "لغايه", "ولغايه", "الي"))
_DELAYED = 14  # tokens between a death and the one known person who died
_COMMAS, _FULL_STOPS = frozenset("،,"), frozenset(".؛:!؟")
_CAPTIVE = 7  # tokens between a death and the captive who died (مات تحت التعذيب في سجن س المعتقل …)


def follows(
    tokens: Sequence[Token], trigger: OutcomeWord, phrase: VictimPhrase, phrases: Mapping[int, VictimPhrase]
) -> bool:
    """Whether the people behind an outcome word suffer what it tells; they may also do it, or be known already."""
    gap = phrase.first - trigger.last - 1
    generic = phrase.definite and not phrase.single and not phrase.counted and phrase.min is None
    generic = generic or (gap > 0 and phrase.definite and _is_of_force(tokens, phrase))
    if gap < 0 or generic or acts_after(tokens, trigger, phrase, phrases):
        return False
    if phrase.definite or phrase.bare:
        completed = trigger.completed_at if (trigger.completed_at or phrase.first) < phrase.first else None
        aside = gap <= 1 or only_aside(tokens, (completed or trigger.last) + 1, phrase.first)
        if _is_number_behind_doer(tokens, trigger, phrase, phrases):
            return True
        return aside or _is_object(tokens, trigger, phrase) or _is_delayed(tokens, trigger, phrase, phrases)
    far = _FAR if trigger.is_verb or phrase.counted else _NEAR
    if gap > far and not (phrase.counted and gap <= far + _DAYS and gap - _of_days(tokens, trigger, phrase) <= far):
        return False
    strict = not phrase.counted and not _is_accusative(tokens, trigger, phrase)
    return gap <= 1 or not has_boundary(tokens, trigger.last + 1, phrase.first, strict=strict)


def _of_days(tokens: Sequence[Token], trigger: OutcomeWord, phrase: VictimPhrase) -> int:
    """How many words between an outcome word and people tell of days and their hours."""
    between = range(trigger.last + 1, phrase.first)
    return sum(tokens[at].folded in _TILL or is_word(tokens, at, "aside") for at in between)


def suffers_behind(tokens: Sequence[Token], trigger: OutcomeWord, phrase: VictimPhrase) -> bool:
    """Whether a captive right behind a word of harm, or one known person further behind a death, suffers it."""
    between = tokens[trigger.last + 1 : phrase.first]
    if len(between) <= 1:
        return True
    known = trigger.is_verb and phrase.definite and phrase.single and len(between) <= _CAPTIVE
    return known and all(token.shape is Shape.WORD for token in between)


def _is_object(tokens: Sequence[Token], trigger: OutcomeWord, phrase: VictimPhrase) -> bool:
    """قتلت قوات س الشاب سالم، قتل قناص الطفلة رغد: whom a verb befalls stands behind the one who does it."""
    between = range(trigger.last + 1, phrase.first)
    told = trigger.is_verb and trigger.can_act and phrase.definite and phrase.single and len(between) <= _DOER
    if not told or tokens[phrase.first].folded.startswith(("و", "ل", "ب")):
        return False
    return all(tokens[at].shape is Shape.WORD and not is_word(tokens, at, *_ENDS) for at in between)


def _is_number_behind_doer(
    tokens: Sequence[Token], trigger: OutcomeWord, phrase: VictimPhrase, phrases: Mapping[int, VictimPhrase]
) -> bool:
    """قتلت قوات س ص أربعة في البلدة: a number alone behind the name of who did it."""
    between = range(trigger.last + 1, phrase.first)
    exact = phrase.bare and phrase.counted and phrase.bound is Bound.EXACT and not phrase.is_subset
    acts = trigger.is_verb and trigger.can_act and not trigger.hits  # أصابت قوات الدفاع الجوي 12
    if not (exact and acts) or len(between) > _DOER:
        return False
    plain = all(tokens[at].shape is Shape.WORD and not is_word(tokens, at, *_ENDS) for at in between)
    return (
        plain and not any(at in phrases for at in between) and not tokens[phrase.first].folded.startswith(("و", "ال"))
    )


def _is_of_force(tokens: Sequence[Token], phrase: VictimPhrase) -> bool:
    """اختطفت مليشيات الحوثي ستة موظفين: whose force did it."""
    force = is_word(tokens, phrase.first - 1, "combatant") and not tokens[phrase.first - 1].folded.startswith("ال")
    return force and phrase.status is Victims.COMBATANT and not phrase.counted


def _is_delayed(
    tokens: Sequence[Token], trigger: OutcomeWord, phrase: VictimPhrase, phrases: Mapping[int, VictimPhrase]
) -> bool:
    """قضى تحت التعذيب في سجن س، يوم 2 أيار، المواطن سالم: one known person, told behind how and where he died."""
    told = trigger.is_verb and not (trigger.can_act or trigger.agrees) and phrase.definite and phrase.single
    between = range(trigger.last + 1, phrase.first)
    if not told or len(between) > _DELAYED or tokens[phrase.first].folded.startswith(("و", "ل", "ب")):
        return False
    others = any(at in phrases or tokens[at].text in _FULL_STOPS for at in between)
    return not others and tokens[phrase.first - 1].text in _COMMAS


def _is_accusative(tokens: Sequence[Token], trigger: OutcomeWord, phrase: VictimPhrase) -> bool:
    """اغتال مسلحون على متن دراجة ضابطا: a single person in the accusative is the object, whatever stands between."""
    return trigger.can_act and phrase.single and not phrase.definite and tokens[phrase.last].folded.endswith("ا")
