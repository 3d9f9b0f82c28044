"""Parts of a sentence that tell something anew although they name no place of their own.

1. Another voice with another count (أعلنت الوزارة مقتل 27، قال مسؤول إن الحصيلة 19). 2. The count that held before
(بعد أن كانت الحصيلة سبعة، وكانت حصيلة سابقة). 3. A deed of another party (…، شنت الحكومة غارات على مواقع). 4. A turn
to people harmed by an attack that is told anew (كما استشهد مسعفان عندما عاود الطيران استهداف …).
"""

from collections.abc import Sequence

from tawthiq.claims.mentions import HarmMention, MeansMention, Modality, PartyRole
from tawthiq.claims.reading import PassageReading, inside
from tawthiq.lexicon.chosen import Folders, by_folders
from tawthiq.lexicon.entries import load
from tawthiq.lexicon.matcher import Matcher
from tawthiq.text.tokens import Token

_COMMAS = frozenset("،,؛")
_SAYS = 4  # tokens from a comma to the name of who speaks behind it
_AFTER = frozenset(("بعدما", "بعد", "عقب"))
_ROSE_BY = frozenset(("بعد", "عقب", "اثر"))
_RISE = 40  # tokens from the word that a toll rose to the deaths by which it did
_THAT = frozenset(("ان", "ما"))
_WERE = frozenset(("كانت", "كان"))
_TALLY = 4  # tokens from بعد أن to the word of the count
_FORMER = frozenset(("سابق", "سابقه", "السابق", "السابقه", "اوليه", "الاوليه", "اولي", "الاولي"))
_BEFORE_NOW = frozenset(("سابقه", "السابقه"))
_FORMER_WITHIN = 1  # tokens behind the word of the count
_SIDES = 2
_TOLD_AND_TOLL = 2  # figures
_SO_THAT = frozenset(("ليرتفع", "لترتفع", "ليصل", "لتصل", "ليبلغ", "لتبلغ", "ليرفع", "لترفع", "ليصبح", "لتصبح"))
_LIFTS = frozenset(("يرفع", "ترفع", "رفع", "يرتفع", "ترتفع", "ارتفع", "ارتفعت"))
_BY_THIS = frozenset(("ما", "مما", "وبذلك", "بذلك", "وبهذا", "وبه", "وهكذا"))
_BY_WHAT = frozenset(("بهذه", "وبهذه", "بهذا", "وبهذا"))  # وبهذه العملية يرتفع عدد القتلى
_GOING_ON = frozenset(
    (
        *("مبينا", "مضيفا", "موضحا", "مشيرا", "لافتا", "موكدا", "منوها"),
        *("مبينه", "مضيفه", "موضحه", "مشيره", "لافته", "موكده", "منوهه"),
    )
)
_TURNS = frozenset(("كما", "وكما", "فيما", "بينما"))


@by_folders
def _counts(folders: Folders) -> Matcher:
    """The words for the toll of an event (حصيلة، عدد القتلى)."""
    return Matcher([entry for entry in load("breaks", folders) if entry.means == "tally"])


@by_folders
def _rose(folders: Folders) -> Matcher:
    return Matcher([entry for entry in load("breaks", folders) if entry.means == "rose"])


def cuts(reading: PassageReading) -> set[int]:
    """The tokens at which such a part may begin."""
    if not reading.harms and len(reading.means) < 2:
        return set()
    tokens = reading.passage.tokens
    found = {at for at in range(1, len(tokens)) if is_former_count(tokens, at)} if reading.harms else set()
    found |= tolls(reading)
    return found | _voices(reading) | _deeds(reading) | _rises(reading) | _told_further(reading)


def _told_further(reading: PassageReading) -> set[int]:
    """…، مبينا أن قناصة س استهدفوا: where who speaks goes on to what another side did."""
    doers = [party for party in reading.parties if party.role is PartyRole.DOER]
    if len({party.actor for party in doers}) < _SIDES:
        return set()
    tokens, words = reading.passage.tokens, enumerate(reading.passage.tokens)
    found = [at for at, token in words if token.folded in _GOING_ON and at and tokens[at - 1].text in _COMMAS]
    return {at for at in found if any(at < party.at.first <= at + _SAYS for party in doers)}


