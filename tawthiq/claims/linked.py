"""A figure of people with what happened to them, as the reading of a passage hands it on."""

from tawthiq.claims.victim_phrase import VictimPhrase
from tawthiq.model.vocabulary import Outcome
from tawthiq.records import Record


class Linked(Record, frozen=True):
    """A victim phrase with its outcome, the token span of the word that says so, and whether it is a part."""

    phrase: VictimPhrase
    outcome: Outcome
    trigger: tuple[int, int]
    is_subset: bool = False
