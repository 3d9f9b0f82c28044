"""The acts of the desk: plain forms sent by POST; `ACTS` gives each its address."""

from tawthiq.web.acts.acting import Act, Done, Sent, acting
from tawthiq.web.acts.decide import decide
from tawthiq.web.acts.enter import enter
from tawthiq.web.acts.name import name

ACTS: tuple[tuple[str, Act], ...] = (("/decide", decide), ("/enter", enter), ("/settings", name))

__all__ = ["ACTS", "Act", "Done", "Sent", "acting"]
