"""The desk as an application: addresses, JSON, languages, the guard, and words of others that must stay words."""

import json
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tawthiq.model import wire
from tawthiq.model.claim import Claim
from tawthiq.model.incident import Incident
from tawthiq.register import Register, sums
from tawthiq.settings import Settings
from tawthiq.web import create_app
from tawthiq.web.pages import PAGES
from tawthiq.web.pages.tables import TABLES

ASKING = {"/decide", "/enter", "/receive", "/presence"}  # pages about something that their query names
LISTS = [path for path, _ in PAGES if "{" not in path and path not in ASKING]


@pytest.mark.parametrize("path", LISTS)
@pytest.mark.parametrize("lang", ["ar", "en"])
def test_every_page_answers_in_both_languages(client: TestClient, path: str, lang: str) -> None:
    answer = client.get(path, params={"lang": lang})
    assert answer.status_code == 200
    assert f'<html lang="{lang}" dir="{"rtl" if lang == "ar" else "ltr"}">' in answer.text
    assert answer.headers["content-language"] == lang


@pytest.mark.parametrize("path", LISTS)
def test_every_page_answers_in_an_empty_register(empty: Register, path: str) -> None:
    client = TestClient(create_app(empty), base_url="http://localhost:8765")
    assert client.get(path).status_code == 200


@pytest.mark.parametrize("path", LISTS)
def test_every_page_is_json_at_the_same_address(client: TestClient, path: str) -> None:
    answer = client.get(("/desk" if path == "/" else path) + ".json")
    assert answer.headers["content-type"] == "application/json; charset=utf-8"
    json.loads(answer.content)


def test_the_json_of_an_incident_is_the_contract(client: TestClient, register: Register, market: str) -> None:
    answer = client.get(f"/incidents/{market}.json")
    assert wire.decode(answer.content, Incident) == register.incident(market)
    told = answer.json()
    assert (told.pop("summary"), told.pop("version")) == (None, None), "beside the contract: what people wrote of it"
    assert told == json.loads(wire.encode(register.incident(market)))


def test_the_json_of_a_claim_is_the_contract(client: TestClient, register: Register, market: str) -> None:
    stored = register.claims_of_incident(market)[0]
    assert wire.decode(client.get(f"/claims/{stored.id}.json").content, Claim) == stored.claim


def test_a_document_whose_id_has_slash_and_emoji(client: TestClient) -> None:
    assert client.get("/documents/daffa%20%F0%9F%98%80%2F3.txt").status_code == 200
    found = client.get("/documents/daffa%20%F0%9F%98%80%2F3.txt.json").json()
    assert found["document"]["id"] == "daffa 😀/3.txt"
    assert len(found["claims"]) == 1


@pytest.mark.parametrize("path", ["/nothing", "/incidents/none", "/documents/none", "/claims/none", "/incidents/"])
def test_what_is_not_there_is_404_in_words(client: TestClient, path: str) -> None:
    answer = client.get(path, params={"lang": "ar"})
    assert answer.status_code == 404
    assert "لا شيء في هذا العنوان" in answer.text


