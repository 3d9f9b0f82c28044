"""The register as somebody sees it from whom a record is hidden, on both databases: what is hidden is in no answer."""

from pathlib import Path

import pytest

from tawthiq.errors import RegisterError
from tawthiq.model.incident import Incident
from tawthiq.register import Register
from tawthiq.register.hiding import hidden_from
from tawthiq.register.register import SeenRegister

pytestmark = pytest.mark.usefixtures("database")


@pytest.fixture
def target(small: Register) -> Incident:
    return next(i for i in small.all_incidents() if i.where and i.where.place == "تلعفر")


def seen(register: Register, name: str) -> SeenRegister:
    return register.seen_without(hidden_from(register, [name], ()))


@pytest.mark.parametrize("what", ["incident", "document", "claim"])
def test_what_is_hidden_is_not_there(small: Register, target: Incident, what: str) -> None:
    name = {"incident": target.id, "document": target.documents[0], "claim": target.claims[0]}[what]
    shown = seen(small, name)
    try:
        assert target.id not in {i.id for i in shown.all_incidents()}
        assert shown.counts().incidents == small.counts().incidents - 1
        assert not {c.id for c in shown.all_claims()}.intersection(target.claims)
        with pytest.raises(RegisterError):
            shown.incident(target.id)
        with pytest.raises(RegisterError):
            shown.claim(target.claims[0])
        told = str(shown.log(0, 1000)) + str(shown.decisions())
        assert target.claims[0] not in told
        if what == "document":
            with pytest.raises(RegisterError):
                shown.document(target.documents[0])
        assert small.incident(target.id) == target, "the register itself is as it was"
    finally:
        shown.close()


def test_what_is_written_goes_to_the_whole(small: Register, target: Incident, tmp_path: Path) -> None:
    shown = seen(small, target.id)
    try:
        with shown.writing("Dana") as writer:
            writer.note("export", "incidents.csv", "0" * 64)
        assert small.log(0, 1, newest_first=True).rows[0].subject == "incidents.csv"
        assert shown.whole is small
    finally:
        shown.close()
