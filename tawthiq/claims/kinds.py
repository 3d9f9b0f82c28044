"""Kinds: whether a segment tells one event, a toll of several, an answer, or whom a known deed is laid to.

1. The modality that covers the core decides first (فقد يقتل، منذ بداية العام). 2. Harm is an event, unless it is dated
by weeks, is told of a war, or is a loss without a number or a day. 3. Harm that a party only inquires into
or is sorry for is a response; so is a denial; words of blame are an attribution, other positions a response. 4. An
attack on a whole part of a country, on no day, or on several areas at once is a total.
"""

from collections.abc import Sequence

from tawthiq.claims import anew
from tawthiq.claims.areas import is_fine
from tawthiq.claims.aside import frame_end
from tawthiq.claims.laying import admits_it, condemns, lays_shares, tells_condemned
from tawthiq.claims.losses import CASUALTIES, is_general_loss
from tawthiq.claims.means import is_attack
from tawthiq.claims.mentions import At, HarmMention, Modality, ModalityMention, PlaceMention
from tawthiq.claims.reading import SOURCE_OF_FIRE, inside
from tawthiq.claims.telling import Told, length
from tawthiq.model.passage import Role
from tawthiq.model.vocabulary import Bound, Kind, Method, Outcome, Precision, Response, Victims
from tawthiq.text.folding import fold
from tawthiq.text.tokens import Token

_KINDS = {Modality.TOTAL: Kind.TOTAL, Modality.FORECAST: Kind.FORECAST, Modality.CONDITIONAL: Kind.CONDITIONAL}
_LIVING = (Outcome.DISPLACED, Outcome.DETAINED)
_RELATIVES = frozenset(("الذين", "اللذين", "التي", "الذي", "ممن"))
_TOLL_OF_WAR, _HUNDREDS = 300, 100
_TOLL_OF_MONTH = 10  # people killed or hurt at no place that is named
_TOLL_OF_REPORT, _COUNTS = 20, 6  # people; tokens from the report to the harm that it counts
_REPORTS = frozenset(("تقرير", "تقريرها", "تقريره", "احصائيه"))
_BOMBINGS = (Method.VEHICLE_BOMB, Method.SUICIDE_BOMBING, Method.EXPLOSION)  # تفجير: one deed, however many died
_WEEK = 7  # days
_SPAN, _BETWEEN = 2, ("من ", "بين ", "ما بين ")  # days from the first to the last of those told
_WIDE = (Precision.COUNTRY, Precision.REGION)
_CENTRES = (Precision.GOVERNORATE, Precision.CITY)  # a list of such tells of whole areas
_AREAS = (Precision.GOVERNORATE, *_WIDE)
_LISTED = 2  # places named one by one
_SOURCE_OF_FIRE = (SOURCE_OF_FIRE, "hint.attribution-carried-out", "hint.attribution-make")
_COUNTING = (
    *("modality.since-period", "modality.since-year", "modality.during-period", "modality.month-alone"),
    *("modality.in-so-long", "modality.in-days"),
)
_IN = ("في", "خلال")
_WITHIN = ("modality.since-year", "modality.during-period")  # periods in which one attack may be told
_ANSWERS = (Response.INVESTIGATING, Response.APOLOGIZES, Response.NOT_CONFIRMED)
_ADMISSIONS = (*_ANSWERS, Response.ADMITS_HARM, Response.ADMITS_STRIKE)


def kind_of(told: Told, core: Sequence[At]) -> Kind | None:
    """The kind of the claim that a segment makes; None where it only says what is feared or to be avoided."""
    return Kind.ATTRIBUTION if lays_shares(told) else _kind(told, core)


