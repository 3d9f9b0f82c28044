"""What can be decided on the page of an incident: its claims, its origins, the grades to choose from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from tawthiq.model.claim import Claim
from tawthiq.model.document import Document
from tawthiq.model.incident import Incident
from tawthiq.model.vocabulary import Grade
from tawthiq.web import phrases
from tawthiq.web.views.making import origin_name
from tawthiq.web.words import Words

FINDINGS = ("all_combatants", "another_party")
FLAGS = ("reasonable_grounds",)


@dataclass(frozen=True, slots=True)
class Pick:
    """Something that can be picked for a decision."""

    id: str
    words: Markup


@dataclass(frozen=True, slots=True)
class Acts:
    """The lists of the section "Decide"."""

    claims: tuple[Pick, ...]
    origins: tuple[Pick, ...]
    grades: tuple[tuple[str, Markup], ...]


def acts(words: Words, value: Incident, claims: Sequence[Claim], documents: Mapping[str, Document]) -> Acts:
    """The lists for one incident."""

    def told(claim: Claim) -> Markup:
        document = documents.get(claim.document)
        return phrases.claim(words, claim, document.publisher if document else None)

    origins = []
    for origin in value.origin_tree:
        kind = words.t(f"origin_kind.{origin.kind}")
        name = origin_name(words, origin, value.documents)
        origins.append(Pick(origin.id, Markup("{} ({})").format(name, kind)))
    grades = [(grade.value, words.t(f"grade.{grade}")) for grade in Grade]
    grades += [(name, words.t(f"finding.{name}")) for name in FINDINGS]
    grades += [(name, words.t(f"flag.{name}")) for name in FLAGS]
    return Acts(tuple(Pick(c.id, told(c)) for c in claims), tuple(origins), tuple(grades))
