"""tawthiq lexicon: a user's own word lists, checked and tried out before they are used."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tawthiq.cli.options import Bidi, BidiOption, JsonOption
from tawthiq.cli.terminal import FAILED, answer, finish, say, say_issues

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tawthiq.cli.writing import Pen
    from tawthiq.evaluation.annotations import Annotation
    from tawthiq.evaluation.effects import Effect
    from tawthiq.model.claim import Claim
    from tawthiq.model.document import Document
    from tawthiq.model.issue import Issue
    from tawthiq.settings import Settings

app = typer.Typer(help="Word lists of your own.", no_args_is_help=True, rich_markup_mode=None)

FolderArgument = Annotated[Path, typer.Argument(metavar="FOLDER", help="Files named as those of tawthiq/lexicon/data.")]
DocsOption = Annotated[list[str] | None, typer.Option("--docs", metavar="INPUT", help="Reports to try it on.")]
ExamplesOption = Annotated[int, typer.Option("--examples", min=0, max=1000, help="Examples of each sort.")]


@app.command()
def check(
    folder: FolderArgument,
    docs: DocsOption = None,
    examples: ExamplesOption = 5,
    bidi: BidiOption = Bidi.ISOLATE,
    json: JsonOption = False,
) -> None:
    """Check every entry of FOLDER, and show what it changes in the claims of reports before it is used."""
    from tawthiq.cli.writing import Pen
    from tawthiq.lexicon.checking import check as entries

    issues = list(entries(folder))
    bad = [issue for issue in issues if issue.left_out]
    found, unread = (None, []) if bad or not docs else _effect(folder, docs)
    if json:
        answer({"issues": issues, "unread": unread, "effect": found})
    else:
        say_issues([*issues, *unread], "Ask for --json to see all")
        if found:
            _show(found, examples, Pen(bidi))
        if bad:
            say(f"{len(bad)} entries cannot be used. Mend them; nothing is read with this folder until then")
        elif not docs:
            say(f"{folder} can be used: set TAWTHIQ_LEXICON={folder}. Try it on reports first with --docs INPUT")
    if bad:
        raise typer.Exit(FAILED)
    finish(len(unread))


@app.command()
def unknown(
    docs: DocsOption = None,
    least: Annotated[int, typer.Option("--least", min=1, help="Only words that stand at least so often.")] = 3,
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, help="At most so many.")] = 100,
    bidi: BidiOption = Bidi.ISOLATE,
    json: JsonOption = False,
) -> None:
    """List frequent words that no list knows and that stand where victims, harm, places or parties would stand."""
    from tawthiq import passages, pipeline
    from tawthiq.claims.unknown import gather, sightings
    from tawthiq.cli.writing import Pen
    from tawthiq.errors import UsageError
    from tawthiq.settings import Settings

    if not docs:
        raise UsageError("lexicon unknown needs reports. Name them with --docs INPUT")
    settings = Settings.from_environment()
    resources = pipeline.resources(settings)
    unread: list[Issue] = []
    documents = _documents(docs, settings, unread)
    words = gather((one for document in documents for one in sightings(passages.split(document), resources)), least)
    issues = [word.issue() for word in words[:limit]]
    if json:
        answer({"words": issues, "unread": unread})
    else:
        pen = Pen(bidi)
        for word in words[:limit]:
            print(f"{word.count:>5}  {word.missing:<7} {pen.quote(word.word)}")
            for example in word.examples:
                print(f"               {pen.quote(example)}")
        say_issues(unread, "Ask for --json to see all")
        say(f"{len(words):,} words stand {least} times or more. Put what belongs to a list into a folder of your own")
    finish(len(unread))


def _effect(folder: Path, docs: Sequence[str]) -> "tuple[Effect, list[Issue]]":
    """Read the reports with and without the folder."""
    from tawthiq.evaluation.effects import effect
    from tawthiq.settings import Settings

    settings = Settings.from_environment()
    unread: list[Issue] = []
    documents = {document.id: document for document in _documents(docs, settings, unread)}
    others = tuple(path for path in settings.lexicon if path.absolute() != folder.absolute())
    before = _claims(documents, replace(settings, lexicon=others))
    after = _claims(documents, replace(settings, lexicon=(*others, folder)))
    return effect(documents, before, after), unread


def _claims(documents: "dict[str, Document]", settings: "Settings") -> "list[Claim]":
    from tawthiq import pipeline

    readings = pipeline.read_batch(tuple(documents.values()), settings)
    return [claim for reading in readings for claim in reading.claims]


def _documents(inputs: Sequence[str], settings: "Settings", unread: "list[Issue]") -> "Iterator[Document]":
    from tawthiq import intake
    from tawthiq.model.document import Document
    from tawthiq.model.issue import Issue

    for item in intake.read(inputs, settings):
        if isinstance(item, Document):
            yield item
        elif isinstance(item, Issue):
            unread.append(item)


def _show(found: "Effect", examples: int, pen: "Pen") -> None:
    print(
        f"{found.documents:,} reports, {found.touched:,} of them read otherwise: {found.before:,} claims before, "
        f"{found.after:,} after; {len(found.new):,} new, {len(found.gone):,} gone, {len(found.changed):,} changed"
    )
    for sign, claims in (("+", found.new), ("-", found.gone)):
        for claim in claims[:examples]:
            print(f"{sign} {claim.document}: {claim.kind} {pen.write(_figures(claim))}")
            print(f"    {pen.quote(claim.quote)}")
    for pair in found.changed[:examples]:
        print(f"~ {pair.predicted.document}:\n    {pen.quote(pair.predicted.quote)}")
        for slot in pair.slots:
            before, after = ("; ".join(side) or "nothing" for side in (slot.gold, slot.predicted))
            print(f"    {slot.slot}: {pen.write(before)} → {pen.write(after)}")


def _figures(claim: "Annotation") -> str:
    from tawthiq.evaluation.differences import figure_in_words

    return ", ".join(figure_in_words(figure) for figure in claim.harms)