def _kind(told: Told, core: Sequence[At]) -> Kind | None:
    modality = _modality(told, core)
    if modality is Modality.GENERAL or (modality is Modality.FORECAST and not told.harms):
        return None
    denied = not told.harms and any(mention.denies for mention in told.responses)
    if modality is not Modality.ASSERTED and not (denied and modality is Modality.TOTAL and _only_denies(told)):
        return _KINDS[modality]
    if denied:
        return Kind.RESPONSE  # نفت مرارا استهداف المدنيين منذ بدء الحرب: no toll
    if _is_over_period(told):
        return Kind.TOTAL
    if told.harms:
        return _of_harm(told)
    if told.hints and not (_tells_source_of_strike(told) or tells_condemned(told)):
        answered = told.responses and (told.responses[0].at.first < told.hints[0].at.first or admits_it(told))
        return Kind.RESPONSE if answered else Kind.ATTRIBUTION  # an answer that goes on to blame another
    if told.responses and not (told.places and all(mention.we for mention in told.responses)):
        return Kind.RESPONSE
    return Kind.TOTAL if _is_general(told) else Kind.INCIDENT


def _only_denies(told: Told) -> bool:
    """Whether no attack is told before the denial."""
    first = next(mention.at.first for mention in told.responses if mention.denies)
    return all(mention.at.first > first for mention in told.events)


def _of_harm(told: Told) -> Kind:
    if all(_is_answered_for(told, mention) for mention in told.harms):
        return Kind.RESPONSE
    vague = all(is_general_loss(mention) for mention in told.harms) and not (told.times or _hits_one_spot(told))
    vague = vague or (not told.times and all(_is_of_known_people(told, mention) for mention in told.harms))
    return Kind.TOTAL if vague or _is_toll_of_war(told) or _is_toll_of_report(told) else Kind.INCIDENT


def _hits_one_spot(told: Told) -> bool:
    """Whether an attack is told with what it hit, in a place no larger than a town (قصف على مدرسة في س)."""
    return bool(told.strikes and told.facilities) and any(map(_is_spot, told.places))


def _is_of_known_people(told: Told, harm: HarmMention) -> bool:
    """السكان الذين نزحوا: who fled or was taken at some time is described, not told."""
    before = told.reading.passage.tokens[max(0, harm.trigger.first - 2) : harm.trigger.first]
    return harm.harm.outcome in _LIVING and any(token.folded in _RELATIVES for token in before)


def _modality(told: Told, core: Sequence[At]) -> Modality:
    """What takes the core out of plain assertion; a doubt does not reach beyond its own segment."""
    first, last = told.segment.first, told.segment.last
    tolls = anew.tolls(told.reading)
    # What is told of nothing that happened is no toll either (منذ فبراير هجوما للسيطرة على س).
    for mention in sorted(told.reading.modalities, key=lambda one: one.modality is not Modality.GENERAL):
        if mention.modality is Modality.ASSERTED or not _holds(told, mention) or condemns(told, mention):
            continue
        own = first <= mention.at.first <= last or mention.modality is not Modality.CONDITIONAL
        if mention.modality is Modality.TOTAL and mention.at.last < first and anew.is_rise_by(told.reading, first):
            continue  # ارتفع … منذ بدء الحرب، بعد استشهاد خمسة في قصف: the period is the toll's
        told_first = min(last, told.harms[0].trigger.last) if told.harms else last
        if mention.modality is Modality.TOTAL and any(told_first < at <= mention.at.first for at in tolls):
            continue  # استشهد ثلاثة في غارة، ليرتفع العدد منذ بدء الحرب إلى 600
        about = [harm.at for harm in told.harms[:1]] if mention.modality is Modality.FORECAST else core[:2]
        if mention.rule == "modality.not-known" and told.hints and not told.harms:
            about = [hint.at for hint in told.hints]  # لم تتبن أي جهة الهجوم، لكن السلطات حملت س المسؤولية
        if own and any(mention.scope_start <= at.start < mention.scope_end for at in about):
            return mention.modality
    return Modality.ASSERTED


def _holds(told: Told, mention: ModalityMention) -> bool:
    """Whether what the words are bound to is so: nobody hurt, no list of places hit (wide), no place, no town, no
    attack besides (whole), no figure, no day, no attack on one village (unspotted), no
    place at all (placed).
    """
    if "unhurt" in mention.only and (told.harms or told.no_harms):
        return False
    if "uncounted" in mention.only and any(one.harm.min for one in told.harms):
        return False
    if "undated" in mention.only and told.times:
        return False
    if "whole" in mention.only and _tells_beyond(told, mention):
        return False
    if mention.modality is Modality.TOTAL and (_is_of_one_day(told, mention) or _counts_else(told, mention)):
        return False
    fine = [place for place in told.places if place.where.precision not in _WIDE]
    if ("unplaced" in mention.only and fine) or ("placed" in mention.only and not told.places):
        return False
    spotted = "unspotted" in mention.only and told.means and any(map(_is_spot, told.places))
    if spotted or ("untowned" in mention.only and any(place.where.precision not in _AREAS for place in told.places)):
        return False
    towns = [place for place in fine if place.where.precision not in _CENTRES or place.where.place_id is None]
    return "wide" not in mention.only or len(towns) < _LISTED