def tolls(reading: PassageReading) -> set[int]:
    """…، ليرتفع عدد القتلى منذ بدء الحرب إلى 600; ما يرفع حصيلة …: where the toll of a period begins that rose by the
    deaths told before.
    """
    if len(reading.harms) < _TOLD_AND_TOLL:
        return set()
    periods = [mention.at.first for mention in reading.modalities if mention.modality is Modality.TOTAL]
    if not periods:
        return set()
    tokens, found = reading.passage.tokens, set()
    for at, token in enumerate(tokens):
        lifted = at > 0 and token.folded in _LIFTS and tokens[at - 1].folded in _BY_THIS
        lifted = lifted or (at > 1 and token.folded in _LIFTS and tokens[at - 2].folded in _BY_WHAT)
        if 0 < at < periods[-1] and _tells_rise(tokens, at):
            found.add(at)
        if not (at and (lifted or token.folded in _SO_THAT)) or periods[-1] <= at:
            continue
        if any(_counts().at(tokens, n) for n in range(at, min(at + 3, len(tokens)))):
            found.add(at - lifted)
    return found


def _tells_rise(tokens: Sequence[Token], at: int) -> bool:
    """…، والحصيلة ترتفع إلى 53119: the toll before the verb."""
    joined = tokens[at - 1].text in _COMMAS or tokens[at].folded.startswith("و")
    after = tokens[at + 1].folded if at + 1 < len(tokens) else ""
    return joined and _counts().at(tokens, at) is not None and after in _LIFTS


def _rises(reading: PassageReading) -> set[int]:
    """ارتفعت حصيلة الحرب إلى 745 بعد استشهاد ثلاثة في غارة على س: where the deaths by which a long toll rose begin."""
    if len(reading.harms) < 2:
        return set()
    return {
        mention.trigger.first - 1
        for mention in reading.harms
        if mention.trigger.first > 1 and is_rise_by(reading, mention.trigger.first - 1)
    }


def is_rise_by(reading: PassageReading, at: int) -> bool:
    """Whether token `at` begins the deaths by which the toll of a war or a period rose that is told before it."""
    tokens = reading.passage.tokens
    if tokens[at].folded not in _ROSE_BY:
        return False
    before = any(mention.at.last < at for mention in reading.harms[:1])
    attacked = any(mention.at.first > at for mention in reading.means[-1:])
    if not (before and attacked):
        return False
    rose = any(_rose().at(tokens, n) for n in range(max(0, at - _RISE), at))
    return rose and any(mention.modality is Modality.TOTAL and mention.at.last < at for mention in reading.modalities)


def is_former_count(tokens: Sequence[Token], at: int) -> bool:
    """بعد أن كانت الحصيلة، بعدما كانت حصيلة أولية قد أشارت إلى، وكانت حصيلة سابقة أفادت."""
    word, after = tokens[at].folded, tokens[at].folded in _AFTER
    if not after and word not in _TURNS and word.removeprefix("و") not in _WERE:
        return False
    reach = range(at, min(at + 1 + _TALLY, len(tokens)))
    were = next((n for n in reach[:3] if tokens[n].folded.removeprefix("و") in _WERE), None)
    if were is None or (word in ("بعد", "عقب") and tokens[at + 1].folded not in _THAT):
        return False
    count = next((match for n in reach if n > were and (match := _counts().at(tokens, n))), None)
    if count is None:
        return False
    return after or any(token.folded in _FORMER for token in tokens[count.first : count.last + 1 + _FORMER_WITHIN])


def tells_former_count(reading: PassageReading, first: int, last: int) -> bool:
    """وكانت حصيلة سابقة أفادت بمقتل 33: whether the tokens [first, last] give only the count that held before."""
    tokens = reading.passage.tokens
    found = _counts().scan(tokens[first : last + 1])
    return any(
        token.folded in _BEFORE_NOW
        for match in found
        for token in tokens[first + match.last + 1 : first + match.last + 1 + _FORMER_WITHIN]
    )


