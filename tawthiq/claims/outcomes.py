"""Outcome words: verbs and verbal nouns that say what happened to people (قُتل، مقتل، أودى بحياة، أصيب).

1. Every form of lexicon/data/outcomes.yaml is found with its clitics. 2. A word whose sense hangs on another
(سقط … قتلى, لقي … حتفه) counts only where that other word follows nearby.
"""

from collections.abc import Sequence
from functools import cache

from tawthiq.claims import facilities
from tawthiq.claims.bereaved import lost
from tawthiq.claims.victim_words import noun_at
from tawthiq.lexicon.chosen import Folders, by_folders, chosen
from tawthiq.lexicon.entries import load
from tawthiq.lexicon.matcher import Match, Matcher
from tawthiq.lexicon.victims import outcome_words
from tawthiq.model.vocabulary import Outcome
from tawthiq.records import Record
from tawthiq.text import quantities
from tawthiq.text.folding import fold
from tawthiq.text.tokens import Shape, Token, stems

_REACH_OF_NEED = 8
_OTHERS = "اخر"
_HITS = "injured.verb.active"
_AS_THEY = frozenset(("وهم", "وهن", "وهو", "وهي", "وهما"))
_WITHOUT = frozenset(("دون", "بدون"))  # من دون أن يصاب طاقمها
_NOT = frozenset(("لم", "ولم", "لن", "ولن"))
_OF_COUNTED = 3  # tokens from a number to the word for those counted
_ANY = frozenset(("اي", "ايه"))
_FELT = 3  # tokens from the verb to what people felt (بحالة من الرعب)
_LED = 4  # words between أدى and what it led to
_LOSS = "فقدان"
BEREAVED = "killed.bereaved"
_VERB_CLITICS = frozenset(("", "و", "ف", "ل", "ول"))
_U = "\u064f"  # قُتلوا: with its vowel written the verb is a passive
_OBJECTS = ("ه", "ها", "هم", "هما")
_OF_MANY = ("هم", "هما", "هن")
_WOUNDED_HIM = ("أصابه", "أصابته")
_WOUNDED_THEM = ("أصابتها", "أصابتهم", "أصابتهما")
_AGREEING = ("وا", "ا", "تا", "ت", "ن", "ون", "ان")


class OutcomeWord(Record, frozen=True):
    """Tokens [first, last]. `agrees`: a verb inflected for people named before it; `joined`: with و before it.

    `points_back`: its pronoun stands for people named before (مقتله), for one person where
    `of_one`; `takes_back`: so does the pronoun of a verb that acts (فقتلوه، أصابه جندي).
    `completed_at`: the token that completes a word like سقط (… قتلى). `can_act`: the verb may tell what its subject did
    to others; `must_act`: it cannot be a passive.
    """

    first: int
    last: int
    outcome: Outcome
    is_verb: bool
    agrees: bool
    joined: bool
    is_event: bool
    rule: str
    points_back: bool = False
    completed_at: int | None = None
    of_one: bool = False
    can_act: bool = False
    must_act: bool = False
    takes_back: bool = False

    @classmethod
    def of_bodies(cls, first: int, last: int) -> "OutcomeWord":
        """The word of killing that bodies are (جثث، جثمان) where those whose they are follow."""
        return cls(first, last, Outcome.KILLED, False, False, False, False, "killed.bodies")

    @property
    def befalls_people(self) -> bool:
        """Whether whoever stands by name right after the word suffers it: استشهد، لقي … حتفه، اغتيل."""
        return self.of_one_person or self.completed_at is not None or self.rule == "killed.verb.martyr"

    @property
    def hits(self) -> bool:
        """أصاب: what it tells befalls things as well as people."""
        return self.rule == _HITS

    @property
    def of_one_person(self) -> bool:
        """اغتيل، اغتالوا: only one known person suffers it, who stands right after it, named or by office."""
        return self.rule == "killed.verb.assassinated" or (self.must_act and self.agrees)


