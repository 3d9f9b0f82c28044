import json

import pytest
from resiliparse.parse.html import HTMLTree

from tawthiq.intake.fields import Fields
from tawthiq.intake.markup import read


def of(head: str, body: str = "", lang: str = "") -> tuple[Fields, str | None]:
    attribute = f' lang="{lang}"' if lang else ""
    return read(HTMLTree.parse(f"<html{attribute}><head>{head}</head><body>{body}</body></html>"))


def linked(value: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(value)}</script>'


ARTICLE = {
    "@type": "NewsArticle",
    "datePublished": "2021-08-18T10:00:00+03:00",
    "headline": "عنوان",
    "publisher": {"@type": "Organization", "name": "وكالة"},
}


@pytest.mark.parametrize(
    "value",
    [ARTICLE, [ARTICLE], {"@graph": [{"@type": "WebSite", "name": "x"}, {**ARTICLE, "@type": ["Thing", "Article"]}]}],
)
def test_an_article_in_json_ld(value: object) -> None:
    fields, strange = of(linked(value))
    assert (fields.published, fields.published_from) == ("2021-08-18T10:00:00+03:00", "page")
    assert (fields.publisher, fields.title, strange) == ("وكالة", "عنوان", None)


@pytest.mark.parametrize(
    "given", [{"url": "https://example.org/7"}, {"mainEntityOfPage": {"@id": "https://example.org/7"}}]
)
def test_the_address_of_an_article_in_json_ld(given: dict[str, object]) -> None:
    assert of(linked({**ARTICLE, **given}))[0].url == "https://example.org/7"
    assert of(linked({**ARTICLE, **given}) + '<link rel="canonical" href="https://example.org/8">')[0].url == (
        "https://example.org/8"
    )


def test_the_date_of_something_else_in_json_ld_is_not_the_articles() -> None:
    fields, _ = of(linked([{"@type": "Comment", "datePublished": "2022-01-01"}, {"@type": "WebPage"}]))
    assert fields.published is None


def test_broken_json_ld_says_nothing() -> None:
    fields, _ = of('<script type="application/ld+json">{"@type": </script><meta name="date" content="2021-08-18">')
    assert fields.published == "2021-08-18"


@pytest.mark.parametrize(
    "meta",
    [
        '<meta property="article:published_time" content="2021-08-18">',
        '<meta property="og:article:published_time" content="2021-08-18">',
        '<meta itemprop="datePublished" content="2021-08-18">',
        '<meta name="DC.date.issued" content="2021-08-18">',
        '<meta name="pubdate" content=" 2021-08-18 ">',
    ],
)
def test_the_names_of_a_publication_date(meta: str) -> None:
    assert of(meta)[0].published == "2021-08-18"


def test_a_marked_time_in_the_page() -> None:
    body = '<time datetime="2020-01-01">قديم</time><time class="entry-date published" datetime="2021-08-18">x</time>'
    assert of("", body)[0].published == "2021-08-18"
    assert of("", '<span itemprop="datePublished" content="2021-08-18">x</span>')[0].published == "2021-08-18"


@pytest.mark.parametrize(
    "body",
    [
        "<p>17 آذار 2017</p>",
        "<time>2017-03-17</time>",
        '<time datetime="2017-03-17">أخبار أخرى</time>',
        "<div class='date'>2017-03-17</div>",
        "<p>17/03/2017</p>",
    ],
)
def test_a_date_in_the_text_is_never_the_publication(body: str) -> None:
    fields, strange = of('<meta property="article:modified_time" content="2022-02-02">', body)
    assert (fields.published, fields.published_from, strange) == (None, None, None)


def test_an_rfc_date_is_read() -> None:
    assert (
        of('<meta name="date" content="Wed, 18 Aug 2021 10:00:00 +0000">')[0].published == "2021-08-18T10:00:00+00:00"
    )


@pytest.mark.parametrize("date", ["18 آب 2021", "-0001-11-30T00:00:00+00:00", "1970-01-01T00:00:00Z", "0001-01-01"])
def test_a_date_that_cannot_be_one_is_reported(date: str) -> None:
    fields, strange = of(f'<meta name="date" content="{date}">')
    assert (fields.published, strange) == (None, date)


def test_a_second_date_helps_out_where_the_first_is_broken() -> None:
    head = '<meta property="article:published_time" content="0000"><meta name="date" content="2021-08-18">'
    assert of(head) == (of('<meta name="date" content="2021-08-18">')[0], None)


def test_address_publisher_language_and_title() -> None:
    fields, _ = of(
        '<link rel="canonical" href="https://www.example.org/a"><title> عنوان \n طويل </title>', lang="ar-SY"
    )
    assert fields == Fields(publisher="example.org", url="https://www.example.org/a", lang="ar", title="عنوان طويل")
    assert of('<meta property="og:site_name" content="الموقع">')[0].publisher == "الموقع"
    assert of('<meta property="og:locale" content="ar_AR">')[0].lang == "ar"


@pytest.mark.parametrize("href", ["javascript:alert(1)", "/a", "data:text/html,x", "http://[", ""])
def test_only_web_addresses_are_addresses(href: str) -> None:
    fields, _ = of(f'<link rel="canonical" href="{href}">')
    assert fields.url in (None, "http://[")
    assert fields.publisher is None


def test_a_page_without_markup_gives_nothing() -> None:
    assert read(HTMLTree.parse("")) == (Fields(), None)


@pytest.mark.parametrize(
    ("title", "headline", "expected"),
    [
        ("غارة على السوق | موقع", "غارة على السوق", "غارة على السوق"),
        ("غارة على السوق | موقع", "موقع", "غارة على السوق | موقع"),
        ("", "غارة على السوق", "غارة على السوق"),
        ("غارة", "", "غارة"),
    ],
)
def test_a_title_is_the_headline_without_the_name_of_the_site(title: str, headline: str, expected: str) -> None:
    assert of(f"<title>{title}</title>", f"<h1>{headline}</h1>")[0].title == expected


@pytest.mark.parametrize(
    ("head", "body", "author"),
    [
        (linked({**ARTICLE, "author": {"@type": "Person", "name": "ريم الساحلي"}}), "", "ريم الساحلي"),
        (linked({**ARTICLE, "author": [{"name": "ريم الساحلي"}, "نجوى البستان"]}), "", "ريم الساحلي، نجوى البستان"),
        (linked({**ARTICLE, "author": "https://example.org/people/7"}), "", None),
        ('<meta name="author" content=" ريم  الساحلي ">', "", "ريم الساحلي"),
        ('<meta property="article:author" content="https://example.org/rim">', '<a rel="author">بقلم: ريم</a>', "ريم"),
        ("", '<p class="byline">كتب: نجوى البستان</p>', "نجوى البستان"),
        ("", f'<p class="byline">{"كلام طويل " * 20}</p>', None),
        ('<meta name="twitter:creator" content="@rim">', "<h1>ريم</h1>", None),
    ],
)
def test_the_author(head: str, body: str, author: str | None) -> None:
    assert of(head, body)[0].author == author
