"""Speed and memory of extraction on one core: reports of 2,000 characters a second, and what each stage costs.

usage: python benchmarks/extraction.py [--seconds 20] [--profile]

Reads the annotated reports of TAWTHIQ_BENCH (default ../shared) repeatedly, else the sample reports. Loading the
lexicons and the gazetteer is told apart. Prints a table; tests no clock.
"""

import argparse
import cProfile
import json
import os
import pstats
import resource
import time
from pathlib import Path

from tawthiq import claims, gazetteer
from tawthiq.model import wire
from tawthiq.model.document import Document
from tawthiq.passages import split

ROOT = Path(__file__).parent.parent
FIELDS = ("id", "text", "publisher", "published", "published_from", "url", "lang", "title")


def documents() -> list[Document]:
    shared = ROOT / os.environ.get("TAWTHIQ_BENCH", "../shared")
    path = shared / "gold" / "dev.docs.jsonl"
    if not path.exists():
        path = ROOT / "samples" / "seeds" / "docs.jsonl"
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    return [wire.convert({key: row[key] for key in FIELDS if key in row}, Document) for row in rows]


def extract_for(seconds: float, texts: list[Document], resources: claims.Resources) -> tuple[int, int, float]:
    """(reports, characters, seconds) of going round the texts until the time is up."""
    count = characters = 0
    start = time.process_time()
    while (spent := time.process_time() - start) < seconds:
        for document in texts:
            claims.find(split(document), resources)
            count += 1
            characters += len(document.text)
    return count, characters, spent


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument("--profile", action="store_true", help="show where the time goes")
    options = parser.parse_args()
    texts = documents()
    start = time.process_time()
    packs = tuple(Path(pack) for pack in os.environ.get("TAWTHIQ_PLACES", "").split(":") if pack)
    resources = claims.Resources(gazetteer=gazetteer.load(packs))
    claims.find(split(texts[0]), resources)
    loading = time.process_time() - start
    cold = time.process_time()
    for document in texts:
        claims.find(split(document), resources)
    cold = time.process_time() - cold
    profile = cProfile.Profile()
    if options.profile:
        profile.enable()
    count, characters, spent = extract_for(options.seconds, texts, resources)
    profile.disable()
    first = sum(len(document.text) for document in texts) / 2000 / cold
    print(f"loading lexicons and gazetteer    {loading:8.2f} s")
    print(f"first reading of each report      {first:8.0f} reports of 2,000 characters a second")
    print(f"{count} reports again            {characters / 2000 / spent:8.0f} reports of 2,000 characters a second")
    print(f"peak memory                       {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:8.0f} MB")
    if options.profile:
        pstats.Stats(profile).sort_stats("tottime").print_stats(25)


if __name__ == "__main__":
    main()
