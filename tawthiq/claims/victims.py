"""Victim phrases: a figure with the people it counts, before anything is known of what happened to them.

1. A quantity followed by a noun of people (خمسة مدنيين, 15 من عناصر الأمن, أكثر من 200 شخص) is counted by the quantity.
2. A noun alone is counted by its own number: dual 2, indefinite singular 1, plural and collective not counted.
3. Words after the noun (adjectives, من …, في صفوف …) decide a status that the noun leaves open; a quantity alone
   (استشهد ثلاثة) and "others" (آخرين) are kept open for the reader of outcomes to fill.
"""

from collections.abc import Container, Mapping, Sequence

from tawthiq.claims import compounds, fronted
from tawthiq.claims.means import AIMED, OTHER
from tawthiq.claims.victim_describing import described, only_describes
from tawthiq.claims.victim_namesakes import means_nobody
from tawthiq.claims.victim_phrase import VictimPhrase
from tawthiq.claims.victim_status import with_status
from tawthiq.claims.victim_words import (
    SETTLEMENTS,
    after_quotes,
    announces,
    is_plain_word,
    is_thing,
    is_word,
    noun_at,
    nouns_of_people,
    people,
    words,
)
from tawthiq.lexicon.matcher import Match
from tawthiq.model.vocabulary import Bound, Group, Outcome, Victims
from tawthiq.records import replace
from tawthiq.text.folding import fold
from tawthiq.text.quantities import Kind as QuantityKind
from tawthiq.text.quantities import Quantity, Role, is_former
from tawthiq.text.tokens import Shape, Token

__all__ = ["find", "is_one_of", "is_word", "may_tell_harm", "named_last", "noun_at", "words"]

_THE_OTHER = frozenset(("الاخر", "الاخري"))
_NOMINATIVE = ("ون", "ان")
_CALLED = (*SETTLEMENTS, "cue.area")
_ONE = frozenset(("واحد", "واحدا", "واحده"))
_ONE_OF = frozenset(("احد", "احدي", "باحد", "باحدي"))
_AND_ONE = frozenset(("واحد", "واحدي"))
_OF_SOME = ("plural", "possessed")
_TWO = frozenset(("اثنين", "اثنان", "اثنتين", "اثنتان", "هما", "وهما"))
_TWO_WORDS = frozenset(("اثنين", "اثنان", "اثنتين", "اثنتان"))
_CORPS = frozenset(("شرطه", "صف", "امن", "جيش", "مخابرات", "حرس", "درك", "استخبارات"))
_TOLD_BY_NUMBER = {"singular": 1, "dual": 2, "dual_construct": 2}
_SUBSET_AFTER_NUMBER = frozenset(("منهم", "منها"))
_AUGUST = ("آب", "وآب")  # folded like أب, a father
_DUAL = "\u064eين"  # مواطنَين: with its vowel written it is two
_ANOTHER = frozenset(("اخري", "الثاني", "الثانيه", "ثالثه", "رابعه"))
_WHEREABOUTS = frozenset(("في", "قرب"))
_WITHOUT = frozenset(("بدون", "دون", "بلا"))  # طائرة بدون طيار
_AS_TOLD_BY = frozenset(("وفق", "وفقا", "بحسب", "حسب", "ووفق", "ووفقا", "وبحسب"))
_SEARCH = frozenset(("بحثا", "البحث", "للبحث", "بالبحث", "تبحث", "يبحث", "يبحثون", "وبحثا"))
_THAT = frozenset(("ان", "بان"))
_BEHIND_HARM = ("nation", "calling")
_CALLS, _QUOTED = frozenset(("يدعي", "المدعو", "تدعي", "المدعوه", "اسمه", "واسمه")), frozenset('(“"«')
_FAMILY = "victim.family"
_OUT_OF = "اصل"  # من أصل
_WAS = frozenset(("كان", "وكان", "يكون", "ليس", "اصبح", "يدعي", "يعد"))
_BACKED = ("مدعوم", "المدعوم", "ممول", "الممول", "مدرب", "المدرب", "مسلح", "المسلح")  # المدعوم إيرانيا
_EVERY = frozenset(("كل", "لكل", "بكل"))
_NIGHT = "ليله"
_SOME = frozenset(("عدد", "عددا"))  # جرح عدد آخر


