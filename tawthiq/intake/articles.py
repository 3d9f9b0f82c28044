"""The article of a page: every paragraph of it, without menus, lists of other news, forms and comments.

1. `pagelines` gives the lines of the whole page and says of each whether it is prose, a link and nothing else, or
   stands in an element that is named as furniture.
2. Links part the page into stretches. The article's are those that the search for main content finds, what lies
   between them, and others of weight: that search alone drops lists and parts of an article.
3. All of the smallest element that holds the prose of these stretches is the article, but for lists of links and
   furniture in it: short lines, list items and tables stay. A lost line is a lost claim.
4. Where much prose stands in what is named as furniture, its elements are looked at one by one: sites also name the
   article itself after its comments or its share buttons.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.html import ElementNode, HTMLTree

from tawthiq.intake import nesting, pagelines
from tawthiq.intake.pagelines import ASIDE, NAMED, Line, squeezed
from tawthiq.text.tracing import shown_words

_FRAMES = frozenset(
    {"article", "body", "center", "div", "font", "form", "main", "section", "span", "table", "tbody", "td", "tr"}
)
_PARTS = (_FRAMES - {"font", "span"}) | {"blockquote", "br", "dl", "h1", "h2", "ol", "p", "pre", "ul"}
_CONTENT = 'h1,article,[itemprop="articleBody"]'
_TABLED = {
    "tbody": ("<table>", "</table>"),
    "tr": ("<table><tbody>", "</tbody></table>"),
    "td": ("<table><tbody><tr>", "</tr></tbody></table>"),
}
_APART = ("comments", "sidebar")
_FEW = 300  # characters; a part with fewer is no article
_LINKED = 0.5  # share of a part's letters that are links, in a list of other news
_MOST = 0.6  # of the page's letters; a part with more is the page
_WEIGHT = 0.25  # of the prose found; a stretch with as much is of the article too
_DOUBT = 0.2  # of the prose kept; where as much is left out, it is looked at again


@dataclass(frozen=True, slots=True)
class Article:
    """The lines of an article; `doubtful` where much prose of the page stands outside of them.

    `links` are the page's lines, squeezed, that are links and nothing else.
    """

    lines: tuple[str, ...]
    doubtful: bool
    links: frozenset[str] = frozenset()


@dataclass(slots=True)
class _Stretch:
    """Lines between two lines of links: the prose among them, and whether the main content has any of it."""

    prose: list[str]
    main: bool = False

    @property
    def weight(self) -> int:
        return sum(map(len, self.prose))


def of_page(source: str, tree: HTMLTree) -> Article:
    """The article of a page; no lines where the page holds no text. Leaves marks in the tree.

    A page nested hundreds deep was made to hang its readers: of that the words between its tags are all that is read.
    """
    if nesting.is_absurd(source):
        return Article(
            tuple(line for words in shown_words(source) if (line := " ".join(words.split()))), doubtful=False
        )
    return _article(tree)


def _article(tree: HTMLTree) -> Article:
    body = tree.body
    if body is None:
        return Article((), doubtful=False)
    main = extract_plain_text(tree, main_content=True, list_bullets=False, alt_texts=False, comments=False)
    lines = pagelines.of(tree)
    if pagelines.prose_aside(lines) > _DOUBT * pagelines.prose(lines):
        _look_at_furniture(body)
        lines = pagelines.of(tree, looked_at=True)
    stretches = _stretches(lines, {squeezed(line) for line in main.split("\n")})
    kept = [line for stretch in _chosen(stretches) for line in stretch.prose]
    found = tuple(_without_lists(_article_lines(_whole(_bounds(body, kept)), lines, kept)))
    held = sum(map(len, kept))
    left = sum(stretch.weight for stretch in stretches) + pagelines.prose_aside(lines) - held
    links = frozenset(line.squeezed for line in lines if line.link)
    return Article(found, doubtful=left > _DOUBT * held, links=links)


def _look_at_furniture(body: ElementNode) -> None:
    """Mark the elements named as furniture that are it by what they hold."""
    whole = len(body.text or "")
    for node in body.query_selector_all(NAMED)[:]:  # a tuple: going through their list takes the square of its length
        size = len(node.text or "")
        if size > _MOST * whole or node.tag == "body" or (size > _FEW and node.query_selector(_CONTENT)):
            continue
        if size <= _FEW or _is_apart(node) or _is_linked(node, _LINKED * size):
            node.setattr(ASIDE, "")


def _is_linked(node: ElementNode, least: float) -> bool:
    """Whether as many letters of an element are links; no more links are looked at than it takes to tell."""
    met = 0
    for link in node.get_elements_by_tag_name("a")[:]:  # as above
        met += len(link.text or "")
        if met >= least:
            return True
    return met >= least


def _is_apart(node: ElementNode) -> bool:
    """Whether a part of many words says by its tag or name that they are others' words: readers', other news'."""
    name = f"{node.getattr('class') or ''} {node.getattr('id') or ''}".lower()
    return node.tag == "aside" or any(word in name for word in _APART)


