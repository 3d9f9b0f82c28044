"""Names and crosswalks of the closed vocabularies: methods and facilities.

`methods` reads lexicon/data/means.yaml, `facilities` lexicon/data/facilities.yaml. Sources of the crosswalks: Airwars'
strike types, the ACLED codebook's sub-event types, the vital facilities of the Syrian Network for Human Rights.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from tawthiq.lexicon.sections import read_section
from tawthiq.model.vocabulary import Facility, Method


@dataclass(frozen=True, slots=True)
class MethodName:
    """A method in both languages; `airwars` its strike types, `acled_event`/`acled_sub_event` its types there.

    `refined_by` are the methods that say more exactly what this one leaves open when both are told of one attack.
    """

    ar: str
    en: str
    airwars: tuple[str, ...]
    acled_event: str
    acled_sub_event: str
    refined_by: frozenset[Method]


@dataclass(frozen=True, slots=True)
class FacilityName:
    """A facility in both languages; `snhr` its main groups of vital facilities, empty where it is none."""

    ar: str
    en: str
    snhr: tuple[str, ...]


@cache
def methods() -> Mapping[Method, MethodName]:
    """Every method."""
    return {
        Method(raw["id"]): MethodName(
            raw["ar"],
            raw["en"],
            tuple(raw["airwars"]),
            raw["acled"][0],
            raw["acled"][1],
            frozenset(Method(other) for other in raw["refined_by"]),
        )
        for raw in read_section("means", "methods")
    }


@cache
def facilities() -> Mapping[Facility, FacilityName]:
    """Every facility."""
    return {
        Facility(raw["id"]): FacilityName(raw["ar"], raw["en"], tuple(raw["snhr"]))
        for raw in read_section("facilities", "facilities")
    }
