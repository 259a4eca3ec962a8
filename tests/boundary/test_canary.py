"""Unmistakable words typed into names and notes are then looked for everywhere a word could end up.

They are found in the encrypted vault by its own search, and nowhere else, but for the client's name on an
invoice whose disclosure choice says so, and the payer's own name on its own invoice.
"""

import sqlite3
from pathlib import Path

import pikepdf
import pytest

from practiceapp.system.preferences import Preferences
from practiceapp.vault.opened import OpenedVault
from tests.boundary.canaries import (
    ALL_WORDS,
    BRONTOFAX,
    FIRLEFANZ,
    GLUTOMAT,
    NOTE_WORDS,
    OSMODYNE,
    PAYERS,
    PEOPLE,
    PIMPERNELLE,
    QUENDOLINE,
    SENTENCES,
    WENDELGARD,
    Invented,
    found_in,
    found_in_pdf,
    words_of_payer,
)
from tests.boundary.watching import Run
from tests.vaults import whole_works


def postal(one: Invented) -> set[str]:
    """What stands in the address field of a client's own invoice."""
    return {one.given_name, one.family_name, one.street.partition(" ")[0], one.postcode, one.city}


MAY_READ = {
    "2026-0001": postal(QUENDOLINE),
    "2026-0002": set(words_of_payer(BRONTOFAX)),
    "2026-0003": set(words_of_payer(GLUTOMAT)),
    "2026-0004": set(words_of_payer(OSMODYNE)) | {WENDELGARD.given_name, WENDELGARD.family_name},
    "2026-0005": set(words_of_payer(OSMODYNE)) | {WENDELGARD.given_name, WENDELGARD.family_name},
}
"""What each reader may learn: herself; nobody; a reference; the name; the correction of that one."""


def invoices(run: Run) -> dict[str, bytes]:
    return {path.stem: path.read_bytes() for name, path in run.files().items() if name.endswith(".pdf")}


def leaks(run: Run) -> list[str]:
    """Every place of a run, but the inside of the invoices, in which one of the words is found."""
    found = [
        f"{name}: {word}"
        for name, path in run.files().items()
        if not name.endswith(".pdf")
        for word in found_in(path.read_bytes())
    ]
    found += [f"name of {name}" for name in run.files() if found_in(name)]
    found += [f"terminal: {word}" for word in found_in(run.said)]
    for kind in ("titles", "clipboard", "reports", "log"):
        found += [f"{kind}: {word}" for word in found_in("\n".join(run.all_of(kind)))]
    for name, content in run.everything_of("lying").items():
        found += [f"{name}, while running: {word}" for word in found_in(name + content)]
    found += [f"open: {event}" for event in run.events if found_in(" ".join(event))]
    return found


# --- the journey was made, and the search would find what there is


def test_the_journey_went_all_the_way(played: Run) -> None:
    assert len(invoices(played)) == len(MAY_READ)
    assert len(played.everything_of("invoices")) == len(MAY_READ)
    assert any(SENTENCES[1][:30] in line for line in played.all_of("found"))
    assert len(played.all_of("steps")) > 60
    assert {"writing", "copied", "locked", "mistyped", "folder", "a bug", "the end"} <= set(
        played.all_of("steps")
    )


def test_every_word_is_of_a_kind_nothing_else_has(played: Run) -> None:
    """None of them is part of another, or of a word of the program."""
    assert len(set(ALL_WORDS)) == len(ALL_WORDS)
    said = {
        word for word in ALL_WORDS if found_in("Practiceapp Professional services Ruth Adler Berlin", (word,))
    }
    assert said == set()


# --- nowhere


def test_no_word_is_anywhere_outside_the_invoices(played: Run) -> None:
    assert leaks(played) == []


@pytest.mark.needs("strace")
def test_no_word_is_anywhere_outside_the_invoices_under_strace(traced: Run) -> None:
    assert leaks(traced) == []


@pytest.mark.needs("strace")
def test_no_word_is_in_the_name_of_any_file_ever_asked_for(traced: Run) -> None:
    assert found_in("\n".join(traced.calls)) == set()


def test_windows_are_called_by_the_programs_name_and_what_they_ask(played: Run) -> None:
    titles = set(played.all_of("titles"))
    assert "Practiceapp" in titles
    assert found_in("\n".join(titles)) == set()
    # A client's neutral reference is no name, and stands in no title either.
    assert not [title for title in titles if any(ref in title for ref in references(played))]


def test_the_report_of_a_bug_and_the_log_hold_no_word(played: Run) -> None:
    reports, log = played.all_of("reports"), played.all_of("log")
    assert "ValueError" in "\n".join(reports)
    assert "unexpected error" in "\n".join(log)
    assert found_in("\n".join([*reports, *log])) == set()
    assert "ValueError" in played.said
    assert found_in(played.said) == set()


def test_settings_and_generations_name_no_one(played: Run) -> None:
    files = played.files()
    for name in ("preferences", "seen"):
        content = files[f"home/.config/practiceapp/{name}.json"].read_bytes()
        assert found_in(content) == set()
        assert not [ref for ref in references(played) if ref.encode() in content]


def references(run: Run) -> list[str]:
    found = [str(one) for one in run.everything_of("references").values()]
    assert len(found) == len(PEOPLE)
    return found


# --- the clipboard


def test_what_is_copied_in_a_note_stays_in_the_program(played: Run) -> None:
    first, second = played.told
    assert SENTENCES[0] in first["pasted_back"]
    assert first["clipboard_after_copy"] == ""
    assert first["clipboard_after_lock"] == ""
    assert first["clipboard"] == []
    assert found_in("\n".join(second["clipboard"])) == set()


