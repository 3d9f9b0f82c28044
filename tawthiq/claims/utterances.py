"""Who is said to speak in a passage, as the words stand: one utterance per verb or phrase, in text order.

1. `find` goes over the marks of a passage (claims/reporting.py) and reads, at each, the pattern it begins: verb and
   subject in either order, according to, quoting, stated in, handed to a medium, a name before a colon.
2. An utterance says how far it reaches (onward, back over the clause before, or both) and whom it names at which level.

What the names stand for (المصدر ذاته) and which stretch each chain covers is decided in claims/sources.py.
"""

from collections.abc import Sequence

from tawthiq.claims import outcomes
from tawthiq.claims.places.datelines import dateline
from tawthiq.claims.reporting import VERBS, Mark, Role
from tawthiq.claims.source_names import COMMAS, QUOTES, Name, describe, head_at, headlined, is_outlet_for
from tawthiq.claims.speech_line import (
    Line,
    Tail,
    is_each,
    issued,
    matter_at,
    parallel,
    recipient,
    relayed_from,
    skip,
    tail,
)
from tawthiq.claims.speech_phrases import counts_attacks, in_brackets, read_phrase, said_last, tidings
from tawthiq.claims.utterance import Reach, Utterance
from tawthiq.model.vocabulary import OriginKind, Verb
from tawthiq.text.tokens import Shape, Token

_ALSO_BETWEEN = "verb-make-clear-bare"
_RESPOND = "verb-respond"  # استجاب الدفاع المدني لأكثر من 85 هجوما
_RESCUERS = "civil-defence"
_UNNAMED = "source"
_CHANNELS = (Role.VIA, Role.VENUE)
_DATELINE = 8  # tokens in which a dateline may name its agency
_OPENS = 4  # tokens before the first speaker of a passage
_TOLD_TO = 6  # tokens from لشبكة س to the colon
_LONG_NAME = 12  # tokens
_SOURCE, _SEVERAL = "مصدر", frozenset({"مصادر", "مصدران", "مصادرنا"})
_MEDIA = frozenset({"wires", "media"})
_BRIGADES = "party"  # سرايا القدس - كتيبة س: is no dateline of القدس
_ASCRIBE = "verb-ascribe"
_LEARN = "verb-learn"  # علمت الوكالة من مصادر أن
_NEEDS_KNOWN = frozenset({Role.WEAK, Role.RELAY})


def find(tokens: Sequence[Token]) -> list[Utterance]:
    """All utterances of a passage in text order."""
    line = Line.of(tokens)
    found: list[Utterance] = []
    free = 0
    for i in line.openings():
        utterance = _at(line, i) if i >= free else None
        if utterance:
            found.append(utterance)
            free = utterance.end
    return found


def _at(line: Line, i: int) -> Utterance | None:
    mark = line.marks[i]
    if mark is None:
        if line.text(i) == "(":
            return in_brackets(line, i)
        return _subject_first(line, i) or tidings(line, i) or _ministry(line, i)
    if mark.role is Role.EVENT_NOUN and i in line.heads:
        said = _subject_first(line, i)  # كانت حصيلة سابقة للدفاع المدني أشارت إلى …
        return said if said and not said.weak else None
    if mark.role in VERBS:
        return None if _silenced(line, i) else _verb_first(line, i, mark)
    if mark.role is Role.PARTICIPLE:
        return Utterance(first=i, end=mark.last + 1, reach=Reach.RESUME, verb=mark.verb)
    if mark.role is Role.NARRATOR:
        return Utterance(first=i, end=mark.last + 1, reach=Reach.STOP)
    return read_phrase(line, i, mark)


def _silenced(line: Line, i: int) -> bool:
    """A verb denied (لم يؤكد) or of a relative clause (الذي قال) names no source of the sentence."""
    return line.ended(i - 1) in (Role.NOT, Role.WHICH)


def _fires(line: Line, name: Name) -> bool:
    """Whether one opens fire, not an inquiry: فتحت قوات الأمن النار, فتح الجيش نيران رشاشاته."""
    return any(line.role(k) is Role.FIRE for k in range(name.first, name.last + 3))


def _past_channel(line: Line, at: int) -> int:
    """وأضاف في بيان على صفحته الرسمية أن: the index behind the adjective of where it was said, which names nobody."""
    word = line.folded(at)
    if is_each(line, at):
        return at + 2
    describes = word.startswith("ال") and word.endswith("يه") and line.ended(at - 1) in _CHANNELS
    return skip(line, at + 1) if describes and at not in line.heads else at


