"""Lists of people, one a line. Invented reports."""

import pytest

from tawthiq import claims, gazetteer
from tawthiq.model.claim import Claim
from tawthiq.model.document import Document
from tawthiq.passages import split


def told(text: str) -> tuple[Claim, ...]:
    document = Document(id="report", text=text, published="2019-12-20")
    return claims.find(split(document), claims.Resources(gazetteer=gazetteer.load()))[0]


def figures(claim: Claim) -> list[tuple[str, int | None, str]]:
    return [(str(harm.outcome), harm.min, str(harm.group)) for harm in claim.harms]


def test_people_named_one_a_line_are_counted_together() -> None:
    (claim,) = told("أسماء ضحايا القصف على سرمين:\n1- خالد الحسين\n2- سالم الحسن (30 عاما)\n3- ليلى العلي")
    assert figures(claim) == [("killed", 3, "all")]
    assert [person.name for person in claim.people] == ["خالد الحسين", "سالم الحسن", "ليلى العلي"]
    assert claim.quote.endswith("ليلى العلي")


def test_the_wounded_of_a_list_with_bullets_stay_wounded() -> None:
    (claim,) = told("قصف على سرمين، والجرحى:\n- خالد الحسين\n- سالم الحسن")[-1:]
    assert figures(claim) == [("injured", 2, "all")]


def test_a_list_of_names_after_a_count_tells_it_once_more() -> None:
    found = told("مقتل رجلين في قصف على سرمين، والشهداء هم:\n1- خالد الحسين\n2- سالم الحسن")
    assert [figures(claim) for claim in found] == [[("killed", 2, "men")], [("killed", 2, "all")]]
    assert len({claim.incident for claim in found}) == 1


def test_items_that_tell_more_than_a_name_stay_apart() -> None:
    (claim,) = told("أسماء شهداء القصف على سرمين:\n- الطفل خالد الحسين\n- سالم الحسن\n- ليلى العلي")
    assert figures(claim) == [("killed", 1, "children"), ("killed", 2, "all")]


def test_numbered_lines_that_no_list_of_people_opens_are_no_dead() -> None:
    assert told("عقد الاجتماع في سرمين بحضور:\n1- خالد الحسين\n2- سالم الحسن") == ()


def test_a_title_without_a_colon_heads_a_list_of_names() -> None:
    (claim,) = told("أسماء الشهداء جراء الغارة على مدينة سرمين\n#تحديث\n1- خالد الحسين\n2- مريم الحسن\n3- كريم العلي")
    assert figures(claim) == [("killed", 3, "all")]
    assert told("أسماء المدارس المشاركة في سرمين\n1- خالد الحسين\n2- سالم الحسن") == ()


def test_an_item_may_name_two() -> None:
    (claim,) = told("أسماء شهداء القصف على سرمين:\n- خالد الحسين وليلى العلي\n- سالم الحسن\n- مريم الحسن وكريم العلي")
    assert figures(claim) == [("killed", 5, "all")]


def test_parts_stay_parts_of_their_whole_where_the_word_that_opens_the_list_counts_nobody() -> None:
    (claim,) = told("قصف على سرمين، والشهداء:\n- ثلاثة مدنيين بينهم طفلان\n- خالد الحسين\n- سالم الحسن")[-1:]
    assert figures(claim) == [("killed", 3, "all"), ("killed", 2, "children"), ("killed", 2, "all")]
    assert [harm.subset_of for harm in claim.harms] == [None, 0, None]


@pytest.mark.parametrize("mark", ["-", ".", "/", ")", " -", " –"])
def test_a_long_list_counts_everybody_and_none_by_a_number(mark: str) -> None:
    items = (f"{n}{mark} {name} الحسن ({20 + n % 50} عاما)" for n, name in enumerate(["خالد", "سالم", "كريم"] * 40, 1))
    (claim,) = told("أسماء ضحايا القصف على سرمين:\n" + "\n".join(items))
    assert figures(claim) == [("killed", 120, "all")]
    assert len(claim.people) == 120