@by_folders
def _matcher(folders: Folders) -> Matcher:
    return Matcher(entry for entry in outcome_words(folders) if "number" not in entry.attributes)


@by_folders
def _around(folders: Folders) -> Matcher:
    return Matcher(entry for entry in load("harm_words", folders) if entry.means in ("attempt", "led"))


@by_folders
def _among(folders: Folders) -> Matcher:
    """Words that open the parts of a figure."""
    return Matcher(entry for entry in load("harm_words", folders) if entry.means == "subset")


@by_folders
def _feelings(folders: Folders) -> Matcher:
    return Matcher(entry for entry in load("harm_words", folders) if entry.means == "fright")


@by_folders
def _deeds(folders: Folders) -> Matcher:
    return Matcher(entry for entry in load("harm_words", folders) if entry.means == "deed")


@by_folders
def _things(folders: Folders) -> Matcher:
    return Matcher(entry for entry in load("harm_words", folders) if entry.means == "thing")


@by_folders
def _nouns(folders: Folders) -> Matcher:
    """The verbal nouns alone: after ب or ل a word that is written like a verb is one (بقتل ثلاثة)."""
    entries = (entry for entry in outcome_words(folders) if "number" not in entry.attributes)
    return Matcher(entry for entry in entries if entry.attributes["frame"] == "noun")


@cache
def _needed(words: str) -> frozenset[str]:
    return frozenset(fold(word) for word in words.split())


def find(tokens: Sequence[Token]) -> list[OutcomeWord]:
    """Outcome words from left to right."""
    return [word for match in _matcher().scan(tokens) if (word := _word(tokens, match))]


def _word(tokens: Sequence[Token], match: Match) -> OutcomeWord | None:
    # فقدان ثلاثة لحياتهم is a noun, though it needs what its verb needs
    is_verb = match.entry.attributes["frame"] == "verb" and match.stem.text != _LOSS
    if is_verb and match.stem.clitics not in _VERB_CLITICS:
        noun = _nouns().at(tokens, match.first)
        return _word(tokens, noun) if noun else _by_them(tokens, match)
    if match.stem.definite or _is_of_any(tokens, match.last + 1):
        return None
    attributes = match.entry.attributes
    if _is_verb_of_hurting(tokens, match):
        return _hurting(match, of_one=not tokens[match.first].folded.endswith(_OF_MANY))
    if attributes["frame"] == "noun" and _is_case(tokens, match.first):
        return None
    if match.entry.id == _HITS and _is_thing(tokens, match.last + 1):
        return None  # أصاب صاروخ …، أصاب محطة للوقود
    if (not match.stem.clitics.startswith("و") and _is_attempt(tokens, match)) or _is_no_event(tokens, match):
        return None
    completed_at = _completion(tokens, match) if "needs" in attributes else None
    if "needs" in attributes and completed_at is None:
        return _losing(tokens, match) or _without(tokens, match)
    folded = tokens[match.first].folded
    can_act = is_verb and "active" in attributes and _U not in tokens[match.first].text
    takes_back = can_act and folded.endswith(_OBJECTS) and match.first == match.last
    return OutcomeWord(
        match.first,
        completed_at if completed_at is not None and "ends" in attributes else match.last,
        Outcome(match.entry.means),
        is_verb,
        is_verb and folded.endswith(_AGREEING),
        match.stem.clitics.startswith("و"),
        attributes["frame"] == "event",
        match.entry.id,
        attributes["frame"] == "pronoun",
        completed_at,
        (takes_back or attributes["frame"] == "pronoun") and not folded.endswith(_OF_MANY),
        can_act,
        is_verb and attributes.get("active") == "only",
        takes_back,
    )


