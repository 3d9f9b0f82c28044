"""Sums as charts and small tables want them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from tawthiq.assessment.totals import Totals as Split
from tawthiq.editions.charts import Column, Event
from tawthiq.model.incident import Incident
from tawthiq.model.vocabulary import Group, Outcome, RangeVictims
from tawthiq.register.records import Totals
from tawthiq.register.sums import NAMES
from tawthiq.text import edtf
from tawthiq.web import figures
from tawthiq.web.views.parts import main_range, sentence
from tawthiq.web.words import Words


@dataclass(frozen=True, slots=True)
class GroupRow:
    """Children, women, medics … killed or injured, in one bucket of grades."""

    group: Markup
    outcome: Markup
    bucket: Markup
    incidents: int
    without: int
    cell: figures.Cell


def groups(words: Words, found: Split) -> tuple[GroupRow, ...]:
    """The sums of each group; they overlap with one another and are part of the whole."""
    rows = []
    for part in found.parts:
        for told in part.sums:
            if told.group is Group.ALL or told.victims is not RangeVictims.NOT_COMBATANT:
                continue
            rows.append(
                GroupRow(
                    group=words.t(f"group.{told.group}"),
                    outcome=words.t(f"outcome.{told.outcome}"),
                    bucket=words.name("bucket_short", NAMES[part.bucket]),
                    incidents=told.incidents + told.without_figure,
                    without=told.without_figure,
                    cell=figures.cell(words, told.min, told.max, told.open_above),
                )
            )
    return tuple(sorted(rows, key=lambda row: str(row.group)))


def columns(found: Totals) -> tuple[Column, ...]:
    """Killed, not said to be combatants, by month and bucket of grades; discounted reports are not drawn."""
    return tuple(
        Column(bucket.keys[0], bucket.name, bucket.min or 0, bucket.max, bucket.open_above)
        for bucket in found.buckets
        if bucket.outcome is Outcome.KILLED
        and bucket.victims is RangeVictims.NOT_COMBATANT
        and bucket.max is not None
        and bucket.keys[0]
        and bucket.name != "discounted"
    )


def events(words: Words, incidents: Iterable[Incident]) -> tuple[Event, ...]:
    """The dated incidents with a figure, for the line of time."""
    found = []
    for incident in incidents:
        told = main_range(incident)
        days = edtf.days(incident.when.edtf) if incident.when else None
        if told is None or told.max is None or days is None or days[0] == date.min or days[1] == date.max:
            continue
        title = sentence(words, incident).striptags()
        found.append(Event(days[0], days[1], told.min or 0, told.max, told.open_above, title))
    return tuple(found)
