"""The care of the vault in the whole program, from the first run to another key."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from practiceapp.domain.security_record import Act
from practiceapp.services.security_record import SecurityRecord
from practiceapp.ui.shared.places import PRACTICE, TODAY, VAULT_CARE, Place
from practiceapp.ui.shared.rows import Row
from practiceapp.ui.unlock.unlock_window import UnlockWindow
from practiceapp.ui.vault_care.vault_care_page import VaultCarePage
from tests.drive.hands import fill, press, rows_of, sees, settle, until
from tests.drive.life import Life

OTHER = "copper lantern meadow seven quiet harbour"


def record(life: Life) -> SecurityRecord:
    assert life.program is not None
    assert life.program.workplace is not None
    return life.program.workplace.services.security


def go(life: Life, name: str) -> None:
    window = life.window
    window.show_place(Place(name))  # type: ignore[attr-defined]
    settle()


def care_page(life: Life) -> VaultCarePage:
    go(life, VAULT_CARE)
    page = life.window.page  # type: ignore[attr-defined]
    assert isinstance(page, VaultCarePage)
    return page


def test_from_the_first_run_to_another_key(qtbot: QtBot, tmp_path: Path) -> None:
    life = Life(tmp_path)
    try:
        passphrase, words = life.first_run("Ruth Adler")
        assert {Act.FOUNDED, Act.WORDS_PROVED} <= set(record(life).last())
        assert "Vault care" not in " ".join(row.title for row in rows_of_attention(life))
        for name in (PRACTICE, TODAY):  # pages that were seen are still there when the vault is closed
            go(life, name)
        new_words = rekey(life, passphrase)
        until(lambda: life.left, "the lock")
        life.check()
        life.start_again()
        assert isinstance(life.window, UnlockWindow)
        assert sees("The vault has its new key. The new passphrase opens it.")
        assert not sees("could not be saved")
        assert life.try_passphrase(passphrase)
        life.unlock(OTHER)
        assert {Act.FOUNDED, Act.REKEYED} <= set(record(life).last())
        assert "Changed on" in care_page(life).passphrase.words.text()
        life.lock()
        life.unlock_with_words(new_words, passphrase)
        assert {Act.OPENED_WITH_WORDS, Act.PASSPHRASE_CHANGED} <= set(record(life).last())
        assert new_words != words
    finally:
        life.stop()


def rows_of_attention(life: Life) -> list[Row]:
    go(life, TODAY)
    return list(rows_of("Asking for attention")) if sees("Asking for attention") else []


def rekey(life: Life, passphrase: str) -> tuple[str, ...]:
    """By hand, on the screen; the 24 new words."""
    care_page(life)
    press("Re-key the vault…")
    fill("Passphrase in use", passphrase)
    press("Go on")
    until(lambda: sees("A new passphrase"), "the step of the new passphrase")
    fill("Passphrase", OTHER)
    until(lambda: sees("Strong:"), "that it is strong")
    fill("The same again", OTHER)
    press("Go on")
    words = life.words_on_the_sheet()
    press("I have written them down")
    life.type_words(words)
    press("Re-key now")
    return words
