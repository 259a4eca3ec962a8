"""Breaches planted on purpose: one for each campaign, which must notice it. Each changes code in memory only.

`python3 -m tests.torture --planted` plants them one after the other, each in a process of its own.
"""

import os
import shutil
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from practiceapp.domain.errors import DiskTrouble, KeyFileDamaged
from practiceapp.services.clinical import notes
from practiceapp.vault import (
    boundary,
    founding,
    keeper,
    key_care,
    key_file,
    key_pair,
    keys,
    migrate,
    opened,
    safe_files,
)
from practiceapp.vault.backups import folder, restorer, restoring
from practiceapp.vault.connection import guarded, opening
from practiceapp.vault.key_file import KeyFile
from practiceapp.vault.keys import MasterKey
from practiceapp.vault.places import making_place
from tests.torture.acts import erasure
from tests.vaults import QUICK, whole_works

Patch = Callable[[], None]


def _put(place: Any, name: str, new: object) -> None:
    setattr(place, name, new)


def saved_without_saving() -> None:
    """Says that a note is saved and does not save it."""

    def save_draft(service: Any, session: Any, passages: Any) -> Any:
        return service.of_session(session)

    _put(notes.NoteService, "save_draft", save_draft)


def nothing_waits_for_the_disk() -> None:
    """`synchronous=OFF`: a commit is said to be done before the disk has it."""
    settings = tuple(
        ("synchronous", "OFF", 0) if name == "synchronous" else (name, value, answer)
        for name, value, answer in opening._SETTINGS
    )
    _put(opening, "_SETTINGS", settings)


def files_are_not_synced() -> None:
    """A key file, a backup, a folder is renamed before its content is on the disk."""
    _put(os, "fsync", lambda _descriptor: None)


def keys_written_in_place() -> None:
    """Both key files are emptied, then written."""

    def write(pair: Any, key_file: KeyFile, _passphrase: str) -> None:
        for name in key_pair.KEY_NAMES:
            (pair._folder / name).write_bytes(b"")
        time.sleep(0.01)
        for name in key_pair.KEY_NAMES:
            (pair._folder / name).write_bytes(key_file.content)

    _put(key_pair.KeyPair, "write", write)


def old_vault_removed_first() -> None:
    """The old vault is gone before the new one is in its place."""

    def swap_in(place: Path, _at: object) -> None:
        shutil.rmtree(place)
        time.sleep(0.02)
        making_place(place).rename(place)

    _put(restorer, "swap_in", swap_in)
    _put(key_care, "swap_in", swap_in)


def backup_under_its_name_at_once() -> None:
    """A backup has its name before all of it is there."""

    def copy(source: Path, target: Path) -> None:
        content = source.read_bytes()
        named = target.with_name(target.name[1:].removesuffix(".taking"))
        with named.open("wb", buffering=0) as file:
            for at in range(0, len(content), 20_000):
                file.write(content[at : at + 20_000])
                time.sleep(0.001)
        target.write_bytes(content)

    _put(folder, "_copy", copy)


