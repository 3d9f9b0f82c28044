"""Tolls and their parts: which figure a tally waits for, and which are of a whole told before.

1. A noun whose figure is told later (عدد القتلى … إلى 15، والمصابون ثلاث نساء) opens a tally; the figure behind it, or
the one before it (ارتفع إلى 11 عدد القتلى), is its. 2. Behind بينهم, in brackets or joined to a part stand parts of the
last whole; so do those who are told to be among the known dead (بين القتلى ثلاثة).
"""

from tawthiq.claims import victims
from tawthiq.claims.beside import (
    groups_spell_out,
    is_joined_closely,
    is_reached,
    kin_spell_out,
    spelled_behind,
    was_counted,
)
from tawthiq.claims.known import among_known, tally_ahead
from tawthiq.claims.link_state import LinkState
from tawthiq.claims.linked import Linked
from tawthiq.claims.victim_phrase import VictimPhrase
from tawthiq.claims.victims import is_word
from tawthiq.model.vocabulary import Outcome, Victims
from tawthiq.records import replace
from tawthiq.text.tokens import Shape

_TALLY = 25  # tokens between a tally and its figure
_WHO = frozenset(("الذين", "ممن", "اللواتي"))
_NAMES = 8  # tokens from منهم to whoever is joined to the one who is named behind it
_AROUND_NAMES = '()«»“”"#'
_THEY = frozenset(("هما", "وهما"))


class TollLinker(LinkState):
    """What a figure is to the tolls told before it and behind it."""

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
        if self._rises_too(phrase):
            self.tally = phrase
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

    def _rises_too(self, phrase: VictimPhrase) -> bool:
        """ارتفعت حصيلة الشهداء إلى 40 والإصابات إلى 75: a second tally behind the first one's figure."""
        at = phrase.last + 1
        joined = phrase.definite and self.tokens[phrase.first].folded.startswith("و") and bool(self.linked)
        reaches = joined and at < len(self.tokens) and self.tokens[at].folded == "الي"
        figure = self.phrases.get(at + 1) if reaches and phrase.outcome is not None else None
        return figure is not None and figure.counted

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
        outcome = None if counted is None else counted.outcome or self._befell(counted)
        if counted is None or outcome is None:
            return None
        self.answered.add(counted.first)
        status = counted.status if phrase.bare or phrase.status in (None, Victims.UNKNOWN) else phrase.status
        at = (counted.first - 1, counted.last)
        return Linked(replace(phrase, status=status or Victims.UNKNOWN, bare=False), outcome, at)

    def _befell(self, people: VictimPhrase) -> Outcome | None:
        """تعداد السجناء الذين قتلوا: what a verb behind the relative tells of those who are counted."""
        at = people.last + 1
        verb = self.verbs.get(at + 1) if at < len(self.tokens) and self.tokens[at].folded in _WHO else None
        if verb is None or not verb.is_verb:
            return None
        self.used.add(verb.first)
        return verb.outcome

    def _among(self, phrase: VictimPhrase) -> Linked | None:
        """بين القتلى ثلاثة من الشرطة، ستة من القتلى: of those known to be killed; a part of them if counted before."""
        outcome, at = among_known(self.tokens, phrase, self.phrases)
        if outcome is None:
            return None
        told = (item for item in self.linked if item.outcome is outcome and not item.is_subset)
        part = any(item.phrase.counted for item in told)
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
        held = phrase.outcome is Outcome.DETAINED and outcome is Outcome.KILLED  # 74 قتيلا، بينهم 65 أسيرا
        if phrase.outcome and phrase.outcome is not outcome and not held:
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
                befell = self.fresh and self.trigger is not None and self.trigger.last == at - 1  # توفي منهم خمسة
                return not befell and not self._opened_since(match.last)
            if match and match.entry.means == "parts" and (whole.counted or whole.min) and at - start <= 2:
                return True
        if self._is_named_with(phrase, start) or kin_spell_out(self.tokens, whole, phrase, self.phrases):
            return True
        if phrase.first == start and not whole.counted and self.tokens[whole.last].folded in _THEY:
            return True  # مدنيان هما أب وابنه
        alone = self.tokens[phrase.first + 1 : phrase.first + 2]  # (12) آخرين: the number only
        opened = phrase.first >= 1 and self._opens_aside(phrase.first - 1)
        if phrase.first - start <= 2 and opened and not (alone and alone[0].text == ")"):
            return (whole.counted and whole.min != 1) or (whole.min or 0) > 1
        if not self.fresh and groups_spell_out(self.tokens, whole, phrase, self.phrases):
            return True
        return self.in_parts and not phrase.bare and is_joined_closely(self.tokens, phrase)

    def _is_named_with(self, phrase: VictimPhrase, start: int) -> bool:
        """خمسة عرف منهم الدكتور سالم حسن وابنه: those joined to the names of the first of the parts."""
        if not self.tokens[phrase.first].folded.startswith("و") or self._opened_since(start):
            return False
        for at in range(phrase.first - 1, max(start, phrase.first - _NAMES) - 1, -1):
            if is_word(self.tokens, at, "subset"):
                return True
            named = self.tokens[at].shape is Shape.WORD and at not in self.verbs and at not in self.phrases
            if not named and self.tokens[at].text not in _AROUND_NAMES:
                return False
        return False

    def _opens_aside(self, at: int) -> bool:
        """A bracket, or a quotation mark that does not close what one before it opened."""
        mark = self.tokens[at].text
        if mark != '"':
            return mark in "(“«"
        return sum(token.text == mark for token in self.tokens[: at + 1]) % 2 == 1

    def _of_victims(self, phrase: VictimPhrase) -> VictimPhrase:
        """بلغ عدد الضحايا المدنيين في س 195 قتيلا و499 جريحا: both figures are of the victims counted."""
        tally = self.tally
        if tally is None or tally.outcome is not Outcome.KILLED_OR_INJURED or phrase.status is not Victims.UNKNOWN:
            return phrase
        near = 0 <= phrase.first - tally.last <= _TALLY
        return replace(phrase, status=tally.status) if near and phrase.counted and tally.status else phrase
