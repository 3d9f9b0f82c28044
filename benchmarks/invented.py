"""An invented war for the benchmarks: reports and claims as a register holds them, and which incident each tells.

1. `incidents` draws events over fourteen years of a made-up country: crowded days, places that are hit again and again.
2. Each is told by one to many reports, and told wrongly as reports do: wrong days, the neighbouring village, the
   district for the village, other figures, no day, no place, another means or party.
3. `reports` puts the tellings into reports: several events in one, tolls of a year beside them, answers of the accused,
   wire copies by other outlets.

The same seed gives the same war. Nothing here is taken from any report, register or gazetteer.
"""

import math
import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from tawthiq.model.claim import Claim, Harm, Person, Responsible, Source, When, Where, claim_id
from tawthiq.model.document import Document
from tawthiq.model.vocabulary import (
    Bound,
    Facility,
    Kind,
    Method,
    OriginKind,
    Outcome,
    PartOfDay,
    Precision,
    PublishedFrom,
    Response,
    Stance,
    Victims,
)

FIRST_DAY, DAYS = date(2011, 1, 1), 5_110
CLAIMS_AN_INCIDENT = 4.0
_HEADS = ["تل", "كفر", "دير", "بيت", "عين", "خان", "أم", "باب", "رأس", "وادي", "حوش", "جبل", "برج", "نبع", "مرج", "شيخ"]
_STEMS = [
    "زيتون",
    "رمان",
    "صخر",
    "نور",
    "حجر",
    "سنديان",
    "غزال",
    "ياسين",
    "عامر",
    "هلال",
    "سالم",
    "ريحان",
    "فستق",
    "لوز",
    "غدير",
    "شمس",
    "قمر",
    "نسر",
    "بلوط",
    "دفلى",
]
_TAILS = ["القديمة", "الغربية", "الشرقية", "الفوقا", "التحتا", "الكبرى", "الصغرى", "الجديدة", "الشمالية", "القبلية"]
_OUTLETS = [f"وكالة {stem} للأنباء" for stem in _STEMS] + [f"صحيفة {stem}" for stem in _STEMS]
_FIRST_NAMES = [
    "سامر",
    "أحمد",
    "خالد",
    "نادر",
    "مروان",
    "هدى",
    "ريم",
    "سلمى",
    "يزن",
    "فادي",
    "ليلى",
    "وسيم",
    "رنا",
    "بشار",
    "غسان",
]
_VOICES = (
    ("مصدر طبي", OriginKind.MEDICAL),
    ("الدفاع المدني", OriginKind.CIVIL_DEFENCE),
    ("شهود عيان", OriginKind.EYEWITNESS),
    ("مصادر محلية", OriginKind.LOCAL_RESIDENT),
    ("مرصد الزهراء لحقوق الإنسان", OriginKind.LOCAL_MONITOR),
)
_DOERS = ("russia", "syrian-government-forces", "turkey", "us-led-coalition", "islamic-state", "hts")
_MEANS = {
    Method.AIRSTRIKE: "في غارة جوية",
    Method.SHELLING: "في قصف مدفعي",
    Method.DRONE_STRIKE: "بضربة طائرة مسيرة",
    Method.EXPLOSIVE_DEVICE: "بانفجار عبوة ناسفة",
    Method.SHOOTING: "برصاص مسلحين",
}
_KIN = {Method.AIRSTRIKE: Method.SHELLING, Method.SHELLING: Method.AIRSTRIKE, Method.DRONE_STRIKE: Method.AIRSTRIKE}
_LETTERS = "بتجحدرسصطعفقكلمنه"
_FILL = [
    f"{head}{x}{middle}{y}{end}"
    for head in ("", "ال", "و", "مت", "است")
    for x in _LETTERS
    for middle, end in (("ا", "ل"), ("ي", "ة"), ("و", "ر"))
    for y in _LETTERS[::3]
]
"""Words that mean nothing, as many as a few news pages hold: what reports say besides."""


@dataclass(frozen=True, slots=True)
class Village:
    """A place of the made-up country."""

    where: Where
    near: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """What happened: the truth that reports tell more or less well."""

    number: int
    day: date
    village: int
    killed: int
    injured: int
    method: Method
    doer: str
    hour: PartOfDay
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """A report with its claims, and for each claim the number of its event (None for a toll)."""

    document: Document
    claims: tuple[Claim, ...]
    truth: tuple[int | None, ...]