def _by_them(tokens: Sequence[Token], match: Match) -> OutcomeWord | None:
    """بقتلها خمسة أطفال: the noun with a pronoun of who did it, right before a number of people."""
    at = match.last + 1
    done = match.stem.clitics.endswith("ب") and tokens[match.first].folded.endswith(_OBJECTS)
    if not done or "active" not in match.entry.attributes or at + 1 >= len(tokens):
        return None
    counted = quantities.value(tokens[at].text) is not None and tokens[at].start > tokens[match.last].end
    if not counted or tokens[at + 1].shape is not Shape.WORD:
        return None
    return OutcomeWord(
        match.first,
        match.last,
        Outcome(match.entry.means),
        is_verb=False,
        agrees=False,
        joined=match.stem.clitics.startswith("و"),
        is_event=False,
        rule=match.entry.id,
    )


def _is_no_event(tokens: Sequence[Token], match: Match) -> bool:
    """أطلقوا النار على قرويين وهم يفرون: what people did when they were hurt; لم تقتل أي مدني: what was not done."""
    if match.entry.attributes["frame"] != "verb" or match.first == 0:
        return False
    before = tokens[match.first - 1].folded
    if match.entry.means == Outcome.INJURED and _frightens(tokens, match.last + 1):
        return True
    without = before == "ان" and match.first > 1 and tokens[match.first - 2].folded in _WITHOUT
    return before in _NOT or without or (match.entry.means == Outcome.DISPLACED and before in _AS_THEY)


def _frightens(tokens: Sequence[Token], at: int) -> bool:
    """أصيبوا بحالة من الرعب: what people felt, right behind the verb; not أصيبوا وسط حالة من الرعب."""
    if at >= len(tokens) or not tokens[at].folded.startswith("ب"):
        return False
    near = range(at, min(at + _FELT, len(tokens)))
    return any(tokens[n].shape is Shape.WORD and _feelings().at(tokens, n) is not None for n in near)


def _is_of_any(tokens: Sequence[Token], at: int) -> bool:
    """نفى مقتل أي من جنوده، مقتل أي مدني جريمة: nobody in particular; not مقتل العشرات، أي 40 شخصا."""
    counts = at + 1 < len(tokens) and quantities.value(tokens[at + 1].text) is not None
    return at < len(tokens) and tokens[at].folded in _ANY and not counts


def _is_of_nobody_counted(tokens: Sequence[Token], at: int) -> bool:
    """سقط 44 آخرون are dead; سقط آخرون may be hurt."""
    return tokens[at].folded.startswith(_OTHERS) and quantities.value(tokens[at - 1].text) is None


def _without(tokens: Sequence[Token], match: Match) -> OutcomeWord | None:
    """فقدان اثنين: the noun that a word is before a figure, where what its other sense needs (حياتهما) is not told."""
    counts = match.first == match.last < len(tokens) - 1 and quantities.value(tokens[match.last + 1].text) is not None
    noun = _nouns().at(tokens, match.first) if counts else None
    return _word(tokens, noun) if noun is not None and "needs" not in noun.entry.attributes else None


def _losing(tokens: Sequence[Token], match: Match) -> OutcomeWord | None:
    """فقدت أم ثلاثة من أبنائها: the verb with its subject, before those who died."""
    at = lost(tokens, match.first) if match.first == match.last else None
    if at is None:
        return None
    joined = match.stem.clitics.startswith("و")
    return OutcomeWord(match.first, at - 1, Outcome.KILLED, False, False, joined, False, BEREAVED)


def _is_verb_of_hurting(tokens: Sequence[Token], match: Match) -> bool:
    """أصابه، فأصابتهما: with the letters of the verb; many write the noun so too, but not behind ف."""
    frame, word = match.entry.attributes["frame"], tokens[match.first].text
    joined = match.stem.clitics == "ف" and word.endswith(_WOUNDED_THEM)
    return (frame == "noun" and word.endswith(_WOUNDED_HIM)) or (frame == "pronoun" and joined)


