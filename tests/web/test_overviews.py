"""Sources, parties, places, word lists, runs and publications: what they count leads to what it was counted from."""

import csv
import io
import re
from typing import Any

from starlette.testclient import TestClient

from tawthiq.register import Register


def test_every_source_counts_its_incidents_and_leads_to_them(client: TestClient, register: Register) -> None:
    found = client.get("/sources.json").json()["sources"]
    told: dict[str, int] = {}
    for incident in register.all_incidents():
        for origin in incident.origin_tree:
            told[origin.id] = told.get(origin.id, 0) + 1
    assert {row["id"]: row["incidents"] for row in found} == told
    first = found[0]["id"]
    assert f'href="/sources/{first}#incidents"' in client.get("/sources?lang=en").text
    assert len(client.get(f"/sources/{first}.json").json()["incidents"]) == told[first]


def test_who_repeats_whom_is_drawn_and_told_in_a_table(client: TestClient, register: Register) -> None:
    quoting = next((o, i) for i in register.all_incidents() for o in i.origin_tree if o.parent)
    origin = quoting[0]
    told = client.get(f"/sources/{origin.id}.json").json()["quotings"]
    assert {"outer": origin.parent, "inner": origin.id}.items() <= {k: told[0][k] for k in ("outer", "inner")}.items()
    page = client.get(f"/sources/{origin.id}?lang=ar").text
    assert '<svg class="drawing"' in page
    assert page.count(f'href="/sources/{origin.parent}"') == 2, "in the drawing and in the table"


def test_a_party_is_counted_by_what_is_said_of_it(client: TestClient, register: Register, market: str) -> None:
    rows = {row["id"]: row for row in client.get("/parties.json").json()["parties"]}
    row = rows["us-led-coalition"]
    assert (row["incidents"], row["alleged"] >= 1, row["answers"]) == (1, True, 1)
    found = client.get("/parties/us-led-coalition.json?said=answered").json()
    assert [case["incident"] for case in found["incidents"]] == [market]
    assert client.get("/parties/us-led-coalition.json?said=admitted").json()["total"] == row["admitted"]


def test_two_incidents_of_a_party_lie_side_by_side_at_an_address(
    client: TestClient, register: Register, market: str
) -> None:
    codes = [register.incident(market).code, next(i.code for i in register.incidents().rows if i.id != market)]
    page = client.get(f"/parties/us-led-coalition?lang=en&left={codes[0]}&right={codes[1]}").text
    assert re.findall(r'<h3><a href="/incidents/', page) == ['<h3><a href="/incidents/'] * 2
    assert "أقر التحالف الدولي" in page, "its own words on the one"
    assert "no answer known" in page, "its silence on the other"


def test_a_party_of_the_list_that_no_incident_names_is_empty_and_another_is_not_there(client: TestClient) -> None:
    assert "No incident of this kind" in client.get("/parties/nato?lang=en").text
    assert client.get("/parties/nobody-at-all").status_code == 404


def test_places_lead_to_their_incidents_and_claims(client: TestClient, market: str) -> None:
    rows = client.get("/places.json?q=البصيرة").json()["places"]
    assert [row["name"] for row in rows] == ["البصيرة"]
    one = client.get(f"/places/{rows[0]['country']}%3A{rows[0]['key']}.json").json()
    assert one["incidents"] == [market]
    assert sum(number for _, number in one["variants"]) == rows[0]["claims"]


def test_word_lists_are_searched_in_any_spelling(client: TestClient) -> None:
    page = client.get("/lexicon?lang=en&q=غاره&list=means").text
    assert "raid.air" in page


def test_a_run_stands_with_its_counts(client: TestClient) -> None:
    assert client.get("/runs.json").json()["total"] == 0
    assert "No run yet" in client.get("/runs?lang=en").text


def test_the_draft_counts_what_passed_review(client: TestClient, register: Register) -> None:
    draft = client.get("/publications.json").json()["draft"]
    assert draft["reviewed"] + draft["unreviewed"] == register.incidents().total
    assert "There is no release to compare with" in client.get("/publications?lang=en").text


def test_withholding_shows_on_the_incident_and_among_publications(desk: Any) -> None:
    incident = next(iter(desk.register.all_incidents()))
    page = f"/incidents/{incident.id}"
    assert 'name="verdict" value="withhold"' in desk.read(page)
    asked = f"/decide?verdict=withhold&subject={incident.id}&after=consent&next={page}"
    assert "consent to publish was withdrawn" in desk.read(asked)
    fields = {"verdict": "withhold", "subject": incident.id, "after": "consent", "reason": "asked by phone"}
    assert desk.send(fields, asked).status_code == 303
    assert "Withheld from publication: consent to publish was withdrawn" in desk.read(page)
    listed = desk.read("/publications")
    assert "asked by phone" in listed[listed.index('id="withheld"') :]
    (kept,) = desk.client.get("/publications.json").json()["withheld"]
    assert kept["code"] == incident.code


def test_rows_for_a_spreadsheet(client: TestClient) -> None:
    for path in ("sources", "parties", "places", "lexicon", "runs", "publications", "pairs"):
        answer = client.get(f"/{path}.csv")
        assert answer.headers["content-type"] == "text/csv; charset=utf-8", path
        assert "," in answer.content.decode("utf-8-sig").splitlines()[0], path


def test_the_log_names_incidents_by_their_codes(client: TestClient, register: Register) -> None:
    last = -(-client.get("/log.json").json()["total"] // 50)  # codes are fixed first: on one of the oldest pages
    page = "".join(client.get(f"/log?lang=en&page={n}").text for n in range(1, last + 1))
    incident = next(i for i in register.all_incidents())
    assert f'<a href="/incidents/{incident.id}"><bdi dir="ltr">{incident.code}</bdi></a>' in page


def test_every_table_that_is_taken_out_is_listed_with_its_filters_and_rows(client: TestClient) -> None:
    body = client.get("/incidents.csv?country=SY").content.decode("utf-8-sig")
    rows = len(list(csv.DictReader(io.StringIO(body, newline=""))))
    features = client.get("/incidents.geojson").json()["features"]
    client.get("/sources.csv")
    sources, places, table = client.get("/publications.json").json()["exports"][:3]
    assert table["subject"] == f"internal incidents csv: country=SY, {rows} rows"
    assert places["subject"] == f"internal incidents geojson: all, {len(features)} rows"
    assert sources["subject"].startswith("internal sources.csv: all, ")
    assert f"country=SY, {rows} rows" in client.get("/publications?lang=en").text
