"""Running accounts: pages whose lines begin with a clock time (21:40 مصادر طبية: …) tell of the day that they came out.

One such line may be a page's stamp; from three on they are the account's own.
"""

from collections.abc import Iterable

from tawthiq.claims.mentions import At, TimeMention
from tawthiq.model.claim import ResolvedFrom, When
from tawthiq.model.passage import Passage
from tawthiq.text import quantities
from tawthiq.text.tokens import Shape, Token

_LINES = 3  # lines with a clock time that make a running account
_SHORTEST = 5  # tokens of such a line, the three of its time included
_HOURS, _MINUTES = 24, 60


def runs(passages: Iterable[Passage]) -> bool:
    """Whether these passages are a running account."""
    return sum(_begins_with_clock(passage) for passage in passages) >= _LINES


def of_the_day(passage: Passage, day: str, against_from: str | None) -> TimeMention | None:
    """The clock time that a line begins with, as a time of the day (ISO 8601) that the page came out."""
    if not _begins_with_clock(passage):
        return None
    first, last = passage.tokens[0], passage.tokens[2]
    words = passage.text[first.start - passage.start : last.end - passage.start]
    resolved = ResolvedFrom(words=words, against=day, against_from=against_from)
    when = When(quote=words, start=first.start, end=last.end, edtf=day, resolved_from=resolved)
    return TimeMention(at=At(first=0, last=2, start=first.start, end=last.end), when=when)


def _begins_with_clock(passage: Passage) -> bool:
    tokens = passage.tokens
    if len(tokens) < _SHORTEST or tokens[1].text != ":" or tokens[3].shape is Shape.NUMBER:
        return False
    return (
        _is_below(tokens[0], _HOURS) and _is_below(tokens[2], _MINUTES) and tokens[2].end - tokens[0].start <= _SHORTEST
    )


def _is_below(token: Token, limit: int) -> bool:
    value = quantities.value(token.text) if token.shape is Shape.NUMBER else None
    return value is not None and value < limit
