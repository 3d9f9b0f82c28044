"""Claims, documents and clusters in few words, for the tests of assessment."""

import importlib.util
from collections.abc import Iterable, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from tawthiq.assessment import assess
from tawthiq.model.claim import Claim, Harm, Person, Responsible, Source, When, Where
from tawthiq.model.cluster import Cluster
from tawthiq.model.decision import Decision, DecisionKind
from tawthiq.model.document import Document
from tawthiq.model.incident import Incident, Range
from tawthiq.model.vocabulary import (
    Bound,
    Group,
    Kind,
    Method,
    OriginKind,
    Outcome,
    RangeVictims,
    Response,
    Stance,
    Victims,
)


class Desk:
    """Builds claims one under another; every claim has a document of its own unless told otherwise."""

    def __init__(self) -> None:
        self.claims: list[Claim] = []
        self.documents: dict[str, Document] = {}
        self.decisions: list[Decision] = []

    def harm(
        self,
        low: int | None,
        high: int | None = None,
        *,
        bound: str | None = None,
        victims: str = "civilian",
        outcome: str = "killed",
        group: str = "all",
        subset_of: int | None = None,
    ) -> Harm:
        if bound is None:
            bound = "exact" if high is None and low is not None else "range"
            bound = "vague" if low is None and high is None else bound
        if bound in {"exact", "about", "none", "none_reported"} and high is None:
            high = low
        return Harm(
            outcome=Outcome(outcome),
            victims=Victims(victims),
            group=Group(group),
            min=low,
            max=high,
            bound=Bound(bound),
            subset_of=subset_of,
            quote="",
            start=0,
            end=0,
        )

    def source(self, quote: str, level: int = 0, *, kind: str = "unknown", party: str | None = None) -> Source:
        return Source(quote=quote, level=level, kind=OriginKind(kind), party=party, start=0, end=0)

    def say(
        self,
        harms: Harm | Sequence[Harm] = (),
        by: str | Sequence[Source] | None = None,
        *,
        document: str | None = None,
        publisher: str | None = None,
        published: str | None = None,
        text: str = "",
        doers: Iterable[str | tuple[str, str]] = (),
        kind: str = "incident",
        **more: Any,
    ) -> str:
        """Add a claim; give back its id. `by` are its sources, outermost first (a plain string is one of them)."""
        number = len(self.claims)
        if "method" in more:
            more["method"] = Method(more["method"])
        if "response" in more:
            more["response"] = tuple(map(Response, more["response"]))
        document = document or f"d{number}"
        if document not in self.documents:
            self.documents[document] = Document(id=document, text=text, publisher=publisher, published=published)
        sources = (self.source(by),) if isinstance(by, str) else tuple(by or ())
        claim = Claim(
            id=f"c{number}",
            document=document,
            quote="",
            start=number,
            end=number,
            kind=Kind(kind),
            incident="e1",
            harms=(harms,) if isinstance(harms, Harm) else tuple(harms),
            sources=sources,
            responsible=tuple(
                Responsible(actor=d, quote="", start=0, end=0)
                if isinstance(d, str)
                else Responsible(actor=d[0], stance=Stance(d[1]), quote="", start=0, end=0)
                for d in doers
            ),
            **more,
        )
        self.claims.append(claim)
        return claim.id

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

    def person(self, name: str | None, outcome: str = "killed", kin: str | None = None) -> Person:
        return Person(name=name, kin=kin, outcome=Outcome(outcome), quote=name or "", start=0, end=0)

    def place(self, name: str, *within: str, **more: Any) -> Where:
        return Where(place=name, within=within, **more)

    def on(self, date: str) -> When:
        return When(edtf=date)

    def incident(self) -> Incident:
        cluster = Cluster(id="incident-1", claims=tuple(c.id for c in self.claims))
        return assess(cluster, self.claims, self.documents, self.decisions)

    def range(self, victims: str = "civilian", outcome: str = "killed", group: str = "all") -> Range | None:
        key = (Outcome(outcome), RangeVictims(victims), Group(group))
        found = [r for r in self.incident().ranges if (r.outcome, r.victims, r.group) == key]
        return found[0] if found else None

    def shown(self, victims: str = "civilian", outcome: str = "killed", group: str = "all") -> str:
        """A range as a recorder reads it: "5-10+", "10+", "unquantified", "no range"."""
        found = self.range(victims, outcome, group)
        if found is None:
            return "no range"
        if found.unquantified:
            return "unquantified"
        plus = "+" if found.open_above else ""
        return f"{found.min}+" if plus and found.min == found.max else f"{found.min}-{found.max}{plus}"


@pytest.fixture
def desk() -> Desk:
    return Desk()


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
