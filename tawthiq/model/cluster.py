"""A cluster: the claims held to speak of one event, and the reasons that join them. Computed, never edited."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Link:
    """Why two claims stand together or apart: `score` in log-odds (natural), `reasons` as codes with their values.

    Each reason is `code` or `code:value`; `incidents.explain` puts it into words.
    """

    left: str
    right: str
    score: float
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """`claims` are claim ids in document and text order; `redirects` the incident ids that were merged into `id`."""

    id: str
    claims: tuple[str, ...]
    reasons: tuple[Link, ...] = ()
    redirects: tuple[str, ...] = ()
