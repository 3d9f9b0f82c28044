"""An explanation as a terminal shows it: passage by passage, what was seen, how it was cut, what came of it."""

from collections.abc import Iterator
from dataclasses import fields

from rich import box
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from tawthiq.claims.explain import Explanation, JoinTrace, PassageTrace, SegmentTrace
from tawthiq.claims.seen import figure_of
from tawthiq.cli.writing import Pen
from tawthiq.model.claim import Claim

_INDENT = (0, 0, 0, 2)
_LONGEST = 90  # letters of a mention's words that a line shows


def render(found: Explanation, pen: Pen, width: int) -> RenderableType:
    """The whole explanation; `width` in columns."""
    parts: list[RenderableType] = [
        Text(f"{found.document}: {len(found.claims)} {'claim' if len(found.claims) == 1 else 'claims'}", style="bold")
    ]
    for passage in found.passages:
        parts += _passage(passage, pen, width)
    parts.append(Text("\nclaims", style="bold"))
    parts += [Padding(line, _INDENT) for claim in found.claims for line in _claim(claim, pen, width)]
    if len(found.joins) > 1:
        parts.append(Text("\nevents", style="bold"))
        parts += [Padding(line, _INDENT) for join in found.joins for line in _join(join, pen, width)]
    parts += [Padding(f"left out: {issue.reason}", _INDENT) for issue in found.issues]
    return Group(*parts)


def _passage(passage: PassageTrace, pen: Pen, width: int) -> Iterator[RenderableType]:
    yield Text(f"\n{passage.index} {passage.role} {passage.start}–{passage.end}", style="bold")
    yield Padding(pen.quote(passage.quote.strip(), width - 4), _INDENT)
    if passage.reason:
        yield Padding(f"not read: {passage.reason}", _INDENT)
    if passage.seen:
        table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
        for head in ("finder", "words", "value", "rule"):
            table.add_column(head, overflow="fold")
        for one in passage.seen:
            words = one.quote if len(one.quote) <= _LONGEST else f"{one.quote[:_LONGEST]}…"
            table.add_row(one.finder, pen.quote(words), pen.write(one.value), pen.write(one.rule))
        yield Padding(table, _INDENT)
    for segment in passage.segments:
        yield from _segment(segment, pen, width, alone=len(passage.segments) == 1)


def _segment(segment: SegmentTrace, pen: Pen, width: int, alone: bool) -> Iterator[RenderableType]:
    if not alone:
        yield Padding(f"part {segment.start}–{segment.end}:", _INDENT)
        yield Padding(pen.quote(segment.quote, width - 4), _INDENT)
    if segment.reason:
        yield Padding(f"no claim: {segment.reason}", _INDENT)
    for draft in segment.drafts:
        for line in _claim(draft, pen, width):
            yield Padding(line, _INDENT)


def _claim(claim: Claim, pen: Pen, width: int) -> Iterator[str]:
    yield f"→ {claim.kind} {claim.incident or ''}".rstrip() + (f" {claim.id[:12]}" if claim.id else " (draft)")
    yield pen.quote(claim.quote, width - 4)
    yield pen.write(" · ".join(_values(claim)), width - 4)
    if sureness := _sureness(claim):
        yield pen.write(sureness, width - 4)


def _join(join: JoinTrace, pen: Pen, width: int) -> Iterator[str]:
    yield pen.write(f"{join.event} {pen.quote(join.quote, width - 8)}")
    if join.score is None:
        return
    joined = f"joined at {join.level}" if join.score >= join.level else f"an event of its own below {join.level}"
    yield f"  {join.score:+.2f}, {joined}: " + ", ".join(f"{name} {weight:+.2f}" for name, weight in join.reasons)


def _values(claim: Claim) -> Iterator[str]:
    yield from (figure_of(harm) for harm in claim.harms)
    if claim.method:
        yield claim.method
    yield from claim.facilities
    if claim.where:
        carried = " (carried over)" if claim.where.quote is None else ""
        yield f"{claim.where.place}{carried}"
    if claim.when:
        carried = " (carried over)" if claim.when.quote is None else ""
        yield f"{claim.when.edtf}{carried}"
    yield from (f"{party.actor} {party.stance}" for party in claim.responsible)
    yield from (f"says {source.quote}" for source in claim.sources)
    yield from claim.response


def _sureness(claim: Claim) -> str:
    """The confidence of the claim, then of each slot; "" for a draft."""
    told = claim.slot_confidence
    if told is None:
        return ""
    by_slot = ", ".join(f"{slot.name} {getattr(told, slot.name):.2f}" for slot in fields(told))
    return f"confidence {claim.confidence:.2f} ({by_slot})"
