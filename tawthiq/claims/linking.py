"""Linking: each figure of people with what happened to them.

A `Linker` reads the outcome words and victim phrases of one passage from left to right. A phrase takes its outcome, in
this order, from: "between dead and wounded" after it; the whole that it is a part of; the tally it completes
(عدد القتلى … إلى 15); its own noun; the word before it; the inflected verb after it; the figure it is joined to by و.
"""

from collections.abc import Iterable

from tawthiq.claims import victims
from tawthiq.claims.beside import (
    against_civilians,
    dead_and_wounded,
    end_of_between,
    filled,
    fronted_parts,
    is_anybody,
    is_joined,
    is_next_in_rank,
    is_told_alike,
    is_topic,
    only_carries,
    stops,
    with_status_before,
)
from tawthiq.claims.doing import acts_before
from tawthiq.claims.following import follows, suffers_behind
from tawthiq.claims.linked import Linked
from tawthiq.claims.linking_deaths import DYING, DeathLinker
from tawthiq.claims.outcomes import OutcomeWord
from tawthiq.claims.victim_phrase import VictimPhrase
from tawthiq.claims.victims import is_one_of, is_word
from tawthiq.model.vocabulary import Bound, Group, Outcome, Victims
from tawthiq.records import replace

_BEFORE_VERB = 7
_AT_ONCE = 2  # tokens from the wounded to the verb that they died: قد stands between
_ASIDE = 6  # tokens more where the parts of the people stand before their verb
_OF_TWO = ("تا", "ا")  # the ending of a verb in the dual
_RELATIVES = frozenset(("الذي", "التي", "الذين", "اللذين", "اللذان", "اللواتي"))
_SET_ASIDE, _CLOSES = frozenset('(“«"'), frozenset(')”»"')
_MOVED = frozenset(("نقل", "ونقل", "اسعاف", "واسعاف", "اسعف", "واسعف", "نقلت", "ونقلت"))
_OF_THEM = frozenset(("منهم", "منها"))
_THAT = frozenset(("ان", "بان"))
_BODIES, _FOUND = ("جثث", "جثه", "جثامين", "جثمان"), 15  # tokens from the bodies to what they look like
_ASIDE, _BESIDE = 9, 2  # tokens of words set off by commas; from people to the verb beside them
_COMMAS = frozenset("،,")
_NISBA = ("ي", "يه", "يان", "يون")
_BOTH = {Outcome.KILLED, Outcome.INJURED}
_LIVING = {Outcome.DETAINED, Outcome.MISSING}


