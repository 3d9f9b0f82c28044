"""Figures before the word for the count: يرتفع إلى 2849 عدد العسكريين الذين قتلوا."""

from collections.abc import Sequence

from tawthiq.claims.victim_phrase import VictimPhrase
from tawthiq.model.vocabulary import Bound
from tawthiq.records import replace
from tawthiq.text.quantities import Quantity
from tawthiq.text.tokens import Token

_COUNT, _TO = "عدد", "الي"


def counted(
    tokens: Sequence[Token], phrases: Sequence[VictimPhrase], quantities: Sequence[Quantity]
) -> list[VictimPhrase]:
    """The phrases, those whose count stands before them with it, and without the bare figure that it was."""
    taken: set[int] = set()
    out: list[VictimPhrase] = []
    for phrase in phrases:
        figure = _before(tokens, phrase, quantities) if phrase.min is None else None
        if figure is None:
            out.append(phrase)
            continue
        taken.add(figure.first)
        bound = Bound(figure.bound)
        out.append(replace(phrase, first=figure.first, min=figure.min, max=figure.max, bound=bound, counted=True))
    return [phrase for phrase in out if not (phrase.bare and phrase.first in taken)]


def _before(tokens: Sequence[Token], phrase: VictimPhrase, quantities: Sequence[Quantity]) -> Quantity | None:
    """إلى 2849 عدد: the figure right before the word for the count of these people."""
    count = phrase.first if tokens[phrase.first].folded == _COUNT else phrase.first - 1
    if count < 1 or tokens[count].folded != _COUNT:
        return None
    figure = next((one for one in quantities if one.last == count - 1 and one.is_count), None)
    return figure if figure is not None and figure.first and tokens[figure.first - 1].folded == _TO else None
