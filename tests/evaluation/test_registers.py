import json
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tawthiq.errors import InputError
from tawthiq.evaluation import page
from tawthiq.evaluation.recorders import Kept, KeptRegister, read
from tawthiq.evaluation.registers import Nearness, compare, kilometres
from tawthiq.evaluation.sides import sides
from tawthiq.evaluation.tallies import figures
from tawthiq.model import wire
from tawthiq.model.claim import When, Where
from tawthiq.model.document import Document
from tawthiq.model.incident import Incident, Range, Title
from tawthiq.model.vocabulary import Outcome, RangeVictims


def incident(name: str, documents: tuple[str, ...], **fields: Any) -> Incident:
    low, high = fields.pop("killed", (None, None))
    told = Range(outcome=Outcome.KILLED, victims=RangeVictims.NOT_COMBATANT, min=low, max=high)
    base = {"code": name, "title": Title("", ""), "claims": (), "ranges": (told,) if low is not None else ()}
    return Incident(id=name, documents=documents, **{**base, **fields})


def kept(name: str, day: str, **fields: Any) -> Kept:
    return Kept(id=name, date=date.fromisoformat(day), **fields)


def register_of(*incidents: Kept, **filed: tuple[str, ...]) -> KeptRegister:
    return KeptRegister({one.id: one for one in incidents}, {name: frozenset(docs) for name, docs in filed.items()})


WHEN = When(edtf="2019-05-05")
NEAR = Where(place="كفرنبل", lat=35.61, lon=36.56)


def test_an_incident_is_found_by_its_reports_day_and_place() -> None:
    theirs = register_of(kept("g", "2019-05-05", lat=35.6, lon=36.5, civ_killed_min=5, civ_killed_max=8), g=("a", "b"))
    found = incident("i", ("a", "b", "c"), when=WHEN, where=NEAR, killed=(5, 9))
    told = figures(compare(theirs, [found]))
    assert told["found"] == told["date exact, of found"] == told["located, of found"] == 1.0
    assert told["within 5 km, of found"] == 0.0
    assert told["grouping precision"] == pytest.approx(2 / 3)
    assert told["grouping recall"] == 1.0
    assert (told["killed: range min exact, of known"], told["killed: range exact, of known"]) == (1.0, 0.0)
    assert told["killed: range overlap, of known"] == 1.0
    assert told["killed: sums gold 5-8 got"] == "5-9"


@pytest.mark.parametrize(
    "far", [{"when": When(edtf="2019-05-09")}, {"where": Where(place="حلب", lat=36.2, lon=37.16), "when": WHEN}]
)
def test_what_is_far_in_days_or_kilometres_is_not_found(far: dict[str, Any]) -> None:
    theirs = register_of(kept("g", "2019-05-05", lat=35.6, lon=36.5), g=("a",))
    assert compare(theirs, [incident("i", ("a",), **far)]).matches[0].found is None
    assert compare(theirs, [incident("i", ("a",), **far)], Nearness(days=9, km=900)).matches[0].found


def test_an_incident_answers_for_one_only_and_the_rest_are_pieces() -> None:
    theirs = register_of(kept("g", "2019-05-05"), kept("h", "2019-05-05"), g=("a", "b"), h=("a",))
    comparison = compare(theirs, [incident("i", ("a", "b")), incident("j", ("b",))])
    by_name = {match.kept.id: match for match in comparison.matches}
    found = by_name["g"].found
    assert found is not None
    assert found.incident.id == "i"
    assert [piece.incident.id for piece in by_name["g"].others] == ["j"]
    assert by_name["h"].found is None
    assert by_name["g"].crowded


def test_differences_stand_beside_the_words_of_the_reports() -> None:
    theirs = register_of(kept("g", "2019-05-05", civ_killed_min=5, civ_killed_max=5), g=("a", "b"))
    comparison = compare(theirs, [incident("TW-1", ("a",), when=WHEN, killed=(7, 7))])
    documents = {"a": Document(id="a", text="قتل سبعة"), "b": Document(id="b", text="لم يقرأ")}
    (side,) = sides(comparison, documents, ())
    assert {(row.slot, row.kept, row.found) for row in side.rows} >= {("killed", "5–5", "7–7"), ("reports", "2", "1")}
    assert [(report.id, report.state) for report in side.reports] == [("a", ""), ("b", "left")]
    text = page.of_register(figures(comparison), [side], "ar")
    assert "لم يقرأ" in text
    assert "<script" not in text


