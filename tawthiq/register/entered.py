"""Claims that people entered: they stand in every reading of their report until the decision is taken back.

A report is read anew with each version of the rules, and a reading replaces the one before. What a person read in it
must not be lost by that, so each reading is composed: what the program reads now, then the claims that people entered
and that no decision took back. The program's claim comes in the place of a person's where it is the same claim. The
words of a claim stand in its row only, never in the decision, so that erasing the report erases them.
"""

from collections.abc import Sequence

from sqlalchemy import Connection, select

from tawthiq.model import wire
from tawthiq.model.claim import ENTERED, Claim
from tawthiq.model.decision import Decision, DecisionKind
from tawthiq.model.standing import taken_back
from tawthiq.register import schema


def composed(connection: Connection, document: str, read: Sequence[Claim]) -> tuple[Claim, ...]:
    """A reading of a document with the claims that people entered, in the order of the text.

    Of what came in from outside only these count: nothing of it enters a figure before somebody reviewed it.
    """
    if is_voice(connection, document):
        read = ()
    entered = _entered(connection, document)
    if not entered:
        return tuple(read)
    gone = _taken_back(connection)
    known = {claim.id for claim in read}
    kept = [claim for name, claim in entered.items() if name not in gone and name not in known]
    return tuple(sorted((*read, *kept), key=lambda claim: (claim.start, claim.end))) if kept else tuple(read)


def is_voice(connection: Connection, document: str) -> bool:
    """Whether a document keeps the words of a voice from outside."""
    table, about = schema.decisions, schema.decision_subjects
    told = table.join(about, about.c.decision == table.c.id)
    asked = select(table.c.id).select_from(told).where(about.c.subject == document, about.c.position == 0)
    return connection.execute(asked.where(table.c.kind == DecisionKind.RECEIVE.value).limit(1)).first() is not None


def latest(connection: Connection, document: str) -> tuple[int, str, tuple[Claim, ...]] | None:
    """Generation, version and the program's own claims of the latest reading of a document; None where never read."""
    table = schema.generations
    asked = select(table.c.generation, table.c.pipeline_version).where(table.c.document == document)
    row = connection.execute(asked.order_by(table.c.generation.desc()).limit(1)).first()
    if row is None:
        return None
    claims = schema.claims
    found = connection.execute(
        select(claims.c.json)
        .where(claims.c.document == document, claims.c.generation == row.generation)
        .order_by(claims.c.position)
    ).scalars()
    read = (wire.decode(text, Claim) for text in found)
    return row.generation, row.pipeline_version, tuple(claim for claim in read if claim.origin != ENTERED)


def concerned(connection: Connection, decision: Decision) -> set[str]:
    """The documents whose entered claims a decision changes: those of an ENTER, or of one that an UNDO leads to."""
    names, about = set(decision.subjects), set()
    if decision.kind is DecisionKind.ENTER:
        about |= names
        names = set()
    elif decision.kind is not DecisionKind.UNDO:
        return set()
    told = {found.id: found for found in _decisions(connection)}
    while names:
        found = [told[name] for name in names if name in told]
        about |= {s for d in found if d.kind is DecisionKind.ENTER for s in d.subjects}
        names = {s for d in found if d.kind is DecisionKind.UNDO for s in d.subjects}
    table = schema.claims
    asked = select(table.c.document).where(table.c.id.in_(about)).distinct()
    return set(connection.execute(asked).scalars()) if about else set()


def _entered(connection: Connection, document: str) -> dict[str, Claim]:
    """Every claim that a person ever entered for a document, by id."""
    table = schema.claims
    marked = table.c.json.contains(f'"origin":"{ENTERED}"', autoescape=True)
    asked = select(table.c.id, table.c.json).where(table.c.document == document, marked).order_by(table.c.seq)
    found = {row.id: wire.decode(row.json, Claim) for row in connection.execute(asked)}
    return {name: claim for name, claim in found.items() if claim.origin == ENTERED}


def _taken_back(connection: Connection) -> set[str]:
    """Entered claims of which every entering was taken back."""
    told = _decisions(connection)
    undone = taken_back(told)
    entered = [d for d in told if d.kind is DecisionKind.ENTER]
    stand = {s for d in entered if d.id not in undone for s in d.subjects}
    return {s for d in entered for s in d.subjects} - stand


def _decisions(connection: Connection) -> list[Decision]:
    """The enterings and everything that was taken back."""
    table = schema.decisions
    asked = select(table.c.json).where(table.c.kind.in_([DecisionKind.ENTER.value, DecisionKind.UNDO.value]))
    return [wire.decode(text, Decision) for text in connection.execute(asked).scalars()]
