"""Questions are not sent to a tracing service, even where the machine's environment asks for it."""

import os
import subprocess
import sys

from bot.logs import TRACING_SWITCHES

SCRIPT = """
from bot.logs import keep_traces_here
keep_traces_here()
from langsmith.utils import tracing_is_enabled
print(tracing_is_enabled())
"""


def traced(script: str) -> str:
    plain = {name: value for name, value in os.environ.items() if name not in TRACING_SWITCHES}
    environment = {**plain, "LANGSMITH_TRACING": "true", "LANGCHAIN_TRACING_V2": "true"}
    done = subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def test_tracing_would_be_on_by_the_environment():
    """Otherwise the next test shows nothing."""
    assert traced(SCRIPT.replace("keep_traces_here()\n", "")) == "True"


def test_tracing_is_off_once_the_office_is_wired():
    assert traced(SCRIPT) == "False"
