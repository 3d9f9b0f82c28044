"""Passages: a document cut into headlines and sentences with offsets; menus and related-article lists set apart.

1. `boundaries.spans` cuts the text at line ends, at stops and where a page's own buttons are glued to the text.
2. `furniture.roles` tells headlines and sentences from the page's furniture and from verbatim repeats.
3. `split` joins both with the tokens of each passage.
"""

from tawthiq.model.document import Document
from tawthiq.model.passage import Passage, Report
from tawthiq.passages.boundaries import spans
from tawthiq.passages.furniture import roles
from tawthiq.text.tokens import tokenize

__all__ = ["split"]


def split(document: Document) -> Report:
    """The passages of a document in text order; every character but white space lies in exactly one of them."""
    pieces = spans(document.text)
    texts = [document.text[piece.start : piece.end] for piece in pieces]
    passages = tuple(
        Passage(index, piece.paragraph, role, piece.start, piece.end, text, tokenize(text, piece.start))
        for index, (piece, text, role) in enumerate(zip(pieces, texts, roles(pieces, texts), strict=True))
    )
    return Report(document, passages)
