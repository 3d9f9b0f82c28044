"""Other reports that carry the words of what is to be restricted: named before anything is recorded."""

from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING

from tawthiq.cli.terminal import say
from tawthiq.errors import UsageError
from tawthiq.model.decision import DecisionKind

if TYPE_CHECKING:
    from tawthiq.decisions import Wanted
    from tawthiq.model.document import Document
    from tawthiq.register import Register

_NAMED = 20


class Copies(StrEnum):
    """What becomes of the reports that carry the words: masked there, or restricted whole as well."""

    MASK = "mask"
    RESTRICT = "restrict"


def with_copies(register: "Register", wanted: "Wanted", chosen: Copies | None) -> "Wanted":
    """What is wanted, with the copies where they are to be restricted too; tells of them.

    Raises UsageError where a whole report has copies and nobody said what becomes of them.
    """
    from tawthiq import decisions

    if wanted.kind is not DecisionKind.RESTRICT:
        if chosen:
            raise UsageError(f"{wanted.kind} takes no --copies. Leave it out")
        return wanted
    carrying = decisions.copies(register, wanted.subjects)
    found = carrying.reports
    if not found:
        return wanted
    told = f"{len(found):,} other report{'s' * (len(found) > 1)} carr{'y' if len(found) > 1 else 'ies'} these words"
    if chosen is Copies.RESTRICT:
        say(f"{told}, restricted with it: {_named(found)}")
        return replace(wanted, subjects=(*wanted.subjects, *(report.id for report in found)))
    if carrying.of_report and chosen is None:
        raise UsageError(
            f"{told}: {_named(found)}. Restrict them with it (--copies restrict), or have the words masked there "
            "(--copies mask)"
        )
    say(f"{told}, masked there as well: {_named(found)}")
    return wanted


def _named(found: "Sequence[Document]") -> str:
    more = f" and {len(found) - _NAMED:,} more" if len(found) > _NAMED else ""
    return ", ".join(report.id for report in found[:_NAMED]) + more
