"""The whole job by the acts of a screen reader alone, on the real program: no key, no mouse, no sight."""

import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from tests.screen_reader.desk import NEEDED, Desk, Reader, desk
from tests.screen_reader.rules import faults

pytestmark = pytest.mark.needs(*NEEDED)
NOTE = "The weight lifted when she named the board as the father."
BUTTON, ROW = "push button", "list item"


@pytest.fixture(scope="module")
def place() -> Iterator[Desk]:
    with desk() as made:
        yield made


def test_from_the_first_run_to_an_invoice_in_a_folder(place: Desk) -> None:
    folder = place.folder / "invoices"
    folder.mkdir()
    reader = place.reader
    with place.program(["main.py"]):
        passphrase = first_run(reader)
        settings(reader)
        new_client(reader)
        plan_session(reader)
        write_note(reader)
        agreement(reader)
        who_pays(reader)
        lock_and_unlock(reader, passphrase)
        find_note(reader)
        invoice(reader)
        save_to_a_folder(reader, folder)
    (paper,) = folder.iterdir()
    assert re.fullmatch(r"20\d\d-0001\.pdf", paper.name)
    assert paper.read_bytes().startswith(b"%PDF")
    assert not place.errors()


def first_run(reader: Reader) -> str:
    """Her name, one of the passphrases offered, and the words typed back; what is missing is said."""
    reader.see("heading", name="You and your practice")
    assert faults(reader.tree()) == []
    reader.act(BUTTON, name="Next")
    reader.hear("Your own name is needed.")
    assert "Your own name is needed." in reader.see("text", name="Your name")["description"]
    reader.write("Your name", "Ruth Adler")
    reader.act(BUTTON, name="Next")
    reader.hear("Your passphrase")
    assert faults(reader.tree()) == []
    reader.see("password text", name="Passphrase")
    reader.act(BUTTON, name="Use these words")
    reader.hear("Strong:")
    passphrase = str(reader.see("text", name="Passphrase")["text"])
    reader.see("label", has=passphrase)
    reader.write("The same again", passphrase)
    reader.act(BUTTON, name="Next")
    reader.hear("Your recovery words")
    reader.see("label", has="Word 24: ")
    told = [re.fullmatch(r"Word \d+: (\w+)", node["name"]) for node in reader.tree()]
    words = [word[1] for word in told if word]
    assert len(words) == 24
    reader.act(BUTTON, name="I have written them down")
    reader.fill(**{f"Word {number}": word for number, word in enumerate(words, start=1)})
    assert faults(reader.tree()) == []
    reader.act(BUTTON, name="Make the vault")
    reader.see("heading", name="Today")
    return passphrase


def settings(reader: Reader) -> None:
    """A change in a field is kept, as on leaving it; a choice, as by a click."""
    reader.pick(ROW, name="Practice")
    reader.hear("Practice")
    reader.forget()
    reader.write("Fee of a first consultation in EUR", "200.00")
    reader.hear("Practice saved")
    reader.act("combo box", "ShowMenu", name="Appearance")
    reader.pick(ROW, name="Dark")
    reader.see("combo box", name="Appearance", has="Dark")


def new_client(reader: Reader) -> None:
    reader.pick(ROW, name="Clients")
    reader.act(BUTTON, name="Add a client")
    reader.see("dialog", name="New client")
    reader.write("First name", "Marta")
    reader.write("Family name", "Lindqvist")
    reader.act(BUTTON, name="Add client")
    reader.hear("Added under the reference")
    reader.hear("Marta Lindqvist")


def plan_session(reader: Reader) -> None:
    """A first consultation of last midnight, planned; then its menu says that it was held."""
    today = datetime.now(ZoneInfo("Europe/Berlin")).date()
    reader.act(BUTTON, name="Plan the first")
    reader.see("dialog", name="New session")
    reader.write("Day", f"{today.day} {today:%b %Y}")
    reader.write("Time", "00:00")
    reader.act("check box", "Toggle", name="It took place")
    reader.act(BUTTON, name="Add session")
    reader.gone("dialog")
    reader.pick(ROW, within="Sessions, newest first", has="Planned")
    reader.act(BUTTON, name="What became of this session")
    reader.act("menu item", name="Held")
    reader.see(ROW, within="Sessions, newest first", has="Held")


