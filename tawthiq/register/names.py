"""The codes that people call incidents by: `TW-2017-0001`, the year of the event with a running number, given once.

An incident keeps its code for ever, even when a later reading finds another year; an undated one carries `0000`.
"""

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import Connection, insert, select

from tawthiq.model.incident import Incident
from tawthiq.register import schema
from tawthiq.register.chain import Chain, digest, now
from tawthiq.text import edtf


def coded(connection: Connection, chain: Chain, incidents: Sequence[Incident]) -> tuple[Incident, ...]:
    """The incidents under their codes; those that have none yet are given one, in order, with a log entry each."""
    table = schema.incident_names
    given = {row.id: row.code for row in connection.execute(select(table.c.id, table.c.code))}
    last: dict[str, int] = {}
    for code in given.values():
        prefix, _, number = code.rpartition("-")
        last[prefix] = max(last.get(prefix, 0), int(number))
    for incident in incidents:
        if incident.id in given:
            continue
        prefix = f"TW-{_year(incident)}"
        last[prefix] = last.get(prefix, 0) + 1
        values = {"id": incident.id, "code": f"{prefix}-{last[prefix]:04d}", "time": now()}
        connection.execute(insert(table), values)
        chain.append("name", incident.id, digest(*values.values()))
        given[incident.id] = values["code"]
    return tuple(replace(incident, code=given[incident.id]) for incident in incidents)


def _year(incident: Incident) -> str:
    days = edtf.days(incident.when.edtf) if incident.when else None
    return f"{days[0].year:04d}" if days and days[0].year == days[1].year else "0000"
