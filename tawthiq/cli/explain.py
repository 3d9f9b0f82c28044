"""tawthiq explain: what each rule saw in a text, and what came of it."""

import os
from typing import TYPE_CHECKING, Annotated

import typer

from tawthiq.cli.options import Bidi, BidiOption, JsonOption
from tawthiq.cli.terminal import answer, console, finish, say_issues
from tawthiq.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tawthiq.model.document import Document
    from tawthiq.model.issue import Issue
    from tawthiq.settings import Settings


def explain(
    text: Annotated[
        str | None, typer.Argument(metavar="TEXT|FILE", help="Words, a file of reports, or - for standard input.")
    ] = None,
    document: Annotated[
        str | None, typer.Option("--document", metavar="ID", help="Only this report of the file.")
    ] = None,
    published: Annotated[
        str | None, typer.Option("--published", metavar="DATE", help="When the words were published (for أمس).")
    ] = None,
    bidi: BidiOption = Bidi.ISOLATE,
    json: JsonOption = False,
) -> None:
    """Show for each passage what every rule saw, how it was cut, and why it gave the claims it gave, or none."""
    from tawthiq import passages, pipeline
    from tawthiq.claims.explain import explain as trace
    from tawthiq.cli.explanation import render
    from tawthiq.cli.writing import Pen
    from tawthiq.settings import Settings

    if not text:
        raise UsageError("explain needs a TEXT. Give words in quotation marks, a file, or - for standard input")
    settings = Settings.from_environment()
    resources = pipeline.resources(settings)
    issues: list[Issue] = []
    found = [
        trace(passages.split(one), resources)
        for one in _documents(text, published, settings, issues)
        if document in (None, one.id)
    ]
    if json:
        answer(found)
    else:
        screen = console()
        for one in found:
            screen.print(render(one, Pen(bidi), screen.width))
    if not found and not issues:
        raise UsageError(f"{text}: no report {document or ''} there. Check the id")
    say_issues(issues, "Ask for --json to see all")
    finish(len(issues))


def _documents(text: str, published: str | None, settings: "Settings", issues: "list[Issue]") -> "Iterator[Document]":
    from tawthiq import intake
    from tawthiq.model.document import Document
    from tawthiq.model.issue import Issue

    if text != "-" and not os.path.exists(text):  # Path.exists raises on words too long for a name
        yield Document(id="text", text=text, published=published)
        return
    for item in intake.read([text], settings):
        if isinstance(item, Issue):
            issues.append(item)
        elif isinstance(item, Document):
            yield item
