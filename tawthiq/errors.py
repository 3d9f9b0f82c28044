"""The errors that Tawthiq raises on purpose: one root and its few children.

Whatever a person can mend is said in one line: what happened, where, and what to do about it.
"""


class TawthiqError(Exception):
    """Root of every error raised on purpose; its text is one line for a person."""


class InputError(TawthiqError):
    """An input (file, line, archive member) cannot be read; the run goes on without it."""


class UsageError(TawthiqError):
    """The command or the call was used wrongly (exit status 2)."""


class GroundingError(TawthiqError):
    """A value is not what its own quoted words say."""


class RegisterError(TawthiqError):
    """The register cannot be opened, written or trusted."""


class ConnectionLost(RegisterError):  # noqa: N818 - said by its own name: the same act again may go well
    """The connection to the database broke; what was not written whole was not written at all."""


class RulesChanged(TawthiqError):  # noqa: N818 - no error of anybody: a person is asked first
    """The incidents stand by other rules than today's; they are not replaced until somebody adopts these."""


class Stopped(TawthiqError):  # noqa: N818 - no error of anybody: it is what was asked for
    """A person asked for long work to stop; what it had not finished was not written."""
