"""Who signs a piece of a report: the author under an embedded post, and the source that a report names at its end.

1. "— سالم حسن (@handle)" under a post: its author vouches for the lines of the post where nobody else does.
2. "(الدفاع المدني)" after the last sentence of a paragraph: so do the rescuers, monitors or agency, for that sentence.
3. "المصدر: الدفاع المدني" on a line of its own: so does the one named, for the whole report; not its publisher, and
   none where several are credited.
"""

import re
from collections.abc import Mapping, Sequence

from tawthiq.claims.mentions import SourceFrame
from tawthiq.claims.source_names import describe
from tawthiq.model.claim import Source
from tawthiq.model.passage import Passage, Report, Role
from tawthiq.model.vocabulary import Verb
from tawthiq.text.folding import fold

_AUTHOR = re.compile(r"^[—–-]\s*([^()@\n]{3,60}?)\s*\(@\w+\)")
_CREDIT = re.compile(r"^[\W_]*(?:المصدر|مصدر الخبر)\s*[:：]\s*([^\n:]{3,50}?)[\s.]*$")
_SEVERAL = re.compile(r"\+|^وكالات\b")  # الجزيرة + وكالات
_IN_BRACKETS = re.compile(r"^\s*\(([^()\n]{3,40})\)[\s.]*$")
_SIGNS = ("civil-defence", "monitors", "wires", "local-monitors")
_SILENT = (Role.FURNITURE, Role.REPEAT)


def signers(report: Report) -> Mapping[int, Source]:
    """Who vouches for a passage, by its index, where the passage itself names nobody."""
    told = [passage for passage in report.passages if passage.role not in _SILENT]
    found: dict[int, Source] = {}
    credited = [source for passage in report.passages if (source := _credited(passage))]
    credit = credited[0] if len({fold(source.quote) for source in credited}) == 1 else None
    if credit and not _is_publisher(report, credit):
        found = {passage.index: credit for passage in told}
    for at, passage in enumerate(report.passages):
        before = report.passages[at - 1] if at else None
        if before and before.paragraph == passage.paragraph and (signs := _in_brackets(passage)):
            found[before.index] = signs
        author = _named(passage, _AUTHOR)
        if author and not _is_publisher(report, author):
            found.update((before.index, author) for before in _post(report.passages, at))
    return found


def frame(passage: Passage, source: Source) -> SourceFrame:
    """The source over the whole passage."""
    return SourceFrame(sources=(source,), scope_start=passage.start, scope_end=passage.end)


def _in_brackets(passage: Passage) -> Source | None:
    match = _IN_BRACKETS.match(passage.text)
    if match is None:
        return None
    inside = [at for at, token in enumerate(passage.tokens) if token.text not in "().،,"]
    named = describe(passage.tokens, inside[0], inside[-1]) if inside else None
    return _named(passage, _IN_BRACKETS) if named and named.head in _SIGNS else None


def _credited(passage: Passage) -> Source | None:
    found = _named(passage, _CREDIT)
    several = found is not None and _SEVERAL.search(found.quote)
    return found if found and not several and found.kind != "named_person" else None


def _named(passage: Passage, pattern: re.Pattern[str]) -> Source | None:
    match = pattern.match(passage.text)
    if match is None:
        return None
    start, end = passage.start + match.start(1), passage.start + match.end(1)
    inside = [at for at, token in enumerate(passage.tokens) if start <= token.start and token.end <= end]
    if not inside:
        return None
    name = describe(passage.tokens, inside[0], inside[-1])
    return Source(kind=name.kind, verb=Verb.REPORTED, party=name.party, quote=match.group(1), start=start, end=end)


def _post(passages: Sequence[Passage], author: int) -> list[Passage]:
    """The passages of the line above the author's."""
    above = passages[author - 1].paragraph if author else -1
    return [passage for passage in passages[:author] if passage.paragraph == above and author]


def _is_publisher(report: Report, source: Source) -> bool:
    publisher, name = fold(report.document.publisher or ""), fold(source.quote)
    return bool(publisher) and (name in publisher or publisher in name)
