from collections.abc import Sequence

import pytest

from tawthiq import gazetteer
from tawthiq.claims import places
from tawthiq.claims.mentions import PlaceMention
from tawthiq.model.document import Document
from tawthiq.model.vocabulary import Precision
from tawthiq.passages import split


def mentions(text: str) -> list[PlaceMention]:
    report = split(Document(id="test", text=text))
    context = places.context_for(report, gazetteer.load())
    found = [mention for passage in report.passages for mention in places.find(passage, context)]
    for mention in found:
        where = mention.where
        assert where.start is not None
        assert where.end is not None
        assert text[where.start : where.end] == where.quote
        assert (mention.at.start, mention.at.end) == (where.start, where.end)
    return found


def named(text: str, *, event: bool = True) -> list[str]:
    return [mention.where.place for mention in mentions(text) if mention.is_event_place or not event]


@pytest.mark.parametrize(
    ("text", "place", "within"),
    [
        ("أصيب مدنيان بقصف على قرية دير البرتقال بريف حلب الشمالي.", "دير البرتقال", ("حلب",)),
        ("قتل طفل في بلدة ترمانين شمالي إدلب مساء اليوم.", "ترمانين", ("إدلب",)),
        ("قصفت طائرة منزلاً في حي الليمون بمدينة تعز.", "الليمون", ("تعز",)),
        ("سقطت قذائف على مخيم «زهر التين» قرب مدينة معرة مصرين في ريف إدلب.", "زهر التين", ("معرة مصرين", "إدلب")),
        ("انفجر لغم في مديرية حيس بمحافظة الحديدة.", "حيس", ("الحديدة",)),
        ("هاجم مسلحون قرية النرجس التابعة لناحية القيارة جنوب الموصل.", "النرجس", ("القيارة", "الموصل")),
        ("استهدفت غارة بلدة الخيام في قضاء مرجعيون جنوبي لبنان.", "الخيام", ("مرجعيون",)),
        ("قصف على حي الشجاعية شرق مدينة غزة.", "الشجاعية", ("غزة",)),
        ("قتل أربعة في قرية أم السدر غرب مدينة الفاشر بولاية شمال دارفور.", "أم السدر", ("الفاشر", "شمال دارفور")),
    ],
)
def test_the_longest_expression_gives_the_finest_place_and_those_around_it(
    text: str, place: str, within: tuple[str, ...]
) -> None:
    found = mentions(text)
    assert [m.where.place for m in found if m.is_event_place and not m.is_area] == [place]
    assert found[0].where.within[: len(within)] == within


def test_the_quote_holds_the_whole_expression_without_its_preposition() -> None:
    (found,) = mentions("أصيب مدنيان بقرية دير البرتقال بريف حلب الشمالي مساء أمس.")
    assert found.where.quote == "قرية دير البرتقال بريف حلب الشمالي"


def test_an_unknown_village_has_the_area_around_it_and_no_point_of_its_own() -> None:
    (found,) = mentions("أصيب مدنيان بقصف على قرية دير البرتقال بريف حلب الشمالي.")
    where = found.where
    assert where.place_id is None
    assert where.precision is Precision.GOVERNORATE
    assert where.country == "SY"
    assert where.lat is not None
    assert 36.2 < where.lat < 36.6


def test_a_distance_and_a_side_move_the_point_of_an_unknown_village() -> None:
    found = mentions("قتل راع في قرية خربة الزيزفون 10 كم شرقي مدينة الطبقة في ريف الرقة السورية.")
    where = found[0].where
    assert where.lon is not None
    assert where.lon == pytest.approx(38.55 + 10 / (111.2 * 0.81), abs=0.03)
    assert where.precision is Precision.SUBDISTRICT


