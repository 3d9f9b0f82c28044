"""The tokens of one text in a row; not in tokens.py, as mypyc compiles no kind of tuple (scripts/compile.py)."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tawthiq.text.tokens import Token


class Tokens(tuple["Token", ...]):
    """The tokens of one text. `found` is for the reader that goes through all of them once (lexicon.matcher)."""

    found: object = None

    def __reduce__(self) -> tuple[type["Tokens"], tuple[tuple["Token", ...]]]:
        return Tokens, (tuple(self),)
