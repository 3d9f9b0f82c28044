"""The codes of the incidents that decisions name by id."""

from collections.abc import Iterable, Mapping

from tawthiq.errors import RegisterError
from tawthiq.model.decision import Decision
from tawthiq.register import Change, Register


def codes(register: Register, told: Iterable[Decision | Change]) -> Mapping[str, str]:
    """The codes of the incidents that decisions name."""
    found = {}
    for name in {name for item in told for name in (*item.subjects, item.before, item.after) if name}:
        try:
            found[name] = register.incident(name).code
        except RegisterError:
            continue
    return found
