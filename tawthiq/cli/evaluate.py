"""tawthiq evaluate: extraction against hand annotation, or a register against one kept by professional recorders."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tawthiq.cli.options import JsonOption, LanguageOption, WorkersOption
from tawthiq.cli.terminal import answer, console, finish, say, say_issues
from tawthiq.errors import UsageError

if TYPE_CHECKING:
    from tawthiq.cli.options import Language
    from tawthiq.evaluation.annotations import Annotation
    from tawthiq.model.document import Document
    from tawthiq.model.issue import Issue

_FileOption = Path | None


def evaluate(
    docs: Annotated[_FileOption, typer.Option("--docs", metavar="FILE", help="The reports, JSON Lines.")] = None,
    gold: Annotated[
        _FileOption, typer.Option("--gold", metavar="FILE", help="The claims that people annotated in them.")
    ] = None,
    pred: Annotated[
        _FileOption,
        typer.Option("--pred", metavar="FILE", help="Claims to be judged; when absent the reports are read now."),
    ] = None,
    incidents: Annotated[
        _FileOption, typer.Option("--incidents", metavar="FILE", help="Incidents that recorders keep.")
    ] = None,
    links: Annotated[
        _FileOption, typer.Option("--links", metavar="FILE", help="Which report they filed under which incident.")
    ] = None,
    register: Annotated[
        _FileOption, typer.Option("--register", "-r", metavar="DIR", help="The register to be judged by them.")
    ] = None,
    out: Annotated[
        _FileOption, typer.Option("--out", "-o", metavar="FILE", help="Write what differs to this page (HTML).")
    ] = None,
    bootstrap: Annotated[
        int, typer.Option("--bootstrap", min=0, max=100_000, help="Draws behind the intervals.")
    ] = 1000,
    workers: WorkersOption = 1,
    lang: LanguageOption = None,
    json: JsonOption = False,
) -> None:
    """Score claims against hand annotation (--docs --gold), or a register against a kept one (--incidents --links
    --register; --docs then names the reports that the program was given, where not all stand in the register).
    """
    if incidents and links and register and not (gold or pred):
        issues = _register(incidents, links, register, docs, _Manner(out, lang, json, bootstrap, workers))
    elif docs and gold and not (incidents or links or register):
        issues = _claims(docs, gold, pred, _Manner(out, lang, json, bootstrap, workers))
    else:
        raise UsageError("evaluate needs --docs and --gold, or --incidents, --links and --register. Name these files")
    left_out = [issue for issue in issues if issue.left_out]
    if not json:
        say_issues(issues, "Ask for --json to see all")
    finish(len(left_out))


class _Manner:
    """How to answer."""

    def __init__(self, out: Path | None, lang: "Language | None", json: bool, bootstrap: int, workers: int) -> None:
        self.out, self.json, self.bootstrap, self.workers = out, json, bootstrap, workers
        self.lang = lang

    @property
    def language(self) -> str:
        """Language of the page."""
        from tawthiq.cli.wording import speech

        return speech(self.lang).language

    def write(self, page: str) -> None:
        """The page to its file."""
        from tawthiq.publication.files import write

        if self.out:
            write(self.out, [page.encode()])
            say(f"what differs is in {self.out}")


def _claims(docs: Path, gold: Path, pred: Path | None, manner: _Manner) -> "list[Issue]":
    from tawthiq.cli.scores import table
    from tawthiq.cli.wording import speech
    from tawthiq.evaluation import annotations, differences, page, scores

    documents = annotations.read_documents(docs)
    annotated = annotations.read_gold(gold, documents)
    if pred:
        predicted, stray = annotations.read_predicted(pred, documents)
    else:
        predicted, stray = _extracted(documents, manner.workers), 0
    agreements = scores.compare(documents, annotated.claims, predicted)
    found = scores.score(agreements, manner.bootstrap)
    if manner.out:
        errors = differences.errors(documents, annotated.claims, predicted, agreements)
        manner.write(page.of_claims(found, errors, manner.language, speech(manner.lang).known))
    if manner.json:
        answer({"scores": found.as_answer(), "stray": stray, "issues": annotated.issues})
    else:
        console().print(table(found))
        astray = f", {stray} of other reports left aside" if stray else ""
        print(
            f"kind {found.kind_accuracy:.3f}   tenfold errors {found.tenfold_errors}   ungrounded values "
            f"{found.ungrounded_values}   mean {found.mean:.3f} [{found.mean_ci95[0]:.3f}–{found.mean_ci95[1]:.3f}]"
        )
        say(f"{found.documents:,} reports, {len(annotated.claims):,} annotated, {len(predicted):,} found{astray}")
    return list(annotated.issues)


def _extracted(documents: "dict[str, Document]", workers: int) -> "tuple[Annotation, ...]":
    from functools import partial

    from tawthiq import pipeline
    from tawthiq.engine import map_batches
    from tawthiq.evaluation.annotations import of_claims
    from tawthiq.settings import Settings

    work = partial(pipeline.read_batch, settings=Settings.from_environment())
    readings = map_batches(work, documents.values(), workers)
    return of_claims(claim for _, reading in readings for claim in reading.claims)


def _register(incidents: Path, links: Path, folder: Path, docs: Path | None, manner: _Manner) -> "list[Issue]":
    from tawthiq.cli.scores import figures_table
    from tawthiq.evaluation import annotations, page, recorders, registers, tallies
    from tawthiq.evaluation.sides import sides
    from tawthiq.register import Register

    with Register.open(folder) as opened:
        documents = {document.id: document for document in opened.all_documents()}
        reports = annotations.read_documents(docs) if docs else documents
        kept = recorders.read(incidents, links, frozenset(reports))
        comparison = registers.compare(kept, tuple(opened.all_incidents()))
        claims = tuple(opened.all_claims()) if manner.out else ()
    figures = tallies.figures(comparison)
    if manner.out:
        manner.write(page.of_register(figures, sides(comparison, documents, claims), manner.language))
    if manner.json:
        answer({"figures": figures, "issues": kept.issues})
    else:
        console().print(figures_table(figures))
    return list(kept.issues)
