"""Phrases that name a source without a verb of saying before it: according to, stated in, shown by, in brackets.

1. `read_phrase` reads the phrase that a mark begins. 2. `tidings` reads news that no one is named for (أنباء عن).
3. `in_brackets` reads a name in brackets at the end of a passage.
"""

from bisect import bisect_left

from tawthiq.claims.reporting import VERBS, Mark, Role
from tawthiq.claims.source_names import COMMAS, Name, describe, head_at
from tawthiq.claims.speech_line import Line, from_whom, issued, parallel, past_pronoun, relayed_from, skip
from tawthiq.claims.utterance import Reach, Utterance
from tawthiq.model.vocabulary import Verb
from tawthiq.records import replace
from tawthiq.text.tokens import Shape

_COUNT_WITHIN = 30
_ATTACKS = frozenset({"هجوم", "هجوما", "هجمات", "هجمه", "استهداف", "استهدافا", "غاره", "غارات", "انفجارا", "انفجار"})
_REPORTS, _STATEMENT = "reports", "statements"
_STATEMENTS = frozenset({"البيان", "بيان", "التصريح", "البلاغ", "بلاغ", "ما"})
_LEARN = "verb-learn"
_GATHERED, _LEARNED = "verb-gather-it", "verb-learn-it"
_AS, _CLAUSE = "كما", 3
_TELL = frozenset({"عن", "تحدثت", "تفيد", "تتحدث", "تشير"})


def read_phrase(line: Line, i: int, mark: Mark) -> Utterance | None:
    """The utterance of the phrase that `mark` begins at token i, None where it names no source."""
    reader = _READERS.get(mark.role)
    said = reader(line, i, mark) if reader else None
    if said is None or said.reach is not Reach.BACK:
        return said
    before = bisect_left(line.turns, i)
    return replace(said, turn=line.turns[before - 1] if before else None)


def tidings(line: Line, i: int) -> Utterance | None:
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
    if line.folded(at) not in _TELL:
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
    gathered = inner and line.role(name.last + 1) is Role.RELATIVE and name.head == _REPORTS
    if gathered or (inner and name.head == _STATEMENT):
        name, inner = inner[0], inner[1:]  # شهادات جمعتها شبكة س: the network vouches for them
        name, heard = from_whom(line, name)
        inner = inner or heard  # معلومات حصلت عليها وكالة س من مصادر ص
    return Utterance(
        first=i, end=end, reach=_direction(line, i, end), verb=Verb.REPORTED, names=parallel(line, name),
        inner=inner, weak=name.low,
    )  # fmt: skip


def _according_clause(line: Line, i: int, mark: Mark) -> Utterance | None:
    verb = line.marks[mark.last + 1] if mark.last + 1 < len(line.marks) else None
    if verb is not None and verb.role is Role.STATED_IN:  # وفق ما جاء في بيان للمرصد
        said = _stated_in(line, mark.last + 1, verb)
        return replace(said, first=i, reach=_direction(line, i, said.end), verb=Verb.REPORTED) if said else None
    if verb is None or (verb.role not in VERBS and verb.role is not Role.RELATIVE):
        return None
    at = past_pronoun(line, skip(line, verb.last + 1))
    at += verb.id == _LEARN and line.folded(at) == "من"  # وفق ما علم من مصدر أمني
    name = line.name(at)
    if name is None or (name.head is None and name.last - name.first > 5):
        return None
    inner = relayed_from(line, name) if verb.id.startswith("verb-relay") else ()
    inner = inner or issued(line, name.last + 1)
    end = (inner[-1].last if inner else name.last) + 1
    if verb.id in (_LEARN, _LEARNED):
        name, inner = from_whom(line, name)
    return Utterance(
        first=i, end=end, reach=_direction(line, i, end), verb=verb.verb, names=parallel(line, name), inner=inner
    )


