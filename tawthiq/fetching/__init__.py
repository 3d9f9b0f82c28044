"""Fetching pages from the web, politely, guarded, kept as evidence; nothing here reads reports or touches a register.

1. `listings` turns lists of addresses, feeds and sitemaps into addresses.
2. `course` asks for each in turn: `robots` first, one host not faster than it bears, back-off where the server says so,
   redirects hop by hop.
3. `client` makes one exchange; `guard` resolves the host once and refuses addresses inside the user's network; `wire`
   connects to the address that was looked at and keeps what went over the line, within limits of size and time.
4. `archive` writes request and answer as WARC, `journal` remembers what was fetched, so that a run that was killed goes
   on, and a page that did not change is not fetched again.
5. `errand` does all this for what somebody wants; `watching` reads which lists to look at; `blanking` takes a record
   out of an archive when its report is erased.

The archives then go the way of any other web archive: `intake`.
"""

from tawthiq.fetching.journal import Journal
from tawthiq.fetching.limits import Limits, limits_of

__all__ = ["Journal", "Limits", "installed", "limits_of"]


def installed() -> bool:
    """Whether the libraries of the extra `fetch` are there."""
    from importlib.util import find_spec  # noqa: PLC0415

    return all(find_spec(name) for name in ("httpx", "protego"))
