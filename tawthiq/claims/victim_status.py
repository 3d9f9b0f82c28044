"""Who the people of a victim phrase are, where the words after its noun say so (من المدنيين، في صفوف الجيش)."""

from collections.abc import Mapping, Sequence

from tawthiq.claims.victim_phrase import VictimPhrase
from tawthiq.claims.victim_words import after_quotes, in_other_case, is_plain_word, is_word, noun_at, people, words
from tawthiq.lexicon.entries import Entry
from tawthiq.model.vocabulary import Bound, Group, Outcome, Victims
from tawthiq.records import replace
from tawthiq.text.quantities import Quantity
from tawthiq.text.tokens import Token

_SIDES = (Victims.CIVILIAN, Victims.COMBATANT)
_OWN = (Outcome.KILLED, Outcome.INJURED)
_AMONG = frozenset(("بين", "وبين"))
_ALL_OF_THEM = frozenset(("جميعهم", "كلهم", "جميعها", "كلها"))
_COMMAS = frozenset("،,")
_FAR = 6  # tokens over which a lone person may be told of
_BOUND = 3  # tokens of a bound right behind a figure


def with_status(tokens: Sequence[Token], phrase: VictimPhrase, starts: Mapping[int, Quantity]) -> VictimPhrase:
    """Read the words after the noun that say who the counted people are."""
    at = phrase.last + 1
    if phrase.bare and phrase.first in starts and starts[phrase.first].reach - phrase.last <= _BOUND:
        at = starts[phrase.first].reach + 1  # 17 على الأقل من أفراد الأمن
    if phrase.status is Victims.UNKNOWN or phrase.status is None:
        told = _only_among(tokens, phrase, at) or _is_told_to_be(tokens, phrase, at)
        match = None if told else _qualifier(tokens, at, starts) or _whose(tokens, phrase, at)
        match = None if match and (_is_object(tokens, phrase, match[1]) or _is_one(phrase, match[0])) else match
        if match is None and phrase.definite and phrase.single and phrase.outcome is None:
            match = _after_reach(tokens, at, _FAR)
        if match:
            entry, last = match
            phrase = replace(
                phrase, status=Victims(entry.means.removeprefix("adjective_")), last=max(phrase.last, last), bare=False
            )
            if phrase.group is Group.ALL and "group" in entry.attributes:
                phrase = replace(phrase, group=Group(entry.attributes["group"]))
            phrase = replace(phrase, is_kin=phrase.is_kin or "kin" in entry.attributes)
        elif phrase.bare and (end := _of_people(tokens, at)) is not None:
            phrase = replace(phrase, last=end, bare=False)
    elif phrase.outcome is None and is_plain_word(tokens, phrase.last + 1):
        phrase = replace(phrase, last=_end_of_reach(tokens, phrase.last))
    if (mixed := _of_both(tokens, phrase, starts)) is not None:
        phrase = replace(phrase, status=Victims.UNKNOWN, last=mixed)
    other = people().at(tokens, phrase.last + 1) if is_plain_word(tokens, phrase.last + 1) else None
    describes = other and (other.entry.means == "other" or "adjective" in other.entry.attributes)
    if other and describes and not other.stem.clitics and not phrase.bare and phrase.last + 1 not in starts:
        phrase = replace(phrase, last=other.last)
    return phrase


def _of_both(tokens: Sequence[Token], phrase: VictimPhrase, starts: Mapping[int, Quantity]) -> int | None:
    """قتلى من المدنيين والعسكريين: the last token where people of the other kind are joined to those of a figure, who
    are then known to be of neither alone; None where none are, or they are another figure.
    """
    at = phrase.last + 1
    if phrase.status not in _SIDES or phrase.group is not Group.ALL or at in starts or not is_plain_word(tokens, at):
        return None
    counts = phrase.counted or phrase.bound is Bound.VAGUE
    noun = people().at(tokens, at) if counts and tokens[phrase.last].folded.startswith("ال") else None
    joined = noun is not None and noun.stem.clitics == "و" and noun.stem.definite
    if noun is None or not joined or noun.entry.attributes.get("number") != "plural":
        return None
    other = noun.entry.means in _SIDES and noun.entry.means != phrase.status
    return noun.last if other and "frame" not in noun.entry.attributes else None


def _only_among(tokens: Sequence[Token], phrase: VictimPhrase, at: int) -> bool:
    """بين القتلى طفلة: whom the word without an article names are a part of those known, and no word for them all."""
    among = phrase.definite and phrase.outcome is not None and phrase.first > 0 and at < len(tokens)
    if not among or tokens[phrase.first - 1].folded not in _AMONG:
        return False
    noun = noun_at(tokens, at)
    one = noun is not None and noun.entry.attributes.get("number") == "singular" and not phrase.single
    return one or not tokens[at].folded.startswith("ال")  # من بين القتلى الطفلة رغد


