"""The register's public form, gathered once for a report or a site.

1. The claims as people corrected them; the names that their victims and witnesses bear.
2. The reports without their texts, each with the hash of its text.
3. `told` gives an incident with its claims, redacted with the names of its own people.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from tawthiq.model.claim import Claim
from tawthiq.model.document import Document
from tawthiq.model.incident import Incident, LedgerRow
from tawthiq.publication.redaction import Veil, protected_names
from tawthiq.register import Register
from tawthiq.register.corrections import corrected


@dataclass(frozen=True, slots=True)
class Report:
    """A report without its text; `sha256` is the hash of that text, `claims` how many were read in it."""

    document: Document
    sha256: str


@dataclass(frozen=True, slots=True)
class Told:
    """An incident in its public form with the claims that tell it, in the order of its reports."""

    incident: Incident
    claims: tuple[Claim, ...]


class Gathered:
    """What may be published of a register. Ids of reports that spell a name are replaced by their hash."""

    def __init__(self, register: Register) -> None:
        read = list(register.all_claims())
        self._claims = {claim.id: claim for claim in corrected(read, register.carried_decisions())}
        # Of the reading as well: who was corrected away is protected still.
        self._names = {claim.id: protected_names((claim, self._claims.get(claim.id, claim))) for claim in read}
        self.veil = Veil(name for names in self._names.values() for name in names)
        self.register = register
        self._ids: dict[str, str] = {}
        self.reports: Mapping[str, Report] = {
            report.document.id: report for report in map(self._report, register.all_documents())
        }

    def _report(self, document: Document) -> Report:
        digest = document.sha256
        shown = self.veil.document(document)
        if shown.id != document.id:
            shown = replace(shown, id=f"report-{digest[:16]}")
        self._ids[document.id] = shown.id
        return Report(shown, digest)

    def incidents(self, chosen: Iterable[Incident]) -> Iterator[Told]:
        """Incidents in their public form."""
        return map(self.told, chosen)

    def told(self, incident: Incident) -> Told:
        """One incident in its public form."""
        own = [self._claims[name] for name in incident.claims if name in self._claims]
        veil = self.veil.near({name for claim in own for name in self._names[claim.id]})
        shown = replace(incident, documents=tuple(self._ids.get(name, name) for name in incident.documents))
        order = {name: at for at, name in enumerate(incident.documents)}
        own.sort(key=lambda claim: (order.get(claim.document, len(order)), claim.start, claim.end, claim.id))
        return Told(veil.incident(shown), tuple(self._public(veil, claim) for claim in own))

    def claim(self, id: str) -> Claim | None:
        """One claim in its public form; None where no reading has it now."""
        claim = self._claims.get(id)
        return self._public(self.veil.near(self._names[id]), claim) if claim else None

    def _public(self, veil: Veil, claim: Claim) -> Claim:
        return veil.claim(replace(claim, document=self._ids.get(claim.document, claim.document)))

    def ledger(self) -> Iterator[tuple[LedgerRow, Claim | None]]:
        """The cumulative claims in their public form."""
        for row in self.register.ledger():
            shown = replace(row, document=self._ids.get(row.document, row.document))
            yield self.veil.ledger_row(shown), self.claim(row.claim)

    @property
    def documents(self) -> Mapping[str, Document]:
        """The reports by id, without their texts."""
        return {name: report.document for name, report in self.reports.items()}
