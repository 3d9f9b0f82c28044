"""With what the harm was done: the words of attack in a passage and the method that a clause of them amounts to.

1. `find` gives every word of lexicon/data/means.yaml, longest first: events (قصف، استهدفت) and weapons (صاروخ، مسيّرة).
2. `method_of` decides a clause: its first event that names a method or weapon told as a cause (برصاص), else its first
   weapon; a word that leaves the means open (قصف alone, انفجار, غارة) gives way to one beside it that says it exactly.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from itertools import takewhile
from pathlib import Path

from tawthiq.claims.mentions import At, MeansMention
from tawthiq.lexicon import inflection
from tawthiq.lexicon.chosen import Folders, by_folders, chosen
from tawthiq.lexicon.entries import forms
from tawthiq.lexicon.matcher import Match, Matcher
from tawthiq.lexicon.vocabularies import methods
from tawthiq.model.passage import Passage
from tawthiq.model.vocabulary import Method
from tawthiq.records import replace
from tawthiq.text.tokens import Shape, Token

KNOWN_ATTACKS = frozenset(
    (
        *("القصف", "الهجوم", "الغاره", "الضربه", "الانفجار", "التفجير"),
        *("الاستهداف", "الاعتداء", "المجزره", "الحادثه", "الاغتيال"),
    )
)
"""Folded words by which a report names an attack that it told before."""
_COUNTED = frozenset(("حادثه", "اعتداء", "اعتداءات", "حوادث", "هجوما", "استهدافا", "خرقا", "ضربه"))

_NO_MEANS = ("none", "launch", "cause", "answer", "outlet", "march")
_LAUNCH = 4  # words between a verb of launching and what is launched
_FLYING = 2  # words from aircraft to the verb of launching
_CRAFT = (Method.AIRSTRIKE, Method.DRONE_STRIKE)
_MUNITIONS = (Method.SHELLING, Method.DRONE_STRIKE)
_BY_EVENTS = (Method.CLASHES, Method.SHOOTING)
_BY_WEAPONS = (Method.AIRSTRIKE, Method.ASSASSINATION)
_BY_HAND = (Method.SHOOTING, Method.EXECUTION, Method.TORTURE)
OTHER = "واخري"  # غارة على س … وأخرى على ص
AIMED = frozenset(("علي", "في", "قرب", "استهدفت", "طالت", "اصابت", "بين", "عند", "داخل", "وسط"))
_OF_MUNITIONS = ("لق", "لص", "لل", "مدفع")
_FIRED_IT = ("ته", "تها", "تهما")  # صاروخ أطلقته طائرة: of a missile told before, which the aircraft fired
_SHOT = "means:fire.shot"
_ANSWER = 3  # words from ردا على to the attack that is answered for
_RELATIVES = frozenset(("الذي", "التي"))
_REMNANTS, _LEFT_WITHIN = "مخلفات", 6  # and words from what was left to the attack that left it
_LEFT_BY = frozenset(("خلفها", "خلفه", "خلفتها", "خلفته", "تركها", "تركه", "تركتها"))
_LEFT_LYING = frozenset(("الغام", "ذخائر", "قنابل", "قذائف", "صواريخ", "متفجرات", "مقذوفات", "اجسام"))
_CAUSE = 3  # words between a word of cause and the attack (جراء سلسلة غارات)
_BESIDE = 6  # words between a weapon and what it was fired from (بصاروخ … من مسيرة)
_FLOWN_FROM = 2  # tokens: من، مصدره
_MARCHES, _MARCHED = frozenset(("مسيره", "مسيرات")), 5  # tokens from those who break it up
_UNMANNED = frozenset(("المسير", "المسيره"))
_OWNER = 2  # tokens of whose aircraft they are
_FLOWN = 3  # tokens from a drone to its raid


@cache
def _matcher(folders: tuple[Path, ...]) -> Matcher:
    return Matcher(inflection.entries("means", folders))


def find(passage: Passage, folders: tuple[Path, ...] = ()) -> tuple[MeansMention, ...]:
    """The words of attack of a passage, in text order. `folders` hold a user's own means.yaml."""
    matches = _matcher(folders).scan(passage.tokens)
    found = (_mention(passage, match) for match in matches if match.entry.means not in _NO_MEANS)
    fired = [match for match in matches if match.entry.means == "launch" and not match.stem.definite]
    launched = {match.last for match in fired if "opens" not in match.entry.attributes}
    opened = {match.last for match in fired}
    answers = {match.last for match in matches if match.entry.means == "answer"}
    causes = {match.last for match in matches if match.entry.means == "cause"}
    outlets = {match.last for match in matches if match.entry.means == "outlet"}
    told = [mention for mention in found if not (answers and _is_answered(passage.tokens, mention, answers))]
    told = [mention for mention in told if not (outlets and _names_outlet(passage.tokens, mention, outlets))]
    marches = [match.last for match in matches if match.entry.means == "march"]
    told = [mention for mention in told if not (marches and _is_march(passage.tokens, mention, marches))]
    told = [mention for mention in told if not _is_long_over(passage.tokens, mention)]
    told = _unmanned(passage.tokens, told)
    own = {at for at in launched if not passage.tokens[at].folded.endswith(_FIRED_IT)}
    flown = _flown(told, own) if own else {}
    fired_by = ((mention, opened if mention.rule == _SHOT else launched) for mention in told)
    whole = [_caused(_launched(passage.tokens, mention, verbs, flown), causes) for mention, verbs in fired_by]
    return tuple(sorted([*whole, *_others(passage.tokens, whole)], key=lambda mention: mention.at.first))


