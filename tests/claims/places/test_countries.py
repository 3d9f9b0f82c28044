"""Of namesakes in several countries or provinces the one that the report speaks of. Invented reports."""

from tawthiq import gazetteer
from tawthiq.claims import places
from tawthiq.model.claim import Where
from tawthiq.model.document import Document
from tawthiq.passages import split

PAGE = (
    "Facebook‎أخبار {town} اليوم‎'s Post\n\nShared with Public\n{text}"
    "\n\nAll reactions:\n12 shares\nMost relevant\nأهل {town} بخير"
)


def first(text: str) -> Where:
    report = split(Document(id="test", text=text))
    context = places.context_for(report, gazetteer.load())
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