def _tells_beyond(told: Told, mention: ModalityMention) -> bool:
    """Whether an attack is told outside the words' reach, and not as one only intended (جاء في وقت تعرضت س لغارات),
    or a party answers for one (أعرب عن أسفه لمشاركة طائراته في الغارة).
    """
    if told.responses:
        return True
    general = [m for m in told.reading.modalities if m.modality is Modality.GENERAL]
    return any(not any(m.scope_start <= at.at.start < m.scope_end for m in general) for at in told.strikes)


def _counts_else(told: Told, mention: ModalityMention) -> bool:
    """Whether a period is that of another statement, or what an attack is compared with and not counted over."""
    if mention.rule not in _COUNTING:
        return False
    opening = told.reading.passage.tokens[mention.at.first].folded.removeprefix("و")
    if mention.rule in _WITHIN and opening in _IN and _is_one_attack(told):
        return True  # في عام 2015 قتل 22 شخصا في هجوم على متحف س
    comma = frame_end(told.reading.passage.tokens, mention.at.first)
    dated = comma is not None and any(time.at.first > comma and length(time.when.edtf) == 0 for time in told.times)
    return dated or told.is_aside(mention.at.first) or told.describes_party(mention.at.first)


def _is_one_attack(told: Told) -> bool:
    """Whether all attacks told are single ones (هجوم، تفجير), on one thing or spot that is named."""
    asserted = [mention.at for mention in told.reading.modalities if mention.modality is Modality.ASSERTED]
    single = all(any(at.first <= event.at.first <= at.last for at in asserted) for event in told.events)
    hit = bool(told.facilities) or any(map(_is_spot, told.places))
    return bool(told.events) and single and hit and len({harm.harm.group for harm in told.harms}) == 1


def _is_of_one_day(told: Told, mention: ModalityMention) -> bool:
    """Whether people came to harm on one day in a named place, or at the one thing hit, whatever is said besides.

    صعّدت … هجماتها اليوم tells of one day.
    """
    if not told.harms or mention.rule in _COUNTING:
        return False
    day = any(
        "/" not in time.when.edtf and length(time.when.edtf) == 0 and not time.by_statement for time in told.times
    )
    counted = any(mention.harm.min for mention in told.harms)
    spot = any(_is_spot(place) or (counted and _is_town(place)) for place in told.places)
    return day and (spot or (counted and len(told.facilities) == 1))


def _is_spot(place: PlaceMention) -> bool:
    """A village, a quarter, a building: no place that is as large as a city."""
    return is_fine(place) and (place.where.precision not in _CENTRES or place.where.place_id is None)


def _is_town(place: PlaceMention) -> bool:
    return is_fine(place) and place.where.precision is Precision.CITY


def _tells_source_of_strike(told: Told) -> bool:
    """A strike told anew, with where its fire came from (تعرضت القرية لقصف مصدره …), is an event."""
    tokens = told.reading.passage.tokens
    anew = any(not _is_known(tokens, mention.at.first) for mention in told.strikes)
    return anew and bool(told.places) and all(hint.rule in _SOURCE_OF_FIRE for hint in told.hints)


def _is_known(tokens: Sequence[Token], at: int) -> bool:
    """القصف، القصف استهدف، الصواريخ التي أصابت: a strike named as known, or what is said of one."""
    before = tokens[at - 1].folded if at else ""
    return tokens[at].folded.startswith("ال") or before in _RELATIVES or (at > 0 and _is_known_attack(tokens, at - 1))


