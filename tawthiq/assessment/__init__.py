"""Assessment: what the claims of one incident come to, by published rules.

1. `gather` brings claims, documents, origins and decisions together (matter, origins, independence).
2. `ranges` derives min and max for every outcome, victims row and group (figures, ranges).
3. `positions`, `answers` and `grades` say who admits, who is held to have done it, and how well that is reported.
4. `circumstances`, `contradictions` and `titles` say when, where and with what, and what is told differently.
5. `ledger` and `totals` look over all incidents.

Nothing here reads or writes a store; the rules in words are rules.yaml.
"""

from tawthiq.assessment.assess import assess, assess_all
from tawthiq.assessment.ledger import ledger
from tawthiq.assessment.rules import RULE_VERSION, rules, wording
from tawthiq.assessment.totals import totals

__all__ = ["RULE_VERSION", "assess", "assess_all", "ledger", "rules", "totals", "wording"]
