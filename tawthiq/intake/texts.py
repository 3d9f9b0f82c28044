"""A plain text file -> Document: its id is its name, its text the file's characters without the byte order mark."""

from collections.abc import Iterator
from dataclasses import replace

import msgspec

from tawthiq.intake.encoding import decode
from tawthiq.intake.faults import RefusedError, fault
from tawthiq.intake.fields import KNOWN, Fields, fields, of_capture
from tawthiq.intake.originals import Blob, Original, original
from tawthiq.model.document import Document
from tawthiq.model.issue import Issue

_LOST = "\ufffd"
_NOTHING = Fields()


def read(blob: Blob, limit: int) -> Iterator[Document | Original | Issue]:
    """The document of a text file after its original. Raises RefusedError for one that is left out."""
    data = bounded(blob, limit)
    decoded = decode(data)
    if not decoded.text.strip():
        raise RefusedError("empty")
    known, notices = described(blob)
    kept = original(data, blob, "text/plain", decoded.encoding)
    yield replace(kept, author=known.author)
    yield known.document(blob.name, decoded.text, kept.sha256)
    yield from notices
    yield from lost_characters(decoded.text, blob.shown)


def bounded(blob: Blob, limit: int) -> bytes:
    """All bytes of a file within the limit. Raises RefusedError for an empty or a larger one, without loading it."""
    if blob.size is not None and blob.size > limit:
        raise RefusedError("too-large", f"{limit / 1_000_000:g} MB")
    data = blob.read(limit)
    if len(data) > limit:
        raise RefusedError("too-large", f"{limit / 1_000_000:g} MB")
    if not data.strip():
        raise RefusedError("empty")
    return data


def described(blob: Blob, marked: Fields = _NOTHING) -> tuple[Fields, tuple[Issue, ...]]:
    """What is known of a document: from the metadata file beside it, else from its own markup, else from its capture.

    With notices on keys of the metadata file that are not known. Raises RefusedError where it is broken.
    """
    beside, notices = _sidecar(blob)
    return beside.or_else(marked).or_else(of_capture(blob.capture)), notices


def _sidecar(blob: Blob) -> tuple[Fields, tuple[Issue, ...]]:
    """The fields of the metadata file beside a document, and notices on keys that are not known.

    Raises RefusedError where the metadata file is broken: a document without its date would be read wrongly.
    """
    data = blob.sidecar() if blob.sidecar else None
    if data is None:
        return Fields(), ()
    try:
        given = msgspec.json.decode(decode(data).text)
        if not isinstance(given, dict):
            raise RefusedError("bad-sidecar", "is not a JSON object")
        known = fields(given)
    except (msgspec.DecodeError, RecursionError) as error:
        raise RefusedError("bad-sidecar", f"is not JSON: {error}") from error
    except RefusedError as refused:
        if refused.fault.code == "bad-sidecar":
            raise
        raise RefusedError("bad-sidecar", f"is wrong: {refused.fault.reason}") from refused
    strange = [key for key in given if key not in KNOWN or key == "text"]
    return known, tuple(fault("unknown-field", key, file=blob.shown) for key in strange)


def lost_characters(text: str, shown: str) -> Iterator[Issue]:
    """A notice where the text holds replacement characters: what stood there was lost before it came here."""
    if lost := text.count(_LOST):
        yield fault("lost-characters", lost, file=shown)
