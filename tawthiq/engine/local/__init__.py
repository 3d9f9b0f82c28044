"""The engine of one machine: its processes and the job table that they share.

`Errand` says what a run is for; `read` has it done, in this process or by a crew of others, with the same result.
"""

from collections.abc import Callable
from dataclasses import replace

from tawthiq.engine.local.errand import Errand, cores
from tawthiq.engine.local.mapping import BATCH, Workers, map_batches
from tawthiq.register import Register, Tally
from tawthiq.register.jobs import Jobs

__all__ = ["BATCH", "Errand", "Workers", "cores", "map_batches", "read"]


def read(
    errand: Errand,
    register: Register,
    jobs: Jobs,
    workers: int,
    watch: Callable[[Tally], None],
    stop: Callable[[], bool],
) -> bool:
    """Read the inputs of an errand into the register with so many processes; with none, in this one.

    Returns True when everything is settled, False where `stop` ended it before. An input that ends its process, or
    takes too long, is tried again alone and then parked; in this process it would end the run, and the next one would
    count it against the input.
    """
    if workers:
        from tawthiq.engine.local.crew import Crew  # noqa: PLC0415 - other processes import it by itself

        ahead = BATCH * (1 + 2 * (workers - 1))
        return Crew(replace(errand, batch=BATCH, ahead=ahead), workers, jobs).work(watch, stop)
    from tawthiq.engine.local.lead import Lead  # noqa: PLC0415
    from tawthiq.engine.local.toil import toil  # noqa: PLC0415

    lead = Lead(errand, jobs, register, watch)
    toil(errand, jobs, errand.run, lead, stop)
    return lead.over
