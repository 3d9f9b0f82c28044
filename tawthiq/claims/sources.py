"""Who says it, as the text says: chains of sources and the stretch of a passage that each vouches for.

1. `find` reads the utterances of a passage (claims/utterances.py) in order and keeps the chain that speaks.
2. Words that point back (وأضاف، المصدر ذاته، الوزارة) are filled with the chain or name that they point to.
3. A speaker reaches to the next speaker or the passage's end; a quotation or list left open reaches into the next.

Frames of a passage never overlap: where one voice quotes another, the frame carries the whole chain.
"""

import re
from collections.abc import Sequence

from tawthiq.claims.mentions import SourceFrame
from tawthiq.claims.source_names import Name, describe, head_at
from tawthiq.claims.utterance import Reach, Utterance
from tawthiq.claims.utterances import find as find_utterances
from tawthiq.model.claim import Source
from tawthiq.model.passage import Passage
from tawthiq.model.vocabulary import OriginKind, Verb
from tawthiq.records import Record, replace
from tawthiq.text import quantities
from tawthiq.text.folding import fold

_SAME = frozenset({"ذاته", "نفسه", "ذاتها", "نفسها", "عينه", "عينها", "انفسهم", "المذكور", "المذكوره", "ذاتهم"})
_SAME_BEFORE = frozenset({"ذات", "نفس", "هذا", "هذه"})
_REPORT = "التقرير"  # named alone where nobody is said to have written it
_REMAINS = frozenset(("يزال", "يزالون", "زال", "زالت", "زالوا", "تزال"))  # ولا يزال ضحايا تحت الركام
_UNDER = frozenset(("الركام", "الانقاض"))
_ONE_SOURCE = "المصدر"
_OPENING_WORDS = 8
_ALSO = "كما"
_RESULTS = frozenset(
    ("تسبب", "تسببت", "يتسبب", "اسفر", "اسفرت", "ادي", "ادت", "خلف", "خلفت", "اوقع", "اوقعت", "الحق", "الحقت")
)  # كما تسبب القصف بإصابة …
_PARTS_FOLLOW = frozenset({"يلي", "التالي", "كالتالي", "الاتي", "كالاتي"})
_GROUPS = frozenset({"source"})
_QUOTE_CARRIES = 6
_LIST_CARRIES = 12
_KEPT = 16
# A quotation that is the speech itself stands after a colon or the particle; inside a name it opens nothing.
_OPENING = re.compile(r"(?:[:：]\s*[”“«„\"]+|(?<=ن)\s+[“«„\"]|(?<=نّ)\s+[“«„\"]|(?<=نه)\s+[“«„\"])")
_CLOSING = re.compile(r"[”»\"“]")


class _Known(Record, frozen=True):
    """A source named before, with its head word's entry and stem for later words that point to it.

    `above` is the chain that quoted it (وكالة س نقلا عن مصدر).
    """

    source: Source
    head: str
    stem: str
    above: tuple[Source, ...] = ()


class SourceMemory(Record, frozen=True):
    """What a passage needs to know of those before it: the last chain, the names so far, an open quotation or list.

    `spoke`: the chain still spoke where the passage before ended.
    """

    chain: tuple[Source, ...] = ()
    named: tuple[_Known, ...] = ()
    carries: int = 0
    spoke: bool = False


def find(passage: Passage, memory: SourceMemory) -> tuple[tuple[SourceFrame, ...], SourceMemory]:
    """The frames of a passage in text order, and the memory for the next passage."""
    utterances = find_utterances(passage.tokens)
    if memory.spoke and not utterances and _goes_on(passage):
        memory = replace(memory, carries=max(1, memory.carries))
    if not utterances and not memory.carries:
        return (), replace(memory, spoke=False) if memory.spoke else memory
    reader = _Reader(passage, memory)
    for utterance in utterances:
        reader.take(utterance)
    return reader.finish()


def _goes_on(passage: Passage) -> bool:
    """Whether who spoke before speaks on: of what the same attack also did, or of the parts of the toll."""
    words = [token.folded for token in passage.tokens[:_OPENING_WORDS]]
    also = len(words) > 2 and words[0] == _ALSO and words[1] in _RESULTS
    if _REMAINS.intersection(words[:3]):
        return any(token.folded in _UNDER for token in passage.tokens)
    told = also and words[2].startswith("ال")
    return told or (passage.text.rstrip().endswith(":") and bool(_PARTS_FOLLOW.intersection(words[1:])))


