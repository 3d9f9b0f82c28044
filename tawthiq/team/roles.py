"""Roles and rights, from the one table `roles.yaml`."""

from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

import yaml


class Role(StrEnum):
    """What somebody is in a team, from the least to the most."""

    READER = "reader"
    RECORDER = "recorder"
    REVIEWER = "reviewer"
    EDITOR = "editor"
    ADMIN = "admin"


class Right(StrEnum):
    """What a role may do; `roles.yaml` says what each means."""

    READ = "read"
    EXPORT = "export"
    JUDGE = "judge"
    FILE = "file"
    ADD = "add"
    JOIN = "join"
    SETTLE = "settle"
    GRADE = "grade"
    PLACES = "places"
    WORK = "work"
    PROTECT = "protect"
    PUBLISH = "publish"
    PEOPLE = "people"


@cache
def _table() -> Mapping[str, Any]:
    told: Mapping[str, Any] = yaml.safe_load((files("tawthiq.team") / "roles.yaml").read_text("utf-8"))
    return told


@cache
def rights() -> Mapping[Right, frozenset[Role]]:
    """Every right with the roles that have it. Raises ValueError where the table names an unknown one."""
    return MappingProxyType(
        {Right(name): frozenset(Role(role) for role in row["roles"]) for name, row in _table()["rights"].items()}
    )


def may(role: Role | None, right: Right) -> bool:
    """Whether a role has a right; None is the one person of a register without accounts, who may do everything."""
    return role is None or role in rights()[right]


def wording(word: Role | Right, lang: str) -> str:
    """A role's name, or what a right means, in `ar` or `en`."""
    group = "roles" if isinstance(word, Role) else "rights"
    return str(_table()[group][word.value][lang])
