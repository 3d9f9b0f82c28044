"""Victim phrases: a figure with the people it counts, before anything is known of what happened to them.

1. A quantity followed by a noun of people (خمسة مدنيين, 15 من عناصر الأمن, أكثر من 200 شخص) is counted by the quantity.
2. A noun alone is counted by its own number: dual 2, indefinite singular 1, plural and collective not counted.
3. Words after the noun (adjectives, من …, في صفوف …) decide a status that the noun leaves open; a quantity alone
   (استشهد ثلاثة) and "others" (آخرين) are kept open for the reader of outcomes to fill.
"""

from collections.abc import Mapping, Sequence
from functools import cache

from tawthiq.claims import compounds
from tawthiq.claims.victim_phrase import VictimPhrase
from tawthiq.lexicon.chosen import Folders, by_folders, chosen
from tawthiq.lexicon.entries import Entry, load
from tawthiq.lexicon.matcher import Match, Matcher
from tawthiq.lexicon.victims import outcome_words, victim_nouns
from tawthiq.model.vocabulary import Bound, Group, Outcome, Victims
from tawthiq.records import replace
from tawthiq.text.folding import fold
from tawthiq.text.quantities import Kind as QuantityKind
from tawthiq.text.quantities import Quantity, Role
from tawthiq.text.tokens import Shape, Token

_QUOTES = frozenset("\"'“”«»„")
_ONE_OF = frozenset(("احد", "احدي", "باحد", "باحدي"))
_TWO = frozenset(("اثنين", "اثنان", "اثنتين", "اثنتان", "هما", "وهما"))
_TWO_WORDS = frozenset(("اثنين", "اثنان", "اثنتين", "اثنتان"))
_CORPS = frozenset(("شرطه", "صف", "امن", "جيش", "مخابرات", "حرس", "درك", "استخبارات"))
_ADJECTIVES = frozenset(("المدني", "العسكري", "المسلح"))
_BOUND = 3  # tokens of a bound right behind a figure
_SOME = frozenset(("عدد", "عددا"))  # جرح عدد آخر
_TOLD_BY_NUMBER = {"singular": 1, "dual": 2, "dual_construct": 2}
_SUBSET_AFTER_NUMBER = frozenset(("منهم", "منها"))


@by_folders
def _people(folders: Folders) -> Matcher:
    return Matcher(
        (*victim_nouns(folders), *(entry for entry in outcome_words(folders) if "number" in entry.attributes))
    )


def words(*means: str) -> Matcher:
    """The words around figures that mean one of these (lexicon/data/harm_words.yaml)."""
    return _words(chosen(), means)


@cache
def _words(folders: Folders, means: tuple[str, ...]) -> Matcher:
    return Matcher(entry for entry in load("harm_words", folders) if entry.means in means)


def is_word(tokens: Sequence[Token], at: int, *means: str) -> bool:
    """Whether a word of this meaning begins at token `at`."""
    return 0 <= at < len(tokens) and tokens[at].shape is Shape.WORD and words(*means).at(tokens, at) is not None


def noun_at(tokens: Sequence[Token], at: int) -> Match | None:
    """The noun of people at token `at`, one that says what happened to them (قتيل) included."""
    return _people().at(tokens, at) if at < len(tokens) and tokens[at].shape is Shape.WORD else None


def find(tokens: Sequence[Token], quantities: Sequence[Quantity]) -> list[VictimPhrase]:
    """Victim phrases from left to right, not overlapping."""
    starts = {
        quantity.first: quantity
        for quantity in quantities
        if quantity.is_count
        and not _is_adjective(tokens, quantity)
        and not _is_unit(tokens, quantity.last + 1)  # 11 عاما، 3 قذائف
    }
    covered = {
        at
        for quantity in quantities
        if quantity.kind is not QuantityKind.ORDINAL
        for at in range(quantity.first, quantity.last + 1)
    }
    former = {quantity.last + 1 for quantity in quantities if quantity.role is Role.FORMER}
    nouns = {match.first: match for match in _people().scan(tokens, overlapping=True) if match.first not in former}
    found: list[VictimPhrase] = []
    free = 0
    for at in sorted({*starts, *nouns, *(noun - 1 for noun in nouns if noun)}):
        if at < free:
            continue
        if at in starts:
            phrase: VictimPhrase | None = _counted(tokens, starts[at])
        else:
            phrase = _uncounted(tokens, at, nouns) if at not in covered else None
        if phrase:
            phrase = _with_status(tokens, phrase, starts)
            if at in starts and starts[at].reach - phrase.last in (1, 2, 3):
                phrase = replace(phrase, last=starts[at].reach)
            found.append(phrase)
            free = phrase.last + 1
    return compounds.joined(tokens, found, words("consists"))