class _Reader:
    """Turns the utterances of one passage into frames."""

    def __init__(self, passage: Passage, memory: SourceMemory) -> None:
        self._passage = passage
        self._tokens = passage.tokens
        self._last = memory.chain
        self._named = list(memory.named)
        self._carried = memory.carries
        self._frames: list[SourceFrame] = []
        self._chain: tuple[Source, ...] | None = memory.chain if memory.carries and memory.chain else None
        self._inherits = self._chain is not None
        self._from = passage.start
        self._opened = False

    def take(self, said: Utterance) -> None:
        """One utterance, in text order."""
        start = self._tokens[said.first].start
        if said.reach is Reach.STOP:
            self._close(start)
            self._carried = 0
        elif said.reach is Reach.RESUME:
            if self._chain is None and self._last and (self._frames or said.first <= 2 or self._names_last(said.first)):
                self._open(self._last, start, inherits=True)
        elif said.reach is Reach.BACK:
            self._look_back(said)
        else:
            self._speak(said, start)

    def finish(self) -> tuple[tuple[SourceFrame, ...], SourceMemory]:
        """The frames and the memory after the passage."""
        carries, spoke = self._left_open(), self._chain is not None
        self._close(self._passage.end)
        memory = SourceMemory(self._last, tuple(self._named[-_KEPT:]), carries, spoke)
        return tuple(self._frames), memory

    def _speak(self, said: Utterance, start: int) -> None:
        if said.weak and self._chain is not None and said.names:
            return
        sources = self._sources(said)
        if not sources:
            return
        if said.nested and self._chain is not None and self._opened:
            sources = _below(self._chain, sources)
        start = self._boundary() if said.reach is Reach.AROUND else start
        self._open(sources, start, inherits=not said.names)

    def _look_back(self, said: Utterance) -> None:
        if said.weak and self._chain is not None:
            return
        sources = self._sources(said)
        if not sources:
            return
        if said.turn is not None and self._chain is not None and self._tokens[said.turn].start > self._from:
            self._close(self._tokens[said.turn].start)
        start, outer, inherits = self._boundary(), self._chain, self._inherits
        self._chain = None
        chain = _nested(outer, sources) if outer else sources
        end = self._tokens[min(said.end, len(self._tokens)) - 1].end
        self._frames.append(SourceFrame(sources=chain, scope_start=start, scope_end=end))
        self._last = chain
        self._remember(chain)
        if outer:
            self._chain, self._from, self._inherits = outer, end, inherits

    def _boundary(self) -> int:
        """Where the clause that a later phrase vouches for begins."""
        if self._chain is not None:
            return self._from
        return self._frames[-1].scope_end if self._frames else self._passage.start

    def _open(self, chain: tuple[Source, ...], start: int, *, inherits: bool) -> None:
        self._close(start)
        self._chain, self._from, self._inherits = chain, start, inherits
        self._last = chain
        self._remember(chain)
        self._opened = True
        self._carried = 0

    def _close(self, end: int) -> None:
        if self._chain is not None and self._has_words(end):
            frame = SourceFrame(sources=self._chain, scope_start=self._from, scope_end=end, inherits=self._inherits)
            self._frames.append(frame)
        self._chain = None
        self._from = end

    def _has_words(self, end: int) -> bool:
        words = self._passage.text[self._from - self._passage.start : end - self._passage.start]
        return any(char.isalnum() for char in words)

    def _names_last(self, before: int) -> bool:
        """Whether the passage has named the last speaker before its participle (لافروف أبدى …، معتبرا أن)."""
        told = {word for source in self._last for word in fold(source.quote).split() if len(word) > 3}
        return any(token.folded in told for token in self._tokens[:before])

    def _left_open(self) -> int:
        """For how many passages more the chain still speaks: within a quotation or a list that is not closed."""
        if self._chain is None:
            return 0
        text = self._passage.text[self._from - self._passage.start :].rstrip()
        if text.rstrip('"“”„« ').endswith(":"):
            return _LIST_CARRIES
        if self._carried:
            closed = _CLOSING.search(text) and not _OPENING.search(text)
            return 0 if closed else self._carried - 1
        opened = _OPENING.search(text)
        return _QUOTE_CARRIES if opened and not _CLOSING.search(text, opened.end()) else 0

    def _sources(self, said: Utterance) -> tuple[Source, ...]:
        outer = [self._source(name, Verb.REPORTED) for name in said.outer]
        paper = bool(said.inner and said.names) and all(name.statement for name in said.names)
        names = [self._source(name, said.verb) for name in (said.inner if paper else said.names)]
        inner = [self._source(name, Verb.REPORTED) for name in (() if paper else said.inner)]
        kept = [[source for source in group if source] for group in (outer, names, inner)]
        kept[0] = kept[0] or list(self._above(said, kept[1]))
        if kept[1] or not self._last:
            return _levels(kept)
        return _below(self._last[:1], kept[2]) if kept[2] else self._last

    def _above(self, said: Utterance, named: Sequence[Source]) -> tuple[Source, ...]:
        """Who quoted the one that words point back to (المصدر), where they name nobody above it anew."""
        known = next((k for k in reversed(self._named) if named and k.source.start == named[0].start), None)
        back = known is not None and named[0].start < self._tokens[said.first].start
        return known.above if known and back and not said.nested else ()

    def _remember(self, chain: tuple[Source, ...]) -> None:
        """Keep with each name who quoted it."""
        for at, known in enumerate(self._named):
            level = next((source.level for source in chain if source.start == known.source.start), 0)
            if level:
                self._named[at] = replace(known, above=tuple(source for source in chain if source.level < level))

    def _source(self, name: Name, verb: Verb | None) -> Source | None:
        name = self._without_paper(name)
        word = self._tokens[name.first].folded
        if name.statement and name.last == name.first and (self._last or (word.startswith("ال") and word != _REPORT)):
            return None
        known = self._pointed_to(name)
        if known:
            return replace(known.source, verb=verb)
        start, end = self._tokens[name.first].start, self._tokens[name.last].end
        if self._joined(name.first):
            start += 1
        quote = self._passage.text[start - self._passage.start : end - self._passage.start]
        source = Source(kind=name.kind, verb=verb, party=name.party, quote=quote, start=start, end=end)
        if name.head and not name.low:
            self._named.append(_Known(source, name.head, self._stem(name.first)))
        return source

    def _without_paper(self, name: Name) -> Name:
        """بيان الإدارة is the Administration's word: the paper is taken off where its author follows."""
        if not name.statement or name.first == name.last:
            return name
        rest = describe(self._tokens, name.first + 1, name.last)
        return rest if rest.head else name

    def _pointed_to(self, name: Name) -> _Known | None:
        words = [token.folded for token in self._tokens[name.first : name.last + 1]]
        first = name.first
        pointing = words[0] in _SAME_BEFORE and len(words) > 1
        if pointing:
            first, words = first + 1, words[1:]
        whole = " ".join(words)
        for known in reversed(self._named):
            if whole.endswith(fold(known.source.quote)) and len(whole) - len(known.source.quote) <= 2:
                return known
        bare = len(words) == 1 or words[1] in _SAME or words[1] in ("،", ",")
        ours = words[0].endswith("نا")
        if not (bare and (words[0].startswith(("ال", "لل", "وال")) or ours or pointing)):
            return None
        head = head_at(self._tokens, first)
        if head is None:
            return None
        stem = self._stem(first)
        alike = next((k for k in reversed(self._named) if _same_head(k, head.entry.id, stem)), None)
        if alike is None and words[0] == _ONE_SOURCE and not pointing and self._last:
            spoke = self._last[-1].start  # المصدر after an officer or a nurse: who spoke last
            return next((k for k in reversed(self._named) if k.source.start == spoke), None)
        return alike

    def _stem(self, i: int) -> str:
        head = head_at(self._tokens, i)
        return (head.stem.text.split()[0] if head else self._tokens[i].folded).removeprefix("ال").removesuffix("نا")

    def _joined(self, i: int) -> bool:
        """Whether the name's first letter is a particle that can be left off (ومصادر، لمراسل) and not لل."""
        head, word = head_at(self._tokens, i), self._tokens[i].text
        if head is None and word.startswith("و"):
            return quantities.value(word[1:]) is not None  # وأربعة سكان
        if head is None or head.stem.clitics not in ("و", "ف", "ل"):
            return False
        return head.stem.clitics != "ل" or not head.stem.definite