def _is_known_attack(tokens: Sequence[Token], at: int) -> bool:
    return tokens[at].folded.startswith("ال") and is_attack(tokens, at)


def _is_answered_for(told: Told, harm: HarmMention) -> bool:
    """Whether the harm is what a party inquires into, is sorry for or admits, not told anew (يحقق في سقوط ضحايا).

    An enemy's soldiers killed are a deed that is claimed, not one that is admitted.
    """
    answers = _ANSWERS if harm.harm.victims is Victims.COMBATANT else _ADMISSIONS
    return any(
        mention.at.first < harm.at.first <= mention.reach and any(value in answers for value in mention.responses)
        for mention in told.responses
    )


def _is_toll_of_war(told: Told) -> bool:
    """Hundreds killed or hurt on no named day: the toll of a campaign, not of one attack.

    Where no whole area is named, the dead alone are asked, if they are counted (82 شهيدا وأكثر من 500 جريح).
    """
    if any(mention.method in _BOMBINGS for mention in told.events) or (told.events and told.facilities):
        return False
    killed = _most(told, (Outcome.KILLED,))
    if killed >= _HUNDREDS and _counts_vaguely(told) and not (told.times or any(map(is_fine, told.places))):
        return True
    wide = bool(told.places) and not any(is_fine(place) for place in told.places)
    most = _most(told, CASUALTIES) if wide or not killed else killed
    return most >= _TOLL_OF_WAR and not any(length(mention.when.edtf) <= 1 for mention in told.times)


def _counts_vaguely(told: Told) -> bool:
    """مقتل المئات: hundreds of dead, and no single attack that brought them."""
    killed = [mention.harm for mention in told.harms if mention.harm.outcome is Outcome.KILLED]
    vague = all(harm.bound is Bound.VAGUE for harm in killed)
    one = any(mention.modality is Modality.ASSERTED for mention in told.reading.modalities)
    return vague and not (one or told.facilities)


def _is_toll_of_report(told: Told) -> bool:
    """سجل التقرير مقتل 71 مدنيا: what a report counts over its time, where no attack, no town and no day is told."""
    if told.means or told.events or told.times or any(is_fine(place) for place in told.places):
        return False
    harm = told.harms[0].trigger.first
    before = told.reading.passage.tokens[max(0, harm - _COUNTS) : harm]
    return _most(told, CASUALTIES) >= _TOLL_OF_REPORT and any(_bare(token) in _REPORTS for token in before)


def _bare(token: Token) -> str:
    return token.folded.removeprefix("و").removeprefix("ال")


def _most(told: Told, outcomes: Sequence[Outcome]) -> int:
    found = (mention.harm for mention in told.harms if mention.harm.outcome in outcomes)
    return max((harm.min or harm.max or 0 for harm in found), default=0)


def _is_over_period(told: Told) -> bool:
    """Dated by a period of more than a week (منذ كانون الأول) or from a day to another (بين 3 و7 أيار); a month's dead
    of a whole area, or many at no place.
    """
    when = told.times[0].when.edtf if told.times else ""
    if told.harms and when and length(when) >= _SPAN and fold(told.times[0].when.quote or "").startswith(_BETWEEN):
        return True
    if length(when) <= _WEEK or when.startswith("..") or not when:
        return False
    wide = all(place.where.precision in _AREAS for place in told.places)
    many = bool(told.places) or _most(told, CASUALTIES) >= _TOLL_OF_MONTH
    return "/" in when or (wide and many and not told.events and bool(told.harms))


def _is_general(told: Told) -> bool:
    """Attacks on a whole part of a country, on no day and with nobody hurt: escalation, not one attack (ضربة); attacks
    on several areas at once (ريفي س وص), on whatever day.
    """
    headline = told.reading.passage.role is Role.HEADLINE
    if any(place.is_joint for place in told.named) and not any(map(_is_spot, told.places)):
        return not (told.no_harms or headline)
    wide = all(place.where.precision in _WIDE and not is_fine(place) for place in told.places)
    near = inside(told.reading.modalities, told.segment.first, told.segment.last)
    one = any(mention.modality is Modality.ASSERTED for mention in near)
    return bool(told.places) and wide and not (one or told.times or told.harms or told.no_harms or headline)
