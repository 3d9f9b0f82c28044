"""tawthiq plan: how long reading these inputs would take, and what it needs."""

from typing import TYPE_CHECKING

from tawthiq.cli.options import (
    REGISTER,
    Bidi,
    BidiOption,
    InputsArgument,
    JsonOption,
    LanguageOption,
    MapOption,
    RegisterOption,
)
from tawthiq.cli.run import CrewOption
from tawthiq.cli.terminal import answer
from tawthiq.errors import UsageError

if TYPE_CHECKING:
    from tawthiq.cli.wording import Speech
    from tawthiq.engine.planning import Plan


def plan(
    inputs: InputsArgument = None,
    register: RegisterOption = REGISTER,
    workers: CrewOption = None,
    map: MapOption = None,
    lang: LanguageOption = None,
    bidi: BidiOption = Bidi.ISOLATE,
    json: JsonOption = False,
) -> None:
    """Say how long reading each INPUT would take here, how much memory and disk, and which engine fits.

    A sample of the inputs is read for a few seconds; nothing is recorded.
    """
    from dataclasses import replace
    from pathlib import Path

    from tawthiq.cli.wording import speech
    from tawthiq.cli.writing import Pen
    from tawthiq.engine import planning
    from tawthiq.engine.local import cores
    from tawthiq.settings import Settings

    if not inputs:
        raise UsageError("plan needs an INPUT. Name files or folders")
    settings = Settings.from_environment()
    settings = replace(settings, sheet_map=map or settings.sheet_map)
    place = Path() if "://" in register else Path(register)
    found = planning.plan(tuple(inputs), settings, workers or cores(), place)
    if json:
        answer(found)
        return
    pen, words = Pen(bidi), speech(lang)
    for line in _lines(found, words):
        print(pen.write(line))


def _lines(found: "Plan", words: "Speech") -> list[str]:
    forms = "، " if words.language == "ar" else ", "
    listed = forms.join(f"{one.form or '-'} {one.files:,} ({_size(one.bytes, words)})" for one in found.forms)
    told: dict[str, object] = {
        "files": f"{found.files:,}",
        "bytes": _size(found.bytes, words),
        "forms": listed,
        "reports": f"{found.reports:,}",
        "claims": f"{found.claims:,}",
        "sampled": f"{found.sampled:,}",
        "left_out": f"{found.left_out:,}",
        "reading": _clock(found.reading_seconds),
        "resolving": _clock(found.resolving_seconds),
        "workers": found.workers,
        "cost": f"{found.intake_ms + found.reading_ms + found.loading_ms:,.1f}",
        "intake_ms": f"{found.intake_ms:,.1f}",
        "reading_ms": f"{found.reading_ms:,.1f}",
        "loading_ms": f"{found.loading_ms:,.1f}",
        "memory": _size(found.memory, words),
        "memory_here": _size(found.memory_here, words) if found.memory_here else "?",
        "disk": _size(found.disk, words),
        "disk_free": _size(found.disk_free, words),
        "engine": found.engine,
        "reason": words.say(f"plan_{found.reason}"),
    }
    names = ["plan_files", "plan_reports", "plan_reading", "plan_incidents", "plan_memory", "plan_disk", "plan_engine"]
    if found.left_out:
        names.insert(2, "plan_left_out")
    if found.disk > found.disk_free:
        names.insert(-1, "plan_disk_short")
    return [words.say(name).format(**told) for name in names]


def _size(size: int, words: "Speech") -> str:
    for unit, least in (("gb", 1e9), ("mb", 1e6)):
        if size >= least:
            return f"{size / least:,.1f} {words.say(unit)}"
    return f"{size / 1e3:,.1f} {words.say('kb')}"


def _clock(seconds: float) -> str:
    """Hours, minutes and seconds, as 1:05:00."""
    whole = round(seconds)
    return f"{whole // 3600}:{whole % 3600 // 60:02d}:{whole % 60:02d}"
