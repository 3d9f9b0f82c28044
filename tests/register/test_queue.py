"""The queue of review, read from indexes and counted in shares, is that of going through every claim."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from typing import Any

import pytest

from tawthiq import decisions, engine
from tawthiq.decisions import Wanted
from tawthiq.model.decision import DecisionKind
from tawthiq.register import ClaimFilter, Register, ReviewOrder, StoredClaim, reading_review
from tawthiq.register.outlines import Outlines

from ..benches import bench

MEANS = ("airstrike", "chemical")
FILTERS = (
    *(ClaimFilter(kind=kind) for kind in (None, "incident", "attribution", "total", "nothing")),
    *(
        ClaimFilter(method=method, country=country)
        for method, country in product(("airstrike", "chemical"), ("SY", None))
    ),
    ClaimFilter(kind="incident", method="shelling", country="SY"),
)


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Register]:
    """Some hundred claims of an invented war, a few of them told by two reports of one text, a few judged."""
    war = bench("invented").War(3, 6, 5)
    told = list(war.reports(150, 3))
    again = [carried_by(one, "وكالة الناقل") for one in told[:20]]
    with Register.open(tmp_path_factory.mktemp("queue") / "register", create=True) as made:
        bench("incidents").written(made, [*told, *again])
        engine.resolve(made)
        for stored in made.claims(limit=500).rows[::9]:
            unsure = Wanted(kind=DecisionKind.UNSURE, subjects=(stored.id,), author="Rana", reason="not clear")
            decisions.record(made, decisions.decide(made, unsure))
        yield made


def carried_by(told: Any, publisher: str) -> Any:
    """The same text at another outlet: claims keep their ids."""
    document = replace(told.document, id=f"{told.document.id}-again", publisher=publisher)
    return replace(told, document=document, claims=tuple(replace(c, document=document.id) for c in told.claims))


def every(register: Register, filters: ClaimFilter, order: ReviewOrder) -> list[str]:
    """The same by the definition: every claim, sorted."""
    judged = {name for decision in register.decisions() for name in decision.subjects}
    killed = {row.id: row.killed_max for row in Outlines().of(register, register.incident_hashes())}
    most = {name: killed[one.id] for one in register.all_incidents() for name in one.claims}

    def place(row: StoredClaim) -> tuple[float, int]:
        number = most.get(row.id) if order is ReviewOrder.CONSEQUENTIAL else None
        return -1 if number is None else number, -round(1000 * row.claim.confidence)

    rows = sorted(register.claims(filters, limit=10_000).rows, key=place, reverse=True)
    return list(dict.fromkeys(row.id for row in rows if row.id not in judged))


@pytest.mark.parametrize("order", list(ReviewOrder))
@pytest.mark.parametrize("few", [0, 10_000])
def test_whatever_narrows_it(register: Register, order: ReviewOrder, few: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading_review, "_FEW", few)
    for filters in FILTERS:
        expected = every(register, filters, order)
        found = register.waiting(filters, order, 0, 10_000)
        assert [row.id for row in found.rows] == expected, filters
        assert found.total == len(expected), filters


def test_claims_of_two_reports_are_there(register: Register) -> None:
    rows = register.claims(limit=10_000).rows
    assert len({row.id for row in rows}) < len(rows)
