"""One passage as its tokens and the words of parties and deeds in it, with the way from a token to its word."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from tawthiq.claims.party_context import PartyContext, countries_of, words
from tawthiq.claims.victim_words import noun_at
from tawthiq.lexicon.matcher import Match
from tawthiq.model.vocabulary import Victims
from tawthiq.text.tokens import Shape, Token

QUOTES = frozenset("\"'“”«»„‟‘’`_*#()[]{}")
_STOPS = frozenset(".!؟?؛;\n")
_STANDING_LAM = "ل"  # لـ written apart from its noun
_MAX_UNKNOWN_ADJECTIVES = 2


class Reading:
    """`cover` takes a token's index to the match it belongs to; words that only name a country are left out of it."""

    def __init__(self, tokens: Sequence[Token], matches: Sequence[Match], context: PartyContext) -> None:
        self.tokens = tokens
        self.matches = matches
        self.context = context
        self.cover: dict[int, Match] = {}
        for match in self.matches:
            if match.entry.means != "theatre":
                for i in range(match.first, match.last + 1):
                    self.cover[i] = match

    @cached_property
    def near(self) -> Mapping[str, int]:
        """The countries that the passage names, with how often."""
        return countries_of(self.matches, self.context.countries)

    @cached_property
    def parts(self) -> frozenset[str]:
        """The parts that words of the passage play (attack, clash …), to spare looking for what is not there."""
        return frozenset(match.entry.means for match in self.matches)

    def before(self, i: int) -> int:
        """The index of the token before i, quotation marks, brackets and a لـ apart skipped; -1 at the start."""
        i -= 1
        while i >= 0 and (self.tokens[i].text in QUOTES or self.tokens[i].folded == _STANDING_LAM):
            i -= 1
        return i

    def after(self, i: int) -> int:
        """The index of the token after i, skipped likewise; len at the end."""
        i += 1
        while i < len(self.tokens) and (self.tokens[i].text in QUOTES or self.tokens[i].folded == _STANDING_LAM):
            i += 1
        return i

    def match_before(self, i: int) -> Match | None:
        """The match that ends right before token i."""
        return self.cover.get(self.before(i))

    def match_after(self, i: int) -> Match | None:
        """The match that begins right after token i."""
        return self.cover.get(self.after(i))

    def folded(self, i: int) -> str:
        """The folded word at i, empty beyond either end."""
        return self.tokens[i].folded if 0 <= i < len(self.tokens) else ""

    def is_a(self, i: int, means: str) -> bool:
        """Whether token i belongs to a match of this part."""
        match = self.cover.get(i)
        return match is not None and match.entry.means == means

    def party(self, match: Match) -> bool:
        """Whether the match is a party's word of any kind."""
        return match.entry.attributes.get("kind", "none") != "none"

    def as_force(self, match: Match) -> Match:
        """A vague party as the force it also is (الجيش before الأميركي), any other match as it is."""
        if match.entry.attributes.get("kind") != "word":
            return match
        other = words(self.context.folders).deeds.at(self.tokens, match.first)
        return other if other is not None and other.last == match.last else match

    def starts_joined(self, match: Match) -> bool:
        """Whether و stands before the phrase that ends with this word: وعناصر من قسد."""
        while not match.stem.clitics:
            before = self.match_before(match.first)
            if before is None or before.entry.means not in ("force", "belongs", "modifier"):
                break
            match = before
        return match.stem.clitics.startswith("و") or self.folded(self.before(match.first)) == "و"

    def clitics(self, match: Match) -> str:
        """What is written before the match's first word; a لـ apart counts as attached, and so does و before a mark of
        quotation (و"الجيش الوطني").
        """
        apart = match.first > 0 and self.tokens[match.first - 1].folded == _STANDING_LAM
        if not apart and not match.stem.clitics and self.folded(self.before(match.first)) == "و":
            return "و"
        return match.stem.clitics + "ل" if apart else match.stem.clitics

    def noun_before(self, i: int, *, definite: bool | None = None, listed: bool = False) -> int:
        """Going left from token i past adjectives: the index of the noun they belong to.

        Listed adjectives (جوية، عنيفة) always pass, others by their look (ة- or ي-), `definite` or not as asked,
        unless only `listed` ones may.
        """
        at = self.before(i)
        most = 0 if listed else _MAX_UNKNOWN_ADJECTIVES
        unknown: list[int] = []
        while at >= 0:
            if self.is_a(at, "modifier"):
                at = self.before(at)
            elif len(unknown) < most and at not in self.cover and self._is_adjective(at, definite):
                unknown.append(at)
                at = self.before(at)
            else:
                break
        return at if all(self._agrees(adjective, at) for adjective in unknown) else unknown[0]

    def _agrees(self, adjective: int, noun: int) -> bool:
        """An adjective is definite where its noun is: not so استراحة after الضربات."""
        match = self.cover.get(noun)
        return match is None or match.stem.definite == self.folded(adjective).startswith("ال")

    def _is_adjective(self, i: int, definite: bool | None) -> bool:
        token = self.tokens[i]
        if token.shape is not Shape.WORD or len(token.folded) < 5 or not token.folded.endswith(("ه", "ي")):
            return False
        person = noun_at(self.tokens, i)
        if person is not None and person.entry.means == Victims.CIVILIAN:
            return False  # قتل صحافي فرنسي: who was killed
        return definite is None or token.folded.startswith("ال") == definite

    def leftward(self, i: int, reach: int) -> Iterator[int]:
        """Indexes of up to `reach` tokens before i, nearest first, within the sentence."""
        for _ in range(reach):
            i = self.before(i)
            if i < 0 or self.tokens[i].text in _STOPS:
                return
            yield i

    def rightward(self, i: int, reach: int) -> Iterator[int]:
        """Indexes of up to `reach` tokens after i, nearest first, within the sentence."""
        for _ in range(reach):
            i = self.after(i)
            if i >= len(self.tokens) or self.tokens[i].text in _STOPS:
                return
            yield i
