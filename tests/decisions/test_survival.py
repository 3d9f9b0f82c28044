"""Decisions survive: texts read anew under other ids, labels and values, and incidents worked out anew."""

import random
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tawthiq import pipeline
from tawthiq.decisions import Wanted, decide, record, undoing
from tawthiq.errors import UsageError
from tawthiq.model.bonds import last_words
from tawthiq.model.claim import Claim, Harm, When, Where, claim_id
from tawthiq.model.conflicts import conflicts
from tawthiq.model.decision import DecisionKind
from tawthiq.model.document import Document, text_hash
from tawthiq.model.vocabulary import Bound, Kind, Method, Outcome, Precision, Victims
from tawthiq.register import Register, verify

# A register for each of many examples: what differs between the databases is tested elsewhere.
pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)
PLACES = ("كفرنبل", "حاس", "الرقة")
SENTENCE = "قتل {number} مدنيين في غارة على {place} يوم {day} أيار 2023. "


def written(pick: random.Random, name: str) -> tuple[Document, list[Claim]]:
    """A report of three sentences with a claim each."""
    text, spans = "", []
    for _ in range(3):
        told = SENTENCE.format(number=pick.choice((3, 5, 8)), place=pick.choice(PLACES), day=pick.choice((4, 5, 9)))
        spans.append((len(text), len(text) + len(told) - 2))
        text += told
    document = Document(id=name, text=f"{text}({name})", published="2023-05-10", publisher=name)
    labels = pick.choice((("e1", "e1", "e2"), ("e1", "e2", "e3")))
    return document, [claim(document, *span, label) for span, label in zip(spans, labels, strict=True)]


def claim(document: Document, start: int, end: int, label: str) -> Claim:
    words = document.text[start:end].split()
    number, place, day = words[1], words[6], words[8]
    at = start + document.text[start:end].index(number)
    told = Claim(
        document=document.id,
        quote=document.text[start:end],
        start=start,
        end=end,
        kind=Kind.INCIDENT,
        incident=label,
        harms=(
            Harm(
                outcome=Outcome.KILLED,
                victims=Victims.CIVILIAN,
                min=int(number),
                max=int(number),
                bound=Bound.EXACT,
                quote=number,
                start=at,
                end=at + len(number),
            ),
        ),
        method=Method.AIRSTRIKE,
        where=Where(place=place, country="SY", precision=Precision.TOWN),
        when=When(edtf=f"2023-05-{int(day):02d}"),
        origin="test/1",
        confidence=0.9,
    )
    return replace(told, id=claim_id(text_hash(document.text), told))


def read_anew(pick: random.Random, document: Document, claims: list[Claim]) -> list[Claim]:
    """The same report by other readers: other ends, labels and values, so that every id is another."""
    found = []
    for old in claims:
        start = old.start + pick.choice((0, 0, 4))
        end = old.end - pick.choice((0, 5))
        told = replace(
            old,
            quote=document.text[start:end],
            start=start,
            end=end,
            incident=f"n{old.incident}",
            method=pick.choice((Method.AIRSTRIKE, Method.SHELLING)),
            harms=() if start > old.start else old.harms,
        )
        found.append(replace(told, id=claim_id(text_hash(document.text), told)))
    return found


def decided(register: Register, pick: random.Random, count: int) -> None:
    """Random decisions as people make them, wrong ones refused."""
    for _ in range(count):
        incidents = [i.id for i in register.all_incidents()]
        claims = [c.id for c in register.all_claims()]
        kind = pick.choice(("same", "different", "merge", "split", "move", "grade", "reject", "correct"))
        more: dict[str, Any] = {}
        subjects = [pick.choice(claims)]
        if kind in {"same", "different"}:
            subjects = pick.sample(claims, 2)
        if kind == "merge":
            subjects = pick.sample(incidents, min(2, len(incidents)))
        if kind == "move":
            more = {"after": pick.choice(incidents)}
        if kind == "grade":
            subjects, more = [pick.choice(incidents)], {"after": pick.choice(("fair", "discounted"))}
        if kind == "correct":
            more = {"field": "method", "after": "shooting"}
        wanted = Wanted(
            kind=DecisionKind(kind), subjects=subjects, author=pick.choice("RS"), reason="as it seems", **more
        )
        try:
            record(register, decide(register, wanted))
            if pick.random() < 0.2:
                taken = pick.choice([d.id for d in register.decisions()])  # one that is taken back already is refused
                record(register, undoing(register, taken, "R", "on second thought"))
        except UsageError:
            continue


def broken(register: Register) -> set[str]:
    """What does not hold of the decisions that stand, by the incidents themselves."""
    home = {claim: i.id for i in register.all_incidents() for claim in i.claims}
    decisions = register.carried_decisions()
    wrong = {
        bond.decision.id
        for bond in last_words(decisions).values()
        if bond.left in home and bond.right in home and (home[bond.left] == home[bond.right]) is not bond.same
    }
    graded = {home.get(s, s): d for d in decisions if d.kind is DecisionKind.GRADE for s in d.subjects}
    wrong |= {d.id for name, d in graded.items() if register.incident(name).grade != d.after}
    claims = {c.id for c in register.all_claims()}
    return wrong - {n for c in conflicts(decisions, register.all_incidents(), claims) for n in c.decisions}


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 100_000))
def test_random_decisions_survive_readings_and_resolutions(tmp_path_factory: Any, seed: int) -> None:
    pick = random.Random(seed)  # noqa: S311
    folder: Path = tmp_path_factory.mktemp("survival") / "register"
    reports = [written(pick, f"d{n}") for n in range(4)]
    with Register.open(folder, create=True) as register:
        for document, claims in reports:
            register.add_document(document)
            register.add_claims(document, claims, "v1")
        pipeline.resolve(register)
        decided(register, pick, 6)
        before = register.decisions()
        assert broken(register) == set()
        for document, claims in reports:
            register.add_claims(document, read_anew(pick, document, claims), "v2")
        pipeline.resolve(register)
        assert broken(register) == set()
        assert register.decisions()[: len(before)] == before
        decided(register, pick, 3)
        assert broken(register) == set()
        assert pipeline.resolve(register) == len(list(register.all_incidents()))
        assert verify(register) == ()


def test_a_decision_about_an_incident_follows_the_claims_that_it_held(tmp_path: Path) -> None:
    pick = random.Random(3)  # noqa: S311
    (one, first), (two, second) = written(pick, "a"), written(pick, "b")
    with Register.open(tmp_path / "register", create=True) as register:
        for document, claims in ((one, first[:1]), (two, [replace(second[1], incident="e9")])):
            told = [replace(c, id=claim_id(text_hash(document.text), c)) for c in claims]
            register.add_document(document)
            register.add_claims(document, told, "v1")
        pipeline.resolve(register)
        names = [i.id for i in register.all_incidents()]
        if len(names) == 1:
            pytest.skip("one incident already")
        wanted = Wanted(kind=DecisionKind.MERGE, subjects=names, author="R", reason="one strike")
        record(register, decide(register, wanted))
        assert len(list(register.all_incidents())) == 1
        for document, claims in ((one, first[:1]), (two, second[1:2])):
            register.add_claims(document, read_anew(pick, document, claims), "v2")
        pipeline.resolve(register)
        assert len(list(register.all_incidents())) == 1
