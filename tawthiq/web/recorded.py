"""What was just recorded, said at the head of the next page, with one click to take it back."""

from dataclasses import dataclass
from urllib.parse import quote, urlencode

from markupsafe import Markup
from starlette.requests import Request

from tawthiq.errors import RegisterError
from tawthiq.model.decision import DecisionKind
from tawthiq.model.standing import taken_back
from tawthiq.register import Register
from tawthiq.web.codes import codes
from tawthiq.web.views import history
from tawthiq.web.words import Words

PARAMETER = "decided"


@dataclass(frozen=True, slots=True)
class Recorded:
    """A decision that this address tells of; `undoes`: it took another one back; `next` is the address without it."""

    id: str
    words: Markup
    standing: bool
    undoes: bool
    next: str


def recorded(register: Register, words: Words, request: Request) -> Recorded | None:
    """The decision that the address names, None where it names none."""
    name = request.query_params.get(PARAMETER)
    if not name:
        return None
    try:
        told = register.decision(name)
    except RegisterError:
        return None
    pairs = [
        (k, v) for k, v in request.query_params.multi_items() if k not in {PARAMETER, "lang", "digits", "calm", "keys"}
    ]
    here = quote(request.url.path) + (f"?{urlencode(pairs)}" if pairs else "")
    undoes = told.kind is DecisionKind.UNDO
    every = {one.id: one for one in register.decisions()}
    standing = told.id not in taken_back(every.values())
    said = history.decision(words, told, codes(register, [told]), every)
    return Recorded(told.id, said, standing, undoes, here)