def _unmanned(tokens: Sequence[Token], told: list[MeansMention]) -> list[MeansMention]:
    """طيران الاحتلال المسيّر يقصف: aircraft of which the adjective behind their owner says that they are drones."""
    drones = {mention.at.first for mention in told if mention.method is Method.DRONE_STRIKE and not mention.is_event}
    drones = {at for at in drones if tokens[at].folded in _UNMANNED}
    if not drones:
        return told
    return [
        mention
        for mention in told
        if mention.is_event
        or mention.method is not Method.AIRSTRIKE
        or drones.isdisjoint(range(mention.at.last + 2, mention.at.last + 2 + _OWNER))
    ]


def _others(tokens: Sequence[Token], told: Sequence[MeansMention]) -> Iterator[MeansMention]:
    """غارة على س … وأخرى على ص: a further attack of the kind that was told, where the words say what it hit."""
    for at in range(1, len(tokens) - 1):
        if tokens[at].folded != OTHER or tokens[at + 1].folded not in AIMED or tokens[at - 1].folded in _people():
            continue
        before = [mention for mention in told if mention.at.first < at and mention.is_event and not mention.is_generic]
        if before and before[-1].method is not Method.CLASHES and not _is_known(tokens, before[-1]):
            where = At(first=at, last=at, start=tokens[at].start, end=tokens[at].end)
            yield replace(before[-1], at=where, is_joined=True, is_cause=False, is_further=True)


@by_folders
def _people(folders: Folders) -> frozenset[str]:
    """Nouns of one man or woman (قتل طفلة وأخرى في س)."""
    return forms("persons", folders, "sex")


def _is_known(tokens: Sequence[Token], mention: MeansMention) -> bool:
    return tokens[mention.at.first].folded.removeprefix("و").startswith("ال")


def _flown(told: Sequence[MeansMention], launches: Collection[int]) -> dict[int, int]:
    """أطلقت طائرة صاروخين، طائرة أطلقت صاروخين: aircraft beside the verb of launching, by their first token, with the
    verb: the attack is theirs, whatever they fire.
    """
    craft = [mention.at for mention in told if not mention.is_event and mention.method in _CRAFT]
    near = ((at, verb) for at in craft for verb in launches if 0 < verb - at.last <= _FLYING or at.first - verb == 1)
    return {at.first: verb for at, verb in near}


def _is_answered(tokens: Sequence[Token], mention: MeansMention, answers: Collection[int]) -> bool:
    """ردا على قصف س: an attack by others before; unless it is told itself (ردا على الهجوم الذي أسفر عن مقتل …)."""
    near = range(mention.at.first - _ANSWER, mention.at.first)
    after = tokens[mention.at.last + 1 : mention.at.last + 1 + _ANSWER]
    return any(at in answers for at in near) and not any(token.folded in _RELATIVES for token in after)