def tells_anew(reading: PassageReading, first: int, last: int, before: tuple[int, int]) -> bool:
    """Whether the tokens [first, last] tell something apart from those `before` them."""
    harms, told = inside(reading.harms, first, last), inside(reading.harms, *before)
    if is_rise_by(reading, first):
        return bool(harms and told)
    if is_former_count(reading.passage.tokens, first) or first in tolls(reading):
        return bool(harms and told)
    if harms and told and _counts_otherwise(told, harms) and _speaks(reading, first, last, before):
        return True
    attacked = _new_attack(reading, first, last)
    if attacked and _by_others(reading, first, last, before):
        return bool(harms or _aimed(reading, first, last))
    turned = reading.passage.tokens[first].folded in _TURNS and harms and told
    if turned and attacked is not None and attacked.at.first == first + 1 and _counts_otherwise(told, harms):
        return True  # فيما استهدفت غارة ثالثة منزل شقيقه، ما أدى إلى …
    return bool(turned and attacked is not None and harms[0].trigger.first < attacked.at.first)


def _voices(reading: PassageReading) -> set[int]:
    """Where who speaks is named behind a comma: the token after the comma."""
    tokens = reading.passage.tokens
    found: set[int] = set()
    for frame in reading.frames:
        starts = [source.start for source in frame.sources if source.start is not None and not frame.inherits]
        named = next((at for at, token in enumerate(tokens) if starts and token.end > min(starts)), None)
        if named is None:
            continue
        comma = next((at for at in range(named - 1, max(0, named - _SAYS), -1) if tokens[at].text in _COMMAS), None)
        if comma is not None:
            found.add(comma + 1)
    return found


def _deeds(reading: PassageReading) -> set[int]:
    """Words of attack behind a comma (…، شنت الحكومة عدة غارات)."""
    tokens = reading.passage.tokens
    return {
        mention.at.first
        for mention in reading.means
        if mention.is_event
        and not mention.is_cause  # وأصيب عشرة، بقصف على …: what hurt them
        and mention.at.first
        and tokens[mention.at.first - 1].text in _COMMAS
    }


def _speaks(reading: PassageReading, first: int, last: int, before: tuple[int, int]) -> bool:
    """Whether somebody speaks in the part who does not in the part before it."""
    tokens = reading.passage.tokens
    return bool(
        _named(reading, tokens[first].start, tokens[last].end)
        - _named(reading, tokens[before[0]].start, tokens[before[1]].end)
    )


def _named(reading: PassageReading, start: int, end: int) -> set[str]:
    return {s.quote for f in reading.frames if not f.inherits for s in f.sources if start <= (s.start or 0) < end}


def _counts_otherwise(a: Sequence[HarmMention], b: Sequence[HarmMention]) -> bool:
    """Two whole counts of one outcome that differ."""
    counts = [
        {(m.harm.outcome, m.harm.min or m.harm.max) for m in one if not m.is_subset and (m.harm.min or m.harm.max)}
        for one in (a, b)
    ]
    return bool({outcome for outcome, _ in counts[0]} & {outcome for outcome, _ in counts[1]}) and not (
        counts[0] & counts[1]
    )


def _new_attack(reading: PassageReading, first: int, last: int) -> MeansMention | None:
    """A word of attack that is not named as known (القصف)."""
    tokens = reading.passage.tokens
    events = [mention for mention in inside(reading.means, first, last) if mention.is_event]
    return next((mention for mention in events if not tokens[mention.at.first].folded.startswith("ال")), None)


def _by_others(reading: PassageReading, first: int, last: int, before: tuple[int, int]) -> bool:
    """Done by parties of which none is the doer in the part before."""
    here, there = (
        {mention.actor for mention in inside(reading.parties, *span) if mention.role is PartyRole.DOER}
        for span in ((first, last), before)
    )
    return bool(here and there) and not here & there


def _aimed(reading: PassageReading, first: int, last: int) -> bool:
    targets = any(mention.role is PartyRole.TARGET for mention in inside(reading.parties, first, last))
    return targets or any(mention.is_aimed for mention in inside(reading.facilities, first, last))
