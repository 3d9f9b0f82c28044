"""What a register costs as it grows: reading, loading, resolving and asking, by report and claim, at several sizes.

    python benchmarks/growth.py --reports 1000 10000
    python benchmarks/growth.py --reports 100000 --steps load ask

Reports and claims are invented (invented.py). Printed are seconds of the processor of this one process, which other
work on the machine changes less than the clock, and bytes on the disk. `read` reads a sample of the texts, since a
report costs the same in any company; everything else is done for all of them. docs/explanation/growth.md says what
follows from the figures.
"""

import argparse
import itertools
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from tawthiq import engine
from tawthiq.engine.loading import Loader, Read
from tawthiq.engine.reading import Reading, read_batch
from tawthiq.intake.originals import Blob, in_memory
from tawthiq.intake.reading import of_file
from tawthiq.model.document import Document
from tawthiq.register import Register, Taker, verify
from tawthiq.settings import Settings

if TYPE_CHECKING:
    from benchmarks.invented import FILL, Told, War
else:
    from invented import FILL, Told, War

STEPS = ("page", "read", "silent", "load", "resolve", "ask", "verify")
SAMPLE = 300
BATCH = 64
NOTED = 50_000
VERSION = "invented/1"
CLAIMS_A_REPORT = 3.4  # of the invented war, about


@dataclass
class Point:
    """What was measured at one size: milliseconds of the processor by step, and bytes by place."""

    reports: int = 0
    claims: int = 0
    texts: int = 0
    spent: dict[str, float] = field(default_factory=dict)
    bytes: dict[str, int] = field(default_factory=dict)


def noted(line: str) -> None:
    """How far a long run is, beside what it prints in the end."""
    print(line, file=sys.stderr, flush=True)


def processor(work: Callable[[], object]) -> float:
    """Milliseconds of this process."""
    began = time.process_time()
    work()
    return 1_000 * (time.process_time() - began)


def pages_of(told: Sequence[Told]) -> list[Blob]:
    """The reports as pages of a news site, in memory."""
    around = "".join(f"<li><a href='/n/{n}'>{word}</a></li>" for n, word in enumerate(FILL[:120]))
    made = []
    for number, one in enumerate(told):
        lines = "".join(f"<p>{line}</p>" for line in one.document.text.split("\n"))
        page = (
            f"<html><body><ul>{around}</ul><article><h1>{number}</h1>{lines}</article><ul>{around}</ul></body></html>"
        )
        made.append(Blob(f"{number}.html", f"{number}.html", partial(in_memory, page.encode())))
    return made


def taken_in(blobs: Sequence[Blob]) -> None:
    for blob in blobs:
        list(of_file(blob, Settings()))


