"""What a team and a voice from outside see in a browser, and what it shows where something cannot be had.

Log-in, people, account, agreement, voices, receiving one, and the pages of 403, 404 and 409: in both languages, wide
and on a phone, and read without scripts. One browser and one desk serve them all.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tawthiq.model.incident import Incident
from tawthiq.team import Role

from ..conftest import fill
from ..serving import MARKS, served
from ..test_browser import AXE, SIZES, serious
from .teaming import NAMES, PASSWORD, Seat, Team

pytestmark = MARKS
BOTH = pytest.mark.parametrize("lang", ["ar", "en"])
WORDS = "قُتل سبعة مدنيين في غارة جوية على سوق بلدة البصيرة يوم 11 أيار 2019، لا خمسة."
PAGES = {
    "/log-in": 200, "/people": 200, "/account": 200, "/agreement": 200, "/voices": 200, "VOICE": 200,
    "/receive?kind=correction&subject=INCIDENT": 200, "/receive?kind=reply&subject=INCIDENT": 200,
    "/voices/nothing": 404, "/search?q=coalition": 403,
}  # fmt: skip
FORBIDDEN = "/people"


@dataclass(frozen=True, slots=True)
class Place:
    """The desk of a team: its people, its address, the incident that all is about, the voice on it, an editor."""

    team: Team
    base: str
    market: Incident
    voice: str
    editor: Seat

    def path(self, page: str) -> str:
        return page.replace("INCIDENT", self.market.id).replace("VOICE", f"/voices/{self.voice}")


def received(seat: Seat, market: Incident) -> str:
    """A correction taken in; its document."""
    page = f"/receive?kind=correction&subject={market.id}"
    fields = {"kind": "correction", "subject": market.id, "sender": "partner", "name": "مرصد الضفتين",
              "channel": "email", "day": "2024-02-11", "words": WORDS, "reason": "They count seven"}  # fmt: skip
    answer = seat.send("/receive", fields, page)
    assert answer.status_code == 303, answer.text
    return str(answer.headers["location"]).partition("/voices/")[2].partition("?")[0]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    register = fill(tmp_path_factory.mktemp("people") / "register")
    team = Team(register)
    found = {i.where.place: i for i in register.all_incidents() if i.where}
    seat = team.seat(Role.EDITOR)
    voice = received(seat, found["البصيرة"])
    hidden = found["تلعفر"].id
    fields = {"verdict": "restrict", "subject": hidden, "reason": "a source is in danger"}
    assert seat.send("/decide", fields, f"/decide?verdict=restrict&subject={hidden}").status_code == 303
    with served(register) as base:
        yield Place(team, base, found["البصيرة"], voice, seat)
    register.close()


def logged_in(place: Place, browser: Browser, role: Role, scripts: bool) -> Any:
    """The session of somebody of that role, logged in by the page's own form."""
    context = browser.new_context(java_script_enabled=scripts)
    page = context.new_page()
    page.goto(f"{place.base}/log-in?lang=ar")
    page.fill("#l-name", NAMES[role])
    page.fill("#l-password", PASSWORD)
    page.click("main .go button")
    page.wait_for_url(f"{place.base}/")
    state = context.storage_state()
    context.close()
    return state


@pytest.fixture(scope="module")
def sessions(place: Place, browser: Browser) -> dict[Role, Any]:
    return {role: logged_in(place, browser, role, role is Role.ADMIN) for role in (Role.ADMIN, Role.RECORDER)}


@pytest.fixture(scope="module")
def seats(browser: Browser, sessions: dict[Role, Any]) -> Iterator[dict[Role, BrowserContext]]:
    made = {role: browser.new_context(reduced_motion="reduce", storage_state=of) for role, of in sessions.items()}
    yield made
    for context in made.values():
        context.close()


@pytest.fixture(scope="module")
def pages(seats: dict[Role, BrowserContext]) -> dict[Role, Page]:
    """A page of each that goes from address to address: a new one costs as much as what is looked at in it."""
    return {role: context.new_page() for role, context in seats.items()}


def role_of(status: int) -> Role:
    """An index is closed to whom something is hidden; an admin sees everything."""
    return Role.RECORDER if status == 403 else Role.ADMIN


def sound(page: Page) -> None:
    """Fits both widths, and axe finds nothing serious at either."""
    page.evaluate("document.fonts.ready.then(() => true)")
    page.evaluate(AXE.read_text("utf-8"))
    assert page.locator("h1").count() == 1
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert serious(page.evaluate("axe.run(document, {resultTypes: ['violations']})")) == []


def went(page: Page, place: Place, path: str, lang: str) -> Any:
    at = place.path(path)
    answer = page.goto(f"{place.base}{at}{'&' if '?' in at else '?'}lang={lang}")
    assert answer
    return answer


@BOTH
@pytest.mark.parametrize("path", PAGES)
def test_pages_of_people_fit_and_axe_finds_nothing_serious(
    place: Place, pages: dict[Role, Page], path: str, lang: str
) -> None:
    page = pages[role_of(PAGES[path])]
    page.set_viewport_size({"width": SIZES[0][0], "height": SIZES[0][1]})
    assert went(page, place, path, lang).status == PAGES[path]
    assert page.locator("html").get_attribute("lang") == lang
    sound(page)


@BOTH
def test_who_may_not_is_told_so(place: Place, seats: dict[Role, BrowserContext], lang: str) -> None:
    page = seats[Role.RECORDER].new_page()
    assert went(page, place, FORBIDDEN, lang).status == 403
    sound(page)
    page.close()


def contested(place: Place, page: Page, lang: str) -> None:
    """Somebody decides on a claim that is open here; then the answer of this page is sent."""
    claim = place.market.claims[2]
    went(page, place, f"/claims/{claim}", lang)
    reason = f"read by another {len(place.team.register.decisions())}"
    sent = {"verdict": "accept", "subject": claim, "reason": reason}
    assert place.editor.send("/decide", sent, f"/claims/{claim}").status_code == 303
    page.fill("#j-reason", "يوم آخر")
    with page.expect_response(lambda answer: answer.request.method == "POST") as heard:
        page.click('#judge button[value="reject"]')
    assert heard.value.status == 409
    page.wait_for_load_state()
    assert reason in page.locator("#contest").inner_text()


@BOTH
def test_two_answers_to_one_claim_fit_side_by_side(place: Place, seats: dict[Role, BrowserContext], lang: str) -> None:
    page = seats[Role.RECORDER].new_page()
    contested(place, page, lang)
    sound(page)
    page.close()


@BOTH
def test_they_are_read_and_written_without_scripts(
    place: Place, browser: Browser, sessions: dict[Role, Any], lang: str
) -> None:
    contexts = {r: browser.new_context(java_script_enabled=False, storage_state=s) for r, s in sessions.items()}
    pages = {role: context.new_page() for role, context in contexts.items()}
    for path, status in PAGES.items():
        page = pages[role_of(status)]
        assert went(page, place, path, lang).status == status, path
        assert page.locator("h1").is_visible(), path
        assert len(re.sub(r"\s", "", page.locator("main").inner_text())) > 40, path
        shut = [button for button in page.locator("main form button").all() if not button.is_visible()]
        assert not shut, path
    assert WORDS[:20] in read(pages[Role.ADMIN], place, "VOICE", lang)
    contested(place, pages[Role.RECORDER], lang)
    for context in contexts.values():
        context.close()


def read(page: Page, place: Place, path: str, lang: str) -> str:
    went(page, place, path, lang)
    return str(page.locator("main").inner_text())
