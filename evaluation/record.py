"""What makes a figure repeatable: the command, the commit, the data, the day and the machine it came from."""

import hashlib
import json
import os
import platform
import subprocess
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
RESULTS = ROOT / "evaluation" / "results"


def digest(paths: Iterable[Path]) -> str:
    """SHA-256 over the names and contents of files and of all files in folders, in order of name."""
    total = hashlib.sha256()
    for path in paths:
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if file.is_file():
                total.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    return f"sha256:{total.hexdigest()}"


def commit() -> str:
    """The commit that is checked out, marked `+` where files differ from it; `unknown` outside a checkout."""
    try:
        name = _git("rev-parse", "HEAD")
        return name + ("+" if _git("status", "--porcelain", "--untracked-files=no", "--", ".", ":!evaluation/results") else "")
    except (OSError, subprocess.CalledProcessError):
        return "unknown"


def machine() -> Mapping[str, str | int]:
    """What the figures were measured on, without naming the machine."""
    model = platform.processor() or platform.machine()
    cpuinfo = Path("/proc/cpuinfo")
    if cpuinfo.exists():
        lines = [line for line in cpuinfo.read_text(encoding="utf-8").splitlines() if line.startswith("model name")]
        model = lines[0].split(":", 1)[1].strip() if lines else model
    return {"cpu": model, "cores": os.cpu_count() or 0, "python": platform.python_version(), "system": platform.system()}


def write(name: str, command: str, data: str, figures: Mapping[str, Any]) -> Path:
    """Write one result file, `results/NAME.json`, and return its path."""
    RESULTS.mkdir(parents=True, exist_ok=True)
    target = RESULTS / f"{name}.json"
    record = {
        "command": command,
        "commit": commit(),
        "data": data,
        "date": datetime.now(UTC).date().isoformat(),
        "machine": machine(),
        "figures": figures,
    }
    target.write_text(json.dumps(record, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    return target


def _git(*arguments: str) -> str:
    command = ["git", *arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)  # noqa: S603 - fixed words
    return done.stdout.strip()
