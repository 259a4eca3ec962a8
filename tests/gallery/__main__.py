"""`python3 -m tests.gallery FOLDER` leaves pictures there; `--contrast` in its place prints the table."""

import os
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["HOME"] = os.environ["XDG_CONFIG_HOME"] = tempfile.mkdtemp(prefix="practiceapp-gallery-")

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from practiceapp.ui.shared.theme import current
from tests.gallery.picture import SCALE, image_of
from tests.gallery.specimens import SPECIMENS
from tests.gallery.stage import THEMES, staged
from tests.gallery.table import choose, table

ACROSS, DOWN, GAP, CAPTION, LETTER = 1500, 1300, 16, 22, 7


def main() -> int:
    """Pictures or table, as asked."""
    application = QApplication(sys.argv[:1])
    application.setApplicationName("practiceapp")
    if sys.argv[1:] == ["--contrast"]:
        for line in table():
            print(line)
        return 0
    if len(sys.argv) != 2:
        print(__doc__)
        return 2
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for theme in THEMES:
        name = choose(theme)
        for number, shown in enumerate(in_sheets(shots()), start=1):
            file = folder / f"{name}_{number}.png"
            sheet(shown).save(str(file))
            print(file)
    return 0


def shots() -> list[tuple[str, QImage]]:
    """Every component in every state, in the theme in force."""
    taken = []
    for specimen in SPECIMENS:
        for state in specimen.states:
            with staged(specimen, state) as one:
                taken.append((one.name, image_of(one.window)))
    return taken


@dataclass(frozen=True)
class Placed:
    """A picture, its name, and where it stands on its sheet."""

    name: str
    image: QImage
    left: int
    top: int

    @property
    def bottom(self) -> int:
        """Where it ends."""
        return self.top + self.image.height() // SCALE + CAPTION


def in_sheets(taken: list[tuple[str, QImage]]) -> Iterator[list[Placed]]:
    """In rows, from left to right; a sheet is full when the next row would begin too far down."""
    placed: list[Placed] = []
    left, top = GAP, GAP
    for name, image in taken:
        width = max(image.width() // SCALE, len(name) * LETTER)
        if left > GAP and left + width > ACROSS - GAP:
            left, top = GAP, max(one.bottom for one in placed) + GAP
        if top > DOWN:
            yield placed
            placed, left, top = [], GAP, GAP
        placed.append(Placed(name, image, left, top))
        left += width + GAP
    yield placed


def sheet(placed: list[Placed]) -> QImage:
    """One sheet, each picture below its name."""
    height = max(one.bottom for one in placed) + GAP
    made = QImage(ACROSS * SCALE, height * SCALE, QImage.Format.Format_RGB32)
    made.setDevicePixelRatio(SCALE)
    made.fill(current().color("sunken"))
    painter = QPainter(made)
    painter.setPen(current().color("text2"))
    painter.setFont(current().font("hint"))
    for one in placed:
        painter.drawText(QRect(one.left, one.top, ACROSS, CAPTION), Qt.AlignmentFlag.AlignLeft, one.name)
        painter.drawImage(one.left, one.top + CAPTION, one.image)
    painter.end()
    return made


sys.exit(main())
