"""Deaths told of people whose wound or capture was told before (أصيب طفل …، ثم توفي؛ إصابة سالم …، وأفادوا باستشهاده).

1. A verb of dying in one person (توفي، فارق الحياة), joined to what was told and with nobody named behind it, is told
of the one person harmed last. 2. So is a death with a pronoun (وفاته), where nobody nearer suffered nothing yet. Who
died is one of the killed and no longer of the wounded. 3. توفيت إحداهما tells the death of one of those counted.
"""

from collections.abc import Sequence

from tawthiq.claims.linked import Linked
from tawthiq.claims.linking_tolls import TollLinker
from tawthiq.claims.outcomes import OutcomeWord
from tawthiq.claims.victim_phrase import VictimPhrase
from tawthiq.claims.victim_words import ONE_OF_THEM, is_word
from tawthiq.model.vocabulary import Bound, Outcome
from tawthiq.records import replace
from tawthiq.text.tokens import Shape

_BACK = 30
_SUBJECT = 12  # tokens from a verb to people behind it who may be its subject
_LIVING = (Outcome.INJURED, Outcome.DETAINED, Outcome.MISSING)
DYING = frozenset(f"killed.verb.{name}" for name in ("died", "passed", "martyr", "lost_life", "breath", "met"))
OF_TWO = "هما"
_EITHER = {Outcome.KILLED, Outcome.INJURED}
_FLED, _NEXT = ("نازح", "مهجر", "مشرد", "لاجي"), 3
_OF_TWO = 6  # tokens from two people to the verb whose pronoun tells that they are two
_BY_IT = (["اثرها"], ["اثره"], ["خلالها"], ["خلاله"])
_THEREBY = (["علي", "اثرها"], ["علي", "اثره"])
_OF_MANY = ("وا", "ا", "ن")
_JOINS = frozenset(("ثم", "ان", "لكنه", "لكنها", "انه", "انها", "وقد", "قد", "حيث", "الذي", "التي"))
_ADVERBS = frozenset(("في", "علي", "من", "لاحقا", "فور", "متاثرا", "متاثره", "خلال", "داخل", "بعدها", "لاحقه"))


