"""One sentence per error class: what happened, then what to do. `wording.py` shows them."""

from practiceapp.domain import errors
from practiceapp.ui.shared.language import N_

SENTENCES: dict[type[Exception], str] = {
    errors.PracticeError: N_("This could not be done. Nothing was changed."),
    errors.VaultTrouble: N_(
        "The vault could not be reached. See whether its disk is connected, then try again."
    ),
    # access
    errors.WrongPassphrase: N_(
        "That is not the passphrase of this vault. Try again; capitals and spaces count."
    ),
    errors.PassphraseTooWeak: N_("This passphrase could be guessed. Add words, or take the six offered."),
    errors.WrongWords: N_("These words do not open this vault. Compare them with your recovery sheet."),
    errors.FolderNotEmpty: N_("This folder holds something else. Choose an empty folder or a new name."),
    errors.FolderNotWritable: N_("Nothing can be saved in this folder. Choose another one."),
    errors.VaultExists: N_(
        "There is a vault in this folder already. It stays as it is; choose another folder."
    ),
    errors.VaultMissing: N_(
        "There is no vault in this folder. If it is on another disk, connect it and try again, "
        "or choose the folder where it is now."
    ),
    errors.VaultDamaged: N_(
        "The vault file is damaged and was left as it is. If you have a copy of its folder, choose that one."
    ),
    errors.VaultNotAFile: N_(
        "In place of the vault file there is something else. Look into the folder, or choose another one."
    ),
    errors.VaultEmpty: N_(
        "The vault file is empty and was left as it is. If you have a copy of its folder, choose that one."
    ),
    errors.VaultTruncated: N_(
        "The vault file is cut off, as after a broken copy. Copy its folder again, or choose another copy."
    ),
    errors.VaultPlain: N_(
        "The file in this folder is not encrypted, so it is no vault of yours. "
        "Choose the folder of your vault."
    ),
    errors.CipherSettingsRefused: N_(
        "The vault would be read without its full protection, so it was not opened. "
        "Install the program again."
    ),
    errors.ForeignVault: N_("This file was made by another program. Choose the folder of your vault."),
    errors.KeysOfAnotherVault: N_(
        "Key files and vault file do not belong together, or the vault file is damaged at its start. "
        "Put back the key files that were beside it, or use the recovery words."
    ),
    errors.KeyFilesMissing: N_("Both key files are missing. Your recovery words still open the vault."),
    errors.KeyFileDamaged: N_("Both key files are damaged. Your recovery words still open the vault."),
    errors.NewerVault: N_(
        "A newer version of Practiceapp has written this vault. "
        "Open it with that version; nothing was changed."
    ),
    errors.MigrationFailed: N_(
        "The vault could not be brought to this version and was left as it was. "
        "Open it with the version you used before."
    ),
    errors.UpdateNotBackedUp: N_(
        "This version changes how the vault is laid out, and the backup that is made first did not succeed. "
        "Make room on the disk and try again, or open it without."
    ),
    errors.VaultInUse: N_("The vault is open elsewhere. Close it there, then try again."),
    errors.VaultChangedElsewhere: N_(
        "Another program changed the vault while it was open here. Lock and open it again before you go on."
    ),
    errors.DiskFull: N_("Not saved: the disk is full. Make some room on it, then try again."),
    errors.DiskTrouble: N_("Not saved: the disk refused. See whether it is connected, then try again."),
    errors.VaultGone: N_("The disk with your vault is not there. Connect it again."),
    errors.VaultReadOnly: N_(
        "Not saved: this vault can only be read here. "
        "Move it to a disk that can be written to, then try again."
    ),
    errors.NotEnoughMemory: N_(
        "Too little memory is free to open the vault. Close other programs, then try again."
    ),
    errors.EngineUnfit: N_(
        "This installation lacks a part that the vault needs ({what}). Install the program again."
    ),
    # backups, shares, damage
    errors.WrongShare: N_("Share {number} is not as it was written down. Compare it word by word."),
    errors.SharesOfDifferentSplits: N_(
        "These two shares were not made together, or they are the same one. Take two of the same three."
    ),
    errors.SharesOfAnotherVault: N_(
        "Both shares are right, but they belong to another vault. Choose the folder of that vault."
    ),
    errors.VaultUnsound: N_(
        "The vault is damaged, so no copy was made of it. Earlier backups are as they were: restore one."
    ),
    errors.PagesDamaged: N_(
        "Part of the vault file is damaged (page {pages}). Nothing more is written to it, so that nothing is "
        "lost. Restore a backup; the damaged file is kept."
    ),
    errors.BackupDamaged: N_("This backup is damaged and was left as it is. Choose another one."),
    errors.BackupPlaceAbsent: N_(
        "The second place for backups is not there. Connect it; it is caught up with by itself."
    ),
    errors.NotABackup: N_("This file is no backup of Practiceapp. Choose a file that ends in .pvbackup."),
    errors.BackupOfAnotherKey: N_(
        "These words belong to another vault than this backup. Take the sheet from when it was made."
    ),
    # practice
    errors.ClientMissing: N_("This client is no longer here. Go back to the list."),
    errors.SessionMissing: N_("This session is no longer here. Go back to the list."),
    errors.TextTooLong: N_("{field} takes at most {limit} characters. Shorten it a little."),
    errors.NameMissing: N_("Your own name is needed. Invoices are issued under it."),
    errors.AmountOutOfReach: N_("{field} goes from {lowest} to {highest}. Choose a figure between them."),
    errors.CodeUnknown: N_("{field} is not known here. Choose one from the list."),
    errors.ImpossibleTime: N_("On {day} the clocks go forward over {at}. Choose another time."),
    errors.DayOutOfReach: N_("{day} is more than {years} years away. Look at the year again."),
    errors.SessionSettled: N_("The state of this session does not allow that. Nothing was changed."),
    errors.SessionNotYet: N_("The session is on {day}. That can be said once the day has come."),
    errors.SessionBilled: N_(
        "This session is on an issued invoice. Correct the invoice first, then change it."
    ),
    errors.SessionHasNote: N_("This session has a note, so it stays. You can mark it as cancelled instead."),
    errors.UndoTooLate: N_("Something else has changed since, so this step stays. Change it by hand."),
    errors.ReferencesUsedUp: N_("No free reference was found this time. Try again."),
    # clinical
    errors.NoteMissing: N_("There is no note for this session yet. Open the session to begin one."),
    errors.NoteLocked: N_("This note is finished and stays as it is. You can add to it below."),
    errors.NoteNotLocked: N_(
        "This note is still a draft. Write in it directly; additions come after finishing."
    ),
    errors.NoteEmpty: N_("There is no text yet. Write something first, or choose nothing to note."),
    errors.NoteNotEmpty: N_("There is text in this note. Remove it first, or finish the note."),
    errors.NoteTooLong: N_("One heading takes at most {limit} characters. Go on under another heading."),
    errors.HeadingRefused: N_("This heading does not belong to this note. Nothing was changed."),
    # account
    errors.UnfitText: N_("{field} does not fit on an invoice. Use one short line of ordinary letters."),
    errors.UnfitIdentifier: N_("{field} has a slip in it. Compare it with the original, letter by letter."),
    errors.ArrangementUnclear: N_("{field} does not fit with the rest of this agreement. Look at it again."),
    errors.NothingToRevoke: N_("No payer was agreed for that day. Choose a day on which one was."),
    errors.ConsentOutdated: N_(
        "What this payer reads has changed since the client agreed. "
        "Read it together again, then write down the new day."
    ),
    errors.WhoPaysUnsaved: N_("Who pays was not saved yet. Save it or go on anyway."),
    errors.NoConsent: N_(
        "The client's agreement to this invoice is missing. Enter its date in the payment agreement first."
    ),
    errors.FactsMissing: N_("The invoice still lacks something. Fill in what is listed, then issue it."),
    errors.DraftOutdated: N_("Something has changed since this draft was made. Prepare it again."),
    errors.DayOutOfOrder: N_("The last invoice is dated {last_on}. Choose that day or a later one."),
    errors.DayInFuture: N_("This day has not come yet. Choose today or an earlier day."),
    errors.NotCorrectable: N_(
        "This invoice has been corrected already, or is a correction. It stays as it is."
    ),
    errors.UnprintableCharacter: N_(
        "{field} holds a character that cannot be printed: {character}. Replace it."
    ),
    errors.UnfitAmount: N_(
        "This amount does not fit the invoice. Type one above zero in the invoice's currency."
    ),
    errors.PaymentReversed: N_("This payment has been taken back already. Nothing was changed."),
    errors.InvoiceUnknown: N_("There is no such invoice here. Go back to the list."),
    errors.PaperGone: N_("This invoice was erased when its years were over. Only its number is kept."),
    # export
    errors.FolderMissing: N_(
        "This folder is not there any more. Connect its disk, or choose another folder."
    ),
    errors.FolderReadOnly: N_("Nothing can be saved in this folder. Choose another one."),
    errors.FolderFull: N_("The disk of this folder is full; nothing was left there. Choose another folder."),
    errors.FolderTrouble: N_(
        "The disk of this folder refused. Look whether it is connected, or choose another."
    ),
}

