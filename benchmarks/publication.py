"""How long a site takes: `python benchmarks/publication.py [INCIDENTS]`, 2,500 of them by default.

Makes a register of invented incidents with two claims each, publishes it in both languages, prints one line of JSON.
"""

import json
import os
import sys
import tempfile
import time
from pathlib import Path

from tawthiq.editions.site import choose, publish
from tawthiq.model.claim import Claim, Harm, Source, When, Where
from tawthiq.model.document import Document
from tawthiq.model.incident import Incident, IncidentParty, Origin, Range, Title
from tawthiq.model.vocabulary import (
    Bound,
    Grade,
    Kind,
    Method,
    OriginKind,
    Outcome,
    Precision,
    RangeVictims,
    Stance,
    Victims,
)
from tawthiq.register import Register

PLACES = (("سرمين", 35.903, 36.726), ("تفتناز", 35.998, 36.786), ("بنش", 35.957, 36.713), ("كفرنبل", 35.614, 36.561))


def claims(at: int, text: str) -> list[Claim]:
    where, when = place(at), When(edtf=day(at))
    made = []
    for low in (3, 5):
        figure = str(low)
        start = text.index(figure)
        harm = Harm(outcome=Outcome.KILLED, victims=Victims.CIVILIAN, min=low, max=low, bound=Bound.EXACT, quote=figure,
                    start=start, end=start + 1)  # fmt: skip
        source = Source(kind=OriginKind.CIVIL_DEFENCE, quote="الدفاع المدني", start=4, end=17)
        made.append(
            Claim(id=f"c{at}-{low}", document=f"d{at}", quote=text, start=0, end=len(text), kind=Kind.INCIDENT,
                  harms=(harm,), where=where, when=when, method=Method.SHELLING, sources=(source,))
        )  # fmt: skip
    return made


def place(at: int) -> Where:
    name, lat, lon = PLACES[at % len(PLACES)]
    return Where(place=name, within=("إدلب",), country="SY", lat=lat, lon=lon, precision=Precision.TOWN)


def day(at: int) -> str:
    return f"{2012 + at % 9}-{1 + at % 12:02d}-{1 + at % 28:02d}"


def incident(at: int) -> Incident:
    told = tuple(f"c{at}-{low}" for low in (3, 5))
    ranges = tuple(
        Range(outcome=Outcome.KILLED, victims=victims, min=3, max=5, origins=("o",))
        for victims in (RangeVictims.CIVILIAN, RangeVictims.NOT_COMBATANT)
    )
    return Incident(
        id=f"i{at}", code=f"TW-{at}", title=Title("قصف", "Shelling"), claims=told, documents=(f"d{at}",),
        when=When(edtf=day(at)), where=place(at), method=Method.SHELLING, ranges=ranges,
        responsible=(IncidentParty(actor="syrian-government-forces", stances=(Stance.ALLEGED,), origins=("o",)),),
        grade=Grade.FAIR, independent_origins=2, outlets=1, review_state="reviewed", rule_version="1.1",
        origin_tree=(Origin(id="o", name="الدفاع المدني", claims=told),),
    )  # fmt: skip


def main() -> None:
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 2500
    with tempfile.TemporaryDirectory() as folder, Register.open(Path(folder) / "r", create=True) as register:
        with register.writing() as writer:
            for at in range(number):
                text = f"قال الدفاع المدني إن 3 أو 5 مدنيين قتلوا في قصف على {PLACES[at % len(PLACES)][0]}، الخبر {at}."
                writer.add_document(Document(id=f"d{at}", text=text, publisher="وكالة"))
                writer.add_claims(f"d{at}", claims(at, text), "p1")
            writer.replace_incidents([incident(at) for at in range(number)], [])
        begun, worked = time.perf_counter(), os.times()
        edition = choose(register, Path(folder) / "site", None, False)
        chosen = time.perf_counter()
        publish(edition, Path(folder) / "site", os.cpu_count() or 1)
        ended, done = time.perf_counter(), os.times()
    result = {"incidents": number, "choose_s": round(chosen - begun, 1), "write_s": round(ended - chosen, 1)}
    result["cpu_s"] = round(sum(done[:4]) - sum(worked[:4]), 1)
    print(json.dumps(result | {"incidents_per_second": round(number / (ended - begun), 1)}))


if __name__ == "__main__":
    main()
