import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawthiq import claims, gazetteer
from tawthiq.claims.confidence import Surroundings, confidence, features, model, probability
from tawthiq.model.claim import Claim, Harm, When, Where
from tawthiq.model.document import Document
from tawthiq.model.vocabulary import Bound, Kind, Outcome, Victims
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
    assert set(model().weights) <= NAMES
    assert model().version


@given(st.floats(-30, 30), st.floats(-30, 30))
def test_probability_is_one_and_grows_with_the_odds(a: float, b: float) -> None:
    assert 0 <= probability(a) <= 1
    assert (a <= b) <= (probability(a) <= probability(b))


def test_confidence_is_the_weights_and_nothing_else() -> None:
    one = claim()
    known = model()
    odds = known.bias + sum(known.weights.get(name, 0) for name in ("attack_only", "no_place", "no_time"))
    assert confidence(one, Surroundings((), (one,))) == probability(odds)


@pytest.mark.parametrize("text", ["قتل خمسة مدنيين في غارة جوية على بلدة كفرنبل أمس.", "قصف على بلدة كفرنبل."])
def test_every_claim_that_is_found_has_one(text: str) -> None:
    report = split(Document(id="d", text=text, published="2020-03-05"))
    found, _ = claims.find(report, claims.Resources(gazetteer=gazetteer.load()))
    assert found
    assert all(0 < one.confidence < 1 for one in found)
