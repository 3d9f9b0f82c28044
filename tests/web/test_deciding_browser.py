"""Every act in a real browser, in both languages: by mouse, by keyboard, without scripts, with selected words."""

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page

from tawthiq.model.claim import ENTERED
from tawthiq.model.decision import DecisionKind
from tawthiq.model.incident import Incident
from tawthiq.register import Register
from tawthiq.register.corrections import corrected

from .serving import MARKS, served

pytestmark = MARKS
BOTH = pytest.mark.parametrize("lang", ["ar", "en"])
SELECT = """([words]) => {
  const passage = document.getElementById('passage');
  const walker = document.createTreeWalker(passage, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const at = node.data.indexOf(words);
    if (at < 0) continue;
    const range = new Range();
    range.setStart(node, at);
    range.setEnd(node, at + words.length);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
    passage.dispatchEvent(new MouseEvent('mouseup', {bubbles: true}));
    return true;
  }
  return false;
}"""


@pytest.fixture
def base(small: Register) -> Iterator[str]:
    with served(small) as address:
        yield address


def opened(browser: Browser, base: str, lang: str, scripts: bool = True, width: int = 1280) -> Page:
    """A new browser's page; a request that leaves the host fails the test."""
    context = browser.new_context(
        viewport={"width": width, "height": 900}, reduced_motion="reduce", java_script_enabled=scripts
    )
    page = context.new_page()
    host = urlsplit(base).netloc

    def own(url: str) -> None:
        assert urlsplit(url).netloc == host, url

    page.on("request", lambda request: own(request.url))
    page.goto(f"{base}/settings?lang={lang}")
    page.fill("#s-author", "ليلى")
    page.click("#name button")
    return page


def at(register: Register, place: str, index: int = 0) -> Incident:
    return [i for i in register.all_incidents() if i.where and i.where.place == place][index]


@BOTH
def test_review_by_keyboard(browser: Browser, base: str, small: Register, lang: str) -> None:
    page = opened(browser, base, lang)
    page.goto(f"{base}/review")
    page.keyboard.press("j")
    page.wait_for_url("**/review?at=1")
    page.keyboard.press("k")
    page.wait_for_url("**/review")
    page.keyboard.press("a")
    page.wait_for_url("**/review?decided=*")
    accepted = page.url
    page.keyboard.press("u")
    page.wait_for_url(lambda url: "decided=" in url and url != accepted)  # the page before looks the same
    assert page.locator(".flash").count() == 1
    page.keyboard.press("x")
    assert page.evaluate("document.activeElement.name") == "reason"
    page.keyboard.type("سبب" if lang == "ar" else "reason")
    page.keyboard.press("Escape")
    kinds = [d.kind for d in small.decisions()]
    assert kinds[0] is DecisionKind.ACCEPT
    page.keyboard.press("?")
    assert page.locator("#keys[open]").count() == 1
    page.keyboard.press("e")
    assert page.locator("details.correct[open]").count() == 1
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
    page.keyboard.press("Escape")
    for key, verdict in (("m", "move"), ("s", "split")):
        page.goto(f"{base}/review")
        page.keyboard.press(key)
        page.wait_for_url(f"**/decide?verdict={verdict}&**")
        assert page.locator("main form").count(), "what would change, or which incident to choose"


@BOTH
def test_pairs_by_keyboard(browser: Browser, base: str, small: Register, lang: str) -> None:
    one, other = at(small, "البصيرة"), at(small, "تلعفر")
    pair = f"{base}/pairs?left={one.id}&right={other.id}"
    page = opened(browser, base, lang)
    page.goto(pair)
    assert page.locator("#judge kbd").all_inner_texts() == ["p", "s", "d", "u"]
    page.keyboard.press("?")
    assert page.locator("#keys[open]").count() == 1
    assert page.locator("#keys dt").count() == 6
    page.focus("#j-reason")
    page.keyboard.type("sdu")
    assert page.url == pair, "who writes a reason presses nothing"
    page.fill("#j-reason", "")
    page.keyboard.press("Escape")
    page.keyboard.press("p")
    page.wait_for_url("**/decide?verdict=same&**")
    for key, kind in (("u", "unsure"), ("d", "different"), ("s", "same")):
        page.goto(pair)
        page.keyboard.press(key)
        page.wait_for_selector(".flash")
        assert small.decisions()[-1].kind == kind
    assert small.incident(one.id).id == small.incident(other.id).id


