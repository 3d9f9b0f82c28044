"""How people stand to the words beside them: what stands between, what joins them, whom they go with."""

from collections.abc import Mapping, Sequence

from tawthiq.claims import victims
from tawthiq.claims.victim_phrase import VictimPhrase
from tawthiq.model.vocabulary import Group, Outcome, Victims
from tawthiq.records import replace
from tawthiq.text.months import month_at
from tawthiq.text.quantities.words import ordinal
from tawthiq.text.tokens import Shape, Token

_THAT = frozenset(("ان", "بان"))
_JOINED = 8
_JOINING = 2  # words of إضافة إلى
_ALONE = frozenset(("واحد", "واحدا", "واحده", "اخر", "اخري"))
_PLURAL_COUNTS = 10  # up to which a number counts in the plural
_IN_BRACKETS = 3  # tokens from a figure to its parts in brackets
_NEAR_DEED = 3  # tokens
_AGAINST = frozenset(("بحق", "ضد"))
_NEAR_TALLY = 10
_SAME_PEOPLE = 12  # tokens over which others are of those named before them
_QUOTES = frozenset("\"'“”«»„")
_YEAR_DIGITS = 4
_HIS = ("ه", "ها")
_NAMED = 4  # words from a figure to whom it was with: a name, and مع
_COMMAS = frozenset("،,")
_SETS_OFF = frozenset("،,:–-")
_ALL_OF_THEM = frozenset(("جميعهم", "كلهم", "وجميعهم"))
_OF_THEM = frozenset(("منهم", "منها"))
_TOPICS = frozenset(("ان", "بان", "وان", "لكن", "ولكن"))

_PLURAL_NATIONS = ("يين", "يون", "يا")

_NEXT = frozenset(("ثم", "تلتها", "تليها", "تلاها", "يليها", "تليه", "يليه"))
_RANKED = 5  # tokens from the word of rank to the figure
_OWN_WAW = ("والد", "ولد", "وزار", "وحد", "وكال", "ولاي")
_ALIKE_LEAST, _ALIKE_MOST = 2, 14  # tokens from one figure to another that is told alike
_WHERE = frozenset(("في", "جراء", "اثر", "نتيجه", "برصاص", "بقصف", "بغاره", "بانفجار", "بلغم", "بنيران", "قرب", "خلال"))


def has_boundary(tokens: Sequence[Token], start: int, end: int, *, strict: bool) -> bool:
    """Whether a stop, or with `strict` a word that ends what the outcome word counts (جراء، حيث), stands between."""
    for at in range(start, end):
        if tokens[at].text in ".؛:!؟":
            return True
        if not strict or tokens[at].shape is not Shape.WORD or tokens[at].text == "علي":
            continue  # علي is a name, على is written otherwise
        match = victims.words("boundary").at(tokens, at)
        aside = victims.words("aside").at(tokens, at) if match else None
        if match and aside and aside.last > match.last:
            continue  # قتل على إثره جنديان
        family_name = match is not None and match.stem.definite and match.stem.text == "علي"  # العلي, never على
        if match and not family_name and not match.stem.clitics.endswith(("ب", "ل")):
            return True
    return False


def only_aside(tokens: Sequence[Token], start: int, end: int) -> bool:
    """توفي اليوم الإثنين الحاج …، راح ضحيتها في حصيلة أولية 12: days and words of the toll alone stand between."""
    at = start
    while at < end:
        if tokens[at].text in _COMMAS:  # استشهد، مساء اليوم، الشاب …
            at += 1
            continue
        match = victims.words("aside").at(tokens, at) if tokens[at].shape is Shape.WORD else None
        month = None if match else month_at(tokens, at)
        if match is None and month is None and not _is_of_date(tokens[at], last=at == end - 1):
            return False
        at = (match.last if match else month.last if month else at) + 1
    return at == end


def _is_of_date(token: Token, *, last: bool) -> bool:
    """A number that may be a day; right before the people it may count them, unless it is a year."""
    year = len(token.folded) == _YEAR_DIGITS and token.folded.startswith(("19", "20"))
    return token.shape is Shape.NUMBER and (year or not last)


