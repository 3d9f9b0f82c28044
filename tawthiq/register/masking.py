"""The words of hidden claims in reports that are not hidden: what stands in their place, and what goes with them.

1. `masks` are the stretches of each such report that hidden claims quote: their own words, and the words of each of
   their values wherever these stand, but for a day or place that they took over from elsewhere in the report; and what
   says them once more, a headline or five words in a row. Other reports that carry them, or the words of a report that
   is hidden whole, are masked alike (carried_words.py).
2. `overlapping` are the other claims that rest on any of these words, of every reading: they are hidden as well.
3. `blanked` has a mark for each letter, so that what stands around keeps its offsets; spaces and line ends stay.
4. `tells` says whether another text (a title, an address, an issue) gives two of the hidden words in a row.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from itertools import pairwise
from typing import Any, NamedTuple
from urllib.parse import unquote

from sqlalchemy import select

from tawthiq.errors import RegisterError
from tawthiq.model import wire
from tawthiq.model.claim import Claim
from tawthiq.model.document import Document, text_hash
from tawthiq.model.incident import Incident
from tawthiq.register import schema
from tawthiq.register.carried_words import carriers, placed, rows_of
from tawthiq.register.custody import Custody
from tawthiq.register.reading_documents import DocumentsReading
from tawthiq.text.folding import fold

MARK = "█"
_TAKEN_OVER = "carried_from"
_APART = str.maketrans(dict.fromkeys("-_/+.,:;?&=%()[]«»\"'،؛؟", " "))
_PART = 500
Pair = tuple[int, int]


class Mask(NamedTuple):
    """The stretches of a report (code points, apart and rising) that somebody may not read."""

    document: str
    spans: tuple[Pair, ...]


class Words(NamedTuple):
    """Hidden words, folded: every two in a row, and all of them as they stand."""

    pairs: frozenset[tuple[str, str]]
    whole: tuple[str, ...]


def masks(register: DocumentsReading, claims: Iterable[str], without: Collection[str]) -> tuple[Mask, ...]:
    """What these claims quote, by report, copies among them; reports of `without` are hidden whole."""
    found: dict[str, list[Pair]] = defaultdict(list)
    quoted: list[Claim] = []
    for name in sorted(claims):
        try:
            claim = register.claim(name).claim
        except RegisterError:
            continue  # of a reading that an erasure took away
        quoted.append(claim)
        if claim.document not in without:
            found[claim.document] += _spans(wire.to_builtins(claim), taken_over=False)
    for name, sought in carriers(register, quoted, without).items():
        if name not in without:
            with suppress(RegisterError):  # erased since it was found
                text = register.document(name).document.text
                found[name] += (span for one in sought for span in one.spans(text))
    return tuple(Mask(name, _with_repeats(register, name, spans)) for name, spans in sorted(found.items()))


def _with_repeats(register: DocumentsReading, name: str, spans: Iterable[Pair]) -> tuple[Pair, ...]:
    document, own = register.document(name).document, _joined(spans)
    hidden = words_of(document.text[a:b] for a, b in own)
    return _joined((*own, *_headlines(document, hidden), *_repeats(document.text, own)))


def _headlines(document: Document, hidden: Words) -> Iterator[Pair]:
    """Lines of the text that are its title, where that tells hidden words."""
    title = (document.title or "").strip()
    if not title or not tells(title, hidden):
        return
    at = document.text.find(title)
    while at >= 0:
        yield at, at + len(title)
        at = document.text.find(title, at + len(title))


def _repeats(text: str, spans: Sequence[Pair]) -> Iterator[Pair]:
    """Stretches of five words and more that stand in the spans, too."""
    runs = list(rows_of(placed(text)))
    hidden = {run for run, start, end in runs if any(a <= start and end <= b for a, b in spans)}
    yield from ((start, end) for run, start, end in runs if run in hidden)


def overlapping(register: DocumentsReading, found: Iterable[Mask]) -> frozenset[str]:
    """Every claim of these reports that rests on masked words."""
    return frozenset(
        stored.id
        for mask in found
        for stored in register.claims_of_document(mask.document, every_reading=True)
        if _meets(stored.claim, mask.spans)
    )


def _meets(claim: Claim, spans: Sequence[Pair]) -> bool:
    own = list(_spans(wire.to_builtins(claim), taken_over=True))
    return any(a < end and start < b for a, b in own for start, end in spans)


def _spans(value: Any, *, taken_over: bool) -> Iterator[Pair]:
    """Every stretch that a claim quotes, its values' as well."""
    if isinstance(value, list | tuple):
        for item in value:
            yield from _spans(item, taken_over=taken_over)
    elif isinstance(value, dict):
        start, end = value.get("start"), value.get("end")
        if isinstance(start, int) and isinstance(end, int) and start < end:
            yield start, end
        for name, item in value.items():
            if taken_over or name != _TAKEN_OVER:
                yield from _spans(item, taken_over=taken_over)


