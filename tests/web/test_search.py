"""The page of search: hits with their words marked and why they are hits, filters in the address, searches kept."""

import re
from urllib.parse import quote

from starlette.testclient import TestClient

from .conftest import Desk

ASK = "/search?lang=en&q=" + quote("coalition airstrike on a market in May 2019")


def test_an_english_question_finds_the_arabic_claim_and_says_why(client: TestClient, market: str) -> None:
    page = client.get(ASK).text
    assert f'href="/incidents/{market}"' in page
    assert "Party: US-led Coalition" in page.replace("party: ", "Party: ")
    assert "what was hit: a market" in page
    assert re.search(r"<mark>[^<]*سوق[^<]*</mark>", page), "the words of the claim that answer it are marked"


def test_words_are_marked_whole(client: TestClient) -> None:
    page = client.get("/search", params={"lang": "ar", "q": "بسوق البصيره"}).text
    assert "<mark>سوق</mark>" in page
    assert "<mark>البصيرة</mark>" in page


def test_filters_narrow_and_stand_in_the_address(client: TestClient) -> None:
    found = client.get("/search.json", params={"q": "مدنيين", "kind": "total"}).json()
    assert [hit["document"] for hit in found["claims"]] == ["total-8.txt"]
    page = client.get("/search", params={"lang": "en", "q": "مدنيين", "kind": "total", "from": "none"}).text
    assert '<option value="total" selected>' in page


def test_one_sort_has_pages(client: TestClient) -> None:
    page = client.get("/search", params={"lang": "en", "q": "مدنيين", "in": "documents"}).text
    assert page.count('<section class="hits"') == 1
    assert 'href="/search?q=' in page


def test_rows_for_a_spreadsheet(client: TestClient) -> None:
    answer = client.get("/search.csv", params={"q": "سوق البصيرة"})
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    lines = answer.content.decode("utf-8-sig").splitlines()
    assert lines[0] == "sort,id,score,claim,document,start,end,why,audience"
    assert any(line.startswith("documents,") for line in lines)


def test_words_of_others_stay_words(client: TestClient) -> None:
    page = client.get("/search", params={"lang": "en", "q": '"><script>alert(1)</script>'}).text
    assert "<script>alert" not in page


def test_without_a_question_it_says_what_can_be_asked(client: TestClient) -> None:
    page = client.get("/search", params={"lang": "en"}).text
    assert "Ask in Arabic or English" in page
    assert 'href="/search?q=' in page


def test_a_search_is_kept_and_let_go(desk: Desk) -> None:
    told = {"to": "/search", "name": "سوق", "query": "q=%D8%B3%D9%88%D9%82&kind=total&evil=1", "author": "سالم"}
    kept = desk.send(told, "/search?q=1")
    assert kept.status_code == 303
    assert kept.headers["location"] == "/search?q=%D8%B3%D9%88%D9%82&kind=total"
    assert 'href="/search?q=%D8%B3%D9%88%D9%82&amp;kind=total"' in desk.read("/search")
    desk.send({"to": "/search", "name": "سوق", "remove": "yes", "author": "سالم"}, "/search")
    assert "kind=total" not in desk.read("/search")


def test_nothing_is_kept_without_a_seal(desk: Desk) -> None:
    told = {"to": "/search", "name": "سوق", "query": "q=1", "author": "سالم", "seal": "none"}
    assert desk.send(told, "/search?q=1").status_code == 200
    assert "Searches you keep" not in desk.read("/search")
