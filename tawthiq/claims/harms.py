"""Harms: which figure of people suffered what.

Steps, per passage:
1. `outcomes` finds the words that say what happened (قُتل، مقتل، أودى بحياة، أصيب), `victims` the figures of people and
`people` those told by name. 2. `linking` gives each figure its outcome. 3. A status told of the last of several joined
figures is that of all (قتلى وجرحى من المدنيين); a single person joined to a figure of the same people is added to it
(ضابط وثلاثة جنود: 4); مجزرة counts only where the passage tells the killed in no other way.
"""

from collections.abc import Sequence

from tawthiq.claims import honoured, households, named_before, named_together, roll, victims
from tawthiq.claims.beside import comes_with, counts_both, has_boundary, is_of_all
from tawthiq.claims.conditions import only_grade
from tawthiq.claims.doing import did_it
from tawthiq.claims.hit_people import with_status_of_hit
from tawthiq.claims.known import of_known
from tawthiq.claims.linked import Linked
from tawthiq.claims.linking import Linker
from tawthiq.claims.mentions import At, HarmMention
from tawthiq.claims.modality import is_foretold
from tawthiq.claims.outcomes import BEREAVED, OutcomeWord
from tawthiq.claims.outcomes import find as find_outcomes
from tawthiq.claims.people import Named, named
from tawthiq.claims.victim_phrase import VictimPhrase
from tawthiq.model.claim import Harm
from tawthiq.model.passage import Passage
from tawthiq.model.vocabulary import Bound, Group, Outcome, Victims
from tawthiq.records import replace
from tawthiq.text.quantities import Quantity
from tawthiq.text.tokens import Shape, Token

_CASUALTIES = (Outcome.KILLED, Outcome.INJURED, Outcome.KILLED_OR_INJURED)
_CARRIED = "injured.verb.carried"
_RELEASED = 7  # tokens from the word of release to those let go
_ITEM_START = 2
_ALL = frozenset(("كل", "كلا"))
_QUOTES = frozenset('"“«(/')
_NOTICE = "killed.notice"  # انتقل إلى رحمة الله، الشهيد بإذن الله
_PHRASES = (_NOTICE, "killed.cause", BEREAVED)  # whose nouns count nobody: راح ضحية القصف سبعة
_OF_ONE = frozenset(("killed.noun", "injured.noun", _NOTICE))
_DIED, _CAUSE = "killed.verb.died", 15  # tokens from the verb to what shows that the death was violent
_NAMES = 6  # tokens from a person to whoever is joined behind the name
_MOVED = 4  # tokens from a verb of moving to the bodies
_OTHERS = 4  # tokens from those who died to the others who were wounded
_OPENED = 4  # tokens of honour and quotation between a word of harm and a name