def find(
    tokens: Sequence[Token], quantities: Sequence[Quantity], after_outcome: Container[int] = ()
) -> list[VictimPhrase]:
    """Victim phrases from left to right, not overlapping; `after_outcome`: the tokens after words of outcome."""
    quantities = [quantity for quantity in quantities if not _is_and_one_of(tokens, quantity)]
    starts = {
        quantity.first: quantity
        for quantity in quantities
        if quantity.is_count
        and not _is_adjective(tokens, quantity)
        and (not is_thing(tokens, _behind(tokens, quantity)) or _is_when(tokens, quantity))
    }
    covered = {
        at
        for quantity in quantities
        if quantity.kind is not QuantityKind.ORDINAL
        for at in range(quantity.first, quantity.last + 1)
    }
    aged = {quantity.first for quantity in quantities if quantity.role is Role.AGE}  # طفلتان في الثالثة من العمر
    former = {quantity.last + 1 for quantity in quantities if quantity.role is Role.FORMER}
    nouns = {
        match.first: match
        for match in nouns_of_people(tokens)
        if match.first not in former
        and match.first not in aged
        and not is_former(tokens, match.first, match.last)
        and not tokens[match.first].text.startswith(_AUGUST)
        and not (means_nobody(tokens, match, starts) or _is_given_name(tokens, match.first))
    }
    found: list[VictimPhrase] = []
    free = 0
    for at in sorted({*starts, *nouns, *(noun - 1 for noun in nouns if noun)}):
        if at < free or (at in after_outcome and _are_doers(tokens, at, nouns)):
            continue
        if at in starts:
            phrase = _counted(tokens, starts[at])
        else:
            phrase = _uncounted(tokens, at, nouns, after_outcome) if at not in covered else None
        if phrase:
            phrase = with_status(tokens, phrase, starts)
            if at in starts and starts[at].reach - phrase.last in (1, 2, 3):
                phrase = replace(phrase, last=starts[at].reach)
            phrase = described(tokens, phrase)
            free = phrase.last + 1
            if not _counts_things(tokens, phrase):
                found.append(phrase)
    return compounds.joined(tokens, fronted.counted(tokens, found, quantities), words("consists"))


def _is_given_name(tokens: Sequence[Token], at: int) -> bool:
    """يدعى أمير سالم، المدعو (فارس حسن): a name that is also a noun of people."""
    before = at - 1 - (at > 1 and tokens[at - 1].text in _QUOTED)
    return before >= 0 and tokens[before].folded in _CALLS and not tokens[at].folded.startswith("ال")


def _behind(tokens: Sequence[Token], quantity: Quantity) -> int:
    """The token behind a number, the bracket around it included: سالم حسن (37)عاما."""
    at = quantity.last + 1
    bracketed = quantity.first > 0 and tokens[quantity.first - 1].text == "("
    return at + (bracketed and at < len(tokens) and tokens[at].text == ")")


def _is_when(tokens: Sequence[Token], quantity: Quantity) -> bool:
    """قتل ستة ليلة السبت: the night, and not so many nights."""
    at = quantity.last + 1
    return at < len(tokens) and tokens[at].folded == _NIGHT


def _is_and_one_of(tokens: Sequence[Token], quantity: Quantity) -> bool:
    """مقتل ضابط وأحد مرافقيه: one of some people, which is folded like the number one."""
    at = quantity.first
    if quantity.first != quantity.last or tokens[at].folded not in _AND_ONE:
        return False
    noun = people().at(tokens, at + 1) if is_plain_word(tokens, at + 1) else None
    of_some = noun is not None and (noun.stem.definite or noun.entry.attributes.get("number") in _OF_SOME)
    return of_some and noun is not None and noun.stem.clitics == ""


def _are_doers(tokens: Sequence[Token], at: int, nouns: Mapping[int, Match]) -> bool:
    """اغتال مجهولون المختار: those of whom nothing is known, with people behind them whom they harmed."""
    after = nouns.get(at + 1)
    told = after is not None and not after.stem.clitics and not tokens[after.last].folded.endswith(_NOMINATIVE)
    return told and is_word(tokens, at, "doer") and tokens[at].folded.endswith(_NOMINATIVE)