def is_joined(tokens: Sequence[Token], last: VictimPhrase, phrase: VictimPhrase) -> bool:
    """Whether و joins the figure to the one before it, nothing that ends the clause between."""
    gap = phrase.first - last.last - 1
    if not 0 <= gap <= _JOINED:
        return False
    between = [token.text for token in tokens[last.last + 1 : phrase.first]]
    if not phrase.counted and between.count("(") > between.count(")"):
        return False  # رجل وابنه (سالم الحسن وابنه): named once more
    several = phrase.min is None and phrase.outcome is None
    if several and any(token.folded.startswith("لل") for token in tokens[last.last + 1 : phrase.first]):
        return False  # قتل 30 في عملية للجيش ومقاتلين أجانب: whose operation it was
    first, before = tokens[phrase.first], tokens[phrase.first - 1]
    if before.text == "(" and phrase.counted:
        before = tokens[phrase.first - 2]  # و(3) من حراسه
    conjoined = begins_with_and(first) and len(first.folded) > 2
    conjoined = conjoined or comes_with(tokens, last, phrase)
    conjoined = conjoined or before.folded == "و" or (gap <= 1 and before.text == "،" and phrase.counted)
    added = joining(tokens, phrase.first)
    end = phrase.first if added is None else added
    return (conjoined or added is not None) and not has_boundary(tokens, last.last + 1, end, strict=True)


def is_told_alike(tokens: Sequence[Token], last: VictimPhrase, phrase: VictimPhrase) -> bool:
    """خمسة في قصف على س وثلاثة آخرون في غارة على ص: a second figure joined to one that is told with where or how it
    was, with where or how it was behind it.
    """
    gap, behind = phrase.first - last.last - 1, phrase.last + 1
    joined = begins_with_and(tokens[phrase.first]) or tokens[phrase.first - 1].folded == "و"
    if not (_ALIKE_LEAST <= gap <= _ALIKE_MOST and joined) or behind >= len(tokens):
        return False
    between = tokens[last.last + 1 : phrase.first]
    told = between[0].folded in _WHERE or between[0].folded.startswith("ب")
    return told and tokens[behind].folded in _WHERE and not any(token.text in ".؛:!؟()" for token in between)


def is_next_in_rank(tokens: Sequence[Token], phrase: VictimPhrase) -> bool:
    """س بـ 81 قتيلا، ثم ص بـ 77: the bare figure of the place that comes next."""
    first = phrase.first
    if not phrase.bare or first < _RANKED or tokens[first - 1].folded.rstrip("ـ") != "ب":
        return False
    return any(token.folded in _NEXT for token in tokens[first - _RANKED : first - 1])


def is_anybody(tokens: Sequence[Token], phrase: VictimPhrase) -> bool:
    """وطفل في غارة على ص، وامرأتان: one or two told by no calling in which they might speak (وطبيب في المشفى)."""
    noun = victims.noun_at(tokens, phrase.first)
    plain = noun is not None and "plain" in noun.entry.attributes
    return plain and phrase.min is not None and not (phrase.is_kin or phrase.is_companion or phrase.outcome)


def begins_with_and(token: Token) -> bool:
    """Whether و before the word is "and" and not its own first letter (والده، ولديه، وزارة الدفاع)."""
    return token.folded.startswith("و") and not token.folded.startswith(_OWN_WAW)


def joining(tokens: Sequence[Token], first: int) -> int | None:
    """Where the words that join what a token opens begin (إضافة إلى، فضلا عن، إلى جانب); None where there are none."""
    for at in range(max(0, first - _JOINING), first):
        match = victims.words("joins").at(tokens, at) if tokens[at].shape is Shape.WORD else None
        if match is not None and match.last == first - 1:
            return at
    return None


def comes_with(tokens: Sequence[Token], last: VictimPhrase, phrase: VictimPhrase) -> bool:
    """مقتل شخص مع سائقه، مقتل سالم حسن مع ابنه: kin or a companion told as having been with the one before, or others
    who are counted right behind مع (قتل طفل مع ثلاثة آخرين).
    """
    between = tokens[last.last + 1 : phrase.first]
    with_them = 0 < len(between) <= _NAMED and between[-1].folded == "مع"
    words = all(token.shape is Shape.WORD for token in between)
    others = len(between) == 1 and phrase.counted and victims.is_word(tokens, phrase.last, "further")
    others = others or (last.single and _are_companions(tokens, phrase))
    return with_them and words and (phrase.is_kin or phrase.is_companion or others)


