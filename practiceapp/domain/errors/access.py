"""What can stand between the therapist and her vault."""

from practiceapp.domain.errors.kinds import PracticeError, VaultTrouble
from practiceapp.domain.integrity import Finding


class WrongPassphrase(PracticeError):
    """The passphrase does not open this vault; the key file itself is whole."""


class PassphraseTooWeak(PracticeError):
    """The passphrase could be guessed; `guesses_log10` is how many tries it would take, as a power of ten."""

    def __init__(self, guesses_log10: float) -> None:
        super().__init__()
        self.guesses_log10 = guesses_log10


class WrongWords(PracticeError):
    """The 24 words do not open this vault.

    `position` is the first word (from 1) that is in no recovery sheet, if it is that; `certain` is False when
    no key file is left to compare with, so that the vault file itself may be the damaged part.
    """

    def __init__(self, position: int | None = None, *, certain: bool = True) -> None:
        super().__init__()
        self.position = position
        self.certain = certain


class WrongShare(PracticeError):
    """A typed share is not as it was written down; `number` says which one, from 1."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number


class SharesOfDifferentSplits(PracticeError):
    """Two shares that were not made together, or the same one twice."""


class SharesOfAnotherVault(PracticeError):
    """Two right shares that do not open this vault."""


class FolderNotEmpty(PracticeError):
    """The folder chosen for a new vault holds something else."""


class FolderNotWritable(PracticeError):
    """Nothing can be made in the folder chosen for a new vault."""


class VaultExists(PracticeError):
    """There is a vault in this folder already; it is never written over."""


class VaultMissing(VaultTrouble):
    """There is no vault file where it should be."""


class VaultDamaged(VaultTrouble):
    """The vault file cannot be read as it was written."""


class VaultNotAFile(VaultDamaged):
    """In place of the vault file there is a folder, a link or something else."""


class VaultEmpty(VaultDamaged):
    """The vault file has no content at all."""


class VaultTruncated(VaultDamaged):
    """The vault file ends in the middle of a page."""


class VaultPlain(VaultDamaged):
    """In place of the vault file there is a database that is not encrypted."""


class CipherSettingsRefused(VaultDamaged):
    """The vault file would be read without the protection every vault of ours is written with."""


class ForeignVault(VaultDamaged):
    """The file opens with these keys and yet was not made by this program."""


class KeysOfAnotherVault(VaultTrouble):
    """The key files and the vault file do not belong together."""


class KeyFilesMissing(VaultTrouble):
    """Both copies of the key file are gone; the 24 words still open the vault."""


class KeyFileDamaged(VaultTrouble):
    """No copy of the key file is whole; the 24 words still open the vault."""


class NewerVault(VaultTrouble):
    """A later version of the program wrote this vault; `found` and `known` are versions of its tables."""

    def __init__(self, found: int, known: int) -> None:
        super().__init__()
        self.found = found
        self.known = known


class MigrationFailed(VaultTrouble):
    """The vault could not be brought from version `found` to `known` and was left as it was."""

    def __init__(self, found: int, known: int) -> None:
        super().__init__()
        self.found = found
        self.known = known


class UpdateNotBackedUp(VaultTrouble):
    """The vault has to be brought up to date, and no backup of it could be made first.

    It was left as it was. `trouble` is what kept the backup from being made.
    """

    def __init__(self, trouble: VaultTrouble) -> None:
        super().__init__()
        self.trouble = trouble


class VaultInUse(VaultTrouble):
    """Something else is holding the vault file."""


class VaultUnsound(VaultTrouble):
    """An examination found the vault damaged: `findings`. No copy is made of it, and older ones stay."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__()
        self.findings = findings


class PagesDamaged(VaultTrouble):
    """Pages of the open vault are not as they were written; `pages` are their numbers, 0 if not known."""

    def __init__(self, pages: tuple[int, ...]) -> None:
        super().__init__()
        self.pages = pages


class BackupDamaged(VaultTrouble):
    """The backup file is not as it was written; nothing is taken from it."""


class BackupPlaceAbsent(VaultTrouble):
    """The folder for backups cannot be reached; a stick may not be plugged in."""


class NotABackup(PracticeError):
    """The file chosen as a backup is something else."""


class BackupOfAnotherKey(PracticeError):
    """The words given belong to another vault than the backup."""


class VaultChangedElsewhere(VaultTrouble):
    """Another program changed the vault file while it was open here; nothing more is written to it."""


class DiskFull(VaultTrouble):
    """The disk has no room for what was to be kept; nothing of it was, and all that was before still is."""


class DiskTrouble(VaultTrouble):
    """The disk refused to read or write; `code` is the system's or the database's number for it."""

    def __init__(self, code: int | None = None) -> None:
        super().__init__()
        self.code = code


class VaultGone(DiskTrouble):
    """The open vault is no longer in its place: its disk was unplugged, its folder moved or renamed."""


class VaultReadOnly(VaultTrouble):
    """The vault file or its folder cannot be written to."""


class NotEnoughMemory(VaultTrouble):
    """The machine has too little free memory to work out the key."""


class EngineUnfit(VaultTrouble):
    """The database engine of this installation lacks what a vault needs; `what` names it."""

    def __init__(self, what: str) -> None:
        super().__init__()
        self.what = what


class EngineFault(Exception):
    """A bug: the database refused a statement; `code` is SQLite's number."""

    def __init__(self, code: int | None) -> None:
        super().__init__()
        self.code = code


class ConstraintBroken(Exception):
    """A rule of the tables was broken; `kind` is unique, foreign key, not null, check or trigger."""

    def __init__(self, kind: str) -> None:
        super().__init__()
        self.kind = kind


class BoundaryRefused(Exception):
    """A bug: one side of the practice reached for what belongs to another."""