class Linker(DeathLinker):
    """Reads the words and phrases of one passage in order."""

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
                self._take_one_of_those(item)
        self._died_later()
        return self._as_told(self.linked)

    def _take_one_of_those(self, word: OutcomeWord) -> None:
        one = self._one_of_those(word) or self._one_hit_before(word)
        if one is not None:
            self._accept(Linked(one, word.outcome, (word.first, word.last)))

    def begin_list(self, phrase: VictimPhrase, outcome: Outcome) -> None:
        """An item of a list that was opened with this outcome."""
        self._accept(Linked(phrase, outcome, (phrase.first, phrase.last)))

    def _take(self, phrase: VictimPhrase) -> None:
        verb = self.verbs.get(phrase.last + 1)
        if phrase.bare and phrase.bound is Bound.VAGUE and verb is not None and verb.takes_back:
            self.tally = replace(phrase, outcome=verb.outcome)  # عدد من قتلتهم القوات … (72)
            return
        if self._describes_bodies(phrase):
            return
        dying = self._as_dying(phrase)
        if dying is not None:
            self._accept(dying)
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

    def _describes_bodies(self, phrase: VictimPhrase) -> bool:
        """الجثث … كانت مقيدة الأيدي ومصابة بطلقات: how the dead were found, nobody who was wounded."""
        by_it = phrase.last + 1 < len(self.tokens) and self.tokens[phrase.last + 1].folded.startswith("ب")
        told = by_it and self.tokens[phrase.first].folded.removeprefix("و") == "مصابه"
        before = range(max(0, phrase.first - _FOUND), phrase.first) if told else ()
        return any(self.tokens[at].folded.removeprefix("ال").startswith(_BODIES) for at in before)

    def _as_dying(self, phrase: VictimPhrase) -> Linked | None:
        """أسير يستشهد، جريح فلسطيني يتوفى: what he is, and behind it what befell him."""
        at = self._past_aside(phrase.last + 1)
        at += at < len(self.tokens) and at not in self.verbs and self.tokens[at].folded.endswith(_NISBA)
        verb = self.verbs.get(at)
        if phrase.outcome is None or verb is None or verb.rule not in DYING or verb.joined or verb.first in self.used:
            return None
        self.used.add(verb.first)
        last = at - 1 if at - phrase.last <= _BESIDE else phrase.last
        return Linked(replace(phrase, outcome=None, last=last), verb.outcome, (verb.first, verb.last))

    def _past_aside(self, at: int) -> int:
        """أحد الجرحى، ويدعى مراد سالم، فارق الحياة: behind the commas that set off who he is."""
        if at >= len(self.tokens) or self.tokens[at].text not in _COMMAS:
            return at
        reach = range(at + 1, min(at + _ASIDE, len(self.tokens)))
        return next((n + 1 for n in reach if self.tokens[n].text in _COMMAS), at)

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
        self._died_later()
        before = self.trigger
        joined = self.fresh and before is not None and word.first - before.last <= 1 and word.joined
        both = joined and {self.outcome, word.outcome} == _BOTH and not self._is_of_two(before, word)
        self.trigger, self.fresh, self.in_parts = word, True, False
        self.outcome = Outcome.KILLED_OR_INJURED if both else word.outcome

    def _is_of_two(self, before: OutcomeWord | None, word: OutcomeWord) -> bool:
        """سالم وكريم قتلا وأصيب خمسة: the first verb is of those two, the second of others."""
        ends = (self.tokens[one.last].folded.endswith(_OF_TWO) for one in (before, word) if one is not None)
        first, second = next(ends, False), next(ends, False)
        return before is not None and before.is_verb and first and not second

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
        if (phrase.outcome is None and self._points_at_told(phrase)) or self._are_moved(phrase):
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
        """اثنا عشر مسلحا سقطوا قتلى، راح خمسة ضحية انفجار: the last word belongs to the verb that was read already."""
        trigger = self.trigger
        if trigger is None or (trigger.first not in self.used and self.fresh) or phrase.counted:
            return False
        return trigger.completed_at == phrase.first

    def _named_parts(self, phrase: VictimPhrase) -> bool:
        """ثلاث نساء من بين قتلى القصف: of the killed those were told who are part of them."""
        return phrase.outcome is not None and any(item.trigger[0] == phrase.first for item in self.linked)

    def _as_whole(self, phrase: VictimPhrase) -> Linked | None:
        here = (phrase.first, phrase.last)
        if self._befell_captive(phrase) or self._died_beside(phrase):
            return Linked(phrase, self.outcome or Outcome.KILLED, self._trigger_at(phrase))
        if phrase.outcome is not None:
            died = self._died_since(phrase)
            if died:
                self.used.add(died.first)
                return Linked(phrase, died.outcome, (died.first, died.last))  # 70 أسيرا توفوا
            told = phrase.counted or not phrase.definite or phrase.min == 2  # القتلى alone only points back
            told = told and not self._points_at_told(phrase)
            if not told or self._describes(phrase):
                return None
            phrase = self._of_victims(with_status_before(self.tokens, self.last, phrase))
            return Linked(phrase, self._own_outcome(phrase), here)
        if self.fresh and self.trigger and self.outcome and follows(self.tokens, self.trigger, phrase, self.phrases):
            return Linked(filled(self.tokens, self.last, phrase), self.outcome, self._trigger_at(phrase))
        joined = self.last is not None and is_joined(self.tokens, self.last, phrase) and not self._told_apart(phrase)
        later = None if joined else self._verb_after(phrase)
        if later:
            self.used.add(later.first)
            self.trigger, self.outcome = later, later.outcome
            self._link_joined(phrase, later)
            return Linked(filled(self.tokens, self.last, phrase), later.outcome, (later.first, later.last))
        known = self.last is not None and (
            self.last.definite
            or any(token.folded.startswith("ال") for token in self.tokens[self.last.last + 1 : self.last.last + 2])
            or is_word(self.tokens, self.last.last + 1, "employer")
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
        return self._elliptic(phrase)

    def _are_wounded(self, phrase: VictimPhrase, at: int) -> bool:
        """تسعة من الجرحى فارقوا الحياة: whom the number counts, told by what they suffered before."""
        those = self.phrases.get(at)
        of_them = phrase.bare and self.tokens[at - 1].folded == "من"
        return of_them and those is not None and those.definite and those.outcome is Outcome.INJURED

    def _died_since(self, phrase: VictimPhrase) -> OutcomeWord | None:
        """70 أسيرا توفوا، تسعة من الجرحى فارقوا الحياة: the verb that people told as held, missing or wounded died; of
        the wounded right behind them.
        """
        wounded = phrase.outcome is Outcome.INJURED
        died = self._verb_after(phrase) if phrase.counted and (wounded or phrase.outcome in _LIVING) else None
        if died is None or died.outcome is not Outcome.KILLED:
            return None
        at_once = died.rule in DYING and died.first - phrase.last <= _AT_ONCE and not died.joined
        return died if at_once or not wounded else None

    def _are_moved(self, phrase: VictimPhrase) -> bool:
        """أصيب تسعة، ونقل خمسة مصابين إلى المشفى: some of the wounded who are counted already."""
        if phrase.outcome is not Outcome.INJURED or not phrase.counted or phrase.min is None or not phrase.first:
            return False
        moved = self.tokens[phrase.first - 1].folded in _MOVED
        return moved and any(
            item.outcome is Outcome.INJURED and (item.phrase.min or 0) >= phrase.min for item in self.linked
        )

    def _told_apart(self, phrase: VictimPhrase) -> bool:
        """قتل جميع أفراد العائلة، وشخصا آخر أصيب: one behind a comma whose own verb tells something else."""
        verb = self.verbs.get(phrase.last + 1)
        apart = verb is not None and verb.is_verb and verb.outcome is not self.last_outcome and not verb.joined
        return apart and phrase.single and phrase.first > 0 and self.tokens[phrase.first - 1].text in "،,"

    def _points_at_told(self, phrase: VictimPhrase) -> bool:
        """أصيب سبعة …، ونقل أحد المصابين؛ ثلاثة أطفال، وأحد الأطفال …: one of those who are counted already."""
        if phrase.min != 1 or not is_one_of(self.tokens, phrase):
            return False
        if phrase.outcome is not None:
            return any(item.outcome is phrase.outcome for item in self.linked)
        same = [item.phrase for item in self.linked if item.phrase.group is phrase.group is not Group.ALL]
        return any(other.min is None or other.min > 1 for other in same)

    def _elliptic(self, phrase: VictimPhrase) -> Linked | None:
        """قتل خمسة في قصف على س وثلاثة آخرون في غارة على ص: the word of harm holds for those told behind it, too."""
        last, outcome = self.last, self.last_outcome
        if last is None or outcome not in _BOTH or self.fresh or self.in_parts or phrase.definite:
            return None
        if not (phrase.counted or is_anybody(self.tokens, phrase)):
            return None
        if not (is_told_alike(self.tokens, last, phrase) or is_next_in_rank(self.tokens, phrase)):
            return None
        return Linked(filled(self.tokens, last, phrase), outcome, (phrase.first, phrase.last))

    def _open_bodies(self, phrase: VictimPhrase) -> None:
        """The people whose bodies they are, and those joined to them, are the killed."""
        self.trigger = OutcomeWord.of_bodies(phrase.first, phrase.last)
        self.outcome, self.fresh, self.in_parts = Outcome.KILLED, True, False

    def _befell_captive(self, phrase: VictimPhrase) -> bool:
        """استشهاد الأسير، وفاة ثلاثة معتقلين: what befell those who were taken before, told right before them."""
        near = self.trigger is not None and suffers_behind(self.tokens, self.trigger, phrase)
        joined = self.tokens[phrase.first].folded.startswith("و")  # قتلى وعشرة معتقلين: others than the dead
        known = (phrase.definite and phrase.single) or is_one_of(self.tokens, phrase)
        word = self.trigger
        dying = word is not None and (not word.is_verb or word.rule in DYING)
        of_them = dying and word is not None and word.last + 1 == phrase.first
        died = self.outcome is Outcome.KILLED and (known or of_them)  # وفاة مصابين اثنين، توفي ثلاثة جرحى
        living = phrase.outcome in _LIVING or (phrase.outcome is Outcome.INJURED and died)  # استشهاد الجريح سالم
        told = phrase.min is not None and living and not joined
        return told and near and self.fresh and self.outcome in _BOTH

    def _died_beside(self, phrase: VictimPhrase) -> bool:
        """استشهاد السائق وأحد الجرحى: one of the wounded, joined to another who was killed."""
        one_of = phrase.outcome is Outcome.INJURED and phrase.min == 1 and is_one_of(self.tokens, phrase)
        killed = self.outcome is Outcome.KILLED and self.last_outcome is Outcome.KILLED
        return one_of and killed and self.last is not None and is_joined(self.tokens, self.last, phrase)

    def _link_joined(self, phrase: VictimPhrase, verb: OutcomeWord) -> None:
        """أربعة مدنيين وثلاثة حراس قتلوا: those joined before are told of by the same verb."""
        before = self.unlinked[-1] if self.unlinked else None
        both = self.tokens[phrase.last].folded in ("هما", "هم")  # أب وابنه هما …: counted together
        if before and before.min and not (before.definite or both) and is_joined(self.tokens, before, phrase):
            self._accept(Linked(filled(self.tokens, self.last, before), verb.outcome, (verb.first, verb.last)))

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
        if own is Outcome.KILLED_OR_INJURED and (befell := self._befell(phrase)) is not None:
            return befell  # الضحايا الأربعة الذين قتلوا
        after_killing = self.fresh and self.outcome is Outcome.KILLED
        beside = self.phrases.get(phrase.last + 1)  # ضحية وثلاثة مصابين
        wounded = phrase.bound is Bound.EXACT and beside is not None and beside.outcome is Outcome.INJURED
        wounded = wounded and self.tokens[phrase.last + 1].folded.startswith("و")
        nouns = (victims.noun_at(self.tokens, at) for at in range(phrase.first, phrase.last + 1))
        if any(noun is not None and noun.entry.means in _BOTH for noun in nouns):
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
            if (at > near and not aside) or self.tokens[at].folded in _THAT:  # قال الصحفي إن غارة أصابت …
                return None
            word = self.verbs.get(at)
            if word:
                aged = phrase.single and is_word(self.tokens, at - 1, "unit")  # طفلا عمره 11 عاما أصيب
                quoted = at == phrase.last + 2 and self.tokens[at - 1].text in _CLOSES  # إن "سالم حسن" استشهد
                beside = known or aged or quoted or at == phrase.last + 1 or self.tokens[at - 1].folded in _RELATIVES
                told = word.is_verb and (word.agrees or beside) and not word.joined
                return word if told and not acts_before(self.tokens, phrase, word, self.phrases) else None
            if at == phrase.last + 2 and self._are_wounded(phrase, at):
                continue
            if (at in self.phrases and not aside) or stops(self.tokens, at, closes=aside and at + 1 in self.verbs):
                return None
        return None
