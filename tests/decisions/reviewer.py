"""A reviewer in a process of his own: decides on claims of a register, one after the other, and works it out anew.

Arguments: the register, the reviewer's name, then `own` claims that nobody else decides on, `--` and one that
everybody wants: only who finds it undecided may accept it. On a busy machine a turn takes its time: here nobody gives
up waiting for it.
"""

import sys

from tawthiq.decisions import Wanted, decide, record
from tawthiq.errors import UsageError
from tawthiq.model.decision import DecisionKind
from tawthiq.register import Register, dialect, postgres, store, workings

PATIENCE = 1200
store.RESOLVING_WAIT = workings._WAIT = float(PATIENCE)
dialect.BUSY_MILLISECONDS = postgres.LOCK_MILLISECONDS = PATIENCE * 1000


def main(place: str, name: str, *rest: str) -> None:
    own, contested = rest[: rest.index("--")], rest[-1]
    with Register.open(place) as register:
        for number, claim in enumerate(own):
            wanted = Wanted(kind=DecisionKind.ACCEPT, subjects=[claim], author=name, reason="read twice")
            record(register, decide(register, wanted), later=number % 2 == 1)

        def undecided() -> None:
            if register.decisions(contested):
                raise UsageError("somebody decided on it")

        wanted = Wanted(kind=DecisionKind.ACCEPT, subjects=[contested], author=name, reason="I was first")
        try:
            record(register, decide(register, wanted), later=True, check=undecided)
            print("first")
        except UsageError:
            print("late")


if __name__ == "__main__":
    main(*sys.argv[1:])
