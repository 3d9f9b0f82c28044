"""Claims and reports in few words, for the tests of resolution."""

import importlib.util
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from tawthiq.incidents import resolve
from tawthiq.model.claim import Claim, Harm, Person, Responsible, Source, When, Where
from tawthiq.model.cluster import Cluster
from tawthiq.model.decision import Decision, DecisionKind
from tawthiq.model.document import Document
from tawthiq.model.vocabulary import Bound, Kind, Method, Outcome, PartOfDay, Precision, Victims


class Reports:
    """Builds one claim a report unless told otherwise, and resolves them."""

    def __init__(self) -> None:
        self.claims: list[Claim] = []
        self.documents: dict[str, Document] = {}
        self.decisions: list[Decision] = []

    def tell(
        self,
        day: str | None = "2023-05-04",
        place: str | None = "كفرنبل",
        killed: int | None = 5,
        *,
        document: str | None = None,
        label: str | None = "e1",
        kind: str = "incident",
        method: str | None = "airstrike",
        doer: str | None = None,
        **more: Any,
    ) -> str:
        number = len(self.claims)
        document = document or f"d{number}"
        published = more.get("published")
        self.documents.setdefault(
            document, Document(id=document, text=more.get("text", f"text of {document}"), published=published)
        )
        harm = Harm(
            outcome=Outcome(more.get("outcome", "killed")),
            victims=Victims(more.get("victims", "civilian")),
            min=killed,
            max=killed,
            bound=Bound.EXACT,
            quote="",
            start=0,
            end=0,
        )
        where = place and Where(
            quote=None if more.get("carried") else place,
            place=place,
            within=more.get("within", ()),
            lat=more.get("lat"),
            lon=more.get("lon"),
            precision=Precision(more.get("precision", "village")) if more.get("lat") else None,
            place_id=more.get("place_id"),
        )
        self.claims.append(
            Claim(
                id=f"c{number}",
                document=document,
                quote=more.get("quote", ""),
                start=number,
                end=number,
                kind=Kind(kind),
                incident=label,
                harms=() if killed is None else (harm,),
                people=tuple(
                    Person(name=n, outcome=Outcome.KILLED, quote=n, start=0, end=0) for n in more.get("names", ())
                ),
                method=Method(method) if method else None,
                where=where or None,
                when=When(
                    quote=None if more.get("carried") else day,
                    edtf=day,
                    part_of_day=more.get("hour") and PartOfDay(more["hour"]),
                )
                if day
                else None,
                responsible=(Responsible(actor=doer, quote="", start=0, end=0),) if doer else (),
                sources=tuple(Source(quote=q, start=0, end=0) for q in more.get("sources", ())),
            )
        )
        return f"c{number}"

    def decide(self, kind: str, *subjects: str, **more: Any) -> str:
        number = len(self.decisions)
        self.decisions.append(
            Decision(
                id=f"x{number}",
                kind=DecisionKind(kind),
                subjects=subjects,
                author="r",
                time=f"2024-01-01T00:00:{number:02d}",
                **more,
            )
        )
        return f"x{number}"

    def clusters(self) -> tuple[Cluster, ...]:
        return resolve(self.claims, self.documents, self.decisions)

    def groups(self) -> list[list[str]]:
        return sorted(sorted(c.claims) for c in self.clusters())


@pytest.fixture
def reports() -> Reports:
    return Reports()


@pytest.fixture(scope="session")
def blank() -> type[Reports]:
    """For tests that build more than one set of reports."""
    return Reports


@pytest.fixture(scope="session")
def annotated() -> ModuleType:
    """tests/annotated.py: annotated reports as claims of the model."""
    spec = importlib.util.spec_from_file_location("annotated", Path(__file__).parent.parent / "annotated.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def seed_claims(annotated: ModuleType, seeds: Path) -> tuple[dict[str, Document], list[Claim]]:
    """The five sample reports and the claims annotated in them."""
    found: tuple[dict[str, Document], list[Claim]] = annotated.read(seeds, annotated.SEED_VOICES)
    return found
