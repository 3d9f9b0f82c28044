"""The lines of a page as they are read from top to bottom, each with what can be told of it without its neighbours."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from html import unescape
from typing import NamedTuple

from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.html import HTMLTree

ASIDE = "data-tawthiq-aside"
"""The mark of an element that is none of the article."""
SURE = 'nav,footer,button,select,[hidden],[style*="display:none"],[style*="display: none"],[role="navigation"]'
"""Elements that are never an article."""
_NAMES = (
    *("related", "comment", "share", "sidebar", "widget", "breadcrumb", "menu", "navbar", "most-read", "latest"),
    *("newsletter",),
)
NAMED = ",".join(f'[class*="{name}"],[id*="{name}"]' for name in _NAMES) + ',aside,form,[role="complementary"]'
"""Elements that are named as furniture, which does not make them furniture."""

_WORDS, _SENTENCE = 8, 5  # words of a line of prose; of one that ends as sentences do
_ENDS = (".", "؟", "!", "…", "؛", "»", '"', "”")
_TAG = re.compile(r"<(/?)(\w+)[^>]*>")


class Line(NamedTuple):
    """A line: its text with single blanks and without any, whether it is a link alone, prose, named as furniture."""

    text: str
    squeezed: str
    link: bool
    prose: bool
    aside: bool


def of(tree: HTMLTree, looked_at: bool = False) -> list[Line]:
    """The lines of a page; `looked_at`: elements that are furniture bear the mark, whatever they are called."""
    marked = extract_plain_text(
        tree, preserve_formatting="minimal_html", links=True, list_bullets=False, alt_texts=False, skip_elements=[SURE]
    )
    found = [line for line in _read(marked) if line.squeezed]
    outside = plain(tree, f"[{ASIDE}],{SURE}" if looked_at else f"{NAMED},{SURE}")
    left = iter(line.replace(" ", "") for line in outside)
    waited = next(left, None)
    out = []
    for line in found:
        while waited == "":
            waited = next(left, None)
        stays = waited == line.squeezed
        out.append(line if stays else line._replace(aside=True))
        if stays:
            waited = next(left, None)
    if waited:  # the two readings are not of the same lines: those that both have stay
        known = {squeezed(line) for line in outside}
        out = [line._replace(aside=line.squeezed not in known) for line in found]
    return out


def plain(page: HTMLTree | str, skipped: str) -> list[str]:
    """The lines of a page, parsed or as markup, without the elements of these selectors."""
    text = extract_plain_text(page, list_bullets=False, alt_texts=False, skip_elements=[skipped])
    return [" ".join(line.split()) for line in text.split("\n")]


def known(texts: Sequence[str], lines: Sequence[Line]) -> list[Line]:
    """Lines of a part of the page with what is known of them from the whole; blank ones stay blank."""
    stands: dict[str, list[int]] = {}
    for n, line in enumerate(lines):
        stands.setdefault(line.squeezed, []).append(n)
    out, at = [], 0
    for text in texts:
        key = squeezed(text)
        places = stands.get(key, ()) if key else ()
        nth = bisect_left(places, at)
        found = places[nth] if nth < len(places) else None
        if found is None:
            out.append(Line(text, key, False, is_prose(text), False))
        else:
            out.append(lines[found]._replace(text=text))
            at = found + 1
    return out


def prose(lines: Sequence[Line]) -> int:
    """Letters of prose outside of what is named as furniture."""
    return sum(len(line.squeezed) for line in lines if line.prose and not line.link and not line.aside)


def prose_aside(lines: Sequence[Line]) -> int:
    """Letters of prose in what is named as furniture."""
    return sum(len(line.squeezed) for line in lines if line.prose and not line.link and line.aside)


def is_prose(text: str) -> bool:
    """Whether a line reads like a sentence."""
    words = text.count(" ") + 1
    return words >= _WORDS or (words >= _SENTENCE and text.endswith(_ENDS))


def squeezed(text: str) -> str:
    """A text without its blanks."""
    return "".join(text.split())


def _read(marked: str) -> list[Line]:
    """The lines of reduced markup: those whose words all stand in links are links."""
    found, inside = [], False
    for raw in marked.split("\n"):
        if "<" not in raw:
            text, link = raw, inside
        else:
            link, inside = _all_linked(raw, inside)
            text = _TAG.sub("", raw)
        if "&" in text:
            text = unescape(text)
        text = " ".join(text.split())
        key = text.replace(" ", "")
        found.append(Line(text, key, link and bool(key), is_prose(text), False))
    return found


def _all_linked(raw: str, inside: bool) -> tuple[bool, bool]:
    """Whether all words of a line stand in links, and whether a link is open at its end."""
    alone, at = True, 0
    for tag in _TAG.finditer(raw):
        alone = alone and (inside or not raw[at : tag.start()].strip())
        if tag[2] == "a":
            inside = not tag[1]
        at = tag.end()
    return alone and (inside or not raw[at:].strip()), inside
