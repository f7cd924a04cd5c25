"""The one settings class: environment variables, or a `.env` file in the working directory."""

from pathlib import Path
from typing import Literal

from pydantic import AliasChoices, Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.errors import SettingsError

DATABASES = ("sqlite://", "postgresql://", "postgresql+psycopg://")
"""How the address of a database may begin."""


class Settings(BaseSettings):
    """Everything that can be set from outside. Each field's description is also its help text in `.env.example`."""

    model_config = SettingsConfigDict(
        env_prefix="CLEARANCE_",
        env_file=".env",
        env_file_encoding="utf-8",
        extra="ignore",
        populate_by_name=True,
        env_ignore_empty=True,
    )

    home: Path = Field(Path(".clearance"), description="Folder that holds everything the program keeps on this machine.")
    database_url: str | None = Field(
        None, description="Database for the catalogue and the cases (SQLAlchemy URL); by default SQLite files in the home folder."
    )
    minimum_confidence: float = Field(
        0.5, ge=0, le=1, description="A yes that the desk trusts less than this goes to legal instead (0 to 1)."
    )
    conflict: Literal["prohibit", "invalid", "permit"] = Field(
        "prohibit",
        description="Where one rule permits a use and another forbids it: the prohibition wins, a person decides (invalid), or the "
        "permission wins.",
    )
    clauses: int = Field(8, ge=1, le=50, description="How many passages of documents are looked at for one question.")
    citations: int = Field(5, ge=1, le=20, description="How many sources an answer shows at most.")
    assets_per_question: int = Field(12, ge=1, le=100, description="How many assets one question may ask about; more go to legal.")
    settle_after_hours: float = Field(
        24, gt=0, le=720, description="A question back that nobody answers for so many hours goes to legal (chat app)."
    )
    log_level: Literal["debug", "info", "warning", "error"] = Field("warning", description="How much is logged to stderr.")
    log_json: bool = Field(False, description="Log one JSON object a line instead of text.")

    slack_bot_token: SecretStr | None = Field(
        None, validation_alias=AliasChoices("SLACK_BOT_TOKEN"), description="Bot token of the Slack app (xoxb-…)."
    )
    slack_app_token: SecretStr | None = Field(
        None, validation_alias=AliasChoices("SLACK_APP_TOKEN"), description="App-level token (xapp-…); with it Socket Mode is used."
    )
    slack_signing_secret: SecretStr | None = Field(
        None,
        validation_alias=AliasChoices("SLACK_SIGNING_SECRET"),
        description="Signing secret; with it and without an app token, HTTP is used.",
    )
    slack_legal_channel: str | None = Field(
        None,
        validation_alias=AliasChoices("SLACK_LEGAL_CHANNEL"),
        description="Id of the channel where legal's queue is posted (C…).",
    )
    slack_reviewers: str = Field(
        "",
        validation_alias=AliasChoices("SLACK_REVIEWERS"),
        description="Ids of the people who may claim and rule, separated by commas.",
    )
    slack_home_teams: str = Field(
        "",
        validation_alias=AliasChoices("SLACK_HOME_TEAMS"),
        description="Ids of further workspaces whose members are staff (T…), separated by commas; the app's own always is one.",
    )
    slack_partner_teams: str = Field(
        "",
        validation_alias=AliasChoices("SLACK_PARTNER_TEAMS"),
        description="Workspaces of partner organisations, as T0123=Acme, T0456=Globex; everybody else is an unknown third party.",
    )
    slack_groups: str = Field(
        "",
        validation_alias=AliasChoices("SLACK_GROUPS"),
        description="Who may see restricted things in direct messages, as group=users: legal=U0123 U0456, board=U0789.",
    )
    slack_api_url: str = Field(
        "https://slack.com/api/", validation_alias=AliasChoices("SLACK_API_URL"), description="Address of Slack's Web API."
    )
    slack_host: str = Field(
        "127.0.0.1", validation_alias=AliasChoices("SLACK_HOST"), description="Address the HTTP server listens on."
    )
    slack_port: int = Field(
        3000, ge=0, le=65535, validation_alias=AliasChoices("SLACK_PORT"), description="Port the HTTP server listens on."
    )

    @field_validator("database_url")
    @classmethod
    def _is_a_database_we_know(cls, url: str | None) -> str | None:
        if url is not None and not url.startswith(DATABASES):
            raise ValueError(f"it begins with none of {', '.join(DATABASES)}")
        return url


def missing_for_slack(settings: Settings) -> tuple[str, ...]:
    """The fields that the chat app needs and that are not set; the signing secret stands for either way to connect."""
    found = [name for name in ("slack_bot_token", "slack_legal_channel", "slack_reviewers") if not getattr(settings, name)]
    if not (settings.slack_app_token or settings.slack_signing_secret):
        found.append("slack_signing_secret")
    return tuple(found)


def variable(name: str) -> str:
    """The environment variable of a field of `Settings`."""
    return name.upper() if name.startswith("slack_") else f"CLEARANCE_{name.upper()}"


def env_example() -> str:
    """The text of `.env.example`: every field with its help and default, commented out where the default will do."""
    lines = ["# Settings of the Clearance Desk. Copy to .env and fill in what you need; everything has a default.", ""]
    for name, field in Settings.model_fields.items():
        default = field.default
        shown = "" if default is None else str(default).lower() if isinstance(default, bool) else str(default)
        lines += [f"# {field.description}", f"# {variable(name)}={shown}", ""]
    return "\n".join(lines)


def load_settings(home: Path | None = None) -> Settings:
    """Read the settings; `home` (the `--home` option) wins over the environment.

    Raises:
        SettingsError: Where a value does not fit its field.
    """
    try:
        return Settings() if home is None else Settings(home=home)
    except ValidationError as error:
        first = error.errors()[0]
        name = variable(str(first["loc"][0]).lower()) if first["loc"] else "a setting"
        raise SettingsError(
            f"{name} cannot be used", first["msg"].lower().removeprefix("value error, "), "correct it in the environment or in .env"
        ) from error
