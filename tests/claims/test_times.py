"""Times of a report: its calendar, its mentions, and which of them can date an event."""

import json
import re
from datetime import date
from pathlib import Path

import pytest

from tawthiq.claims.times import Calendar, calendar_for, dominant, find
from tawthiq.model.document import Document
from tawthiq.model.passage import Passage, Report, Role
from tawthiq.model.vocabulary import PartOfDay, PublishedFrom
from tawthiq.passages import split
from tawthiq.text.tokens import tokenize


def report(*sentences: str, published: str | None = None, origin: PublishedFrom | None = PublishedFrom.PAGE) -> Report:
    text = "\n".join(sentences)
    passages, start = [], 0
    for index, sentence in enumerate(sentences):
        end = start + len(sentence)
        tokens = tokenize(sentence, start)
        passages.append(Passage(index, index, Role.SENTENCE, start, end, sentence, tokens))
        start = end + 1
    document = Document(id="d", text=text, published=published, published_from=origin if published else None)
    return Report(document, tuple(passages))


def times(given: Report) -> list[tuple[str | None, str, bool]]:
    calendar = calendar_for(given)
    return [
        (mention.when.quote, mention.when.edtf, mention.is_event_time)
        for passage in given.passages
        for mention in find(passage, calendar)
    ]


def test_words_are_resolved_against_the_publication_date() -> None:
    given = report("قتل خمسة مدنيين فجر اليوم السبت", published="2017-04-01T08:00:00Z")
    (mention,) = find(given.passages[0], calendar_for(given))
    assert (mention.when.quote, mention.when.edtf) == ("فجر اليوم السبت", "2017-04-01")
    assert mention.when.part_of_day is PartOfDay.DAWN
    assert mention.when.resolved_from
    assert (mention.when.resolved_from.against, mention.when.resolved_from.against_from) == ("2017-04-01", "page")


def test_offsets_are_the_documents() -> None:
    given = report("عنوان الخبر", "قصفت الطائرات القرية أمس", published="2017-04-01")
    (mention,) = find(given.passages[1], calendar_for(given))
    start, end = mention.when.start, mention.when.end
    assert given.document.text[start:end] == mention.when.quote == "أمس"


def test_without_a_date_only_what_the_words_fix_is_given() -> None:
    assert times(report("قتل مدني السبت", "وقتل آخر في 17 آذار")) == [("في 17 آذار", "XXXX-03-17", True)]


def test_a_full_date_of_the_text_serves_for_this_month() -> None:
    given = report("وقع القصف يوم 17 من الشهر الجاري", "قتل مدنيون يوم 17/03/2017", "واعترف به في اليوم المذكور")
    assert [found for _, found, _ in times(given)] == ["2017-03-17"] * 3
    assert calendar_for(given) == Calendar(None, "inferred", date(2017, 3, 17), False, calendar_for(given).mentions)


def test_today_with_its_date_gives_the_day_of_speaking() -> None:
    given = report("قتل مدني أمس", "وقتل آخر اليوم الأحد 5 نيسان 2020")
    assert [found for _, found, _ in times(given)] == ["2020-04-04", "2020-04-05"]


def test_a_rough_date_is_set_right_by_the_weekday() -> None:
    given = report("قتل مدني اليوم الأحد", "وقتل آخر أمس", published="2022-01-01", origin=PublishedFrom.REGISTER)
    assert [found for _, found, _ in times(given)] == ["2022-01-02", "2022-01-01"]


