"""A handful of pictures of the finished practice, at the scale of a dense screen."""

import sys
from pathlib import Path

from tests.tour.plan import LAST_DAY, moment


def look_again(folder: Path) -> int:
    """Open the vault of the tour with the passphrase on standard input, look, and close it."""
    from practiceapp.ui.shared.places import CLIENT, DRAFT, INVOICE, NOTE, PRACTICE, Place
    from tests.drive import Drive, StandingClock
    from tests.tour.camera import Camera
    from tests.tour.walk import paths_of_tour

    passphrase = sys.stdin.read().strip()
    drive = Drive(folder, StandingClock(moment(LAST_DAY, "10:10")), paths=paths_of_tour(folder))
    camera = Camera(folder, ("scale200",))
    try:
        camera(drive.window, "unlock")
        drive.unlock(passphrase)
        for name in ("Today", "Clients", "Invoices"):
            drive.go_to(name)
            camera(drive.window, name.lower())
        for place in (Place(CLIENT, 2), Place(NOTE, 1), Place(DRAFT, 1), Place(INVOICE, 1), Place(PRACTICE)):
            drive.main.show_place(place)
            camera(drive.window, place.name)
        drive.search("silen")
        camera(drive.window, "search")
        drive.quit()
    finally:
        drive.stop()
    return 0