def villages() -> tuple[Village, ...]:
    """Fourteen governorates of six districts with 25 places each, seven kilometres apart."""
    places: list[Village] = []
    names = [f"{h} {s}" for h in _HEADS for s in _STEMS] + [
        f"{h} {s} {t}" for h in _HEADS for s in _STEMS for t in _TAILS
    ]
    for number in range(14 * 6 * 25):
        governorate, district, own = number // 150, number // 25, number % 25
        lat = 31.0 + governorate % 7 + (district % 6) // 3 * 0.45 + own // 5 * 0.063
        lon = 36.0 + governorate // 7 * 1.4 + district % 3 * 0.42 + own % 5 * 0.075
        where = Where(
            place=names[number * 7 % len(names)],
            within=(f"ناحية {_STEMS[district % 20]} {district}", f"محافظة {_HEADS[governorate]}", "البلاد"),
            country="SY",
            lat=round(lat, 4),
            lon=round(lon, 4),
            precision=Precision.VILLAGE if own else Precision.TOWN,
            place_id=f"p{number}",
        )
        base = number - own
        near = [base + o for o in (own - 1, own + 1, own - 5, own + 5) if 0 <= o < 25 and abs(o % 5 - own % 5) <= 1]
        places.append(Village(where, tuple(near)))
    return tuple(places)


def events(claims: int, seed: int, length: int = DAYS, places: int = 14 * 6 * 25) -> Iterator[Event]:
    """The events of so many claims, in order of days; their number on a day is far from even.

    `length` in days and the number of `places` make the war small and dense.
    """
    pick = random.Random(seed)  # noqa: S311 - a benchmark, no secret
    count = round(claims / CLAIMS_AN_INCIDENT)
    order = list(range(places))
    pick.shuffle(order)
    weights = [1 / (8 + rank) for rank in range(places)]
    busy = [pick.expovariate(1) ** 1.3 * (8 if pick.random() < 0.02 else 1) for _ in range(length)]
    days = sorted(pick.choices(range(length), busy, k=count))
    spots = pick.choices(order, weights, k=count)
    for number, (day, village) in enumerate(zip(days, spots, strict=True)):
        killed = min(180, int(math.exp(pick.gauss(0.9, 1.0))))
        named = killed and pick.random() < 0.06
        yield Event(
            number=number,
            day=FIRST_DAY + timedelta(days=day),
            village=village,
            killed=killed,
            injured=int(killed * pick.random() * 3),
            method=pick.choice(list(_MEANS)),
            doer=pick.choice(_DOERS),
            hour=pick.choice(list(PartOfDay)),
            names=tuple(" ".join(pick.choices(_FIRST_NAMES, k=3)) for _ in range(min(2, killed))) if named else (),
        )


class _Page:
    """A report's text as it grows, with the offsets of what is quoted in it."""

    def __init__(self, headline: str) -> None:
        self.text = headline

    def say(self, words: str) -> dict[str, Any]:
        start = len(self.text) + 1
        self.text = f"{self.text}\n{words}"
        return {"quote": words, "start": start, "end": start + len(words)}

    @staticmethod
    def part(of: dict[str, Any], words: str) -> dict[str, Any]:
        start = of["start"] + of["quote"].index(words)
        return {"quote": words, "start": start, "end": start + len(words)}