def _stretches(lines: Sequence[Line], main: set[str]) -> list[_Stretch]:
    found = [_Stretch([])]
    for line in lines:
        if line.link:
            if found[-1].prose:
                found.append(_Stretch([]))
        elif line.prose and not line.aside:
            found[-1].prose.append(line.squeezed)
            found[-1].main = found[-1].main or line.squeezed in main
    return found


def _chosen(stretches: list[_Stretch]) -> list[_Stretch]:
    """The stretches of the article: from the first that is surely of it to the last."""
    heaviest = max(stretches, key=lambda stretch: stretch.weight)
    seeds = [stretch for stretch in stretches if stretch.main] or [heaviest]
    least = _WEIGHT * max(sum(stretch.weight for stretch in seeds), heaviest.weight)
    sure = [n for n, s in enumerate(stretches) if s.main or s.weight >= least > 0 or s is heaviest]
    return stretches[sure[0] : sure[-1] + 1]


def _bounds(body: ElementNode, prose: list[str]) -> ElementNode:
    """The smallest element that holds all of the prose."""
    element, size = body, len(body.text or "")
    least = sum(map(len, prose))
    while prose:
        inner = None
        for child in _elements(element):
            length = len(child.text or "") if child.tag in _FRAMES else 0
            if length >= least and (length == size or _holds(child, prose)) and _has_parts(child):
                inner, size = child, length
                break
        if inner is None:
            break
        element = inner
    return element


def _elements(node: ElementNode) -> Iterator[ElementNode]:
    """The elements in a node, one after another: making all nodes of a page takes longer than reading it."""
    child = node.first_element_child
    while child is not None:
        yield child
        child = child.next_element_sibling


def _whole(element: ElementNode) -> str:
    """An element's markup, with what a part of a table stands in: without that its rows would run together."""
    opened, closed = _TABLED.get(element.tag or "", ("", ""))
    return f"{opened}{element.html}{closed}"


def _holds(node: ElementNode, prose: list[str]) -> bool:
    text, at = squeezed(node.text or ""), 0
    for line in prose:  # in their order, so that a long page is gone through once
        found = text.find(line, at)
        if found < 0:
            return False
        at = found + len(line)
    return True


def _has_parts(node: ElementNode) -> bool:
    # An element without parts is one paragraph, which must not be taken for the article that it leads.
    return any(child.tag in _PARTS for child in _elements(node))


def _article_lines(markup: str, lines: Sequence[Line], kept: Sequence[str]) -> list[Line]:
    """The lines within the bounds, as they are known, without furniture.

    Prose in what is named as furniture stays where it stands between two paragraphs of the article, away from links.
    """
    found = pagelines.known(pagelines.plain(markup, f"[{ASIDE}],{pagelines.SURE}"), lines)
    ends = {kept[0], kept[-1]} if kept else set()
    at = [n for n, line in enumerate(found) if line.prose and line.squeezed in ends]
    first, last = (at[0], at[-1]) if at else (0, -1)
    return [
        line
        for n, line in enumerate(found)
        if not line.aside or (line.prose and first < n < last and not line.link and not _beside_link(found, n))
    ]


def _beside_link(lines: Sequence[Line], at: int) -> bool:
    before = next((line for line in reversed(lines[max(0, at - 4) : at]) if line.squeezed), None)
    after = next((line for line in lines[at + 1 : at + 5] if line.squeezed), None)
    return bool((before and before.link) or (after and after.link))


def _without_lists(lines: list[Line]) -> Iterator[str]:
    """The lines without lists of links, two or more in a row, and the heading above each."""
    at = 0
    while at < len(lines):
        end, met = at, 0
        while end < len(lines) and (not lines[end].squeezed or lines[end].link):
            met += lines[end].link
            end += 1
        if end > at:
            if met < 2:
                yield from (line.text for line in lines[at:end])
            at = end
            continue
        if not _heads_a_list(lines, at):
            yield lines[at].text
        at += 1


def _heads_a_list(lines: list[Line], at: int) -> bool:
    if lines[at].prose or not lines[at].squeezed:
        return False
    after = [line for line in lines[at + 1 : at + 6] if line.squeezed][:2]
    return len(after) == 2 and all(line.link for line in after)
