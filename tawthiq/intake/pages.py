"""An HTML page -> Document: every paragraph of the article, and what the markup says of it.

1. The bytes are decoded as in `encoding`, with the charset that the page declares.
2. The main content is found, then the smallest element that holds all of it, and *every* line of that element is
   kept but those of menus and the like: the search for main content drops lists, and a lost line is a lost claim.
3. The headline is put first where the text does not begin with it.
4. Metadata comes from the markup, then from the metadata file beside the page, which wins.
"""

import re
from collections.abc import Iterator

from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.html import ElementNode, HTMLTree, Node

from tawthiq.intake import markup
from tawthiq.intake.encoding import decode
from tawthiq.intake.faults import RefusedError, fault
from tawthiq.intake.originals import Blob, Original, original
from tawthiq.intake.texts import bounded, described, lost_characters
from tawthiq.model.document import Document
from tawthiq.model.issue import Issue

_DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{1,40})""", re.IGNORECASE)
_HEAD = 4096
_FRAMES = frozenset({"article", "center", "div", "main", "section", "table", "tbody", "td", "tr"})
_PARTS = _FRAMES | {"blockquote", "br", "h1", "h2", "ol", "p", "pre", "ul"}
# What never belongs to an article's own words. Broader guesses are left to the passages, which keep the text.
_CHROME = (
    *(
        "nav",
        "footer",
        "aside",
        "form",
        "button",
        "[hidden]",
        '[style*="display:none"]',
        '[role="navigation"]',
        '[role="complementary"]',
    ),
    *('[class*="related"]', '[id*="related"]', '[class*="comments"]', '[id*="comments"]', '[class*="share"]'),
)
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
    known, notices = described(blob, marked)
    text = article(tree, known.title)
    kept = original(data, blob, "text/html", decoded.encoding)
    yield kept
    yield known.document(blob.name, text, kept.sha256)
    yield from notices
    if strange_date and not known.published:
        yield fault("unused-date", strange_date[:60], file=blob.shown)
    yield from lost_characters(text, blob.shown)


def article(tree: HTMLTree, title: str | None) -> str:
    """The text of a page's article, a line a paragraph or list item. Raises RefusedError where the page has none."""
    main = _lines(extract_plain_text(tree, main_content=True, list_bullets=False, alt_texts=False, comments=False))
    held = _held_by(tree, [_squeezed(line) for line in main if line and line != title])
    kept = "\n".join(_lines(_whole(held, _CHROME) or _whole(held, ()))).strip()
    if not kept:
        raise RefusedError("no-article")
    return kept if not title or _begins_with(kept, title) else f"{title}\n\n{kept}"


def _held_by(tree: HTMLTree, main: list[str]) -> str:
    """The markup of the smallest element that holds every line of the main content; the whole page at worst."""
    element = tree.body
    while main and element is not None:
        inner = next((child for child in element.child_nodes if _holds(child, main)), None)
        if not isinstance(inner, ElementNode):
            break
        element = inner
    return element.html if element is not None else ""


def _holds(node: Node, main: list[str]) -> bool:
    # An element without parts is one paragraph, which must not be taken for the article that it leads.
    if not isinstance(node, ElementNode) or node.tag not in _FRAMES or not _PARTS & {c.tag for c in _elements(node)}:
        return False
    text = _squeezed(node.text or "")
    return all(line in text for line in main)


def _elements(node: ElementNode) -> Iterator[ElementNode]:
    return (child for child in node.child_nodes if isinstance(child, ElementNode))


def _whole(markup_of_article: str, skipped: tuple[str, ...]) -> str:
    return extract_plain_text(
        markup_of_article, list_bullets=False, alt_texts=False, skip_elements=list(skipped)
    ).strip()


def _squeezed(text: str) -> str:
    return "".join(text.split())


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