class War:
    """Draws everything from one source of chance."""

    def __init__(self, seed: int, length: int = DAYS, places: int = 14 * 6 * 25) -> None:
        self.size = (length, places)
        self.pick = random.Random(seed * 7919 + 1)  # noqa: S311
        self.places = villages()

    def chance(self, share: float) -> bool:
        return self.pick.random() < share

    def reports(self, claims: int, seed: int) -> Iterator[Told]:
        """Reports in order of publication, until the events are told."""
        waiting: list[tuple[date, Event]] = []
        number = 0
        for event in events(claims, seed, *self.size):
            while waiting and waiting[0][0] < event.day:
                day = waiting[0][0]
                due = [e for d, e in waiting if d == day]
                waiting = [item for item in waiting if item[0] != day]
                for told in self._of_day(day, due, number):
                    number += 1
                    yield told
            for _ in range(1 + min(9, int(self.pick.expovariate(0.5)))):
                delay = int(self.pick.expovariate(1.1)) if self.chance(0.9) else self.pick.randint(3, 9)
                waiting.append((event.day + timedelta(days=delay), event))
            waiting.sort(key=lambda item: item[0])
        for day in sorted({d for d, _ in waiting}):
            for told in self._of_day(day, [e for d, e in waiting if d == day], number):
                number += 1
                yield told

    def _of_day(self, day: date, due: list[Event], number: int) -> Iterator[Told]:
        self.pick.shuffle(due)
        while due:
            size = min(len(due), self.pick.choice((1, 1, 1, 2, 2, 3, 4, 6)))
            told, due = list({e.number: e for e in due[:size]}.values()), due[size:]
            first = self._report(f"r{number}", day, told)
            yield first
            number += 1
            if self.chance(0.12):
                yield self._copy(first, f"r{number}")
                number += 1

    def _report(self, name: str, day: date, told: list[Event]) -> Told:
        outlet = self.pick.choice(_OUTLETS)
        page = _Page(f"{outlet}: آخر التطورات الميدانية {day.isoformat()}")
        drafts: list[tuple[Claim, int | None]] = []
        for place, event in enumerate(told):
            drafts += [(claim, event.number) for claim in self._telling(page, name, f"e{place + 1}", event)]
        if self.chance(0.12):
            drafts.append((self._toll(page, name, day), None))
        page.say(" ".join(self.pick.choices(_FILL, k=self.pick.randint(30, 90))))
        unknown = self.chance(0.08)
        document = Document(
            id=name,
            text=page.text,
            publisher=outlet,
            published=None if unknown else day.isoformat(),
            published_from=None if unknown else PublishedFrom.PAGE,
        )
        return _sealed(document, drafts)

    def _copy(self, told: Told, name: str) -> Told:
        """The same words with another outlet's name below."""
        outlet = self.pick.choice([other for other in _OUTLETS if other != told.document.publisher])
        copy = replace(told.document, id=name, text=f"{told.document.text}\n{outlet}", publisher=outlet)
        claims = [replace(c, document=name) for c in told.claims]
        return _sealed(copy, list(zip(claims, told.truth, strict=True)))

    def _telling(self, page: _Page, name: str, label: str, event: Event) -> Iterator[Claim]:
        place, told_day = self._place(event), self._day(event)
        killed, bound = self._figure(event.killed)
        method = self._means(event)
        voice, kind = self.pick.choice(_VOICES)
        doer = event.doer if self.chance(0.65) else (self.pick.choice(_DOERS) if self.chance(0.08) else None)
        words = f"قال {voice} إن {killed if killed is not None else 'عددا من'} مدنيين قتلوا"
        words += f" {_MEANS[method]}" if method else ""
        words += f" على {place.place}" if place else ""
        words += f" {told_day}" if told_day else ""
        words += f" {' '.join(self.pick.choices(_FILL, k=4))}"
        at = page.say(words)
        where = place and replace(place, **page.part(at, place.place))
        when = (
            When(edtf=told_day, part_of_day=event.hour if self.chance(0.3) else None, **page.part(at, told_day))
            if told_day
            else None
        )
        common: dict[str, Any] = {
            "document": name,
            "incident": label,
            "where": where,
            "when": when,
            "origin": "invented/1",
        }
        source = Source(kind=kind, **page.part(at, voice))
        yield Claim(
            **at,
            **common,
            kind=Kind.INCIDENT,
            harms=(
                _harm(
                    Outcome.KILLED,
                    killed,
                    bound,
                    page.part(at, "مدنيين"),
                    Victims.CIVILIAN if self.chance(0.7) else Victims.UNKNOWN,
                ),
            ),
            method=method,
            facilities=(self.pick.choice(list(Facility)),) if self.chance(0.2) else (),
            responsible=(Responsible(actor=doer, **page.part(at, "قتلوا")),) if doer else (),
            sources=(source,),
            confidence=0.8,
        )
        yield from self._more(page, event, common, source)

    def _more(self, page: _Page, event: Event, common: dict[str, Any], source: Source) -> Iterator[Claim]:
        """What a report adds: the injured, the names of the dead, who did it, the answer of the accused."""
        if event.injured and self.chance(0.45):
            injured, bound = self._figure(event.injured)
            at = page.say(f"وأصيب {injured} آخرون بجروح {' '.join(self.pick.choices(_FILL, k=3))}")
            harm = _harm(Outcome.INJURED, injured, bound, page.part(at, "آخرون"), Victims.UNKNOWN)
            yield Claim(**at, **common, kind=Kind.INCIDENT, harms=(harm,), sources=(source,), confidence=0.7)
        if event.names and self.chance(0.5):
            at = page.say(f"ومن بين القتلى {' و'.join(event.names)}")
            people = tuple(Person(name=n, outcome=Outcome.KILLED, **page.part(at, n)) for n in event.names)
            yield Claim(**at, **common, kind=Kind.INCIDENT, people=people, confidence=0.7)
        if self.chance(0.15):
            at = page.say(f"واتهم ناشطون الجهة المنفذة بالوقوف وراء ذلك {self.pick.choice(_FILL)}")
            blamed = (Responsible(actor=event.doer, **page.part(at, "الجهة المنفذة")),)
            yield Claim(**at, **common, kind=Kind.ATTRIBUTION, responsible=blamed, confidence=0.7)
        if self.chance(0.06):
            at = page.say(f"ونفى متحدث عسكري استهداف المدنيين {self.pick.choice(_FILL)}")
            speaker = Source(kind=OriginKind.MILITARY_SPOKESPERSON, party=event.doer, **page.part(at, "متحدث عسكري"))
            denied = (Responsible(actor=event.doer, stance=Stance.DENIED, **page.part(at, "استهداف المدنيين")),)
            answer = (Response.DENIES_HARM,)
            yield Claim(
                **at,
                **common,
                kind=Kind.RESPONSE,
                response=answer,
                responsible=denied,
                sources=(speaker,),
                confidence=0.7,
            )

    def _toll(self, page: _Page, name: str, day: date) -> Claim:
        killed = self.pick.randint(20, 9_000)
        at = page.say(f"ووثق مرصد الزهراء مقتل {killed} مدنيا منذ بداية العام {self.pick.choice(_FILL)}")
        place = self.pick.choice(self.places).where
        area = Where(place=place.within[self.pick.choice((1, 2))], country="SY", precision=Precision.GOVERNORATE)
        return Claim(
            **at,
            document=name,
            kind=Kind.TOTAL,
            harms=(_harm(Outcome.KILLED, killed, Bound.EXACT, page.part(at, str(killed)), Victims.CIVILIAN),),
            where=area,
            when=When(edtf=f"{day.year}-01-01/{day.isoformat()}"),
            sources=(Source(kind=OriginKind.LOCAL_MONITOR, **page.part(at, "مرصد الزهراء")),),
            origin="invented/1",
        )

    def _place(self, event: Event) -> Where | None:
        told = self.places[event.village]
        if self.chance(0.05):
            return None
        if self.chance(0.08):
            return self.places[self.pick.choice(told.near)].where
        if self.chance(0.12):
            level = self.pick.choice((0, 0, 1))
            precision = (Precision.SUBDISTRICT, Precision.GOVERNORATE)[level]
            return Where(
                place=told.where.within[level], within=told.where.within[level + 1 :], country="SY", precision=precision
            )
        return told.where

    def _day(self, event: Event) -> str | None:
        if self.chance(0.15):
            return None
        day = event.day + timedelta(days=self.pick.choice((-1, 1, 1, 2)) if self.chance(0.08) else 0)
        if self.chance(0.03):
            return f"XXXX-{day:%m-%d}"
        return f"{day:%Y-%m}" if self.chance(0.01) else day.isoformat()

    def _figure(self, true: int) -> tuple[int | None, Bound]:
        if self.chance(0.08):
            return None, Bound.VAGUE
        if self.chance(0.25):
            true = max(1, true + self.pick.choice((-2, -1, 1, 1, 2, 3)) * (1 + true // 12))
        return max(1, true), Bound.AT_LEAST if self.chance(0.1) else Bound.EXACT

    def _means(self, event: Event) -> Method | None:
        if self.chance(0.2):
            return None
        return _KIN.get(event.method, event.method) if self.chance(0.1) else event.method


def _harm(outcome: Outcome, number: int | None, bound: Bound, at: dict[str, Any], victims: Victims) -> Harm:
    most = None if bound in {Bound.VAGUE, Bound.AT_LEAST} else number
    return Harm(outcome=outcome, victims=victims, min=number, max=most, bound=bound, **at)


def _sealed(document: Document, drafts: list[tuple[Claim, int | None]]) -> Told:
    """Claims with the ids that the register's contract gives them."""
    sha = document.sha256
    claims = tuple(replace(claim, id=claim_id(sha, claim)) for claim, _ in drafts)
    return Told(document, claims, tuple(number for _, number in drafts))