def _is_long_over(tokens: Sequence[Token], mention: MeansMention) -> bool:
    """مخلفات الحرب الناجمة عن قصف س، ألغام خلفها القصف: the attack that left what lies about, or goes off now."""
    if mention.method is Method.EXPLOSIVE_DEVICE:
        return False
    near = reversed(tokens[max(0, mention.at.first - _LEFT_WITHIN) : mention.at.first])
    before = [token.folded for token in takewhile(lambda token: token.shape is Shape.WORD, near)]
    munitions = any(word.removeprefix("و").removeprefix("ال") in _LEFT_LYING for word in before)
    return any(word.endswith(_REMNANTS) for word in before) or (munitions and before[0] in _LEFT_BY)


def _names_outlet(tokens: Sequence[Token], mention: MeansMention, outlets: Collection[int]) -> bool:
    """قناة المسيرة، شبكة «المسيرة»: the name of who tells the news is no weapon."""
    first = mention.at.first
    if mention.method is not Method.DRONE_STRIKE:
        return False  # موقع الاستهداف
    quoted = first > 0 and tokens[first - 1].shape is not Shape.WORD
    return first - 1 - quoted in outlets and tokens[first].folded.startswith("ال")


def _is_march(tokens: Sequence[Token], mention: MeansMention, marches: Sequence[int]) -> bool:
    """قمعت الشرطة مسيرة س: people who walk, written like a drone."""
    first = mention.at.first
    word = tokens[first].folded.removeprefix("و").removeprefix("ال")
    return word in _MARCHES and any(0 < first - at <= _MARCHED for at in marches)


def _caused(mention: MeansMention, causes: Collection[int]) -> MeansMention:
    """جراء غارة، إثر سلسلة انفجارات: an attack named as the cause of what is told before it."""
    near = range(mention.at.first - _CAUSE, mention.at.first)
    return replace(mention, is_cause=True) if mention.is_event and any(at in causes for at in near) else mention


def _launched(
    tokens: Sequence[Token], mention: MeansMention, launches: Collection[int], flown: Mapping[int, int]
) -> MeansMention:
    """أطلقت ثلاث قذائف، سقوط صاروخ، قذيفة أصابت منزلا، أطلقوا النار: what is launched or falls is an attack told."""
    behind = (mention.at.last + 1,) if _may_fall(tokens, mention) else ()
    near = (*range(mention.at.first - _LAUNCH, mention.at.first), *behind)
    by_verb = {at for at in near if at in launches}
    told = (
        not mention.is_event
        and (mention.method in _MUNITIONS or mention.rule == _SHOT)
        and bool(by_verb - set(flown.values()))
    )
    return replace(mention, is_event=True) if told or mention.at.first in flown else mention


def _may_fall(tokens: Sequence[Token], mention: MeansMention) -> bool:
    """قذيفة أصابت منزلا: a munition that a verb behind it may be told of; not بقذائف سقطت or مصدرا لقذائف سقطت."""
    return not (mention.is_joined or mention.is_cause or tokens[mention.at.first].folded.startswith(_OF_MUNITIONS))


def _mention(passage: Passage, match: Match) -> MeansMention:
    tokens, attributes = passage.tokens, match.entry.attributes
    at = At(first=match.first, last=match.last, start=tokens[match.first].start, end=tokens[match.last].end)
    before = tokens[match.first - 1].folded if match.first else ""
    return MeansMention(
        at=at,
        method=Method(match.entry.means),
        is_event=attributes.get("kind") == "event",
        rule=f"means:{match.entry.id}",
        is_generic="generic" in attributes,
        is_weak="weak" in attributes,
        is_joined=match.stem.clitics.startswith("و") or before == "و",
        is_cause=match.stem.clitics.endswith("ب") or _is_manner(match, tokens[match.first]),
    )


def _is_manner(match: Match, token: Token) -> bool:
    """قتلوا رميا بالرصاص، قنصا، ذبحا: how it was done, in the accusative."""
    attributes = match.entry.attributes
    told = match.entry.means in _BY_HAND and attributes.get("kind") == "event" and "person" not in attributes
    return told and token.folded.endswith("ا")