def _may_begin(line: Line, i: int) -> bool:
    """Whether a verb at i that is also a preposition (بين) opens its clause: وبين المتحدث أن, بدوره بين المدير أن."""
    return i == 0 or line.ended(i - 1) in (Role.SIBLING, Role.VIA)


def _verb_first(line: Line, i: int, mark: Mark) -> Utterance | None:
    if mark.id == _ALSO_BETWEEN and not _may_begin(line, i):
        return None
    at = _past_channel(line, skip(line, mark.last + 1))
    outer: tuple[Name, ...] = ()
    if at < len(line.tokens) and is_outlet_for(line.tokens, at):
        outer, at = recipient(line, at)
        at = skip(line, at)
    if mark.id == _LEARN and line.text(at) in QUOTES:
        return _learned_by_quoted(line, i, mark, at)
    if matter_at(line, at, mark):
        return _bare(line, i, mark, at, outer)
    return _heard_from(line, i, mark, at) or _by_verb(line, i, mark, at, outer)


def _heard_from(line: Line, i: int, mark: Mark, at: int) -> Utterance | None:
    """نُقل عن شهود قولهم إن, نسبت وكالة س إلى مصدر قوله إن: whose words are relayed, and by whom where that is told."""
    relayed = mark.role is Role.RELAY and line.folded(at) == "عن"
    medium = line.name(at, definite_ends=True) if mark.id == _ASCRIBE else None
    leads = skip(line, medium.last + 1) if medium else at
    if not relayed and (medium is None or medium.head not in _MEDIA or line.folded(leads) != "الي"):
        return None
    voice = line.name(leads + 1)
    after = skip(line, voice.last + 1) if voice else 0
    passive = mark.clitics == "" or "ُ" in line.text(i)
    if voice is None or voice.head is None or line.role(after) is not Role.OWN_WORDS or (relayed and not passive):
        return None
    outer = (medium,) if medium else ()
    return Utterance(
        first=i, end=after + 1, reach=Reach.ONWARD, verb=mark.verb, outer=outer, names=parallel(line, voice)
    )


def _by_verb(line: Line, i: int, mark: Mark, at: int, outer: tuple[Name, ...]) -> Utterance | None:
    """Who is named at `at`, behind a verb of saying at i."""
    ends = mark.role in (Role.ACCUSE, Role.ACCUSE_WEAK, Role.WEAK)
    name = line.name(at, definite_ends=ends)
    if name is None or (mark.role is Role.WEAK and _fires(line, name)):
        return None
    if mark.id == _RESPOND and not (name.head == _RESCUERS and counts_attacks(line, name.last + 1)):
        return None
    if mark.role is Role.RELAY and name.head is not None:
        return _relayed(line, i, mark, name)
    if mark.id == _LEARN:
        return _learned(line, i, mark, name) or said_last(line, i, mark, name)
    rest = tail(line, name.last + 1, mark)
    if not _speaks(mark, name, rest):
        return said_last(line, i, mark, name)
    return Utterance(
        first=i, end=rest.matter or name.last + 1, reach=Reach.ONWARD, verb=mark.verb,
        outer=outer + rest.outer, names=parallel(line, name), inner=rest.inner, weak=name.low,
    )  # fmt: skip


def _learned(line: Line, i: int, mark: Mark, name: Name) -> Utterance | None:
    """علمت وكالة س من مصدر ص أن, علم مراسل س أن: who learned it, and from whom where that is told."""
    told = next((k for k in range(name.first + 1, name.last) if line.folded(k) == "من" and k + 1 in line.heads), None)
    that = skip(line, name.last + 1)
    if line.role(that) is not Role.THAT:
        return None
    if told is None:  # علم مراسل س أن
        medium = name.head in _MEDIA
        return Utterance(first=i, end=that, reach=Reach.ONWARD, verb=mark.verb, names=(name,)) if medium else None
    hears, tells = describe(line.tokens, name.first, told - 1), describe(line.tokens, told + 1, name.last)
    return Utterance(
        first=i, end=skip(line, name.last + 1), reach=Reach.ONWARD, verb=mark.verb, outer=(hears,),
        names=parallel(line, tells),
    )  # fmt: skip


