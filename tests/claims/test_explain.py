import pytest

from tawthiq import claims, gazetteer
from tawthiq.claims.explain import Explanation, explain
from tawthiq.model.document import Document
from tawthiq.passages import split


def of(text: str) -> Explanation:
    resources = claims.Resources(gazetteer=gazetteer.load())
    return explain(split(Document(id="d", text=text, published="2020-03-05")), resources)


def test_every_finder_shows_what_it_saw_with_rule_words_and_value() -> None:
    text = "قال ناشطون إن 5 مدنيين قتلوا أمس في غارة جوية روسية على مدرسة في بلدة كفرنبل."
    found = of(text)
    (passage,) = found.passages
    finders = {one.finder for one in passage.seen}
    assert finders >= {"source", "number", "people", "outcome", "harm", "time", "means", "party", "facility", "place"}
    assert all(text[one.start : one.end] == one.quote for one in passage.seen)
    rules = {one.finder: one.rule for one in passage.seen}
    assert rules["means"].startswith("means:")
    assert rules["outcome"]
    assert [draft.kind for draft in passage.segments[0].drafts] == ["incident"]
    assert found.claims[0].harms[0].min == 5


def test_claims_are_those_of_extraction() -> None:
    text = "قتل خمسة مدنيين في غارة على كفرنبل، فيما أصيب ثلاثة في قصف على بلدة البارة."
    report = split(Document(id="d", text=text, published="2020-03-05"))
    resources = claims.Resources(gazetteer=gazetteer.load())
    assert explain(report, resources).claims == claims.find(report, resources)[0]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("اجتمع الوزراء اليوم في العاصمة لمناقشة الميزانية الجديدة.", "nothing in it says that people came to harm"),
        ("عرضت القوات صواريخ جديدة أمام الجمهور في الساحة.", "weapons are named, but no attack"),
        ("قتل ثلاثة مدنيين في حادث سير على طريق كفرنبل.", "accident"),
    ],
)
def test_a_passage_without_claims_says_why(text: str, reason: str) -> None:
    (passage,) = of(text).passages
    assert reason in " ".join(segment.reason for segment in passage.segments)


def test_passages_of_the_page_itself_say_so() -> None:
    found = of("قتل ثلاثة مدنيين في قصف على بلدة كفرنبل.\n\nاقرأ أيضا\n\nمقتل خمسة مدنيين في البارة")
    assert [bool(passage.reason) for passage in found.passages] == [False, True, True]


def test_claims_say_why_they_tell_one_event_or_two() -> None:
    found = of(
        "قتل خمسة مدنيين أمس في غارة جوية على بلدة كفرنبل. وأصيب سبعة مدنيين في الغارة على كفرنبل. "
        "وقتل شرطي بانفجار عبوة ناسفة في مدينة درعا."
    )
    first, second, third = found.joins
    assert first.score is None
    assert second.event == first.event
    assert second.score is not None
    assert second.score >= second.level
    assert dict(second.reasons)["place_same"] > 0
    assert second.score == pytest.approx(sum(weight for _, weight in second.reasons), abs=0.01)
    assert third.event != first.event
    assert third.score is not None
    assert third.score < third.level
    assert "place_far" in dict(third.reasons)
