"""The closed sets of the record. A value outside them is a defect, never a fallback."""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class EventType(StrEnum):
    """The sixteen event types of PLOVER 2.0."""

    AGREE = "AGREE"
    CONSULT = "CONSULT"
    SUPPORT = "SUPPORT"
    CONCEDE = "CONCEDE"
    COOPERATE = "COOPERATE"
    AID = "AID"
    RETREAT = "RETREAT"
    REQUEST = "REQUEST"
    ACCUSE = "ACCUSE"
    REJECT = "REJECT"
    THREATEN = "THREATEN"
    SANCTION = "SANCTION"
    PROTEST = "PROTEST"
    MOBILIZE = "MOBILIZE"
    COERCE = "COERCE"
    ASSAULT = "ASSAULT"


class Status(StrEnum):
    """Whether an event happened, as the document tells it."""

    OCCURRED = "occurred"
    ONGOING = "ongoing"
    ATTEMPTED = "attempted"
    PLANNED = "planned"
    THREATENED = "threatened"
    REQUESTED = "requested"
    HYPOTHETICAL = "hypothetical"
    DENIED = "denied"


HAPPENED: Final = (Status.OCCURRED, Status.ONGOING, Status.ATTEMPTED)
"""The statuses of events that make incidents."""
VIOLENT: Final = (EventType.ASSAULT, EventType.COERCE, EventType.PROTEST)
"""The types that ``--violent`` narrows to."""
STATEMENTS: Final = (
    EventType.ACCUSE,
    EventType.REQUEST,
    EventType.REJECT,
    EventType.THREATEN,
    EventType.SUPPORT,
)
"""The types that make no incident: they attach to one as statements about it."""


class Outcome(StrEnum):
    """What befell the people that a toll counts."""

    KILLED = "killed"
    INJURED = "injured"
    MISSING = "missing"
    ABDUCTED = "abducted"
    DETAINED = "detained"
    DISPLACED = "displaced"
    SURRENDERED = "surrendered"


class Category(StrEnum):
    """Who the people were that a toll counts."""

    CIVILIAN = "civilian"
    COMBATANT = "combatant"
    SECURITY_FORCE = "security_force"
    CHILD = "child"
    WOMAN = "woman"
    JOURNALIST = "journalist"
    AID_WORKER = "aid_worker"
    PROTESTER = "protester"
    PERPETRATOR = "perpetrator"
    UNSPECIFIED = "unspecified"


class TimePrecision(StrEnum):
    """How fine a resolved time is."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    QUARTER = "quarter"
    YEAR = "year"
    DECADE = "decade"
    RANGE = "range"


class TimeType(StrEnum):
    """The TIMEX3 type of a time expression."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


class PlacePrecision(StrEnum):
    """How fine a resolved place is."""

    EXACT = "exact"
    TOWN = "town"
    NEAR = "near"
    ADMIN2 = "admin2"
    ADMIN1 = "admin1"
    COUNTRY = "country"
    REGION = "region"
    WATER = "water"


class PlaceRole(StrEnum):
    """What a place name does in its sentence; only a location can be an event's place."""

    LOCATION = "location"
    DEMONYM = "demonym"
    METONYM = "metonym"


class ActorKind(StrEnum):
    """What an actor is."""

    GOVERNMENT = "government"
    MILITARY = "military"
    POLICE = "police"
    ARMED_GROUP = "armed_group"
    PARTY = "party"
    INTERNATIONAL = "international"
    COMPANY = "company"
    MEDIA = "media"
    CIVIL_SOCIETY = "civil_society"
    PERSON = "person"
    PEOPLE = "people"
    COUNTRY = "country"
    UNKNOWN = "unknown"


class AttributionKind(StrEnum):
    """How somebody's words are passed on."""

    SAID = "said"
    REPORTED = "reported"
    CLAIMED = "claimed"
    ALLEGED = "alleged"
    DENIED = "denied"
    CONFIRMED = "confirmed"
    QUOTED = "quoted"


class ResponsibilityBasis(StrEnum):
    """On what ground an actor is named as the doer."""

    STATED = "stated"
    CLAIMED = "claimed"
    ADMITTED = "admitted"
    ACCUSED = "accused"
    SUSPECTED = "suspected"
    DENIED = "denied"


class RelationType(StrEnum):
    """How actor a stands to actor b, read "a TYPE b"."""

    ALLIED_WITH = "allied_with"
    OPPOSED_TO = "opposed_to"
    PART_OF = "part_of"
    AFFILIATED_WITH = "affiliated_with"
    BACKED_BY = "backed_by"
    FUNDED_BY = "funded_by"
    ARMED_BY = "armed_by"
    PROXY_OF = "proxy_of"
    LED_BY = "led_by"
    MEMBER_OF = "member_of"
    SAME_AS = "same_as"


class DatedBy(StrEnum):
    """Which publication day the relative dates are counted from."""

    GIVEN = "given"
    FIRST_PUBLISHED = "first_published"
    DATELINE = "dateline"
    PUBLISHED = "published"
    CAPTURE = "capture"


class IncidentStatus(StrEnum):
    """What people have decided about an incident."""

    SUGGESTED = "suggested"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    MERGED = "merged"


class Grading(StrEnum):
    """How well an incident is sourced; computed by a named rule."""

    PROVISIONAL = "provisional"
    CORROBORATED = "corroborated"
    CONTESTED = "contested"
    DISCOUNTED = "discounted"


class Tier(StrEnum):
    """Who may see a value."""

    PUBLIC = "public"
    PARTNER = "partner"
    INTERNAL = "internal"
