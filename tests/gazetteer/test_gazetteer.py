from pathlib import Path

import pytest

from tawthiq import gazetteer
from tawthiq.errors import InputError
from tawthiq.gazetteer import Surroundings, resolve
from tawthiq.gazetteer.rows import has_article
from tawthiq.text.tokens import tokenize

HEADER = (
    "name_ar\tvariants\tname_en\ttype\tcountry\tadmin1_ar\tadmin2_ar\tadmin3_ar\tlat\tlon\t"
    "source_id\tsource\tlicence\tprecision\tpopulation"
)


def row(name: str, lat: float, lon: float, kind: str = "village", admin: str = "حلب", precision: str = "exact") -> str:
    return f"{name}\t\t\t{kind}\tSY\t{admin}\t\t\t{lat}\t{lon}\tt:{name}{lat}\ttest\tCC0-1.0\t{precision}\t"


def pack(folder: Path, *rows: str, name: str = "pack.tsv") -> Path:
    path = folder / name
    path.write_text("\n".join([HEADER, *rows]) + "\n", "utf-8")
    return path


def test_default_pack_knows_the_cities_of_the_region_and_ships_no_faulty_row() -> None:
    places = gazetteer.load()
    assert not places.issues
    for name, country in (("الموصل", "IQ"), ("تعز", "YE"), ("الفاشر", "SD"), ("مصراتة", "LY"), ("خان يونس", "PS")):
        assert any(p.country == country and p.lat is not None for p in places.candidates(name)), name


def test_load_is_cached_and_further_packs_follow_the_default(tmp_path: Path) -> None:
    path = pack(tmp_path, row("زهرة الوادي", 36.1, 37.0))
    assert gazetteer.load((path,)) is gazetteer.load((path,))
    assert [p.lat for p in gazetteer.load((path,)).candidates("زهرة الوادي")] == [36.1]
    assert gazetteer.load().candidates("زهرة الوادي") == ()


@pytest.mark.parametrize("spelling", ["كفر نوران", "كفرنوران", "كَفر نوران", "كفر  نوران", "كفر-نوران"])
def test_spellings_of_one_name_meet(tmp_path: Path, spelling: str) -> None:
    places = gazetteer.load((pack(tmp_path, row("كفر نوران", 36.08, 36.87)),))
    assert any(p.id.startswith("t:") for p in places.candidates(spelling))


def test_a_particle_written_apart_is_no_part_of_a_name(tmp_path: Path) -> None:
    places = gazetteer.load((pack(tmp_path, row("زيتل", 36.08, 36.87)),))
    assert places.match(tokenize("زيتل والحقول"), 0) is not None
    assert places.match(tokenize("زيت ل 5 عائلات"), 0) is None


def test_articles_and_endings_do_not_part_names() -> None:
    places = gazetteer.load()
    ids = {p.id for p in places.candidates("دير الزور")}
    assert ids
    assert ids == {p.id for p in places.candidates("ديرالزور")}
    assert {p.id for p in places.candidates("حماه")} & {p.id for p in places.candidates("حماة")}


@pytest.mark.parametrize(("name", "definite"), [("اَلْوَاحَة", True), ("الواحة", True), ("أَلوَاح", True), ("ألواح", False)])
def test_a_vowelled_name_bears_its_article_all_the_same(name: str, definite: bool) -> None:
    assert has_article(name) is definite


def test_bad_rows_are_issues_with_their_line_and_do_not_stop_the_rest(tmp_path: Path) -> None:
    good, bad_type, bad_point = row("قرية أولى", 36, 37), row("ثانية", 36, 37, "hamlet"), row("ثالثة", 96, 37)
    no_number = row("رابعة", 36, 37).replace("\t36\t", "\tnorth\t")
    path = pack(tmp_path, good, bad_type, bad_point, no_number, "only one cell")
    places = gazetteer.load((path,))
    assert [issue.line for issue in places.issues] == [3, 4, 5, 6]
    assert all(issue.file == str(path) and issue.remedy for issue in places.issues)
    assert places.candidates("قرية أولى")


def test_a_file_of_another_kind_is_refused_in_one_line(tmp_path: Path) -> None:
    other = tmp_path / "notes.txt"
    other.write_text("nothing of the sort\n", "utf-8")
    with pytest.raises(InputError, match=r"notes\.txt"):
        gazetteer.load((other,))
    with pytest.raises(InputError, match=r"absent\.tsv"):
        gazetteer.load((tmp_path / "absent.tsv",))


def test_neighbours_are_one_letter_away_and_inside_the_division(tmp_path: Path) -> None:
    places = gazetteer.load((pack(tmp_path, row("برجيلون", 36, 37), row("برجيلوم", 33, 44, admin="بغداد")),))
    found = places.neighbours("برجيلين", "حلب")
    assert [places.place(at).lat for at in found] == [36.0]
    assert places.neighbours("برجيلين", "إدلب") == ()


def test_the_enclosing_place_decides_between_namesakes(tmp_path: Path) -> None:
    path = pack(tmp_path, row("تل المرجان", 36.4, 37.2), row("تل المرجان", 35.4, 36.5, admin="حماة"))
    places = gazetteer.load((path,))
    aleppo = next(p for p in places.candidates("حلب") if p.type == "governorate")
    hama = next(p for p in places.candidates("حماة") if p.type == "governorate")
    for outer, lat in ((aleppo, 36.4), (hama, 35.4)):
        found = resolve(places, "تل المرجان", Surroundings(within=(outer,), countries=("SY",)))
        assert found is not None
        assert found.place.lat == lat


def test_other_places_of_the_report_decide_where_nothing_encloses(tmp_path: Path) -> None:
    path = pack(tmp_path, row("تل المرجان", 36.4, 37.2), row("تل المرجان", 35.4, 36.5, admin="حماة"))
    places = gazetteer.load((path,))
    near = next(p for p in places.candidates("كفر زيتا") if p.country == "SY")
    found = resolve(places, "تل المرجان", Surroundings(countries=("SY",), others=(near,)))
    assert found is not None
    assert found.place.admin == ("حماة",)
    assert len(found.alternatives) == 1


def test_a_city_is_meant_before_its_quarter_and_the_country_before_a_larger_namesake() -> None:
    places = gazetteer.load()
    mosul = resolve(places, "الموصل", Surroundings(countries=("IQ",)))
    assert mosul is not None
    assert (mosul.place.type, mosul.place.country) == ("city", "IQ")
    tripoli = resolve(places, "طرابلس", Surroundings(countries=("LB",)))
    assert tripoli is not None
    assert tripoli.place.country == "LB"
    saladin = resolve(places, "صلاح الدين", Surroundings(countries=("IQ",)))
    assert saladin is not None
    assert saladin.place.country == "IQ"


def test_an_approximate_point_yields_to_a_sure_one_of_the_same_settlement(tmp_path: Path) -> None:
    path = pack(tmp_path, row("دار الزعتر", 36.10, 37.0, precision="approx"), row("دار الزعتر", 36.12, 37.0))
    found = resolve(gazetteer.load((path,)), "دار الزعتر", Surroundings(countries=("SY",)))
    assert found is not None
    assert found.place.lat == 36.12


def test_tens_of_thousands_of_rows_are_loaded(tmp_path: Path) -> None:
    rows = [row(f"ضيعة {n:05d} {chr(0x0628 + n % 20)}ار", 36 + n / 1e6, 37) for n in range(58_000)]
    path = pack(tmp_path, *rows)
    assert len(gazetteer.load((path,))) == len(gazetteer.load()) + 58_000