def _are_companions(tokens: Sequence[Token], phrase: VictimPhrase) -> bool:
    """القيادي مع اثنين من مرافقيه، طفل مع ستة من أفراد عائلته: some of his own people."""
    of = range(phrase.first + 1, min(phrase.first + 4, len(tokens) - 1))
    at = next((n + 1 for n in of if tokens[n].folded == "من"), None)
    return phrase.counted and at is not None and any(token.folded.endswith(_HIS) for token in tokens[at : at + 2])


def is_of_all(tokens: Sequence[Token], here: VictimPhrase, behind: VictimPhrase) -> bool:
    """15 قتيلا و23 مصابا جميعهم من المدنيين: what is said of all behind two figures joined by و."""
    near = 0 < behind.first - here.last <= _IN_BRACKETS and behind.counted and here.counted
    joined = any(token.folded.startswith("و") for token in tokens[here.last + 1 : behind.first + 1])
    return near and joined and any(t.folded in _ALL_OF_THEM for t in tokens[behind.first : behind.last + 1])


def is_joined_closely(tokens: Sequence[Token], phrase: VictimPhrase) -> bool:
    """Whether و or a comma stands right before the figure."""
    at = phrase.first - 1
    at -= at > 0 and tokens[at].text == "("  # (19) طفلا و(10) سيدات
    before = tokens[at].text if at >= 0 else ""
    return tokens[phrase.first].folded.startswith("و") or before in ("،", ",", "و")


def is_topic(tokens: Sequence[Token], phrase: VictimPhrase) -> bool:
    """أن جنديا بريطانيا قتل: the one whom a sentence after أن tells of, whose verb may stand off."""
    at = phrase.first - 1
    while at >= 0 and tokens[at].text in _QUOTES:
        at -= 1
    return phrase.single and at >= 0 and tokens[at].folded in _TOPICS


def accompanies(tokens: Sequence[Token], last: VictimPhrase | None, phrase: VictimPhrase) -> bool:
    """مقتل قيادي ومرافقه: whoever is told as going with the one named before is of the same people."""
    joined = last is not None and phrase.first == last.last + 1 and tokens[phrase.first].folded[0] == "و"
    return joined and victims.is_word(tokens, phrase.first, "companion")


def was_counted(tokens: Sequence[Token], phrase: VictimPhrase, phrases: Mapping[int, VictimPhrase]) -> bool:
    """وكان القتلى خمسة مسلحين: the figure right behind the people is what is said of them."""
    behind = phrases.get(phrase.last + 1)
    return behind is not None and behind.counted and victims.is_word(tokens, phrase.first - 1, "was")


def spelled_behind(
    tokens: Sequence[Token], phrase: VictimPhrase, phrases: Mapping[int, VictimPhrase]
) -> VictimPhrase | None:
    """والمصابون ثلاث نساء وطفل، والقتلى هم رجل وزوجته: who the people that open a clause are, right behind them."""
    before = tokens[phrase.first - 1] if phrase.first else None
    opens = before is None or before.text in "،:" or before.folded in _THAT or begins_with_and(tokens[phrase.first])
    if not opens or (phrase.status not in (None, Victims.UNKNOWN) and phrase.counted):
        return None
    if ordinal(tokens[phrase.last].folded) is not None:
        return None  # والقتيل الثالث رجل مسن: one of those counted
    at = phrase.last + 1
    behind = phrases.get(at + (at < len(tokens) and victims.is_word(tokens, at, "parts")))
    told = behind is not None and behind.min is not None and not behind.definite and behind.outcome is None
    return behind if told else None


def stops(tokens: Sequence[Token], at: int, *, closes: bool) -> bool:
    """A stop, or a comma that does not set off the parts of the people (سبعة، بينهم طفلان، قتلوا)."""
    if tokens[at].text != "،":
        return tokens[at].text in ".؛:"
    return not closes and not victims.is_word(tokens, at + 1, "subset")


