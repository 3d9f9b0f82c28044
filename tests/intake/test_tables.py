"""Tables of reports: columns by a map or by their headings, each bad cell named, nothing in a file run or believed."""

import io
import json
import zipfile
from dataclasses import replace
from datetime import date, datetime
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tawthiq.intake import read
from tawthiq.model.issue import Issue
from tawthiq.settings import Settings

from .conftest import Reading

TEXT = "قتل خمسة مدنيين في غارة على السوق في حي الزيتون."
OTHER = "قتل ثلاثة مدنيين بقصف مدفعي على قرية الرمان صباحا."
GUESSED = "columns-guessed"


def csv(folder: Path, *lines: str, encoding: str = "utf-8", name: str = "reports.csv", end: str = "\n") -> Path:
    place = folder / name
    place.write_bytes((end.join(lines) + end).encode(encoding))
    return place


def xlsx(place: Path, *rows: Any, title: str = "Reports", **sheets: Any) -> Path:
    book = openpyxl.Workbook()
    first = book.active
    assert first is not None
    first.title = title
    for row in rows:
        first.append(row)
    for name, others in sheets.items():
        sheet = book.create_sheet(name)
        for row in others:
            sheet.append(row)
    book.save(place)
    return place


def issues_of(path: Path) -> list[Issue]:
    return [item for item in read([path]) if isinstance(item, Issue)]


def changed(place: Path, member: str, content: bytes | None) -> Path:
    """The same zip with one member replaced, or added."""
    held = {i.filename: zipfile.ZipFile(place).read(i) for i in zipfile.ZipFile(place).infolist()}
    with zipfile.ZipFile(place, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in (held | {member: content or b""}).items():
            packed.writestr(name, data)
    return place


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "windows-1256", "iso-8859-6"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_csv_is_read_in_its_encoding_and_with_its_separator(
    tmp_path: Path, reading: Reading, encoding: str, separator: str
) -> None:
    row = separator.join((TEXT, "2017-03-17", "وكالة الحقل"))
    path = csv(tmp_path, separator.join(("text", "date", "outlet")), row, encoding=encoding)
    (document,) = reading(path, expect=[GUESSED]).documents
    assert (document.id, document.text, document.published) == ("reports.csv#2", TEXT, "2017-03-17")
    assert document.publisher == "وكالة الحقل"


def test_arabic_headings_below_a_title_are_found(tmp_path: Path, reading: Reading) -> None:
    path = csv(tmp_path, "رصد شهر آذار;;;;", "م;تاريخ النشر;المصدر;رابط الخبر;نص الخبر",
               f'7;١٧/٠٣/٢٠١٧;وكالة الحقل;https://haql.example/1;"{TEXT}"')  # fmt: skip
    result = reading(path, expect=[GUESSED])
    (document,) = result.documents
    assert (document.id, document.published, document.publisher) == ("reports.csv#7", "2017-03-17", "وكالة الحقل")
    assert document.url == "https://haql.example/1"
    assert result.issues[0].line == 2
    assert "text = نص الخبر" in result.issues[0].reason


@pytest.mark.parametrize(
    ("headings", "told"),
    [
        ("Report ID,Published,Outlet,Link,Headline,Full text", "text = Full text; url = Link; published = Published"),
        ("incident_date,published_at,source_name,source_type,content", "text = content; published = published_at"),
        ("تاريخ الحادثة,التاريخ,الناشر,المتن", "text = المتن; published = التاريخ; publisher = الناشر"),
        ("Date of incident,Text", "text = Text (not read: Date of incident)"),
    ],
)
def test_columns_are_told_by_their_headings(tmp_path: Path, reading: Reading, headings: str, told: str) -> None:
    row = ",".join([*[""] * headings.count(","), TEXT])
    result = reading(csv(tmp_path, headings, row), expect=[GUESSED])
    assert told in result.issues[0].reason


def test_a_map_beside_the_file_says_which_column_holds_what(tmp_path: Path, reading: Reading) -> None:
    path = csv(tmp_path, "when,a,b,who", f"03/04/2017,غارة على السوق,{TEXT},س")
    (tmp_path / "reports.map.toml").write_text(
        'dates = "mdy"\n[columns]\ntext = ["A", "b"]\npublished = "when"\n'
        '[fixed]\npublisher = "لجنة الرصد"\nlang = "ar"\n',
        "utf-8",
    )
    (document,) = reading(tmp_path).documents
    assert path.exists()
    assert (document.text, document.published) == (f"غارة على السوق\n\n{TEXT}", "2017-03-04")
    assert (document.publisher, document.lang) == ("لجنة الرصد", "ar")


def test_the_map_of_the_run_goes_before_the_one_beside(tmp_path: Path, reading: Reading) -> None:
    path = csv(tmp_path, "one,two", f"{OTHER},{TEXT}")
    (tmp_path / "reports.map.toml").write_text('[columns]\ntext = "one"\n')
    given = tmp_path / "given.toml"
    given.write_text('[columns]\ntext = "two"\n')
    assert [d.text for d in reading(path).documents] == [OTHER]
    assert [d.text for d in reading(path, settings=replace(Settings(), sheet_map=given)).documents] == [TEXT]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("columns = [", "is no TOML"),
        ('[columns]\nkilled = "text"', "a column cannot hold killed"),
        ('[columns]\ntext = "nowhere"', "names a column nowhere"),
        ('sheet = "Second"', "names a sheet Second"),
        ('dates = "ymd"', "dates = ymd is not known"),
        ('column = "text"', "column is not known"),
        ('[fixed]\nid = "1"', "id cannot be the same"),
    ],
)
def test_a_map_that_cannot_be_used_leaves_the_table_out(
    tmp_path: Path, reading: Reading, content: str, reason: str
) -> None:
    path = csv(tmp_path, "text", TEXT)
    (tmp_path / "reports.map.toml").write_text(content)
    result = reading(path, expect=["bad-map"])
    assert reason in result.issues[0].reason


