"""Whatever a page reads of its query string is declared, so that nothing else is taken without a word."""

import re
from pathlib import Path

from tawthiq.web.openapi import ANSWERS
from tawthiq.web.pages import PAGES
from tawthiq.web.queries import taken


def test_what_pages_read_of_the_query_is_declared(root: Path) -> None:
    known = {parameter.name for path, _ in PAGES for parameter in taken(path, path)}
    asked = set()
    for module in (root / "tawthiq" / "web" / "pages").glob("*.py"):
        asked |= set(re.findall(r"quer(?:y|ies)(?:\.get\(|\[)\"(\w+)\"", module.read_text("utf-8")))
    assert {"left", "said", "by", "page", "ambiguous"} - {"page"} <= asked, "the pattern finds them"
    assert asked <= known, "give it a line in tawthiq/web/queries.yaml"


def test_every_page_tells_what_it_answers() -> None:
    assert {path.replace(":path", "") for path, _ in PAGES} == set(ANSWERS), "give it a line in tawthiq/web/openapi.py"
