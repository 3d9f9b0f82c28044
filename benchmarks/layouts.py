"""Invented news pages in the layouts and encodings that Arabic sites have: what must be kept of each, and what must not.

`pages(count)` gives the same pages every time. The layouts follow what content systems write (their classes and order
of parts), the words are made up. Used by benchmarks/intake.py and tests/intake/test_layouts.py.
"""

# ruff: noqa: E501 (markup reads best in the lines that sites write)

import json
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import escape

ENCODINGS = ("utf-8", "windows-1256", "utf-16", "iso-8859-6", "utf-8")

_WHO = ("مدنيين", "أشخاص من عائلة واحدة", "عمال", "مزارعين", "طلاب", "نازحين")
_HOW = ("في غارة جوية", "بقصف مدفعي", "في انفجار لغم أرضي", "برصاص قناص", "بقذائف هاون")
_WHERE = ("سوق الرمان", "حي الزيتون", "قرية التين", "مدرسة الياسمين", "طريق النخيل", "مخيم السنابل")
_BY = ("قال مصدر طبي", "أفاد مراسلنا", "ذكر شهود عيان", "أعلن الدفاع المدني", "أكد ناشطون")
_MORE = (
    "وأضاف المصدر أن فرق الإسعاف نقلت الجرحى إلى مشفى البلدة وأن حالة بعضهم خطرة.",
    "وقال شاهد عيان إن الطائرات حلقت فوق المنطقة ساعات قبل القصف الذي دمر منازل عدة.",
    "وتداول سكان صورا تظهر حجم الدمار الذي لحق بالأبنية المحيطة بالمكان.",
    "ولم يصدر حتى ساعة نشر الخبر أي تعليق من الجهات الرسمية على ما جرى.",
    "وتشهد المنطقة منذ أسابيع تصعيدا عسكريا أدى إلى نزوح مئات العائلات نحو القرى المجاورة.",
)
_ITEMS = ("أخبار", "تقارير", "رأي", "اقتصاد", "رياضة", "فيديو", "من نحن", "اتصل بنا")
_LEADS = (
    "ارتفاع أسعار الخبز في المدينة",
    "افتتاح معرض الكتاب السنوي",
    "موجة برد تضرب الساحل",
    "فوز فريق البلدة بالكأس",
)


@dataclass(frozen=True)
class Story:
    """What a page tells: headline, paragraphs in order, outlet, day, address."""

    title: str
    paragraphs: tuple[str, ...]
    outlet: str
    day: str
    url: str


@dataclass(frozen=True)
class Page:
    """A page's bytes with its story; `junk` are lines of the page that are none of the article's."""

    name: str
    layout: str
    encoding: str
    data: bytes
    story: Story
    junk: tuple[str, ...]


def story(number: int) -> Story:
    """The story of this number."""
    dice = random.Random(number)  # noqa: S311 (no secret)
    leads = [
        f"{dice.choice(_BY)} إن {dice.randint(3, 40)} {dice.choice(_WHO)} قتلوا {dice.choice(_HOW)} على "
        f"{dice.choice(_WHERE)} يوم {dice.randint(1, 28)} آذار."
        for _ in range(dice.randint(3, 7))
    ]
    body = [text for lead in leads for text in (lead, f"{dice.choice(_MORE)} (خبر {number}، {dice.randint(1, 999)})")]
    title = f"مقتل {dice.randint(3, 40)} {dice.choice(_WHO)} {dice.choice(_HOW)} على {dice.choice(_WHERE)}"
    day = f"20{dice.randint(12, 24)}-{dice.randint(1, 12):02}-{dice.randint(1, 28):02}"
    return Story(
        title, tuple(body), f"وكالة الحقل {number % 7}", day, f"https://haql{number % 7}.example/news/{number}"
    )


