"""A passage's tokens with the marks of reported speech, and the small readings that every pattern of it shares.

1. `skip` passes over times, venues and commas. 2. `matter_at` says whether what is reported begins at a token.
3. `tail` reads what stands between a subject and the matter: to whom it was told, whom it quotes.
"""

from collections.abc import Mapping, Sequence

from tawthiq.claims.reporting import OPENERS, VERBS, Mark, Role, marks
from tawthiq.claims.source_extent import read
from tawthiq.claims.source_names import (
    COMMAS,
    OF_MEDIA,
    QUOTES,
    Name,
    describe,
    head_at,
    heads,
    is_outlet_for,
    is_recorder_for,
)
from tawthiq.lexicon.matcher import Match
from tawthiq.records import Record
from tawthiq.text import quantities
from tawthiq.text.folding import fold
from tawthiq.text.tokens import Shape, Token

_WINDOW = 36
_WORDS_BETWEEN = 9
_WORDS_BETWEEN_THAT = 2
_QUOTED_AT_LEAST = 3
_PASSED = frozenset({Role.TIME, Role.VIA, Role.VENUE, Role.UNNAMED})
# After a statement or its channel (في بيان، عبر تويتر) the words are surely said, however late the particle comes.
_STATEMENT = frozenset({Role.VENUE, Role.VIA})
_STOPS = frozenset(".!?؟؛")
_COLON_BY = 5  # tokens in which a headline names who speaks before a colon
_UNNAMED = frozenset({"source", "eyewitness", "residents", "medics"})
_CLAUSE = 14  # tokens
_MEDIA = "media"
_QUOTED = frozenset({"عنه", "عنها", "عنهم", "عنهما", "لنا"})
_TURNS = frozenset({"فيما", "بينما", "وفيما", "وبينما", "في"})


class Line(Record, frozen=True):
    """Tokens with the marks that begin (`marks`) and end (`ends`) at each, and the source words by their index.

    `turns`: where the sentence, once begun, turns to what goes on beside (فيما، بينما، في حين).
    """

    tokens: Sequence[Token]
    marks: Sequence[Mark | None]
    ends: Sequence[Mark | None]
    heads: Mapping[int, Match]
    turns: Sequence[int]

    @classmethod
    def of(cls, tokens: Sequence[Token]) -> "Line":
        """The line of a passage's tokens."""
        begun = marks(tokens)
        ended: list[Mark | None] = [None] * len(tokens)
        turns = []
        for mark in filter(None, begun):
            ended[mark.last] = mark
            if mark.role is Role.SIBLING and mark.first and tokens[mark.first].folded in _TURNS:
                turns.append(mark.first)
        return cls(tokens, begun, ended, heads(tokens), turns)

    def openings(self) -> list[int]:
        """Where an utterance may begin: at a mark, at a source word, at the quotation mark or bracket before one."""
        found = set(self.heads)
        found.update(i - 1 for i in self.heads if i and self.tokens[i - 1].shape is Shape.PUNCT)
        found.update(i for i in range(min(_COLON_BY, len(self.tokens) - 1)) if self.text(i + 1) == ":")
        found.update(mark.first for mark in self.marks if mark and mark.role in OPENERS)
        return sorted(found)

    def role(self, i: int) -> Role | None:
        """Role of the mark that begins at i."""
        mark = self.marks[i] if i < len(self.marks) else None
        return mark.role if mark else None

    def ended(self, i: int) -> Role | None:
        """Role of the mark that ends at i."""
        mark = self.ends[i] if i >= 0 else None
        return mark.role if mark else None

    def text(self, i: int) -> str:
        """Text of token i, empty beyond the end."""
        return self.tokens[i].text if i < len(self.tokens) else ""

    def folded(self, i: int) -> str:
        """Look-up form of token i, empty beyond the end."""
        return self.tokens[i].folded if i < len(self.tokens) else ""

    def name(self, i: int, *, definite_ends: bool = False) -> Name | None:
        """The name that begins at token i."""
        return read(self.tokens, self.marks, i, definite_ends=definite_ends) if i < len(self.tokens) else None