def test_distance_is_that_on_the_sphere() -> None:
    assert kilometres((36.2, 37.16), (33.51, 36.29)) == pytest.approx(310, abs=5)


def test_kept_files_are_read_with_an_issue_for_each_bad_line(tmp_path: Path) -> None:
    links, incidents = tmp_path / "l.jsonl", tmp_path / "i.jsonl"
    links.write_text('{"id": "a", "incident_ids": ["g", "h"]}\n{"id": "b"}', "utf-8")
    incidents.write_text('{"id": "g", "date": "2019-05-05T00:00", "lat": null}\n{"id": "h", "date": "May"}', "utf-8")
    found = read(incidents, links, frozenset({"a"}))
    assert list(found.incidents) == ["g"]
    assert [(Path(issue.file or "").name, issue.line) for issue in found.issues] == [("l.jsonl", 2), ("i.jsonl", 2)]
    links.write_text("", "utf-8")
    with pytest.raises(InputError, match="no usable line"):
        read(incidents, links, frozenset())


@pytest.mark.bench
def test_figures_are_those_of_the_scorer_beside_the_reports(bench: Path, tmp_path: Path) -> None:
    folder = bench / "bench" / "register-dev"
    links = [json.loads(line) for line in (folder / "links.jsonl").read_text("utf-8").splitlines()]
    golds = {g["id"]: g for g in map(json.loads, (folder / "incidents.jsonl").read_text("utf-8").splitlines())}
    made = _register_from(links, golds)
    pred = tmp_path / "pred.jsonl"
    pred.write_bytes(b"".join(wire.encode(one) + b"\n" for one in made))
    reports = [json.loads(line)["id"] for line in (folder / "reports.jsonl").read_text("utf-8").splitlines()]
    mine = figures(compare(read(folder / "incidents.jsonl", folder / "links.jsonl", frozenset(reports)), made))
    # The scorer goes through reports in the order of a set, which is another in every run; here it is put in order.
    text = (bench / "score" / "score_register.py").read_text("utf-8")
    ordered = "class Ordered(set):\n    def __iter__(self):\n        return iter(sorted(set.__iter__(self)))\n\n"
    text = text.replace("collections.defaultdict(set)", "collections.defaultdict(Ordered)")
    scorer = tmp_path / "scorer.py"
    scorer.write_text(text.replace("import argparse", ordered + "import argparse", 1), "utf-8")
    command = [sys.executable, str(scorer), "--json", "--pred", str(pred)]
    for name in ("reports", "links", "incidents"):
        command += [f"--{name}", str(folder / f"{name}.jsonl")]
    theirs = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    assert set(mine) == set(theirs)
    for name, value in theirs.items():
        assert mine[name] == (pytest.approx(value, abs=5e-4) if isinstance(value, float) else value), name


def _register_from(links: list[dict[str, Any]], golds: dict[str, dict[str, Any]]) -> list[Incident]:
    """A register that is partly right, made from the links by rule."""
    groups: dict[str, list[str]] = {}
    for at, link in enumerate(links):
        for name in link["incident_ids"]:
            groups.setdefault(name if at % 4 else f"{name}-piece", []).append(link["id"])
    made = []
    for at, (name, documents) in enumerate(groups.items()):
        gold = golds.get(name.removesuffix("-piece"), {})
        where = Where(place="x", lat=gold["lat"] + at % 3 / 50, lon=gold["lon"]) if gold.get("lat") else None
        when = When(edtf=gold["date"][: 7 if at % 5 == 0 else 10]) if gold.get("date") and at % 6 else None
        count = gold.get("civ_killed_min")
        killed = (count, count + at % 2) if count is not None else (None, None)
        made.append(incident(f"{name}", tuple(documents), when=when, where=where, killed=killed))
    return made
