"""What a process of a run does: takes documents from the job table and reads them; one of them also leads.

A process alone does everything in turn. Told to stop it finishes the document in hand and gives back the rest.
"""

import time
from collections.abc import Callable

from tawthiq.engine.local.errand import Errand
from tawthiq.engine.local.lead import Lead
from tawthiq.model import wire
from tawthiq.model.document import Document
from tawthiq.register.jobs import Jobs

_SIZE = 200_000  # bytes of documents that are taken at a time
_NAP = 0.01  # seconds
_FIRST = Document(id="first", text="قال مصدر طبي إن مدنيين قتلا وأصيب ثلاثة في غارة جوية على مدينة إدلب أمس.")


def toil(errand: Errand, jobs: Jobs, name: str, lead: Lead | None, leave: Callable[[], bool]) -> None:
    """Work until everything is settled (who leads), or until it is time to leave."""
    errand.work((_FIRST,))  # word lists and places are loaded on nobody's time
    while True:
        leaving = leave()
        if lead and lead.advance(leaving):
            continue
        if leaving or (lead and lead.over):
            return
        if not _read_some(errand, jobs, name, leave):
            time.sleep(_NAP)


def _read_some(errand: Errand, jobs: Jobs, name: str, leave: Callable[[], bool]) -> bool:
    taken = jobs.take(name, errand.batch, _SIZE)
    finished: tuple[int, bytes] | None = None
    for job in taken:
        jobs.hold(name, job.seq, time.time() + errand.seconds_for(job.size), finished)
        (reading,) = errand.work((wire.decode(job.document, Document),))
        finished = (job.seq, wire.encode(reading))
        if leave():
            break
    if finished:
        jobs.finish(name, finished)
        if finished[0] != taken[-1].seq:
            jobs.give_back(name)
    return bool(taken)