FIELD_NAMES: dict[str, str] = {
    "therapist_name": N_("Your name"),
    "practice_name": N_("The practice's name"),
    "country": N_("The country"),
    "currency": N_("The currency"),
    "language": N_("The language"),
    "time_zone": N_("The time zone"),
    "minutes": N_("The length in minutes"),
    "consultation_minutes": N_("The length of a first consultation"),
    "fee": N_("The fee"),
    "fee_minor": N_("The fee"),
    "consultation_fee_minor": N_("The fee of a first consultation"),
    "notice_hours": N_("The hours of notice"),
    "late_fee_percent": N_("The share for a late cancellation"),
    "reference": N_("The reference"),
    "name": N_("The name"),
    "given_name": N_("The first name"),
    "family_name": N_("The family name"),
    "address": N_("The address"),
    "payer": N_("The payer"),
    "consent": N_("The client's agreement"),
    "from_on": N_("The first day"),
    "purchase_order": N_("The order number"),
    "iban": N_("The account number (IBAN)"),
    "bic": N_("The bank code (BIC)"),
    "vat_id": N_("The VAT number"),
    "tax_number": N_("The tax number"),
    "street": N_("The street"),
    "postcode": N_("The postcode"),
    "city": N_("The city"),
    "holder": N_("The name on the account"),
    "heading": N_("The line under your name"),
    "email": N_("The e-mail address"),
    "phone": N_("The phone number"),
    "payment_days": N_("The days for payment"),
    "rate": N_("The tax rate"),
    "wording": N_("The words for your work"),
    "client_name": N_("The client's name"),
}
