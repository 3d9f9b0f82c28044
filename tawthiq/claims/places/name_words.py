"""The words of names of places: which ends a name, what stands around one, how one is written."""

from collections.abc import Sequence
from itertools import pairwise

from tawthiq.claims.places.prior import Prior
from tawthiq.claims.places.spelling import ON, bare, is_on
from tawthiq.claims.places.words import Vocabulary
from tawthiq.text.tokens import Shape, Token

CLOSE = frozenset("\"”»“'’„")
SHORTEST_VERB = 4
_MARKS = frozenset("#_(\"“”«»„'")
_SHORTEST_STEM = 3
STOPS = frozenset({"end", "cue", "link", "near", "direction", "rural", "inner", "nation", "target", "side", "locative"})


class NameWords:
    """The words of one passage, as parts of names."""

    def __init__(self, tokens: Sequence[Token], words: Vocabulary, prior: Prior) -> None:
        self.tokens = tokens
        self.words = words
        self.prior = prior

    def _stops(self, i: int, clitics: str) -> bool:
        token = self.tokens[i]
        if token.shape is not Shape.WORD:
            return True
        folded = token.folded[len(clitics) :]
        if len(folded) > SHORTEST_VERB and (folded.endswith("وا") or folded.startswith("لل")):
            return True  # نزحوا، للمهجرين
        classes = self.words.senses[folded].classes
        if folded == ON and not is_on(token):
            return False  # the name Ali, which folds to the same letters as "on"
        head = classes.get("head")
        is_head = head is not None and not head.clitics and not head.definite
        if "end" in classes and not (is_head and classes["end"].clitics):  # وادي is no و with a word that ends names
            return True
        if is_head:
            return False
        return not STOPS.isdisjoint(classes)

    def ends_at(self, i: int) -> bool:
        """Whether a name ends before token i: no word, one that stops names, or one that puts a place behind بـ."""
        return self._stops(i, "") or self._has_known_stem(self.tokens[i].folded)

    def _has_known_stem(self, folded: str) -> bool:
        """Whether a clitic comes off and leaves a place (بإدلب)."""
        starts = self.prior.gazetteer.starts[folded]
        return any(clitics and len(folded) - len(clitics) >= _SHORTEST_STEM for clitics, _ in starts)

    def _is_head(self, i: int) -> bool:
        return "head" in self.words.senses[self.tokens[i].folded].classes

    def _needs_second(self, i: int) -> bool:
        """حصن begins a name, الحصن is one."""
        head = self.words.senses[self.tokens[i].folded].classes.get("head")
        return head is not None and not head.definite

    def _past_marks(self, i: int) -> int | None:
        while i < len(self.tokens) and self.tokens[i].text in _MARKS:
            i += 1
        return i if i < len(self.tokens) and self.tokens[i].shape is Shape.WORD else None

    def _past_closing(self, i: int) -> int:
        return i + 1 if i + 1 < len(self.tokens) and self.tokens[i + 1].text in CLOSE else i

    def text(self, first: int, last: int, clitics: str) -> str:
        """The words of tokens [first, last] as written, without clitics and marks; للباب gives الباب."""
        if first == last:
            return bare(self.tokens[first], clitics)
        parts = [token for token in self.tokens[first : last + 1] if token.text not in _MARKS]
        if not parts:
            return ""
        out = [bare(parts[0], clitics)]
        for before, token in pairwise(parts):
            out.append(token.text if before.end == token.start else " " + token.text)
        return "".join(out)
