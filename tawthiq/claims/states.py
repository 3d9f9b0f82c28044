"""Periods of a state in which a place, people or a truce are, and not of the harm or the attack told beside it.

قصف على المدينة المحاصرة منذ ثلاث سنوات، غارة على س التي يسيطر عليها ص منذ 2014، مقتل مختطف مفقود منذ شهر، خرق الهدنة
السارية منذ شباط: how long the siege, the rule or the truce has lasted. Nothing is counted over it.
"""

from collections.abc import Collection, Sequence

from tawthiq.lexicon.chosen import Folders, by_folders
from tawthiq.lexicon.entries import load
from tawthiq.lexicon.matcher import Matcher
from tawthiq.text.tokens import Shape, Token

_REACH = 10  # tokens from the word of the state to the period
_BESIDE = 2  # of such a word that stands right before the period, whatever it is said of


def is_of_state(tokens: Sequence[Token], first: int, core: Collection[int]) -> bool:
    """Whether the period at token `first` is that of a state; `core`: where the harms and attacks stand.

    Between the state and its period no harm and no attack is told. A verb that may also tell the news (نزح، سيطر) is
    one of a state behind the harm or the attack only.
    """
    for at in range(first - 1, max(-1, first - _REACH), -1):
        if tokens[at].shape is not Shape.WORD:
            return False
        match = _states().at(tokens, at)
        if match is not None and match.entry.means == "state":
            return _is_said_of(at, first, core)
        if match is not None and not match.stem.definite:  # العمل is no verb
            return any(one < at for one in core)
        if at in core:
            return False
    return False


def _is_said_of(at: int, first: int, core: Collection[int]) -> bool:
    """Whether a participle says in which state those told of are, and is no harm itself (ثلاثة مفقودين منذ أسبوع)."""
    return first - at <= _BESIDE and any(one != at for one in core)


@by_folders
def _states(folders: Folders) -> Matcher:
    return Matcher(entry for entry in load("breaks", folders) if entry.means in ("state", "state-verb"))
