"""Quiet lines after the vault has opened."""

from practiceapp.services.access import UnlockNotice
from practiceapp.ui.shared.language import N_, _

WORDS: dict[UnlockNotice, str] = {
    UnlockNotice.KEY_COPY_MENDED: N_("One copy of the key file was damaged and has been mended."),
    UnlockNotice.KEY_FILES_MISSING: N_("The key files were missing and have been written anew."),
    UnlockNotice.OLDER_THAN_LAST_SEEN: N_(
        "This vault is older than the one last open here. Is it a copy? "
        "What you write now goes into this one."
    ),
}


def notice_words(notice: UnlockNotice) -> str:
    """What she is told about this opening."""
    return _(WORDS[notice])
