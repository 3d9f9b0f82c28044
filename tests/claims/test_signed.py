"""Who signs a report or a post in it, in invented ones."""

import pytest

from tawthiq.claims import signed
from tawthiq.model.document import Document
from tawthiq.passages import split


def names(text: str, publisher: str | None = None) -> dict[str, str]:
    report = split(Document(id="d", text=text, publisher=publisher))
    found = signed.signers(report)
    for source in found.values():
        assert text[source.start : source.end] == source.quote
    return {passage.text: found[passage.index].quote for passage in report.passages if passage.index in found}


def test_a_report_may_name_its_source_at_its_end() -> None:
    text = "مقتل مدني بقصف على قرية السنابل.\nإصابة طفل بانفجار لغم في قرية الوادي.\nالمصدر: الدفاع المدني"
    told = names(text)
    assert told["مقتل مدني بقصف على قرية السنابل."] == told["إصابة طفل بانفجار لغم في قرية الوادي."] == "الدفاع المدني"


@pytest.mark.parametrize(
    ("text", "publisher"),
    [
        ("مقتل مدني بقصف على القرية.\nالمصدر: قناة الوادي", "قناة الوادي"),
        ("مقتل مدني بقصف على القرية.\nالمصدر: زيت وزيتون", None),  # no one whom a word makes a source
        ("قال المصدر: قتل مدني بقصف على القرية.", None),
    ],
)
def test_the_publisher_and_what_is_no_source_sign_nothing(text: str, publisher: str | None) -> None:
    assert names(text, publisher) == {}


def test_an_embedded_post_is_its_authors() -> None:
    text = "قصف على قرية السنابل.\nقتلى وجرحى في الوادي\n— سالم حسن (@salem1) May 3, 2024\nوتزامن القصف مع تحليق."
    assert names(text) == {"قتلى وجرحى في الوادي": "سالم حسن"}
    assert names(text, "سالم حسن") == {}


def test_rescuers_in_brackets_sign_the_sentence_before() -> None:
    text = "مقتل مدني بقصف على قرية السنابل.\nإصابة طفل بانفجار لغم في الوادي. (الدفاع المدني السوري)"
    assert names(text) == {"إصابة طفل بانفجار لغم في الوادي.": "الدفاع المدني السوري"}
    assert names("إصابة طفل بانفجار لغم في الوادي. (صورة من المكان)") == {}
    assert names("إصابة طفل بانفجار لغم في الوادي.\n(الدفاع المدني السوري)") == {}
