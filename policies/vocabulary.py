"""The closed vocabularies: every code a question, a rule or a verdict may carry.

Action and constraint names follow W3C ODRL 2.2 where it has one; the actions in `PROFILE_ACTIONS` belong to our own ODRL profile.
"""

from enum import StrEnum


class VerdictCode(StrEnum):
    """What may be said of a use, from no to yes."""

    NOT_ALLOWED = "not_allowed"
    NEEDS_REVIEW = "needs_review"
    ALLOWED_WITH_CONDITIONS = "allowed_with_conditions"
    ALLOWED = "allowed"

    @property
    def is_yes(self) -> bool:
        """Whether the asker may go ahead, with or without conditions."""
        return self in (VerdictCode.ALLOWED, VerdictCode.ALLOWED_WITH_CONDITIONS)

    @property
    def permissiveness(self) -> int:
        """Rank from 0 (no) to 3 (yes without conditions); the property tests compare verdicts by it."""
        return list(VerdictCode).index(self)


class Intent(StrEnum):
    """What the asker wants to know."""

    USE_ASSET = "use_asset"
    CHECK_COPY = "check_copy"
    FIND_ASSET = "find_asset"
    RIGHTS_INFO = "rights_info"
    CASE_STATUS = "case_status"
    OTHER = "other"


class Action(StrEnum):
    """What is done with an asset."""

    DISPLAY = "display"
    REPRODUCE = "reproduce"
    PRINT = "print"
    DISTRIBUTE = "distribute"
    STREAM = "stream"
    PLAY = "play"
    SYNCHRONIZE = "synchronize"
    MODIFY = "modify"
    DERIVE = "derive"
    TRANSLATE = "translate"
    SELL = "sell"
    GRANT_USE = "grantUse"
    MENTION = "mention"
    REGISTER = "register"
    ENDORSE = "endorse"
    TRAIN_AI = "train_ai"


PROFILE_ACTIONS = frozenset({Action.MENTION, Action.REGISTER, Action.ENDORSE, Action.TRAIN_AI})
"""Actions that ODRL 2.2 has no term for."""


class Modification(StrEnum):
    """How an asset is changed."""

    CROP = "crop"
    RESIZE = "resize"
    RECOLOUR = "recolour"
    RETOUCH = "retouch"
    OVERLAY_TEXT = "overlay_text"
    ANIMATE = "animate"
    COMBINE = "combine"
    TRANSLATE = "translate"
    AI_EDIT = "ai_edit"
    REMOVE_ELEMENT = "remove_element"
    DISTORT = "distort"
    REDRAW = "redraw"


class Channel(StrEnum):
    """Where a use appears. Ten parents, each followed by its children; see `policies.taxonomies.channels`."""

    DIGITAL = "digital"
    WEB = "web"
    APP = "app"
    EMAIL = "email"
    SEARCH_ADS = "search_ads"
    DISPLAY_ADS = "display_ads"
    STREAMING_VIDEO = "streaming_video"
    PODCAST = "podcast"
    PRODUCT_UI = "product_ui"
    DOMAIN = "domain"
    SOCIAL = "social"
    SOCIAL_ORGANIC = "social_organic"
    SOCIAL_PAID = "social_paid"
    INFLUENCER = "influencer"
    PRINT = "print"
    PRESS_ADS = "press_ads"
    BROCHURE = "brochure"
    DIRECT_MAIL = "direct_mail"
    EDITORIAL = "editorial"
    BOOK = "book"
    PACKAGING = "packaging"
    OOH = "ooh"
    BILLBOARD = "billboard"
    TRANSIT = "transit"
    DIGITAL_OOH = "digital_ooh"
    BROADCAST = "broadcast"
    TV = "tv"
    RADIO = "radio"
    CINEMA = "cinema"
    RETAIL = "retail"
    POINT_OF_SALE = "point_of_sale"
    WINDOW_DISPLAY = "window_display"
    EVENTS = "events"
    TRADE_SHOW = "trade_show"
    SPONSORSHIP = "sponsorship"
    PRESENTATION = "presentation"
    INTERNAL = "internal"
    INTERNAL_DECK = "internal_deck"
    INTRANET = "intranet"
    TRAINING = "training"
    PR = "pr"
    PRESS_RELEASE = "press_release"
    PRESS_KIT = "press_kit"
    MERCHANDISE = "merchandise"


