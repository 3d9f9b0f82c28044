"""The parts of an incident as a terminal shows them, in the order in which a reader asks.

1. What, where, when; the grade with its reasons. 2. The ranges and how each was made. 3. The claims, a row a claim:
who says it, killed, injured, party, means, stance, and the words. 4. Positions, contradictions, the tree of sources,
the reports, and what would change the grade.
"""

from collections.abc import Iterable, Iterator

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from tawthiq.cli import figures
from tawthiq.cli.claim_rows import claim_rows
from tawthiq.cli.dossier import SHORT, Dossier, listed, titled
from tawthiq.cli.wording import Speech
from tawthiq.model.incident import Conceded, Origin, Range
from tawthiq.model.vocabulary import Group
from tawthiq.register.corrections import corrected


def sections(dossier: Dossier) -> Iterator[RenderableType]:
    """The parts of the page; those without content are left out."""
    yield _head(dossier)
    yield from _ranges(dossier)
    yield from claim_rows(dossier)
    yield from _positions(dossier)
    yield from _contradictions(dossier)
    yield from _sources(dossier)
    yield from _documents(dossier)
    yield from _needs(dossier)


def _head(dossier: Dossier) -> RenderableType:
    incident, words, pen = dossier.incident, dossier.words, dossier.pen
    lines = Table.grid(padding=(0, 2))
    title = getattr(incident.title, words.language)
    lines.add_row(Text(incident.code, style="bold"), Text(pen.write(title, dossier.width - 20), style="bold"))
    lines.add_row(pen.write(words.say("grade")), pen.write(_grade(dossier), dossier.width - 24))
    strike = words.name("strike", incident.strike_status)
    flags = [words.name("flag", flag) for flag in incident.flags]
    lines.add_row(pen.write(words.say("strike")), pen.write(listed([strike, *flags], words)))
    if incident.grade_without_accused is not None:
        alone = words.name("grade", incident.grade_without_accused)
        lines.add_row("", pen.write(f"{words.say('without_accused')}: {alone}"))
    lines.add_row(pen.write(words.say("where")), pen.write(_place(dossier), dossier.width - 24))
    when = incident.when
    part = f" {words.name('part_of_day', when.part_of_day)}" if when and when.part_of_day else ""
    lines.add_row(pen.write(words.say("when")), pen.write(f"{when.edtf}{part}" if when else words.say("undated")))
    doers = [f"{words.name('party', p.actor)} ({_stances(p.stances, words)})" for p in incident.responsible]
    lines.add_row(pen.write(words.say("who")), pen.write(listed(doers, words) or words.say("unknown")))
    means = words.name("method", incident.method) if incident.method else words.say("unknown")
    hit = [words.name("facility", facility) for facility in incident.facilities]
    lines.add_row(pen.write(words.say("means")), pen.write(listed([means, *hit], words)))
    lines.add_row(pen.write(words.say("origins")), str(incident.independent_origins))
    lines.add_row(pen.write(words.say("outlets")), str(incident.outlets))
    return lines


def _grade(dossier: Dossier) -> str:
    incident, words = dossier.incident, dossier.words
    reasons = []
    for reason in incident.grade_reasons:
        values = f" ({listed(map(words.value, reason.values), words)})" if reason.values else ""
        reasons.append(words.reason(reason.code) + values)
    grade = words.name("grade", incident.grade)
    return f"{grade}: {'; '.join(reasons)}" if reasons else grade


def _place(dossier: Dossier) -> str:
    where, words = dossier.incident.where, dossier.words
    if where is None:
        return words.say("unplaced")
    names = listed([where.place, *where.within], words)
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
    table = titled(dossier, "ranges", ("status", "victims", "range", "how"))
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
    lines = [_entering(dossier, origin, row) for origin in row.origins]
    lines += [f"{item.claim[:SHORT]}: {words.say('superseded')} ({item.by[:SHORT]})" for item in row.superseded]
    lines += [f"{item.claim[:SHORT]}: {words.reason(item.reason)}" for item in row.left_out]
    return "\n".join(lines)


def _entering(dossier: Dossier, id: str, row: Range) -> str:
    """An origin with the figures that it entered the range with, and the claims that carry them."""
    out = {item.claim for item in row.superseded} | {item.claim for item in row.left_out}
    own = {claim for item in dossier.incident.origin_tree if item.id == id for claim in item.claims} - out
    figure = [
        f"{figures.of_claim(claim, row.outcome, dossier.words)} [{claim.id[:SHORT]}]".replace("\n", ", ")
        for claim in corrected((stored.claim for stored in dossier.claims), dossier.decisions)
        if claim.id in own and any(harm.outcome is row.outcome for harm in claim.harms)
    ]
    return f"{dossier.origin(id)}: {'; '.join(figure)}" if figure else dossier.origin(id)


def _positions(dossier: Dossier) -> Iterator[RenderableType]:
    if not dossier.incident.positions:
        return
    words, pen = dossier.words, dossier.pen
    table = titled(dossier, "positions", ("party", "response", "conceded", "statements"))
    for position in dossier.incident.positions:
        said = [words.name("response", response) for response in position.response]
        said.append(words.name("assessment", position.assessment))
        statements = [f"{item.claim[:SHORT]} {(item.date or '')[:10]} {item.url or ''}" for item in position.statements]
        table.add_row(
            pen.write(words.name("party", position.party)),
            pen.write(listed(said, words), 40),
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
    table = titled(dossier, "contradictions", ("slot", "value", "claims"))
    for item in dossier.incident.contradictions:
        for index, value in enumerate(item.values):
            table.add_row(
                pen.write(words.slot(item.slot)) if index == 0 else "",
                pen.write(words.value(value.value), 50),
                "\n".join(claim[:SHORT] for claim in value.claims),
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
    outlets = f" — {listed(origin.outlets, words)}" if origin.outlets else ""
    tree = Tree(dossier.pen.write(f"{origin.name} ({kind}{party}){outlets}", max(dossier.width - 8, 40)))
    below = above | {origin.id}
    for child in origins:
        if child.parent == origin.id and child.id not in below:
            tree.children.append(_branch(dossier, child, origins, below))
    return tree


def _documents(dossier: Dossier) -> Iterator[RenderableType]:
    table = titled(dossier, "documents", ("number", "document", "date", "source", "words"))
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
        told = listed([words.name("party", party) for party in change.values], words)
        needs = f"{words.reason(change.needs)}: {told}" if told else words.reason(change.needs)
        yield "  " + pen.write(f"{words.name('grade', change.to)}: {needs}", dossier.width - 4)


def _stances(stances: Iterable[str], words: Speech) -> str:
    return listed([words.name("stance", stance) for stance in stances], words)
