import gzip
import zipfile
from pathlib import Path

from tawthiq.gazetteer import packs
from tawthiq.gazetteer.rows import place

DUMP = [
    "1\tHalab\tHalab\tAleppo,محافظة حلب\t36.2\t37.6\tA\tADM1\tSY\t\t09\t\t\t\t0\t\t0\tAsia/Damascus\t2024-01-01",
    "2\tKafr Zayt\tKafr Zayt\tكفر زيت,Kafr\t36.3\t37.1\tP\tPPL\tSY\t\t09\t\t\t\t900\t\t0\tAsia/Damascus\t2024-01-01",
    "3\tNo Arabic\tNo Arabic\tX\t36.3\t37.1\tP\tPPL\tSY\t\t09\t\t\t\t900\t\t0\tAsia/Damascus\t2024-01-01",
    "4\tBad\tBad\tسيئ\tnorth\t37.1\tP\tPPL\tSY\t\t09\t\t\t\t900\t\t0\tAsia/Damascus\t2024-01-01",
]


def test_a_geonames_dump_gives_arabic_names_and_the_division_around_them(tmp_path: Path) -> None:
    path = tmp_path / "SY.txt"
    path.write_text("\n".join(DUMP) + "\n", "utf-8")
    pack = packs.read(path)
    governorate, village = map(place, pack.lines)
    assert (governorate.name, governorate.type) == ("حلب", "governorate")
    assert (village.name, village.type, village.admin, village.id) == ("كفر زيت", "village", ("حلب",), "gn:2")
    assert [issue.line for issue in pack.issues] == [4]


def test_a_dump_may_come_as_the_archive_it_is_published_in(tmp_path: Path) -> None:
    path = tmp_path / "SY.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("readme.txt", "about")
        archive.writestr("SY.txt", DUMP[1])
    assert [place(line).name for line in packs.read(path).lines] == ["كفر زيت"]


def test_an_ocha_table_is_read_by_what_its_columns_say(tmp_path: Path) -> None:
    path = tmp_path / "ocha.csv"
    path.write_text(
        "ADM1_EN,ADM1_AR,ADM1_PCODE,ADM2_AR,ADM2_PCODE,NAME_AR,NAME_EN,PCODE,Latitude,Longitude\n"
        "Aleppo,حلب,SY02,عفرين,SY0203,كفر التين,Kafr Tin,C1999,36.5,36.9\n"
        "Aleppo,حلب,SY02,عفرين,SY0203,,,C2000,36.5,36.9\n"
        "Aleppo,حلب,SY02,عفرين,SY0203,بلا نقطة,None,C2001,,\n",
        "utf-8",
    )
    pack = packs.read(path)
    found = [place(line) for line in pack.lines]
    assert (found[0].name, found[0].admin, found[0].country) == ("كفر التين", ("حلب", "عفرين"), "SY")
    assert (found[0].lat, found[0].lon, found[0].type) == (36.5, 36.9, "village")
    assert [issue.line for issue in pack.issues] == [4]


def test_columns_may_stand_in_any_order_and_the_file_may_be_packed(tmp_path: Path) -> None:
    path = tmp_path / "pack.tsv.gz"
    text = "lat\tlon\tname_ar\ttype\tcountry\n36.1\t37.2\tبستان التوت\tvillage\tSY\n"
    path.write_bytes(gzip.compress(text.encode("utf-8")))
    found = place(packs.read(path).lines[0])
    assert (found.name, found.lat, found.lon, found.country) == ("بستان التوت", 36.1, 37.2, "SY")


def test_rows_without_an_id_get_ids_of_their_own(tmp_path: Path) -> None:
    path = tmp_path / "pack.tsv"
    path.write_text(
        "name_ar\ttype\tlat\tlon\nبستان التوت\tvillage\t36.1\t37.2\nتل الرمان\tvillage\t33.1\t36.2\n", "utf-8"
    )
    one, other = map(place, packs.read(path).lines)
    assert one.id
    assert other.id not in {"", one.id}
    assert [place(line).id for line in packs.read(path).lines] == [one.id, other.id], "the same ids at every reading"