def _same_head(known: _Known, head: str, stem: str) -> bool:
    return known.stem == stem or (known.head == head and head in _GROUPS)


def _levels(groups: Sequence[Sequence[Source]]) -> tuple[Source, ...]:
    filled = [group for group in groups if group]
    return tuple(replace(source, level=level) for level, group in enumerate(filled) for source in group)


def _below(outer: tuple[Source, ...], inner: Sequence[Source]) -> tuple[Source, ...]:
    """`inner` under `outer`; a voice that quotes itself is told once."""
    told = [_words(source) for source in outer]
    fresh = [source for source in inner if not any(_within(_words(source), words) for words in told)]
    depth = max(source.level for source in outer) + 1
    return outer + tuple(replace(source, level=source.level + depth) for source in fresh)


def _nested(before: tuple[Source, ...], after: tuple[Source, ...]) -> tuple[Source, ...]:
    """The two as one chain: the later below the earlier, unless a medium is named last (قال س إن …، بحسب وكالة ص)."""
    relayed = all(source.kind is OriginKind.NEWS_AGENCY for source in after)
    if relayed and not any(source.kind is OriginKind.NEWS_AGENCY for source in before):
        return _below(after, before)
    return _below(before, after)


def _words(source: Source) -> set[str]:
    """A name's words without articles and marks: “الهيئة” says again who هيئة التحقيق is."""
    return {word.strip("\"“”«»'").removeprefix("ال") for word in fold(source.quote).split()}


def _within(one: set[str], other: set[str]) -> bool:
    return one <= other or other <= one
