"""The command line. `main` is the only way in; it turns every failure into one plain sentence."""

import gc
import os
import sys

RARE = (200_000, 20, 50)
"""Garbage is looked for this seldom: word lists and libraries make a million objects at the start that all stay."""


def main() -> None:
    """Run the `clearance` command and leave with its exit status: 0 done, 1 could not be done, 2 wrong usage."""
    gc.set_threshold(*RARE)
    # numpy's threads would keep a core busy for a tenth of a second at the start; vectors are too short to need them
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    from bot.cli.app import app

    try:
        app(prog_name="clearance")
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
        sys.exit(130)
    except BrokenPipeError:
        # the reader of a pipe went away (`clearance … | head`); there is nobody left to tell
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    except Exception as error:
        from bot.cli.failures import explain

        sentence, status = explain(error)
        if os.environ.get("CLEARANCE_DEBUG"):
            raise
        print(sentence, file=sys.stderr)
        sys.exit(status)
    finally:
        # the last search for garbage at the end would take a third of a second and find what goes with the process anyway
        gc.freeze()
