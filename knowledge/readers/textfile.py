"""Reads bytes as text, without ever guessing silently."""

from pathlib import Path

from knowledge.errors import UnreadableFileError

MAX_BYTES = 50_000_000
"""Larger files are not documents or registers that people wrote."""


def read_text(path: Path) -> str:
    """The text of a file in UTF-8, UTF-16 with a byte order mark, or Windows-1252.

    Raises:
        UnreadableFileError: The file cannot be opened, is too large or is not text.
    """
    data = read_bytes(path)
    encodings = ("utf-16",) if data.startswith((b"\xff\xfe", b"\xfe\xff")) else ("utf-8-sig", "cp1252")
    if b"\x00" in data and encodings[0] != "utf-16":
        raise UnreadableFileError(f"{path.name} cannot be read", "it holds binary data, not text", "Save it as UTF-8 text")
    for encoding in encodings:
        try:
            return data.decode(encoding).replace("\r\n", "\n").replace("\r", "\n")
        except UnicodeDecodeError:
            continue
    raise UnreadableFileError(f"{path.name} cannot be read", "its characters are in an unknown encoding", "Save it as UTF-8 text")


def read_bytes(path: Path) -> bytes:
    """The bytes of a file.

    Raises:
        UnreadableFileError: The file cannot be opened, is too large or is none.
    """
    try:
        require_file(path)
        if path.stat().st_size > MAX_BYTES:
            raise UnreadableFileError(f"{path.name} cannot be read", "it is larger than 50 MB", "Split it into smaller files")
        return path.read_bytes()
    except OSError as error:
        reason = error.strerror or "it cannot be opened"
        raise UnreadableFileError(f"{path.name} cannot be read", reason.lower(), "Check the file and its permissions") from error


def require_file(path: Path) -> None:
    """See that a path is a file: opening a pipe could wait for ever, and a device has no end.

    Raises:
        UnreadableFileError: It is a link that leads nowhere or to a folder, or a pipe, socket or device.
    """
    if path.is_file():
        return
    if path.is_dir():
        why, todo = "it is a link to a folder, and such links are not followed", "Name that folder itself"
    elif path.is_symlink() and not path.exists():
        why, todo = "it is a link that leads nowhere", "Mend the link or remove it"
    elif not path.exists():
        why, todo = "it is gone", "Ingest it again when it is back"
    else:
        kind = "a named pipe" if path.is_fifo() else "a socket" if path.is_socket() else "a device"
        why, todo = f"it is {kind}, not a file", "Save what it should hold as a file"
    raise UnreadableFileError(f"{path.name} cannot be read", why, todo)
