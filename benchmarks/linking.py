"""Pairs found and scored: Python beside Splink on DuckDB, over made-up tellings, and from how many on which is faster.

usage: python benchmarks/linking.py [--tellings 2000 8000 30000] [--python-up-to 30000]

Four tellings an event, told with other figures, the next day or the wider place now and then; about eight pairs a
telling to compare, as in real reports. Processor time of all threads; needs the extra (pip install 'tawthiq[splink]').
"""

import argparse
import random
import resource
from collections.abc import Callable, Sequence
from time import perf_counter, process_time

from tawthiq.engine.linking import installed
from tawthiq.engine.linking.duck import score_pairs
from tawthiq.incidents.pairs import ScoredPairs, in_python
from tawthiq.incidents.places import Spot
from tawthiq.incidents.tellings import Telling
from tawthiq.incidents.weights import weights
from tawthiq.incidents.wording import longest, signature
from tawthiq.model.vocabulary import Method, Outcome, Victims

FLOOR = -4.0  # what resolution asks for
PER_EVENT = 4
PLACES, PER_AREA = 4_000, 40
FIRST_DAY = 736_000
METHODS = tuple(Method)[:6]
DOERS = ("russia", "syrian-government-forces", "israel", "turkey", "hts")


def place(number: int, wide: bool) -> Spot:
    area = f"area {number // PER_AREA}"
    lat, lon = 33 + number % 97 / 24, 36 + number % 89 / 22
    if wide:
        return Spot(area, frozenset(), None, "SY", 8, None, None, 25.0)
    return Spot(f"place {number}", frozenset({area}), f"p{number}", "SY", 4, lat, lon, 2.0)


def tellings(size: int) -> tuple[Telling, ...]:
    pick = random.Random(7)  # noqa: S311 # a benchmark keeps no secret
    told = []
    for event in range(size // PER_EVENT):
        day = FIRST_DAY + pick.randrange(max(30, size // 60))
        where, killed, method = pick.randrange(PLACES), pick.randint(1, 30), pick.choice(METHODS)
        doers = frozenset({pick.choice(DOERS)})
        common = [f"word{pick.randrange(20_000)}" for _ in range(12)]
        for n in range(PER_EVENT):
            on = day + (pick.random() < 0.1)
            number = killed + (pick.random() < 0.2)
            words = {*common[: pick.randint(4, 12)], *(f"word{pick.randrange(20_000)}" for _ in range(8))}
            told.append(
                Telling(
                    id=f"{pick.getrandbits(64):016x}",
                    document=f"d{event * PER_EVENT + n}",
                    label="e1",
                    claims=(f"c{event}.{n}",),
                    order=("", "", n),
                    edtf=None,
                    days=(on, on),
                    spots=(place(where, pick.random() < 0.1),),
                    figures={Outcome.KILLED: (number, number)},
                    numbers={Outcome.KILLED: frozenset({number})},
                    statuses=frozenset({Victims.CIVILIAN}),
                    methods=frozenset({method}),
                    doers=doers if pick.random() < 0.7 else frozenset(),
                    words=signature(words),
                    longest=longest(words),
                )
            )
    return tuple(told)


def measured(work: Callable[[], ScoredPairs]) -> tuple[ScoredPairs, str]:
    began, busy = perf_counter(), process_time()
    pairs = work()
    return pairs, f"{perf_counter() - began:8.1f} s {process_time() - busy:8.1f} s of processor"


def compare(told: Sequence[Telling], with_python: bool) -> None:
    there, line = measured(lambda: score_pairs(told, weights(), FLOOR))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(
        f"{len(told):>9,} tellings  Splink {line}  {len(there.keys):>10,} pairs kept, {peak:,} MB at most", flush=True
    )
    if with_python:
        here, line = measured(lambda: in_python(told, weights(), FLOOR))
        assert here == there
        print(f"{'':>9} {'':>8}  Python {line}  the same pairs and scores", flush=True)


def main() -> None:
    reader = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reader.add_argument("--tellings", type=int, nargs="+", default=[2_000, 8_000, 30_000])
    reader.add_argument("--python-up-to", type=int, default=30_000)
    chosen = reader.parse_args()
    if not installed():
        print("needs the extra: pip install 'tawthiq[splink]'")
        return
    for size in chosen.tellings:
        compare(tellings(size), size <= chosen.python_up_to)


if __name__ == "__main__":
    main()
