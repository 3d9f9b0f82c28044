"""The same reports come to the same on SQLite and on PostgreSQL: claims, incidents, totals, sums, to the byte."""

from pathlib import Path
from typing import Any

from tawthiq import pipeline
from tawthiq.model import wire
from tawthiq.register import IncidentSort, Register, verify


def told(place: str, seeds: Path) -> list[Any]:
    with Register.open(place, create=True) as register:
        outcome = pipeline.run([seeds / "docs.jsonl"], register, pipeline.Orders())
        assert outcome.tally.added == 5
        assert verify(register) == ()
        return [
            register.snapshot_payload(),
            [wire.encode(claim) for claim in register.all_claims()],
            [wire.encode(incident) for incident in register.all_incidents()],
            [[incident.code for incident in register.incidents(sort=sort).rows] for sort in IncidentSort],
            register.ledger(),
            register.facets(),
            register.totals(by=["year", "country"]).buckets,
            [entry.action for entry in register.log(limit=1000).rows],
        ]


def test_both_databases_come_to_the_same(tmp_path: Path, seeds: Path, postgresql: Any) -> None:
    address = f"{postgresql.address(postgresql.fresh())}&folder={tmp_path}/beside"
    assert told(address, seeds) == told(str(tmp_path / "register"), seeds)
