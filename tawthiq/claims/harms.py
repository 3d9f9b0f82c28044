"""Harms: which figure of people suffered what.

Steps, per passage:
1. `outcomes` finds the words that say what happened (قُتل، مقتل، أودى بحياة، أصيب) and `victims` the figures of people.
2. A figure takes the outcome of its own noun (5 قتلى), else of the word before it (مقتل خمسة), else of the figure it is
   joined to by و (مقتل طفل وامرأة), else of the inflected verb after it (ثلاثة مدنيين استشهدوا).
3. Two outcomes before one figure (مقتل وإصابة 8) and "8 بين قتيل وجريح" are one row, killed_or_injured.
4. بينهم، منهم، معظمهم open a list of parts; a single person joined to a figure of the same people is added to it
   (ضابط وثلاثة جنود: 4).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tawthiq.claims import victims
from tawthiq.claims.mentions import At, HarmMention
from tawthiq.claims.outcomes import OutcomeWord
from tawthiq.claims.outcomes import find as find_outcomes
from tawthiq.claims.people import named
from tawthiq.claims.victims import VictimPhrase
from tawthiq.model.claim import Harm
from tawthiq.model.passage import Passage
from tawthiq.model.vocabulary import Bound, Group, Outcome, Victims
from tawthiq.text.quantities import Quantity
from tawthiq.text.tokens import Shape, Token

_NEAR = 4
_FAR = 9
_JOINED = 8
_BACK = 30
_ITEM_START = 2
_TALLY = 25
_BEFORE_VERB = 7
_RELATIVES = frozenset(("الذي", "التي", "الذين", "اللذين", "اللذان", "اللواتي"))


@dataclass(slots=True)
class _Reading:
    """What has been read so far: the open outcome word, and the last figure with its outcome."""

    trigger: OutcomeWord | None = None
    outcome: Outcome | None = None
    fresh: bool = False
    last: VictimPhrase | None = None
    last_outcome: Outcome | None = None
    in_parts: bool = False
    tally: VictimPhrase | None = None


@dataclass(frozen=True, slots=True)
class _Linked:
    phrase: VictimPhrase
    outcome: Outcome
    trigger_at: tuple[int, int]
    is_subset: bool


def find(
    passage: Passage, quantities: Sequence[Quantity], listed: Outcome | None = None
) -> tuple[HarmMention, ...]:
    """The harms told in a passage, in text order. Negated figures (دون إصابات) are the business of `no_harm`.

    `listed` is the outcome of the list that the passage is an item of (والقتلى هم: – 18 مدنيا), None for running text.
    """
    tokens = passage.tokens
    phrases = victims.find(tokens, quantities)
    words = find_outcomes(tokens)
    linked = _link(tokens, phrases, words, listed)
    linked = _without_repeated_massacre(_with_shared_status(tokens, linked))
    return tuple(_mention(passage, item) for item in _summed(tokens, linked))


def _without_repeated_massacre(linked: Sequence[_Linked]) -> list[_Linked]:
    """مجزرة is the count's own name where the passage counts the killed."""
    counted = any(item.outcome is Outcome.KILLED and not item.phrase.is_event_word for item in linked)
    events = [item for item in linked if item.phrase.is_event_word]
    return [item for item in linked if not item.phrase.is_event_word or (not counted and item is events[0])]


def _with_shared_status(tokens: Sequence[Token], linked: Sequence[_Linked]) -> list[_Linked]:
    """قتلى وجرحى من المدنيين: the status told of the last is that of those joined to it."""
    out = list(linked)
    for at in range(len(out) - 2, -1, -1):
        here, after = out[at].phrase, out[at + 1].phrase
        open_status = here.outcome is not None and here.status is Victims.UNKNOWN and here.group is Group.ALL
        told = after.status in (Victims.CIVILIAN, Victims.COMBATANT)
        of_nouns = open_status and after.outcome is not None and after.first - here.last == 1
        bare = here.bare and here.status is Victims.UNKNOWN and 1 <= after.first - here.last <= 3
        if told and (of_nouns or bare):
            out[at] = replace(out[at], phrase=replace(here, status=after.status))
    return out


