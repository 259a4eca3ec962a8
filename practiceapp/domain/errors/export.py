"""What can keep an invoice from being written into a folder."""

from practiceapp.domain.errors.kinds import PracticeError


class FolderMissing(PracticeError):
    """The folder chosen for an exported invoice is not there (any more)."""


class FolderReadOnly(PracticeError):
    """Nothing may be written into the folder chosen for an exported invoice."""


class FolderFull(PracticeError):
    """The disk of the folder chosen for an exported invoice is full; nothing of it was left there."""


class FolderTrouble(PracticeError):
    """The disk of the folder chosen for an exported invoice failed; `code` is the system's number for it."""

    def __init__(self, code: int | None = None) -> None:
        super().__init__()
        self.code = code
