"""Many tellings in little memory: what they say alike is held once.

Half a million tellings that hang together tell of a few thousand places, days and figures, and take 5 kB each as they
are read, 1 kB so.
"""

from collections.abc import Hashable, Mapping
from typing import Any

from tawthiq.incidents.tellings import Telling
from tawthiq.model.vocabulary import Outcome
from tawthiq.records import replace

_ALIKE = ("document", "edtf", "days", "spots", "statuses", "methods", "facilities", "doers", "victims", "origins")
_LEFT_OUT: Mapping[str, Any] = {"label": "", "claims": (), "order": ("", "", 0), "longest": ()}
_Tolls = tuple[Mapping[Outcome, tuple[int, float]], Mapping[Outcome, frozenset[int]]]


class Once:
    """Equal values as the first of them."""

    def __init__(self) -> None:
        self._values: dict[str, dict[Any, Any]] = {name: {} for name in _ALIKE}
        self._tolls: dict[Hashable, _Tolls] = {}

    def slim(self, telling: Telling) -> Telling:
        """A telling with all that comparing two looks at, and nothing else."""
        tolls = frozenset(telling.figures.items()), frozenset(telling.numbers.items())
        figures, numbers = self._tolls.setdefault(tolls, (telling.figures, telling.numbers))
        alike = {
            name: known.setdefault(value, value)
            for name, known in self._values.items()
            for value in (getattr(telling, name),)
        }
        return replace(telling, figures=figures, numbers=numbers, **alike, **_LEFT_OUT)
