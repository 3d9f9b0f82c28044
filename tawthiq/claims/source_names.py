"""The name of a source in a passage: what kind of origin it is, and for whom it speaks.

1. `head_at` says whether a source's head word (مصدر، وكالة، وزارة) stands at a token. 2. `describe` tells the kind of
origin and the party, from head word, later words and nationality. Where a name ends: source_extent.py.
"""

from collections.abc import Sequence

from tawthiq.lexicon import parties
from tawthiq.lexicon.chosen import Folders, by_folders
from tawthiq.lexicon.entries import Entry, load
from tawthiq.lexicon.matcher import Match, Matcher
from tawthiq.model.vocabulary import OriginKind
from tawthiq.records import Record
from tawthiq.text.tokens import Shape, Token

Tokens = Sequence[Token]

QUOTES = frozenset("\"“”«»„‟'")
COMMAS = frozenset("،,")
_ACCREDITED = "لدي"
OF_MEDIA = frozenset(("نيوز", "برس", "بوست", "اونلاين"))  # the second word of many a medium's name
_HEAD_AT, _CALLING_AT = 2, 5  # tokens from the beginning of a name to its source word
_RECORDERS = frozenset(("للمنظمه", "لمنظمه", "لهيومن", "للعفو", "للمرصد", "لمرصد"))
_VOICES = frozenset(("eyewitness", "survivor", "residents", "source"))
_HEAD_CLITICS = frozenset({"", "و", "ف", "ل", "ول"})
_CIVIL = frozenset(
    {
        OriginKind.UN,
        OriginKind.NGO_MONITOR,
        OriginKind.CIVIL_DEFENCE,
        OriginKind.MEDICAL,
        OriginKind.LOCAL_MONITOR,
    }
)
_OFFICIAL = frozenset(
    {
        OriginKind.GOVERNMENT,
        OriginKind.LOCAL_OFFICIAL,
        OriginKind.SECURITY_SOURCE,
        OriginKind.MILITARY_SPOKESPERSON,
        OriginKind.PARTY_TO_CONFLICT,
        OriginKind.ARMED_GROUP_OUTLET,
        OriginKind.NAMED_PERSON,
    }
)


class Name(Record, frozen=True):
    """Tokens [first, last]; `head` is the id of the head word's entry or None where no known head word stands."""

    first: int
    last: int
    head: str | None
    kind: OriginKind
    party: str | None
    low: bool = False
    statement: bool = False
    metonym: bool = False


def head_at(tokens: Tokens, i: int) -> Match | None:
    """The source word that begins at token i."""
    if i >= len(tokens) or tokens[i].shape is not Shape.WORD:
        return None
    match = head_words().at(tokens, i)
    return match if match is not None and match.stem.clitics in _HEAD_CLITICS else None


def heads(tokens: Tokens) -> dict[int, Match]:
    """All source words of a passage by the index of their first token."""
    found = head_words().scan(tokens, overlapping=True)
    return {match.first: match for match in found if match.stem.clitics in _HEAD_CLITICS}


def is_outlet_for(tokens: Tokens, i: int) -> bool:
    """Whether token i hands the statement to a medium (لوكالة، لصحيفة، لـ "…")."""
    if tokens[i].folded == "ل":
        return True
    if tokens[i].folded.startswith("ل") and i + 1 < len(tokens) and tokens[i + 1].folded in OF_MEDIA:
        return True  # لأفق نيوز
    match = head_at(tokens, i)
    if match is None or "outlet" not in match.entry.attributes:
        return False
    return match.stem.clitics == "ل" or tokens[i].folded.startswith("لل")


def is_recorder_for(tokens: Tokens, i: int) -> bool:
    """Whether token i hands the statement to who records it (قال شهود للمنظمة، لهيومن رايتس ووتش)."""
    return tokens[i].folded in _RECORDERS


def are_voices(tokens: Tokens, i: int, at: int) -> bool:
    """Whether tokens from i to `at` name people who tell what they lived through, or a person by his name alone."""
    return all(head is None or head.entry.id in _VOICES for head in (head_at(tokens, k) for k in range(i, at)))


