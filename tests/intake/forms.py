"""A good file of every form that is read, small, made anew: for tests that break them."""

# ruff: noqa: E501 (what files hold is written as it stands in them)

import gzip
import io
import json
import zipfile
from collections.abc import Callable, Iterable
from email.message import EmailMessage

import docx
import openpyxl
from fastwarc import WarcRecord, WarcRecordType
from pyarrow import table
from pyarrow.parquet import write_table

TEXT = "قال مصدر طبي إن خمسة مدنيين قتلوا في غارة جوية على سوق الرمان وسط بلدة الزيتونة مساء أمس."
MORE = "وأضاف أن عشرة آخرين أصيبوا بجروح نقلوا على أثرها إلى المشفى القريب بحسب الدفاع المدني."
_HTTP = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"


def page() -> bytes:
    """A page with menu, metadata, a list of links and an entity."""
    return (
        '<!DOCTYPE html><html lang="ar"><head><meta charset="utf-8"><title>غارة على السوق</title>'
        '<meta property="article:published_time" content="2019-05-05"><script>var a = "<p>";</script></head><body>'
        f"<nav><ul><li><a href='/'>أخبار</a></li></ul></nav><article><h1>غارة على السوق</h1><p>{TEXT}</p>"
        f"<p>{MORE}&nbsp;&amp;</p><table><tr><td>1</td><td>2</td></tr></table></article><!-- x --></body></html>"
    ).encode()


def pdf(*pages: str) -> bytes:
    """A PDF with a line of Latin words on each page, as plainly as can be written."""
    words = pages or ("Five people were killed in the market.", "Two more died of their wounds later.")
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(words)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(words)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for n, line in enumerate(words):
        drawn = f"BT /F1 12 Tf 72 720 Td ({line}) Tj ET"
        about = "/Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >> >>"
        objects.append(f"<< /Type /Page {about} /Contents {5 + 2 * n} 0 R >>")
        objects.append(f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream")
    return pdf_of(objects)


def pdf_of(objects: Iterable[str | bytes]) -> bytes:
    """A PDF of these objects, the first of them its root."""
    out, table = b"%PDF-1.4\n", "0000000000 65535 f \n"
    for number, thing in enumerate(objects, 1):
        table += f"{len(out):010} 00000 n \n"
        body = thing if isinstance(thing, bytes) else thing.encode()
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    size = table.count("\n")
    end = f"xref\n0 {size}\n{table}trailer << /Root 1 0 R /Size {size} >>\nstartxref\n{len(out)}\n%%EOF\n"
    return out + end.encode()


def word() -> bytes:
    """A Word file with a table."""
    made = docx.Document()
    made.add_paragraph(TEXT)
    made.add_table(1, 1).cell(0, 0).text = MORE
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def mail() -> bytes:
    """A mail with a page and a file attached."""
    made = EmailMessage()
    made["From"], made["Subject"], made["Date"] = "Sami <s@b.example>", "غارة", "Sun, 05 May 2019 10:00:00 +0300"
    made.set_content(TEXT)
    made.add_attachment(MORE.encode(), maintype="text", subtype="plain", filename="b.txt")
    return made.as_bytes()


def feed() -> bytes:
    """A feed with two entries, one as escaped markup, one in CDATA."""
    items = f"<item><title>أ</title><link>https://a.example/1</link><description>&lt;p&gt;{TEXT}&lt;/p&gt;</description></item>"
    more = f"<item><title>ب</title><guid>2</guid><description><![CDATA[<p>{MORE}</p>]]></description></item>"
    return f'<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>ق</title>{items}{more}</channel></rss>'.encode()


def posts() -> bytes:
    """A channel of Telegram."""
    message = {
        "id": 2,
        "type": "message",
        "date": "2019-05-05T10:00:00",
        "text": [TEXT, {"type": "bold", "text": MORE}],
    }
    return json.dumps({"name": "ق", "type": "public_channel", "id": 7, "messages": [message]}).encode()


def tweets() -> bytes:
    """An archive of X."""
    tweet = {"id_str": "8", "created_at": "Fri Mar 17 18:05:00 +0000 2017", "full_text": TEXT}
    return b"window.YTD.tweets.part0 = " + json.dumps([{"tweet": tweet}]).encode()


def warc(answer: bytes | None = None) -> bytes:
    """A web archive with one page, or with this answer of a server."""
    out = io.BytesIO()
    record = WarcRecord()
    content = _HTTP + page() if answer is None else answer
    record.init_headers(record_type=WarcRecordType.response, content_length=len(content))
    record.headers["WARC-Record-ID"] = "<urn:uuid:00000000-0000-4000-8000-000000000001>"
    record.headers["WARC-Target-URI"] = "https://a.example/1"
    record.headers["Content-Type"] = "application/http; msgtype=response"
    record.headers["WARC-Date"] = "2019-05-05T10:00:00Z"
    record.set_bytes_content(content)
    record.write(out)
    return out.getvalue()


def zipped(**members: bytes) -> bytes:
    """A zip of these files, their dots written as underscores."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), data)
    return out.getvalue()


def workbook() -> bytes:
    """A workbook of two reports with a date cell and a formula."""
    made = openpyxl.Workbook()
    sheet = made.active
    assert sheet is not None
    for row in (["text", "date", "n"], [TEXT, "2019-05-05", "=1+1"], [MORE, "2019-05-06", 3]):
        sheet.append(row)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def parquet(*texts: str) -> bytes:
    """A Parquet file of these reports."""
    rows = {"id": [str(n) for n in range(len(texts))], "text": list(texts)}
    out = io.BytesIO()
    write_table(table(rows), out, compression="zstd")
    return out.getvalue()


FORMS: dict[str, Callable[[], bytes]] = {
    ".txt": f"{TEXT}\n{MORE}\n".encode,
    ".html": page,
    ".jsonl": lambda: "".join(
        json.dumps({"id": str(n), "text": t}) + "\n" for n, t in enumerate((TEXT, MORE))
    ).encode(),
    ".csv": f'text,date,n\n"{TEXT}",2019-05-05,1\n"{MORE} ""x""",2019-05-06,2\n'.encode,
    ".xlsx": workbook,
    ".parquet": lambda: parquet(TEXT, MORE),
    ".pdf": pdf,
    ".docx": word,
    ".eml": mail,
    ".rss": feed,
    ".json": posts,
    ".js": tweets,
    ".warc": warc,
    ".warc.gz": lambda: gzip.compress(warc(), mtime=0),
    ".wacz": lambda: zipped(archive__data_warc=warc(), datapackage_json=b"{}"),
    ".zip": lambda: zipped(a_txt=TEXT.encode(), b__c_html=page()),
}
"""By ending."""
