"""Who knows independently of whom: groups of origins, what was set aside and why, and the words that reports share."""

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from tawthiq.assessment.copies import in_common
from tawthiq.model.document import Document
from tawthiq.model.incident import Copy, Dependence, Incident
from tawthiq.text.likeness import CommonPassage, apart
from tawthiq.web import phrases
from tawthiq.web.spans import Piece, pieces
from tawthiq.web.views import making, sources
from tawthiq.web.words import Words

_AROUND = 120  # characters of a text shown before and after common words
_PASSAGES = 6  # passages shown of one pair of reports, the longest ones


@dataclass(frozen=True, slots=True)
class Group:
    """One independent origin: the names that count as one, with the outlets that carry them."""

    names: tuple[Markup, ...]
    outlets: tuple[Markup, ...]


@dataclass(frozen=True, slots=True)
class ReasonView:
    """Why origins are not independent: a sentence, the claims that show it, and a decision that sets it aside."""

    sentence: Markup
    rule: str
    claims: tuple[str, ...]
    overruled: bool
    decision: str | None


@dataclass(frozen=True, slots=True)
class Side:
    """One report of a pair: its paper and the stretches around the common words, those words marked."""

    paper: sources.Paper
    lang: str
    excerpts: tuple[tuple[Piece, ...], ...]


@dataclass(frozen=True, slots=True)
class CopyView:
    """Two reports side by side that say the same words."""

    sentence: Markup
    longest: Markup
    later: Side
    earlier: Side


@dataclass(frozen=True, slots=True)
class OriginsView:
    """`doubted` are the origins that a person judged not credible."""

    groups: tuple[Group, ...]
    reasons: tuple[ReasonView, ...]
    doubted: tuple[Markup, ...]
    copies: tuple[CopyView, ...]


def origins(words: Words, incident: Incident, documents: Mapping[str, Document]) -> OriginsView:
    """What an incident's page says of the independence of its origins."""
    names = names_of(words, incident)
    return OriginsView(
        groups=tuple(_group(words, incident, members, names) for members in incident.origin_groups),
        reasons=tuple(_reason(words, d, names) for d in incident.dependences),
        doubted=tuple(names[o.id] for o in incident.origin_tree if not o.credible),
        copies=tuple(
            _copy(words, c, documents[c.document], documents[c.of])
            for c in incident.copies
            if c.document in documents and c.of in documents
        ),
    )


def names_of(words: Words, incident: Incident) -> dict[str, Markup]:
    """The name of each origin of the tree by its id."""
    return {o.id: making.origin_name(words, o, incident.documents) for o in incident.origin_tree}


def _group(words: Words, incident: Incident, members: tuple[str, ...], names: Mapping[str, Markup]) -> Group:
    carried = dict.fromkeys(o for origin in incident.origin_tree if origin.id in members for o in origin.outlets)
    return Group(
        tuple(names.get(m, Markup("")) for m in members if m in names),
        tuple(sources.outlet(words, name, incident.documents) for name in carried),
    )


def _reason(words: Words, reason: Dependence, names: Mapping[str, Markup]) -> ReasonView:
    return ReasonView(
        sentence=dependence(words, reason, names),
        rule=reason.rule,
        claims=reason.claims,
        overruled=reason.overruled,
        decision=reason.decision,
    )


def dependence(words: Words, reason: Dependence, names: Mapping[str, Markup]) -> Markup:
    """Why two origins are not independent, in one sentence."""
    kind = reason.rule.removeprefix("dependence.")
    key = f"dependence.{kind}_from" if reason.directed and kind in {"copy", "passage"} else f"dependence.{kind}"
    shared = reason.words or ""
    told = words.name("party", shared.removeprefix("party:")) if shared.startswith("party:") else phrases.quoted(shared)
    nobody = words.t("source.unnamed")
    return words.t(key, origin=names.get(reason.origin, nobody), on=names.get(reason.on, nobody), words=told)


def copied(words: Words, copy: Copy, later: Markup, earlier: Markup) -> Markup:
    """Which report says the same words as which, in one sentence."""
    key = f"copy.{'whole' if copy.whole else 'passage'}{'' if copy.ordered else '_unordered'}"
    return words.t(key, document=later, of=earlier)


def _copy(words: Words, copy: Copy, later: Document, earlier: Document) -> CopyView:
    found = sorted(in_common(later.text, earlier.text), key=lambda p: -p.words)[:_PASSAGES]
    names = (_publisher(words, later), _publisher(words, earlier))
    return CopyView(
        sentence=copied(words, copy, *names),
        longest=words.t("copy.longest", max((p.words for p in found), default=0)),
        later=_side(words, later, [p.one for p in found]),
        earlier=_side(words, earlier, [p.other for p in found]),
    )


def _publisher(words: Words, document: Document) -> Markup:
    if document.publisher:
        return phrases.quoted(document.publisher)
    return sources.outlet(words, document.id, (document.id,))


def _side(words: Words, document: Document, spans: list[tuple[int, int]]) -> Side:
    marked = apart(spans)
    length = len(document.text)
    shown = apart([(max(0, a - _AROUND), min(length, b + _AROUND)) for a, b in marked])
    return Side(
        paper=sources.paper(words, document),
        lang=phrases.language(document.text),
        excerpts=tuple(
            pieces(document.text[a:b], [("", x - a, y - a) for x, y in marked if a <= x and y <= b]) for a, b in shown
        ),
    )


def longest_first(passages: tuple[CommonPassage, ...]) -> tuple[CommonPassage, ...]:
    """Passages, those of most words first."""
    return tuple(sorted(passages, key=lambda p: (-p.words, p.one)))