def describe(tokens: Tokens, first: int, last: int) -> Name:
    """Kind and party of the name in tokens [first, last]."""
    own = _before_seat(tokens, first, last)
    found = _matches(head_words(), tokens, first, own)
    head = next((match for match in found[:1] if _may_head(tokens, first, match)), None)
    speaker = _matches(speakers(), tokens, first, own)
    words = tokens[first : own + 1]
    if head is None:
        kind = OriginKind.PARTY_TO_CONFLICT if speaker and speaker[0].first == first else OriginKind.NAMED_PERSON
        known = "speaker" if speaker and speaker[0].first - first <= 2 else None
        return Name(first, last, known, kind, _party(kind, speaker, words, of_state=False))
    kind = _kind([match.entry for match in found])
    marked = head.entry.attributes
    return Name(
        first, last, head.entry.id, kind, _party(kind, speaker, words, of_state="state" in marked),
        low="low" in marked and kind is OriginKind.UNKNOWN,
        statement="statement" in marked, metonym="metonym" in marked,
    )  # fmt: skip


def _may_head(tokens: Tokens, first: int, match: Match) -> bool:
    """Whether a source word heads the name: near its beginning, or the calling behind it (سالم حسن، مدير المستشفى)."""
    near = match.first - first <= _HEAD_AT
    behind = match.first - first <= _CALLING_AT and tokens[match.first - 1].text in COMMAS
    return (near or behind) and match.stem.clitics in _HEAD_CLITICS


def _before_seat(tokens: Tokens, first: int, last: int) -> int:
    """The last token of who speaks: لدى names where he is accredited (مندوب روسيا لدى الأمم المتحدة is not of them)."""
    return next((at - 1 for at in range(first + 1, last + 1) if tokens[at].folded == _ACCREDITED), last)


def _matches(matcher: Matcher, tokens: Tokens, first: int, last: int) -> list[Match]:
    found = []
    at = first
    while at <= last:
        match = matcher.at(tokens, at) if tokens[at].shape is Shape.WORD else None
        if match and match.last <= last:
            found.append(match)
        at = match.last + 1 if match else at + 1
    return found


def _kind(entries: list[Entry]) -> OriginKind:
    """The head's kind, unless it is an unnamed or official voice of a body that says more (مصادر في الدفاع المدني)."""
    kinds = [OriginKind(entry.means) for entry in entries if "statement" not in entry.attributes]
    if not kinds:
        return OriginKind.UNKNOWN
    head, *later = kinds
    if head in (OriginKind.ANONYMOUS_SOURCE, OriginKind.UNKNOWN):
        named = [kind for kind in later if kind not in (OriginKind.UNKNOWN, OriginKind.ANONYMOUS_SOURCE)]
        return named[0] if named else head
    if head in (
        OriginKind.GOVERNMENT,
        OriginKind.LOCAL_OFFICIAL,
        OriginKind.MILITARY_SPOKESPERSON,
        OriginKind.LOCAL_MONITOR,
    ):
        civil = [kind for kind in later[:1] if kind in _CIVIL]
        return civil[0] if civil else head
    return head


def _party(kind: OriginKind, speakers: list[Match], words: Tokens, *, of_state: bool) -> str | None:
    """For whom the name speaks: a party that it names, else the state whose nationality an office bears."""
    if kind is OriginKind.NEWS_AGENCY:
        return next((match.entry.means for match in speakers if "outlet" in match.entry.attributes), None)
    if kind not in _OFFICIAL:
        return None
    if speakers or not of_state or any(word.folded in _not_state() for word in words):
        return speakers[0].entry.means if speakers else None
    nationality = (_nationalities().get(word.folded.removeprefix("ال")) for word in words)
    return next((party for party in nationality if party), None)


@by_folders
def head_words(folders: Folders) -> Matcher:
    """The words that a source's name begins with, whatever is joined to them."""
    return Matcher(entry for entry in load("sources", folders) if "role" not in entry.attributes)


@by_folders
def speakers(folders: Folders) -> Matcher:
    """Names of parties and of who speaks for them."""
    own = [entry for entry in load("sources", folders) if entry.attributes.get("role") == "speaker"]
    named = [word for word in parties.load(folders).words if word.attributes.get("kind") in ("name", "office")]
    return Matcher(own + [word for word in named if word.means != parties.UNKNOWN])


@by_folders
def headlined(folders: Folders) -> Matcher:
    """Ministries as headlines call them before a colon (الصحة: …)."""
    return Matcher(entry for entry in load("sources", folders) if entry.attributes.get("role") == "headline")


@by_folders
def _nationalities(folders: Folders) -> dict[str, str]:
    words = [word for word in parties.load(folders).words if word.attributes.get("kind") == "demonym"]
    return {form.removeprefix("ال"): word.means for word in words for form in word.forms}


@by_folders
def _not_state(folders: Folders) -> frozenset[str]:
    """Words that set a body apart from the state whose name it bears (المعارض، الحر)."""
    entries = [entry for entry in load("sources", folders) if entry.attributes.get("role") == "not_state"]
    return frozenset(form for entry in entries for form in entry.forms)