class TerritoryGroup(StrEnum):
    """Named groups of countries; their members stand in `taxonomies/territories.yaml`."""

    WORLD = "WORLD"
    EU = "EU"
    EEA = "EEA"
    EMEA = "EMEA"
    DACH = "DACH"
    BENELUX = "BENELUX"
    NORDICS = "NORDICS"
    UKI = "UKI"
    CEE = "CEE"
    CIS = "CIS"
    MENA = "MENA"
    GCC = "GCC"
    AFRICA = "AFRICA"
    APAC = "APAC"
    SEA = "SEA"
    ANZ = "ANZ"
    GREATER_CHINA = "GREATER_CHINA"
    LATAM = "LATAM"
    NORTH_AMERICA = "NORTH_AMERICA"
    AMERICAS = "AMERICAS"
    EUROPE = "EUROPE"
    ASIA = "ASIA"


class Purpose(StrEnum):
    """What a use is for."""

    COMMERCIAL_ADVERTISING = "commercial_advertising"
    PRODUCT = "product"
    EDITORIAL = "editorial"
    INTERNAL = "internal"
    PRESS = "press"
    MERCHANDISE = "merchandise"
    CHARITY = "charity"
    EDUCATION = "education"
    COMMUNITY = "community"
    PERSONAL = "personal"


class Party(StrEnum):
    """Who does the using."""

    STAFF = "staff"
    AGENCY = "agency"
    PARTNER = "partner"
    RESELLER = "reseller"
    FRANCHISEE = "franchisee"
    SUPPLIER = "supplier"
    INFLUENCER = "influencer"
    PRESS = "press"
    CUSTOMER = "customer"
    COMMUNITY = "community"
    COMPETITOR = "competitor"
    PUBLIC = "public"


class ClauseModality(StrEnum):
    """What a clause of a policy does."""

    PERMISSION = "permission"
    PROHIBITION = "prohibition"
    DUTY = "duty"
    DEFINITION = "definition"
    STATEMENT = "statement"


class ClauseRelation(StrEnum):
    """What one clause says of one intended use."""

    PERMITS = "permits"
    PERMITS_IF = "permits_if"
    FORBIDS = "forbids"
    SILENT = "silent"


class Asker(StrEnum):
    """Who is asking, as far as the surface can tell; whoever is not known to be staff is a third party."""

    STAFF = "staff"
    THIRD_PARTY = "third_party"


class Visibility(StrEnum):
    """Who may see words, names and counts of a thing, from everyone to a named group."""

    PUBLIC = "public"
    PARTNERS = "partners"
    INTERNAL = "internal"
    RESTRICTED = "restricted"

    @property
    def level(self) -> int:
        """Rank from 0 (public) to 3 (restricted)."""
        return list(Visibility).index(self)


class ReasonKind(StrEnum):
    """What a reason of a verdict is about."""

    TERRITORY = "territory"
    WINDOW = "window"
    CHANNEL = "channel"
    ACTION = "action"
    MODIFICATION = "modification"
    PURPOSE = "purpose"
    PARTY = "party"
    RELEASE = "release"
    MUSIC = "music"
    COUNT = "count"
    TOPIC = "topic"
    CREDIT = "credit"
    DUTY = "duty"
    STATUS = "status"
    COPY = "copy"
    CLAUSE = "clause"
    PRECEDENT = "precedent"
    MISSING = "missing"
    CONFLICT = "conflict"
    UNREADABLE = "unreadable"
    UNKNOWN_ASSET = "unknown_asset"
    NO_RULE = "no_rule"
