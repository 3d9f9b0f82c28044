"""Credit lines: whom a report names as its source, at its head or its end."""

from typing import Any

import pytest

from tawthiq.assessment.credits import credit
from tawthiq.model.document import Document

TOLD = "قتل خمسة أشخاص في قصف على البلدة"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (f"بيروت (رويترز) - {TOLD}", "رويترز"),
        (f"رويترز - {TOLD}", "رويترز"),
        (f"أنقرة/ الأناضول\n{TOLD}", "الأناضول"),
        (f"دمشق-سانا\n{TOLD}", "سانا"),
        (f"عواصم - وكالات: {TOLD}", "وكالات"),
        (f"القدس - «صوت الوادي» - وكالات: {TOLD}", "وكالات"),
        (f"نيقوسيا (أ ف ب) – {TOLD}", "أ ف ب"),
        (f"{TOLD}. (وكالات)", "وكالات"),
        (f"{TOLD}.\n(الأناضول)\nشارك الخبر", "الأناضول"),
        (f"{TOLD}.\n\nرويترز\n", "رويترز"),
        (f"{TOLD}.\nالمصدر: الأناضول", "الأناضول"),
        (f"{TOLD}.\nالمصدر : صوت الوادي", "صوت الوادي"),
        (f"{TOLD}.\nالمصدر: الأناضول + وكالات", "وكالات"),
        (f"نقلا عن رويترز\n{TOLD}", "رويترز"),
    ],
)
def test_a_credit_is_read_with_its_words(text: str, words: str) -> None:
    found = credit(Document(id="d", text=text, publisher="النهار"))
    assert found is not None
    assert (found.quote, text[found.start : found.end]) == (words, words)


@pytest.mark.parametrize(
    "text",
    [
        TOLD,
        f"رويترز: {TOLD}",  # says who says the sentence, and is read with it
        f"غزة - {TOLD}",
        f"عاجل - {TOLD}",
        f"{TOLD} (35 عاما)",
        f"{TOLD}، وقالت رويترز إن المصدر: مجهول",
        f"{TOLD}.\nالمصدر: النهار",  # its own
        f"{TOLD}.\nالمصدر: مصادر محلية",
        f"{TOLD}.\nالمصدر: رويترز + الأناضول",  # two by name: its publisher put it together
        f"{TOLD}.\n" + "سطر\n" * 5 + "رويترز: الوزير يصل غدا\n" + "سطر\n" * 5,
    ],
)
def test_what_is_no_credit(text: str) -> None:
    assert credit(Document(id="d", text=text, publisher="النهار")) is None


def test_outlets_that_credit_one_wire_are_one_origin(desk: Any) -> None:
    desk.say(desk.harm(5), publisher="النهار", text=f"بيروت (رويترز) - {TOLD}")
    desk.say(desk.harm(5), publisher="صوت الوادي", text="سقط خمسة قتلى.\nالمصدر: رويترز")
    incident = desk.incident()
    assert (incident.independent_origins, incident.outlets) == (1, 2)
    assert [(o.name, len(o.outlets)) for o in incident.origin_tree] == [("رويترز", 2)]


def test_a_chain_of_the_claims_own_comes_before_the_credit_which_quotes_it(desk: Any) -> None:
    desk.say(desk.harm(5), "الدفاع المدني", publisher="النهار", text=f"بيروت (رويترز) - {TOLD}")
    tree = desk.incident().origin_tree
    names = {o.id: o.name for o in tree}
    assert [(o.name, names.get(o.parent or "")) for o in tree] == [("رويترز", None), ("الدفاع المدني", "رويترز")]
    assert [names[o] for group in desk.incident().origin_groups for o in group] == ["الدفاع المدني"]


def test_an_unnamed_source_belongs_to_the_credited_wire(desk: Any) -> None:
    for outlet in ("النهار", "صوت الوادي"):
        desk.say(desk.harm(5), "مصدر طبي", publisher=outlet, text=f"بيروت (رويترز) - {TOLD} عند {outlet}")
    assert desk.incident().independent_origins == 1


def test_agencies_name_nobody(desk: Any) -> None:
    desk.say(desk.harm(5), publisher="النهار", text=f"{TOLD} (وكالات)")
    desk.say(desk.harm(7), publisher="صوت الوادي", text="سقط سبعة قتلى (وكالات)")
    assert desk.incident().independent_origins == 2
    desk.say(desk.harm(7), publisher="الجبل", text="حصيلة أخرى من سبعة (وكالات)")
    assert desk.incident().independent_origins == 2  # the same unnamed source with the same number
