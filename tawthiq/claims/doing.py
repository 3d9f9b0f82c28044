"""Whether people beside a verb of harm do what it tells rather than suffer it.

Arabic writes قتلوا for "they killed" and "were killed" alike: what stands around the verb decides.
"""

from collections.abc import Mapping, Sequence

from tawthiq.claims import victims
from tawthiq.claims.beside import begins_with_and, has_boundary, joining
from tawthiq.claims.outcomes import OutcomeWord
from tawthiq.claims.victim_phrase import VictimPhrase
from tawthiq.claims.victim_words import ALSO
from tawthiq.lexicon.chosen import Folders, by_folders
from tawthiq.lexicon.entries import load
from tawthiq.lexicon.matcher import Matcher
from tawthiq.model.vocabulary import Victims
from tawthiq.text.tokens import Shape, Token

_OBJECT = 8  # tokens between a subject behind its verb and the people that it harms
_ANNOUNCED = 6  # tokens from a verb of telling to the noun of what the speaker did
_THAT = frozenset(("ان", "بان", "انه", "انها", "انهم", "بانه", "بانها"))
_NOMINATIVE = ("ان", "ون")
_OBJECTS = ("ه", "ها", "هم", "هما")
_WOUNDING = "اصابه"  # إصابة, written as أصابه
_QUOTES, _COMMAS = frozenset("\"“”«»'"), frozenset("،,")
_BY_ARMS = (["برصاص"], ["برصاصه"], ["برصاصات"], ["بنيران"], ["بيد"], ["بايدي"])
_BY_HAND = (["علي", "يد"], ["علي", "يدي"], ["علي", "ايدي"], ["من", "قبل"])
_NAME = 6  # tokens of a name in quotation marks
_SET_OFF = frozenset("،,:()-–")
_PREPOSITIONS = frozenset(("في", "من", "مع", "بين", "علي", "الي", "عن", "ضد", "لدي", "قرب", "مقابل", "امام", "وسط"))


@by_folders
def _speech(folders: Folders) -> Matcher:
    return Matcher(entry for entry in load("reporting", folders) if entry.attributes.get("role") == "verb")


def did_it(tokens: Sequence[Token], phrase: VictimPhrase) -> bool:
    """برصاص قناص، على يد جندي، من قبل مسلحين: those by whom it was done, who suffer nothing."""
    before = [token.folded for token in tokens[max(0, phrase.first - 2) : phrase.first]]
    return before[-1:] in _BY_ARMS or before in _BY_HAND


def acts_before(
    tokens: Sequence[Token], phrase: VictimPhrase, verb: OutcomeWord, phrases: Mapping[int, VictimPhrase]
) -> bool:
    """مجهولون خطفوا مصورا، جنود قتلوا ثلاثة مدنيين: the people before a verb do what it tells."""
    if verb.must_act or (verb.can_act and _is_unknown(tokens, phrase)):
        return True
    harmed = phrases.get(verb.last + 1 + (verb.last + 1 < len(tokens) and tokens[verb.last + 1].folded in ALSO))
    if verb.hits and harmed is not None and harmed.counted:
        return True  # اثنان من الجنود … فأصابوا سبعة منهم: no passive is written so
    if not verb.can_act or harmed is None:
        return False
    some = harmed.counted and any(token.folded == "منهم" for token in tokens[harmed.first : harmed.last + 2])
    return some or not _is_part(tokens, harmed)  # أطلقوا النار على مزارعين فقتلوا سبعة منهم


def acts_after(
    tokens: Sequence[Token], verb: OutcomeWord, phrase: VictimPhrase, phrases: Mapping[int, VictimPhrase]
) -> bool:
    """قتل مسلحون ثلاثة جنود: the people right after a verb do what it tells, as its object follows."""
    beside = phrases.get(verb.last + 1)
    next_to = verb.can_act and beside is not None and beside.last + 1 == phrase.first
    if beside and next_to and (_joins_doer(tokens, phrase) or _describes(tokens, beside, phrase)):
        return acts_after(tokens, verb, beside, phrases)
    if not verb.can_act or phrase.first != verb.last + 1:
        return False
    told = tokens[verb.last].folded
    if told.endswith(_OBJECTS) and not told.endswith(_WOUNDING):
        return not (phrase.counted and _announces(tokens, verb))  # اعتقله مسلحون
    if phrase.counted or phrase.status is Victims.CIVILIAN:
        return False
    nominative = not phrase.definite and tokens[phrase.last].folded.endswith(_NOMINATIVE)
    if (verb.must_act and nominative) or _is_unknown(tokens, phrase):
        return True  # اغتال مسلحان الشيخ سالم
    if phrase.single and not phrase.definite and _has_object(tokens, phrase, phrases):
        return True
    harmed = _object_behind(tokens, phrase, phrases)
    if harmed is None:
        return False
    of_doers = any(tokens[at].folded.endswith("ون") for at in range(phrase.first, phrase.last + 1))
    return of_doers or _takes_object(tokens, phrase, harmed)


def _announces(tokens: Sequence[Token], verb: OutcomeWord) -> bool:
    """أعلن الجيش قتله عشرين مسلحا: the noun with whoever speaks, where no "that" makes a sentence of it."""
    before = range(verb.first - 1, max(-1, verb.first - 1 - _ANNOUNCED), -1)
    for at in before:
        if tokens[at].folded in _THAT or tokens[at].shape is not Shape.WORD:
            return False
        match = _speech().at(tokens, at)
        if match is not None:
            return True
    return False


