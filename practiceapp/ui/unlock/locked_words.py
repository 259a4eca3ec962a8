"""Why it is locked, in one quiet line."""

from practiceapp.domain.locking import Locked, LockReason
from practiceapp.ui.shared.language import N_, _, ngettext

WORDS: dict[LockReason, str] = {
    LockReason.SLEEP: N_("Locked because the computer went to sleep."),
    LockReason.SCREEN_LOCKED: N_("Locked together with the screen."),
    LockReason.USER_SWITCHED: N_("Locked because the computer was handed to another account."),
    LockReason.MINIMISED: N_("Locked because the window was minimised."),
    LockReason.REKEYED: N_("The vault has its new key. The new passphrase opens it."),
}
"""Where a reason is missing, nothing needs to be said."""


def locked_words(locked: Locked, minutes: int) -> str:
    """What she is told; `minutes` is how long it waits for a key or a click."""
    if locked.reason is LockReason.IDLE:
        words = ngettext(
            "Locked after {n} minute without a key or a click.",
            "Locked after {n} minutes without a key or a click.",
            minutes,
        )
        return words.format(n=minutes)
    return _(WORDS[locked.reason]) if locked.reason in WORDS else ""


def lost_words() -> str:
    """What is said when the disk refused the last words typed."""
    return _("What you typed last could not be saved before it locked. Everything marked as saved is there.")
