"""The description of the JSON interface, and whatever a program may ask by it: never an error of the program's own."""

import csv
import json
import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote, unquote

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schemathesis.core.result import Err
from schemathesis.specs.openapi.checks import positive_data_acceptance
from starlette.testclient import TestClient

from tawthiq.model import wire
from tawthiq.register import Register
from tawthiq.web import create_app
from tawthiq.web.openapi import ANSWERS, described
from tawthiq.web.pages import PAGES
from tawthiq.web.pages.tables import TABLES

HOST = "http://127.0.0.1"
ELSEWHERE = frozenset({"/voices/{id}"})  # nothing came in here: test_voices asks the same of it


def known_ids(register: Register, market: str) -> Mapping[str, str]:
    """An id that leads somewhere for each page of one thing."""
    origin = next(o.id for o in register.incident(market).origin_tree)
    return {
        "/incidents/{id}": market,
        "/documents/{id}": "daffa 😀/3.txt",
        "/claims/{id}": register.claims_of_incident(market)[0].id,
        "/sources/{id}": origin,
        "/parties/{id}": "us-led-coalition",
        "/places/{id}": "SY:بصيره",
    }


def test_every_page_and_table_is_described(client: TestClient) -> None:
    told = client.get("/openapi.json").json()
    pages = {("/desk" if path == "/" else path.replace(":path", "")) + ".json" for path, _ in PAGES}
    tables = {f"/{name}.{form}" for name, _, form in TABLES}
    assert pages | tables | {"/sums.csv", "/health", "/ready"} <= set(told["paths"])
    assert all(set(operation) == {"get"} for operation in told["paths"].values()), "it reads only"
    assert set(ANSWERS) == {path.replace(":path", "") for path, _ in PAGES}


@pytest.mark.parametrize("path", [path for path, kind in ANSWERS.items() if kind is not None and path not in ELSEWHERE])
def test_the_objects_are_of_the_type_told(client: TestClient, register: Register, market: str, path: str) -> None:
    """Read back as that type and written again, they are the same: no field is there that is not described."""
    claim = known_ids(register, market)["/claims/{id}"]
    asked = {"/decide": {"verdict": "accept", "subject": claim}, "/presence": {"subject": claim},
             "/enter": {"document": "jisr-2.txt"}, "/receive": {"subject": market},
             "/search": {"q": "market strike"}}  # fmt: skip
    page = path.replace("{id}", quote(known_ids(register, market).get(path, ""), safe="")) if "{" in path else path
    answer = client.get(("/desk" if path == "/" else page) + ".json", params=asked.get(path))
    assert answer.status_code == 200, page
    again = wire.encode(wire.decode(answer.content, ANSWERS[path]))
    assert json.loads(again) == json.loads(answer.content)


@pytest.mark.parametrize("path", [path for path in ANSWERS if "{" in path and path not in ELSEWHERE])
def test_the_rows_of_one_thing_are_internal_and_their_taking_out_is_logged(
    client: TestClient, register: Register, market: str, path: str
) -> None:
    page = path.replace("{id}", quote(known_ids(register, market)[path], safe=""))
    answer = client.get(f"{page}.csv")
    assert answer.status_code == 200
    rows = list(csv.DictReader(answer.text.lstrip("\ufeff").splitlines()))
    assert {row["audience"] for row in rows} <= {"internal"}
    newest = register.log(0, 1, newest_first=True).rows[0]
    assert newest.action == "export"
    assert newest.subject == f"internal {unquote(page[1:])}.csv: all, {len(rows)} rows"


