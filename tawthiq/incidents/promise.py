"""Which pairs may score above zero at all: a look at day, place and words before everything is compared.

The bound is the score that a pair would have if all that is not looked at spoke for it as loudly as weights.yaml lets
it; no pair that scores above zero is lost.
"""

from collections import defaultdict

from tawthiq.incidents import levels
from tawthiq.incidents.tellings import Telling
from tawthiq.incidents.weights import Weights

_LOOKED_AT = frozenset({"date", "hour", "place", "victim", "text", "decision"})


class Promise:
    """The look, by one table of weights."""

    def __init__(self, table: Weights) -> None:
        loudest: dict[str, float] = defaultdict(float)
        for name, level in table.levels.items():
            slot = name.partition(".")[0]
            loudest[slot] = max(loudest[slot], level.weight)
        self._weights = {name: level.weight for name, level in table.levels.items()}
        self._text = loudest["text"]
        self._before = table.prior + self._text + sum(w for s, w in loudest.items() if s not in _LOOKED_AT)

    def holds(self, a: Telling, b: Telling) -> bool:
        """Whether comparing two tellings may give a score above zero."""
        if a.victims and not a.victims.isdisjoint(b.victims):
            return True
        bound = self._before + self._weight(levels.places(a, b))
        for date in levels.dates(a, b):
            if date:
                bound += self._weight(date)
        if bound <= 0:
            return False
        text = levels.words(a, b) if a.document != b.document else None
        return bound - self._text + (self._weight(text) if text else 0.0) > 0

    def _weight(self, reason: str) -> float:
        found = self._weights.get(reason)
        return self._weights[reason.partition(":")[0]] if found is None else found
