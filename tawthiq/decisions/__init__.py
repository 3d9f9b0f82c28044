"""Taking decisions: the one way from what a person says, at the command line or at the desk, to a row of the record.

1. `find` takes a code, an id or its beginning to the one claim, incident or origin that it names.
2. `decide` checks what is wanted and makes the Decision, with the values before and after; nothing is written yet.
3. `preview` says what it would change.
4. `record` appends it and works out the incidents anew.
"""

from tawthiq.decisions.deciding import Wanted, decide, record, undoing
from tawthiq.decisions.naming import Named, find
from tawthiq.decisions.preview import Moved, preview

__all__ = ["Moved", "Named", "Wanted", "decide", "find", "preview", "record", "undoing"]
