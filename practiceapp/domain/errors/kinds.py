"""The two kinds: what the person can put right, and trouble with the vault itself."""


class PracticeError(Exception):
    """Something the person can put right; shown beside where she was."""


class VaultTrouble(Exception):
    """The vault or the disk below it needs attention; shown with the next step."""
