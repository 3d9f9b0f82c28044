"""What comes in from outside: kept with its source, waiting, answered by claims or refused; never a silent edit."""

from dataclasses import replace
from hashlib import sha256
from typing import Any

import pytest

from tawthiq import adoption, decisions, pipeline
from tawthiq.decisions import Incoming, Signature
from tawthiq.editions.entries import entry
from tawthiq.editions.wording import words as words_of
from tawthiq.errors import UsageError
from tawthiq.model.claim import ENTERED
from tawthiq.model.decision import DecisionKind
from tawthiq.model.incident import Incident
from tawthiq.model.vocabulary import Response, Stance
from tawthiq.model.voice import Channel, Sender, VoiceKind, VoiceState, voices
from tawthiq.publication.gathering import Gathered
from tawthiq.register import Register
from tawthiq.register.verify import verify
from tawthiq.settings import Settings

REPLY = "إن قواتنا لم تنفذ أي غارة على البلدة في ذلك اليوم، ونأسف لكل خسارة في الأرواح."
CORRECTION = "قُتل سبعة مدنيين في غارة جوية على سوق بلدة البصيرة يوم 11 أيار 2019، لا خمسة."
BY = Signature("Layla", "As they wrote")


@pytest.fixture
def market(small: Register) -> Incident:
    return next(i for i in small.all_incidents() if i.ranges and i.ranges[0].max == 5)


def incoming(about: str, **more: Any) -> Incoming:
    told: dict[str, Any] = {
        "kind": VoiceKind.CORRECTION, "sender": Sender.PARTNER, "name": "مرصد الضفتين", "words": CORRECTION,
        "day": "2024-02-11", "channel": Channel.EMAIL,
    }  # fmt: skip
    return Incoming(about=(about,), **{**told, **more})


def reply(about: str, **more: Any) -> Incoming:
    told: dict[str, Any] = {"kind": VoiceKind.REPLY, "sender": Sender.PARTY, "party": "us-led-coalition", "name": ""}
    return incoming(about, **{**told, "words": REPLY, **more})


def received(register: Register, told: Incoming) -> str:
    made = decisions.receiving(register, told, "Karim", "They say seven, we count five")
    decisions.record_received(register, made)
    return made.document.id


def answered(register: Register, document: str, claims: Any, accepts: bool = True) -> Any:
    voice = decisions.voice_of(register, document)
    made = decisions.answering(register, voice, claims, accepts, BY)
    decisions.record_answered(register, made, Settings())
    return made


def test_words_are_kept_as_they_came_and_change_nothing_by_themselves(small: Register, market: Incident) -> None:
    before = tuple(small.all_incidents())
    name = received(small, incoming(market.code))
    stored = small.document(name)
    assert stored.document.text.endswith(f"\n\n{CORRECTION}\n")
    assert stored.document.text.startswith("تصحيح من: مرصد الضفتين\n")
    assert stored.bytes_sha256 == sha256(CORRECTION.encode()).hexdigest()
    assert small.originals.read(stored.bytes_sha256) == CORRECTION.encode()
    (custody,) = small.custody(name)
    assert (custody.sha256, custody.taken_in_by) == (stored.bytes_sha256, "Karim")
    (voice,) = voices(small.carried_decisions())
    assert (voice.document, voice.about, voice.state) == (name, (market.id,), VoiceState.PENDING)
    assert stored.document.published == "2024-02-11"
    assert tuple(small.all_incidents()) == before
    assert small.claims_of_document(name) == ()
    assert verify(small) == ()


def test_no_run_reads_it_and_no_reading_of_other_rules_does(small: Register, market: Incident) -> None:
    name = received(small, incoming(market.id))
    document = small.document(name).document
    read = decisions.offered(decisions.voice_of(small, name), document, Settings())
    assert read, "the program reads a claim in the words, so that leaving it out says something"
    with small.writing() as writer:
        writer.add_claims(document, read, "another version")
    assert small.claims_of_document(name) == ()
    pipeline.resolve(small)
    assert small.incident(market.id).ranges[0].max == 5


def test_an_accepted_correction_is_a_claim_beside_the_others(small: Register, market: Incident) -> None:
    name = received(small, incoming(market.id))
    voice, document = decisions.voice_of(small, name), small.document(name).document
    (claim,) = decisions.offered(voice, document, Settings())
    assert document.text[claim.start : claim.end] == claim.quote
    answered(small, name, [claim])
    (stored,) = small.claims_of_document(name)
    assert stored.claim.origin == ENTERED
    assert [(s.quote, s.kind.value) for s in stored.claim.sources] == [("مرصد الضفتين", "ngo_monitor")]
    assert stored.incident == market.id
    now = small.incident(market.id)
    assert (now.ranges[0].min, now.ranges[0].max) == (5, 7)  # the report's five stands beside it
    assert set(market.claims) < set(now.claims)
    assert decisions.voice_of(small, name).state is VoiceState.ACCEPTED
    kinds = [d.kind for d in small.decisions() if name in d.subjects or stored.id in d.subjects]
    assert kinds == [DecisionKind.RECEIVE, DecisionKind.ENTER, DecisionKind.MOVE, DecisionKind.ANSWER]
    assert verify(small) == ()


