"""The closed vocabularies of the register, each word as it stands in files and exports.

Source: the project's method (docs/explanation/method.md), which names the published practice behind each.
"""

from enum import StrEnum


class Kind(StrEnum):
    """What a claim speaks of."""

    INCIDENT = "incident"
    TOTAL = "total"
    ATTRIBUTION = "attribution"
    RESPONSE = "response"
    FORECAST = "forecast"
    CONDITIONAL = "conditional"


class Outcome(StrEnum):
    """What happened to the victims. KILLED_OR_INJURED is a row of its own (ضحايا with no more)."""

    KILLED = "killed"
    INJURED = "injured"
    MISSING = "missing"
    DETAINED = "detained"
    DISPLACED = "displaced"
    KILLED_OR_INJURED = "killed_or_injured"


class Victims(StrEnum):
    """Status of the victims, from the words only."""

    CIVILIAN = "civilian"
    COMBATANT = "combatant"
    UNKNOWN = "unknown"


class RangeVictims(StrEnum):
    """Rows of an incident's ranges: the status words plus NOT_COMBATANT (what recorders count in practice)."""

    CIVILIAN = "civilian"
    COMBATANT = "combatant"
    UNKNOWN = "unknown"
    NOT_COMBATANT = "not_combatant"


class Group(StrEnum):
    """Who the victims are. Men, women, children are disjoint; the others overlap."""

    ALL = "all"
    CHILDREN = "children"
    WOMEN = "women"
    MEN = "men"
    ELDERLY = "elderly"
    MEDICS = "medics"
    JOURNALISTS = "journalists"
    RESCUERS = "rescuers"


class Bound(StrEnum):
    """How the words bound a figure."""

    EXACT = "exact"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    ABOUT = "about"
    RANGE = "range"
    VAGUE = "vague"
    NONE = "none"
    NONE_REPORTED = "none_reported"


class Stance(StrEnum):
    """How a party stands to a deed in the words of the claim."""

    ALLEGED = "alleged"
    ADMITTED = "admitted"
    DENIED = "denied"


class Response(StrEnum):
    """What a party's position says."""

    ADMITS_STRIKE = "admits_strike"
    ADMITS_HARM = "admits_harm"
    DENIES_STRIKE = "denies_strike"
    DENIES_HARM = "denies_harm"
    DENIES_RESPONSIBILITY = "denies_responsibility"
    NOT_CONFIRMED = "not_confirmed"
    INVESTIGATING = "investigating"
    JUSTIFIES = "justifies"
    BLAMES_OTHER = "blames_other"
    APOLOGIZES = "apologizes"


class Method(StrEnum):
    """With what the harm was done."""

    AIRSTRIKE = "airstrike"
    DRONE_STRIKE = "drone_strike"
    SHELLING = "shelling"
    EXPLOSIVE_DEVICE = "explosive_device"
    VEHICLE_BOMB = "vehicle_bomb"
    SUICIDE_BOMBING = "suicide_bombing"
    SHOOTING = "shooting"
    EXECUTION = "execution"
    ASSASSINATION = "assassination"
    GROUND_RAID = "ground_raid"
    TORTURE = "torture"
    CHEMICAL = "chemical"
    EXPLOSION = "explosion"
    CLASHES = "clashes"
    OTHER = "other"


class Facility(StrEnum):
    """What was hit, as said."""

    RESIDENTIAL = "residential"
    MEDICAL = "medical"
    SCHOOL = "school"
    WORSHIP = "worship"
    MARKET = "market"
    CAMP = "camp"
    INFRASTRUCTURE = "infrastructure"
    VEHICLE = "vehicle"
    MILITARY = "military"
    AGRICULTURE = "agriculture"
    MEDIA = "media"
    HUMANITARIAN = "humanitarian"
    GOVERNMENT = "government"
    OTHER = "other"


class Precision(StrEnum):
    """How exactly a place is known, finest first."""

    EXACT = "exact"
    LANDMARK = "landmark"
    STREET = "street"
    NEIGHBOURHOOD = "neighbourhood"
    VILLAGE = "village"
    TOWN = "town"
    CITY = "city"
    SUBDISTRICT = "subdistrict"
    DISTRICT = "district"
    GOVERNORATE = "governorate"
    REGION = "region"
    COUNTRY = "country"


class OriginKind(StrEnum):
    """Who knows: the kind of a source in a chain."""

    EYEWITNESS = "eyewitness"
    SURVIVOR_FAMILY = "survivor_family"
    LOCAL_RESIDENT = "local_resident"
    MEDICAL = "medical"
    CIVIL_DEFENCE = "civil_defence"
    LOCAL_OFFICIAL = "local_official"
    SECURITY_SOURCE = "security_source"
    MILITARY_SPOKESPERSON = "military_spokesperson"
    PARTY_TO_CONFLICT = "party_to_conflict"
    ARMED_GROUP_OUTLET = "armed_group_outlet"
    GOVERNMENT = "government"
    UN = "un"
    NGO_MONITOR = "ngo_monitor"
    LOCAL_MONITOR = "local_monitor"
    NEWS_AGENCY = "news_agency"
    NAMED_PERSON = "named_person"
    ANONYMOUS_SOURCE = "anonymous_source"
    UNKNOWN = "unknown"


class Basis(StrEnum):
    """On what an attribution of responsibility rests."""

    CROSS_CHECKED_ACCOUNTS = "cross_checked_accounts"
    OFFICIAL_STATEMENT = "official_statement"
    FLIGHT_OBSERVER = "flight_observer"
    MUNITION_REMNANT = "munition_remnant"
    LOCATION_CONTROL = "location_control"
    VIDEO_GEOLOCATED = "video_geolocated"
    SURVIVOR_WITNESS = "survivor_witness"
    MEDICAL_SOURCE = "medical_source"
    PARTY_SELF_CLAIM = "party_self_claim"
    INFERENCE_BY_REPORTER = "inference_by_reporter"


class Verb(StrEnum):
    """The force of the reporting verb."""

    SAID = "said"
    REPORTED = "reported"
    DOCUMENTED = "documented"
    CONFIRMED = "confirmed"
    CLAIMED = "claimed"
    ACCUSED = "accused"
    ADMITTED = "admitted"
    DENIED = "denied"
    WARNED = "warned"
    ESTIMATED = "estimated"


class PublishedFrom(StrEnum):
    """Where a publication date came from."""

    PAGE = "page"
    FEED = "feed"
    CRAWL = "crawl"
    REGISTER = "register"
    INFERRED = "inferred"


class Grade(StrEnum):
    """Grade of the report of harm (after Airwars)."""

    CONFIRMED = "confirmed"
    FAIR = "fair"
    WEAK = "weak"
    CONTESTED = "contested"
    DISCOUNTED = "discounted"
    NONE_REPORTED = "none_reported"


class StrikeStatus(StrEnum):
    """How well the strike itself is established (after Airwars)."""

    DECLARED = "declared_strike"
    LIKELY = "likely_strike"
    CONTESTED = "contested_strike"
    SINGLE_SOURCE = "single_source_claim"


class Assessment(StrEnum):
    """A party's own assessment of an incident."""

    NOT_YET_ASSESSED = "not_yet_assessed"
    NON_CREDIBLE = "non_credible"
    CREDIBLE = "credible"
    DUPLICATE = "duplicate"


class PartOfDay(StrEnum):
    """The part of the day that the words name."""

    DAWN = "dawn"
    MORNING = "morning"
    NOON = "noon"
    AFTERNOON = "afternoon"
    EVENING = "evening"
    NIGHT = "night"
