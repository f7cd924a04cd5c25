"""Where the program writes what it does: to stderr, and nowhere else."""

import logging
import os
import re
import sys
from collections.abc import MutableMapping
from typing import Any

import structlog

from bot.settings import Settings

_TOKEN = re.compile(r"\bx(?:ox[a-z]|app)-[\w-]+")
TRACING_SWITCHES = ("LANGSMITH_TRACING", "LANGSMITH_TRACING_V2", "LANGCHAIN_TRACING", "LANGCHAIN_TRACING_V2")
"""Environment variables that make LangChain send every step to a hosted service."""


def keep_traces_here() -> None:
    """Switch off LangChain's sending of traces to a service, whatever the machine's environment says: questions stay here.

    Callback handlers that are handed to the flow still see every step.
    """
    for name in TRACING_SWITCHES:
        os.environ[name] = "false"


def without_tokens(_logger: object, _method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Black out Slack's tokens, wherever in an event they stand."""
    for key, value in event.items():
        if isinstance(value, str | Exception):
            event[key] = _TOKEN.sub("[token]", str(value))
    return event


def configure_logging(settings: Settings) -> None:
    """Send the log to stderr, as text or as a JSON object a line."""
    last = structlog.processors.JSONRenderer() if settings.log_json else structlog.dev.ConsoleRenderer(colors=False)
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            without_tokens,
            last,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelNamesMapping()[settings.log_level.upper()]),
        logger_factory=lambda *_: structlog.PrintLogger(sys.stderr),  # the stderr of now, which may be another than at the start
        cache_logger_on_first_use=False,
    )