class Tail(Record, frozen=True):
    """What follows a subject: index of the matter, media it was told to, sources it quotes.

    `by_noun`: the matter is a verbal noun (مقتل), which also follows verbs that report nothing.
    `by_that`: أن or a colon leads to it.
    """

    matter: int | None
    outer: tuple[Name, ...] = ()
    inner: tuple[Name, ...] = ()
    by_noun: bool = False
    by_that: bool = False


def skip(line: Line, i: int, *, had: bool = False) -> int:
    """Index of the next token that is no comma, time or venue; with `had` قد is passed too."""
    for _ in range(16):
        mark = line.marks[i] if i < len(line.marks) else None
        if mark and (mark.role in _PASSED or (had and line.folded(i) == "قد")):
            i = mark.last + 1
        elif line.text(i) in COMMAS or (i > 0 and line.text(i) == "/"):
            i += 1
        elif line.folded(i) == "في" and i + 1 < len(line.tokens) and line.tokens[i + 1].shape is Shape.NUMBER:
            i += 2
        elif line.folded(i) == "من" and line.role(i + 1) is Role.TIME:
            i += 1
        else:
            break
    return i


def skip_comma(line: Line, i: int) -> int:
    """Index after a comma at token i, else i itself."""
    return i + 1 if line.text(i) in COMMAS else i


def past_pronoun(line: Line, i: int) -> int:
    """Index after عنه, عنها at token i: in ما نقلته عنها وكالة س it stands for who was quoted."""
    return i + 1 if line.folded(i) in _QUOTED else i


def matter_at(line: Line, i: int, verb: Mark) -> bool:
    """Whether what `verb` reports begins at token i (أن، a colon, a quotation, مقتل…)."""
    role = line.role(i)
    if role is Role.THAT or line.text(i) == ":":
        return True
    if line.text(i) in QUOTES:
        return i + _QUOTED_AT_LEAST < len(line.tokens) and head_at(line.tokens, i + 1) is None
    if role is Role.ABOUT or role is Role.SIBLING:  # شددت على أن
        return bool(verb.prep) and line.folded(i) == fold(verb.prep)
    return role is Role.EVENT_NOUN and verb.role not in (Role.VERB_THAT, Role.SAYING)


def tail(line: Line, i: int, verb: Mark) -> Tail:
    """What stands from token i to the matter of `verb`."""
    outer: list[Name] = []
    inner: tuple[Name, ...] = ()
    end = min(i + _WINDOW, len(line.tokens))
    spare = _WORDS_BETWEEN_THAT if verb.role in (Role.VERB_THAT, Role.SAYING) else _WORDS_BETWEEN
    if line.role(skip_comma(line, i)) in _STATEMENT:
        spare = _WINDOW
    while i < end and spare >= 0:
        if line.text(i) in _STOPS:
            break
        i = _past_clause(line, i)
        spare -= line.marks[i] is None and line.tokens[i].shape is Shape.WORD
        step = _step(line, i, verb)
        if step is None:
            return Tail(None, tuple(outer), inner)
        if step.matter == i:
            that = line.role(i) is Role.THAT
            return Tail(i + that, tuple(outer), inner, line.role(i) is Role.EVENT_NOUN, that or line.text(i) == ":")
        outer += step.outer
        inner = inner or step.inner
        i = step.matter or i + 1
    return Tail(None, tuple(outer), inner)


def _past_clause(line: Line, i: int) -> int:
    """قال سالم، الذي فقد أخاه في القصف، إن: the index behind the clause between commas that tells of the speaker."""
    if line.role(i) is not Role.WHICH or line.text(i - 1) not in COMMAS:
        return i
    close = next((k for k in range(i + 1, min(i + _CLAUSE, len(line.tokens))) if line.text(k) in COMMAS), None)
    return close + 1 if close and line.role(close + 1) is Role.THAT else i


