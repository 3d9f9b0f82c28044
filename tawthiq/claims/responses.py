"""Positions of the parties: what they admit, deny, explain and look into.

1. `find` reads a verb of position (اعترف، نفى، تبنى، فتح) with the objects after it into response values, and names the
party where the subject is one. 2. Whole positions (لا علم له، قيد المراجعة) are those of whoever speaks around them, if
he speaks for a side. 3. A position reaches as far as what it is about.

Words: lexicon/data/responses.yaml. Admitting a strike is not admitting the harm.
"""

from collections.abc import Iterator, Sequence

from tawthiq.claims import own_deeds
from tawthiq.claims.mentions import At, ResponseMention, SourceFrame
from tawthiq.claims.reporting import OPENERS, Mark, marks
from tawthiq.claims.source_extent import read
from tawthiq.claims.source_names import QUOTES, Name, describe
from tawthiq.lexicon.chosen import Folders, by_folders
from tawthiq.lexicon.entries import load
from tawthiq.lexicon.matcher import Match, Matcher
from tawthiq.model.claim import Source
from tawthiq.model.passage import Passage
from tawthiq.model.vocabulary import OriginKind, Outcome, Response
from tawthiq.text.tokens import Token

_REACH = 14
_FAR = 18  # the same for a denial, whose speaker may say where he spoke before what he denies
_WE = "set-we-did"
_OF_WHOM = 2  # tokens
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
    ("announces", "responsibility"): Response.ADMITS_STRIKE,
    ("announces", "inquiry"): Response.INVESTIGATING,
    ("replies", "that"): Response.JUSTIFIES,
    ("describes", "dead-as"): Response.JUSTIFIES,
    ("describes", "figures-as"): Response.DENIES_HARM,
    ("voices", "regret"): Response.APOLOGIZES,
    ("rejects", "charge"): Response.DENIES_RESPONSIBILITY,
    ("rejects", "responsibility"): Response.DENIES_RESPONSIBILITY,
    ("denies", "presence"): Response.DENIES_RESPONSIBILITY,
}
SIDES = frozenset({OriginKind.PARTY_TO_CONFLICT, OriginKind.MILITARY_SPOKESPERSON, OriginKind.ARMED_GROUP_OUTLET})
_ONCE = frozenset({"كان", "كانت", "كانوا"})  # بعد أن كانت تنفي ذلك
_PARTY_ONLY = frozenset({"investigates", "blames"})
_SIDE_ONLY = frozenset({"announces", "replies", "describes", "rejects", "voices"})


def find(passage: Passage, frames: Sequence[SourceFrame] = ()) -> tuple[ResponseMention, ...]:
    """The positions of a passage in text order; where no subject stands at the words, the frame around them speaks."""
    matches = list(_matches(passage.tokens, "position"))
    if not matches:
        return ()
    reader = _Reader(passage, frames)
    return tuple(mention for match in matches if (mention := reader.position(match)))


def _matches(tokens: Sequence[Token], group: str) -> Iterator[Match]:
    for match in _matcher(group).scan(tokens):
        if match.stem.clitics in _PREFIXES and not match.stem.definite:
            yield match


class _Reader:
    """Reads the words of position of one passage."""

    def __init__(self, passage: Passage, frames: Sequence[SourceFrame]) -> None:
        self._tokens = passage.tokens
        self._frames = frames
        self._marks: list[Mark | None] = marks(passage.tokens)

    def position(self, match: Match) -> ResponseMention | None:
        """The position that begins at these words, or None where they take none."""
        return self._whole(match) if match.entry.attributes["role"] == "set" else self._verb(match)

    def _whole(self, match: Match) -> ResponseMention | None:
        """Words that are a position by themselves, if the one who speaks may have one."""
        speaker = self._framing(match)
        needs = match.entry.attributes.get("needs")
        if needs == "party" and not _may_answer(speaker):
            return None
        if needs == "aim" and not (_may_have_struck(speaker) and _explains(self._tokens, match)):
            return None
        if needs == "aim-named" and not (_may_have_struck(speaker) and _is_aim(self._tokens, match.last + 1)):
            return None
        if needs == "self" and not (_may_answer(speaker) and own_deeds.tells_own(self._tokens, match)):
            return None
        if needs == "now" and match.first and self._tokens[match.first - 1].folded in _ONCE:
            return None
        found = {Response(means): match.last for means in match.entry.means.split()}
        return self._mention(match, found, speaker.party if speaker else None, self._named(speaker))

    def _verb(self, match: Match) -> ResponseMention | None:
        tokens, verb = self._tokens, match.entry.means
        speaker = _speaker(tokens, self._marks, match)
        by_party = verb in _PARTY_ONLY or match.entry.attributes.get("needs") == "party"
        if by_party and (speaker is None or speaker.party is None):
            return None
        if verb == "apologizes":
            answers: dict[Response, int] = {Response.APOLOGIZES: match.last}
        else:
            answers = _answers(tokens, match, verb)
        if not answers or _negated(tokens, match):
            return None
        at = _at(tokens, speaker.first, speaker.last) if speaker else None
        framing = None if speaker else self._framing(match)
        if (verb in _SIDE_ONLY or (verb == "not_confirmed" and framing)) and not _may_answer(speaker or framing):
            return None
        party = speaker.party if speaker else framing.party if framing else None
        return self._mention(match, answers, party, at or self._named(framing))

    def _mention(
        self, match: Match, answers: dict[Response, int], party: str | None, speaker: At | None
    ) -> ResponseMention:
        last = max(answers.values())
        harmed = (Outcome.KILLED,) if Response.ADMITS_HARM in answers or Response.DENIES_HARM in answers else ()
        return ResponseMention(
            at=_at(self._tokens, match.first, last),
            responses=tuple(answers),
            party=party,
            speaker=speaker,
            outcomes=harmed,
            reach=self._reach(match.first, last),
            we=match.entry.id == _WE,
        )

    def _reach(self, first: int, last: int) -> int:
        """The last token of what the position is about: up to what is said next, or told as known (الذي، بعد)."""
        tokens = self._tokens
        for at in range(last + 1, len(tokens)):
            mark = self._marks[at]
            if tokens[at].text in _STOPS or (mark is not None and mark.role in OPENERS):
                return at - 1
            ends = _matcher("end").at(tokens, at)
            if ends is not None and ends.stem.clitics in _PREFIXES:
                return at - 1
        return len(tokens) - 1

    def _framing(self, match: Match) -> Source | None:
        start = self._tokens[match.first].start
        around = [frame for frame in self._frames if frame.scope_start <= start < frame.scope_end and frame.sources]
        return around[-1].sources[-1] if around else None

    def _named(self, source: Source | None) -> At | None:
        """Where a source stands in the passage; None where it is named before it."""
        if source is None or source.start < self._tokens[0].start:
            return None
        at = next(i for i, token in enumerate(self._tokens) if token.end > source.start)
        return At(first=at, last=at, start=source.start, end=source.end)


