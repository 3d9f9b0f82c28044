"""The claims of an incident side by side: who says it, killed, injured, party, stance, means, and the words.

A table where the terminal is wide enough, a few lines a claim where it is not.
"""

from collections.abc import Iterator

from rich.console import RenderableType

from tawthiq.cli import figures
from tawthiq.cli.dossier import SHORT, Dossier, titled
from tawthiq.cli.wording import Speech
from tawthiq.model.claim import Claim
from tawthiq.model.decision import DecisionKind
from tawthiq.model.vocabulary import Outcome

_VERDICTS = frozenset({DecisionKind.ACCEPT, DecisionKind.REJECT, DecisionKind.CORRECT, DecisionKind.ENTER})
_WIDE = 118
"""Columns that the table needs."""
_LONGEST = 200
"""Letters of a quotation that the table shows; --json gives it whole."""


def claim_rows(dossier: Dossier) -> Iterator[RenderableType]:
    """Every claim, in the order of the reports and their texts."""
    if dossier.width < _WIDE:
        yield from _claims_in_lines(dossier)
        return
    words, pen = dossier.words, dossier.pen
    wide = (dossier.width - 86) // 2
    numbers = {name: number for number, name in enumerate(dossier.documents, 1)}
    table = titled(dossier, "claims", ("claim", "source", "killed", "injured", "party", "means", "words"))
    for stored in dossier.claims:
        claim = stored.claim
        said = claim.quote if len(claim.quote) <= _LONGEST else claim.quote[: _LONGEST - 1] + "…"
        table.add_row(
            f"{claim.id[:SHORT]}\n[{numbers.get(claim.document, '?')}]",
            pen.quote(_chain(dossier, claim), wide),
            pen.write(figures.of_claim(claim, Outcome.KILLED, words), 14),
            pen.write(figures.of_claim(claim, Outcome.INJURED, words), 14),
            pen.write(_parties(claim, words), 18),
            pen.write(words.name("method", claim.method) if claim.method else "", 12),
            "\n".join([pen.quote(f"«{said}»", wide), *_verdicts(dossier, claim.id, wide)]),
        )
        table.add_row()
    yield table


def _claims_in_lines(dossier: Dossier) -> Iterator[str]:
    """The claims for a terminal that is too narrow for their table."""
    words, pen, width = dossier.words, dossier.pen, dossier.width - 4
    yield "\n" + pen.write(words.say("claims"))
    for stored in dossier.claims:
        claim = stored.claim
        told = [
            *(figures.of_claim(claim, outcome, words) for outcome in (Outcome.KILLED, Outcome.INJURED)),
            _parties(claim, words),
            words.name("method", claim.method) if claim.method else "",
        ]
        yield f"{claim.id[:SHORT]}  {claim.document}"
        lines = [pen.quote(_chain(dossier, claim), width), pen.quote(f"«{claim.quote}»", width)]
        lines.insert(1, pen.write(" · ".join(part.replace("\n", ", ") for part in told if part), width))
        for line in "\n".join([*lines, *_verdicts(dossier, claim.id, width)]).split("\n"):
            yield f"  {line}"


def _verdicts(dossier: Dossier, claim: str, width: int) -> Iterator[str]:
    """What people decided about a claim, beside what the machine read."""
    words = dossier.words
    for decision in dossier.decisions:
        if claim in decision.subjects and decision.kind in _VERDICTS:
            value = f" {decision.field}: {decision.before} → {decision.after}" if decision.field else ""
            line = f"* {words.say(decision.kind.value)}{value} ({decision.author}: {decision.reason})"
            yield dossier.pen.write(line, width)


def _chain(dossier: Dossier, claim: Claim) -> str:
    if claim.sources:
        return "\n".join(f"{'← ' * source.level}{source.quote}" for source in claim.sources)
    stored = dossier.documents.get(claim.document)
    return (stored.document.publisher if stored else None) or claim.document


def _parties(claim: Claim, words: Speech) -> str:
    lines = [f"{words.name('party', p.actor)}: {words.name('stance', p.stance)}" for p in claim.responsible]
    return "\n".join(lines + [words.name("response", response) for response in claim.response])
