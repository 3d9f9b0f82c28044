"""Who may open which page and do which act: one table (`access.yaml`), asked in one place (`doors`).

An address without a rule is a fault of the program: the desk does not open with it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

import yaml
from starlette.routing import BaseRoute, Mount, Route

from tawthiq.team import Right

ANYONE, VERDICT = "anyone", "verdict"


@dataclass(frozen=True, slots=True)
class Rules:
    """The rights that pages, tables, acts (by their address) and verdicts ask for, as the table writes them."""

    pages: Mapping[str, str]
    tables: Mapping[str, str]
    acts: Mapping[str, str]
    verdicts: Mapping[str, Right]


class NoRuleError(LookupError):
    """An address that no rule speaks of."""


@cache
def rules() -> Rules:
    """The table. Raises ValueError where it names a right that there is none of."""
    told = yaml.safe_load((files("tawthiq.web") / "access.yaml").read_text("utf-8"))
    for group in ("pages", "tables", "acts"):
        for right in told[group].values():
            if right not in {ANYONE, VERDICT}:
                Right(right)
    verdicts = {name: Right(right) for name, right in told["verdicts"].items()}
    pages, tables, acts = (MappingProxyType(told[group]) for group in ("pages", "tables", "acts"))
    return Rules(pages, tables, acts, MappingProxyType(verdicts))


def rule_of(route: BaseRoute) -> str:
    """What a route asks for. Raises NoRuleError where access.yaml does not say."""
    told = rules()
    path = getattr(route, "path", "").replace(":path", "")
    if isinstance(route, Mount):
        found = told.tables.get(path)
    elif isinstance(route, Route) and route.methods == {"POST"}:
        found = told.acts.get(path)
    else:
        found = told.tables.get(path) or told.pages.get(_page(path))
        # rows of a page are taken out; those of one thing, whose id may end in anything, are asked for in `answer`
        if found == Right.READ and path.endswith(".csv"):
            found = Right.EXPORT.value
    if found is None:
        raise NoRuleError(f"{path}: who may ask for it? Give it a line in tawthiq/web/access.yaml")
    return found


def _page(path: str) -> str:
    bare = path.removesuffix(".json").removesuffix(".csv")
    return "/" if bare == "/desk" else bare