def _is_unit(tokens: Sequence[Token], at: int) -> bool:
    """A word that is counted and no person; with a preposition it is told of the people before (الخمسة بغارة)."""
    match = words("unit").at(tokens, at) if _stands(tokens, at) else None
    return match is not None and not match.stem.clitics


def named_last(tokens: Sequence[Token], reach: int = 5) -> Outcome | None:
    """The outcome that a noun near the end names its people by (… والقتلى هم:), None where none does."""
    for at in range(len(tokens) - 1, max(-1, len(tokens) - 1 - reach), -1):
        noun = _people().at(tokens, at) if tokens[at].shape is Shape.WORD else None
        if noun and "frame" in noun.entry.attributes:
            return Outcome(noun.entry.means)
    return None


def may_tell_harm(tokens: Sequence[Token]) -> bool:
    """Whether a noun stands here that says of people what they suffered (قتيل، جرحى، عدد النازحين)."""
    if any("frame" in match.entry.attributes for match in _people().scan(tokens, overlapping=True)):
        return True
    return bool(words("tally").scan(tokens)) and bool(words("displaced").scan(tokens))


def _is_adjective(tokens: Sequence[Token], quantity: Quantity) -> bool:
    """عائلة واحدة: the number one after a noun counts nothing new."""
    return quantity.first > 0 and tokens[quantity.first].folded in ("واحد", "واحده") and quantity.first == quantity.last


def _after(tokens: Sequence[Token], at: int) -> int:
    while at < len(tokens) and tokens[at].text in _QUOTES:
        at += 1
    return at


def _counted(tokens: Sequence[Token], quantity: Quantity) -> VictimPhrase:
    at = _after(tokens, quantity.last + 1)
    subset = at < len(tokens) and tokens[at].folded in _SUBSET_AFTER_NUMBER
    if subset:
        at = _after(tokens, at + 1)
    noun = _people().at(tokens, at) if at < len(tokens) and tokens[at].shape is Shape.WORD else None
    if noun and noun.stem.clitics not in ("", "ل", "ب"):
        noun = None
    status, group, outcome = _sense(noun) if noun else (Victims.UNKNOWN, Group.ALL, None)
    return VictimPhrase(
        first=quantity.first,
        last=noun.last if noun else quantity.last,
        min=quantity.min,
        max=quantity.max,
        bound=Bound(quantity.bound),
        status=status,
        group=group,
        outcome=outcome,
        bare=noun is None,
        counted=True,
        is_subset=subset,
    )


def _uncounted(tokens: Sequence[Token], at: int, nouns: Mapping[int, Match]) -> VictimPhrase | None:
    one_of = tokens[at].folded.removeprefix("و") in _ONE_OF and _stands(tokens, at + 1)
    some = tokens[at].folded.removeprefix("و") in _SOME and at + 1 in nouns and nouns[at + 1].entry.means == "other"
    noun = nouns.get(at + 1 if one_of or some else at)
    if noun is None or not _is_completed(tokens, noun):
        return None
    number = "singular" if one_of else noun.entry.attributes["number"]
    if _only_describes(tokens, noun) or (number != "dual" and noun.entry.attributes.get("role") == "counted"):
        return None
    last = _last_of_two(tokens, noun)
    if last is not None and not one_of:
        number = "dual"
    if number == "dual_construct" and noun.entry.attributes.get("role") != "body":
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
        definite=not one_of and (noun.stem.definite or noun.stem.text.startswith("ال")),
        single=number == "singular",
        is_family=number == "collective",
        is_body=noun.entry.attributes.get("role") == "body",
    )


def _only_describes(tokens: Sequence[Token], noun: Match) -> bool:
    """الدفاع المدني، الجناح العسكري: an adjective after a noun with the article, no person."""
    if tokens[noun.first].folded not in _ADJECTIVES or not noun.first:
        return False
    before = tokens[noun.first - 1]
    return before.folded.startswith("ال") and _people().at(tokens, noun.first - 1) is None


