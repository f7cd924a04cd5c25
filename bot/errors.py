"""Every way the desk can fail, as one tree with a plain sentence each.

```
DeskError                 could not be done: exit status 1
├── UsageError            the command was used wrongly: exit status 2
├── SettingsError         a setting is missing or does not make sense
├── HomeError             the home folder cannot be used
├── StoreError            the desk's own database cannot be used
├── CaseError             a step of casework that the case does not allow
│   ├── UnknownCaseError
│   └── WrongStateError
├── AuditError            the audit log cannot be written or does not verify
├── NothingReadError      the files to read in hold nothing that could be read
├── BrandError            the demonstration brand's files cannot be used
└── NotYetError                a command that comes with a later version
```
"""


class DeskError(Exception):
    """Something could not be done; its text says what, why and what to do about it."""

    exit_status = 1

    def __init__(self, what: str, why: str = "", todo: str = "") -> None:
        """Put the sentence together.

        Args:
            what: What could not be done, without a full stop.
            why: The cause, as a clause that may follow a colon.
            todo: What the reader can do, as a clause of its own.
        """
        sentence = what if not why else f"{what}: {why}"
        self.what, self.why, self.todo = what, why, todo
        super().__init__(f"{sentence}; {todo}." if todo else f"{sentence}.")


class UsageError(DeskError):
    """The command was used wrongly."""

    exit_status = 2


class SettingsError(DeskError):
    """A setting is missing or does not make sense."""


class HomeError(DeskError):
    """The folder that holds everything cannot be read or written."""


class StoreError(DeskError):
    """The database of cases cannot be opened or written."""


class CaseError(DeskError):
    """A step of casework that cannot be taken."""


class UnknownCaseError(CaseError):
    """No case has this number, or the asker may not know of it."""


class WrongStateError(CaseError):
    """The case is in a state in which this step makes no sense."""


class AuditError(DeskError):
    """The audit log cannot be written, or somebody changed it."""


class NothingReadError(DeskError):
    """Not one of the files to read in could be read."""


class BrandError(DeskError):
    """The files of the demonstration brand cannot be used."""


class NotYetError(DeskError):
    """The command is part of the contract and comes with a later version."""
