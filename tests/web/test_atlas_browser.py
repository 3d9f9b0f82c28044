"""Map and timeline of many incidents in a browser: clusters, the brush, the list beside them, without scripts too."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tawthiq.model.claim import When, Where
from tawthiq.model.incident import Incident, Range, Title
from tawthiq.model.vocabulary import Grade, Outcome, Precision, RangeVictims
from tawthiq.register import Register

from .serving import MARKS, served

pytestmark = MARKS
SIZES = ((1280, 900), (390, 844))
MANY = 360


def told(number: int) -> Incident:
    """The incidents lie in two villages side by side, a town far off and a governorate, ten months of each year."""
    villages = [("تل غدير", 35.50, 36.50), ("كفر نور", 35.52, 36.52), ("رأس النبع", 33.10, 40.20)]
    name, lat, lon = villages[number % 3]
    coarse = number % 10 == 0
    return Incident(
        id=f"i{number:03d}",
        code="",
        title=Title("غارة", "Airstrike"),
        claims=(f"c{number}",),
        documents=("d",),
        when=When(edtf=f"{2014 + number % 6}-{1 + number % 10:02d}-{1 + number % 28:02d}"),
        where=Where(
            place="إدلب" if coarse else name,
            country="SY",
            lat=35.8 if coarse else lat,
            lon=36.6 if coarse else lon,
            precision=Precision.GOVERNORATE if coarse else Precision.VILLAGE,
        ),
        ranges=tuple(
            Range(outcome=Outcome.KILLED, victims=victims, min=number % 7, max=number % 7 + 3)
            for victims in (RangeVictims.CIVILIAN, RangeVictims.NOT_COMBATANT)
        ),
        grade=Grade.WEAK if number % 2 else Grade.FAIR,
    )


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder: Path = tmp_path_factory.mktemp("atlas") / "register"
    with Register.open(folder, create=True) as register:
        register.replace_incidents([told(number) for number in range(MANY)], [])
        with served(register) as address:
            yield address


def opened(browser: Browser, address: str, size: tuple[int, int], scripts: bool = True) -> Page:
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]}, java_script_enabled=scripts, reduced_motion="reduce"
    )
    page = context.new_page()
    page.goto(address)
    if scripts and "/map" in address:
        page.wait_for_selector("#map[data-whole]")
    assert page.locator("h1").count() == 1
    return page


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize("size", SIZES)
def test_a_cluster_narrows_the_list_and_the_address(
    browser: Browser, base: str, lang: str, size: tuple[int, int]
) -> None:
    page = opened(browser, f"{base}/map?lang={lang}", size)
    assert page.get_attribute("#map", "data-drawn") == str(MANY)
    cluster = page.locator(".cluster")
    assert cluster.count() == 1  # the two villages; the town is a circle, the governorate is shaded whole
    assert cluster.inner_text() == "216"
    assert cluster.get_attribute("aria-label")
    cluster.focus()
    page.keyboard.press("Enter")
    page.locator("#map-narrow .found", has_text="216").wait_for()
    assert "box=35.5%2C36.5%2C35.52" in page.url
    page.locator(".cluster").wait_for(state="detached")  # nearer, they are told apart
    assert page.locator("#map-narrow .active").first.inner_text().strip("× \n")
    page.locator("#map-narrow .active").first.click()
    assert "box" not in page.url
    assert "360" in page.locator("#map-narrow .found").inner_text()


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize("size", SIZES)
def test_the_brush_narrows_map_list_and_address(browser: Browser, base: str, lang: str, size: tuple[int, int]) -> None:
    page = opened(browser, f"{base}/map?lang={lang}", size)
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
    left, right = "e => e.getBoundingClientRect().left", "e => e.getBoundingClientRect().right"
    first, last = page.locator("#brush rect").first, page.locator("#brush rect").last
    assert (first.evaluate(left) > last.evaluate(right)) is (lang == "ar")  # time runs as the reader reads
    page.locator("#b-to").fill("11")
    assert page.get_attribute("#map", "data-drawn") == "60"
    page.locator("#map-narrow .found", has_text="60").wait_for()
    assert "from=2014-01-01" in page.url
    assert "to=2014-12-31" in page.url
    page.reload()
    page.wait_for_selector("#map[data-whole]")
    assert page.get_attribute("#map", "data-drawn") == "60"
    assert page.input_value("#b-to") == "11"


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_without_scripts_there_are_a_drawing_a_list_and_periods(browser: Browser, base: str, lang: str) -> None:
    page = opened(browser, f"{base}/map?lang={lang}", SIZES[1], scripts=False)
    image = page.locator(".drawn-map")
    assert image.is_visible()
    assert str(MANY) in (image.get_attribute("alt") or "")
    assert page.request.get(f"{base}/map.svg").status == 200
    assert page.locator(".placed li").count() == 50
    assert not page.locator("#brush").is_visible()
    page.locator(".strip a").first.click()
    assert "from=2014-01-01" in page.url
    assert "60" in page.locator("#map-narrow .found").inner_text()


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize("size", SIZES)
def test_many_incidents_are_folded_into_years_and_opened_step_by_step(
    browser: Browser, base: str, lang: str, size: tuple[int, int]
) -> None:
    page = opened(browser, f"{base}/timeline?lang={lang}", size)
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
    assert page.locator(".month").count() == 6
    assert page.locator(".sumline .bar").count() == 6  # of each year one grade
    page.locator(".month h2 a").first.click()
    assert "from=2019-01-01&to=2019-12-31" in page.url
    assert page.locator(".month").count() == 5
    assert page.locator(".line:not(.sumline) tbody tr").count() == 60
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
    page.goto(f"{page.url}&by=week")
    assert page.locator(".splits [aria-current]").count() == 1
    assert page.locator(".month").count() > 5


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize("size", SIZES)
def test_calm_mode_is_a_choice_of_the_settings(browser: Browser, base: str, lang: str, size: tuple[int, int]) -> None:
    page = opened(browser, f"{base}/settings?lang={lang}", size)
    accent = "getComputedStyle(document.documentElement).getPropertyValue('--accent')"
    before = page.evaluate(accent)
    page.locator("a[href='/settings?calm=yes']").click()
    assert page.locator("html.calm").count() == 1
    assert page.evaluate(accent) != before
    assert page.locator("a[href='/settings?calm=yes']").get_attribute("aria-current") == "true"
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
    page.goto(f"{base}/timeline")
    assert page.locator("html.calm").count() == 1
