"""tawthiq publish, tawthiq releases: a site of files, its releases and what moved between them."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tawthiq.cli.leaving import ReleaserOption, note
from tawthiq.cli.options import REGISTER, JsonOption, RegisterOption
from tawthiq.cli.terminal import answer, say

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tawthiq.publication.release import Moved

releases = typer.Typer(help="Releases of a site and what moved between them.", no_args_is_help=True)
SiteArgument = Annotated[Path, typer.Argument(metavar="SITE", help="The site's folder.")]


def publish(
    out: Annotated[Path, typer.Option("--out", "-o", metavar="SITE", help="The site's folder.")],
    register: RegisterOption = REGISTER,
    release: Annotated[
        str | None, typer.Option("--release", metavar="NAME", help="The release's name.  [default: the next number]")
    ] = None,
    unreviewed: Annotated[
        bool, typer.Option("--unreviewed", help="Also what nobody reviewed, under a banner that says so.")
    ] = False,
    processes: Annotated[
        int | None,
        typer.Option("--processes", "-p", min=1, max=256, help="Processes that set pages.  [all cores]"),
    ] = None,
    preview: Annotated[bool, typer.Option("--preview", help="Only say what would move; write nothing.")] = False,
    operator: ReleaserOption = None,
    json: JsonOption = False,
) -> None:
    """Write a bilingual site that needs no server: incidents, map, time, totals, method, downloads.

    Only incidents that passed review are published. Names of victims and witnesses, texts of reports, decisions and
    their authors, and coordinates of places no better than a district stay inside.
    """
    from tawthiq.editions.site import choose
    from tawthiq.editions.site import publish as put
    from tawthiq.register import Register

    with Register.open(register) as opened:
        edition = choose(opened.open_part(), out, release, unreviewed)
        digest = None
        if not preview:
            digest = put(edition, out, processes or os.cpu_count() or 1)
            chosen = "all, unreviewed too" if unreviewed else "reviewed"
            note(opened, operator, "export", [(f"public site {edition.release.name}: {chosen}", digest)])
    if json:
        answer({"release": edition.release, "moved": edition.moved, "written": not preview, "sha256": digest})
        return
    if preview or edition.release.previous:
        _print(edition.moved)
    if preview:
        say(f"release {edition.release.name} would hold {edition.release.incidents:,} incidents; nothing was written")
        return
    say(f"release {edition.release.name} of {edition.release.incidents:,} incidents is in {out} (SHA-256 {digest})")
    if not edition.release.incidents:
        say("no incident has passed review: review some, or publish all with --unreviewed")


@releases.command("list", short_help="List the releases of a site")
def list_(site: SiteArgument, json: JsonOption = False) -> None:
    """List the releases of a site, oldest first."""
    from tawthiq.publication.release import releases as published

    found = published(site)
    if json:
        answer(found)
        return
    for release in found:
        marked = ", unreviewed ones among them" if release.unreviewed else ""
        print(f"{release.name}\t{release.incidents:,} incidents{marked}\trules {release.rule_version}")
    if not found:
        say(f"no release in {site} yet")


@releases.command("diff", short_help="Say what moved between two releases, and why")
def diff(
    site: SiteArgument,
    before: Annotated[str, typer.Argument(metavar="A", help="The earlier release.")],
    after: Annotated[str, typer.Argument(metavar="B", help="The later release.")],
    json: JsonOption = False,
) -> None:
    """Say what moved between two releases: figures, grades, merges, withdrawals, each with its reason."""
    from tawthiq.publication.release import difference, held

    moved = difference(held(site, before), held(site, after))
    if json:
        answer(moved)
        return
    _print(moved)
    if not moved:
        say(f"nothing moved from {before} to {after}")


def _print(moved: "Iterable[Moved]") -> None:
    for one in moved:
        values = "; ".join(f"{name} {before or '–'} → {after or '–'}" for name, before, after in one.what)
        why = ", ".join(reason.value.replace("_", " ") for reason in one.why)
        into = f"into {one.into}" if one.into else ""
        print("\t".join(part for part in (one.code, one.change, into, values, f"({why})" if why else "") if part))
