"""What is hidden with restricted records, and what stands in its place for who may not see it."""

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from tawthiq.model.decision import Decision, DecisionKind
from tawthiq.model.incident import Incident
from tawthiq.model.written import WRITTEN, held
from tawthiq.register import seen
from tawthiq.register.masking import Masked, masked, masks, overlapping, scrubbed
from tawthiq.register.seen import Hidden, Shadow, Told

if TYPE_CHECKING:
    from tawthiq.register.register import Register


def hidden_from(register: "Register", withheld: Iterable[str], judged: Iterable[Decision]) -> Hidden:
    """What is hidden with these restricted records and these judgements: the claims of what is restricted, and all
    decisions about it.
    """
    names = frozenset(withheld)
    documents = frozenset(found.id for found in register.document_identities() if found.id in names) if names else names
    incidents = {i.id: i for i in register.all_incidents() if i.id in names} if names - documents else {}
    claims = names - documents - incidents.keys()
    claims |= {stored.id for name in documents for stored in register.claims_of_document(name, every_reading=True)}
    claims |= {claim for incident in incidents.values() for claim in incident.claims}
    blanks = masks(register, claims | _restricted_before(register, claims), documents)
    claims |= overlapping(register, blanks)
    if claims:  # an incident that has nothing else goes with them
        incidents |= {i.id: i for i in register.all_incidents() if claims.issuperset(i.claims)}
    about = {*names, *claims, *incidents}
    decisions = {d.id: d for d in judged}
    telling = _telling(register, about)
    for item in register.decisions() if about or decisions else ():
        names_it = not about.isdisjoint(item.subjects) or item.id in telling
        if names_it or not decisions.keys().isdisjoint(item.subjects):
            decisions[item.id] = item
    return Hidden(
        documents=documents,
        claims=frozenset(claims),
        incidents=frozenset(incidents),
        decisions=frozenset(decisions),
        records=len(names),
        since=min((d.time for d in decisions.values() if d.id not in telling), default=""),
        masks=blanks,
    )


def _telling(register: "Register", about: Collection[str]) -> frozenset[str]:
    """The decisions that hold words about an incident which had one of these claims when they were written."""
    if not about:
        return frozenset()
    carried = (item for item in register.carried_decisions(standing=False) if item.kind in WRITTEN)
    return frozenset(item.id for item in carried if not held(item).isdisjoint(about))


def _restricted_before(register: "Register", claims: Collection[str]) -> frozenset[str]:
    """Claims of earlier readings that were restricted, and whose words the hidden ones carry now."""
    if not claims:
        return frozenset()
    said = [item for item in register.decisions(standing=True) if item.kind is DecisionKind.RESTRICT]
    names = {name for item in said for name in item.subjects} - set(claims)
    return frozenset(old for old, new in register.replaced_claims(names).items() if new in claims)


def shadow_of(whole: "Register", hidden: Hidden) -> Shadow:
    """The incidents that something is hidden of, worked out without it."""
    judged = {name for item in whole.decisions() if item.id in hidden.decisions for name in item.subjects}
    judged = {whole.successor(name) for name in judged} | judged
    touched = {i.id: i for i in whole.all_incidents() if not (judged | hidden.claims).isdisjoint(i.claims)}
    touched = {name: i for name, i in touched.items() if name not in hidden.incidents}
    told = [Told(i, [stored.claim for stored in whole.claims_of_incident(i.id)]) for i in touched.values()]
    names = dict.fromkeys(claim.document for one in told for claim in one.claims)
    documents = [whole.document(name).document for name in names if name not in hidden.documents]
    ruled = [d for d in whole.carried_decisions() if d.id not in hidden.decisions]
    subjects = {*hidden.documents, *hidden.claims, *hidden.incidents, *hidden.decisions}
    for name in hidden.documents:
        readings = whole.document(name).generation
        subjects |= {f"{name}#{number}" for number in range(1, readings + 1)}
    found = seen.recomputed(told, documents, [*ruled, *hidden.answers], hidden)
    blanks = masked(whole, hidden.masks)
    found = tuple(scrubbed(i, blanks.words) for i in found)
    bare = _beside(whole, {*touched, *hidden.incidents}, blanks)
    return Shadow(hidden, frozenset(subjects), (*touched, *(i.id for i in bare)), (*found, *bare), blanks)


def _beside(whole: "Register", known: Collection[str], blanks: Masked) -> tuple[Incident, ...]:
    """Other incidents of masked reports that would tell hidden words, without these."""
    names = {row["id"] for row in blanks.documents}
    if not names:
        return ()
    held = (i for i in whole.all_incidents() if i.id not in known and not names.isdisjoint(i.documents))
    bare = [(scrubbed(i, blanks.words), i) for i in held]
    return tuple(made for made, incident in bare if made != incident)
