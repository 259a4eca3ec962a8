"""What an examination of the vault found, in words."""

from practiceapp.domain.integrity import Finding
from practiceapp.ui.shared.language import N_, _

WORDS: dict[Finding, str] = {
    Finding.KEY_COPY_DAMAGED: N_(
        "One copy of the key file is damaged. Unlock the vault once; it will be mended."
    ),
    Finding.PAGES_DAMAGED: N_(
        "Parts of the vault file are damaged. Keep this file, and use a copy of its folder."
    ),
    Finding.STRUCTURE_DAMAGED: N_(
        "The vault file does not hold together. Keep this file, and use a copy of its folder."
    ),
    Finding.SEARCH_DISAGREES: N_(
        "The search index does not fit the notes. The notes themselves can be read."
    ),
    Finding.SEAL_BROKEN: N_(
        "Some notes are not as they were saved. Keep this file, and compare it with a copy."
    ),
    Finding.OLDER_THAN_LAST_SEEN: N_("This vault is older than the one last open on this computer."),
}
ALL_WELL = N_("Everything in this vault is as it was saved.")


def sentence_for_finding(finding: Finding | None) -> str:
    """What was found and what to do; None says that all is well."""
    return _(ALL_WELL) if finding is None else _(WORDS[finding])
