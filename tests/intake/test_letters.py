import contextlib
from email.message import EmailMessage
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from tawthiq.intake import letters
from tawthiq.intake.faults import RefusedError
from tawthiq.intake.originals import Blob, in_memory

from .conftest import Reading

TEXT = "قتل خمسة مدنيين في غارة على السوق."


def mail(**headers: str) -> EmailMessage:
    message = EmailMessage()
    message["From"] = "مركز الزيتونة <desk@example.org>"
    message["Subject"] = "غارة على السوق"
    message["Date"] = "Fri, 17 Mar 2017 21:05:00 +0300"
    for name, value in headers.items():
        message[name] = value
    return message


def test_a_mail_is_a_document_of_its_sender(tmp_path: Path, reading: Reading) -> None:
    message = mail()
    message.set_content(TEXT)
    (tmp_path / "a.eml").write_bytes(bytes(message))
    (document,) = reading(tmp_path).documents
    assert document.text.strip() == TEXT
    assert (document.publisher, document.title) == ("مركز الزيتونة", "غارة على السوق")
    assert document.published == "2017-03-17T21:05:00+03:00"


def test_the_page_part_is_read_where_there_is_no_plain_one(tmp_path: Path, reading: Reading) -> None:
    message = mail()
    message.set_content(f"<html><body><div><p>{TEXT}</p><p>وأصيب آخرون.</p></div></body></html>", subtype="html")
    (tmp_path / "a.eml").write_bytes(bytes(message))
    (document,) = reading(tmp_path).documents
    assert document.text.split("\n") == [TEXT, "", "وأصيب آخرون."]


def test_windows_1256_is_read(tmp_path: Path, reading: Reading) -> None:
    message = mail()
    message.set_content(TEXT * 3, charset="windows-1256", cte="base64")
    (tmp_path / "a.eml").write_bytes(bytes(message))
    assert reading(tmp_path).documents[0].text.strip() == TEXT * 3


def test_what_is_attached_is_read_by_itself(tmp_path: Path, reading: Reading) -> None:
    inner = mail()
    inner.set_content("نص رسالة محولة.")
    message = mail()
    message.set_content(TEXT)
    message.add_attachment("تقرير مرفق.".encode(), maintype="text", subtype="plain", filename="تقرير.txt")
    message.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="photo.png")
    message.add_attachment(b"PK", maintype="application", subtype="zip", filename="more.zip")
    message.add_attachment(inner)
    (tmp_path / "a.eml").write_bytes(bytes(message))
    result = reading(tmp_path, expect=["nested-archive"])
    assert result.ids == ["a.eml", "a.eml/تقرير.txt", "a.eml/4.eml"]


def test_a_file_that_is_no_mail_is_named(tmp_path: Path, reading: Reading) -> None:
    (tmp_path / "a.eml").write_bytes(b"\n\nno headers")
    reading(tmp_path, expect=["damaged-document"])


@settings(deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_end_in_a_document_or_a_refusal(data: bytes) -> None:
    blob = Blob("a.eml", "a.eml", lambda: in_memory(b"Subject: a\nContent-Type: " + data), None)
    with contextlib.suppress(RefusedError):
        list(letters.read(blob, 1_000_000))
    list(letters.attached(blob, 1_000_000))
