"""Pictures of what is on the screen, in light and in dark, numbered in the order they were seen."""

from pathlib import Path

from PySide6.QtCore import QPoint
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from practiceapp.ui.shared.theme import current
from practiceapp.ui.shared.toast import Toast
from tests.drive.hands import settle

SCHEMES = ("light", "dark")


class Camera:
    """`camera(window, "today")` leaves `07_today.png` in each scheme's folder; a name is taken once."""

    def __init__(self, folder: Path, schemes: tuple[str, ...] = SCHEMES) -> None:
        self._folder, self._schemes = folder, schemes
        self.taken: list[str] = []
        self._said = ""
        for scheme in schemes:
            (folder / scheme).mkdir(parents=True, exist_ok=True)

    def __call__(self, window: QWidget, name: str) -> None:
        """Take it, unless there is one of this name already."""
        if name in self.taken:
            return
        self.taken.append(name)
        self._let_time_pass(window)
        for scheme in self._order():
            self._light(scheme)
            file = self._folder / scheme / f"{len(self.taken):02}_{name}.png"
            if not picture_of(window).save(str(file)):
                raise OSError(f"{file} could not be written")

    def _let_time_pass(self, window: QWidget) -> None:
        """What was said below and is in a picture already would be gone by now: a person is slower."""
        for bar in window.findChildren(Toast):
            if bar.isVisible() and bar.words.text() == self._said:
                bar.hide()
            self._said = bar.words.text() if bar.isVisible() else self._said

    def _order(self) -> list[str]:
        """The scheme in force first: one change a picture, which is the slowest part of taking it."""
        return sorted(self._schemes, key=lambda scheme: scheme != current().scheme)

    def _light(self, scheme: str) -> None:
        if scheme in SCHEMES and current().scheme != scheme:
            application = QApplication.instance()
            if isinstance(application, QApplication):
                application.setStyleSheet("")  # replaced in one go, a sheet costs five times as much
            current().choose(scheme, current().percent)
        settle()


def picture_of(window: QWidget) -> QPixmap:
    """The window with whatever lies over it: dialogs, menus, lists of choices."""
    picture = window.grab()
    painter = QPainter(picture)
    for over in QApplication.topLevelWidgets():
        if over is not window and over.isVisible() and over.windowOpacity() > 0:
            painter.drawPixmap(over.mapToGlobal(QPoint()) - window.mapToGlobal(QPoint()), over.grab())
    painter.end()
    return picture
