"""Who says it, who answers, and where each party stands, in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from tawthiq.model.claim import Claim
from tawthiq.model.incident import Incident, Position
from tawthiq.model.vocabulary import Outcome, Response, Stance
from tawthiq.web import days, figures, phrases
from tawthiq.web.views import making
from tawthiq.web.words import Words

DENIALS = frozenset(
    {Response.DENIES_STRIKE, Response.DENIES_HARM, Response.DENIES_RESPONSIBILITY, Response.BLAMES_OTHER}
)
ADMISSIONS = frozenset({Response.ADMITS_STRIKE, Response.ADMITS_HARM, Response.APOLOGIZES})
ANSWERS = DENIALS | ADMISSIONS
OWN = frozenset({Stance.ADMITTED, Stance.DENIED})


@dataclass(frozen=True, slots=True)
class Voice:
    """Someone who says or denies it: `what` in words, the claim to read it in."""

    who: Markup
    what: Markup
    claim: str | None


@dataclass(frozen=True, slots=True)
class PositionView:
    """What a party says: its assessment, its answers, the figures it concedes, its statements."""

    party: Markup
    assessment: Markup
    responses: tuple[Markup, ...]
    killed: figures.Cell | None
    injured: figures.Cell | None
    statements: tuple[tuple[str, str, Markup], ...]


def says(words: Words, value: Incident, claims: Mapping[str, Claim]) -> tuple[Voice, ...]:
    """The origins who know and assert it, with what they say last; those who speak in one claim stand together."""
    parents = {o.parent for o in value.origin_tree}
    told: dict[str, list[Markup]] = {}
    for origin in value.origin_tree:
        if origin.id in parents:
            continue
        own = [claims[c] for c in origin.claims if c in claims]
        asserting = [c for c in own if c.harms] or [c for c in own if c.responsible and not set(c.response) & ANSWERS]
        if asserting:
            name = making.origin_name(words, origin, value.documents)
            told.setdefault(asserting[-1].id, []).append(name)
    return tuple(Voice(words.join(names), _said(words, claims[name]), name) for name, names in told.items())


def _said(words: Words, claim: Claim) -> Markup:
    said = phrases.harms(words, claim) if claim.harms else phrases.responsibility(words, claim)
    return said or words.t("claim.an_event")


def answers(words: Words, value: Incident, claims: Sequence[Claim]) -> tuple[Voice, ...]:
    """What parties answer: first denials, then admissions, then the rest."""
    told: list[tuple[int, Voice]] = []
    for position in value.positions:
        if not position.response:
            continue
        rank = 0 if set(position.response) & DENIALS else 1 if set(position.response) & ADMISSIONS else 2
        what = words.join([words.t(f"response.{r}") for r in position.response])
        told.append((rank, Voice(words.name("party", position.party), what, _stated(position, claims))))
    heard = {p.party for p in value.positions if p.response}
    for claim in claims:
        for party in claim.responsible:
            if party.stance is Stance.DENIED and party.actor not in heard:
                heard.add(party.actor)
                voice = Voice(words.name("party", party.actor), words.t("response.denies_responsibility"), claim.id)
                told.append((0, voice))
    return tuple(voice for _, voice in sorted(told, key=lambda pair: pair[0]))


def _stated(position: Position, claims: Sequence[Claim]) -> str | None:
    """The claim to read an answer in: what a party denies or admits before what it only looks into."""
    answering = {c.id for c in claims if set(c.response) & ANSWERS or any(r.stance in OWN for r in c.responsible)}
    stated = [s.claim for s in position.statements]
    return next((name for name in stated if name in answering), stated[0] if stated else None)


def position(words: Words, value: Position, claims: Mapping[str, Claim]) -> PositionView:
    """What one party says of it, and what it concedes."""

    def conceded(outcome: Outcome) -> figures.Cell | None:
        pair = value.conceded.killed if outcome is Outcome.KILLED else value.conceded.injured
        return figures.cell(words, pair.min, pair.max) if (pair.min, pair.max) != (None, None) else None

    return PositionView(
        party=words.name("party", value.party),
        assessment=words.t(f"assessment.{value.assessment}"),
        responses=tuple(words.t(f"response.{r}") for r in value.response),
        killed=conceded(Outcome.KILLED),
        injured=conceded(Outcome.INJURED),
        statements=tuple(
            (s.claim, claims[s.claim].quote if s.claim in claims else "", days.published(words, s.date))
            for s in value.statements
        ),
    )
