"""An e-mail (RFC 5322) -> Document: its own words, with sender, date and subject; what is attached is read by itself.

The text is the plain part where there is one, else the page part, read as a page. The date is the header's, which the
sender's machine wrote: it is when the mail was sent, `published_from` says `page`.
"""

from collections.abc import Iterator
from dataclasses import replace
from email import message_from_bytes, policy
from email.errors import MessageError
from email.message import EmailMessage, Message, MIMEPart
from email.utils import parseaddr
from functools import partial

from tawthiq.intake import pages
from tawthiq.intake.encoding import decode
from tawthiq.intake.faults import RefusedError
from tawthiq.intake.fields import Fields, is_published, one_line
from tawthiq.intake.names import readable
from tawthiq.intake.originals import Blob, Original, in_memory, original
from tawthiq.intake.texts import bounded, described
from tawthiq.model.document import Document
from tawthiq.model.issue import Issue
from tawthiq.model.vocabulary import PublishedFrom

_MEDIA_TYPE = "message/rfc822"
_MOST_PARTS = 1_000


def read(blob: Blob, limit: int) -> Iterator[Document | Original | Issue]:
    """The document of a mail after its original. Raises RefusedError for one that is left out."""
    data = bounded(blob, limit)
    message = _parsed(data)
    text = _text(message)
    if not text.strip():
        raise RefusedError("empty")
    known, notices = described(blob, _headers(message))
    kept = original(data, blob, _MEDIA_TYPE)
    yield replace(kept, author=known.author)
    yield known.document(blob.name, text, kept.sha256)
    yield from notices


def attached(blob: Blob, limit: int) -> Iterator[Blob]:
    """The files attached to a mail, each named MAIL/NAME; none where the mail cannot be read."""
    try:
        message = _parsed(bounded(blob, limit))
    except RefusedError:
        return  # `read` says so
    for number, part in enumerate(message.iter_attachments(), 1):
        name = readable(str(part.get_filename() or "")).replace("/", "_")
        if part.get_content_type() == _MEDIA_TYPE:
            name = name or f"{number}.eml"
        if not name:
            continue  # a signature, a picture in the text
        data = _bytes(part)
        yield Blob(f"{blob.shown}/{name}", f"{blob.name}/{name}", partial(in_memory, data), len(data))


def _parsed(data: bytes) -> EmailMessage:
    try:
        message = message_from_bytes(data, policy=policy.default)
        parts = sum(1 for _ in message.walk())
    except (MessageError, ValueError, LookupError, RecursionError, AttributeError, IndexError) as error:
        # The library raises all of these on headers that hold what no mail program writes.
        raise RefusedError("damaged-document", f"{type(error).__name__}: {error}"[:120]) from error
    if not message.keys() or parts > _MOST_PARTS:
        raise RefusedError(
            "damaged-document", "it has no headers of a mail" if parts < _MOST_PARTS else "too many parts"
        )
    assert isinstance(message, EmailMessage)  # noqa: S101 (policy.default makes these)
    return message


def _text(message: EmailMessage) -> str:
    body = message.get_body(("plain", "html"))
    if body is None:
        return ""
    decoded = decode(_bytes(body), body.get_content_charset())
    if body.get_content_subtype() == "html":
        return pages.article(decoded.text, None)
    return decoded.text.replace("\r\n", "\n")


def _bytes(part: MIMEPart) -> bytes:
    if part.get_content_type() == _MEDIA_TYPE:
        inner = part.get_payload()
        mail = inner[0] if isinstance(inner, list) and inner else None
        return mail.as_bytes() if isinstance(mail, Message) else b""
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""


def _headers(message: EmailMessage) -> Fields:
    name, address = parseaddr(str(message.get("From", "")))
    sender = one_line(readable(name or address))
    date = _date(message)
    return Fields(
        publisher=sender,
        author=sender,
        published=date,
        published_from=PublishedFrom.PAGE if date else None,
        title=readable(str(message.get("Subject", ""))).strip() or None,
    )


def _date(message: EmailMessage) -> str | None:
    header = message.get("Date")
    at = getattr(header, "datetime", None)
    found = at.isoformat(timespec="seconds") if at else None
    return found if found and is_published(found) else None
