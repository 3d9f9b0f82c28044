"""What stands after a victim phrase and belongs to it: a bound behind its noun, a second noun for the same people.

1. شخص واحد على الأقل: at least one. 2. امرأة حامل، سيدة مسنة: a second noun says who the one person is; the old are
of their own group; طفل شهيد: or what befell them. 3. مسلحي الحوثي: combatants after combatants tell whose they are.
4. عاملين … وإصابة ثالث: a third one makes two of a noun that may be plural. `only_describes` tells words that are
written like people and describe what stands before them (الدفاع المدني، منازل مدنية).
"""

from collections.abc import Sequence

from tawthiq.claims.victim_phrase import VictimPhrase
from tawthiq.claims.victim_words import in_other_case, is_plain_word, is_word, people
from tawthiq.lexicon.matcher import Match
from tawthiq.model.vocabulary import Bound, Group, Outcome, Victims
from tawthiq.records import replace
from tawthiq.text.tokens import Shape, Token

_BOTH = {Outcome.KILLED, Outcome.INJURED}
_SIBLINGS = "victim.siblings"
_NEAR_THIRD = 3
_PAIR = 2
_WHOLE = ("ون", "ان", "ين")  # no such noun is of the one behind it: مسلحو الحوثي
_ONE = frozenset(("واحد", "واحده"))
_ADJECTIVES, _OF_THINGS = frozenset(("المدني", "العسكري", "المسلح")), "مدنيه"
_SUFFIXED = ("هم", "هما", "هن", "ها")  # بينهم مدنية: one of those told before
_THIRD = frozenset(("ثالث", "ثالثه"))


def described(tokens: Sequence[Token], phrase: VictimPhrase) -> VictimPhrase:
    """The phrase with the words right after it that belong to it."""
    after = phrase.last + 1
    if after >= len(tokens):
        return phrase
    after_one = after + (phrase.single and tokens[after].folded in _ONE)
    if phrase.min == 1 and not phrase.counted and _is_at_least(tokens, after_one):
        return replace(phrase, max=None, bound=Bound.AT_LEAST, last=after_one + 1)
    noun = people().at(tokens, after) if is_plain_word(tokens, after) else None
    return _of_third(tokens, phrase if noun is None else _with_noun(tokens, phrase, noun))


def only_describes(tokens: Sequence[Token], noun: Match, *, after: bool) -> bool:
    """Whether the word is an adjective here and no person: behind a noun with the article, or of things (أهداف مدنية);
    `after`: a word of harm stands right before it.
    """
    before = noun.first - 1
    if before < 0 or people().at(tokens, before) is not None:
        return False
    if tokens[noun.first].folded in _ADJECTIVES:
        return tokens[before].folded.startswith("ال")
    of_things = tokens[noun.first].folded == _OF_THINGS and tokens[before].shape is Shape.WORD and not after
    return of_things and not (tokens[before].folded.endswith(_SUFFIXED) or is_word(tokens, before, "function"))


def _is_at_least(tokens: Sequence[Token], at: int) -> bool:
    return at + 1 < len(tokens) and tokens[at].folded == "علي" and tokens[at + 1].folded == "الاقل"


def _with_noun(tokens: Sequence[Token], phrase: VictimPhrase, noun: Match) -> VictimPhrase:
    attributes = noun.entry.attributes
    if phrase.outcome is not None or noun.stem.clitics or noun.entry.means == "other":
        return phrase
    if "frame" in attributes:
        return _with_outcome(tokens, phrase, noun)
    kin = people().at(tokens, phrase.last) if phrase.counted and phrase.group is Group.ALL else None
    if kin is not None and kin.entry.id == _SIBLINGS and not noun.stem.definite and attributes["number"] == "plural":
        return replace(phrase, last=noun.last, group=Group(attributes["group"]))  # ثلاثة أشقاء أطفال
    if in_other_case(tokens, phrase.last, noun.last):
        return phrase  # قتل جندي شابا: another person
    if phrase.single and attributes["number"] == "singular" and noun.stem.definite == phrase.definite:
        group = Group(attributes["group"])
        if group is Group.CHILDREN:  # قتل مسلحو الحوثي الطفلة: the child is nobody of theirs
            phrase = replace(phrase, status=Victims.CIVILIAN)
        keep = phrase.group is not Group.ALL and group is not Group.ELDERLY
        return replace(phrase, last=noun.last, group=phrase.group if keep else group)
    construct = not tokens[phrase.last].folded.endswith(_WHOLE)  # مسلحون القيادي: another person
    whose = phrase.counted or (noun.stem.definite and not phrase.definite and construct)  # ميليشيا الحوثي
    if whose and phrase.status is Victims.COMBATANT and noun.entry.means == "combatant":
        return replace(phrase, last=noun.last)
    return phrase


def _with_outcome(tokens: Sequence[Token], phrase: VictimPhrase, noun: Match) -> VictimPhrase:
    """طفل شهيد، ثلاثة عمال جرحى: a second noun says what the people suffered; قتلى وجرحى what some of them did."""
    number = noun.entry.attributes["number"]
    of_one = phrase.single and number == "singular" and noun.stem.definite == phrase.definite
    many = phrase.counted or (phrase.min == _PAIR and not phrase.definite)  # شخصين مصابين
    of_counted = many and number == "plural" and not noun.stem.definite
    if not (of_one or of_counted) or phrase.bare or "role" in noun.entry.attributes:
        return phrase
    outcome, last = Outcome(noun.entry.means), noun.last
    joined = None if phrase.single or not is_plain_word(tokens, last + 1) else people().at(tokens, last + 1)
    if joined and joined.stem.clitics == "و" and "frame" in joined.entry.attributes:
        if {outcome, Outcome(joined.entry.means)} != _BOTH:
            return phrase
        outcome, last = Outcome.KILLED_OR_INJURED, joined.last  # عشرات المدنيين قتلى وجرحى
    return replace(phrase, last=last, outcome=outcome)


def _of_third(tokens: Sequence[Token], phrase: VictimPhrase) -> VictimPhrase:
    plural = phrase.min is None and not phrase.counted and not phrase.bare and phrase.outcome is None
    if not plural or not tokens[phrase.last].folded.endswith("ين"):
        return phrase
    near = tokens[phrase.last + 1 : phrase.last + 1 + _NEAR_THIRD]
    if not any(token.folded in _THIRD for token in near):
        return phrase
    return replace(phrase, min=2, max=2, bound=Bound.EXACT)