@BOTH
def test_the_keys_are_where_they_are_on_an_arabic_keyboard(
    browser: Browser, base: str, small: Register, lang: str
) -> None:
    """There the key of the letter d writes ي, and that of a writes ش."""
    one, other = at(small, "البصيرة"), at(small, "تلعفر")
    page = opened(browser, base, lang)

    def arabic(written: str, code: str) -> None:
        told = {"key": written, "code": code, "bubbles": True, "cancelable": True}
        page.evaluate("told => document.body.dispatchEvent(new KeyboardEvent('keydown', told))", told)

    page.goto(f"{base}/pairs?left={one.id}&right={other.id}")
    arabic("؟", "Slash")
    assert page.locator("#keys[open]").count() == 1
    arabic("ي", "KeyD")
    page.wait_for_selector(".flash")
    page.goto(f"{base}/review")
    arabic("ش", "KeyA")
    page.wait_for_url("**/review?decided=*")
    assert [d.kind for d in small.decisions()] == [DecisionKind.DIFFERENT, DecisionKind.ACCEPT]


@BOTH
def test_who_turned_the_keys_off_has_none(browser: Browser, base: str, small: Register, lang: str) -> None:
    one, other = at(small, "البصيرة"), at(small, "تلعفر")
    page = opened(browser, base, lang)
    page.goto(f"{base}/settings")
    page.click('#keys a[href*="keys=no"]')
    document = next(iter(small.all_documents())).id
    for path in (f"/pairs?left={one.id}&right={other.id}", "/review", f"/documents/{document}"):
        page.goto(base + path)
        before = page.url
        assert page.locator("kbd").count() == 0
        for key in "asduxj?":
            page.keyboard.press(key)
        assert page.url == before
        assert page.locator("[aria-pressed=true]").count() == 0
    assert small.decisions() == ()
    page.goto(f"{base}/settings")
    page.click('#keys a[href*="keys=yes"]')
    page.goto(f"{base}/review")
    page.keyboard.press("a")
    page.wait_for_url("**/review?decided=*")


@BOTH
def test_words_are_selected_in_the_text(browser: Browser, base: str, small: Register, lang: str) -> None:
    claim = at(small, "تلعفر").claims[0]
    page = opened(browser, base, lang)
    page.goto(f"{base}/claims/{claim}")
    page.locator("#c-party-new-actor").evaluate("e => { e.closest('details').open = true; }")
    page.select_option("#c-party-new-actor", "islamic-state")
    assert page.evaluate(SELECT, ["بقصف مدفعي"]) or page.evaluate(SELECT, ["بقصف"])
    words = page.input_value("#c-party-new-words")
    assert words.startswith("بقصف")
    page.fill("#c-party-new-reason", "said so")
    page.locator('form[data-slot="party.new"] button[type=submit]').click()
    page.wait_for_selector(".flash")
    stored = small.claim(claim).claim
    (after,) = corrected([stored], small.carried_decisions())
    party = after.responsible[0]
    assert (party.actor, party.quote) == ("islamic-state", words)
    text = small.document(stored.document).document.text
    assert text[party.start : party.end] == words
    assert page.locator("tr.corrected").count() == 1


@BOTH
@pytest.mark.parametrize("scripts", [True, False])
def test_a_wrong_figure_is_corrected(browser: Browser, base: str, small: Register, lang: str, scripts: bool) -> None:
    found = at(small, "تلعفر")
    page = opened(browser, base, lang, scripts)
    page.goto(f"{base}/claims/{found.claims[0]}")
    page.locator("details.correct summary").first.click()
    page.fill("#c-harm-0-low", "2")
    page.fill("#c-harm-0-high", "4")
    page.fill("#c-harm-0-reason", "misread")
    page.locator('form[data-slot="harm.0"] button[type=submit]').first.click()
    page.wait_for_url("**decided=*")
    assert page.locator(".flash").is_visible()
    assert page.locator("tr.corrected .machine s").is_visible()
    assert [(r.min, r.max) for r in small.incident(found.id).ranges][:1] == [(2, 4)]


@BOTH
def test_a_merge_is_found_previewed_done_and_undone(browser: Browser, base: str, small: Register, lang: str) -> None:
    one, other = at(small, "البصيرة"), at(small, "البصيرة", 1)
    page = opened(browser, base, lang, width=390)
    page.goto(f"{base}/incidents/{one.id}")
    page.locator('#decide a[href^="/decide?verdict=merge"]').click()
    page.locator(f'.candidates a[href*="{other.id}"]').click()
    assert page.locator(".change").count() == 2
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.fill("#d-reason", "told twice")
    page.locator("form.confirm button").click()
    page.wait_for_selector(".flash")
    assert small.incident(one.id) == small.incident(other.id)
    page.locator(".flash button").click()
    page.wait_for_url("**decided=*")
    assert small.incident(one.id).code == one.code
    assert small.incident(other.id).code == other.code
    page.goto(f"{base}/incidents/{one.id}")
    assert page.locator("#history .gone").count() == 1


