"""A figure with the people it counts, before anything is known of what happened to them."""

from tawthiq.model.vocabulary import Bound, Group, Outcome, Victims
from tawthiq.records import Record


class VictimPhrase(Record, frozen=True, kw_only=True):
    """Tokens [first, last] of a passage that name victims. `status` None: as the victims named before ("others").

    `outcome` is set where the noun itself says it (قتيل). `bare` has no noun, `definite` names people already known.
    `of_families`: it counts families and not people (ثلاث عائلات).
    """

    first: int
    last: int
    bound: Bound
    status: Victims | None
    min: int | None = None
    max: int | None = None
    group: Group = Group.ALL
    outcome: Outcome | None = None
    bare: bool = False
    definite: bool = False
    counted: bool = False
    single: bool = False
    is_subset: bool = False
    is_event_word: bool = False
    is_roll: bool = False
    is_family: bool = False
    of_families: bool = False
    is_body: bool = False
    is_kin: bool = False
    is_companion: bool = False
