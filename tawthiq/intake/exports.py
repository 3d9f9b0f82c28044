"""What social platforms give out as JSON -> one Document a post: Telegram, X (Twitter), Facebook.

1. `read` looks at the shape of the file, not at its name: each platform's export has one of its own.
2. Each post with words becomes a document with its date (`published_from` page), channel and, where it can be told, its
   address; posts without words (pictures, joins) are none. The publisher of a forwarded post is who forwards it.
3. The original of a post is its own bytes of the file, so that one post can be shown or erased by itself.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import msgspec
from msgspec import Raw

from tawthiq.intake.encoding import decode
from tawthiq.intake.faults import RefusedError, fault
from tawthiq.intake.fields import Fields, is_published
from tawthiq.intake.originals import Blob, Original, original
from tawthiq.intake.texts import bounded
from tawthiq.model.document import Document
from tawthiq.model.issue import Issue
from tawthiq.model.vocabulary import PublishedFrom

Object = dict[str, object]
Post = tuple[str, str, Fields]  # id, text, what is known
Reader = Callable[[Object], Post | None]
_X_ARCHIVE = re.compile(r"^\s*window\.YTD\.(?:tweets?|tweet)\.part\d+\s*=\s*")
_EXPORTS = 50  # times the limit of a report: one export holds years of posts


def read(blob: Blob, limit: int) -> Iterator[Document | Original | Issue]:
    """The documents of an export, each after its original. Raises RefusedError for one that is left out."""
    posts, reader = _opened(bounded(blob, limit * _EXPORTS))
    met = 0
    for number, post in enumerate(posts, 1):
        try:
            told = reader(msgspec.json.decode(post, type=dict[str, object]))
        except (KeyError, TypeError, ValueError, OverflowError, msgspec.MsgspecError) as error:
            yield fault("broken-post", f"{number} ({type(error).__name__}: {error})"[:120], file=blob.shown)
            continue
        if told is None:
            continue
        met += 1
        name, text, known = told
        kept = original(bytes(post), blob, "application/json", "utf-8", number)
        yield replace(kept, author=known.author)
        yield known.document(name, text, kept.sha256)
    if not met:
        yield fault("empty", file=blob.shown)


def _opened(data: bytes) -> tuple[list[Raw], Reader]:
    """The posts of an export, each as its own bytes of the file, and the reader for them."""
    text = _X_ARCHIVE.sub("", decode(data).text, count=1)
    try:
        if text.lstrip().startswith("["):
            return _of_list(msgspec.json.decode(text, type=list[Raw]))
        parts = msgspec.json.decode(text, type=dict[str, Raw])
        if "messages" in parts and "type" in parts:
            about: Object = {str(k): msgspec.json.decode(parts[k]) for k in ("name", "id") if k in parts}
            return msgspec.json.decode(parts["messages"], type=list[Raw]), _telegram(about)
        posts = next((v for k, v in parts.items() if "post" in k and bytes(v).startswith(b"[")), None)
    except (msgspec.DecodeError, RecursionError) as error:
        raise RefusedError("broken-json", str(error).removeprefix("JSON is malformed: ")) from error
    if posts is None:
        raise RefusedError("unknown-export")
    return _of_list(msgspec.json.decode(posts, type=list[Raw]))


def _of_list(posts: list[Raw]) -> tuple[list[Raw], Reader]:
    first = msgspec.json.decode(posts[0]) if posts else None
    if isinstance(first, dict) and ("tweet" in first or "full_text" in first):
        return posts, _tweet
    if isinstance(first, dict) and "timestamp" in first:
        return posts, _facebook
    raise RefusedError("unknown-export" if posts else "empty")


def _telegram(export: Object) -> Reader:
    channel = _line(export.get("name"))
    mark = str(export.get("id", ""))

    def read_message(message: Object) -> Post | None:
        text = _telegram_text(message.get("text"))
        if message.get("type") != "message" or not text.strip():
            return None
        at = message.get("date_unixtime")
        date = _unix(at) if at else str(message["date"])
        sender = _line(message.get("from"))
        known = _dated(date, channel or sender, None)
        return f"telegram-{mark}-{message['id']}", text, replace(known, author=sender if sender != channel else None)

    return read_message


def _telegram_text(value: object) -> str:
    """A message's text: a string, or a list of strings and of pieces with a `text` (links, names, bold words)."""
    if isinstance(value, list):
        return "".join(piece if isinstance(piece, str) else str(piece.get("text", "")) for piece in value)
    return value if isinstance(value, str) else ""


def _tweet(post: Object) -> Post | None:
    inner = post.get("tweet", post)
    if not isinstance(inner, dict):
        return None
    text = str(inner.get("full_text") or inner.get("text") or "")
    if not text.strip():
        return None
    name = str(inner.get("id_str") or inner["id"])
    user = inner.get("user")
    publisher = _line(user.get("screen_name")) if isinstance(user, dict) else None
    date = parsedate_to_datetime(_rfc_date(str(inner["created_at"]))).isoformat()
    return f"x-{name}", text, _dated(date, publisher, f"https://x.com/i/status/{name}")


def _rfc_date(created: str) -> str:
    """Wed Oct 10 20:19:24 +0000 2018 as the standard writes it."""
    parts = created.split()
    return f"{parts[0]}, {parts[2]} {parts[1]} {parts[5]} {parts[3]} {parts[4]}" if len(parts) == 6 else created


def _facebook(post: Object) -> Post | None:
    data = post.get("data")
    texts = [str(d["post"]) for d in data if isinstance(d, dict) and d.get("post")] if isinstance(data, list) else []
    text = "\n".join(_mended(text) for text in texts)
    if not text.strip():
        return None
    stamp = post["timestamp"]
    title = _line(post.get("title"))
    return f"facebook-{stamp}", text, _dated(_unix(stamp), None, None, _mended(title) if title else None)


def _mended(text: str) -> str:
    """Facebook writes each byte of the UTF-8 as a character of its own; texts that are none of it stay."""
    try:
        return text.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return text


def _dated(date: str, publisher: str | None, url: str | None, title: str | None = None) -> Fields:
    known = date if is_published(date) else None
    return Fields(
        publisher=publisher,
        published=known,
        published_from=PublishedFrom.PAGE if known else None,
        url=url,
        title=title,
    )


def _unix(stamp: object) -> str:
    return datetime.fromtimestamp(int(str(stamp)), UTC).isoformat()


def _line(value: object) -> str | None:
    return " ".join(value.split()) or None if isinstance(value, str) else None