def _counts_things(tokens: Sequence[Token], phrase: VictimPhrase) -> bool:
    """عدد من الخيول، عشرات من السيارات: a vague number of what is no people; خمسة من الآليات، 12 من أصل 15 صاروخا: any
    number of arms. Of places (ستة من قرى الريف) people may come.
    """
    after = phrase.last + 1
    at = after + (after < len(tokens) and tokens[after].folded == "من")
    if not phrase.bare or (phrase.bound is Bound.VAGUE and is_thing(tokens, at)):
        return phrase.bare
    at += 2 * (at < len(tokens) and tokens[at].folded == _OUT_OF)
    return at > after and is_word(tokens, at, "materiel")


def is_one_of(tokens: Sequence[Token], phrase: VictimPhrase) -> bool:
    """أحد المصابين، ثلاثة من الجرحى: some of people who are known to have suffered."""
    at = phrase.first + 1
    some = tokens[phrase.first].folded.removeprefix("و") in _ONE_OF or (
        phrase.counted and phrase.last > at and tokens[at].folded == "من"
    )
    return some and tokens[phrase.last].folded.startswith("ال")


def named_last(tokens: Sequence[Token], reach: int = 5) -> Outcome | None:
    """The outcome that a noun near the end names its people by (… والقتلى هم:), None where none does."""
    for at in range(len(tokens) - 1, max(-1, len(tokens) - 1 - reach), -1):
        noun = people().at(tokens, at) if tokens[at].shape is Shape.WORD else None
        if noun and "frame" in noun.entry.attributes:
            return Outcome(noun.entry.means)
    return None


def may_tell_harm(tokens: Sequence[Token]) -> bool:
    """Whether a noun stands here that says of people what they suffered (قتيل، جرحى، عدد النازحين)."""
    if any("frame" in match.entry.attributes for match in people().scan(tokens, overlapping=True)):
        return True
    return bool(words("tally").scan(tokens)) and bool(words("displaced").scan(tokens))


def _is_adjective(tokens: Sequence[Token], quantity: Quantity) -> bool:
    """عائلة واحدة: the number one after a noun counts nothing new."""
    return quantity.first > 0 and tokens[quantity.first].folded in ("واحد", "واحده") and quantity.first == quantity.last


def _counted(tokens: Sequence[Token], quantity: Quantity) -> VictimPhrase | None:
    at = after_quotes(tokens, quantity.last + 1)
    bracketed = (
        quantity.figure > 0 and at < len(tokens) and (tokens[quantity.figure - 1].text, tokens[at].text) == ("(", ")")
    )
    at += bracketed  # مقتل (5) مدنيين
    subset = at < len(tokens) and tokens[at].folded in _SUBSET_AFTER_NUMBER
    if subset:
        at = after_quotes(tokens, at + 1)
    noun = people().at(tokens, at) if at < len(tokens) and tokens[at].shape is Shape.WORD else None
    if subset and noun is None and tokens[at - 1].folded == "منها":
        return None  # سيارات الإسعاف … أصيبت ثلاث منها
    if noun and noun.stem.clitics not in ("", "ل", "ب"):
        noun = None
    status, group, outcome = _sense(noun) if noun else (Victims.UNKNOWN, Group.ALL, None)
    if noun and not _is_completed(tokens, noun):
        outcome = None  # آلاف العالقين على الحدود
    return VictimPhrase(
        first=quantity.first,
        last=noun.last if noun else quantity.last + bracketed,
        min=quantity.min,
        max=quantity.max,
        bound=Bound(quantity.bound),
        status=status,
        group=group,
        outcome=outcome,
        bare=noun is None,
        counted=True,
        is_subset=subset,
        is_kin=noun is not None and _is_kin(tokens, noun),
        of_families=noun is not None and _is_of_families(noun),
    )


