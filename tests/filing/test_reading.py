"""A team's sheet as filings: columns by a map, each bad cell named."""

from datetime import datetime
from pathlib import Path

import openpyxl
import pytest

from tawthiq.errors import InputError
from tawthiq.filing import Filed, filings, fitted, load_map, read
from tawthiq.model.incident import MinMax
from tawthiq.model.vocabulary import Grade
from tawthiq.sheets.dates import day

NOW = "2024-01-01T00:00:00.000Z"


def filed(path: Path, named: str = "tawthiq", author: str | None = "Team", sheet: str | None = None) -> Filed:
    sheets = read(path, sheet)
    return filings(sheets, fitted(load_map(named), sheets.headings, str(path)), author, NOW)


def table(folder: Path, *lines: str, name: str = "sheet.csv") -> Path:
    place = folder / name
    place.write_text("\n".join(lines) + "\n", "utf-8")
    return place


def test_a_row_with_everything(tmp_path: Path) -> None:
    path = table(
        tmp_path,
        "code,date,place,coordinates,killed_min,killed_max,injured,grade,party,means,reports,notes,author,decided",
        'A1,2019-05-05,كفرنبل,"35.61, 36.56",3,٥,4+,Fair,Russia,airstrike,"https://a.example/1 https://b.example/2",'
        "seen,R. S.,2020-02-03",
    )
    found = filed(path)
    (one,) = found.filings
    assert found.issues == ()
    assert (one.code, one.date, one.place, one.lat, one.lon) == ("A1", "2019-05-05", "كفرنبل", 35.61, 36.56)
    assert (one.killed, one.injured, one.grade) == (MinMax(3, 5), MinMax(4, None), Grade.FAIR)
    assert one.reports == ("https://a.example/1", "https://b.example/2")
    assert (one.author, one.time, one.row, one.notes) == ("R. S.", "2020-02-03T00:00:00.000Z", 2, "seen")
    assert one.source.startswith("sheet.csv (SHA-256 ")


def test_each_bad_cell_is_named_with_row_column_reason_and_remedy(tmp_path: Path) -> None:
    path = table(
        tmp_path,
        "code;date;lat;lon;killed_min;grade;decided",
        "A1;31/02/2019;95;36;many;verified;2999-01-01",
        ";2019-05-05;;;;;",
        "A2;03/04/2019;;;;;",
    )
    found = filed(path)
    assert [filing.code for filing in found.filings] == ["A1", "A2"]
    told = {(issue.line, issue.reason.partition(":")[0], issue.code) for issue in found.issues}
    assert told == {
        (2, "column date", "filing-cell"),
        (2, "column lat", "filing-cell"),
        (2, "column killed_min", "filing-cell"),
        (2, "column grade", "filing-cell"),
        (2, "column decided", "filing-cell"),
        (3, "column code", "filing-row"),
        (4, "column date", "filing-cell"),
    }
    assert all(issue.remedy for issue in found.issues)
    assert 'dates = "dmy"' in found.issues[-1].remedy


