"""One door: of all that could write a file, one function writes what a person can read.

The short list below is the whole of it, each with its reason. A call that is not on it fails here, and so
does a line of the list that no longer has its call.
"""

from functools import cache
from pathlib import Path

import pytest

from tests.architecture.house import ROOT, copy_house, plant
from tests.boundary.ways_out import Way, ways_out

DOOR = "the one door: an issued invoice, under its number"
VAULT = "inside the vault's folder, encrypted or a key file"
BACKUP = "inside a folder of backups, encrypted"
SETTINGS = "settings and vault generations of this machine, from closed lists that name no one"
LISTENS = "hears of sleep and of locked screens; says to logind what tests/system/locking/test_linux.py lists"
TERMINAL = "says to whoever started it in a terminal what a window cannot"
UNSEEN = "in memory, to learn whether a row had to be shortened"
MEMORY = "a database in memory, asked for its version"
CLIPBOARD_IN = "reads what was copied elsewhere"
CLIPBOARD_OUT = "what she copies herself: kept out of histories, taken back after a while"
HARMLESS = "versions, or the report of a bug: types, modules and lines; names nobody"

KNOWN = {
    Way("system/door.py", "_write", "beside.unlink"): DOOR,
    Way("system/door.py", "_fill", "os.open"): DOOR,
    Way("system/door.py", "_fill", "os.write"): DOOR,
    Way("system/door.py", "_publish", "os.link"): DOOR,
    Way("system/door.py", "_publish", "beside.rename"): DOOR,
    Way("system/door.py", "_sync", "os.open"): DOOR,
    Way("vault/connection/opening.py", "create_connection", "os.open"): VAULT,
    Way("vault/connection/opening.py", "_connect", "dbapi2.connect"): VAULT,
    Way("vault/connection/guarded.py", "VaultConnection.copy_into", "dbapi2.Connection.backup"): VAULT,
    Way("vault/connection/engine.py", "engine_versions", "dbapi2.connect"): MEMORY,
    Way("vault/places.py", "empty_making_place", "making.parent.mkdir"): VAULT,
    Way("vault/places.py", "empty_making_place", "making.mkdir"): VAULT,
    Way("vault/places.py", "move_into_place", "folder.rmdir"): VAULT,
    Way("vault/places.py", "move_into_place", "making_place(folder).rename"): VAULT,
    Way("vault/backups/making.py", "_Making.clear", "left.unlink"): BACKUP,
    Way("vault/backups/making.py", "_Making.move_into_place", "self._beside.rename"): BACKUP,
    Way("vault/backups/making.py", "_Making.put_together", "os.fdopen"): BACKUP,
    Way("vault/backups/making.py", "_Making.put_together", "os.open"): BACKUP,
    Way("vault/backups/making.py", "_Making.put_together", "self._body.unlink"): BACKUP,
    Way("vault/backups/making.py", "make_backup", "folder.mkdir"): BACKUP,
    Way("vault/backups/making.py", "sweep", "left.unlink"): BACKUP,
    Way("vault/backups/restoring.py", "_take_out", "os.fdopen"): BACKUP,
    Way("vault/backups/restoring.py", "_take_out", "os.open"): BACKUP,
    Way("vault/backups/restoring.py", "restore_into", "taken_out.unlink"): BACKUP,
    Way("vault/places.py", "clear_folder", "(folder / name).unlink"): VAULT,
    Way("vault/places.py", "clear_folder", "folder.rmdir"): VAULT,
    Way("vault/swap.py", "finish", "coming_place(folder).rename"): VAULT,
    Way("vault/swap.py", "swap_in", "coming_place(folder).rename"): VAULT,
    Way("vault/swap.py", "swap_in", "folder.rename"): VAULT,
    Way("vault/swap.py", "swap_in", "making_place(folder).rename"): VAULT,
    Way("vault/backups/folder.py", "-", "import shutil"): BACKUP,
    Way("vault/backups/folder.py", "BackupFolder.take_in", "beside.rename"): BACKUP,
    Way("vault/backups/folder.py", "_copy", "os.fdopen"): BACKUP,
    Way("vault/backups/folder.py", "_copy", "os.open"): BACKUP,
    Way("vault/backups/folder.py", "_forget", "path.unlink"): BACKUP,
    Way("vault/backups/restorer.py", "-", "import shutil"): BACKUP,
    Way("vault/backups/restorer.py", "VaultRestorer.rehearse", "scratch.mkdir"): BACKUP,
    Way("system/places.py", "OpenMarker.remove", "self._file.unlink"): VAULT,
    Way("ui/unlock/unlock_presenter.py", "UnlockPresenter.open_with_shares", "way.open ?"): VAULT,
    Way("bootstrap/executing.py", "LateShares.open", "self._service.open ?"): VAULT,
    Way("bootstrap/quietly.py", "Quietly.__init__", "application.clipboard"): CLIPBOARD_OUT,
    Way("system/screen_capture.py", "-", "import ctypes"): "keeps windows out of screenshots",
    Way(
        "ui/notes/inner_clipboard.py", "InnerClipboard._on_copied", "QGuiApplication.clipboard"
    ): CLIPBOARD_IN,
    Way("ui/shared/copying.py", "-", "import QMimeData"): CLIPBOARD_OUT,
    Way("ui/shared/copying.py", "_data", "QMimeData"): CLIPBOARD_OUT,
    Way("ui/shared/copying.py", "copy", "QGuiApplication.clipboard"): CLIPBOARD_OUT,
    Way("ui/shared/copying.py", "copy", "QGuiApplication.clipboard().setMimeData"): CLIPBOARD_OUT,
    Way("ui/shared/copying.py", "copy_harmless", "QGuiApplication.clipboard"): HARMLESS,
    Way("ui/shared/copying.py", "copy_harmless", "QGuiApplication.clipboard().setMimeData"): HARMLESS,
    Way("vault/safe_files.py", "replace_file", "beside.replace"): VAULT,
    Way("vault/safe_files.py", "_write", "os.open"): VAULT,
    Way("vault/safe_files.py", "_write", "os.write"): VAULT,
    Way("vault/safe_files.py", "sync_folder", "os.open"): VAULT,
    Way("vault/safe_files.py", "_forget", "path.unlink"): VAULT,
    Way("vault/boundary.py", "-", "SQL load_extension"): "the list of what is refused",
    Way("vault/boundary.py", "-", "SQL sqlcipher_export"): "the list of what is refused",
    Way("system/paths.py", "make_private", "folder.mkdir"): SETTINGS,
    Way("system/private_file.py", "write_private", "os.open"): SETTINGS,
    Way("system/private_file.py", "write_private", "os.fdopen"): SETTINGS,
    Way("system/private_file.py", "write_private", "beside.replace"): SETTINGS,
    Way("system/single_instance.py", "-", "import QLockFile"): "process id and host, named by a hash",
    Way("system/single_instance.py", "SingleInstance.__init__", "QLockFile"): "as above",
    Way("system/restart.py", "restart", "os.spawnv"): "becomes itself again after a lock",
    Way("system/restart.py", "restart", "os.execv"): "becomes itself again after a lock",
    Way("system/hardening.py", "-", "import ctypes"): "gives up the network and core dumps",
    Way("system/display.py", "-", "import ctypes"): "asks whether Qt's libraries are there",
    Way("system/locking/windows.py", "-", "import ctypes"): "hears when the session or the power changes",
    Way("system/locking/macos.py", "-", "import ctypes"): "hears when the screen is locked or sleep begins",
    Way("system/locking/linux.py", "-", "import QDBusConnection"): LISTENS,
    Way("system/locking/linux.py", "-", "import QDBusError"): LISTENS,
    Way("system/locking/linux.py", "-", "import QDBusMessage"): LISTENS,
    Way("system/locking/linux.py", "-", "import QDBusObjectPath"): LISTENS,
    Way("system/locking/linux.py", "-", "import QDBusUnixFileDescriptor"): LISTENS,
    Way("system/locking/linux.py", "-", "import QDBusVariant"): LISTENS,
    Way("__main__.py", "main", "print"): TERMINAL,
    Way("system/crash.py", "CrashHook._on_exception", "print"): "types, modules and lines, no values",
    Way("documents/pdfa.py", "TaggedCanvas.turn_page", "self.showPage"): "in memory",
    Way("documents/pdfa.py", "TaggedCanvas.finished", "self.showPage"): "in memory",
    Way("ui/shared/choose_path.py", "-", "import QSettings"): "a format that stores nothing (choose_path.py)",
    Way("ui/shared/choose_path.py", "-", "import QFileDialog"): "chooses a folder, keeps no history",
    Way("ui/shared/choose_path.py", "_plain", "QFileDialog"): "chooses a folder, keeps no history",
    Way("ui/shared/word_grid.py", "WordGrid._paste", "QGuiApplication.clipboard"): CLIPBOARD_IN,
    Way("ui/notes/note_text.py", "NoteText.put_in", "QGuiApplication.clipboard"): CLIPBOARD_IN,
    Way("ui/notes/note_text.py", "NoteText.menu", "QGuiApplication.clipboard"): CLIPBOARD_IN,
    Way("ui/shared/row_painting.py", "-", "import QPicture"): UNSEEN,
    Way("ui/shared/row_painting.py", "RowDelegate.helpEvent", "QPicture"): UNSEEN,
    Way("ui/notes/note_text.py", "-", "import QMimeData"): "the type of what is pasted",
    Way("ui/notes/inner_clipboard.py", "-", "import QMimeData"): "the type of what is copied elsewhere",
    Way("ui/notes/inner_clipboard.py", "InnerClipboard.__init__", "QGuiApplication.clipboard"): (
        "forgets its own copy once something else is copied"
    ),
}


