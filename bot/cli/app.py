"""The table of commands."""

import typer

from bot.cli.commands import ask, audit, chat, demo, doctor, ingest, later, queue, rules, serve, understand

app = typer.Typer(
    help="Legal asset clearance for chat: rules decide, a small local model reads and explains.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
app.command("demo")(demo.demo)
app.command("ingest")(ingest.ingest)
app.command("ask")(ask.ask)
app.command("understand")(understand.understand)
app.command("chat")(chat.chat)
app.command("serve")(serve.serve)
app.add_typer(queue.app, name="queue")
app.add_typer(rules.app, name="rules")
app.command("doctor")(doctor.doctor)
app.add_typer(audit.app, name="audit")
app.command("train", context_settings=later.ANYTHING)(later.train)
app.command("evaluate", context_settings=later.ANYTHING)(later.evaluate)
app.command("model", context_settings=later.ANYTHING)(later.model)
