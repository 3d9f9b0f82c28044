"""Which incidents and cumulative claims a report is about, and how that is said."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from markupsafe import Markup

from tawthiq.assessment.governorates import governorate
from tawthiq.assessment.governorates import name as governorate_name
from tawthiq.model.incident import Incident, LedgerRow
from tawthiq.register.records import IncidentFilter
from tawthiq.text import edtf
from tawthiq.web import days
from tawthiq.web.words import Words


@dataclass(frozen=True, slots=True)
class Scope:
    """`filters` as the register asks them, `governorate` as an ISO 3166-2 code, `reviewed` only what passed review."""

    filters: IncidentFilter = field(default_factory=IncidentFilter)
    governorate: str | None = None
    reviewed: bool = False

    def holds(self, incident: Incident) -> bool:
        """Whether an incident that passed the filters is in."""
        return self.covers(incident) and not (self.reviewed and incident.review_state != "reviewed")

    def covers(self, incident: Incident) -> bool:
        """Whether an incident that passed the filters is in, reviewed or not."""
        return self.governorate is None or governorate(incident.where) == self.governorate

    def ledger(self, rows: Iterable[LedgerRow]) -> tuple[LedgerRow, ...]:
        """The cumulative claims whose period and country are not elsewhere."""
        return tuple(row for row in rows if self._near(row))

    def _near(self, row: LedgerRow) -> bool:
        country = row.area.country if row.area else None
        if self.filters.country and country and country != self.filters.country:
            return False
        told = edtf.days(row.period) if row.period else None
        if told is None:
            return True
        first = date.fromisoformat(self.filters.first) if self.filters.first else date.min
        last = date.fromisoformat(self.filters.last) if self.filters.last else date.max
        return told[0] <= last and told[1] >= first

    def words(self, words: Words) -> tuple[Markup, ...]:
        """The filters in words, one a line; empty where the report is of the whole register."""
        asked = self.filters
        told = []
        if asked.first or asked.last:
            told.append(days.edtf(words, f"{asked.first or '..'}/{asked.last or '..'}"))
        if asked.country:
            told.append(words.name("country", asked.country))
        if self.governorate:
            told.append(Markup("{}").format(governorate_name(self.governorate, words.lang)))
        for group, value in (("party", asked.party), ("method", asked.method), ("grade", asked.grade)):
            if value:
                told.append(words.name(group, value))
        if self.reviewed:
            told.append(words.t("report.only_reviewed"))
        return tuple(told)
