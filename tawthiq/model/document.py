"""A document: one report as it came in, its text never changed."""

from dataclasses import dataclass
from hashlib import sha256

from tawthiq.model.vocabulary import PublishedFrom


def text_hash(text: str) -> str:
    """SHA-256 of the text as UTF-8, in hexadecimal: the text's name for ever."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One report. Offsets everywhere count Unicode code points of `text`.

    `published` is an ISO 8601 date or datetime, None when unknown; `published_from` says where it came from.
    `bytes_sha256` is the hash of the original bytes that the text was read from, None for text that came without.
    """

    id: str
    text: str
    publisher: str | None = None
    published: str | None = None
    published_from: PublishedFrom | None = None
    url: str | None = None
    lang: str | None = None
    title: str | None = None
    bytes_sha256: str | None = None

    @property
    def sha256(self) -> str:
        """Hash of the text; ids of claims and decisions hang on it."""
        return text_hash(self.text)