def _link(
    tokens: Sequence[Token], phrases: Sequence[VictimPhrase], words: Sequence[OutcomeWord], listed: Outcome | None
) -> list[_Linked]:
    reading = _Reading()
    if listed and phrases and phrases[0].first <= _ITEM_START and not words:
        first = phrases[0]
        reading.last, reading.last_outcome = first, listed
    linked: list[_Linked] = []
    if reading.last and reading.last_outcome:
        linked.append(_Linked(reading.last, reading.last_outcome, (reading.last.first, reading.last.last), is_subset=False))
        phrases = phrases[1:]
    inside = {at for phrase in phrases for at in range(phrase.first, phrase.last + 1) if not phrase.bare}
    verbs = {word.first: word for word in words}
    starts = frozenset(phrase.first for phrase in phrases)
    items: list[tuple[int, OutcomeWord | VictimPhrase]] = [
        (word.first, word) for word in words if word.first not in inside
    ]
    by_name = _named(tokens, phrases, words, inside)
    items += [(phrase.first, phrase) for phrase in (*phrases, *by_name)]
    used: set[int] = set()
    unlinked: list[VictimPhrase] = []
    for _, item in sorted(items, key=lambda pair: pair[0]):
        if isinstance(item, OutcomeWord):
            if item.points_back:
                _link_back(item, unlinked, linked)
            elif item.first not in used:
                _open(tokens, reading, item, linked)
            continue
        result = _outcome_of(tokens, reading, item, verbs, used, starts)
        if result is None:
            unlinked.append(item)
            continue
        phrase, outcome, trigger_at, is_subset = result
        linked.append(_Linked(phrase, outcome, trigger_at, is_subset))
        reading.in_parts = is_subset
        reading.fresh = False
        if not is_subset:
            reading.last = phrase
        reading.last_outcome = outcome
    return linked


def _named(
    tokens: Sequence[Token], phrases: Sequence[VictimPhrase], words: Sequence[OutcomeWord], inside: set[int]
) -> list[VictimPhrase]:
    """Figures of people told by name right after a word of harm (استشهاد سالم حسن وابنه)."""
    taken = {at for phrase in phrases for at in range(phrase.first - 1, phrase.last + 1)}
    found = []
    for word in words:
        at = word.last + 1
        unnamed = word.is_event or word.points_back or word.outcome is Outcome.DISPLACED
        if unnamed or word.first in inside or {at, at + 1} & taken:
            continue
        run = named(tokens, at)
        if run and run.first - at <= 2 and (not word.is_verb or run.aged or run.first > at):
            status = Victims.CIVILIAN if run.aged or run.kin else Victims.UNKNOWN
            found.append(
                VictimPhrase(
                    first=run.first, last=run.last, min=run.count, max=run.count, bound=Bound.EXACT, status=status, counted=True
                )
            )
    return found


def _link_back(word: OutcomeWord, unlinked: Sequence[VictimPhrase], linked: list[_Linked]) -> None:
    """استهدفت رجلا … ما أدى إلى مقتله: the pronoun stands for the person named last that suffered nothing yet."""
    people = [
        phrase
        for phrase in unlinked
        if word.first - phrase.last <= _BACK and (word.of_one and phrase.single or not word.of_one and phrase.min != 1)
    ]
    if people:
        linked.append(_Linked(people[-1], word.outcome, (word.first, word.last), is_subset=False))


def _open(tokens: Sequence[Token], reading: _Reading, word: OutcomeWord, linked: list[_Linked]) -> None:
    both = {Outcome.KILLED, Outcome.INJURED}
    joined = (
        reading.fresh
        and reading.trigger is not None
        and word.first - reading.trigger.last <= 1
        and word.joined
        and {reading.outcome, word.outcome} == both
    )
    if word.is_event:
        at = VictimPhrase(
            first=word.first,
            last=word.last,
            min=None,
            max=None,
            bound=Bound.VAGUE,
            status=Victims.UNKNOWN,
            is_event_word=True,
        )
        linked.append(_Linked(at, Outcome.KILLED, (word.first, word.last), is_subset=False))
        return
    reading.trigger = word
    reading.outcome = Outcome.KILLED_OR_INJURED if joined else word.outcome
    reading.fresh = True
    reading.in_parts = False