def _is_completed(tokens: Sequence[Token], noun: Match) -> bool:
    """A noun whose sense hangs on another (خسائر … في الأرواح) counts only with it."""
    needed = noun.entry.attributes.get("needs")
    return needed is None or any(token.folded == fold(needed) for token in tokens[noun.last + 1 : noun.last + 7])


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


def _sense(noun: Match) -> tuple[Victims | None, Group, Outcome | None]:
    """Who the noun's people are (None: as those named before), and what they suffered where the noun says it."""
    entry = noun.entry
    if "frame" in entry.attributes:
        return Victims.UNKNOWN, Group.ALL, Outcome(entry.means)
    status = None if entry.means == "other" else Victims(entry.means)
    return status, Group(entry.attributes["group"]), None


def _with_status(tokens: Sequence[Token], phrase: VictimPhrase, starts: dict[int, Quantity]) -> VictimPhrase:
    """Read the words after the noun that say who the counted people are."""
    at = phrase.last + 1
    if phrase.bare and phrase.first in starts and starts[phrase.first].reach - phrase.last <= _BOUND:
        at = starts[phrase.first].reach + 1  # 17 على الأقل من أفراد الأمن
    if phrase.status is Victims.UNKNOWN or phrase.status is None:
        match = _qualifier(tokens, at, starts)
        if match is None and phrase.definite and phrase.single and phrase.outcome is None:
            match = _after_reach(tokens, at, 6)
        if match:
            entry, last = match
            phrase = replace(
                phrase, status=Victims(entry.means.removeprefix("adjective_")), last=max(phrase.last, last), bare=False
            )
            if phrase.group is Group.ALL and "group" in entry.attributes:
                phrase = replace(phrase, group=Group(entry.attributes["group"]))
        elif phrase.bare and (people := _of_people(tokens, at)) is not None:
            phrase = replace(phrase, last=people, bare=False)
    elif phrase.outcome is None and _stands(tokens, phrase.last + 1):
        phrase = replace(phrase, last=_end_of_reach(tokens, phrase.last))
    other = _people().at(tokens, phrase.last + 1) if _stands(tokens, phrase.last + 1) else None
    describes = other and (other.entry.means == "other" or "adjective" in other.entry.attributes)
    if other and describes and not other.stem.clitics and not phrase.bare and phrase.last + 1 not in starts:
        phrase = replace(phrase, last=other.last)
    return phrase


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


def _stands(tokens: Sequence[Token], at: int) -> bool:
    return at < len(tokens) and tokens[at].shape is Shape.WORD


def _qualifier(tokens: Sequence[Token], at: int, starts: dict[int, Quantity]) -> tuple[Entry, int] | None:
    at = _after(tokens, at)
    if not _stands(tokens, at) or at in starts:
        return None
    direct = words("adjective_civilian", "adjective_combatant").at(tokens, at)
    if direct and not direct.stem.clitics:
        return direct.entry, direct.last
    while is_word(tokens, at, "size"):
        at += 1
    reach = words("reach").at(tokens, at) if _stands(tokens, at) else None
    if reach and not reach.stem.clitics:
        return _after_reach(tokens, reach.last + 1)
    noun = _people().at(tokens, at)
    if noun and not noun.stem.clitics and noun.entry.means in ("civilian", "combatant"):
        return noun.entry, noun.last
    return None


def _after_reach(tokens: Sequence[Token], at: int, reach: int = 3) -> tuple[Entry, int] | None:
    """The people named after من / في صفوف: one of the next words may say their status."""
    at = _after(tokens, at)
    for here in range(at, min(at + reach, len(tokens))):
        if tokens[here].text in "،.؛:" or is_word(tokens, here, "subset"):
            return None  # ثلاثة من بينهم طفل: of the three, one
        if not _stands(tokens, here):
            continue
        noun = _people().at(tokens, here)
        if noun and noun.entry.means in ("civilian", "combatant") and "frame" not in noun.entry.attributes:
            return noun.entry, noun.last
        group = words("civilian", "combatant").at(tokens, here)
        if group:
            return group.entry, group.last
    return None