def test_a_map_without_its_table_is_named(tmp_path: Path, reading: Reading) -> None:
    (tmp_path / "gone.map.toml").write_text('[columns]\ntext = "text"\n')
    assert reading(tmp_path, expect=["orphan-sidecar"]).documents == []


def test_each_bad_cell_is_named_by_sheet_cell_and_heading(tmp_path: Path, reading: Reading) -> None:
    head = ["text", "date", "url"]
    rows = [
        [TEXT, "31/02/2017", None],
        [OTHER, "2017-03-17", "haql"],
        [None, "2017-03-17", "https://haql.example/2"],
        ["#REF!", None, None],
        [TEXT + " ثانية", "43000", None],
        [OTHER + " ثانية", "2017-03", "#N/A"],
    ]
    result = reading(xlsx(tmp_path / "r.xlsx", head, *rows), expect=[
        GUESSED, "report-row", "report-cell", "report-row", "report-row", "report-row", "report-row",
    ])  # fmt: skip
    assert result.ids == ["r.xlsx#3"]
    assert [(issue.line, issue.reason.partition(":")[0]) for issue in result.issues[1:]] == [
        (2, "sheet Reports, cell B2 (date)"),
        (3, "sheet Reports, cell C3 (url)"),
        (4, "sheet Reports, cell A4 (text)"),
        (5, "sheet Reports, cell A5 (text)"),
        (6, "sheet Reports, cell B6 (date)"),
        (7, "sheet Reports, cell B7 (date)"),
    ]


def test_excel_days_are_not_shifted(tmp_path: Path, reading: Reading) -> None:
    days = [
        date(2017, 3, 17),
        datetime(2017, 3, 17),
        datetime(2017, 3, 17, 23, 59, 59),
        date(1900, 3, 1),
        date(2024, 2, 29),
    ]
    rows = [[f"{TEXT} {n}", day] for n, day in enumerate(days)]
    path = xlsx(tmp_path / "r.xlsx", ["text", "date"], *rows)
    told = ["2017-03-17", "2017-03-17", "2017-03-17T23:59:59", "1900-03-01", "2024-02-29"]
    assert [d.published for d in reading(path, expect=[GUESSED]).documents] == told


