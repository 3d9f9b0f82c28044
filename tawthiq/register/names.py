"""The codes that people call incidents by: `TW-2017-0001`, the year of the event with a running number, given once.

An incident keeps its code for ever, even when a later reading finds another year; an undated one carries `0000`.
"""

from sqlalchemy import Connection, select

from tawthiq.model.incident import Incident
from tawthiq.register import schema
from tawthiq.register.chain import Chain, digest, now
from tawthiq.register.dialect import insert_rows
from tawthiq.text import edtf


class Codes:
    """The codes given so far; one that has none yet is given the next of its year, with a log entry.

    `write` what was given before the transaction ends.
    """

    def __init__(self, connection: Connection, chain: Chain) -> None:
        table = schema.incident_names
        self._connection = connection
        self._chain = chain
        self._given: dict[str, str] = {row.id: row.code for row in connection.execute(select(table.c.id, table.c.code))}
        self._last: dict[str, int] = {}
        self._unwritten: list[str] = []
        for code in self._given.values():
            prefix, _, number = code.rpartition("-")
            self._last[prefix] = max(self._last.get(prefix, 0), int(number))

    def of(self, id: str, year: str) -> str:
        """The code of an incident; `year` is that of the event, `0000` where it has none."""
        if id not in self._given:
            prefix = f"TW-{year}"
            self._last[prefix] = self._last.get(prefix, 0) + 1
            self._given[id] = f"{prefix}-{self._last[prefix]:04d}"
            self._unwritten.append(id)
        return self._given[id]

    def write(self) -> None:
        """Write the codes that are new, and log them."""
        time = now()
        new = [{"id": name, "code": self._given[name], "time": time} for name in self._unwritten]
        if new:
            insert_rows(self._connection, schema.incident_names, new)
            self._chain.extend("name", [(row["id"], digest(*row.values())) for row in new])
            self._unwritten.clear()


def year_of(incident: Incident) -> str:
    """The year that an incident's code carries."""
    days = edtf.days(incident.when.edtf) if incident.when else None
    return f"{days[0].year:04d}" if days and days[0].year == days[1].year else "0000"
