"""Language and digits of a reader, whether calm, whether keys: by address, cookie, settings, else by the browser."""

from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from tawthiq.settings import Settings
from tawthiq.web.words import LANGUAGES, Words, words

DIGITS = ("latin", "arabic")
CALM = KEYS = ("yes", "no")
_YEAR = 365 * 24 * 3600


@dataclass(frozen=True, slots=True)
class Preference:
    """The reader's words, and the choices made in this very address, to be kept as cookies.

    `calm`: no pictures of reports, muted colours. `keys`: single letters press buttons.
    """

    words: Words
    chosen: tuple[tuple[str, str], ...] = ()
    calm: bool = False
    keys: bool = True

    def keep(self, response: Response) -> None:
        """Set the cookies of the choices made."""
        for name, value in self.chosen:
            response.set_cookie(name, value, max_age=_YEAR, path="/", httponly=True, samesite="lax")


def accepted(header: str) -> str:
    """The best of our languages for an Accept-Language header; Arabic where it names neither."""
    best, best_weight = "ar", 0.0
    for part in header.split(","):
        tag, _, rest = part.strip().partition(";")
        try:
            weight = float(rest.strip().removeprefix("q=")) if rest else 1.0
        except ValueError:
            weight = 0.0
        lang = tag.strip().lower().split("-")[0]
        if lang in LANGUAGES and weight > best_weight:
            best, best_weight = lang, weight
    return best


def preference(request: Request, settings: Settings) -> Preference:
    """Read the reader's language and digits from a request; the settings stand where the reader chose nothing."""
    chosen: list[tuple[str, str]] = []

    def pick(name: str, allowed: tuple[str, ...]) -> str | None:
        asked = request.query_params.get(name)
        if asked in allowed:
            chosen.append((name, asked))
            return asked
        kept = request.cookies.get(name)
        return kept if kept in allowed else None

    lang = pick("lang", LANGUAGES) or settings.language or accepted(request.headers.get("accept-language", ""))
    digits = pick("digits", DIGITS) or settings.digits
    calm = pick("calm", CALM) == "yes"
    keys = pick("keys", KEYS) != "no"
    return Preference(words(lang, digits), tuple(chosen), calm, keys)
