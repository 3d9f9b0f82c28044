"""Who is said to speak in a passage, as the words stand: one utterance per verb or phrase, in text order.

1. `find` goes over the marks of a passage (claims/reporting.py) and reads, at each, the pattern it begins: verb and
   subject in either order, according to, quoting, stated in, handed to a medium, a name before a colon.
2. An utterance says how far it reaches (onward, back over the clause before, or both) and whom it names at which level.

What the names stand for (المصدر ذاته) and which stretch each chain covers is decided in claims/sources.py.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from tawthiq.claims.reporting import VERBS, Mark, Role
from tawthiq.claims.source_names import QUOTES, Name, head_at, is_outlet_for
from tawthiq.claims.speech_line import Line, Tail, issued, matter_at, parallel, recipient, skip, tail
from tawthiq.model.vocabulary import Verb
from tawthiq.text.tokens import Shape, Token

_NEEDS_KNOWN = frozenset({Role.WEAK, Role.RELAY, Role.ACCUSE_WEAK})


_NEEDS_KNOWN = frozenset({Role.WEAK, Role.RELAY})


class Reach(StrEnum):
    """Which words an utterance vouches for."""

    ONWARD = "onward"
    BACK = "back"
    AROUND = "around"
    RESUME = "resume"
    STOP = "stop"


@dataclass(frozen=True, slots=True, kw_only=True)
class Utterance:
    """Tokens [first, end); `names` speak to `outer` and quote `inner`; no names: whoever spoke before.

    `nested`: its words stand inside what the speaker before says. `weak`: holds only where nobody else speaks.
    """

    first: int
    end: int
    reach: Reach
    verb: Verb | None = None
    outer: tuple[Name, ...] = ()
    names: tuple[Name, ...] = ()
    inner: tuple[Name, ...] = ()
    nested: bool = False
    weak: bool = False


def find(tokens: Sequence[Token]) -> list[Utterance]:
    """All utterances of a passage in text order."""
    line = Line.of(tokens)
    found = []
    i = 0
    while i < len(tokens):
        utterance = _at(line, i)
        if utterance:
            found.append(utterance)
        i = max(i + 1, utterance.end) if utterance else i + 1
    return found


def _at(line: Line, i: int) -> Utterance | None:
    mark = line.marks[i]
    if mark is None:
        if line.text(i) == "(":
            return _in_parentheses(line, i)
        return _subject_first(line, i) or _tidings(line, i)
    if mark.role in VERBS:
        return None if _silenced(line, i) else _verb_first(line, i, mark)
    if mark.role is Role.PARTICIPLE:
        return Utterance(first=i, end=mark.last + 1, reach=Reach.RESUME, verb=mark.verb)
    if mark.role is Role.NARRATOR:
        return Utterance(first=i, end=mark.last + 1, reach=Reach.STOP)
    reader = {
        Role.ACCORDING: _according,
        Role.ACCORDING_CLAUSE: _according_clause,
        Role.RELATIVE: _relative,
        Role.STATED_IN: _stated_in,
    }.get(mark.role)
    return reader(line, i, mark) if reader else None


def _silenced(line: Line, i: int) -> bool:
    """A verb denied (لم يؤكد) or of a relative clause (الذي قال) names no source of the sentence."""
    return line.ended(i - 1) in (Role.NOT, Role.WHICH)


def _verb_first(line: Line, i: int, mark: Mark) -> Utterance | None:
    at = skip(line, mark.last + 1)
    outer: tuple[Name, ...] = ()
    if at < len(line.tokens) and is_outlet_for(line.tokens, at):
        outer, at = recipient(line, at)
        at = skip(line, at)
    if matter_at(line, at, mark):
        return _bare(line, i, mark, at, outer)
    ends = mark.role in (Role.ACCUSE, Role.ACCUSE_WEAK, Role.WEAK)
    name = line.name(at, definite_ends=ends)
    if name is None:
        return None
    if mark.role is Role.RELAY and name.head is not None:
        return _relayed(line, i, mark, name)
    rest = tail(line, name.last + 1, mark)
    if not _speaks(mark, name, rest):
        return None
    return Utterance(
        first=i, end=rest.matter or name.last + 1, reach=Reach.ONWARD, verb=mark.verb,
        outer=outer + rest.outer, names=parallel(line, name), inner=rest.inner, weak=name.low,
    )  # fmt: skip


def _speaks(mark: Mark, name: Name, rest: Tail) -> bool:
    """Whether verb, name and what follows make a report; a verb that also means a deed needs a known head word."""
    if mark.role in (Role.ACCUSE, Role.ACCUSE_WEAK):
        return name.head is not None
    if mark.role in _NEEDS_KNOWN:
        return name.head is not None and (not name.low or rest.matter is not None)
    return rest.matter is not None and (name.head is not None or name.last - name.first < 12)


def _bare(line: Line, i: int, mark: Mark, at: int, outer: tuple[Name, ...]) -> Utterance | None:
    joined = bool(mark.clitics) or line.ended(i - 1) is Role.SIBLING
    if line.role(at) is not Role.THAT and not joined and line.text(at) != ":":
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
    at = skip(line, name.last + 1)
    if line.text(at) and line.tokens[at].folded == "عن":
        inner = line.name(at + 1)
        if inner is None:
            return None
        rest = tail(line, inner.last + 1, mark)
        return Utterance(
            first=i, end=rest.matter or inner.last + 1, reach=Reach.ONWARD, verb=mark.verb,
            outer=(name,), names=parallel(line, inner),
        )  # fmt: skip
    rest = tail(line, name.last + 1, mark)
    if rest.matter is None or line.ended(rest.matter - 1) is not Role.THAT:
        return None
    return Utterance(first=i, end=rest.matter, reach=Reach.ONWARD, verb=mark.verb, names=(name,), inner=rest.inner)


def _subject_first(line: Line, i: int) -> Utterance | None:
    """مصادر أفادت بأن، وكانت الوزارة قد أعلنت، المرصد: …"""
    if not _opens_clause(line, i) or head_at(line.tokens, i) is None:
        return None
    name = line.name(i)
    if name is None or name.head is None:
        return None
    inner = issued(line, name.last + 1)
    at = skip(line, (inner[-1].last if inner else name.last) + 1, had=True)
    mark = line.marks[at] if at < len(line.marks) else None
    if mark is None:
        return _before_colon(line, i, at, name)
    if mark.role not in VERBS or (name.low and mark.role is Role.WEAK and not inner):
        return None
    after = skip(line, mark.last + 1)
    if not (matter_at(line, after, mark) or mark.role is Role.ACCUSE):
        rest = tail(line, after, mark)
        had = line.ended(i - 1) is Role.SIBLING and mark.role is Role.WEAK
        if rest.matter is None and not had:
            return None
        after = rest.matter or after
    nested = line.ended(i - 1) is Role.THAT or (i > 0 and line.text(i - 1) in QUOTES | {":"})
    return Utterance(
        first=i, end=after, reach=Reach.ONWARD, verb=mark.verb, names=parallel(line, name), inner=inner,
        nested=nested, weak=name.low,
    )  # fmt: skip


def _before_colon(line: Line, i: int, at: int, name: Name) -> Utterance | None:
    plain = not (name.low or name.metonym or name.statement) and name.head != "source"
    if line.text(at) != ":" or i > 4 or not plain or at > name.last + 1:
        return None
    return Utterance(first=i, end=at + 1, reach=Reach.ONWARD, verb=Verb.SAID, names=(name,))


def _opens_clause(line: Line, i: int) -> bool:
    token = line.tokens[i]
    if token.shape is not Shape.WORD:
        return False
    if i == 0 or line.ended(i - 1) in (Role.THAT, Role.SIBLING, Role.VIA, Role.TIME):
        return True
    before = line.tokens[i - 1]
    return before.shape is Shape.PUNCT and before.text not in ")”»"


def _tidings(line: Line, i: int) -> Utterance | None:
    """أنباء عن، تقارير عن: said by no one who is named; counts only where nobody else speaks and it is not denied."""
    head = head_at(line.tokens, i)
    if head is None or "low" not in head.entry.attributes or head.entry.id != "reports":
        return None
    if any(line.ended(k) is Role.NOT for k in range(max(0, i - 4), i)):
        return None
    name = line.name(i)
    if name is None or name.last - i > 3:
        return None
    inner = issued(line, name.last + 1)
    at = skip(line, (inner[-1].last if inner else name.last) + 1)
    if line.folded(at) not in ("عن", "تحدثت", "تفيد", "تتحدث", "تشير"):
        return None
    afresh = any(line.ended(k) is Role.SIBLING for k in range(max(0, i - 3), i))
    return Utterance(
        first=i, end=at + 1, reach=Reach.ONWARD, verb=Verb.REPORTED, names=(name,), inner=inner, weak=not afresh
    )


def _according(line: Line, i: int, mark: Mark) -> Utterance | None:
    name = line.name(mark.last + 1)
    if name is None:
        return None
    loose = line.folded(mark.first).removeprefix("و") in ("بحسب", "حسب", "نقلا")
    if name.head is None and (not loose or name.last - name.first > 5):
        return None
    inner = issued(line, name.last + 1)
    end = (inner[-1].last if inner else name.last) + 1
    return Utterance(
        first=i, end=end, reach=_direction(line, i, end), verb=Verb.REPORTED, names=parallel(line, name),
        inner=inner, weak=name.low,
    )  # fmt: skip


def _according_clause(line: Line, i: int, mark: Mark) -> Utterance | None:
    verb = line.marks[mark.last + 1] if mark.last + 1 < len(line.marks) else None
    if verb is None or (verb.role not in VERBS and verb.role is not Role.RELATIVE):
        return None
    at = skip(line, verb.last + 1)
    name = line.name(at)
    if name is None or (name.head is None and name.last - name.first > 5):
        return None
    relayed = _relayed(line, i, verb, name) if verb.id.startswith("verb-relay") else None
    inner = relayed.names if relayed and relayed.outer else issued(line, name.last + 1)
    end = (inner[-1].last if inner else name.last) + 1
    return Utterance(
        first=i, end=end, reach=_direction(line, i, end), verb=verb.verb, names=parallel(line, name), inner=inner
    )


def _direction(line: Line, i: int, end: int) -> Reach:
    after = skip(line, end)
    onward = line.role(after) is Role.THAT or (line.text(after) and line.tokens[after].folded in ("فقد", "قد"))
    if i == 0 or onward or (line.ended(i - 1) is Role.SIBLING):
        return Reach.ONWARD
    follows = line.tokens[after].folded if after < len(line.tokens) else ""
    if not follows or line.tokens[after].shape is Shape.PUNCT or follows.startswith(("و", "ف")) or line.marks[after]:
        return Reach.BACK
    return Reach.AROUND


def _relative(line: Line, i: int, mark: Mark) -> Utterance | None:
    """صور نشرها ناشطون: the name after the verb vouches for the sentence where nobody else does."""
    name = line.name(skip(line, mark.last + 1), definite_ends=True)
    if name is None or name.head is None or name.low or line.ended(i - 1) is Role.NOT:
        return None
    return Utterance(first=i, end=name.last + 1, reach=Reach.AROUND, verb=mark.verb, names=(name,), weak=True)


def _stated_in(line: Line, i: int, mark: Mark) -> Utterance | None:
    at = mark.last + 1
    if at >= len(line.tokens):
        return None
    head = head_at(line.tokens, at)
    at = head.last + 1 if head and ("statement" in head.entry.attributes or "low" in head.entry.attributes) else at
    name = None
    for k in range(at, min(at + 3, len(line.tokens))):
        issued = line.marks[k]
        if issued and issued.role in (Role.ISSUED_BY, Role.RELATIVE):
            name = line.name(issued.last + 1)
            break
    name = name or line.name(at)
    end = name.last + 1 if name else at
    names = (name,) if name and name.head else ()
    return Utterance(first=i, end=end, reach=Reach.ONWARD, verb=Verb.SAID, names=names)


def _in_parentheses(line: Line, i: int) -> Utterance | None:
    """… (الدفاع المدني السوري). at the end of a passage."""
    name = line.name(i + 1)
    if name is None or name.head not in ("civil-defence", "monitors", "wires", "local-monitors"):
        return None
    close = name.last + 1
    if line.text(close) != ")" or close < len(line.tokens) - 2 or i < 4:
        return None
    return Utterance(first=i, end=close + 1, reach=Reach.BACK, verb=Verb.REPORTED, names=(name,), weak=True)
