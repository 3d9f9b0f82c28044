"""Linking: each figure of people with what happened to them.

A `Linker` reads the outcome words and victim phrases of one passage from left to right. A phrase takes its outcome, in
this order, from: "between dead and wounded" after it; the whole that it is a part of; the tally it completes
(عدد القتلى … إلى 15); its own noun; the word before it; the inflected verb after it; the figure it is joined to by و.
"""

from collections.abc import Iterable, Sequence

from tawthiq.claims import victims
from tawthiq.claims.beside import (
    against_civilians,
    dead_and_wounded,
    end_of_between,
    filled,
    fronted_parts,
    groups_spell_out,
    is_joined,
    is_joined_closely,
    is_reached,
    is_topic,
    only_carries,
    spelled_behind,
    stops,
    was_counted,
    with_status_before,
)
from tawthiq.claims.doing import acts_before
from tawthiq.claims.following import follows, suffers_behind
from tawthiq.claims.known import among_known, tally_ahead
from tawthiq.claims.linked import Linked
from tawthiq.claims.outcomes import OutcomeWord
from tawthiq.claims.victim_phrase import VictimPhrase
from tawthiq.claims.victims import is_word
from tawthiq.model.vocabulary import Bound, Group, Outcome, Victims
from tawthiq.records import replace
from tawthiq.text.tokens import Token

_BEFORE_VERB = 7
_ASIDE = 6  # tokens more where the parts of the people stand before their verb
_BACK = 30
_TALLY = 25
_RELATIVES = frozenset(("الذي", "التي", "الذين", "اللذين", "اللذان", "اللواتي"))
_SET_ASIDE = frozenset('(“«"')
_OF_THEM = frozenset(("منهم", "منها"))
_THEY = frozenset(("هما", "وهما"))
_BOTH = {Outcome.KILLED, Outcome.INJURED}
_LIVING = {Outcome.DETAINED, Outcome.MISSING}


