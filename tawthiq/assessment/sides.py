"""Which parties count as one, and which stand together: what assessment asks of the party list."""

from collections.abc import Collection
from typing import Protocol

from tawthiq.lexicon import parties


class Sides(Protocol):
    """The party list as far as grades need it."""

    def fold(self, actor: str) -> str:
        """The coalition that an actor belongs to, else the actor."""
        ...

    def allies(self, actor: str) -> Collection[str]:
        """Actors that stand beside it, itself not among them."""
        ...


def default_sides() -> Sides:
    """The party list of the lexicon."""
    return parties.load()
