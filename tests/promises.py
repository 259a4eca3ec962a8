"""The 18 promises about the vault: which tests try each, and what came of the last long run.

SECURITY.md shows the same table; `tests/house/test_promises.py` holds the two together, and every named test
to be there. Figures are of a run on one machine; a row not wholly kept says so.
"""

from dataclasses import dataclass
from enum import Enum


class State(Enum):
    """How far a promise is kept."""

    KEPT = "kept"
    PARTLY = "partly"
    NOT_YET = "not yet"


@dataclass(frozen=True)
class Promise:
    """A promise to the therapist."""

    number: int
    words: str
    tests: tuple[str, ...]
    """Files, or single tests as `file::name`; commands begin with `python3`."""
    figure: str
    state: State = State.KEPT


TORTURE = "tests/torture/test_torture.py"
PROMISES = (
    Promise(
        1,
        "What said “Saved” is there after a crash",
        (TORTURE, "tests/journeys/test_window_kills.py", "tests/vault/test_kills.py"),
        "1,796 kills, 7,077 saves acknowledged: 0 lost, 0 unopenable",
    ),
    Promise(
        2,
        "… and after a power cut",
        (TORTURE,),
        "6,370 power cuts in three models, of saving, locking and making a vault: 0 lost, 0 "
        "unopenable; simulated, on no real disk that lies",
    ),
    Promise(
        3,
        "A full disk costs at most the sentence on screen",
        (TORTURE, "tests/journeys/test_disk_faults.py", "tests/vault/test_small_disk.py"),
        "475 faults (ENOSPC, EIO) in every act: 0 lost, 0 unopenable, 0 wrong words",
    ),
    Promise(
        4,
        "A wrong passphrase, damage and a missing file are told apart",
        (TORTURE, "tests/vault/test_key_file.py", "tests/journeys/test_faults.py"),
        "802 turned bits in key files, 1,242 cuts, 314 missing, 135 foreign files: 0 misnamed, "
        "0 changed by a failed opening",
    ),
    Promise(
        5,
        "A damaged vault is noticed within a day",
        (
            TORTURE,
            "tests/vault/test_live_check.py",
            "tests/vault/test_seal.py",
            "tests/vault/test_examine.py",
        ),
        "2,028 turned bits, 447 pages swapped, 480 replays, 208 rollbacks: 0 unnoticed; an "
        "older page of a table other than notes put back is not noticed",
        State.PARTLY,
    ),
    Promise(
        6,
        "Changing the passphrase or the key cannot lose the vault",
        (TORTURE, "tests/vault/test_kills.py", "tests/vault/test_rekeying.py"),
        "856 kills, 3,739 power cuts, 22,608 changes acknowledged: 0 lost, 0 unopenable",
    ),
    Promise(
        7,
        "The words and two shares open the vault, also without key files",
        (TORTURE, "tests/vault/test_shares.py", "tests/boundary/test_two_readers.py"),
        "492 openings: 0 refused, 0 wrong words called right; two readers that are not ours agree",
    ),
    Promise(
        8,
        "A backup is a backup",
        (TORTURE, "tests/vault/backups/test_backups.py"),
        "334 kills, 3,532 power cuts, 2,475 turned bits, 811 cuts, 135 restore drills: 0 lost, "
        "0 taken for whole, 0 rows differ",
    ),
    Promise(
        9,
        "An update never half-converts the vault",
        (TORTURE, "tests/vault/test_migrate.py"),
        "91 kills, 273 power cuts, from every earlier version: 0 half converted",
    ),
    Promise(
        10,
        "Locked means gone from memory",
        ("tests/journeys/test_memory.py", "tests/system/test_restart.py"),
        "319 copies of notes, names, passphrase, mistyped tries and keys while open, 0 after the lock",
    ),
    Promise(
        11,
        "It locks by itself",
        ("tests/journeys/test_locks_itself.py", "tests/system/locking/test_idle.py"),
        "each signal, with dialogs open, during unlock and while saving; from the signal of sleep until the "
        "vault is closed 6 ms, 21 at worst of 15, on Linux (python3 -m tests.bench)",
    ),
    Promise(
        12,
        "Nothing readable is on the disk",
        ("tests/boundary/test_canary.py", "tests/boundary/test_files.py", "python3 -m tests --traced"),
        "suite under strace, 641 MB written to files: 0 words",
    ),
    Promise(
        13,
        "Only the invoice leaves",
        (
            "tests/boundary/test_authorizer.py",
            "tests/boundary/test_ways_past.py",
            "tests/boundary/test_one_door.py",
        ),
        "every table and column in every shape of query: 0 past the list",
    ),
    Promise(
        14,
        "No network",
        (
            "tests/boundary/test_network.py",
            "tests/system/test_hardening.py",
            "python3 -m tests --traced",
        ),
        "suite under strace, 603,031 calls: 0 internet sockets but those of pip, before the first start",
    ),
    Promise(
        15,
        "Deleting a client deletes",
        (TORTURE,),
        "erasing is not built; removing all notes of a client at once: 114 kills, 616 power "
        "cuts: 0 half removed",
        State.NOT_YET,
    ),
    Promise(
        16,
        "Logs, settings and titles carry no client",
        ("tests/boundary/test_canary.py", "tests/system/test_log.py", "tests/system/test_crash.py"),
        "a scripted month: 0 words in log, report, settings, titles, terminal, clipboard",
    ),
    Promise(
        17,
        "Two copies of the program cannot hurt the vault",
        (TORTURE, "tests/system/test_single_instance.py", "tests/journeys/test_places.py"),
        "193 double starts, 96 files exchanged underneath: 0 lost; a vault open on another computer and "
        "conflict copies are named",
    ),
    Promise(
        18,
        "Opening is quick enough to do fifteen times a day",
        ("tests/bench/test_bench.py", "python3 -m tests.bench"),
        "measured by the bench as ratios; no bound is asserted",
        State.PARTLY,
    ),
)


def table() -> str:
    """As it stands in SECURITY.md."""
    lines = ["| # | promise | state | tried by | last figure |", "| --- | --- | --- | --- | --- |"]
    for one in PROMISES:
        tests = ", ".join(f"`{test}`" for test in one.tests)
        lines.append(f"| {one.number} | {one.words} | {one.state.value} | {tests} | {one.figure} |")
    return "\n".join(lines)
