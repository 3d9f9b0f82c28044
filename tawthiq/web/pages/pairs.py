"""`/pairs`: two incidents side by side that may be one, with the reasons in words; the likeliest first."""

from dataclasses import dataclass

from markupsafe import Markup

from tawthiq.errors import RegisterError
from tawthiq.model.cluster import Link
from tawthiq.model.incident import Incident
from tawthiq.web import likely
from tawthiq.web.answer import Answer, Asked, Table
from tawthiq.web.versions import version
from tawthiq.web.views.pairs import PairView
from tawthiq.web.views.pairs import pair as build
from tawthiq.web.views.parts import sentence

_OTHERS = 10


@dataclass(frozen=True, slots=True)
class PairsView:
    """The page. `pair` is None where nothing waits; `mark` is the mark of both incidents as they stand."""

    pair: PairView | None
    mark: str
    total: int
    others: tuple[tuple[str, Markup, Markup], ...]
    after: str | None


@dataclass(frozen=True, slots=True)
class Found:
    """The pairs as JSON: how many wait, and the first of them with their scores and reasons."""

    total: int
    pairs: tuple[Link, ...]


def pairs(asked: Asked) -> Answer | None:
    """The pair that the query names by `left` and `right`, else the likeliest that waits."""
    register, words = asked.register, asked.words
    waiting = likely.waiting(register)
    left, right = asked.query.get("left", ""), asked.query.get("right", "")
    try:
        chosen = _named(asked, left, right) if left and right else _first(asked, waiting)
    except RegisterError:
        return None

    def view() -> PairsView:
        shown, mark = None, ""
        if chosen is not None:
            one, other, link = chosen
            claims = tuple([s.claim for s in register.claims_of_incident(i.id)] for i in (one, other))
            shown = build(words, (one, other), (claims[0], claims[1]), link)
            mark = version(register, [one.id, other.id])
        here = {chosen[0].id, chosen[1].id} if chosen else set()
        rest = [link for link in waiting[: _OTHERS + 1] if {link.left, link.right} != here]
        others = tuple(_other(asked, link) for link in rest[:_OTHERS])
        return PairsView(shown, mark, len(waiting), others, others[0][0] if others else None)

    data = Found(len(waiting), waiting[:_OTHERS])
    return Answer("pairs.html", words.t("nav.pairs"), view, data, "pairs", table=lambda: _table(waiting))


def _table(waiting: tuple[Link, ...]) -> Table:
    """Every pair that waits."""
    return Table(("left", "right", "score"), tuple((link.left, link.right, link.score) for link in waiting))


def _other(asked: Asked, link: Link) -> tuple[str, Markup, Markup]:
    left, right = (sentence(asked.words, asked.register.incident(name)) for name in (link.left, link.right))
    return _address(link), left, right


def _address(link: Link) -> str:
    return f"/pairs?left={link.left}&right={link.right}"


Chosen = tuple[Incident, Incident, Link | None]


def _named(asked: Asked, left: str, right: str) -> Chosen | None:
    one, other = asked.register.incident(left), asked.register.incident(right)
    if one.id == other.id:  # merged meanwhile
        return _first(asked, likely.waiting(asked.register))
    return one, other, likely.between(asked.register, one.id, other.id)


def _first(asked: Asked, waiting: tuple[Link, ...]) -> Chosen | None:
    if not waiting:
        return None
    first = likely.reasoned(asked.register, waiting[0])
    return asked.register.incident(first.left), asked.register.incident(first.right), first
