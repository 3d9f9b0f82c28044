"""An HTML page -> Document: every paragraph of the article, and what the markup says of it.

1. The bytes are decoded as in `encoding`, with the charset that the page declares.
2. The main content is found; its first and last lines are looked up in the whole page's text, and *every* line in
   between is kept: the search for main content drops lists and tables, and a lost line is a lost claim.
3. The headline is put first where the text does not begin with it.
4. Metadata comes from the markup, then from the metadata file beside the page, which wins.
"""

import re
from collections.abc import Iterator

from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.html import HTMLTree

from tawthiq.intake import markup
from tawthiq.intake.encoding import decode
from tawthiq.intake.faults import RefusedError, fault
from tawthiq.intake.originals import Blob, Original, original
from tawthiq.intake.texts import bounded, lost_characters, sidecar
from tawthiq.model.document import Document
from tawthiq.model.issue import Issue

_DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{1,40})""", re.IGNORECASE)
_HEAD = 4096
_BLANKS = re.compile(r"[^\S\n]+")
_HEADLINE = 10  # characters; a shorter line stands in a title by chance
_HEADLINE_WITHIN = 6  # lines


def read(blob: Blob, limit: int) -> Iterator[Document | Original | Issue]:
    """The document of a page after its original. Raises RefusedError for one that is left out."""
    data = bounded(blob, limit)
    declared = _DECLARED.search(data[:_HEAD])
    decoded = decode(data, declared[1].decode("ascii") if declared else None)
    tree = HTMLTree.parse(decoded.text)
    marked, strange_date = markup.read(tree)
    beside, notices = sidecar(blob)
    known = beside.or_else(marked)
    text = article(tree, known.title)
    kept = original(data, blob.shown, "text/html", decoded.encoding)
    yield kept
    yield known.document(blob.name, text, kept.sha256)
    yield from notices
    if strange_date and not known.published:
        yield fault("unused-date", strange_date[:60], file=blob.shown)
    yield from lost_characters(text, blob.shown)


def article(tree: HTMLTree, title: str | None) -> str:
    """The text of a page's article, a line a paragraph or list item. Raises RefusedError where the page has none."""
    whole = _lines(extract_plain_text(tree, list_bullets=False, alt_texts=False))
    main = _lines(extract_plain_text(tree, main_content=True, list_bullets=False, alt_texts=False, comments=False))
    kept = "\n".join(_between(whole, [line for line in main if line])).strip()
    if not kept:
        raise RefusedError("no-article")
    return kept if not title or _begins_with(kept, title) else f"{title}\n\n{kept}"


def _begins_with(text: str, title: str) -> bool:
    # A page's <title> often adds the site's name to the headline that stands in the text.
    first = [line for line in text[:_HEAD].split("\n") if line][:_HEADLINE_WITHIN]
    return any(title in line[: len(title) + 1] or (len(line) >= _HEADLINE and line in title) for line in first)


def _between(whole: list[str], main: list[str]) -> list[str]:
    """The lines from the first to the last of `main`, in order, so that a later repeat cannot draw the end on."""
    if not main or main[0] not in whole:
        return main or whole
    first = at = whole.index(main[0])
    for line in main[1:]:
        try:
            at = whole.index(line, at + 1)
        except ValueError:
            continue  # shaped otherwise in the two readings; the lines around it are found
    return whole[first : at + 1]


def _lines(text: str) -> list[str]:
    return [_BLANKS.sub(" ", line).strip() for line in text.split("\n")]