def write_note(reader: Reader) -> None:
    """The row's menu opens the note; it saves itself, says so, and is never read out."""
    reader.act(BUTTON, name="What became of this session")
    reader.act("menu item", name="Write note")
    reader.forget()
    reader.write("Context", NOTE)
    reader.hear("Saved ")
    reader.act(BUTTON, name="Finish note")
    reader.hear("is finished")
    assert not any(NOTE in words for words in reader.announced())


def to_client(reader: Reader) -> None:
    reader.pick(ROW, name="Clients")
    reader.see("heading", name="Clients")
    reader.pick(ROW, has="Marta Lindqvist")
    reader.see("heading", name="Marta Lindqvist")


def agreement(reader: Reader) -> None:
    to_client(reader)
    reader.act("page tab", name="Agreement")
    reader.write("Fee in EUR", "210.00")
    reader.act("check box", "Toggle", name="The client agreed on")
    reader.act(BUTTON, name="Keep these terms")
    reader.see(ROW, within="Versions of the agreement", has="210")


def who_pays(reader: Reader) -> None:
    """Someone else pays, with the client's consent; then the client takes it back."""
    reader.act("page tab", name="Who pays")
    for choice in ("Invoice to: Someone else", "Who pays: Someone else"):
        reader.act("radio button", "Toggle", name=choice)
    payer = {"Payer's name": "Kestrel Instruments AG", "Payer's street and number": "Am Hafen 1"}
    reader.fill(**payer, **{"Payer's postcode": "20457", "Payer's city": "Hamburg"})
    reader.pick(ROW, name="Today")
    reader.hear("Who pays was not saved yet.")
    for tick in [node["name"] for node in reader.tree() if node["role"] == "check box"]:
        reader.act("check box", "Toggle", name=tick)
    reader.act(BUTTON, name="Save who pays")
    reader.see("label", has="Kestrel Instruments AG pays for sessions")
    reader.act(BUTTON, name="Withdraw consent")
    reader.see("label", has="Withdrawn.")


def lock_and_unlock(reader: Reader, passphrase: str) -> None:
    reader.forget()
    reader.act(BUTTON, name="Lock now")
    reader.see("password text", name="Passphrase")
    reader.hear("Your practice is locked.")
    assert faults(reader.tree()) == []
    reader.write("Passphrase", "not the passphrase of this vault")
    reader.act(BUTTON, name="Unlock")
    reader.hear("That is not the passphrase of this vault.")
    reader.write("Passphrase", passphrase)
    reader.act(BUTTON, name="Unlock")
    reader.see("heading", name="Today")


def find_note(reader: Reader) -> None:
    box = "Find a client or a word in a note"
    reader.forget()
    reader.write(box, "zebra")
    reader.hear("Nothing found.")
    reader.write(box, "fath")
    reader.hear("1 found")
    reader.pick(ROW, within="What was found", has="father")
    reader.see("text", name="Context", text=NOTE)


def invoice(reader: Reader) -> None:
    """What an invoice needs is asked where it is needed; issuing asks once."""
    reader.pick(ROW, name="Invoices")
    reader.pick(ROW, within="To invoice", has="Marta")
    reader.see("heading", has="nvoice")
    address = {"Street and number": "Lindenallee 4", "Postcode": "10115", "City": "Berlin"}
    reader.fill(**address, **{"Tax number": "12/345/67890", "IBAN": "DE89370400440532013000"})
    reader.act(BUTTON, name="Keep these details")
    reader.gone(BUTTON, name="Keep these details")
    reader.fill(**{"Street and number": "Am Markt 7", "Postcode": "04109", "City": "Leipzig"})
    reader.act(BUTTON, name="Keep name and address")
    reader.gone(BUTTON, name="Keep name and address")
    reader.act(BUTTON, name="Issue")
    reader.act(BUTTON, within="Issue this invoice?", name="Issue")
    reader.hear("is issued")


def save_to_a_folder(reader: Reader, folder: Path) -> None:
    reader.act(BUTTON, name="Save to a folder")
    reader.see("dialog", name="Where to save the invoice")
    assert faults(reader.tree()) == []
    reader.write("Directory:", str(folder))
    reader.act(BUTTON, name="Choose this folder")
    reader.gone("dialog")
    reader.see("label", has="-0001.pdf")
