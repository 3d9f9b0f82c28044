"""What a run would cost on this machine, from a sample of its own inputs; nothing is recorded.

1. The files are counted, with their bytes, by form.
2. Of each form some files, evenly spread, are read for a few seconds at most: how many bytes a report takes, what it
   costs to make its text, to read its claims, and to load it into a register (one that is thrown away).
3. What was measured is carried over to all bytes. What working out the incidents costs cannot be seen on a sample;
   it is reckoned from the claims by what `benchmarks/incidents.py` measured.
"""

import os
import shutil
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from io import BufferedReader
from itertools import islice
from pathlib import Path

from tawthiq import intake
from tawthiq.engine.loading import Loader, Read
from tawthiq.engine.reading import read_batch
from tawthiq.errors import UsageError
from tawthiq.intake.reading import of_file
from tawthiq.intake.walk import files
from tawthiq.model.document import Document
from tawthiq.model.issue import Issue
from tawthiq.register import Register, Taker
from tawthiq.settings import Settings

_SAMPLED_FILES = 24  # of each form
_MOST = 200  # reports of a sample
_SECONDS = 3.0  # for reading a sample; loading it costs less
_START = 3.0  # seconds until the processes begin to read, on an idle machine
_MS_A_CLAIM = 1.0  # by the clock, to work out the incidents with two processes (benchmarks/README.md)
_RESOLVING_BYTES, _BYTES_A_CLAIM = 260_000_000, 4_000  # the same; twice what 300,000 claims held
_LEADING = 60_000_000  # bytes that who leads holds beside a reader's
_PATIENCE = 24 * 3600.0
"""Seconds of a run beyond which a cluster is worth its keep."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """The files of one ending: how many, their bytes as they lie, and about how many reports they hold."""

    form: str
    files: int
    bytes: int
    reports: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What to expect. Times in seconds by the clock on an idle machine, sizes in bytes.

    `sampled` reports were read to measure; of what was looked at `left_out` inputs were not. `*_ms` are milliseconds
    for one report: of a processor for its text and its claims, by the clock for loading it, which is mostly the disk.
    `engine` is the one that fits, `reason` the code of why: `small`, `fits`, `too_long`, `too_large`, or `nothing`
    where no report was found.
    """

    files: int
    bytes: int
    reports: int
    claims: int
    forms: tuple[Form, ...]
    sampled: int
    left_out: int
    intake_ms: float
    reading_ms: float
    loading_ms: float
    workers: int
    reading_seconds: float
    resolving_seconds: float
    memory: int
    memory_here: int | None
    disk: int
    disk_free: int
    engine: str
    reason: str


@dataclass(slots=True)
class _Sample:
    """What was read of the files of one form."""

    reads: list[tuple[Document, intake.Original | None]] = field(default_factory=list)
    bytes: float = 0.0  # of the files as they lie, as far as they were read
    seconds: float = 0.0
    left_out: int = 0


@dataclass(slots=True)
class _Group:
    files: int = 0
    bytes: int = 0
    chosen: list[intake.Blob] = field(default_factory=list)


def plan(inputs: Sequence[str], settings: Settings, workers: int, place: Path) -> Plan:
    """Sample the inputs; `place` is where the register would lie. Raises UsageError for standard input."""
    if "-" in inputs:
        raise UsageError("standard input cannot be sampled. Name files or folders")
    groups = _groups(inputs)
    whole = sum(group.bytes for group in groups.values()) or 1
    samples = {form: _sampled(group, settings, _SECONDS / 2 * group.bytes / whole) for form, group in groups.items()}
    reads = [read for sample in samples.values() for read in sample.reads]
    forms = tuple(
        Form(form=form, files=group.files, bytes=group.bytes, reports=_carried_over(samples[form], group))
        for form, group in sorted(groups.items())
    )
    reports = sum(form.reports for form in forms)
    cost = _Cost.of(_spread(reads, settings), settings)
    intake_ms = _weighed(samples, forms)
    claims = round(cost.claims * reports)
    led = intake_ms + cost.loading_ms  # one process does this part, however many read
    reading = _START + reports * max((led + cost.reading_ms) / workers, led) / 1000
    resolving = claims * _MS_A_CLAIM / 1000
    memory = max(
        (workers + 1) * cost.memory + _LEADING, _RESOLVING_BYTES + workers * cost.memory + claims * _BYTES_A_CLAIM
    )
    here = _memory_here()
    engine, reason = _fitting(reports, reading + resolving, memory, here)
    return Plan(
        files=sum(form.files for form in forms),
        bytes=sum(form.bytes for form in forms),
        reports=reports,
        claims=claims,
        forms=forms,
        sampled=len(reads),
        left_out=sum(sample.left_out for sample in samples.values()),
        intake_ms=round(intake_ms, 2),
        reading_ms=round(cost.reading_ms, 2),
        loading_ms=round(cost.loading_ms, 2),
        workers=workers,
        reading_seconds=round(reading, 1),
        resolving_seconds=round(resolving, 1),
        memory=round(memory),
        memory_here=here,
        disk=round(reports * cost.disk),
        disk_free=shutil.disk_usage(_standing(place)).free,
        engine=engine,
        reason=reason,
    )


def _fitting(reports: int, seconds: float, memory: float, here: int | None) -> tuple[str, str]:
    if not reports:
        return "local", "nothing"
    if here is not None and memory > here:
        return "spark", "too_large"
    if seconds > _PATIENCE:
        return "spark", "too_long"
    return "local", "small" if seconds < 60 else "fits"


# ---- the sample