def find(passage: Passage, quantities: Sequence[Quantity], listed: Outcome | None = None) -> tuple[HarmMention, ...]:
    """The harms told in a passage, in text order. Negated figures (دون إصابات) are the business of `no_harm`.

    `listed` is the outcome of the list that the passage is an item of (والقتلى هم: – 18 مدنيا), None for running text.
    """
    tokens = passage.tokens
    words = _told_once([_over_all_of(tokens, word) for word in find_outcomes(tokens)])
    noticed = {at for word in words if word.rule in _PHRASES for at in range(word.first, word.last + 1)}
    after = {word.last + 1 for word in words}
    phrases = [phrase for phrase in victims.find(tokens, quantities, after) if phrase.first not in noticed]
    phrases = [phrase for phrase in phrases if not (only_grade(tokens, phrase) or did_it(tokens, phrase))]
    phrases = [phrase for phrase in phrases if not _is_excepted(tokens, phrase, words)]
    if not words and not listed and not any(_says_outcome(tokens, phrase) for phrase in phrases):
        return ()
    phrases = [phrase for phrase in phrases if not (_is_released(tokens, phrase) or _is_moved(tokens, phrase))]
    phrases = named_together.counted(tokens, honoured.told(tokens, phrases, after), after)
    phrases = [phrase for phrase in phrases if not _only_heads(tokens, phrase, words)]
    linker = Linker(tokens, words, phrases)
    item = roll.entry(tokens, listed) if listed and not words else None
    if item is not None and item.outcome and _only_describe(phrases, item):
        linker.begin_list(item, item.outcome)
        phrases = []
    if listed and phrases and phrases[0].first <= _ITEM_START and not words:
        linker.begin_list(phrases[0], listed)
        phrases = phrases[1:]
    titled = roll.titled(tokens, phrases)
    phrases = [phrase for phrase in phrases if phrase.first not in titled]
    rolls = [*roll.find(tokens, words, phrases), *titled.values()]
    phrases = [phrase for phrase in phrases if not any(_is_within(phrase, names) for names in rolls)]
    inside = {at for phrase in phrases for at in range(phrase.first, phrase.last + 1) if not phrase.bare}
    items: list[OutcomeWord | VictimPhrase] = [
        *(word for word in words if word.first not in inside),
        *phrases,
        *(one for one in _named(tokens, phrases, words, inside) if not any(_is_within(one, names) for names in rolls)),
        *named_before.subjects(tokens, words, inside, {phrase.first for phrase in phrases}),
        *rolls,
    ]
    linked = _without_repeated_massacre(_with_shared_status(tokens, linker.read(items)))
    linked = with_status_of_hit(tokens, linker.unlinked, linked)
    linked = linked or _foretold(tokens, linker.tally)
    rules = {word.first: word.rule for word in words}
    told = [item for item in linked if not _only_names(item, linked)]
    counted = _summed(tokens, households.joined(tokens, told))
    return tuple(_mention(passage, item, rules.get(item.trigger[0], "victims.noun")) for item in counted)


def _is_excepted(tokens: Sequence[Token], phrase: VictimPhrase, words: Sequence[OutcomeWord]) -> bool:
    """مسحت العائلة باستثناء طفل: who was spared; not نجا الجميع باستثناء ثلاثة قتلوا."""
    own = any(word.first == phrase.last + 1 for word in words)
    return victims.is_word(tokens, phrase.first - 1, "except") and not own


def _told_once(words: Sequence[OutcomeWord]) -> list[OutcomeWord]:
    """أصيب ثلاثة …، ونقل اثنان بجروح خطيرة: where the wounded are told, those carried away are of them."""
    hurt = next((word.first for word in words if word.outcome is Outcome.INJURED and word.rule != _CARRIED), None)
    return [word for word in words if word.rule != _CARRIED or hurt is None or word.first < hurt]


def _is_within(figure: VictimPhrase, names: VictimPhrase) -> bool:
    return names.first <= figure.first <= names.last


def _only_describe(phrases: Sequence[VictimPhrase], item: VictimPhrase) -> bool:
    """Whether the nouns of an item only say who is named (- المعلم كريم الحسن، 4- ليلى العلي - طفلة); a child, woman or
    man who is named behind the noun is told as such.
    """
    return all(
        phrase.single and phrase.outcome is None and (phrase.group is Group.ALL or phrase.first > item.last)
        for phrase in phrases
    )


def _only_heads(tokens: Sequence[Token], phrase: VictimPhrase, words: Sequence[OutcomeWord]) -> bool:
    """#شهيد استشهاد سالم حسن: a word of one dead that heads the news of the death told right behind it."""
    if phrase.outcome is None or not phrase.single or phrase.counted or phrase.first != phrase.last:
        return False
    told = any(w.first == phrase.last + 1 and w.outcome is phrase.outcome and not w.is_verb for w in words)
    return told and not tokens[phrase.first].folded.startswith("و")