def _outcome_of(
    tokens: Sequence[Token], reading: _Reading, phrase: VictimPhrase, verbs: dict[int, OutcomeWord], used: set[int], starts: frozenset[int]
) -> tuple[VictimPhrase, Outcome, tuple[int, int], bool] | None:
    here = (phrase.first, phrase.last)
    trigger_at = (reading.trigger.first, reading.trigger.last) if reading.trigger else here
    between = _between(tokens, phrase)
    if between is not None:
        return replace(phrase, last=between), Outcome.KILLED_OR_INJURED, here, False
    subset = phrase.is_subset or _opens_parts(tokens, reading, phrase)
    if (
        subset
        and reading.last
        and reading.last_outcome
        and not (phrase.outcome and phrase.outcome != reading.last_outcome)
    ):
        return phrase, reading.last_outcome, trigger_at, True
    if phrase.outcome is not None:
        if not _is_told(phrase) or _describes(tokens, reading, phrase):
            return None
        return _with_status_before(tokens, reading, phrase), _own(reading, phrase), here, False
    if reading.fresh and reading.trigger and _follows(tokens, reading.trigger, phrase):
        if reading.outcome is None:
            return None
        return _filled(reading, phrase), reading.outcome, trigger_at, False
    later = _verb_after(tokens, phrase, verbs, starts)
    if later and not (reading.last and _is_joined(tokens, reading.last, phrase)):
        used.add(later.first)
        reading.trigger, reading.outcome = later, later.outcome
        return _filled(reading, phrase), later.outcome, (later.first, later.last), False
    if reading.last and reading.last_outcome and not phrase.definite and _is_joined(tokens, reading.last, phrase):
        if phrase.bare:
            return None
        return _filled(reading, phrase), reading.last_outcome, trigger_at, reading.in_parts
    return None


def _names_tally(tokens: Sequence[Token], phrase: VictimPhrase) -> bool:
    """عدد القتلى، حصيلة الشهداء: a noun whose figure is told later (… إلى 15)."""
    if phrase.counted or phrase.bare:
        return False
    for at in range(max(0, phrase.first - 2), phrase.first):
        match = victims.words().at(tokens, at) if tokens[at].shape is Shape.WORD else None
        if match and match.entry.means == "tally" and match.last < phrase.first:
            return phrase.outcome is not None or _is_displaced(tokens, phrase)
    return False


def _is_displaced(tokens: Sequence[Token], phrase: VictimPhrase) -> bool:
    match = victims.words().at(tokens, phrase.first)
    return match is not None and match.entry.means == "displaced"


def _as_tally(tokens: Sequence[Token], phrase: VictimPhrase) -> VictimPhrase:
    return phrase if phrase.outcome else replace(phrase, outcome=Outcome.DISPLACED, status=Victims.UNKNOWN)


def _fills_tally(tokens: Sequence[Token], tally: VictimPhrase, phrase: VictimPhrase) -> bool:
    gap = phrase.first - tally.last - 1
    if not (phrase.counted or phrase.bare) or phrase.outcome not in (None, tally.outcome) or not 0 <= gap <= _TALLY:
        return False
    if gap <= 1:
        return True
    for at in (phrase.first - 1, phrase.first - 2):
        match = victims.words().at(tokens, at) if tokens[at].shape is Shape.WORD else None
        if match and match.entry.means == "reached":
            return True
    return False


def _is_new(reading: _Reading, phrase: VictimPhrase) -> bool:
    """وأسرت ثلاثة منهم: a new outcome word stands between the whole and the figure."""
    return reading.fresh and reading.trigger is not None and phrase.is_subset