def _step(line: Line, i: int, verb: Mark) -> Tail | None:
    """One step of `tail`: `matter` is i itself where the matter begins, else the next index; None where it ends."""
    mark, text = line.marks[i], line.text(i)
    if text in QUOTES or text == "(":
        closing = QUOTES if text in QUOTES else {")"}
        close = next((k for k in range(i + 1, min(i + 9, len(line.tokens))) if line.text(k) in closing), None)
        if close is None and i + _QUOTED_AT_LEAST >= len(line.tokens):
            return None
        return Tail(close + 1) if close else Tail(i)
    if text == ":" or matter_at(line, i, verb):
        return Tail(i)
    if mark is None:
        if is_outlet_for(line.tokens, i) or is_recorder_for(line.tokens, i):
            told, after = recipient(line, i)
            return Tail(after, outer=told)
        return Tail(i + 1)
    return _marked_step(line, i, mark)


def _marked_step(line: Line, i: int, mark: Mark) -> Tail | None:
    if mark.role is Role.PARTICIPLE:
        return Tail(i)
    if mark.role is Role.ISSUED_BY or mark.id == "quoting":
        names = issued(line, i)
        return Tail(names[-1].last + 1 if names else mark.last + 1, inner=names)
    if mark.role in VERBS:
        relative = line.ended(i - 1) in (Role.WHICH, Role.NOT)
        return Tail(mark.last + 1) if relative else None
    if mark.role is Role.NARRATOR:
        return None
    heard = _heard_through(line, i, mark)
    return Tail(heard.last + 1, outer=(heard,)) if heard else Tail(mark.last + 1)


def _heard_through(line: Line, i: int, mark: Mark) -> Name | None:
    """The medium between a speaker and his words: في تصريح نشرته، حسب ذات المصدر، إلى "الوطن"."""
    if mark.role is Role.RELATIVE:
        name = line.name(past_pronoun(line, mark.last + 1), definite_ends=True)
        known = name is not None and name.head is not None and not name.low
        return name if known and name and not own_office(line, name) else None
    if mark.role in (Role.ACCORDING, Role.ACCORDING_CLAUSE):
        told = line.marks[mark.last + 1] if mark.last + 1 < len(line.marks) else None
        by_verb = told is not None and (told.role in VERBS or told.role is Role.RELATIVE)  # وفق ما نقلت عنها وكالة س
        at = past_pronoun(line, skip(line, told.last + 1)) if told and by_verb else mark.last + 1
        name = line.name(at)
        return name if name and name.head else None
    if mark.role is Role.ABOUT and line.folded(i) == "الي" and line.text(i + 1) in QUOTES:
        return line.name(i + 2)
    return None


def issued(line: Line, i: int) -> tuple[Name, ...]:
    """The names after صدر عن، تستند إلى، نقلا عن، أصدره at token i, with those joined by بالإضافة إلى."""
    for k in range(i, min(i + 3, len(line.tokens))):
        mark = line.marks[k]
        if mark is None and line.tokens[k].shape is Shape.WORD and k < i + 2:
            continue
        if mark is None or not (mark.role in (Role.ISSUED_BY, Role.RELATIVE) or mark.id == "quoting"):
            return ()
        name = line.name(mark.last + 1)
        return _joined(line, name) if name and name.head and not own_office(line, name) else ()
    return ()


def own_office(line: Line, name: Name) -> bool:
    """مكتبها الإعلامي is the speaker's own office, nobody quoted."""
    return line.folded(name.first).endswith(("ها", "هم"))


def _joined(line: Line, name: Name) -> tuple[Name, ...]:
    names = list(parallel(line, name))
    at = skip(line, name.last + 1)
    if line.role(at) is Role.ALSO:
        mark = line.marks[at]
        further = line.name(mark.last + 1) if mark else None
        if further and further.head:
            names.append(further)
    return tuple(names)


def relayed_from(line: Line, name: Name) -> tuple[Name, ...]:
    """Whom a medium quotes: نقلت وكالة س عن ص."""
    at = skip(line, name.last + 1)
    inner = line.name(at + 1) if line.folded(at) == "عن" else None
    return parallel(line, inner) if inner else ()


