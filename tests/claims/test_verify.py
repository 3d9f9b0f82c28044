"""The one door: no value passes that its own words do not give."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from tawthiq import claims, gazetteer
from tawthiq.claims.verify import check, verify, without
from tawthiq.errors import GroundingError
from tawthiq.model.claim import Claim, Harm
from tawthiq.model.document import Document
from tawthiq.model.vocabulary import Bound, Facility, Method, Outcome
from tawthiq.passages import split

TEXT = (
    "قُتل 23 مدنيا بينهم خمسة أطفال وأصيب نحو 40 آخرين، اليوم الخميس 5 آذار/مارس 2020، بغارة جوية روسية استهدفت سوقا في "
    "مدينة الرقة، بحسب مصادر طبية. وقالت وزارة الدفاع إن قوات تركية قصفت مواقع لتنظيم داعش قرب مدينة تدمر."
)
DOCUMENT = Document(id="report", text=TEXT, published="2020-03-05")
RESOURCES = claims.Resources(gazetteer=gazetteer.load())
CLAIMS = claims.find(split(DOCUMENT), RESOURCES)[0]
WITH_HARMS = [claim for claim in CLAIMS if claim.harms]


def faults(claim: Claim, document: Document = DOCUMENT) -> list[str]:
    return [fault.slot for fault in check(claim, document)]


def test_what_was_found_passes() -> None:
    assert len(CLAIMS) >= 2
    assert WITH_HARMS
    for claim in CLAIMS:
        assert verify(claim, DOCUMENT) is claim


@given(st.integers(0, 10**7), st.sampled_from(("min", "max")), st.data())
@settings(max_examples=200, deadline=None)
def test_changed_figures_are_refused(number: int, side: str, data: st.DataObject) -> None:
    claim = data.draw(st.sampled_from(WITH_HARMS))
    at = data.draw(st.integers(0, len(claim.harms) - 1))
    harm = claim.harms[at]
    assume(number != getattr(harm, side))
    changed = replace(harm, min=number) if side == "min" else replace(harm, max=number)
    lied = replace(claim, harms=(*claim.harms[:at], changed, *claim.harms[at + 1 :]))
    assert "harms" in faults(lied)
    kept = without(lied, list(check(lied, DOCUMENT)))
    assert kept is not None
    assert changed not in kept.harms


@settings(deadline=None)
@given(st.sampled_from(("israel", "turkey", "houthis", "us-led-coalition", "islamic-state")), st.data())
def test_swapped_parties_are_refused(actor: str, data: st.DataObject) -> None:
    claim = data.draw(st.sampled_from([claim for claim in CLAIMS if claim.responsible]))
    party = claim.responsible[0]
    assume(actor != party.actor)
    assert "responsible" in faults(replace(claim, responsible=(replace(party, actor=actor),)))


@given(st.integers(-3, len(TEXT) + 3), st.integers(-3, len(TEXT) + 3), st.data())
@settings(max_examples=200, deadline=None)
def test_wrong_spans_are_refused(start: int, end: int, data: st.DataObject) -> None:
    claim = data.draw(st.sampled_from(WITH_HARMS))
    harm = claim.harms[0]
    assume((start, end) != (harm.start, harm.end))
    assume(start < 0 or TEXT[start:end] != harm.quote)
    assert "harms" in faults(replace(claim, harms=(replace(harm, start=start, end=end), *claim.harms[1:])))


def test_words_of_another_document_are_refused() -> None:
    other = Document(id="other", text="مقتل 23 مدنيا في مدينة أخرى")
    for claim in CLAIMS:
        assert faults(claim, other) == ["claim"]
        assert faults(replace(claim, document="other"), other)
        with pytest.raises(GroundingError):
            verify(replace(claim, document="other"), other)


def test_means_and_facilities_must_be_in_their_words() -> None:
    claim = WITH_HARMS[0]
    assert claim.method is Method.AIRSTRIKE
    assert "method" in faults(replace(claim, method=Method.TORTURE))
    assert claim.facilities == (Facility.MARKET,)
    assert "facilities" in faults(replace(claim, facilities=(Facility.SCHOOL,)))


def test_nothing_said_is_no_zero() -> None:
    harm = Harm(outcome=Outcome.KILLED, min=0, max=0, bound=Bound.EXACT, quote="23 مدنيا", start=5, end=13)
    claim = replace(WITH_HARMS[0], harms=(harm,))
    assert "harms" in faults(claim)


@pytest.mark.parametrize("bound", [Bound.NONE, Bound.NONE_REPORTED])
def test_none_is_told_by_words_that_deny(bound: Bound) -> None:
    at = TEXT.index("23 مدنيا")
    zero = Harm(outcome=Outcome.KILLED, min=0, max=0, bound=bound, quote="23 مدنيا", start=at, end=at + 8)
    assert "harms" in faults(replace(WITH_HARMS[0], harms=(zero,)))
    denies = Document(id="d", text="قصفت الطائرات بلدة كفرنبل دون وقوع إصابات.", published="2020-03-05")
    (claim,), _ = claims.find(split(denies), RESOURCES)
    assert [harm.bound for harm in claim.harms] == [Bound.NONE]
    other = replace(claim.harms[0], bound=Bound.NONE_REPORTED)
    assert "harms" in faults(replace(claim, harms=(other,)), denies)


@given(st.sampled_from(list(Bound)), st.data())
@settings(deadline=None)
def test_another_bound_is_refused(bound: Bound, data: st.DataObject) -> None:
    claim = data.draw(st.sampled_from(WITH_HARMS))
    at = data.draw(st.integers(0, len(claim.harms) - 1))
    assume(bound is not claim.harms[at].bound)
    lied = replace(claim.harms[at], bound=bound)
    assert "harms" in faults(replace(claim, harms=(*claim.harms[:at], lied, *claim.harms[at + 1 :])))


@pytest.mark.parametrize("place", ["الموصل", "تدمر", "الرقة الجديدة", "حلب"])
def test_a_swapped_place_is_refused(place: str) -> None:
    (claim,) = [claim for claim in CLAIMS if claim.where and claim.where.place == "الرقة"][:1]
    assert claim.where is not None
    assert "where" in faults(replace(claim, where=replace(claim.where, place=place)))


@given(
    st.integers(1900, 2099).filter(lambda year: year != 2020), st.sampled_from(("{}-03-05", "{}-03", "{}", "{0}/{0}"))
)
@settings(deadline=None)
def test_another_year_than_the_words_name_is_refused(year: int, form: str) -> None:
    (claim,) = [claim for claim in CLAIMS if claim.when and claim.when.quote and "2020" in claim.when.quote][:1]
    assert claim.when is not None
    assert "when" in faults(replace(claim, when=replace(claim.when, edtf=form.format(year))))


SLOTS_WITH_WORDS = ("where", "when", "responsible", "sources", "people", "claim")


@given(st.integers(1, 40), st.sampled_from(SLOTS_WITH_WORDS), st.booleans(), st.data())
@settings(max_examples=200, deadline=None)
def test_the_words_of_every_slot_stand_where_they_say(step: int, slot: str, back: bool, data: st.DataObject) -> None:
    claim = data.draw(st.sampled_from(CLAIMS))
    value: Any = claim if slot == "claim" else getattr(claim, slot)
    first = value[0] if isinstance(value, tuple) and value else value
    assume(first and first.quote)
    move = -step if back else step
    assume(TEXT[max(0, first.start + move) : first.end + move] != first.quote)
    moved: Any = replace(first, start=first.start + move, end=first.end + move)
    changed: dict[str, Any] = {slot: (moved, *value[1:]) if isinstance(value, tuple) else moved}
    lied: Claim = moved if slot == "claim" else replace(claim, **changed)
    assert slot in faults(lied)


def test_an_id_that_is_not_of_the_content_is_refused() -> None:
    with pytest.raises(GroundingError, match="id"):
        verify(replace(CLAIMS[0], id="0" * 64), DOCUMENT)


@given(
    st.text(max_size=300) | st.text(alphabet='قتل مدنيا 123٤٥ عشرات جرحى ،.\n"“”()غارة في مدينة الموصل', max_size=300)
)
@settings(max_examples=150, deadline=None)
@example("")
@example("\ud800\udfff قتل خمسة")
@example("قتل 5 مدنيين. " * 3000)
@example("(" * 5000 + "قتل خمسة" + "“" * 5000)
@example("ق\u064e" * 20000)
@example("9" * 5000 + " قتيلا")
@example("\u202eقتل 3 مدنيين\u202c \u200f\ufeff\x00 في حلب")
def test_any_text_ends_without_error(text: str) -> None:
    document = Document(id="any", text=text)
    found, _ = claims.find(split(document), claims.Resources(gazetteer=gazetteer.load()))
    for claim in found:
        assert verify(claim, document) is claim
