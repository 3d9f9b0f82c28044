"""The claims of an incident as a table: sources as rows, slots as columns, contradictions marked, words in place."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from tawthiq.model.claim import Claim, Harm
from tawthiq.model.document import Document
from tawthiq.model.incident import Incident
from tawthiq.model.vocabulary import Group, Outcome
from tawthiq.web import days, figures, phrases
from tawthiq.web.words import Words

COLUMNS = (Outcome.KILLED, Outcome.INJURED)
STANDING = ("counted", "superseded", "left_out", "not_used")


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of a cell: its two numbers, of whom, and its words."""

    cell: figures.Cell
    who: Markup
    quote: str
    part: bool


@dataclass(frozen=True, slots=True)
class Saying:
    """One value of a cell (a party, a means, a stance) with its words; `quote` empty where they were carried over."""

    words: Markup
    quote: str


@dataclass(frozen=True, slots=True)
class Slot:
    """One cell: its values and whether other claims contradict them."""

    sayings: tuple[Saying, ...] = ()
    contradicted: bool = False


@dataclass(frozen=True, slots=True)
class FigureSlot:
    """One cell of figures."""

    figures: tuple[Figure, ...] = ()
    contradicted: bool = False


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A claim as a row. `standing` says whether it enters a range; `note` why not."""

    id: str
    source: Markup
    quote: str
    kind: Markup
    document: str
    publisher: Markup
    published: Markup
    killed: FigureSlot
    injured: FigureSlot
    others: FigureSlot
    party: Slot
    means: Slot
    stance: Slot
    standing: str
    note: Markup | None


def table(
    words: Words, incident: Incident, claims: Sequence[Claim], documents: Mapping[str, Document]
) -> tuple[ClaimRow, ...]:
    """Rows of the claims in the order given."""
    against = _contradicted(incident)
    standings = _standings(words, incident)
    return tuple(_row(words, c, documents.get(c.document), against, standings) for c in claims)


def _row(
    words: Words,
    claim: Claim,
    document: Document | None,
    against: Mapping[str, frozenset[str]],
    standings: Mapping[str, tuple[str, Markup | None]],
) -> ClaimRow:
    slots = against.get(claim.id, frozenset())
    publisher = document.publisher if document else None
    default = "counted" if claim.harms else "not_used"
    standing, note = standings.get(claim.id, (default, None))
    return ClaimRow(
        id=claim.id,
        source=phrases.chain(words, claim, publisher),
        quote=claim.quote,
        kind=words.t(f"kind.{claim.kind}"),
        document=claim.document,
        publisher=phrases.quoted(publisher) if publisher else words.t("source.no_publisher"),
        published=days.published(
            words, document.published if document else None, document.published_from if document else None
        ),
        killed=FigureSlot(_figures(words, claim, Outcome.KILLED), "killed" in slots),
        injured=FigureSlot(_figures(words, claim, Outcome.INJURED), "injured" in slots),
        others=FigureSlot(
            _others(words, claim), bool(slots & {"missing", "detained", "displaced", "killed_or_injured"})
        ),
        party=Slot(
            tuple(Saying(words.name("party", r.actor), r.quote) for r in claim.responsible),
            bool(slots & {"party", "responsible", "actor"}),
        ),
        means=Slot(_means(words, claim), bool(slots & {"means", "method"})),
        stance=Slot(_stances(words, claim), bool(slots & {"stance", "response"})),
        standing=standing,
        note=note,
    )


def _figure(words: Words, harm: Harm, name_outcome: bool = False) -> Figure:
    who = words.t(f"noun.{figures.noun_key(harm)}.plural")
    if name_outcome:
        who = words.t("figure.of_whom", outcome=words.t(f"outcome.{harm.outcome}"), who=who)
    return Figure(figures.harm_cell(words, harm), who, harm.quote, harm.subset_of is not None)


def _figures(words: Words, claim: Claim, outcome: Outcome) -> tuple[Figure, ...]:
    return tuple(_figure(words, h) for h in claim.harms if h.outcome is outcome)


def _others(words: Words, claim: Claim) -> tuple[Figure, ...]:
    return tuple(_figure(words, h, name_outcome=True) for h in claim.harms if h.outcome not in COLUMNS)


def _means(words: Words, claim: Claim) -> tuple[Saying, ...]:
    if claim.method is None:
        return ()
    span = claim.evidence.method
    return (Saying(words.t(f"method.{claim.method}"), span.quote if span else ""),)


def _stances(words: Words, claim: Claim) -> tuple[Saying, ...]:
    told = [Saying(words.t(f"stance.{r.stance}"), r.quote) for r in claim.responsible]
    spans = claim.evidence.responses
    for index, response in enumerate(claim.response):
        quote = spans[index].quote if len(spans) == len(claim.response) else (spans[0].quote if spans else "")
        told.append(Saying(words.t(f"response.{response}"), quote))
    return tuple(dict.fromkeys(told))


def _contradicted(incident: Incident) -> Mapping[str, frozenset[str]]:
    """Slots in which each claim stands against another."""
    slots: dict[str, set[str]] = {}
    for contradiction in incident.contradictions:
        name = contradiction.slot.split(".")[0].split("/")[0]
        for value in contradiction.values:
            for claim in value.claims:
                slots.setdefault(claim, set()).add(name)
    return {claim: frozenset(names) for claim, names in slots.items()}


def _standings(words: Words, incident: Incident) -> Mapping[str, tuple[str, Markup | None]]:
    """What became of each claim's figures: superseded, left out (with the reason)."""
    found: dict[str, tuple[str, Markup | None]] = {}
    for row in incident.ranges:
        if row.group is not Group.ALL:
            continue
        for out in row.left_out:
            found.setdefault(out.claim, ("left_out", reason(words, out.reason)))
    for row in incident.ranges:
        for gone in row.superseded:
            found[gone.claim] = ("superseded", None)
    return found


def reason(words: Words, code: str) -> Markup:
    """Why a claim does not enter a range; a code without words is shown as it is."""
    return words.name("reason", code)