def _joined(spans: Iterable[Pair]) -> tuple[Pair, ...]:
    found: list[Pair] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return tuple(found)


def blanked(text: str, spans: Iterable[Pair]) -> str:
    """The text with a mark for each letter of these stretches."""
    letters = list(text)
    for start, end in spans:
        for at in range(start, min(end, len(letters))):
            if not letters[at].isspace():
                letters[at] = MARK
    return "".join(letters)


def words_of(texts: Iterable[str]) -> Words:
    """The words of hidden stretches."""
    whole = tuple(" ".join(fold(text).translate(_APART).split()) for text in texts)
    return Words(frozenset(pair for text in whole for pair in pairwise(text.split())), whole)


def tells(text: str | None, words: Words) -> bool:
    """Whether a text gives two hidden words in a row, or is nothing but hidden words."""
    told = " ".join(fold(unquote(text or "")).translate(_APART).split())
    return bool(told) and (
        not words.pairs.isdisjoint(pairwise(told.split())) or any(told in hidden for hidden in words.whole)
    )


class Masked(NamedTuple):
    """The rows that stand in the place of a register's own: reports, custody; `issues` are numbers of hidden ones,
    `sealed` the hashes of originals that are not given out.
    """

    documents: tuple[Mapping[str, Any], ...] = ()
    captures: tuple[Mapping[str, Any], ...] = ()
    issues: tuple[int, ...] = ()
    sealed: frozenset[str] = frozenset()
    words: Words = Words(frozenset(), ())


def masked(register: DocumentsReading, found: Sequence[Mask]) -> Masked:
    """What readers get of these reports."""
    if not found:
        return Masked()
    rows = {row["id"]: row for row in _rows(register, schema.documents, "id", [mask.document for mask in found])}
    words = words_of(rows[mask.document]["text"][a:b] for mask in found if mask.document in rows for a, b in mask.spans)
    captures = _rows(register, schema.captures, "document", list(rows))
    sealed = {row["bytes_sha256"] for row in rows.values()} | {row["sha256"] for row in captures}
    return Masked(
        documents=tuple(_report(rows[mask.document], mask, words) for mask in found if mask.document in rows),
        captures=tuple(_custody(row, words) for row in captures),
        issues=tuple(_issues(register, rows, words)),
        sealed=frozenset(sealed - {None}),
        words=words,
    )


def _rows(register: DocumentsReading, table: Any, column: str, names: Sequence[str]) -> list[Mapping[str, Any]]:
    found: list[Mapping[str, Any]] = []
    with register.reading() as connection:
        for start in range(0, len(names), _PART):
            asked = select(table).where(table.c[column].in_(names[start : start + _PART])).order_by(table.c.seq)
            found += [dict(row) for row in connection.execute(asked).mappings()]
    return found


def _report(row: Mapping[str, Any], mask: Mask, words: Words) -> Mapping[str, Any]:
    text, title = blanked(row["text"], mask.spans), row["title"]
    if tells(title, words):
        title = blanked(title, [(0, len(title))])
    made = {"text": text, "title": title, "sha256": text_hash(text), "bytes_sha256": None}
    made["folded"] = fold(f"{title or ''}\n{text}")
    return {**row, **made, "url": None if tells(row["url"], words) else row["url"]}


def _custody(row: Mapping[str, Any], words: Words) -> Mapping[str, Any]:
    """A chain of custody that leads to no bytes, and to no place in them."""
    known = wire.decode(row["json"], Custody)
    uri, final = (None if tells(told, words) else told for told in (known.uri, known.final_uri))
    named = replace(known, name="" if tells(known.name, words) else known.name, uri=uri, final_uri=final)
    bare = replace(named, headers=(), archive=None, record=None, offset=None, spans=(), pages=(), boxes=(), sheets=())
    return {**row, "json": wire.encode(bare).decode()}


def _issues(register: DocumentsReading, documents: Collection[str], words: Words) -> Iterator[int]:
    """Issues of these reports, and those of several reports that give hidden words."""
    table = schema.issues
    with register.reading() as connection:
        for row in connection.execute(select(table.c.seq, table.c.document, table.c.json)).yield_per(_PART):
            if row.document in documents or (row.document is None and tells(row.json, words)):
                yield row.seq


def scrubbed(incident: Incident, words: Words) -> Incident:
    """The incident without hidden words that two origins share."""
    if not words.whole:
        return incident
    found = tuple(
        replace(one, words=None) if one.words and tells(one.words, words) else one for one in incident.dependences
    )
    return incident if found == incident.dependences else replace(incident, dependences=found)