def _is_told_to_be(tokens: Sequence[Token], phrase: VictimPhrase, at: int) -> bool:
    """والقتيل طفل، والقتلى رجل وزوجته: who they are is said of them, and is no word that describes them."""
    noun = noun_at(tokens, at) if phrase.definite and phrase.outcome is not None else None
    one = noun is not None and noun.entry.attributes["number"] in ("singular", "dual")
    return one and noun is not None and not noun.stem.definite and noun.first == at


def _is_object(tokens: Sequence[Token], phrase: VictimPhrase, last: int) -> bool:
    """قتل أشخاص شابا: a noun in another case than those before it is somebody else."""
    return last == phrase.last + 1 and not phrase.bare and in_other_case(tokens, phrase.last, last)


def _is_one(phrase: VictimPhrase, noun: Entry) -> bool:
    """قتيلان أب وابنه: a noun of one person is the first of several, and no word that describes them."""
    several = (phrase.min or 0) > 1 and not (phrase.bare or phrase.is_body)  # جثماني الرجل والطفل
    return several and noun.attributes.get("number") == "singular"


def _of_people(tokens: Sequence[Token], at: int) -> int | None:
    """ثلاثة من مرافقيه: the last token of people of unknown status whom a bare number counts."""
    if not is_word(tokens, at, "reach"):
        return None
    noun = noun_at(tokens, at + 1)
    return noun.last if noun and "frame" not in noun.entry.attributes and not noun.stem.clitics else None


def _end_of_reach(tokens: Sequence[Token], last: int) -> int:
    """خمسة عناصر من قوات …: the words after من belong to the figure, whose status is known already."""
    reach = words("reach").at(tokens, last + 1)
    found = _after_reach(tokens, reach.last + 1) if reach and not reach.stem.clitics else None
    return found[1] if found else last


def _qualifier(tokens: Sequence[Token], at: int, starts: Mapping[int, Quantity]) -> tuple[Entry, int] | None:
    at = after_quotes(tokens, at)
    if at >= len(tokens) or at in starts or not (is_plain_word(tokens, at) or tokens[at].text in _COMMAS):
        return None
    set_off = at + 1 < len(tokens) and tokens[at].text in _COMMAS  # ستة قتلى، جميعهم مدنيون
    all_of_them = tokens[at + set_off].folded.removeprefix("و") in _ALL_OF_THEM
    if set_off and not all_of_them:
        return None
    at += set_off + all_of_them  # خمسة جميعهم من عائلة واحدة
    if not is_plain_word(tokens, at):
        return None
    direct = words("adjective_civilian", "adjective_combatant").at(tokens, at)
    if direct and not direct.stem.clitics:
        return direct.entry, direct.last
    while is_word(tokens, at, "size"):
        at += 1
    if at >= len(tokens):
        return None  # خمسة شهداء، بينهم عائلة كاملة: nothing stands behind the size
    reach = words("reach").at(tokens, at) if is_plain_word(tokens, at) else None
    if reach and not reach.stem.clitics:
        return _after_reach(tokens, reach.last + 1)
    noun = None if all_of_them else people().at(tokens, at)
    if noun and not noun.stem.clitics and noun.entry.means in ("civilian", "combatant"):
        return noun.entry, noun.last
    return None


def _whose(tokens: Sequence[Token], phrase: VictimPhrase, at: int) -> tuple[Entry, int] | None:
    """قتلى الجيش، جرحى فصيل س: the force whose dead or wounded they are; ضحايا القوات are those whom it harmed."""
    own = phrase.outcome in _OWN and not (phrase.counted or phrase.definite or phrase.single or phrase.is_body)
    force = words("combatant").at(tokens, at) if own and is_plain_word(tokens, at) else None
    return (force.entry, force.last) if force and not force.stem.clitics else None


def _after_reach(tokens: Sequence[Token], at: int, reach: int = 3) -> tuple[Entry, int] | None:
    """The people named after من / في صفوف: one of the next words may say their status."""
    at = after_quotes(tokens, at)
    for here in range(at, min(at + reach, len(tokens))):
        if tokens[here].text in "،.؛:" or is_word(tokens, here, "subset"):
            return None  # ثلاثة من بينهم طفل: of the three, one
        if not is_plain_word(tokens, here):
            continue
        noun = people().at(tokens, here)
        if noun and here > at and noun.stem.clitics == "و":
            return None  # ثلاثة من مرافقيه وامرأة
        if noun and noun.entry.means in ("civilian", "combatant") and "frame" not in noun.entry.attributes:
            return noun.entry, noun.last
        group = words("civilian", "combatant").at(tokens, here)
        if group:
            return group.entry, group.last
    return None
