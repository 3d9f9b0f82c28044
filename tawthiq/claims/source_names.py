"""The name of a source in a passage: where its words begin and end, what kind of origin it is, for whom it speaks.

1. `head_at` says whether a source's head word (مصدر، وكالة، وزارة) stands at a token.
2. `read` reads the name that begins at a token up to the word that cannot belong to it.
3. `describe` tells the kind of origin and the party, from head word, later words and nationality.
"""

from collections.abc import Sequence

from tawthiq.claims.reporting import Mark, Role
from tawthiq.lexicon import parties
from tawthiq.lexicon.chosen import Folders, by_folders
from tawthiq.lexicon.entries import Entry, load
from tawthiq.lexicon.matcher import Match, Matcher
from tawthiq.model.vocabulary import OriginKind
from tawthiq.records import Record
from tawthiq.text import quantities
from tawthiq.text.tokens import Shape, Token

Tokens = Sequence[Token]
Marks = Sequence[Mark | None]

QUOTES = frozenset("\"“”«»„‟'")
COMMAS = frozenset("،,")
_INSIDE = frozenset("-–/#_&")
_ACCREDITED = "لدي"
_TOLL, _KIN = "حصيله", "survivor"
# المكتب ذاته: the word ends a name, whatever is told after it
SAME_AFTER = frozenset({"ذاته", "نفسه", "ذاتها", "نفسها", "عينه", "عينها", "انفسهم", "ذاتهم"})
_HEAD_CLITICS = frozenset({"", "و", "ف", "ل", "ول"})
_OF_YEARS = frozenset(
    ("الماضي", "الجاري", "الحالي", "الفايت", "الفائت", "المنصرم", "المقبل", "السابق", "الذي", "نفسه", "ذاته")
)
_NEVER_FIRST = frozenset({"في", "من"})
_LONGEST = 16
_CHARGES = frozenset({"وقوف", "ضلوع", "تورط", "مسووليه"})  # رجحت مصادر أمنية وقوف …
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
    match = _heads().at(tokens, i)
    return match if match is not None and match.stem.clitics in _HEAD_CLITICS else None


def heads(tokens: Tokens) -> dict[int, Match]:
    """All source words of a passage by the index of their first token."""
    found = _heads().scan(tokens, overlapping=True)
    return {match.first: match for match in found if match.stem.clitics in _HEAD_CLITICS}


def is_outlet_for(tokens: Tokens, i: int) -> bool:
    """Whether token i hands the statement to a medium (لوكالة، لصحيفة، لـ "…")."""
    if tokens[i].folded == "ل":
        return True
    match = head_at(tokens, i)
    if match is None or "outlet" not in match.entry.attributes:
        return False
    return match.stem.clitics == "ل" or tokens[i].folded.startswith("لل")


def read(tokens: Tokens, marks: Marks, i: int, *, definite_ends: bool = False) -> Name | None:
    """The name that begins at token i, or None. `definite_ends`: the object follows without a particle (اتهم س ص)."""
    if tokens[i].folded in _NEVER_FIRST or tokens[i].folded.startswith(("بال", "كال")):
        return None
    last = _extent(tokens, marks, i, definite_ends=definite_ends)
    if last is None:
        return None
    while last >= i and tokens[last].shape is Shape.PUNCT and tokens[last].text not in QUOTES | {")"}:
        last -= 1
    if last < i or not any(t.shape is Shape.WORD for t in tokens[i : last + 1]):
        return None
    name = describe(tokens, i, last)
    return None if name.head is None and _only_possessed(tokens, i, last) else name


def _only_possessed(tokens: Tokens, first: int, last: int) -> bool:
    """سيطرتها is somebody's deed, بالاستناد a phrase: no one's name."""
    word = tokens[first].folded
    prefixed = word.startswith(("بال", "كال", "لل")) or (
        word.startswith("ب") and _heads().at(tokens, first) is not None
    )
    return prefixed or (first == last and len(word) > 3 and word.endswith(("ها", "هم", "ته")))


