"""Words of attack that tell a blow anew: verbs in the perfect, and nouns named as known that go on to hit."""

from collections.abc import Sequence

from tawthiq.claims.mentions import MeansMention
from tawthiq.text.tokens import Token

_GOES_ON = 4  # tokens
_VERBS = frozenset(("استهدف", "شن", "شنوا", "قصفوا", "استهدفوا", "دمر", "طال"))
_HITS = frozenset(
    (
        *("طال", "طالت", "شمل", "شملت", "استهدف", "استهدفت", "اصاب", "اصابت", "دمر", "دمرت", "علي"),
        *("وقع", "وقعت", "حدث", "تركز", "تركزت", "نفذته", "نفذتها", "نفذها", "نفذه", "شنته", "شنتها", "شنها"),
    )
)


def is_verb(word: str) -> bool:
    """A word of attack in the perfect, as far as its letters tell it from the noun (قصفت، استهدف; not غارات، قصف)."""
    bare = word.removeprefix("و").removeprefix("ف")
    return (bare.endswith("ت") and not bare.endswith("ات")) or bare in _VERBS


def goes_on_to_hit(tokens: Sequence[Token], mention: MeansMention) -> bool:
    """القصف طال منازل، الغارات على س: what is known already is told further, and not only spoken of."""
    after = tokens[mention.at.last + 1 : mention.at.last + 1 + _GOES_ON]
    return any(token.folded in _HITS for token in after)
