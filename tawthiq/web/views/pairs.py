"""Two incidents side by side: what agrees and what differs, and the reasons in words."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from tawthiq.incidents.explain import Reason, explain
from tawthiq.model.claim import Claim
from tawthiq.model.cluster import Link
from tawthiq.model.incident import Incident
from tawthiq.model.vocabulary import Outcome
from tawthiq.web import days, phrases
from tawthiq.web.drafts import address
from tawthiq.web.views.making import origin_name
from tawthiq.web.views.parts import counted, sentence
from tawthiq.web.words import Words

_QUOTED = 3


@dataclass(frozen=True, slots=True)
class Compared:
    """One field of both; `agrees` None where one of them says nothing."""

    name: Markup
    left: Markup
    right: Markup
    agrees: bool | None


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two."""

    id: str
    href: str
    sentence: Markup
    code: str
    quotes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PairView:
    """A pair."""

    left: Side
    right: Side
    rows: tuple[Compared, ...]
    for_one: tuple[Markup, ...]
    against: tuple[Markup, ...]


def pair(
    words: Words, sides: tuple[Incident, Incident], claims: tuple[Sequence[Claim], Sequence[Claim]], link: Link | None
) -> PairView:
    """Build the view of two incidents; `link` is None where the program sees no likeness."""
    reasons = explain(link) if link else ()
    told = [(reason.weight, _reason(words, reason)) for reason in reasons]
    return PairView(
        left=_side(words, sides[0], claims[0]),
        right=_side(words, sides[1], claims[1]),
        rows=tuple(_rows(words, *sides)),
        for_one=tuple(line for weight, line in told if weight > 0),
        against=tuple(line for weight, line in told if weight < 0),
    )


def _reason(words: Words, reason: Reason) -> Markup:
    return Markup("{}").format(reason.ar if words.lang == "ar" else reason.en)


def _side(words: Words, value: Incident, claims: Sequence[Claim]) -> Side:
    quotes = tuple(dict.fromkeys(claim.quote for claim in claims))[:_QUOTED]
    return Side(value.id, address("incidents", value.id), sentence(words, value), value.code, quotes)


def _rows(words: Words, one: Incident, other: Incident) -> list[Compared]:
    nothing = words.t("value.not_told")

    def row(name: str, left: Markup | None, right: Markup | None) -> Compared:
        agrees = None if left is None or right is None else left == right
        return Compared(words.t(name), left or nothing, right or nothing, agrees)

    def when(value: Incident) -> Markup | None:
        return days.when(words, value.when) if value.when else None

    def where(value: Incident) -> Markup | None:
        return phrases.place(words, value.where) if value.where else None

    def means(value: Incident) -> Markup | None:
        return words.t(f"method.{value.method}") if value.method else None

    def parties(value: Incident) -> Markup | None:
        return words.join([words.name("party", p.actor) for p in value.responsible]) if value.responsible else None

    def origins(value: Incident) -> Markup | None:
        names = [origin_name(words, origin, value.documents) for origin in value.origin_tree]
        return words.join(list(dict.fromkeys(names))) if names else None

    return [
        row("column.when", when(one), when(other)),
        row("field.where", where(one), where(other)),
        row("column.killed", *(counted(words, value, Outcome.KILLED) for value in (one, other))),
        row("column.injured", *(counted(words, value, Outcome.INJURED) for value in (one, other))),
        row("column.means", means(one), means(other)),
        row("column.party", parties(one), parties(other)),
        row("column.source", origins(one), origins(other)),
    ]
