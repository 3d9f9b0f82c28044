"""An HTML page -> Document: every paragraph of the article, and what the markup says of it.

1. The bytes are decoded as in `encoding`, with the charset that the page declares.
2. `articles` finds the article; where that is doubtful, `opinion` asks another library, and what either keeps stays.
3. The headline is put first where the text does not begin with it.
4. Metadata comes from the markup, then from the metadata file beside the page, which wins.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from resiliparse.parse.html import HTMLTree

from tawthiq.intake import articles, markup, opinion
from tawthiq.intake.encoding import decode
from tawthiq.intake.faults import RefusedError, fault
from tawthiq.intake.originals import Blob, Extraction, Original, original
from tawthiq.intake.texts import bounded, described, lost_characters
from tawthiq.model.document import Document
from tawthiq.model.issue import Issue

_DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{1,40})""", re.IGNORECASE)
_HEAD = 4096
_BLANK_LINES = re.compile(r"\n{3,}")
_HEADLINE = 10  # characters; a shorter line stands in a title by chance
_HEADLINE_WITHIN = 6  # lines


def read(blob: Blob, limit: int) -> Iterator[Document | Original | Issue]:
    """The document of a page after its original. Raises RefusedError for one that is left out."""
    data = bounded(blob, limit)
    declared = _DECLARED.search(data[:_HEAD])
    decoded = decode(data, declared[1].decode("ascii") if declared else None)
    tree = HTMLTree.parse(decoded.text)
    marked, strange_date = markup.read(tree)
    known, notices = described(blob, marked)
    text, extraction = _article(tree, decoded.text, known.title)
    kept = replace(original(data, blob, "text/html", decoded.encoding), extraction=extraction, author=known.author)
    yield kept
    yield known.document(blob.name, text, kept.sha256)
    yield from notices
    if strange_date and not known.published:
        yield fault("unused-date", strange_date[:60], file=blob.shown)
    yield from lost_characters(text, blob.shown)


def article(source: str, title: str | None) -> str:
    """The text of a page's article, a line a paragraph or list item. Raises RefusedError where the page has none."""
    return _article(HTMLTree.parse(source), source, title)[0]


def _article(tree: HTMLTree, source: str, title: str | None) -> tuple[str, Extraction]:
    """The text of the article, and how it was made: where the first reading is doubtful, a second one is asked."""
    found = articles.of_page(source, tree)
    lines, how = found.lines, Extraction((opinion.named(opinion.FIRST),))
    if found.doubtful and opinion.installed() and (agreed := opinion.asked(source, lines, found.links)):
        libraries = (*how.libraries, opinion.named(opinion.SECOND))
        lines, how = agreed.lines, Extraction(libraries, agreed.only_first, agreed.only_second)
    kept = _BLANK_LINES.sub("\n\n", "\n".join(lines)).strip()
    if not kept:
        raise RefusedError("no-article")
    return (kept if not title or _begins_with(kept, title) else f"{title}\n\n{kept}"), how


def _begins_with(text: str, title: str) -> bool:
    # A page's <title> often adds the site's name to the headline that stands in the text.
    first = [line for line in text[:_HEAD].split("\n") if line][:_HEADLINE_WITHIN]
    return any(title in line[: len(title) + 1] or (len(line) >= _HEADLINE and line in title) for line in first)
