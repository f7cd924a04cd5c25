"""What can go wrong with the knowledge base, each in one plain sentence.

::

    KnowledgeError
    ├── UnreadableFileError      a file that cannot be read as what it claims to be
    ├── UnsupportedFileError     a file of a type that no reader knows (reported, never raised to users)
    ├── NothingToReadError       a path that does not exist
    ├── HomeError           a home folder that cannot be made or written
    ├── StoreError          a database that cannot be opened or is damaged
    │   └── StoreLockedError     a database that somebody else keeps locked
    └── ModelFileError      the packaged embedding model is missing or altered
"""


class KnowledgeError(Exception):
    """Base of all errors of the knowledge base; `str()` is fit for users.

    Attributes:
        what: What could not be done.
        why: The reason.
        todo: What the user can do about it.
    """

    def __init__(self, what: str, why: str, todo: str) -> None:
        self.what, self.why, self.todo = what, why, todo
        super().__init__(f"{what}: {why}. {todo}")


class UnreadableFileError(KnowledgeError):
    """A file that cannot be read as what it claims to be."""


class UnsupportedFileError(KnowledgeError):
    """A file of a type that no reader knows."""


class NothingToReadError(KnowledgeError):
    """A path that does not exist or holds no files."""


class HomeError(KnowledgeError):
    """A home folder that cannot be made or written."""


class StoreError(KnowledgeError):
    """A database that cannot be opened or used."""


class StoreLockedError(StoreError):
    """A database that somebody else keeps locked."""


class ModelFileError(KnowledgeError):
    """The packaged embedding model is missing or is not the file it should be."""
