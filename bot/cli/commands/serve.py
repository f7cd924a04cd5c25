"""`clearance serve`: the chat app."""

from bot.cli import options


def serve(home: options.Home = None) -> None:
    """Run the Slack app: Socket Mode or HTTP, by what is configured."""
    from bot.settings import load_settings  # noqa: PLC0415 - commands load only what they need
    from bot.surfaces.slack.serve import serve as run  # noqa: PLC0415 - only this command needs Slack's libraries

    run(load_settings(home))