@pytest.mark.parametrize("path", ["/incidents/none.json", "/claims/none.json", "/documents/none.json"])
def test_what_is_not_there_is_404_in_json(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert (answer.status_code, answer.json()) == (404, {"error": "not found"})


def test_a_code_leads_to_the_incident_and_keeps_the_query(client: TestClient, register: Register, market: str) -> None:
    code = register.incident(market).code
    answer = client.get(f"/incidents/{code}?lang=ar", follow_redirects=False)
    assert answer.status_code == 302
    assert answer.headers["location"] == f"/incidents/{market}?lang=ar"
    assert client.get(f"/incidents/{code}.json").json()["id"] == market


@pytest.mark.parametrize("path", [*LISTS, "/health", "/static/desk.css", "/nothing"])
def test_headers_stand_on_every_answer(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    assert headers["content-security-policy"].startswith("default-src 'self';")
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example:8765", "", "[::2]"])
def test_a_foreign_host_gets_nothing(client: TestClient, host: str) -> None:
    answer = client.get("/incidents.json", headers={"host": host})
    assert answer.status_code == 421
    assert "البصيرة" not in answer.text


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.1:9", "localhost:8765", "LOCALHOST", "[::1]:8765"])
def test_this_machine_is_answered(client: TestClient, host: str) -> None:
    assert client.get("/health", headers={"host": host}).json()["status"] == "ok"


@pytest.mark.parametrize("path", ["/", "/incidents", "/incidents.json", "/health"])
def test_head_is_get_without_a_body(client: TestClient, path: str) -> None:
    head, get = client.head(path), client.get(path)
    assert head.status_code == 200
    assert head.content == b""
    assert head.headers["content-length"] == get.headers["content-length"]


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_a_page_only_reads(client: TestClient, method: str) -> None:
    own = {"origin": "http://127.0.0.1"}
    assert client.request(method, "/incidents", headers=own).status_code == 405
    assert client.request(method, "/incidents").status_code == 403, "nor from elsewhere"


def test_figures_of_lists_lead_to_how_they_were_made(client: TestClient, market: str) -> None:
    page = client.get("/incidents", params={"lang": "en"}).text
    assert f'<a class="figures" href="/incidents/{market}#range">' in page


def test_totals_are_split_at_the_address(client: TestClient) -> None:
    page = client.get("/totals", params={"lang": "en", "by": "year,party,grade,colour"}).text
    assert "cannot be added to one another" in page
    assert "by=year%2Cparty" in page
    assert client.get("/totals.json", params={"by": "year"}).json()["totals"]["by"] == ["year"]
    table = client.get("/sums.csv", params={"by": "year,governorate"})
    assert table.headers["content-type"].startswith("text/csv")
    assert table.text.lstrip("\ufeff").startswith("year,governorate,bucket,outcome")


def test_sums_lead_to_the_incidents_that_they_are_sums_of(client: TestClient) -> None:
    page = client.get("/totals", params={"lang": "en", "country": "IQ"}).text
    assert '<a href="/incidents?country=IQ&amp;grade=weak">' in page, "the filters in force are kept"


def test_words_of_a_report_never_become_markup(client: TestClient, market: str) -> None:
    for path in ("/documents", "/documents/wire-5.txt", f"/incidents/{market}", "/issues", "/"):
        text = client.get(path, params={"lang": "en"}).text
        assert "<script>alert" not in text
        assert "old <b>" not in text
        assert "javascript:alert" not in text
    assert "&lt;script&gt;alert" in client.get("/documents/wire-5.txt").text


@pytest.mark.parametrize(
    "query", ["q=<script>alert(1)</script>", "party=%22%3E%3Cscript%3E", "from=%27%3E&to=x", "sort=<b>"]
)
def test_the_query_never_becomes_markup(client: TestClient, query: str) -> None:
    answer = client.get(f"/incidents?{query}")
    assert answer.status_code == 200
    assert "<script>alert" not in answer.text
    assert "<b>" not in answer.text.partition("<main")[2].partition("<table")[0]


@pytest.mark.parametrize(
    "query", ["page=0", "page=-1", "page=x", "page=9999999999999", "grade=nonsense", "from=2019-02-31", "means=x"]
)
def test_a_senseless_query_is_left_out(client: TestClient, query: str) -> None:
    assert client.get(f"/incidents?{query}").status_code == 200


def test_filters_narrow_and_are_shown(client: TestClient) -> None:
    assert client.get("/incidents.json?grade=contested").json()["total"] == 1
    assert client.get("/incidents.json?means=shelling").json()["total"] == 1
    assert client.get("/incidents.json?country=SY&from=2020-01-01").json()["total"] == 1
    assert client.get("/incidents.json?party=islamic-state").json()["total"] == 1
    text = client.get("/incidents?grade=contested&q=البصيرة&lang=ar").text
    assert "الدرجة: متنازع عليها" in text
    assert "حادثة واحدة" in text
    assert 'href="/incidents?q=' in text


def test_language_by_address_then_cookie_then_browser(register: Register) -> None:
    client = TestClient(create_app(register), base_url="http://127.0.0.1")
    english = {"accept-language": "fr-FR, en;q=0.8, ar;q=0.2"}
    assert client.get("/", headers=english).headers["content-language"] == "en"
    assert client.get("/", headers={"accept-language": "fr"}).headers["content-language"] == "ar"
    chosen = client.get("/?lang=ar", headers=english)
    assert chosen.headers["content-language"] == "ar"
    assert "HttpOnly" in chosen.headers["set-cookie"]
    assert client.get("/", headers=english).headers["content-language"] == "ar"
    assert client.get("/?lang=xx", headers=english).headers["content-language"] == "ar"


def test_arabic_indic_digits_for_the_interface_only(client: TestClient, market: str) -> None:
    text = client.get(f"/incidents/{market}?lang=ar&digits=arabic").text
    assert "من ٦ إلى ١٤" in text
    assert "12 آخرون" in text


def test_settings_stand_where_the_reader_chose_nothing(register: Register, market: str) -> None:
    app = create_app(register, Settings(language="en", digits="arabic"))
    client = TestClient(app, base_url="http://127.0.0.1", headers={"accept-language": "ar"})
    assert "٧ to ١٤" in client.get(f"/incidents/{market}").text
    assert "7 to 14" in client.get(f"/incidents/{market}?digits=latin").text


def test_nothing_is_asked_of_another_host(client: TestClient, market: str) -> None:
    for path in [*LISTS, f"/incidents/{market}", "/documents/jisr-2.txt"]:
        text = client.get(path).text
        for attribute in ('src="http', 'action="http', "@import", "url(http"):
            assert attribute not in text
    assert "url(http" not in client.get("/static/desk.css").text


def test_an_error_in_a_page_shows_nothing_of_itself(register: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("a secret of the machine")

    monkeypatch.setattr(sums, "of_counted", broken)
    client = TestClient(create_app(register), base_url="http://127.0.0.1", raise_server_exceptions=False)
    answer = client.get("/totals", params={"lang": "en", "from": "1999-01-01"})  # not asked before: sums are kept
    assert answer.status_code == 500
    assert "secret" not in answer.text
    assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(("name", "subject", "form"), TABLES)
def test_lists_are_tables_at_the_same_address(client: TestClient, name: str, subject: str, form: str) -> None:
    answer = client.get(f"/{name}.{form}")
    assert answer.status_code == 200
    assert answer.headers["content-disposition"] == f'attachment; filename="tawthiq-{subject}.{form}"'
    assert answer.content


def test_tables_stand_under_the_same_filters(client: TestClient) -> None:
    assert len(client.get("/incidents.geojson?means=shelling").json()["features"]) == 1
    assert 'href="/incidents.csv?means=shelling"' in client.get("/incidents?means=shelling").text


def test_a_folder_is_opened(register: Register) -> None:
    with TestClient(create_app(Path(register.folder)), base_url="http://127.0.0.1") as client:
        assert client.get("/incidents.json").json()["total"] == 3