def _learned_by_quoted(line: Line, i: int, mark: Mark, at: int) -> Utterance | None:
    """علمت "س" من مصدر ص أن: from whom a medium learned it whose name only the marks show."""
    told = next((k for k in range(at + 2, at + 8) if line.folded(k) == "من" and k + 1 in line.heads), None)
    name = line.name(told + 1) if told else None
    that = skip(line, name.last + 1) if name else 0
    if name is None or line.role(that) is not Role.THAT:
        return None
    return Utterance(first=i, end=that, reach=Reach.ONWARD, verb=mark.verb, names=parallel(line, name))


def _speaks(mark: Mark, name: Name, rest: Tail) -> bool:
    """Whether verb, name and what follows make a report; a verb that also means a deed needs a known head word."""
    if mark.role in (Role.ACCUSE, Role.ACCUSE_WEAK):
        return name.head is not None
    if mark.role in _NEEDS_KNOWN and name.head is not None:
        return not name.low or rest.matter is not None
    if mark.role in _NEEDS_KNOWN:
        return mark.role is Role.WEAK and rest.by_that and name.last - name.first < _LONG_NAME
    if rest.matter is None:
        return False
    return name.head is not None or (name.last - name.first < _LONG_NAME and not rest.by_noun)


def _bare(line: Line, i: int, mark: Mark, at: int, outer: tuple[Name, ...]) -> Utterance | None:
    joined = bool(mark.clitics) or line.ended(i - 1) in (Role.SIBLING, Role.VIA)
    if not joined and (i > 0 or (line.role(at) is not Role.THAT and line.text(at) != ":")):
        return None
    if mark.role is Role.RELAY and line.role(at) not in (Role.THAT, Role.ABOUT):
        return None
    if mark.role is Role.RELAY and line.role(at) is Role.ABOUT:
        inner = line.name(at + 1)
        end = inner.last + 1 if inner else at + 1
        return Utterance(
            first=i, end=end, reach=Reach.ONWARD, verb=mark.verb, inner=(inner,) if inner and inner.head else ()
        )
    return Utterance(first=i, end=at, reach=Reach.ONWARD, verb=mark.verb, outer=outer)


def _relayed(line: Line, i: int, mark: Mark, name: Name) -> Utterance | None:
    """نقلت وكالة س عن ص (قوله) أن."""
    names = relayed_from(line, name)
    rest = tail(line, (names[-1].last if names else name.last) + 1, mark)
    if names:
        end = rest.matter or names[-1].last + 1
        return Utterance(first=i, end=end, reach=Reach.ONWARD, verb=mark.verb, outer=(name,), names=names)
    if rest.matter is None or line.ended(rest.matter - 1) is not Role.THAT:
        return None
    return Utterance(first=i, end=rest.matter, reach=Reach.ONWARD, verb=mark.verb, names=(name,), inner=rest.inner)


def _subject_first(line: Line, i: int) -> Utterance | None:
    """مصادر أفادت بأن، وكانت الوزارة قد أعلنت، المرصد: …"""
    begin = i + 1 if line.text(i) in QUOTES else i
    head = line.heads.get(begin)
    if head is None or "dateline" in head.entry.attributes or not _opens_clause(line, i):
        return None
    if i < _DATELINE and i <= dateline(line.tokens) and head.entry.id != _BRIGADES:
        return None  # بغداد/ وكالة س/ قال مصدر …: whose report it is, and not who speaks
    name = line.name(i, definite_ends="metonym" in head.entry.attributes)
    if name is None or name.head is None:
        return None
    inner = issued(line, name.last + 1)
    at = skip(line, (inner[-1].last if inner else name.last) + 1, had=True)
    outer: tuple[Name, ...] = ()
    if at < len(line.tokens) and is_outlet_for(line.tokens, at):
        outer, at = recipient(line, at)  # مصادر خاصة لوكالة س قالت
        at = skip(line, at, had=True)
    mark = line.marks[at] if at < len(line.marks) else None
    if "outlet" in head.entry.attributes and i <= _OPENS and (relayed := inner or relayed_from(line, name)):
        colon = skip(line, relayed[-1].last + 1)
        if line.text(colon) == ":":  # رويترز عن مصدر أمني: …
            return Utterance(first=i, end=colon + 1, reach=Reach.ONWARD, verb=Verb.SAID, outer=(name,), names=relayed)
    if mark is None:
        return _before_colon(line, i, at, name)
    if mark.role not in VERBS or (name.low and mark.role is Role.WEAK and not inner):
        return None
    after = _matter_after(line, i, mark)
    if after is None:
        return None
    before = i - 1 if line.ended(i - 1) is not Role.SIBLING else i - 2
    nested = line.ended(i - 1) is Role.THAT or (before >= 0 and line.text(before) in QUOTES | {":"})
    return Utterance(
        first=i, end=after, reach=Reach.ONWARD, verb=mark.verb, names=parallel(line, name), inner=inner,
        nested=nested, weak=name.low, outer=outer,
    )  # fmt: skip


