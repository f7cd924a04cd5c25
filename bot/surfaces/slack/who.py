"""Who asks: staff, or somebody else. Whoever is not known to be staff is a third party."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from policies.vocabulary import Asker


@dataclass(frozen=True)
class Actor:
    """Who did something in Slack, as far as Slack says; `None` is unknown."""

    team: str | None
    user: str | None


@dataclass(frozen=True)
class Speaker:
    """The same as the desk sees it."""

    asker: Asker
    party: str | None = None
    groups: frozenset[str] = frozenset()
    """Groups whose restricted things the person may see, where nobody else reads along."""


class Directory(Protocol):
    """What is known of a workspace's people."""

    def is_member(self, user: str) -> bool:
        """Whether a user of our own workspace is a full member, neither guest, bot nor gone."""
        ...


def actor_of(body: Mapping[str, Any], team: str | None, user: str | None) -> Actor:
    """The actor of a request.

    Args:
        body: The request as Slack sent it.
        team: What Bolt made out as the actor's team.
        user: What Bolt made out as the actor.
    """
    said = body.get("user")
    own_team = said.get("team_id") if isinstance(said, Mapping) else None
    if own_team is not None and team is not None and own_team != team:
        # somebody from elsewhere pressed a button of ours: Bolt then names the team the app is installed in
        return Actor(str(own_team), user)
    return Actor(team, user)


class People:
    """Tells staff from third parties.

    Args:
        home_teams: Ids of the workspaces whose members are staff.
        organisations: Id of a workspace to the name of the organisation it belongs to.
        directory: Tells members from guests.
        groups: Id of a user to the groups whose restricted things they may see; counts for staff only.
    """

    def __init__(
        self,
        home_teams: frozenset[str],
        organisations: Mapping[str, str],
        directory: Directory,
        groups: Mapping[str, frozenset[str]] | None = None,
    ) -> None:
        self._groups = dict(groups or {})
        self._home = home_teams
        self._organisations = organisations
        self._directory = directory

    def speaker(self, actor: Actor) -> Speaker:
        """Staff where team and user are known, the team is ours and the user is a full member; else a third party."""
        if actor.team is None or actor.user is None:
            return Speaker(Asker.THIRD_PARTY)
        if actor.team in self._home:
            if not self._directory.is_member(actor.user):
                return Speaker(Asker.THIRD_PARTY)
            return Speaker(Asker.STAFF, groups=self._groups.get(actor.user, frozenset()))
        return Speaker(Asker.THIRD_PARTY, self._organisations.get(actor.team))


class Reviewers:
    """Who may claim and rule: the users that are configured, while they are members of our own workspace."""

    def __init__(self, users: frozenset[str], people: People) -> None:
        self._users = users
        self._people = people

    def includes(self, actor: Actor) -> bool:
        """Whether somebody may decide; asked at every click, never remembered."""
        return actor.user in self._users and self._people.speaker(actor).asker is Asker.STAFF