def _may_answer(source: Source | Name | None) -> bool:
    """Whether the source speaks for a side, so that what it says of a deed is an answer and no report."""
    return source is not None and (source.party is not None or source.kind in SIDES)


def _may_have_struck(source: Source | None) -> bool:
    """Whether the source speaks for a side that is known, not for some movement that may have been hit itself."""
    if source is None or not _may_answer(source):
        return False
    known = source.party is not None or source.kind is OriginKind.MILITARY_SPOKESPERSON
    return known or " " not in source.quote.strip()


def _answers(tokens: Sequence[Token], match: Match, verb: str) -> dict[Response, int]:
    """The response values that the objects after the verb give it, with the token that ends each."""
    found: dict[Response, int] = {}
    at = match.last + 1
    while at < min(len(tokens), match.last + (_FAR if verb == "denies" else _REACH)) and tokens[at].text not in _STOPS:
        if verb == "admits" and _denies_at(tokens, at):
            break  # أقر بشن الضربة لكنه نفى مقتل مدنيين
        named = _matcher("object").at(tokens, at)
        if named is None or named.stem.clitics not in _OBJECT_PREFIXES:
            at += 1
            continue
        answer = _ANSWERS.get((verb, named.entry.means))
        if answer and _is_own_loss(tokens, named):
            if verb == "admits":
                break  # بمقتل جندي وإصابة خمسة في هجوم: nor is what follows a deed of those who lost them
        elif answer:
            found.setdefault(answer, named.last)
        if verb in ("denies", "blames", "not_confirmed") and found:
            break
        at = named.last + 1
    return found


def _denies_at(tokens: Sequence[Token], at: int) -> bool:
    match = _matcher("position").at(tokens, at)
    return match is not None and match.entry.means == "denies"


def _is_own_loss(tokens: Sequence[Token], named: Match) -> bool:
    """اعترف الجيش بمقتل اثنين من جنوده، نفى الحزب اغتيال أحد قادته: the loss of one's own, no deed."""
    ahead = range(named.last + 1, min(len(tokens), named.last + _OWN))
    return any(_matcher("own").at(tokens, at) is not None for at in ahead)


def _explains(tokens: Sequence[Token], match: Match) -> bool:
    """الغارة استهدفت "مستودعات أسلحة": an attack named as known, and the aim for which a party excuses it."""
    before, after = match.first - 1, match.last + 1
    named = _matcher("object").at(tokens, before) if before >= 0 else None
    if named is None or named.entry.means != "strike" or not tokens[before].folded.startswith(("ال", "لل")):
        return False
    return _is_aim(tokens, after)


def _is_aim(tokens: Sequence[Token], at: int) -> bool:
    """Whether what an attack may be excused with begins at a token, or behind a mark of quotation there."""
    at += at < len(tokens) and tokens[at].text in QUOTES
    aim = _matcher("aim").at(tokens, at) if at < len(tokens) else None
    return aim is not None and not any(_matcher("civil").at(tokens, n) for n in range(at, _within(tokens, aim.last)))


def _within(tokens: Sequence[Token], last: int) -> int:
    """Where the words end that may still say of whom an aim was (تجمعا للمدنيين، قافلة مساعدات إنسانية)."""
    return min(len(tokens), last + 1 + _OF_WHOM)


def _negated(tokens: Sequence[Token], match: Match) -> bool:
    if match.entry.means == "not_confirmed":
        return False
    return match.first > 0 and tokens[match.first - 1].folded in ("لم", "ولم", "لا", "ولا", "فلم")


def _speaker(tokens: Sequence[Token], marked: Sequence[Mark | None], match: Match) -> Name | None:
    """The subject after the verb, else the words before it."""
    if match.last + 1 < len(tokens):
        name = read(tokens, marked, match.last + 1, definite_ends=True)
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
    groups: dict[str, tuple[str, ...]] = {"position": ("verb", "set")}
    groups |= {role: (role,) for role in ("object", "own", "end", "aim", "civil")}
    return {
        group: Matcher(entry for entry in entries if entry.attributes["role"] in roles)
        for group, roles in groups.items()
    }
