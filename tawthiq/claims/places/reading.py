"""Place expressions of a passage as they are written, before any place is looked up.

1. An expression begins with a word that announces or locates a place (قرية، ريف، شمال، محيط) or with a bare name of the
   gazetteer where a place is to be expected (في حلب، استهدف الباب، #إدلب).
2. One place is read by parts.py, those that follow it and lie around it by chains.py.
3. framing.py tells from the words before what they make of it.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from tawthiq.claims.places import unknown
from tawthiq.claims.places.chains import Chains
from tawthiq.claims.places.datelines import dateline
from tawthiq.claims.places.framing import Framing, framed, of_areas
from tawthiq.claims.places.names import Name
from tawthiq.claims.places.parts import PREFIXES, Part, Parts
from tawthiq.claims.places.prior import Prior
from tawthiq.claims.places.unknown import Announced
from tawthiq.claims.places.words import LOCATING, NONE, Senses, Vocabulary, Word
from tawthiq.claims.victim_words import noun_at
from tawthiq.lexicon.known import is_town
from tawthiq.model.vocabulary import Precision, Victims
from tawthiq.text.tokens import Shape, Token

_HASH = frozenset("#_")
_QUOTES, _CLOSES = frozenset("\"“”«'"), frozenset("\"“”»'")
_LOCATIVE = frozenset({"locative", "inner", "near"})
_EXPECTING = frozenset({"locative", "target", "away", "from", "inner", "near", "glue"})
_PROMINENT = frozenset({"city", "governorate", "region"})
_ATTACKER = 3  # tokens of who attacks
_LISTED = 4  # tokens from a name beside which something is (محيط س وص) to the end of the next
_BESIDE = frozenset({"قرب", "القرب", "بالقرب", "خلف", "امام", "جوار", "بجوار", "بجانب", "مقابل", "قباله"})
_ALSO = frozenset({"كذلك", "ايضا", "مباشره", "مجددا", "مبني", "بوابه"})
_SETTLED = frozenset({Precision.NEIGHBOURHOOD, Precision.VILLAGE, Precision.TOWN})
_CIVIL = "مدني"  # الدفاع المدني
_BULLET, _LONGEST_HEAD = 3, 4  # tokens before the first word of a line, and from there to its colon


class Reading(NamedTuple):
    """Places named side by side, and the larger ones around all of them, smallest first."""

    items: tuple[Part, ...]
    around: tuple[Part, ...]
    first: int
    last: int
    framing: Framing


class Reader:
    """Reads one passage."""

    def __init__(
        self, tokens: Sequence[Token], words: Vocabulary, prior: Prior, announced: Announced | None = None
    ) -> None:
        self.tokens = tokens
        self.words = words
        self.prior = prior
        self.parts = Parts(tokens, words, prior)
        self.chains = Chains(self.parts)
        self.announced = Announced() if announced is None else announced

    @cached_property
    def filed_from(self) -> int:
        """The last token of the dateline, -1 without one; worked out only where a name asks."""
        return dateline(self.tokens)

    @cached_property
    def head(self) -> int:
        """The first word of a line whose head ends with a colon, -1 without one."""
        return _head(self.tokens)

    def read(self) -> Iterator[Reading]:
        """Expressions from left to right; none overlap."""
        tokens, i = self.tokens, 0
        senses, starts = self.words.senses, self.prior.gazetteer.starts
        called = True  # whether the token before may call for a place
        while i < len(tokens):
            token = tokens[i]
            if token.shape is not Shape.WORD:
                called = token.text in _QUOTES
                i += 1
                continue
            sense, known = senses[token.folded], starts[token.folded]
            if sense is NONE and not known and not called:
                i += 1
                continue
            called = sense.calls
            phrase = self.words.phrase(tokens, i) if sense.phrase else None
            if phrase is not None:
                called = True
                i = phrase + 1
                continue
            found = self._read(i, sense, known=bool(known))
            if found:
                self.announced.take(found.items, self.tokens)
                yield found
                called = True
                i = found.last
                for more in self._resumed(found):
                    yield more
                    i = more.last
            i += 1

    def _read(self, i: int, sense: Senses, *, known: bool) -> Reading | None:
        """The expression that begins at a word of these senses; `known`: a name of the gazetteer may begin there."""
        found = None
        if sense.opens and not _only_looks_alike(self.tokens[i]):
            found = self._expression(self.parts.read(i, PREFIXES), i)
        if found is None and known:
            found = self._expression(self._bare(i), i)
        if found is None and not sense.opens and self._is_located(i):
            found = self._expression(self._by_context(i), i)
        return found

    def _expression(self, part: Part | None, first: int) -> Reading | None:
        if part is None:
            return None
        items = [part] if part.name is None else self.chains.listed(part)
        around = self.chains.around(items) if part.name is not None else []
        last = (around or items)[-1].last
        if around and len(items) == 1 and self._is_beside(part) and _is_settled(around[0]):
            items, around = around[:1], around[1:]
        framing = framed(self.tokens, self.words, first, part.clitics)
        if last <= self.filed_from:
            framing = Framing.ELSEWHERE
        if self._treats(part) and not (part.near or self._is_hit(first) or self._is_object(first)):
            framing = Framing.GOAL
        return Reading(tuple(items), tuple(around), first, last, framing)

    def _resumed(self, found: Reading) -> Iterator[Reading]:
        """The groups that go on with a list of places hit (في قريتي س وص بريف ع، وف وق بسهل ك)."""
        while found.framing is Framing.EVENT and found.items[0].name is not None:
            items = self.chains.resumed(found.items[0], found.last, apart=bool(found.around))
            if not items:
                return
            around = self.chains.around(items)
            found = Reading(tuple(items), tuple(around), items[0].first, (around or items)[-1].last, Framing.EVENT)
            yield found

    def _treats(self, part: Part) -> bool:
        """Whether the name is that of a hospital, where people are taken unless it is hit itself."""
        name = part.name
        if name is None or self.tokens[name.first].shape is not Shape.WORD:
            return False
        word = self.words.senses[self.tokens[name.first].folded].classes.get("cue")
        return word is not None and word.has("target")

    def _is_beside(self, part: Part) -> bool:
        """منزل خلف مدرسة س في حي ص: the school only says where in the quarter it is."""
        name = part.name
        site = part.cue is not None and part.cue.has("site")
        return site and name is not None and name.first > 0 and self.tokens[name.first - 1].folded in _BESIDE

    def _is_hit(self, first: int) -> bool:
        at = first - 1
        at -= at > 0 and self.tokens[at].folded in _ALSO  # القصف طال كذلك المستشفى …
        return at >= 0 and "target" in self.words.senses[self.tokens[at].folded].classes

    def _bare(self, i: int) -> Part | None:
        """A known name without any announcing word, where one is to be expected or the name needs none."""
        before = self._before(i)
        classes = self.words.senses[before.folded].classes if before else {}
        expected = not _EXPECTING.isdisjoint(classes) or (before is not None and before.text in _HASH)
        expected = expected or i <= self.filed_from or i == self.head
        hit = not expected and self._is_object(i)
        if not expected and not hit and not self.prior.notable(self.tokens[i].folded):
            return None
        name = self.parts.names.known(i, PREFIXES)
        if name is None or not (expected or name.clitics or not self._is_somebody(i)):
            return None
        if hit and not name.clitics and unknown.is_only_name(self.tokens, name, self.words, self.prior.gazetteer):
            return Part(i, name.end, "", name)
        if not self._fits(name, classes, expected):
            return None
        kind = name.last > name.first and "cue" in self.words.senses[self.tokens[name.first].folded].classes
        return Part(i, name.end, name.clitics, name, says_kind=kind)

    def _is_somebody(self, i: int) -> bool:
        """الصحفي أحمد علي: the name of whoever is called so, which may be that of a village, too."""
        noun = noun_at(self.tokens, i - 1) if i else None
        if noun is None or noun.entry.means != Victims.CIVILIAN or noun.stem.text == _CIVIL:
            return False
        return noun.stem.definite and noun.entry.attributes["number"] == "singular"

    def _is_object(self, i: int) -> bool:
        """استهدفت مدفعية العدو س: behind a verb of attack and who attacks, nothing between, stands what was hit."""
        at = i - 1
        while at >= max(0, i - _ATTACKER) and "attacker" in self.words.senses[self.tokens[at].folded].classes:
            at -= 1
        return 0 <= at < i - 1 and "target" in self.words.senses[self.tokens[at].folded].classes

    def _by_context(self, i: int) -> Part | None:
        """A name that no list and no gazetteer has: where the report announced it before (بلدة س), or where a place is
        to be expected and the words after it say inside or beside which known place it lies (في س غرب ص), or a known
        one is listed with it (محيط س وص).
        """
        if not unknown.may_begin(self.tokens[i], self.words):
            return None
        told = self.announced.at(self.tokens, i)
        if told is not None:
            last, cue = told
            cue = unknown.settlement(self.words) if cue.has("many") else cue  # one of the villages named before
            return Part(i, last, "", Name(i, last, last, "", self.parts.names.text(i, last, ""), ()), cue)
        cue = unknown.settlement(self.words)
        name = self.parts.names.unknown(i, "", cue)
        if name is None or not unknown.may_name(self.tokens, name, self.words):
            return None
        part = Part(i, name.end, "", name, cue)
        town = name.first == name.last and is_town(self.tokens[i].folded) and not self._is_known(i)
        return part if town or self.chains.lies_within(part) or self.chains.is_listed(part) else None

    def _is_known(self, i: int) -> bool:
        """Whether some name of the gazetteer may begin at a token."""
        return bool(self.prior.gazetteer.starts[self.tokens[i].folded])

    def _is_located(self, i: int) -> bool:
        """Whether a word that calls for a place stands before token i, or before the quotation mark that opens it."""
        at = i - 2 if i > 1 and self.tokens[i - 1].text in _QUOTES else i - 1
        if at < 0 or not self.words.senses[self.tokens[at].folded].calls:
            return False
        if not LOCATING.isdisjoint(self.words.senses[self.tokens[at].folded].classes):
            return True
        return any(token.folded.startswith("و") for token in self.tokens[i + 1 : i + _LISTED])

    def _before(self, i: int) -> Token | None:
        """The token before a name, over a quotation mark that opens it (على "س")."""
        at = i - 1
        closed = any(token.text in _CLOSES for token in self.tokens[i + 1 : i + 1 + _LONGEST_HEAD])
        if at > 0 and closed and self.tokens[at].text in _QUOTES:
            at -= 1
        return self.tokens[at] if at >= 0 else None

    def _fits(self, name: Name, before: Mapping[str, Word], expected: bool) -> bool:
        body = before.get("body")
        if body is not None and not body.definite and not name.clitics:
            return False
        places = [self.prior.gazetteer.place(at) for at in name.ids]
        if any(place.type == "country" for place in places):
            return "ب" in name.clitics or not _LOCATIVE.isdisjoint(before) or of_areas(self.tokens, name.first)
        if name.last > name.first:
            return True
        definite = name.text.startswith("ال")
        if not any(place.definite if definite else place.indefinite for place in places):
            return False
        if not expected and "ب" not in name.clitics and self._shy(name):
            return False
        if any(place.type in _PROMINENT and (expected or place.country == self.prior.main) for place in places):
            return True
        if name.clitics:
            return "ب" in name.clitics
        return expected and not ({"from", "away"} & before.keys() and _LOCATIVE.isdisjoint(before))

    def _shy(self, name: Name) -> bool:
        """A city whose name is an everyday word (تدمر): it needs a word before it that calls for a place."""
        word = self.words.senses[self.tokens[name.first].folded].classes.get("shy")
        return word is not None and word.clitics == name.clitics


def _is_settled(part: Part) -> bool:
    """Whether a part is announced as a quarter, a village or a town."""
    return part.cue is not None and Precision(part.cue.entry.attributes["precision"]) in _SETTLED


def _only_looks_alike(token: Token) -> bool:
    """وأدى, which folds to the same letters as وادي; إمام, who leads prayers, as أمام."""
    return (token.folded == "وادي" and "أ" in token.text) or (token.folded == "امام" and "إ" in token.text)


def _head(tokens: Sequence[Token]) -> int:
    """The first word of a line whose head ends with a colon, two dots or a bar (كفر زيتا: خمسة شهداء، النبطية.. مقتل
    رجل، – حلب: …); -1 where none does.
    """
    ends = (_ends_head(tokens, at) for at in range(min(len(tokens), _BULLET + _LONGEST_HEAD)))
    if not any(ends):
        return -1
    return next((at for at, token in enumerate(tokens[:_BULLET]) if token.shape is Shape.WORD), -1)


def _ends_head(tokens: Sequence[Token], at: int) -> bool:
    text = tokens[at].text
    dots = text == "…" or (text == "." and at + 1 < len(tokens) and tokens[at + 1].text == ".")
    return text in ":|" or dots or text.startswith("..")