def recipient(line: Line, i: int) -> tuple[tuple[Name, ...], int]:
    """The medium a statement was handed to (لوكالة فرانس برس) and the index after it; named only where it relays."""
    start = i + 1 if line.folded(i) == "ل" else i
    name = line.name(start)
    if name is None:
        quoted = line.text(start) in QUOTES  # لـ"السورية.نت"
        close = next((k for k in range(start + 1, start + 8) if line.text(k) in QUOTES), None) if quoted else None
        two = is_outlet_for(line.tokens, start) and line.folded(start + 1) in OF_MEDIA  # للأفق نيوز
        return (), (close or start + two) + 1
    head = head_at(line.tokens, start)
    relays = head is not None and ("relays" in head.entry.attributes or is_recorder_for(line.tokens, start))
    plea = next((k for k in range(start + 1, name.last + 1) if line.role(k) is Role.UNNAMED), None)
    named = describe(line.tokens, start, plea - 1) if plea else name
    return ((named,) if relays else ()), name.last + 1


def parallel(line: Line, name: Name, *, each: bool = False) -> tuple[Name, ...]:
    """A name split where و joins another source (مصادر عسكرية وسكان); `each`: كل من led to the first."""
    each = each or is_each(line, name.first - 2)
    for k in range(name.first + 1, name.last + 1):
        head = head_at(line.tokens, k)
        counted = _counted(line, k) if head else None
        if counted is not None and counted > name.first:  # متحدث باسم الشرطة وأربعة سكان
            left = describe(line.tokens, name.first, counted - 1)
            return left, *parallel(line, describe(line.tokens, counted, name.last), each=each)
        joined = head is not None and head.stem.clitics == "و" and "low" not in head.entry.attributes
        definite = line.folded(name.first).startswith("ال")
        alike = head is not None and (each or head.stem.definite == definite or _are_bodies(line, name.first, head))
        if head and joined and alike and not _of_one_medium(line, k, head):
            left = describe(line.tokens, name.first, k - 1)
            return left, *parallel(line, describe(line.tokens, k, name.last), each=each)
    return (name,)


def _counted(line: Line, k: int) -> int | None:
    """Where a counted source (وأربعة سكان، واثنان من السكان) begins whose noun stands at k."""
    at = k - 2 if line.folded(k - 1) == "من" else k - 1
    word = line.text(at)
    return at if word.startswith("و") and quantities.value(word[1:]) is not None else None


def is_each(line: Line, i: int) -> bool:
    """Whether كل من leads to several names at token i."""
    return i >= 0 and line.folded(i) == "كل" and line.folded(i + 1) == "من"


def from_whom(line: Line, name: Name) -> tuple[Name, tuple[Name, ...]]:
    """A name and whom it heard: وكالة س من مصادر ص."""
    told = next((k for k in range(name.first + 1, name.last) if line.folded(k) == "من" and k + 1 in line.heads), None)
    if told is None:
        return name, ()
    return describe(line.tokens, name.first, told - 1), (describe(line.tokens, told + 1, name.last),)


def _are_bodies(line: Line, first: int, joined: Match) -> bool:
    """الجيش السوري والشرطة: two bodies, each known by its article; the first has nothing but its adjectives."""
    known = line.folded(joined.last).startswith("ال" if joined.last > joined.first else "وال")
    unnamed = joined.entry.id in _UNNAMED  # الشرطة ومصادر طبية
    return (known or unnamed) and all(line.folded(at).startswith("ال") for at in range(first, joined.first))


def _of_one_medium(line: Line, k: int, joined: Match) -> bool:
    """مراسل راديو وتلفزيون الوادي: what kinds of medium it is, told before the one name of both."""
    before = head_at(line.tokens, k - 1)
    bare = before is not None and before.last == k - 1 and not before.stem.definite
    return (
        bare
        and before is not None
        and before.entry.id == joined.entry.id == _MEDIA
        and joined.last < len(line.tokens) - 1
    )