# --- the invoices


@pytest.mark.parametrize("number", MAY_READ)
def test_an_invoice_says_what_its_reader_may_learn_and_no_more(played: Run, number: str) -> None:
    assert found_in_pdf(invoices(played)[number]) == MAY_READ[number]


@pytest.mark.parametrize("number", MAY_READ)
def test_no_invoice_holds_a_clients_own_reference(played: Run, number: str) -> None:
    pdf = invoices(played)[number]
    assert found_in_pdf(pdf, tuple(references(played))) == set()


def test_no_invoice_to_a_company_holds_a_word_of_another(played: Run) -> None:
    for number in ("2026-0002", "2026-0003", "2026-0004", "2026-0005"):
        others = [word for payer in PAYERS for word in words_of_payer(payer) if word not in MAY_READ[number]]
        assert found_in_pdf(invoices(played)[number], (*others, *NOTE_WORDS)) == set()


def test_days_count_and_fee_stand_only_where_the_choice_shows_them(played: Run) -> None:
    days, fee, count = ("3. März 2026", "17. März 2026"), ("180,00", "50 Min"), ("2 ×", "Anzahl", "Menge")
    pdfs = invoices(played)
    assert found_in_pdf(pdfs["2026-0002"], (*days, *fee, *count)) == set()
    assert found_in_pdf(pdfs["2026-0003"], days) == set()
    assert found_in_pdf(pdfs["2026-0003"], fee) != set()
    assert found_in_pdf(pdfs["2026-0004"], days) == set(days)


# --- the raw bytes of the vault


def test_in_the_middle_of_a_transaction_neither_file_nor_journal_says_a_word(vault: OpenedVault) -> None:
    said = "\n".join(SENTENCES * 200)
    with whole_works(vault).write() as work:
        for number in range(60):
            work.insert(
                "INSERT INTO clients (reference, given_name, family_name, email, state, created_at)"
                " VALUES (?, ?, ?, ?, 'active', '2026-03-18T11:00:00Z')",
                (f"K-{number}", QUENDOLINE.given_name, QUENDOLINE.family_name, said),
            )
    with whole_works(vault).write() as work:
        work.changed("UPDATE clients SET email = ?", (said[::-1],))
        files = [path for path in vault.folder.iterdir() if path.is_file()]
        assert any(path.name.endswith("-journal") and path.stat().st_size > 0 for path in files)
        assert {word for path in files for word in found_in(path.read_bytes())} == set()
    assert {word for path in vault.folder.iterdir() for word in found_in(path.read_bytes())} == set()


# --- planted leaks


def test_a_plain_database_would_be_caught(tmp_path: Path) -> None:
    plain = sqlite3.connect(tmp_path / "plain.db")
    plain.execute("CREATE TABLE notes (text)")
    plain.execute("INSERT INTO notes VALUES (?)", (SENTENCES[0],))
    plain.commit()
    plain.close()
    assert leaks(Run(tmp_path)) == ["plain.db: schnurzpfeffer"]


def test_a_name_in_a_preference_would_be_caught(tmp_path: Path) -> None:
    Preferences(tmp_path / "preferences.json").vault_folder = f"vaults/{QUENDOLINE.family_name}"
    assert leaks(Run(tmp_path)) == ["preferences.json: Zwirbelmoor"]


@pytest.mark.parametrize("coding", ["utf-8", "utf-16-le", "utf-16-be", "latin-1"])
def test_a_word_in_any_coding_would_be_caught(tmp_path: Path, coding: str) -> None:
    (tmp_path / "dump").write_bytes(b"\x00\x01" + SENTENCES[2].upper().encode(coding))
    assert leaks(Run(tmp_path)) == ["dump: kragenbaum"]


@pytest.mark.parametrize("kind", ["titles", "clipboard", "reports", "log"])
def test_a_word_in_what_was_handed_over_would_be_caught(tmp_path: Path, kind: str) -> None:
    assert leaks(Run(tmp_path, [{"events": [], kind: [f"Note of {QUENDOLINE.family_name}"]}])) != []


def test_a_word_in_a_file_name_or_terminal_would_be_caught(tmp_path: Path) -> None:
    (tmp_path / f"{FIRLEFANZ.family_name}.pdf").write_bytes(b"")
    assert leaks(Run(tmp_path, said=NOTE_WORDS[0])) == [
        "name of Knotterbeck.pdf",
        "terminal: schnurzpfeffer",
    ]


LEAKS_IN_A_PDF = ("title", "xmp", "attachment", "object", "stream")


@pytest.mark.parametrize("place", LEAKS_IN_A_PDF)
def test_a_word_in_an_invoice_would_be_caught(played: Run, tmp_path: Path, place: str) -> None:
    word = PIMPERNELLE.family_name
    copy = tmp_path / "copy.pdf"
    with pikepdf.open(played.files()["home/invoices/2026-0003.pdf"]) as pdf:
        if place == "title":
            pdf.docinfo["/Title"] = pikepdf.String(word)
        elif place == "xmp":
            with pdf.open_metadata() as metadata:
                metadata["dc:description"] = word
        elif place == "attachment":
            pdf.attachments["a.txt"] = word.encode()
        elif place == "object":
            pdf.Root["/Lang"] = pikepdf.String(word)
        else:
            pdf.Root["/Extra"] = pdf.make_stream(word.encode())
        pdf.save(copy, compress_streams=True, recompress_flate=True)
    assert found_in_pdf(copy.read_bytes()) - MAY_READ["2026-0003"] == {word}
