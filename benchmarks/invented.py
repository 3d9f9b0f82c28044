"""Reports of an invented war for the benchmarks: claims as a register holds them, and which event each tells.

1. Each event (`happened.py`) is told by one to many reports, and told wrongly as reports do: wrong days, the
   neighbouring village, the district for the village, other figures, no day, no place, another means or party.
2. `War.reports` puts the tellings into reports: several events in one, tolls of a year beside them, answers of the
   accused, wire copies by other outlets.

The same seed gives the same war. Nothing here is taken from any report, register or gazetteer.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from tawthiq.model.claim import Claim, Harm, Person, Responsible, Source, When, Where, claim_id
from tawthiq.model.document import Document
from tawthiq.model.vocabulary import (
    Bound,
    Facility,
    Kind,
    Method,
    OriginKind,
    Outcome,
    Precision,
    PublishedFrom,
    Response,
    Stance,
    Victims,
)

if TYPE_CHECKING:
    from benchmarks.happened import DAYS, DOERS, MEANS, STEMS, Event, events, villages
else:
    from happened import DAYS, DOERS, MEANS, STEMS, Event, events, villages

_OUTLETS = [f"وكالة {stem} للأنباء" for stem in STEMS] + [f"صحيفة {stem}" for stem in STEMS]
_VOICES = (
    ("مصدر طبي", OriginKind.MEDICAL),
    ("الدفاع المدني", OriginKind.CIVIL_DEFENCE),
    ("شهود عيان", OriginKind.EYEWITNESS),
    ("مصادر محلية", OriginKind.LOCAL_RESIDENT),
    ("مرصد الزهراء لحقوق الإنسان", OriginKind.LOCAL_MONITOR),
)
_KIN = {Method.AIRSTRIKE: Method.SHELLING, Method.SHELLING: Method.AIRSTRIKE, Method.DRONE_STRIKE: Method.AIRSTRIKE}
_LETTERS = "بتجحدرسصطعفقكلمنه"
FILL = [
    f"{head}{x}{middle}{y}{end}"
    for head in ("", "ال", "و", "مت", "است")
    for x in _LETTERS
    for middle, end in (("ا", "ل"), ("ي", "ة"), ("و", "ر"))
    for y in _LETTERS[::3]
]
"""Words that mean nothing, as many as a few news pages hold: what reports say besides."""


@dataclass(frozen=True, slots=True)
class Told:
    """A report with its claims, and for each claim the number of its event (None for a toll)."""

    document: Document
    claims: tuple[Claim, ...]
    truth: tuple[int | None, ...]


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
        page.say(" ".join(self.pick.choices(FILL, k=self.pick.randint(30, 90))))
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
        doer = event.doer if self.chance(0.65) else (self.pick.choice(DOERS) if self.chance(0.08) else None)
        words = f"قال {voice} إن {killed if killed is not None else 'عددا من'} مدنيين قتلوا"
        words += f" {MEANS[method]}" if method else ""
        words += f" على {place.place}" if place else ""
        words += f" {told_day}" if told_day else ""
        words += f" {' '.join(self.pick.choices(FILL, k=4))}"
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
            at = page.say(f"وأصيب {injured} آخرون بجروح {' '.join(self.pick.choices(FILL, k=3))}")
            harm = _harm(Outcome.INJURED, injured, bound, page.part(at, "آخرون"), Victims.UNKNOWN)
            yield Claim(**at, **common, kind=Kind.INCIDENT, harms=(harm,), sources=(source,), confidence=0.7)
        if event.names and self.chance(0.5):
            at = page.say(f"ومن بين القتلى {' و'.join(event.names)}")
            people = tuple(Person(name=n, outcome=Outcome.KILLED, **page.part(at, n)) for n in event.names)
            yield Claim(**at, **common, kind=Kind.INCIDENT, people=people, confidence=0.7)
        if self.chance(0.15):
            at = page.say(f"واتهم ناشطون الجهة المنفذة بالوقوف وراء ذلك {self.pick.choice(FILL)}")
            blamed = (Responsible(actor=event.doer, **page.part(at, "الجهة المنفذة")),)
            yield Claim(**at, **common, kind=Kind.ATTRIBUTION, responsible=blamed, confidence=0.7)
        if self.chance(0.06):
            at = page.say(f"ونفى متحدث عسكري استهداف المدنيين {self.pick.choice(FILL)}")
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
        at = page.say(f"ووثق مرصد الزهراء مقتل {killed} مدنيا منذ بداية العام {self.pick.choice(FILL)}")
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
