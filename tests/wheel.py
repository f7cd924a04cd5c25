"""Build the wheel, install it outside the checkout, and run it there. Run by `make check`.

The dependencies are those already installed beside this interpreter: what is tested is that the wheel carries all its own files.
"""

import json
import os
import subprocess
import sys
import sysconfig
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def run(*command: str | Path, cwd: Path, **env: str) -> str:
    """Run a command, and return what it printed; stop with its words if it fails."""
    done = subprocess.run(
        [str(part) for part in command], cwd=cwd, env={**os.environ, **env}, capture_output=True, text=True, check=False
    )
    if done.returncode:
        sys.exit(f"failed: {' '.join(map(str, command))}\n{done.stdout[-3000:]}\n{done.stderr[-3000:]}")
    return done.stdout


def main() -> None:
    """Build, install, and use the program with the sources out of reach."""
    with tempfile.TemporaryDirectory() as folder:
        there = Path(folder)
        run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", there / "dist", ROOT, cwd=ROOT)
        wheel = next((there / "dist").glob("*.whl"))
        venv.create(there / "venv", with_pip=True)
        python = there / "venv" / "bin" / "python"
        run(python, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", wheel, cwd=there)
        site = sysconfig.get_path("purelib", vars={"base": str(there / "venv"), "platbase": str(there / "venv")})
        # The dependencies only: appended after the wheel's own files, and never the checkout (its editable finder is not a path).
        (Path(site) / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
        command = there / "venv" / "bin" / "clearance"
        home = str(there / "home")
        where = run(python, "-c", "import policies, bot; print(policies.__file__, bot.__file__)", cwd=there)
        if str(there) not in where or str(ROOT) + os.sep in where.replace(str(there), ""):
            sys.exit(f"the wheel's own packages are not what is imported: {where}")
        run(command, "demo", "--no-chat", cwd=there, CLEARANCE_HOME=home)
        answer = json.loads(run(command, "ask", "Hello, what can you do?", "--json", cwd=there, CLEARANCE_HOME=home))
        if not answer["answer"]:
            sys.exit("the installed program answered nothing")
        print(f"wheel: {wheel.name}, {wheel.stat().st_size / 1e6:.1f} MB, installed outside the checkout, demo and ask ran")


if __name__ == "__main__":
    main()