def _ministry(line: Line, i: int) -> Utterance | None:
    """الصحة: … in a headline."""
    match = headlined().at(line.tokens, i) if line.text(i + 1) == ":" and _opens_clause(line, i) else None
    if match is None or match.stem.clitics:
        return None
    name = Name(i, i, match.entry.id, OriginKind(match.entry.means), None)
    return Utterance(first=i, end=i + 2, reach=Reach.ONWARD, verb=Verb.SAID, names=(name,))


def _matter_after(line: Line, i: int, mark: Mark) -> int | None:
    """Where the matter begins after the verb of a subject that stands at i; None where the verb reports nothing."""
    after = skip(line, mark.last + 1)
    if matter_at(line, after, mark) or mark.role is Role.ACCUSE:
        return after
    afresh = line.ended(i - 1) is Role.SIBLING
    if line.text(mark.first - 1) in COMMAS and not afresh and not line.folded(after).startswith("ل"):
        return None
    return tail(line, after, mark).matter or (after if afresh and mark.role is Role.WEAK else None)


def _before_colon(line: Line, i: int, at: int, name: Name) -> Utterance | None:
    told = next((k for k in range(i + 1, at) if _is_told_to(line, k)), None)
    speaks = name.head == _UNNAMED or name.last < (told or 0)
    if speaks and told is not None and line.text(at) == ":" and at - told <= _TOLD_TO and i <= _OPENS:
        names = (describe(line.tokens, name.first, told - 1),)  # مصادر محلية لشبكة س: …
        return Utterance(first=i, end=at + 1, reach=Reach.ONWARD, verb=Verb.SAID, names=names)
    paper = name.statement and name.last == name.first
    plain = not (name.low or name.metonym or paper) and (name.head != _UNNAMED or _says_which(line, name))
    opens = i <= _OPENS or line.text(i - 1) in ("|", "-", "–", "،") or _after_account(line, i)
    number = (
        at + 1 < len(line.tokens)
        and line.tokens[at + 1].shape is Shape.NUMBER
        and line.tokens[at].end == line.tokens[at + 1].start
    )
    if line.text(at) != ":" or not opens or not plain or number or at > name.last + 1 or _tells_harm(line, name):
        return None
    return Utterance(first=i, end=at + 1, reach=Reach.ONWARD, verb=Verb.SAID, names=(name,))


def _says_which(line: Line, name: Name) -> bool:
    """مصدر أمني:، مصادر:, and not what credits a page or a picture (المصدر: …، مصدر الصورة: …)."""
    word, next_word = line.folded(name.first), line.folded(name.first + 1)
    return word in _SEVERAL or (word == _SOURCE and name.last > name.first and not next_word.startswith("ال"))


def _tells_harm(line: Line, name: Name) -> bool:
    """القوات … تقتل شابين:, a line that tells a harm of its own and only ends with the colon."""
    return any(word.is_verb for word in outcomes.find(line.tokens[name.first : name.last + 1]))


def _is_told_to(line: Line, k: int) -> bool:
    """لشبكة س، للأفق: to whom it was told; a word that only begins with ل (لحج) is part of the name."""
    head = head_at(line.tokens, k)
    told = head is not None and head.stem.clitics == "ل"
    return told or line.folded(k).startswith("لل") or is_outlet_for(line.tokens, k)


def _after_account(line: Line, i: int) -> bool:
    """سالم | Salem@salem_1مديرية الصحة: …: a post begins right after the handle of its account."""
    at = i - 1
    while (at > 0 and line.text(at) == "_") or (line.text(at).isascii() and line.text(at).isalnum()):
        at -= 1
    return 0 <= at < i - 1 and line.text(at) == "@"


def _opens_clause(line: Line, i: int) -> bool:
    if i == 0 or line.ended(i - 1) in (Role.THAT, Role.SIBLING, Role.VIA, Role.TIME):
        return True
    before = line.tokens[i - 1]
    clock = before.shape is Shape.NUMBER and not any(token.shape is Shape.WORD for token in line.tokens[:i])
    return clock or (before.shape is Shape.PUNCT and before.text not in ")”»") or _after_account(line, i)
