"""`clearance chat`: the conversation in the terminal."""

from bot.cli import options


def chat(
    asked_as: options.AskedAs = "staff", on: options.AskedOn = None, channel: options.Channel = None, home: options.Home = None
) -> None:
    """Talk to the desk; an empty line or Ctrl-D ends the chat."""
    from bot.surfaces.terminal import Chat
    from policies.vocabulary import Asker

    asker, party = options.parse_asker(asked_as)
    day = None if on is None else options.parse_day(on)
    with options.open_office(home) as office:
        Chat(
            office.clearance,
            office.casework,
            asker=Asker(asker),
            party=party,
            channel=channel,
            today=lambda: day or options.parse_day(None),
        ).run()
