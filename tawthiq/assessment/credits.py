"""Whose report it is by its own credit line (rule origin.credit): a dateline, a label, a signature.

1. A dateline at the top: `بيروت (رويترز) -`, `أنقرة/ الأناضول`, `عواصم - وكالات`.
2. A label on a short line: `المصدر: الأناضول`, `نقلا عن …`.
3. A signature in brackets that ends a line, or an agency alone on one of the last lines: `(وكالات)`, `رويترز`.

One name that is not the publisher's own is the credit. `وكالات`, alone or among others, names nobody: such a source
belongs to the publisher; and a report that credits several by name is its publisher's own. Datelines and signatures
name agencies only (`agency` in lexicon/data/origins.yaml), labels anybody.
"""

import re
from collections.abc import Iterable, Iterator

from tawthiq.assessment.names import name_of
from tawthiq.model.claim import Source
from tawthiq.model.document import Document
from tawthiq.model.vocabulary import OriginKind, Verb

_LABEL = re.compile(r"^\W*(?:المصدر|المصادر|مصدر الخبر|[Ss]ource)\s*[:：]\s*(?P<names>[^\n]{2,60})$", re.MULTILINE)
_QUOTED = re.compile(r"^\W*نقلا?ً?ا? عن\s*[:：]?\s*(?P<names>[^\n.،]{2,40})$", re.MULTILINE)
_LABELS = ((("ource", "مصدر", "مصادر"), _LABEL), (("نقل",), _QUOTED))  # of each some word stands in the text
_SIGNED = re.compile(r"\(\s*(?P<names>[^()\n]{2,40}?)\s*\)[ \t.]*$", re.MULTILINE)
_ALONE = re.compile(r"^\W*(?P<names>[^\n]{2,30}?)\W*$")
_AGENCIES = re.compile(r"(?:ال)?وكالات(?:\s+(?:ال)?(?:أنباء|إعلامية|عالمية|دولية))?|[Aa]gencies")
_HEAD = 70  # characters at the beginning of a line among which a dateline stands
_SEGMENT = re.compile(r"[^-–—/:،()«»\"“”|؛]+")
_PLACE, _AGENCY = 3, 5  # at most so many words of a place, and of an agency, in a dateline
_BETWEEN = re.compile(r"\s*[+،,/&|]\s*|\s+[-–—]\s+|\s+و\s*(?=وكال)")
_TOP, _BOTTOM = 4, 3  # lines with words, from either end


def credit(document: Document) -> Source | None:
    """Whom the report names as its source, with the words and where they stand; None where it credits nobody."""
    for names, start, agencies_only in _credited(document.text):
        found = _source(document, names, start, agencies_only)
        if found:
            return found
    return None


def _credited(text: str) -> Iterator[tuple[str, int, bool]]:
    """Words that may name a source, with their offset and whether only an agency will do, the likeliest first."""
    for clues, pattern in _LABELS:
        for match in pattern.finditer(text) if any(clue in text for clue in clues) else ():
            yield match["names"].rstrip(), match.start("names"), False
    lines = list(_lines(text))
    for line, start in lines[:_TOP]:
        for words, at in _dateline(line):
            yield words, start + at, True
    for match in _SIGNED.finditer(text) if ")" in text else ():
        yield match["names"], match.start("names"), True
    for line, start in lines[-_BOTTOM:]:
        alone = _ALONE.match(line)
        if alone:
            yield alone["names"], start + alone.start("names"), True


def _dateline(line: str) -> Iterator[tuple[str, int]]:
    """What may be the agency of a dateline: the words between dashes, slashes and brackets, after at most a place."""
    for number, match in enumerate(_SEGMENT.finditer(line[:_HEAD])):
        words = match.group().strip()
        after = line[match.end() : match.end() + 1]
        # رويترز: at the very beginning says who says this one sentence; after a place it signs the report.
        long = len(words.split())
        if words and long <= _AGENCY and (number or after != ":"):
            yield words, match.start() + match.group().index(words)
        if long > _PLACE:
            return


def _lines(text: str) -> Iterator[tuple[str, int]]:
    at = 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            yield line.rstrip(), at
        at += len(line)


def _source(document: Document, words: str, start: int, agencies_only: bool) -> Source | None:
    own = name_of(document.publisher).key if document.publisher else None
    named: dict[str, str] = {}
    for part in _BETWEEN.split(words):
        name = name_of(part)
        if agencies_only and not (name.agency or _AGENCIES.fullmatch(part.strip())):
            return None
        if part.strip() and name.key != own and (name.named or _AGENCIES.fullmatch(part.strip())):
            named.setdefault(name.key, part.strip(" \"'«»“”.\t\u200f\u200e"))
    several = len(named) > 1
    quote = next((part for part in named.values() if not several or _AGENCIES.fullmatch(part)), None)
    if not quote:
        return None
    at = start + words.index(quote)
    agency = bool(_AGENCIES.fullmatch(quote)) or name_of(quote).agency
    return Source(
        kind=OriginKind.NEWS_AGENCY if agency else OriginKind.UNKNOWN,
        verb=Verb.REPORTED,
        quote=quote,
        start=at,
        end=at + len(quote),
    )


def credit_lines(documents: Iterable[Document]) -> dict[str, Source]:
    """The credit of each report that has one, by document id."""
    return {document.id: found for document in documents if (found := credit(document)) is not None}
