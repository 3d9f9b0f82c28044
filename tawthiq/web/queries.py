"""What the query string of each address may hold: `queries.yaml`, with the program's own vocabularies filled in."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

import yaml

from tawthiq.assessment.totals import By
from tawthiq.lexicon.entries import DATA
from tawthiq.model.decision import DecisionKind
from tawthiq.model.vocabulary import Grade, Kind, Method, OriginKind
from tawthiq.model.voice import VoiceKind
from tawthiq.register import ReviewOrder
from tawthiq.register.records import IncidentSort
from tawthiq.web.language import CALM, DIGITS, KEYS
from tawthiq.web.pages.parties import SAID
from tawthiq.web.pages.search import SORTS
from tawthiq.web.parameters import Parameter
from tawthiq.web.periods import Unit
from tawthiq.web.words import LANGUAGES

_VOCABULARIES: Mapping[str, tuple[str, ...]] = {
    "grade": tuple(Grade),
    "kind": tuple(Kind),
    "method": tuple(Method),
    "origin_kind": tuple(OriginKind),
    "sort": tuple(IncidentSort),
    "order": tuple(ReviewOrder),
    "by": tuple(By),
    "unit": tuple(Unit),
    "verdict": tuple(DecisionKind),
    "voice": tuple(VoiceKind),
    "said": SAID,
    "hits": SORTS,
    "language": LANGUAGES,
    "digits": DIGITS,
    "calm": CALM,
    "keys": KEYS,
    "yes": ("yes",),
    "list": tuple(sorted(path.stem for path in DATA.glob("*.yaml"))),
}


def _parameter(key: str, fields: dict[str, Any]) -> Parameter:
    name, words = fields.pop("as", key), _VOCABULARIES.get(fields.pop("of", ""), ())
    return Parameter(name=name, choices=tuple(str(word) for word in words), **fields)


@cache
def _taken() -> tuple[Mapping[str, tuple[Parameter, ...]], Mapping[str, tuple[Parameter, ...]]]:
    told = yaml.safe_load((files("tawthiq.web") / "queries.yaml").read_text("utf-8"))
    known = {key: _parameter(key, dict(fields)) for key, fields in told["parameters"].items()}
    everywhere = [known[key] for key in told["everywhere"]]

    def group(name: str) -> Mapping[str, tuple[Parameter, ...]]:
        return {path: (*(known[key] for key in keys), *everywhere) for path, keys in told[name].items()}

    return MappingProxyType(group("pages")), MappingProxyType(group("tables"))


def taken(path: str, page: str) -> tuple[Parameter, ...]:
    """What an address takes: that of a page, or of a table of the export, which asks as incidents are asked for."""
    pages, tables = _taken()
    bare = path.removesuffix(".csv").removesuffix(".geojson")
    return tables[bare] if bare != path and bare in tables else pages[page.replace(":path", "")]
