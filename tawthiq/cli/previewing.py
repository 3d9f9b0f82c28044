"""What inputs would be read as: tawthiq run --preview."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tawthiq.cli.terminal import answer, console, finish, say, say_issues

if TYPE_CHECKING:
    from tawthiq.cli.options import Bidi
    from tawthiq.model.document import Document
    from tawthiq.model.issue import Issue
    from tawthiq.settings import Settings

_FIRST = 5  # reports of each file
_MOST = 100  # reports in all
_WORDS = 90  # characters of a text
_FIELDS = ("id", "published", "publisher", "title", "url")


def show(inputs: Sequence[str], settings: "Settings", bidi: "Bidi", json: bool) -> None:
    """Read the inputs without a register: the first reports of each file, and every issue."""
    from tawthiq.intake import Original, read
    from tawthiq.model.issue import Issue

    issues: list[Issue] = []
    firsts: dict[str, list[Document]] = {}
    file, count = "", 0
    for item in read(inputs, settings):
        if isinstance(item, Original):
            file = item.name
        elif isinstance(item, Issue):
            issues.append(item)
        else:
            count += 1
            shown = firsts.setdefault(file, [])
            if len(shown) < _FIRST and sum(map(len, firsts.values())) < _MOST:
                shown.append(item)
    if json:
        answer({"reports": count, "first": firsts, "issues": issues})
    else:
        _tell(firsts, issues, count, bidi)
    finish(sum(issue.left_out for issue in issues))


def _tell(firsts: "dict[str, list[Document]]", issues: "list[Issue]", count: int, bidi: "Bidi") -> None:
    from rich import box
    from rich.table import Table

    from tawthiq.cli.writing import Pen

    pen = Pen(bidi)
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for name in (*_FIELDS, "text"):
        table.add_column(name, overflow="fold")
    for documents in firsts.values():
        for document in documents:
            values = [getattr(document, name) or "" for name in _FIELDS]
            words = " ".join(document.text.split())
            cut = words if len(words) <= _WORDS else f"{words[:_WORDS]}…"
            table.add_row(*(pen.write(value) for value in (*values, cut)))
    if firsts:
        console().print(table)
    say_issues(issues, "Ask for --json to see all")
    left_out = sum(issue.left_out for issue in issues)
    say(f"{count:,} reports, {left_out:,} left out. Nothing was recorded. Leave --preview out to read them")
