"""Incidents: which claims speak of one event.

1. `resolve` groups claims into clusters; decisions of people bind, scores only propose.
2. `assign_ids` keeps the ids of incidents for ever (`resolve` does so when given the earlier ones).
3. `likely_same` lists pairs of incidents for a person to judge; `explain` says in words why two claims stand together.

First level: weights by hand (weights.yaml). Each comparison has named levels, so that estimated weights can replace
them without a change of code.
"""

from tawthiq.incidents.explain import explain
from tawthiq.incidents.ids import assign_ids
from tawthiq.incidents.resolve import likely_same, resolve

__all__ = ["assign_ids", "explain", "likely_same", "resolve"]