def test_the_calendar_of_1904_is_heeded(tmp_path: Path, reading: Reading) -> None:
    book = openpyxl.Workbook()
    book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    sheet = book.active
    assert sheet is not None
    sheet.append(["text", "date"])
    sheet.append([TEXT, datetime(2017, 3, 17)])
    book.save(tmp_path / "mac.xlsx")
    (document,) = reading(tmp_path / "mac.xlsx", expect=[GUESSED]).documents
    assert document.published == "2017-03-17"


@pytest.mark.parametrize(("other", "told"), [("25/12/2016", "2017-04-03"), ("12/25/2016", "2017-03-04")])
def test_the_column_itself_tells_how_its_days_are_written(
    tmp_path: Path, reading: Reading, other: str, told: str
) -> None:
    result = reading(csv(tmp_path, "text,date", f"{TEXT},03/04/2017", f"{OTHER},{other}"), expect=[GUESSED])
    assert result.documents[0].published == told


def test_days_that_can_be_read_in_two_ways_are_asked_about(tmp_path: Path, reading: Reading) -> None:
    result = reading(csv(tmp_path, "text,date", f"{TEXT},03/04/2017"), expect=[GUESSED, "report-row"])
    assert "two ways" in result.issues[1].reason
    assert "dmy" in result.issues[1].remedy


@pytest.mark.parametrize("written", ["17 آذار 2017", "17 مارس ٢٠١٧", "March 17, 2017", "17 March 2017", "17.3.2017"])
def test_days_with_the_name_of_their_month(tmp_path: Path, reading: Reading, written: str) -> None:
    result = reading(csv(tmp_path, "text\tdate", f"{TEXT}\t{written}"), expect=[GUESSED])
    assert result.documents[0].published == "2017-03-17"


def test_the_original_of_a_row_is_the_row(tmp_path: Path, reading: Reading) -> None:
    path = csv(tmp_path, "text,date", f'"{TEXT}\nثم ""قصف"" آخر",2017-03-17', f"{OTHER},2017-03-18")
    result = reading(path, expect=[GUESSED])
    assert result.documents[0].text == f'{TEXT}\nثم "قصف" آخر'
    assert b"".join(kept.bytes for kept in result.originals) == path.read_bytes().partition(b"\n")[2]
    book = xlsx(tmp_path / "r.xlsx", ["text", "date"], [TEXT, date(2017, 3, 17)])
    (kept,) = reading(book, expect=[GUESSED]).originals
    held = json.loads(kept.bytes)
    assert held["cells"] == {"A2": TEXT, "B2": "2017-03-17"}
    assert (held["workbook"], held["sheet"], kept.line) == ("r.xlsx", "Reports", 2)


def test_all_sheets_with_reports_are_read_and_others_named(tmp_path: Path, reading: Reading) -> None:
    path = xlsx(tmp_path / "r.xlsx", ["text"], [TEXT], Second=[["المتن"], [OTHER]], Lists=[["رمز", "معنى"], [1, 2]],
                Empty=[])  # fmt: skip
    result = reading(path, expect=[GUESSED, GUESSED, "sheet-without-reports"])
    assert result.ids == ["r.xlsx#Reports!2", "r.xlsx#Second!2"]


def test_a_table_of_something_else_is_left_out(tmp_path: Path, reading: Reading) -> None:
    result = reading(csv(tmp_path, "name,age", "س,4"), expect=["no-text-column"])
    assert "name, age" in result.issues[0].reason


def test_the_headline_is_part_of_the_text(tmp_path: Path, reading: Reading) -> None:
    (document,) = reading(csv(tmp_path, "title,text", f"مقتل خمسة مدنيين,{TEXT}"), expect=[GUESSED]).documents
    assert (document.title, document.text) == ("مقتل خمسة مدنيين", f"مقتل خمسة مدنيين\n\n{TEXT}")