def test_a_side_of_a_governorate_is_an_area_moved_towards_that_side() -> None:
    north, south = (mentions(f"تجدد القصف على ريف إدلب {side} في سوريا.")[0].where for side in ("الشمالي", "الجنوبي"))
    assert north.place == south.place == "إدلب"
    assert north.precision is Precision.GOVERNORATE
    assert north.lat is not None
    assert south.lat is not None
    assert north.lat > south.lat


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("طال القصف قرى البستان وتل الصنوبر وكفر الورد بريف حماة.", ["البستان", "تل الصنوبر", "كفر الورد"]),
        ("قصفت المدفعية قريتي العنب والرمان في ريف درعا.", ["العنب", "الرمان"]),
        ("قصف قرى (الوردية، النعناع، تل الغار) شمالي حلب.", ["الوردية", "النعناع", "تل الغار"]),
        ("غارات على محاور كفر التوت والكستناء بريف اللاذقية.", ["كفر التوت", "الكستناء"]),
        ("انفجرت سيارات في أحياء ببغداد.", ["بغداد"]),
        ("غارات على صنعاء وصعدة ومأرب في اليمن.", ["صنعاء", "صعدة", "مأرب"]),
        ("أغار الطيران على بلدات: العنب، الرمان، والكستناء في ريف درعا.", ["العنب", "الرمان", "الكستناء"]),
        ("قصف استهدف قرى: الوردية وتل الغار بريف حلب.", ["الوردية", "تل الغار"]),
        ("استهدفت مدفعية العدو صعدة ومأرب.", ["صعدة", "مأرب"]),
        ("قصف الطيران الحربي معرة النعمان.", ["معرة النعمان"]),
    ],
)
def test_a_list_gives_one_mention_for_each_place(text: str, expected: list[str]) -> None:
    assert [m.where.place for m in mentions(text) if m.is_event_place and not m.is_area] == expected


def test_a_quarter_found_without_its_kind_has_its_english_name() -> None:
    (found,) = mentions("قتل رجل بضربة جنوب حي الصحة في الموصل العراقية.")
    assert (found.where.place, found.where.place_en) == ("الصحة", "Al-Sihha")


def test_all_of_a_list_share_what_lies_around_it() -> None:
    found = mentions("قصفت المدفعية قريتي العنب والرمان في ريف درعا.")
    assert [m.where.within for m in found] == [("درعا",), ("درعا",)]


@pytest.mark.parametrize(
    "text",
    [
        "قال مراسل الوكالة في حلب إن شخصين قتلا.",
        "نقل الجرحى إلى مدينة الرقة السورية.",
        "مقتل نازح من مدينة حمص السورية.",
        "أعلن مجلس منبج حصيلة القتلى السوريين.",
    ],
)
def test_places_of_speakers_goals_and_origins_are_no_places_of_events(text: str) -> None:
    assert named(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "قال التحالف في بيان إن نساء قتلن يوم الجمعة.",
        "أعلنت قوات سوريا الديمقراطية مقتل عنصرين.",
        "أصيب ستة بجروح متفاوتة في المدينة.",
        "أسعفت فرق الخوذ البيضاء السورية المصابين.",
    ],
)
def test_everyday_words_and_names_of_parties_are_no_places(text: str) -> None:
    assert named(text, event=False) == []


def test_a_word_that_points_back_means_the_place_named_before() -> None:
    found = mentions("قصف الطيران بلدة ترمانين شمالي إدلب.\nوقال شهود إن القرية تعرضت لقصف مدفعي.\nوشهدت البلدة نزوحا.")
    assert [m.where.place for m in found] == ["ترمانين"] * 3
    assert found[1].where.quote == "القرية"
    assert found[1].where.carried_from is not None
    assert found[1].where.carried_from.quote == found[0].where.quote


def test_a_governorate_beside_a_village_only_frames_it() -> None:
    found = mentions("تصعيد في محافظة إدلب السورية، حيث قتل طفل في بلدة ترمانين.")
    assert [(m.where.place, m.is_area) for m in found] == [("إدلب", True), ("ترمانين", False)]


def test_hashtags_give_places() -> None:
    assert named("ضحايا في #معرة_النعمان و #مجزرة_الباب") == ["معرة النعمان", "الباب"]


def test_a_road_is_named_by_both_its_ends() -> None:
    found = mentions("انفجرت عبوة على طريق الحسكة - القامشلي في سوريا.")
    assert found[0].where.place == "طريق الحسكة - القامشلي"


def test_figures_give_an_exact_point() -> None:
    found = [
        m for m in mentions("سقط الصاروخ عند النقطة 36.2012, 37.1611 فجرا.") if m.where.precision is Precision.EXACT
    ]
    assert [(m.where.lat, m.where.lon, m.where.country) for m in found] == [(36.2012, 37.1611, "SY")]


