"""The acts of the desk: plain forms sent by POST; `ACTS` gives each its address."""

from tawthiq.web.acts.acting import Act, Done, Sent, acting
from tawthiq.web.acts.add import add
from tawthiq.web.acts.chores import chore
from tawthiq.web.acts.decide import decide
from tawthiq.web.acts.enter import enter
from tawthiq.web.acts.keep_search import keep_search
from tawthiq.web.acts.name import name
from tawthiq.web.acts.team import account, log_in, log_out, people
from tawthiq.web.acts.voices import answer, receive

ACTS: tuple[tuple[str, Act], ...] = (
    ("/decide", decide),
    ("/enter", enter),
    ("/receive", receive),
    ("/add", add),
    ("/answer", answer),
    ("/search", keep_search),
    ("/runs", chore),
    ("/settings", name),
    ("/log-in", log_in),
    ("/log-out", log_out),
    ("/people", people),
    ("/account", account),
)

__all__ = ["ACTS", "Act", "Done", "Sent", "acting"]
