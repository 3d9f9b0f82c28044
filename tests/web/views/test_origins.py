"""The independence of origins on the incident's page: groups, reasons, common words side by side."""

import re
from dataclasses import replace

import pytest

from tawthiq.assessment import assess
from tawthiq.model.claim import Claim, Harm
from tawthiq.model.cluster import Cluster
from tawthiq.model.decision import Decision, DecisionKind
from tawthiq.model.document import Document
from tawthiq.model.incident import Incident
from tawthiq.model.vocabulary import Bound, Kind, Outcome, Victims
from tawthiq.web.views.origins import origins
from tawthiq.web.words import LANGUAGES, words

WIRE = (
    "قتل أربعة مدنيين من عائلة واحدة وأصيب ثلاثة آخرون بجروح متفاوتة جراء غارة جوية استهدفت حافلة صغيرة كانت تقل عمالا "
    "إلى حقول القطن"
)
DOCUMENTS = {
    "a": Document(id="a", text=f"خبر عاجل. {WIRE}.", publisher="وكالة الساحل", published="2021-05-11"),
    "b": Document(id="b", text=f"{WIRE}. <b>وبقية</b> الخبر.", publisher="صحيفة الجبل", published="2021-05-12"),
}


def claim(document: str) -> Claim:
    start = DOCUMENTS[document].text.index(WIRE)
    end = start + len(WIRE)
    four = Harm(
        outcome=Outcome.KILLED,
        victims=Victims.CIVILIAN,
        min=4,
        max=4,
        bound=Bound.EXACT,
        quote=WIRE,
        start=start,
        end=end,
    )
    return Claim(
        id=f"claim-{document}", document=document, quote=WIRE, start=start, end=end, kind=Kind.INCIDENT, harms=(four,)
    )


@pytest.fixture
def incident() -> Incident:
    claims = [claim("a"), claim("b")]
    return assess(Cluster(id="i", claims=tuple(c.id for c in claims)), claims, DOCUMENTS)


def plain(markup: str) -> str:
    return re.sub(r"<[^>]+>", "", markup)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_groups_reasons_and_sentences(lang: str, incident: Incident) -> None:
    view = origins(words(lang), incident, DOCUMENTS)
    assert [[plain(n) for n in g.names] for g in view.groups] == [["وكالة الساحل"]]
    (reason,) = view.reasons
    assert "صحيفة الجبل" in plain(reason.sentence)
    assert (reason.rule, reason.overruled) == ("dependence.passage", False)
    assert "صحيفة الجبل" in plain(view.copies[0].sentence)


def test_the_common_words_are_marked_in_both_texts_and_nothing_is_markup(incident: Incident) -> None:
    (pair,) = origins(words("en"), incident, DOCUMENTS).copies
    for side in (pair.later, pair.earlier):
        marked = [str(p.text) for excerpt in side.excerpts for p in excerpt if p.marked]
        assert marked == [WIRE]
    assert "&lt;b&gt;" in "".join(p.text for p in pair.later.excerpts[0])


def test_a_person_s_word_is_told(incident: Incident) -> None:
    decision = Decision(
        id="x",
        kind=DecisionKind.INDEPENDENT,
        subjects=tuple(o.id for o in incident.origin_tree),
        author="سلمى",
        time="2024-01-01",
    )
    claims = [claim("a"), claim("b")]
    judged = assess(Cluster(id="i", claims=tuple(c.id for c in claims)), claims, DOCUMENTS, [decision])
    view = origins(words("en"), judged, DOCUMENTS)
    assert len(view.groups) == 2
    assert [(r.overruled, r.decision) for r in view.reasons] == [(True, "x")]
    doubted = tuple(replace(o, credible=False) for o in judged.origin_tree)
    assert len(origins(words("en"), replace(judged, origin_tree=doubted), DOCUMENTS).doubted) == 2
