"""Where the name of a place begins and ends.

1. A name in quotation marks ends with them; a name of the gazetteer ends where its longest spelling ends.
2. A name that no gazetteer knows is read only after a word that announces a place (قرية، بلدة): one word, two where the
   first calls for a second (تل، كفر، أبو) or the second can be nothing else; it ends before function words, verbs, time
   words and whatever carries a clitic.
"""

from collections.abc import Sequence
from typing import NamedTuple

from tawthiq.claims.places.words import Vocabulary, Word
from tawthiq.gazetteer import Gazetteer
from tawthiq.text.tokens import Shape, Token

_OPEN = frozenset("\"“«„'‘”")
_CLOSE = frozenset("\"”»“'’„")
_MARKS = frozenset("#_\"“”«»„'")
_LONGEST_QUOTE = 6
_STOPS = frozenset(
    {"end", "cue", "link", "near", "direction", "rural", "inner", "nation", "target", "side", "locative"}
)
_BREAKS_BEFORE = ("بال", "لل", "وال", "فال", "كال")


class Name(NamedTuple):
    """Tokens [first, last]; `end` is the last token consumed (a closing quotation mark); `ids` () when unknown.

    `clitics` came off the first token; `text` is the name as written, without them.
    """

    first: int
    last: int
    end: int
    clitics: str
    text: str
    ids: tuple[int, ...]