def test_a_cell_as_long_as_a_cell_can_be_may_be_cut(tmp_path: Path, reading: Reading) -> None:
    long = (TEXT + " ") * 700
    result = reading(xlsx(tmp_path / "r.xlsx", ["text"], [long[:32_766] + "ا"]), expect=[GUESSED, "report-cell"])
    assert len(result.documents[0].text) == 32_767


def test_formulas_count_by_the_value_saved_with_them(tmp_path: Path, reading: Reading) -> None:
    path = xlsx(tmp_path / "r.xlsx", ["text", "publisher"], [TEXT, '=CONCAT("a","b")'], ["=A2", None])
    result = reading(path, expect=[GUESSED, "report-cell", "report-row"])
    assert "formula was saved without a value" in result.issues[2].reason
    sheet = zipfile.ZipFile(path).read("xl/worksheets/sheet1.xml").decode()
    with_value = sheet.replace("<f>A2</f><v></v>", f"<f>A2</f><v>{OTHER}</v>").replace(
        "<f>A2</f><v />", f"<f>A2</f><v>{OTHER}</v>"
    )
    assert OTHER in with_value
    changed(path, "xl/worksheets/sheet1.xml", with_value.replace('r="A3"', 'r="A3" t="str"').encode())
    assert [d.text for d in reading(path, expect=[GUESSED, "report-cell"]).documents] == [TEXT, OTHER]


def test_macros_are_not_looked_at(tmp_path: Path, reading: Reading) -> None:
    path = xlsx(tmp_path / "r.xlsx", ["text"], [TEXT])
    changed(path, "xl/vbaProject.bin", b"\xd0\xcf\x11\xe0 Auto_Open: Shell rm")
    path = path.rename(tmp_path / "r.xlsm")
    assert [d.text for d in reading(path, expect=[GUESSED]).documents] == [TEXT]


def test_a_sheet_that_says_it_is_endless_is_read_to_its_last_row(tmp_path: Path, reading: Reading) -> None:
    path = xlsx(tmp_path / "r.xlsx", ["text"], [TEXT])
    sheet = zipfile.ZipFile(path).read("xl/worksheets/sheet1.xml").decode()
    wide = sheet.replace('<dimension ref="A1:A2"', '<dimension ref="A1:XFD1048576"')
    assert wide != sheet
    assert len(reading(changed(path, "xl/worksheets/sheet1.xml", wide.encode()), expect=[GUESSED]).documents) == 1


@pytest.mark.parametrize(
    "mark", ['r="2000000000"', 'r="-5"', 'r="x"'],
)  # fmt: skip
def test_a_row_that_lies_about_where_it_is(tmp_path: Path, mark: str) -> None:
    path = xlsx(tmp_path / "r.xlsx", ["text"], [TEXT])
    sheet = zipfile.ZipFile(path).read("xl/worksheets/sheet1.xml").decode().replace('<row r="2"', f"<row {mark}")
    changed(path, "xl/worksheets/sheet1.xml", sheet.encode())
    codes = {issue.code for issue in issues_of(path)}
    assert codes <= {GUESSED, "damaged-document", "table-too-large", "empty", "no-text-column"}


def test_entities_are_not_unfolded(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "r.xlsx", ["text"], [TEXT])
    bomb = '<?xml version="1.0"?><!DOCTYPE s [<!ENTITY a "' + "ا" * 1000 + '">' + "".join(
        f'<!ENTITY {b} "{f"&{a};" * 20}">' for a, b in zip("abcdefg", "bcdefgh", strict=True)
    ) + ']>'  # fmt: skip
    sheet = zipfile.ZipFile(path).read("xl/worksheets/sheet1.xml").decode()
    sheet = bomb + sheet.partition("?>")[2].replace(TEXT, "&h;") if "?>" in sheet else bomb + sheet.replace(TEXT, "&h;")
    changed(path, "xl/worksheets/sheet1.xml", sheet.replace("inlineStr", "inlineStr").encode())
    assert {issue.code for issue in issues_of(path)} <= {GUESSED, "damaged-document", "report-row"}


