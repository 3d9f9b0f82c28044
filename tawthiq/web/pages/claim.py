"""`/claims/ID`: one claim restated, each value with its words."""

from collections.abc import Sequence
from dataclasses import replace

from tawthiq.errors import RegisterError
from tawthiq.model.decision import Decision
from tawthiq.model.standing import taken_back
from tawthiq.register import Register, StoredClaim
from tawthiq.web.answer import Answer, Asked, Table, rows_of_claims
from tawthiq.web.codes import codes
from tawthiq.web.pages.presence import present
from tawthiq.web.sight import second_readings
from tawthiq.web.versions import version
from tawthiq.web.views.claim import ClaimView, Decided
from tawthiq.web.views.claim import claim as build
from tawthiq.web.views.voices import rows


def claim(asked: Asked) -> Answer | None:
    """One claim."""
    try:
        stored = asked.register.claim(asked.id)
    except RegisterError:
        return None

    def view() -> ClaimView:
        document = asked.register.document(stored.claim.document).document
        told = decided(asked.register, stored)
        name = asked.person.name if asked.person else ""
        told = replace(
            told,
            second=stored.id in second_readings(asked.register, name),
            present=present(asked, stored.id),
            voices=rows(asked.words, asked.register, frozenset({stored.id})),
        )
        return build(asked.words, stored, document, told)

    title = asked.words.t("claim.title", kind=asked.words.t(f"kind.{stored.claim.kind}"))

    def table() -> Table:
        return rows_of_claims([stored.claim])

    return Answer("claim.html", title, view, stored.claim, "incidents", table=table)


def decided(register: Register, stored: StoredClaim) -> Decided:
    """What people decided about a claim, what was taken back of it among it."""
    told = {item.id: item for item in register.carried_decisions() if stored.id in item.subjects}
    wanted = [stored.id, *told]
    while wanted:  # what was decided of it, then what was taken back of that, and so on
        found = [decision for name in wanted for decision in register.decisions(name)]
        wanted = [decision.id for decision in found if decision.id not in told]
        told = {**{decision.id: decision for decision in found}, **told}
    return _decided(register, stored, sorted(told.values(), key=lambda decision: decision.time))


def _decided(register: Register, stored: StoredClaim, told: Sequence[Decision]) -> Decided:
    return Decided(told, taken_back(told), codes(register, told), version(register, [stored.id]))
