"""What a newcomer does on the first day, with the five sample reports, going by the words on the page alone.

From the first page: what did the Coalition admit on 17 March 2017; put a wrong figure right; merge two incidents and
take it back; print the page. The clicks are counted: where more are needed, it has become harder to find one's way.
"""

import re
import shutil
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pypdf
import pytest
from playwright.sync_api import Browser, Locator, Page

from tawthiq import pipeline
from tawthiq.register import Register
from tawthiq.web.words import words

from .serving import MARKS, served

pytestmark = MARKS
QUESTION = {"ar": "بماذا اعترف التحالف في 17 آذار 2017؟", "en": "What did the Coalition admit on 17 March 2017?"}
PLACE = {"ar": "الموصل الجديدة", "en": "Mosul al-Jadida"}
A4 = (595, 842)  # points
FIGURE = {"ar": "200", "en": "at least 200 people"}


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory, seeds: Path) -> Path:
    folder = tmp_path_factory.mktemp("trial") / "register"
    with Register.open(folder, create=True) as register:
        pipeline.run([seeds / "docs.jsonl"], register, pipeline.Orders())
    return folder


def placed(text: str, outer: list[float], inner: list[float]) -> tuple[float, float, str]:
    """Where words stand on a sheet, in points from its lower left corner."""
    x, y = inner[4], inner[5]
    return outer[0] * x + outer[2] * y + outer[4], outer[1] * x + outer[3] * y + outer[5], text


class Newcomer:
    """Somebody who reads and clicks; counts the clicks."""

    def __init__(self, page: Page, base: str, lang: str) -> None:
        self.page = page
        self.lang = lang
        self.clicks = 0
        page.goto(f"{base}/?lang={lang}")

    def said(self, key: str, **values: Any) -> str:
        """A word of the interface in their language."""
        return re.sub(r"<[^>]+>", "", str(words(self.lang, "latin").t(key, **values)))

    def click(self, where: Locator) -> None:
        where.first.click()
        self.clicks += 1

    def link(self, name: str) -> Locator:
        return self.page.get_by_role("link", name=name)

    def button(self, name: str) -> Locator:
        return self.page.get_by_role("button", name=name, exact=True)

    def counted(self) -> int:
        """The clicks since the last time."""
        clicks, self.clicks = self.clicks, 0
        return clicks


@pytest.fixture(params=["ar", "en"])
def somebody(
    request: pytest.FixtureRequest, browser: Browser, read: Path, tmp_path: Path
) -> Iterator[tuple[Newcomer, Register]]:
    shutil.copytree(read, tmp_path / "register")
    with Register.open(tmp_path / "register") as register, served(register) as base:
        context = browser.new_context(viewport={"width": 1280, "height": 1000}, reduced_motion="reduce")
        page = context.new_page()
        page.set_default_timeout(10_000)
        elsewhere: list[str] = []
        host = urlsplit(base).netloc
        page.on("request", lambda r: elsewhere.append(r.url) if urlsplit(r.url).netloc != host else None)
        yield Newcomer(page, base, request.param), register
        assert elsewhere == []
        context.close()


def test_what_the_coalition_admitted(somebody: tuple[Newcomer, Register]) -> None:
    one, _ = somebody
    one.click(one.link(PLACE[one.lang]))
    assert one.counted() == 1
    answer = one.page.locator(".first").get_by_text(one.said("response.admits_strike"))
    assert answer.first.is_visible()
    assert one.said("response.not_confirmed") in one.page.locator(".first").inner_text()
    one.click(one.page.locator("main .first a", has_text=one.said("response.admits_strike")))
    assert "اعترف التحالف لاحقا بأنه شن" in one.page.locator("main").inner_text(), "the words themselves"
    assert one.counted() == 1


def test_the_same_by_asking(somebody: tuple[Newcomer, Register]) -> None:
    one, _ = somebody
    one.page.get_by_label(one.said("desk_ask.label")).fill(QUESTION[one.lang])
    one.click(one.button(one.said("desk_ask.go")))
    first = one.page.locator("main section a").first
    assert PLACE[one.lang] in first.inner_text()
    assert "اعترف التحالف لاحقا بأنه شن" in one.page.locator("main").inner_text()
    assert one.counted() == 1


