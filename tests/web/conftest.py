"""A small register of invented reports for the tests of the desk: every mark of a page occurs in it once.

And a desk to decide on: the browser's part of sending a form, played without one.
"""

import re
from collections.abc import Iterator, Sequence
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import pytest
from argon2 import PasswordHasher
from jinja2 import BytecodeCache
from jinja2.bccache import Bucket
from starlette.testclient import TestClient

from tawthiq.assessment import assess_all, ledger
from tawthiq.model.claim import Claim, Evidence, Harm, ResolvedFrom, Responsible, Source, Span, When, Where, claim_id
from tawthiq.model.cluster import Cluster
from tawthiq.model.decision import Decision, DecisionKind
from tawthiq.model.document import Document
from tawthiq.model.issue import Issue
from tawthiq.model.vocabulary import (
    Bound,
    Facility,
    Group,
    Kind,
    Method,
    OriginKind,
    Outcome,
    Precision,
    PublishedFrom,
    Response,
    Stance,
    Verb,
    Victims,
)
from tawthiq.register import Register
from tawthiq.settings import Settings
from tawthiq.team import passwords
from tawthiq.web import create_app
from tawthiq.web.answer import Press

from ..conftest import read_in
from . import unknown_place

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@pytest.fixture(autouse=True, scope="module")
def quick_hashes() -> Iterator[None]:
    """Passwords of tests are hashed with the least that argon2 allows: tests/team looks at what a team gets."""
    hasher = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(passwords, "_hasher", lambda: hasher)
        passwords._nobody.cache_clear()
        yield
    passwords._nobody.cache_clear()


