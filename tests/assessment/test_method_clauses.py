"""The method clause by clause: each row is a rule's id, the words of the clause, reports, and what a recorder reads.

`CLAUSES` is the table; a rule on numbers, answers, positions or grades that no row holds fails the last test.
"""

from collections.abc import Callable
from typing import Any

import pytest

from tawthiq.assessment import rules

from .conftest import Desk

Build = Callable[[Desk], object]
Read = Callable[[Desk], object]
ARMY = ("المتحدث باسم الجيش", "military_spokesperson", "turkey")


def reads(victims: str = "civilian", outcome: str = "killed", group: str = "all") -> Read:
    return lambda desk: desk.shown(victims, outcome, group)


def both(desk: Desk) -> object:
    return desk.shown("civilian"), desk.shown("not_combatant")


def grade(desk: Desk) -> object:
    return desk.incident().grade.value


def graded(desk: Desk) -> object:
    found = desk.incident()
    return found.strike_status.value, found.grade.value, found.flags


def party(desk: Desk, words: str = ARMY[0], kind: str = ARMY[1], of: str | None = ARMY[2]) -> Any:
    return [desk.source(words, kind=kind, party=of)]


def said(*claims: Any) -> Build:
    """Reports of different origins, each a list of entries (low, high?, keywords)."""
    names = ("رويترز", "الأناضول", "المرصد السوري", "الشبكة السورية لحقوق الإنسان")

    def build(desk: Desk) -> None:
        for name, entries in zip(names, claims, strict=False):
            told = entries if isinstance(entries, list) else [entries]
            desk.say([desk.harm(*e[:-1], **e[-1]) for e in (_entry(e) for e in told)], name)

    return build


def _entry(told: Any) -> tuple[Any, ...]:
    if not isinstance(told, tuple):
        return (told, {})
    return told if isinstance(told[-1], dict) else (*told, {})


def at_least(number: int, **more: Any) -> tuple[Any, ...]:
    return (number, {"bound": "at_least", **more})


def up_to(number: int, **more: Any) -> tuple[Any, ...]:
    return (None, number, {"bound": "at_most", **more})


def tens(**more: Any) -> tuple[Any, ...]:
    return (10, {"bound": "vague", **more})


def people(number: int, **more: Any) -> tuple[Any, ...]:
    return (number, {"victims": "unknown", **more})


def fighters(number: int, **more: Any) -> tuple[Any, ...]:
    return (number, {"victims": "combatant", **more})


def none(**more: Any) -> tuple[Any, ...]:
    return (0, {"bound": "none", "outcome": "killed_or_injured", "victims": "unknown", **more})


def named(desk: Desk, status: str, *names: str) -> None:
    told = desk.say(desk.harm(None, victims=status), "المرصد السوري", people=tuple(map(desk.person, names)))
    desk.decide("accept", told)


def steps(*acts: Callable[[Desk], object]) -> Build:
    def build(desk: Desk) -> None:
        for act in acts:
            act(desk)

    return build


def denying(kind: str) -> Build:
    return lambda desk: desk.say(desk.harm(0, bound="none"), party(desk, "الناطق العسكري", kind, None))


