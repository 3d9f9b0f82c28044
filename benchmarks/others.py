"""Dates and numbers in the same texts: our finders beside other projects' parsers, where those are installed.

usage: python benchmarks/others.py [--reports 10]

dateparser (its search for dates, Arabic given) against our dates; Maha (its parser of times and numerals) against our
dates and quantities. Both are optional: pip install dateparser mahad, the latter into an environment of its own, as it
asks for an old typing_extensions. Only the times are compared here, the fastest of several readings of each text; what
each finds right is told in docs/reference/numbers-and-dates.md.
"""

import argparse
import importlib
from collections.abc import Callable

from extraction import PAGE, documents, seconds  # type: ignore[import-not-found] # found beside this script

from tawthiq.text import dates, quantities
from tawthiq.text.tokens import tokenize

ROUNDS = 4


def other(module: str, name: str) -> Callable[..., object] | None:
    try:
        return getattr(importlib.import_module(module), name)  # type: ignore[no-any-return]
    except ImportError:
        return None


def fastest(work: Callable[[str], object], text: str) -> float:
    return float(min(seconds(lambda: work(text)) for _ in range(ROUNDS)))


def compared(name: str, theirs: Callable[[str], object] | None, ours: Callable[[str], object], texts: list[str]) -> str:
    """One row: milliseconds for a report of ours and theirs, and how many times as long theirs takes."""
    if theirs is None:
        return f"{name:36} not installed: no comparison"
    one, two = (1000 * sum(fastest(work, text) for text in texts) / len(texts) for work in (ours, theirs))
    return f"{name:36} {one:8.2f} ms {two:10.1f} ms {two / one:8.0f} times"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=10)
    texts = [document.text[:PAGE] for document in documents()[: parser.parse_args().reports]]
    search, parse = other("dateparser.search", "search_dates"), other("maha.parsers.functions", "parse_dimension")
    by_search = (lambda text: search(text, languages=["ar"])) if search else None
    by_maha = (lambda text: parse(text, time=True, numeral=True)) if parse else None
    print(f"{'a report':36} {'ours':>11} {'theirs':>13}")
    print(compared("dates, dateparser.search", by_search, lambda text: dates.find(tokenize(text)), texts))
    print(compared("dates and numbers, Maha", by_maha, _dates_and_numbers, texts))


def _dates_and_numbers(text: str) -> object:
    tokens = tokenize(text)
    return dates.find(tokens), quantities.find(tokens)


if __name__ == "__main__":
    main()
