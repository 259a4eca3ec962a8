"""What every source of a lock looks like."""

from PySide6.QtCore import QObject, Signal


class LockSignals(QObject):
    """Notices when the vault should be closed: `lock_wanted(LockReason)`, on the UI thread.

    It says so whether or not anything is open; whoever listens knows that. Where this machine cannot tell
    it, nothing comes, and that is no error.
    """

    lock_wanted = Signal(object)

    def start(self) -> None:
        """Listen from now on."""

    def stop(self) -> None:
        """Listen no more."""

    def hold(self) -> None:
        """The vault is open, or about to be: where the machine allows it, sleep waits until `released`."""

    def released(self) -> None:
        """The vault is closed: the machine may go to sleep."""
