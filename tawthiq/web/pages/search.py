"""`/search`: documents, claims and incidents for a question in Arabic or English, by words and by what it means."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from markupsafe import Markup

from tawthiq import search as searching
from tawthiq.lexicon import parties
from tawthiq.model.vocabulary import Grade, Kind
from tawthiq.search import Filters, Found, Hit
from tawthiq.search.saved import saved
from tawthiq.web.answer import Answer, Asked, Table
from tawthiq.web.indexes import index_of
from tawthiq.web.parameters import is_day
from tawthiq.web.views.hits import HitView, understood, view_of
from tawthiq.web.views.lists import page_number
from tawthiq.web.words import Words

FILTERS = ("q", "kind", "grade", "party", "governorate", "from", "to")
SORTS = ("incidents", "claims", "documents")
_FEW, _MANY = 8, 25


@dataclass(frozen=True, slots=True)
class Section:
    """The hits of one sort; `more` is where the others stand."""

    name: str
    hits: tuple[HitView, ...]
    more: str | None


@dataclass(frozen=True, slots=True)
class Kept:
    """A search that the reader keeps."""

    name: str
    href: str


@dataclass(frozen=True, slots=True)
class SearchView:
    """The page. `asked` are the fields of the form, `understood` what was made of the question in words."""

    asked: Mapping[str, str]
    sections: tuple[Section, ...]
    understood: tuple[Markup, ...]
    kinds: tuple[tuple[str, Markup], ...]
    grades: tuple[tuple[str, Markup], ...]
    parties: tuple[tuple[str, Markup], ...]
    kept: tuple[Kept, ...]
    query: str
    inside: str
    before: str | None
    after: str | None


def filters(query: Mapping[str, str]) -> tuple[Filters, dict[str, str]]:
    """What the query string asks hits to be, and the parameters that were understood; the rest is left out."""
    kept = {name: query[name].strip() for name in FILTERS if query.get(name, "").strip()}
    for name, words in (("kind", set(Kind)), ("grade", set(Grade))):
        if kept.get(name) not in words:
            kept.pop(name, None)
    for name in ("from", "to"):
        if name in kept and not is_day(kept[name]):
            kept.pop(name)
    wanted = Filters(
        first=kept.get("from"),
        last=kept.get("to"),
        governorate=kept.get("governorate"),
        party=kept.get("party"),
        kind=kept.get("kind"),
        grade=kept.get("grade"),
    )
    return wanted, kept


def search(asked: Asked) -> Answer:
    """The page of a question; without one, what can be asked."""
    wanted, kept = filters(asked.query)
    inside = asked.query.get("in", "")
    inside = inside if inside in SORTS else ""
    page = page_number(asked.query) if inside else 1
    size = _MANY if inside else _FEW
    question = kept.get("q", "")
    found = Found(searching.Question(question))
    if question:
        found = searching.find(index_of(asked.register), question, wanted, size, (page - 1) * size)

    def at(**changed: str) -> str:
        pairs = [(name, value) for name, value in {**kept, "in": inside, **changed}.items() if value]
        return f"/search?{urlencode(pairs)}"

    def view() -> SearchView:
        words = asked.words
        names = (inside,) if inside else SORTS
        sections = tuple(
            Section(
                name,
                tuple(view_of(asked.register, words, found.question, name, hit) for hit in getattr(found, name)),
                at(**{"in": name}) if name in found.more and not inside else None,
            )
            for name in names
        )
        person = asked.person.name if asked.person else ""
        return SearchView(
            asked=kept,
            sections=sections,
            understood=understood(words, found.question),
            kinds=tuple((kind.value, words.t(f"kind.{kind}")) for kind in Kind),
            grades=tuple((grade.value, words.t(f"grade.{grade}")) for grade in Grade),
            parties=_parties(words),
            kept=tuple(Kept(item.name, f"/search?{item.query}") for item in saved(asked.register.folder, person)),
            query=urlencode(list(kept.items())),
            inside=inside,
            before=at(page=str(page - 1)) if page > 1 else None,
            after=at(page=str(page + 1)) if inside and inside in found.more else None,
        )

    title = asked.words.t("search.title", q=question) if question else asked.words.t("nav.search")
    return Answer("search.html", title, view, found, "search", table=lambda: _table(found))


def _parties(words: Words) -> tuple[tuple[str, Markup], ...]:
    named = [(party.id, words.name("party", party.id)) for party in parties.load().parties.values()]
    return tuple(sorted(named, key=lambda pair: str(pair[1])))


def _table(found: Found) -> Table:
    columns = ("sort", "id", "score", "claim", "document", "start", "end", "why")
    rows = tuple((name, *_row(hit)) for name in SORTS for hit in getattr(found, name))
    return Table(columns, rows)


def _row(hit: Hit) -> tuple[str | float | int | None, ...]:
    why = "; ".join(f"{reason.slot}={reason.value} ({reason.said})" for reason in hit.why)
    return hit.id, hit.score, hit.claim, hit.document, hit.start, hit.end, why
