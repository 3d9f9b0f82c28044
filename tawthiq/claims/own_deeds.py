"""Deeds that a party tells of itself, where the attack is named as known (قالت الحركة إنها نفذت الهجوم).

Words: lexicon/data/responses.yaml (`needs: self`, `role: self`).
"""

from collections.abc import Sequence

from tawthiq.lexicon.chosen import Folders, by_folders
from tawthiq.lexicon.entries import load
from tawthiq.lexicon.matcher import Match, Matcher
from tawthiq.text.tokens import Token

_BEFORE = 4  # tokens from the word for oneself to that of the deed (إن أحد مقاتليه، ويدعى س، نفذ)
_POINTING = frozenset(("هذا", "هذه", "تلك", "ذلك"))
_ENDS = frozenset(".؟!؛:")


def tells_own(tokens: Sequence[Token], match: Match) -> bool:
    """Whether the words of doing have the speaker for their subject and a known attack for their object."""
    if match.stem.clitics or not _is_known_attack(tokens, match.last + 1):
        return False
    first = max(0, match.first - _BEFORE)
    before = tokens[first : match.first]
    ends = [at for at, token in enumerate(before) if token.text in _ENDS]
    first += ends[-1] + 1 if ends else 0
    return any(
        named is not None and named.last < match.first
        for at in range(first, match.first)
        if (named := _words("self").at(tokens, at))
    )


def _is_known_attack(tokens: Sequence[Token], at: int) -> bool:
    """Whether the token is an attack named as known (الهجوم، بالتفجير), or stands behind this or that."""
    at += at < len(tokens) and tokens[at].folded in _POINTING
    if at >= len(tokens):
        return False
    named = _words("object").at(tokens, at)
    return named is not None and named.entry.means == "strike" and tokens[at].folded.startswith(("ال", "بال"))


def _words(role: str) -> Matcher:
    return _matchers()[role]


@by_folders
def _matchers(folders: Folders) -> dict[str, Matcher]:
    entries = load("responses", folders)
    roles = ("self", "object")
    return {role: Matcher(entry for entry in entries if entry.attributes["role"] == role) for role in roles}
