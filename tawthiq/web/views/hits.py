"""One hit of a search: what it is in a sentence, its words with the answer marked, and why it was found."""

from dataclasses import dataclass

from markupsafe import Markup

from tawthiq.model.claim import Claim
from tawthiq.register import Register
from tawthiq.search import Concept, Hit, Question, Why
from tawthiq.search.dates import Days
from tawthiq.search.marking import Marks, answering, marks, window
from tawthiq.web import days, phrases
from tawthiq.web.drafts import address
from tawthiq.web.spans import Piece, pieces
from tawthiq.web.views.parts import GradeMark, grade, sentence
from tawthiq.web.views.sources import paper
from tawthiq.web.words import Words

_GROUPS = {
    "means": "method", "facility": "facility", "group": "group", "outcome": "outcome", "response": "response",
    "stance": "stance", "kind": "kind", "party": "party", "country": "country", "victims": "victim_status",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class HitView:
    """A hit. `snippet` are words of a report in their own language; `cut` where it begins or ends inside a text."""

    href: str
    title: Markup
    told: Markup | None
    grade: GradeMark | None
    snippet: tuple[Piece, ...]
    lang: str
    source: Markup | None
    why: tuple[Markup, ...]
    words: tuple[str, ...]
    cut: tuple[bool, bool]


def view_of(register: Register, words: Words, question: Question, sort: str, hit: Hit) -> HitView:
    """A hit as a page shows it."""
    stored = register.claim(hit.claim) if hit.claim else None
    name = hit.document or (stored.claim.document if stored else None)
    document = register.document(name).document if name else None
    claim = stored.claim if stored else None
    title, told, mark, href = Markup(), None, None, ""
    if sort == "incidents":
        incident = register.incident(hit.id)
        title, mark, href = sentence(words, incident), grade(words, incident.grade), address("incidents", incident.id)
    elif sort == "claims" and claim and document:
        title, href = phrases.claim(words, claim, document.publisher), address("claims", claim.id)
    elif document:
        title, href = paper(words, document).title, address("documents", document.id)
    if sort != "claims" and claim and document:
        told = phrases.claim(words, claim, document.publisher)
    text = document.text if document else ""
    shown, span = _snippet(question, text, hit, claim)
    part = text[span[0] : span[1]]
    found = tuple(dict.fromkeys(part[a:b] for a, b in marks(question, part)))
    return HitView(
        href=href,
        title=title,
        told=told,
        grade=mark,
        snippet=shown,
        lang=phrases.language(part),
        source=paper(words, document).publisher if document else None,
        why=tuple(reason(words, why) for why in hit.why),
        words=found,
        cut=(span[0] > 0, span[1] < len(text)),
    )


def _snippet(question: Question, text: str, hit: Hit, claim: Claim | None) -> tuple[tuple[Piece, ...], tuple[int, int]]:
    if not text:
        return (), (0, 0)
    around = (hit.start, hit.end) if hit.end else None
    marked: Marks = () if around else marks(question, text)
    start, end = window(text, marked, around)
    inner = tuple((a + start, b + start) for a, b in marks(question, text[start:end]))
    if claim is not None:
        inner += answering(claim, {why.slot for why in hit.why})
    spans = [("", a - start, b - start) for a, b in inner if a >= start and b <= end]
    return pieces(text[start:end], spans), (start, end)


def reason(words: Words, why: Why) -> Markup:
    """«russia» → Party: Russia."""
    value = _place(words, why.value, why.said) if why.slot == "place" else _value(words, why.slot, why.value)
    return words.t("search.because", slot=words.t(f"search.slot.{why.slot}"), value=value)


def _place(words: Words, key: str, said: str) -> Markup:
    """A place that was asked for, in the page's language where a gazetteer knows it; else as it was asked for."""
    if phrases.language(said) == words.lang:
        return phrases.quoted(said)
    return phrases.quoted(phrases.of_key(words, key) or said)


def _value(words: Words, slot: str, value: str) -> Markup:
    if slot == "days":
        first, _, last = value.partition("/")
        return days.edtf(words, first if first == last else value)
    return words.name(_GROUPS.get(slot, slot), value)


def understood(words: Words, question: Question) -> tuple[Markup, ...]:
    """What was made of a question: «party: Russia or …», «time: 2016»."""
    return (*(_concept(words, concept) for concept in question.concepts), *(_days(words, d) for d in question.days))


def _concept(words: Words, concept: Concept) -> Markup:
    said = phrases.quoted(concept.said)
    if concept.slot == "place":
        return words.t("search.means_place", said=said)
    values = [_value(words, *name.split(":", 1)) for name in concept.names]
    shown = Markup(" {} ").format(words.t("search.or")).join(dict.fromkeys(values))
    return words.t("search.means", said=said, slot=words.t(f"search.slot.{concept.slot}"), values=shown)


def _days(words: Words, named: Days) -> Markup:
    value = days.edtf(words, named.first if named.first == named.last else f"{named.first}/{named.last}")
    return words.t("search.means", said=phrases.quoted(named.said), slot=words.t("search.slot.days"), values=value)