def _completes_used(reading: _Reading, phrase: VictimPhrase, used: set[int]) -> bool:
    """اثنا عشر مسلحا سقطوا قتلى: the last word belongs to the verb that was read already."""
    trigger = reading.trigger
    return (
        trigger is not None and trigger.first in used and trigger.completed_at == phrase.first and not phrase.counted
    )


def _between(tokens: Sequence[Token], phrase: VictimPhrase) -> int | None:
    """Index of the last token of "between dead and wounded" right after the figure."""
    at = phrase.last + 1
    if at >= len(tokens) or tokens[at].shape is not Shape.WORD or not (phrase.counted or phrase.bare):
        return None
    match = victims.words().at(tokens, at)
    return match.last if match and match.entry.means == "between" else None


def _opens_parts(tokens: Sequence[Token], reading: _Reading, phrase: VictimPhrase) -> bool:
    if reading.last is None:
        return False
    start = reading.last.last + 1
    for at in range(max(start, phrase.first - 3), phrase.first):
        match = victims.words().at(tokens, at) if tokens[at].shape is Shape.WORD else None
        if match and match.entry.means == "subset" and match.last < phrase.first:
            return phrase.first - match.last <= 3
        if match and match.entry.means == "parts" and reading.last.counted and at - start <= 2:
            return True
    if phrase.first - start <= 1 and phrase.first >= 1 and tokens[phrase.first - 1].text in "(\"“«":
        return reading.last.counted
    return reading.in_parts and not phrase.bare and _is_joined_closely(tokens, phrase)


def _is_joined_closely(tokens: Sequence[Token], phrase: VictimPhrase) -> bool:
    return tokens[phrase.first].folded.startswith("و") or (phrase.first > 0 and tokens[phrase.first - 1].text in "،,و")


def _own(reading: _Reading, phrase: VictimPhrase) -> Outcome:
    """The outcome of a noun that says it; ضحايا after a word of killing are the killed."""
    own = phrase.outcome or Outcome.KILLED
    if own is Outcome.KILLED_OR_INJURED and reading.fresh and reading.outcome is Outcome.KILLED:
        return Outcome.KILLED
    return own


def _with_status_before(tokens: Sequence[Token], reading: _Reading, phrase: VictimPhrase) -> VictimPhrase:
    """سبعة مدنيين وعشرات الجرحى: the wounded are of those killed beside them."""
    last = reading.last
    open_status = phrase.status is Victims.UNKNOWN and last is not None and last.group is Group.ALL
    if open_status and last is not None and last.status and _is_joined(tokens, last, phrase):
        return replace(phrase, status=last.status)
    return phrase


def _is_told(phrase: VictimPhrase) -> bool:
    """An outcome noun tells a harm unless it only points back (القتلى، الجثة) or describes (بإصابات متفرقة)."""
    return phrase.counted or not phrase.definite or phrase.min == 2


def _describes(tokens: Sequence[Token], reading: _Reading, phrase: VictimPhrase) -> bool:
    """أصيب أربعة بإصابات متفرقة: the wounds of people counted already."""
    by_means_of = tokens[phrase.first].folded.startswith(("ب", "اصابات"))
    return by_means_of and not phrase.counted and reading.last_outcome is phrase.outcome and not reading.fresh


def _follows(tokens: Sequence[Token], trigger: OutcomeWord, phrase: VictimPhrase) -> bool:
    gap = phrase.first - trigger.last - 1
    if gap < 0:
        return False
    if phrase.definite and not phrase.single and not phrase.counted and phrase.min is None:
        return False
    if phrase.definite or phrase.bare:
        return gap <= (0 if phrase.definite and not phrase.single and trigger.is_verb else 1)
    limit = _FAR if trigger.is_verb or phrase.counted else _NEAR
    if gap > limit:
        return False
    return gap <= 1 or not _has_boundary(tokens, trigger.last + 1, phrase.first, strict=not phrase.counted)


