"""`/review`: the claims that wait for a person, one at a time; the least certain or most consequential first."""

from dataclasses import dataclass, replace
from urllib.parse import urlencode

from markupsafe import Markup

from tawthiq.model.claim import Claim
from tawthiq.model.vocabulary import Kind, Method
from tawthiq.register import ClaimFilter, Page, Register, ReviewOrder, StoredClaim
from tawthiq.web.answer import Answer, Asked, Table
from tawthiq.web.pages.claim import decided
from tawthiq.web.pages.presence import present
from tawthiq.web.sight import second_readings
from tawthiq.web.views.claim import ClaimView, claim
from tawthiq.web.words import Words

FILTERS = ("kind", "means", "country", "document", "order", "second")
_WEAKEST, _ROWS = 3, 200


@dataclass(frozen=True, slots=True)
class ReviewView:
    """The page. `claim` is None where nothing waits; `here` is the address that the next claim will stand at."""

    claim: ClaimView | None
    total: int
    at: int
    here: str
    before: str | None
    after: str | None
    asked: dict[str, str]
    kinds: tuple[tuple[str, Markup], ...]
    means: tuple[tuple[str, Markup], ...]
    orders: tuple[tuple[str, Markup], ...]
    weakest: Markup | None
    second: int
    is_second: bool


@dataclass(frozen=True, slots=True)
class Waiting:
    """The queue as JSON: how many wait, which one this is, and the claim."""

    total: int
    offset: int
    claim: Claim | None


def review(asked: Asked) -> Answer:
    """The claim at a place in the queue; the place stays while the queue moves up."""
    kept = {name: asked.query[name] for name in FILTERS if asked.query.get(name)}
    if kept.get("kind") not in set(Kind):
        kept.pop("kind", None)
    if kept.get("means") not in set(Method):
        kept.pop("means", None)
    order = ReviewOrder(kept["order"]) if kept.get("order") in set(ReviewOrder) else ReviewOrder.UNCERTAIN
    wanted = ClaimFilter(
        kind=kept.get("kind"), method=kept.get("means"), country=kept.get("country"), document=kept.get("document")
    )
    mine = second_readings(asked.register, asked.person.name if asked.person else "")
    place = _place(asked.query.get("at", ""))
    if "second" in kept:
        found = _again(asked.register, mine, place)
    else:
        found = asked.register.waiting(wanted, order, place)
        if not found.rows and found.total:
            found = asked.register.waiting(wanted, order, found.total - 1)
    stored = found.rows[0] if found.rows else None

    def at(place: int) -> str:
        pairs = [*kept.items(), *([("at", str(place))] if place else [])]
        return "/review" + (f"?{urlencode(pairs)}" if pairs else "")

    def view() -> ReviewView:
        words, shown, weakest = asked.words, None, None
        if stored is not None:
            document = asked.register.document(stored.claim.document).document
            told = replace(decided(asked.register, stored), present=present(asked, stored.id))
            shown = claim(words, stored, document, told)
            weakest = _weakest(words, shown)
        return ReviewView(
            claim=shown,
            total=found.total,
            at=found.offset + 1,
            here=at(found.offset),
            before=at(found.offset - 1) if found.offset else None,
            after=at(found.offset + 1) if found.offset + 1 < found.total else None,
            asked={**kept, "order": order.value},
            kinds=tuple((kind.value, words.t(f"kind.{kind}")) for kind in Kind),
            means=tuple((method.value, words.t(f"method.{method}")) for method in Method),
            orders=tuple((value.value, words.t(f"review.{value}")) for value in ReviewOrder),
            weakest=weakest,
            second=len(mine),
            is_second=stored is not None and stored.id in mine,
        )

    data = Waiting(found.total, found.offset, stored.claim if stored else None)

    def table() -> Table:
        """The first of the queue from here on."""
        columns = ("id", "document", "kind", "confidence", "quote")
        waiting = asked.register.waiting(wanted, order, found.offset, _ROWS).rows
        return Table(columns, tuple(tuple(getattr(row.claim, name) for name in columns) for row in waiting))

    return Answer("review.html", asked.words.t("nav.review"), view, data, "review", table=table)


def _again(register: Register, names: tuple[str, ...], place: int) -> Page[StoredClaim]:
    """The claims that wait for a second reading, one at a time."""
    at = max(min(place, len(names) - 1), 0)
    return Page(tuple(register.claim(name) for name in names[at : at + 1]), len(names), at)


def _place(told: str) -> int:
    return int(told) if told.isdecimal() and len(told) < 9 else 0


def _weakest(words: Words, shown: ClaimView) -> Markup | None:
    """The slots that the program is least certain of, below all."""
    slots = sorted(shown.certainties, key=lambda pair: pair[1])[:_WEAKEST]
    return words.join([Markup("{} {}").format(name, figure) for name, figure in slots]) if slots else None