def pages(count: int) -> Iterator[Page]:
    """So many pages, layouts and encodings in turn."""
    names = list(LAYOUTS)
    for number in range(count):
        yield page(names[number % len(names)], ENCODINGS[number // len(names) % len(ENCODINGS)], number)


def page(layout: str, encoding: str, number: int) -> Page:
    """The page of this number in this layout and encoding."""
    told = story(number)
    head, body = LAYOUTS[layout](told)
    text = (
        f'<!DOCTYPE html>\n<html lang="ar" dir="rtl"><head><meta charset="{encoding}">'
        f"<title>{told.title} | {told.outlet}</title>{_weight()}{head}</head>\n<body>{body}{_scripts()}</body></html>"
    )
    junk = (*_ITEMS[:6], *(f"{lead} {n}" for n, lead in enumerate(_LEADS)))
    return Page(f"{layout}-{encoding}-{number}.html", layout, encoding, text.encode(encoding, "replace"), told, junk)


def _weight() -> str:
    """What a head carries beside its words: styles and settings."""
    rules = "".join(f".c{n}{{margin:{n}px;color:#{n:06x};background:url(/i/{n}.png)}}" for n in range(400))
    links = "".join(f'<link rel="preload" as="script" href="/s/{n}.js">' for n in range(60))
    return f"<style>{rules}</style>{links}"


def _scripts() -> str:
    state = json.dumps({"ads": [{"slot": n, "sizes": [[300, 250], [728, 90]]} for n in range(300)]})
    return f"<script>window.__STATE__={state};</script>" + "<script>(function(){var a=1;if(a<2){a++}})();</script>" * 60


def _menu(tag: str = "nav", css: str = "main-menu") -> str:
    items = "".join(f'<li class="menu-item"><a href="/c/{n}">{item}</a></li>' for n, item in enumerate(_ITEMS))
    return f'<{tag} class="{css}"><ul>{items}</ul></{tag}>'


def _related(css: str = "related-posts", tag: str = "div") -> str:
    items = "".join(f'<li><a href="/r/{n}">{lead} {n}</a></li>' for n, lead in enumerate(_LEADS))
    return f'<{tag} class="{css}"><h3>اقرأ أيضا</h3><ul>{items}</ul></{tag}>'


def _latest(css: str = "sidebar") -> str:
    cards = "".join(
        f'<div class="card"><a href="/l/{n}"><img src="/t/{n}.jpg" alt=""><h4>{lead} {n}</h4></a></div>'
        for n, lead in enumerate(_LEADS)
    )
    return f'<div class="{css}"><h3>الأحدث</h3>{cards}</div>'


def _foot() -> str:
    return f'<footer class="site-footer">{_menu("div", "foot-menu")}<p>جميع الحقوق محفوظة</p></footer>'


def _p(told: Story) -> str:
    return "".join(f"<p>{escape(text)}</p>\n" for text in told.paragraphs)


def _meta(told: Story) -> str:
    return (
        f'<meta property="og:title" content="{escape(told.title)}"><meta property="og:site_name" content="{told.outlet}">'
        f'<meta property="og:url" content="{told.url}"><meta property="article:published_time" content="{told.day}">'
    )


def _ld(told: Story, **more: object) -> str:
    thing = {
        "@type": "NewsArticle",
        "headline": told.title,
        "datePublished": told.day,
        "publisher": {"@type": "Organization", "name": told.outlet},
        "mainEntityOfPage": {"@id": told.url},
    }
    value = json.dumps({"@context": "https://schema.org", "@graph": [{"@type": "WebSite"}, thing | more]})
    return f'<script type="application/ld+json">{value}</script>'


def _wordpress(told: Story) -> tuple[str, str]:
    share = '<div class="sharedaddy sd-sharing-enabled"><ul><li><a href="/f">شارك</a></li></ul></div>'
    return _ld(told), (
        f'<div id="page" class="site comments-open">{_menu()}<div class="content-area"><main><article class="post share-on '
        f'type-post"><header class="entry-header"><h1 class="entry-title">{told.title}</h1></header>'
        f'<div class="entry-content">{_p(told)}{share}</div></article>{_related("jp-relatedposts")}</main>'
        f'<div class="comments-area"><h2>تعليق</h2><form><textarea></textarea></form></div></div>{_latest("widget-area")}'
        f"{_foot()}</div>"
    )


def _drupal(told: Story) -> tuple[str, str]:
    field = '<div class="field field--name-{} field__item">{}</div>'
    return _meta(told), (
        f'<div class="dialog-off-canvas-main-canvas"><header role="banner">{_menu("div", "block-menu navigation")}</header>'
        f'<div class="layout-content"><article role="article" class="node node--type-article">{field.format("title", "<h1>" + told.title + "</h1>")}'
        f'<div class="node__content">{field.format("body", _p(told))}</div></article></div>'
        f'<aside class="layout-sidebar">{_latest()}</aside>{_foot()}</div>'
    )


def _tables(told: Story) -> tuple[str, str]:
    """A site of 2005: tables, fonts, paragraphs that are line breaks."""
    text = "<br>\r\n<br>\r\n".join(escape(text) for text in told.paragraphs)
    menu = "".join(f'<td><a href="/c/{n}"><font size="1">{item}</font></a></td>' for n, item in enumerate(_ITEMS))
    links = "".join(f'<tr><td><a href="/r/{n}">{lead} {n}</a></td></tr>' for n, lead in enumerate(_LEADS))
    return f'<meta name="pubdate" content="{told.day}"><meta property="og:site_name" content="{told.outlet}">', (
        f'<table width="780"><tr>{menu}</tr></table><table width="780"><tr><td width="160"><table class="related">{links}</table></td>'
        f'<td><table><tr><td><font size="4"><h1>{told.title}</h1></font></td></tr><tr><td><font face="Tahoma">{text}</font></td></tr>'
        "</table></td></tr></table>"
    )


def _blogger(told: Story) -> tuple[str, str]:
    divs = "".join(
        f'<div dir="rtl" style="text-align: right;"><span>{escape(t)}</span></div><div><br></div>'
        for t in told.paragraphs
    )
    return _meta(told), (
        f'<div class="main-outer">{_menu("div", "tabs-outer")}<div class="blog-posts hfeed"><div class="post hentry">'
        f'<h3 class="post-title entry-title">{told.title}</h3><div class="post-body entry-content">{divs}</div>'
        f'<div class="post-footer"><div class="post-share-buttons"><a href="/s">مشاركة</a></div></div></div></div>'
        f"{_latest('sidebar section')}</div>"
    )


def _application(told: Story) -> tuple[str, str]:
    """A page that a script drew: no words for its parts but numbers, JSON for the state."""
    body = "".join(
        f'<div class="css-{n}x1"><p class="css-9k">{escape(text)}</p></div>' for n, text in enumerate(told.paragraphs)
    )
    return _ld(told), (
        f'<div id="__next"><div class="css-a1">{_menu("div", "css-nav")}</div><main class="css-m2"><h1 class="css-h">{told.title}</h1>'
        f'<section class="css-body">{body}</section><section class="css-rel">{_related("css-related-list", "section")}</section></main>'
        f"{_foot()}</div>"
    )


def _parted(told: Story) -> tuple[str, str]:
    """An article in parts, with advertisements, a picture's words and links to others between."""
    half = len(told.paragraphs) // 2
    first, second = (Story(told.title, p, "", "", "") for p in (told.paragraphs[:half], told.paragraphs[half:]))
    between = f'<div class="ad-slot"><script>ads.push(1)</script></div>{_related("inline-related")}'
    return _meta(told), (
        f'{_menu("header", "top")}<div class="container"><div class="article"><h1>{told.title}</h1>'
        f'<div class="article-part article-body">{_p(first)}</div>{between}<div class="article-part article-body">{_p(second)}</div>'
        f"</div></div>{_latest()}{_foot()}"
    )


def _listed(told: Story) -> tuple[str, str]:
    """An article whose events stand in a list and a table."""
    half = len(told.paragraphs) // 2
    items = "".join(f"<li>{escape(text)}</li>" for text in told.paragraphs[:half])
    rows = "".join(f"<tr><td>{escape(text)}</td></tr>" for text in told.paragraphs[half:])
    return _meta(told), (
        f'{_menu("div", "navbar navigation")}<div id="content"><h1 class="title">{told.title}</h1><div class="text"><ul>{items}</ul>'
        f'<table class="toll"><tbody>{rows}</tbody></table></div></div>{_related("more-news related")}{_foot()}'
    )


def _joomla(told: Story) -> tuple[str, str]:
    rows = "".join(
        f'<p style="text-align: justify;"><span lang="AR-SA">{escape(text)}</span></p>' for text in told.paragraphs
    )
    return f'<link rel="canonical" href="{told.url}"><meta name="author" content="x">{_meta(told)}', (
        f'<div class="moduletable_menu">{_menu("div", "mod-menu")}</div><div id="k2Container" class="itemView"><div class="itemHeader">'
        f'<h2 class="itemTitle">{told.title}</h2></div><div class="itemBody"><div class="itemIntroText">{rows[: rows.index("</p>") + 4]}</div>'
        f'<div class="itemFullText">{rows[rows.index("</p>") + 4 :]}</div></div><div class="itemRelated">{_related()}</div></div>{_foot()}'
    )


def _shared(told: Story) -> tuple[str, str]:
    """An article whose own element is named after what can be done with it."""
    return _meta(told), (
        f'{_menu()}<div class="news-wrap"><div class="article-with-comments share-box" id="related-story"><h1>{told.title}</h1>{_p(told)}</div>'
        f"{_latest()}</div>{_foot()}"
    )


LAYOUTS: dict[str, Callable[[Story], tuple[str, str]]] = {
    "wordpress": _wordpress,
    "drupal": _drupal,
    "tables": _tables,
    "blogger": _blogger,
    "application": _application,
    "parted": _parted,
    "listed": _listed,
    "joomla": _joomla,
    "shared": _shared,
}
