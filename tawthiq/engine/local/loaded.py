"""Loads what reading and resolving need, when it is imported: by the server that processes are forked from (starting).

Nothing may be open here, and no thread run, since forks would share it. What is loaded is frozen: the collector of a
fork that looked at it would write to its pages, and each process would have a copy of its own.
"""

import gc

from tawthiq.engine import resolving  # noqa: F401 # and with it all that the steps need
from tawthiq.engine.reading import read_batch
from tawthiq.model.document import Document
from tawthiq.settings import Settings

FIRST = Document(id="first", text="قال مصدر طبي إن مدنيين قتلا وأصيب ثلاثة في غارة جوية على مدينة إدلب أمس.")
"""A report by which every list is loaded."""

read_batch((FIRST,), Settings())
gc.collect()
gc.freeze()
