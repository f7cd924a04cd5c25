"""Failures as one plain sentence and an exit status."""

from bot.errors import DeskError


def explain(error: Exception) -> tuple[str, int]:
    """The sentence for stderr and the exit status.

    Errors of our own trees say what, why and what to do themselves; anything else is a mistake of ours and says so.
    """
    if isinstance(error, DeskError):
        return str(error), error.exit_status
    if type(error).__module__.split(".")[0] in {"knowledge", "policies", "slm"}:
        return " ".join(str(error).split()), 1
    if isinstance(error, PermissionError | FileNotFoundError | IsADirectoryError | NotADirectoryError):
        why = (error.strerror or "it cannot be used").lower()
        return f"{error.filename} cannot be used: {why}; choose another path or make this one accessible.", 1
    if isinstance(error, ModuleNotFoundError) and (error.name or "").startswith("psycopg"):
        return "PostgreSQL cannot be used: its driver is not installed; install the extra `postgres` of clearance-desk.", 1
    cause = f"{type(error).__name__}: {error}".splitlines()[0]
    return f"Something unexpected went wrong ({cause}); set CLEARANCE_DEBUG=1 to see where, and please report it.", 1
