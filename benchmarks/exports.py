"""How long the exports take: `python benchmarks/exports.py [CLAIMS] [--public]`, 100,000 of them by default.

Writes an invented war (invented.py) straight into a register with an incident for each invented event, which is not
timed, then exports its claims and its incidents in every table format. Prints seconds by the clock and of the
processor, and MB.
"""

import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from tawthiq.model.claim import Claim
from tawthiq.model.incident import Incident, Origin, Range, Title
from tawthiq.model.vocabulary import Outcome, RangeVictims
from tawthiq.publication import Audience, export
from tawthiq.publication.files import write
from tawthiq.register import Register

if TYPE_CHECKING:
    from benchmarks.incidents import written
    from benchmarks.invented import War
else:
    from incidents import written
    from invented import War

TABLES = ("jsonl", "csv", "hxl", "parquet", "xlsx", "geojson")
OTHERS = {"claims": ("schema",), "incidents": ("airwars", "ucdp", "acled", "ftm", "prov")}


def incident(number: int, told: list[Claim]) -> Incident:
    figures = [h.min for c in told for h in c.harms if h.outcome is Outcome.KILLED and h.min is not None]
    ranges = tuple(
        Range(outcome=Outcome.KILLED, victims=victims, min=min(figures), max=max(figures), origins=("o",))
        for victims in (RangeVictims.CIVILIAN, RangeVictims.NOT_COMBATANT)
        if figures
    )
    first, claims = told[0], tuple(claim.id for claim in told)
    return Incident(
        id=f"i{number}", code=f"TW-{number}", title=Title("قصف", "Shelling"), claims=claims,
        documents=tuple(dict.fromkeys(claim.document for claim in told)), when=first.when, where=first.where,
        method=first.method, ranges=ranges, review_state="reviewed", rule_version="1.1",
        origin_tree=(Origin(id="o", name="الدفاع المدني", claims=claims),),
    )  # fmt: skip


def filled(register: Register, number: int) -> None:
    by_event: dict[int, list[Claim]] = defaultdict(list)
    told = War(1).reports(number, 1)

    def noted() -> object:
        for report in told:
            for claim, event in zip(report.claims, report.truth, strict=True):
                if event is not None:
                    by_event[event].append(claim)
            yield report

    written(register, noted())  # type: ignore[arg-type]
    register.replace_incidents([incident(event, claims) for event, claims in by_event.items()], ())


def main() -> None:
    numbers = [int(word) for word in sys.argv[1:] if word.isdigit()]
    audience = Audience.PUBLIC if "--public" in sys.argv else Audience.INTERNAL
    with tempfile.TemporaryDirectory() as folder, Register.open(Path(folder) / "r", create=True) as register:
        filled(register, numbers[0] if numbers else 100_000)
        counts = register.counts()
        print(f"{counts.claims:,} claims, {counts.incidents:,} incidents, {audience}", flush=True)
        tables = [0.0, 0.0]
        for subject in ("claims", "incidents"):
            for form in (*TABLES, *OTHERS[subject]):
                out = Path(folder) / f"{subject}.{form}"
                begun, worked = time.perf_counter(), time.process_time()
                write(out, export(register, subject, form, None, audience))
                spent = time.perf_counter() - begun, time.process_time() - worked
                if subject == "claims" and form in TABLES:
                    tables = [a + b for a, b in zip(tables, spent, strict=True)]
                size = out.stat().st_size / 1e6
                print(f"{subject:10}{form:9}{spent[0]:7.1f} s {spent[1]:7.1f} cpu s {size:7.1f} MB", flush=True)
                out.unlink()
        print(f"all tables of claims: {tables[0]:.1f} s, {tables[1]:.1f} cpu s")


if __name__ == "__main__":
    main()
