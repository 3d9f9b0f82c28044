"""What an export is made of: the register as its recorders hold it, or what of it may leave the house.

1. `Inside` is everything, as it stands: names, whole texts, claims that were rejected. It is for the house alone.
2. `Outside` is the public form (`redaction`): no protected name in any field, no text of a report, no point for a place
   known no better than its district, no decision, no claim that a person rejected.
"""

from collections.abc import Iterator
from dataclasses import replace
from enum import StrEnum
from functools import cached_property
from typing import Protocol

from tawthiq.model.claim import Claim
from tawthiq.model.document import Document
from tawthiq.model.incident import Incident, LedgerRow
from tawthiq.publication.gathering import Gathered
from tawthiq.register import IncidentFilter, Register, StoredDocument

_STEP = 500


class Audience(StrEnum):
    """Whom a file is for; each that can says so of itself."""

    INTERNAL = "internal"
    PUBLIC = "public"


class Holdings(Protocol):
    """The objects that tables are made of."""

    @property
    def audience(self) -> Audience:
        """Whom they are for."""
        ...

    def claims(self) -> Iterator[Claim]:
        """The claims, in the order of their reports and texts."""
        ...

    def incidents(self, filters: IncidentFilter | None = None) -> Iterator[Incident]:
        """The incidents that pass."""
        ...

    def documents(self) -> Iterator[StoredDocument]:
        """The reports, in the order they came in."""
        ...

    def ledger(self) -> Iterator[tuple[LedgerRow, Claim]]:
        """The cumulative claims."""
        ...


class Inside:
    """The register as it stands."""

    audience = Audience.INTERNAL

    def __init__(self, register: Register) -> None:
        self._register = register

    def claims(self) -> Iterator[Claim]:
        """As read, with the machine's values."""
        return self._register.all_claims()

    def incidents(self, filters: IncidentFilter | None = None) -> Iterator[Incident]:
        """As worked out."""
        return self._register.all_incidents(filters)

    def documents(self) -> Iterator[StoredDocument]:
        """With their texts."""
        return _stored(self._register)

    def ledger(self) -> Iterator[tuple[LedgerRow, Claim]]:
        """Each with its claim."""
        return ((row, self._register.claim(row.claim).claim) for row in self._register.ledger())


class Outside:
    """What may leave the house."""

    audience = Audience.PUBLIC

    def __init__(self, register: Register) -> None:
        self._register = register

    @cached_property
    def _gathered(self) -> Gathered:
        return Gathered(self._register)

    def claims(self) -> Iterator[Claim]:
        """As people corrected them, without names."""
        return self._gathered.claims()

    def incidents(self, filters: IncidentFilter | None = None) -> Iterator[Incident]:
        """Without names, points for areas, ids of decisions."""
        return (told.incident for told in self._gathered.incidents(self._register.all_incidents(filters)))

    def documents(self) -> Iterator[StoredDocument]:
        """Those that a claim stands in, without their texts and the time at which somebody here took them in."""
        for stored in _stored(self._register):
            if not self._gathered.cites(stored.id):
                continue
            shown: Document = self._gathered.reports[self._gathered.report_id(stored.id)].document
            yield replace(stored, document=shown, added="")

    def ledger(self) -> Iterator[tuple[LedgerRow, Claim]]:
        """Those whose claim nobody rejected."""
        return ((row, claim) for row, claim in self._gathered.ledger() if claim is not None)


def holdings(register: Register, audience: Audience) -> Holdings:
    """What is exported for an audience."""
    return Outside(register) if audience is Audience.PUBLIC else Inside(register)


def _stored(register: Register) -> Iterator[StoredDocument]:
    offset = 0
    while rows := register.documents(offset, _STEP).rows:
        yield from rows
        offset += _STEP
