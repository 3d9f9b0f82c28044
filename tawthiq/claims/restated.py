"""People whom the words of one claim tell twice: they are counted once.

1. A person named as known (قُتل رجل … وانتُشل جثمان الرجل), or the same figure of the same people told with a new word
of harm (مقتل شخصين … قُتل شخصان), is told again, and so are those of a count whom كل من names. ومقتل، كما قُتل and آخر
tell further people. 2. A toll that has risen (… لترتفع الحصيلة إلى خمسة) holds those told before it as its part, and
those by whom or from whom it rose behind it (إلى ستة بعد وفاة رجل).
"""

from collections.abc import Mapping, Sequence

from tawthiq.claims import victims
from tawthiq.claims.mentions import HarmMention
from tawthiq.model.vocabulary import Bound, Group, Victims
from tawthiq.text.tokens import Shape, Token

_ONE = 1
_FIRM = {Bound.EXACT, Bound.AT_LEAST}  # a figure that two sentences give alike: قتل 5 وأصيب أكثر من 10
_BESIDE = 3  # tokens from a figure told again to the word of harm of the next
_TOLL = 25  # tokens from the word that a toll has risen to its figure
_AFTER = frozenset(("بعد", "عقب", "اثر"))
_WHERE = frozenset(("حيث",))
_NO_MORE = frozenset(("عدم", "دون", "بدون"))
_BEFORE = 3  # tokens before a word of harm in which ومع ذلك، إضافة إلى … says that it tells further people
_NUMBERED = frozenset(("الثاني", "الثانيه", "الثالث", "الثالثه", "الرابع", "الرابعه", "الخامس", "الخامسه"))
_IN_STATE = frozenset(("مصابا", "جريحا", "قتيلا", "شهيدا", "مصابه", "جريحه", "قتيله", "شهيده"))
_ALL = frozenset(("كل", "كلا"))
_CLITICS = ("وال", "بال", "فال", "لل", "ال", "و")
_STATUSES_APART = {Victims.CIVILIAN, Victims.COMBATANT}


def told_once(
    tokens: Sequence[Token], mentions: Sequence[HarmMention], names: Mapping[int, str]
) -> tuple[HarmMention, ...]:
    """The mentions without those that tell people told before; `names`: the name of who stands at an offset."""
    kept: list[HarmMention] = []
    again: HarmMention | None = None
    for mention in mentions:
        beside = again is not None and mention.trigger.first - again.at.last <= _BESIDE
        if beside and any(_equal(before, mention) for before in kept):
            continue  # … مقتل طفل وإصابة أربعة آخرين: told again with those before them
        again = mention if any(_again(tokens, before, mention, names) for before in kept) else None
        if again is None and not _denied(tokens, mention):
            kept.append(mention)
    return tuple(kept)


def _equal(before: HarmMention, mention: HarmMention) -> bool:
    """Whether two figures of one outcome are the same number."""
    a, b = before.harm, mention.harm
    told = a.bound is b.bound and a.bound in _FIRM and not before.is_subset and not mention.is_subset
    return told and a.outcome is b.outcome and a.min == b.min and {a.victims, b.victims} != _STATUSES_APART


def _denied(tokens: Sequence[Token], mention: HarmMention) -> bool:
    """عدم وجود مصابين آخرين: no more than were told."""
    before = tokens[max(0, mention.at.first - _BEFORE) : mention.at.first]
    denied = any(token.folded in _NO_MORE for token in before)
    return denied and mention.harm.min is None and _is_further(tokens, mention)


def risen(tokens: Sequence[Token], mentions: Sequence[HarmMention]) -> dict[int, int]:
    """The index of each mention that a risen toll holds, and the index of that toll."""
    found: dict[int, int] = {}
    tolls: dict[int, int] = {}  # each toll with the token before which it is told to have risen
    for at, toll in enumerate(mentions):
        if toll.is_subset or not toll.harm.min or toll.harm.min <= _ONE:
            continue
        end = tolls[at - 1] if at - 1 in tolls and _goes_with(tokens, mentions[at - 1], toll) else toll.at.first
        for index, before in enumerate(mentions[:at]):
            less = before.harm.min is None or before.harm.min <= toll.harm.min
            same = before.harm.outcome is toll.harm.outcome and not before.is_subset and less
            if same and _has_risen(tokens, before.at.last + 1, end):
                found[index] = at
                tolls[at] = end
        if _has_risen(tokens, max(0, end - _TOLL), end):
            tolls[at] = end
            found |= dict.fromkeys(_held_behind(tokens, mentions, at), at)
    return found


def _goes_with(tokens: Sequence[Token], before: HarmMention, toll: HarmMention) -> bool:
    """إلى 14 قتيلا و42 جريحا: both figures have risen."""
    return toll.at.first - before.at.last <= 2 and tokens[before.at.last + 1].folded.startswith("و")