def _over_all_of(tokens: Sequence[Token], word: OutcomeWord) -> OutcomeWord:
    """مقتل كل من الشابين سالم حسن وماهر علي: the word with what only leads to the noun of its people."""
    at = word.last + 1
    leads = at + 2 < len(tokens) and tokens[at].folded in _ALL and tokens[at + 1].folded == "من"
    noun = victims.noun_at(tokens, at + 2) if leads else None
    return replace(word, last=at + 1) if noun is not None and noun.stem.definite else word


def _is_released(tokens: Sequence[Token], phrase: VictimPhrase) -> bool:
    """أفرجت الجماعة عن 113 أسيرا، إنقاذ عالقين: those who are let go or found were lost some other time."""
    if phrase.outcome is Outcome.MISSING:
        return _is_behind(tokens, phrase, "rescued", definite=False)  # تبحث فرق الإنقاذ عن مفقودين: not found
    if phrase.outcome is not Outcome.DETAINED:
        return False
    return victims.is_word(tokens, phrase.first - 1, "freed") or _is_behind(tokens, phrase, "released", definite=True)


def _is_moved(tokens: Sequence[Token], phrase: VictimPhrase) -> bool:
    """نقلت سيارات الإسعاف جثث القتلى: the bodies of people whose death is told elsewhere."""
    near = range(max(0, phrase.first - _MOVED), phrase.first)
    return phrase.is_body and phrase.min is None and any(victims.is_word(tokens, at, "moved") for at in near)


def _is_behind(tokens: Sequence[Token], phrase: VictimPhrase, means: str, *, definite: bool) -> bool:
    """Whether such a word stands shortly before the figure, no stop between; with the article only if `definite`."""
    before = range(phrase.first - 1, max(-1, phrase.first - 1 - _RELEASED), -1)
    at = next(
        (at for at in before if victims.is_word(tokens, at, means) and not victims.is_word(tokens, at, "charity")), None
    )
    if at is None or (not definite and tokens[at].folded.startswith("ال")):
        return False
    return not any(token.text in "،.؛" for token in tokens[at : phrase.first])


def _foretold(tokens: Sequence[Token], tally: VictimPhrase | None) -> list[Linked]:
    """قد يرتفع عدد الضحايا: a tally that is told without a figure, since it is only feared to rise."""
    if tally is None or tally.outcome is None or not is_foretold(tokens, tally.first):
        return []
    return [Linked(tally, tally.outcome, (tally.first, tally.last))]


def _says_outcome(tokens: Sequence[Token], phrase: VictimPhrase) -> bool:
    known, _ = of_known(tokens, phrase)
    return (phrase.outcome or known) is not None or victims.is_word(tokens, phrase.first, "displaced")


def may_tell(passage: Passage) -> bool:
    """Whether any word here can tell a harm; where none does, figures need not be read."""
    return victims.may_tell_harm(passage.tokens) or bool(find_outcomes(passage.tokens))


def _named(
    tokens: Sequence[Token], phrases: Sequence[VictimPhrase], words: Sequence[OutcomeWord], inside: set[int]
) -> list[VictimPhrase]:
    """Figures of people told by name right after a word of harm (استشهاد سالم حسن وابنه)."""
    taken = {at for phrase in phrases for at in range(phrase.first - (not _joins(tokens, phrase)), phrase.last + 1)}
    found = []
    for word in words:
        at = word.last + 1
        while at < len(tokens) and tokens[at].text in _QUOTES and _may_quote_name(tokens, word):
            at += 1
        unnamed = word.is_event or word.points_back or word.outcome is Outcome.DISPLACED
        if unnamed or word.first in inside or {at, at + 1} & taken:
            continue
        run = _before_kin(tokens, named(tokens, at), phrases)
        suffers = word.befalls_people or _died_by_violence(tokens, word)
        by_name = not word.is_verb or suffers or run is None or run.aged or run.first > at
        if run and run.first - at <= _OPENED and by_name:
            status = Victims.CIVILIAN if run.aged or run.kin else Victims.UNKNOWN
            figure = VictimPhrase(
                first=run.first,
                last=run.last,
                min=run.count,
                max=run.count,
                bound=Bound.EXACT,
                status=status,
                counted=True,
            )
            found.append(figure)
    return found


