"""Rolls of names: people whom a report names one after the other (والمصابون هم: سالم حسن (15 عاما)، رغد علي …).

1. A noun that says what its people suffered (القتلى، الجرحى، أسماء الشهداء), or a verb of harm with كل من after it,
opens a roll; so do an event's dead before a colon (أسماء شهداء مجزرة س: …، ضحايا القصف: 1- …). 2. Each name, set off
by a comma or و, is one person; a roll of one name is none without a colon or a pronoun (الشهيد هو …).
3. The roll gives one exact figure. Where the noun is counted itself (والمصابان هما), nothing is added.
"""

from collections.abc import Sequence

from tawthiq.claims.outcomes import OutcomeWord
from tawthiq.claims.people import Named, behind_mark, behind_number, listed, named
from tawthiq.claims.victim_phrase import VictimPhrase
from tawthiq.claims.victims import is_word, noun_at
from tawthiq.model.vocabulary import Bound, Outcome, Victims
from tawthiq.text.tokens import Token

_LEADS = 6  # tokens between the word that opens a roll and its first name
_TITLE = 12  # tokens between it and the colon of a title
_OPENING = 3  # tokens of a line that opens a list of names
_CLOSING = 1  # tokens behind the name of an item: a stop
_DESCRIBING = 5  # tokens behind the name of an item that say who it is
_DESCRIBES = frozenset(("من", "-", "–", "("))
_NAMES_OF = frozenset(("اسماء", "واسماء", "باسماء", "قائمه"))
_IS = frozenset(("هو", "وهو", "هي", "وهي"))
_QUOTES = "\"“”«»'("
_OPENS_NAMES = frozenset(':"“«(')
_STOPS = ".؛!؟،"


def find(tokens: Sequence[Token], words: Sequence[OutcomeWord], phrases: Sequence[VictimPhrase]) -> list[VictimPhrase]:
    """The figure of each roll, its outcome set, in text order."""
    found: list[VictimPhrase] = []
    for phrase in phrases:
        if phrase.outcome and phrase.definite and not phrase.counted and phrase.min is None:
            found += _named_roll(tokens, phrase) or _roll(tokens, phrase.last, phrase.outcome)
        elif phrase.outcome and phrase.definite and phrase.single and (only := _only_one(tokens, phrase.last + 1)):
            found.append(_figure(only, phrase.outcome))
    counted = [phrase.first for phrase in phrases]
    for word in words:
        if word.points_back or word.is_event:
            continue
        behind = _roll(tokens, word.last, word.outcome, after_all_of=True)
        found += behind if word.is_verb else [one for one in behind if not _joined_by_and(tokens, one)]
        found += _behind_colon(tokens, word, counted) if word.is_verb else []
    return sorted({phrase.first: phrase for phrase in reversed(found)}.values(), key=lambda phrase: phrase.first)


def titled(tokens: Sequence[Token], phrases: Sequence[VictimPhrase]) -> dict[int, VictimPhrase]:
    """أسماء شهداء القصف على س: …، ضحايا الغارة أمس: 1- …: the figure of each roll by the first token of its title."""
    found = {}
    for phrase in phrases:
        opens = phrase.first == 0 or tokens[phrase.first - 1].folded in _NAMES_OF
        if not opens or phrase.outcome is None or phrase.min is not None or phrase.counted:
            continue
        reach = range(phrase.last + 1, min(phrase.last + _TITLE, len(tokens)))
        colon = next((at for at in reach if tokens[at].text in ":：" or tokens[at].text in _STOPS), None)
        item = next((at for at in reach if behind_number(tokens, at) > at), None)  # أسماء الجرحى في س 1- … 2- …
        opened = colon is not None and tokens[colon].text in ":："
        start = colon + 1 if opened and colon is not None else item
        people = listed(tokens, start, titled=True) if start is not None else None
        if people is not None and people.count > 1:
            found[phrase.first] = _figure(people, _of_named(phrase.outcome))
    return found


def heads_names(tokens: Sequence[Token]) -> Outcome | None:
    """أسماء الشهداء نتيجة القصف على س: the outcome of the people whom a list below such a title names."""
    named = len(tokens) > 1 and tokens[0].folded in _NAMES_OF
    noun = noun_at(tokens, 1) if named else None
    return Outcome(noun.entry.means) if noun is not None and "frame" in noun.entry.attributes else None


def opens(tokens: Sequence[Token]) -> Outcome | None:
    """الشهداء، الجرحى هم: the outcome of those named below a line that is no more than the noun."""
    noun = noun_at(tokens, 0) if len(tokens) <= _OPENING else None
    told = noun is not None and "frame" in noun.entry.attributes and noun.entry.attributes["number"] == "plural"
    told = told and noun is not None and noun.stem.definite
    return Outcome(noun.entry.means) if told and noun is not None else None


