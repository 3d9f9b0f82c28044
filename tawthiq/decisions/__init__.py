"""Taking decisions: the one way from what a person says, at the command line or at the desk, to a row of the record.

1. `find` takes a code, an id or its beginning to the one claim, incident or origin that it names.
2. `decide` checks what is wanted and makes the Decision, with the values before and after; nothing is written yet.
3. `preview` says what it would change, `copies` which other reports carry the words of what would be restricted.
4. `record` appends it and works out the incidents anew.
5. `entering` and `record_entered` do the same for a claim that a person read in a report and the program did not.
6. Of a spelling that stands for a place, `effect` says which reports would be read otherwise, `behind` which were read
   before it was decided.
7. `receiving` takes in what comes from outside, `answering` answers it; each with its `record_…`.
"""

from tawthiq.decisions.aliasing import Differently, Effect, effect
from tawthiq.decisions.answering import (
    Signature,
    answered_so,
    answering,
    offered,
    record_answered,
    replying,
    voice_of,
)
from tawthiq.decisions.copying import Copies, copies
from tawthiq.decisions.deciding import (
    Wanted,
    decide,
    entering,
    record,
    record_entered,
    record_settled,
    settling,
    undoing,
)
from tawthiq.decisions.entering import Entered
from tawthiq.decisions.naming import Named, find
from tawthiq.decisions.preview import Moved, preview
from tawthiq.decisions.receiving import Incoming, heading, receiving, record_received
from tawthiq.decisions.rereading import Behind, behind, holding

__all__ = [
    "Behind",
    "Copies",
    "Differently",
    "Effect",
    "Entered",
    "Incoming",
    "Moved",
    "Named",
    "Signature",
    "Wanted",
    "answered_so",
    "answering",
    "behind",
    "copies",
    "decide",
    "effect",
    "entering",
    "find",
    "heading",
    "holding",
    "offered",
    "preview",
    "receiving",
    "record",
    "record_answered",
    "record_entered",
    "record_received",
    "record_settled",
    "replying",
    "settling",
    "undoing",
    "voice_of",
]
