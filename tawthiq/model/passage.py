"""A passage: a headline or sentence of a document, with its tokens."""

from enum import StrEnum

from tawthiq.model.document import Document
from tawthiq.records import Record
from tawthiq.text.tokens import Token


class Role(StrEnum):
    """What a passage is on its page."""

    HEADLINE = "headline"
    SENTENCE = "sentence"
    CAPTION = "caption"
    REPEAT = "repeat"
    FURNITURE = "furniture"


class Passage(Record, frozen=True):
    """`text == document.text[start:end]`; token offsets count from the document's start.

    `paragraph` numbers the line of the text that the passage stands in; FURNITURE (menus, related articles, share
    buttons) and REPEAT (word for word as before) never yield claims.
    """

    index: int
    paragraph: int
    role: Role
    start: int
    end: int
    text: str
    tokens: tuple[Token, ...]


class Report(Record, frozen=True):
    """A document with its passages in text order."""

    document: Document
    passages: tuple[Passage, ...]