def backup_half_written() -> None:
    """The first half of every backup bears a backup's name for a while."""
    from practiceapp.vault.backups import making

    put_together = making._Making.put_together

    def slowly(one: Any) -> None:
        put_together(one)
        content = one._beside.read_bytes()
        one._path.write_bytes(content[: len(content) // 2])
        time.sleep(0.01)

    _put(making._Making, "put_together", slowly)


def made_in_its_place() -> None:
    """A vault is made where it will be, file by file."""

    def begin(place: Path) -> Path:
        place.mkdir(parents=True)
        return place

    _put(keeper, "empty_making_place", begin)
    _put(keeper, "move_into_place", lambda _place: None)
    _put(keeper, "clear_making_place", lambda _place: None)


def converted_in_pieces() -> None:
    """Each statement of an update stands by itself."""

    def in_pieces(connection: Any, known: Any) -> bool:
        with connection.under(boundary.migrating()):
            version = migrate.require_known(connection, known)
            for step in known[version:]:
                for statement in step.statements:
                    connection.rows(statement)
            connection.rows(f"PRAGMA user_version = {len(known)}")
        return version < len(known)

    _put(founding, "migrate", in_pieces)


def erased_in_pieces() -> None:
    """Each note of a client is removed by itself."""

    def remove(vault: Any, client: int) -> None:
        with whole_works(vault).write() as work:
            work.changed("UPDATE clients SET removed_at = ? WHERE client_id = ?", (erasure.WHEN, client))
            found = work.execute("SELECT note_id FROM notes WHERE client_id = ?", (client,))
        for (note,) in found:
            with whole_works(vault).write() as work:
                erasure._remove_note(work, note)
        with whole_works(vault).write() as work:
            work.changed("DELETE FROM sessions WHERE client_id = ?", (client,))
            work.changed("DELETE FROM clients WHERE client_id = ?", (client,))

    _put(erasure, "remove_all_of", remove)


def every_trouble_is_the_disk() -> None:
    """A full disk is called a disk that refuses."""
    _put(guarded, "trouble_for", lambda _code, _text="": DiskTrouble())
    _put(safe_files, "trouble_for_os", lambda _error: DiskTrouble())
    for module in (keeper, restorer, restoring, folder, key_care):
        _put(module, "trouble_for_os", lambda _error: DiskTrouble())
    from practiceapp.vault import rekeying
    from practiceapp.vault.backups import making

    _put(rekeying, "trouble_for_os", lambda _error: DiskTrouble())
    _put(making, "trouble_for_os", lambda _error: DiskTrouble())


def key_files_unchecked() -> None:
    """A damaged key file is taken for a whole one, so that the right passphrase is called wrong."""

    def read(content: bytes) -> KeyFile:
        header, body = key_file._HEADER, content[: key_file._BODY_BYTES]
        if len(content) != key_file.KEY_FILE_BYTES:
            raise KeyFileDamaged
        fields = header.unpack(body[: header.size])
        return KeyFile(content, fields[3], fields[4], fields[5], QUICK, *fields[10:])

    _put(key_pair, "read_key_file", read)


def nothing_examined() -> None:
    """The examination finds nothing, whatever there is."""
    _put(keeper, "examine", lambda *_: ())


def any_length_will_do() -> None:
    """A file that was cut is opened all the same."""
    from practiceapp.vault.connection import opening as place

    def head(path: Path) -> bytes:
        with path.open("rb") as file:
            return file.read(16)

    _put(place, "_examined", head)
    _put(keeper, "salt_of", head)


def restored_unproven() -> None:
    """What a backup holds is taken as it is."""

    def take(path: Path, head: Any, _stepped: Any, into: Any = None) -> None:
        with path.open("rb") as file:
            file.seek(restoring_head_bytes())
            if into is not None:
                into.write(file.read())

    _put(restoring, "prove_body", take)
    _put(restoring, "examined", lambda *_: ())


def restoring_head_bytes() -> int:
    """Where a backup's body begins."""
    from practiceapp.vault.backups.backup_file import HEAD_BYTES

    return HEAD_BYTES


def words_of_another_key() -> None:
    """The sheet shows words that are not the key."""
    other = MasterKey.random()
    true_words = keys.MasterKey.words
    _put(keys.MasterKey, "words", lambda _key: true_words(other))


def a_row_lost_in_restoring() -> None:
    """One row is left behind."""
    begin_after = restoring._begin_after

    def lose(vault: Path, master: MasterKey, generation: int) -> None:
        begin_after(vault, master, generation)
        connection = founding.connect(vault, master)
        with connection.under(boundary.migrating()):
            connection.rows("DELETE FROM spent_client_references WHERE 0")
            connection.rows("UPDATE clients SET phone = '0'")
        connection.close()

    _put(restoring, "_begin_after", lose)


def two_writers_allowed() -> None:
    """Nobody looks whether another program has written."""
    _put(opened.OpenedVault, "require_unchanged", lambda _vault: None)


def breaches() -> dict[str, Sequence[Patch]]:
    """For each campaign, by its name, what is planted."""
    kill: dict[str, Patch] = {
        "typing": saved_without_saving,
        "closing": saved_without_saving,
        "making": made_in_its_place,
        "passphrase": keys_written_in_place,
        "rekey": old_vault_removed_first,
        "backup": backup_half_written,
        "second-place": backup_under_its_name_at_once,
        "restore": old_vault_removed_first,
        "migration": converted_in_pieces,
        "erasure": erased_in_pieces,
    }
    cut: dict[str, Patch] = {
        "typing": nothing_waits_for_the_disk,
        "closing": nothing_waits_for_the_disk,
        "making": files_are_not_synced,
        "passphrase": files_are_not_synced,
        "rekey": files_are_not_synced,
        "backup": files_are_not_synced,
        "second-place": files_are_not_synced,
        "restore": files_are_not_synced,
        "migration": converted_in_pieces,
        "erasure": nothing_waits_for_the_disk,
    }
    found: dict[str, Sequence[Patch]] = {f"kill-{name}": (patch,) for name, patch in kill.items()}
    found |= {f"cut-{name}": (patch,) for name, patch in cut.items()}
    found |= {f"fault-{name}": (every_trouble_is_the_disk,) for name in kill}
    found |= {
        "damage-keys": (key_files_unchecked,),
        "damage-bits": (nothing_examined,),
        "damage-cuts": (any_length_will_do,),
        "damage-pages": (nothing_examined,),
        "damage-backups": (restored_unproven,),
        "ways-in": (words_of_another_key,),
        "restore-drill": (a_row_lost_in_restoring,),
        "doubles": (two_writers_allowed,),
    }
    return found
