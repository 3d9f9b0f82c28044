"""How a word is spelled: what its clitics take up, and spellings that no name has or that only look like one."""

from tawthiq.text.tokens import Token

_SHORTEST_WORD = 4
ON = "علي"
_NUNATION = frozenset("\u064b\u064c\u064d")
_SUFFIXES = ("ها", "هم", "هما")  # سيطرتها، يقطنها، أطرافها


def bare(token: Token, clitics: str) -> str:
    """The token's text without its clitics, the article kept (للباب gives الباب)."""
    if not clitics:
        return token.text
    text = token.text[clitic_length(token, clitics) :]
    return "ا" + text if clitics.endswith("ل") and token.folded[len(clitics) :].startswith("ل") else text


def clitic_length(token: Token, clitics: str) -> int:
    """Characters of the token's text that its clitics take up, with the harakat on them."""
    if not clitics:
        return 0
    left, at = len(clitics), 0
    while at < len(token.text) and left:
        left -= token.text[at].isalpha()
        at += 1
    while at < len(token.text) and not token.text[at].isalpha():
        at += 1
    return at


def is_nunated(token: Token) -> bool:
    """A word with the vowel of the indefinite (قريةٍ، عشوائياً) neither announces a name nor is one."""
    return not _NUNATION.isdisjoint(token.text)


def is_on(token: Token) -> bool:
    """على, which is no name Ali though it folds to the same letters (مزرعة على أطراف س)."""
    return token.folded == ON and token.text.endswith("ى")


def is_suffixed(folded: str) -> bool:
    """Whether a word ends with "her, their", and has a word before that; one with an article bears none (الأدهم)."""
    return len(folded) > _SHORTEST_WORD and folded.endswith(_SUFFIXES) and not folded.startswith("ال")


def is_nisba(folded: str) -> bool:
    """Adjectives in -ي, -ية (السورية، صناعي) describe and do not name."""
    return folded.endswith(("ي", "يه", "يين", "يون"))