def _uncounted(
    tokens: Sequence[Token], at: int, nouns: Mapping[int, Match], after_outcome: Container[int]
) -> VictimPhrase | None:
    if _is_told_by(tokens, at) or (tokens[at].folded in _ANOTHER and at not in after_outcome):
        return None  # أصابت غارة أخرى منزلا: the adjective of a thing
    if _is_nobody_told(tokens, at, nouns) or _names_something(tokens, at, nouns) or _is_of_thing(tokens, at, nouns):
        return None
    one_of = tokens[at].folded.removeprefix("و") in _ONE_OF and is_plain_word(tokens, at + 1)
    some = tokens[at].folded.removeprefix("و") in _SOME and at + 1 in nouns and nouns[at + 1].entry.means == "other"
    noun = nouns.get(at + 1 if one_of or some else at)
    if noun is None or not _is_completed(tokens, noun) or _is_sought(tokens, at, noun):
        return None
    if _is_addressed(tokens, noun) or _names_place(tokens, noun):
        return None
    number = "singular" if one_of else noun.entry.attributes["number"]
    role = noun.entry.attributes.get("role")
    if only_describes(tokens, noun, after=at in after_outcome) or (number != "dual" and role == "counted"):
        return None
    joined = role == "calling" and _is_joined_to(tokens, at, nouns)  # قتل معلم وخباز
    if _is_no_person(tokens, noun, role, after=at in after_outcome or joined or _is_object(tokens, noun)):
        return None
    last, number = _extent(tokens, noun, number, one_of)
    if number == "dual_construct" and role != "body":
        return None  # جثتي شابين are two, طفلي فلان are somebody's
    low = None if some else _TOLD_BY_NUMBER.get(number)
    status, group, outcome = _sense(noun)
    return VictimPhrase(
        first=at,
        last=noun.last if last is None else last,
        min=low,
        max=low,
        bound=Bound.VAGUE if low is None else Bound.EXACT,
        status=status,
        group=group,
        outcome=outcome,
        definite=not one_of and (number == "possessed" or noun.stem.definite or noun.stem.text.startswith("ال")),
        single=number == "singular",
        is_family=number == "collective",
        of_families=number == "dual" and _is_of_families(noun),
        is_kin=_is_kin(tokens, noun),
        is_companion=role == "companion",
        is_body=role == "body",
    )


def _is_of_families(noun: Match) -> bool:
    """ثلاث عائلات, not ثلاثة من أفراد عائلة."""
    return noun.entry.id == _FAMILY and noun.first == noun.last


def _is_nobody_told(tokens: Sequence[Token], at: int, nouns: Mapping[int, Match]) -> bool:
    """طائرة بدون طيار، اعتقال كل شاب يمر: nobody in particular."""
    before = tokens[at - 1].folded if at > 0 else ""
    one = at in nouns and nouns[at].entry.attributes.get("number") == "singular"
    return before in _WITHOUT or (before in _EVERY and one)


def _is_joined_to(tokens: Sequence[Token], at: int, nouns: Mapping[int, Match]) -> bool:
    """Whether و joins a noun to a noun of people right before it."""
    return tokens[at].folded.startswith("و") and any(other.last == at - 1 for other in nouns.values())


def _names_something(tokens: Sequence[Token], at: int, nouns: Mapping[int, Match]) -> bool:
    """مستشفى شهداء الأقصى، كتائب شهداء الأقصى: what bears the name of the dead tells of none."""
    named = at in nouns and "frame" in nouns[at].entry.attributes
    named = named and is_plain_word(tokens, at + 1) and not tokens[at + 1].folded.startswith("و")  # مستشفى شهداء وجرحى
    bears = words("bears").at(tokens, at - 1) if named and at > 0 and is_word(tokens, at - 1, "bears") else None
    return bears is not None and not bears.stem.definite


def _is_no_person(tokens: Sequence[Token], noun: Match, role: str | None, *, after: bool) -> bool:
    """مقتل فلسطيني, elsewhere an adjective; مقتل خباز, elsewhere a name; مرافقة is no مرافقه."""
    return (role in _BEHIND_HARM and not after) or (role == "companion" and tokens[noun.last].text.endswith("ة"))


def _is_object(tokens: Sequence[Token], noun: Match) -> bool:
    """قتل مستوطنون فلسطينيا، قتل الجيش فلسطينيا: an accusative right behind those who did it, or whoever they were."""
    if not noun.first or not tokens[noun.first].folded.endswith("ا"):
        return False
    before = tokens[noun.first - 1].folded
    if noun.entry.attributes.get("role") == "nation":  # شابا فلسطينيا, كان سوريا: the adjective of another word
        plain = tokens[noun.first - 1].shape is Shape.WORD and not before.endswith("ا")
        return plain and before not in _WAS and not before.startswith(_BACKED)
    return before.endswith("ون") or before.startswith("ال")


def _is_addressed(tokens: Sequence[Token], noun: Match) -> bool:
    """قدم العزاء لنجليه، قال للصحفيين إن، قال المجلس الحاكم إن: to whom something is given or told, or who tells it."""
    told = noun.last + 1 < len(tokens) and tokens[noun.last + 1].folded in _THAT
    return told or (noun.stem.clitics == "ل" and _is_kin(tokens, noun))


