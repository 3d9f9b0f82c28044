"""The register's public form, gathered once for a report, a site or an export.

1. The claims as people corrected them, without those that a person rejected or withheld from publication; the names
   that victims and witnesses bear.
2. The reports without their texts, each with the hash of its text.
3. `told` gives an incident with its claims, redacted with the names of its own people.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from tawthiq.errors import RegisterError
from tawthiq.model import wire
from tawthiq.model.claim import Claim
from tawthiq.model.decision import Decision, DecisionKind
from tawthiq.model.document import Document
from tawthiq.model.incident import Incident, LedgerRow
from tawthiq.model.showing import Showing
from tawthiq.model.voice import Sender, VoiceState
from tawthiq.model.withholding import Withheld, withheld
from tawthiq.model.written import Summary, version_of, written
from tawthiq.publication.levels import levels
from tawthiq.publication.protected import Name, persons, words_of
from tawthiq.publication.redaction import Veil, protected_names
from tawthiq.records import replace
from tawthiq.register import Register
from tawthiq.register.assessed import assessed
from tawthiq.register.corrections import corrected

_VERDICTS = frozenset({DecisionKind.ACCEPT, DecisionKind.REJECT})


@dataclass(frozen=True, slots=True)
class Report:
    """A report without its text; `sha256` is the hash of that text, `claims` how many were read in it."""

    document: Document
    sha256: str


@dataclass(frozen=True, slots=True)
class Heard:
    """A voice from outside that was answered. `name` is None for a person, who is never named; `received` a day.

    What the team noted of it, and the reason of the answer, stay inside.
    """

    kind: str
    sender: str
    party: str | None
    name: str | None
    received: str | None
    state: str


@dataclass(frozen=True, slots=True)
class Signed:
    """The last version of an assessment that a person published: its summary without names, its day, and whether
    figures, place, time, means or parties moved since. Who published it, and why, stays inside.
    """

    number: int
    day: str
    summary: Summary
    moved: bool


@dataclass(frozen=True, slots=True)
class Told:
    """An incident in its public form with the claims that tell it, in the order of its reports, who answered it, and
    the version that was published of it.
    """

    incident: Incident
    claims: tuple[Claim, ...]
    heard: tuple[Heard, ...] = ()
    signed: Signed | None = None


class Gathered:
    """What may be published of a register. Ids of reports that spell a name are replaced by their hash."""

    def __init__(self, register: Register) -> None:
        decisions = register.carried_decisions()
        read = list(register.all_claims())
        self._claims = {claim.id: claim for claim in corrected(read, decisions)}
        # Of the reading as well: who was corrected away is protected still.
        known = [one for claim in read for one in self._both(claim)]
        self._levels = levels(known, register.homes_of_claims(), decisions)
        shown = {name for name, level in self._levels.items() if level is Showing.PUBLIC}
        self._names = {claim.id: protected_names(self._both(claim)) - shown for claim in read}
        self._abridged = frozenset(name for name, level in self._levels.items() if level is Showing.INITIALS)
        self._add_authors(read, register.private_authors())
        self._rejected = _rejected(decisions)
        self._withheld = withheld(decisions)
        self._written = written(decisions)
        self._unsaid = self._rejected | _claims_of_withheld(register, self._withheld)
        self._voices = register.voices()
        self._cited = {claim.document for claim in read if claim.id not in self._unsaid}
        everywhere = (name for names in (*self._names.values(), *self._authors.values()) for name in names)
        self.veil = Veil(everywhere, (), self._abridged.difference(*self._authors.values()))
        self.register = register
        self._of_report: dict[str, set[Name]] = {name: set(names) for name, names in self._authors.items() if names}
        for claim in read:
            if self._names[claim.id]:
                self._of_report.setdefault(claim.document, set()).update(self._names[claim.id])
        self._ids: dict[str, str] = {}
        self.reports: Mapping[str, Report] = {
            report.document.id: report for report in map(self._report, register.all_documents())
        }

    def _add_authors(self, read: Iterable[Claim], authors: Mapping[str, Sequence[str]]) -> None:
        """Who sent what was published nowhere is protected, in all that their reports are told by."""
        self._authors = {
            document: frozenset(name for told in written for name in persons(told))
            for document, written in authors.items()
        }
        for claim in read:
            if names := self._authors.get(claim.document):
                self._names[claim.id] |= names

    def _both(self, claim: Claim) -> tuple[Claim, ...]:
        """A claim as it was read and as it was corrected, where it was."""
        now = self._claims[claim.id]
        return (claim,) if now is claim else (claim, now)

    def _report(self, document: Document) -> Report:
        digest = document.sha256
        veil = self.veil.near(self._of_report[document.id]) if document.id in self._of_report else self.veil
        shown = veil.document(document)
        if shown.id != document.id or veil.spells(document.id):
            shown = replace(shown, id=f"report-{digest[:16]}")
            self._ids[document.id] = shown.id
        return Report(shown, digest)

    def cites(self, document: str) -> bool:
        """Whether a claim that may be published stands in a report."""
        return document in self._cited

    def report_id(self, document: str) -> str:
        """The id under which a report is published."""
        return self._ids.get(document, document)

    def veil_of(self, claims: Iterable[str]) -> Veil:
        """What takes the names out of texts about these claims."""
        near = {name for claim in claims for name in self._names.get(claim, ())}
        return self.veil.near(near) if near else self.veil

    def incidents(self, chosen: Iterable[Incident]) -> Iterator[Told]:
        """Incidents in their public form, without those withheld and those whose every claim a person rejected."""
        return (self.told(one) for one in chosen if not self.withheld(one) and not self.rejected(one))

    def withheld(self, incident: Incident) -> Decision | None:
        """The decision that withholds an incident from publication, if one does."""
        return self._withheld.of(incident) if self._withheld else None

    def rejected(self, incident: Incident) -> bool:
        """Whether a person rejected every claim of an incident."""
        return bool(incident.claims) and not set(incident.claims) - self._rejected

    def told(self, incident: Incident) -> Told:
        """One incident in its public form."""
        own = [self._claims[name] for name in incident.claims if name in self._claims and name not in self._rejected]
        veil = self.veil_of(incident.claims)
        order = {name: at for at, name in enumerate(incident.documents)}
        own.sort(key=lambda claim: (order.get(claim.document, len(order)), claim.start, claim.end, claim.id))
        shown = veil.incident(self._kept(self._renamed(incident)))
        heard = self._heard({incident.id, *incident.redirects, *incident.claims}) if self._voices else ()
        signed = self._signed(veil, incident) if self._written else None
        return Told(shown, tuple(self._public(veil, claim) for claim in own), heard, signed)

    def _signed(self, veil: Veil, incident: Incident) -> Signed | None:
        decision = self._written.version(incident)
        if decision is None:
            return None
        version = version_of(decision)
        told = Summary(veil.text(version.summary.ar), veil.text(version.summary.en))
        return Signed(version.number, decision.time[:10], told, dict(version.values) != assessed(incident))

    def _heard(self, names: set[str]) -> tuple[Heard, ...]:
        """The voices about an incident that a person answered; those that wait are not published."""
        found = []
        for voice in self._voices:
            if voice.state is VoiceState.PENDING or names.isdisjoint(voice.about):
                continue
            report = self.reports.get(self.report_id(voice.document))
            name = report.document.publisher if report and voice.sender is not Sender.PERSON else None
            day = report.document.published if report else None
            found.append(Heard(voice.kind, voice.sender, voice.party, name, day, voice.state))
        return tuple(found)

    def _kept(self, incident: Incident) -> Incident:
        """Without the claims that a person rejected."""
        if not self._rejected.intersection(incident.claims):
            return incident
        ranges = tuple(
            replace(row, left_out=tuple(out for out in row.left_out if out.claim not in self._rejected))
            for row in incident.ranges
        )
        return replace(
            incident, claims=tuple(name for name in incident.claims if name not in self._rejected), ranges=ranges
        )

    def _renamed(self, incident: Incident) -> Incident:
        """With the published ids of its reports, wherever they stand (copies, origins without a name)."""
        moved = {name: self._ids[name] for name in incident.documents if name in self._ids}
        return wire.convert(_swapped(wire.to_builtins(incident), moved), Incident) if moved else incident

    def claim(self, id: str, veil: Veil | None = None) -> Claim | None:
        """One claim in its public form; None where no reading has it now, or it was rejected or withheld."""
        claim = self._claims.get(id)
        if claim is None or id in self._unsaid:
            return None
        return self._public(veil or self.veil_of((id,)), claim)

    def claims(self) -> Iterator[Claim]:
        """All claims in their public form, each without the names of the people of its incident."""
        told: dict[str, Incident] = {}
        for incident in self.register.all_incidents():
            told |= dict.fromkeys(incident.claims, incident)
        last: tuple[str, Veil] = ("", self.veil)
        for name in self._claims:
            incident_of = told.get(name)
            if incident_of is None:
                shown = self.claim(name)
            else:
                if last[0] != incident_of.id:
                    last = (incident_of.id, self.veil_of(incident_of.claims))
                shown = self.claim(name, last[1])
            if shown is not None:
                yield shown

    def _public(self, veil: Veil, claim: Claim) -> Claim:
        shown = tuple(one for one in claim.people if one.name and words_of(one.name) in self._levels)
        return veil.claim(replace(claim, document=self.report_id(claim.document)), shown)

    def ledger(self) -> Iterator[tuple[LedgerRow, Claim | None]]:
        """The cumulative claims in their public form."""
        for row in self.register.ledger():
            shown = replace(row, document=self.report_id(row.document))
            yield self.veil_of((row.claim,)).ledger_row(shown), self.claim(row.claim)

    @property
    def documents(self) -> Mapping[str, Document]:
        """The reports by id, without their texts."""
        return {name: report.document for name, report in self.reports.items()}


def _claims_of_withheld(register: Register, kept: Withheld) -> frozenset[str]:
    """The claims of every incident that is withheld."""
    homes = set(kept.incidents)
    for name in kept.claims:
        with suppress(RegisterError):
            homes.add(register.claim(name).incident or "")
    found = set(kept.claims)
    for name in homes:
        with suppress(RegisterError):
            found.update(register.incident(name).claims)
    return frozenset(found)


def _rejected(decisions: Iterable[Decision]) -> frozenset[str]:
    """The claims whose last verdict is a rejection."""
    last: dict[str, DecisionKind] = {}
    for decision in decisions:
        if decision.kind in _VERDICTS:
            last |= dict.fromkeys(decision.subjects, decision.kind)
    return frozenset(name for name, kind in last.items() if kind is DecisionKind.REJECT)


def _swapped(value: Any, moved: Mapping[str, str]) -> Any:
    """Plain values with these ids replaced, also inside longer strings."""
    if isinstance(value, str):
        for old, new in moved.items():
            value = value.replace(old, new)
        return value
    if isinstance(value, list | tuple):
        return [_swapped(item, moved) for item in value]
    if isinstance(value, dict):
        return {name: _swapped(item, moved) for name, item in value.items()}
    return value