def silent(document: Document) -> Document:
    """A text of the same length that tells of no harm, as most pages of a crawl."""
    words = itertools.islice(itertools.cycle(FILL), len(document.text) // 6)
    return Document(id=document.id, text=". ".join(" ".join(part) for part in _batches(list(words), 12)))


def _batches(words: Sequence[str], size: int) -> Iterator[Sequence[str]]:
    yield from (words[start : start + size] for start in range(0, len(words), size))


def reports_of(count: int, seed: int) -> Iterator[Told]:
    """So many reports over a time that grows with them, as archives do: the crowd of a day stays what it is."""
    days = max(30, min(5_110, count // 20))
    yield from islice(War(seed, days).reports(int(count * CLAIMS_A_REPORT * 1.2), seed), count)


def sampled(sample: Sequence[Told], steps: Sequence[str]) -> Iterator[tuple[str, float]]:
    """What does not hang on how many there are: a page taken in, a report read, a page without harm read."""
    documents = [one.document for one in sample]
    read_batch(documents[:3], Settings())  # the word lists are loaded
    if "page" in steps:
        pages = pages_of(sample)
        taken_in(pages[:3])
        yield "page", processor(lambda: taken_in(pages))
    if "read" in steps:
        yield "read", processor(lambda: read_batch(documents, Settings()))
    if "silent" in steps:
        quiet = [silent(document) for document in documents]
        yield "silent", processor(lambda: read_batch(quiet, Settings()))


def loaded(register: Register, told: Iterator[Told], point: Point) -> None:
    """Reports as they come: a million with their claims would not fit into the memory of most machines."""
    loader = Loader(register, VERSION, Taker("invented"))
    spent = 0.0
    while batch := list(islice(told, BATCH)):
        reads = [Read(one.document, Reading(one.claims)) for one in batch]
        spent += processor(partial(loader.load, reads))
        before = point.reports
        point.reports += len(batch)
        point.claims += sum(len(one.claims) for one in batch)
        point.texts += sum(len(one.document.text.encode()) for one in batch)
        if point.reports // NOTED > before // NOTED:
            noted(f"{point.reports:,} reports loaded in {spent / 1_000:,.0f} s of the processor")
    point.spent["load"] = spent


def resolved(register: Register, point: Point) -> None:
    """Everything anew in this process, step by step."""
    last = [time.process_time()]

    def watch(step: str, done: int, of: int) -> None:
        if done == of:
            now = time.process_time()
            point.spent[step] = 1_000 * (now - last[0])
            last[0] = now
            noted(f"{step}: {point.spent[step] / 1_000:,.0f} s of the processor")

    began = time.process_time()
    engine.resolve(register, engine.Manner(watch=watch))
    point.spent["writing"] = 1_000 * (time.process_time() - last[0])
    point.spent["resolve"] = 1_000 * (time.process_time() - began)


def asked(register: Register, sample: Sequence[Told]) -> None:
    """What a desk asks for: a page of incidents, of documents, a report with its claims."""
    register.incidents(limit=50)
    register.documents(limit=50)
    for one in sample[:: max(1, len(sample) // 20)]:
        register.claims_of_document(one.document.id)


def size(path: Path) -> int:
    if path.is_dir():
        return sum(file.stat().st_size for file in path.rglob("*") if file.is_file())
    return path.stat().st_size if path.exists() else 0


def measured(count: int, steps: Sequence[str], seed: int) -> Point:
    sample = list(islice(reports_of(count, seed), 0, None, max(1, count // SAMPLE)))
    point = Point()
    folder = Path(tempfile.mkdtemp(prefix="tawthiq-growth-"))
    try:
        point.spent |= {name: ms * count / len(sample) for name, ms in sampled(sample, steps)}
        with Register.open(folder / "register", create=True) as register:
            loaded(register, reports_of(count, seed), point)
            if "resolve" in steps:
                resolved(register, point)
            if "ask" in steps:
                point.spent["ask"] = processor(lambda: asked(register, sample))
            if "verify" in steps:
                point.spent["verify"] = processor(lambda: verify(register))
        point.bytes = {
            "texts": point.texts,
            "register": size(folder / "register" / "register.sqlite"),
            "originals": size(folder / "register" / "originals"),
            "workings": size(folder / "register" / "workings.sqlite"),
        }
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return point


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, nargs="+", default=[1_000])
    parser.add_argument("--steps", nargs="+", choices=STEPS, default=list(STEPS))
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    points = []
    for count in options.reports:
        points.append(measured(count, options.steps, options.seed))
        noted(f"{count:,} reports: measured")
    show(points)


def show(points: Sequence[Point]) -> None:
    """One column a size: ms of the processor and bytes for each report, or for each claim where that is what counts."""
    print(f"{'':26}" + "".join(f"{point.reports:>12,}" for point in points) + "  reports")
    print(f"{'':26}" + "".join(f"{point.claims:>12,}" for point in points) + "  claims")
    by_report = {"page", "read", "silent", "load", "verify"}
    for name in dict.fromkeys(name for point in points for name in point.spent):
        unit = "report" if name in by_report else "claim"
        if name == "ask":
            row = "".join(f"{point.spent.get(name, 0):>12.1f}" for point in points)
            print(f"{'ask, ms in all':26}{row}")
            continue
        shares = ((p.spent.get(name, 0.0), p.reports if unit == "report" else p.claims) for p in points)
        print(f"{f'{name}, ms a {unit}':26}" + "".join(f"{ms / number:>12.3f}" for ms, number in shares))
    for name in points[0].bytes:
        print(f"{f'{name}, bytes a report':26}" + "".join(f"{p.bytes[name] / p.reports:>12,.0f}" for p in points))


if __name__ == "__main__":
    main()
