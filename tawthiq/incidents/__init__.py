"""Incidents: which claims speak of one event.

1. `resolve` groups claims into clusters; decisions of people bind, scores only propose.
2. `assign_ids` keeps the ids of incidents for ever (`resolve` does so when given the earlier ones).
3. `likely_same` lists pairs of incidents for a person to judge; `explain` says in words why two claims stand together.

Each comparison has named levels with weights as data (weights.yaml), so that other weights, and other engines
(`Scoring`), can take their place without a change of code.
"""

from tawthiq.incidents.explain import explain
from tawthiq.incidents.ids import assign_ids
from tawthiq.incidents.resolve import Scoring, likely_same, resolve, told_by

__all__ = ["Scoring", "assign_ids", "explain", "likely_same", "resolve", "told_by"]
