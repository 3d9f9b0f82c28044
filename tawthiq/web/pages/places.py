"""`/places` and `/places/ID`: places that claims name, by which words, and the claims whose words may mean another."""

from dataclasses import dataclass

from markupsafe import Markup

from tawthiq.errors import RegisterError
from tawthiq.gazetteer.aliases import subject
from tawthiq.model.claim import Where
from tawthiq.search import overviews
from tawthiq.search.overviews import Mention, PlaceRow
from tawthiq.text.folding import fold
from tawthiq.web import phrases
from tawthiq.web.answer import Answer, Asked, Table
from tawthiq.web.drafts import address
from tawthiq.web.indexes import index_of, of_state
from tawthiq.web.pages.alias import AliasRow, alias_rows
from tawthiq.web.pages.sources import in_order
from tawthiq.web.reading import PAGE_SIZE
from tawthiq.web.views.lists import Pager, page_number, pager
from tawthiq.web.views.parts import IncidentRow, incident_row
from tawthiq.web.views.underway import BehindRow, behind
from tawthiq.web.words import Words

COLUMNS = ("key", "country", "name", "english", "precision", "claims", "ambiguous")
_MENTIONS = 50


@dataclass(frozen=True, slots=True)
class PlaceView:
    """One row of the list."""

    row: PlaceRow
    name: Markup
    precision: Markup
    href: str


@dataclass(frozen=True, slots=True)
class PlacesView:
    """The list."""

    rows: tuple[PlaceView, ...]
    pager: Pager
    q: str
    ambiguous: bool
    aliases: tuple[AliasRow, ...] = ()
    behind: tuple[BehindRow, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """One page of places as JSON."""

    total: int
    offset: int
    places: tuple[PlaceRow, ...]


def places(asked: Asked) -> Answer:
    """Every place, those of most claims first; `ambiguous` narrows to names that may mean another place."""
    every = of_state(asked.register, "places", lambda: overviews.places(index_of(asked.register)))
    q, page = asked.query.get("q", "").strip(), page_number(asked.query)
    ambiguous = asked.query.get("ambiguous", "") == "yes"
    word = fold(q)
    chosen = tuple(
        row
        for row in every
        if (not ambiguous or row.ambiguous) and (not word or word in fold(f"{row.name} {row.english or ''}"))
    )
    start = (page - 1) * PAGE_SIZE
    shown = chosen[start : start + PAGE_SIZE]

    def view() -> PlacesView:
        kept = {"q": q, "ambiguous": "yes" if ambiguous else ""}
        rows = tuple(_view(asked.words, row) for row in shown)
        said = alias_rows(asked.register, asked.words) if page == 1 else ()
        late = behind(asked.words, asked.register) if page == 1 else ()
        return PlacesView(rows, pager("/places", kept, page, PAGE_SIZE, len(chosen)), q, ambiguous, said, late)

    def table() -> Table:
        return Table(COLUMNS, tuple(tuple(getattr(row, name) for name in COLUMNS) for row in chosen))

    data = Found(len(chosen), start, shown)
    return Answer("places.html", asked.words.t("nav.places"), view, data, "places", table=table)


def _view(words: Words, row: PlaceRow) -> PlaceView:
    where = Where(place=row.name, place_en=row.english, within=row.within, country=row.country)
    known = words.t(f"precision.{row.precision}") if row.precision else words.t("precision.unknown")
    return PlaceView(row, phrases.place(words, where), known, address("places", _id(row)))


def _id(row: PlaceRow) -> str:
    return f"{row.country or ''}:{row.key}"


@dataclass(frozen=True, slots=True)
class MentionView:
    """A claim that rests on the name."""

    quote: str
    document: Markup
    href: str
    correct: str
    others: int


@dataclass(frozen=True, slots=True)
class OneView:
    """One place."""

    place: PlaceView
    variants: tuple[tuple[str, int], ...]
    ambiguous: tuple[MentionView, ...]
    incidents: tuple[IncidentRow, ...]
    pager: Pager
    said: tuple[AliasRow, ...]


@dataclass(frozen=True, slots=True)
class One:
    """One place as JSON."""

    place: PlaceRow
    variants: tuple[tuple[str, int], ...]
    ambiguous: tuple[Mention, ...]
    incidents: tuple[str, ...]


def place(asked: Asked) -> Answer | None:
    """One place: how it is written, where its name is ambiguous, what happened there."""
    country, _, key = asked.id.partition(":")
    index = index_of(asked.register)
    row = overviews.place(index, key, country or None) if key else None
    if row is None:
        return None
    page = page_number(asked.query)
    ids = overviews.incidents_of_place(index, key, country or None, (page - 1) * PAGE_SIZE, PAGE_SIZE)
    variants = overviews.variants(index, key, country or None)
    unsure = overviews.mentions(index, key, country or None, _MENTIONS)

    def view() -> OneView:
        total = overviews.incidents_at(index, key, country or None)
        here = address("places", asked.id)
        return OneView(
            place=_view(asked.words, row),
            variants=variants,
            ambiguous=tuple(_mention(asked, mention) for mention in unsure),
            incidents=tuple(incident_row(asked.words, i) for i in in_order(asked, ids)),
            pager=pager(here, {}, page, PAGE_SIZE, total),
            said=tuple(r for r in alias_rows(asked.register, asked.words) if subject(r.spelling) == subject(row.name)),
        )

    def table() -> Table:
        rows = tuple((m.claim, m.document, m.quote, m.name, m.place_id, m.alternatives) for m in unsure)
        return Table(("claim", "document", "quote", "name", "place_id", "alternatives"), rows)

    data = One(row, variants, unsure, ids)
    title = phrases.quoted(row.name)
    return Answer("place.html", title, view, data, "places", table=table)


def _mention(asked: Asked, mention: Mention) -> MentionView:
    try:
        claim = asked.register.claim(mention.claim).claim
        quote = claim.quote
    except RegisterError:
        quote = mention.quote or mention.name
    href = address("claims", mention.claim)
    return MentionView(quote, phrases.quoted(mention.document), href, f"{href}#where", mention.alternatives)