def _object_behind(
    tokens: Sequence[Token], subject: VictimPhrase, phrases: Mapping[int, VictimPhrase]
) -> VictimPhrase | None:
    """The people next told behind those at a verb, where they can be whom these harmed."""
    start = _past_name(tokens, subject.last + 1)
    near = (at for at in range(start, min(start + _OBJECT, len(tokens))) if at in phrases)
    apart = (at for at in near if not _joins_doer(tokens, phrases[at]))
    others = (at for at in apart if tokens[at - 1].folded != "او" and not _describes(tokens, subject, phrases[at]))
    at = next((at for at in others if not _is_theirs(tokens, phrases[at])), None)
    if at is None or tokens[at].folded.startswith("و") or _is_governed(tokens, phrases[at]):
        return None
    harmed = phrases[at]
    suffers = not tokens[harmed.last].folded.endswith("ون") and not _is_part(tokens, harmed)
    return harmed if suffers and not has_boundary(tokens, subject.last + 1, at, strict=False) else None


def _describes(tokens: Sequence[Token], subject: VictimPhrase, phrase: VictimPhrase) -> bool:
    """متمردون حوثيون ثلاثة مدنيين: an adjective of the subject, which has its ending."""
    beside = phrase.first == subject.last + 1 and not phrase.counted
    return beside and tokens[phrase.last].folded.endswith("ون")


def _past_name(tokens: Sequence[Token], at: int) -> int:
    """The token behind a name in quotation marks (ميليشيا "س" …)."""
    if at >= len(tokens) or tokens[at].text not in _QUOTES:
        return at
    return next((k + 1 for k in range(at + 1, min(at + _NAME, len(tokens))) if tokens[k].text in _QUOTES), at)


def _joins_doer(tokens: Sequence[Token], phrase: VictimPhrase) -> bool:
    """قتل جنود ومستوطنون تسعة …: a further subject, in the nominative."""
    return tokens[phrase.first].folded.startswith("و") and tokens[phrase.last].folded.endswith("ون")


def _is_governed(tokens: Sequence[Token], phrase: VictimPhrase) -> bool:
    """إلى جانب خمسة مدنيين، لثلاثة مدنيين: people behind a preposition or "together with" are no object of a verb."""
    at, word = phrase.first, tokens[phrase.first].folded
    joined = word.startswith("لل") or (phrase.counted and word.startswith("ل"))  # no number begins with this letter
    return joined or tokens[at - 1].folded in _PREPOSITIONS or joining(tokens, at) is not None


def _is_theirs(tokens: Sequence[Token], phrase: VictimPhrase) -> bool:
    """مسلحون يشتبه بانتمائهم إلى الشباب: known people behind a preposition, to whom the subject belongs."""
    known = phrase.definite and not phrase.counted and not phrase.single
    return known and tokens[phrase.first - 1].folded in _PREPOSITIONS


def _takes_object(tokens: Sequence[Token], subject: VictimPhrase, harmed: VictimPhrase) -> bool:
    """اعتقلت عناصر الأمن خمسة شبان: fighters, and behind them, by nothing set off or joined, others that are counted or
    civilian.
    """
    between = tokens[subject.last + 1 : harmed.first]
    if subject.status is not Victims.COMBATANT or harmed.outcome:
        return False
    if harmed.status is Victims.COMBATANT and not (harmed.counted and _only_names(between)):
        return False
    nominative = not harmed.counted and harmed.min == 2 and tokens[harmed.last].folded.endswith("ان")
    told = harmed.counted or harmed.status is Victims.CIVILIAN
    apart = any(
        token.text in _SET_OFF and not _closes_day(tokens, at) for at, token in enumerate(between, subject.last + 1)
    )
    return told and not nominative and not apart and not any(_joins_other(token) for token in between)


def _only_names(between: Sequence[Token]) -> bool:
    """قتلت قوات الأمن س 12 مسلحا: nothing but whose the subject is stands before the fighters that it killed."""
    words = [token.folded for token in between]
    return all(token.shape is Shape.WORD for token in between) and not _PREPOSITIONS.difference(("من",)).intersection(
        words
    )


def _closes_day(tokens: Sequence[Token], at: int) -> bool:
    """اعتقلت قوات س، أمس الأحد، خمسة شبان: the commas around a day set nobody off."""
    return tokens[at].text in _COMMAS and any(victims.is_word(tokens, near, "aside") for near in (at - 1, at + 1))


def _joins_other(token: Token) -> bool:
    """A word joined by و that is no doer of its own (قتل جنود ومستوطنون تسعة …)."""
    return begins_with_and(token) and not token.folded.endswith("ون")


def _has_object(tokens: Sequence[Token], subject: VictimPhrase, phrases: Mapping[int, VictimPhrase]) -> bool:
    """قتل قناص جنديا، قتل انتحاري ثلاثة جنود: people right behind one who is named without being their first."""
    behind = phrases.get(subject.last + 1)
    if behind is None or tokens[behind.first].folded.startswith("و") or tokens[subject.last].folded.endswith("ا"):
        return False
    known = behind.definite and behind.single and behind.status is Victims.CIVILIAN  # قتل قناص الطفلة رغد
    return behind.outcome is None and (behind.counted or known or tokens[behind.last].folded.endswith("ا"))


def _is_unknown(tokens: Sequence[Token], phrase: VictimPhrase) -> bool:
    """مجهولون: whom a verb of killing is told of without a name did it."""
    reach = range(phrase.first, min(phrase.last + 2, len(tokens)))
    return any(victims.is_word(tokens, at, "doer") for at in reach)


def _is_part(tokens: Sequence[Token], phrase: VictimPhrase) -> bool:
    return phrase.is_subset or victims.is_word(tokens, phrase.first - 1, "subset", "parts")