@pytest.mark.parametrize(
    ("sentence", "is_event"),
    [
        ("أصدرت المنظمة تقريرها في 30 أيلول 2021", False),
        ("وفي 30 أيلول 2021 أصدرت المنظمة تقريرها", False),
        ("في بيان صدر يوم 5 آذار 2017", False),
        ("قالت الوزارة في 28 آذار 2017 إن القصف أوقع قتلى", False),
        ("أعلن المتحدث في 28 آذار 2017 عن مقتل جنديين", True),
        ("9:24 AM · Aug 19, 2022", False),
        ("منذ تأسيس الحركة عام 2013", True),
        ("تأسست الحركة عام 2013", False),
        ("رغم الهدنة الموقعة بين الطرفين في السويد أواخر عام 2018", False),
        ("(كابول، 5 شباط/فبراير 2020) – قتلت غارة أسرة في ولاية هلمند", False),
        ("بنغازي، 2 حزيران 2016 - قتل مدنيان بقذيفة", False),
        ("وقال المصدر لوكالة (كركوك اليوم) إن عبوة قتلت شرطيا", False),
        ("قصف يوقع قتلى في المخا #عدن_اليوم", False),
        ("قتل مدنيون في 5 آذار 2017", True),
        ("نددت الوزارة، الخميس، بقصف أوقع ثلاثة قتلى", False),
        ("وأدان المجلس المحلي أمس مجزرة السوق", False),
        ("ندد الأهالي بقصف وقع الخميس", True),
        ("أدانت الوزارة هجوم الخميس على السوق", True),
    ],
)
def test_dates_of_statements_and_documents(sentence: str, *, is_event: bool) -> None:
    ((_, _, got),) = times(report(sentence, published="2022-08-19"))
    assert got is is_event


def test_the_registers_day_stands_where_the_text_bears_it_out() -> None:
    given = report(
        "الحكومة تعطل الدوام يوم غد الإثنين",
        "قتل ثلاثة عمال، اليوم الثلاثاء، بغارة على سيارة",
        published="2021-11-09",
        origin=PublishedFrom.REGISTER,
    )
    assert times(given)[-1][1] == "2021-11-09"


def test_a_month_is_not_looked_for_ahead() -> None:
    given = report("قتل 30 مدنيا في كانون الثاني", published="2015-12-20", origin=PublishedFrom.REGISTER)
    assert times(given)[0][1] == "2015-01"


def test_a_dateline_tells_the_day_of_speaking() -> None:
    given = report("كابول، 5 شباط 2020 - قتل مدنيان بعبوة", "وقتل ثالث أمس")
    assert times(given)[1][1] == "2020-02-04"


def test_an_open_period_ends_with_the_statement_that_tells_of_it() -> None:
    given = report("قال المفوض في 28 آذار إن 307 مدنيين قتلوا منذ بداية العمليات في شباط")
    assert times(given)[1][1] == "XXXX-02/XXXX-03-28"


def test_an_hour_takes_up_the_day_before_it() -> None:
    given = report("استهدفت مسيرة القرية يوم 5 آذار 2017", "حدث ذلك عند الساعة 16:40 عصرا")
    assert times(given)[1][1] == "2017-03-05"


def test_dominant_is_the_first_day_of_an_event() -> None:
    given = report("منذ عام 2011 قتل كثيرون", "قتل مدني أمس", published="2017-04-01")
    calendar = calendar_for(given)
    when = dominant([mention for passage in given.passages for mention in find(passage, calendar)])
    assert when
    assert (when.edtf, when.quote) == ("2017-03-31", None)
    assert dominant([]) is None


def test_the_samples_times_are_those_annotated(seeds: Path) -> None:
    lines = (seeds / "docs.jsonl").read_text("utf-8").splitlines()
    documents = {found["id"]: Document(id=found["id"], text=found["text"]) for found in map(json.loads, lines)}
    for claim in map(json.loads, (seeds / "gold.jsonl").read_text("utf-8").splitlines()):
        when, document = claim.get("when"), documents[claim["document"]]
        if not when or not when["quote"]:
            continue
        given = split(document)
        calendar = calendar_for(given)
        at = document.text.index(claim["quote"])
        places = [found.start() for found in re.finditer(re.escape(when["quote"]), document.text)]
        start = min(places, key=lambda place: abs(place - at))
        overlapping = [
            mention.when.edtf
            for passage in given.passages
            for mention in find(passage, calendar)
            if mention.at.start < start + len(when["quote"]) and start < mention.at.end
        ]
        assert when["edtf"] in overlapping, (when, overlapping)
