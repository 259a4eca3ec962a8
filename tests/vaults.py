"""Real vaults for tests, made by the program's own code with a random key and no passphrase to derive."""

import hashlib
from datetime import UTC, datetime
from pathlib import Path

from practiceapp.domain.practice import Practice
from practiceapp.vault import boundary
from practiceapp.vault.clinical.sealed import sealed_rows
from practiceapp.vault.founding import VAULT_NAME, found_vault, open_vault
from practiceapp.vault.kdf import LEAST_M_KIB, KdfCost
from practiceapp.vault.keeper import Contents, VaultKeeper
from practiceapp.vault.keys import MasterKey
from practiceapp.vault.migrate import Step, steps
from practiceapp.vault.opened import OpenedVault
from practiceapp.vault.practices import PracticeStore
from practiceapp.vault.works import VaultWorks, Work

QUICK = KdfCost(t=1, m_kib=LEAST_M_KIB, p=4)
"""The cheapest cost a key file may name; still Argon2id, some 25 ms."""


def make_vault(folder: Path, known: tuple[Step, ...] | None = None) -> OpenedVault:
    """A new, empty, open vault in `folder` with every table of today."""
    folder.mkdir(parents=True, exist_ok=True)
    return found_vault(folder / VAULT_NAME, MasterKey.random(), steps() if known is None else known)


def reopen(vault: OpenedVault) -> OpenedVault:
    """Close the vault and open it again with the same key."""
    secret, path = bytearray(vault.master.secret), vault.connection.path
    vault.close()
    return open_vault(path, MasterKey(secret), steps())


PRACTICE = Practice(therapist_name="Ruth Adler")
PASSPHRASE = "velvet harbour marble tundra otter lantern"


class SeenInMemory:
    """What a machine remembers of the vaults it had open."""

    def __init__(self) -> None:
        self.generations: dict[str, int] = {}

    def recall(self, vault_id: str) -> int | None:
        return self.generations.get(vault_id)

    def remember(self, vault_id: str, generation: int) -> None:
        self.generations[vault_id] = generation


def enter_practice(work: Work, practice: Practice) -> None:
    PracticeStore(work).save(practice, datetime(2026, 3, 18, 11, 0, tzinfo=UTC))


def make_keeper(folder: Path, seen: SeenInMemory | None = None, cost: KdfCost = QUICK) -> VaultKeeper:
    """The keeper of `folder` as the program wires it, at the cheapest cost."""
    contents = Contents(enter_practice, sealed_rows)
    return VaultKeeper(folder, contents, seen or SeenInMemory(), cost=lambda: cost)


def whole_works(vault: OpenedVault) -> VaultWorks[Work]:
    """Units of work with the desk's reach and no store between."""
    return VaultWorks(vault, boundary.desk(), lambda work: work)


def client_added(vault: OpenedVault, reference: str) -> int:
    """One client, added in a unit of work of its own; the id."""
    with whole_works(vault).write() as work:
        return work.insert(
            "INSERT INTO clients (reference, state, created_at) VALUES (?, 'active', '2026-03-18T11:00:00Z')",
            (reference,),
        )


def references(vault: OpenedVault) -> list[str]:
    """The references of all clients, in the order they came."""
    with whole_works(vault).read() as work:
        return [
            reference for (reference,) in work.execute("SELECT reference FROM clients ORDER BY client_id")
        ]


def quick_derive(passphrase: str, salt: bytes, cost: KdfCost) -> bytearray:
    """In place of Argon2id where thousands of changes are timed and the derivation is not what is tested."""
    return bytearray(hashlib.sha256(passphrase.encode() + salt + repr(cost).encode()).digest())


def numbered_passphrase(number: int) -> str:
    """The passphrase after this many changes."""
    return f"{PASSPHRASE} {number}"
