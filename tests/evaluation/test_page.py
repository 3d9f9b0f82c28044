import re
from html.parser import HTMLParser
from pathlib import Path

from tawthiq.evaluation import page
from tawthiq.evaluation.annotations import Annotation, read_documents, read_gold
from tawthiq.evaluation.differences import errors
from tawthiq.evaluation.scores import compare, score
from tawthiq.model.document import Document


class _Balance(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ("meta", "br"):
            self.open.append(tag)
        assert not {name for name, _ in attrs} & {"src", "onclick"}

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def of(docs: Path, gold: Path, predicted: tuple[Annotation, ...], language: str = "en") -> str:
    documents = read_documents(docs)
    annotated = read_gold(gold, documents).claims
    agreements = compare(documents, annotated, predicted)
    return page.of_claims(score(agreements, 10), errors(documents, annotated, predicted, agreements), language)


def test_page_stands_alone_and_is_well_formed(docs: Path, gold: Path) -> None:
    for language, direction in (("en", "ltr"), ("ar", "rtl")):
        text = of(docs, gold, (), language)
        parser = _Balance()
        parser.feed(text)
        assert not parser.open
        assert f'<html lang="{language}" dir="{direction}">' in text
        assert not re.search(r"<script|https?:|url\(|@import", text)
        assert "default-src 'none'" in text


def test_missed_claims_stand_in_their_own_words_from_right_to_left(docs: Path, gold: Path) -> None:
    text = of(docs, gold, ())
    assert 'class="missed"' in text
    assert '<blockquote dir="rtl">قتل 5 مدنيين' in text


def test_slots_that_differ_stand_side_by_side(docs: Path, gold: Path) -> None:
    first, second = read_gold(gold, read_documents(docs)).claims
    other = Annotation(document="a", quote=first.quote, kind=first.kind, harms=first.harms, where=first.where)
    text = of(docs, gold, (other, second))
    assert "airstrike" in text
    assert "Found, not annotated 0 · Differing 1 · alike 1" in text


def test_words_of_reports_are_never_markup(docs: Path, gold: Path) -> None:
    documents = read_documents(docs)
    claim = Annotation(document="a", quote="<b>x</b>", kind=read_gold(gold, documents).claims[0].kind, start=0, end=8)
    evil = {"a": Document(id="a", text="<b>x</b>")}
    agreements = compare(evil, (), (claim,))
    text = page.of_claims(score(agreements, 0), errors(evil, (), (claim,), agreements))
    assert "<b>" not in text


def test_nothing_differing_is_said(docs: Path, gold: Path) -> None:
    assert "Nothing differs." in of(docs, gold, read_gold(gold, read_documents(docs)).claims)


def test_codes_are_told_in_the_words_of_the_page(docs: Path, gold: Path) -> None:
    documents = read_documents(docs)
    annotated = read_gold(gold, documents).claims
    agreements = compare(documents, annotated, ())
    words = {("outcome", "killed"): "القتلى", ("kind", "incident"): "حادثة"}
    told = errors(documents, annotated, (), agreements)
    text = page.of_claims(score(agreements, 10), told, "ar", lambda group, code: words.get((group, code)))
    assert "<bdi>حادثة</bdi>" in text
    assert "<bdi>القتلى " in text
    assert "<bdi>killed" not in text