class Compiled(BytecodeCache):
    """Templates as they were compiled, for all desks of these tests."""

    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self.kept:
            bucket.bytecode_from_string(self.kept[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.kept[bucket.key] = bucket.bytecode_to_string()


@pytest.fixture(autouse=True, scope="session")
def templates_compiled_once() -> Iterator[None]:
    """Nearly every test has a desk of its own; most of its time went into compiling the same templates."""
    compiled, made = Compiled(), Press.__init__

    def with_compiled(press: Press, settings: Settings) -> None:
        made(press, settings)
        press.environment.bytecode_cache = compiled

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Press, "__init__", with_compiled)
        yield


KILLED, INJURED = Outcome.KILLED, Outcome.INJURED
MARKET = Where(place="البصيرة", within=("دير الزور",), country="SY", lat=35.154, lon=40.427, precision=Precision.TOWN)
DISTRICT = Where(place="تلعفر", within=("نينوى",), country="IQ", lat=36.376, lon=42.449, precision=Precision.DISTRICT)
NOWHERE = Where(place="تل الرمان", within=("إدلب",), country="SY", precision=Precision.VILLAGE)

TEXTS = {
    "furat-1.txt": "قال الدفاع المدني إن خمسة مدنيين قتلوا وأصيب 12 آخرون في غارة جوية على سوق بلدة البصيرة "
    "في ريف دير الزور يوم 11 أيار 2019.\n\nونسب الأهالي الغارة إلى طائرات التحالف الدولي.\n",
    "jisr-2.txt": "ارتفاع الحصيلة في البصيرة\n\nأعلن الدفاع المدني مقتل تسعة مدنيين بينهم ثلاثة أطفال في الغارة "
    "على سوق البصيرة يوم السبت 11 أيار 2019، "
    "وقال إن طائرات التحالف الدولي نفذتها.\n",
    "daffa 😀/3.txt": "📌 عاجل 📌 وثّقت الشبكة المحلية للتوثيق مقتل ما بين 7 و14 مدنيا في سوق البصيرة 😢 "
    "يوم 11 أيار 2019، واتهمت التحالف الدولي.\n",
    "reply-4.txt": "أقر التحالف الدولي بأنه شن غارة على البصيرة في 11 أيار 2019، ونفى سقوط مدنيين.\nوقال متحدث أميركي "
    "إن تنظيم داعش فجّر السوق.\n",
    "wire-5.txt": "<script>alert('x')</script> The Civil Defence said at least 6 people were killed on 11 May 2019 "
    'in a market in Busayrah & "many" were hurt.\n',
    "telafar-6.txt": "أفاد مصدر أمني بمقتل عشرات المدنيين في قصف على قضاء تلعفر في 3 حزيران.\n",
    "rumman-7.txt": "أصيبت امرأتان برصاص قناص في قرية تل الرمان فجر 2 تموز 2020، بحسب مراسلنا.\n",
    "total-8.txt": "قالت الشبكة المحلية للتوثيق إن 6910 مدنيين بينهم 2030 طفلا قتلوا في سوريا على يد القوات "
    "الروسية منذ 30 أيلول 2015 حتى 30 أيلول 2021.\n",
    "none-9.txt": "لا شيء في هذا التقرير عن ضحايا.\n",
}
META: dict[str, tuple[str | None, str | None, PublishedFrom | None, str | None]] = {
    "furat-1.txt": ("صحيفة الفرات", "2019-05-12", PublishedFrom.PAGE, "https://example.org/furat/1"),
    "jisr-2.txt": ("وكالة الجسر", "2019-05-13", PublishedFrom.PAGE, "https://example.org/jisr/2"),
    "daffa 😀/3.txt": ("موقع الضفة", "2019-05-14", PublishedFrom.CRAWL, None),
    "reply-4.txt": ("وكالة الجسر", "2019-05-20", PublishedFrom.PAGE, "javascript:alert(1)"),
    "wire-5.txt": ("River Wire", "2019-05-12", PublishedFrom.PAGE, "https://example.org/wire/5"),
    "telafar-6.txt": (None, None, None, None),
    "rumman-7.txt": ("صحيفة الفرات", "2020-07-02", PublishedFrom.REGISTER, None),
    "total-8.txt": ("صحيفة الفرات", "2021-10-01", PublishedFrom.PAGE, None),
    "none-9.txt": ("صحيفة الفرات", "2021-10-02", PublishedFrom.PAGE, None),
}


def span(text: str, words: str) -> dict[str, Any]:
    start = text.index(words)
    return {"quote": words, "start": start, "end": start + len(words)}


def document(name: str) -> Document:
    publisher, published, came_from, url = META[name]
    return Document(
        id=name, text=TEXTS[name], publisher=publisher, published=published, published_from=came_from, url=url
    )


class Draft:
    """Writes claims over one text, finding every span by its words."""

    def __init__(self, name: str) -> None:
        self.document = document(name)
        self.text = self.document.text

    def harm(self, words: str, n: tuple[int | None, int | None], outcome: Outcome = KILLED, **more: Any) -> Harm:
        values: dict[str, Any] = {"victims": Victims.CIVILIAN, "bound": Bound.EXACT} | more
        return Harm(outcome=outcome, min=n[0], max=n[1], **values, **span(self.text, words))

    def source(self, words: str, kind: OriginKind, level: int = 0, **more: Any) -> Source:
        return Source(level=level, kind=kind, **more, **span(self.text, words))

    def party(self, words: str, actor: str, stance: Stance = Stance.ALLEGED) -> Responsible:
        return Responsible(actor=actor, stance=stance, **span(self.text, words))

    def claim(self, words: str, kind: Kind = Kind.INCIDENT, **more: Any) -> Claim:
        values: dict[str, Any] = {"origin": "rules/1.0", "confidence": 0.87, "document": self.document.id}
        made = Claim(kind=kind, **values, **span(self.text, words), **more)
        return Claim(**{f: getattr(made, f) for f in made.__slots__} | {"id": claim_id(self.document.sha256, made)})

    def means(self, words: str, *facilities: str) -> Evidence:
        found = tuple(Span(**span(self.text, f)) for f in facilities)
        return Evidence(method=Span(**span(self.text, words)), facilities=found)


def day(text: str, words: str | None, edtf: str, **more: Any) -> When:
    at = span(text, words) if words else {}
    return When(edtf=edtf, **at, **more)


def drafts() -> tuple[tuple[Claim, ...], tuple[Claim, ...], tuple[Claim, ...], tuple[Claim, ...]]:
    """The claims of the market, of Tal Afar, of Tal al-Rumman, and the cumulative one."""
    d, coalition = Draft("furat-1.txt"), "us-led-coalition"
    date = day(d.text, "يوم 11 أيار 2019", "2019-05-11")
    strike: dict[str, Any] = {"method": Method.AIRSTRIKE, "facilities": (Facility.MARKET,)}
    one = d.claim(
        "خمسة مدنيين قتلوا وأصيب 12 آخرون في غارة جوية على سوق بلدة البصيرة في ريف دير الزور يوم 11 أيار 2019",
        harms=(d.harm("خمسة مدنيين", (5, 5)), d.harm("12 آخرون", (12, 12), INJURED)),
        evidence=d.means("غارة جوية", "سوق"), where=_at(MARKET, d.text, "بلدة البصيرة"), when=date,
        sources=(d.source("الدفاع المدني", OriginKind.CIVIL_DEFENCE, verb=Verb.SAID),), **strike,
    )  # fmt: skip
    two = d.claim(
        "ونسب الأهالي الغارة إلى طائرات التحالف الدولي",
        Kind.ATTRIBUTION, where=MARKET, when=day(d.text, None, "2019-05-11"),
        responsible=(d.party("طائرات التحالف الدولي", coalition),),
        sources=(d.source("الأهالي", OriginKind.LOCAL_RESIDENT),),
    )  # fmt: skip
    e = Draft("jisr-2.txt")
    three = e.claim(
        "مقتل تسعة مدنيين بينهم ثلاثة أطفال في الغارة على سوق البصيرة يوم السبت 11 أيار 2019، "
        "وقال إن طائرات التحالف الدولي نفذتها",
        harms=(e.harm("تسعة مدنيين", (9, 9)), e.harm("ثلاثة أطفال", (3, 3), group=Group.CHILDREN, subset_of=0)),
        evidence=e.means("الغارة", "سوق"), where=MARKET, **strike,
        when=day(e.text, "يوم السبت 11 أيار 2019", "2019-05-11",
                 resolved_from=ResolvedFrom(words="يوم السبت", against="2019-05-13", against_from="page")),
        responsible=(e.party("طائرات التحالف الدولي", coalition),),
        sources=(e.source("الدفاع المدني", OriginKind.CIVIL_DEFENCE, verb=Verb.REPORTED),),
    )  # fmt: skip
    f = Draft("daffa 😀/3.txt")
    four = f.claim(
        "مقتل ما بين 7 و14 مدنيا في سوق البصيرة 😢 يوم 11 أيار 2019، واتهمت التحالف الدولي",
        harms=(f.harm("ما بين 7 و14 مدنيا", (7, 14), bound=Bound.RANGE),), where=MARKET,
        when=day(f.text, "يوم 11 أيار 2019", "2019-05-11"), responsible=(f.party("التحالف الدولي", coalition),),
        sources=(f.source("الشبكة المحلية للتوثيق", OriginKind.NGO_MONITOR, verb=Verb.DOCUMENTED),), **strike,
    )  # fmt: skip
    g = Draft("reply-4.txt")
    five = g.claim(
        "أقر التحالف الدولي بأنه شن غارة على البصيرة في 11 أيار 2019، ونفى سقوط مدنيين", Kind.RESPONSE,
        where=MARKET, when=day(g.text, "في 11 أيار 2019", "2019-05-11"), method=Method.AIRSTRIKE,
        responsible=(g.party("التحالف الدولي", coalition, Stance.ADMITTED),),
        sources=(g.source("التحالف الدولي", OriginKind.PARTY_TO_CONFLICT, party=coalition, verb=Verb.ADMITTED),),
        response=(Response.ADMITS_STRIKE, Response.DENIES_HARM),
        evidence=Evidence(responses=(Span(**span(g.text, "أقر")), Span(**span(g.text, "ونفى سقوط مدنيين")))),
    )  # fmt: skip
    six = g.claim(
        "وقال متحدث أميركي إن تنظيم داعش فجّر السوق", Kind.ATTRIBUTION, where=MARKET, method=Method.EXPLOSIVE_DEVICE,
        when=day(g.text, None, "2019-05-11"), responsible=(g.party("تنظيم داعش", "islamic-state"),),
        sources=(g.source("متحدث أميركي", OriginKind.MILITARY_SPOKESPERSON, party="united-states"),),
        response=(Response.BLAMES_OTHER,),
    )  # fmt: skip
    h = Draft("wire-5.txt")
    seven = h.claim(
        "at least 6 people were killed on 11 May 2019 in a market in Busayrah & \"many\" were hurt",
        harms=(h.harm("at least 6 people", (6, None), victims=Victims.UNKNOWN, bound=Bound.AT_LEAST),
               h.harm('"many"', (None, None), INJURED, victims=Victims.UNKNOWN, bound=Bound.VAGUE)),
        where=MARKET, when=day(h.text, "on 11 May 2019", "2019-05-11"),
        sources=(h.source("The Civil Defence", OriginKind.CIVIL_DEFENCE, verb=Verb.SAID),),
    )  # fmt: skip
    i = Draft("telafar-6.txt")
    eight = i.claim(
        "بمقتل عشرات المدنيين في قصف على قضاء تلعفر في 3 حزيران", method=Method.SHELLING, evidence=i.means("قصف"),
        harms=(i.harm("عشرات المدنيين", (10, None), bound=Bound.VAGUE),), where=_at(DISTRICT, i.text, "قضاء تلعفر"),
        when=day(i.text, "في 3 حزيران", "XXXX-06-03"), sources=(i.source("مصدر أمني", OriginKind.SECURITY_SOURCE),),
    )  # fmt: skip
    j = Draft("rumman-7.txt")
    nine = j.claim(
        "أصيبت امرأتان برصاص قناص في قرية تل الرمان فجر 2 تموز 2020",
        method=Method.SHOOTING,
        evidence=j.means("برصاص قناص"),
        harms=(j.harm("امرأتان", (2, 2), INJURED, group=Group.WOMEN),), where=_at(NOWHERE, j.text, "قرية تل الرمان"),
        when=day(j.text, "فجر 2 تموز 2020", "2020-07-02"), sources=(j.source("مراسلنا", OriginKind.NEWS_AGENCY),),
    )  # fmt: skip
    k = Draft("total-8.txt")
    ten = k.claim(
        "6910 مدنيين بينهم 2030 طفلا قتلوا في سوريا على يد القوات الروسية منذ 30 أيلول 2015 حتى 30 أيلول 2021",
        Kind.TOTAL,
        harms=(k.harm("6910 مدنيين", (6910, 6910)),
               k.harm("2030 طفلا", (2030, 2030), group=Group.CHILDREN, subset_of=0)),
        where=_at(Where(place="سوريا", country="SY", precision=Precision.COUNTRY), k.text, "سوريا"),
        when=day(k.text, "منذ 30 أيلول 2015 حتى 30 أيلول 2021", "2015-09-30/2021-09-30"),
        responsible=(k.party("القوات الروسية", "russia"),),
        sources=(k.source("الشبكة المحلية للتوثيق", OriginKind.NGO_MONITOR),),
    )  # fmt: skip
    return (one, two, three, four, five, six, seven), (eight,), (nine,), (ten,)


def _at(where: Where, text: str, words: str) -> Where:
    return Where(**{f: getattr(where, f) for f in where.__slots__} | span(text, words))


def fill(folder: Path) -> Register:
    """Make the register of the sample in `folder`."""
    register = Register.open(folder, create=True)
    documents = [document(name) for name in TEXTS]
    groups = drafts()
    claims = [c for group in groups for c in group]
    for item in documents:
        register.add_document(item)
        own = sorted((c for c in claims if c.document == item.id), key=lambda c: c.start)
        register.add_claims(item, own, "rules/1.0")
    clusters = [Cluster(id=f"incident{n}", claims=tuple(c.id for c in group)) for n, group in enumerate(groups[:3], 1)]
    _assess(register, clusters, claims, documents, ())
    decision = Decision(
        id="d1",
        kind=DecisionKind.ACCEPT,
        subjects=(claims[0].id,),
        author="ليلى",
        time="2021-11-02T09:30:00Z",
        reason="قرأت التقرير كاملًا",
    )
    register.add_decision(decision)
    _assess(register, clusters, claims, documents, (decision,))
    register.add_issue(
        Issue(
            code="intake.encoding",
            reason="the file is not UTF-8",
            remedy="Save it as UTF-8",
            file="old <b>.txt",
            line=3,
        )
    )
    return register


def _assess(
    register: Register,
    clusters: Sequence[Cluster],
    claims: Sequence[Claim],
    documents: Sequence[Document],
    decisions: Any,
) -> None:
    incidents = assess_all(clusters, claims, documents, decisions)
    register.replace_incidents(incidents, ledger(claims, incidents, documents))


@pytest.fixture(scope="session")
def register(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Register]:
    made = fill(tmp_path_factory.mktemp("desk") / "register")
    yield made
    made.close()


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Register]:
    made = Register.open(tmp_path_factory.mktemp("empty") / "register", create=True)
    yield made
    made.close()


