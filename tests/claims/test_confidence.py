from dataclasses import astuple, fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawthiq import claims, gazetteer
from tawthiq.claims.confidence import Surroundings, confidence, features, model, probability
from tawthiq.claims.slot_confidence import SEEN, with_confidence
from tawthiq.claims.slot_confidence import features as slot_features
from tawthiq.model.claim import (
    Claim,
    Evidence,
    Harm,
    ResolvedFrom,
    Responsible,
    SlotConfidence,
    Source,
    Span,
    When,
    Where,
)
from tawthiq.model.document import Document
from tawthiq.model.vocabulary import (
    Bound,
    Facility,
    Kind,
    Method,
    OriginKind,
    Outcome,
    Precision,
    Response,
    Stance,
    Victims,
)
from tawthiq.passages import split

NAMES = frozenset(
    {
        *("total", "no_event_of_its_own", "attack_only", "denies_harm", "all_counted", "vague_figure", "many_figures"),
        *("has_parts", "status_told", "no_place", "place_carried", "place_unknown", "no_time", "time_carried"),
        *("means_told", "source_told", "party_told", "long_words", "short_words", "in_headline", "shares_words"),
    }
)


def harm(low: int | None = 5, bound: Bound = Bound.EXACT, **more: object) -> Harm:
    base = {"outcome": Outcome.KILLED, "victims": Victims.CIVILIAN, "quote": "x", "start": 0, "end": 1}
    return Harm(min=low, max=low, bound=bound, **{**base, **more})  # type: ignore[arg-type]


def claim(**fields: object) -> Claim:
    base = {"document": "d", "quote": "x" * 100, "start": 10, "end": 110, "kind": Kind.INCIDENT}
    return Claim(**{**base, **fields})  # type: ignore[arg-type]


def seen(one: Claim, *others: Claim, heads: tuple[tuple[int, int], ...] = ()) -> set[str]:
    return set(features(one, Surroundings(heads, (one, *others))))


def test_what_holds_of_a_claim_is_named() -> None:
    assert seen(claim()) == {"attack_only", "no_place", "no_time"}
    told = claim(
        harms=(harm(), harm(2, subset_of=0)),
        where=Where(place="كفرنبل", quote="كفرنبل", start=1, end=2, place_id="x"),
        when=When(edtf="2020"),
    )
    assert seen(told) == {"all_counted", "has_parts", "status_told", "time_carried"}
    assert seen(claim(harms=(harm(None, Bound.VAGUE),))) >= {"vague_figure"}
    assert seen(claim(harms=(harm(0, Bound.NONE),))) >= {"denies_harm"}
    assert "in_headline" in seen(claim(), heads=((0, 50),))
    assert "shares_words" in seen(claim(), claim(start=100, end=200))
    assert {"short_words", "long_words"} & (seen(claim(end=20)) | seen(claim(end=400))) == {"short_words", "long_words"}
    assert "total" in seen(claim(kind=Kind.TOTAL))
    assert "no_event_of_its_own" in seen(claim(kind=Kind.RESPONSE))


def test_every_weight_is_of_a_feature_that_exists() -> None:
    assert set(model().claim.weights) <= NAMES
    assert model().version


def test_every_slot_has_weights_of_features_that_bear_on_it() -> None:
    assert set(model().slots) == set(SEEN) == {field.name for field in fields(SlotConfidence)}
    for slot, weights in model().slots.items():
        shared = {name for name in weights.weights if name in NAMES}
        assert shared <= SEEN[slot][1], slot


def test_what_holds_of_each_slot_is_named() -> None:
    one = claim(
        kind=Kind.RESPONSE,
        harms=(harm(), harm(2)),
        where=Where(place="حلب", precision=Precision.GOVERNORATE, alternatives=("x",), within=("y",), place_id="z"),
        when=When(edtf="2020-03", resolved_from=ResolvedFrom(words="الشهر الماضي")),
        method=Method.OTHER,
        evidence=Evidence(method=Span("x", 0, 1)),
        facilities=(Facility.RESIDENTIAL, Facility.SCHOOL),
        responsible=(party(0), party(20, Stance.DENIED)),
        sources=(source(0), source(20, kind=OriginKind.ANONYMOUS_SOURCE), source(30)),
        response=(Response.DENIES_STRIKE,),
    )
    own = {slot: set(seen_of(one)) for slot, (seen_of, _) in SEEN.items()}
    assert own == {
        "kind": {"about_an_event", "no_event"},
        "harms": {"figures"},
        "where": {"area_only", "namesakes", "within_told"},
        "when": {"reckoned", "no_exact_day"},
        "method": {"vague_means", "means_carried"},
        "facilities": {"facilities", "homes"},
        "responsible": {"parties", "stance_taken", "party_carried", "response"},
        "sources": {"sources", "many_sources", "unnamed_source", "source_carried"},
    }
    span = claim(when=When(edtf="2020-03-01/2020-03-04"))
    assert {slot: set(seen_of(span)) for slot, (seen_of, _) in SEEN.items() if slot in ("when", "facilities")} == {
        "when": {"span_of_days"},
        "facilities": {"no_facility"},
    }


def test_slot_confidence_is_the_weights_of_the_slot() -> None:
    one = claim()
    around = Surroundings((), (one,))
    told = with_confidence(one, around)
    assert told.confidence == confidence(one, around)
    for slot, holds in slot_features(one, around).items():
        assert getattr(told.slot_confidence, slot) == probability(model().slots[slot].odds(holds))
    assert slot_features(one, around)["where"] == ("attack_only", "no_place")


def party(start: int, stance: Stance = Stance.ALLEGED) -> Responsible:
    return Responsible(actor="russia", stance=stance, quote="x", start=start, end=start + 1)


def source(start: int, kind: OriginKind = OriginKind.MEDICAL) -> Source:
    return Source(kind=kind, quote="x", start=start, end=start + 1)


@given(st.floats(-30, 30), st.floats(-30, 30))
def test_probability_is_one_and_grows_with_the_odds(a: float, b: float) -> None:
    assert 0 <= probability(a) <= 1
    assert (a <= b) <= (probability(a) <= probability(b))


def test_confidence_is_the_weights_and_nothing_else() -> None:
    one = claim()
    known = model()
    odds = known.claim.bias + sum(known.claim.weights.get(n, 0) for n in ("attack_only", "no_place", "no_time"))
    assert confidence(one, Surroundings((), (one,))) == probability(odds)


@pytest.mark.parametrize("text", ["قتل خمسة مدنيين في غارة جوية على بلدة كفرنبل أمس.", "قصف على بلدة كفرنبل."])
def test_every_claim_that_is_found_has_one(text: str) -> None:
    report = split(Document(id="d", text=text, published="2020-03-05"))
    found, _ = claims.find(report, claims.Resources(gazetteer=gazetteer.load()))
    assert found
    assert all(0 < one.confidence < 1 for one in found)
    assert all(0 < value < 1 for one in found if one.slot_confidence for value in astuple(one.slot_confidence))
    assert all(one.slot_confidence for one in found)
