"""`/claims/ID`: one claim restated, each value with its words."""

from tawthiq.errors import RegisterError
from tawthiq.web.answer import Answer, Asked
from tawthiq.web.views.claim import ClaimView
from tawthiq.web.views.claim import claim as build


def claim(asked: Asked) -> Answer | None:
    """One claim."""
    try:
        stored = asked.register.claim(asked.id)
    except RegisterError:
        return None

    def view() -> ClaimView:
        document = asked.register.document(stored.claim.document).document
        return build(asked.words, stored, document, asked.register.decisions(stored.id))

    title = asked.words.t("claim.title", kind=asked.words.t(f"kind.{stored.claim.kind}"))
    return Answer("claim.html", title, view, stored.claim, "incidents")
