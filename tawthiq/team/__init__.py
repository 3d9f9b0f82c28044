"""Who may do what at a desk that a team shares: accounts, roles, sessions.

1. `roles` is one table as data: which role has which right (`roles.yaml`).
2. `accounts.Accounts` keeps names, roles and password hashes in `people.sqlite` in the register's folder, apart from
   the record: nothing of it enters an export, a dossier, the log or a copy of the record alone.
3. `sessions.Sessions` keeps who is logged in, by the hash of a secret that only the browser holds.
4. `patience.Patience` makes whoever asks too often wait.

A register without accounts is a single person's: nobody logs in, and the desk answers this machine alone.
"""

from tawthiq.team.accounts import Account, Accounts
from tawthiq.team.patience import Patience, SharedPatience
from tawthiq.team.roles import Right, Role, may, rights, wording
from tawthiq.team.sessions import Session, Sessions

__all__ = [
    "Account",
    "Accounts",
    "Patience",
    "Right",
    "Role",
    "Session",
    "Sessions",
    "SharedPatience",
    "may",
    "rights",
    "wording",
]