@pytest.mark.parametrize("path", ["/incidents.json", "/incidents.csv", "/claims.geojson", "/sums.csv", "/map.json"])
@pytest.mark.parametrize(
    ("query", "parameter", "reason"),
    [
        ("grade=confrmed", "grade", "none of confirmed"),
        ("from=2017-3-17", "from", "no day"),
        ("to=17.3.2017", "to", "no day"),
        ("from=2018-01-01&to=2017-01-01", "from", "after 2017-01-01"),
        ("country=sy", "country", "not of the form"),
        ("page=0", "page", "no number"),
        ("govenorate=x", "govenorate", "unknown here"),
        ("grade=weak&grade=fair", "grade", "given twice"),
    ],
)
def test_a_filter_that_is_not_understood_is_refused(
    client: TestClient, path: str, query: str, parameter: str, reason: str
) -> None:
    answer = client.get(f"{path}?{query}")
    assert answer.status_code == 400
    (fault,) = answer.json()["faults"]
    assert fault["parameter"] == parameter
    assert fault["reason"].startswith(reason)


@pytest.mark.parametrize(
    ("lang", "words", "no_day"),
    [("ar", "أُهمل مما طُلب", "ليس تاريخًا"), ("en", "Left out of what was asked", "is no date, and was left out")],
)
def test_a_page_says_what_it_left_out(client: TestClient, lang: str, words: str, no_day: str) -> None:
    asked = {"lang": lang, "from": "2017-3-37", "means": "thunder", "grade": "", "utm_source": "x"}
    answer = client.get("/incidents", params=asked)
    assert answer.status_code == 200
    assert words in answer.text
    assert no_day in answer.text
    assert "means=thunder" in answer.text
    assert "2017-3-37" in answer.text
    assert "utm_source=" not in answer.text.partition("<main")[2]
    assert words not in client.get("/incidents", params={"lang": lang, "from": "2017-03-17"}).text


@pytest.mark.parametrize(
    ("value", "status"), [("", 200), (" ", 200), ("\x1c", 200), ("\x85", 200), ("\ufeff", 400), ("x", 400)]
)
def test_what_is_blank_is_described_as_it_is_read(client: TestClient, value: str, status: int) -> None:
    """The sign that parts files is blank to Python and to no pattern; the mark of byte order the other way round."""
    told = client.get("/openapi.json").json()["paths"]["/pairs.csv"]["get"]["parameters"]
    _, blank = next(parameter["schema"]["anyOf"] for parameter in told if parameter["name"] == "keys")
    assert client.get("/pairs.csv", params={"keys": value}).status_code == status
    assert bool(re.search(blank["pattern"], value)) is (status == 200)


@pytest.mark.parametrize("mode", list(schemathesis.GenerationMode))
@pytest.mark.parametrize("examples", [2, pytest.param(60, marks=pytest.mark.full)])
def test_whatever_is_asked_is_answered_as_described(
    register: Register, market: str, examples: int, mode: schemathesis.GenerationMode
) -> None:
    """Right and wrong questions, of things that are there and of things that are not."""
    app = create_app(register)
    client = TestClient(app, base_url=HOST, follow_redirects=False)
    real = known_ids(register, market)
    for found in schemathesis.openapi.from_dict(described(app.routes)).get_all_operations():
        assert not isinstance(found, Err)
        operation = found.ok()
        if mode is schemathesis.GenerationMode.NEGATIVE and not operation.definition.raw["parameters"]:
            continue  # nothing could be asked wrongly
        page = re.sub(r"\.\w+$", "", operation.path)
        cases = operation.as_strategy(generation_mode=mode)
        ask_all(client, cases, {"id": real[page]} if page in real else {}, examples)


def ask_all(client: TestClient, cases: st.SearchStrategy[Any], real: Mapping[str, str], examples: int) -> None:
    @settings(max_examples=examples, database=None, deadline=None, suppress_health_check=list(HealthCheck))
    @given(case=cases, is_real=st.booleans())
    def ask(case: Any, is_real: bool) -> None:
        if is_real and real:
            case.path_parameters = dict(real)
        answer = client.request(**case.as_transport_kwargs(base_url=HOST))
        if answer.status_code != 302:
            # what no schema tells of one value alone: days in their order, a decision that is not possible
            alone = answer.status_code == 422 or '"reason":"after ' in answer.text
            without = [positive_data_acceptance] if alone else []
            case.validate_response(schemathesis.Response.from_any(answer), excluded_checks=without)

    ask()
