import io
import zipfile
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml

from .conftest import Reading

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
BOX = (
    f'<w:p {W} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><w:r><mc:AlternateContent>'
    "<mc:Choice Requires='wps'><w:txbxContent><w:p><w:r><w:t>نص في إطار</w:t></w:r></w:p></w:txbxContent></mc:Choice>"
    "<mc:Fallback><w:txbxContent><w:p><w:r><w:t>نص في إطار</w:t></w:r></w:p></w:txbxContent></mc:Fallback>"
    "</mc:AlternateContent></w:r></w:p>"
)
CHANGED = (
    f"<w:p {W}><w:r><w:t>قتل </w:t></w:r><w:del w:author='a'><w:r><w:delText>أربعة</w:delText></w:r></w:del>"
    "<w:ins w:author='a'><w:r><w:t>خمسة</w:t></w:r></w:ins><w:r><w:t xml:space='preserve"
    "'> مدنيين</w:t></w:r></w:p>"
)


def test_every_paragraph_is_read_in_its_order(tmp_path: Path, reading: Reading) -> None:
    opened = docx.Document()
    opened.core_properties.title = "غارة على السوق"
    opened.add_paragraph("قتل خمسة مدنيين.")
    table = opened.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "البلدة", "الزيتونة"
    opened.element.body.insert(2, parse_xml(BOX))
    opened.element.body.insert(3, parse_xml(CHANGED))
    opened.add_paragraph("وأصيب آخرون.")
    opened.save(str(tmp_path / "a.docx"))
    (document,) = reading(tmp_path).documents
    expected = ["قتل خمسة مدنيين.", "البلدة", "الزيتونة", "نص في إطار", "قتل خمسة مدنيين", "وأصيب آخرون."]
    assert document.text.split("\n") == expected
    assert (document.title, document.published) == ("غارة على السوق", None)


def test_notes_are_read(tmp_path: Path, reading: Reading) -> None:
    packed = io.BytesIO()
    opened = docx.Document()
    opened.add_paragraph("قتل خمسة مدنيين.")
    opened.save(packed)
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    notes = f"<w:footnotes {W}><w:footnote><w:p><w:r><w:t>بحسب مصدر طبي</w:t></w:r></w:p></w:footnote></w:footnotes>"
    with zipfile.ZipFile(packed) as old, zipfile.ZipFile(tmp_path / "a.docx", "w") as new:
        for name in old.namelist():
            data = old.read(name).decode("utf-8", "surrogateescape")
            if name == "[Content_Types].xml":
                data = data.replace(
                    "</Types>", f'<Override PartName="/word/footnotes.xml" ContentType="{kind}"/></Types>'
                )
            if name == "word/_rels/document.xml.rels":
                note = f'<Relationship Id="rIdN" Type="{relation}" Target="footnotes.xml"/></Relationships>'
                data = data.replace("</Relationships>", note)
            new.writestr(name, data.encode("utf-8", "surrogateescape"))
        new.writestr("word/footnotes.xml", notes)
    assert reading(tmp_path).documents[0].text.split("\n") == ["قتل خمسة مدنيين.", "بحسب مصدر طبي"]


@pytest.mark.parametrize(
    ("data", "code"), [(b"x", "damaged-document"), (b"\xd0\xcf\x11\xe0" + b"0" * 99, "encrypted-document")]
)
def test_what_is_no_word_file_is_named(tmp_path: Path, reading: Reading, data: bytes, code: str) -> None:
    (tmp_path / "a.docx").write_bytes(data)
    reading(tmp_path, expect=[code])


def test_a_bomb_is_not_unpacked(tmp_path: Path, reading: Reading) -> None:
    with zipfile.ZipFile(tmp_path / "a.docx", "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("word/document.xml", b" " * 301_000_000)
    reading(tmp_path, expect=["archive-bomb"])


def test_an_entity_is_not_followed(tmp_path: Path, reading: Reading) -> None:
    packed = io.BytesIO()
    docx.Document().save(packed)
    entity = '<!DOCTYPE w:document [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
    text = "<w:body><w:p><w:r><w:t>قبل &a; بعد</w:t></w:r></w:p></w:body>"
    bomb = f"{entity}<w:document {W}>{text}</w:document>"
    with zipfile.ZipFile(packed) as old, zipfile.ZipFile(tmp_path / "a.docx", "w") as new:
        for name in old.namelist():
            new.writestr(name, bomb if name == "word/document.xml" else old.read(name))
    (document,) = reading(tmp_path).documents
    assert document.text.split() == ["قبل", "بعد"]
