"""The chain of custody: how the bytes of a document came to be here, who took them in, what was read out of them.

1. `custody_of` puts together what intake knows of an original (file or capture from the web) and what the run knows
   (operator, reader and its version); fields after the Berkeley Protocol on Digital Open Source Investigations.
2. `custody_id` gives it an id by its content: the same record of an archive again is the same capture, wherever the
   archive lies by then.
"""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from tawthiq.intake import Box, Original
from tawthiq.model.document import text_hash
from tawthiq.register.chain import digest
from tawthiq.text.tracing import Source, Span, follow


@dataclass(frozen=True, slots=True)
class Taker:
    """Who takes originals in: the person, if named, and the version of the reader that makes texts of them."""

    version: str
    operator: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Custody:
    """One way in which the bytes of a document came to be here.

    `sha256` and `bytes` are of the original as it is kept, `text_sha256` of the text that `extractor` in
    `extractor_version` made of it with the help of `libraries`; where two of these read it, `only_first`
    and `only_second` are the paragraphs that one alone had (the text has them all). `spans` (start and end in
    the text, first and last byte of the original) or `pages` (start, end, page) say where its words stand; both are
    empty where the original holds them in no form that shows. `boxes` says where on its page each word stands, `sheets`
    how large the pages are (page, width, height in points). `name` and `line` say where it came
    from on this side; `uri` (asked for), `final_uri` (that answered), `captured`, `status`, `headers`, `tool`,
    `operator`, `archive`, `record`, `offset` (bytes) and `digest` how it was got from the web, None for a file
    that came otherwise. `author` is who wrote or sent it, as the file says.
    `taken_in` and `taken_in_by` are when and by whom it was put into the register. Times are
    ISO 8601.
    """

    document: str
    sha256: str
    bytes: int
    media_type: str
    name: str
    extractor: str
    extractor_version: str
    id: str = ""
    line: int | None = None
    uri: str | None = None
    final_uri: str | None = None
    captured: str | None = None
    status: int | None = None
    headers: tuple[tuple[str, str], ...] = ()
    tool: str | None = None
    operator: str | None = None
    archive: str | None = None
    record: str | None = None
    offset: int | None = None
    digest: str | None = None
    text_sha256: str = ""
    spans: tuple[Span, ...] = ()
    pages: tuple[tuple[int, int, int], ...] = ()
    boxes: tuple[Box, ...] = ()
    sheets: tuple[tuple[int, float, float], ...] = ()
    libraries: tuple[str, ...] = ()
    only_first: int | None = None
    only_second: int | None = None
    author: str | None = None
    taken_in: str = ""
    taken_in_by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a stretch of a text stands: in bytes `first` to `last` of the original, or on a page of it (from 1).

    `box` is the rectangle of one line on that page: left, top, right, bottom in points from the left and top edge of
    the page as it is shown; None where it is not known.
    """

    start: int
    end: int
    first: int | None = None
    last: int | None = None
    page: int | None = None
    box: tuple[float, float, float, float] | None = None


EXTRACTOR = "tawthiq.intake"
FETCHED = "fetched"
"""Where in a register's folder the archives of fetched pages lie."""


def custody_of(document: str, original: Original, taker: Taker) -> Custody:
    """What is known of an original under its document, with its id."""
    known = Custody(
        document=document,
        sha256=original.sha256,
        bytes=len(original.bytes),
        media_type=original.media_type,
        name=original.name,
        line=original.line,
        extractor=EXTRACTOR,
        extractor_version=taker.version,
        libraries=original.extraction.libraries,
        only_first=original.extraction.only_first,
        only_second=original.extraction.only_second,
        pages=original.extraction.pages,
        boxes=original.extraction.boxes,
        sheets=original.extraction.sheets,
        author=original.author,
        taken_in_by=taker.operator,
    )
    got = original.capture
    if got is None:
        return _named(known)
    return _named(
        replace(
            known,
            uri=got.asked or got.uri,
            final_uri=got.uri,
            captured=got.time,
            status=got.status,
            headers=got.headers,
            tool=got.tool,
            operator=got.operator,
            archive=got.archive,
            record=got.record or None,
            offset=got.offset,
            digest=got.digest,
        )
    )


def traced(custody: Custody, original: Original, text: str) -> Custody:
    """The custody with where the text stands in the original."""
    spans = () if custody.pages else _source(original.bytes, original.media_type).spans(text)
    return replace(custody, spans=spans, text_sha256=text_hash(text))


@lru_cache(maxsize=2)
def _source(data: bytes, media_type: str) -> Source:
    """An original to be looked into; all entries of a feed, one after another, are of one."""
    return Source(data, media_type)


def places(custody: Custody, data: bytes, text: str, start: int, end: int) -> tuple[Place, ...]:
    """Where `text[start:end]` stands in the original; nothing where that is not known."""
    on = on_pages(custody, start, end)
    found = follow(custody.spans, data, custody.media_type, text, start, end)
    return (*on, *(Place(start=a, end=b, first=first, last=last) for a, b, first, last in found))


def on_pages(custody: Custody, start: int, end: int) -> tuple[Place, ...]:
    """Where `text[start:end]` stands on pages of the original, line by line where the boxes of its words are known."""
    out: list[Place] = []
    for first, last, page in custody.pages:
        begin, stop = max(first, start), min(last, end)
        if begin < stop:
            boxed = list(_lines(custody.boxes, begin, stop))
            out += boxed or [Place(start=begin, end=stop, page=page)]
    return tuple(out)


def _lines(boxes: tuple[Box, ...], start: int, end: int) -> Iterator[Place]:
    """The words in `text[start:end]`, those of one line as one place."""
    at = bisect_left(boxes, start, key=lambda box: box.end - 1)
    line: Place | None = None
    for box in boxes[at : bisect_left(boxes, end, lo=at, key=lambda box: box.start)]:
        begin, stop, around = max(box.start, start), min(box.end, end), (box.x0, box.y0, box.x1, box.y1)
        if line is not None and line.box is not None and line.page == box.page and _level(line.box, around):
            x0, y0, x1, y1 = zip(line.box, around, strict=True)
            line = replace(line, end=stop, box=(min(x0), min(y0), max(x1), max(y1)))
            continue
        if line is not None:
            yield line
        line = Place(start=begin, end=stop, page=box.page, box=around)
    if line is not None:
        yield line


def _level(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    """Whether two boxes stand in one line: at least half of the lower one's height is the other's too."""
    shared = min(one[3], other[3]) - max(one[1], other[1])
    return shared >= min(one[3] - one[1], other[3] - other[1]) / 2


def custody_id(document: str, original: Original) -> str:
    """The id under which this way of coming here stands, or would."""
    return custody_of(document, original, Taker("")).id


def _named(custody: Custody) -> Custody:
    place = [custody.record] if custody.record else [custody.name, str(custody.line), str(custody.offset)]
    return replace(custody, id=digest(custody.document, custody.sha256, custody.captured, *place))


@dataclass(frozen=True, slots=True, kw_only=True)
class Erasure:
    """What stands in the place of a document that a person took out: hashes, never words.

    `gone` are the acts of the log whose rows went, each as action and subject; `bytes_sha256` the originals that were
    removed, `kept_sha256` those that stay since another document was read from the same bytes. `agreed` is the second
    person, without whom nothing is erased; empty in tombstones of versions that asked for one.
    """

    document: str
    identity: str
    text_sha256: str
    author: str
    reason: str
    time: str
    claims: int
    gone: tuple[tuple[str, str], ...]
    bytes_sha256: tuple[str, ...] = ()
    kept_sha256: tuple[str, ...] = ()
    agreed: str = ""
