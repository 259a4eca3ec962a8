"""The main job by keys alone, on a real screen: from the first start to an exported invoice."""

import os
import re
import subprocess
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from tests.journeys.xscreen import RealWindow, Seen, real_window, virtual_screen

BACKUP = r"\.local/share/practiceapp/backups/[0-9a-f]{32}/20\d\d-\d\d-\d\d_\d{6}_day\.pvbackup"
NOTE = "The weight lifted when she named the board as the father."


@pytest.mark.needs("Xvfb", "openbox", "xdotool", "import", "qpdf")
def test_from_first_start_to_an_invoice_in_a_folder(tmp_path: Path) -> None:
    invoices = tmp_path / "invoices"
    invoices.mkdir()
    with virtual_screen(tmp_path) as environment, real_window(tmp_path, environment) as window:
        passphrase = make_vault(window)
        set_fee(window)
        take_someone_in(window)
        plan_session(window)
        write_note(window)
        lock_and_unlock(window, passphrase)
        find_note(window)
        prepare_invoice(window)
        issue_and_export(window, invoices)
    (paper,) = invoices.iterdir()
    assert re.fullmatch(r"20\d\d-0001\.pdf", paper.name)
    checked = subprocess.run(["qpdf", "--check", str(paper)], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout + checked.stderr
    assert not (tmp_path / "errors.txt").read_text()
    files = files_below(tmp_path / "home")
    backups = {name for name in files if re.fullmatch(BACKUP, name)}
    assert backups, "the day's backup"
    assert files - backups == {
        ".config/practiceapp/preferences.json",
        ".config/practiceapp/seen.json",
        ".local/share/practiceapp/vault/keys.a",
        ".local/share/practiceapp/vault/keys.b",
        ".local/share/practiceapp/vault/open",
        ".local/share/practiceapp/vault/vault.db",
        ".local/share/practiceapp/vault/vault.db-journal",
    }


def make_vault(window: RealWindow) -> str:
    """The three steps of the first run; the passphrase, one of those offered."""
    window.until(lambda seen: seen["window"] == "FirstRunWindow", "the first run")
    window.until(lambda seen: seen["focus"] == "Your name", "the caret in the first field")
    window.write("Ruth Adler")
    window.keys("Tab")
    window.write("Praxis Adler")
    window.picture("you")
    window.keys("Return")
    window.until(lambda seen: "Use these words" in seen["spots"], "the second step")
    window.keys("alt+u")
    seen = window.until(lambda seen: seen["focus"] == "The same again", "the second field")
    passphrase = str(seen["fields"]["Passphrase"])
    window.write(passphrase)
    window.picture("passphrase")
    window.keys("Return")
    type_words_back(window)
    window.until(lambda seen: seen["place"] == "today", "Today")
    window.until_text("Your practice is ready.")
    window.picture("today, empty")
    return passphrase


def type_words_back(window: RealWindow) -> None:
    words = window.until(lambda seen: len(seen["words"]) == 24, "24 words")["words"]
    window.picture("words")
    window.keys("alt+w")
    for number, word in enumerate(words, start=1):
        window.until_focus(f"Word {number}")
        window.write(word)
        if number < len(words):
            window.keys("space")
    window.picture("words typed back")
    window.keys("Return")


def set_fee(window: RealWindow) -> None:
    window.keys("ctrl+comma")
    window.until(lambda seen: seen["place"] == "practice", "the practice page")
    window.keys("alt+i")
    window.until(lambda seen: seen["focus"].startswith("Fee of a first consultation"), "the fee")
    window.keys("ctrl+a")
    window.write("200.00")
    window.keys("Tab")
    window.until_text("Practice saved")
    window.picture("fee")


def take_someone_in(window: RealWindow) -> None:
    window.keys("ctrl+n")
    window.until(lambda seen: seen["window"] == "ClientForm", "the form of a new client")
    window.until_focus("First name")
    window.write("Marta")
    window.keys("Tab")
    window.write("Lindqvist")
    window.picture("new client")
    window.keys("Return")
    window.until(lambda seen: seen["place"] == "client 1", "the client's page")
    window.until_text("Marta Lindqvist")


def plan_session(window: RealWindow) -> None:
    """The first consultation, held today at midnight: past at whatever hour the test runs."""
    window.keys("ctrl+shift+n")
    window.until(lambda seen: seen["window"] == "SessionForm", "the form of a new session")
    if not window.now["fields"]["Client"]:
        window.write("mar")
        window.picture("session, client found")
        window.keys("Return")
    window.until(lambda seen: seen["fields"]["Client"].startswith("Marta"), "the client to be chosen")
    today = datetime.now(ZoneInfo("Europe/Berlin")).date()  # late in the evening the form proposes tomorrow
    window.keys("alt+d")
    window.until(lambda seen: seen["focus"] == "Day", "the field of the day")
    window.type_over(f"{today.day} {today:%b %Y}")
    window.until(lambda seen: seen["fields"]["Day"].startswith(f"{today.day} {today:%b}"), "today")
    window.keys("alt+m")
    window.until(lambda seen: seen["focus"] == "Time", "the field of the time")
    window.type_over("0000")
    window.until(lambda seen: seen["fields"]["Time"] == "00:00", "the time")
    window.until(lambda seen: "It took place" in seen["spots"], "the question whether it took place")
    window.picture("session")
    window.keys("Return")
    window.until_text("Session noted as held")
    window.picture("client with session")


def write_note(window: RealWindow) -> None:
    window.keys("alt+i")
    window.tab_to("Sessions, newest first")
    window.keys("Return")
    window.until(lambda seen: seen["place"] == "note 1" and seen["focus"] == "Context", "the note")
    window.write(NOTE)
    window.until_text("Saved ")
    window.picture("note")


def lock_and_unlock(window: RealWindow, passphrase: str) -> None:
    before = window.now["start"]
    window.keys("ctrl+l")
    seen = window.until(lambda seen: seen["start"] != before and bool(seen["window"]), "a fresh process")
    assert seen["window"] == "UnlockWindow"
    window.until(lambda seen: seen["focus"] == "Passphrase", "the caret in the passphrase")
    window.picture("locked")
    window.write("not the passphrase of this vault")
    window.keys("Return")
    window.until_text("That is not the passphrase of this vault.")
    window.picture("wrong passphrase")
    window.keys("ctrl+a")
    window.write(passphrase)
    window.keys("Return")
    window.until(lambda seen: seen["place"] == "today", "Today")


def find_note(window: RealWindow) -> None:
    window.keys("ctrl+f")
    window.until(lambda seen: seen["focus"] == "Find a client or a word in a note", "the search box")
    window.write("fath")
    window.until_text("1 found")
    window.picture("found")
    window.keys("Return")
    window.until(lambda seen: seen["place"] == "note 1" and seen["typed"] == NOTE, "the note with its text")


def prepare_invoice(window: RealWindow) -> None:
    """Who pays was left as it is: the client. What an invoice needs is asked now."""
    window.keys("ctrl+3")
    window.until(lambda seen: seen["place"] == "invoices", "the invoices")
    window.tab_to("To invoice")
    window.picture("to invoice")
    window.keys("Return")
    window.until(lambda seen: seen["place"] == "draft 1", "the draft")
    window.picture("draft, details missing")
    for field, text in (
        ("Street and number", "Lindenallee 4"),
        ("Postcode", "10115"),
        ("City", "Berlin"),
        ("Tax number", "12/345/67890"),
        ("IBAN", "DE89370400440532013000"),
    ):
        window.tab_to(field)
        window.write(text)
    window.tab_to("Keep these details")
    window.keys("space")
    window.until(lambda seen: "Keep these details" not in seen["spots"], "her details to be kept")
    for field, text in (("Street and number", "Am Markt 7"), ("Postcode", "04109"), ("City", "Leipzig")):
        window.tab_to(field)
        window.write(text)
    window.tab_to("Keep name and address")
    window.keys("space")
    window.until(lambda seen: "Issue" in seen["spots"], "the draft to be ready")
    window.until_text("This page shows")
    window.picture("draft, ready")


def issue_and_export(window: RealWindow, folder: Path) -> None:
    window.keys("alt+i")
    window.until_text("Issue this invoice?")
    window.until(lambda seen: seen["focus"] == "Go back", "the way back to be the first answer")
    window.tab_to("Issue")
    window.picture("asked")
    window.keys("Return")
    seen = window.until(lambda seen: seen["place"] == "invoice 1", "the invoice")
    assert says(seen, "Marta Lindqvist")
    assert says(seen, "200,00")
    window.picture("issued")
    window.keys("ctrl+e")
    window.until(lambda seen: seen["window"] == "QFileDialog", "the choice of a folder")
    window.keys("ctrl+a")
    window.write(str(folder))
    window.picture("folder")
    window.keys("Return")
    window.until_text(f"is in {folder}")
    assert window.now["title"] == "Practiceapp"
    window.picture("exported")


def says(seen: Seen, words: str) -> bool:
    return any(words in text for text in seen["texts"])


def files_below(folder: Path) -> set[str]:
    return {
        str(Path(where, name).relative_to(folder))
        for where, _folders, names in os.walk(folder)
        for name in names
    }