def _has_boundary(tokens: Sequence[Token], start: int, end: int, *, strict: bool) -> bool:
    for at in range(start, end):
        token = tokens[at]
        if token.text in ".؛:!؟":
            return True
        if token.shape is Shape.WORD:
            match = victims.words().at(tokens, at)
            if match and match.entry.means == "boundary" and strict and not match.stem.clitics.endswith(("ب", "ل")):
                return True
    return False


def _verb_after(
    tokens: Sequence[Token], phrase: VictimPhrase, verbs: dict[int, OutcomeWord], starts: frozenset[int]
) -> OutcomeWord | None:
    """The verb after the people that is inflected for them; nobody else may stand between."""
    known = phrase.definite and phrase.single
    for at in range(phrase.last + 1, min(phrase.last + 1 + _BEFORE_VERB + 4 * known, len(tokens))):
        word = verbs.get(at)
        if at in starts and word is None:
            return None
        if word:
            near = known or at == phrase.last + 1 or tokens[at - 1].folded in _RELATIVES
            return word if word.is_verb and (word.agrees or near) and not word.joined else None
        if tokens[at].text in "،.؛:":
            return None
    return None


def _is_joined(tokens: Sequence[Token], last: VictimPhrase, phrase: VictimPhrase) -> bool:
    gap = phrase.first - last.last - 1
    if not 0 <= gap <= _JOINED:
        return False
    first = tokens[phrase.first]
    conjoined = first.folded.startswith("و") and len(first.folded) > 2
    conjoined = conjoined or (phrase.first > 0 and tokens[phrase.first - 1].folded in ("و", "إضافة", "فضلا"))
    conjoined = conjoined or (gap <= 1 and phrase.first > 0 and tokens[phrase.first - 1].text == "،" and phrase.counted)
    return conjoined and not _has_boundary(tokens, last.last + 1, phrase.first, strict=True)


def _filled(reading: _Reading, phrase: VictimPhrase) -> VictimPhrase:
    """Others are of the status of those named before them, where these were told as a whole."""
    last = reading.last
    near = last is not None and 0 <= phrase.first - last.last <= 12
    open_status = phrase.status is None or phrase.bare or (phrase.is_subset and phrase.status is Victims.UNKNOWN)
    if open_status and last is not None and near:
        status = last.status if last.group is Group.ALL and last.status else Victims.UNKNOWN
        return replace(phrase, status=status)
    return phrase


def _summed(tokens: Sequence[Token], linked: Sequence[_Linked]) -> list[_Linked]:
    """Add a single person to the figure joined to it when both are the same people (ضابط وثلاثة جنود)."""
    out: list[_Linked] = []
    for item in linked:
        before = out[-1] if out else None
        if before and _can_add(tokens, before, item):
            a, b = before.phrase, item.phrase
            total = (a.min or 0) + (b.min or 0)
            phrase = replace(a, last=b.last, min=total, max=total, counted=True, single=False)
            out[-1] = replace(before, phrase=phrase)
        else:
            out.append(item)
    return out


def _can_add(tokens: Sequence[Token], before: _Linked, item: _Linked) -> bool:
    a, b = before.phrase, item.phrase
    return (
        before.outcome == item.outcome
        and before.is_subset == item.is_subset
        and a.status == b.status
        and a.group is b.group
        and a.group in (Group.ALL, Group.JOURNALISTS, Group.MEDICS, Group.RESCUERS)
        and a.bound is b.bound is Bound.EXACT
        and a.outcome is b.outcome is None
        and (a.single or b.single)
        and tokens[b.first].folded.startswith("و")
        and b.first - a.last <= (6 if a.definite and b.definite else 1)
    )


def _mention(passage: Passage, item: _Linked) -> HarmMention:
    phrase = item.phrase
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
    return HarmMention(at=at, trigger=_at(passage, *item.trigger_at), harm=harm, is_subset=item.is_subset)


def _at(passage: Passage, first: int, last: int) -> At:
    return At(first=first, last=last, start=passage.tokens[first].start, end=passage.tokens[last].end)