PART = {"subset_of": 0}
CLAUSES: list[tuple[str, str, Build, Read, object]] = [
    # section 3: from each claim
    ("figure.whole", "entries outside subsets, added", said([3, (1, {"group": "children"})]), reads(), "4-4"),
    ("figure.whole", "a part is not added", said([7, (3, {"group": "children", **PART})]), reads(), "7-7"),
    (
        "figure.whole",
        "men + women + children make up the whole",
        said([(2, {"group": "women"}), (3, {"group": "children"}), (1, {"group": "men"})]),
        reads(),
        "6-6",
    ),
    ("figure.whole", "else the lone overlapping group", said((1, {"group": "journalists"})), reads(), "1-1"),
    (
        "figure.whole",
        "two overlapping groups may be the same people",
        said([(1, {"group": "medics"}), (1, {"group": "journalists"})]),
        reads(),
        "1-2",
    ),
    (
        "figure.whole",
        "a medic beside men, women, children is one of them",
        said([(2, {"group": "women"}), (1, {"group": "medics"})]),
        reads(),
        "2-2",
    ),
    (
        "figure.whole",
        "a whole is never smaller than its part",
        said([tens(victims="unknown"), at_least(12, **PART)]),
        both,
        ("12+", "12+"),
    ),
    (
        "figure.civilian",
        "whole.hi − combatants.lo where the whole has unknown status",
        said([(4, 6, {"victims": "unknown"}), (2, PART), (1, 2, {"victims": "combatant", **PART})]),
        reads(),
        "2-5",
    ),
    ("figure.civilian", "low: stated civilians, parts included", said([people(3), (1, PART)]), both, ("1-3", "3-3")),
    ("figure.civilian", "civilians told beside people: their sum", said([2, people(3)]), both, ("2-5", "5-5")),
    ("figure.civilian", "civilians without a number among five", said([people(5), (None, PART)]), both, ("0-5", "5-5")),
    (
        "figure.not_combatant",
        "whole − combatants",
        said([people(9), fighters(4, **PART)]),
        reads("not_combatant"),
        "5-5",
    ),
    ("figure.not_combatant", "fighters told apart", said([people(9), fighters(4)]), reads("not_combatant"), "9-9"),
    (
        "figure.not_combatant",
        "an open whole stays open",
        said([at_least(9, victims="unknown"), fighters(4, **PART)]),
        reads("not_combatant"),
        "5+",
    ),
    (
        "figure.not_combatant",
        "at least four fighters among nine",
        said([people(9), at_least(4, victims="combatant", **PART)]),
        reads("not_combatant"),
        "0-5",
    ),
    (
        "figure.not_combatant",
        "without a civilian or unknown entry no such rows",
        said(fighters(5)),
        both,
        ("no range",) * 2,
    ),
    ("figure.not_combatant", "all of them fighters", said([people(5), fighters(5, **PART)]), both, ("0-0", "0-0")),
    # section 2: what enters
    (
        "enter.asserted",
        "a response that admits harm with figures enters",
        lambda d: d.say(d.harm(4), party(d), kind="response", response=("admits_harm",)),
        reads(),
        "4-4",
    ),
    (
        "enter.asserted",
        "a response that does not admit harm does not",
        lambda d: d.say(d.harm(4), party(d), kind="response", response=("justifies",)),
        reads(),
        "no range",
    ),
    *(
        (
            "enter.asserted",
            f"a {kind} never enters",
            lambda d, kind=kind: d.say(d.harm(4), kind=kind),
            reads(),
            "no range",
        )
        for kind in ("total", "forecast", "conditional", "attribution")
    ),
    (
        "origin.root",
        "thirty outlets repeating one wire are one origin",
        steps(*(lambda d, n=n: d.say(d.harm(5), "رويترز", publisher=f"موقع {n}") for n in range(30))),
        lambda d: (d.shown(), d.incident().independent_origins, d.incident().outlets),
        ("5-5", 1, 30),
    ),
    (
        "origin.root",
        "the node with none deeper after it knows",
        lambda d: d.say(d.harm(5), [d.source("الأناضول"), d.source("الدفاع المدني السوري", 1)]),
        lambda d: [o.name for o in d.incident().origin_tree if o.claims],
        ["الدفاع المدني السوري"],
    ),
    (
        "origin.root",
        "a named root is folded by its aliases",
        steps(lambda d: d.say(d.harm(5), "المرصد السوري"), lambda d: d.say(d.harm(5), "المرصد السوري لحقوق الإنسان")),
        lambda d: d.incident().independent_origins,
        1,
    ),
    (
        "origin.unnamed",
        "an unnamed root belongs to its publisher",
        steps(
            lambda d: d.say(d.harm(5), "مصادر محلية", publisher="عنب بلدي"),
            lambda d: d.say(d.harm(6), "البعض", publisher="عنب بلدي"),
        ),
        lambda d: d.incident().independent_origins,
        1,
    ),
    (
        "origin.publisher",
        "without a chain the publisher, without a publisher the document",
        steps(
            lambda d: d.say(d.harm(5), publisher="عنب بلدي"),
            lambda d: d.say(d.harm(5), publisher="عنب بلدي"),
            lambda d: d.say(d.harm(5)),
        ),
        lambda d: d.incident().independent_origins,
        2,
    ),
    (
        "origin.latest",
        "the latest counted statement, taken whole, supersedes the earlier",
        steps(
            lambda d: d.say([d.harm(5), d.harm(2, group="women", subset_of=0)], "رويترز", published="2023-01-01"),
            lambda d: d.say(d.harm(9), "رويترز", published="2023-01-02"),
        ),
        lambda d: (d.shown(), d.shown(group="women")),
        ("9-9", "no range"),
    ),
    (
        "origin.latest",
        "one outcome's later count leaves the other's alone",
        steps(
            lambda d: d.say([d.harm(5), d.harm(7, outcome="injured")], "رويترز", published="2023-01-01"),
            lambda d: d.say(d.harm(9), "رويترز", published="2023-01-02"),
        ),
        lambda d: (d.shown(), d.shown(outcome="injured")),
        ("9-9", "7-7"),
    ),
    (
        "origin.latest",
        "vague words, though later, do not replace a count",
        steps(
            lambda d: d.say(d.harm(5), "رويترز", published="2023-01-01"),
            lambda d: d.say(d.harm(10, bound="vague"), "رويترز", published="2023-01-02"),
        ),
        reads(),
        "5-5",
    ),
    (
        "origin.latest",
        "undated figures stand",
        steps(lambda d: d.say(d.harm(5), "رويترز", published="2023-01-01"), lambda d: d.say(d.harm(9), "رويترز")),
        reads(),
        "5-9",
    ),
    (
        "origin.latest",
        "figures of one report all stand",
        steps(
            lambda d: d.say(d.harm(5), "رويترز", document="d", published="2023-01-01"),
            lambda d: d.say(d.harm(9), "رويترز", document="d"),
        ),
        reads(),
        "5-9",
    ),
    # section 3: min and max
    ("range.min", "the smallest low of those who count", said((5, 8), (7, 9)), reads(), "5-9"),
    ("range.min", "vague plurals count only where nobody counts", said(tens()), reads(), "10+"),
    ("range.min", "tens beside twelve", said(12, tens()), reads(), "12-12"),
    ("range.min", "civ.min is 0 where nobody states civilians", said(people(5)), both, ("0-5", "5-5")),
    ("range.min", "unsaid status in the max only", said(3, people(5)), both, ("3-5", "3-5")),
    ("range.min", "unsaid status does not lower it", said(9, people(2)), both, ("9-9", "2-9")),
    ("range.min", "up to 9 → 0-9", said(up_to(9)), reads(), "0-9"),
    ("range.min", "up to 9; 5 → 5-9", said(up_to(9), 5), reads(), "5-9"),
    ("range.max", "the lows of open statements", said(5, at_least(300)), reads(), "5-300+"),
    ("range.max", "on a tie too", said(5, at_least(5)), reads(), "5+"),
    (
        "range.max",
        "an open low below the max does not open it",
        said((120, 260), at_least(200), tens()),
        reads(),
        "120-260",
    ),
    ("range.max", "5 and tens → 5-10+", said(5, tens()), reads(), "5-10+"),
    ("range.max", "at least 200 people, alone", said(at_least(200, victims="unknown")), both, ("0-200+", "200+")),
    ("range.unquantified", "nobody gives a number", said((None, {})), reads(), "unquantified"),
    ("range.unquantified", "a number beside it", said((None, {}), 5), reads(), "5-5"),
    (
        "range.names",
        "seven accepted names beside 5",
        steps(said(5), lambda d: named(d, "civilian", *"أبجدهوز")),
        reads(),
        "7-7",
    ),
    (
        "range.names",
        "names below the maximum",
        steps(said((5, 9)), lambda d: named(d, "civilian", *"أبجدهوز")),
        reads(),
        "7-9",
    ),
    (
        "range.names",
        "names of unsaid status raise the civilian maximum only",
        steps(said(5), lambda d: named(d, "unknown", *"أبجدهوز")),
        both,
        ("5-7", "7-7"),
    ),
    (
        "range.none",
        "a party denies",
        steps(said(5), lambda d: d.say(d.harm(0, bound="none"), party(d))),
        reads(),
        "5-5",
    ),
    *(
        (
            "range.none",
            f"a denial of kind {kind}, no party named",
            steps(said(5), denying(kind)),
            reads(),
            "5-5",
        )
        for kind in ("military_spokesperson", "party_to_conflict", "armed_group_outlet")
    ),
    ("range.none", "a source that is no party says none", said(5, none()), reads(), "0-5"),
    (
        "range.none",
        "none covers killed and injured",
        said([5, (6, {"outcome": "injured"})], none()),
        reads("civilian", "injured"),
        "0-6",
    ),
    (
        "range.none",
        "none covers every group",
        said([5, (2, {"group": "women", **PART})], none()),
        reads(group="women"),
        "0-2",
    ),
    ("range.none", "none covers every status", said(fighters(22), none()), reads("combatant"), "0-22"),
    (
        "range.none",
        "no civilians does not cover fighters",
        said(fighters(22), none(victims="civilian")),
        reads("combatant"),
        "22-22",
    ),
    (
        "range.none",
        "a report that counts fighters and says no civilians",
        said([fighters(22), none(victims="civilian")]),
        lambda d: (d.shown("combatant"), d.shown()),
        ("22-22", "0-0"),
    ),
    ("range.none", "no word of casualties", said(5, none(bound="none_reported")), reads(), "5-5"),
    # section 5
    (
        "answer.fold",
        "members fold into their coalition",
        steps(
            lambda d: d.say(d.harm(5), "رويترز", doers=["united-states"]),
            lambda d: d.say(d.harm(5), "الأناضول", doers=["us-led-coalition"]),
        ),
        grade,
        "fair",
    ),
    (
        "answer.fold",
        "answers that share a party are not different",
        steps(
            lambda d: d.say(d.harm(5), "رويترز", doers=["russia", "syrian-government-forces"]),
            lambda d: d.say(d.harm(5), "الأناضول", doers=["russia"]),
        ),
        grade,
        "fair",
    ),
    (
        "answer.fold",
        "the regime; Russia: allies are two answers",
        steps(
            lambda d: d.say(d.harm(5), "رويترز", doers=["syrian-government-forces"]),
            lambda d: d.say(d.harm(5), "الأناضول", doers=["russia"]),
        ),
        grade,
        "contested",
    ),
    (
        "answer.fold",
        "unknown and denied are no answer",
        steps(
            lambda d: d.say(d.harm(5), "رويترز", doers=["russia"]),
            lambda d: d.say(d.harm(5), "الأناضول", doers=["unknown"]),
            lambda d: d.say((), "سانا", kind="attribution", doers=[("turkey", "denied")]),
        ),
        graded,
        ("single_source_claim", "weak", ()),
    ),
    (
        "answer.accused",
        "contested_by_accused: what the accused's ally says counts nowhere",
        steps(
            lambda d: d.say(d.harm(5), "رويترز", doers=["syrian-government-forces"]),
            lambda d: d.say(d.harm(5), [d.source("وزارة الدفاع الروسية", party="russia")], doers=["hts"]),
        ),
        lambda d: (grade(d), d.incident().flags, d.incident().grade_without_accused),
        ("contested", ("contested_by_accused",), "weak"),
    ),
    (
        "answer.accused",
        "each blames the other: no answer is left alone",
        steps(
            lambda d: d.say(d.harm(5), [d.source("وزارة الدفاع الروسية", party="russia")], doers=["turkey"]),
            lambda d: d.say(d.harm(5), [d.source("وزارة الدفاع التركية", party="turkey")], doers=["russia"]),
        ),
        lambda d: (grade(d), d.incident().flags, d.incident().grade_without_accused),
        ("contested", (), None),
    ),
    (
        "strike.status",
        "a party claims the strike: declared, though answers differ",
        steps(
            lambda d: d.say(d.harm(5), "رويترز", doers=["turkey"]),
            lambda d: d.say((), "الأناضول", kind="attribution", doers=["russia"]),
            lambda d: d.say((), party(d), kind="response", response=("admits_strike",)),
        ),
        graded,
        ("declared_strike", "contested", ("provisional",)),
    ),
    (
        "strike.status",
        "its own claim is one of the origins of the strike",
        steps(
            lambda d: d.say(d.harm(5), "رويترز"),
            lambda d: d.say((), party(d), kind="attribution", doers=[("turkey", "admitted")]),
        ),
        lambda d: d.incident().strike_status.value,
        "declared_strike",
    ),
    (
        "grade.1",
        "civilian harm admitted by the doer",
        steps(
            lambda d: d.say(d.harm(5), "رويترز", doers=["turkey"]),
            lambda d: d.say((), party(d), kind="response", response=("admits_harm",)),
        ),
        grade,
        "confirmed",
    ),
    (
        "grade.1",
        "an admission of harm to people of unsaid status, where nobody says civilians",
        lambda d: d.say(
            d.harm(5, victims="unknown"), party(d), kind="response", response=("admits_harm",), doers=["turkey"]
        ),
        grade,
        "weak",
    ),
    (
        "grade.1",
        "another party's admission is none of the doer",
        steps(
            lambda d: d.say(d.harm(5), "رويترز", doers=["russia"]),
            lambda d: d.say((), party(d), kind="response", response=("admits_harm",)),
        ),
        grade,
        "weak",
    ),
    ("grade.2", "only fighters", said(fighters(22)), grade, "none_reported"),
    (
        "grade.2",
        "displacement and detention do not count",
        said([tens(outcome="displaced"), (3, {"outcome": "detained"})]),
        grade,
        "none_reported",
    ),
    (
        "grade.2",
        "five people, all of them fighters: no unsaid status is left",
        said([people(5), fighters(5, **PART)]),
        grade,
        "none_reported",
    ),
    (
        "grade.2",
        "unsaid status does not count, and says so",
        said(people(5), people(6)),
        graded,
        ("single_source_claim", "weak", ("status_unknown",)),
    ),
    (
        "grade.3",
        "discounted only by a person",
        steps(
            said(5, 6), lambda d: d.decide("grade", "incident-1", field="finding", after="another_party", reason="seen")
        ),
        grade,
        "discounted",
    ),
    (
        "grade.3",
        "a finding where nothing is asserted leaves none_reported",
        steps(
            said(fighters(5)),
            lambda d: d.decide("grade", "incident-1", field="finding", after="all_combatants", reason="seen"),
        ),
        grade,
        "none_reported",
    ),
    (
        "grade.4",
        "different answers need different origins",
        steps(
            lambda d: d.say(d.harm(5), "رويترز", doers=["russia"]),
            lambda d: d.say(d.harm(5), "رويترز", doers=["turkey"]),
        ),
        grade,
        "weak",
    ),
    (
        "grade.5",
        "two origins, a declared strike",
        steps(said(5, 6), lambda d: d.say((), party(d), kind="response", response=("admits_strike",))),
        grade,
        "fair",
    ),
    (
        "grade.6",
        "two origins, no near action",
        said(5, 6),
        lambda d: [r.code for r in d.incident().grade_reasons],
        ["independent_origins", "multi_source_no_near_action"],
    ),
    (
        "grade.6",
        "killed or injured counts",
        said((8, {"outcome": "killed_or_injured"})),
        graded,
        ("single_source_claim", "weak", ("provisional",)),
    ),
    (
        "grade.override",
        "an override needs a comment",
        steps(said(5), lambda d: d.decide("grade", "incident-1", field="grade", after="fair")),
        grade,
        "weak",
    ),
    (
        "grade.change",
        "in exports with the grade",
        said(5),
        lambda d: d.incident().grade_would_change[0].to.value,
        "confirmed",
    ),
    (
        "position.party",
        "admitting the strike is not admitting the harm",
        lambda d: d.say((), party(d), kind="response", response=("admits_strike", "denies_harm")),
        lambda d: [(p.party, p.assessment.value) for p in d.incident().positions],
        [("turkey", "non_credible")],
    ),
    (
        "position.assessment",
        "its last word counts",
        steps(
            lambda d: d.say((), party(d), kind="response", response=("denies_harm",), published="2023-01-01"),
            lambda d: d.say((), party(d), kind="response", response=("admits_harm",), published="2023-02-01"),
        ),
        lambda d: d.incident().positions[0].assessment.value,
        "credible",
    ),
    (
        "position.assessment",
        "to have killed fighters is no finding on civilians",
        lambda d: d.say(d.harm(3, victims="combatant"), party(d), kind="response", response=("admits_harm",)),
        lambda d: d.incident().positions[0].assessment.value,
        "not_yet_assessed",
    ),
    (
        "position.conceded",
        "min and max of what it admits",
        lambda d: d.say(
            [d.harm(2, 4), d.harm(5, outcome="injured", bound="at_least")],
            party(d),
            kind="response",
            response=("admits_harm",),
        ),
        lambda d: [
            (x.min, x.max)
            for x in (d.incident().positions[0].conceded.killed, d.incident().positions[0].conceded.injured)
        ],
        [(2, 4), (5, None)],
    ),
]


@pytest.mark.parametrize(
    ("rule", "words", "build", "read", "expected"), CLAUSES, ids=[f"{c[0]}: {c[1]}" for c in CLAUSES]
)
def test_clause(desk: Desk, rule: str, words: str, build: Build, read: Read, expected: object) -> None:
    build(desk)
    assert read(desk) == expected


def test_every_rule_on_numbers_answers_positions_and_grades_has_a_row() -> None:
    chapters = ("figure.", "enter.", "range.", "answer.", "position.", "strike.", "grade.")
    assert {r.id for r in rules() if r.id.startswith(chapters)} <= {c[0] for c in CLAUSES}
