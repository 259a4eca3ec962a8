"""Pictures of every place, named by it: `de_dark_1024x700/03_client2_1.png` is the same in every folder."""

import json
import shutil
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtWidgets import QTabBar

from practiceapp.ui.shared.hint import HINTS
from practiceapp.ui.shared.places import NOTE, SEARCH
from practiceapp.ui.shared.theme import current
from tests.drive import Drive, StandingClock
from tests.drive.hands import keys, settle
from tests.every_page import Shown
from tests.tour.camera import picture_of
from tests.tour.looks import THEMES, Look
from tests.tour.messages import Messages
from tests.tour.plan import LAST_DAY, moment
from tests.tour.walk import paths_of_tour

SOUGHT = "silen"
"""The beginning of a word that the tour writes into a note."""


def look_again(folder: Path, look: Look) -> int:
    """Open a copy of the tour's vault with the passphrase on standard input, look at it, and close it."""
    started, messages = time.monotonic(), Messages()
    home = folder / "kept" / look.name
    shutil.copytree(folder / "vault", home / "vault")
    paths = paths_of_tour(home)
    paths.preferences_file.parent.mkdir(parents=True, exist_ok=True)
    first_day = {
        "language": look.language,
        "appearance": "light",
        "contrast": "normal",
        "motion": False,
        "hints_seen": list(HINTS),
    }
    paths.preferences_file.write_text(json.dumps(first_day), encoding="utf-8")
    drive = Drive(home, StandingClock(moment(LAST_DAY, "10:10")), paths=paths)
    try:
        taken = Album(folder / "places", look).fill(Shown(drive, SOUGHT), sys.stdin.read().strip())
        drive.check()
    finally:
        drive.stop()
    for line in messages.unexpected:
        print(f"Qt, {look.name}: {line}")
    print(f"{look.name}: {taken} pictures after {time.monotonic() - started:.0f} s")
    return 1 if messages.unexpected else 0


class Album:
    """The pictures of one look, one folder for each of its variants."""

    def __init__(self, folder: Path, look: Look) -> None:
        self._folder, self._look = folder, look
        self._taken = 0

    def fill(self, shown: Shown, passphrase: str) -> int:
        """Open the practice and look at everything in every variant; how many pictures there are."""
        for number, (folder, theme, size) in enumerate(self._look.variants()):
            scheme, contrast = THEMES[theme]
            current().choose(scheme, 100, contrast)
            if not number:
                shown.life.unlock(passphrase)
            shown.window.resize(*size)
            for place, name in enumerate(stops(shown), start=1):
                self._take(shown, self._folder / folder / f"{place:02}_{name}.png")
        return self._taken

    def _take(self, shown: Shown, file: Path) -> None:
        settle()
        file.parent.mkdir(parents=True, exist_ok=True)
        if not picture_of(shown.window).save(str(file), "PNG", 80):
            raise OSError(f"{file} could not be written")
        self._taken += 1


def stops(shown: Shown) -> Iterator[str]:
    """Go to every page and part of one, then to what lies over a page; at each its name."""
    for _words in shown.walk():
        page, place = shown.window.page, shown.window.place
        assert page is not None
        assert place is not None
        bars = [bar for bar in page.findChildren(QTabBar) if bar.isVisible()]
        part = "".join(f"_{bar.currentIndex() + 1}" for bar in bars)
        yield f"{place.name}{place.id or ''}{part}"
        if place.name == SEARCH:
            keys("Esc")
    for place in [one for one in shown.places if one.name == NOTE][-1:]:
        shown.show(place)
        keys("F6")
        yield "note_beside_client"
        keys("F6")
    for sequence, name in (("Ctrl+K", "palette"), ("Ctrl+/", "keys")):
        keys(sequence)
        settle()
        yield name
        keys("Esc")
