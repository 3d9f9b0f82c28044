"""What a team does besides correcting and merging, on a phone, in both languages: each by what stands on the page.

Arabic without scripts, English with them: every act is a plain form.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Page, expect

from tawthiq.model.decision import DecisionKind
from tawthiq.model.incident import Incident
from tawthiq.register import Register
from tawthiq.team import Accounts, Role, Sessions

from ...conftest import REPORTS, read_in
from ..serving import MARKS, phone, served
from ..test_browser import AXE, serious
from .teaming import NAMES, PASSWORD, people_of

pytestmark = MARKS
TEXTS = REPORTS | {
    "d": "قُتل المواطن سالم الحمدان في قصف مدفعي على بلدة الشحيل يوم 2 شباط 2020، بحسب ما قالت شبكة محلية.",
    "e": "زار وفد من البلدية مدرسة القرية وافتتح مكتبتها.",
}
CONFIRM = "form.confirm .go button"


@dataclass(frozen=True, slots=True)
class Desk:
    """A register that a team shares, its people each at a phone of their own, in one language."""

    register: Register
    lang: str
    pages: dict[Role, Page]


@pytest.fixture(scope="module", params=["ar", "en"])
def desk(request: pytest.FixtureRequest, browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    with read_in(tmp_path_factory.mktemp("acts"), TEXTS) as register, served(register) as base:
        people_of(register)
        accounts = Accounts(register.folder)
        roles: list[Role] = [role for role in Role if role is not Role.READER]
        pages = {role: entered(browser, base, request.param, accounts, role) for role in roles}
        yield Desk(register, request.param, pages)
        for page in pages.values():
            page.context.close()


def entered(browser: Browser, base: str, lang: str, accounts: Accounts, role: Role) -> Page:
    """With a session as the log-in page begins one (it has tests of its own), without its seconds of hashing."""
    page = phone(browser, base, lang, scripts=lang == "en")
    assert page.locator("#l-name").is_visible()
    assert page.locator("html").get_attribute("lang") == lang, "as the link said that led here"
    secret = Sessions(accounts).begin(accounts.find(NAMES[role]))
    page.context.add_cookies([{"name": "session", "value": secret, "url": base}])
    page.goto(f"{base}/settings")
    return page


def at(page: Page, path: str) -> None:
    """Go there; what is shown fits a phone."""
    page.goto(page.url.split("/", 3)[0] + "//" + page.url.split("/", 3)[2] + path)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390, path


def decided(page: Page, register: Register, kind: DecisionKind) -> None:
    """It is said at the head of the page, and stands in the register."""
    expect(page.locator(".flash")).to_be_visible()
    assert kind in {decision.kind for decision in register.decisions()[-3:]}, (
        "what it settles is undone and accepted after it"
    )
    page.wait_for_load_state()  # the words may be there before the page's style is
    assert page.evaluate("document.documentElement.scrollWidth") <= 390, kind


def opened(page: Page, summary: str) -> None:
    page.locator(f"{summary} > summary").first.click()


def of(register: Register, place: str) -> Incident:
    return next(i for i in register.all_incidents() if i.where and i.where.place == place)


def test_claims_pairs_and_sources_are_judged(desk: Desk) -> None:
    register, page = desk.register, desk.pages[Role.REVIEWER]
    home = of(register, "تلعفر")
    at(page, f"/claims/{home.claims[0]}")
    page.click('#judge button[value="unsure"]')
    decided(page, register, DecisionKind.UNSURE)
    one, other = (i.id for i in register.all_incidents() if i.where and i.where.place == "البصيرة")
    at(page, f"/pairs?left={one}&right={other}")
    page.click('#judge button[value="same"]')
    decided(page, register, DecisionKind.SAME)
    assert register.incident(one) == register.incident(other)
    page.click(".flash button")
    decided(page, register, DecisionKind.UNDO)
    for kind in (DecisionKind.DEPENDENT, DecisionKind.INDEPENDENT, DecisionKind.CREDIBLE):
        at(page, f"/incidents/{home.id}")
        sources = page.locator("#decide .pick").last
        for box in sources.locator("input[type=checkbox]").all()[: 1 if kind is DecisionKind.CREDIBLE else 2]:
            box.check()
        sources.locator(f'button[value="{kind}"]').click()
        page.fill("#d-reason", "كما قرأته")
        page.click(CONFIRM)
        decided(page, register, kind)


def test_records_are_withheld_restricted_and_read_to_the_end(desk: Desk) -> None:
    register, page = desk.register, desk.pages[Role.EDITOR]
    home = of(register, "الشحيل")
    claim = home.claims[0]
    at(page, f"/incidents/{home.id}")
    opened(page, "#withhold")
    page.select_option("#withhold-ground", "consent")
    page.click("#withhold button")
    page.fill("#d-reason", "طلبته العائلة")
    page.click(CONFIRM)
    decided(page, register, DecisionKind.WITHHOLD)
    at(page, f"/claims/{claim}")
    opened(page, "#names details")
    page.select_option("#names select", "initials")
    page.fill("#names [name=reason]", "رضيت العائلة")
    page.click("#names button[type=submit]")
    decided(page, register, DecisionKind.NAME)
    at(page, "/documents/e.txt")
    opened(page, "#read details.correct")
    page.click("#read details.correct button[type=submit]")
    decided(page, register, DecisionKind.NO_CLAIM)
    at(page, f"/claims/{claim}")
    opened(page, "#restrict")
    page.check('#restrict input[value="role:reviewer"]')
    page.click("#restrict button")
    page.fill("#d-reason", "مصدر في خطر")
    page.click(CONFIRM)
    decided(page, register, DecisionKind.RESTRICT)
    answer = desk.pages[Role.RECORDER].goto(page.url.partition("?")[0])
    assert answer is not None
    assert answer.status == 404


def test_a_summary_is_written_and_an_assessment_published(desk: Desk) -> None:
    register, page = desk.register, desk.pages[Role.EDITOR]
    home = of(register, "تلعفر")
    at(page, f"/incidents/{home.id}")
    page.click('#decide a[href*="verdict=summary"]')
    page.fill("#w-ar", "قُصفت المدينة بالمدفعية.\n\nوقال مسعفون إن ثلاثة قُتلوا.")
    page.fill("#w-en", "The city was shelled.")
    page.fill("#d-reason", "الخلاصة الأولى")
    sound(page, desk.lang)
    page.click(CONFIRM)
    decided(page, register, DecisionKind.SUMMARY)
    assert page.locator("#summary .told").first.get_attribute("lang") == desk.lang
    assert page.locator("#history .wrote").count() == 1
    page.click('#decide a[href*="verdict=publish"]')
    assert page.locator("#says .told").first.is_visible()
    page.fill("#d-reason", "روجعت كاملة")
    sound(page, desk.lang)
    page.click(CONFIRM)
    decided(page, register, DecisionKind.PUBLISH)
    assert register.incident(home.id).review_state == "reviewed"
    assert page.locator("#summary li").count() == 0, "nothing moved since"
    page.click('#summary a[href*="verdict=summary"]')
    page.fill("#w-en", "The city was shelled by artillery.")
    page.fill("#d-reason", "عبارة أوضح")
    page.click(CONFIRM)
    decided(page, register, DecisionKind.SUMMARY)
    assert page.locator("#summary li").count() == 1, "the summary moved since"
    sound(page, desk.lang)
    page.click('#summary a[href*="verdict=publish"]')
    assert page.locator("#moved li").count() == 1
    at(page, "/publications")
    assert home.code in page.locator("#published").inner_text()
    reviewer = desk.pages[Role.REVIEWER]
    at(reviewer, f"/incidents/{home.id}")
    assert reviewer.locator("#summary .told").first.is_visible()
    assert reviewer.locator('a[href*="verdict=summary"]').count() == 0


def sound(page: Page, lang: str) -> None:
    """Fits a phone, and axe finds nothing serious, where scripts run."""
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    if lang == "en":
        page.evaluate(AXE.read_text("utf-8"))
        assert serious(page.evaluate("axe.run(document, {resultTypes: ['violations']})")) == []


def test_a_claim_is_read_twice_and_settled_by_a_third(desk: Desk) -> None:
    register = desk.register
    first, second, third = (desk.pages[role] for role in (Role.RECORDER, Role.EDITOR, Role.REVIEWER))
    claim = of(register, "البصيرة").claims[0]
    at(first, f"/claims/{claim}")
    first.fill("#j-reason", "يوم آخر")
    first.click('#judge button[value="reject"]')
    decided(first, register, DecisionKind.REJECT)
    at(third, f"/claims/{claim}")
    opened(third, "#ask-second")
    third.click("#ask-second button")
    decided(third, register, DecisionKind.SECOND)
    at(second, "/review")
    second.click('a[href="/review?second=1"]')
    assert second.locator("#second").is_visible()
    assert "يوم آخر" not in second.locator("main").inner_text(), "the first answer is hidden"
    second.click('#judge button[value="accept"]')
    expect(second.locator(".flash")).to_be_visible()
    at(third, "/agreement")
    third.fill(".dispute [name=reason]", "هو اليوم نفسه")
    third.click('.dispute button[value="second"]')
    decided(third, register, DecisionKind.SETTLE)


def test_searches_are_kept_and_people_let_in(desk: Desk) -> None:
    page = desk.pages[Role.ADMIN]
    at(page, "/search?q=%D8%A7%D9%84%D8%A8%D8%B5%D9%8A%D8%B1%D8%A9")
    page.fill("#s-name", "سوق البصيرة")
    page.click(".keep button")
    expect(page.locator(".kept li")).to_have_count(1)
    page.click(".kept button")
    expect(page.locator(".kept li")).to_have_count(0)
    at(page, "/people")
    page.fill("#p-name", "نور")
    page.select_option("#p-role", "reader")
    page.click("#add button")
    secret = page.locator(".flash code.secret").inner_text()
    row = page.locator(".people tbody tr", has_text="نور")
    row.locator("select").select_option("recorder")
    row.locator('button[value="role"]').click()
    expect(row.locator("select")).to_have_value("recorder")
    row.locator('button[value="disable"]').click()
    expect(row.locator('button[value="enable"]')).to_be_visible()
    at(page, "/account")
    page.fill("#a-before", PASSWORD)
    page.fill("#a-password", secret)
    page.click("#password button")
    page.wait_for_url("**/account")
    page.click("footer form.seat button")
    page.wait_for_url("**/log-in*")
    page.fill("#l-name", NAMES[Role.ADMIN])
    page.fill("#l-password", secret)
    page.click("main form button")
    page.wait_for_url("**/")
    assert page.locator("html").get_attribute("lang") == desk.lang