def end_of_between(tokens: Sequence[Token], phrase: VictimPhrase) -> int | None:
    """The last token of "between dead and wounded" right after the figure."""
    at = phrase.last + 1
    at += at < len(tokens) and tokens[at].folded in _OF_THEM  # العشرات منهم بين قتيل وجريح
    if not victims.is_word(tokens, at, "between") and at < len(tokens) and tokens[at].folded.endswith(_PLURAL_NATIONS):
        at += 1  # ثلاثة جنود أمريكيين بين قتيل وجريح
    at += at < len(tokens) and tokens[at].text in _QUOTES  # أفرادها «بين قتيل وجريح»
    some = phrase.counted or phrase.bare or (phrase.min is None and phrase.outcome is None)  # وقع الجنود بين قتيل وجريح
    if not some or not victims.is_word(tokens, at, "between"):
        return None
    match = victims.words("between").at(tokens, at)
    return match.last if match else None


def counts_both(tokens: Sequence[Token], phrase: VictimPhrase, behind: VictimPhrase) -> bool:
    """Whether a figure above ten counts two nouns joined by و (عشرون قتيلاً وجريحاً, عشرون طفلاً وطفلة): what a number so
    large counts stands in the singular, so the second is no single person, unless its case or a word says so.
    """
    if behind.first != phrase.last + 1 or not begins_with_and(tokens[behind.first]) or not phrase.counted:
        return False
    if behind.counted or not behind.min == behind.max == 1 or (phrase.min or phrase.max or 0) <= _PLURAL_COUNTS:
        return False
    alone = behind.last + 1 < len(tokens) and tokens[behind.last + 1].folded in _ALONE
    return not alone and _is_accusative(tokens[phrase.last]) <= _is_accusative(tokens[behind.first])


def _is_accusative(token: Token) -> bool:
    return token.folded.endswith(("ا", "ه")) or "\u064b" in token.text


def dead_and_wounded(
    tokens: Sequence[Token], phrase: VictimPhrase, phrases: Mapping[int, VictimPhrase]
) -> VictimPhrase | None:
    """A figure together with both nouns that it counts: the dead and the wounded; None for others."""
    behind = phrases.get(phrase.last + 1)
    if behind is None or {phrase.outcome, behind.outcome} != {Outcome.KILLED, Outcome.INJURED}:
        return None
    if not counts_both(tokens, phrase, behind):
        return None
    status = behind.status if phrase.status in (None, Victims.UNKNOWN) else phrase.status
    return replace(phrase, last=behind.last, status=status)


def only_carries(phrase: VictimPhrase, phrases: Mapping[int, VictimPhrase]) -> bool:
    """جثامين 12 شهيدا، جثة امرأة: bodies of those that are told right after."""
    behind = phrases.get(phrase.last + 1)
    told = behind is not None and not (behind.definite and behind.outcome)
    return told and phrase.is_body and not phrase.counted


def spells_out(tokens: Sequence[Token], last: VictimPhrase | None, phrase: VictimPhrase) -> bool:
    """ثلاثة مدنيين هم سالم الأحمد وابنه: the kin of those whom the names spell out are counted already."""
    if last is None or not phrase.is_kin:
        return False
    return any(victims.is_word(tokens, at, "parts") for at in range(last.last + 1, phrase.first))


def groups_spell_out(
    tokens: Sequence[Token], whole: VictimPhrase, phrase: VictimPhrase, phrases: Mapping[int, VictimPhrase]
) -> bool:
    """ثلاثة مدنيين طفلان وامرأة؛ تسعة آخرون، خمسة أطفال وأربع نساء؛ خمسة شهداء جميعهم أطفال: parts of the whole."""
    gap = phrase.first - whole.last - 1
    if phrase.group is Group.ALL or whole.group is not Group.ALL or not 0 <= gap <= 1:
        return False
    if tokens[phrase.first - 1].folded in _ALL_OF_THEM:
        return True
    if tokens[phrase.first].folded.startswith("و") or not whole.counted or whole.min is None:
        return False
    if gap == 0:
        return (phrase.min or 0) < whole.min
    return tokens[whole.last + 1].text in _SETS_OFF and _joined_sum(tokens, phrase, phrases) == whole.min


def kin_spell_out(
    tokens: Sequence[Token], whole: VictimPhrase, phrase: VictimPhrase, phrases: Mapping[int, VictimPhrase]
) -> bool:
    """قتيلان أب وابنه، ضحيتان "أب وابنه": one person and kin who together are those counted right before them."""
    between = tokens[whole.last + 1 : phrase.first]
    set_off = len(between) <= 1 and all(token.text in _SETS_OFF or token.text in _QUOTES for token in between)
    alone = phrase.single and phrase.outcome is None and not begins_with_and(tokens[phrase.first])
    kin = phrases.get(phrase.last + 1)
    if not (set_off and alone) or phrase.first <= whole.last or kin is None or not kin.is_kin or whole.min is None:
        return False
    return begins_with_and(tokens[kin.first]) and 1 + (kin.min or 0) == whole.min == whole.max


