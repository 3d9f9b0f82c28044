"""Who leads a run on a cluster: takes what comes back from the executors and loads it, as on one machine.

It is the leader of the local engine but for where readings come from: documents come with theirs, so that nothing is
put into the job table, and a run that was killed goes on by what the register holds.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from tawthiq.engine.local.errand import Errand
from tawthiq.engine.local.given import Given, parked_again
from tawthiq.engine.local.lead import Known, Lead, Pending
from tawthiq.engine.reading import Reading
from tawthiq.engine.spark.reading import Came
from tawthiq.intake import Original
from tawthiq.model.document import Document
from tawthiq.model.issue import Issue
from tawthiq.register import Register, Tally
from tawthiq.register.jobs import Jobs

if TYPE_CHECKING:
    from tawthiq.engine.spark.session import Spark

_BATCH = 64  # documents loaded in one transaction
_MOST_KNOWN = 5_000_000
"""Texts whose hashes every executor is told, so that it does not read them again: 600 MB of its memory."""


class SparkLead(Lead):
    """Leads one run on a session of Spark."""

    def __init__(
        self, errand: Errand, jobs: Jobs, register: Register, watch: Callable[[Tally], None], spark: "Spark"
    ) -> None:
        read_before = register.texts_read_under(errand.version, _MOST_KNOWN)
        self._reader = spark.reader(errand.settings, read_before)
        self._reading: Reading | None = None  # of the document that came last
        super().__init__(errand, jobs, register, watch)

    def lead(self, stop: Callable[[], bool]) -> bool:
        """Until everything is settled (True), or it was stopped (False)."""
        self._reader.stop = stop
        stopped = False
        while not self.over:
            stopped = stopped or stop()
            if not self.advance(stopped) and stopped:
                break
        return not stopped and not self._reader.stopped

    def _from_all(self) -> Iterator[Given]:
        yield from parked_again(self._errand, self._jobs)
        for item in self._reader.files(self._errand.inputs):
            yield item if isinstance(item, Issue) else self._with_reading(item)
        if self._errand.reread:
            for came in self._reader.documents(self._register.read_before(self._errand.version)):
                yield self._with_reading(came)

    def _with_reading(self, came: Came) -> tuple[Document, Original | None]:
        self._reading = came.reading
        return came.document, came.original

    def _judged(self, document: Document, original: Original | None) -> Pending | Known | Issue:
        reading, self._reading = self._reading, None
        found = super()._judged(document, original)
        if isinstance(found, Pending) and found.body:
            # None where the executors were told that the register holds it, and it does not: it is read here.
            found.reading = reading or self._errand.work([document])[0]
        return found

    def _pull(self) -> bool:
        if self._ended:
            return False
        taken = list(islice(self._items, self._errand.batch))
        self._ended = len(taken) < self._errand.batch
        self._entries.extend(taken)
        return bool(taken)


def read(
    errand: Errand,
    register: Register,
    jobs: Jobs,
    watch: Callable[[Tally], None],
    stop: Callable[[], bool],
    spark: "Spark",
) -> bool:
    """Read the inputs of an errand into the register; True when everything is settled, False where `stop` ended it."""
    return SparkLead(replace(errand, batch=_BATCH), jobs, register, watch, spark).lead(stop)
