"""Lists of places hit: which words behind a place are places beside it. Invented reports and villages."""

import pytest

from tawthiq import gazetteer
from tawthiq.claims import places
from tawthiq.claims.mentions import PlaceMention
from tawthiq.model.document import Document
from tawthiq.passages import split


def mentions(text: str) -> list[PlaceMention]:
    report = split(Document(id="test", text=text))
    context = places.context_for(report, gazetteer.load())
    return [mention for passage in report.passages for mention in places.find(passage, context)]


def hit(text: str) -> list[str]:
    return [mention.where.place for mention in mentions(text) if mention.is_event_place and not mention.is_area]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "قصفت القوات السورية مدينة سراقب وزمروق وبنش وسرمين شرق إدلب.",
            ["سراقب", "زمروق", "بنش", "سرمين"],
        ),
        (
            'غارات على بلدة أريحا و"تل الدلب" و"بنش" وشمروخة وسرمين في ريف إدلب السورية.',
            ["أريحا", "تل الدلب", "بنش", "شمروخة", "سرمين"],
        ),
        ("استهدفت المدفعية السورية أطراف زمروق وبنش بريف إدلب.", ["زمروق", "بنش"]),
        ("قصف على مدينة سراقب وزمروق جنوب إدلب السورية.", ["سراقب", "زمروق"]),
        ("قصف على بلدة سراقب وبنش وسرمين والنويحات وأريحا في سوريا.", ["سراقب", "بنش", "سرمين", "النويحات", "أريحا"]),
        ("قذائف على كفرزمروق وسراقب في إدلب السورية.", ["كفرزمروق", "سراقب"]),
        ("قصف على قرى زمروقية وسراقب وبنش في إدلب السورية.", ["زمروقية", "سراقب", "بنش"]),
        ("قصف على قرى حدودية وسراقب في إدلب السورية.", ["سراقب"]),
    ],
)
def test_a_name_without_a_gazetteer_is_a_place_where_the_list_goes_on_behind_it(text: str, names: list[str]) -> None:
    assert hit(text) == names


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("قصف على مدينة سراقب والمزارع وبنش في إدلب السورية.", "المزارع"),
        ("قصف على مدينة سراقب ومحيطها وبنش في إدلب السورية.", "محيطها"),
        ("قصف على بلدة سراقب وقسد وبنش في إدلب السورية.", "قسد"),
        ("قصف على مدينة سراقب وزمروق الذي وصل إليها أمس في سوريا.", "زمروق"),
        ("قصف قرى زمروق وسرحان، بالمدافع وقذائف الهاون في سوريا.", "بالمدافع"),
        ("قذائف على أطفال وسراقب في إدلب السورية.", "أطفال"),
        ("قصف على قرية زمروق واحتلاله وبنش في إدلب السورية.", "احتلاله"),
        ("قصف على سراقب والنويحات وبنش في إدلب السورية.", "النويحات"),
    ],
)
def test_everyday_words_and_what_no_known_place_follows_name_nothing(text: str, other: str) -> None:
    assert other not in hit(text)


@pytest.mark.parametrize(
    ("text", "within"),
    [
        (
            "قصف على قريتي بنش وسرمين بريف إدلب الشرقي، وعندان ومارع بريف حلب السورية.",
            {"بنش": "إدلب", "سرمين": "إدلب", "عندان": "حلب", "مارع": "حلب"},
        ),
        ("استهدفت الغارات السورية بلدة سرمين شرقي إدلب، ومورك شمالي حماة.", {"سرمين": "إدلب", "مورك": "حماة"}),
    ],
)
def test_a_list_goes_on_behind_the_larger_places_around_its_first_group(text: str, within: dict[str, str]) -> None:
    found = {m.where.place: m.where.within for m in mentions(text) if m.is_event_place and not m.is_area}
    assert found.keys() == within.keys()
    assert all(within[name] in found[name] for name in within)


def test_what_is_joined_to_the_larger_place_alone_opens_no_group() -> None:
    assert hit("قصف على بلدة سرمين بريف إدلب وحماة السورية.")[0] == "سرمين"
    assert "حماة" not in hit("قصف على بلدة سرمين بريف إدلب، ومقتل ثلاثة من حماة السورية.")


def test_a_mountain_listed_with_villages_is_hit_and_one_that_stands_alone_frames_them() -> None:
    assert hit("قصف على قرية زمروق وسهل الغضارة في ريف إدلب السورية.") == ["زمروق", "سهل الغضارة"]
    assert hit("قصف على ريف إدلب وسهل الغضارة في سوريا.") != ["سهل الغضارة"]


def test_a_place_of_a_list_that_no_point_is_known_of_lies_in_the_area_around() -> None:
    (found,) = [m for m in mentions("قصف على مدينة سراقب وزمروق وبنش شرق إدلب السورية.") if m.where.place == "زمروق"]
    assert found.where.place_id is None
    assert found.where.within[0] == "إدلب"
    assert found.where.precision not in (None, "village", "town")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("قصف على قرى (زمروق، وسرحان) غربي بلدة سرمين السورية.", ["زمروق", "سرحان"]),
        ("قصف على بلدة سرمين وقريتي (زمروق، والشمخاوية) جنوب إدلب السورية.", ["سرمين", "زمروق", "الشمخاوية"]),
        ("قصف على قرية زمروق بالريف الجنوبي ومحور بلدة سرمين بالريف الشرقي السوري.", ["زمروق", "سرمين"]),
        ("غارة على دمشق قرب جسر الأقحوان السورية.", ["دمشق", "جسر الأقحوان"]),
    ],
)
def test_each_name_of_a_list_is_read_with_what_closes_it(text: str, names: list[str]) -> None:
    assert hit(text) == names


def test_a_village_named_again_opens_no_list_of_its_kind() -> None:
    text = "قصف على قرى زمروق وسرحان وبنش بريف إدلب السورية.\n\nقتل مدني في سرحان، وتضرر أربعة منازل."
    assert hit(text) == ["زمروق", "سرحان", "بنش", "سرحان"]