def test_a_part_of_a_country_keeps_its_side_in_its_name() -> None:
    found = mentions("تستمر الغارات على مناطق شرق اليمن.")
    assert [m.where.place for m in found] == ["شرق اليمن"]
    assert found[0].where.precision is Precision.REGION


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("اشتباكات في طرابلس بين فصائل ليبية.", "LY"),
        ("اشتباكات في طرابلس بين مسلحين لبنانيين في لبنان.", "LB"),
        ("قصف على رفح جنوب قطاع غزة.", "PS"),
    ],
)
def test_the_country_of_the_report_decides_between_cities_of_one_name(text: str, country: str) -> None:
    assert {m.where.country for m in mentions(text)} == {country}


def test_a_suburb_of_mosul_is_not_mosul() -> None:
    found: Sequence[PlaceMention] = mentions("قتل مدنيون في حي الموصل الجديدة غرب مدينة الموصل في العراق.")
    assert found[0].where.place == "الموصل الجديدة"
    assert found[0].where.within[0] == "الموصل"


def test_nothing_is_read_from_an_empty_report() -> None:
    assert mentions("لا شيء هنا") == []


def test_where_the_victims_are_from_stands_when_nothing_else_is_said() -> None:
    alone = "قتل مسلحون ثلاثة من أبناء قرية النرجس في ناحية القيارة جنوب الموصل."
    beside = "قتل ثلاثة من أبناء قرية النرجس بانفجار في مدينة الموصل العراقية."
    assert named(alone) == ["النرجس"]
    assert named(beside) == ["الموصل"]


def test_people_are_displaced_from_the_place_that_they_flee() -> None:
    assert named("فر مئات المدنيين. ونزحوا من الموصل العراقية ليلا.") == ["الموصل"]


@pytest.mark.parametrize("capital", ["العاصمة صنعاء", "العاصمة اليمنية صنعاء"])
def test_a_capital_may_have_its_name_after_the_word(capital: str) -> None:
    (found,) = mentions(f"غارات على منطقة الياسمين ب{capital}.")
    assert found.where.place == "الياسمين"
    assert found.where.within == ("صنعاء",)


def test_a_named_village_without_a_point_is_no_area() -> None:
    found = mentions("قصف على قرية دير البرتقال بريف حلب.")
    assert not found[0].is_area


@pytest.mark.parametrize("opening", ["وفي", "ففي", "في", "وفي مدينة"])
def test_a_sentence_that_turns_to_a_place_lies_there(opening: str) -> None:
    assert named(f"{opening} ترمانين، قتل رجلان بقذيفة.") == ["ترمانين"]


def test_a_quarter_is_no_village_of_its_name_where_nothing_else_is_said() -> None:
    (alone,) = mentions("قتل رجلان برصاص مسلحين في حي ترمانين.")
    (beside,) = mentions("قتل رجلان برصاص مسلحين في بلدة ترمانين.")
    assert (alone.where.place, alone.where.lat) == ("ترمانين", None)
    assert beside.where.lat is not None


def test_of_several_villages_of_a_name_none_is_taken_where_nothing_else_is_said() -> None:
    (alone,) = mentions("قتل رجلان في بلدة البصيرة برصاص مسلحين.")
    (told, *_) = mentions("قتل رجلان في بلدة البصيرة بريف دير الزور برصاص مسلحين.")
    assert (alone.where.place, alone.where.lat) == ("البصيرة", None)
    assert told.where.lat is not None


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("جرح عمال في جرابلس شمالي سوريا بقذيفة.", "جرابلس"),
        ("مقتل رجل بغارة على عين عيسى شمال شرقي سوريا.", "عين عيسى"),
        ("مقتل رجل بغارة شمال شرقي سوريا.", "شمال شرقي سوريا"),
        ("إصابة مدنيين بقصف على درعا البلد.", "درعا البلد"),
        ("مقتل امرأة في حلب الجديدة برصاص قناص.", "حلب الجديدة"),
        ("قتل محمد الضاهر برصاص قناص في طفس.", "طفس"),
    ],
)
def test_towns_lie_in_their_part_of_the_country_and_quarters_bear_the_name_of_their_town(text: str, place: str) -> None:
    assert [m.where.place for m in mentions(text) if m.is_event_place and not m.is_area] == [place]
