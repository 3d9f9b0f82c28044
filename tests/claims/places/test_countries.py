"""Of namesakes in several countries, provinces or sides of one the one that the report means. Invented reports."""

from pathlib import Path

import pytest

from tawthiq import gazetteer
from tawthiq.claims import places
from tawthiq.gazetteer.rows import COLUMNS
from tawthiq.model.claim import Where
from tawthiq.model.document import Document
from tawthiq.passages import split

PAGE = (
    "Facebook‎أخبار {town} اليوم‎'s Post\n\nShared with Public\n{text}"
    "\n\nAll reactions:\n12 shares\nMost relevant\nأهل {town} بخير"
)


HEAD = "\t".join(COLUMNS)


def first(text: str, *packs: Path) -> Where:
    report = split(Document(id="test", text=text))
    context = places.context_for(report, gazetteer.load(packs))
    found = [mention for passage in report.passages for mention in places.find(passage, context)]
    return found[0].where


def test_the_name_of_a_page_tells_the_country_where_nothing_else_does() -> None:
    assert first(PAGE.format(town="درعا", text="قتل ستة شبان بقصف على قرية كويا.")).country == "SY"


def test_the_name_of_a_page_has_no_say_where_the_report_tells_its_country() -> None:
    text = "قتل ستة شبان بقصف على مدينة كويا في إقليم كردستان العراق، وقالت الحكومة العراقية إنها تحقق."
    assert first(PAGE.format(town="درعا", text=text)).country == "IQ"


def test_a_canton_is_no_town_of_its_name() -> None:
    where = first("قصف على قرية دير البرتقال التابعة لمقاطعة الشهباء في هجوم بالمدفعية.")
    assert where.lat is not None
    assert where.lat > 36


def test_a_crossing_of_several_words_is_known() -> None:
    where = first("أصيب راعيان بقصف على معبر عون الدادات شمال منبج.")
    assert where.place == "معبر عون الدادات"
    assert where.lon is not None
    assert 37.8 < where.lon < 38.1


def village(name: str, lat: float, lon: float, at: str) -> str:
    return f"{name}\t\tVillage\tvillage\tSY\tإدلب\t\t\t{lat}\t{lon}\t{at}\ttest\tCC0\texact\t"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("في ريف إدلب الغربي", "west"),
        ("في ريف إدلب الشرقي", "east"),
        ("شمالي إدلب", "north"),
        ("غربي إدلب", "west"),
    ],
)
def test_of_namesakes_in_one_governorate_the_side_decides(words: str, expected: str, tmp_path: Path) -> None:
    rows = [
        village("كفر الزعتر", 35.80, 36.95, "east"),
        village("كفر الزعتر", 35.93, 36.30, "west"),
        village("كفر الزعتر", 36.20, 36.60, "north"),
    ]
    pack = tmp_path / "pack.tsv"
    pack.write_text("\n".join([HEAD, *rows]) + "\n", "utf-8")
    assert first(f"قتل مدني بقصف على قرية كفر الزعتر {words}.", pack).place_id == expected


def test_a_name_does_not_end_with_a_title(tmp_path: Path) -> None:
    pack = tmp_path / "pack.tsv"
    pack.write_text("\n".join([HEAD, village("رسم شيخ", 35.8, 36.6, "short")]) + "\n", "utf-8")
    assert first("قتل مدني بقصف على قرية رسم شيخ محمود في ريف إدلب.", pack).place == "رسم شيخ محمود"
    assert first("قتل مدني بقصف على قرية رسم شيخ في ريف إدلب.", pack).place_id == "short"


def test_a_quarter_is_meant_by_its_word_and_a_village_by_its_own(tmp_path: Path) -> None:
    pack = tmp_path / "pack.tsv"
    quarter = village("كفر الزعتر", 35.5, 36.5, "quarter").replace("\tvillage\t", "\tneighbourhood\t")
    pack.write_text("\n".join([HEAD, village("كفر الزعتر", 35.8, 36.9, "village"), quarter]) + "\n", "utf-8")
    assert first("قتل مدني بقصف على حي كفر الزعتر، وفق وكالة سورية.", pack).place_id == "quarter"
    assert first("قتل مدني بقصف على قرية كفر الزعتر في ريف إدلب.", pack).place_id == "village"
