"""What a person means by a code or the beginning of an id: an incident, a claim, an origin or a report."""

from contextlib import suppress
from dataclasses import dataclass

from tawthiq.errors import RegisterError, UsageError
from tawthiq.model.claim import Claim
from tawthiq.model.document import Document
from tawthiq.model.incident import Incident, Origin
from tawthiq.register import Register

_SHORTEST = 8


@dataclass(frozen=True, slots=True)
class Named:
    """What was named, under its full id."""

    id: str
    what: Incident | Claim | Origin | Document


def find(register: Register, word: str) -> Named:
    """The one thing that the word names. Raises UsageError where there is none, or more than one."""
    try:
        incident = register.incident(word)
    except RegisterError:
        pass
    else:
        return Named(incident.id, incident)
    with suppress(RegisterError):
        return Named(word, register.document(word).document)
    found: dict[str, Named] = {}
    if len(word) >= _SHORTEST:
        claims = register.claims_beginning(word)
        if len(claims) == 1 and claims[0].id == word:  # a whole id: no need to go through all incidents
            return Named(word, claims[0])
        found |= {claim.id: Named(claim.id, claim) for claim in claims}
        # an id stands in the incident's row as it is: those of the others need not be read
        for incident, _ in register.incidents_of(register.incidents_naming([word])):
            if incident.id.startswith(word):
                found[incident.id] = Named(incident.id, incident)
            found |= {item.id: Named(item.id, item) for item in incident.origin_tree if item.id.startswith(word)}
    if len(found) != 1:
        raise UsageError(
            f"{word}: {len(found) or 'no'} claims, incidents or origins begin so. "
            f"Give a code, or at least {_SHORTEST} letters of an id"
        )
    return next(iter(found.values()))
