"""Speed and memory of extraction on one core: reports of 2,000 characters a second, and what each stage costs.

usage: python benchmarks/extraction.py [--seconds 20] [--stages] [--lines] [--profile]

Reads the annotated reports of TAWTHIQ_BENCH (default ../shared) repeatedly, else the sample reports. Times are of the
processor, not of the clock: what else the machine does still slows them (caches, shared cores), so compare figures of
one run. Loading the lexicons and the gazetteer is told apart. Tests no clock. What the figures mean: README.md here.
PYTHONPATH=build/compiled measures what `make compile` made.
"""

import argparse
import cProfile
import json
import os
import platform
import pstats
import resource
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from tawthiq import claims, gazetteer
from tawthiq.model import wire
from tawthiq.model.document import Document
from tawthiq.passages import split

ROOT = Path(__file__).parent.parent
FIELDS = ("id", "text", "publisher", "published", "published_from", "url", "lang", "title")
PAGE = 2000  # characters of the report that speed is told in
LINES = (0.1, 0.3, 1.0)  # megabytes
SENTENCE = (
    "قصفت طائرات حربية بلدة الزهراء في ريف حلب الشمالي يوم الجمعة ما أدى إلى مقتل {} مدنيين وإصابة ثلاثة أطفال"
    " بحسب مصدر طبي{} "
)
# The functions that each stage's time is read from, by file and name; what one calls is in its time.
STAGES = {
    "passages and tokens": (("passages/__init__.py", "split"),),
    "harms and figures": (("claims/harms.py", "find"), ("claims/harms.py", "may_tell")),
    "places": (("claims/places/__init__.py", "context_for"),),
    "times": (("claims/times.py", "calendar_for"),),
    "parties": (("claims/party_context.py", "context_for"), ("claims/parties.py", "find")),
    "sources": (("claims/sources.py", "find"),),
    "means": (("claims/means.py", "find"),),
    "facilities": (("claims/facilities.py", "find"),),
    "modality": (("claims/modality.py", "find"),),
    "responses": (("claims/responses.py", "find"), ("claims/responses.py", "kind_hints")),
    "denials": (("claims/no_harm.py", "find"),),
    "segments": (("claims/segments.py", "split"),),
    "drafts": (("claims/drafts.py", "of_segment"),),
    "events": (("claims/events.py", "joined"),),
    "verify": (("claims/verify.py", "check"),),
}


def documents() -> list[Document]:
    shared = Path(os.environ.get("TAWTHIQ_BENCH", str(ROOT.parent / "shared")))
    path = shared / "gold" / "dev.docs.jsonl"
    if not path.exists():
        path = ROOT / "samples" / "seeds" / "docs.jsonl"
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    return [wire.convert({key: row[key] for key in FIELDS if key in row}, Document) for row in rows]


def pages(texts: Sequence[Document]) -> float:
    """How many reports of 2,000 characters the texts are worth."""
    return sum(len(document.text) for document in texts) / PAGE


def seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def read_all(texts: Sequence[Document], resources: claims.Resources) -> None:
    for document in texts:
        claims.find(split(document), resources)


def loaded(first: Document) -> claims.Resources:
    packs = tuple(Path(pack) for pack in os.environ.get("TAWTHIQ_PLACES", "").split(":") if pack)
    resources = claims.Resources(gazetteer=gazetteer.load(packs))
    claims.find(split(first), resources)
    return resources


def again(limit: float, texts: Sequence[Document], resources: claims.Resources) -> tuple[float, float]:
    """Reports a second on the average of all rounds, and of the fastest reading of each text."""
    fastest = [float("inf")] * len(texts)
    rounds, spent = 0, 0.0
    while spent < limit:
        for at, document in enumerate(texts):
            took = seconds(lambda: claims.find(split(document), resources))  # noqa: B023 - called at once
            fastest[at] = min(fastest[at], took)
            spent += took
        rounds += 1
    return pages(texts) * rounds / spent, pages(texts) / sum(fastest)


def profiled(texts: Sequence[Document], resources: claims.Resources) -> pstats.Stats:
    profile = cProfile.Profile(time.process_time)
    profile.enable()
    read_all(texts, resources)
    profile.disable()
    return pstats.Stats(profile)


def print_stages(stats: pstats.Stats, worth: float) -> None:
    spent: dict[tuple[str, str], float] = {}
    for (file, _, name), (_, _, _, total, _) in stats.stats.items():  # type: ignore[attr-defined]
        spent[file.split("/tawthiq/")[-1], name] = total
    whole = sum(spent.get(key, 0.0) for key in (("claims/__init__.py", "find"), ("passages/__init__.py", "split")))
    print(f"\nfunction calls for a report          {stats.total_calls / worth:8.0f}")  # type: ignore[attr-defined]
    shares = {stage: sum(spent.get(key, 0.0) for key in keys) / whole for stage, keys in STAGES.items()}
    for stage, share in sorted(shares.items(), key=lambda pair: -pair[1]):
        print(f"  {stage:34} {100 * share:7.1f} %")
    print(f"  {'all else':34} {100 * (1 - sum(shares.values())):7.1f} %")


def print_lines(resources: claims.Resources) -> None:
    """One line of so many megabytes, its sentences all different: with stops, and with commas only."""
    print(f"\n{'one line of':20} " + " ".join(f"{megabytes:>8g} MB" for megabytes in LINES))
    for name, mark in (("sentences", "."), ("commas", "،")):
        took = []
        for megabytes in LINES:
            many = int(megabytes * 1_000_000 / len(SENTENCE.encode()))
            text = "".join(SENTENCE.format(number + 3, mark) for number in range(many))
            document = Document(id="line", text=text, published="2020-01-01")
            took.append(seconds(lambda: claims.find(split(document), resources)))  # noqa: B023 - called at once
        print(f"  {name:18} " + " ".join(f"{time:9.1f} s" for time in took))
    print(f"peak memory                       {peak():8.0f} MB")


def peak() -> float:
    """Megabytes of the whole process at its largest."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def program() -> str:
    """What is measured: the sources or what was compiled of them, and by which Python."""
    made = "sources" if (claims.__file__ or "").endswith(".py") else "compiled"
    return f"{made}, Python {platform.python_version()}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument("--stages", action="store_true", help="the share of each stage")
    parser.add_argument("--lines", action="store_true", help="also read long texts in one line: does time grow evenly?")
    parser.add_argument("--profile", action="store_true", help="the functions that take most time")
    options = parser.parse_args()
    texts = documents()
    print(program())
    start = time.process_time()
    resources = loaded(texts[0])
    print(f"imports, before anything is read  {start:8.2f} s")
    print(f"loading lexicons and gazetteer    {time.process_time() - start:8.2f} s")
    first = pages(texts) / seconds(lambda: read_all(texts, resources))
    print(f"first reading of each report      {first:8.0f} a second")
    average, best = again(options.seconds, texts, resources)
    print(f"read again                        {average:8.0f} a second")
    print(f"the fastest reading of each       {best:8.0f} a second")
    print(f"peak memory                       {peak():8.0f} MB")
    if options.stages or options.profile:
        stats = profiled(texts, resources)
        print_stages(stats, pages(texts))
        if options.profile:
            stats.sort_stats("tottime").print_stats(25)
    if options.lines:
        print_lines(resources)


if __name__ == "__main__":
    main()