def test_a_party_that_replies_takes_a_position(small: Register, market: Incident) -> None:
    name = received(small, reply(market.id))
    voice, document = decisions.voice_of(small, name), small.document(name).document
    words = "لم تنفذ أي غارة"
    at = document.text.index(words)
    said = [Response.DENIES_STRIKE, Response.DENIES_RESPONSIBILITY]
    claim = decisions.replying(voice, document, said, (at, at + len(words)))
    answered(small, name, [claim])
    now = small.incident(market.id)
    (position,) = [p for p in now.positions if p.party == "us-led-coalition"]
    assert set(position.response) == set(said)
    assert position.statements[0].date == "2024-02-11"
    (stored,) = small.claims_of_document(name)
    assert [(r.actor, r.stance) for r in stored.claim.responsible] == [("us-led-coalition", Stance.DENIED)]
    assert now.ranges == market.ranges  # a denial moves no figure


def test_a_refusal_says_why_and_enters_nothing(small: Register, market: Incident) -> None:
    name = received(small, incoming(market.id))
    made = answered(small, name, [], accepts=False)
    assert decisions.voice_of(small, name).state is VoiceState.REFUSED
    assert small.incident(market.id) == market
    with pytest.raises(UsageError, match="refused already"):
        answered(small, name, [], accepts=False)
    undone = decisions.undoing(small, made.decision.id, "Layla", "looked at again")
    decisions.record(small, undone)
    assert decisions.voice_of(small, name).state is VoiceState.PENDING


def test_a_private_sender_is_named_nowhere(small: Register, market: Incident) -> None:
    told = incoming(market.id, sender=Sender.PERSON, name="Salma Zaitouneh")
    name = received(small, told)
    held = " ".join(str(small.document(name)) for _ in (1,)) + str(small.decisions()) + str(small.log())
    assert "Zaitouneh" not in held
    assert small.document(name).document.publisher is None


WRONG = [
    ({"about": ()}, "contests something"),
    ({"words": "  "}, "has words"),
    ({"day": "yesterday"}, "is no day"),
    ({"day": "2999-01-01"}, "lies ahead"),
    ({"name": " "}, "Give its name"),
    ({"sender": Sender.PARTY, "party": "nobody"}, "no such party"),
    ({"kind": VoiceKind.REPLY}, "a reply is a party's"),
    ({"about": ("nothing-like-it",)}, "begin so"),
]


@pytest.mark.parametrize(("change", "told"), WRONG)
def test_what_is_missing_is_said(small: Register, market: Incident, change: dict[str, Any], told: str) -> None:
    with pytest.raises(UsageError, match=told):
        decisions.receiving(small, replace(incoming(market.id), **change), "Karim", "why")


def test_the_same_words_twice_are_one_voice(small: Register, market: Incident) -> None:
    received(small, incoming(market.id))
    with pytest.raises(UsageError, match="came in before"):
        received(small, incoming(market.id))


def test_accepting_without_a_claim_is_no_answer(small: Register, market: Incident) -> None:
    name = received(small, incoming(market.id))
    with pytest.raises(UsageError, match="no claim was entered"):
        answered(small, name, [])
    with pytest.raises(UsageError, match="Use tawthiq voices"):
        decisions.decide(
            small, decisions.Wanted(kind=DecisionKind.ANSWER, subjects=[name], author="A", reason="r", after="x")
        )


def test_a_site_tells_what_was_answered_and_nothing_that_waits(small: Register, market: Incident) -> None:
    waiting = received(small, incoming(market.id, name="Quiet Monitor", words="شيء آخر لا ينشر"))
    accepted = received(small, incoming(market.id))
    voice, document = decisions.voice_of(small, accepted), small.document(accepted).document
    answered(small, accepted, decisions.offered(voice, document, Settings()))
    refused = received(small, incoming(market.id, sender=Sender.PERSON, name="Salma Zaitouneh", words="كلام رُفض"))
    answered(small, refused, [], accepts=False)
    held = Gathered(small)
    (told,) = held.incidents([small.incident(market.id)])
    assert [(one.kind, one.name, one.received, one.state) for one in told.heard] == [
        ("correction", "مرصد الضفتين", "2024-02-11", "accepted"), ("correction", None, "2024-02-11", "refused"),
    ]  # fmt: skip
    shown = str(entry(words_of("ar"), told, held.reports).heard)
    assert "مرصد الضفتين" in shown
    for inside in ("Quiet Monitor", "Zaitouneh", "لا ينشر", "كلام رُفض", BY.reason, "We count five", waiting):
        assert inside not in shown + str(told)


def test_a_preview_of_reports_read_anew_takes_no_voice_for_a_report(small: Register, market: Incident) -> None:
    received(small, incoming(market.id))
    assert adoption.preview(small, Settings(), reread=True).moves == ()
