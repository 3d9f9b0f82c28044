"""Who wrote or sent a report, as its file says: kept in custody, and protected where it was published nowhere."""

import json
from email.message import EmailMessage
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import docx
import pytest
from pypdf import PdfReader, PdfWriter

from tawthiq.intake.originals import Original
from tawthiq.model.claim import Claim
from tawthiq.model.document import Document
from tawthiq.model.vocabulary import Kind
from tawthiq.publication.gathering import Gathered
from tawthiq.publication.protected import persons
from tawthiq.register import Register
from tawthiq.register.custody import Taker

from .conftest import Reading
from .forms import pdf

NAME = "Salma Haddadi"
TEXT = "قُتل ثلاثة مدنيين في قصف على قرية التين، وقالت سلمى الحدادي إنها رأت ذلك."


def mail() -> bytes:
    made = EmailMessage()
    made["From"], made["Subject"] = f"{NAME} <salma@example.org>", "شهادة"
    made.set_content(TEXT)
    return made.as_bytes()


def word() -> bytes:
    opened, out = docx.Document(), BytesIO()
    opened.core_properties.author = NAME
    opened.add_paragraph(TEXT)
    opened.save(out)
    return out.getvalue()


def paper() -> bytes:
    writer, out = (
        PdfWriter(clone_from=PdfReader(BytesIO(pdf("Three civilians were killed in the shelling")))),
        BytesIO(),
    )
    writer.add_metadata({"/Author": NAME})
    writer.write(out)
    return out.getvalue()


def feed() -> bytes:
    entry = f"<item><title>خبر</title><dc:creator>{NAME}</dc:creator><description>{TEXT}</description></item>"
    head = '<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>موقع</title>'
    return f"{head}{entry}</channel></rss>".encode()


def page() -> bytes:
    return f'<html><head><meta name="author" content="{NAME}"></head><body><p>{TEXT}</p></body></html>'.encode()


def chat() -> bytes:
    message = {"id": 1, "type": "message", "date": "2020-01-01T00:00:00", "from": NAME, "text": TEXT}
    return json.dumps({"name": "مجموعة", "type": "private_group", "id": 5, "messages": [message]}).encode()


def line() -> bytes:
    return json.dumps({"id": "a", "text": TEXT, "author": NAME}).encode()


FORMS = {"a.eml": mail, "a.docx": word, "a.pdf": paper, "a.rss": feed, "a.html": page, "a.json": chat, "a.jsonl": line}


@pytest.mark.parametrize("name", FORMS)
def test_each_form_says_who_wrote_it(tmp_path: Path, reading: Reading, name: str) -> None:
    (tmp_path / name).write_bytes(FORMS[name]())
    (kept,) = reading(tmp_path).originals
    assert kept.author == NAME


def test_a_metadata_file_says_so_too(tmp_path: Path, reading: Reading) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    (tmp_path / "a.meta.json").write_text(json.dumps({"author": NAME}), "utf-8")
    assert [kept.author for kept in reading(tmp_path).originals] == [NAME]


def held(folder: Path, author: str, url: str | None) -> Gathered:
    """The public form of a register that holds one report of this author."""
    data = TEXT.encode()
    with Register.open(folder, create=True) as register, register.writing() as writer:
        document = Document(id="d", text=TEXT, url=url, publisher=author, title=f"من {author}", bytes_sha256=None)
        writer.add_document(document, data)
        writer.add_claims(
            "d", [Claim(id="c", document="d", quote=TEXT, start=0, end=len(TEXT), kind=Kind.INCIDENT)], "p"
        )
        original = Original(sha256(data).hexdigest(), data, "d", "text/plain", author=author)
        writer.add_custody("d", original, Taker("1"))
    with Register.open(folder) as register:
        (custody,) = register.custody("d")
        assert custody.author == author
        return Gathered(register)


def test_a_private_sender_leaves_in_no_form(tmp_path: Path) -> None:
    gathered = held(tmp_path / "r", "سلمى الحدادي", None)
    (claim,) = gathered.claims()
    assert "الحدادي" not in claim.quote
    report = gathered.reports["d"].document
    assert "الحدادي" not in f"{report.publisher} {report.title}"


def test_the_author_of_a_published_page_is_no_secret(tmp_path: Path) -> None:
    gathered = held(tmp_path / "r", "سلمى الحدادي", "https://example.org/7")
    (claim,) = gathered.claims()
    assert "سلمى الحدادي" in claim.quote


@pytest.mark.parametrize("author", ["وكالة الفرات", "هيئة التحرير", "Euphrates News Agency", "الدفاع المدني السوري"])
def test_an_office_that_sends_is_no_person(author: str) -> None:
    assert persons(author) == ()
    assert persons("سلمى الحدادي") != ()
