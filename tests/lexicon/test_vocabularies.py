"""Methods and facilities all have names, crosswalks and words."""

from tawthiq.lexicon import inflection
from tawthiq.lexicon.vocabularies import facilities, methods
from tawthiq.model.vocabulary import Facility, Method


def test_every_method_is_named_and_mapped() -> None:
    assert set(methods()) == set(Method)
    for method, name in methods().items():
        assert name.ar, method
        assert name.en, method
        assert name.airwars, method
        assert name.acled_sub_event, method


def test_every_facility_is_named() -> None:
    assert set(facilities()) == set(Facility)
    assert facilities()[Facility.CAMP].snhr


def test_every_method_and_facility_has_words() -> None:
    assert {entry.means for entry in inflection.entries("means")} >= {method.value for method in Method}
    assert {entry.means for entry in inflection.entries("facilities")} >= {facility.value for facility in Facility}
