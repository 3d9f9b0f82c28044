"""The parts of an incident as a terminal shows them, in the order in which a reader asks.

1. What, where, when; the grade with its reasons. 2. The ranges and how each was made. 3. The claims, a row a claim:
who says it, killed, injured, party, means, stance, and the words. 4. Positions, contradictions, the tree of sources,
the reports, and what would change the grade.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rich import box
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from tawthiq.cli import figures
from tawthiq.cli.wording import Speech
from tawthiq.cli.writing import Pen
from tawthiq.model.claim import Claim
from tawthiq.model.decision import Decision, DecisionKind
from tawthiq.model.incident import Conceded, Incident, Origin, Range
from tawthiq.model.vocabulary import Group, Outcome
from tawthiq.register import StoredClaim, StoredDocument

_SHORT = 12
"""Letters of an id that are shown: enough to name it in another command."""

_VERDICTS = frozenset({DecisionKind.ACCEPT, DecisionKind.REJECT, DecisionKind.CORRECT})
_LONGEST = 200
"""Letters of a quotation that a table shows; --json gives it whole."""


@dataclass(frozen=True, slots=True)
class Dossier:
    """An incident with all that is needed to show it; `width` in columns."""

    incident: Incident
    claims: tuple[StoredClaim, ...]
    documents: dict[str, StoredDocument]
    words: Speech
    pen: Pen
    width: int
    decisions: tuple[Decision, ...] = ()

    def origin(self, id: str) -> str:
        """The name of an origin."""
        return next((item.name for item in self.incident.origin_tree if item.id == id), id[:_SHORT])


def sections(dossier: Dossier) -> Iterator[RenderableType]:
    """The parts of the page; those without content are left out."""
    yield _head(dossier)
    yield from _ranges(dossier)
    yield from _claims(dossier)
    yield from _positions(dossier)
    yield from _contradictions(dossier)
    yield from _sources(dossier)
    yield from _documents(dossier)
    yield from _needs(dossier)


def _table(dossier: Dossier, title: str, heads: Iterable[str]) -> Table:
    words, pen = dossier.words, dossier.pen
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, title_justify="left", title_style="bold")
    table.title = "\n" + pen.write(words.say(title))
    for head in heads:
        table.add_column(pen.write(words.say(head)), overflow="fold")
    return table


def _head(dossier: Dossier) -> RenderableType:
    incident, words, pen = dossier.incident, dossier.words, dossier.pen
    lines = Table.grid(padding=(0, 2))
    title = getattr(incident.title, words.language)
    lines.add_row(Text(incident.code, style="bold"), Text(pen.write(title, dossier.width - 20), style="bold"))
    lines.add_row(pen.write(words.say("grade")), pen.write(_grade(dossier), dossier.width - 24))
    strike = words.name("strike", incident.strike_status)
    flags = [words.name("flag", flag) for flag in incident.flags]
    lines.add_row(pen.write(words.say("strike")), pen.write(_list([strike, *flags], words)))
    if incident.grade_without_accused is not None:
        alone = words.name("grade", incident.grade_without_accused)
        lines.add_row("", pen.write(f"{words.say('without_accused')}: {alone}"))
    lines.add_row(pen.write(words.say("where")), pen.write(_place(dossier), dossier.width - 24))
    when = incident.when
    part = f" {words.name('part_of_day', when.part_of_day)}" if when and when.part_of_day else ""
    lines.add_row(pen.write(words.say("when")), pen.write(f"{when.edtf}{part}" if when else words.say("undated")))
    doers = [f"{words.name('party', p.actor)} ({_stances(p.stances, words)})" for p in incident.responsible]
    lines.add_row(pen.write(words.say("who")), pen.write(_list(doers, words) or words.say("unknown")))
    means = words.name("method", incident.method) if incident.method else words.say("unknown")
    hit = [words.name("facility", facility) for facility in incident.facilities]
    lines.add_row(pen.write(words.say("means")), pen.write(_list([means, *hit], words)))
    lines.add_row(pen.write(words.say("origins")), str(incident.independent_origins))
    lines.add_row(pen.write(words.say("outlets")), str(incident.outlets))
    return lines


def _grade(dossier: Dossier) -> str:
    incident, words = dossier.incident, dossier.words
    reasons = []
    for reason in incident.grade_reasons:
        values = f" ({_list(map(words.value, reason.values), words)})" if reason.values else ""
        reasons.append(words.reason(reason.code) + values)
    grade = words.name("grade", incident.grade)
    return f"{grade}: {'; '.join(reasons)}" if reasons else grade


def _place(dossier: Dossier) -> str:
    where, words = dossier.incident.where, dossier.words
    if where is None:
        return words.say("unplaced")
    names = _list([where.place, *where.within], words)
    precision = f" ({words.name('precision', where.precision)})" if where.precision else ""
    point = ""
    if where.lat is not None and where.lon is not None:
        point = f" {where.lat:.4f}, {where.lon:.4f}"
    return f"{names}{precision}{point}"


def _ranges(dossier: Dossier) -> Iterator[RenderableType]:
    words, pen = dossier.words, dossier.pen
    if not dossier.incident.ranges:
        yield "\n" + pen.write(words.say("no_ranges"))
        return
    table = _table(dossier, "ranges", ("status", "victims", "range", "how"))
    for row in dossier.incident.ranges:
        who = words.name("range_victims", row.victims)
        who += "" if row.group is Group.ALL else f", {words.name('group', row.group)}"
        table.add_row(
            pen.write(words.name("outcome", row.outcome)),
            pen.write(who),
            Text(pen.write(figures.of_range(row, words)), style="bold"),
            pen.write(_how(dossier, row), max(dossier.width - 60, 30)),
        )
    yield table


def _how(dossier: Dossier, row: Range) -> str:
    words = dossier.words
    lines = [_list([dossier.origin(origin) for origin in row.origins], words)] if row.origins else []
    lines += [f"{item.claim[:_SHORT]}: {words.say('superseded')} ({item.by[:_SHORT]})" for item in row.superseded]
    lines += [f"{item.claim[:_SHORT]}: {words.reason(item.reason)}" for item in row.left_out]
    return "\n".join(lines)


def _claims(dossier: Dossier) -> Iterator[RenderableType]:
    words, pen = dossier.words, dossier.pen
    wide = max((dossier.width - 82) // 2, 16)
    numbers = {name: number for number, name in enumerate(dossier.documents, 1)}
    table = _table(dossier, "claims", ("claim", "source", "killed", "injured", "party", "means", "words"))
    for stored in dossier.claims:
        claim = stored.claim
        said = claim.quote if len(claim.quote) <= _LONGEST else claim.quote[: _LONGEST - 1] + "…"
        table.add_row(
            f"{claim.id[:_SHORT]}\n[{numbers.get(claim.document, '?')}]",
            pen.quote(_chain(dossier, claim), wide),
            pen.write(figures.of_claim(claim, Outcome.KILLED, words), 14),
            pen.write(figures.of_claim(claim, Outcome.INJURED, words), 14),
            pen.write(_parties(claim, words), 18),
            pen.write(words.name("method", claim.method) if claim.method else "", 12),
            "\n".join([pen.quote(f"«{said}»", wide), *_verdicts(dossier, claim.id, wide)]),
        )
        table.add_row()
    yield table


def _verdicts(dossier: Dossier, claim: str, width: int) -> Iterator[str]:
    """What people decided about a claim, beside what the machine read."""
    words = dossier.words
    for decision in dossier.decisions:
        if claim in decision.subjects and decision.kind in _VERDICTS:
            value = f" {decision.field}: {decision.before} → {decision.after}" if decision.field else ""
            line = f"* {words.say(decision.kind.value)}{value} ({decision.author}: {decision.reason})"
            yield dossier.pen.write(line, width)


def _chain(dossier: Dossier, claim: Claim) -> str:
    if claim.sources:
        return "\n".join(f"{'← ' * source.level}{source.quote}" for source in claim.sources)
    stored = dossier.documents.get(claim.document)
    return (stored.document.publisher if stored else None) or claim.document


def _parties(claim: Claim, words: Speech) -> str:
    lines = [f"{words.name('party', p.actor)}: {words.name('stance', p.stance)}" for p in claim.responsible]
    return "\n".join(lines + [words.name("response", response) for response in claim.response])


def _positions(dossier: Dossier) -> Iterator[RenderableType]:
    if not dossier.incident.positions:
        return
    words, pen = dossier.words, dossier.pen
    table = _table(dossier, "positions", ("party", "response", "conceded", "statements"))
    for position in dossier.incident.positions:
        said = [words.name("response", response) for response in position.response]
        said.append(words.name("assessment", position.assessment))
        statements = [
            f"{item.claim[:_SHORT]} {(item.date or '')[:10]} {item.url or ''}" for item in position.statements
        ]
        table.add_row(
            pen.write(words.name("party", position.party)),
            pen.write(_list(said, words), 40),
            pen.write(_conceded(position.conceded, words)),
            pen.write("\n".join(statements)),
        )
    yield table


def _conceded(conceded: Conceded, words: Speech) -> str:
    lines = []
    for name, span in (("killed", conceded.killed), ("injured", conceded.injured)):
        if span.min is not None or span.max is not None:
            low, high = ("?" if value is None else str(value) for value in (span.min, span.max))
            lines.append(f"{words.say(name)} {low if low == high else f'{low}{figures.DASH}{high}'}")
    return "\n".join(lines) or words.say("none_said")


def _contradictions(dossier: Dossier) -> Iterator[RenderableType]:
    if not dossier.incident.contradictions:
        return
    words, pen = dossier.words, dossier.pen
    table = _table(dossier, "contradictions", ("slot", "value", "claims"))
    for item in dossier.incident.contradictions:
        for index, value in enumerate(item.values):
            table.add_row(
                pen.write(words.slot(item.slot)) if index == 0 else "",
                pen.write(words.value(value.value), 50),
                "\n".join(claim[:_SHORT] for claim in value.claims),
            )
    yield table


def _sources(dossier: Dossier) -> Iterator[RenderableType]:
    origins = dossier.incident.origin_tree
    if not origins:
        return
    yield "\n" + dossier.pen.write(dossier.words.say("sources"))
    known = {origin.id for origin in origins}
    for origin in origins:
        if origin.parent not in known:
            yield _branch(dossier, origin, origins, frozenset())


def _branch(dossier: Dossier, origin: Origin, origins: tuple[Origin, ...], above: frozenset[str]) -> Tree:
    words = dossier.words
    kind = words.name("origin_kind", origin.kind)
    party = f", {words.name('party', origin.party)}" if origin.party else ""
    outlets = f" — {_list(origin.outlets, words)}" if origin.outlets else ""
    tree = Tree(dossier.pen.write(f"{origin.name} ({kind}{party}){outlets}", max(dossier.width - 8, 40)))
    below = above | {origin.id}
    for child in origins:
        if child.parent == origin.id and child.id not in below:
            tree.children.append(_branch(dossier, child, origins, below))
    return tree


def _documents(dossier: Dossier) -> Iterator[RenderableType]:
    table = _table(dossier, "documents", ("number", "document", "date", "source", "words"))
    for number, (name, stored) in enumerate(dossier.documents.items(), 1):
        document = stored.document
        source = dossier.pen.quote(document.publisher or "", 24)
        title = dossier.pen.quote(document.title or document.url or "", 50)
        date = (document.published or "")[:10] or dossier.words.say("undated")
        table.add_row(f"[{number}]", dossier.pen.quote(name), date, source, title)
    yield table


def _needs(dossier: Dossier) -> Iterator[RenderableType]:
    changes = dossier.incident.grade_would_change
    if not changes:
        return
    words, pen = dossier.words, dossier.pen
    yield "\n" + pen.write(words.say("needs"))
    for change in changes:
        yield "  " + pen.write(f"{words.name('grade', change.to)}: {words.reason(change.needs)}", dossier.width - 4)


def _stances(stances: Iterable[str], words: Speech) -> str:
    return _list([words.name("stance", stance) for stance in stances], words)


def _list(parts: Iterable[str], words: Speech) -> str:
    return ("، " if words.language == "ar" else ", ").join(parts)
