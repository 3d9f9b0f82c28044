"""The dead told by name under a title of honour (الشهيد سالم حسن), which elsewhere only names who is known to be dead.

1. Right behind a word of harm (ارتقاء الشهيد سالم حسن) the title is no figure of its own: who is named is counted.
2. Where a line opens with it, or words of farewell lead to it (تودع المدينة شبابها الشهيد … الشهيد …), it tells the
death: each name is one of the killed, those that follow one another are one figure.
"""

from collections.abc import Collection, Sequence

from tawthiq.claims.people import Named, named
from tawthiq.claims.victim_phrase import VictimPhrase
from tawthiq.claims.victim_words import is_plain_word, is_word, noun_at, words
from tawthiq.model.vocabulary import Bound, Outcome
from tawthiq.records import replace
from tawthiq.text.tokens import Shape, Token

_FAREWELL = 8  # tokens from words of farewell to the first who is named
_MARKS = frozenset(":/")
_TITLES = frozenset(("البطل", "البطله", "المجاهد", "الزميل", "الزميله", "المرحوم"))
_HEADINGS = frozenset(("الشهداء", "القتلي", "شهداونا"))
_RELATIVES = frozenset(("الذي", "التي"))
_BULLETS, _RANKS = frozenset("-–—•"), 2
_BETWEEN = 3  # tokens of punctuation from one name to the title of the next


def told(tokens: Sequence[Token], phrases: Sequence[VictimPhrase], after_harm: Collection[int]) -> list[VictimPhrase]:
    """The phrases, those of a title and a name told as figures or left to the word of harm before them.

    `after_harm`: the tokens right behind words of harm.
    """
    found: list[VictimPhrase] = []
    last: VictimPhrase | None = None
    read_to = covered = -1  # the last token of the names read, and of those that are told as a figure
    for phrase in phrases:
        if phrase.first <= covered:  # الشهيد الطفل …: the noun is of the figure
            continue
        names = _named(tokens, phrase)
        if names is None:
            found.append(phrase)
            continue
        within, read_to = phrase.first <= read_to, max(read_to, names.last)
        if within or phrase.first in after_harm:
            continue
        if _is_told_after(tokens, names.last + 1):  # الشهيد سالم حسن الذي ارتقى اليوم: known, and told of by the verb
            found.append(replace(phrase, last=names.last, outcome=None))
        elif last is not None and _goes_on(tokens, last.last, phrase.first):
            at = found.index(last)
            found[at:] = [last := _with(last, names)]  # the ranks between them (القيادي) are of the next
        elif _opens_list(tokens, names, phrases) or (
            _tells(tokens, phrase.first) and not any(_is_news(other) for other in phrases)
        ):
            last = replace(phrase, last=names.last, min=names.count, max=names.count, counted=True, definite=False)
            last = replace(last, bound=Bound.EXACT, single=names.count == 1)
            found.append(last)
        else:
            found.append(phrase)
            continue
        covered = names.last
    return found


def count(tokens: Sequence[Token]) -> int | None:
    """How many are named under their titles in words that hold nothing else; None where they are no such words."""
    found, at = 0, 0
    while at < len(tokens):
        title = noun_at(tokens, at)
        names = (
            named(tokens, _behind(tokens, at + 1))
            if title and title.entry.means == Outcome.KILLED and title.stem.definite
            else None
        )
        if names is None:
            return None
        found, at = found + names.count, names.last + 1
        while at < len(tokens) and tokens[at].shape is Shape.PUNCT:
            at += 1
        at = _behind_ranks(tokens, at)
    return found or None


def _behind_ranks(tokens: Sequence[Token], at: int) -> int:
    """- القيادي البارز الشهيد سالم حسن: the token of the title behind what else he was; `at` where none follows."""
    for ahead in range(at, min(at + _RANKS + 1, len(tokens))):
        title = noun_at(tokens, ahead)
        if title is not None and title.entry.means == Outcome.KILLED:
            return ahead
        if not tokens[ahead].folded.startswith("ال"):
            break
    return at


def _named(tokens: Sequence[Token], phrase: VictimPhrase) -> Named | None:
    """Who is named right behind a title of the dead; None where it is no title."""
    title = phrase.outcome is Outcome.KILLED and phrase.single and phrase.definite and not phrase.counted
    names = named(tokens, _behind(tokens, phrase.last + 1)) if title else None
    return names if names is not None and names.first - _behind(tokens, phrase.last + 1) < _BETWEEN else None


def _behind(tokens: Sequence[Token], at: int) -> int:
    """The token behind what goes with the title: a noun, a pious wish, a mark (الشهيد الطفل …، الشهيد بإذن الله/ …)."""
    while at < len(tokens):  # الشهيد البطل القائد سالم
        noun = noun_at(tokens, at)
        titled = noun is not None and noun.stem.definite
        if not titled and tokens[at].folded not in _TITLES:
            break
        at = noun.last + 1 if noun is not None and titled else at + 1
    wish = words("wish").at(tokens, at) if is_plain_word(tokens, at) else None
    at = wish.last + 1 if wish is not None else at
    return at + (at < len(tokens) and tokens[at].text in _MARKS)


def _opens_list(tokens: Sequence[Token], names: Named, phrases: Sequence[VictimPhrase]) -> bool:
    """Whether a further name under its title follows: a list of the dead, whatever else is told of them."""
    further = (phrase for phrase in phrases if phrase.first > names.last)
    after = next((phrase for phrase in further if phrase.outcome is not None or not phrase.definite), None)
    return after is not None and _goes_on(tokens, names.last, after.first) and _named(tokens, after) is not None


def _tells(tokens: Sequence[Token], at: int) -> bool:
    """Whether a name under its title is news here: nothing before it in its line, the heading of a list of the dead, or
    words of farewell.
    """
    if not any(token.shape is Shape.WORD for token in tokens[:at]) or _is_headed(tokens, at):
        return True
    return any(is_word(tokens, k, "farewell") for k in range(max(0, at - _FAREWELL), at))


def _is_headed(tokens: Sequence[Token], at: int) -> bool:
    """الشهداء: الشهيد سالم حسن …"""
    before = at - 1 - (at > 0 and tokens[at - 1].text in _MARKS)
    heading = noun_at(tokens, before) if before >= 0 else None
    return heading is not None and heading.entry.means == Outcome.KILLED and tokens[before].folded in _HEADINGS


def _is_told_after(tokens: Sequence[Token], at: int) -> bool:
    return at < len(tokens) and tokens[at].folded in _RELATIVES


def _is_news(phrase: VictimPhrase) -> bool:
    """شهيدا: the death is told in other words, too."""
    return phrase.outcome is Outcome.KILLED and not phrase.definite


def _goes_on(tokens: Sequence[Token], last: int, at: int) -> bool:
    between = list(tokens[last + 1 : at])
    if len(between) > 1 and between[0].text in _BULLETS:  # - القائد الكبير الشهيد سالم حسن
        ranks = [token for token in between[1:] if token.shape is Shape.WORD and token.folded.startswith("ال")]
        between = [token for token in between if token not in ranks[:_RANKS]]
    return len(between) <= _BETWEEN and all(token.shape is Shape.PUNCT or token.folded == "و" for token in between)


def _with(figure: VictimPhrase, names: Named) -> VictimPhrase:
    count = (figure.min or 0) + names.count
    return replace(figure, last=names.last, min=count, max=count, single=False)
