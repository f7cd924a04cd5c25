"""`clearance serve`: the chat app."""

from bot.cli import options


def serve(home: options.Home = None) -> None:
    """Run the Slack app: Socket Mode or HTTP, by what is configured."""
    from bot.bootstrap import open_office, utc_now
    from bot.settings import load_settings
    from bot.surfaces.slack.serve import serve as run

    run(load_settings(home), open_office, utc_now)