def is_attack(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word that counts attacks stands at token `at` (غارة، هجوم، حادثة اعتداء)."""
    if tokens[at].shape is not Shape.WORD:
        return False
    match = _matcher(chosen()).at(tokens, at)
    return tokens[at].folded in _COUNTED or (match is not None and match.entry.attributes.get("kind") == "event")


def method_of(mentions: Sequence[MeansMention], harms: Sequence[At] = ()) -> tuple[Method | None, MeansMention | None]:
    """The method of a clause and the mention whose words tell it; None, None where no word tells one.

    `harms`: where the harm is told, in text order; of several attacks the one that it came of counts.
    """
    named = [mention for mention in mentions if not mention.is_generic]
    if not named:
        return None, None
    base = _base(named, harms)
    if base.is_weak or not base.is_event:
        base = _refined(base, named)
    elif base.method is Method.AIRSTRIKE and (flown := _flown_before(base, named)):
        base = flown
    elif (carrier := _flies(base, named, methods()[base.method].refined_by)) is not None:
        base = carrier
    elif base.method in _BY_EVENTS:
        base = next((m for m in named if m.is_event and m.method in methods()[base.method].refined_by), base)
    elif base.method in _BY_WEAPONS:
        near = (m for m in named if 0 < m.at.first - base.at.last <= _BESIDE)
        base = next((m for m in near if m.method in methods()[base.method].refined_by and not m.is_joined), base)
    return base.method, base


def _flown_before(base: MeansMention, named: Sequence[MeansMention]) -> MeansMention | None:
    """شنت طائرة مسيرة تركية غارة جوية: the drone right before the raid flew it."""
    near = (m for m in named if m.method is Method.DRONE_STRIKE and 0 < base.at.first - m.at.last <= _FLOWN)
    return None if base.is_joined else next(near, None)


def _base(named: Sequence[MeansMention], harms: Sequence[At]) -> MeansMention:
    """The attack told: the first, but with a harm the one named as its cause after it, else the last one before it."""
    attacks = [mention for mention in named if mention.is_event or mention.is_cause]
    if not attacks:
        return named[0]
    if not harms or len({mention.method for mention in attacks}) == 1:
        return attacks[0]
    begin, end = harms[0].first, harms[0].last
    itself = next((m for m in attacks if begin <= m.at.first <= end), None)  # أعدموا: harm and means in one word
    if itself is not None:
        return itself
    cause = next((m for m in attacks if m.is_cause and m.at.first > end), None)
    before = [m for m in attacks if m.at.first < begin]
    if cause is not None and (not before or cause.at.first - end < begin - before[-1].at.last):
        return cause
    if not before:
        return attacks[0]
    at = len(before) - 1
    while at and _goes_with(before[at], before[at - 1]):
        at -= 1
    return before[at]


def _goes_with(mention: MeansMention, before: MeansMention) -> bool:
    """قصف وغارات، انفجار بعبوة: told as one with the attack just before."""
    instrument = not mention.is_event and (before.is_weak or not before.is_event)
    return (mention.is_joined or instrument) and mention.at.first - before.at.last <= _BESIDE


def _refined(base: MeansMention, named: Sequence[MeansMention]) -> MeansMention:
    allowed = methods()[base.method].refined_by
    for mention in named:
        far = not base.is_event and mention.at.first - base.at.last > _BESIDE
        confirmed = mention is not base and mention.method is base.method and not mention.is_weak
        if far or (confirmed and base.is_event):
            return _flies(mention, named, allowed) or base
        # "قصف وغارات" are two attacks, of which the first named stands; "قصف بغارات" is one.
        if mention.method in allowed and not mention.is_joined:
            return mention
    return base


def _flies(munition: MeansMention, named: Sequence[MeansMention], allowed: Collection[Method]) -> MeansMention | None:
    """قصف بالصواريخ من طائرات مسيرة: what the munition right before it came from."""
    near = (m for m in named if 0 < m.at.first - munition.at.last <= _FLOWN_FROM)
    return next((m for m in near if m.method in allowed and not (m.is_joined or m.is_event)), None)