class DeathLinker(TollLinker):
    """Which deaths befell those who were told of as wounded, taken or missing."""

    def _died_later(self) -> None:
        """The open verb of dying that no figure has taken, told of the one person harmed last."""
        word, item = self.trigger, self.linked[-1] if self.linked else None
        if not self.fresh or word is None or item is None or word.rule not in DYING or word.first in self.used:
            return
        part = self._part_behind(word, item)
        if part is not None:
            self.linked.append(part)
        elif self._is_told_of(word, item):
            self.linked[-1] = _of_dead(item, word)
        else:
            return
        self.fresh = False

    def _link_back(self, word: OutcomeWord) -> bool:
        """استهدفت رجلا … ما أدى إلى مقتله: the pronoun stands for the person named last that suffered nothing yet, or
        for one who was harmed before (إصابة سالم …، باستشهاده). False where no such person is named.
        """
        captives = [item.phrase for item in self.linked if item.outcome is Outcome.DETAINED and word.takes_back]
        people = [
            phrase
            for phrase in (*self.unlinked, *(captives if word.outcome is Outcome.KILLED else ()))
            if word.first - phrase.last <= _BACK and (phrase.single if word.of_one else phrase.min != 1)
            if not (word.takes_back and self.tokens[phrase.last].folded.endswith("ون"))  # خطف مسلحون عمالا ثم قتلوهم
        ]
        nearest = max(people, key=lambda phrase: phrase.first) if people else None
        item = self.linked[-1] if self.linked else None
        if item is not None and _tells_wound_of(item, word) and (nearest is None or nearest.first < item.phrase.first):
            return True
        harmed = item is not None and word.points_back and word.of_one and _may_have_died(item, word)
        if harmed and item is not None and (nearest is None or nearest.first < item.phrase.first):
            self.linked[-1] = _of_dead(item, word)
        elif nearest is not None:
            self.linked.append(Linked(nearest, word.outcome, (word.first, word.last)))
        return harmed or nearest is not None

    def _as_told(self, linked: Sequence[Linked]) -> list[Linked]:
        """The harms with what words beside them say: that they are two, that they fled, that not all of them died."""
        before = [None, *linked]
        return [self._fled(one, self._either(self._of_two(item))) for one, item in zip(before, linked, strict=False)]

    def _either(self, item: Linked) -> Linked:
        """400 مدني قتلوا أو أصيبوا، قتل أو أصيب 30 جنديا: the verb beyond "or" leaves open which of them."""
        first, last = item.trigger
        others = [self.verbs.get(at + step) for at, step in ((last + 1, 1), (first - 1, -1)) if self._is_or(at)]
        both = any(one is not None and {item.outcome, one.outcome} == _EITHER for one in others)
        return replace(item, outcome=Outcome.KILLED_OR_INJURED) if both else item

    def _is_or(self, at: int) -> bool:
        return 0 < at < len(self.tokens) and self.tokens[at].folded == "او"

    def _of_two(self, item: Linked) -> Linked:
        """استهدفت مزارعين فأصابتهما: the pronoun tells a dual from a plural that is written like it."""
        phrase, (first, last) = item.phrase, item.trigger
        near = first == last and phrase.last < first <= phrase.last + _OF_TWO
        open_ = phrase.bound is Bound.VAGUE and phrase.min is None and self.tokens[phrase.last].folded.endswith("ين")
        if not (near and open_ and self.tokens[last].folded.endswith(OF_TWO)):
            return item
        return replace(item, phrase=replace(phrase, last=last, min=2, max=2, bound=Bound.EXACT))

    def _fled(self, before: Linked | None, item: Linked) -> Linked:
        """423 قتيلا و1661 جريحا وأكثر من 750 ألف نازح: the last of a toll that names what befell each."""
        phrase = item.phrase
        if before is None or before.phrase.outcome is None or not phrase.counted or phrase.outcome is not None:
            return item
        near = 0 < phrase.first - before.phrase.last <= _NEXT
        fled = self.tokens[phrase.last].folded.startswith(_FLED)
        return replace(item, outcome=Outcome.DISPLACED) if near and fled else item

    def _one_of_those(self, word: OutcomeWord) -> VictimPhrase | None:
        """استهدفت مسيرة شابين …، ما أدى لمقتل أحدهما وإصابة الآخر: one of people who were told of only as hit."""
        at = word.last + 1
        if at >= len(self.tokens) or self.tokens[at].folded not in ONE_OF_THEM:
            return None
        since = self.linked[-1].phrase.last if self.linked else -1
        near = [one for one in self.unlinked if one.first > since and word.first - one.last <= _BACK]
        some = next((one for one in reversed(near) if not (one.single or one.is_body)), None)
        if some is None:
            return None
        return replace(
            some, first=at, last=at, min=1, max=1, bound=Bound.EXACT, single=True, counted=False, definite=False
        )

    def _one_hit_before(self, word: OutcomeWord) -> VictimPhrase | None:
        """استهدفت مسيرة رجلا …، أصيب على إثرها: the one person who was told of only as hit; nobody behind the verb."""
        after = [token.folded for token in self.tokens[word.last + 1 : word.last + 3]]
        by_it = after[:1] in _BY_IT or after in _THEREBY
        others = any(word.last < at <= word.last + _SUBJECT for at in self.phrases)
        if not (word.is_verb and by_it) or word.joined or others:
            return None
        since = self.linked[-1].phrase.last if self.linked else -1
        near = [one for one in self.unlinked if one.first > since and word.first - one.last <= _BACK]
        return next((one for one in reversed(near) if one.single and one.min == 1), None)

    def _is_told_of(self, word: OutcomeWord, item: Linked) -> bool:
        """Whether the verb goes on about that one person, and nobody else can be its subject."""
        before = self.tokens[word.first - 1]
        joined = word.joined or before.folded in _JOINS or before.text in "،,"
        last = max(word.last, word.completed_at or 0)
        after = self.tokens[last + 1] if last + 1 < len(self.tokens) else None
        alone = after is None or after.shape is not Shape.WORD or after.folded in _ADVERBS
        alone = alone or is_word(self.tokens, last + 1, "clause", "aside", "violence")
        others = any(word.last < at <= word.last + _SUBJECT for at in self.phrases)  # واستشهد في غارة أخرى سبعة
        alone = alone and not others
        return joined and alone and not self.tokens[word.first].folded.endswith(_OF_MANY) and _may_have_died(item, word)

    def _part_behind(self, word: OutcomeWord, item: Linked) -> Linked | None:
        """أصيبت امرأتان …، توفيت إحداهما: one of those who are counted."""
        at = word.last + 1
        if at >= len(self.tokens) or self.tokens[at].folded not in ONE_OF_THEM or item.outcome not in _LIVING:
            return None
        one = replace(item.phrase, first=at, last=at, min=1, max=1, bound=Bound.EXACT, single=True)
        return Linked(one, Outcome.KILLED, (word.first, word.last))


def _tells_wound_of(item: Linked, word: OutcomeWord) -> bool:
    """أصيب رجل …، وإصابته بليغة: the harm of the one person who was told to have suffered it just before."""
    one = item.phrase.min == item.phrase.max == 1 and not item.is_subset
    near = 0 <= word.first - item.phrase.last <= _BACK
    back = word.points_back or word.takes_back
    return one and near and back and word.of_one and item.outcome is word.outcome


def _may_have_died(item: Linked, word: OutcomeWord) -> bool:
    one = item.phrase.min == item.phrase.max == 1 and not item.is_subset
    near = 0 <= word.first - item.phrase.last <= _BACK
    return one and near and item.outcome in _LIVING and word.outcome is Outcome.KILLED


def _of_dead(item: Linked, word: OutcomeWord) -> Linked:
    return replace(item, outcome=Outcome.KILLED, trigger=(word.first, word.last))