def _direction(line: Line, i: int, end: int) -> Reach:
    after = skip(line, end)
    onward = line.role(after) is Role.THAT or (line.text(after) and line.tokens[after].folded in ("فقد", "قد"))
    if i == 0 or onward or (line.ended(i - 1) is Role.SIBLING):
        return Reach.ONWARD
    follows = line.folded(after)
    goes_on = after < len(line.tokens) and line.tokens[after].shape is Shape.WORD and not follows.startswith(("و", "ف"))
    if not goes_on or line.role(after) not in (None, Role.EVENT_NOUN):
        return Reach.BACK
    return Reach.AROUND


def _relative(line: Line, i: int, mark: Mark) -> Utterance | None:
    """صور نشرها ناشطون: the name after the verb vouches for the sentence where nobody else does."""
    name = line.name(past_pronoun(line, skip(line, mark.last + 1)), definite_ends=True)
    if (
        name is None
        or name.head is None
        or name.low
        or line.ended(i - 1) is Role.NOT
        or mark.id in (_GATHERED, _LEARNED)
    ):
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


def said_last(line: Line, i: int, mark: Mark, name: Name) -> Utterance | None:
    """… ، كما أفاد مراسل لفرانس برس. … ، تقول مصادر محلية.: who said the clause before, named at its end."""
    learned = mark.id == _LEARN
    if (mark.role is not Role.VERB and not learned) or mark.clitics or name.head is None or name.low:
        return None
    so = line.ended(i - 1) is Role.SIBLING and line.folded(i - 1) == _AS
    before = i - 2 if so else i - 1
    at = skip(line, name.last + 1)
    ends = at >= len(line.tokens) or (line.tokens[at].shape is Shape.PUNCT and line.text(at) in ".؛")
    goes_on = so and line.text(at - 1) in COMMAS
    if before < _CLAUSE or line.text(before) not in COMMAS or not (ends or goes_on):
        return None
    hears, heard = from_whom(line, name) if learned else (name, ())
    outer, names = ((hears,), heard) if heard else ((), parallel(line, hears))
    return Utterance(first=i, end=at, reach=Reach.BACK, verb=mark.verb, outer=outer, names=names)


def _issued_statement(line: Line, i: int, mark: Mark) -> Utterance | None:
    """صدر عن قيادة الجيش البيان الآتي: … whose statement the words behind the colon are."""
    name = line.name(mark.last + 1)
    if name is None or name.head is None:
        return None
    paper = next((k for k in range(name.first + 1, name.last + 2) if line.folded(k) in _STATEMENTS), None)
    colon = next((k for k in range(paper, paper + 4) if line.text(k) == ":"), None) if paper else None
    if paper is None or colon is None:
        return None
    names = (describe(line.tokens, name.first, paper - 1),)
    return Utterance(first=i, end=colon + 1, reach=Reach.ONWARD, verb=Verb.SAID, names=names)


def in_brackets(line: Line, i: int) -> Utterance | None:
    """… (الدفاع المدني السوري). at the end of a passage."""
    name = line.name(i + 1)
    if name is None or name.head not in ("civil-defence", "monitors", "wires", "local-monitors"):
        return None
    close = name.last + 1
    if line.text(close) != ")" or close < len(line.tokens) - 2 or i < 4:
        return None
    return Utterance(first=i, end=close + 1, reach=Reach.BACK, verb=Verb.REPORTED, names=(name,), weak=True)


def counts_attacks(line: Line, i: int) -> bool:
    """Whether attacks are counted soon after token i (لأكثر من 85 هجوما جويا)."""
    tokens = line.tokens[i : i + _COUNT_WITHIN]
    return any(
        token.folded in _ATTACKS and any(before.shape is Shape.NUMBER for before in tokens[max(0, at - 2) : at])
        for at, token in enumerate(tokens)
    )


_READERS = {
    Role.ACCORDING: _according,
    Role.ACCORDING_CLAUSE: _according_clause,
    Role.RELATIVE: _relative,
    Role.STATED_IN: _stated_in,
    Role.ISSUED_BY: _issued_statement,
}
