"""Other projects' cases read against the program, suite by suite (see docs/reference/numbers-and-dates.md).

Where a suite rolls a bare date forward and we look back, month and day count, or the weekday.
"""

import json
import math
import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import yaml

from tawthiq import pipeline
from tawthiq.evaluation.assaults import tells_assault
from tawthiq.model.document import Document
from tawthiq.settings import Settings
from tawthiq.text import dates, edtf, quantities
from tawthiq.text.dates import Reference, TimeOfDay
from tawthiq.text.quantities import ordinals, values
from tawthiq.text.tokens import tokenize

HERE = Path(__file__).parent
BENCH = HERE.parents[1] / os.environ.get("TAWTHIQ_BENCH", "../shared")
FOLDER = BENCH / "suites"

Case = dict[str, Any]


@dataclass(frozen=True)
class Score:
    """`excluded` cases are those of suites_exclusions.yaml, each with its reason."""

    passed: int
    total: int
    excluded: int
    failures: tuple[str, ...]

    @property
    def share(self) -> float:
        return self.passed / self.total if self.total else 0.0


@dataclass(frozen=True)
class Detection:
    """What of a class was `found` and `missed`, and what was taken for it wrongly; `failures` are ids, never texts."""

    found: int
    missed: int
    wrong: int
    excluded: int
    failures: tuple[str, ...]

    @property
    def passed(self) -> int:
        return self.found

    @property
    def total(self) -> int:
        return self.found + self.missed

    @property
    def share(self) -> float:
        """F1."""
        return 2 * self.found / (2 * self.found + self.missed + self.wrong) if self.found else 0.0