def _died_by_violence(tokens: Sequence[Token], word: OutcomeWord) -> bool:
    """توفي سالم الحسن متأثرا بإصابته: a verb of dying, which of a name alone need not tell a violent death."""
    near = range(word.last + 1, min(word.last + 1 + _CAUSE, len(tokens)))
    return word.rule == _DIED and any(victims.is_word(tokens, at, "violence") for at in near)


def _joins(tokens: Sequence[Token], phrase: VictimPhrase) -> bool:
    """سالم حسن وأولاده الثلاثة: kin joined to the one who is named right before them."""
    return phrase.is_kin and tokens[phrase.first].folded.startswith("و")


def _may_quote_name(tokens: Sequence[Token], word: OutcomeWord) -> bool:
    """مقتل "سالم حسن": the noun of a death or wound, which قتل alone need not be (قتل "تحت التعذيب")."""
    of_one = word.rule in _OF_ONE and word.outcome in (Outcome.KILLED, Outcome.INJURED)
    return of_one and tokens[word.first].folded.removeprefix("و").removeprefix("ب").removeprefix("ل") != "قتل"


def _before_kin(tokens: Sequence[Token], run: Named | None, phrases: Sequence[VictimPhrase]) -> Named | None:
    """The people named before kin that are a figure of their own."""
    kin = next(
        (phrase.first for phrase in phrases if run and phrase.first > run.first and _joins(tokens, phrase)), None
    )
    if run is None or kin is None or kin > run.last:
        return run
    people = tuple(person for person in run.people if person.last < kin)
    return Named(people) if people else None


def _only_names(item: Linked, linked: Sequence[Linked]) -> bool:
    """مدنيان هما أب وابنه: a single part of the same people as its whole only says who they are."""
    phrase = item.phrase
    if not item.is_subset or not phrase.single or phrase.group is not Group.ALL:
        return False
    wholes = [other.phrase for other in linked if not other.is_subset and other.phrase.first < phrase.first]
    return bool(wholes) and wholes[-1].status is phrase.status


def _without_repeated_massacre(linked: Sequence[Linked]) -> list[Linked]:
    """مجزرة is the count's own name where the passage counts the killed."""
    counted = any(item.outcome is Outcome.KILLED and not item.phrase.is_event_word for item in linked)
    events = [item for item in linked if item.phrase.is_event_word]
    return [item for item in linked if not item.phrase.is_event_word or (not counted and item is events[0])]


def _with_shared_status(tokens: Sequence[Token], linked: Sequence[Linked]) -> list[Linked]:
    """قتلى وجرحى من المدنيين: the status told of the last is that of those joined to it."""
    out = list(linked)
    for at in range(len(out) - 2, -1, -1):
        here, after = out[at].phrase, out[at + 1].phrase
        open_status = here.outcome is not None and here.status is Victims.UNKNOWN and here.group is Group.ALL
        told = after.status in (Victims.CIVILIAN, Victims.COMBATANT)
        of_nouns = open_status and after.outcome is not None and _is_next(tokens, here.last, after.first)
        bare = here.bare and here.status is Victims.UNKNOWN and 1 <= after.first - here.last <= 3
        parts = out[at + 1].is_subset and not out[at].is_subset  # ستة بينهم اثنان من رجال الشرطة
        of_all = open_status and after.outcome is not None and is_of_all(tokens, here, after)
        unsaid = here.status is Victims.UNKNOWN and here.group is Group.ALL
        of_all = of_all or (unsaid and _are_others(tokens, here, after))
        if told and (of_nouns or bare or of_all) and not parts:
            out[at] = replace(out[at], phrase=replace(here, status=after.status))
    return out


