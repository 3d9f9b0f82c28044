"""Templates of reports and sites, their style sheets and fonts."""

from base64 import b64encode
from collections.abc import Callable
from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined

from tawthiq.editions.charts import PAINT
from tawthiq.web import days, phrases

# A family for each file: the PDF's maker takes two files of one family for one font.
FONTS = (
    ("PlexArabic", 400, "ibm-plex-sans-arabic-arabic-400-normal"),
    ("Plex", 400, "ibm-plex-sans-arabic-latin-400-normal"),
    ("PlexArabic", 700, "ibm-plex-sans-arabic-arabic-700-normal"),
    ("Plex", 700, "ibm-plex-sans-arabic-latin-700-normal"),
    ("NaskhArabic", 400, "noto-naskh-arabic-arabic-400-normal"),
    ("Naskh", 400, "noto-naskh-arabic-latin-400-normal"),
)


def press(address: Callable[[str, str], str]) -> Environment:
    """Templates whose links to objects of a section are made by `address(section, id)`."""
    environment = Environment(
        loader=PackageLoader("tawthiq.editions"),
        autoescape=True,
        auto_reload=False,  # asked for at every page, whether its file changed
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(
        address=address,
        ltr=days.ltr,
        quoted=phrases.quoted,
        capital=phrases.capital,
        language=phrases.language,
        style=style(),
        paint=PAINT,
    )
    return environment


@cache
def style() -> str:
    """The style sheet of a report, its fonts within it."""
    return "\n".join([*(_face(*font) for font in FONTS), sheets("report")])


def sheets(edition: str) -> str:
    """What reports and sites have in common, then what is of this one (`report` or `site`) alone."""
    folder = files("tawthiq.editions") / "templates"
    return "".join((folder / f"{name}.css").read_text("utf-8") for name in ("shared", edition))


def _face(family: str, weight: int, name: str) -> str:
    data = (files("tawthiq.web") / "static" / "fonts" / f"{name}.woff2").read_bytes()
    source = f"url(data:font/woff2;base64,{b64encode(data).decode()}) format('woff2')"
    return f"@font-face{{font-family:{family};font-weight:{weight};src:{source}}}"
