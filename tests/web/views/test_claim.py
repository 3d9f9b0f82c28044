"""A claim restated, and a document with its claims."""

from dataclasses import replace

import pytest

from tawthiq.model.claim import SlotConfidence
from tawthiq.register import Register
from tawthiq.web import phrases
from tawthiq.web.views import claim as claim_view
from tawthiq.web.views import document as document_view
from tawthiq.web.words import words

CASES = [
    ("jisr-2.txt", 0, "مقتل 9 مدنيين، بينهم 3 أطفال جرّاء غارة جوية في البصيرة، دير الزور، سوريا، "
     "11 أيار/مايو 2019، منسوب إلى التحالف الدولي، بحسب الدفاع المدني.",
     "9 civilians killed, among them 3 children by airstrike in البصيرة, Deir ez-Zor, Syria, 11 May 2019, "
     "attributed to US-led Coalition, according to الدفاع المدني."),
    ("total-8.txt", 0, "حصيلة تراكمية: مقتل 6,910 مدنيين، بينهم 2,030 طفلًا في سوريا، من 30 "
     "أيلول/سبتمبر 2015 إلى 30 أيلول/سبتمبر 2021، منسوب إلى روسيا، بحسب الشبكة المحلية للتوثيق.",
     "Cumulative toll: 6,910 civilians killed, among them 2,030 children in Syria, 30 September 2015 to 30 September "
     "2021, attributed to Russia, according to الشبكة المحلية للتوثيق."),
    ("rumman-7.txt", 0, "إصابة امرأتين جرّاء إطلاق نار في تل الرمان، إدلب، سوريا، 2 تموز/يوليو 2020، بحسب مراسلنا.",
     "2 women injured by shooting in تل الرمان, Idlib, Syria, 2 July 2020, according to مراسلنا."),
]  # fmt: skip


@pytest.mark.parametrize(("document", "index", "arabic", "english"), CASES)
def test_a_claim_in_one_sentence(register: Register, document: str, index: int, arabic: str, english: str) -> None:
    claim = register.claims_of_document(document)[index].claim
    assert phrases.claim(words("ar"), claim, None).striptags() == arabic
    assert phrases.claim(words("en"), claim, None).striptags() == english


def test_every_field_has_its_words(register: Register) -> None:
    for stored in register.documents().rows:
        for item in register.claims_of_document(stored.id):
            view = claim_view.claim(words("ar"), item, stored.document)
            for field in (row.machine for row in view.rows if row.machine):
                if field.quote is not None:
                    assert stored.document.text[field.start : field.end] == field.quote


def test_the_chain_marks_who_knows(register: Register) -> None:
    stored = register.claims_of_document("jisr-2.txt")[0]
    view = claim_view.claim(words("en"), stored, register.document("jisr-2.txt").document)
    assert [(link.level, link.root) for link in view.chain] == [(0, True)]
    assert view.rule == "rules/1.0"


def test_each_slot_has_its_confidence_but_not_in_claims_that_a_person_entered(register: Register) -> None:
    stored = register.claims_of_document("jisr-2.txt")[0]
    document = register.document("jisr-2.txt").document
    assert claim_view.claim(words("en"), stored, document).certainties == ()
    told = SlotConfidence(
        kind=0.9, harms=0.8, where=0.7, when=0.6, method=0.5, facilities=0.4, responsible=0.3, sources=0.25
    )
    sure = replace(stored, claim=replace(stored.claim, slot_confidence=told))
    shown = {str(name): figure for name, figure in claim_view.claim(words("ar"), sure, document).certainties}
    assert shown["المكان"] == "0.70"
    assert shown["المصدر"] == "0.25"
    assert len(shown) == 8


def test_buttons_carry_utf16_offsets_and_their_words(register: Register) -> None:
    stored = register.document("daffa 😀/3.txt")
    view = document_view.document(words("ar"), stored, register.claims_of_document(stored.id))
    units = stored.document.text.encode("utf-16-le")
    for item in view.claims:
        for button in (item.whole, *item.buttons):
            assert units[2 * button.start : 2 * button.end].decode("utf-16-le") == button.quote


def test_an_address_that_is_no_web_address_is_not_linked(register: Register) -> None:
    view = document_view.document(words("ar"), register.document("reply-4.txt"), ())
    assert view.paper.url is None


def test_a_message_keeps_the_direction_of_a_reports_words() -> None:
    told = str(phrases.english("السوق القديم <b> is in no list"))
    assert told.startswith('<span class="english" lang="en" dir="ltr">')
    assert '<bdi lang="ar" dir="rtl">السوق القديم</bdi>' in told
    assert "&lt;b&gt; is in no list</span>" in told