def test_a_workbook_that_unpacks_to_too_much_is_not_unpacked(tmp_path: Path, reading: Reading) -> None:
    path = xlsx(tmp_path / "r.xlsx", ["text"], [TEXT])
    changed(path, "xl/worksheets/sheet2.xml", b" " * 30_000_000)
    assert path.stat().st_size < 100_000
    reading(path, settings=replace(Settings(), max_report_mb=1), expect=[GUESSED])  # within 100 times the limit
    changed(path, "xl/styles.xml", b" " * 30_000_000)
    assert "unpacks" in reading(path, expect=["archive-bomb"]).issues[0].reason


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"PK\x03\x04" + b"\0" * 100, "damaged-document"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "encrypted-document"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 64, "damaged-document"),
        (b"  \n \n", "empty"),
        (b",,\n,,\n", "empty"),
        (b"text\n" + TEXT.encode("utf-8")[:-2], "wrong-encoding"),
        (b"text\n\x00\x01\x02\x03\x04\x05", "binary"),
        (f'text,date\n{TEXT},2017\n"{OTHER},2017\nx,y\nz,z\n'.encode(), "damaged-document"),
    ],
    ids=["zip", "locked", "old", "blank", "separators", "cut letter", "binary", "open quotation"],
)  # fmt: skip
def test_what_is_no_table_is_named(tmp_path: Path, data: bytes, code: str) -> None:
    path = tmp_path / "r.csv"
    path.write_bytes(data)
    assert code in [issue.code for issue in issues_of(path)]


def test_a_truncated_workbook_is_named(tmp_path: Path, reading: Reading) -> None:
    path = xlsx(tmp_path / "r.xlsx", ["text"], [TEXT])
    path.write_bytes(path.read_bytes()[:-400])
    reading(path, expect=["damaged-document"])


def test_a_quotation_never_closed_names_its_row(tmp_path: Path, reading: Reading) -> None:
    result = reading(csv(tmp_path, "text,n", f"{TEXT},1", f'"{OTHER},2', "x,3"), expect=[GUESSED, "damaged-document"])
    assert "row 3: a quotation mark" in result.issues[1].reason
    assert len(result.documents) == 1


def test_an_endless_row_is_refused(tmp_path: Path, reading: Reading) -> None:
    path = csv(tmp_path, "text,n", f"{TEXT},1", "ا," * 600_000)
    result = reading(path, settings=replace(Settings(), max_report_mb=1), expect=[GUESSED, "table-too-large"])
    assert len(result.documents) == 1


def test_a_table_larger_than_the_limit_is_not_loaded(tmp_path: Path, reading: Reading) -> None:
    path = csv(tmp_path, "text", *[f"{TEXT} {n}" for n in range(150_000)])
    reading(path, settings=replace(Settings(), max_report_mb=1), expect=["too-large"])


def test_excels_own_first_line_names_the_separator(tmp_path: Path, reading: Reading) -> None:
    result = reading(csv(tmp_path, "sep=|", "text|date", f"{TEXT}, و{OTHER}|2017-03-17"), expect=[GUESSED])
    assert (result.documents[0].published, result.ids) == ("2017-03-17", ["reports.csv#3"])


def test_a_table_in_a_zip_or_a_mail_is_read(tmp_path: Path, reading: Reading) -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as packed:
        packed.writestr("in/r.csv", f"a,b\n{TEXT},{OTHER}\n")
        packed.writestr("in/r.map.toml", '[columns]\ntext = "b"\n')
    (tmp_path / "x.zip").write_bytes(held.getvalue())
    assert [d.text for d in reading(tmp_path / "x.zip").documents] == [OTHER]
    mail = EmailMessage()
    mail["From"] = "a@b.example"
    mail.set_content(TEXT)
    mail.add_attachment(f"text\n{OTHER}\n".encode(), maintype="text", subtype="csv", filename="r.csv")
    (tmp_path / "m.eml").write_bytes(mail.as_bytes())
    assert reading(tmp_path / "m.eml", expect=[GUESSED]).ids == ["m.eml", "m.eml/r.csv#2"]