class Linker:
    """The state of reading one passage: the open outcome word and the last whole figure."""

    def __init__(self, tokens: Sequence[Token], words: Sequence[OutcomeWord], phrases: Sequence[VictimPhrase]) -> None:
        self.tokens = tokens
        self.verbs = {word.first: word for word in words}
        self.phrases = {phrase.first: phrase for phrase in phrases}
        self.linked: list[Linked] = []
        self.unlinked: list[VictimPhrase] = []
        self.trigger: OutcomeWord | None = None
        self.outcome: Outcome | None = None
        self.fresh = False
        self.last: VictimPhrase | None = None
        self.last_outcome: Outcome | None = None
        self.in_parts = False
        self.tally: VictimPhrase | None = None
        self.spelled = False
        self.used: set[int] = set()
        self.answered: set[int] = set()
        self.read_to = -1

    def read(self, items: Iterable[OutcomeWord | VictimPhrase]) -> list[Linked]:
        """The linked phrases, the items taken in the order of their first tokens."""
        for item in sorted(items, key=lambda item: item.first):
            if item.first <= self.read_to:
                continue
            if isinstance(item, VictimPhrase):
                self._take(item)
            elif item.points_back:
                self._link_back(item)
            elif item.takes_back and item.first and self.tokens[item.first - 1].folded == "من":
                continue  # عدد من قتلتهم القوات (72): who were killed, not a further word of harm
            elif item.first not in self.used and not (item.takes_back and self._link_back(item)):
                self._open(item)
        return self.linked

    def begin_list(self, phrase: VictimPhrase, outcome: Outcome) -> None:
        """An item of a list that was opened with this outcome."""
        self._accept(Linked(phrase, outcome, (phrase.first, phrase.last)))

    def _take(self, phrase: VictimPhrase) -> None:
        verb = self.verbs.get(phrase.last + 1)
        if phrase.bare and phrase.bound is Bound.VAGUE and verb is not None and verb.takes_back:
            self.tally = replace(phrase, outcome=verb.outcome)  # عدد من قتلتهم القوات … (72)
            return
        parts = self._of_whom(phrase)
        if parts is not None:
            for part in parts:
                self._take(part)
            return
        found = self._outcome_of(phrase)
        if found is None:
            self.unlinked.append(phrase)
        else:
            self._accept(found)

    def _of_whom(self, phrase: VictimPhrase) -> tuple[VictimPhrase, VictimPhrase] | None:
        """أودى بحياة ستة منهم أطفال: right behind the word of harm the figure is all of them, and some are children."""
        behind = self.fresh and self.trigger is not None and phrase.first == self.trigger.last + 1
        number = phrase.first
        while number < phrase.last and self.tokens[number].folded not in _OF_THEM:
            number += 1
        if not (behind and phrase.counted and phrase.is_subset) or number == phrase.last:
            return None
        whole = replace(
            phrase, last=number - 1, status=Victims.UNKNOWN, group=Group.ALL, is_subset=False, bare=True, is_kin=False
        )
        some = replace(phrase, first=number + 1, min=None, max=None, bound=Bound.VAGUE, counted=False)
        return (whole, some)

    def _accept(self, found: Linked) -> None:
        self.linked.append(found)
        self.in_parts, self.fresh = found.is_subset, False
        if not found.is_subset:
            self.last = found.phrase
        self.last_outcome = found.outcome
        fronted = fronted_parts(self.tokens, self.unlinked, found.phrase) if len(self.linked) == 1 else []
        for part in fronted:
            self.unlinked.remove(part)
            self.linked.append(Linked(part, found.outcome, found.trigger, is_subset=True))

    def _open(self, word: OutcomeWord) -> None:
        if word.is_event:
            status = Victims.CIVILIAN if against_civilians(self.tokens, word.last + 1) else Victims.UNKNOWN
            at = VictimPhrase(first=word.first, last=word.last, bound=Bound.VAGUE, status=status, is_event_word=True)
            self.linked.append(Linked(at, Outcome.KILLED, (word.first, word.last)))
            return
        before = self.trigger
        joined = self.fresh and before is not None and word.first - before.last <= 1 and word.joined
        both = joined and {self.outcome, word.outcome} == _BOTH
        self.trigger, self.fresh, self.in_parts = word, True, False
        self.outcome = Outcome.KILLED_OR_INJURED if both else word.outcome

    def _link_back(self, word: OutcomeWord) -> bool:
        """استهدفت رجلا … ما أدى إلى مقتله: the pronoun stands for the person named last that suffered nothing yet.

        False where no such person is named.
        """
        captives = [item.phrase for item in self.linked if item.outcome is Outcome.DETAINED and word.takes_back]
        people = [
            phrase
            for phrase in (*self.unlinked, *(captives if word.outcome is Outcome.KILLED else ()))
            if word.first - phrase.last <= _BACK and (phrase.single if word.of_one else phrase.min != 1)
            if not (word.takes_back and self.tokens[phrase.last].folded.endswith("ون"))  # خطف مسلحون عمالا ثم قتلوهم
        ]
        if people:
            nearest = max(people, key=lambda phrase: phrase.first)
            self.linked.append(Linked(nearest, word.outcome, (word.first, word.last)))
        return bool(people)

    def _outcome_of(self, phrase: VictimPhrase) -> Linked | None:
        here = (phrase.first, phrase.last)
        between = end_of_between(self.tokens, phrase)
        both = (
            replace(phrase, last=between)
            if between is not None
            else dead_and_wounded(self.tokens, phrase, self.phrases)
        )
        if both is not None:
            self.read_to = both.last
            return Linked(both, Outcome.KILLED_OR_INJURED, here)
        if only_carries(phrase, self.phrases):
            self._open_bodies(phrase)
            return None
        if self._completes_used(phrase) or self._opens_tally(phrase) or self._named_parts(phrase):
            return None
        return (
            self._as_tally(phrase)
            or self._before_tally(phrase)
            or self._among(phrase)
            or self._as_part(phrase)
            or self._as_whole(phrase)
        )

    def _completes_used(self, phrase: VictimPhrase) -> bool:
        """اثنا عشر مسلحا سقطوا قتلى: the last word belongs to the verb that was read already."""
        trigger = self.trigger
        if trigger is None or trigger.first not in self.used or phrase.counted:
            return False
        return trigger.completed_at == phrase.first

    def _named_parts(self, phrase: VictimPhrase) -> bool:
        """ثلاث نساء من بين قتلى القصف: of the killed those were told who are part of them."""
        return phrase.outcome is not None and any(item.trigger[0] == phrase.first for item in self.linked)

    def _opens_tally(self, phrase: VictimPhrase) -> bool:
        """عدد القتلى، حصيلة الشهداء، كان القتلى: a noun whose figure is told later."""
        if phrase.first in self.answered:
            return True
        if phrase.counted or phrase.bare:
            return False
        if phrase.outcome and phrase.definite and was_counted(self.tokens, phrase, self.phrases):
            self.tally = phrase
            return True
        if phrase.outcome and phrase.definite and spelled_behind(self.tokens, phrase, self.phrases):
            self.tally, self.spelled = phrase, True
            return True
        if not any(is_word(self.tokens, at, "tally") for at in (phrase.first - 1, phrase.first - 2)):
            return False
        if phrase.outcome is not None:
            self.tally = phrase
        elif is_word(self.tokens, phrase.first, "displaced"):
            self.tally = replace(phrase, outcome=Outcome.DISPLACED, status=Victims.UNKNOWN)
        else:
            return False
        return True

    def _as_tally(self, phrase: VictimPhrase) -> Linked | None:
        tally, spelled = self.tally, self.spelled
        if tally is None or tally.outcome is None or not (phrase.counted or phrase.bare or spelled):
            return None
        self.spelled = False
        if self._tells_more(tally):
            self.tally = None
            return None
        gap = phrase.first - tally.last - 1
        if phrase.outcome not in (None, tally.outcome) or not 0 <= gap <= _TALLY:
            return None
        if gap > 1 and not is_reached(self.tokens, tally, phrase):
            return None
        self.tally = None
        status = tally.status if phrase.status is Victims.UNKNOWN else phrase.status
        if status is Victims.UNKNOWN and self.last is not None and self.last_outcome is tally.outcome:
            status = self.last.status  # وقدرت أعداد القتلى بالعشرات: of those told just before
        before = (item for item in self.linked if not item.is_subset and item.outcome is tally.outcome)
        known = spelled and any(item.phrase.counted or item.phrase.min for item in before)
        found = replace(phrase, status=status or Victims.UNKNOWN)
        at = (tally.first, tally.last) if spelled else (phrase.first, phrase.last)
        return Linked(found, tally.outcome, at, is_subset=known)

    def _before_tally(self, phrase: VictimPhrase) -> Linked | None:
        """ارتفع إلى 11 عدد القتلى: the figure stands before the noun that says what it counts."""
        counted = tally_ahead(self.tokens, phrase, self.phrases)
        if counted is None or counted.outcome is None:
            return None
        self.answered.add(counted.first)
        status = counted.status if phrase.bare or phrase.status in (None, Victims.UNKNOWN) else phrase.status
        at = (counted.first - 1, counted.last)
        return Linked(replace(phrase, status=status or Victims.UNKNOWN, bare=False), counted.outcome, at)

    def _among(self, phrase: VictimPhrase) -> Linked | None:
        """بين القتلى ثلاثة من الشرطة، ستة من القتلى: of those known to be killed; a part of them if counted before."""
        outcome, at = among_known(self.tokens, phrase, self.phrases)
        if outcome is None:
            return None
        part = self.last is not None and self.last.counted and self.last_outcome is outcome
        if self.linked and self.linked[-1].trigger == (at, at):
            part = self.linked[-1].is_subset  # ثلاث نساء وطفل من بين القتلى
        return Linked(phrase, outcome, (at, at), is_subset=part)

    def _tells_more(self, tally: VictimPhrase) -> bool:
        """بلغت حصيلة الضحايا مقتل أربعة: a word after the tally says what its people suffered."""
        trigger = self.trigger if self.fresh else None
        return tally.outcome is Outcome.KILLED_OR_INJURED and trigger is not None and trigger.first > tally.last

    def _as_part(self, phrase: VictimPhrase) -> Linked | None:
        whole, outcome = self.last, self.last_outcome
        if whole is None or outcome is None or (self.fresh and phrase.is_subset):
            return None
        if not (phrase.is_subset or self._opens_parts(phrase, whole)):
            return None
        if phrase.outcome and phrase.outcome is not outcome:
            return None
        return Linked(phrase, outcome, self._trigger_at(phrase), is_subset=True)

    def _opens_parts(self, phrase: VictimPhrase, whole: VictimPhrase) -> bool:
        start = whole.last + 1
        for at in range(max(start, phrase.first - 3), phrase.first):
            match = (
                victims.words("subset", "parts").at(self.tokens, at)
                if is_word(self.tokens, at, "subset", "parts")
                else None
            )
            if match and match.entry.means == "subset" and match.last < phrase.first:
                return not self._opened_since(match.last)
            if match and match.entry.means == "parts" and (whole.counted or whole.min) and at - start <= 2:
                return True
        if phrase.first == start and not whole.counted and self.tokens[whole.last].folded in _THEY:
            return True  # مدنيان هما أب وابنه
        alone = self.tokens[phrase.first + 1 : phrase.first + 2]  # (12) آخرين: the number only
        opened = phrase.first >= 1 and self.tokens[phrase.first - 1].text in '("“«'
        if phrase.first - start <= 2 and opened and not (alone and alone[0].text == ")"):
            return whole.counted or (whole.min or 0) > 1
        if not self.fresh and groups_spell_out(self.tokens, whole, phrase, self.phrases):
            return True
        return self.in_parts and not phrase.bare and is_joined_closely(self.tokens, phrase)

    def _opened_since(self, at: int) -> bool:
        """قتل سبعة بينهم طفلان وأصيب 20: what is told after a new word of harm is no part of those before it."""
        return self.fresh and self.trigger is not None and self.trigger.first > at

    def _as_whole(self, phrase: VictimPhrase) -> Linked | None:
        here = (phrase.first, phrase.last)
        if self._befell_captive(phrase):
            return Linked(phrase, self.outcome or Outcome.KILLED, self._trigger_at(phrase))
        if phrase.outcome is not None:
            died = self._verb_after(phrase) if phrase.outcome in _LIVING and phrase.counted else None
            if died and died.outcome is Outcome.KILLED:
                self.used.add(died.first)
                return Linked(phrase, died.outcome, (died.first, died.last))  # 70 أسيرا توفوا
            told = phrase.counted or not phrase.definite or phrase.min == 2  # القتلى alone only points back
            if not told or self._describes(phrase):
                return None
            phrase = self._of_victims(with_status_before(self.tokens, self.last, phrase))
            return Linked(phrase, self._own_outcome(phrase), here)
        if self.fresh and self.trigger and self.outcome and follows(self.tokens, self.trigger, phrase, self.phrases):
            return Linked(filled(self.tokens, self.last, phrase), self.outcome, self._trigger_at(phrase))
        joined = self.last is not None and is_joined(self.tokens, self.last, phrase)
        later = None if joined else self._verb_after(phrase)
        if later:
            self.used.add(later.first)
            self.trigger, self.outcome = later, later.outcome
            self._link_joined(phrase, later)
            return Linked(filled(self.tokens, self.last, phrase), later.outcome, (later.first, later.last))
        known = self.last is not None and (
            self.last.definite
            or any(token.folded.startswith("ال") for token in self.tokens[self.last.last + 1 : self.last.last + 2])
        )
        named = phrase.definite and phrase.single and known and self.last is not None and self.last.single
        if joined and self.last_outcome and (named or not phrase.definite) and not phrase.bare:
            captive = self.last is not None and self.last.outcome and is_word(self.tokens, phrase.last, "captive")
            return Linked(
                filled(self.tokens, self.last, phrase),
                Outcome.DETAINED if captive else self.last_outcome,  # خمسة قتلى وعشرة معتقلين
                here if captive else self._trigger_at(phrase),
                is_subset=self.in_parts,
            )
        return None

    def _of_victims(self, phrase: VictimPhrase) -> VictimPhrase:
        """بلغ عدد الضحايا المدنيين في س 195 قتيلا و499 جريحا: both figures are of the victims counted."""
        tally = self.tally
        if tally is None or tally.outcome is not Outcome.KILLED_OR_INJURED or phrase.status is not Victims.UNKNOWN:
            return phrase
        near = 0 <= phrase.first - tally.last <= _TALLY
        return replace(phrase, status=tally.status) if near and phrase.counted and tally.status else phrase

    def _open_bodies(self, phrase: VictimPhrase) -> None:
        """The people whose bodies they are, and those joined to them, are the killed."""
        self.trigger = OutcomeWord.of_bodies(phrase.first, phrase.last)
        self.outcome, self.fresh, self.in_parts = Outcome.KILLED, True, False

    def _befell_captive(self, phrase: VictimPhrase) -> bool:
        """استشهاد الأسير، وفاة ثلاثة معتقلين: what befell those who were taken before, told right before them."""
        near = self.trigger is not None and suffers_behind(self.tokens, self.trigger, phrase)
        joined = self.tokens[phrase.first].folded.startswith("و")  # قتلى وعشرة معتقلين: others than the dead
        died = self.outcome is Outcome.KILLED and phrase.definite and phrase.single
        living = phrase.outcome in _LIVING or (phrase.outcome is Outcome.INJURED and died)  # استشهاد الجريح سالم
        told = phrase.min is not None and living and not joined
        return told and near and self.fresh and self.outcome in _BOTH

    def _link_joined(self, phrase: VictimPhrase, verb: OutcomeWord) -> None:
        """أربعة مدنيين وثلاثة حراس قتلوا: those joined before are told of by the same verb."""
        before = self.unlinked[-1] if self.unlinked else None
        both = self.tokens[phrase.last].folded in ("هما", "هم")  # أب وابنه هما …: counted together
        if before and before.min and not (before.definite or both) and is_joined(self.tokens, before, phrase):
            self._accept(Linked(filled(self.tokens, self.last, before), verb.outcome, (verb.first, verb.last)))

    def _trigger_at(self, phrase: VictimPhrase) -> tuple[int, int]:
        return (self.trigger.first, self.trigger.last) if self.trigger else (phrase.first, phrase.last)

    def _describes(self, phrase: VictimPhrase) -> bool:
        """أصيب أربعة بإصابات متفرقة: the wounds of people counted already."""
        last = self.linked[-1] if self.linked else None
        ends = (last.phrase.last, last.trigger[1]) if last is not None else ()
        again = last is not None and phrase.outcome is last.outcome and phrase.first - 1 in ends
        if again and (phrase.single or phrase.outcome is Outcome.KILLED_OR_INJURED):
            return not phrase.counted  # عشرة بين قتيل وجريح ضحايا قصف، أردوا طبيبا قتيلا، أردوه قتيلا
        by_means_of = self.tokens[phrase.first].folded.startswith(("ب", "اصابات", "لاصابات"))
        return by_means_of and not phrase.counted and self.last_outcome is phrase.outcome and not self.fresh

    def _own_outcome(self, phrase: VictimPhrase) -> Outcome:
        """The outcome of a noun that says it; ضحايا after a word of killing are the killed."""
        own = phrase.outcome or Outcome.KILLED
        after_killing = self.fresh and self.outcome is Outcome.KILLED
        beside = self.phrases.get(phrase.last + 1)  # ضحية وثلاثة مصابين
        wounded = phrase.bound is Bound.EXACT and beside is not None and beside.outcome is Outcome.INJURED
        wounded = wounded and self.tokens[phrase.last + 1].folded.startswith("و")
        told = victims.noun_at(self.tokens, phrase.last)
        if told and told.entry.means in _BOTH:
            return own  # عشرات المدنيين قتلى وجرحى
        return Outcome.KILLED if own is Outcome.KILLED_OR_INJURED and (after_killing or wounded) else own

    def _verb_after(self, phrase: VictimPhrase) -> OutcomeWord | None:
        """The verb after the people that is inflected for them; nobody else but a part of them may stand between."""
        known = is_topic(self.tokens, phrase) or (phrase.definite and phrase.single)
        if phrase.status is None and phrase.single and not known and self.tokens[phrase.first].folded[0] != "و":
            return None  # في حوادث أخرى قتل 11: the adjective of a thing
        near, aside = phrase.last + _BEFORE_VERB + 4 * known, False
        for at in range(phrase.last + 1, min(near + 1 + _ASIDE, len(self.tokens))):
            aside = aside or self.tokens[at].text in _SET_ASIDE or is_word(self.tokens, at, "subset")
            if at > near and not aside:
                return None
            word = self.verbs.get(at)
            if word:
                aged = phrase.single and is_word(self.tokens, at - 1, "unit")  # طفلا عمره 11 عاما أصيب
                beside = known or aged or at == phrase.last + 1 or self.tokens[at - 1].folded in _RELATIVES
                told = word.is_verb and (word.agrees or beside) and not word.joined
                return word if told and not acts_before(self.tokens, phrase, word, self.phrases) else None
            if (at in self.phrases and not aside) or stops(self.tokens, at, closes=aside and at + 1 in self.verbs):
                return None
        return None