@cache
def ways(house: Path) -> frozenset[Way]:
    return frozenset(ways_out(house))


def surprises(house: Path) -> frozenset[Way]:
    return ways(house) - set(KNOWN)


def test_nothing_in_the_program_writes_but_what_is_listed() -> None:
    assert surprises(ROOT) == set()


def test_the_list_is_true() -> None:
    assert set(KNOWN) - ways(ROOT) == set()


def test_one_module_is_the_door_and_only_the_composition_root_holds_it() -> None:
    assert {way.module for way, reason in KNOWN.items() if reason is DOOR} == {"system/door.py"}
    holders = {
        path.relative_to(ROOT / "practiceapp").as_posix().split("/")[0]
        for path in (ROOT / "practiceapp").rglob("*.py")
        if "import door" in path.read_text(encoding="utf-8")
    }
    assert holders == {"bootstrap"}


PLANTED = {
    "open": 'open("notes.txt", "w")',
    "open, mode by name": 'open("notes.txt", mode="a")',
    "open, mode unknown": "open(name, mode)",
    "open for both": 'open("notes.txt", "r+b")',
    "io": 'import io\nio.open("notes.txt", "w")',
    "path": 'path.open("w")',
    "write_text": 'path.write_text("said")',
    "write_bytes": 'path.write_bytes(b"said")',
    "os.open": 'os.open("notes.txt", os.O_WRONLY | os.O_CREAT)',
    "os.write": 'os.write(3, b"said")',
    "from os": "from os import write",
    "os.replace": 'os.replace("a", "b")',
    "path.replace": "path.replace(target)",
    "rename": "path.rename(target)",
    "shutil": 'import shutil\nshutil.copy("vault.db", "elsewhere")',
    "tempfile": "from tempfile import NamedTemporaryFile",
    "QFile": 'from PySide6.QtCore import QFile\nQFile("notes.txt")',
    "QSaveFile": 'QtCore.QSaveFile("notes.txt")',
    "QSettings": "from PySide6.QtCore import QSettings",
    "QPixmap.save": 'window.grab().save("window.png")',
    "QImage.save": 'image.save("page.png")',
    "QPdfWriter": "from PySide6.QtGui import QPdfWriter",
    "QTextDocumentWriter": "from PySide6.QtGui import QTextDocumentWriter",
    "printer": "from PySide6.QtPrintSupport import QPrinter",
    "clipboard": 'QGuiApplication.clipboard().setText("said")',
    "clipboard, held": "clipboard.setMimeData(data)",
    "drag": "from PySide6.QtGui import QDrag",
    "desktop": "from PySide6.QtGui import QDesktopServices",
    "browser": 'import webbrowser\nwebbrowser.open("about:blank")',
    "mail": "import smtplib",
    "message": "from email.message import EmailMessage",
    "log file": "import logging",
    "pickle": "import pickle",
    "another database": "import sqlite3",
    "attach": """work.execute("ATTACH 'plain.db' AS plain KEY ''")""",
    "export": """work.execute("SELECT sqlcipher_export('plain')")""",
    "vacuum into": """work.execute("VACUUM INTO 'copy.db'")""",
    "backup": "connection.backup(other)",
    "another program": "import subprocess",
    "system": 'os.system("lpr")',
    "network": "from PySide6.QtNetwork import QTcpSocket",
    "socket": "import socket",
    "late import": '__import__("socket")',
    "print": 'print("said")',
    "canvas to a path": 'canvas.Canvas("invoice.pdf")',
}


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_house(tmp_path_factory.mktemp("house"))


