"""The writing side of the register: what may be added, each act in one transaction with its log entry.

1. `add_document` keeps the original's bytes, then the row; a document that stands already adds nothing.
2. `add_claims` appends one reading of a document; earlier readings stay. `enter_claim` appends the one that stands
   with a claim more, which a person read there.
3. `add_custody` appends how its bytes came to be here; the same capture again adds nothing.
4. `add_issues`, `add_decision`, `add_filings`, `begin_run`, `end_run` append.
5. `replace_incidents` (in `snapshot`) replaces the computed tables.

A Writer lives inside one transaction of `Register.writing()`; several acts on it stand or fall together.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from sqlalchemy import Connection, insert, select

from tawthiq.errors import InputError, RegisterError, UsageError
from tawthiq.intake import Original
from tawthiq.model import wire
from tawthiq.model.claim import ENTERED, Claim
from tawthiq.model.decision import Decision, DecisionKind
from tawthiq.model.document import Document
from tawthiq.model.filing import Filing
from tawthiq.model.incident import Incident, LedgerRow
from tawthiq.model.issue import Issue
from tawthiq.register import dialect, entered, rows, schema, snapshot
from tawthiq.register.anchors import anchored
from tawthiq.register.chain import Chain, digest, now
from tawthiq.register.custody import Taker, custody_of, traced
from tawthiq.register.identity import identity, is_own, standing_id
from tawthiq.register.originals import Originals
from tawthiq.register.records import Admission, Admitted, Tally


class Writer:
    """Acts of one transaction; nothing is kept unless the `with` block ends well."""

    def __init__(self, connection: Connection, originals: Originals, actor: str) -> None:
        self._connection = connection
        self._originals = originals
        self._chain = Chain(connection, actor)

    def add_document(self, document: Document, original: bytes | None = None) -> Admitted:
        """Add a document with the bytes it was read from (its text as UTF-8 where it came without).

        Idempotent by content. Raises InputError for a text that no file can hold (lone surrogates), that the database
        cannot hold (NUL, on PostgreSQL), and for one that was erased.
        """
        _check_letters(document, dialect.is_postgresql(self._connection))
        twin = standing_id(self._connection, document)
        if twin is not None:
            return Admitted(twin, Admission.KNOWN if is_own(twin, document) else Admission.TWICE)
        table = schema.documents
        self._check_erased(document)
        taken = self._stood(document.id)
        name = f"{document.id}~{identity(document)[:8]}" if taken else document.id
        content = document.text.encode("utf-8") if original is None else original
        kept = replace(document, id=name, bytes_sha256=self._originals.add(content, self._connection))
        added = now()
        self._connection.execute(insert(table), rows.document_values(kept, added))
        self._chain.append("document", name, rows.document_payload(kept, kept.sha256, added))
        return Admitted(name, Admission.RENAMED if taken else Admission.ADDED)

    def add_claims(self, document: Document | str, claims: Sequence[Claim], pipeline_version: str) -> int:
        """Append one reading of a document; returns its generation. The same reading again adds nothing."""
        name = document if isinstance(document, str) else document.id
        table = schema.generations
        latest = self._connection.execute(
            select(table.c.generation, table.c.pipeline_version)
            .where(table.c.document == name)
            .order_by(table.c.generation.desc())
            .limit(1)
        ).first()
        if latest and latest.pipeline_version == pipeline_version:
            return int(latest.generation)
        generation = latest.generation + 1 if latest else 1
        read = entered.composed(self._connection, name, [rows.under(claim, name) for claim in claims])
        return self._append_reading(name, generation, read, pipeline_version)

    def enter_claim(self, claim: Claim, decision: Decision) -> None:
        """Append a claim that a person read in a report, with the decision (ENTER) that says who and why.

        Raises UsageError where it stands already, InputError where the report is gone.
        """
        standing = entered.latest(self._connection, claim.document)
        if standing is None and not self._stands(claim.document):
            raise InputError(f"{claim.document}: no such report in this register. Look it up with tawthiq search")
        generation, version, read = standing or (0, ENTERED, ())
        kept = entered.composed(self._connection, claim.document, read)
        if any(other.id == claim.id for other in kept):
            raise UsageError(f"{claim.id[:12]}: this claim stands already. Correct it instead")
        whole = sorted((*kept, claim), key=lambda one: (one.start, one.end))
        self._append_reading(claim.document, generation + 1, whole, version)
        self.add_decision(decision)

    def _settle_entered(self, decision: Decision) -> None:
        """Append the readings that a decision on entered claims changes: what was taken back leaves, or comes again."""
        for name in sorted(entered.concerned(self._connection, decision)):
            standing = entered.latest(self._connection, name)
            if standing is not None:
                generation, version, read = standing
                self._append_reading(name, generation + 1, entered.composed(self._connection, name, read), version)

    def _stands(self, document: str) -> bool:
        asked = select(schema.documents.c.seq).where(schema.documents.c.id == document)
        return self._connection.execute(asked).first() is not None

    def _append_reading(self, name: str, generation: int, claims: Sequence[Claim], pipeline_version: str) -> int:
        table = schema.generations
        values = [rows.claim_values(claim, generation, i) for i, claim in enumerate(claims)]
        reading = {"document": name, "generation": generation, "pipeline_version": pipeline_version}
        self._connection.execute(insert(table), reading | {"claims": len(values), "time": now()})
        if values:
            self._connection.execute(insert(schema.claims), values)
        payload = rows.claims_payload(pipeline_version, [value["json"] for value in values])
        self._chain.append("claims", f"{name}#{generation}", payload)
        return generation

    def _check_erased(self, document: Document) -> None:
        same = schema.erasures.c.identity == identity(document)
        if self._connection.execute(select(schema.erasures.c.seq).where(same)).first():
            raise InputError(f"{document.id}: was erased from this register. It stays out")

    def _stood(self, id: str) -> bool:
        """Whether an id is given: to a document that stands, or to one that was erased, whose log entries keep it."""
        asked = (
            select(schema.documents.c.seq).where(schema.documents.c.id == id),
            select(schema.erasures.c.seq).where(schema.erasures.c.document == id),
        )
        return any(self._connection.execute(query).first() for query in asked)

    def add_custody(self, document: str, original: Original, taker: Taker) -> bool:
        """Append how an original of a document came to be here, keeping its bytes; False where that stands already."""
        custody = custody_of(document, original, taker)
        table, documents = schema.captures, schema.documents
        if self._connection.execute(select(table.c.seq).where(table.c.id == custody.id)).first():
            return False
        text = self._connection.scalar(select(documents.c.text).where(documents.c.id == document))
        custody = replace(traced(custody, original, text or ""), taken_in=now())
        self._originals.add(original.bytes, self._connection)
        encoded = wire.encode(custody).decode()
        row = {"id": custody.id, "document": document, "sha256": custody.sha256, "time": custody.taken_in}
        self._connection.execute(insert(table), row | {"json": encoded})
        self._chain.append("capture", custody.id, digest(encoded), actor=taker.operator)
        return True

    def add_issues(self, issues: Iterable[Issue]) -> int:
        """Append issues; returns how many were new. One that stands already adds nothing."""
        added = 0
        for issue in issues:
            values = rows.issue_values(issue, now())
            same = schema.issues.c.identity == values["identity"]
            if self._connection.execute(select(schema.issues.c.seq).where(same)).first() is None:
                self._connection.execute(insert(schema.issues), values)
                self._chain.append("issue", values["identity"], digest(values["json"]))
                added += 1
        return added

    def add_decision(self, decision: Decision) -> None:
        """Append what a person decided, with the claims that the incidents it names hold now.

        The same decision again does nothing. Raises UsageError without an author, a subject, for an unknown undo, or
        where its id is that of another one.
        """
        if not decision.author.strip():
            raise UsageError("a decision needs an author. Say who decides (--author NAME)")
        if not decision.subjects:
            raise UsageError("a decision needs a subject. Name the claims, incidents or origins that it is about")
        if decision.kind is DecisionKind.UNDO:
            self._check_undo(decision)
        if self._is_recorded(decision):
            return
        values = rows.decision_values(anchored(self._connection, decision))
        self._connection.execute(insert(schema.decisions), values)
        about = [
            {"decision": decision.id, "position": i, "subject": subject} for i, subject in enumerate(decision.subjects)
        ]
        self._connection.execute(insert(schema.decision_subjects), about)
        self._chain.append("decision", decision.id, digest(values["json"]), actor=decision.author)
        if decision.kind is DecisionKind.UNDO:
            self._settle_entered(decision)

    def holds_decision(self, id: str) -> bool:
        """Whether a decision of this id stands."""
        table = schema.decisions
        return self._connection.scalar(select(table.c.seq).where(table.c.id == id)) is not None

    def _is_recorded(self, decision: Decision) -> bool:
        """Whether this very decision stands: appended before the connection was lost, or by another program."""
        table = schema.decisions
        told = self._connection.scalar(select(table.c.json).where(table.c.id == decision.id))
        if told is None:
            return False
        if replace(wire.decode(told, Decision), anchors=()) != replace(decision, anchors=()):
            raise UsageError(f"{decision.id[:12]}: another decision has this id. Record it under one of its own")
        return True

    def add_filings(self, filings: Iterable[Filing]) -> int:
        """Append rows of a team's sheet; returns how many were new. What the code says already adds nothing."""
        table = schema.filings
        added = 0
        for filing in filings:
            asked = select(table.c.id).where(table.c.code == filing.code).order_by(table.c.seq)
            earlier = list(self._connection.execute(asked).scalars())
            if earlier and earlier[-1].partition("~")[0] == filing.id:
                continue
            again = sum(name.partition("~")[0] == filing.id for name in earlier)
            kept = replace(filing, id=f"{filing.id}~{again}") if again else filing
            encoded = wire.encode(kept).decode()
            self._connection.execute(insert(table), {"id": kept.id, "code": kept.code, "time": now(), "json": encoded})
            self._chain.append("filing", kept.id, digest(encoded), actor=kept.author)
            added += 1
        return added

    def _check_undo(self, decision: Decision) -> None:
        table = schema.decisions
        for subject in decision.subjects:
            if self._connection.execute(select(table.c.seq).where(table.c.id == subject)).first() is None:
                raise UsageError(f"{subject}: no such decision. List them with tawthiq decisions")

    def replace_incidents(self, incidents: Sequence[Incident], ledger: Sequence[LedgerRow]) -> bool:
        """Replace the computed incidents and totals whole; False where nothing changed (then nothing is logged)."""
        return snapshot.replace_all(self._connection, self._chain, incidents, ledger)

    def check_snapshot(self, payload: str) -> None:
        """Raises RegisterError where other incidents stand than those of this hash."""
        if snapshot.logged(self._connection) != payload:
            raise RegisterError("the incidents were worked out by another program meanwhile. Run this again")

    def snapshot(self) -> snapshot.Snapshot:
        """To replace the computed incidents and totals where they changed."""
        return snapshot.Snapshot(self._connection, self._chain)

    def begin_run(self, run: str, pipeline_version: str, engine: str, inputs: Sequence[str]) -> None:
        """Note that a run begins."""
        values = {"id": run, "started": now(), "pipeline_version": pipeline_version, "engine": engine}
        encoded = wire.encode(list(inputs)).decode()
        self._connection.execute(insert(schema.runs), values | {"inputs": encoded})
        self._chain.append("run", run, digest(*values.values(), encoded))

    def end_run(self, run: str, status: str, tally: Tally) -> None:
        """Note how a run ended: done, stopped or failed."""
        values = {"run": run, "ended": now(), "status": status, "json": wire.encode(tally).decode()}
        self._connection.execute(insert(schema.run_ends), values)
        self._chain.append("run_end", run, digest(*values.values()))

    def note_rules(self, version: str) -> None:
        """Log under which version of the rules the incidents are worked out from now on, where it is another one."""
        log = schema.log
        asked = select(log.c.subject).where(log.c.action == "rules").order_by(log.c.seq.desc()).limit(1)
        if self._connection.scalar(asked) == version:
            return  # another program that worked them out meanwhile noted it
        self._chain.append("rules", version, digest(version))

    def note(self, action: str, subject: str, payload: str) -> None:
        """Log an act that writes no rows: an export, a migration, a place pack added."""
        self._chain.append(action, subject, payload)


def _check_letters(document: Document, without_nul: bool) -> None:
    for name in (*rows.DOCUMENT_FIELDS, "text"):
        value = getattr(document, name)
        try:
            if isinstance(value, str):
                value.encode("utf-8")
                if without_nul and "\0" in value:
                    raise InputError(f"{document.id!r}: {name} holds NUL characters. Save it again without them")
        except UnicodeEncodeError as error:
            shown = document.id.encode("ascii", "backslashreplace").decode()
            raise InputError(f"{shown}: {name} holds broken characters. Save it again as UTF-8") from error