def is_name_only(tokens: Sequence[Token], outcome: Outcome) -> bool:
    """Whether a line is the name of one person and nothing else."""
    item = entry(tokens, outcome)
    return item is not None and item.min == 1 and item.first == 0 and not tokens[0].folded.startswith("ال")


def _of_named(outcome: Outcome) -> Outcome:
    """Victims whom a report names one by one (أسماء الضحايا) are the dead."""
    return Outcome.KILLED if outcome is Outcome.KILLED_OR_INJURED else outcome


def is_numbered(tokens: Sequence[Token]) -> bool:
    """Whether a line begins as a numbered item does (2- …)."""
    return behind_number(tokens, 0) > 0


def entry(tokens: Sequence[Token], outcome: Outcome) -> VictimPhrase | None:
    """The people whom an item of a list names, telling nothing else of them (2- سالم الحسن (30 عاما) وليلى العلي) but
    who they are (- الطفل كريم الحسن، 5- ليلى العلي من مدينة س).
    """
    people = listed(tokens, behind_mark(tokens, 0), titled=True)
    rest = len(tokens) - 1 - people.last if people is not None else 0
    describes = 0 < rest <= _DESCRIBING and people is not None and tokens[people.last + 1].folded in _DESCRIBES
    if people is None or (rest > _CLOSING and not describes):
        return None
    return _figure(people, _of_named(outcome))


def _roll(tokens: Sequence[Token], last: int, outcome: Outcome, *, after_all_of: bool = False) -> list[VictimPhrase]:
    start = _first_name(tokens, last, after_all_of=after_all_of)
    people = listed(tokens, start) if start is not None else None
    opened = people is not None and start is not None and tokens[start - 1].text in ":："
    if people is None or (people.count < 2 and not opened):
        return []
    return [_figure(people, outcome)]


def _joined_by_and(tokens: Sequence[Token], roll: VictimPhrase) -> bool:
    """إصابة كل من سالم حسن وماهر علي: names that need no roll to be counted."""
    run = named(tokens, roll.first)
    return run is not None and run.count == roll.min


def _behind_colon(tokens: Sequence[Token], word: OutcomeWord, counted: Sequence[int]) -> list[VictimPhrase]:
    """أصيب في القصف على س: سالم حسن (20 عاما)، كريم علي …: whom a verb tells of behind a colon, nobody before it."""
    for at in range(word.last + 1, min(word.last + _TITLE, len(tokens))):
        if at in counted or tokens[at].text in _STOPS:
            return []
        if tokens[at].text == ":":
            people = listed(tokens, at + 1, titled=True)
            return [_figure(people, word.outcome)] if people is not None and people.count > 1 else []
    return []


def _named_roll(tokens: Sequence[Token], phrase: VictimPhrase) -> list[VictimPhrase]:
    """وأسماء الشهداء هم الجدة فوزية (70 عاما)، كريم (4 سنوات): a noun may stand before each of the names."""
    before = {token.folded for token in tokens[max(0, phrase.first - 2) : phrase.first]}  # أسماء الشهداء الضحايا هم
    if before.isdisjoint(_NAMES_OF) or phrase.outcome is None:
        return []
    start = _first_name(tokens, phrase.last, after_all_of=False)
    people = listed(tokens, start, titled=True) if start is not None else None
    return [_figure(people, _of_named(phrase.outcome))] if people is not None and people.count > 1 else []


def _only_one(tokens: Sequence[Token], at: int) -> Named | None:
    """الشهيد هو سالم حسن: the one who is named behind the pronoun; None where none is."""
    people = listed(tokens, at + 1) if at < len(tokens) and tokens[at].folded in _IS else None
    return people if people is not None and people.count == 1 else None


def _first_name(tokens: Sequence[Token], last: int, *, after_all_of: bool) -> int | None:
    """Where the names begin: after كل من, a colon, or the words that only lead on to them (هم، كالتالي)."""
    led = False
    for at in range(last + 1, min(last + 1 + _LEADS, len(tokens))):
        if tokens[at].text == "؛" and led:
            return at + 1
        if tokens[at].text in _STOPS:
            return None
        if behind_number(tokens, at) > at:
            return at
        if tokens[at].folded == "من" and tokens[at - 1].folded == "كل":
            return at + 2 if at + 1 < len(tokens) and tokens[at + 1].text in _OPENS_NAMES else at + 1
        if after_all_of:
            continue
        if tokens[at].text == ":":
            return at + 1
        if is_word(tokens, at, "parts", "lead"):
            led = led or is_word(tokens, at, "parts") or tokens[at].folded in _IS
        elif led and tokens[at].text not in _QUOTES:
            return at
    return None


def _figure(people: Named, outcome: Outcome) -> VictimPhrase:
    return VictimPhrase(
        first=people.first,
        last=people.last,
        min=people.count,
        max=people.count,
        bound=Bound.EXACT,
        status=Victims.CIVILIAN if people.kin else Victims.UNKNOWN,
        outcome=outcome,
        counted=True,
        is_roll=True,
    )
