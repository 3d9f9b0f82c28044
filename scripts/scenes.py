"""What the pages need to show besides reports: outside voices, people who disagree, two readers, a team.

All of it is invented, and told in the language of the reports.
"""

import subprocess
import sys

from tawthiq.decisions import Incoming, Wanted, decide, receiving, record, record_received
from tawthiq.model.decision import DecisionKind
from tawthiq.model.incident import Incident
from tawthiq.model.restriction import as_step
from tawthiq.model.vocabulary import Method
from tawthiq.model.voice import Channel, Sender, VoiceKind
from tawthiq.register import Register
from tawthiq.register.records import IncidentSort
from tawthiq.team import Accounts, Role
from tawthiq.team.passwords import made

TEAM = {"أمل": Role.ADMIN, "إلياس": Role.EDITOR, "ريما": Role.REVIEWER, "كريم": Role.RECORDER}
ADMIN, EDITOR, REVIEWER, RECORDER = TEAM


SUMMARY = {
    "ar": "أصابت غارة منازل كان فيها مدنيون. ويختلف من يروونها في عدد القتلى وفيمن فعلها.",
    "en": "A strike hit homes with civilians inside. Those who tell of it differ on how many died and on who did it.",
}


def chief(register: Register) -> Incident:
    """The incident that most sources tell of."""
    return register.incidents(sort=IncidentSort.ORIGINS, limit=1).rows[0]


def other(register: Register) -> Incident:
    """An incident of few claims that nothing of this touches yet."""
    return next(i for i in register.all_incidents() if i.when is not None and i.id != chief(register).id)


def released(name: str) -> None:
    """A site of the register, so that what is withheld later has something to be compared with."""
    run = [sys.executable, "-m", "tawthiq", "publish", "--out", "register/site", "--release", name]
    told = ["--register", "register", "--unreviewed", "--processes", "1", "--operator", EDITOR]
    subprocess.run([*run, *told], check=True, stdout=subprocess.DEVNULL)


def enacted(register: Register) -> None:
    """A correction and a reply come in, two people grade differently, two read one claim, one incident is withheld."""
    home = chief(register)
    released("2024-01")
    _voices(register, home.id)
    _decide(register, DecisionKind.SUMMARY, home.id, EDITOR, "الخلاصة الأولى", field="ar", after=SUMMARY["ar"])
    _decide(register, DecisionKind.SUMMARY, home.id, EDITOR, "أُضيفت الترجمة", field="en", after=SUMMARY["en"])
    _decide(register, DecisionKind.PUBLISH, home.id, EDITOR, "روجعت كاملة")
    _decide(register, DecisionKind.GRADE, home.id, EDITOR, "مصادره تنقل عن مصدر واحد", after="weak")
    _decide(register, DecisionKind.GRADE, home.id, REVIEWER, "شاهدان لا يعرف أحدهما الآخر", after="fair")
    for number, claim in enumerate(_unread(register)):
        if number == 0:
            _decide(
                register, DecisionKind.CORRECT, claim, RECORDER, "هكذا في التقرير", field="method", after="shelling"
            )
        else:
            _decide(register, DecisionKind.ACCEPT, claim, RECORDER, "كلمات التقرير تقول ذلك")
        _decide(register, DecisionKind.SECOND, claim, REVIEWER, "ليُقرأ مرتين")
        read = Wanted(kind=DecisionKind.ACCEPT, subjects=[claim], author=EDITOR, reason="قُرئ باستقلال")
        record(register, as_step(decide(register, read)), later=True)
    _decide(register, DecisionKind.WITHHOLD, other(register).id, EDITOR, "طلبته العائلة", after="consent")


def staffed(register: Register) -> str:
    """An account of each role; the password of all."""
    accounts, password = Accounts(register.folder), made()
    for name, role in TEAM.items():
        accounts.add(name, role, password)
    return password


def _unread(register: Register) -> list[str]:
    """A claim of each of four incidents that nothing else of this touches, the first of them of an air strike."""
    left = [i for i in register.all_incidents() if i.id not in {chief(register).id, other(register).id}]
    return [i.claims[0] for i in sorted(left, key=lambda i: (i.method is not Method.AIRSTRIKE, i.code))][:4]


def _voices(register: Register, subject: str) -> None:
    correction = Incoming(
        kind=VoiceKind.CORRECTION,
        about=(subject,),
        sender=Sender.PARTNER,
        name="مرصد الضفتين",
        words="عدد القتلى في حي الموصل الجديدة يوم 17 آذار 2017 هو 140 مدنيا في غارة جوية.",
        day="2024-02-11",
        channel=Channel.EMAIL,
    )
    reply = Incoming(
        kind=VoiceKind.REPLY,
        about=(subject,),
        sender=Sender.PARTY,
        party="us-led-coalition",
        words="لم تنفذ قواتنا أي غارة على ذلك الحي في ذلك اليوم.",
        day="2024-03-02",
        channel=Channel.STATEMENT,
    )
    for told, why in ((correction, "يعدّون 140"), (reply, "ينفي الغارة")):
        record_received(register, receiving(register, told, REVIEWER, why))


def _decide(register: Register, kind: DecisionKind, subject: str, author: str, why: str, **more: str) -> None:
    wanted = Wanted(kind=kind, subjects=[subject], author=author, reason=why, **more)
    record(register, decide(register, wanted), later=kind is not DecisionKind.WITHHOLD)  # the last one works them out