def test_a_workbook_with_dates_and_sheets(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    first = book.active
    assert first is not None
    first.title = "2019"
    for row in (
        ("code", "date", "killed"),
        ("A1", datetime(2019, 5, 5), 3.0),
        (None, None, None),
        ("A2", "2019-06", "x"),
    ):
        first.append(row)
    book.create_sheet("2020").append(("code", "date"))
    book.save(tmp_path / "sheet.xlsx")
    found = filed(tmp_path / "sheet.xlsx")
    assert [(f.code, f.date, f.sheet, f.row, f.killed.min) for f in found.filings] == [
        ("A1", "2019-05-05", "2019", 2, 3),
        ("A2", "2019-06", "2019", 4, None),
    ]
    assert [str(issue) for issue in found.issues] == [
        "sheet.xlsx:4: sheet 2019, column killed: x is no count. Write digits only, or leave the cell empty"
    ]
    with pytest.raises(InputError, match=r"has no sheet 2021\. Its sheets: 2019, 2020"):
        filed(tmp_path / "sheet.xlsx", sheet="2021")


def test_rows_of_one_code_are_one_filing(tmp_path: Path) -> None:
    path = table(tmp_path, "code,date,killed,reports", "A1,2019-05-05,3,r1", "A1,,4,r2", "A2,,,r3")
    found = filed(path)
    assert [(f.code, f.killed.min, f.reports) for f in found.filings] == [
        ("A1", 3, ("r1", "r2")),
        ("A2", None, ("r3",)),
    ]
    assert [issue.line for issue in found.issues] == [3]
    assert "differs from row 2 of A1, which holds" in found.issues[0].reason


def test_a_map_of_ones_own(tmp_path: Path) -> None:
    path = table(tmp_path, "No.\tDay\tLink 1\tLink 2\tStatus", "7\t5/5/2019\tr1\tr2\tVerified")
    own = tmp_path / "map.toml"
    own.write_text(
        'dates = "dmy"\nauthor = "Us"\n[columns]\ncode = "No."\ndate = "Day"\nreports = ["Link 1", "Link 2"]\n'
        'grade = "Status"\n[values.grade]\n"Verified" = "confirmed"\n',
        "utf-8",
    )
    (one,) = filed(path, str(own), None).filings
    assert (one.date, one.reports, one.grade, one.author) == ("2019-05-05", ("r1", "r2"), Grade.CONFIRMED, "Us")


def test_arabic_headings_by_the_preset_and_by_excels_own_encoding(tmp_path: Path) -> None:
    path = tmp_path / "sheet.csv"
    path.write_bytes("رمز الحادثة;تاريخ الحادثة;عدد القتلى;الدرجة\nأ1;5/6/2019;3;مقبولة\n".encode("cp1256"))
    (one,) = filed(path, "snhr").filings
    assert (one.code, one.date, one.killed, one.grade) == ("أ1", "2019-06-05", MinMax(3, 3), Grade.FAIR)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('[columns]\ncolour = "x"\n', "a column cannot hold colour"),
        ("[columns]\ncode = 3\n", "needs the heading of a column"),
        ('preset = "none"\n', "no preset none"),
        ('dates = "ymd"\n', "dates = ymd is not known"),
        ("what = 1\n", "what is not known"),
        ("[columns\n", "is no TOML"),
        ('[columns]\ncode = "Nowhere"\n', "no column Nowhere"),
    ],
)
def test_a_wrong_map_is_one_line(tmp_path: Path, text: str, words: str) -> None:
    own = tmp_path / "map.toml"
    own.write_text(text, "utf-8")
    with pytest.raises(InputError, match=words):
        filed(table(tmp_path, "code,date", "A1,2019"), str(own))


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "holds no row"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1xx", "old .xls"),
        (b"PK\x03\x04broken", "is no workbook"),
        (b"code,code\n1,2\n", "names the column code twice"),
        (b"\x00\x01\x02", "is no spreadsheet"),
    ],
)
def test_a_wrong_file_is_one_line(tmp_path: Path, data: bytes, words: str) -> None:
    path = tmp_path / "sheet.csv"
    path.write_bytes(data)
    with pytest.raises(InputError, match=words):
        filed(path)
    with pytest.raises(InputError, match="cannot be read"):
        filed(tmp_path / "none.csv")


@pytest.mark.parametrize(
    ("cell", "order", "date"),
    [
        ("2019-05-05", None, "2019-05-05"),
        ("2019/5/6", None, "2019-05-06"),
        ("17/03/2017", None, "2017-03-17"),
        ("03/17/2017", None, "2017-03-17"),
        ("3.4.2017", "dmy", "2017-04-03"),
        ("3/4/2017", "mdy", "2017-03-04"),
        ("2017-03", None, "2017-03"),
        ("٢٠١٧-٠٣-١٧", None, "2017-03-17"),
    ],
)
def test_days(cell: str, order: str | None, date: str) -> None:
    assert day(cell, order) == date