class Names:
    """Reads names in one passage."""

    def __init__(self, tokens: Sequence[Token], words: Vocabulary, gazetteer: Gazetteer) -> None:
        self.tokens = tokens
        self.words = words
        self.gazetteer = gazetteer

    def known(self, i: int, clitics: tuple[str, ...] = ("",)) -> Name | None:
        """A name of the gazetteer at a token, quotation and hash marks before it skipped."""
        at = self._past_marks(i)
        if at is None:
            return None
        match = self.gazetteer.match(self.tokens, at)
        if match is None or match.clitics not in clitics:
            return None
        if match.last == at and self.words.never(self.tokens[at], match.clitics):
            return None
        end = self._past_closing(match.last) if at > i else match.last
        return Name(at, match.last, end, match.clitics, self.text(at, match.last, match.clitics), match.ids)

    def announced(self, i: int, cue: Word, clitics: tuple[str, ...] = ("",)) -> Name | None:
        """A name after a word that announces one: quoted, known or unknown."""
        if i >= len(self.tokens):
            return None
        quoted = self._quoted(i)
        if quoted:
            return quoted
        known = self._announced_known(i, cue, clitics)
        unknown = self.unknown(i, "") if clitics == ("",) else None
        if known is None:
            return unknown
        if unknown and unknown.last > known.last and known.first == known.last and self._is_head(known.first):
            return unknown
        return known

    def _announced_known(self, i: int, cue: Word, clitics: tuple[str, ...]) -> Name | None:
        """As `known`, but after قرية even a word that is elsewhere never a place may be a name."""
        found = self.known(i, clitics)
        if found or cue.has("keep") or i >= len(self.tokens) or self.tokens[i].shape is not Shape.WORD:
            return found
        senses = self.words.senses(self.tokens[i].folded).classes
        if not _STOPS.isdisjoint(senses):
            return None
        match = self.gazetteer.match(self.tokens, i)
        if match is None or match.clitics not in clitics:
            return None
        return Name(i, match.last, match.last, match.clitics, self.text(i, match.last, match.clitics), match.ids)

    def unknown(self, i: int, clitics: str) -> Name | None:
        """A name that no gazetteer has, from its first token; `clitics` is taken off that."""
        at = self._past_marks(i)
        if at is None or self._stops(at, clitics):
            return None
        last = at
        while last - at < 3 and last + 1 < len(self.tokens) and self._goes_on(at, last):
            last += 1
        if last == at and (len(self.tokens[at].folded) - len(clitics) < 3 or self._is_head(at)):
            return None
        return Name(at, last, last, clitics, self.text(at, last, clitics), ())

    def _goes_on(self, first: int, last: int) -> bool:
        after = self.tokens[last + 1]
        if after.shape is Shape.NUMBER:
            return self._is_head(first)
        if after.text == "_" and last + 2 < len(self.tokens):
            return True
        if self.tokens[last].text == "_":
            return True
        if after.shape is not Shape.WORD:
            return False
        senses = self.words.senses(after.folded).classes
        if "qualifier" in senses and senses["qualifier"].clitics == "" and "direction" not in senses:
            return "side" not in senses
        if self._stops(last + 1, "") or after.folded.startswith(_BREAKS_BEFORE):
            return False
        if self._is_head(last):
            return True
        if last > first or after.folded.endswith("ت"):
            return False
        return not self._has_known_stem(after.folded)

    def _stops(self, i: int, clitics: str) -> bool:
        token = self.tokens[i]
        if token.shape is not Shape.WORD:
            return True
        folded = token.folded[len(clitics) :]
        senses = self.words.senses(folded).classes
        if "head" in senses and not senses["head"].clitics:
            return False
        return not _STOPS.isdisjoint(senses) or (len(folded) > 4 and folded.startswith("ال") and _nisba(folded))

    def _has_known_stem(self, folded: str) -> bool:
        """Whether a clitic comes off and leaves a place or a word of the lexicon (وحلب, بإدلب)."""
        return any(clitics for clitics, _ in self.gazetteer.starts(folded))

    def _is_head(self, i: int) -> bool:
        word = self.words.senses(self.tokens[i].folded).classes.get("head")
        return word is not None

    def _quoted(self, i: int) -> Name | None:
        """A name in quotation marks, at most a few words long."""
        tokens = self.tokens
        if tokens[i].text not in _OPEN:
            return None
        for end in range(i + 2, min(len(tokens), i + 2 + _LONGEST_QUOTE)):
            if tokens[end].text in _CLOSE:
                match = self.gazetteer.match(tokens, i + 1) if tokens[i + 1].shape is Shape.WORD else None
                whole = match is not None and match.last == end - 1 and not match.clitics
                ids = match.ids if match is not None and whole else ()
                return Name(i + 1, end - 1, end, "", self.text(i + 1, end - 1, ""), ids)
        return None

    def _past_marks(self, i: int) -> int | None:
        while i < len(self.tokens) and self.tokens[i].text in _MARKS:
            i += 1
        return i if i < len(self.tokens) and self.tokens[i].shape is Shape.WORD else None

    def _past_closing(self, i: int) -> int:
        return i + 1 if i + 1 < len(self.tokens) and self.tokens[i + 1].text in _CLOSE else i

    def text(self, first: int, last: int, clitics: str) -> str:
        """The words of tokens [first, last] as written, without clitics and marks; للباب gives الباب."""
        parts = []
        for token in self.tokens[first : last + 1]:
            if token.text in _MARKS:
                continue
            parts.append(token)
        if not parts:
            return ""
        out = [parts[0].text[clitic_length(parts[0], clitics) :]]
        if clitics.endswith("ل") and parts[0].folded[len(clitics) :].startswith("ل"):
            out[0] = "ا" + out[0]
        for before, token in zip(parts, parts[1:], strict=False):
            joined = before.end == token.start
            out.append(token.text if joined else " " + token.text)
        return "".join(out)


def clitic_length(token: Token, clitics: str) -> int:
    """Characters of the token's text that its clitics take up, with the harakat on them."""
    left, at = len(clitics), 0
    while at < len(token.text) and left:
        left -= token.text[at].isalpha()
        at += 1
    while at < len(token.text) and not token.text[at].isalpha():
        at += 1
    return at if clitics else 0


def _nisba(folded: str) -> bool:
    """Adjectives in -ي, -ية after an article (السورية، الصناعي) describe and do not name."""
    return folded.endswith(("ي", "يه", "يين", "يون"))