@pytest.fixture(scope="session")
def market(register: Register) -> str:
    """Id of the incident of the market."""
    return next(i.id for i in register.incidents().rows if i.where and i.where.place == "البصيرة")


@pytest.fixture
def client(register: Register) -> TestClient:
    return TestClient(create_app(register), base_url="http://127.0.0.1")


@pytest.fixture(scope="module")
def browser() -> "Iterator[Browser]":
    """A headless browser for the tests of one file."""
    from .serving import chromium  # noqa: PLC0415 - only what opens a browser needs playwright

    with chromium() as opened:
        yield opened


@pytest.fixture
def unsettled(tmp_path: Path) -> Iterator[Register]:
    """Two invented reports, one from a place that no list knows."""
    with read_in(tmp_path, unknown_place.REPORTS) as made:
        yield made


HOST = "http://127.0.0.1"
FORM = "application/x-www-form-urlencoded"


class Desk:
    """Reads pages and sends their forms as a browser does: with its cookies and the origin of the page."""

    def __init__(self, register: Register, lang: str = "en") -> None:
        self.register = register
        self.client = TestClient(create_app(register), base_url=HOST, follow_redirects=False)
        self.client.cookies.set("lang", lang)

    def read(self, path: str) -> str:
        """The text of a page."""
        answer = self.client.get(path)
        assert answer.status_code == 200, (path, answer.status_code)
        return str(answer.text)

    def hidden(self, path: str, name: str) -> str:
        """The first hidden value of this name on a page."""
        found = re.search(rf'name="{name}" value="([^"]*)"', self.read(path))
        assert found, (path, name)
        return unescape(found[1])

    def send(self, fields: dict[str, Any], page: str = "/settings", **headers: str) -> Any:
        """Send a form from a page: its seal and, where it has one, its mark are added."""
        text = self.read(page)
        told = {"seal": "", "version": ""}
        for name in told:
            found = re.search(rf'name="{name}" value="([^"]*)"', text)
            told[name] = found[1] if found else ""
        body = urlencode({"author": "Layla", **told, **fields}, doseq=True)
        return self.client.post(fields.pop("to", "/decide"), content=body,
                                headers={"origin": HOST, "content-type": FORM, **headers})  # fmt: skip


@pytest.fixture
def desk(small: Register) -> Desk:
    """The desk in English over three incidents of its own."""
    return Desk(small)


@pytest.fixture
def arabic_desk(small: Register) -> Desk:
    """The same in Arabic."""
    return Desk(small, "ar")
