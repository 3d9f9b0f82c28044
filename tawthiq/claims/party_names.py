"""The names of parties in a passage as whole noun phrases: طائرة حربية روسية، مليشيات الأسد، طيران التحالف الدولي.

1. A party's own word is the core: a name, a word that the context decides, an adjective (روسي) beside a force or attack.
2. To its left the forces that it owns belong to the phrase (قوات، طائرات مسيرة تابعة لـ), to its right what only
   describes it (the same party in brackets or quotes, السوري after النظام, بقيادة الولايات المتحدة).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tawthiq.claims.party_context import PartyContext, countries_of, resolve
from tawthiq.lexicon import parties
from tawthiq.lexicon.matcher import Match
from tawthiq.model.passage import Passage
from tawthiq.text.tokens import Shape, Token

QUOTES = frozenset("\"'“”«»„‟‘’`_*#()[]{}")
_PARTY_KINDS = frozenset({"name", "word", "demonym", "office"})
_FEMININE_BODY = "f"


@dataclass(frozen=True, slots=True)
class Name:
    """A party's phrase over tokens [first, last]. `attack` is the attack noun that an adjective makes a party's (قصف تركي).

    `head` is the type of the outermost force (body, craft, militia, person) or None; `gender` f, m or None;
    `clitics` what is written before its first word (ل، ب، و).
    """

    actor: str
    first: int
    last: int
    kind: str
    clitics: str = ""
    head: str | None = None
    gender: str | None = None
    attack: Match | None = None
    definite: bool = False


class Reading:
    """One passage as tokens and matches, with the way from a token to its match."""

    def __init__(self, passage: Passage, context: PartyContext) -> None:
        self.tokens: Sequence[Token] = passage.tokens
        self.matches = context.scan(passage)
        self.context = context
        self.near: Mapping[str, int] = countries_of(self.matches)
        self.cover: dict[int, Match] = {}
        for match in self.matches:
            if match.entry.means == "theatre":
                continue
            for i in range(match.first, match.last + 1):
                self.cover[i] = match

    def before(self, i: int) -> int:
        """The index of the token before i, quotation marks and brackets skipped; -1 at the start."""
        i -= 1
        while i >= 0 and self.tokens[i].text in QUOTES:
            i -= 1
        return i

    def after(self, i: int) -> int:
        """The index of the token after i, quotation marks and brackets skipped; len at the end."""
        i += 1
        while i < len(self.tokens) and self.tokens[i].text in QUOTES:
            i += 1
        return i

    def match_before(self, i: int) -> Match | None:
        """The match that ends right before token i."""
        return self.cover.get(self.before(i))

    def match_after(self, i: int) -> Match | None:
        """The match that begins right after token i."""
        return self.cover.get(self.after(i))

    def past_modifiers(self, i: int) -> int:
        """Going left from token i: the index of the first token that is no adjective (جوية، عنيفة) of the phrase."""
        at = self.before(i)
        while at >= 0 and self.is_a(at, "modifier"):
            at = self.before(at)
        return at

    def is_a(self, i: int, means: str) -> bool:
        """Whether token i belongs to a match of this part."""
        match = self.cover.get(i)
        return match is not None and match.entry.means == means


def names(reading: Reading) -> list[Name]:
    """All parties of a passage, in text order."""
    found: list[Name] = []
    for match in reading.matches:
        kind = match.entry.attributes.get("kind")
        if kind not in _PARTY_KINDS:
            continue
        if found and match.first <= found[-1].last:
            continue
        name = _demonym(reading, match, found) if kind == "demonym" else _named(reading, match, kind, found)
        if name:
            found.append(_to_the_right(reading, name))
    return found


def _named(reading: Reading, match: Match, kind: str, found: list[Name]) -> Name | None:
    attributes = match.entry.attributes
    actor: str | None = match.entry.means
    if kind == "word":
        if "definite" in attributes and not match.stem.definite:
            return None
        actor = resolve(match.entry, reading.context, reading.near)
    if "joins" in attributes:
        joined = bool(found) and found[-1].actor == attributes["joins"] and match.first - found[-1].last <= 3
        actor = actor if joined else None
    if actor is None:
        return None
    name = Name(
        actor,
        match.first,
        match.last,
        kind,
        match.stem.clitics,
        None,
        attributes.get("gender"),
        None,
        match.stem.definite,
    )
    return _to_the_left(reading, name)


def _demonym(reading: Reading, match: Match, found: list[Name]) -> Name | None:
    if found and reading.before(match.first) == found[-1].last:
        return _describes(reading, match, found)
    at = _head(reading, match)
    head = reading.cover.get(at)
    if head is None:
        return None
    attributes = head.entry.attributes
    weak = "weak" in match.entry.attributes
    if head.entry.means == "force" and head.stem.definite == match.stem.definite:
        if weak and attributes["type"] not in ("body", "craft"):
            return None
        actor = _actor(match, reading)
        if actor is None:
            return None
        if attributes["type"] == "militia" and (party := parties.load(reading.context.folders).get(actor)):
            actor = party.proxies or actor
        return _to_the_left(
            reading,
            Name(
                actor,
                head.first,
                match.last,
                "demonym",
                head.stem.clitics,
                attributes["type"],
                attributes.get("gender"),
                None,
                head.stem.definite,
            ),
        )
    if head.entry.means == "attack" and (head.stem.definite == match.stem.definite or head.last != at):
        actor = _actor(match, reading)
        if actor:
            return Name(actor, head.first, match.last, "demonym", head.stem.clitics, None, None, head)
    return None


def _actor(match: Match, reading: Reading) -> str | None:
    if "by_country" in match.entry.attributes:
        return resolve(match.entry, reading.context, reading.near)
    return match.entry.means


def _head(reading: Reading, match: Match) -> int:
    """The noun that an adjective of nation belongs to: past other adjectives, listed or of the same look."""
    at = reading.past_modifiers(match.first)
    steps = 0
    while at >= 0 and steps < 2 and at not in reading.cover and _looks_like_adjective(reading.tokens[at], match):
        at = reading.past_modifiers(at)
        steps += 1
    return at


def _looks_like_adjective(token: Token, match: Match) -> bool:
    folded = token.folded
    if token.shape is not Shape.WORD or len(folded) < 4 or folded.startswith("ال") != match.stem.definite:
        return False
    return folded.endswith(("يه", "ي"))


def _describes(reading: Reading, match: Match, found: list[Name]) -> Name | None:
    """An adjective right after a party: it describes it (النظام السوري) or says whose a vague word is (الاحتلال التركي)."""
    last = found[-1]
    actor = _actor(match, reading)
    if last.kind == "word" and actor and "weak" not in match.entry.attributes and actor != last.actor:
        found[-1] = Name(actor, last.first, match.last, "name", last.clitics, last.head, last.gender, last.attack)
    elif last.kind == "demonym" and actor and actor != last.actor and last.attack:
        # "غارات أميركية بريطانية": both did it.
        return Name(actor, match.first, match.last, "demonym", "", None, None, last.attack)
    else:
        found[-1] = _stretched(last, match.last)
    return None


def _stretched(name: Name, last: int) -> Name:
    return Name(
        name.actor, name.first, last, name.kind, name.clitics, name.head, name.gender, name.attack, name.definite
    )


def _to_the_left(reading: Reading, name: Name) -> Name:
    """Take in the forces that the party owns: قوات النظام، عناصر من قسد، طائرات مسيرة تابعة لسلاح الجو التركي."""
    while True:
        at = reading.before(name.first)
        link = reading.cover.get(at)
        if link is None:
            return name
        loyal = False
        owned = name.clitics in ("", "ل") or "ل" in name.clitics
        if link.entry.means == "belongs" and (owned or link.entry.forms):
            loyal = link.entry.attributes.get("type") == "loyal"
            at = reading.past_modifiers(link.first)
        elif "ل" in name.clitics:
            at = reading.past_modifiers(name.first)
        elif name.clitics or (name.definite and link.stem.definite):
            return name
        head = reading.cover.get(at)
        if head is None or head.entry.means != "force" or head.last != at:
            return name
        name = _owned_by(reading, name, head, loyal, link)


def _owned_by(reading: Reading, name: Name, head: Match, loyal: bool, link: Match) -> Name:
    attributes = head.entry.attributes
    actor = name.actor
    party = parties.load(reading.context.folders).get(actor)
    of_militia = attributes["type"] in ("militia", "person") and link.entry.means == "belongs" and link is not head
    if party and party.proxies and (loyal or (of_militia and attributes["type"] == "militia")):
        actor = party.proxies
    return Name(
        actor,
        head.first,
        name.last,
        name.kind,
        head.stem.clitics,
        attributes["type"],
        attributes.get("gender"),
        None,
        head.stem.definite,
    )


def _to_the_right(reading: Reading, name: Name) -> Name:
    """Take in what only says the same party again: قوات سوريا الديمقراطية "قسد"، التحالف الدولي بقيادة الولايات المتحدة."""
    while True:
        at = reading.after(name.last)
        match = reading.cover.get(at)
        if match is None or match.first != at:
            return name
        kind = match.entry.attributes.get("kind")
        if match.entry.means == "led":
            end = _led_by(reading, match)
            if end is None:
                return name
            name = _stretched(name, end)
        elif (kind in ("name", "demonym") and match.entry.means == name.actor and not match.stem.clitics) or (kind == "demonym" and "weak" in match.entry.attributes and match.stem.definite):
            name = _stretched(name, match.last)
        else:
            return name


def _led_by(reading: Reading, led: Match) -> int | None:
    follower = reading.match_after(led.last)
    if follower is None or follower.entry.attributes.get("kind") not in _PARTY_KINDS:
        return None
    return follower.last
