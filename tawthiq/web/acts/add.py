"""Adding reports: what a form brought becomes files of a folder, which `tawthiq run` reads into the register."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import urlencode, urlsplit

from tawthiq.register.chain import digest
from tawthiq.web import batches
from tawthiq.web.acts.acting import Done, Sent
from tawthiq.web.acts.correcting import FormError
from tawthiq.web.answer import Answer
from tawthiq.web.batches import Batch
from tawthiq.web.chores import BusyError, Chore, command, is_busy, start
from tawthiq.web.forms import Form
from tawthiq.web.pages.add import adding
from tawthiq.web.pages.doubts import Doubt
from tawthiq.web.typed import as_edtf

_STATUS = {"seal": 403, "busy": 409, "too_much": 413, "disk": 507}
_LONGEST = 1000  # letters of what is said of a report


def add(sent: Sent) -> Done | Answer:
    """Have the reports read, noted in the log under who brought them; the page again where something is missing."""
    register = sent.register.whole
    try:
        if sent.form.too_much:
            raise FormError("too_much")
        if not sent.sealed:
            raise FormError("seal")
        if sent.person is None:
            raise FormError("author")
        told = _told(sent.form)
        if is_busy(register):
            raise FormError("busy")
        batch = _laid(register.folder, sent.form, told)
    except FormError as fault:
        return _again(sent, fault.key)
    finally:
        for _, file in sent.form.files:
            file.close()
    try:
        start(register, command(register, Chore.ADD, batch.name), batch, sent.person.name)
    except BusyError:
        batch.remove()
        return _again(sent, "busy")
    except OSError:
        batch.remove()
        return _again(sent, "disk")
    subject = f"{Chore.ADD} {batch.name}"
    with register.writing(sent.person.name) as writer:
        writer.note("chore", subject, digest(subject))
    return Done(f"/runs?{urlencode({'added': batch.name})}", sent.person)


def _laid(folder: Path, form: Form, told: Mapping[str, str]) -> Batch:
    """The reports as files. Raises FormError where the disk does not take them."""
    try:
        batch = batches.made(folder)
    except OSError as error:
        raise FormError("disk") from error
    try:
        for name, content in form.files:
            batch.put(name, content)
        if not form.files:
            batch.paste(_pasted(form))
        batch.describe(told)
    except BaseException as error:
        batch.remove()
        if isinstance(error, OSError):
            raise FormError("disk") from error
        raise
    return batch


def _pasted(form: Form) -> str:
    return form.raw("text").replace("\r\n", "\n").strip("\n")


def _told(form: Form) -> dict[str, str]:
    """What a person says of the reports, as the fields of a document. Raises FormError for what cannot be."""
    text = _pasted(form).strip()
    if bool(text) == bool(form.files):
        raise FormError("one_of" if text else "nothing")
    told = {name: form.one(name) for name in ("publisher", "url", "title") if form.one(name)}
    if any(len(value) > _LONGEST or not value.isprintable() for value in told.values()):
        raise FormError("long")
    if text and "publisher" not in told:
        raise FormError("publisher")
    if "url" in told:
        parts = urlsplit(told["url"])
        if parts.scheme not in {"http", "https"} or not parts.netloc:
            raise FormError("url")
    described = sum(batches.is_described(batches.plain(name)) for name, _ in form.files)
    if {"url", "title"} & told.keys() and described > 1:
        raise FormError("of_one")
    if form.one("day"):
        told |= {"published": _day(form.one("day")), "published_from": "page"}
    if told and form.files and not described:
        raise FormError("not_described")
    return told


def _day(given: str) -> str:
    """The day of publication. Raises FormError for none, and for one that is not there yet anywhere."""
    day = as_edtf(given)
    if day is None or len(day) != 10:
        raise FormError("date")
    if not "1900" <= day <= (datetime.now(UTC) + timedelta(days=1)).date().isoformat():
        raise FormError("future")
    return day


def _again(sent: Sent, key: str) -> Answer:
    return adding(sent.register, sent.words, sent.settings, sent.form, Doubt(key, _STATUS.get(key, 422)))