def _names_place(tokens: Sequence[Token], noun: Match) -> bool:
    """بلدة الراعي، قرب مدينة حماة، في إب: a place that is called like a person."""
    if noun.first != noun.last or noun.entry.attributes.get("number") != "singular" or not noun.first:
        return False
    return tokens[noun.first - 1].folded in _WHEREABOUTS or announces(tokens, noun.first - 1, _CALLED)


def _is_of_thing(tokens: Sequence[Token], at: int, nouns: Mapping[int, Match]) -> bool:
    """غارة على س، وأخرى على ص: another attack; مقتل امرأة وأخرى في ص is of people. على الجانب الآخر: the other side."""
    behind = at > 0 and tokens[at - 1].folded.startswith("ال")
    if behind and tokens[at].folded in _THE_OTHER and not any(noun.last == at - 1 for noun in nouns.values()):
        return True
    aimed = at + 1 < len(tokens) and tokens[at + 1].folded in AIMED
    return tokens[at].folded == OTHER and aimed and not any(noun.last == at - 1 for noun in nouns.values())


def _is_told_by(tokens: Sequence[Token], at: int) -> bool:
    """Whether the words before say that somebody tells it (وفق أحد السكان, نقلا عن طبيب): not who came to harm."""
    before = [token.folded for token in tokens[max(0, at - 2) : at]]
    return (before[-1:] == ["عن"] and before[0] in ("نقلا", "ونقلا")) or (bool(before) and before[-1] in _AS_TOLD_BY)


def _is_sought(tokens: Sequence[Token], at: int, noun: Match) -> bool:
    """بحثا عن إصابات أخرى: who might be found, unless they are told to be missing."""
    before = [token.folded for token in tokens[max(0, at - 2) : at]]
    return before[-1:] == ["عن"] and before[0] in _SEARCH and noun.entry.means != Outcome.MISSING


def _is_kin(tokens: Sequence[Token], noun: Match) -> bool:
    """A word of kin; طفلة is written like طفله but for its last letter."""
    return "kin" in noun.entry.attributes and not tokens[noun.last].text.endswith("ة")


def _is_completed(tokens: Sequence[Token], noun: Match) -> bool:
    """A noun whose sense hangs on another (خسائر … في الأرواح، عالقين تحت الأنقاض) counts only with it."""
    needed = frozenset(fold(noun.entry.attributes.get("needs", "")).split())
    return not needed or any(token.folded in needed for token in tokens[noun.last + 1 : noun.last + 7])


def _last_of_two(tokens: Sequence[Token], noun: Match) -> int | None:
    """The last token of مدنيين اثنين, مواطنين هما … or a dual before a corps (ضابطا شرطة); None for others."""
    after = noun.last + 1
    if after >= len(tokens):
        return None
    following = tokens[after].folded
    if following in _TWO:
        return after
    if not following.startswith("و") and after + 1 < len(tokens) and tokens[after + 1].folded in _TWO_WORDS:
        return after + 1
    is_dual = following in _CORPS and noun.stem.text.endswith(("ا", "ي")) and noun.first == noun.last
    return after if is_dual else None


def _extent(tokens: Sequence[Token], noun: Match, number: str, one_of: bool) -> tuple[int | None, str]:
    """Where the words after a noun end that say how many it is (مدنيين اثنين، إسرائيليا واحدا), and how many."""
    last = _last_of_two(tokens, noun)
    if (last is not None and not one_of) or (number == "plural" and _DUAL in tokens[noun.first].text):
        number = "dual"
    if number == "singular" and "frame" not in noun.entry.attributes and _is_one(tokens, noun.last + 1):
        last = noun.last + 1
    return last, number


def _is_one(tokens: Sequence[Token], at: int) -> bool:
    return at < len(tokens) and tokens[at].folded in _ONE and tokens[at].text.startswith("وا")  # not وأحد أبنائها


def _sense(noun: Match) -> tuple[Victims | None, Group, Outcome | None]:
    """Who the noun's people are (None: as those named before), and what they suffered where the noun says it."""
    entry = noun.entry
    if "frame" in entry.attributes:
        return Victims.UNKNOWN, Group.ALL, Outcome(entry.means)
    status = None if entry.means == "other" else Victims(entry.means)
    return status, Group(entry.attributes["group"]), None
