"""What a page tells is told by name and in its own language: places, issues, decisions that disagree."""

from typing import Any

from tawthiq.decisions import Wanted, decide, record
from tawthiq.model.claim import Where
from tawthiq.model.decision import DecisionKind
from tawthiq.model.issue import Issue
from tawthiq.search import Why
from tawthiq.web.views import faults, hits
from tawthiq.web.views.places import place_view
from tawthiq.web.words import words


def test_other_places_of_a_name_are_told_by_name() -> None:
    where = Where(place="تلعفر", country="IQ", alternatives=("gn:99072", "gn:0"))
    for lang, named, other in (("en", "Mosul", "another place of this name"), ("ar", "موصل", "مكان آخر بهذا الاسم")):
        shown = place_view(words(lang), where)
        assert shown is not None
        told = " ".join(shown.alternatives)
        assert named in told
        assert other in told
        assert "gn:" not in told


def test_a_place_that_was_asked_for_is_told_in_the_page_s_language() -> None:
    asked, sought = Why("place", "موصل", "Mosul"), Why("place", "موصل", "الموصل")
    assert "موصل" in hits.reason(words("ar"), asked)
    assert "Mosul" not in hits.reason(words("ar"), asked)
    assert "Mosul" in hits.reason(words("en"), sought)
    assert "الموصل" in hits.reason(words("ar"), sought), "as it was asked for, where that is the page's language"
    assert "Nowhere" in hits.reason(words("ar"), Why("place", "nowhere", "Nowhere"))


def test_an_issue_names_its_word_and_folds_the_programs_sentence(arabic_desk: Any) -> None:
    reason = "زعبوطة is in no list and stands once where a place is named: «على قرية زعبوطة»"
    told = faults.told(words("ar"), Issue(code="unknown-place", reason=reason, remedy="Make a table", left_out=False))
    assert "زعبوطة" in told.reason
    assert "is in no list" not in told.reason
    assert told.own is not None
    assert "is in no list" in told.own
    arabic_desk.register.add_issue(Issue(code="unknown-place", reason=reason, remedy="Make a table", left_out=False))
    page = arabic_desk.read("/issues")
    assert '<details class="own"><summary>' in page
    assert page.index("is in no list") > page.index('<details class="own">')


def test_decisions_that_disagree_are_linked_to_where_they_are_laid_side_by_side(desk: Any) -> None:
    incident = next(iter(desk.register.all_incidents()))
    for author, grade in (("Huda", "fair"), ("Rana", "weak")):
        wanted = Wanted(kind=DecisionKind.GRADE, subjects=[incident.id], author=author, reason="r", after=grade)
        record(desk.register, decide(desk.register, wanted))
    assert f'href="/incidents/{incident.id}#conflicts"' in desk.read("/publications")
    assert 'id="conflicts"' in desk.read(f"/incidents/{incident.id}")
    told = desk.client.get("/publications.json").json()
    assert [one["incident"] for one in told["disputed"]] == [incident.id]
