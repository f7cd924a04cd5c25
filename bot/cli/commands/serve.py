"""`clearance serve`: the chat app."""

from bot.cli import options


def serve(home: options.Home = None) -> None:
    """Run the Slack app: Socket Mode or HTTP, by what is configured."""
    from bot.settings import load_settings
    from bot.surfaces.slack.serve import serve as run

    run(load_settings(home))
