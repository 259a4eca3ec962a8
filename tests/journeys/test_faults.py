"""What goes wrong around the program: each time a sentence with a next step, and nothing lost or changed."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from practiceapp.domain import errors
from practiceapp.services.access import UnlockNotice, unreported
from practiceapp.ui.shared.wording import sentence_for
from practiceapp.ui.unlock.notices import notice_words
from practiceapp.vault.clinical.sealed import sealed_rows
from practiceapp.vault.keeper import Contents, VaultKeeper
from practiceapp.vault.key_pair import KEY_NAMES
from practiceapp.vault.migrate import Step, steps
from tests.drive import Drive
from tests.drive.hands import press, sees
from tests.drive.life import paths_under
from tests.journeys.faulty import has_next_step, hashes, made_vault
from tests.journeys.xscreen import real_window, virtual_screen
from tests.vaults import PASSPHRASE, QUICK, SeenInMemory, enter_practice

Damage = Callable[[Path], None]


@pytest.fixture
def alive() -> Iterator[list[Drive]]:
    """Programs to end after the test, however it went."""
    drives: list[Drive] = []
    yield drives
    for drive in drives:
        drive.stop()


def test_a_wrong_passphrase_is_said_and_the_right_one_still_opens(tmp_path: Path, alive: list[Drive]) -> None:
    before = hashes(made_vault(tmp_path))
    drive = Drive(tmp_path)
    alive.append(drive)
    assert drive.try_passphrase(PASSPHRASE.title()) == sentence_for(errors.WrongPassphrase())
    assert has_next_step(sentence_for(errors.WrongPassphrase()))
    assert hashes(paths_under(tmp_path).vault_folder) == before
    drive.unlock(PASSPHRASE)
    assert sees("Ida") or sees("Today")


def flip_page_one(folder: Path) -> None:
    content = bytearray((folder / "vault.db").read_bytes())
    content[2000] ^= 1
    (folder / "vault.db").write_bytes(content)


def cut_a_byte(folder: Path) -> None:
    content = (folder / "vault.db").read_bytes()
    (folder / "vault.db").write_bytes(content[:-1])


def cut_pages(folder: Path) -> None:
    content = (folder / "vault.db").read_bytes()
    (folder / "vault.db").write_bytes(content[: 4096 * 3])


def empty(folder: Path) -> None:
    (folder / "vault.db").write_bytes(b"")


def plain(folder: Path) -> None:
    (folder / "vault.db").write_bytes(b"SQLite format 3\0" + bytes(4080))


def damage_keys(folder: Path) -> None:
    for name in KEY_NAMES:
        content = bytearray((folder / name).read_bytes())
        content[70] ^= 1
        (folder / name).write_bytes(content)


def lose_keys(folder: Path) -> None:
    for name in KEY_NAMES:
        (folder / name).unlink()


@pytest.mark.parametrize(
    ("damage", "kind"),
    [
        (flip_page_one, errors.VaultDamaged),
        (cut_a_byte, errors.VaultTruncated),
        (cut_pages, errors.VaultDamaged),
        (empty, errors.VaultEmpty),
        (plain, errors.VaultPlain),
        (damage_keys, errors.KeyFileDamaged),
        (lose_keys, errors.KeyFilesMissing),
    ],
)
def test_damage_is_named_and_left_as_it_is(
    tmp_path: Path, alive: list[Drive], damage: Damage, kind: type[Exception]
) -> None:
    folder = made_vault(tmp_path)
    damage(folder)
    before = hashes(folder)
    drive = Drive(tmp_path)
    alive.append(drive)
    drive._type_passphrase(PASSPHRASE)
    assert drive.trouble() == sentence_for(kind())
    assert has_next_step(sentence_for(kind()))
    assert hashes(folder) == before
    assert sees("Choose another folder")


@pytest.mark.parametrize("damage", [damage_keys, lose_keys])
def test_without_key_files_the_recovery_words_open(
    tmp_path: Path, alive: list[Drive], damage: Damage
) -> None:
    folder = made_vault(tmp_path)
    damage(folder)
    drive = Drive(tmp_path)
    alive.append(drive)
    drive._type_passphrase(PASSPHRASE)
    drive.trouble()
    drive.unlock_with_words((tmp_path / "words").read_text().split(), PASSPHRASE + " again")
    drive.lock()
    drive.unlock(PASSPHRASE + " again")
    assert len({(folder / name).read_bytes() for name in KEY_NAMES}) == 1


@pytest.mark.parametrize("name", KEY_NAMES)
def test_one_damaged_key_file_is_mended_and_said(tmp_path: Path, alive: list[Drive], name: str) -> None:
    folder = made_vault(tmp_path)
    whole = (folder / name).read_bytes()
    (folder / name).write_bytes(whole[:100])
    drive = Drive(tmp_path)
    alive.append(drive)
    drive.unlock(PASSPHRASE)
    assert sees(notice_words(UnlockNotice.KEY_COPY_MENDED))
    assert (folder / name).read_bytes() == whole


def test_a_folder_that_is_gone_is_said_and_nothing_is_made_there(tmp_path: Path, alive: list[Drive]) -> None:
    folder = made_vault(tmp_path)
    drive = Drive(tmp_path)
    alive.append(drive)
    drive.unlock(PASSPHRASE)
    drive.quit()
    shutil.move(folder, tmp_path / "on another disk")
    drive.start_again()
    assert drive.trouble() == sentence_for(errors.VaultMissing())
    press("Try again")
    assert drive.trouble() == sentence_for(errors.VaultMissing())
    assert not folder.exists()
    shutil.move(tmp_path / "on another disk", folder)
    press("Try again")
    drive.unlock(PASSPHRASE)


def test_a_vault_of_a_newer_version_is_left_alone(tmp_path: Path, alive: list[Drive]) -> None:
    folder = made_vault(tmp_path)
    newer = (
        *steps(),
        Step(len(steps()) + 1, ("CREATE TABLE novelties (novelty_id INTEGER PRIMARY KEY) STRICT",)),
    )
    contents = Contents(enter_practice, sealed_rows)
    keeper = VaultKeeper(folder, contents, SeenInMemory(), known=newer, cost=lambda: QUICK)
    keeper.unlock(PASSPHRASE, unreported).close()
    before = hashes(folder)
    drive = Drive(tmp_path)
    alive.append(drive)
    drive._type_passphrase(PASSPHRASE)
    assert drive.trouble() == sentence_for(errors.NewerVault(len(newer), len(steps())))
    assert hashes(folder) == before


@pytest.mark.needs("Xvfb", "openbox", "xdotool", "import")
def test_a_second_start_is_refused_until_the_first_has_ended(tmp_path: Path, alive: list[Drive]) -> None:
    """Two processes: the second is the real program as it starts, told about through its pipe."""
    folder = made_vault(tmp_path)
    session = tmp_path / "session"
    session.mkdir(mode=0o700)
    paths = replace(paths_under(tmp_path), runtime_folder=session / "practiceapp")
    first = Drive(tmp_path, paths=paths)
    alive.append(first)
    first.unlock(PASSPHRASE)
    with virtual_screen(tmp_path / "screen") as screen:
        environment = screen | {"HOME": str(tmp_path), "XDG_RUNTIME_DIR": str(session)}
        with real_window(tmp_path, environment, ["--vault", str(folder)]) as second:
            second.until_text(sentence_for(errors.VaultInUse()))
            before = hashes(folder)
            second.click("Try again")
            second.until_text(sentence_for(errors.VaultInUse()))
            while second.now["focus"] != "Quit":
                before_tab = second.now["focus"]
                second.keys("Tab")
                second.until(lambda seen, old=before_tab: seen["focus"] != old, "the next button")  # type: ignore[misc]
            second.until_text(sentence_for(errors.VaultInUse()))
            assert hashes(folder) == before
            first.quit()
            second.click("Try again")
            second.until(lambda seen: seen["focus"] == "Passphrase", "the question for the passphrase")
            second.write(PASSPHRASE)
            second.keys("Return")
            second.until(lambda seen: seen["place"] == "today", "the open vault")
