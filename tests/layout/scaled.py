"""`python -m tests.layout.scaled FOLDER FACTOR`: looks at everything at the scale of this process.

Prints each fault, then whether a picture drawn for a screen of one pixel a point is seen as blurred.
"""

import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget

from tests.layout.everywhere import SMALL, look_everywhere, told
from tests.layout.eyes import faults_in
from tests.layout.stops import rest


def main() -> int:
    """0 when nothing was found but the planted fault."""
    folder, factor = Path(sys.argv[1]), float(sys.argv[2])
    application = QApplication([])
    assert application.devicePixelRatio() == factor, application.devicePixelRatio()
    found = look_everywhere(folder / "looked", [SMALL], faults_in)
    print(told(found))
    seen = _planted()
    print("the planted fault is seen" if seen else "a picture of one pixel a point is not seen")
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return 1 if found or not seen else 0


def _planted() -> bool:
    page, picture, shown = QWidget(), QPixmap(20, 20), QLabel()
    picture.fill(Qt.GlobalColor.black)
    shown.setPixmap(picture)
    QVBoxLayout(page).addWidget(shown)
    page.show()
    rest(page)
    faults = faults_in(page)
    page.close()
    return any("shows a picture made for 1.0 pixels" in fault for fault in faults)


if __name__ == "__main__":
    sys.exit(main())
