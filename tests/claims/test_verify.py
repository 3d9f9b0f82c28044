"""The one door: no value passes that its own words do not give."""

from dataclasses import replace

import pytest
from hypothesis import assume, given, settings
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
CLAIMS = claims.find(split(DOCUMENT), claims.Resources(gazetteer=gazetteer.load()))[0]
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


def test_an_id_that_is_not_of_the_content_is_refused() -> None:
    with pytest.raises(GroundingError, match="id"):
        verify(replace(CLAIMS[0], id="0" * 64), DOCUMENT)


@given(
    st.text(max_size=300) | st.text(alphabet='قتل مدنيا 123٤٥ عشرات جرحى ،.\n"“”()غارة في مدينة الموصل', max_size=300)
)
@settings(max_examples=150, deadline=None)
def test_any_text_ends_without_error(text: str) -> None:
    document = Document(id="any", text=text)
    found, _ = claims.find(split(document), claims.Resources(gazetteer=gazetteer.load()))
    for claim in found:
        assert verify(claim, document) is claim