def test_a_wrong_figure_is_put_right_and_a_wrong_correction_taken_back(somebody: tuple[Newcomer, Register]) -> None:
    one, register = somebody
    one.click(one.link(PLACE[one.lang]))
    one.click(one.link(one.said("incident_acts.wrong_do")))
    one.click(one.page.locator("#range summary", has_text=FIGURE[one.lang]))
    one.click(one.page.locator("#range details[open]").get_by_role("link", name=one.said("incident.read_claim")))
    one.click(one.page.locator("#fields summary", has_text=one.said("act.correct")))
    form = one.page.locator("#fields details[open]")
    form.locator("input[name=low]").fill("310")
    form.locator("input[name=high]").fill("310")
    form.locator("[name=reason]").fill("310")
    form.locator("[name=author]").fill("ليلى")
    one.click(form.get_by_role("button", name=one.said("act.correct"), exact=True))
    one.page.wait_for_selector(".flash")
    assert one.counted() == 6
    assert "310" in one.page.locator(".flash").inner_text()
    (decision,) = register.decisions()
    assert decision.reason == "310"
    found = next(i for i in register.all_incidents() if i.code == "TW-2017-0001")
    assert max(r.max or 0 for r in found.ranges) == 310
    one.click(one.button(one.said("act.undo")))
    one.page.wait_for_url("**decided=*")
    found = next(i for i in register.all_incidents() if i.code == "TW-2017-0001")
    assert max(r.max or 0 for r in found.ranges) == 260


def test_two_incidents_are_merged_and_parted_again(somebody: tuple[Newcomer, Register]) -> None:
    one, register = somebody
    before = {i.id for i in register.all_incidents()}
    one.click(one.link(PLACE[one.lang]))
    one.click(one.link(one.said("incident_acts.merge_do")))
    one.click(one.page.locator(".candidates a"))
    assert one.page.locator(".change").count() == 2, "what becomes of both is shown before it happens"
    one.page.locator("#d-reason").fill("واقعة واحدة")
    one.page.locator("form.confirm [name=author]").fill("ليلى")
    one.click(one.page.locator("form.confirm button"))
    one.page.wait_for_selector(".flash")
    assert one.counted() == 4
    assert len({i.id for i in register.all_incidents()}) == len(before) - 1
    one.click(one.button(one.said("act.undo")))
    told = one.said("change.merge")
    one.page.locator(".flash", has_text=one.said("change.undone", what=told)).wait_for()
    assert {i.id for i in register.all_incidents()} == before
    one.click(one.button(one.said("act.redo")))
    one.page.locator(".flash", has_text=one.said("change.in_force_again", what=told)).wait_for()
    assert len({i.id for i in register.all_incidents()}) == len(before) - 1


def test_the_page_is_printed(somebody: tuple[Newcomer, Register]) -> None:
    one, _ = somebody
    one.click(one.link(PLACE[one.lang]))
    one.page.evaluate("window.print = () => { window.printed = true; }")
    one.click(one.button(one.said("footer.print")))
    assert one.page.evaluate("window.printed") is True
    one.page.emulate_media(media="print")
    for hidden in ("header nav", ".acts", "#print", ".contents", "#voices .button", ".making details a"):
        assert not one.page.locator(hidden).first.is_visible(), hidden
    assert one.page.locator(".claims blockquote").first.is_visible(), "the words are printed"
    drawn_place = one.page.locator(".map-drawn svg").first
    assert drawn_place.get_attribute("aria-label"), "and where it was, as an area"
    assert drawn_place.is_visible()
    assert drawn_place.locator("circle").count() == 1
    sheets = pypdf.PdfReader(BytesIO(one.page.pdf(format="A4"))).pages
    assert len(sheets) < 12
    for number, sheet in enumerate(sheets, 1):
        drawn: list[tuple[float, float, str]] = []
        sheet.extract_text(visitor_text=lambda text, cm, tm, *_, to=drawn: to.append(placed(text, cm, tm)))
        words_at = [(x, y) for x, y, text in drawn if text.strip()]
        assert all(25 < x < A4[0] - 25 and 15 < y < A4[1] - 25 for x, y in words_at), f"margins of sheet {number}"
        assert len(words_at) > 8, f"sheet {number} is nearly empty"
    assert one.page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