def _cases(name: str) -> list[Case]:
    lines = (FOLDER / f"{name}.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines if line]


def _exclusions(suite: str) -> set[str]:
    content = yaml.safe_load((HERE / "suites_exclusions.yaml").read_text("utf-8"))
    return {case for group in content.get(suite, []) for case in group["cases"]}


def _score(suite: str, cases: list[Case], passes: Callable[[Case], bool]) -> Score:
    excluded = _exclusions(suite)
    kept = [case for case in cases if case["text"].strip() not in excluded]
    failures = tuple(case["text"] for case in kept if not passes(case))
    return Score(len(kept) - len(failures), len(kept), len(cases) - len(kept), failures)


def _close(a: float | None, b: float) -> bool:
    return a is not None and math.isclose(a, b, rel_tol=1e-6, abs_tol=1e-12)


def _numbers(text: str, expected: list[float]) -> bool:
    got = [float(value.value) for value in values.numbers(text)]
    return len(got) == len(expected) and all(map(_close, got, expected))


def duckling_numerals() -> Score:
    def passes(case: Case) -> bool:
        got = values.value(case["text"])
        return _close(None if got is None else float(got), case["expected"])

    return _score("duckling_numerals", _cases("duckling_numeral_ar"), passes)


def duckling_ordinals() -> Score:
    return _score(
        "duckling_ordinals",
        _cases("duckling_ordinal_ar"),
        lambda case: ordinals.ordinal_value(case["text"]) == case["expected"],
    )


def maha_numerals() -> Score:
    return _score(
        "maha_numerals",
        _cases("maha_numeral_ar"),
        lambda case: _numbers(case["text"], [float(item["value"]) for item in case["expected"]]),
    )


def _recognizers(*kinds: str) -> list[Case]:
    return [case for case in _cases("recognizers_ar") if case["kind"].split("/")[1] in kinds]


def recognizers_numbers() -> Score:
    return _score(
        "recognizers_numbers",
        _recognizers("NumberModel"),
        lambda case: _numbers(case["text"], [float(item["value"]["value"]) for item in case["expected"]]),
    )


def _interval(text: str) -> tuple[float | None, float | None]:
    low, high = text.strip("[]()").split(",")
    return (float(low) if low else None), (float(high) if high else None)


def recognizers_ranges() -> Score:
    def passes(case: Case) -> bool:
        tokens = tokenize(case["text"])
        got = [
            (found.min, found.max)
            for found in quantities.find(tokens)
            if found.bound not in {"exact", "vague", "about"} or tokens[found.first].folded in {"يساوي", "تساوي"}
        ]
        return got == [_interval(item["value"]["value"]) for item in case["expected"]]

    return _score("recognizers_ranges", _recognizers("NumberRangeModel"), passes)


def _resolved(text: str, reference: date) -> list[str]:
    against = Reference(day=reference, previous=reference.isoformat())
    found = [
        dates.resolve(expression.spec, against)
        for expression in dates.find(tokenize(text))
        if not isinstance(expression.spec, TimeOfDay)
    ]
    return [item.edtf for item in found if item]


def _agrees(expected: date, got: str, reference: date) -> bool:
    """The same day; the same day of the year; or, where the suite looks ahead, the same weekday before."""
    days = edtf.days(got)
    if days is None or days[0] != days[1]:
        return False
    if (days[0].month, days[0].day) == (expected.month, expected.day):
        return True
    return expected > reference >= days[0] and days[0].weekday() == expected.weekday()


def _day(text: str) -> date:
    return date.fromisoformat(text[:10])


def duckling_days() -> Score:
    def passes(case: Case) -> bool:
        reference, expected = _day(case["reference"]), case["expected"]
        got = _resolved(case["text"], reference)
        return bool(got) and _agrees(_day(expected["at"]), got[0], reference)

    cases = [case for case in _cases("duckling_time_ar_day") if case["expected"].get("grain") == "day"]
    cases = [case for case in cases if case["expected"]["type"] == "instant" and not case["expected"].get("holiday")]
    return _score("duckling_days", cases, passes)


def recognizers_days() -> Score:
    def passes(case: Case) -> bool:
        reference = _day(case["reference"])
        past = case["expected"][0]["value"]["PastResolution"]["date"]
        got = _resolved(case["text"], reference)
        return not got if past == "0001-01-01" else bool(got) and _agrees(_day(past), got[0], reference)

    return _score("recognizers_days", _recognizers("DateParser"), passes)


def dateparser_days() -> Score:
    reference = date(2017, 6, 15)

    def passes(case: Case) -> bool:
        got, expected = _resolved(case["text"], reference), case["expected"]
        if case["kind"] == "search":
            return got == [found for _, found in expected]
        if case["kind"] == "hijri":
            return bool(got) and edtf.plain(got[0]) == expected[:10]
        return got == [(reference - timedelta(days=expected["ago"]["days"])).isoformat()]

    cases = [case for case in _cases("dateparser_ar") if case["kind"] != "translation"]
    return _score("dateparser_days", cases, passes)


_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_FIELD = re.compile(r"(\w+)=(-?\w+)(?:\(([+-]\d)\))?")


def maha_days() -> Score:
    """Maha gives fields and no date: the day they fix is worked out here; other cases are not of a day."""
    reference = date(2021, 11, 10)

    def passes(case: Case) -> bool:
        expected = _maha_day(case["expected"][0]["value"], reference)
        got = _resolved(case["text"], reference)
        return bool(got) and expected is not None and _agrees(expected, got[0], reference)

    cases = [case for case in _cases("maha_time_ar") if case["expected"]]
    return _score("maha_days", [case for case in cases if _maha_day(case["expected"][0]["value"], reference)], passes)


def _maha_day(value: str, reference: date) -> date | None:
    fields = {name: (amount, nth) for name, amount, nth in _FIELD.findall(value)}
    if not value.startswith("TimeValue") or not fields.keys() & {"days", "day", "weekday"} or "hijri" in fields:
        return None
    if fields.keys() & {"years", "months", "weeks", "hours", "next_month"}:
        return None
    day = reference + timedelta(days=int(fields.get("days", ("0", ""))[0]))
    if "month" in fields or "day" in fields:
        year = int(fields.get("year", (str(day.year), ""))[0])
        day = date(year, int(fields["month"][0]), int(fields["day"][0])) if {"month", "day"} <= fields.keys() else day
    elif "weekday" in fields:
        name, nth = fields["weekday"]
        step, ahead = int(nth or 1), (_WEEKDAYS.index(name) - day.weekday()) % 7
        day += timedelta(days=ahead + 7 * (step - 1) if step > 0 else (ahead - 7 if ahead else 0) + 7 * (step + 1))
    return day


def assault_sentences() -> Detection:
    """Sentences on whose class no majority of the annotators agreed are left out."""
    cases = [case for case in _cases("event_gsr_detect_ar") if case["event_type"] == "ASSAULT"]
    kept = [case for case in cases if case["expected"] is not None]
    readings = pipeline.read_batch([Document(id=case["id"], text=case["text"]) for case in kept], Settings())
    told = [tells_assault(case["text"], read.claims) for case, read in zip(kept, readings, strict=True)]
    found = sum(said and case["expected"] for said, case in zip(told, kept, strict=True))
    wrong = tuple(case["id"] for said, case in zip(told, kept, strict=True) if said != case["expected"])
    missed = sum(case["expected"] for case in kept) - found
    return Detection(found, missed, len(wrong) - missed, len(cases) - len(kept), wrong)


SUITES: dict[str, Callable[[], Score | Detection]] = {
    suite.__name__: suite
    for suite in (
        duckling_numerals,
        duckling_ordinals,
        maha_numerals,
        recognizers_numbers,
        recognizers_ranges,
        duckling_days,
        maha_days,
        recognizers_days,
        dateparser_days,
        assault_sentences,
    )
}