def _joined_sum(tokens: Sequence[Token], phrase: VictimPhrase, phrases: Mapping[int, VictimPhrase]) -> int:
    """How many the figure of a group and those that و joins to it are together."""
    total, at = 0, phrase.first
    while (here := phrases.get(at)) is not None and here.group is not Group.ALL:
        total += here.min or 0
        at = here.last + 1
        if at < len(tokens) and not tokens[at].folded.startswith("و"):
            break
    return total


def against_civilians(tokens: Sequence[Token], at: int) -> bool:
    """مجزرة (جديدة) بحق المدنيين, مجزرة ضد عائلة: whom the deed was done to stands right behind it."""
    for here in range(at, min(at + _NEAR_DEED, len(tokens) - 1)):
        if tokens[here].folded in _AGAINST:
            noun = victims.noun_at(tokens, here + 1)
            civilian = noun is not None and noun.entry.means == Victims.CIVILIAN
            return civilian or victims.is_word(tokens, here + 1, "civilian")
    return False


def fronted_parts(tokens: Sequence[Token], before: Sequence[VictimPhrase], whole: VictimPhrase) -> list[VictimPhrase]:
    """بينهم طفلة.. إصابة خمسة مدنيين: the parts that a headline tells ahead of the first whole, dots between."""
    match = victims.words("subset").at(tokens, 0) if tokens and tokens[0].shape is Shape.WORD else None
    if match is None or not before or not (whole.counted or whole.min is None or whole.min > 1):
        return []
    ahead = [phrase for phrase in before if phrase.first > match.last]
    dots = (
        [at for at in range(ahead[-1].last + 1, whole.first) if tokens[at].text.startswith((".", "…"))] if ahead else []
    )
    return ahead if dots and ahead[0].first == match.last + 1 and dots[0] == ahead[-1].last + 1 else []


def is_reached(tokens: Sequence[Token], tally: VictimPhrase, phrase: VictimPhrase) -> bool:
    """… إلى 15، بلغ عدد القتلى فيها 15: a word of reaching stands before the figure, or before a tally near it."""
    if any(victims.is_word(tokens, at, "reached") for at in (phrase.first - 1, phrase.first - 2)):
        return True
    near = phrase.first - tally.last - 1 <= _NEAR_TALLY
    return near and any(victims.is_word(tokens, at, "reached") for at in (tally.first - 2, tally.first - 3))


def with_status_before(tokens: Sequence[Token], last: VictimPhrase | None, phrase: VictimPhrase) -> VictimPhrase:
    """سبعة مدنيين وعشرات الجرحى، 40 مدنيا (30 قتيلا و10 جرحى): the wounded are of those told beside them."""
    if phrase.status is not Victims.UNKNOWN or last is None or last.group is not Group.ALL or not last.status:
        return phrase
    in_brackets = phrase.first - last.last <= _IN_BRACKETS and tokens[phrase.first - 1].text == "("
    return replace(phrase, status=last.status) if in_brackets or is_joined(tokens, last, phrase) else phrase


_NEXT_OF_THEM = frozenset(("ثالث", "ثالثه", "رابع", "رابعه", "خامس", "خامسه"))  # مسعفان … وثالث: a medic, too


def filled(tokens: Sequence[Token], last: VictimPhrase | None, phrase: VictimPhrase) -> VictimPhrase:
    """Others are of the status of those named before them, where these were told as a whole."""
    is_open = phrase.status is None or phrase.bare or (phrase.is_subset and phrase.status is Victims.UNKNOWN)
    is_open = is_open or accompanies(tokens, last, phrase)
    if not is_open or last is None or not 0 <= phrase.first - last.last <= _SAME_PEOPLE:
        return phrase
    if tokens[phrase.last].folded.removeprefix("و").removesuffix("ا") in _NEXT_OF_THEM and last.status:
        return replace(phrase, status=last.status, group=last.group)
    return replace(phrase, status=last.status if last.group is Group.ALL and last.status else Victims.UNKNOWN)
