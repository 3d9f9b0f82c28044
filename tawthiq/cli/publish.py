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

    from tawthiq.model.decision import Decision
    from tawthiq.publication.reasons import Led

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
        left_out, held_back = edition.material.left_aside, edition.material.withheld
        digest = None
        if not preview:
            digest = put(edition, out, processes or os.cpu_count() or 1)
            chosen = "all, unreviewed too" if unreviewed else "reviewed"
            note(opened, operator, "export", [(f"public site {edition.release.name}: {chosen}", digest)])
    if json:
        answer({
            "release": edition.release, "moved": edition.moved, "withheld": held_back, "left_out": left_out,
            "written": not preview, "sha256": digest,
        } | ({"decisions": _decisions(edition.led)} if preview else {}))  # fmt: skip
        return
    if preview or edition.release.previous:
        _print(edition.led)
    if not edition.logged:
        say("the log of this register does not know the last release: decisions that led here are not told")
    if left_out or held_back:
        say(f"not in it: {left_out:,} incidents that did not pass review, {held_back:,} that a decision withholds")
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
    register: Annotated[
        Path | None,
        typer.Option("--register", "-r", metavar="FOLDER", help="List the decisions too, out of this register's log."),
    ] = None,
    json: JsonOption = False,
) -> None:
    """Say what moved between two releases: figures, grades, merges, withdrawals, each with its reason.

    With --register each change lists the decisions that led to it, with who took them and why: that is for the house.
    """
    from tawthiq.publication.reasons import between, led
    from tawthiq.publication.release import departed, difference, held
    from tawthiq.register import Register

    old, new = held(site, before), held(site, after)
    moved = difference(old, new, departed(site, after))
    told = led(moved, old, new, (), {})
    if register is not None:
        with Register.open(register) as opened:
            decided = between(opened, site, before, after)
            known = {item.id: item for item in opened.carried_decisions(standing=False)}
        if decided is None:
            say(f"the log of {register} does not know both releases: decisions that led here are not told")
        told = led(moved, old, new, decided or (), known)
    if json:
        answer([{"moved": one.moved, "decisions": one.decisions} for one in told] if register else moved)
        return
    _print(told)
    if not moved:
        say(f"nothing moved from {before} to {after}")


def _decisions(found: "Iterable[Led]") -> "dict[str, tuple[Decision, ...]]":
    """The decisions by the incident that they moved."""
    return {one.moved.incident: one.decisions for one in found if one.decisions}


def _print(found: "Iterable[Led]") -> None:
    for told in found:
        one = told.moved
        values = "; ".join(f"{name} {before or '–'} → {after or '–'}" for name, before, after in one.what)
        why = ", ".join(reason.value.replace("_", " ") for reason in one.why)
        into = f"into {one.into}" if one.into else ""
        print("\t".join(part for part in (one.code, one.change, into, values, f"({why})" if why else "") if part))
        for item in told.decisions:
            print(f"\t{item.kind.value.replace('_', ' ')} by {item.author}, {item.time[:10]}: {item.reason}")