@pytest.mark.parametrize("breach", PLANTED)
def test_a_planted_way_out_is_caught(tmp_path: Path, breach: str) -> None:
    plant(
        tmp_path, "practiceapp/ui/notes/leak.py", f"def leak(path, target):\n    {_indented(PLANTED[breach])}"
    )
    found = surprises(tmp_path)
    assert found
    assert {way.module for way in found} == {"ui/notes/leak.py"}


def test_a_breach_in_a_listed_module_is_caught_too(house: Path) -> None:
    plant(house, "practiceapp/system/door.py", "def second(path, text):\n    path.write_text(text)")
    assert surprises(house) == {Way("system/door.py", "second", "path.write_text")}


def _indented(lines: str) -> str:
    return lines.replace("\n", "\n    ")


NAMESPACES = ("ns.adobe.com", "w3.org", "purl.org", "aiim.org")


@pytest.mark.parametrize("word", ["printer", "mailto:", "smtp", "openurl", "webbrowser", "http://"])
def test_the_program_does_not_even_know_the_word(word: str) -> None:
    """XML names its vocabularies by addresses; nobody opens those."""
    for path in (ROOT / "practiceapp").rglob("*.py"):
        for line in path.read_text(encoding="utf-8").splitlines():
            assert word not in line.lower() or any(name in line for name in NAMESPACES), (path.name, line)
