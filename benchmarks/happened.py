"""The invented war itself: a made-up country, and what happened in it.

`events` draws events over fourteen years: crowded days, places that are hit again and again. `invented.py` tells of
them. The same seed gives the same events.
"""

import math
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from tawthiq.model.claim import Where
from tawthiq.model.vocabulary import Method, PartOfDay, Precision

FIRST_DAY, DAYS = date(2011, 1, 1), 5_110
CLAIMS_AN_INCIDENT = 4.0
_HEADS = ["تل", "كفر", "دير", "بيت", "عين", "خان", "أم", "باب", "رأس", "وادي", "حوش", "جبل", "برج", "نبع", "مرج", "شيخ"]
STEMS = [
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
DOERS = ("russia", "syrian-government-forces", "turkey", "us-led-coalition", "islamic-state", "hts")
MEANS = {
    Method.AIRSTRIKE: "في غارة جوية",
    Method.SHELLING: "في قصف مدفعي",
    Method.DRONE_STRIKE: "بضربة طائرة مسيرة",
    Method.EXPLOSIVE_DEVICE: "بانفجار عبوة ناسفة",
    Method.SHOOTING: "برصاص مسلحين",
}


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


def villages() -> tuple[Village, ...]:
    """Fourteen governorates of six districts with 25 places each, seven kilometres apart."""
    places: list[Village] = []
    names = [f"{h} {s}" for h in _HEADS for s in STEMS] + [
        f"{h} {s} {t}" for h in _HEADS for s in STEMS for t in _TAILS
    ]
    for number in range(14 * 6 * 25):
        governorate, district, own = number // 150, number // 25, number % 25
        lat = 31.0 + governorate % 7 + (district % 6) // 3 * 0.45 + own // 5 * 0.063
        lon = 36.0 + governorate // 7 * 1.4 + district % 3 * 0.42 + own % 5 * 0.075
        where = Where(
            place=names[number * 7 % len(names)],
            within=(f"ناحية {STEMS[district % 20]} {district}", f"محافظة {_HEADS[governorate]}", "البلاد"),
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
            method=pick.choice(list(MEANS)),
            doer=pick.choice(DOERS),
            hour=pick.choice(list(PartOfDay)),
            names=tuple(" ".join(pick.choices(_FIRST_NAMES, k=3)) for _ in range(min(2, killed))) if named else (),
        )