def _hurting(match: Match, of_one: bool) -> OutcomeWord:
    """أصابه جندي: folded like إصابة, but written with the letters of the verb and its object."""
    joined = match.stem.clitics.startswith("و")
    return OutcomeWord(
        match.first,
        match.last,
        Outcome.INJURED,
        is_verb=True,
        agrees=False,
        joined=joined,
        is_event=False,
        rule=_HITS,
        of_one=of_one,
        can_act=True,
        takes_back=True,
    )


def _is_thing(tokens: Sequence[Token], at: int) -> bool:
    if at >= len(tokens) or tokens[at].shape is not Shape.WORD:
        return False
    match = _things().at(tokens, at)
    return facilities.is_named(tokens, at, chosen()) or (match is not None and not match.stem.clitics)


def _is_case(tokens: Sequence[Token], at: int) -> bool:
    """أربعة مصابين بينهم إصابة خطيرة: one of them, whose wound is told."""
    apart = tokens[at].folded.startswith("و")  # مقتل أحدهما وإصابة الآخر
    before = _among().at(tokens, at - 1) if at and not apart and tokens[at - 1].shape is Shape.WORD else None
    return before is not None and before.last == at - 1


def _is_attempt(tokens: Sequence[Token], match: Match) -> bool:
    """محاولة اغتيال الوزير، هدد بقتل الرهائن، عملية لخطف جنود: a harm that is tried or meant is told of nobody."""
    before = [
        found for at in range(match.first - 1, max(-1, match.first - _LED), -1) if (found := _around().at(tokens, at))
    ]
    if match.stem.clitics == "ل" and _deeds().at(tokens, match.first):
        return not any(found.entry.means == "led" for found in before)
    near = before[0] if before and before[0].last == match.first - 1 else None
    return near is not None and near.entry.means == "attempt" and match.entry.attributes["frame"] == "noun"


def _is_led(tokens: Sequence[Token], at: int) -> bool:
    found = _around().at(tokens, at) if tokens[at].shape is Shape.WORD else None
    return found is not None and found.entry.means == "led"


def _completion(tokens: Sequence[Token], match: Match) -> int | None:
    """The token that the sense hangs on; those of one sense only (حتفهم) may stand `reach` tokens away."""
    if "beside" in match.entry.attributes and not _are_people(tokens, match.last + 1):
        return None
    needed = _needed(match.entry.attributes["needs"])
    reach = int(match.entry.attributes.get("reach", _REACH_OF_NEED))
    direct = "direct" in match.entry.attributes
    for at in range(match.first, min(match.last + 1 + reach, len(tokens))):
        if direct and at > match.last and _is_led(tokens, at):
            return None  # تعرضت القرية لقصف أدى لإصابة ثلاثة
        if (
            tokens[at].text == "(" and "reach" not in match.entry.attributes
        ):  # سقوط 40 ضحية (30 قتيلا …): the parts are told anew
            return None
        if tokens[at].shape is Shape.WORD and any(stem.text in needed for stem in stems(tokens[at].folded)):
            return None if _is_of_nobody_counted(tokens, at) else at
    return match.last if "counted" in match.entry.attributes and _counts(tokens, match) else None


def _are_people(tokens: Sequence[Token], at: int) -> bool:
    """Whether people, or a number, stand at a token."""
    return at < len(tokens) and (quantities.value(tokens[at].text) is not None or noun_at(tokens, at) is not None)


def _counts(tokens: Sequence[Token], match: Match) -> bool:
    """سقط أحد عشر من الثوار، سقط تسعة مدنيين: a number of people right behind a verb that things do as well."""
    at, people = match.last + 1, _needed(match.entry.attributes["counted"])
    if tokens[match.last].folded.endswith("ت") or not any(
        quantities.value(token.text) is not None for token in tokens[at : at + 2]
    ):
        return False
    return any(token.folded in people for token in tokens[at + 1 : at + _OF_COUNTED])
