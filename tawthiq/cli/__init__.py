"""The command line: one file a verb, each light to import; what is heavy is imported when the verb runs.

Exit status: 0 done, 1 failed, 2 wrong usage, 3 done but something was left out, 130 stopped. See docs/reference/cli.md.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

import typer

from tawthiq.cli import (
    agreement,
    copies,
    custody,
    decide,
    doctor,
    enter,
    erase,
    estimate,
    evaluate,
    explain,
    export,
    extract,
    fetching,
    importing,
    incidents,
    issues,
    lexicon,
    log,
    moving,
    origins,
    packing,
    people,
    places,
    plan,
    publish,
    report,
    resolving,
    retry,
    run,
    search,
    serve,
    show,
    totals,
    version,
    voices,
    weights,
)
from tawthiq.cli import verify as verifying
from tawthiq.cli.terminal import door, speak_utf8
from tawthiq.errors import UsageError
from tawthiq.lexicon.chosen import using
from tawthiq.settings import Settings

app = typer.Typer(
    name="tawthiq",
    help="A register of claims of civilian harm, read from news and reports, Arabic first.",
    epilog="INPUT is a file, a folder or - for standard input. Every verb takes --json. Manual: docs/reference/cli.md",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
)
for verb, gist in (
    (extract.extract, "Write the claims of reports to a file"),
    (plan.plan, "Say what reading would cost"),
    (run.run, "Read reports into the register"),
    (retry.parked, "List inputs that were given up"),
    (retry.retry, "Try again what was given up"),
    (fetching.fetch, "Fetch pages from the web into the register"),
    (fetching.watch, "Watch feeds and sitemaps for new pages"),
    (export.export, "Write a table of the register to a file"),
    (report.report, "Write a report as HTML and PDF"),
    (publish.publish, "Write a site that needs no server"),
    (resolving.resolve, "Work out the incidents by the rules of today"),
    (resolving.changes, "List what other rules moved"),
    (incidents.incidents, "List incidents with ranges, grades and origins"),
    (show.show, "Show one incident with its claims and sources"),
    (search.search, "Find incidents, claims and reports by words or a question"),
    (origins.origins, "Show who knows of an incident independently of whom"),
    (totals.totals, "Sum minima and maxima, grades apart"),
    (estimate.estimate, "Estimate what no list holds, behind diagnostics"),
    (issues.issues, "List what could not be read or understood"),
    (log.log, "List every act on the register"),
    (decide.decide, "Record a decision about claims, incidents or origins"),
    (decide.undo, "Take a decision back"),
    (enter.enter, "Enter a claim that the program did not read"),
    (decide.decisions, "List decisions"),
    (copies.copies, "Show near-duplicates and who published first"),
    (agreement.agreement, "Say how far two readers agree"),
    (custody.custody, "Show how a report's bytes came to be here"),
    (packing.dossier, "Pack an incident with its evidence for a court or an editor"),
    (erase.erase, "Take a report out for good, leaving a tombstone"),
    (verifying.verify, "Check that the register is whole"),
    (moving.move, "Carry the register to another place or database"),
    (moving.backup, "Write the register into one file that proves itself"),
    (moving.restore, "Make a register of a backup"),
    (serve.serve, "Open the desk in a browser"),
    (explain.explain, "Show what each rule saw in a text"),
    (evaluate.evaluate, "Score claims or a register against what people hold"),
    (doctor.doctor, "Check this machine and the register"),
    (version.version, "Say which version this is"),
):
    app.command(short_help=gist)(verb)
app.add_typer(importing.app, name="import", short_help="Bring in a team's own sheet of incidents")
app.add_typer(lexicon.app, name="lexicon", short_help="Check word lists of your own, find unknown words")
app.add_typer(publish.releases, name="releases", short_help="List releases of a site, say what moved")
app.add_typer(people.app, name="people", short_help="Add people to a team, give them roles")
app.add_typer(places.app, name="places", short_help="Add, list and check place packs")
app.add_typer(voices.app, name="voices", short_help="Take in and answer corrections and replies from outside")
app.add_typer(weights.app, name="weights", short_help="Show or learn the weights by which incidents are joined")


def main(arguments: Sequence[str] | None = None) -> None:
    """Run a command and leave with its exit status."""
    speak_utf8()
    with door(), using(_lexicon()):
        asked = list(sys.argv[1:] if arguments is None else arguments)
        app(args=["version"] if asked == ["--version"] else asked, prog_name="tawthiq")  # as other programs are asked


def _lexicon() -> tuple[Path, ...]:
    """The user's word lists, for the names of parties wherever a verb shows them."""
    try:
        return Settings.from_environment().lexicon
    except UsageError:
        return ()  # the verb that needs the settings says what is wrong with them