def _are_others(tokens: Sequence[Token], here: VictimPhrase, behind: VictimPhrase) -> bool:
    """سقط ستة قتلى وأصيب تسعة آخرون في صفوف الجيش: others of the same people, of whom it is said who they are."""
    told = any(victims.is_word(tokens, at, "further") for at in range(behind.first, behind.last + 1))
    near = 0 < behind.first - here.last <= _OTHERS and here.counted and behind.counted
    return told and near and not has_boundary(tokens, here.last + 1, behind.first, strict=True)


def _is_next(tokens: Sequence[Token], last: int, first: int) -> bool:
    """قتلى وجرحى، 12 قتيلا و20 جريحا: right behind, but for و before a number in digits."""
    return [token.folded for token in tokens[last + 1 : first]] in ([], ["و"])


def _summed(tokens: Sequence[Token], linked: Sequence[Linked]) -> list[Linked]:
    """Add a single person to the figure joined to it when both are the same people (ضابط وثلاثة جنود).

    A figure that counts both (عشرون طفلاً وطفلة) stays as it is.
    """
    out: list[Linked] = []
    for item in linked:
        before = out[-1] if out else None
        if before and _can_add(tokens, before, item):
            a, b = before.phrase, item.phrase
            total = (a.min or 0) + (0 if counts_both(tokens, a, b) else b.min or 0)
            phrase = replace(a, last=b.last, min=total, max=total, counted=True, single=False)
            out[-1] = replace(before, phrase=phrase)
        else:
            out.append(item)
    return out


def _can_add(tokens: Sequence[Token], before: Linked, item: Linked) -> bool:
    a, b = before.phrase, item.phrase
    return (
        before.outcome == item.outcome
        and before.is_subset == item.is_subset
        and (a.status == b.status or (b.is_companion and a.status is Victims.COMBATANT))
        and a.group is b.group
        and a.bound is b.bound is Bound.EXACT
        and a.outcome is b.outcome is None
        and (a.single or b.single)
        and (tokens[b.first].folded.startswith("و") or comes_with(tokens, a, b))
        and b.first - a.last <= _joined_within(tokens, a, b)
    )


def _joined_within(tokens: Sequence[Token], a: VictimPhrase, b: VictimPhrase) -> int:
    """How many tokens behind a person whoever is joined may stand: known ones have their names between."""
    known = a.definite or victims.is_word(tokens, a.last + 1, "employer")  # مراسلة وكالة س ليلى حسن والمصور
    return _NAMES if (known and b.definite) or b.is_companion else 1 + _is_of(tokens, a.last + 1)


def _is_of(tokens: Sequence[Token], at: int) -> bool:
    """سائق الحافلة وراكب: the word that says of what somebody is the driver."""
    return tokens[at].shape is Shape.WORD and tokens[at].folded.startswith("ال")


def _mention(passage: Passage, item: Linked, rule: str) -> HarmMention:
    phrase = _people_of(item)
    at = _at(passage, phrase.first, phrase.last)
    harm = Harm(
        outcome=item.outcome,
        victims=phrase.status or Victims.UNKNOWN,
        group=phrase.group,
        min=phrase.min,
        max=phrase.max,
        bound=phrase.bound,
        quote=passage.text[at.start - passage.start : at.end - passage.start],
        start=at.start,
        end=at.end,
    )
    trigger = _at(passage, *item.trigger)
    return HarmMention(
        at=at, trigger=trigger, harm=harm, is_subset=item.is_subset, is_roll=phrase.is_roll, rule=f"harms:{rule}"
    )


def _people_of(item: Linked) -> VictimPhrase:
    """أبيدت ثلاث عائلات: nobody says how many dead. Who fled or is held is counted by families, as the report does."""
    if not item.phrase.of_families or item.outcome not in _CASUALTIES or item.phrase.min is None:
        return item.phrase
    return replace(item.phrase, min=None, max=None, bound=Bound.VAGUE, counted=False)


def _at(passage: Passage, first: int, last: int) -> At:
    return At(first=first, last=last, start=passage.tokens[first].start, end=passage.tokens[last].end)
