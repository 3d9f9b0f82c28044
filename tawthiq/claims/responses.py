"""Positions of the parties, and words that only say who did it.

1. `find` reads a verb of position (اعترف، نفى، تبنى، فتح) with the objects after it into response values, and names the
party where the subject is one. 2. `kind_hints` marks words of attribution: they make a claim of kind `attribution`
where it adds no harm, and `response` where a party's position is all that is said.

Words: lexicon/data/responses.yaml. Admitting a strike is not admitting the harm.
"""

from collections.abc import Iterator, Sequence

from tawthiq.claims.mentions import At, KindHint, ResponseMention
from tawthiq.claims.reporting import marks
from tawthiq.claims.source_names import Name, describe, read
from tawthiq.lexicon.chosen import Folders, by_folders
from tawthiq.lexicon.entries import load
from tawthiq.lexicon.matcher import Match, Matcher
from tawthiq.model.passage import Passage
from tawthiq.model.vocabulary import Kind, Outcome, Response
from tawthiq.text.tokens import Token

_REACH = 14
_OWN = 5  # tokens after a deed within which those whom it befell are told
_PREFIXES = frozenset({"", "و", "ف"})
_OBJECT_PREFIXES = frozenset({"", "و", "ب", "ل", "وب", "ول"})
_STOPS = frozenset(".؟!؛")
_ANSWERS = {
    ("admits", "harm"): Response.ADMITS_HARM,
    ("admits", "strike"): Response.ADMITS_STRIKE,
    ("admits", "responsibility"): Response.ADMITS_STRIKE,
    ("adopts", "strike"): Response.ADMITS_STRIKE,
    ("adopts", "harm"): Response.ADMITS_HARM,
    ("denies", "harm"): Response.DENIES_HARM,
    ("denies", "strike"): Response.DENIES_STRIKE,
    ("denies", "responsibility"): Response.DENIES_RESPONSIBILITY,
    ("not_confirmed", "harm"): Response.NOT_CONFIRMED,
    ("not_confirmed", "strike"): Response.NOT_CONFIRMED,
    ("investigates", "inquiry"): Response.INVESTIGATING,
    ("blames", "behind"): Response.BLAMES_OTHER,
}
_PARTY_ONLY = frozenset({"investigates", "blames"})


def find(passage: Passage) -> tuple[ResponseMention, ...]:
    """The positions of a passage in text order."""
    found = [mention for match in _matches(passage.tokens, "position") if (mention := _position(passage, match))]
    return tuple(found)


def kind_hints(passage: Passage) -> tuple[KindHint, ...]:
    """Where words stand that attribute a deed, in text order."""
    tokens = passage.tokens
    hints = []
    for match in _matches(tokens, "attribution"):
        if _attributes(tokens, match):
            hints.append(KindHint(at=_where(tokens, match), kind=Kind.ATTRIBUTION, rule=f"hint.{match.entry.id}"))
    return tuple(hints)


def _matches(tokens: Sequence[Token], group: str) -> Iterator[Match]:
    for match in _matcher(group).scan(tokens):
        if match.stem.clitics in _PREFIXES and not match.stem.definite:
            yield match


def _attributes(tokens: Sequence[Token], match: Match) -> bool:
    following = [token.folded for token in tokens[match.last + 1 : match.last + _REACH]]
    if match.entry.means == "attribution-if-responsible":
        return any(word.startswith(("مسووليه", "المسووليه", "بالمسووليه", "باللوم", "باللايمه")) for word in following)
    if match.entry.means == "attribution-if-that":
        behind = any(
            word in ("وراء", "خلف", "مصدر", "مصدره", "نفذت", "نفذها", "المسوول", "مسوول") for word in following
        )
        return behind and any(word in ("ان", "بان", "انه", "بوقوف") for word in following)
    return True


def _position(passage: Passage, match: Match) -> ResponseMention | None:
    tokens, role = passage.tokens, match.entry.attributes["role"]
    if role == "set":
        return ResponseMention(
            at=_where(tokens, match), responses=(Response(match.entry.means),), party=None, speaker=None
        )
    if role != "verb":
        return None
    verb = match.entry.means
    speaker = _speaker(passage, match)
    if verb in _PARTY_ONLY and (speaker is None or speaker.party is None):
        return None
    if verb == "apologizes":
        answers: dict[Response, int] = {Response.APOLOGIZES: match.last}
    else:
        answers = _answers(tokens, match, verb)
    if not answers or _negated(tokens, match):
        return None
    last = max(answers.values())
    harmed = (Outcome.KILLED,) if Response.ADMITS_HARM in answers or Response.DENIES_HARM in answers else ()
    return ResponseMention(
        at=At(first=match.first, last=last, start=tokens[match.first].start, end=tokens[last].end),
        responses=tuple(answers),
        party=speaker.party if speaker else None,
        speaker=_at(tokens, speaker.first, speaker.last) if speaker else None,
        outcomes=harmed,
    )


def _answers(tokens: Sequence[Token], match: Match, verb: str) -> dict[Response, int]:
    """The response values that the objects after the verb give it, with the token that ends each."""
    found: dict[Response, int] = {}
    at = match.last + 1
    while at < min(len(tokens), match.last + _REACH) and tokens[at].text not in _STOPS:
        named = _matcher("object").at(tokens, at)
        if named is None or named.stem.clitics not in _OBJECT_PREFIXES:
            at += 1
            continue
        answer = _ANSWERS.get((verb, named.entry.means))
        if answer and not _is_own_loss(tokens, named):
            found.setdefault(answer, named.last)
        if verb in ("denies", "blames", "not_confirmed") and found:
            break
        at = named.last + 1
    return found


def _is_own_loss(tokens: Sequence[Token], named: Match) -> bool:
    """اعترف الجيش بمقتل اثنين من جنوده، نفى الحزب اغتيال أحد قادته: the loss of one's own, no deed."""
    ahead = range(named.last + 1, min(len(tokens), named.last + _OWN))
    return any(_matcher("own").at(tokens, at) is not None for at in ahead)


def _negated(tokens: Sequence[Token], match: Match) -> bool:
    if match.entry.means == "not_confirmed":
        return False
    return match.first > 0 and tokens[match.first - 1].folded in ("لم", "ولم", "لا", "ولا", "فلم")


def _speaker(passage: Passage, match: Match) -> Name | None:
    """The subject after the verb, else the words before it."""
    tokens = passage.tokens
    if match.last + 1 < len(tokens):
        name = read(tokens, marks(tokens), match.last + 1, definite_ends=True)
        if name and name.head:
            return name
    if match.first == 0:
        return None
    before = describe(tokens, max(0, match.first - 3), match.first - 1)
    return before if before.party else None


def _where(tokens: Sequence[Token], match: Match) -> At:
    return _at(tokens, match.first, match.last)


def _at(tokens: Sequence[Token], first: int, last: int) -> At:
    return At(first=first, last=last, start=tokens[first].start, end=tokens[last].end)


def _matcher(group: str) -> Matcher:
    return _matchers()[group]


@by_folders
def _matchers(folders: Folders) -> dict[str, Matcher]:
    entries = load("responses", folders)
    groups = {"position": ("verb", "set"), "object": ("object",), "own": ("own",), "attribution": ("attribution",)}
    return {
        group: Matcher(entry for entry in entries if entry.attributes["role"] in roles)
        for group, roles in groups.items()
    }
