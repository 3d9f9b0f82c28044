"""What stands between two figures of people, or between a word of harm and the people after it."""

from collections.abc import Sequence

from tawthiq.claims import victims
from tawthiq.claims.victims import VictimPhrase
from tawthiq.text.tokens import Shape, Token

_JOINED = 8


def has_boundary(tokens: Sequence[Token], start: int, end: int, *, strict: bool) -> bool:
    """Whether a stop, or with `strict` a word that ends what the outcome word counts (جراء، حيث), stands between."""
    for at in range(start, end):
        if tokens[at].text in ".؛:!؟":
            return True
        if not strict or tokens[at].shape is not Shape.WORD:
            continue
        match = victims.words("boundary").at(tokens, at)
        if match and not match.stem.clitics.endswith(("ب", "ل")):
            return True
    return False


def is_joined(tokens: Sequence[Token], last: VictimPhrase, phrase: VictimPhrase) -> bool:
    """Whether و joins the figure to the one before it, nothing that ends the clause between."""
    gap = phrase.first - last.last - 1
    if not 0 <= gap <= _JOINED:
        return False
    first, before = tokens[phrase.first], tokens[phrase.first - 1]
    conjoined = first.folded.startswith("و") and len(first.folded) > 2
    conjoined = conjoined or before.folded == "و" or (gap <= 1 and before.text == "،" and phrase.counted)
    return conjoined and not has_boundary(tokens, last.last + 1, phrase.first, strict=True)


def is_joined_closely(tokens: Sequence[Token], phrase: VictimPhrase) -> bool:
    """Whether و or a comma stands right before the figure."""
    before = tokens[phrase.first - 1].text if phrase.first else ""
    return tokens[phrase.first].folded.startswith("و") or before in ("،", ",", "و")
