"""One act of speech in a passage: who is named, at which level, and how far the words reach."""

from enum import StrEnum

from tawthiq.claims.source_names import Name
from tawthiq.model.vocabulary import Verb
from tawthiq.records import Record


class Reach(StrEnum):
    """Which words an utterance vouches for."""

    ONWARD = "onward"
    BACK = "back"
    AROUND = "around"
    RESUME = "resume"
    STOP = "stop"


class Utterance(Record, frozen=True, kw_only=True):
    """Tokens [first, end); `names` speak to `outer` and quote `inner`; no names: whoever spoke before.

    `nested`: its words stand inside what the speaker before says. `weak`: holds only where nobody else speaks.
    `turn`: where the sentence last turned to another event before words that look back (فيما، في حين).
    """

    first: int
    end: int
    reach: Reach
    verb: Verb | None = None
    outer: tuple[Name, ...] = ()
    names: tuple[Name, ...] = ()
    inner: tuple[Name, ...] = ()
    nested: bool = False
    weak: bool = False
    turn: int | None = None
