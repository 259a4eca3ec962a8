"""A window with one thing of everything that must be caught."""

import sys

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)


def main() -> int:
    application = QApplication(sys.argv)
    window = QWidget()
    column = QVBoxLayout(window)
    label = QLabel("Open")
    label.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    choice = QComboBox()
    choice.addItem("Germany")
    secret = QLineEdit("marble tundra")
    secret.setAccessibleName("Passphrase")
    area = QScrollArea()
    area.setAccessibleName("The page")
    area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    for part in (QPushButton(), QListWidget(), label, choice, secret, area):
        column.addWidget(part)
    window.show()
    return application.exec()


if __name__ == "__main__":
    sys.exit(main())
