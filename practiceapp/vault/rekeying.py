"""Another master key: everything copied into a new vault under it, proven, for `swap.swap_in` (vault.md 2.6).

Never `PRAGMA rekey`, which on a full disk destroys the vault or answers that all is well. Afterwards the old
passphrase, the old 24 words, the old shares and old copies of the key file open nothing that is made from now
on; backups made before stay under the old key.
"""

import os
from pathlib import Path

from practiceapp.domain.errors import VaultUnsound
from practiceapp.domain.security_record import Act
from practiceapp.services.access import Report
from practiceapp.vault import boundary
from practiceapp.vault.backups.making import Known
from practiceapp.vault.columns import text_of
from practiceapp.vault.connection import SALT_BYTES, VaultConnection, create_connection
from practiceapp.vault.examine import examine, examined
from practiceapp.vault.founding import PAGE_KEY, VAULT_NAME, connect, instant
from practiceapp.vault.kdf import KdfCost
from practiceapp.vault.key_file import write_key_file
from practiceapp.vault.key_pair import KeyPair
from practiceapp.vault.keys import MasterKey
from practiceapp.vault.opened import OpenedVault
from practiceapp.vault.safe_files import trouble_for_os
from practiceapp.vault.seal import NOTHING_SEALED, Seal
from practiceapp.vault.works import Work


def rekey_into(
    making: Path,
    vault: OpenedVault,
    master: MasterKey,
    passphrase: str,
    cost: KdfCost,
    known: Known,
    report: Report,
) -> None:
    """Make the open vault once more in the empty folder `making`, under `master` and with new key files.

    The open vault is only read. Raises `VaultUnsound`, `DiskFull` and its kin, `NotEnoughMemory`, and what
    `report` raises.
    """
    path, salt = making / VAULT_NAME, os.urandom(SALT_BYTES)
    try:
        _copy(vault, path, master, salt, report)
        _seal_anew(path, vault, master, known)
        findings = examine(path, master, known.steps, known.sealed)
        if findings:
            raise VaultUnsound(findings)
        report(85)
        key_file = write_key_file(
            master,
            passphrase,
            generation=KeyPair(vault.folder).read().generation + 1,
            vault_id=vault.vault_id,
            db_salt=salt,
            cost=cost,
        )
        KeyPair(making).write(key_file, passphrase)
    except OSError as error:
        trouble = trouble_for_os(error)
    else:
        report(100)
        return
    raise trouble


def _copy(vault: OpenedVault, path: Path, master: MasterKey, salt: bytes, report: Report) -> None:
    key = master.child(PAGE_KEY)
    try:
        copy = create_connection(path, key, salt)
    finally:
        key[:] = bytes(len(key))
    try:
        vault.connection.copy_into(copy, lambda left, total: report(60 - 60 * left // max(total, 1)))
    finally:
        copy.close()


def _seal_anew(path: Path, vault: OpenedVault, master: MasterKey, known: Known) -> None:
    """The seal hangs on the master key: it is proven with the old one, then made with the new.

    In the same transaction the record of the new vault tells that it was re-keyed; the old one's stays as it
    is if nothing comes of it.
    """
    key = master.child("seal")
    connection = connect(path, master)
    try:
        findings = examined(connection, vault.master, known.steps, known.sealed)
        if findings:
            raise VaultUnsound(findings)
        with connection.under(boundary.checking()):
            seal = Seal(key)
            for row in known.sealed(Work(connection, None)):
                seal.replaced(None, row)
        connection.rows("BEGIN IMMEDIATE")
        connection.rows(
            "UPDATE vault_state SET generation = generation + 1, note_seal = ?", (seal.over(NOTHING_SEALED),)
        )
        _write_down(connection)
        connection.rows("COMMIT")
    finally:
        connection.close()
        key[:] = bytes(len(key))


def _write_down(connection: VaultConnection) -> None:
    """What was done, and that the words of the new key were typed back from the paper."""
    at = text_of(instant().replace(microsecond=0))
    with connection.under(boundary.desk()):
        for act in (Act.REKEYED, Act.WORDS_PROVED):
            connection.insert(
                "INSERT INTO security_events (act, happened_at, went_well) VALUES (?, ?, 1)", (act.value, at)
            )