def _groups(inputs: Sequence[str]) -> dict[str, _Group]:
    """The files by form, with some of each, evenly spread over the order in which they are read."""
    found: dict[str, _Group] = {}
    step: dict[str, int] = {}
    for blob in (blob for given in inputs for blob in files(Path(given)) if isinstance(blob, intake.Blob)):
        group = found.setdefault(blob.suffix, _Group())
        if group.files % step.setdefault(blob.suffix, 1) == 0:
            group.chosen.append(blob)
        group.files += 1
        group.bytes += blob.size or 0
        if len(group.chosen) > 2 * _SAMPLED_FILES:  # every second one of these, and half as often from here on
            group.chosen = group.chosen[::2]
            step[blob.suffix] *= 2
    return found


def _sampled(group: _Group, settings: Settings, seconds: float) -> _Sample:
    sample = _Sample()
    began = time.monotonic()
    for number, blob in enumerate(group.chosen):
        left = max(seconds - (time.monotonic() - began), 0.0) / (len(group.chosen) - number)
        _read_some(blob, settings, sample, left)
    return sample


def _read_some(blob: intake.Blob, settings: Settings, sample: _Sample, seconds: float) -> None:
    """One file, for so long (a report at least), noting how far into it that went."""
    size = blob.size or 0
    opened: list[BufferedReader] = []
    members: set[str] = set()

    def opening() -> BufferedReader:
        opened.append(blob.open())
        return opened[-1]

    def met(member: intake.Blob) -> Issue | None:
        members.add(member.shown)
        return None

    original: intake.Original | None = None
    begun, share = time.process_time(), 1.0
    until = time.monotonic() + seconds
    items = of_file(replace(blob, open=opening), settings)
    with intake.gated(met):
        for item in items:
            if isinstance(item, intake.Original):
                original = item
            elif isinstance(item, Issue):
                sample.left_out += item.left_out
            else:
                sample.reads.append((item, original))
                streamed = any(not stream.closed for stream in opened)  # else it was read whole before it gave anything
                if streamed and (time.monotonic() >= until or len(sample.reads) >= _MOST):
                    share = _share(opened, members, blob)
                    break
    sample.seconds += time.process_time() - begun
    sample.bytes += size * share


def _share(opened: Sequence[BufferedReader], members: set[str], blob: intake.Blob) -> float:
    """How much of a file was read: of its members where it is an archive of files, else of its bytes."""
    if blob.suffix == ".zip":
        import zipfile  # noqa: PLC0415 - for archives alone

        with blob.open() as stream, zipfile.ZipFile(stream) as packed:
            return min(1.0, max(len(members) - 1, 1) / max(len(packed.namelist()), 1))
    place = max((stream.tell() for stream in opened if not stream.closed), default=0)
    return min(1.0, max(place, 1) / max(blob.size or 1, 1))


def _carried_over(sample: _Sample, group: _Group) -> int:
    return round(len(sample.reads) * group.bytes / sample.bytes) if sample.bytes else 0


def _weighed(samples: dict[str, _Sample], forms: Sequence[Form]) -> float:
    """Milliseconds of intake for a report, each form by its share of the reports."""
    spent = sum(
        form.reports * samples[form.form].seconds / len(samples[form.form].reads)
        for form in forms
        if samples[form.form].reads
    )
    return 1000 * spent / max(sum(form.reports for form in forms), 1)


def _spread(
    reads: Sequence[tuple[Document, intake.Original | None]], settings: Settings
) -> list[tuple[Document, intake.Original | None]]:
    """The sample in an order in which its beginning is like the whole."""
    return sorted(reads, key=lambda read: read[0].sha256)


# ---- the cost of a report


@dataclass(frozen=True, slots=True)
class _Cost:
    reading_ms: float = 0.0
    loading_ms: float = 0.0
    claims: float = 0.0
    disk: float = 0.0  # bytes
    memory: int = 0  # bytes of a process that reads

    @classmethod
    def of(cls, reads: Sequence[tuple[Document, intake.Original | None]], settings: Settings) -> "_Cost":
        """Measured on as many of these as there is time for."""
        if not reads:
            return cls(memory=_peak())
        read_batch([reads[0][0]], settings, spotting=True)  # word lists are loaded on nobody's time
        batch: list[Read] = []
        begun, until = time.process_time(), time.monotonic() + _SECONDS / 2
        for document, original in reads:
            (reading,) = read_batch([document], settings, spotting=True)
            batch.append(Read(document, reading, original))
            if time.monotonic() >= until:
                break
        reading_ms = 1000 * (time.process_time() - begun) / len(batch)
        loading_ms, disk = _loaded(batch)
        claims = sum(len(read.reading.claims) for read in batch) / len(batch)
        return cls(reading_ms, loading_ms, claims, disk, _peak())


def _loaded(batch: Sequence[Read]) -> tuple[float, float]:
    """Milliseconds for and bytes of a report in a register; by the clock, since most of it is the disk's."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "register"
        with Register.open(place, create=True) as register:
            loader = Loader(register, "plan", Taker("plan"))
            empty = _size(place)
            begun = time.perf_counter()
            for part in _sixteen(batch):
                loader.load(part)
            spent = time.perf_counter() - begun
        return 1000 * spent / len(batch), max(_size(place) - empty, 0) / len(batch)


def _sixteen(batch: Sequence[Read]) -> Iterator[tuple[Read, ...]]:
    source = iter(batch)
    while part := tuple(islice(source, 16)):
        yield part


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


# ---- this machine


def _peak() -> int:
    """The most memory that this process held."""
    try:
        import resource  # noqa: PLC0415 - of POSIX alone
    except ImportError:
        return 200_000_000
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if os.uname().sysname == "Darwin" else most * 1024


def _memory_here() -> int | None:
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (AttributeError, ValueError, OSError):
        return None


def _standing(place: Path) -> Path:
    """The nearest folder that is there."""
    whole = place.absolute()
    return next(folder for folder in (whole, *whole.parents) if folder.exists())
