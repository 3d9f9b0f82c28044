"""How far the linking of a passage's figures with what happened to them has come (tawthiq/claims/linking.py)."""

from collections.abc import Sequence

from tawthiq.claims.linked import Linked
from tawthiq.claims.outcomes import OutcomeWord
from tawthiq.claims.victim_phrase import VictimPhrase
from tawthiq.model.vocabulary import Outcome
from tawthiq.text.tokens import Token


class LinkState:
    """The state of reading one passage: the open outcome word, the last whole figure, a tally that waits for one.

    `fresh`: no figure has taken the open word yet. `in_parts`: the last figure was a part of another. `spelled`: the
    people of the tally are told behind it, and not only their number. `used`: verbs that a figure before them has
    taken; `answered`: tallies that one has. `read_to`: the last token that is read already.
    """

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

    def _trigger_at(self, phrase: VictimPhrase) -> tuple[int, int]:
        return (self.trigger.first, self.trigger.last) if self.trigger else (phrase.first, phrase.last)

    def _opened_since(self, at: int) -> bool:
        """قتل سبعة بينهم طفلان وأصيب 20: what is told after a new word of harm is no part of those before it."""
        return self.fresh and self.trigger is not None and self.trigger.first > at
