"""Words of attack that tell a blow anew: verbs in the perfect, and nouns named as known that go on to hit."""

from collections.abc import Sequence

from tawthiq.claims.mentions import MeansMention
from tawthiq.lexicon.chosen import Folders, by_folders
from tawthiq.lexicon.entries import forms
from tawthiq.text.tokens import Token

_GOES_ON = 4  # tokens
_CARRIED = 5  # tokens from the verb to the attack (وشنت طائرات التحالف عدة غارات)
_STOPS = frozenset("،,.؛:")


@by_folders
def _spreading(folders: Folders) -> frozenset[str]:
    return forms("hitting", folders, "spreads")


@by_folders
def _reaches(folders: Folders) -> frozenset[str]:
    return forms("hitting", folders, "spreads", "reaches")


@by_folders
def _hits(folders: Folders) -> frozenset[str]:
    return forms("hitting", folders, "spreads", "reaches", "hits")


@by_folders
def _blows(folders: Folders) -> frozenset[str]:
    return forms("hitting", folders, "blow")


@by_folders
def _comes_to(folders: Folders) -> frozenset[str]:
    return forms("hitting", folders, "spreads", "undergoes")


@by_folders
def _carries(folders: Folders) -> frozenset[str]:
    return forms("hitting", folders, "carries")


@by_folders
def _now(folders: Folders) -> frozenset[str]:
    return forms("hitting", folders, "now")


def is_present(word: str) -> bool:
    """A verb of attack in the imperfect (تستهدف، يقصف), with no clitics."""
    return word in _now()


def carried_from(tokens: Sequence[Token], at: int) -> int | None:
    """The verb whose object an attack at token `at` is (شن الطيران غارات), no comma between; None where none is."""
    for here in range(at - 1, max(-1, at - 1 - _CARRIED), -1):
        if tokens[here].text in _STOPS:
            return None
        if tokens[here].folded.removeprefix("و") in _carries():
            return here
    return None


def is_verb(word: str) -> bool:
    """A word of attack in the perfect, as far as its letters tell it from the noun (قصفت، استهدف; not غارات، قصف)."""
    bare = word.removeprefix("و").removeprefix("ف")
    return (bare.endswith("ت") and not bare.endswith("ات")) or bare in _blows()


def goes_on_to_hit(tokens: Sequence[Token], mention: MeansMention) -> bool:
    """القصف طال منازل، وطال القصف قرية، الغارات على س: what is known is told further, and not only spoken of."""
    before, after = _beside(tokens, mention)
    return before in _reaches() or not _hits().isdisjoint(after)


def spreads(tokens: Sequence[Token], mention: MeansMention) -> bool:
    """وإن القصف طال قريتي س وص: an attack told before comes to further places."""
    before, after = _beside(tokens, mention)
    return before in _spreading() or not _spreading().isdisjoint(after)


def comes_to(token: Token) -> bool:
    """وتعرضت قرية س لقصف، وطال القصف قرية س: a joined verb by which an attack comes to a further place."""
    return token.folded.startswith("و") and token.folded[1:] in _comes_to()


def _beside(tokens: Sequence[Token], mention: MeansMention) -> tuple[str, list[str]]:
    """The word before an attack, without و, and those right behind it."""
    before = tokens[mention.at.first - 1].folded if mention.at.first else ""
    behind = tokens[mention.at.last + 1 : mention.at.last + 1 + _GOES_ON]
    return before.removeprefix("و"), [token.folded for token in behind]