def _is_general(tokens: Tokens, at: int) -> bool:
    """المجلس العام، الأمين العام: the adjective, which is also the year (العام الماضي)."""
    if tokens[at].folded != "العام" or not tokens[at - 1].folded.startswith("ال"):
        return False
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    return after is None or not (after.folded in _OF_YEARS or after.shape is Shape.NUMBER)


def _extent(tokens: Tokens, marks: Marks, i: int, *, definite_ends: bool) -> int | None:
    at = i
    while at < len(tokens) and at - i < _LONGEST:
        token = tokens[at]
        if token.shape is Shape.PUNCT:
            quoted = definite_ends and token.text in QUOTES and at > i and _is_complete(tokens, at - 1)
            after = None if quoted else _past_punctuation(tokens, marks, i, at)
        elif definite_ends and at > i and quantities.value(token.text) is not None:
            after = None  # نعت صفحات موالية ثلاثة عناصر
        elif marks[at] is not None and not _may_stand_inside(tokens, marks, i, at):
            mark = marks[at]
            after = mark.last + 1 if mark and mark.role is Role.UNNAMED else None
        elif at > i and (is_outlet_for(tokens, at) or _new_name(tokens, i, at, definite_ends)):
            after = None
        elif at > i and token.folded in SAME_AFTER:
            return at
        else:
            after = at + 1
        if after is None:
            break
        at = after
    return at - 1 if at > i else None


def _may_stand_inside(tokens: Tokens, marks: Marks, i: int, at: int) -> bool:
    """Whether a word that otherwise ends names belongs to this one: الأمين العام, ذوي القتلى, حصيلة للدفاع المدني."""
    if at > i and _is_general(tokens, at):
        return True
    mark = marks[at]
    if at > i and tokens[at].text == "علي" and mark is not None and mark.last == at:
        return _ends_name(tokens, at)
    if mark is None or mark.role is not Role.EVENT_NOUN:
        return False
    head = head_at(tokens, i)
    if at == i:
        return head is not None and tokens[at].folded.removeprefix("و") == _TOLL
    return at == i + 1 and head is not None and head.entry.id == _KIN and tokens[at].folded.startswith("ال")


def _ends_name(tokens: Tokens, at: int) -> bool:
    """أفاد أسامة علي، : the name Ali, written otherwise than على, behind which a noun would follow."""
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    return after is None or after.shape is Shape.PUNCT


def _is_complete(tokens: Tokens, at: int) -> bool:
    """Whether a name can end at a token before a quotation: اتهمت الوزارة "وحدات …", not منظمة "هيومن رايتس ووتش"."""
    return tokens[at].folded.startswith(("ال", "لل"))


def _past_punctuation(tokens: Tokens, marks: Marks, i: int, at: int) -> int | None:
    """Index after the punctuation at `at` where the name goes on, None where it ends."""
    text = tokens[at].text
    if text == "." and at > i and len(tokens[at - 1].folded) == 1 and tokens[at - 1].end == tokens[at].start:
        return at + 1  # د. فلان
    if text in QUOTES:
        close = next((k for k in range(at + 1, min(at + 8, len(tokens))) if tokens[k].text in QUOTES), None)
        known = head_at(tokens, at + 1) is not None or (at > i and head_at(tokens, i) is not None)
        return close + 1 if close and known else None
    if text == "(":
        close = next((k for k in range(at + 1, min(at + 9, len(tokens))) if tokens[k].text == ")"), None)
        digits = close and any(t.shape is Shape.NUMBER for t in tokens[at:close])
        return close + 1 if close and at > i and not digits else None
    if text in COMMAS:
        return _past_comma(tokens, marks, i, at) if at > i else None
    return at + 1 if text in _INSIDE and at > i and at + 1 < len(tokens) and marks[at + 1] is None else None


def _past_comma(tokens: Tokens, marks: Marks, i: int, at: int) -> int | None:
    """A short apposition between commas (، فلان الفلاني،) belongs to the name, to whom he spoke (، لوكالة س،) not."""
    if at + 1 < len(tokens) and tokens[at + 1].folded.startswith("ل") and any(t.text in COMMAS for t in tokens[i:at]):
        return None
    for k in range(at + 1, min(at + 9, len(tokens))):
        mark = marks[k]
        if mark is not None and mark.role is not Role.UNNAMED:
            return at + 1 if k > at + 1 and mark.role in (Role.THAT, Role.WHICH, Role.VENUE) else None
        if tokens[k].text in COMMAS or tokens[k].text == ":" or is_outlet_for(tokens, k):
            return at + 1 if k > at + 1 else None
        if tokens[k].shape is Shape.PUNCT and tokens[k].text not in "()":
            return None
    return None