def _held_behind(tokens: Sequence[Token], mentions: Sequence[HarmMention], at: int) -> list[int]:
    """ارتفعت الحصيلة إلى تسعة بعد وفاة طفلة، إلى عشرة حيث أشارت الشبكة إلى مقتل تسعة: the deaths by which a toll has
    risen, and the count that it rose from, told behind it.
    """
    toll = mentions[at]
    behind = toll.at.last + 1
    explained = any(token.folded in _WHERE for token in tokens[behind : behind + _BESIDE])
    return [
        later
        for later, mention in enumerate(mentions)
        if later > at
        and not mention.is_subset
        and mention.harm.outcome is toll.harm.outcome
        and (mention.harm.min or 0) < (toll.harm.min or 0)
        and (explained or tokens[mention.trigger.first - 1].folded in _AFTER)
    ]


def _has_risen(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether a toll is told to have risen between two figures, to the second of them."""
    if not any(victims.is_word(tokens, at, "reached") for at in (end - 1, end - 2)):
        return False
    rose = next((at for at in range(start, end) if victims.is_word(tokens, at, "risen")), None)
    return rose is not None and (
        any(victims.is_word(tokens, at, "tally") for at in range(rose, end)) or _tells_outcome(tokens, rose + 1)
    )


def _tells_outcome(tokens: Sequence[Token], at: int) -> bool:
    """ارتفاع ضحايا القصف على س إلى ستة: the dead themselves stand for their number."""
    noun = victims.noun_at(tokens, at)
    return noun is not None and "frame" in noun.entry.attributes


def _again(tokens: Sequence[Token], before: HarmMention, mention: HarmMention, names: Mapping[int, str]) -> bool:
    a, b = before.harm, mention.harm
    if a.outcome is not b.outcome or before.is_subset or mention.is_subset or before.is_roll:
        return False
    # خمسة قتلى … والضحايا هم: the names of those who were counted
    if mention.is_roll or _lists_all_of(tokens, mention):
        counted = bool(a.min and b.min and b.min <= a.min)
        return counted and (mention.is_roll or (a.min != _ONE and not _opens_anew(tokens, mention)))
    if mention.trigger.first <= before.at.last or a.bound is not Bound.EXACT or _is_further(tokens, mention):
        return False
    known = any(_is_known(tokens, at) for at in range(mention.at.first, mention.at.last + 1))
    if known and b.start not in names and _fits(before, mention):
        return b.min in (None, a.min)
    if a.min == b.min == _ONE and tokens[mention.at.first].folded in _IN_STATE:
        return True  # سقوط شهيد …، نُقل مصابا إلى المشفى لكنه توفي
    if b.bound is not Bound.EXACT or a.min != b.min or {a.victims, b.victims} == _STATUSES_APART:
        return False
    other = b.min == _ONE and names.get(a.start or -1) != names.get(b.start or -1)
    if other or _opens_anew(tokens, mention):
        return False
    return _fits(before, mention) if b.min and b.min > _ONE else bool(_nouns(tokens, before) & _nouns(tokens, mention))


def _lists_all_of(tokens: Sequence[Token], mention: HarmMention) -> bool:
    """خمسة شهداء …، استشهاد كل من الطفل سالم والشاب كريم: some of those counted, told by name."""
    return tokens[mention.trigger.last].folded == "من" and tokens[mention.trigger.last - 1].folded in _ALL


def _fits(before: HarmMention, mention: HarmMention) -> bool:
    """Whether both may tell the same people: of one group, or one of them of none."""
    groups = {before.harm.group, mention.harm.group}
    return len(groups) == 1 or Group.ALL in groups


def _is_known(tokens: Sequence[Token], at: int) -> bool:
    """Whether a noun of people stands here with the article."""
    definite = tokens[at].folded.removeprefix("و").startswith(("ال", "لل"))
    return definite and victims.noun_at(tokens, at) is not None


def _is_further(tokens: Sequence[Token], mention: HarmMention) -> bool:
    """رجل آخر، الطفل الرابع: somebody who was not told before."""
    last = min(mention.at.last + 1, len(tokens) - 1)
    inside = range(mention.at.first, last + 1)
    return any(victims.is_word(tokens, at, "further") or tokens[at].folded in _NUMBERED for at in inside)


def _opens_anew(tokens: Sequence[Token], mention: HarmMention) -> bool:
    """ومقتل، كما قُتل، إضافة إلى مقتل: the word of harm is joined to what was told before it."""
    first = mention.trigger.first
    if tokens[first].folded.startswith("و"):
        return True
    return any(victims.is_word(tokens, at, "besides") for at in range(max(0, first - _BEFORE), first))


def _nouns(tokens: Sequence[Token], mention: HarmMention) -> set[str]:
    """The words of a figure without article and و."""
    words = (tokens[at] for at in range(mention.at.first, mention.at.last + 1))
    return {_bare(token.folded) for token in words if token.shape is Shape.WORD}


def _bare(word: str) -> str:
    clitics = next((clitics for clitics in _CLITICS if word.startswith(clitics) and len(word) > len(clitics) + 1), "")
    return word.removeprefix(clitics)
