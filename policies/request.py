"""A question as it was asked, and the clearance request that was understood from it.

"Not said" is a value everywhere: an empty tuple or `None` means that the question does not say, and the engine treats it as
unknown wherever it could matter. The one exception is editing: whoever names no edit uses the asset as it was supplied.
"""

from datetime import date

from pydantic import BaseModel, ConfigDict, Field

from policies.vocabulary import Action, Asker, Channel, Intent, Modification, Party, Purpose


class Frozen(BaseModel):
    """Base of the core's value objects: immutable, and strict about unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Question(Frozen):
    """One message addressed to the desk, with what the surface knows about it."""

    text: str
    asked_on: date
    asker: Asker = Asker.STAFF
    party: str | None = None
    """Name of the organisation a third party belongs to, where the surface knows it."""
    channel: str | None = None
    """Name of the chat channel the message was written in, such as `#jupyter-brand`."""
    thread: tuple[str, ...] = ()
    """Earlier messages of the thread, oldest first."""
    id: str | None = None


class Span(Frozen):
    """The verbatim words a slot was read from."""

    slot: str
    text: str
    origin: str = "text"
    """`text` for the question itself, `thread:0` for the oldest thread message, and so on."""


class Territories(Frozen):
    """Places of use: ISO 3166-1 alpha-2 codes and group codes. An empty `include` means that no place was named."""

    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()


class Claim(Frozen):
    """A fact the asker states about itself or the use, such as a signed addendum or a paid event.

    `key` is a qualification code of `policies/lexicon/qualifications.yaml` (for example `signed_addendum`, `msa`,
    `agency_of_record`, `written_approval`, `official_supplier`, `certified`); `holds` is false where the asker says that it is not
    so, and `certain` is false for hearsay ("somebody said on the phone"), which never counts.
    """

    key: str
    holds: bool = True
    certain: bool = True
    text: str = ""


class Told(Frozen):
    """What the asker picked when the desk asked back: the question, and the option in the desk's words."""

    question: str
    option: str
    kept: str = ""
    """What the asker has to keep to for it to stay true, in words ("end by 31 October 2026")."""


ROLE = "role"
"""Key of the claim that an outsider still is what its organisation is to us; only ever denied or in doubt."""


class ClearanceRequest(Frozen):
    """The understood question. Dates are inclusive days."""

    intent: Intent = Intent.USE_ASSET
    assets: tuple[str, ...] = ()
    """Mentions of assets, verbatim."""
    actions: tuple[Action, ...] = ()
    modifications: tuple[Modification, ...] = ()
    uncoded_modifications: tuple[str, ...] = ()
    """Verbatim words for edits that no code describes ("tweak it a bit"): unknown to every modification constraint."""
    channels: tuple[Channel, ...] = ()
    uncoded_channels: tuple[str, ...] = ()
    """Verbatim words for a place of appearance that no channel code describes."""
    territories: Territories = Territories()
    uncoded_territories: tuple[str, ...] = ()
    """Verbatim words for places that could not be resolved ("our region")."""
    home_territories: tuple[str, ...] = ()
    """Countries that a third party says it is in. They are no places of use, see `slm.reading.local_use`."""
    regions: tuple[str, ...] = ()
    """Parts of countries that licences often treat apart, by the place keys of `taxonomies/territories.yaml` (`corsica`)."""
    start: date | None = None
    end: date | None = None
    open_ended: bool = False
    """Whether the use is said, or by its nature known, to stay up without an end."""
    date_unclear: bool = False
    """Whether words about time were found that could not be resolved to days."""
    past: bool = False
    """Whether the question is about a use that has been; days gone by are otherwise taken for a slip (see `evaluation.windows`)."""
    purpose: Purpose | None = None
    user_party: Party | None = None
    party_words: tuple[str, ...] = ()
    """Verbatim words for the user ("tour operator", "wholesale customer", "agency of record")."""
    other_users: tuple[str, ...] = ()
    """Verbatim words for further users, of whom nothing is known ("our client", "Nestlé's UK website")."""
    claims: tuple[Claim, ...] = ()
    topics: tuple[str, ...] = ()
    """Codes of `policies/lexicon/topics.yaml` that the use touches (`alcohol`, `loans`, `gambling`, `for_sale`, ...)."""
    parts_shown: tuple[str, ...] = ()
    """Parts or people that the asker says are used, verbatim ("both models", "6 sec cut")."""
    parts_omitted: tuple[str, ...] = ()
    """Parts or people that the asker says are left out, verbatim ("no chef", "silent version")."""
    quantity: int | None = None
    """Number of copies or pieces, where one is named."""
    uncounted: tuple[str, ...] = ()
    """Words for numbers of things that could not be counted for certain ("20000 napkins", "5 posters per shop")."""
    duration_s: float | None = None
    """Length of an excerpt in seconds, where one is named."""
    measures: tuple[tuple[str, float], ...] = ()
    """Other numbers the use is held to, by the unit of `policies.rules.CountConstraint`; they go before what the words say."""
    told: tuple[Told, ...] = ()
    """Options picked when the desk asked back, that no other slot holds."""
    copy_text: str | None = Field(default=None, alias="copy")
    """Wording to check, where the question quotes some."""
    missing: tuple[str, ...] = ()
    """Slots that the question leaves open and that a use needs: `asset`, `channel`, `territory`, `dates`, ..."""
    unplaced: tuple[str, ...] = ()
    """Verbatim words of a later message that say nothing the reader knows, where the message changes nothing else: what was settled
    before must then not simply stand."""
    unreadable: str | None = None
    """Why the message could not be read, or not to its end, in one sentence, or `None`."""
    asks_nothing: bool = False
    """Whether there is nothing to decide: small talk, another matter altogether, or no words at all."""
    spans: tuple[Span, ...] = ()

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)