@BOTH
def test_claims_are_split_out_and_moved(browser: Browser, base: str, small: Register, lang: str) -> None:
    found, target = at(small, "البصيرة"), at(small, "تلعفر")
    page = opened(browser, base, lang)
    page.goto(f"{base}/incidents/{found.id}")
    page.locator("#decide .pick input[type=checkbox]").first.check()
    page.locator('#decide button[value="move"]').click()
    page.fill("#f-q", target.code)
    page.locator(".filters button").click()
    page.locator(f'.candidates a[href*="{target.id}"]').click()
    page.fill("#d-reason", "belongs there")
    page.locator("form.confirm button").click()
    page.wait_for_selector(".flash")
    assert set(found.claims) <= set(small.incident(target.id).claims)
    page.goto(f"{base}/decide?verdict=split&subject={found.claims[0]}")
    page.fill("#d-reason", "another event")
    page.locator("form.confirm button").click()
    page.wait_for_selector(".flash")
    assert not set(found.claims) & set(small.incident(target.id).claims)


@BOTH
def test_grade_and_sources_are_judged(browser: Browser, base: str, small: Register, lang: str) -> None:
    found = at(small, "تلعفر")
    page = opened(browser, base, lang)
    page.goto(f"{base}/incidents/{found.id}")
    page.select_option("#g-after", "discounted")
    page.locator("#decide form.inline button").click()
    page.fill("#d-reason", "two reviewers")
    page.locator("form.confirm button").click()
    page.wait_for_selector(".flash")
    assert small.incident(found.id).grade.value == "discounted"
    page.goto(f"{base}/incidents/{found.id}")
    page.locator("#decide .pick").last.locator("input[type=checkbox]").first.check()
    page.locator('#decide button[value="not_credible"]').click()
    page.fill("#d-reason", "wrong before")
    page.locator("form.confirm button").click()
    page.wait_for_selector(".flash")
    assert [d.kind for d in small.decisions()] == [DecisionKind.GRADE, DecisionKind.NOT_CREDIBLE]


@BOTH
def test_a_pair_is_judged(browser: Browser, base: str, small: Register, lang: str) -> None:
    one, other = at(small, "البصيرة"), at(small, "البصيرة", 1)
    page = opened(browser, base, lang)
    page.goto(f"{base}/pairs?left={one.id}&right={other.id}")
    assert page.locator(".compared .against").count() >= 2
    page.locator('#judge button[value="different"]').click()
    page.wait_for_selector(".flash")
    assert small.decisions()[-1].kind is DecisionKind.DIFFERENT


@BOTH
def test_two_tabs_overwrite_nothing(browser: Browser, base: str, small: Register, lang: str) -> None:
    claim = at(small, "تلعفر").claims[0]
    page = opened(browser, base, lang)
    page.goto(f"{base}/claims/{claim}")
    second = page.context.new_page()
    second.goto(f"{base}/claims/{claim}")
    second.fill("#j-reason", "one word")
    second.locator('#judge button[value="reject"]').click()
    second.wait_for_selector(".flash")
    page.locator('#judge button[value="accept"]').click()
    page.wait_for_selector(".doubt")
    assert "one word" in page.locator("main").inner_text()
    assert len(small.decisions()) == 1
    page.locator("form.confirm button").click()
    page.wait_for_selector(".flash")
    assert [d.kind for d in small.decisions()] == [DecisionKind.REJECT, DecisionKind.ACCEPT]


@BOTH
def test_a_claim_is_entered_from_selected_words(browser: Browser, base: str, small: Register, lang: str) -> None:
    words = "أفاد مصدر طبي"
    page = opened(browser, base, lang, width=390 if lang == "ar" else 1280)
    page.goto(f"{base}/documents/b.txt")
    assert page.evaluate(SELECT.replace("'passage'", "'text'"), [words])
    assert page.input_value("#m-words") == words
    page.locator("#marking button").click()
    page.wait_for_url("**/enter?*")
    assert page.input_value("#e-words") == words
    page.locator("#e-harm_words").focus()
    assert page.evaluate(SELECT, ["مدنيين بقصف"])
    figure = page.input_value("#e-harm_words")
    page.fill("#e-harm_low", "3")
    page.fill("#e-harm_high", "3")
    page.locator("form.entry button[type=submit]").click()
    if page.locator('input[name="sure"]').count():  # two words of the figure only: the number is asked for again
        assert page.input_value("#e-harm_words") == figure
        page.locator("form.entry button[type=submit]").click()
    page.wait_for_url("**/claims/*decided=*")
    (claim,) = [s.claim for s in small.claims_of_document("b.txt") if s.claim.origin == ENTERED]
    text = small.document("b.txt").document.text
    assert (claim.quote, text[claim.start : claim.end]) == (words, words)
    assert claim.harms[0].quote == figure.strip()
    page.locator(".flash form.undo button, .flash button").first.click()
    page.wait_for_function("!location.search.includes('sure')")
    assert all(s.claim.origin != ENTERED for s in small.claims_of_document("b.txt"))
