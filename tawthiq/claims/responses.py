"""Positions of the parties, and words that only say who did it.

1. `find` reads a verb of position (اعترف، نفى، تبنى، فتح) with the objects after it into response values, and names the
party where the subject is one. 2. Whole positions (لا علم له، قيد المراجعة) are those of whoever speaks around them, if
he speaks for a side. 3. A position reaches as far as what it is about. 4. `kind_hints` marks words of attribution: they
make a claim of kind `attribution` where it adds no harm, and `response` where a party's position is all that is said.

Words: lexicon/data/responses.yaml. Admitting a strike is not admitting the harm.
"""

from collections.abc import Iterator, Sequence

from tawthiq.claims.mentions import At, KindHint, ResponseMention, SourceFrame
from tawthiq.claims.reporting import OPENERS, Mark, marks
from tawthiq.claims.source_extent import read
from tawthiq.claims.source_names import QUOTES, Name, describe
from tawthiq.lexicon.chosen import Folders, by_folders
from tawthiq.lexicon.entries import forms, load
from tawthiq.lexicon.matcher import Match, Matcher
from tawthiq.model.claim import Source
from tawthiq.model.passage import Passage
from tawthiq.model.vocabulary import Kind, OriginKind, Outcome, Response
from tawthiq.text.tokens import Token

_REACH = 14
_FAR = 18  # the same for a denial, whose speaker may say where he spoke before what he denies
_OWN = 5  # tokens after a deed within which those whom it befell are told
_PREFIXES = frozenset({"", "و", "ف"})
_OBJECT_PREFIXES = frozenset({"", "و", "ب", "ل", "وب", "ول"})
_THAT = frozenset({"ان", "بان", "انه", "انها", "بوقوف", "وقوف", "ضلوع", "تورط"})
_RELATIVES = frozenset({"الذي", "التي", "الذين", "كان", "كانت"})
_RESPONSIBILITY = ("مسووليه", "المسووليه", "مسووليته", "بالمسووليه", "بمسووليه", "باللوم", "باللايمه")
_DEED_WITHIN = 2  # مسؤول عن هذا القصف
_BEING = frozenset({"يكون", "تكون"})
_NAMED = 4
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
_SIDES = frozenset({OriginKind.PARTY_TO_CONFLICT, OriginKind.MILITARY_SPOKESPERSON, OriginKind.ARMED_GROUP_OUTLET})
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
        return any(word.startswith(_RESPONSIBILITY) for word in following)
    if match.entry.means == "attribution-if-deed":  # مسؤول عن القصف, not مسؤول عن ملف س
        return any(word in _strikes() for word in following[:_DEED_WITHIN])
    if match.entry.means == "attribution-if-that":
        that = any(word in _THAT for word in following)
        return that and not (_doers().isdisjoint(following) and _is_of_what(following) is None)
    return match.entry.means != "attribution-if-known" or _is_of_known(tokens, match.first)


def _is_of_what(following: Sequence[str]) -> str | None:
    """أن تكون الطائرة التي قصفت السوق: the attack or weapon named as known that is said to be somebody's."""
    being = next((at for at, word in enumerate(following) if word in _BEING), None)
    ahead = following[being + 1 : being + 2] if being is not None else ()
    return next((word for word in ahead if word in _weapons()), None)


def charges(tokens: Sequence[Token], at: int) -> bool:
    """Whether the verb of accusing at token `at` says of which deed (اتهم ناشطون الجيش باستخدام …)."""
    return any(token.folded in _charged() for token in tokens[at + 1 : at + _REACH])


def _is_of_known(tokens: Sequence[Token], at: int) -> bool:
    """القصف نفذته طائرة …: said of a deed named as known, which the words do not only single out (الذي نفذته)."""
    before = [token.folded for token in tokens[max(0, at - _NAMED) : at]]
    return bool(before) and before[-1] not in _RELATIVES and any(word.startswith("ال") for word in before)


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
        if needs == "aim" and not (_may_answer(speaker) and _explains(self._tokens, match)):
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
    return source is not None and (source.party is not None or source.kind in _SIDES)


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
    after += after < len(tokens) and tokens[after].text in QUOTES
    return after < len(tokens) and _matcher("aim").at(tokens, after) is not None


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


@by_folders
def _weapons(folders: Folders) -> frozenset[str]:
    return forms("responses", folders, "weapon")


@by_folders
def _charged(folders: Folders) -> frozenset[str]:
    return forms("responses", folders, "charged-with")


@by_folders
def _strikes(folders: Folders) -> frozenset[str]:
    return forms("responses", folders, "strike", "harm")


@by_folders
def _doers(folders: Folders) -> frozenset[str]:
    return forms("responses", folders, "doer")


def _matcher(group: str) -> Matcher:
    return _matchers()[group]


@by_folders
def _matchers(folders: Folders) -> dict[str, Matcher]:
    entries = load("responses", folders)
    groups = {"position": ("verb", "set"), "attribution": ("attribution",)}
    groups |= {role: (role,) for role in ("object", "own", "end", "aim")}
    return {
        group: Matcher(entry for entry in entries if entry.attributes["role"] in roles)
        for group, roles in groups.items()
    }
