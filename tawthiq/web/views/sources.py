"""Who repeats whom: the origin tree of an incident as nested lists, and the documents behind it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from tawthiq.model.document import Document
from tawthiq.model.incident import Incident, Origin
from tawthiq.web import days, phrases
from tawthiq.web.views.making import origin_name
from tawthiq.web.words import Words


@dataclass(frozen=True, slots=True)
class Node:
    """One origin with those it quotes. `root` where it knows by itself: it quotes nobody and has not copied."""

    id: str
    name: Markup
    kind: Markup
    party: Markup | None
    claims: tuple[str, ...]
    outlets: tuple[Markup, ...]
    root: bool
    below: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Paper:
    """A document behind an incident."""

    id: str
    title: Markup
    publisher: Markup
    published: Markup
    url: str | None
    hash: str


def tree(words: Words, incident: Incident) -> tuple[Node, ...]:
    """The forest of origins; a parent that is not in the list makes its child a top of its own."""
    known = {o.id for o in incident.origin_tree}
    repeating = {d.origin for d in incident.dependences if d.directed and not d.overruled}
    below: dict[str | None, list[Origin]] = {}
    for origin in incident.origin_tree:
        parent = origin.parent if origin.parent in known and origin.parent != origin.id else None
        below.setdefault(parent, []).append(origin)

    def node(origin: Origin, above: frozenset[str]) -> Node:
        children = [o for o in below.get(origin.id, []) if o.id not in above]
        return Node(
            id=origin.id,
            name=origin_name(words, origin, incident.documents),
            kind=words.t(f"origin_kind.{origin.kind}"),
            party=words.name("party", origin.party) if origin.party else None,
            claims=origin.claims,
            outlets=tuple(outlet(words, o, incident.documents) for o in origin.outlets),
            root=not children and origin.id not in repeating,
            below=tuple(node(o, above | {origin.id}) for o in children),
        )

    return tuple(node(o, frozenset({o.id})) for o in below.get(None, []))


def outlet(words: Words, name: str, documents: Sequence[str]) -> Markup:
    """A publisher's name; one that is not known is named by its document."""
    if name.removeprefix("unknown:") in documents:
        return words.t("source.unknown_publisher_of", document=days.ltr(name.removeprefix("unknown:")))
    return phrases.quoted(name)


def papers(words: Words, incident: Incident, documents: Mapping[str, Document]) -> tuple[Paper, ...]:
    """The documents behind an incident, in its order."""
    return tuple(paper(words, documents[name]) for name in incident.documents if name in documents)


def paper(words: Words, document: Document) -> Paper:
    """A document in a list."""
    return Paper(
        id=document.id,
        title=phrases.quoted(document.title or first_line(document.text)),
        publisher=phrases.quoted(document.publisher) if document.publisher else words.t("source.no_publisher"),
        published=days.published(words, document.published, document.published_from),
        url=document.url if document.url and document.url.startswith(("http://", "https://")) else None,
        hash=document.sha256,
    )


def first_line(text: str, longest: int = 110) -> str:
    """The first line with words in it, cut at a space."""
    line = next((part.strip() for part in text.splitlines() if part.strip()), "")
    if len(line) <= longest:
        return line
    return line[:longest].rsplit(" ", 1)[0] + "…"
