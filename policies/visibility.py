"""Who may see what: the reach of an asker against the visibility of a thing."""

from policies.request import Frozen
from policies.vocabulary import Asker, Visibility


class Reach(Frozen):
    """What one asker may see.

    Staff see up to `internal`, and `restricted` things of the groups they belong to; a third party of a known organisation sees up
    to `partners`, and of things dealt to named partners only its own; anyone else sees `public`.
    """

    asker: Asker = Asker.STAFF
    party: str | None = None
    groups: frozenset[str] = frozenset()

    @property
    def highest(self) -> Visibility:
        """The highest visibility this asker can see at all."""
        if self.asker is Asker.STAFF:
            return Visibility.RESTRICTED if self.groups else Visibility.INTERNAL
        return Visibility.PARTNERS if self.party else Visibility.PUBLIC

    def sees(self, visibility: Visibility, audience: frozenset[str] = frozenset()) -> bool:
        """Whether a thing may be shown.

        Args:
            visibility: Level of the thing.
            audience: For `partners` the organisations it is dealt to (empty: every partner); for `restricted` the groups.
        """
        if visibility is Visibility.PUBLIC:
            return True
        if self.asker is Asker.STAFF:
            if visibility is Visibility.RESTRICTED:
                return bool(self.groups & audience)
            return True
        if visibility is Visibility.PARTNERS and self.party:
            return not audience or self.party.casefold() in {name.casefold() for name in audience}
        return False


class FullReach(Reach):
    """Sees everything: for weighing what binds an asker, never for showing."""

    @property
    def highest(self) -> Visibility:
        """Everything."""
        return Visibility.RESTRICTED

    def sees(self, visibility: Visibility, audience: frozenset[str] = frozenset()) -> bool:  # noqa: ARG002 - whatever it is
        """Always."""
        return True