def _new_name(tokens: Tokens, i: int, at: int, definite_ends: bool) -> bool:
    """Whether token `at` can no longer belong to the name that begins at i."""
    word, before = tokens[at].folded, tokens[at - 1].folded
    own = word.endswith(("ها", "هم")) and not word.startswith(("ال", "باسم"))
    if word in _CHARGES or (len(word) > 4 and (word.startswith("وي") or own)):
        return True
    if word.startswith("ال") and tokens[at - 1].text in QUOTES:
        if definite_ends:
            return True  # اتهمت منظمة "س" النظام
        head = head_at(tokens, at)
        return head is not None and "low" in head.entry.attributes
    if definite_ends and word.startswith("ال") and before.startswith("ال"):
        if before.endswith("ون") and word.endswith("ون"):
            return False  # اتهم المتمردون الحوثيون التحالف: the second says which rebels they are
        return _names_party(tokens, at)  # اتهم الحوثيون التحالف: whom they accuse
    if not definite_ends or word.startswith(("ال", "لل", "ل", "و")) or word in ("في", "من"):
        return False
    return before.startswith(("ال", "لل")) or _closed(tokens, i, at)


def _names_party(tokens: Tokens, at: int) -> bool:
    """Whether a party of its own begins at the token (التحالف، الجيش), no adjective of the one before."""
    match = _speakers().at(tokens, at) or _accused().at(tokens, at)
    return match is not None and match.stem.clitics == "" and not tokens[match.first].folded.endswith(("ي", "يه"))


@by_folders
def _accused(folders: Folders) -> Matcher:
    """Forces that sentences accuse without a name (اتهم السكان الجيش)."""
    return Matcher(entry for entry in load("sources", folders) if entry.attributes.get("role") == "accused")


def _closed(tokens: Tokens, i: int, at: int) -> bool:
    """A state's name takes no noun after it, nor does a plural in ون (ناشطون دمارا) but its own adjective."""
    head = head_at(tokens, at - 1)
    if head is None:
        return False
    plural = tokens[at - 1].folded.endswith("ون") and not tokens[at].folded.endswith("ون")
    return (plural and "outlet" not in head.entry.attributes) or (at == i + 1 and "metonym" in head.entry.attributes)


def describe(tokens: Tokens, first: int, last: int) -> Name:
    """Kind and party of the name in tokens [first, last]."""
    own = _before_seat(tokens, first, last)
    found = _matches(_heads(), tokens, first, own)
    head = next(
        (match for match in found[:1] if match.first - first <= 2 and match.stem.clitics in _HEAD_CLITICS), None
    )
    speaker = _matches(_speakers(), tokens, first, own)
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
def _heads(folders: Folders) -> Matcher:
    return Matcher(entry for entry in load("sources", folders) if "role" not in entry.attributes)


@by_folders
def _speakers(folders: Folders) -> Matcher:
    own = [entry for entry in load("sources", folders) if entry.attributes.get("role") == "speaker"]
    named = [word for word in parties.load(folders).words if word.attributes.get("kind") in ("name", "office")]
    return Matcher(own + [word for word in named if word.means != parties.UNKNOWN])


@by_folders
def _nationalities(folders: Folders) -> dict[str, str]:
    words = [word for word in parties.load(folders).words if word.attributes.get("kind") == "demonym"]
    return {form.removeprefix("ال"): word.means for word in words for form in word.forms}


@by_folders
def _not_state(folders: Folders) -> frozenset[str]:
    """Words that set a body apart from the state whose name it bears (المعارض، الحر)."""
    entries = [entry for entry in load("sources", folders) if entry.attributes.get("role") == "not_state"]
    return frozenset(form for entry in entries for form in entry.forms)
